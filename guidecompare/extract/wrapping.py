"""Which lines of a text go on with the line before: text that was wrapped by hand or by a program at some width.

In: the lines of a text as they stand. Out: for each line whether it continues the one before. No width is assumed:
a wrapped text has many lines that end at its right edge in the middle of a sentence, and hardly a longer one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_ENOUGH: Final = 3  # lines that end at the right edge
_SHARE: Final = 0.12  # of all lines
_MIDDLE: Final = 0.6  # share of those that end in the middle of a sentence
_NARROW: Final = 15  # characters: nobody wraps a text narrower than that
_LONGER: Final = 0.02  # share of lines that may be longer: addresses of pages are not wrapped
_SLACK: Final = 2  # characters that a line may be short of the edge, since 。 and ） may not begin a line
_UNEVEN: Final = 0.15  # columns by which a Latin letter or figure may be narrower in print than on a terminal
_END: Final = re.compile(r"[。．！？!?：:」）)]\s*$")
# A sentence may end just at the edge: a short line below it that is no sentence is a heading.
_SENTENCE: Final = re.compile(r"[。．！？!?]\s*$")
_SENTENCE_END: Final = re.compile(r"[。．][」』）)]?\s*$")
_NUMBER: Final = r"[\d０-９一二三四五六七八九十百]+"
# A marker, not a reference that a wrapped line happens to begin with: 第３条の規定により, 第三者, （以下同じ。）.
_START: Final = re.compile(
    r"\s*(?:[・●○◎◇◆□■▼▲☆★※＊*→➢✓-]|附\s*則|別表|様式|"
    rf"第\s*{_NUMBER}\s*[条章節編部款](?:の{_NUMBER})*(?=[\s（(【]|$)|第{_NUMBER}(?=[\s.．]|$)|"
    r"[(（](?:[\d０-９]{1,3}|[ア-ン一二三四五六七八九十]{1,2}|[a-z])[)）]|"
    r"[(（【〔\[<＜〈［][^)）】〕\]>＞〉］。]{1,20}[)）】〕\]>＞〉］](?:\s|$)|[①-⑳⑴-⒛㉑-㊿Ⅰ-Ⅻ]|"
    r"[\d０-９]{1,3}(?:[-－.．\d０-９]*)(?:[.．、)）　 ]|$)|[ア-ンa-zA-Z][.．)）　 ]|"
    r"[一二三四五六七八九十]{1,3}[、.．　 ]|"
    r"[QＱAＡ問答][\d０-９]*[.．:：　 ])"
)
_CLAUSE: Final = re.compile(r"[、。，]")
_KATAKANA: Final = re.compile(r"[ァ-ヴー]")
# What no word begins with: 協議す|るとともに, 行い|ます.
_ENDING: Final = re.compile(r"[ぁぃぅぇぉっゃゅょんー]|る|れ[るばたてな]|ます|ません|ました|なけれ")
_WIDE: Final = 20  # characters from which a line may be one of a narrower part of the text
_CUT_END: Final = re.compile(r"[A-Za-z0-9_@/.:-]$")
_CUT_START: Final = re.compile(r"(\s*)([A-Za-z0-9_@/.:-]+)")
_ASCII_WORD: Final = re.compile(r"[!-~]+")


def begins_anew(line: str) -> bool:
    """Tell whether a line begins with a number, a bullet or a bracket, whatever the line before looked like."""
    return bool(_START.match(line))


def columns(text: str) -> int:
    """Return the width on a terminal, where a Japanese character takes two columns."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def joined(before: str, after: str) -> str:
    """Return two parts of a paragraph as one: with a space between Latin words, with nothing between Japanese."""
    before, after = before.rstrip(), after.lstrip()
    return f"{before} {after}" if before[-1:].isascii() and after[:1].isascii() else before + after


def _edge(widths: Sequence[int]) -> int:
    """Return the right edge: the width that hardly any line exceeds."""
    ordered = sorted(widths, reverse=True)
    return ordered[min(int(len(ordered) * _LONGER), len(ordered) - 1)]


def _indent(line: str) -> int:
    return columns(line) - columns(line.lstrip())


def _full(lines: Sequence[str], width: Callable[[str], int], unit: int) -> list[bool]:
    """Return which lines reach the right edge: what begins the next one had no room left."""
    widths = [width(line.rstrip()) for line in lines]
    edge = _edge([known for known, line in zip(widths, lines, strict=True) if line.strip()])
    if edge < _NARROW * unit:
        return [False] * len(lines)
    full = []
    for place, known in enumerate(widths):
        following = lines[place + 1].strip() if place + 1 < len(lines) else ""
        word = _ASCII_WORD.match(following)
        room = max(width(word[0]) if word else 0, unit)
        narrow = _UNEVEN * sum(character.isascii() for character in lines[place])
        full.append(bool(following) and known + room + (_SLACK - 1) * unit + narrow > edge)
    return full


def continuations(lines: Sequence[str]) -> list[bool]:
    """Return for each line whether it goes on with the line before it."""
    filled = [line for line in lines if line.strip()]
    none = [False] * len(lines)
    if len(filled) <= _ENOUGH:
        return none
    # Programs wrap by columns, or by characters where they do not know that Japanese is wide.
    full = max((_full(lines, columns, 2), _full(lines, len, 1)), key=lambda found: (_cut(lines, found), sum(found)))
    reaching = sum(full)
    if reaching < max(_ENOUGH, _SHARE * len(filled)) or _cut(lines, full) < _MIDDLE * reaching:
        return none
    return _joined(lines, full)


def _cut(lines: Sequence[str], full: Sequence[bool]) -> int:
    """Return how many lines reach the edge in the middle of a sentence, and are not followed by a new beginning."""
    return sum(
        reaching and not _END.search(line) and not begins_anew(following)
        for line, following, reaching in zip(lines, lines[1:], full, strict=False)
    )


def _joined(lines: Sequence[str], full: Sequence[bool]) -> list[bool]:
    """Return the continuations, given which lines reach the edge."""
    # Where paragraphs begin with a space that their further lines lack, a space begins a paragraph.
    after = Counter(
        _indent(following) < _indent(line)
        for line, following, reaching in zip(lines, lines[1:], full, strict=False)
        if reaching and _indent(line) and following.strip() and not begins_anew(following)
    )
    spaced = after[True] >= after[False] and after[True] > 0
    found = [False]
    first = _indent(lines[0])  # indent of the paragraph that the line before belongs to
    for before, line, reaching, again in zip(lines, lines[1:], full, full[1:], strict=False):
        goes_on = bool(
            (reaching or _is_torn(before, line))
            and before.strip()
            and line.strip()
            and not begins_anew(line)
            and not (_SENTENCE.search(before) and not again and not _SENTENCE_END.search(line))
            and not (spaced and _indent(line) and _indent(line) >= first and _END.search(before))
        )
        if not goes_on:
            first = _indent(line)
        found.append(goes_on)
    return found


def _is_torn(before: str, line: str) -> bool:
    """Tell whether a word runs over the end of a line: deep items may be set narrower than the rest."""
    end, start = before.strip(), line.lstrip()
    # Two katakana words may meet where a title ends, but hardly in the middle of a sentence.
    within = bool(_KATAKANA.match(end[-1:]) and _KATAKANA.match(start) and _CLAUSE.search(end))
    return len(end) >= _WIDE and (within or bool(_ENDING.match(start)))


def words_whole(lines: Sequence[str], goes_on: Sequence[bool]) -> list[str]:
    """Return wrapped lines with Latin words put together again that a program cut at the edge: SN|S.

    A program that minds words leaves lines with one at their end short of the edge; where none is, all were cut.
    """
    breaks = [
        place
        for place in range(len(lines) - 1)
        if goes_on[place + 1] and _CUT_END.search(lines[place]) and _CUT_START.match(lines[place + 1])
    ]
    widths = Counter(columns(lines[place].rstrip()) for place in range(len(lines) - 1) if goes_on[place + 1])
    edge = max(widths, key=lambda width: (widths[width], width), default=0)
    whole = list(lines)
    if any(columns(lines[place]) < edge for place in breaks):
        return whole
    for place in reversed(breaks):
        start = _CUT_START.match(whole[place + 1])
        if start:
            whole[place] += start[2]
            whole[place + 1] = start[1] + whole[place + 1][start.end() :]
    return whole
