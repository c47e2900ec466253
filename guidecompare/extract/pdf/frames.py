"""What stands on a page as one piece beside or within its text: frames around several lines, notes in the margin.

In: the rows of a page that stand outside tables, and the boxes drawn on it. Out: ``Region``s with their rows, and the
rows that are left.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from guidecompare.extract.pdf.shapes import Box, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BORDER: Final = 0.7  # of a page's rows, from which a frame is the border of the page
_BRIM: Final = 2.0  # points by which the em box of type may reach beyond its frame
_SMALL: Final = 0.87  # to the type of the body: notes
_LONG: Final = 10.0  # characters of a line that has a note beside it
_NEXT: Final = 1.9  # characters from one line of a note to the next, at most
_SENTENCE_END: Final = re.compile(r"[。．.！？!?：:][」』）)】]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A frame around text: what stands in it is read in one go."""

    box: Box
    rows: tuple[Row, ...]


def regions(rows: Sequence[Row], frames: Sequence[Box], em: float) -> tuple[tuple[Region, ...], tuple[Row, ...]]:
    """Return the frames that hold several lines, smallest first, notes in the margin, and the rows outside of them.

    A frame around all the text is the border of the page, and one around a single line points it out.
    """
    found: list[Region] = []
    left = list(rows)
    for frame in sorted(frames, key=lambda box: (box[2] - box[0]) * (box[3] - box[1])):
        inside = [row for row in left if _holds(frame, row.box)]
        if len({round(row.base) for row in inside}) < 2 or len(inside) > _BORDER * len(rows):  # noqa: PLR2004 -- several
            continue
        found.append(Region(box=frame, rows=tuple(inside)))
        taken = set(map(id, inside))
        left = [row for row in left if id(row) not in taken]
    for note in _notes(left, em):
        found.append(note)
        taken = set(map(id, note.rows))
        left = [row for row in left if id(row) not in taken]
    return tuple(found), tuple(left)


def _notes(rows: Sequence[Row], em: float) -> Iterator[Region]:
    """Yield the notes that stand in smaller type on the right of lines of text."""
    small = sorted((row for row in rows if row.size <= _SMALL * em), key=lambda row: row.base)
    body = [row for row in rows if row.size > _SMALL * em]
    taken: set[int] = set()
    for first in small:
        if id(first) in taken or not any(_is_right_of(first, row) for row in body):
            continue
        note = [first]
        for row in small:
            if row.base > note[-1].base and abs(row.x0 - first.x0) <= row.size and _follows(note[-1], row):
                note.append(row)
        taken.update(map(id, note))
        boxes = [row.box for row in note]
        box = (first.x0, boxes[0][1], max(box[2] for box in boxes), boxes[-1][3])
        if not any(row.x0 < box[2] and row.x1 > box[0] and box[1] < row.base < box[3] for row in body):
            yield Region(box=box, rows=tuple(note))


def _is_right_of(note: Row, row: Row) -> bool:
    """Tell whether a note stands beside a line of text that goes on below: others are dates and remarks of headings."""
    return (
        row.x1 < note.x0
        and abs(row.base - note.base) < row.size
        and not _SENTENCE_END.search(row.text)
        and (row.x1 - row.x0 > _LONG * row.size)
    )


def _follows(one: Row, two: Row) -> bool:
    return two.base - one.base <= _NEXT * two.size


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer[0] - _BRIM <= inner[0]
        and outer[1] - _BRIM <= inner[1]
        and inner[2] <= outer[2] + _BRIM
        and inner[3] <= outer[3] + _BRIM
    )
