"""Provisions: which clauses of a topic lay down the same thing, by element, wording and meaning."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Final

from comparisons import TOPICS, compare, reading
from hypothesis import given
from hypothesis import strategies as st

from guidecompare import similarity
from guidecompare.align.wordings import NEAR, wordings_of
from guidecompare.language import fold, negations
from guidecompare.model import Bond

if TYPE_CHECKING:
    from guidecompare.model import Comparison, Provision, Reading

NO_REPLY: Final = "投稿へのコメントに対する個別の返信は、原則として行いません。"
NO_REPLY_TOO: Final = "投稿へのコメントに対する個々の返信は、原則として行いません。"
REPLY: Final = "投稿へのコメントに対する個別の返信は、原則として行います。"
REDIRECT: Final = "ご意見やご質問は、市ホームページのお問い合わせフォームからお寄せください。"
KEEP: Final = "削除した投稿の内容は、画面を印刷して一年間保存する。"
KEEP_TOO: Final = "投稿を削除したときは、その内容を記録し、一年間保存しなければならない。"
LOG: Final = "アカウントの管理者は、台帳に開設の日を書き入れる。"

POOL: Final = (NO_REPLY, NO_REPLY_TOO, REPLY, REDIRECT, KEEP, KEEP_TOO, LOG, "", "返信", "　返信 ")
ELEMENTS: Final = ("replies replies.none", "replies replies.redirect replies.none")
LABELS: Final = ("replies", *ELEMENTS, "records", "replies records")


@st.composite
def documents(draw: st.DrawFn) -> list[Reading]:
    """Draw up to five documents of three cities, their clauses from a small stock of wordings."""
    names = draw(st.lists(st.sampled_from(["a/x", "a/y", "b/x", "c/x", "c/y"]), min_size=1, unique=True))
    said = st.lists(st.tuples(st.sampled_from(POOL), st.sampled_from(LABELS)), max_size=6)
    return [reading(name, draw(said)) for name in names]


def by_id(comparison: Comparison) -> dict[str, Provision]:
    """Return the provisions by their ids."""
    return {provision.id: provision for provision in comparison.provisions}


def clauses(provision: Provision) -> list[str]:
    """Return the clauses of a provision."""
    return [member.clause for member in provision.members]


def of_topic(comparison: Comparison, name: str) -> list[list[str]]:
    """Return the clauses of each provision of a topic."""
    return [clauses(provision) for provision in comparison.provisions if provision.topic == name]


# --- cases ------------------------------------------------------------------------------------------------------------


def test_what_states_the_same_element_is_one_provision() -> None:
    """However it is worded."""
    short = "返信はしません。"
    found = compare(
        [
            reading("a/x", [(NO_REPLY, "replies replies.none")]),
            reading("b/x", [(short, "replies replies.none")]),
            reading("c/x", [(REDIRECT, "replies replies.redirect")]),
        ]
    )
    none = by_id(found)["replies.none"]

    assert (none.element, clauses(none), none.rows) == ("replies.none", ["b/x#n0", "a/x#n0"], ("a-public", "b-public"))
    assert {member.bond for member in none.members} == {Bond.ELEMENT}
    assert none.typical == "b/x#n0"
    assert clauses(by_id(found)["replies.redirect"]) == ["c/x#n0"]


def test_a_clause_that_states_two_elements_is_aligned_once_and_named_under_both() -> None:
    """The surer element decides; the row has both."""
    found = by_id(compare([reading("a/x", [(NO_REPLY + REDIRECT, "replies replies.none replies.redirect")])]))

    assert (clauses(found["replies.none"]), found["replies.none"].also) == (["a/x#n0"], ())
    assert (clauses(found["replies.redirect"]), found["replies.redirect"].also) == ([], ("a/x#n0",))
    assert found["replies.redirect"].rows == ("a-public",)
    assert found["replies.redirect"].typical == "a/x#n0"


def test_near_wording_joins_a_provision_and_its_row_is_only_close() -> None:
    """The element was not read out of it: it is shown to be looked at, and counted nowhere."""
    found = compare([reading("a/x", [(NO_REPLY, "replies replies.none")]), reading("b/x", [(NO_REPLY_TOO, "replies")])])
    none = by_id(found)["replies.none"]

    assert [(member.clause, member.bond, member.base, member.identical) for member in none.members] == [
        ("a/x#n0", Bond.ELEMENT, "a/x#n0", True),
        ("b/x#n0", Bond.WORDING, "a/x#n0", False),
    ]
    assert (none.rows, none.close) == (("a-public",), ("b-public",))


def test_a_rule_and_its_opposite_are_not_one_wording() -> None:
    """行います and 行いません are nearer than most copies."""
    assert similarity.ratio(fold(NO_REPLY), fold(REPLY)) > NEAR

    found = compare([reading("a/x", [(NO_REPLY, "replies")]), reading("b/x", [(REPLY, "replies")])])

    assert [group.clauses for group in found.wordings] == [("b/x#n0",), ("a/x#n0",)]


def test_what_is_near_in_meaning_is_one_provision() -> None:
    """Keeping a record for a year, said in two ways; the register is another matter."""
    said = {"a/x": KEEP, "b/x": KEEP_TOO, "c/x": LOG}
    found = compare([reading(name, [(text, "records")]) for name, text in said.items()])
    together, alone = (provision for provision in found.provisions if provision.topic == "records")

    assert (clauses(together), clauses(alone)) == (["a/x#n0", "b/x#n0"], ["c/x#n0"])
    assert [member.bond for member in together.members] == [Bond.WORDING, Bond.MEANING]
    assert together.rows == ("a-public", "b-public")


def test_the_typical_wording_is_the_shortest_that_most_documents_have() -> None:
    """A copy in two documents speaks before a shorter one in one."""
    found = compare(
        [
            reading("a/x", [(NO_REPLY, "replies replies.none")]),
            reading("b/x", [("返信しません。", "replies replies.none")]),
            reading("c/x", [(NO_REPLY_TOO, "replies replies.none")]),
        ]
    )

    assert by_id(found)["replies.none"].typical == "a/x#n0"


def test_a_text_of_any_length_is_compared_or_left_alone() -> None:
    """A clause of a hundred thousand characters costs nothing and is still found again where it is the same."""
    long = "市は情報を発信する。" * 10_000
    more = [(long, "records"), (long + "。", "records")]
    found = compare([reading("a/x", more[:1]), reading("b/x", more)])

    assert [group.clauses for group in found.wordings] == [("a/x#n0", "b/x#n0"), ("b/x#n1",)]


# --- laws -------------------------------------------------------------------------------------------------------------


@given(documents())
def test_each_stated_clause_is_in_exactly_one_provision_of_its_topic(made: list[Reading]) -> None:
    """And in exactly one group of wordings; a clause without text of its own is in none."""
    found = compare(made)
    texts = {clause.id: clause.text for each in made for clause in each.outline.clauses}
    for name in (topic.id for topic in TOPICS):
        labels = [evidence for each in made for evidence in each.matches.topics if evidence.label == name]
        stating = sorted({evidence.clause for evidence in labels if texts[evidence.clause]})
        groups = [list(group.clauses) for group in found.wordings if group.label == name]

        assert stating == sorted(chain.from_iterable(of_topic(found, name)))
        assert stating == sorted(chain.from_iterable(groups))


@given(documents())
def test_wordings_have_a_base_that_each_is_near_to_and_that_are_far_from_one_another(made: list[Reading]) -> None:
    """What is identical is together, and what denies more or less often is not."""
    found = wordings_of(made)
    for rank, text in enumerate(found.texts):
        base = found.texts[found.base[rank]]

        assert similarity.ratio(text, base) >= NEAR
        assert negations(text) == negations(base)
    bases = sorted({found.texts[base] for base in found.base})
    for place, one in enumerate(bases):
        for other in bases[:place]:
            assert similarity.ratio(one, other) < NEAR or negations(one) != negations(other)


@given(documents(), st.data())
def test_the_order_of_the_corpus_changes_nothing_but_the_order_of_rows(
    made: list[Reading], data: st.DataObject
) -> None:
    """Which clause is the base, what is aligned with it and what it is called are the same."""
    one, two = compare(made), compare(data.draw(st.permutations(made)))

    assert one.wordings == two.wordings
    assert [_unordered(provision) for provision in one.provisions] == [_unordered(p) for p in two.provisions]
    assert one.families == two.families
    assert sorted(map(repr, one.peers)) == sorted(map(repr, two.peers))


def _unordered(provision: Provision) -> Provision:
    return replace(provision, rows=tuple(sorted(provision.rows)), close=tuple(sorted(provision.close)))


@given(documents())
def test_a_member_says_what_binds_it(made: list[Reading]) -> None:
    """An element where it states the provision's; the same words as its base where it says so; no row is both."""
    found = compare(made)
    states = {(e.clause, e.label) for each in made for e in each.matches.elements}
    texts = {clause.id: clause.text for each in made for clause in each.outline.clauses}
    for provision in found.provisions:
        assert set(provision.rows).isdisjoint(provision.close)
        assert {(clause, provision.element) for clause in provision.also} <= states
        assert provision.typical in {*clauses(provision), *provision.also}
        for member in provision.members:
            assert (member.bond is Bond.ELEMENT) == ((member.clause, provision.element) in states)
            assert member.identical == (fold(texts[member.clause]) == fold(texts[member.base]))
            assert member.base in clauses(provision)
