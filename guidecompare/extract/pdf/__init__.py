"""PDF: one line for each visual line, in reading order, with what the layout says of it.

In: the bytes. Out: ``Extraction``. Read this file from top to bottom: ``pages`` gives the characters, ``ruled`` and
``tables`` the ruled tables, ``furniture`` what is not text, ``layout`` the reading order, ``paragraphs`` which lines go
on with the one before. Lines of a table come cell by cell, whatever pages it runs over.

Hints: ``continues`` holds over page and column breaks and within one cell; ``indent`` counts from the left edge of the
column or cell; a header cell is a ``CELL`` with ``CellPlace.header``; big or bold centred type on top of the first page
is a ``TITLE``.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from guidecompare.extract.common import Extraction
from guidecompare.extract.drafts import Draft, finished
from guidecompare.extract.pdf.furniture import Sheet, contents, running
from guidecompare.extract.pdf.layout import arrange, gutters
from guidecompare.extract.pdf.pages import Unopened, read_pages
from guidecompare.extract.pdf.paragraphs import Standing, flows
from guidecompare.extract.pdf.rows import rows
from guidecompare.extract.pdf.ruled import RuledPage, find_rules
from guidecompare.extract.pdf.shapes import Row, Table
from guidecompare.extract.pdf.tables import chained, fill, goes_on, parted
from guidecompare.extract.tables import Part
from guidecompare.model import CellPlace, Health, Line, LineKind, Place, Problem, Removal, Severity, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guidecompare.extract.pdf.shapes import Frame, Glyph

__all__ = ["read_pdf"]

_END_MARK: Final = b"%%EOF"
_TAIL: Final = 4096  # bytes at the end in which a whole file has its mark
_PICTURE: Final = 0.5  # the share of a page without text that its image must cover to count as unread
_BIG: Final = 1.18  # to the type of the body: a title
_TITLE_LINES: Final = 4
_FILE_NAME: Final = re.compile(r"^(?:Microsoft Word|無題|untitled|文書\s*\d+$)|\.[a-z]{2,5}$", re.IGNORECASE)
_BOLD: Final = re.compile(r"bold|heavy|black|demi|[-,]w[6-9]\b|極太|太明|太ゴ", re.IGNORECASE)
_GOTHIC: Final = re.compile(r"gothic|ゴシック|sans|meiryo|メイリオ|yugo", re.IGNORECASE)
_MINCHO: Final = re.compile(r"mincho|明朝|serif|ming|song", re.IGNORECASE)


def read_pdf(data: bytes) -> Extraction:
    """Return the lines of a PDF; what cannot be read is said in ``health`` and ``problems``."""
    try:
        title, pages = read_pages(data)
    except Unopened as fault:
        code = "pdf-encrypted" if fault.reason is Unread.ENCRYPTED else "pdf-damaged"
        return Extraction(health=Health(unread=fault.reason), problems=(Problem.of(code),))
    read = find_rules(data, tuple(page for page in pages if page))
    drafts = _drafts(read)
    lines, removed = finished(drafts)
    health, problems = _health(data, len(pages), read, lines)
    return Extraction(
        title="" if _FILE_NAME.search(title) else title,
        lines=lines,
        removed=removed,
        health=health,
        problems=problems,
    )


# --- what could not be read ---------------------------------------------------------------------------------------


def _health(
    data: bytes, count: int, read: Sequence[RuledPage], lines: Sequence[Line]
) -> tuple[Health, tuple[Problem, ...]]:
    texted = {line.place.page for line in lines}
    pictures = tuple(
        page.number
        for page in (ruled.page for ruled in read)
        if page.garbled or (page.number not in texted and page.picture >= _PICTURE)
    )
    present = {ruled.page.number for ruled in read}
    missing = tuple(number for number in range(1, count + 1) if number not in present)
    unruled = tuple(ruled.page.number for ruled in read if ruled.failed)
    cut = _END_MARK not in data[-_TAIL:]
    readable = texted - set(pictures)
    problems = []
    unread: Unread | None
    if not readable:
        unread = Unread.DAMAGED if missing or cut else Unread.NO_TEXT
        problems.append(Problem.of("pdf-damaged" if unread is Unread.DAMAGED else "pdf-no-text"))
    else:
        unread = Unread.PARTIAL if pictures or missing or cut else None
        if pictures:
            problems.append(Problem.of("pdf-partial", Severity.WARNING, pages=_listed(pictures)))
        if missing:
            problems.append(Problem.of("pdf-pages-damaged", Severity.WARNING, pages=_listed(missing)))
        if cut:
            problems.append(Problem.of("pdf-cut", Severity.WARNING))
        if unruled:
            problems.append(Problem.of("pdf-tables-unread", Severity.WARNING, pages=_listed(unruled)))
    repaired = sum(ruled.page.repaired for ruled in read)
    return (
        Health(unread=unread, pages=count, pages_without_text=pictures, repaired=repaired),
        tuple(problems),
    )


def _listed(pages: Sequence[int]) -> str:
    return ", ".join(map(str, pages))


# --- lines --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A row on its way to a ``Line``."""

    row: Row
    column: str
    reason: Removal | None = None
    kind: LineKind = LineKind.PARAGRAPH
    cell: tuple[int, int, int] | None = None
    header: bool = False
    bounds: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sorted:
    """The contents of a page: lines outside tables, filled tables, and characters set across the page."""

    page: RuledPage
    rows: tuple[Row, ...]
    tables: tuple[Table, ...]
    across: tuple[Row, ...]


def _drafts(read: Sequence[RuledPage]) -> tuple[Draft, ...]:
    glyphs = [glyph for ruled in read for glyph in ruled.page.glyphs]
    if not glyphs:
        return ()
    em = Counter(glyph.size for glyph in glyphs).most_common(1)[0][0]
    spaced = any(glyph.text.isspace() for glyph in glyphs)
    bold = _Weights(glyphs)
    sheets = [_sorted(ruled, spaced=spaced) for ruled in read]
    entries = list(_joined_tables(_entries(sheets, em, spaced=spaced), spaced=spaced))
    kept = [entry for entry in entries if not entry.reason]
    listed = contents([entry.row.text for entry in kept])
    kept_ids = {id(entry) for index, entry in enumerate(kept) if index not in listed}
    entries = [
        entry if entry.reason or id(entry) in kept_ids else replace(entry, reason=Removal.CONTENTS) for entry in entries
    ]
    return tuple(_lines(entries, em, bold, {ruled.page.number: ruled.page.frame for ruled in read}))


def _sorted(ruled: RuledPage, *, spaced: bool) -> _Sorted:
    page = ruled.page
    along = [glyph for glyph in page.glyphs if not glyph.turned]
    across = [glyph for glyph in page.glyphs if glyph.turned]
    tables, outside = fill(ruled.tables, along, page.number, spaced=spaced)
    return _Sorted(
        page=ruled,
        rows=rows(outside, page.number, spaced=spaced),
        tables=tables,
        across=rows(across, page.number, spaced=spaced),
    )


def _entries(sheets: Sequence[_Sorted], em: float, *, spaced: bool) -> Iterator[_Entry | Table]:
    """Yield rows and tables in reading order, page by page: running titles, text, page numbers, watermarks."""
    pages = [
        Sheet(number=sheet.page.page.number, height=sheet.page.page.frame.extent[1], rows=sheet.rows)
        for sheet in sheets
    ]
    reasons = running(pages, em)
    text = [tuple(row for row in sheet.rows if id(row) not in reasons) for sheet in sheets]
    parting = [gutters(rows, em) for rows in text]
    known = [gutter for found in parting for gutter in found]
    for sheet, rows_left, found in zip(sheets, text, parting, strict=True):
        bounds = (0.0, sheet.page.page.frame.extent[0])
        aside = [row for row in sheet.rows if id(row) in reasons]
        middle = min((row.base for row in rows_left), default=0.0)
        for row in aside:
            if row.base <= middle:
                yield _Entry(row=row, column="aside", reason=reasons[id(row)])
        gutter = next(iter(found), None) or _shared(known, rows_left, sheet.tables)
        for placed in arrange(rows_left, sheet.tables, gutter, spaced=spaced):
            if isinstance(placed.item, Table):
                yield placed.item
            else:
                yield _Entry(row=placed.item, column=f"{placed.column} {bounds[1]:.0f}", bounds=bounds)
        for row in aside:
            if row.base > middle:
                yield _Entry(row=row, column="aside", reason=reasons[id(row)])
        for row in sheet.across:
            yield _Entry(row=row, column="aside", reason=Removal.NOTICE)


def _shared(known: Sequence[float], rows_left: Sequence[Row], tables: Sequence[Table]) -> float | None:
    """Return the gutter of other pages, where this one leaves it free as well: a last page has few lines."""
    boxes = [row.box for row in rows_left] + [table.box for table in tables]
    return next((gutter for gutter in known if not any(left < gutter < right for left, _, right, _ in boxes)), None)


def _joined_tables(items: Iterator[_Entry | Table], *, spaced: bool) -> Iterator[_Entry]:
    """Yield the entries with those of the tables in their places, tables cut by page breaks made whole."""
    pending: Table | None = None
    waiting: list[_Entry] = []  # furniture between the two halves
    number = 0
    for item in items:
        if isinstance(item, Table):
            if pending and goes_on(pending, item):
                pending, repeated = chained(pending, item)
                waiting.extend(_Entry(row=row, column="aside", reason=Removal.RUNNING_TITLE) for row in repeated)
                continue
            if pending:
                yield from _table(pending, number, spaced=spaced)
                yield from waiting
                number, waiting = number + 1, []
            pending = item
        elif pending and item.reason:
            waiting.append(item)
        else:
            if pending:
                yield from _table(pending, number, spaced=spaced)
                yield from waiting
                number, waiting, pending = number + 1, [], None
            yield item
    if pending:
        yield from _table(pending, number, spaced=spaced)
    yield from waiting


_KINDS: Final = {Part.LABEL: LineKind.TERM, Part.VALUE: LineKind.DESCRIPTION, Part.THROUGH: LineKind.PARAGRAPH}


def _table(table: Table, number: int, *, spaced: bool) -> Iterator[_Entry]:
    for part, cell in parted(table, spaced=spaced):
        for row in cell.rows:
            yield _Entry(
                row=row,
                column=f"table {number} {cell.column}-{cell.column + cell.columns}",
                kind=_KINDS.get(part, LineKind.CELL),
                cell=(number, cell.row, cell.column),
                header=part is Part.HEADER,
                bounds=(cell.box[0], cell.box[2]),
            )


class _Weights:
    """Knows which type of a document is bold: by name or outline, and ゴシック among 明朝."""

    def __init__(self, glyphs: Sequence[Glyph]) -> None:
        """Take all characters."""
        usual = Counter(glyph.font for glyph in glyphs).most_common(1)[0][0]
        self._mincho = bool(_MINCHO.search(usual))

    def is_bold(self, row: Row) -> bool:
        """Tell whether most of a line is bold."""
        return sum(map(self._is_heavy, row.glyphs)) > len(row.glyphs) / 2

    def _is_heavy(self, glyph: Glyph) -> bool:
        if glyph.stroked or _BOLD.search(glyph.font):
            return True
        return self._mincho and bool(_GOTHIC.search(glyph.font)) and not glyph.text.isascii()


def _lines(entries: Sequence[_Entry], em: float, weights: _Weights, frames: dict[int, Frame]) -> Iterator[Draft]:
    standing = [
        Standing(
            row=entry.row,
            column=entry.column,
            bounds=entry.bounds,
            cell=entry.cell,
            bold=weights.is_bold(entry.row),
        )
        for entry in entries
        if not entry.reason
    ]
    layout = iter(zip(standing, flows(standing, em), _titles(standing, em), strict=True))
    for entry in entries:
        row = entry.row
        line = Line(
            index=0,
            text=row.text,
            place=Place(page=row.page, box=_rounded(frames[row.page].to_page(row.box))),
            kind=entry.kind,
            size=round(row.size / em, 2),
            cell=CellPlace(table=entry.cell[0], row=entry.cell[1], column=entry.cell[2], header=entry.header)
            if entry.cell and entry.kind is LineKind.CELL
            else None,
        )
        if not entry.reason:
            stand, flow, title = next(layout)
            line = replace(
                line,
                continues=flow.continues,
                indent=flow.indent,
                bold=stand.bold,
                kind=LineKind.TITLE if title else line.kind,
            )
        yield Draft(line=line, reason=entry.reason)


def _rounded(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    left, top, right, bottom = box
    return (round(left, 1), round(top, 1), round(right, 1), round(bottom, 1))


def _titles(lines: Sequence[Standing], em: float) -> list[bool]:
    """Tell of each line whether it is part of the title: big or bold and centred, on top of the first page."""
    found = [False] * len(lines)
    for index, line in enumerate(lines[:_TITLE_LINES]):
        row = line.row
        if line.cell or row.page != lines[0].row.page:
            break
        middle = (row.x0 + row.x1) / 2
        free = min(row.x0 - line.bounds[0], line.bounds[1] - row.x1)
        centred = abs(middle - sum(line.bounds) / 2) <= em and free > (line.bounds[1] - line.bounds[0]) / 6
        big = row.size >= _BIG * em
        if (big and (centred or index == 0)) or (line.bold and centred):
            found[index] = True
        elif any(found):
            break
    return found
