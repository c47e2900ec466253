"""Characters as pdfium gives them become glyphs in the reading frame of their page.

In: the characters of a page, placed on it as it is displayed. Out: which way the page is read, and its glyphs, each
once. A page has a thousand characters, so that what every one of them passes through is kept short here.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import groupby, islice, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from guidecompare.extract.pdf.shapes import ASCENT, DESCENT, Frame, Glyph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_QUARTER: Final = 90
_DOWN: Final = 270  # the angle of text that runs downwards; vertical writing is read the same way
_AHEAD: Final = {0: (1, 0), 90: (0, -1), 180: (-1, 0), 270: (0, 1)}  # on the displayed page, by the angle of text
_SQUARE: Final = 2.0  # degrees within which an angle counts as a right one
_NEAR: Final = 1 / 6  # of a character: the same one set twice to look bold


class Style(NamedTuple):
    """What the characters of one text object share."""

    font: str
    size: float
    stroked: bool
    angle: float  # degrees, counter-clockwise, on the displayed page
    invisible: bool = False


class Character(NamedTuple):
    """A character on the displayed page, before it is known which way the page is read."""

    text: str
    repaired: int
    style: Style
    x: float  # its origin
    y: float
    left: float  # its corners, as its text runs
    bottom: float
    right: float
    top: float
    replaced: bool  # by a text that the file gives for it: its corners are then those of the ink
    thing: int = 0  # the text object that it belongs to


def spread(characters: Sequence[Character]) -> Sequence[Character]:
    """Return the characters with their own places: several that replace one piece of type have one origin in common."""
    if not any(one[3:5] == two[3:5] for one, two in pairwise(characters)):
        return characters
    found: list[Character] = []
    for (_, y), group in groupby(characters, key=lambda one: one[3:5]):
        same = tuple(group)
        if len(same) == 1:
            found.extend(same)
            continue
        # pdfium gives them the box of the whole, or each its part of it: the two f of one shape that reads ff.
        shared = all(one.left == same[0].left for one in same)
        step = (same[0].right - same[0].left) / len(same)
        for index, one in enumerate(same):
            start = one.left + index * step if shared else one.left
            end = start + step if shared else one.right
            found.append(one._replace(x=start, y=y, left=start, right=end, replaced=False))
    return found


def turn_of(characters: Sequence[Character]) -> tuple[int, bool]:
    """Return which way the page is read: the angle of its text, and whether that is vertical writing.

    Vertical writing is read along its lines, at the angle of Latin words in it.
    """
    turns: Counter[int] = Counter()
    for angle, count in Counter([character.style.angle for character in characters]).items():
        right = _right_angle(angle)
        if right is not None:
            turns[right] += count
    turn = turns.most_common(1)[0][0] if turns else 0
    (ahead_x, ahead_y), (down_x, down_y) = _AHEAD[turn], _AHEAD[(turn + _DOWN) % 360]
    along = down = 0
    most = len(characters) / 2
    for one, two in pairwise(characters):
        size = one.style.size
        x, y = (two.x - one.x) / size, (two.y - one.y) / size
        # On turned pages pdfium gives vertical lines from their ends.
        beside, below = x * ahead_x + y * ahead_y, abs(x * down_x + y * down_y)
        along += below < 0.2 and 0.2 < beside < 1.5  # noqa: PLR2004 -- in characters: the next place on the line
        down += -0.2 < beside < 0.2 and 0.2 < below < 1.5  # noqa: PLR2004 -- the same, downwards
        if along > most:
            return turn, False
    return ((turn + _DOWN) % 360, True) if down > along else (turn, False)


def glyphs_of(characters: Iterable[Character], page: Frame) -> tuple[Glyph, ...]:
    """Return the glyphs of a page; what is printed twice to look bold comes once."""
    if page.turn or page.vertical:
        return _overprinted(tuple(_glyph(character, page) for character in characters))
    return _overprinted(tuple(_upright(characters, page)))


def _upright(characters: Iterable[Character], page: Frame) -> Iterator[Glyph]:
    """Yield what ``_glyph`` comes to on most pages."""
    make = tuple.__new__  # what a named tuple does, without its checks of names
    for character in characters:
        text, _, (font, size, stroked, angle, _), x0, y, left, _, right, _, replaced, _ = character
        if angle:
            yield _glyph(character, page)
            continue
        x1 = right if x0 <= right >= left else max(x0, left)
        if replaced and unicodedata.east_asian_width(text[0]) in "WF":
            x1 = x0 + size
        yield make(Glyph, (text, x0, x1, round(y, 1), size, font, stroked, 0))


def _glyph(character: Character, page: Frame) -> Glyph:
    size = character.style.size
    turn = _right_angle(character.style.angle)
    # Upright characters of vertical writing.
    standing = page.vertical and turn is not None and (turn + _DOWN) % 360 == page.turn
    frame = page if turn is None or standing else replace(page, turn=turn)
    x, y = character.x, character.y
    if turn is None or standing:
        # Each takes a square on its origin.
        (ahead_x, ahead_y), (down_x, down_y) = _AHEAD[turn or 0], _AHEAD[((turn or 0) + _DOWN) % 360]
        ends = (
            frame.to_reading(x - ASCENT * size * down_x, y - ASCENT * size * down_y),
            frame.to_reading(x + size * (ahead_x + DESCENT * down_x), y + size * (ahead_y + DESCENT * down_y)),
        )
        x0, x1 = sorted(end[0] for end in ends)
        base = min(end[1] for end in ends) + ASCENT * size
    else:
        x0, base = frame.to_reading(x, y)
        corners = ((character.left, character.bottom), (character.right, character.top))
        x1 = max(x0, *(frame.to_reading(*corner)[0] for corner in corners))
        if character.replaced and unicodedata.east_asian_width(character.text[0]) in "WF":
            x1 = x0 + size
    return Glyph(
        text=character.text,
        x0=x0,
        x1=x1,
        base=round(base, 1),
        size=size,
        font=character.style.font,
        stroked=character.style.stroked,
        angle=None if turn is None else 0 if standing else (turn - page.turn) % 360,
    )


def _right_angle(angle: float) -> int | None:
    """Return the multiple of 90 degrees that ``angle`` is, or None where it is none."""
    turn = round(angle / _QUARTER) * _QUARTER
    return turn % 360 if abs(angle - turn) <= _SQUARE else None


def _overprinted(glyphs: tuple[Glyph, ...]) -> tuple[Glyph, ...]:
    """Return each character once: some programs print bold and shadowed type by setting it twice."""
    if not _has_twins(glyphs):
        return glyphs
    kept: dict[tuple[str, int, int], list[int]] = {}
    found: list[Glyph] = []
    for glyph in glyphs:
        slack = glyph.size * _NEAR
        column, line = round(glyph.x0 / glyph.size), round(glyph.base / glyph.size)
        near = [
            index
            for across in (-1, 0, 1)
            for down in (-1, 0, 1)
            for index in kept.get((glyph.text, column + across, line + down), ())
            if abs(found[index].x0 - glyph.x0) < slack and abs(found[index].base - glyph.base) < slack
        ]
        if near:
            found[near[0]] = found[near[0]]._replace(stroked=True)
        else:
            kept.setdefault((glyph.text, column, line), []).append(len(found))
            found.append(glyph)
    return tuple(found)


def _has_twins(glyphs: Sequence[Glyph]) -> bool:
    """Tell whether any character stands almost where the same one stands; on most pages none does."""
    places: defaultdict[str, list[tuple[float, float, float]]] = defaultdict(list)
    for text, x0, _, base, size, _, _, _ in glyphs:
        places[text].append((x0, base, size))
    for same in places.values():
        same.sort()
        for index, (x0, base, size) in enumerate(same):
            for x, y, other in islice(same, index + 1, None):
                slack = max(size, other) * _NEAR
                if x - x0 >= slack:
                    break
                if abs(y - base) < slack:
                    return True
    return False
