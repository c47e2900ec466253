"""Lines of the whole document out of its pages: where the other modules of this package come together.

In: pages with their ruled tables. Out: drafts of lines in reading order, each with what the layout says of it, or with
the reason why it is no text.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Self

from guidecompare.extract.drafts import Draft
from guidecompare.extract.pdf.frames import Region, regions
from guidecompare.extract.pdf.furniture import Sheet, contents, line_numbers, running, running_tables
from guidecompare.extract.pdf.layout import Item, Placed, arrange, bands, gutters
from guidecompare.extract.pdf.paragraphs import Standing, flows
from guidecompare.extract.pdf.rows import row_of, rows, without_marks, without_ruby
from guidecompare.extract.pdf.shapes import ASCENT, Box, Frame, Row, Table
from guidecompare.extract.pdf.tables import chained, fill, goes_on, parted
from guidecompare.extract.pdf.unruled import unruled
from guidecompare.extract.tables import Part, label_levels
from guidecompare.model import CellPlace, Line, LineKind, Place, Removal

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from guidecompare.extract.pdf.ruled import RuledPage
    from guidecompare.extract.pdf.shapes import Glyph, Page

_BIG: Final = 1.18  # to the type of the body: a title
_LONG: Final = 20.0  # characters of a line that tells where the right edge is
_REACHING: Final = 6  # lines that do
_TITLE_LINES: Final = 4
_BULLET: Final = "・"
_BULLET_REACH: Final = 2.0  # characters from a drawn bullet to its text
_BOLD: Final = re.compile(r"bold|heavy|black|demi|[-,]w[6-9]\b|(?:UB|EB)$|極太|太明|太ゴ", re.IGNORECASE)
_GOTHIC: Final = re.compile(r"gothic|ゴシック|sans|meiryo|メイリオ|yugo", re.IGNORECASE)
_MINCHO: Final = re.compile(r"mincho|明朝|serif|ming|song", re.IGNORECASE)
_KINDS: Final = {
    Part.GROUP: LineKind.TERM,
    Part.LABEL: LineKind.TERM,
    Part.VALUE: LineKind.DESCRIPTION,
    Part.THROUGH: LineKind.PARAGRAPH,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A row on its way to a ``Line``."""

    row: Row
    column: str
    reason: Removal | None = None
    kind: LineKind = LineKind.PARAGRAPH
    level: int = 0  # of a label in a table of groups
    cell: tuple[int, int, int] | None = None
    header: bool = False
    bounds: tuple[float, float] = (0.0, 0.0)
    boxed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sorted:
    """What stands on a page, sorted."""

    number: int
    frame: Frame
    rows: tuple[Row, ...]  # outside tables
    tables: tuple[Table, ...]
    frames: tuple[Box, ...]
    across: tuple[Row, ...]  # set at a right angle to the text
    aside: tuple[_Entry, ...]  # no text: ruby, marks set askew, running titles
    regions: tuple[Region, ...] = ()

    @property
    def outer(self) -> Sheet:
        """What stands outside tables, as furniture is looked for."""
        return Sheet(number=self.number, height=self.frame.extent[1], rows=self.rows)

    def without(self, reasons: Mapping[int, Removal]) -> Self:
        """Return the page with the rows of ``reasons``, by their ``id``, set aside."""
        aside = tuple(_aside(row, reasons[id(row)]) for row in self.rows if id(row) in reasons)
        rows_left = tuple(row for row in self.rows if id(row) not in reasons)
        return replace(self, rows=rows_left, aside=aside + self.aside)

    def without_tables(self, heads: Container[int]) -> Self:
        """Return the page with the tables of ``heads``, by their ``id``, set aside."""
        aside = [row for table in self.tables if id(table) in heads for cell in table.cells for row in cell.rows]
        left = tuple(table for table in self.tables if id(table) not in heads)
        return replace(self, tables=left, aside=(*(_aside(row, Removal.RUNNING_TITLE) for row in aside), *self.aside))


def _aside(row: Row, reason: Removal) -> _Entry:
    return _Entry(row=row, column="aside", reason=reason)


def _body(sheets: Sequence[_Sorted]) -> float:
    """Return the type size of most of the text."""
    sizes = Counter(
        [
            glyph.size
            for sheet in sheets
            for row in (*sheet.rows, *(row for table in sheet.tables for cell in table.cells for row in cell.rows))
            for glyph in row.glyphs
        ]
    )
    return sizes.most_common(1)[0][0] if sizes else 1.0


def drafts(read: Sequence[RuledPage]) -> tuple[Draft, ...]:
    """Return the lines of ``read``, furniture marked as such, in reading order."""
    glyphs = [glyph for ruled in read for glyph in ruled.page.glyphs]
    glyphs = glyphs or [glyph for ruled in read for glyph in ruled.page.unseen]
    if not glyphs:
        return ()
    spaced = any(glyph.text.isspace() for glyph in glyphs)
    body = Counter([glyph.size for glyph in glyphs]).most_common(1)[0][0]
    sheets = [_sorted(ruled, body, spaced=spaced) for ruled in read]
    heads = running_tables([(sheet.frame.extent[1], sheet.tables) for sheet in sheets])
    sheets = [sheet.without(line_numbers(sheet.outer)).without_tables(heads) for sheet in sheets]
    reasons = running([sheet.outer for sheet in sheets], _body(sheets))
    sheets = [sheet.without(reasons) for sheet in sheets]
    em = _body(sheets)
    sheets = _grouped(sheets, em, spaced=spaced)
    entries = list(_flat(_joined(_entries(sheets, em, spaced=spaced)), spaced=spaced))
    kept = [index for index, entry in enumerate(entries) if not entry.reason]
    for place in contents([entries[index].row.text for index in kept]):
        entries[kept[place]] = replace(entries[kept[place]], reason=Removal.CONTENTS)
    return tuple(_lines(entries, em, _Weights(glyphs), {ruled.page.number: ruled.page for ruled in read}))


def _sorted(ruled: RuledPage, body: float, *, spaced: bool) -> _Sorted:
    page = ruled.page
    by_angle = {
        angle: tuple(glyph for glyph in page.glyphs if glyph.angle == angle)
        for angle in sorted({glyph.angle for glyph in page.glyphs if glyph.angle is not None})
    }
    along, marks = without_marks(by_angle.pop(0, ()), body)
    along, ruby = without_ruby(along)
    tables, outside = fill(ruled.tables, along, page.number, spaced=spaced)
    aside = [_aside(row, Removal.RUBY) for row in rows(ruby, page.number, spaced=spaced)]
    aside += [_aside(row, Removal.HIDDEN) for row in rows(page.unseen, page.number, spaced=spaced)]
    askew = tuple(glyph for glyph in page.glyphs if glyph.angle is None and not glyph.text.isspace())
    for mark in (askew, marks):
        if mark:
            aside.append(_aside(row_of(mark, page.number, "".join(glyph.text for glyph in mark)), Removal.NOTICE))
    return _Sorted(
        number=page.number,
        frame=page.frame,
        rows=rows(outside, page.number, spaced=spaced),
        tables=tables,
        frames=ruled.frames,
        across=tuple(row for turned in by_angle.values() for row in rows(turned, page.number, spaced=spaced)),
        aside=tuple(aside),
    )


def _grouped(sheets: Sequence[_Sorted], em: float, *, spaced: bool) -> list[_Sorted]:
    """Return the pages with what stands in frames, and in tables without rules, taken together."""
    framed = [regions(sheet.rows, sheet.frames, em) for sheet in sheets]
    # What stands in columns of text is no table.
    parted = unruled([() if gutters(rows, em) else rows for _, rows in framed], em, spaced=spaced)
    return [
        replace(sheet, rows=left if tables else rows, regions=found, tables=(*sheet.tables, *tables))
        for sheet, (found, rows), (tables, left) in zip(sheets, framed, parted, strict=True)
    ]


def _entries(sheets: Sequence[_Sorted], em: float, *, spaced: bool) -> Iterator[_Entry | Table]:
    """Yield rows and tables in reading order, page by page; what is no text before or after those of its page."""
    parting = [gutters(sheet.rows, em) for sheet in sheets]
    known = [found for found in parting if found]
    shared = [found or _shared(known, sheet) for sheet, found in zip(sheets, parting, strict=True)]
    for sheet, found, measure in zip(sheets, shared, _measures(sheets, em), strict=True):
        top = min((row.base for row in sheet.rows), default=0.0)
        yield from (entry for entry in sheet.aside if entry.row.base <= top)
        yield from _placed(sheet, _arranged(sheet, found, em, spaced=spaced), measure)
        yield from (_Entry(row=row, column="across", bounds=(row.x0, math.inf)) for row in sheet.across)
        yield from (entry for entry in sheet.aside if entry.row.base > top)


def _measures(sheets: Sequence[_Sorted], em: float) -> list[int]:
    """Return for each page a number that tells how far its lines reach: pages of another make may be bound with it.

    A page with too few lines to tell goes with the one before.
    """
    edges = [_edge(sheet, em) for sheet in sheets]
    last = next((edge for edge in edges if edge is not None), 0.0)
    found = []
    for edge in edges:
        last = last if edge is None else edge
        found.append(round(last / (2 * em)))
    return found


def _arranged(sheet: _Sorted, parting: Sequence[float], em: float, *, spaced: bool) -> Iterator[Placed]:
    """Yield what stands on a page in reading order; where it has no columns throughout, it may have some in places."""
    items: tuple[Item, ...] = (*sheet.rows, *sheet.tables, *sheet.regions)
    if parting:
        yield from arrange(items, parting, spaced=spaced)
        return
    parts = bands(sheet.rows, em)
    for (top, found), (bottom, _) in pairwise((*parts, (math.inf, ()))):
        band = [item for item in items if top <= item.box[1] < bottom]
        yield from arrange(band, found, spaced=spaced)


def _edge(sheet: _Sorted, em: float) -> float | None:
    """Return the right edge of a page that most of its lines reach; None where too few do to tell."""
    long = sorted((row.x1 for row in sheet.rows if row.x1 - row.x0 >= _LONG * em), reverse=True)
    reaching = sum(long[0] - end <= em for end in long) if long else 0
    return long[0] if reaching >= _REACHING and reaching >= len(long) / 2 else None


def _placed(sheet: _Sorted, placed: Iterable[Placed], measure: int) -> Iterator[_Entry | Table]:
    width = sheet.frame.extent[0]
    for one in placed:
        if isinstance(one.item, Table):
            yield one.item
        else:
            column = f"{one.column} {width:.0f} {measure}"
            boxed = one.bounds is not None
            yield _Entry(row=one.item, column=column, bounds=one.bounds or (0.0, width), boxed=boxed)


def _shared(known: Sequence[tuple[float, ...]], sheet: _Sorted) -> tuple[float, ...]:
    """Return the gutters of other pages, where this one leaves them free as well: a last page has few lines."""
    items: tuple[Item, ...] = (*sheet.rows, *sheet.tables, *sheet.regions)
    boxes = [item.box for item in items]
    return next(
        (found for found in known if not any(left < x < right for x in found for left, _, right, _ in boxes)), ()
    )


def _joined(items: Iterator[_Entry | Table]) -> list[_Entry | Table]:
    """Return the items with tables that page breaks cut made whole, at the place of their first part."""
    found: list[_Entry | Table] = []
    open_at: int | None = None  # where a table stands that nothing but furniture follows
    for item in items:
        if isinstance(item, Table):
            above = found[open_at] if open_at is not None else None
            if open_at is not None and isinstance(above, Table) and goes_on(above, item):
                found[open_at], repeated = chained(above, item)
                found.extend(_aside(row, Removal.RUNNING_TITLE) for row in repeated)
                continue
            open_at = len(found)
        elif not item.reason:
            open_at = None
        found.append(item)
    return found


def _flat(items: Sequence[_Entry | Table], *, spaced: bool) -> Iterator[_Entry]:
    """Yield the entries with those of the tables in their places."""
    number = 0
    for item in items:
        if isinstance(item, Table):
            yield from _table(item, number, spaced=spaced)
            number += 1
        else:
            yield item


def _table(table: Table, number: int, *, spaced: bool) -> Iterator[_Entry]:
    cells = tuple(parted(table, spaced=spaced))
    levels = label_levels([part for part, _ in cells])
    for part, cell in cells:
        for row in cell.rows:
            yield _Entry(
                row=row,
                column=f"table {number} {cell.column}-{cell.column + cell.columns}",
                reason=Removal.TABLE_HEAD if part is Part.NAMES else None,
                kind=_KINDS.get(part, LineKind.CELL),
                level=levels.get(part, 0),
                cell=(number, cell.row, cell.column),
                header=part is Part.HEADER,
                bounds=(cell.box[0], cell.box[2]),
            )


class _Weights:
    """Knows which type of a document is bold: by name or outline, and ゴシック among 明朝."""

    def __init__(self, glyphs: Sequence[Glyph]) -> None:
        """Take all characters."""
        usual = Counter([glyph.font for glyph in glyphs]).most_common(1)[0][0]
        self._mincho = bool(_MINCHO.search(usual))

    def is_bold(self, glyphs: Sequence[Glyph]) -> bool:
        """Tell whether most of the characters are bold."""
        return sum(map(self._is_heavy, glyphs)) > len(glyphs) / 2

    def _is_heavy(self, glyph: Glyph) -> bool:
        bold, gothic = _looks(glyph.font)
        return glyph.stroked or bold or (self._mincho and gothic and not glyph.text.isascii())


@lru_cache(maxsize=256)
def _looks(font: str) -> tuple[bool, bool]:
    """Tell whether a font is bold, and whether it is ゴシック, by its name."""
    return bool(_BOLD.search(font)), bool(_GOTHIC.search(font))


def _lines(entries: Sequence[_Entry], em: float, weights: _Weights, pages: Mapping[int, Page]) -> Iterator[Draft]:
    standing = [
        Standing(
            row=entry.row,
            column=entry.column,
            bounds=entry.bounds,
            boxed=entry.boxed,
            cell=entry.cell,
            bold=weights.is_bold(entry.row.glyphs),
            bold_ends=(weights.is_bold(entry.row.glyphs[:1]), weights.is_bold(entry.row.glyphs[-1:])),
            bullet=_has_bullet(entry.row, pages[entry.row.page].dots),
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
            place=Place(page=row.page, box=_box(row, pages[row.page].frame)),
            kind=entry.kind,
            level=entry.level,
            size=round(row.size / em, 2),
            cell=CellPlace(table=entry.cell[0], row=entry.cell[1], column=entry.cell[2], header=entry.header)
            if entry.cell and entry.kind is LineKind.CELL
            else None,
        )
        if not entry.reason:
            stand, flow, title = next(layout)
            line = replace(
                line,
                ordinal=_BULLET if stand.bullet else "",
                continues=flow.continues,
                indent=flow.indent,
                bold=stand.bold,
                alignment=flow.alignment,
                kind=LineKind.TITLE if title else line.kind,
            )
        yield Draft(line=line, reason=entry.reason)


def _has_bullet(row: Row, dots: Sequence[tuple[float, float]]) -> bool:
    """Tell whether a dot is drawn before a line, at the middle of its height."""
    middle = row.base - (ASCENT - 0.5) * row.size
    return any(0 < row.x0 - x < _BULLET_REACH * row.size and abs(y - middle) < row.size / 4 for x, y in dots)


def _box(row: Row, frame: Frame) -> Box | None:
    """Return where a line stands on the displayed page; that of a line set across is not told."""
    if row.glyphs[0].angle:
        return None
    left, top, right, bottom = frame.to_page(row.box)
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
