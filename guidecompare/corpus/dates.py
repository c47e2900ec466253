"""Dates as documents and spreadsheets write them, in ISO form or its beginning (``2024-07``). Pure functions."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_ISO: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
# The year before the first of each era; their initials are what forms and file names use.
_ERAS: Final = {"令和": 2018, "平成": 1988, "昭和": 1925, "R": 2018, "H": 1988, "S": 1925}
_FIRST_DAYS: Final = {"令和": "2019-05-01", "平成": "1989-01-08", "昭和": "1926-12-25"}  # latest first
_NUMERALS: Final = {numeral: value for value, numeral in enumerate("〇一二三四五六七八九")}
_NUMBER: Final = r"(?:\d{1,2}|[〇一二三四五六七八九十]{1,3})"
_WRITTEN: Final = re.compile(
    rf"(?:(?P<era>令和|平成|昭和)(?P<era_year>元|{_NUMBER})|(?<!\d)(?P<year>\d{{4}}|[一二][〇一二三四五六七八九]{{3}}))年"
    rf"(?:\([^)]*年\))?(?P<month>{_NUMBER})月(?:(?P<day>{_NUMBER})日)?"
    r"|(?<!\d)(?P<western>(?:19|20)\d{2})(?P<sign>[-/.])(?P<m>\d{1,2})(?P=sign)(?P<d>\d{1,2})(?!\d)"
    r"|(?<![A-Za-z])(?P<initial>[RHS])(?P<n>\d{1,2})\.(?P<im>\d{1,2})\.(?P<id>\d{1,2})(?!\d)"
)
_YEAR_ONLY: Final = re.compile(rf"(?:(令和|平成|昭和)(元|{_NUMBER})|(\d{{4}}))年(?:度)?")
_YEAR_MONTH: Final = re.compile(r"(\d{4})[-/.](\d{1,2})", re.ASCII)
_MONTH_NAME: Final = re.compile(r"([A-Z][a-z]{2})-(\d{2})", re.ASCII)
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SERIAL: Final = re.compile(r"[2-6]\d{4}", re.ASCII)
_SERIAL_ORIGIN: Final = date(1899, 12, 30)  # day 0 of the spreadsheets' count
_CLOCK: Final = re.compile(r"[ T]+\d{1,2}:\d{2}(?::\d{2})?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A date in a text: ISO form or its beginning, and where it stands."""

    iso: str
    start: int
    end: int


def is_iso(text: str) -> bool:
    """Return whether ``text`` is a date that exists, as ``2024-07-01``, ``2024-07`` or ``2024``."""
    match = _ISO.fullmatch(text)
    return match is not None and _iso(*(int(part) if part else None for part in match.groups())) == text


def find(text: str) -> Iterator[Found]:
    """Yield the dates that ``text`` (in NFKC) writes with at least year and month, in order."""
    for match in _WRITTEN.finditer(text):
        part = match.groupdict()
        if part["western"]:
            found = _iso(int(part["western"]), int(part["m"]), int(part["d"]))
        elif part["initial"]:
            found = _iso(_ERAS[part["initial"]] + int(part["n"]), int(part["im"]), int(part["id"]))
        else:
            year = _ERAS[part["era"]] + _number(part["era_year"]) if part["era"] else _number(part["year"])
            found = _iso(year, _number(part["month"]), _number(part["day"]) if part["day"] else None)
        if found:
            yield Found(iso=found, start=match.start(), end=match.end())


def read(cell: str) -> str | None:
    """Return the date that a cell of a spreadsheet holds, or None where it cannot be understood.

    Known are ISO dates, ``2024/4/1``, the Japanese ways, what Excel makes of a month (``Apr-24``) and its day numbers.
    """
    text = _CLOCK.sub("", unicodedata.normalize("NFKC", cell).strip())
    if is_iso(text):
        return text
    found = next(find(text), None)
    if found:
        return found.iso if (found.start, found.end) == (0, len(text)) else None
    return _month_or_year(text)


def wareki(iso: str) -> str:
    """Return an ISO date as Japanese text writes it, 令和元年5月1日; "" where it is a year alone or of no era known."""
    year, *rest = (int(part) for part in iso.split("-"))
    era = next((name for name, first in _FIRST_DAYS.items() if first[: len(iso)] <= iso), None)
    if not rest or era is None:
        return ""
    count = year - _ERAS[era]
    days = "".join(f"{number}{unit}" for number, unit in zip(rest, "月日", strict=False))
    return f"{era}{'元' if count == 1 else count}年{days}"


def _month_or_year(text: str) -> str | None:
    """Return a date that is less than a day, or that only a spreadsheet would write."""
    if match := _YEAR_MONTH.fullmatch(text):
        return _iso(int(match[1]), int(match[2]))
    if match := _YEAR_ONLY.fullmatch(text):
        return _iso(_ERAS[match[1]] + _number(match[2]) if match[1] else int(match[3]))
    if (match := _MONTH_NAME.fullmatch(text)) and match[1] in _MONTHS:
        return _iso(2000 + int(match[2]), _MONTHS.index(match[1]) + 1)
    if _SERIAL.fullmatch(text):
        return (_SERIAL_ORIGIN + timedelta(days=int(text))).isoformat()
    return None


def _iso(year: int | None, month: int | None = None, day: int | None = None) -> str | None:
    """Return the date in ISO form as far as it is known; None where there is no such day."""
    try:
        whole = date(year or 0, 1 if month is None else month, 1 if day is None else day).isoformat()
    except ValueError:
        return None
    return whole[: 4 if month is None else 7 if day is None else 10]


def _number(text: str) -> int:
    """Return the value of digits, of 元, or of kanji numerals as they stand in dates (三十一, 二〇二五)."""
    if text == "元":
        return 1
    if text.isdecimal():
        return int(text)
    tens, ten, units = text.partition("十")
    if not ten:
        return int("".join(str(_NUMERALS[numeral]) for numeral in text))
    return (_NUMERALS.get(tens, 1)) * 10 + _NUMERALS.get(units, 0)
