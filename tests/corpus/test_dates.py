"""Dates as documents and spreadsheets write them."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidecompare.corpus import dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("令和6年4月1日", ["2024-04-01"]),
        ("令和元年５月１日", ["2019-05-01"]),
        ("平成三十一年三月二十二日", ["2019-03-22"]),
        ("昭和64年1月7日", ["1989-01-07"]),
        ("2024年4月", ["2024-04"]),
        ("２０２４年１２月３１日", ["2024-12-31"]),
        ("二〇二五年十月一日", ["2025-10-01"]),
        ("令和6年(2024年)4月1日", ["2024-04-01"]),
        ("2024/4/1 更新、2023.10.15 作成", ["2024-04-01", "2023-10-15"]),
        ("R6.4.1", ["2024-04-01"]),
        ("令和6年2月30日", []),
        ("昭和25年法律第261号", []),
        ("電話 0120-12-3456", []),
    ],
)
def test_dates_in_a_text(text: str, expected: list[str]) -> None:
    """Eras, kanji numerals, full width and slashes are read; a year alone and a day that is not are passed over."""
    assert [found.iso for found in dates.find(unicodedata.normalize("NFKC", text))] == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2024-04-01", "2024-04-01"),
        ("2024/4/1", "2024-04-01"),
        ("2024/4/1 0:00", "2024-04-01"),
        ("2024年4月1日", "2024-04-01"),
        ("令和６年４月１日", "2024-04-01"),
        ("2024/4", "2024-04"),
        ("2024-04", "2024-04"),
        ("Apr-24", "2024-04"),
        ("平成30年度", "2018"),
        ("2024", "2024"),
        ("45383", "2024-04-01"),
        ("4/1/2024", None),
        ("2024-02-30", None),
        ("4月1日", None),
        ("未定", None),
    ],
)
def test_dates_in_a_cell(cell: str, expected: str | None) -> None:
    """What Excel makes of a date is understood; what could be read in two ways is not guessed."""
    assert dates.read(cell) == expected


@given(st.dates(min_value=date(1955, 1, 1), max_value=date(2073, 12, 31)))
def test_a_day_is_read_back_from_every_form(day: date) -> None:
    """ISO, slashes and the day number of a spreadsheet mean the same day."""
    serial = (day - date(1899, 12, 30)).days
    written = (
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        str(serial),
    )
    assert {dates.read(cell) for cell in written} == {day.isoformat()}


@given(st.text(max_size=40))
def test_no_text_makes_them_raise(text: str) -> None:
    """Whatever stands in a document or a cell, dates come out that exist."""
    found = [one.iso for one in dates.find(text)]
    assert all(dates.is_iso(iso) for iso in found)
    cell = dates.read(text)
    assert cell is None or dates.is_iso(cell)


@pytest.mark.parametrize(
    ("iso", "expected"),
    [
        ("2024-04-01", "令和6年4月1日"),
        ("2019-05-01", "令和元年5月1日"),
        ("2019-04-30", "平成31年4月30日"),
        ("1989-01-07", "昭和64年1月7日"),
        ("2019-04", "平成31年4月"),
        ("2024", ""),
        ("1900-01-01", ""),
    ],
)
def test_a_date_in_the_years_of_its_era(iso: str, expected: str) -> None:
    """An era begins with its first day, not with the year; a year alone may belong to two."""
    assert dates.wareki(iso) == expected


@given(st.dates(min_value=date(1926, 12, 25), max_value=date(2090, 12, 31)))
def test_a_date_in_the_years_of_its_era_is_read_back(day: date) -> None:
    """令和6年4月1日 is the day that it was written for."""
    assert [one.iso for one in dates.find(dates.wareki(day.isoformat()))] == [day.isoformat()]
