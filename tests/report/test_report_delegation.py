"""A matter that is left to another document: what the pages, ``explain`` and the data say of it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from comparisons import TOPICS, reading

from guidecompare import names, report
from guidecompare.align import align, verdicts
from guidecompare.model import City, Corpus, Issuer, Result, Rule, Stance
from guidecompare.report.explain import explain_text
from guidecompare.report.json import clauses_json
from guidecompare.report.text import clauses_text

if TYPE_CHECKING:
    from pathlib import Path

    from guidecompare.model import Reading

NAME = "見本市文書管理規程"


def left() -> Reading:
    """Return a council's policy that leaves the keeping of records to a rule of the city."""
    made = reading("990019/policy", [(f"記録の保存は、{NAME}による。", "records")])
    evidence = replace(made.matches.topics[0], stance=Stance.DELEGATED, refers=(NAME,))
    source = replace(made.document.source, title="見本市議会SNS運用方針", issuer=Issuer.ASSEMBLY)
    return replace(
        made, document=replace(made.document, source=source), matches=replace(made.matches, topics=(evidence,))
    )


def held(labels: str) -> Reading:
    """Return the rule that is named."""
    made = reading("990019/rule", [("記録は、五年間保存する。", labels)])
    return replace(made, document=replace(made.document, source=replace(made.document.source, title=NAME)))


def compared(result: Result, *readings: Reading) -> Result:
    """Return ``result`` with these documents of one city in place of its own."""
    corpus = Corpus(
        name="見本",
        cities=(City(id="990019", code="990019", name="見本市"),),
        sources=tuple(each.document.source for each in readings),
    )
    comparison = align(corpus, readings, TOPICS)
    return replace(result, corpus=corpus, topics=TOPICS, readings=readings, comparison=comparison, problems=())


def explained(result: Result, *readings: Reading) -> str:
    """Return why the cells on records are what they are."""
    found = compared(result, *readings)
    return explain_text(found, found.corpus.cities[0], TOPICS[1], "ja")


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        ("records", f"本文は「{NAME}」に委任、収録した「{NAME}」による判定: 規定あり"),
        ("replies", f"「{NAME}」に委任、「{NAME}」には見つかりません"),
        (None, f"「{NAME}」に委任、その文書は収録していません"),
    ],
)
def test_explain_says_whom_the_matter_is_left_to(result: Result, labels: str | None, words: str) -> None:
    """And whether that document is held, and what it says."""
    others = () if labels is None else (held(labels),)

    assert words in explained(result, left(), *others)


def test_explain_names_the_rule_that_made_the_verdict(result: Result) -> None:
    """In the words of the page on method."""
    said = explained(result, left(), held("records"))

    assert names.name(Rule.THROUGH, "ja") in said
    assert names.name(Rule.MAIN, "ja") in said


def test_the_page_of_the_topic_shows_both_clauses(result: Result, tmp_path: Path) -> None:
    """That of the document which leaves the matter, and that of the one which rules it."""
    report.write(compared(result, left(), held("records")), tmp_path, ("ja",))
    page = (tmp_path / "topics" / "records.html").read_text(encoding="utf-8")
    found = re.search(r'<article id="c990019-public-assembly".*?</article>', page, re.DOTALL)

    assert found is not None
    assert f"本文は「{NAME}」に委任" in found[0]
    assert "による。" in found[0]
    assert "五年間保存する。" in found[0]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_page_on_method_holds_every_rule(result: Result, tmp_path: Path, lang: str) -> None:
    """The rules are written down for the reader, in the order in which they hold."""
    report.write(compared(result, left()), tmp_path, (lang,))
    page = (tmp_path / "method.html").read_text(encoding="utf-8")
    places = [page.find(names.name(rule, lang)) for rule in Rule]

    assert -1 not in places
    assert places == sorted(places)


def test_the_data_hold_the_names_and_the_marks(result: Result, tmp_path: Path) -> None:
    """In the cell and at the clause."""
    report.write(compared(result, left(), held("records")), tmp_path, ("ja",))
    written = json.loads((tmp_path / "result.json").read_text(encoding="utf-8"))
    cell = next(c for c in written["cells"] if (c["row"], c["topic"]) == ("990019-public-assembly", "records"))
    clause = next(c for c in written["clauses"] if c["id"] == "990019/policy#n0")

    assert (cell["verdict"], cell["rule"], cell["through"]) == ("covered", "through", ["990019/rule"])
    assert clause["topics"][0]["refers"] == [NAME]


def test_the_clauses_of_one_document_name_the_other() -> None:
    """As JSON and as text."""
    made = left()
    said = verdicts(made, TOPICS)

    assert json.loads(clauses_json(made, said, TOPICS, "ja"))["clauses"][0]["topics"][0]["refers"] == [NAME]
    assert f"委任「{NAME}」" in clauses_text(made, said, TOPICS, "ja")
