"""Days as texts name them, as tokens: ``weekdays``, ``mon-fri``, ``tue,sat``, ``holidays``, ``year-end``.

In: folded text. Out: stretches with their tokens, days that are joined as one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_OF_WEEK: Final = dict(zip("月火水木金土日", ("mon", "tue", "wed", "thu", "fri", "sat", "sun"), strict=True))
_SIGN: Final = "[月火水木金土日]"
_AND: Final = r"(?:[、,・/]|及び|並びに|および|又は|または|と|や)+"
_WORDS: Final = (
    ("open-days", (r"開[庁館所園]日|業務日|営業日|執務日|授業日|(?:授業|学校)のある日"
     r"|[一-鿿]{0,3}[役庁所場舎館校口][がの]開(?:いている|く)日")),
    ("closed-days", r"閉[庁館]日|休[館業園所]日|館内整理日"),
    ("weekdays", r"平日"),
    ("every-day", r"毎日(?!勤務)|(?<!24時間)365日|年中無休"),
    ("year-end", r"年末年始(?:の休日|の休み|休業?)?|12月\d{1,2}日(?:から|~|-)(?:翌年の?)?1月\d{1,2}日(?:まで)?"),
    ("holidays", r"国民の祝日(?:に関する法律.{0,24}?休日)?|祝祭日|祝休日|祝日|休日|休みの日|祝(?=[^一-鿿]|$)"),
)  # fmt: skip
_NAMED: Final = "|".join(f"(?P<d{place}>{pattern})" for place, (_, pattern) in enumerate(_WORDS))
_ONE: Final = re.compile(
    _NAMED
    + rf"|(?:毎月)?第(?P<weeks>\d(?:(?:{_AND}第?)\d)*)(?P<nth>{_SIGN})曜日?"
    + rf"|(?:(?<![\d一-鿿])|(?={_SIGN}曜))(?P<first>{_SIGN})(?:曜日?)?(?:から|~|-)"
    + rf"(?P<last>{_SIGN})(?:曜日?(?:まで)?|(?=[^\d一-鿿]|$))"
    + rf"|(?:隔週の?|毎週の?)?(?P<day>{_SIGN})曜日?"
    + r"|(?<![\d一-鿿])(?P<both>土日|土・日)(?:曜日?)?(?=[^\d一-鿿]|祝|$)"
    + rf"|(?<![\d一-鿿])(?P<list>{_SIGN}(?:・{_SIGN}){{1,5}})(?=[^\d一-鿿・]|$)"
)
_BETWEEN: Final = re.compile(rf"(?:\([^()]{{1,30}}\))?(?:の?ほか、?)?(?:{_AND}|の)?")
_OTHER_DAY: Final = re.compile(r"(?:次|翌|翌々|前)の?$")
_LAST_OF_WEEK: Final = ("土", "日")


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Days in a text: tokens joined by commas."""

    value: str
    start: int
    end: int


def find(text: str) -> Iterator[Days]:
    """Yield the days in ``text``; 翌開庁日 and 次の開館日 are no days of the week's plan."""
    tokens: list[str] = []
    start = end = 0
    for match in _ONE.finditer(text):
        if _OTHER_DAY.search(text[: match.start()]):
            continue
        if tokens and not _BETWEEN.fullmatch(text, end, match.start()):
            yield Days(value=_joined(tokens), start=start, end=end)
            tokens = []
        if not tokens:
            start = match.start()
        tokens += _tokens(match)
        end = match.end()
    if tokens:
        yield Days(value=_joined(tokens), start=start, end=end)


def _joined(tokens: list[str]) -> str:
    return ",".join(dict.fromkeys(tokens))


def _tokens(match: re.Match[str]) -> list[str]:
    """Return the tokens of one name of a day, or of several that are written as one word."""
    if match["first"]:
        return [f"{_OF_WEEK[match['first']]}-{_OF_WEEK[match['last']]}"]
    if match["weeks"]:
        weeks = re.findall(r"\d", match["weeks"])
        return [f"{_OF_WEEK[match['nth']]}[{week}]" for week in weeks]
    if match["both"]:
        return [_OF_WEEK[sign] for sign in _LAST_OF_WEEK]
    if match["day"] or match["list"]:
        return [_OF_WEEK[sign] for sign in match["day"] or match["list"].split("・")]
    return [token for place, (token, _) in enumerate(_WORDS) if match[f"d{place}"]]
