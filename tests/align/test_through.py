"""The rules of verdicts, and reading a delegation through to the document that the matter is left to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from comparisons import reading, topic

from guidecompare.align import align, verdicts
from guidecompare.model import (
    Audience,
    Cell,
    City,
    Corpus,
    Evidence,
    Health,
    Issuer,
    Matches,
    Reading,
    Rule,
    Stance,
    Unread,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

TOPICS = (topic("privacy", "consent"), topic("scope"))
S, X, D = Stance.STATED, Stance.EXCLUDED, Stance.DELEGATED


def document(
    slug: str, title: str, *labels: Evidence, health: Health | None = None, issuer: Issuer = Issuer.MAYOR
) -> Reading:
    """Return a document of 見本市 whose only clause has the labels given."""
    made = reading(f"990019/{slug}", [("条文です。", "")])
    source = replace(made.document.source, title=title, issuer=issuer)
    clause = made.outline.clauses[0].id
    evidence = [replace(label, clause=clause) for label in labels]
    return replace(
        made,
        document=replace(made.document, source=source, health=health or made.document.health),
        outline=replace(made.outline, title=title),
        matches=Matches(
            topics=tuple(e for e in evidence if "." not in e.label),
            elements=tuple(e for e in evidence if "." in e.label),
            near=(),
        ),
    )


def label(
    name: str = "privacy", stance: Stance = S, *, main: bool = True, score: float = 0.9, refers: str = ""
) -> Evidence:
    """Return a label; ``refers`` is the document that it leaves the matter to."""
    return Evidence(label=name, clause="", score=score, stance=stance, main=main, refers=(refers,) if refers else ())


def cell(*documents: Reading, name: str = "privacy", parent: str | None = None) -> Cell:
    """Return the cell of the first document's row; ``parent`` is what the corpus says that the document rests on."""
    first, *others = documents
    first = replace(first, document=replace(first.document, source=replace(first.document.source, parent=parent)))
    readings: Sequence[Reading] = (first, *others)
    corpus = Corpus(
        name="test",
        cities=(City(id="990019", code="990019", name="見本市"),),
        sources=tuple(r.document.source for r in readings),
    )
    found = align(corpus, readings, TOPICS)
    row = next(row for row in found.rows if first.document.source.id in row.sources)
    return next(c for c in (*found.topic_cells, *found.element_cells) if (c.row, c.label) == (row.id, name))


def left(refers: str) -> Reading:
    """Return a policy of the council that leaves privacy to another document."""
    return document("policy", "見本市議会SNS運用方針", label(stance=D, refers=refers), issuer=Issuer.ASSEMBLY)


def other(title: str, *labels: Evidence, health: Health | None = None) -> Reading:
    """Return another document of the city, which is in another row."""
    return document("other", title, *(labels or (label(),)), health=health)


def for_staff(made: Reading) -> Reading:
    """Return the document for staff, so that it stands in a row of its own."""
    source = replace(made.document.source, audience=Audience.STAFF)
    return replace(made, document=replace(made.document, source=source))


@pytest.mark.parametrize(
    ("labels", "verdict", "rule"),
    [
        ([label(main=True)], Verdict.COVERED, Rule.MAIN),
        ([label(main=False), label("privacy.consent")], Verdict.COVERED, Rule.ELEMENT),
        ([label(main=False)], Verdict.MENTIONED, Rule.FURTHER),
        ([label(main=False), label(stance=X)], Verdict.MENTIONED, Rule.FURTHER),
        ([label(stance=X)], Verdict.EXCLUDED, Rule.RULED_OUT),
        ([label(stance=X), label(stance=D)], Verdict.EXCLUDED, Rule.RULED_OUT),
        ([label(stance=D)], Verdict.DELEGATED, Rule.LEFT),
        ([label(stance=X, score=0.3)], Verdict.MENTIONED, Rule.WEAK),
        ([label(stance=D, score=0.3)], Verdict.MENTIONED, Rule.WEAK),
        ([label(stance=D, score=0.3), label(stance=D, score=0.7)], Verdict.DELEGATED, Rule.LEFT),
        ([], Verdict.ABSENT, Rule.SILENT),
    ],
)
def test_the_first_rule_that_holds_makes_the_verdict(labels: list[Evidence], verdict: Verdict, rule: Rule) -> None:
    """What the labels of one document that was read whole come to."""
    found = cell(document("policy", "見本市SNS運用方針", *labels))

    assert (verdict, rule) == (found.verdict, found.rule)


def test_what_was_not_read_whole_is_never_absent() -> None:
    """Silence of half a text says nothing."""
    found = cell(document("policy", "見本市SNS運用方針", health=Health(unread=Unread.PARTIAL)))

    assert (found.verdict, found.rule) == (Verdict.UNREADABLE, Rule.UNREAD)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("見本市プライバシーポリシー", "見本市プライバシーポリシー"),
        ("市のプライバシーポリシー", "見本市プライバシーポリシー"),
        ("プライバシーポリシー", "見本市ホームページ　プライバシーポリシー"),
        ("本市のＳＮＳ運用規程", "見本市ソーシャルメディア公式アカウント運用規程"),
    ],
)
def test_a_delegation_is_read_through_to_the_document_of_that_name(name: str, title: str) -> None:
    """With or without the city's own name, in any width; the mark says through which document."""
    first = document("policy", "見本市SNS運用方針", label(stance=D, refers=name))
    found = cell(first, for_staff(other(title)))

    assert (found.verdict, found.rule, found.through) == (Verdict.COVERED, Rule.THROUGH, ("990019/other",))
    assert [e.clause for e in found.evidence] == ["990019/other#n0", "990019/policy#n0"]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("見本市個人情報保護方針", "見本市職員SNS利用ガイドライン"),  # another document
        ("同社のプライバシーポリシー", "見本市プライバシーポリシー"),  # of the company that runs the service
        ("県のプライバシーポリシー", "見本市プライバシーポリシー"),  # of the prefecture
        ("隣市プライバシーポリシー", "見本市プライバシーポリシー"),  # of another city
        ("運用方針", "見本市公式SNS運用方針"),  # for short, and of another body
        ("方針", "見本市個人情報保護方針"),  # no name
    ],
)
def test_another_document_is_not_taken_for_the_one_named(name: str, title: str) -> None:
    """The delegation stands, and nothing was looked into."""
    found = cell(left(name), other(title))

    assert (found.verdict, found.rule, found.looked) == (Verdict.DELEGATED, Rule.LEFT, ())


@pytest.mark.parametrize("name", ["運用方針", "各アカウントの運用方針", "各課の運用方針"])
def test_a_body_calls_its_own_documents_for_short(name: str) -> None:
    """運用方針 of a guideline for staff is the policy of the same office."""
    first = document("staff", "見本市職員ガイドライン", label(stance=D, refers=name))
    found = cell(for_staff(first), other("見本市公式SNS運用方針"))

    assert (found.verdict, found.through) == (Verdict.COVERED, ("990019/other",))


def test_the_stated_parent_may_be_named_in_general() -> None:
    """上位の規程 is the one that the corpus says the document rests on; of no other document is it the name."""
    title = "見本市情報発信規程"

    assert cell(left("上位の規程"), other(title)).through == ()
    assert cell(left("上位の規程"), other(title), parent="990019/other").through == ("990019/other",)


@pytest.mark.parametrize(
    ("labels", "health"),
    [
        ([label("scope")], None),  # silent
        ([label(stance=D, refers="別の規程")], None),  # leaves it on
        ([label("scope")], Health(unread=Unread.NO_TEXT)),
        ([label("scope")], Health(unread=Unread.PARTIAL)),
    ],
)
def test_a_document_without_an_answer_leaves_the_delegation(labels: list[Evidence], health: Health | None) -> None:
    """It is told that it was looked into; never is a gap made out of it, least of all where it could not be read."""
    found = cell(left("見本市プライバシーポリシー"), other("見本市プライバシーポリシー", *labels, health=health))

    assert (found.verdict, found.through, found.looked) == (Verdict.DELEGATED, (), ("990019/other",))


def test_what_the_other_document_rules_out_is_ruled_out() -> None:
    """Its verdict is taken over as it is."""
    found = cell(left("見本市プライバシーポリシー"), other("見本市プライバシーポリシー", label(stance=X)))

    assert (found.verdict, found.through) == (Verdict.EXCLUDED, ("990019/other",))


def test_elements_follow_their_topic() -> None:
    """Where the topic is read through, its elements are asked of the same document."""
    held = other("見本市プライバシーポリシー", label(), label("privacy.consent"))
    found = cell(left("見本市プライバシーポリシー"), held, name="privacy.consent")

    assert (found.verdict, found.through) == (Verdict.COVERED, ("990019/other",))


def test_one_document_alone_keeps_its_delegation() -> None:
    """``clauses`` sees no other document."""
    assert verdicts(left("見本市プライバシーポリシー"), TOPICS)["privacy"] is Verdict.DELEGATED


def test_what_a_document_rules_itself_is_not_read_through() -> None:
    """A rule of its own beside the delegation decides."""
    first = document("policy", "見本市SNS運用方針", label(), label(stance=D, refers="見本市プライバシーポリシー"))
    found = cell(first, for_staff(other("見本市プライバシーポリシー")))

    assert (found.verdict, found.rule, found.through) == (Verdict.COVERED, Rule.MAIN, ())
