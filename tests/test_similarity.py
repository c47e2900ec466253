"""How alike two texts are, and what one has that the other lacks."""

from __future__ import annotations

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
