"""Families of documents that go back to one template, and rows that are like one another."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Final

from comparisons import TOPICS, compare, reading, topic
from hypothesis import given
from hypothesis import strategies as st

from guidecompare.align.families import COUNTED
from guidecompare.language import fold
from guidecompare.model import Audience, Health, Unread

if TYPE_CHECKING:
    from comparisons import Said

    from guidecompare.model import Comparison, Reading

TEMPLATE: Final = (
    ("本アカウントは、市の施策や催しを市民に早く知らせるために運用します。", ""),
    ("投稿への個別の返信は、原則として行わないこととします。", "replies replies.none"),
    ("法令に違反する投稿は、予告なく削除することがあります。", "records"),
    ("掲載した写真や文章の著作権は、市又は正当な権利を有する者に帰属します。", ""),
)
OTHER: Final = (
    ("この要領は、職員が業務で交流サイトを使うときの心得を示すものである。", ""),
    ("所属長は、担当者を選び、広報課へ届け出なければならない。", ""),
    ("発信する前に、二人以上で内容を確かめるものとする。", ""),
)
SHORT: Final = (("法令に違反するもの", ""), ("営利を目的とするもの", ""), ("公序良俗に反するもの", ""))

SENTENCES: Final = (*TEMPLATE, *OTHER, *SHORT)


def families(comparison: Comparison) -> list[list[str]]:
    """Return the documents of each family."""
    return [[kin.source for kin in family.members] for family in comparison.families]


def test_copies_of_a_template_are_one_family_with_the_figures_behind_it() -> None:
    """The oldest first; each with the document it shares most with, and how much."""
    edited = [*TEMPLATE[:3], *OTHER[:1]]
    found = compare(
        [
            reading("a/x", edited, published="2020-04-01"),
            reading("b/x", TEMPLATE, published="2016"),
            reading("c/x", OTHER, published="2010"),
        ]
    )
    (family,) = found.families

    assert (family.id, family.oldest) == ("a/x", "b/x")
    assert [(kin.source, kin.date, kin.nearest, kin.shared, kin.own, kin.theirs) for kin in family.members] == [
        ("b/x", "2016", "a/x", 3, 4, 4),
        ("a/x", "2020-04-01", "b/x", 3, 4, 4),
    ]


def test_common_phrases_make_no_family() -> None:
    """Items that everybody writes are too short to tell where they come from."""
    assert compare([reading("a/x", SHORT), reading("b/x", SHORT)]).families == ()


def test_two_shared_clauses_of_many_make_no_family() -> None:
    """Half of the smaller document, and three at least."""
    assert compare([reading("a/x", [*TEMPLATE[:2], *OTHER]), reading("b/x", TEMPLATE[:3])]).families == ()


def test_no_document_is_called_the_oldest_where_the_dates_do_not_tell() -> None:
    """A year cannot be told from a day in it, and a document without a date may be older than all."""
    year = [reading("a/x", TEMPLATE, published="2016"), reading("b/x", TEMPLATE, published="2016-05-01")]
    none = [reading("a/x", TEMPLATE), reading("b/x", TEMPLATE, published="2016-05-01")]
    same = [reading("a/x", TEMPLATE, published="2016-05-01"), reading("b/x", TEMPLATE, revised="2016-05-01")]

    assert [compare(made).families[0].oldest for made in (year, none, same)] == [None, None, None]


documents = st.lists(st.lists(st.sampled_from(SENTENCES), max_size=8), min_size=1, max_size=5)


def made_of(texts: list[list[Said]]) -> list[Reading]:
    """Return a document a city."""
    return [reading(f"{'abcdef'[place]}/x", said) for place, said in enumerate(texts)]


@given(documents, st.data())
def test_a_copy_of_a_document_falls_wholly_into_its_family(texts: list[list[Said]], data: st.DataObject) -> None:
    """Whatever else is there: all that tells something in the one is in the other."""
    original = data.draw(st.sampled_from(made_of(texts)))
    copy = replace(original.document, source=replace(original.document.source, id="z/x", city="z"))
    moved = tuple(
        replace(clause, id=clause.id.replace(original.document.source.id, "z/x"), source="z/x")
        for clause in original.outline.clauses
    )
    copied = replace(original, document=copy, outline=replace(original.outline, clauses=moved))
    found = compare([*made_of(texts), copied])
    tells = {fold(clause.text) for clause in moved if len(fold(clause.text)) >= COUNTED}
    mine = [family for family in found.families if "z/x" in {kin.source for kin in family.members}]

    assert bool(tells) == bool(mine)
    for family in mine:
        kin = {kin.source: kin for kin in family.members}

        assert original.document.source.id in kin
        assert kin["z/x"].shared == kin["z/x"].own == len(tells)


@given(documents)
def test_families_are_apart_and_connected(texts: list[list[Said]]) -> None:
    """No document is in two, and the one that each shares most with is in its own."""
    found = families(compare(made_of(texts)))
    flat = list(chain.from_iterable(found))

    assert len(flat) == len(set(flat))
    for family in compare(made_of(texts)).families:
        ids = {kin.source for kin in family.members}

        assert len(ids) > 1
        assert {kin.nearest for kin in family.members} <= ids
        assert all(kin.nearest != kin.source and 0 < kin.shared <= min(kin.own, kin.theirs) for kin in family.members)


# --- rows that are alike ----------------------------------------------------------------------------------------------

MANY: Final = (*TOPICS, *(topic(name) for name in ("hours", "scope", "purpose", "contact", "revision")))
LABELS: Final = [("各号のとおりとします。", known.id) for known in MANY]


def test_the_nearest_rows_are_named_with_what_makes_them_near() -> None:
    """Coverage of the same topics, and wordings that both have."""
    found = compare(
        [
            reading("a/x", [*LABELS, *TEMPLATE]),
            reading("b/x", [*LABELS, *TEMPLATE[:2]]),
            reading("c/x", [*LABELS[:5], *OTHER]),
        ],
        MANY,
    )
    mine = [peer for peer in found.peers if peer.row == "a-public"]
    near = [(peer.other, peer.both, peer.either, peer.shared, peer.wordings) for peer in mine]

    assert near == [("b-public", 8, 8, 2, 4), ("c-public", 5, 8, 0, 7)]


def test_a_row_of_which_a_part_is_unread_is_compared_with_nobody() -> None:
    """What was seen of it is covered: it would seem most like whoever has most."""
    whole, unread = reading("a/x", LABELS), reading("b/x", LABELS)
    damaged = replace(unread, document=replace(unread.document, health=Health(unread=Unread.PARTIAL)))

    assert [peer.other for peer in compare([whole, unread], [*MANY, topic("more")]).peers] == ["b-public", "a-public"]
    assert compare([whole, damaged], [*MANY, topic("more")]).peers == ()


def test_rows_for_other_readers_are_not_compared() -> None:
    """A policy for users and a guideline for staff differ by what they are."""
    public, staff = reading("a/x", LABELS), reading("b/x", LABELS)
    guideline = replace(staff.document, source=replace(staff.document.source, audience=Audience.STAFF))

    assert compare([public, replace(staff, document=guideline)], MANY).peers == ()


@given(documents)
def test_two_rows_are_as_near_one_way_as_the_other(texts: list[list[Said]]) -> None:
    """The figures of a pair do not depend on whose page they stand on; nobody is near to their own city."""
    made = [reading(f"{'abcdef'[place]}/x", [*LABELS, *said]) for place, said in enumerate(texts)]
    found = {(peer.row, peer.other): replace(peer, row="", other="") for peer in compare(made, MANY).peers}

    assert all(row != other for row, other in found)
    assert all(found[other, row] == peer for (row, other), peer in found.items())
