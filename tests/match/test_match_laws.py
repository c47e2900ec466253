"""Laws of matching, for any text."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from outlines import outline, source

from guidecompare.match import match
from guidecompare.model import Clause, Outline

if TYPE_CHECKING:
    from guidecompare.model import Evidence
    from guidecompare.taxonomy import Taxonomy

ACTORS = ("市は", "職員は", "利用者は", "次の各号に該当する", "X", "Facebook")
ACTS = ("投稿を", "削除", "することがある。", "しません。", "ＳＮＳ", "ｶﾀｶﾅ", "災害", "個人情報")
SIGNS = ("\n", "\u3000", "。", "（", "）", "第１条", "・")
WORDS = st.sampled_from((*ACTORS, *ACTS, *SIGNS))
TEXTS = st.one_of(st.lists(WORDS, max_size=8).map("".join), st.text(max_size=30))
NODES = st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["", "1", "(1)", "・"]), TEXTS, TEXTS), max_size=6)
RELAXED = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def said(evidence: tuple[Evidence, ...]) -> list[tuple[str, str, float, str]]:
    """Return what is compared of evidence."""
    return [(one.label, one.clause, one.score, one.stance) for one in evidence]


@RELAXED
@given(nodes=NODES)
def test_matching_is_total_and_complete(nodes: list[tuple[int, str, str, str]], taxonomy: Taxonomy) -> None:
    """Any outline gets evidence for known labels on its own clauses, and a near miss for each label not carried."""
    document = outline(*nodes)
    found = match(document, source(), taxonomy)
    ids = {clause.id for clause in document.clauses}
    every = {label for topic in taxonomy.topics for label in (topic.id, *(e.id for e in topic.elements))}
    carried = {one.label for one in (*found.topics, *found.elements)}
    assert all(one.clause in ids and one.label in every for one in (*found.topics, *found.elements, *found.near))
    if any(clause.text.split() for clause in document.clauses):
        assert every - carried == {one.label for one in found.near}


@RELAXED
@given(nodes=NODES)
def test_matching_again_says_the_same(nodes: list[tuple[int, str, str, str]], taxonomy: Taxonomy) -> None:
    """Nothing is remembered from one document to the next."""
    first = match(outline(*nodes), source(), taxonomy)
    match(outline((0, "1", "免責事項", "市は責任を負いません。")), source(), taxonomy)
    assert first == match(outline(*nodes), source(), taxonomy)


@RELAXED
@given(nodes=NODES)
def test_an_element_stands_on_a_clause_with_its_topic(
    nodes: list[tuple[int, str, str, str]], taxonomy: Taxonomy
) -> None:
    """There is no provision of a topic where the topic is not."""
    found = match(outline(*nodes), source(), taxonomy)
    topic_of = {element.id: topic.id for topic in taxonomy.topics for element in topic.elements}
    topics = {(one.clause, one.label) for one in found.topics}
    assert all((one.clause, topic_of[one.label]) in topics for one in found.elements)


def wide(text: str) -> str:
    """Return the text with its ASCII in full width."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def test_width_and_kana_spelling_change_no_score(taxonomy: Taxonomy) -> None:
    """ＳＮＳ and SNS, ｱｶｳﾝﾄ and アカウント, and white space inside a line are the same to the matcher."""
    spellings = [
        ("1", "アカウント", "SNSのアカウント名は「LINE 公式」(@example_city)とし、パスワードを変更する。"),
        ("１", "ア カ ウ ン ト", wide("SNSのアカウント名は「LINE公式」(@example_city)とし、パスワードを変更する。")),
        ("1", "ｱｶｳﾝﾄ", "SNSのｱｶｳﾝﾄ名は「LINE\u3000公式」(@example_city)とし、\nﾊﾟｽﾜｰﾄﾞを変更する。"),
    ]
    assert len({unicodedata.normalize("NFKC", heading).replace(" ", "") for _, heading, _ in spellings}) == 1
    first, *others = [match(outline((0, *spelling)), source(), taxonomy) for spelling in spellings]
    for other in others:
        assert said(first.topics) == said(other.topics)
        assert said(first.elements) == said(other.elements)
        assert said(first.near) == said(other.near)


def test_wrong_parents_do_no_harm(taxonomy: Taxonomy) -> None:
    """A parent that is unknown, later, or the clause itself counts as none."""
    plain = outline((0, "1", "", "市が運用します。"), (0, "2", "", "返信は行いません。"))
    expected = match(plain, source(), taxonomy)
    for parents in (("n9", "n1"), ("n1", "x"), ("n0", "n1")):
        clauses: tuple[Clause, ...] = tuple(
            replace(clause, parent=parent) for clause, parent in zip(plain.clauses, parents, strict=True)
        )
        assert expected == match(Outline(title="", clauses=clauses, removed=()), source(), taxonomy)
