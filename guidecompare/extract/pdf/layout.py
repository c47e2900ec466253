"""The order in which a page is read: columns by the white gutters between them, boxes at their place, tables by cells.

In: the rows of a page that are left when its furniture is off, its tables and the frames drawn on it. Out: ``Placed``
rows in reading order, each with the column it stands in; what is measured of a column (its edges) is measured over the
document.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from guidecompare.extract.pdf.frames import Region
from guidecompare.extract.pdf.rows import joined
from guidecompare.extract.pdf.shapes import Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MIN_LINES: Final = 3  # lines that a column must have
_MIN_COLUMN: Final = 8.0  # characters that a column must hold: narrower ones are labels
_MIN_GUTTER: Final = 0.8  # characters
_BROAD: Final = 3.0  # characters: a gutter so broad needs fewer lines beside it
_FULL: Final = 0.8  # of its column's width, from which a line counts as running through
_MAX_CROSSING: Final = 0.5  # lines across the gutter, to lines beside it
_DENSE: Final = 0.5  # share of lines that fill the left column, or begin at one edge of the right one
_FAR_IN: Final = 6.0  # characters from the edges of the column
_LONG: Final = 10.0  # characters
_PARTED: Final = 1.9  # characters from one line to the next, from which it stands apart
_PADDING: Final = 0.5  # characters of white between text and a box beside it
_SHORT: Final = 3.0  # characters of room behind the last line of a paragraph
_SENTENCE_END: Final = re.compile(r"[。．.！？!?：:][」』）)】]*$")


Item = Row | Table | Region


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A row, or a table, at its place in the reading order."""

    item: Row | Table
    column: str  # a name of its column, the same on all pages that are laid out alike
    bounds: tuple[float, float] | None = None  # how far it may reach, where that is not the page


# --- columns --------------------------------------------------------------------------------------------------------


def gutters(rows: Sequence[Row], em: float) -> tuple[float, ...]:
    """Return where the white gutters of a page in columns lie, from left to right; none for a page in one."""
    best: tuple[int, tuple[float, ...]] = (0, ())
    for edge in sorted({round(row.x0) for row in rows}):
        left = [row for row in rows if row.x1 <= edge]
        right = [row for row in rows if row.x0 >= edge - 1]
        crossing = len(rows) - len(left) - len(right)
        if crossing > _MAX_CROSSING * (len(left) + len(right)) or not (left and right):
            continue
        gutter = edge - max(row.x1 for row in left)
        first = _running(left, em)
        least = _MIN_LINES if gutter < _BROAD * em else _MIN_LINES - 1
        if gutter < _MIN_GUTTER * em or first < least or not _beside(left, right, least):
            continue
        further = gutters(right, em)
        right = [row for row in right if not further or row.x1 <= further[0]]
        second = _running(right, em)
        both = min(first, second) + len(rows) * len(further)
        # Items of a list rarely fill their lines; that they begin at one edge tells as much.
        dense = first >= _DENSE * len(left) and _aligned(right) >= _DENSE * len(right)
        enough = min(least, _MIN_LINES - dense)
        if second >= enough and both > best[0]:
            best = (both, (edge - gutter / 2, *further))
    return best[1]


def _aligned(rows: Sequence[Row]) -> int:
    """Return how many lines begin at the edge that most begin at."""
    return max(Counter(round(row.x0) for row in rows).values())


def _running(rows: Sequence[Row], em: float) -> int:
    """Return how many lines fill their column, which tells columns of text from labels beside their values."""
    if not rows:
        return 0
    width = max(row.x1 for row in rows) - min(row.x0 for row in rows)
    return 0 if width < _MIN_COLUMN * em else sum(row.x1 - row.x0 >= _FULL * width for row in rows)


def _beside(left: Sequence[Row], right: Sequence[Row], least: int) -> bool:
    """Tell whether the two stand side by side, not one below the other."""
    top = max(min(row.base for row in left), min(row.base for row in right))
    bottom = min(max(row.base for row in left), max(row.base for row in right))
    within = min(sum(top <= row.base <= bottom for row in side) for side in (left, right))
    return within >= least


def bands(rows: Sequence[Row], em: float) -> tuple[tuple[float, tuple[float, ...]], ...]:
    """Return the parts of a page that has columns only in places: where each begins, and its gutters."""
    inside = _band(rows, em)
    if not inside:
        return ((-math.inf, ()),)
    top, bottom = (end(row.base for row in inside) for end in (min, max))
    below = [row for row in rows if row.base > bottom]
    above = bands([row for row in rows if row.base < top], em)
    start = min((row.box[1] for row in below), default=math.inf)
    rest = tuple((max(place, start), found) for place, found in bands(below, em)) if below else ()
    return (*above, (min(row.box[1] for row in inside), gutters(inside, em)), *rest)


def _band(rows: Sequence[Row], em: float) -> list[Row]:
    """Return the rows of the longest part of a page that is set in columns."""
    starts = Counter(round(row.x0) for row in rows)
    ordered = sorted(rows, key=lambda row: row.base)
    best: list[Row] = []
    for edge in sorted(x for x, count in starts.items() if count >= _MIN_LINES):
        run: list[Row] = []
        for row in (*ordered, None):
            if row is not None and not (row.x0 < edge - 1 and row.x1 > edge):
                run.append(row)
                continue
            run = _both_sides(run, edge, em)
            if len(run) > len(best) and gutters(run, em):
                best = run
            run = []
    return best


def _both_sides(run: Sequence[Row], edge: float, em: float) -> list[Row]:
    """Return the part of ``run`` that has lines on both sides of ``edge``, with what is left of its longer side."""
    right = [row.base for row in run if row.x0 >= edge - 1]
    left = [row.base for row in run if row.x0 < edge - 1]
    if not (left and right):
        return []
    top, bottom = max(min(left), min(right)) - em, min(max(left), max(right)) + em
    within = [row for row in run if top <= row.base <= bottom]
    for row in run:
        if within and row.base > bottom and row.base - within[-1].base <= _PARTED * em:
            within.append(row)
    return within


# --- order ----------------------------------------------------------------------------------------------------------


def arrange(items: Sequence[Item], gutters: Sequence[float], *, spaced: bool) -> tuple[Placed, ...]:
    """Return the items of a page, or of a band of it, in reading order; ``gutters`` are where columns part."""
    placed = tuple(_arranged(items, gutters, 1, spaced=spaced))
    extents = _extents(items, gutters)
    return tuple(replace(one, bounds=extents.get(one.column)) if one.bounds is None else one for one in placed)


def _extents(items: Sequence[Item], gutters: Sequence[float]) -> dict[str, tuple[float, float]]:
    """Return how far each column reaches: as wide as the widest, where there is room for that."""
    edges = (-math.inf, *gutters, math.inf)
    columns = [
        [item.box for item in items if left <= item.box[0] and item.box[2] <= right] for left, right in pairwise(edges)
    ]
    if len(columns) == 1 or not any(columns):
        return {}
    widest = max(max(box[2] for box in boxes) - min(box[0] for box in boxes) for boxes in columns if boxes)
    furthest = max(item.box[2] for item in items)
    found = {}
    for number, (boxes, right) in enumerate(zip(columns, edges[1:], strict=True), 1):
        if boxes:
            start = min(box[0] for box in boxes)
            found[f"column {number}"] = (start, min(start + widest, right, furthest))
    return found


def _arranged(items: Sequence[Item], gutters: Sequence[float], number: int, *, spaced: bool) -> Iterator[Placed]:
    through = "page" if number == 1 else f"from {number}"
    if not gutters:
        yield from _down(items, through if number == 1 else f"column {number}", spaced=spaced)
        return
    sides = [_side(item, gutters[0]) for item in items]
    # What lies across the gutter cuts the page into bands; within a band the left column comes first.
    cuts = sorted(item.box[1] for item, side in zip(items, sides, strict=True) if side == "across")
    for top, bottom in pairwise((-math.inf, *cuts, math.inf)):
        band = [(item, side) for item, side in zip(items, sides, strict=True) if top <= item.box[1] < bottom]
        # Columns begin side by side: what stands above the left one, such as a date on the right, comes before both.
        start = _start(*([item for item, side in band if side == name] for name in ("left", "right")))
        above = [item for item, side in band if side == "across" or item.box[3] < start]
        yield from _down(above, through, spaced=spaced)
        beside = [(item, side) for item, side in band if side != "across" and item.box[3] >= start]
        yield from _down([item for item, side in beside if side == "left"], f"column {number}", spaced=spaced)
        right = [item for item, side in beside if side == "right"]
        yield from _arranged(right, gutters[1:], number + 1, spaced=spaced)


def _start(left: Sequence[Item], right: Sequence[Item]) -> float:
    """Return where columns begin: what stands above the left one with white below it belongs to neither."""
    start = min((item.box[1] for item in left), default=-math.inf)
    ordered = sorted(right, key=lambda item: item.box[1])
    for above, below in reversed(tuple(pairwise(ordered))):
        size = min((item.size for item in (above, below) if isinstance(item, Row)), default=0.0)
        if above.box[3] < start and below.box[1] - above.box[1] > _PARTED * size:
            return min(start, below.box[1])
    return start if ordered and ordered[-1].box[3] < start else -math.inf


def _side(item: Item, gutter: float) -> str:
    if item.box[2] <= gutter:
        return "left"
    return "right" if item.box[0] >= gutter else "across"


def _down(items: Sequence[Item], column: str, *, spaced: bool) -> Iterator[Placed]:
    """Yield what stands in one column from top to bottom, parts of one line joined.

    A box with text beside it comes before the paragraph that it stands beside: it must not break that in two.
    """
    lines = sorted(joined([item for item in items if isinstance(item, Row)], spaced=spaced), key=lambda row: row.box[1])
    blocks = sorted((item for item in items if not isinstance(item, Row)), key=lambda one: (one.box[1], one.box[0]))
    places = [_place(block, lines) for block in blocks]
    narrowed = _set_apart(lines, column)
    for index, block in enumerate(blocks):
        narrowed |= _narrowed(block, lines, f"{column} beside {index}")
    for place in range(len(lines) + 1):
        for index, block in enumerate(blocks):
            if places[index] == place:
                yield from _opened(block, f"{column} {index}", spaced=spaced)
        if place < len(lines):
            yield narrowed.get(place) or Placed(item=lines[place], column=column)


def _narrowed(block: Table | Region, lines: Sequence[Row], column: str) -> dict[int, Placed]:
    """Return the lines that have less room since a block stands beside them, by their places."""
    beside = [index for index, line in enumerate(lines) if _flanks(line, block)]
    if not beside:
        return {}
    ends = sorted((lines[index].x1 for index in beside), reverse=True)
    start = min(lines[index].x0 for index in beside)
    right = block.box[0] if start < block.box[0] else max(line.x1 for line in lines)
    white = _PADDING * lines[beside[0]].size
    if len(ends) > 1 and ends[0] - ends[1] < white:
        right = ends[0] + white
        # The white around a block reaches below it.
        following = beside[-1] + 1
        if following < len(lines) and abs(lines[following].x1 - ends[0]) < white:
            beside.append(following)
    return {
        index: Placed(item=lines[index], column=f"{column} {lines[index].page}", bounds=(start - white, right))
        for index in beside
    }


def _set_apart(lines: Sequence[Row], column: str) -> dict[int, Placed]:
    """Return the lines of paragraphs that are set narrower than their column, by their places: beside a picture.

    Their lines begin far in, or end far from the edge, and some end in the middle of a sentence at one place.
    """
    found: dict[int, Placed] = {}
    left, right = min((line.x0 for line in lines), default=0.0), max((line.x1 for line in lines), default=0.0)
    run: list[int] = []
    if not any(line.x1 - line.x0 >= _FULL * (right - left) for line in lines):
        return found
    for index in range(len(lines) + 1):
        if index < len(lines):
            line = lines[index]
            apart = line.x0 - left > _FAR_IN * line.size or right - line.x1 > _FAR_IN * line.size
            begins = not run or abs(line.x0 - lines[run[-1]].x0) <= line.size
            if apart and begins:
                run.append(index)
                continue
        end = max((lines[place].x1 for place in run), default=0.0)
        cut = [
            place
            for place in run[:-1]
            if end - lines[place].x1 < _PADDING * lines[place].size
            and not _SENTENCE_END.search(lines[place].text)
            and lines[place].x1 - lines[place].x0 > _LONG * lines[place].size
        ]
        if len(cut) >= _MIN_LINES and len(cut) >= _DENSE * len(run):
            start = min(lines[place].x0 for place in run)
            name = f"{column} apart {lines[run[0]].page} {run[0]}"
            found |= {place: Placed(item=lines[place], column=name, bounds=(start, end + 1)) for place in run}
        run = [index] if index < len(lines) and apart else []
    return found


def _place(block: Table | Region, lines: Sequence[Row]) -> int:
    """Return before which line a block is read."""
    place = sum(line.box[1] < block.box[1] for line in lines)
    flanked = [index for index, line in enumerate(lines) if _flanks(line, block)]
    if not flanked:
        return place
    place = min(place, flanked[0])
    right = max(line.x1 for line in lines)
    while place and not _ends(lines[place - 1], block.box[0] if _flanks(lines[place - 1], block) else right):
        place -= 1
    return place


def _ends(line: Row, right: float) -> bool:
    """Tell whether a paragraph ends with ``line``."""
    return bool(_SENTENCE_END.search(line.text)) or line.x1 < right - _SHORT * line.size


def _flanks(line: Row, block: Table | Region) -> bool:
    """Tell whether a line stands beside a block."""
    middle = (line.box[1] + line.box[3]) / 2
    return block.box[1] <= middle <= block.box[3] and (line.x1 <= block.box[0] or line.x0 >= block.box[2])


def _opened(block: Table | Region, name: str, *, spaced: bool) -> Iterator[Placed]:
    if isinstance(block, Table):
        yield Placed(item=block, column=name)
        return
    bounds = (block.box[0], block.box[2])
    for row in sorted(joined(block.rows, spaced=spaced), key=lambda row: row.base):
        yield Placed(item=row, column=f"frame {row.page} {name}", bounds=bounds)
