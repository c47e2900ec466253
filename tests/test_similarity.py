"""How alike two texts are, and what one has that the other lacks."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidecompare import similarity

TEXTS = st.text("市町村は返信しない。ABC", max_size=30)


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("", "", 1.0),
        ("市は返信する", "市は返信する", 1.0),
        ("返信する", "返答する", 0.75),
        ("市", "", 0.0),
        ("市が", "市は", 0.5),
    ],
)
def test_edits_are_counted_against_the_longer_text(a: str, b: str, alike: float) -> None:
    """A character put in, taken out or replaced is one edit."""
    assert pytest.approx(alike) == similarity.edit_similarity(a, b)


def test_what_only_one_text_has_is_told_by_its_places() -> None:
    """In the first, then in the second."""
    assert similarity.unshared("市は返信する。", "市長は返信。") == ([range(4, 6)], [range(1, 2)])


@given(TEXTS, TEXTS)
def test_without_what_only_one_has_the_two_are_the_same(a: str, b: str) -> None:
    """Nothing else differs, and equal texts lack nothing."""
    ours, theirs = similarity.unshared(a, b)

    def rest(text: str, places: list[range]) -> str:
        gone = {place for one in places for place in one}
        return "".join(character for place, character in enumerate(text) if place not in gone)

    assert rest(a, ours) == rest(b, theirs)
    assert ((ours, theirs) == ([], [])) == (a == b)


# --- finding what is near ---------------------------------------------------------------------------------------------

SOME = st.text("市町村は返信しない。投稿を削除", min_size=1, max_size=24)


@st.composite
def edited_texts(draw: st.DrawFn) -> list[str]:
    """Draw distinct texts, some of them made out of others by few edits."""
    texts = draw(st.lists(SOME, min_size=1, max_size=5))
    for _ in range(draw(st.integers(0, 8))):
        text = draw(st.sampled_from(texts))
        place = draw(st.integers(0, len(text) - 1))
        put_in, taken_out = draw(st.text("市は等A", max_size=2)), draw(st.integers(0, 2))
        texts.append(text[:place] + put_in + text[place + taken_out :] or "市")
    return list(dict.fromkeys(texts))


@given(edited_texts(), st.sampled_from([0.85, 0.9, 0.95]))
def test_nothing_near_is_overlooked(texts: list[str], floor: float) -> None:
    """Looking a text up by its rarest pairs finds what comparing it with every other finds."""
    near = similarity.NearTexts(texts, floor=floor)
    for text in texts:
        ratios = [(place, similarity.ratio(text, other)) for place, other in enumerate(texts[: texts.index(text)])]
        expected = [(place, ratio) for place, ratio in ratios if ratio >= floor]

        assert sorted(expected, key=lambda pair: (-pair[1], pair[0])) == near.find(text)

        near.add(text)


@given(st.lists(st.frozensets(st.integers(0, 9), max_size=5), max_size=6))
def test_sets_that_share_members_are_found_with_how_many(sets: list[frozenset[int]]) -> None:
    """As counted out pair by pair; those that share none are left out."""
    expected = [{n: len(one & other) for n, other in enumerate(sets) if one & other} for one in sets]

    assert expected == list(similarity.overlaps(sets))


def test_a_word_tells_more_the_fewer_have_it() -> None:
    """What every bag holds tells least."""
    rarity = similarity.rarities([("市", "返信"), ("市", "削除"), ("市", "返信")])

    assert sorted(rarity, key=rarity.__getitem__) == ["市", "返信", "削除"]


@given(st.lists(st.lists(st.sampled_from("市町村返信削除"), max_size=6), min_size=1, max_size=8))
def test_the_nearest_bag_is_the_one_of_the_highest_cosine(bags: list[list[str]]) -> None:
    """As counted out pair by pair; the first of several."""
    rarity = similarity.rarities(bags)
    near = similarity.NearBags(rarity)

    assert near.nearest(bags[0]) is None
    for bag in bags:
        near.add(bag)
    for bag in bags:
        found = near.nearest(bag)
        cosines = [_cosine(bag, other, rarity) for other in bags]

        assert found is not None
        assert found[1] == pytest.approx(max(cosines))
        assert cosines[found[0]] == pytest.approx(max(cosines))


def _cosine(a: list[str], b: list[str], rarity: dict[str, float]) -> float:
    def vector(bag: list[str]) -> dict[str, float]:
        return {word: (1 + math.log(bag.count(word))) * rarity[word] for word in bag}

    one, two = vector(a), vector(b)
    lengths = math.hypot(*one.values()) * math.hypot(*two.values())
    return sum(weight * two.get(word, 0) for word, weight in one.items()) / lengths if lengths else 0.0
