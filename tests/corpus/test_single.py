"""One file on its own: it is the source that a build of the corpus around it would have."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from guidecompare import corpus
from guidecompare.corpus import sheet
from guidecompare.model import Audience

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Fill = Callable[[Mapping[str, str | bytes]], Path]
    Faults = Callable[[Callable[[], object]], list[tuple[str, str]]]

VALID = Path(__file__).parent / "fixtures" / "valid"


@pytest.mark.parametrize("file", ["990019-sawabe/x-policy.txt", "990019-sawabe/library/rules.html"])
def test_a_file_of_a_collection_takes_its_metadata(file: str) -> None:
    """At whatever depth below the city it lies, the city.toml above describes it; nothing is guessed."""
    expected = next(source for source in corpus.load(VALID).sources if source.file == file)
    single = corpus.single(VALID / file)
    assert (single.id, single.title, single.parent, single.sha256, single.guessed) == (
        *(expected.id, expected.title, expected.parent, expected.sha256, ()),
    )


def test_a_file_that_its_city_does_not_name_stands_alone(fill: Fill) -> None:
    """It is read all the same, and everything about it is open to be guessed."""
    root = fill({"990019-sawabe/new.txt": "x"})
    (root / "990019-sawabe" / "city.toml").write_bytes(
        (VALID / "990027-tomoe" / "city.toml").read_bytes().replace(b"990027", b"990019")
    )
    single = corpus.single(root / "990019-sawabe" / "new.txt")
    assert (single.title, single.file, single.guessed) == ("new", "new.txt", sheet.GUESSABLE)


def test_a_city_at_fault_is_told(fill: Fill, faults: Faults) -> None:
    """As in a build: what describes the file must be right first."""
    root = fill({"990019-sawabe/new.txt": "x", "990019-sawabe/city.toml": "[city"})
    assert [code for code, _ in faults(lambda: corpus.single(root / "990019-sawabe" / "new.txt"))] == [
        "corpus-not-toml"
    ]


def test_a_file_of_a_plain_folder_is_the_source_of_its_build(fill: Fill) -> None:
    """The list beside the documents counts here too, for files in subfolders as well."""
    root = fill({"a.txt": "x", "沢辺市/b.txt": "x", "documents.csv": "file,audience\n沢辺市/b.txt,staff\n"})
    built = corpus.load(root).sources
    singles = [corpus.single(root / "a.txt"), corpus.single(root / "沢辺市" / "b.txt")]
    assert [(one.id, one.file, one.audience, one.guessed) for one in singles] == [
        (built[0].id, "a.txt", Audience.PUBLIC, sheet.GUESSABLE),
        (built[1].id, "沢辺市/b.txt", Audience.STAFF, ("title", "city", "kind", "issuer", "platforms", "published")),
    ]


def test_a_csv_of_somebody_else_is_left_alone(fill: Fill) -> None:
    """A documents.csv that is not ours says nothing of the file."""
    root = fill({"a.txt": "x", "documents.csv": "名称;数\n", "b/c.txt": "x", "b/documents.csv": ""})
    assert corpus.single(root / "a.txt").guessed == sheet.GUESSABLE
    assert corpus.single(root / "b" / "c.txt").file == "c.txt"


def test_a_relative_path_does(fill: Fill, monkeypatch: pytest.MonkeyPatch) -> None:
    """The id comes from the file's name, wherever the command is given."""
    root = fill({"a.txt": "x"})
    whole = corpus.single(root / "a.txt")
    monkeypatch.chdir(root)
    assert corpus.single(Path("a.txt")) == whole


def test_what_cannot_be_read_is_told(fill: Fill, faults: Faults) -> None:
    """Missing, a folder, empty: one clear message each."""
    root = fill({"empty.txt": ""})
    assert faults(lambda: corpus.single(root / "gone.txt")) == [("file-missing", "")]
    assert faults(lambda: corpus.single(root)) == [("file-is-folder", "")]
    assert faults(lambda: corpus.single(root / "empty.txt")) == [("file-empty", "")]
    assert faults(lambda: corpus.single(root / ("x" * 300))) == [("file-unreadable", "")]


@pytest.mark.skipif(sys.platform != "linux", reason="asks the system for a file that even root may not read")
def test_a_file_that_may_not_be_read_is_told(faults: Faults) -> None:
    """The system's own reason is part of the message."""
    assert faults(lambda: corpus.single(Path("/proc/self/mem"))) == [("file-unreadable", "")]
