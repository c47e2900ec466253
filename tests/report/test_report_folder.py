"""Writing: only what changed, nothing half, nothing of anybody else deleted, and always the same bytes."""

from __future__ import annotations

import json
import os
import runpy
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from guidecompare import report
from guidecompare.errors import GuidecompareError
from guidecompare.report.folder import MANIFEST, Written, write_files

if TYPE_CHECKING:
    from guidecompare.model import Result

HERE: Final = Path(__file__).parent
MACHINE: Final = b"/home/somebody"
BUILD: Final = """
import pathlib, runpy, sys
from guidecompare import report
report.write(runpy.run_path(sys.argv[1])["example"](), pathlib.Path(sys.argv[2]), ("ja", "en"))
"""


def files(folder: Path) -> dict[str, bytes]:
    """Return everything in a folder."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_a_second_run_writes_nothing(result: Result, tmp_path: Path) -> None:
    """The same result leaves every file as it is, down to its time stamp."""
    first = report.write(result, tmp_path, ("ja",))
    stamps = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    second = report.write(result, tmp_path, ("ja",))

    assert second == Written(written=0, unchanged=first.written, removed=0)
    assert stamps == {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}


def test_only_what_changed_is_written(result: Result, tmp_path: Path) -> None:
    """A page that was lost is written again, and no other file is touched."""
    first = report.write(result, tmp_path, ("ja",))
    (tmp_path / "index.html").unlink()
    second = report.write(result, tmp_path, ("ja",))

    assert second == Written(written=1, unchanged=first.written - 1, removed=0)


def test_a_language_that_is_not_wanted_any_more_is_removed(result: Result, tmp_path: Path) -> None:
    """Pages of the last report that this one does not have would be found by a search and believed."""
    report.write(result, tmp_path, ("ja", "en"))
    second = report.write(result, tmp_path, ("ja",))
    report.write(result, tmp_path / "new", ("ja",))

    assert second.removed > 0
    assert not (tmp_path / "en").exists()
    assert files(tmp_path / "new") == {name: data for name, data in files(tmp_path).items() if "new/" not in name}


def test_nothing_of_anybody_else_is_deleted(tmp_path: Path) -> None:
    """Files that we did not list stay, and so does one of ours that somebody changed."""
    write_files(tmp_path, [("old.html", b"old"), ("mine.html", b"ours")], {})
    (tmp_path / "mine.html").write_bytes(b"changed by the reader")
    (tmp_path / "notes.txt").write_bytes(b"of the reader")
    written = write_files(tmp_path, [("new.html", b"new")], {})

    assert written == Written(written=2, unchanged=0, removed=1)
    assert {"mine.html", "notes.txt", "new.html", MANIFEST} == set(files(tmp_path))


@pytest.mark.parametrize("name", ["../outside.txt", "/outside.txt", "a/../../outside.txt", "..\\outside.txt"])
def test_a_manifest_cannot_reach_out_of_the_folder(tmp_path: Path, name: str) -> None:
    """The manifest is a file that anybody may have edited."""
    folder = tmp_path / "output"
    write_files(folder, [("a.html", b"outside")], {})
    (tmp_path / "outside.txt").write_bytes(b"outside")
    listed = json.loads((folder / MANIFEST).read_bytes())
    listed["files"] = {name: listed["files"]["a.html"]}
    (folder / MANIFEST).write_text(json.dumps(listed), encoding="utf-8")

    assert write_files(folder, [("b.html", b"b")], {}).removed == 0
    assert (tmp_path / "outside.txt").read_bytes() == b"outside"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"files": {"a.html": ""}}', '{"generator": "guidecompare"}'])
def test_a_manifest_that_is_not_ours_stops_the_report(tmp_path: Path, text: str) -> None:
    """A damaged or foreign manifest is no list of our files, and somebody may want it."""
    (tmp_path / "data").mkdir()
    (tmp_path / MANIFEST).write_text(text, encoding="utf-8")
    before = files(tmp_path)

    assert refused(tmp_path, [("a.html", b"a")]) == {"files": MANIFEST, "count": "1", "folder": str(tmp_path)}
    assert files(tmp_path) == before


def refused(folder: Path, planned: list[tuple[str, bytes]]) -> dict[str, str]:
    """Return what is told of the files that are in the way."""
    with pytest.raises(GuidecompareError) as raised:
        write_files(folder, planned, {})

    assert [problem.code for problem in raised.value.problems] == ["output-not-ours"]
    return dict(raised.value.problems[0].arguments)


def test_files_of_somebody_else_stop_the_report_before_its_first_byte(tmp_path: Path) -> None:
    """Files, folders and what stands where a folder must be; the first few are named, none is touched."""
    (tmp_path / "b.html").write_bytes(b"mine")
    (tmp_path / "c.html").mkdir()
    (tmp_path / "d").write_bytes(b"mine")
    (tmp_path / "e.html").write_bytes(b"mine")
    before = files(tmp_path)
    told = refused(tmp_path, [(name, b"ours") for name in ("a.html", "b.html", "c.html", "d/x.html", "e.html")])

    assert told == {"files": "d, b.html, c.html, …", "count": "4", "folder": str(tmp_path)}
    assert files(tmp_path) == before


def test_a_file_with_the_bytes_to_be_written_is_in_nobodys_way(tmp_path: Path) -> None:
    """A copy of the report without its manifest is taken over."""
    (tmp_path / "a.html").write_bytes(b"ours")

    assert write_files(tmp_path, [("a.html", b"ours")], {}) == Written(written=1, unchanged=1, removed=0)


def test_a_page_changed_by_hand_stops_the_next_report(tmp_path: Path) -> None:
    """What a reader wrote into a page is not lost."""
    write_files(tmp_path, [("a.html", b"one")], {})
    (tmp_path / "a.html").write_bytes(b"with remarks")

    assert refused(tmp_path, [("a.html", b"two")])["files"] == "a.html"
    assert (tmp_path / "a.html").read_bytes() == b"with remarks"


@pytest.mark.parametrize("done", range(4))
def test_a_report_that_was_cut_off_is_finished_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, done: int
) -> None:
    """Old, new and vanished files are all known to be ours, wherever the run stopped, whatever comes next."""
    write_files(tmp_path, [("a.html", b"1"), ("b.html", b"1"), ("old.html", b"1")], {})
    replace, left = Path.replace, iter([True] * done)

    def cut_off(source: Path, target: Path) -> Path:
        if next(left, False):
            return replace(source, target)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", cut_off)
        with pytest.raises(KeyboardInterrupt):
            write_files(tmp_path, [("a.html", b"2"), ("b.html", b"2")], {})
    write_files(tmp_path, [("a.html", b"3"), ("b.html", b"3")], {})
    write_files(tmp_path / "new", [("a.html", b"3"), ("b.html", b"3")], {})

    assert files(tmp_path / "new") == {name: data for name, data in files(tmp_path).items() if "new/" not in name}


@pytest.mark.parametrize("below", ["", "deeper/still"])
def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path, below: str) -> None:
    """A wrong ``-o`` is a fault of use, not a traceback, and is named as it was written."""
    (tmp_path / "output").write_bytes(b"a file")
    wanted = tmp_path / "output" / below
    with pytest.raises(GuidecompareError) as raised:
        write_files(wanted, [("a.html", b"text")], {})

    assert [problem.code for problem in raised.value.problems] == ["output-not-writable"]
    assert [problem.place for problem in raised.value.problems] == [None]
    assert dict(raised.value.problems[0].arguments)["file"] == str(wanted)
    assert (tmp_path / "output").read_bytes() == b"a file"


def test_the_manifest_lists_every_file(folder: Path) -> None:
    """Whoever has the manifest can tell whether a copy of the report is whole."""
    listed = json.loads((folder / MANIFEST).read_bytes())

    assert set(listed["files"]) == set(files(folder)) - {MANIFEST}
    assert listed["tool"] == "guidecompare 0"
    assert listed["inputs"]["990001/policy"]


def test_the_same_result_is_the_same_bytes_everywhere(folder: Path, tmp_path: Path) -> None:
    """Neither the hash seed, the time zone, the locale nor the place of the folder gets into a file."""
    environment = os.environ | {"PYTHONHASHSEED": "77", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    command = [sys.executable, "-c", BUILD, str(HERE / "conftest.py"), str(tmp_path / "x" / "y")]
    subprocess.run(command, env=environment, check=True)  # noqa: S603 - our own interpreter and script

    assert files(folder) == files(tmp_path / "x" / "y")


def test_no_path_of_the_machine_is_written(folder: Path) -> None:
    """Where a document lay on this machine is nobody's business."""
    assert [name for name, data in files(folder).items() if MACHINE in data] == []


def test_a_real_corpus_is_not_called_fictitious(tmp_path: Path) -> None:
    """The notice stands on a sample only."""
    real = runpy.run_path(str(HERE / "conftest.py"))["example"](fictitious=False)
    report.write(real, tmp_path, ("ja",))

    assert "架空の見本" not in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_one_language_alone_has_no_twin(result: Result, tmp_path: Path) -> None:
    """An English report stands at the root and leads nowhere else."""
    report.write(result, tmp_path, ("en",))
    text = (tmp_path / "index.html").read_text(encoding="utf-8")

    assert '<html lang="en">' in text
    assert "hreflang" not in text
    assert "Not found" in text
