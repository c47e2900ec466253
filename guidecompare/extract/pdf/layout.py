"""The order in which a page is read: columns by the white gutters between them, tables cell by cell.

In: the rows of a page that are left when its furniture is off, and its ruled tables. Out: ``Placed`` rows in reading
order, each with the column it stands in; what is measured of a column (its edges) is measured over the document.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from guidecompare.extract.pdf.rows import joined
from guidecompare.extract.pdf.shapes import Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MIN_LINES: Final = 3  # lines that a column must have
_MIN_COLUMN: Final = 8.0  # characters that a column must hold: narrower ones are labels
_MIN_GUTTER: Final = 0.8  # characters
_FULL: Final = 0.8  # of its column's width, from which a line counts as running through
_MAX_CROSSING: Final = 0.5  # lines across the gutter, to lines beside it


Item = Row | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A row, or a table, at its place in the reading order."""

    item: Item
    column: str  # a name of its column, the same on all pages that are laid out alike


def gutters(rows: Sequence[Row], em: float) -> tuple[float, ...]:
    """Return where the white gutter of a page in two columns lies; none for a page in one."""
    best: tuple[int, float] | None = None
    for edge in sorted({round(row.x0) for row in rows}):
        left = [row for row in rows if row.x1 <= edge]
        right = [row for row in rows if row.x0 >= edge - 1]
        crossing = len(rows) - len(left) - len(right)
        if crossing > _MAX_CROSSING * (len(left) + len(right)) or not (left and right):
            continue
        gutter = edge - max(row.x1 for row in left)
        both = min(_running(left, em), _running(right, em))
        if gutter >= _MIN_GUTTER * em and both >= _MIN_LINES and _beside(left, right) and (not best or both > best[0]):
            best = (both, edge - gutter / 2)
    return (best[1],) if best else ()


def _running(rows: Sequence[Row], em: float) -> int:
    """Return how many lines fill their column, which tells columns of text from labels beside their values."""
    width = max(row.x1 for row in rows) - min(row.x0 for row in rows)
    return 0 if width < _MIN_COLUMN * em else sum(row.x1 - row.x0 >= _FULL * width for row in rows)


def _beside(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Tell whether the two stand side by side, not one below the other."""
    top = max(min(row.base for row in left), min(row.base for row in right))
    bottom = min(max(row.base for row in left), max(row.base for row in right))
    within = min(sum(top <= row.base <= bottom for row in side) for side in (left, right))
    return within >= _MIN_LINES


def arrange(rows: Sequence[Row], tables: Sequence[Table], gutter: float | None, *, spaced: bool) -> tuple[Placed, ...]:
    """Return rows and tables in reading order; ``gutter`` is where columns part, None where there are none."""
    items: list[Item] = [*rows, *tables]
    if gutter is None:
        return tuple(_down(items, "page", spaced=spaced))
    sides = [_side(item, gutter) for item in items]
    # What lies across both columns cuts the page into bands; within a band the left column comes first.
    cuts = sorted(item.box[1] for item, side in zip(items, sides, strict=True) if side == "page")
    placed: list[Placed] = []
    for top, bottom in pairwise((-math.inf, *cuts, math.inf)):
        band = [(item, side) for item, side in zip(items, sides, strict=True) if top <= item.box[1] < bottom]
        # Columns begin side by side: what stands above the left one, such as a date on the right, comes before both.
        start = min((item.box[1] for item, side in band if side == "left"), default=-math.inf)
        above = [item for item, side in band if side == "page" or item.box[3] < start]
        placed.extend(_down(above, "page", spaced=spaced))
        for column in ("left", "right"):
            inside = [item for item, side in band if side == column and item.box[3] >= start]
            placed.extend(_down(inside, column, spaced=spaced))
    return tuple(placed)


def _side(item: Item, gutter: float) -> str:
    if item.box[2] <= gutter:
        return "left"
    return "right" if item.box[0] >= gutter else "page"


def _down(items: Sequence[Item], column: str, *, spaced: bool) -> Iterator[Placed]:
    """Yield rows and tables of one column from top to bottom, parts of one line joined."""
    whole: list[Item] = list(joined((item for item in items if isinstance(item, Row)), spaced=spaced))
    whole.extend(item for item in items if isinstance(item, Table))
    for item in sorted(whole, key=lambda item: item.box[1]):
        yield Placed(item=item, column=column)
