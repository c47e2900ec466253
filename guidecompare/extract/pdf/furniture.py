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
from itertools import chain
from typing import TYPE_CHECKING, Final

from guidecompare.extract.pdf.prints import ADDRESS, PRINTED_AT
from guidecompare.extract.pdf.shapes import Row
from guidecompare.model import Removal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_EDGE: Final = 0.13  # of the page's height, above and below, where running titles and page numbers stand
_MARGIN: Final = 72.0  # points that this is at least, on small pages
_DEPTH: Final = 3  # lines of furniture at either edge, at most
_SAME_LINE: Final = 0.4  # characters
_SAME_PLACE: Final = 4.0  # points
_OFTEN: Final = 0.4  # of the pages: those of left and right pages may differ
_LARGE: Final = 2.0  # to the type of the body: a mark set across every page
_ISOLATED: Final = 2.0  # characters of white around a bare number on a document's only page

_DASH: Final = r"[-‐‑–—―−ー~〜～・<>〈〉《》\[\]【】|]"
_COUNTED: Final = re.compile(
    rf"{_DASH}?\s*(?:p(?:age)?\.?\s*\d+(?:\s*(?:/|of)\s*\d+)?"
    rf"|\d+\s*(?:/|of)\s*\d+(?:\s*(?:ページ|頁))?"
    rf"|\d+\s*(?:ページ|頁)(?:\s*/\s*\d+\s*(?:ページ|頁)?)?)\s*{_DASH}?"
    rf"|{_DASH}+\s*\d+\s*{_DASH}+",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"[^\d\w]{0,2}(\d{1,4})[^\d\w]{0,2}")
_CONTENTS: Final = re.compile(r"(?:目次|もくじ|contents)", re.IGNORECASE)
_LEADER: Final = re.compile(r".*?(?:[.・･·⋯‥_]\s*){4,}[-(]?\s*\d{1,3}\s*[-)]?")
_ENTRY: Final = re.compile(r".+\s\d{1,3}")
_FEW: Final = 3  # entries that make a table of contents without its heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The rows of one page that stand outside tables, and the page's height."""

    number: int
    height: float
    rows: tuple[Row, ...]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _signature(row: Row) -> str:
    """Return what stays the same of a running title from page to page: its text without numbers and spaces."""
    return re.sub(r"\d+", "0", re.sub(r"\s", "", _plain(row.text)))


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
        self._titles = {_signature(row) for sheet in sheets[:1] for row in sheet.rows[:_DEPTH]}
        offsets = Counter(
            int(match[1]) - number for number, row in outer if (match := _NUMBER.fullmatch(_plain(row.text)))
        )
        self._offsets = {offset for offset, count in offsets.items() if count > 1}

    def reasons(self, line: Sequence[Row], sheet: Sheet) -> list[Removal | None]:
        """Return why each row of a line at the edge of its page is furniture, None for those that are not."""
        reasons = [self._reason(row, sheet) for row in line]
        # What a browser prints round a page: date and title above, address and number below.
        printed = any(PRINTED_AT.match(_plain(row.text)) for row in line) and len(line) > 1
        numbered = Removal.PAGE_NUMBER in reasons
        return [
            reason or (Removal.RUNNING_TITLE if printed or (numbered and ADDRESS.fullmatch(_plain(row.text))) else None)
            for row, reason in zip(line, reasons, strict=True)
        ]

    def _reason(self, row: Row, sheet: Sheet) -> Removal | None:
        text = _plain(row.text)
        number = _NUMBER.fullmatch(text)
        if _COUNTED.fullmatch(text):
            return Removal.PAGE_NUMBER
        if number and (int(number[1]) - sheet.number in self._offsets or (self._pages == 1 and _is_alone(row, sheet))):
            return Removal.PAGE_NUMBER
        if self._repeats.holds(row):
            return Removal.RUNNING_TITLE
        first_line = all(row.base <= other.base + _SAME_LINE * row.size for other in sheet.rows)
        if sheet.number > 1 and first_line and _signature(row) in self._titles:
            return Removal.RUNNING_TITLE
        return None


def _is_alone(row: Row, sheet: Sheet) -> bool:
    white = _ISOLATED * row.size
    return row.text.strip().isdigit() and all(
        abs(other.base - row.base) > white for other in sheet.rows if other is not row
    )


def contents(texts: Sequence[str]) -> frozenset[int]:
    """Return which of the lines, in reading order, are a table of contents: entries that lead to page numbers."""
    plain = [_plain(text) for text in texts]
    found: set[int] = set()
    start = 0
    while start < len(plain):
        headed = bool(_CONTENTS.fullmatch(re.sub(r"\s", "", plain[start])))
        end, entries = start + headed, 0
        while taken := _entry(plain[end : end + 2], headed=headed):
            entries, end = entries + 1, end + taken
        if entries >= (2 if headed else _FEW):
            found.update(range(start, end))
            start = end
        else:
            start += 1
    return frozenset(found)


def _entry(plain: Sequence[str], *, headed: bool) -> int:
    """Return how many lines the entry takes that begins here: a long one takes two, and 0 means that there is none."""
    for taken in range(1, len(plain) + 1):
        text = " ".join(plain[:taken])
        if _LEADER.fullmatch(text) or (headed and _ENTRY.fullmatch(text)):
            return taken
    return 0
