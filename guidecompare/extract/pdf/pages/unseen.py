"""Which characters of a page nobody sees: outside of what is shown, invisible, in the colour of their ground, covered.

In: the characters, all else that is drawn, and the part of the displayed page that is shown. Out: those not seen. What
the drawing only suggests, such as white type with no dark area below it, is looked at: a page that looks the same
without a character does not show it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from contextlib import closing
from typing import TYPE_CHECKING, Final

from guidecompare.extract.pdf.pages import library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import pypdfium2

    from guidecompare.extract.pdf.glyphs import Character
    from guidecompare.extract.pdf.pages.drawn import Area, Drawn
    from guidecompare.extract.pdf.pages.text import Colour, Text
    from guidecompare.extract.pdf.shapes import Box

_WHITE: Final = (255, 255, 255)
_BLACK: Final = (0, 0, 0)
_CLOSE: Final = 32  # of 255: colours that differ by less in all their parts may look the same
_FAINT: Final = 8  # of 255: dots that differ by less do look the same
_LONGEST: Final = 1500.0  # dots along either side of the picture that is looked at
_EDGE: Final = 1  # dots at either end of a character that its neighbours may touch


def unseen(
    page: pypdfium2.PdfPage,
    text: Text,
    characters: Sequence[Character],
    drawn: Drawn,
    shown: Box,
    framed: Callable[[Box], Box],
) -> frozenset[int]:
    """Return which of the characters are not seen; ``framed`` brings a box of user space onto the displayed page."""
    left, top, right, bottom = shown
    suspects = [
        index
        for index, one in enumerate(characters)
        if one.style.invisible or not (left <= one.x <= right and top <= one.y <= bottom)
    ]
    hidden = {i for i in suspects if characters[i].style.invisible or not _holds(shown, _middle(characters[i]))}
    doubtful = _doubtful(text, characters, drawn, framed).difference(hidden)
    if doubtful:
        hidden |= _not_shown(page, characters, sorted(doubtful), shown)
    return frozenset(hidden)


def _middle(one: Character) -> tuple[float, float]:
    return (one.left + one.right) / 2, (one.top + one.bottom) / 2


def _holds(box: Box, point: tuple[float, float]) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _is_close(one: Colour | None, other: Colour | None) -> bool:
    return one is not None and other is not None and all(abs(a - b) < _CLOSE for a, b in zip(one, other, strict=True))


def _doubtful(text: Text, characters: Sequence[Character], drawn: Drawn, framed: Callable[[Box], Box]) -> set[int]:
    """Return the characters that may be covered, clipped away, or of the colour of what lies below them."""
    orders, colours = drawn.orders, text.colours
    first = next(iter(orders.values()), 0)
    areas = [area for area in drawn.areas if area.order > first or area.colour != _WHITE]
    clips = {
        thing: framed(box) for thing, box in text.clips.items() if thing not in drawn.held
    }  # a form has places of its own
    if not (areas or clips or any(_is_close(colour, _WHITE) for colour in set(colours.values()))):
        return set()
    grounds: dict[int, Colour | None] = {}
    found: set[int] = set()
    for area, index in _over(areas, characters, framed):
        order = orders.get(characters[index].thing, -1)
        if area.order < order:
            grounds[index] = area.colour
        elif area.order > order >= 0 and area.opaque:
            found.add(index)
    for index, one in enumerate(characters):
        clip = clips.get(one.thing)
        if (clip and not _holds(clip, _middle(one))) or _is_close(
            colours.get(one.thing, _BLACK), grounds.get(index, _WHITE)
        ):
            found.add(index)
    return found


def _over(
    areas: Sequence[Area], characters: Sequence[Character], framed: Callable[[Box], Box]
) -> Iterator[tuple[Area, int]]:
    """Yield each area with the characters at its place, in the order of painting."""
    middles = [_middle(one) for one in characters] if areas else []
    downwards = sorted((y, index) for index, (_, y) in enumerate(middles))
    for area in areas:
        left, top, right, bottom = framed(area.box)
        start, end = bisect_left(downwards, (top, -1)), bisect_right(downwards, (bottom, len(middles)))
        yield from ((area, index) for _, index in downwards[start:end] if left <= middles[index][0] <= right)


def _not_shown(
    page: pypdfium2.PdfPage, characters: Sequence[Character], doubtful: Sequence[int], shown: Box
) -> set[int]:
    """Return those of the doubtful characters without which the page looks the same."""
    scale = min(1.0, _LONGEST / max(page.get_size()))
    things = sorted({characters[index].thing for index in doubtful})
    whole = _lines(page, scale)
    for thing in things:
        library.activate(thing, 0)
    without = _lines(page, scale)
    for thing in things:
        library.activate(thing, 1)
    found: set[int] = set()
    for index in doubtful:
        one = characters[index]
        if one.text.isspace():  # nobody can tell
            same = index - 1 in found
        else:
            rows, across = _dots(one, shown, scale)
            same = all(_alike(a[across], b[across]) for a, b in zip(whole[rows], without[rows], strict=True))
        if same:
            found.add(index)
    return found


def _lines(page: pypdfium2.PdfPage, scale: float) -> list[memoryview]:
    """Return the lines of dots of a page, eight bits of grey each."""
    with closing(page.render(scale=scale, grayscale=True)) as bitmap:
        dots = memoryview(bytes(bitmap.buffer))
        return [dots[bitmap.stride * row : bitmap.stride * row + bitmap.width] for row in range(bitmap.height)]


def _dots(one: Character, shown: Box, scale: float) -> tuple[slice, slice]:
    """Return the lines and the dots of each that a character takes."""
    x0, x1 = sorted((one.left, one.right))
    y0, y1 = sorted((one.top, one.bottom))
    left, right = round((x0 - shown[0]) * scale) + _EDGE, round((x1 - shown[0]) * scale) - _EDGE
    top, bottom = round((y0 - shown[1]) * scale), round((y1 - shown[1]) * scale)
    return slice(max(top, 0), max(bottom, top + 1, 0)), slice(max(left, 0), max(right, left + 1, 0))


def _alike(one: Iterable[int], other: Iterable[int]) -> bool:
    return one == other or all(abs(a - b) < _FAINT for a, b in zip(one, other, strict=True))
