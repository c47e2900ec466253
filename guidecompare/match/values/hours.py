"""When the account is run. In: a clause on hours. Out: days with times, exceptions, emergencies, or "not fixed".

``value`` is ``[days] [times]``: ``weekdays 08:30-17:15``, ``mon-fri 09:00-12:00,13:00-17:00``, ``office-hours``,
``tue,thu``; or ``undetermined`` (定めない), ``as-needed`` (随時). ``aspect`` is ``operation``, ``answers`` (when
messages are read or answered), ``except`` (when nothing is done) or ``emergency`` (``any-time``, or ``exempt``: the
hours do not bind).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from guidecompare.match.values import days, times
from guidecompare.match.values.passage import Found
from guidecompare.model import ValueKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidecompare.match.values.passage import Passage, Sentence

_TRIGGER: Final = (
    r"(?:災害|緊急|非常|警報|注意報|地震|震度|津波|大雨|台風|避難|火災|事故|断水|[策戒]本部|命にかかわ|命に関わ|急を要)"
)
_ANY_TIME: Final = (
    r"時間帯?に?(?:を問わ|によら|にかかわら|外であっても|外でも)|時刻を問わ|24時間|昼夜"
    r"|夜間(?:[もや]|及び|と|・|であっても|でも)"
    r"|[夜深]夜?中?でも|夜中でも|休日(?:も|で|であっても|でも|に)|土日(?:も|でも)|いつでも|随時|直ちに|すぐに|速やかに"
)
_EXEMPT: Final = r"この限りで(?:は?(?:ない|ありません|ございません))?|例外"
_EMERGENCY: Final = re.compile(rf"{_TRIGGER}.{{0,160}}?(?:(?P<free>{_ANY_TIME})|(?P<exempt>{_EXEMPT}))")
_EMERGENCY_LEFT_OUT: Final = re.compile(rf"{_TRIGGER}[^、。]{{0,12}}(?P<exempt>除[くき])")
_EMERGENCY_LAST: Final = re.compile(rf"(?P<free>{_ANY_TIME})[^。]{{0,160}}?{_TRIGGER}")
_UNDETERMINED: Final = re.compile(
    r"(?:[^。、]{0,30}(?:曜日|時刻|時間|日時)[^。]{0,12})?(?:(?:定め|決め|定まって|決まって)(?:は)?(?:い|お)?(?:ない|ず|ません|りません|て(?:は)?(?:い|お)?(?:ない|りません|ません))"
    r"|(?:定め|決まり|きまり)は?(?:設け|置き)?(?:ありません|ません|ない|なし)|不定期)"
)
_AS_NEEDED: Final = re.compile(r"随時|必要の都度|必要に応じ|適宜|その都度")
# What follows days or times that are left out.
_LEFT_OUT: Final = re.compile(
    r"(?:\([^()]*\))?(?:等|など)?(?:の(?:期間|間|日|午前|午後)|からの\d{1,2}時間)?(?:を?除[くきい]|以外|[はに]?、?お?休(?:み|む|止|業)|は[^、。]{0,6}お?休み)"
)
_NOT_DONE: Final = re.compile(
    r"(?:行わ|行い|し|せ|送ら|送り|出さ|出し|求め|鳴らさ|更新(?:し)?|応じ|見)(?:ない|ず|ません)|は?な(?:し|い)(?=。|$)|避け|控え|お休み|休む|休みます|止ま"
)
_FROM_THEN_ON: Final = re.compile(r"(?:以降|以後|の間|まで)?に?は、")
_ONLY_THEN: Final = re.compile(r"に?(?:も|でも|であっても)|[はに、][^。]{0,12}(?:だけ|のみ|(?:こと|場合)[がも]あ)")
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_ANSWERS: Final = re.compile(
    r"返信|返事|返書|回答|返答|答え|応答|対応|確認|確かめ|読(?:[みむ]|ま(?!れ))|目を通|見る|見ます|気付|受付|受け付け|相談|返せ|開くのは"
)
_POSTS: Final = re.compile(
    r"投稿|更新|発信|配信|公開|掲載|送信|掲げ|記事|つぶや|お知らせ|お届け|書き込[みむ]ます|流[しす]"
)
_NEAR: Final = 24  # characters between days and the times that belong to them
_PAST: Final = re.compile(r"(?:や|・|及び|又は|または)?(?:夜間?|深夜)?に(?:届い|寄せ|受け|来|いただ)")
_SEEN: Final = ("視聴", "閲覧", "ご覧", "見られ")
_CLOSED: Final = "closed-days"


def read(passage: Passage) -> Iterator[Found]:
    """Yield the hours that a clause states."""
    for sentence in passage.sentences:
        yield from _sentence(passage, sentence)


def _sentence(passage: Passage, sentence: Sentence) -> Iterator[Found]:
    text, offset = sentence.text, sentence.start
    emergency = _EMERGENCY_LEFT_OUT.search(text) or _EMERGENCY.search(text) or _EMERGENCY_LAST.search(text)
    taken = range(0)
    if emergency:
        exempt = emergency.groupdict().get("exempt")
        taken = range(emergency.start(), emergency.end() if exempt else len(text.removesuffix("。")))
        if not passage.denied:
            value = "exempt" if exempt else "any-time"
            yield _found(value, offset + taken.start, offset + taken.stop, "emergency")
    vague = _UNDETERMINED.search(text)
    if vague:
        yield _found("undetermined", offset + vague.start(), offset + vague.end(), _aspect(text))
    if passage.denied:
        return
    stated = tuple(_stated(text, taken, days_alone=emergency is None and vague is None))
    yield from (_found(value, offset + start, offset + end, aspect) for value, start, end, aspect in stated)
    needed = _AS_NEEDED.search(text)
    if needed and not stated and not emergency and not vague:
        yield _found("as-needed", offset + needed.start(), offset + needed.end(), _aspect(text))


def _stated(text: str, taken: range, *, days_alone: bool) -> Iterator[tuple[str, int, int, str]]:
    """Yield (value, start, end, aspect) of the days and times in a sentence, those in ``taken`` left aside."""
    clock = [found for found in times.find(text) if found.start not in taken and not _is_other(text, found)]
    named = [found for found in days.find(text) if found.start not in taken]
    loose: list[days.Days] = []
    for group in named:
        if any(time.start <= group.start < time.end for time in clock):
            continue
        if left := _LEFT_OUT.match(text, group.end):
            yield group.value, group.start, left.end(), "except"
        elif not _PAST.match(text, group.end):
            loose.append(group)
    for time in clock:
        near = [group for group in loose if _belongs(text, group.end, time.start)]
        for group in near[-1:]:
            loose.remove(group)
        value = " ".join([*(group.value for group in near[-1:]), time.value])
        start = near[-1].start if near else time.start
        yield value, start, time.end, _time_aspect(text, start, time.end)
    for group in loose if days_alone else ():
        aspect = _time_aspect(text, group.start, group.end)
        planned = not _ONLY_THEN.match(text, group.end) and _CLOSED not in group.value
        if planned or aspect == "except":
            yield group.value, group.start, group.end, aspect


def _belongs(text: str, days_end: int, time_start: int) -> bool:
    """Tell whether a time is one of the days that stand before it: near, and nothing else is spoken of between."""
    between = _BRACKETS.sub("", text[days_end:time_start])
    return days_end <= time_start and len(between) <= _NEAR and "は" not in between[1:]


def _is_other(text: str, time: times.Times) -> bool:
    """Tell whether a time is one by which something is done (翌日の正午までに), or at which the public may look."""
    is_deadline = "-" not in time.value and text.startswith(("までに", "に間に合"), time.end)
    return is_deadline or text.startswith(_SEEN, time.end)


def _time_aspect(text: str, start: int, end: int) -> str:
    """Return what is said of a time: that it is left out, or what is done then."""
    until = (text + "、").index("、", end)
    if _LEFT_OUT.match(text, end) or _NOT_DONE.search(
        text, end, len(text) if _FROM_THEN_ON.match(text, end) else until
    ):
        return "except"
    return _aspect(text[text.rfind("、", 0, start) + 1 : until], text)


def _aspect(*texts: str) -> str:
    """Return what is done at a time, by the first of ``texts`` that says whether it is to post or to answer."""
    for text in texts:
        answers, posts = _ANSWERS.search(text), _POSTS.search(text)
        if answers or posts:
            return "operation" if posts else "answers"
    return "operation"


def _found(value: str, start: int, end: int, aspect: str) -> Found:
    return Found(kind=ValueKind.HOURS, value=value, start=start, end=end, aspect=aspect)
