"""The characters of a page, each with its place, its look, and the text object that it belongs to.

In: the text of a page as pdfium has it. Out: ``Text``: the characters in the page's own order, those that pdfium adds
left out. A page has a thousand of them, so that what every one of them passes through is kept short here.
"""

from __future__ import annotations

import ctypes
import math
from typing import TYPE_CHECKING, Final, NamedTuple

import pypdfium2.raw as pdfium

from guidecompare.extract.common import repair
from guidecompare.extract.pdf.glyphs import Character, Style
from guidecompare.extract.pdf.pages import library
from guidecompare.extract.pdf.shapes import NAMELESS

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    import pypdfium2

    from guidecompare.extract.pdf.shapes import Box

_INVISIBLE: Final = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
_STROKED: Final = frozenset({pdfium.FPDF_TEXTRENDERMODE_STROKE, pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE})
_INK: Final = 0.01  # characters: a box that does not begin at the origin is that of the ink alone
_FAR: Final = 1e5  # points: no page is that large
_SOFT_HYPHEN: Final = "\x02"  # pdfium's sign for a hyphen at the end of a line
_LAST_SPACE: Final = 0xA0  # pdfium adds spaces and line breaks, and no other characters
_HIGH_SURROGATES: Final = range(0xD800, 0xDC00)
_UNKNOWN: Final = ("\ufffd", 0)
_LOW_SURROGATES: Final = range(0xDC00, 0xE000)

Colour = tuple[int, int, int]
_BLACK: Final = (0, 0, 0)


class Text(NamedTuple):
    """The characters of a page, and of its text objects, by their addresses, what they are filled with and clipped to.

    A pattern is no colour. What is black is not listed, nor what nothing clips. Clips are boxes in user space: left,
    bottom, right, top.
    """

    characters: list[Character]
    colours: dict[int, Colour | None]
    clips: dict[int, Box]


def text_of(
    text: pypdfium2.PdfTextPage,
    placed: Callable[[float, float], tuple[float, float]],
    rotation: int,
    held: Container[int],
) -> Text:
    """Return the text of a page.

    ``placed`` and ``rotation`` say how it is turned for display, ``held`` which of its text objects forms hold.
    """
    handle = library.address(text.raw)
    object_of, code_of, unmapped = library.text_object, library.unicode_of, library.is_unmapped
    box_of, origin_of = library.loose_box, library.origin
    dx, dy = placed(0.0, 0.0)
    looks = _Looks(handle, rotation)
    styles: dict[int, Style] = {}
    meanings = _Meanings()
    make = tuple.__new__  # what a named tuple does, without its checks of names
    box, origin_x, origin_y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    box_there, x_there, y_there = ctypes.byref(box), ctypes.byref(origin_x), ctypes.byref(origin_y)
    found: list[Character] = []
    for index in range(library.count_chars(handle)):
        thing = object_of(handle, index)
        code = code_of(handle, index)
        if not thing or (code <= _LAST_SPACE and library.is_generated(handle, index) == 1):
            continue
        meaning = _UNKNOWN if unmapped(handle, index) == 1 else meanings[code]
        if meaning is None:
            continue
        good, repaired = meaning
        style = styles.get(thing) or styles.setdefault(thing, looks.of(index, thing))
        if not (box_of(handle, index, box_there) and origin_of(handle, index, x_there, y_there)):
            continue
        x, y, left, bottom, right, top = origin_x.value, origin_y.value, box.left, box.bottom, box.right, box.top
        if not (
            -_FAR < x < _FAR
            and -_FAR < y < _FAR
            and -_FAR < left < _FAR
            and -_FAR < bottom < _FAR
            and -_FAR < right < _FAR
            and -_FAR < top < _FAR
        ):
            continue  # not on the page, or not a number
        replaced = abs(left - x) > _INK * style.size
        if replaced and thing in held:
            (x, y), (left, bottom), (right, top) = _lifted(handle, index, thing, ((x, y), (left, bottom), (right, top)))
        if rotation:
            (x, y), (left, bottom), (right, top) = placed(x, y), placed(left, bottom), placed(right, top)
        else:  # the same, without the calls
            x, left, right, y, bottom, top = x + dx, left + dx, right + dx, dy - y, dy - bottom, dy - top
        found.append(make(Character, (good, repaired, style, x, y, left, bottom, right, top, replaced, thing)))
    return Text(found, looks.colours, looks.clips)


def _lifted(
    handle: ctypes.c_void_p, index: int, thing: int, points: tuple[tuple[float, float], ...]
) -> tuple[tuple[float, float], ...]:
    """Return points of a replaced character on the page: within a form pdfium leaves them where the form has them."""
    outer, inner = pdfium.FS_MATRIX(), pdfium.FS_MATRIX()
    library.matrix_of(handle, index, ctypes.byref(outer))
    library.placing_of(thing, ctypes.byref(inner))
    there = inner.a * inner.d - inner.b * inner.c
    if not there or _same(outer, inner):
        return points
    found = []
    for x, y in points:
        # Where the point lies in the type of its text object, and that on the page.
        across, up = x - inner.e, y - inner.f
        u, v = (across * inner.d - up * inner.c) / there, (up * inner.a - across * inner.b) / there
        found.append((u * outer.a + v * outer.c + outer.e, u * outer.b + v * outer.d + outer.f))
    return tuple(found)


def _same(one: pdfium.FS_MATRIX, two: pdfium.FS_MATRIX) -> bool:
    return all(abs(getattr(one, name) - getattr(two, name)) < _INK for name in "abcdef")


class _Meanings(dict[int, tuple[str, int] | None]):
    """What the codes of UTF-16 mean that pdfium gives: the character, put right, and whether that was needed.

    None for the first half of a character beyond the basic plane: its second half comes next.
    """

    _high = ""

    def __missing__(self, code: int) -> tuple[str, int] | None:
        """Find the meaning of a code that is met for the first time."""
        if code in _HIGH_SURROGATES:
            self._high = chr(code)
            return None
        raw, self._high = self._high + chr(code), ""
        whole = raw.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        found = repair("-" if whole == _SOFT_HYPHEN else whole)
        if len(raw) == 1 and code not in _LOW_SURROGATES:
            self[code] = found
        return found


class _Looks:
    """The looks of the text objects of one page."""

    def __init__(self, handle: ctypes.c_void_p, rotation: int) -> None:
        """Take the page's text, and how the page is turned for display."""
        self._handle = handle
        self._rotation = rotation
        self.colours: dict[int, Colour | None] = {}
        self.clips: dict[int, Box] = {}
        self._matrix = pdfium.FS_MATRIX()
        self._paint = Paint()
        self._fonts: dict[int, str] = {}
        self._known: dict[tuple[object, ...], Style] = {}

    def of(self, index: int, thing: int) -> Style:
        """Return the look of the text object ``thing``, of which the character ``index`` is one."""
        handle, matrix, pointer = self._handle, self._matrix, library.Pointer(thing)
        font = library.font_of(pointer)
        colour = self._paint.colour(pointer)
        if colour != _BLACK:
            self.colours[thing] = colour
        clip = library.clip_of(pointer)
        if library.count_clips(clip) > 0:
            self.clips[thing] = _box(clip)
        library.matrix_of(handle, index, ctypes.byref(matrix))
        a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
        angle = 0.0
        if b or c or a <= 0:
            angle = -math.degrees(library.angle_of(handle, index)) % 360  # pdfium counts clockwise
        key = (font, a, b, c, d, angle, library.size_of(handle, index), library.render_mode(pointer))
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._style(font, key[6] * math.sqrt(abs(a * d - b * c)), angle, key[7])
        return known

    def _style(self, font: int, size: float, angle: float, mode: int) -> Style:
        if font not in self._fonts:
            self._fonts[font] = _font_name(font) or label(font)
        size = round(size, 1)
        return Style(
            font=self._fonts[font],
            size=size if 0 < size < _FAR else 1.0,
            stroked=mode in _STROKED,
            angle=(angle - self._rotation) % 360,
            invisible=mode == _INVISIBLE,
        )


def label(font: int) -> str:
    """Return what a font without a name is called until ``ruled`` finds its name."""
    return f"{NAMELESS}{font:x}"


def _font_name(font: int) -> str:
    """Return the name of a font; Japanese ones are named in UTF-8 or in the code of old Windows."""
    length = library.font_name(font, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 1))
    library.font_name(font, buffer, length)
    try:
        return buffer.value.decode("utf-8")
    except UnicodeDecodeError:
        return buffer.value.decode("cp932", "replace")


class Paint:
    """Asks for colours."""

    def __init__(self) -> None:
        """Make room for an answer."""
        self._parts = tuple(ctypes.c_uint() for _ in range(4))
        self._there = tuple(map(ctypes.byref, self._parts))

    def colour(self, pointer: library.Pointer) -> Colour | None:
        """Return what an object is filled with, None for a pattern."""
        if not library.fill_colour(pointer, *self._there):
            return None
        red, green, blue, _ = self._parts
        return red.value, green.value, blue.value


def _box(clip: library.Pointer) -> Box:
    """Return the box that all paths which clip an object have in common."""
    x, y = ctypes.c_float(), ctypes.c_float()
    left, bottom, right, top = -math.inf, -math.inf, math.inf, math.inf
    for path in range(library.count_clips(clip)):
        points = []
        for index in range(library.count_clip_segments(clip, path)):
            library.segment_point(library.clip_segment_at(clip, path, index), x, y)
            points.append((x.value, y.value))
        if points:
            across, upwards = zip(*points, strict=True)
            left, right = max(left, min(across)), min(right, max(across))
            bottom, top = max(bottom, min(upwards)), min(top, max(upwards))
    return (left, bottom, right, top)
