"""Times of day as texts write them, in the form ``08:30-17:15``. In: folded text. Out: stretches with their times.

Known are 8時30分, 8:30, 八時半, 午前/午後 and 朝 夕 夜, 正午, several joined by と and 及び, and words for a whole day
or for the hours of an office.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

OFFICE_HOURS: Final = "office-hours"
WHOLE_DAY: Final = "00:00-24:00"
_KANJI: Final = {sign: value for value, sign in enumerate("〇一二三四五六七八九")}
_LATE: Final = re.compile(r"午後|夕方?|夜|晩|深夜")
_EARLY: Final = re.compile(r"午前|朝|早朝|未明|翌")
_HALF: Final = r"(?:(?:翌日?の?|翌)?(?:午前|午後|早朝|朝|昼|夕方|夕|夜中|夜|晩|深夜|未明)の?|翌日?)?"
_HOUR: Final = r"(?:2[0-4]|[01]?\d|[一二]?十[一二三四五六七八九]?|[〇一二三四五六七八九])"
_MINUTE: Final = r"(?:[0-5]?\d|[二三四五]?十[一二三四五六七八九]?|[〇一二三四五六七八九])"
_AT: Final = (
    rf"(?:{_HALF}(?<![\d.])(?:{_HOUR}:[0-5]\d(?!\d)|{_HOUR}時(?:{_MINUTE}分|半)?(?![間点刻々期差限]))|正午)"
    r"(?:ごろ|頃|台|過ぎ|すぎ|前後)?"
)
_TO: Final = r"(?:から|より|~|-|ないし)"
_SPAN: Final = rf"{_AT}{_TO}{_AT}(?:まで)?|{_AT}"
_JOIN: Final = r"(?:[、,・/]|及び|並びに|および|又は|または|と|や|、(?:及び|および))"
_TIMES: Final = re.compile(
    rf"(?P<clock>(?:{_SPAN})(?:{_JOIN}(?:{_SPAN}))*)(?P<on>以降|以後)?"
    r"|(?P<office>(?:開庁|執務|勤務|業務|開館|就業|営業|開所)時間(?:[中内])?|(?:役場|市役所|区役所|役所|庁舎|窓口|学校|館)[がの]開いている(?:時間|間))"
    r"|(?P<day>24時間(?:・?365日)?(?!以内|前|後|を)|365日24時間|終日)"
)
_PART: Final = re.compile(rf"(?P<from>{_AT})(?:{_TO}(?P<to>{_AT}))?")
_CLOCK: Final = re.compile(rf"(?P<hour>{_HOUR})(?:時(?P<minute>{_MINUTE}分|半)?|:(?P<digits>[0-5]\d))")
_NOON: Final = 12 * 60
_DAY: Final = 24 * 60
_AFTERNOON: Final = 6 * 60  # 昼の3時 is later than noon, 昼の11時 is not


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Times in a text: ``08:30-17:15``, ``12:00``, several joined by commas, or a word for them."""

    value: str
    start: int
    end: int


def find(text: str) -> Iterator[Times]:
    """Yield the times in ``text``, those that are joined as one."""
    for match in _TIMES.finditer(text):
        if match["clock"]:
            value = ",".join(_span(part["from"], part["to"]) for part in _PART.finditer(match["clock"]))
            value += "-" if match["on"] else ""
        else:
            value = OFFICE_HOURS if match["office"] else WHOLE_DAY
        yield Times(value=value, start=match.start(), end=match.end())


def _span(begin: str, end: str | None) -> str:
    """Return one time, or a time from .. to; where the end says no half of the day, it is the one after the begin."""
    first = _minutes(begin)
    if end is None:
        return _iso(first)
    last = _minutes(end)
    if last <= first and last < _NOON and not _EARLY.match(end) and last + _NOON > first:
        last += _NOON
    return f"{_iso(first)}-{_iso(last)}"


def _minutes(text: str) -> int:
    """Return the minutes since midnight of one time."""
    match = _CLOCK.search(text)
    if match is None:  # 正午
        return _NOON
    tail = match["digits"] or (match["minute"] or "0").removesuffix("分")
    at = _number(match["hour"]) * 60 + (30 if tail == "半" else _number(tail))
    before = text[: match.start()]
    late = _LATE.search(before) or ("昼" in before and at < _AFTERNOON)
    return at + _NOON if late and at < _NOON and not _is_night(before, at) else at


def _is_night(before: str, at: int) -> bool:
    """Tell whether a time is after midnight though its word may stand for the evening: 深夜1時, 夜中の2時."""
    return at < _AFTERNOON and ("深夜" in before or "夜中" in before)


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    tens, ten, units = text.partition("十")
    if not ten:
        return _KANJI[text]
    return _KANJI.get(tens, 1) * 10 + _KANJI.get(units, 0)


def _iso(minutes: int) -> str:
    at = min(minutes, _DAY)
    return f"{at // 60:02}:{at % 60:02}"
