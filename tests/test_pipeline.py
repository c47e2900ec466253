"""The order of the steps on real files, and what a bad document costs: its own row."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from run import SAMPLE, guidecompare

from guidecompare import corpus as corpora
from guidecompare import pipeline
from guidecompare import taxonomy as taxonomies
from guidecompare.align import verdicts
from guidecompare.model import Unread, Verdict

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def tree(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file of a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_same_input_gives_the_same_bytes(sample_report: Path, tmp_path: Path) -> None:
    """Whatever the hash seed, time zone, locale, folder and number of jobs."""
    surroundings = {"PYTHONHASHSEED": "77", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    ran = guidecompare(
        "build", SAMPLE, "-o", "deep/er/output", "--lang", "both", "--jobs", "1", cwd=tmp_path, env=surroundings
    )
    assert ran.code == 0, ran.err
    assert tree(tmp_path / "deep/er/output") == tree(sample_report)


def test_second_build_writes_nothing(sample_report: Path) -> None:
    """A file is written only when its bytes differ."""
    ran = guidecompare("build", SAMPLE, "-o", sample_report, "--lang", "both")
    assert ran.code == 0
    assert "0 written" in ran.err


def test_cells_of_a_build_are_the_union_of_its_documents(sample_report: Path) -> None:
    """``clauses FILE`` sees in each file what ``build`` saw: the same clauses, labels and ids."""
    result = json.loads((sample_report / "result.json").read_text(encoding="utf-8"))
    built = {clause["id"]: [topic["id"] for topic in clause["topics"]] for clause in result["clauses"]}
    for name in ("990078-aono/line-policy.pdf", "990094-shizukugahara/rules.html", "990086-aono/line-terms.txt"):
        answer = json.loads(guidecompare("clauses", SAMPLE / name, "--format", "json").out)
        single = {clause["id"]: [topic["id"] for topic in clause["topics"]] for clause in answer["clauses"]}
        source = answer["source"]["id"]
        assert single == {id_: labels for id_, labels in built.items() if id_.startswith(f"{source}#")}


def test_document_without_text_is_unreadable_and_never_a_gap(sample_report: Path) -> None:
    """The scan in the sample has no absent cell."""
    result = json.loads((sample_report / "result.json").read_text(encoding="utf-8"))
    unread = {
        document["id"] for document in result["documents"] if (document["health"] or {}).get("unread") == "no-text"
    }
    assert unread == {"990124/blog-twitter-rules"}
    rows = {row["id"] for row in result["rows"] if set(row["sources"]) <= unread and row["sources"]}
    assert rows
    assert {cell["verdict"] for cell in result["cells"] if cell["row"] in rows} == {"unreadable"}


def test_file_that_went_away_costs_its_own_row(tmp_path: Path) -> None:
    """Between loading the corpus and reading it a file may vanish; the others are read."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("1 目的\n情報を発信するために運用します。\n", encoding="utf-8")
    corpus = corpora.load(tmp_path)
    (tmp_path / "a.txt").unlink()
    topics = taxonomies.load().topics
    readings = pipeline.read(corpus.sources, jobs=2)
    assert readings[0].document.health.unread is Unread.MISSING
    found = {r.document.source.file: verdicts(r, topics)["purpose"] for r in readings}
    assert found == {"a.txt": Verdict.UNREADABLE, "b.txt": Verdict.COVERED}


def test_bug_in_a_step_costs_its_own_document(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """It is told as a fault of the tool, with its traceback on standard error."""
    file = tmp_path / "a.txt"
    file.write_text("1 目的\n情報を発信します。\n", encoding="utf-8")
    source = replace(corpora.load(tmp_path).sources[0], path="\0")  # no system call takes this: nothing foresees it
    (reading,) = pipeline.read([source], jobs=1)
    assert [problem.code for problem in reading.document.problems] == ["reader-failed"]
    assert reading.document.health.unread is Unread.FAILED
    assert "Traceback" in capfd.readouterr().err
