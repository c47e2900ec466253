"""What is drawn in straight lines on a page: the ruling of tables, and frames with rounded corners.

In: a page of pdfium. Out: ``Rules``, in user space (points; ``y`` runs upwards).
"""

from __future__ import annotations

import ctypes
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

import pypdfium2.raw as pdfium

from guidecompare.extract.pdf.pages import library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import pypdfium2

    from guidecompare.extract.pdf.shapes import Box

_FORMS: Final = 8  # how deep forms within forms are followed
_STRAIGHT: Final = 0.05  # points by which a line may run off
_CORNERS: Final = 5  # points that draw a box, back to where it began

Point = tuple[float, float]


class Rules(NamedTuple):
    """Level and upright lines, and the extent of what is drawn as neither a line nor a box of them."""

    lines: tuple[Box, ...]
    curves: tuple[Box, ...]


class _Part(NamedTuple):
    """A part of a path that is drawn in one go: its points, and whether the way to each of them is straight."""

    points: list[Point]
    straight: list[bool]


def rules(page: pypdfium2.PdfPage) -> Rules:
    """Return what is drawn on ``page``, and in forms on it."""
    handle = library.address(page.raw)
    top = (library.object_at(handle, index) for index in range(library.count_objects(handle)))
    parts = list(chain.from_iterable(_parts(thing, _unmoved, _FORMS) for thing in top))
    lines = (box for part in parts for box in _lines(part))
    curves = (_extent(part.points) for part in parts if not _is_ruling(part))
    return Rules(lines=tuple(lines), curves=tuple(curves))


def _unmoved(x: float, y: float) -> Point:
    return x, y


def _parts(thing: int, outer: Callable[[float, float], Point], depth: int) -> Iterator[_Part]:
    """Yield what an object draws; ``outer`` brings a point of the form that holds it onto the page."""
    kind = library.kind_of(thing)
    if kind == pdfium.FPDF_PAGEOBJ_PATH:
        yield from _drawn(thing, _moved(thing, outer))
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth:
        inner = _moved(thing, outer)
        for index in range(library.count_held(thing)):
            yield from _parts(library.held_at(thing, index), inner, depth - 1)


def _moved(thing: int, outer: Callable[[float, float], Point]) -> Callable[[float, float], Point]:
    """Return what brings a point of an object onto the page."""
    matrix = pdfium.FS_MATRIX()
    library.placing_of(thing, matrix)
    a, b, c, d, e, f = matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
    return lambda x, y: outer(a * x + c * y + e, b * x + d * y + f)


def _drawn(path: int, placed: Callable[[float, float], Point]) -> Iterator[_Part]:
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    straight: list[bool] = []
    curving = 0  # a curve is three points, of which the last is on the page
    for index in range(library.count_segments(path)):
        segment = library.segment_at(path, index)
        kind = library.segment_kind(segment)
        library.segment_point(segment, x, y)
        point = placed(x.value, y.value)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield _Part(points, straight)
            points, straight = [point], [False]
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            points.append(point)
            straight.append(True)
        else:
            curving = (curving + 1) % 3
            if not curving:
                points.append(point)
                straight.append(False)
        if library.segment_closes(segment) and points and points[-1] != points[0]:
            points.append(points[0])
            straight.append(True)
    if len(points) > 1:
        yield _Part(points, straight)


def _lines(part: _Part) -> Iterator[Box]:
    for ((x0, y0), (x1, y1)), straight in zip(pairwise(part.points), part.straight[1:], strict=True):
        if straight and (abs(x1 - x0) <= _STRAIGHT or abs(y1 - y0) <= _STRAIGHT):
            yield (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _is_ruling(part: _Part) -> bool:
    """Tell whether a line or a box is all that is drawn."""
    straight = len(list(_lines(part))) == len(part.points) - 1
    return straight and (len(part.points) < 4 or (len(part.points) == _CORNERS and part.points[0] == part.points[-1]))  # noqa: PLR2004 -- a line, there and back


def _extent(points: Iterable[Point]) -> Box:
    across, upwards = zip(*points, strict=True)
    return (min(across), min(upwards), max(across), max(upwards))
