"""Another subject by data alone: the example of docs/examples/generative-ai, built as its user would build it."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any, Final

import pytest
from outlines import outline, source
from run import ROOT, guidecompare

from guidecompare import taxonomy
from guidecompare.match import match

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLE: Final = ROOT / "docs" / "examples" / "generative-ai"
TAXONOMY: Final = EXAMPLE / "generative-ai.toml"

# By file and topic: the verdict and the places of the clauses that it rests on, of an absent cell the nearest miss.
PLANNED: Final = {
    ("hanazono-shi.txt", "aim-of-use"): ("covered", ["art1"]),
    ("hanazono-shi.txt", "input-data"): ("covered", ["art2", "art2.para2"]),
    ("hanazono-shi.txt", "output-check"): ("covered", ["art3"]),
    ("hanazono-shi.txt", "rights"): ("covered", ["art4"]),
    ("hanazono-shi.txt", "approval"): ("covered", ["art5"]),
    ("tsukimori-cho.txt", "aim-of-use"): ("covered", ["dai1"]),
    ("tsukimori-cho.txt", "input-data"): ("covered", ["dai2"]),
    ("tsukimori-cho.txt", "output-check"): ("covered", ["dai3"]),
    ("tsukimori-cho.txt", "rights"): ("absent", None),  # nothing comes near: which clause is nearest says nothing
    ("tsukimori-cho.txt", "approval"): ("absent", ["dai4"]),  # worded like 利用を希望する職員は
}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the two documents, in both languages."""
    folder = tmp_path_factory.mktemp("example")
    shutil.copytree(EXAMPLE / "documents", folder / "documents", ignore=shutil.ignore_patterns("documents.csv"))
    ran = guidecompare(
        "build", folder / "documents", "--taxonomy", TAXONOMY, "-o", folder / "report", "--lang", "both", "--jobs", "1"
    )
    assert ran.code == 0, ran.err
    return folder / "report"


@pytest.fixture(scope="module")
def result(report: Path) -> dict[str, Any]:
    """What the report says, as data."""
    loaded: dict[str, Any] = json.loads((report / "result.json").read_bytes())
    return loaded


def test_every_cell_is_as_planned(result: dict[str, Any]) -> None:
    """Headings, concepts and exemplars alone find what the documents were written to say, and nothing else."""
    files = {document["id"]: document["file"] for document in result["documents"]}
    found = {}
    for cell in result["cells"]:
        key = (files[cell["documents"][0]], cell["topic"])
        rests_on = cell["clauses"] or [cell["near"]["clause"]]
        places = [clause.partition("#")[2] for clause in rests_on]
        found[key] = (cell["verdict"], places if key != ("tsukimori-cho.txt", "rights") else None)
    assert found == PLANNED


def test_every_exemplar_is_given_its_topic() -> None:
    """A taxonomy that does not find its own examples would find nothing."""
    known = taxonomy.load(TAXONOMY)
    for exemplar in known.exemplars:
        given = match(outline((0, "", "", exemplar.text)), source(), known)
        assert [exemplar.topics[0]] == [e.label for e in given.topics if e.main], exemplar.text
        assert set(exemplar.elements) <= {e.label for e in given.elements}, exemplar.text


def test_every_counter_example_is_not_given_the_topic_it_looks_like() -> None:
    """It is given its right one."""
    known = taxonomy.load(TAXONOMY)
    assert known.counter_examples
    for example in known.counter_examples:
        given = match(outline((0, "", "", example.text)), source(), known)
        labels = {evidence.label for evidence in given.topics}
        assert example.unlike not in labels, example.text
        assert example.topic in labels, example.text


def test_a_topic_of_the_same_name_is_not_judged_by_what_was_fitted_to_another_subject(tmp_path: Path) -> None:
    """The purpose of using AI is no purpose of an SNS account."""
    renamed = tmp_path / "renamed.toml"
    renamed.write_text(TAXONOMY.read_text(encoding="utf-8").replace("aim-of-use", "purpose"), encoding="utf-8")
    text = next(one.text for one in taxonomy.load(TAXONOMY).exemplars if one.topics[0] == "aim-of-use")
    clauses = outline((0, "1", "利用の目的", text))
    own, same = (match(clauses, source(), taxonomy.load(path)) for path in (TAXONOMY, renamed))
    assert [e.score for e in own.topics] == [e.score for e in same.topics]
    assert [e.label.replace("aim-of-use", "purpose") for e in own.topics] == [e.label for e in same.topics]
    assert own.topics


def test_no_sns_topic_enters_the_report(report: Path, result: dict[str, Any]) -> None:
    """Neither as a topic, a page, a cell nor a label."""
    ours = [topic.id for topic in taxonomy.load(TAXONOMY).topics]
    theirs = {hints.label for hints in taxonomy.load().hints}
    assert ours == [topic["id"] for topic in result["topics"]]
    assert {*ours, "index"} == {path.stem for path in (report / "topics").glob("*.html")}
    assert set(ours) == {cell["topic"] for cell in result["cells"]}
    labels = {one["id"] for clause in result["clauses"] for one in (*clause["topics"], *clause["elements"])}
    assert labels
    assert labels.isdisjoint(theirs)


@pytest.mark.parametrize(
    ("folder", "figure", "notice"),
    [("", "100のうち", "別の論点表で測ったものです"), ("en", "Of 100", "measured with another taxonomy")],
)
def test_figures_of_the_sns_weights_are_said_to_be_of_another_taxonomy(
    report: Path, folder: str, figure: str, notice: str
) -> None:
    """They stand on their own page alone, under a notice; no topic or city is judged by them."""
    root = report / folder
    below = [path for name in ("topics", "cities", "documents") for path in (root / name).glob("*.html")]
    pages = {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in (*root.glob("*.html"), *below)
    }
    assert notice in pages["quality.html"]
    assert [name for name, text in pages.items() if figure in text] == ["quality.html"]
