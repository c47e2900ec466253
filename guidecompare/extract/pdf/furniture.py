"""What is on the pages but not in the text: page numbers, running titles, watermarks, the table of contents.

In: the rows of each page that stand outside tables, and later the lines of the document in reading order. Out: which
of them are furniture, and why. Hardly anything is furniture by its wording alone: it stands at the edge of its page,
outside of all other text, and comes again on other pages.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final

from guidecompare.extract.pdf.prints import ADDRESS, PRINTED_AT
from guidecompare.extract.pdf.shapes import Row, Table
from guidecompare.model import Removal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_EDGE: Final = 0.13  # of the page's height, above and below, where running titles and page numbers stand
_MARGIN: Final = 72.0  # points that this is at least, on small pages
_DEPTH: Final = 3  # lines of furniture at either edge, at most
_SAME_LINE: Final = 0.4  # characters
_SAME_PLACE: Final = 4.0  # points
_OFTEN: Final = 0.4  # of the pages: those of left and right pages may differ
_LARGE: Final = 2.0  # to the type of the body: a mark set across every page
_ISOLATED: Final = 2.0  # characters of white around a bare number on a document's only page
_BARE: Final = 3  # characters: a row as short as that may be the number of the line that it stands on
_LONGEST: Final = 30  # characters of a title of a chapter
_HELD: Final = 0.5  # of the pages have a title of their chapter at the same place
_SLOT_PAGES: Final = 3
_LINES: Final = {1: 6, 5: 2, 10: 2}  # numbers on a page, at least, where they count each line or every fifth or tenth
_CUT: Final = 0.3  # share of numbered lines that are broken in the middle of a sentence

_DASH: Final = r"[-‐‑–—―−ー~〜～・<>〈〉《》\[\]【】|]"
_COUNTED: Final = re.compile(
    rf"{_DASH}?\s*(?:p(?:age)?\.?\s*\d+(?:\s*(?:/|of)\s*\d+)?"
    rf"|\d+\s*(?:/|of)\s*\d+(?:\s*(?:ページ|頁))?"
    rf"|\d+\s*(?:ページ|頁)(?:\s*/\s*\d+\s*(?:ページ|頁)?)?)\s*{_DASH}?"
    rf"|{_DASH}+\s*\d+\s*{_DASH}+",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"[^\d\w]{0,2}(\d{1,4}|[ivxl]{1,7})[^\d\w]{0,2}", re.IGNORECASE)
_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50}
_IN_SENTENCE: Final = re.compile(r"[。、]|[をがはに]$")
_SENTENCE_END: Final = re.compile(r"[。．.！？!?：:][」』）)】]*$")
_NUMBERED: Final = re.compile(r"第?[\d一二三四五六七八九十]+|[(\[①-⑳ア-ンA-Z][).\]]?\s")
_CONTENTS: Final = re.compile(r"(?:目次|もくじ|contents)", re.IGNORECASE)
_PAGE: Final = r"[-(]?\s*(?:p{1,2}\.?\s*)?\d{1,3}(?:\s*(?:頁|ページ))?\s*[-)]?"
_LEADER: Final = re.compile(rf".*?(?:[.・･·⋯‥_]\s*){{4,}}{_PAGE}", re.IGNORECASE)
_ENTRY: Final = re.compile(rf"(.+)\s{_PAGE}", re.IGNORECASE)
_FEW: Final = 3  # entries that make a table of contents without its heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The rows of one page that stand outside tables, and the page's height."""

    number: int
    height: float
    rows: tuple[Row, ...]


@lru_cache(maxsize=64)
def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _signature(row: Row) -> str:
    """Return what stays the same of a running title from page to page: its text without numbers and spaces."""
    return _unnumbered(row.text)


@lru_cache(maxsize=64)
def _unnumbered(text: str) -> str:
    return re.sub(r"\d+", "0", re.sub(r"\s", "", _plain(text)))


def _value(text: str) -> int | None:
    """Return the number that a line consists of, in figures or Roman ones; None where it is no number."""
    match = _NUMBER.fullmatch(text)
    if not match or match[1].isdigit():
        return int(match[1]) if match else None
    values = [_ROMAN[letter] for letter in match[1].lower()]
    return sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))


def running(sheets: Sequence[Sheet], body: float) -> dict[int, Removal]:
    """Return the page numbers, running titles and watermarks: the ``id`` of each row with the reason."""
    edges = [_edges(sheet) for sheet in sheets]
    outer = [(sheet.number, row) for sheet, sides in zip(sheets, edges, strict=True) for row in _flat(sides)]
    finder = _Finder(sheets, outer)
    found: dict[int, Removal] = {}
    for sheet, sides in zip(sheets, edges, strict=True):
        for side in sides:
            # From the edge inwards, as long as the whole line is furniture: what stands inside text is text.
            for line in side:
                reasons = finder.reasons(line, sheet)
                found.update((id(row), reason) for row, reason in zip(line, reasons, strict=True) if reason)
                if None in reasons:
                    break
    large = [(sheet.number, row) for sheet in sheets for row in sheet.rows if row.size > _LARGE * body]
    marks = _Repeats(large, len(sheets))
    found.update((id(row), Removal.NOTICE) for _, row in large if marks.holds(row))
    return found


def running_tables(pages: Sequence[tuple[float, Sequence[Table]]]) -> frozenset[int]:
    """Return the ``id`` of each table that heads its page and comes again on most pages: the number of the document."""
    places: defaultdict[tuple[int, str], list[Table]] = defaultdict(list)
    for height, tables in pages:
        for table in tables[:1]:
            if table.box[1] < max(_EDGE * height, _MARGIN):
                text = "".join(row.text for cell in table.cells for row in cell.rows)
                places[round(table.box[1] / _SAME_PLACE), _unnumbered(text)].append(table)
    enough = max(2, math.ceil(_HELD * len(pages)))
    return frozenset(id(table) for same in places.values() if len(same) >= enough for table in same)


def _edges(sheet: Sheet) -> tuple[list[list[Row]], list[list[Row]]]:
    """Return the lines at the upper and the lower edge, outermost first, each as the rows that stand on it."""
    lines: list[list[Row]] = []
    for row in sorted(sheet.rows, key=lambda row: row.base):
        if lines and row.base - lines[-1][0].base <= _SAME_LINE * row.size:
            lines[-1].append(row)
        else:
            lines.append([row])
    margin = max(_EDGE * sheet.height, _MARGIN)
    above = [line for line in lines[:_DEPTH] if line[0].base < margin]
    below = [line for line in lines[: -_DEPTH - 1 : -1] if line[0].base > sheet.height - margin]
    return above, below


def _flat(sides: tuple[list[list[Row]], list[list[Row]]]) -> Iterator[Row]:
    return chain.from_iterable(chain.from_iterable(sides))


class _Repeats:
    """Knows which texts stand at the same place on many pages."""

    def __init__(self, rows: Sequence[tuple[int, Row]], pages: int) -> None:
        """Take rows, each with the number of its page, and how many pages there are."""
        self._enough = max(2, math.ceil(_OFTEN * pages))
        self._places: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, row in rows:
            self._places[_signature(row)].append((number, row.base))

    def holds(self, row: Row) -> bool:
        """Tell whether the text of ``row`` comes again at its place on enough pages."""
        places = self._places[_signature(row)]
        return len({number for number, base in places if abs(base - row.base) <= _SAME_PLACE}) >= self._enough


class _Finder:
    """Knows what comes again at the edges of the pages, and tells of a line at an edge what it is."""

    def __init__(self, sheets: Sequence[Sheet], outer: Sequence[tuple[int, Row]]) -> None:
        """Take all pages and what stands at their edges."""
        self._pages = len(sheets)
        # A heading that recurs in the text may begin a page twice: a running title stands at the edges alone.
        everywhere = Counter(_signature(row) for sheet in sheets for row in sheet.rows)
        at_edges = Counter(_signature(row) for _, row in outer)
        running = [one for one in outer if everywhere[_signature(one[1])] < 2 * at_edges[_signature(one[1])]]
        self._repeats = _Repeats(running, len(sheets))
        # A first page often lacks the running title, which is then the title that stands on it.
        first = [row for sheet in sheets[:1] for row in sheet.rows[:_DEPTH]]
        largest = max((row.size for row in first), default=0.0)
        self._titles = {
            _signature(row)
            for row in first
            if row.size == largest and not _NUMBERED.match(_plain(row.text)) and not _IN_SENTENCE.search(_text(row))
        }
        values = [(number, _value(_plain(row.text))) for number, row in outer]
        offsets = Counter(value - number for number, value in values if value is not None)
        self._offsets = {offset for offset, count in offsets.items() if count > 1}
        self._slots = Counter(slot for sheet in sheets for row in sheet.rows if (slot := _slot(row, sheet)))
        self._texts = Counter(_text(row) for sheet in sheets for row in sheet.rows)

    def reasons(self, line: Sequence[Row], sheet: Sheet) -> list[Removal | None]:
        """Return why each row of a line at the edge of its page is furniture, None for those that are not."""
        reasons = [self._reason(row, sheet) for row in line]
        if None in reasons:
            # Beside text a number is that of its heading, whatever page it stands on.
            reasons = [None if _is_bare(row) else reason for row, reason in zip(line, reasons, strict=True)]
        # What a browser prints round a page: date and title above, address and number below.
        printed = any(PRINTED_AT.match(_plain(row.text)) for row in line) and len(line) > 1
        numbered = Removal.PAGE_NUMBER in reasons
        return [
            reason or (Removal.RUNNING_TITLE if printed or (numbered and ADDRESS.fullmatch(_plain(row.text))) else None)
            for row, reason in zip(line, reasons, strict=True)
        ]

    def _reason(self, row: Row, sheet: Sheet) -> Removal | None:
        text = _plain(row.text)
        number = _value(text)
        if _COUNTED.fullmatch(text):
            return Removal.PAGE_NUMBER
        if number is not None and (
            number - sheet.number in self._offsets or (self._pages == 1 and _is_alone(row, sheet))
        ):
            return Removal.PAGE_NUMBER
        if self._repeats.holds(row) or self._heads_chapter(row, sheet):
            return Removal.RUNNING_TITLE
        first_line = all(row.base <= other.base + _SAME_LINE * row.size for other in sheet.rows)
        if sheet.number > 1 and first_line and _signature(row) in self._titles:
            return Removal.RUNNING_TITLE
        return None

    def _heads_chapter(self, row: Row, sheet: Sheet) -> bool:
        """Tell whether a row names the chapter of its page: its place is held on most pages, its text comes again."""
        enough = max(_SLOT_PAGES, math.ceil(_HELD * self._pages))
        slot = _slot(row, sheet)
        return slot is not None and self._slots[slot] >= enough and self._texts[_text(row)] > 1 and _is_name(row)


def _slot(row: Row, sheet: Sheet) -> tuple[bool, int] | None:
    """Return the place of a row that stands outermost on its page, white around it; None for all others."""
    margin = max(_EDGE * sheet.height, _MARGIN)
    if margin <= row.base <= sheet.height - margin:
        return None
    others = [other.base for other in sheet.rows if abs(other.base - row.base) > _SAME_LINE * row.size]
    for above in (True, False):
        at_edge = row.base < margin if above else row.base > sheet.height - margin
        ways = [base - row.base if above else row.base - base for base in others]
        if at_edge and ways and min(ways) >= _ISOLATED * row.size:
            return (above, round(row.base / _SAME_PLACE))
    return None


def _is_name(row: Row) -> bool:
    """Tell whether a row can be a title: it is short, and no part of a sentence."""
    return len(_text(row)) <= _LONGEST and not _IN_SENTENCE.search(_text(row))


def _between(one: Row, two: Row, lines: Sequence[Row]) -> set[int]:
    """Return the places of the lines that stand between two others."""
    slack = _SAME_LINE * one.size
    return {round(row.base) for row in lines if one.base + slack < row.base < two.base - slack}


def _is_bare(row: Row) -> bool:
    return len(_text(row)) <= _BARE and not _COUNTED.fullmatch(_plain(row.text))


def _text(row: Row) -> str:
    return re.sub(r"\s", "", _plain(row.text))


def line_numbers(sheet: Sheet) -> dict[int, Removal]:
    """Return the numbers that count the lines of a page in its margin: the ``id`` of each row with the reason.

    Numbers of items stand in the margin as well; but no item begins in the middle of a sentence.
    """
    for side in (0, 1):
        figures = [row for row in sheet.rows if _plain(row.text).isdecimal() and _is_outside(row, sheet, side)]
        figures.sort(key=lambda row: row.base)
        if _counts(figures, sheet):
            return {id(row): Removal.LINE_NUMBER for row in figures}
    return {}


def _is_outside(row: Row, sheet: Sheet, side: int) -> bool:
    """Tell whether a row stands further left, or right, than all that is not a number."""
    texts = [other for other in sheet.rows if not _plain(other.text).isdecimal()]
    return all(row.x1 < other.x0 for other in texts) if side == 0 else all(row.x0 > other.x1 for other in texts)


def _counts(figures: Sequence[Row], sheet: Sheet) -> bool:
    """Tell whether ``figures`` count each line, or every fifth, as it comes."""
    values = [int(_plain(row.text)) for row in figures]
    steps = {two - one for one, two in pairwise(values)}
    step = steps.pop() if len(steps) == 1 else 0
    if step not in _LINES or len(figures) < _LINES[step] or any(value % step for value in values):
        return False
    lines = sorted((row for row in sheet.rows if row not in figures), key=lambda row: row.base)
    if any(len(_between(one, two, lines)) != step - 1 for one, two in pairwise(figures)):
        return False
    beside = [
        next((line for line in lines if abs(line.base - row.base) <= _SAME_LINE * line.size), None) for row in figures
    ]
    cut = sum(
        line is not None and line is not lines[0] and not _SENTENCE_END.search(lines[lines.index(line) - 1].text)
        for line in beside
    )
    return cut >= _CUT * len(figures)


def _is_alone(row: Row, sheet: Sheet) -> bool:
    white = _ISOLATED * row.size
    return row.text.strip().isdigit() and all(
        abs(other.base - row.base) > white for other in sheet.rows if other is not row
    )


def contents(texts: Sequence[str]) -> frozenset[int]:
    """Return which of the lines, in reading order, are a table of contents: entries that lead to page numbers.

    Without a heading and without leaders the entries are known by coming again as headings.
    """
    plain = [_plain(text) for text in texts]
    known = [_bare(text) for text in plain]
    last = {text: place for place, text in enumerate(known)}
    found: set[int] = set()
    start = 0
    while start < len(plain):
        headed = bool(_CONTENTS.fullmatch(known[start]))
        end, entries = start + headed, 0
        while taken := _entry(plain[end : end + 2], headed=headed) or _announces(plain, last, end, headed=headed):
            entries, end = entries + 1, end + taken
        if entries >= (2 if headed else _FEW):
            found.update(range(start, end))
            start = end
        else:
            start += 1
    return frozenset(found)


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _announces(plain: Sequence[str], last: Mapping[str, int], place: int, *, headed: bool) -> int:
    """Return 1 for a line that is the name of a later one, with the number of its page behind it, else 0.

    Below the heading of a table of contents the number may be missing.
    """
    if place >= len(plain):
        return 0
    match = _ENTRY.fullmatch(plain[place])
    named = _bare(match[1]) if match else _bare(plain[place]) if headed else ""
    return int(last.get(named, 0) > place)


def _entry(plain: Sequence[str], *, headed: bool) -> int:
    """Return how many lines the entry takes that begins here: a long one takes two, and 0 means that there is none."""
    for taken in range(1, len(plain) + 1):
        text = " ".join(plain[:taken])
        if _LEADER.fullmatch(text) or (headed and _ENTRY.fullmatch(text)):
            return taken
    return 0
