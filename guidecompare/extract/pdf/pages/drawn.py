"""What is on a page beside its characters: pictures, rules, filled areas, drawn bullets, and how its text is drawn.

In: a page of pdfium. Out: ``Drawn``, in user space (points; ``y`` runs upwards), with the objects in the order in which
they are painted: later ones lie on top.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

import pypdfium2.raw as pdfium

from guidecompare.extract.pdf.pages import library
from guidecompare.extract.pdf.pages.text import Paint, label

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdfium2

    from guidecompare.extract.pdf.pages.text import Colour
    from guidecompare.extract.pdf.shapes import Box

_FORMS: Final = 8  # how deep forms within forms are followed
_RULE: Final = 8.0  # points: a rule or box lower than this is an underline
_GROUND: Final = 0.95  # share of the page from which a box is its ground, not a rule
_DOT: Final = (1.0, 8.0)  # points that a drawn bullet is wide
_THIN: Final = 3.0  # points: a fill that is no wider hides no character
_PATH: Final = pdfium.FPDF_PAGEOBJ_PATH
_TEXT: Final = pdfium.FPDF_PAGEOBJ_TEXT
_IMAGE: Final = pdfium.FPDF_PAGEOBJ_IMAGE
_FORM: Final = pdfium.FPDF_PAGEOBJ_FORM


class Area(NamedTuple):
    """A filled shape, picture or form with such: when it is painted, where, and in which colour, where it is one."""

    order: int
    box: Box  # left, bottom, right, top
    colour: Colour | None
    opaque: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What a page holds."""

    picture: float = 0.0  # share of the page that images cover
    paths: int = 0
    ruled: bool = False
    dots: tuple[tuple[float, float], ...] = ()
    fonts: tuple[str, ...] = ()  # labels of the fonts of its text in its own order, one for each change
    orders: dict[int, int] = field(default_factory=dict)  # when each text object is painted, by its address
    held: frozenset[int] = frozenset()  # those of them that forms hold
    areas: tuple[Area, ...] = ()


def drawn(page: pypdfium2.PdfPage, area: float) -> Drawn:
    """Return what a page of the size ``area`` holds."""
    handle = library.address(page.raw)
    picture, paths, ruled = 0.0, 0, False
    dots: list[tuple[float, float]] = []
    fonts: list[int] = [0]
    orders: dict[int, int] = {}
    held: set[int] = set()
    areas: list[Area] = []
    paint = Paint()
    object_at, font_of, pointer = library.object_at, library.font_of, library.Pointer
    for order in range(library.count_objects(handle)):
        thing = object_at(handle, order)
        font = font_of(pointer(thing))
        if font:  # most objects are text
            if font != fonts[-1]:
                fonts.append(font)
            orders[thing] = order
            continue
        kind = library.kind_of(thing)
        box = bounds(thing)
        left, bottom, right, top = box
        width, height = right - left, top - bottom
        if kind == _FORM:
            inside = list(_held(thing, _FORMS))
            held.update(inner for inner, what in inside if what == _TEXT)
            orders.update(dict.fromkeys(held.difference(orders), order))
            kinds = Counter(what for _, what in inside)
            areas += [Area(order, box, None, opaque=True)] if kinds[_IMAGE] or kinds[_PATH] else []
        else:
            kinds = Counter((kind,))
            if min(width, height) > _THIN and (kind != _PATH or _is_filled(thing)):
                colour = paint.colour(pointer(thing)) if kind == _PATH else None
                areas.append(Area(order, box, colour, opaque=not library.is_transparent(thing)))
        if kinds[_IMAGE]:
            picture += width * height
        count = kinds[_PATH]
        paths += count
        ruled |= count > 1 or (count == 1 and height > _RULE and not width * height > _GROUND * area)
        if count == 1 and _DOT[0] < width < _DOT[1] and abs(width - height) < width / 4:
            dots.append(((left + right) / 2, (bottom + top) / 2))
    return Drawn(
        picture=min(picture / area, 1.0) if area else 0.0,
        paths=paths,
        ruled=ruled,
        dots=tuple(dots),
        fonts=tuple(map(label, fonts[1:])),
        orders=orders,
        held=frozenset(held),
        areas=tuple(areas),
    )


def _held(form: int, depth: int) -> Iterator[tuple[int, int]]:
    """Yield all that a form holds, each with its kind."""
    for index in range(library.count_held(form) if depth else 0):
        thing = library.held_at(form, index)
        kind = library.kind_of(thing)
        if kind == _FORM:
            yield from _held(thing, depth - 1)
        else:
            yield thing, kind


def bounds(thing: int) -> Box:
    """Return left, bottom, right and top of an object."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not library.bounds_of(thing, left, bottom, right, top):
        return (0.0, 0.0, 0.0, 0.0)
    return (left.value, bottom.value, right.value, top.value)


def _is_filled(path: int) -> bool:
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    return bool(library.draw_mode(path, mode, stroked)) and mode.value != 0
