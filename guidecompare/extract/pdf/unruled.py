"""Tables of labels and values that no rules mark off: their columns are told by where lines begin.

In: the rows of a page that stand outside ruled tables. Out: such tables, filled like ruled ones, and the rows that are
left. A number before its text is no label; and where every value has a single line, reading line by line is as good.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from guidecompare.extract.pdf.rows import joined, row_of
from guidecompare.extract.pdf.rows import rows as cut_rows
from guidecompare.extract.pdf.shapes import ASCENT, DESCENT, Cell, Row, Table
from guidecompare.extract.tables import is_ordinal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# In characters (the type size), save where said.
_EDGE: Final = 0.15  # values begin at one edge within this
_GUTTER: Final = 0.8  # white between the longest label and the values
_SAME_LINE: Final = 0.4
_WIDEST: Final = 14.0  # a column of labels
_SHARE: Final = 0.45  # of the table's width that it takes at most
_FEW: Final = 3  # labels that make a table
_VALUE: Final = 8.0  # what a column of values holds at least
_APART: Final = 1.15  # to the usual pitch: white between two entries
_SENTENCES: Final = 0.3  # share of lines in a column of labels that end a sentence
_MARKER: Final = re.compile(
    r"[QＱAＡ問答注例]\s*[\d０-９]*[.．:：]?|第[\d０-９一二三四五六七八九十百]+[条章節項号](?:の[\d０-９一二三四五六七八九十]+)?"
    r"|附\s*則|\W\s*[\d０-９]*"
)
_SENTENCE_END: Final = re.compile(r"[。．.！？!?][」』）)】]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """What stands on one line: labels left of the edge, and values right of it."""

    base: float
    labels: tuple[Row, ...]
    values: tuple[Row, ...]


def unruled(
    pages: Sequence[Sequence[Row]], em: float, *, spaced: bool
) -> tuple[tuple[tuple[Table, ...], tuple[Row, ...]], ...]:
    """Return for each page its tables and the rows left; the columns of one page are looked for on all others."""
    found = [_tables(rows, em, spaced=spaced) for rows in pages]
    known = sorted({_columns(table) for tables, _ in found for table in tables})
    for index, (tables, rows) in enumerate(found):
        if known and rows and not tables:
            found[index] = _tables(rows, em, known, spaced=spaced)
    rights: dict[tuple[int, int], float] = {}
    for tables, _ in found:
        for table in tables:
            rights[_columns(table)] = max(table.box[2], rights.get(_columns(table), 0.0))
    return tuple((tuple(_widened(table, rights[_columns(table)]) for table in tables), rows) for tables, rows in found)


def _columns(table: Table) -> tuple[int, int]:
    lefts = sorted({cell.box[0] for cell in table.cells})
    return round(lefts[0]), round(lefts[-1])


def _widened(table: Table, right: float) -> Table:
    cells = tuple(
        replace(cell, box=(*cell.box[:2], right, cell.box[3])) if cell.column else cell for cell in table.cells
    )
    return replace(table, box=(*table.box[:2], right, table.box[3]), cells=cells)


def _tables(
    rows: Sequence[Row], em: float, known: Sequence[tuple[int, int]] = (), *, spaced: bool
) -> tuple[tuple[Table, ...], tuple[Row, ...]]:
    """Return the tables of one page, largest first, and the rows outside of them."""
    tables: list[Table] = []
    left = tuple(rows)
    while best := max(_candidates(left, em, known, spaced=spaced), key=len, default=()):
        table = _table(best, em, spaced=spaced)
        tables.append(table)
        inside = {id(glyph) for line in best for row in (*line.labels, *line.values) for glyph in row.glyphs}
        left = tuple(row for row in left if id(row.glyphs[0]) not in inside)
    return tuple(tables), left


def _candidates(
    rows: Sequence[Row], em: float, known: Sequence[tuple[int, int]], *, spaced: bool
) -> Iterable[list[_Line]]:
    starts = Counter(round(row.x0) for row in rows)
    edges = {value for _, value in known} or {x for x, count in starts.items() if count >= _FEW}
    first = min(starts, default=0)
    for edge in sorted(edges):
        if edge - first < em:
            continue
        for run in _runs(rows, edge, em, spaced=spaced):
            if _is_table(run, edge, em, few=1 if known else _FEW):
                yield run


def _runs(rows: Sequence[Row], edge: float, em: float, *, spaced: bool) -> list[list[_Line]]:
    """Return the lines between those that run across the edge, from the first label on."""
    runs: list[list[_Line]] = [[]]
    for uncut in _by_line(rows):
        line = [part for row in uncut for part in _cut(row, edge, em, spaced=spaced)]
        labels = _whole(tuple(row for row in line if row.x1 <= edge - _GUTTER * em))
        values = tuple(row for row in line if row.x0 >= edge - _EDGE * em)
        counted = len(labels) > 1 and is_ordinal(labels[0].text)
        crossing = any(row.x0 < edge - _EDGE * em and row.x1 > edge - _GUTTER * em for row in line)
        if crossing or len(labels) > 1 + counted:
            runs.append([])
        else:
            runs[-1].append(_Line(base=line[0].base, labels=labels, values=values))
    return [_trimmed(run, edge, em) for run in runs]


def _cut(row: Row, edge: float, em: float, *, spaced: bool) -> tuple[Row, ...]:
    """Return a row cut in two, where its value begins at the edge so near to its label that they make one row."""
    for place, (left, right) in enumerate(pairwise(row.glyphs), 1):
        if abs(right.x0 - edge) <= _EDGE * em + 1 and right.x0 - left.x1 >= _GUTTER * em:
            parts = row.glyphs[:place], row.glyphs[place:]
            return tuple(one for part in parts for one in cut_rows(part, row.page, spaced=spaced))
    return (row,)


def _whole(labels: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return the letters of a label that is spread over its column as one."""
    if len(labels) < 2 or any(len(row.text) > 1 or is_ordinal(row.text) for row in labels):  # noqa: PLR2004 -- a pair
        return labels
    glyphs = tuple(glyph for row in labels for glyph in row.glyphs)
    return (row_of(glyphs, labels[0].page, "".join(row.text for row in labels)),)


def _by_line(rows: Sequence[Row]) -> list[list[Row]]:
    lines: list[list[Row]] = []
    for row in sorted(rows, key=lambda row: (row.base, row.x0)):
        if lines and row.base - lines[-1][0].base <= _SAME_LINE * row.size:
            lines[-1].append(row)
        else:
            lines.append([row])
    return lines


def _trimmed(run: list[_Line], edge: float, em: float) -> list[_Line]:
    """Return a run without the lines at its ends that have no value at the edge: headings, text that ends early."""
    at_edge = [
        index for index, line in enumerate(run) if line.values and abs(line.values[0].x0 - edge) <= _EDGE * em + 1
    ]
    return run[at_edge[0] : at_edge[-1] + 1] if at_edge else []


def _is_table(run: Sequence[_Line], edge: float, em: float, *, few: int) -> bool:
    labels = [line.labels[-1] for line in run if line.labels]
    values = [row for line in run for row in line.values]
    if len(labels) < few or len(values) <= len([line for line in run if line.labels and line.values]):
        return False
    left, right = min(row.x0 for row in labels), max(row.x1 for row in values)
    return (
        not any(_is_marker(row.text) for row in labels)
        and sum(bool(_SENTENCE_END.search(row.text)) for row in labels) <= _SENTENCES * len(labels)
        and _are_aligned(labels, em)
        and edge - left <= min(_WIDEST * em + 2 * em, _SHARE * (right - left))
        and right - edge >= _VALUE * em
        and len(_entries(run, em)) >= few
    )


def _are_aligned(labels: Sequence[Row], em: float) -> bool:
    """Tell whether labels begin, end or are centred at one place."""
    places = ([row.x0 for row in labels], [row.x1 for row in labels], [(row.x0 + row.x1) / 2 for row in labels])
    return any(max(place) - min(place) <= em for place in places)


def _is_marker(text: str) -> bool:
    return is_ordinal(text) or bool(_MARKER.fullmatch(text))


def _entries(run: Sequence[_Line], em: float) -> list[list[_Line]]:
    """Return the lines entry by entry: white parts them, or else each begins with a label beside its first line."""
    valued = [line for line in run if line.values]
    ways = [two.base - one.base for one, two in pairwise(valued)]
    pitch = min((way for way in ways if way > em), default=math.inf)
    if any(way > _APART * pitch for way in ways):
        return _by_white(run, valued, _APART * pitch)
    width = max(row.x1 for line in run for row in line.labels)
    entries: list[list[_Line]] = [[run[0]]]
    for one, two in pairwise(run):
        # A long label goes on beside the second line of its value.
        goes_on = one.labels and one.values and width - one.labels[-1].x1 < em
        ended = one.values and _SENTENCE_END.search(one.values[-1].text)
        if two.labels and two.values and (ended or not goes_on):
            entries.append([two])
        else:
            entries[-1].append(two)
    return entries


def _by_white(run: Sequence[_Line], valued: Sequence[_Line], apart: float) -> list[list[_Line]]:
    """Return the lines in groups, given the way from line to line that parts two; a label goes to the nearest one."""
    groups = [[valued[0]]]
    for one, two in pairwise(valued):
        if two.base - one.base > apart:
            groups.append([two])
        else:
            groups[-1].append(two)
    for line in run:
        if not line.values:
            near = min(groups, key=lambda group: max(group[0].base - line.base, line.base - group[-1].base, 0.0))
            near.append(line)
            near.sort(key=lambda one: one.base)
    entries: list[list[_Line]] = []
    for group in groups:
        if entries and not any(line.labels for line in group):
            entries[-1].extend(group)
        else:
            entries.append(group)
    return entries


def _table(run: Sequence[_Line], em: float, *, spaced: bool) -> Table:
    labels = [row for line in run for row in line.labels]
    values = [row for line in run for row in line.values]
    left, edge = min(row.x0 for row in labels), min(row.x0 for row in values)
    middle, right = max(row.x1 for row in labels), max(row.x1 for row in values)
    cells: list[Cell] = []
    for number, entry in enumerate(_entries(run, em)):
        top, bottom = entry[0].base - ASCENT * em, entry[-1].base + DESCENT * em
        named = tuple(row for line in entry for row in line.labels)
        if len(named) > len(entry):  # a number stands before the label
            named = joined(named, spaced=spaced)
        given = tuple(row for line in entry for row in line.values)
        cells.append(Cell(row=number, column=0, columns=1, box=(left, top, middle, bottom), rows=named))
        cells.append(Cell(row=number, column=1, columns=1, box=(edge, top, right, bottom), rows=given))
    box = (left, cells[0].box[1], right, cells[-1].box[3])
    return Table(box=box, cells=tuple(cells))
