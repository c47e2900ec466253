"""Codes of municipalities: the check digit, and what spreadsheets and people make of a code."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidecompare.corpus import codes

MUNICIPALITIES = Path(__file__).parents[3] / "shared" / "data" / "municipalities.csv"

# Every number that a municipality may have: the prefecture's, then 000 (itself) or from 100 on.
bodies = st.builds(
    lambda prefecture, number: f"{prefecture:02}{number:03}",
    st.one_of(st.integers(1, 47), st.just(99)),
    st.one_of(st.just(0), st.integers(100, 999)),
)


@pytest.mark.parametrize(
    ("five", "sixth"),
    [("01000", "6"), ("13000", "1"), ("47000", "7"), ("13121", "1"), ("12100", "2"), ("44000", "1"), ("99001", "9")],
)
def test_the_check_digit_of_known_codes(five: str, sixth: str) -> None:
    """The digit is the one in use, the two corner cases (a remainder of 0 and of 1) among them."""
    assert codes.check_digit(five) == sixth


@given(bodies)
def test_a_code_with_its_check_digit_is_valid(five: str) -> None:
    """What check_digit adds is what is_valid asks for."""
    assert codes.is_valid(five + codes.check_digit(five))


@given(bodies, st.integers(0, 4), st.integers(1, 9))
def test_a_mistyped_digit_is_found(five: str, place: int, shift: int) -> None:
    """A wrong digit changes the check digit, save where the two remainders fall on the same digit."""
    wrong = f"{five[:place]}{(int(five[place]) + shift) % 10}{five[place + 1 :]}"
    before, after = (
        sum(int(digit) * weight for digit, weight in zip(number, (6, 5, 4, 3, 2), strict=True)) % 11
        for number in (five, wrong)
    )
    assert (codes.check_digit(wrong) == codes.check_digit(five)) == ({before, after} == {0, 10})


@given(bodies)
def test_lost_zeros_come_back(five: str) -> None:
    """A spreadsheet that took the code for a number has lost nothing."""
    code = five + codes.check_digit(five)
    assert codes.restore(str(int(code))) == code


@given(st.text(max_size=8))
def test_whatever_is_written_restores_to_a_valid_code_or_to_none(written: str) -> None:
    """No text makes restore raise, and nothing invalid comes out."""
    restored = codes.restore(written)
    assert restored is None or codes.is_valid(restored)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("131211", "131211"),
        ("１３１２１１", "131211"),
        ("131211.0", "131211"),
        ("13121", "131211"),
        ("1100", "011002"),
        ("131212", None),
        ("481211", None),
        ("1312110", None),
        ("足立区", None),
        ("", None),
    ],
)
def test_codes_as_people_write_them(written: str, expected: str | None) -> None:
    """Full width, without the check digit, with a decimal point; a wrong check digit or prefecture is no code."""
    assert codes.restore(written) == expected


def test_sample_cities_are_told_from_real_ones() -> None:
    """99 is no prefecture, and its codes are valid all the same."""
    assert codes.is_fictitious("990019")
    assert codes.is_valid("990019")
    assert codes.prefecture("990019") == ""
    assert not codes.is_fictitious("131211")
    assert codes.prefecture("131211") == "東京都"


@pytest.mark.skipif(not MUNICIPALITIES.is_file(), reason="the list of municipalities is not beside the project")
def test_the_codes_of_all_municipalities_are_valid() -> None:
    """The whole country agrees with the check digit and with the order of the prefectures."""
    with MUNICIPALITIES.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 1900
    assert [row["name"] for row in rows if not codes.is_valid(row["code"])] == []
    assert [row["name"] for row in rows if codes.prefecture(row["code"]) != row["prefecture"]] == []
    assert [row["name"] for row in rows if codes.restore(row["code"].lstrip("0")) != row["code"]] == []
