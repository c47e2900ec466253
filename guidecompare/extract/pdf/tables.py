"""Ruled tables filled with their text, and made one again where a page break cut them.

In: the cells that ruling marks off and the characters of a page; then the tables of the whole document. Out: filled
tables, and the part of each line in its table. What a table is for is told by the rules that all formats share.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from guidecompare.extract.pdf.rows import joined, rows
from guidecompare.extract.pdf.shapes import ASCENT, Cell, Glyph, Row, Table
from guidecompare.extract.tables import GridCell, Part, parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guidecompare.extract.pdf.shapes import Box

_SAME_EDGE: Final = 4.0  # points by which the edges of a column may differ from page to page


def fill(
    tables: Sequence[Table], glyphs: Sequence[Glyph], page: int, *, spaced: bool
) -> tuple[tuple[Table, ...], tuple[Glyph, ...]]:
    """Return the tables with the lines in their cells, empty tables left out, and the glyphs outside of them."""
    if not tables:
        return (), tuple(glyphs)
    held: dict[tuple[int, int], list[Glyph]] = {}
    outside: list[Glyph] = []
    for glyph in glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2, glyph.base - (ASCENT - 0.5) * glyph.size
        place = next(
            (
                (number, index)
                for number, table in enumerate(tables)
                if _holds(table.box, x, y)
                for index, cell in enumerate(table.cells)
                if _holds(cell.box, x, y)
            ),
            None,
        )
        if place:
            held.setdefault(place, []).append(glyph)
        else:
            outside.append(glyph)
    filled = []
    for number, table in enumerate(tables):
        cells = tuple(
            replace(cell, rows=joined(rows(held.get((number, index), ()), page, spaced=spaced), spaced=spaced))
            for index, cell in enumerate(table.cells)
        )
        if any(cell.rows for cell in cells):
            filled.append(replace(table, cells=cells))
    return tuple(filled), tuple(outside)


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x < box[2] and box[1] <= y < box[3]


def goes_on(table: Table, following: Table) -> bool:
    """Tell whether ``following``, first on its page, goes on with ``table``, last on the page before."""
    pages = [{row.page for cell in part.cells for row in cell.rows} for part in (table, following)]
    one, two = _columns(table), _columns(following)
    return (
        max(pages[0]) < min(pages[1])
        and len(one) == len(two)
        and all(abs(a - b) <= _SAME_EDGE for a, b in zip(one, two, strict=True))
    )


def _columns(table: Table) -> list[float]:
    return [*sorted({cell.column: cell.box[0] for cell in table.cells}.values()), table.box[2]]


def chained(table: Table, following: Table) -> tuple[Table, tuple[Row, ...]]:
    """Return both as one table, and the rows of a heading that the second page repeats.

    A row whose first cell is empty on the new page is the rest of the row that the page break cut.
    """
    head = [cell.text for cell in table.cells if cell.row == 0]
    first = [cell for cell in following.cells if cell.row == 0]
    cells = list(following.cells)
    repeated: tuple[Row, ...] = ()
    last = max(cell.row for cell in table.cells)
    shift = last + 1
    if last and head == [cell.text for cell in first]:
        repeated = tuple(row for cell in first for row in cell.rows)
        cells = [cell for cell in cells if cell.row]
        shift = last
        first = [cell for cell in cells if cell.row == 1]
    if first and not first[0].rows and any(cell.rows for cell in first):
        shift -= 1
    merged = {(cell.row, cell.column): cell for cell in table.cells}
    if repeated:
        merged |= {place: replace(cell, header=True) for place, cell in merged.items() if cell.row == 0}
    for cell in cells:
        place = (cell.row + shift, cell.column)
        above = merged.get(place)
        merged[place] = replace(above, rows=above.rows + cell.rows) if above else replace(cell, row=place[0])
    return Table(box=table.box, cells=tuple(merged[place] for place in sorted(merged))), repeated


def parted(table: Table, *, spaced: bool) -> Iterator[tuple[Part, Cell]]:
    """Yield the cells with their parts; a number in a column of its own goes to the label behind it."""
    grid = [
        GridCell(row=cell.row, column=cell.column, columns=cell.columns, header=cell.header, text=cell.text)
        for cell in table.cells
    ]
    numbers: tuple[Row, ...] = ()
    for part, cell in zip(parts(grid), table.cells, strict=True):
        if part is Part.NUMBER:
            numbers = cell.rows
            continue
        lines = _by_page((*numbers, *cell.rows), spaced=spaced) if numbers else cell.rows
        numbers = ()
        yield part, replace(cell, rows=lines)


def _by_page(lines: Sequence[Row], *, spaced: bool) -> tuple[Row, ...]:
    pages = groupby(sorted(lines, key=lambda row: row.page), key=lambda row: row.page)
    return tuple(row for _, group in pages for row in joined(group, spaced=spaced))
