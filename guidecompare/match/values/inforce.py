"""Dates on which a document, or a version of it, came about. In: a clause on its effect. Out: ISO dates.

``aspect`` is ``in-force`` (施行, 実施, 適用 ...), ``revised`` or ``enacted``. A date of which the clause says none of
these (that of a notice that is named, the end of a term) is left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from guidecompare.corpus import dates
from guidecompare.match.values.passage import Found
from guidecompare.model import ValueKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidecompare.match.values.passage import Passage

_IN_FORCE: Final = re.compile(
    r"施行|実施|適用|効力|発効|使い始|使用|始め|始まり|始ま|用い|使い|使う|(?:から|より)(?:行う|行い|運用)|運用を?開始|試行|実効|から(?:と)?する|(?:から|より)。?$"
)
_REVISED: Final = re.compile(
    r"改正|改定|改訂|修正|改題|改め|変更|一部を|書き足|追加|加え|見直|第[2-9二三四五六七八九]版|更新"
)
_ENACTED: Final = re.compile(r"制定|策定|作成|決定|定め|決裁|初版|第[1一]版|公布|告示")
_ENDED: Final = re.compile(r"廃止|失う|失効|終え|廃し")
_SAID: Final = (("in-force", _IN_FORCE), ("revised", _REVISED), ("enacted", _ENACTED), ("", _ENDED))
_HEADS: Final = re.compile(r"施行|実施|適用|起算|開始|はじまり|始まり|発効|いつから")
_SKIP: Final = re.compile(
    r"^(?:付け?|訓令|告示|通知|に(?:配|開設|設け|定めた)|の(?:通知|通達|告示|要領|要綱|方針)|以前|前に|まで|末)"
)
_QUOTED: Final = re.compile(r"「[^「」]*」")
_BRACKETED: Final = re.compile(r"^\([^()]*\)")
_OF_ANOTHER: Final = re.compile(
    r"^[^()「」]*\)は?、?[^。]*(?:廃止|廃し|失う|失効)"
)  # 旧要綱（平成23年…決裁）は、廃止する
_EDITION_BEFORE: Final = re.compile(
    r"(?P<edition>初版|第[0-9一-十]+版|制定|策定|改正|改定|改訂|施行|適用)(?:日?は|[:/])?$"
)
_SAME_DAY: Final = re.compile(r"同じ?日(?:付け)?(?:から|より|に)?[^。]{0,4}?(?:施行|実施|適用|用い|使い|始め)")
_SAME_YEAR: Final = re.compile(r"同年(?P<rest>[^年月]{1,3}月(?:[^日月]{1,3}日)?)")


def read(passage: Passage) -> Iterator[Found]:
    """Yield the dates that a clause gives for the document, and what of them."""
    if passage.denied:
        return
    quoted = [range(*match.span()) for match in _QUOTED.finditer(passage.tight)]
    heading = next(iter(passage.headings), "")
    for sentence in passage.sentences:
        found = list(_dates(sentence.text))
        for place, one in enumerate(found):
            start, end = sentence.start + one.start, sentence.start + one.end
            if any(start in each for each in quoted):
                continue
            since = found[place - 1].end if place else 0
            until = found[place + 1].start if place + 1 < len(found) else len(sentence.text)
            after = sentence.text[one.end : until]
            if aspect := _aspect(sentence.text[since : one.start], after, heading):
                yield Found(kind=ValueKind.DATE, value=one.iso, start=start, end=end, aspect=aspect)
            if aspect in {"enacted", "revised"} and (same := _SAME_DAY.search(after)):
                yield Found(kind=ValueKind.DATE, value=one.iso, start=start, end=end + same.end(), aspect="in-force")


def _dates(text: str) -> Iterator[dates.Found]:
    """Yield the dates of a sentence, 同年 taken for the year of the date before."""
    found = list(dates.find(text))
    for match in _SAME_YEAR.finditer(text):
        before = [one for one in found if one.end <= match.start()]
        written = f"{before[-1].iso[:4]}年{match['rest']}" if before else ""
        found += [dates.Found(iso=one.iso, start=match.start(), end=match.end()) for one in dates.find(written)]
    return iter(sorted(found, key=lambda one: one.start))


def _aspect(before: str, after: str, heading: str) -> str:
    """Return what is said of a date: by an edition before it, the words after it, those before it, or the heading."""
    if edition := _EDITION_BEFORE.search(before):
        return _first(edition["edition"])
    if _SKIP.match(after) or _OF_ANOTHER.match(after):
        return ""
    if _HEADS.search(heading):
        after = _BRACKETED.sub("", after)
    if said := _first(after):
        return said
    if _ENDED.search(after):
        return ""
    return _first(before) or ("in-force" if _HEADS.search(before + heading) else _first(heading))


def _first(text: str) -> str:
    """Return what the first telling word of ``text`` says of a date; "" where none does, or it says that it ended."""
    said = [(match.start(), aspect) for aspect, pattern in _SAID if (match := pattern.search(text))]
    return min(said)[1] if said else ""
