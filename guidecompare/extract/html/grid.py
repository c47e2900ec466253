"""The cells of an HTML table: where each stands, row and column spans counted.

In: a table element. Out: its cells in reading order, as ``tables`` judges them, each with its element and its row's.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from guidecompare.extract.html.elements import HEADINGS, is_hidden, whole_number
from guidecompare.extract.tables import GridCell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidecompare.extract.html.elements import Element

_SPAN_LIMIT: Final = 100  # columns or rows that a cell spans at most


def cells(table: Element) -> Iterator[tuple[GridCell, Element, Element]]:
    """Yield each cell with its own element and that of its row; those of tables inside are left out."""
    free: Counter[int] = Counter()  # the row from which each column is free again
    for row, row_element in enumerate(_rows(table)):
        column = 0
        for cell in row_element.elements():
            if cell.tag not in {"td", "th"} or is_hidden(cell):
                continue
            while free[column] > row:
                column += 1
            across = min(max(whole_number(cell.get("colspan")) or 1, 1), _SPAN_LIMIT)
            down = min(max(whole_number(cell.get("rowspan")) or 1, 1), _SPAN_LIMIT)
            free |= Counter(dict.fromkeys(range(column, column + across), row + down))
            yield _grid_cell(cell, row, column, across), cell, row_element
            column += across


def _rows(table: Element) -> Iterator[Element]:
    for child in table.elements():
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from (row for row in child.elements() if row.tag == "tr")


def _grid_cell(element: Element, row: int, column: int, columns: int) -> GridCell:
    below = [inner.tag for inner in element.walk()][1:]
    return GridCell(
        row=row,
        column=column,
        columns=columns,
        header=element.tag == "th",
        text=element.text(),
        blocks=max(sum(tag in {"p", "li", "div"} for tag in below), below.count("br") + 1),
        nested="table" in below or "form" in below or not HEADINGS.isdisjoint(below),
    )
