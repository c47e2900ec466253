"""Characters that stand for others are put right, and nothing else is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidecompare.extract.common import repair


@pytest.mark.parametrize(
    ("extracted", "repaired", "count"),
    [
        ("⼈を⽤いる", "人を用いる", 2),
        ("⻑が定める", "長が定める", 1),
        ("⼾別", "戸別", 1),
        ("\uf06c 目的", "● 目的", 1),
        ("人を用いる①⑴（ア）ＳＮＳ", "人を用いる①⑴（ア）ＳＮＳ", 0),
    ],
)
def test_radicals_and_symbols_become_what_they_stand_for(extracted: str, repaired: str, count: int) -> None:
    """Radicals of both blocks and bullets of symbol fonts are replaced and counted; width and circles stay."""
    assert repair(extracted) == (repaired, count)


def test_each_radical_has_an_ideograph() -> None:
    """All Kangxi radicals and all of the supplement that stand for one, 328 of them; none stands for a radical."""
    radicals = [chr(code) for code in (*range(0x2E80, 0x2EF4), *range(0x2F00, 0x2FD6))]
    changed = [repair(radical)[0] for radical in radicals if repair(radical)[1]]
    assert len(changed) == 328
    assert all(unicodedata.name(ideograph).startswith("CJK UNIFIED IDEOGRAPH") for ideograph in changed)


@given(st.text())
def test_repair_changes_once_and_keeps_the_length(text: str) -> None:
    """Each character is replaced by one, and what is right is left alone."""
    repaired, count = repair(text)
    assert len(repaired) == len(text)
    assert repair(repaired) == (repaired, 0)
    assert sum(old != new for old, new in zip(text, repaired, strict=True)) == count
