"""Pages by pdfium: characters with their places, and how much of a page is picture. The only importer of pypdfium2.

In: the bytes of a PDF. Out: the title it gives itself and its pages, or ``Unopened`` with the reason.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import groupby, islice, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from guidecompare.extract.common import repair
from guidecompare.extract.pdf.shapes import ASCENT, DESCENT, Frame, Glyph, Page, Raster
from guidecompare.model import Unread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from guidecompare.extract.pdf.shapes import Box

_INCH: Final = 72.0  # points
_FORMS: Final = 8  # how deep forms within forms are followed
_RULE: Final = 8.0  # points: a rule or box lower than this is an underline
_GROUND: Final = 0.95  # share of the page from which a box is its ground, not a rule
_DOT: Final = (1.0, 8.0)  # points that a drawn bullet is wide
_OUTLINES: Final = 400  # paths on a page without text: its text was turned into outlines
_STROKED: Final = frozenset({pdfium.FPDF_TEXTRENDERMODE_STROKE, pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE})
_GARBLED: Final = 0.3  # share of characters without meaning from which a page counts as unread
_UNKNOWN: Final = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffd-\uffff\ue000-\uf8ff\U000f0000-\U0010ffff]")
_INK: Final = 0.01  # characters: a box that does not begin at the origin is that of the ink alone
_FAR: Final = 1e5  # points: no page is that large
_SOFT_HYPHEN: Final = "\x02"  # pdfium's sign for a hyphen at the end of a line
_LAST_SPACE: Final = 0xA0  # pdfium adds spaces and line breaks, and no other characters
_HIGH_SURROGATES: Final = range(0xD800, 0xDC00)
_QUARTER: Final = 90
_DOWN: Final = 270  # the angle of text that runs downwards; vertical writing is read the same way
_SQUARE: Final = 2.0  # degrees within which an angle counts as a right one


class Unopened(Exception):  # noqa: N818 -- says a state of the document, not a fault of the program
    """A PDF that gives no pages; ``reason`` says why."""

    def __init__(self, reason: Unread) -> None:
        """Take the reason."""
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    """What the characters of one text object share."""

    font: str
    size: float
    stroked: bool
    angle: float  # degrees, counter-clockwise


def read_pages(data: bytes) -> tuple[str, tuple[Page | None, ...]]:
    """Return the title in the document information and the pages, None for a page that cannot be loaded.

    Raises:
        Unopened: the document needs a password or is damaged.
    """
    with closing(_opened(data)) as document:
        title = document.get_metadata_value("Title").strip("\0 \u3000\t\r\n")
        return title, tuple(_read_page(document, index) for index in range(len(document)))


def render(data: bytes, numbers: Iterable[int], *, resolution: float, longest: int) -> Iterator[Raster]:
    """Yield the pages ``numbers`` as dots, ``resolution`` an inch but at most ``longest`` along either side.

    Pages that cannot be loaded are left out.

    Raises:
        Unopened: the document needs a password or is damaged.
    """
    with closing(_opened(data)) as document:
        for number in numbers:
            try:
                page = document[number - 1]
            except (pypdfium2.PdfiumError, IndexError):
                continue
            with closing(page):
                scale = min(resolution / _INCH, longest / max(page.get_size()))
                with closing(page.render(scale=scale, grayscale=True)) as bitmap:
                    lines = memoryview(bitmap.buffer).cast("B")
                    starts = range(0, bitmap.stride * bitmap.height, bitmap.stride)
                    grey = b"".join(lines[start : start + bitmap.width] for start in starts)
                    box = _visible(page)
                    yield Raster(number=number, width=bitmap.width, height=bitmap.height, grey=grey, box=box)


def _visible(page: pypdfium2.PdfPage) -> Box:
    """Return the part of the displayed page that readers show."""
    placed = _placing(page.get_rotation() % 360, page.get_mediabox())
    left, bottom, right, top = page.get_bbox()
    (x0, y0), (x1, y1) = placed(left, bottom), placed(right, top)
    return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        locked = fault.err_code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}
        raise Unopened(Unread.ENCRYPTED if locked else Unread.DAMAGED) from fault


def _read_page(document: pypdfium2.PdfDocument, index: int) -> Page | None:
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return None
    with closing(page):
        try:
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            return None
        with closing(text):
            return _page(page, text, index + 1)


def _page(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, number: int) -> Page:
    left, bottom, right, top = page.get_mediabox()
    rotation = page.get_rotation() % 360
    placed = _placing(rotation, (left, bottom, right, top))
    characters = _spread(tuple(_characters(text, placed, rotation)))
    wide, high = (top - bottom, right - left) if rotation in {90, 270} else (right - left, top - bottom)
    frame = Frame(width=wide, height=high, turn=_turn(characters))
    glyphs = _overprinted(_glyphs(characters, frame))
    whole = "".join(glyph.text for glyph in glyphs)
    visible = len(whole) - sum(map(str.isspace, whole))
    drawn = _drawn(page, wide * high)
    return Page(
        number=number,
        frame=frame,
        glyphs=glyphs,
        repaired=sum(character.repaired for character in characters),
        garbled=len(_UNKNOWN.findall(whole)) > _GARBLED * visible,
        dots=tuple(frame.to_reading(*placed(*dot)) for dot in drawn.dots),
        picture=1.0 if drawn.paths > _OUTLINES and not visible else drawn.picture,
        ruled=drawn.ruled,
        nameless="" in {glyph.font for glyph in glyphs},
    )


class _Character(NamedTuple):
    """A character on the displayed page, before it is known which way the page is read.

    A tuple, as the glyphs are: a page has a thousand of them.
    """

    text: str
    repaired: int
    style: _Style
    origin: tuple[float, float]
    corners: tuple[tuple[float, float], tuple[float, float]]
    angle: float  # of its text on the displayed page
    replaced: bool  # by a text that the file gives for it: its corners are then those of the ink


def _placing(rotation: int, box: Box) -> Callable[[float, float], tuple[float, float]]:
    """Return what brings a point of user space, whose y runs upwards, onto the displayed page."""
    left, bottom, right, top = box
    return {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }[rotation]


def _characters(
    text: pypdfium2.PdfTextPage, placed: Callable[[float, float], tuple[float, float]], rotation: int
) -> Iterator[_Character]:
    """Yield the characters that the page itself holds, in its own order; those that pdfium adds are left out."""
    handle = text.raw
    styles: dict[bytes, _Style] = {}
    fonts: dict[bytes, str] = {}
    meanings: dict[str, tuple[str, int]] = {}
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    high = ""  # the first half of a character beyond the basic plane
    for index in range(pdfium.FPDFText_CountChars(handle)):
        holder = pdfium.FPDFText_GetTextObject(handle, index)
        code = pdfium.FPDFText_GetUnicode(handle, index)
        if not holder or (code <= _LAST_SPACE and pdfium.FPDFText_IsGenerated(handle, index) == 1):
            continue
        if code in _HIGH_SURROGATES:
            high = chr(code)
            continue
        raw = high + chr(code)
        high = ""
        if pdfium.FPDFText_HasUnicodeMapError(handle, index) == 1:
            raw = "\ufffd"
        key = bytes(holder)
        style = styles.get(key)
        if style is None:
            style = styles[key] = _style(handle, index, holder, fonts)
        if not (
            pdfium.FPDFText_GetLooseCharBox(handle, index, box) and pdfium.FPDFText_GetCharOrigin(handle, index, x, y)
        ):
            continue
        across, along = x.value, y.value
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        # What is not on the page, or not a number, fails this.
        if not (
            -_FAR < across < _FAR
            and -_FAR < along < _FAR
            and -_FAR < left < _FAR
            and -_FAR < right < _FAR
            and -_FAR < bottom < _FAR
            and -_FAR < top < _FAR
        ):
            continue
        if raw not in meanings:
            meanings[raw] = _meaning(raw)
        good, repaired = meanings[raw]
        yield _Character(
            good,
            repaired,
            style,
            placed(across, along),
            (placed(left, bottom), placed(right, top)),
            (style.angle - rotation) % 360,
            abs(left - across) > _INK * style.size,
        )


def _meaning(raw: str) -> tuple[str, int]:
    """Return the character that pdfium gives in UTF-16, put right, and whether that was needed."""
    whole = raw.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return repair("-" if whole == _SOFT_HYPHEN else whole)


def _spread(characters: Sequence[_Character]) -> tuple[_Character, ...]:
    """Return the characters with their own places: several that replace one piece of type have one box in common."""
    if not any(one.origin == two.origin and one.corners == two.corners for one, two in pairwise(characters)):
        return tuple(characters)
    found: list[_Character] = []
    for (_, corners), group in groupby(characters, key=lambda one: (one.origin, one.corners)):
        same = tuple(group)
        (left, bottom), (right, top) = corners
        step = (right - left) / len(same)
        for index, one in enumerate(same):
            start = left + index * step
            found.append(
                one
                if len(same) == 1
                else one._replace(
                    origin=(start, one.origin[1]), corners=((start, bottom), (start + step, top)), replaced=False
                )
            )
    return tuple(found)


def _style(handle: object, index: int, holder: object, fonts: dict[bytes, str]) -> _Style:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(handle, index, matrix)
    scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
    size = round(pdfium.FPDFText_GetFontSize(handle, index) * scale, 1)
    font = pdfium.FPDFTextObj_GetFont(holder)
    key = bytes(font)
    if key not in fonts:
        fonts[key] = _font_name(font)
    return _Style(
        font=fonts[key],
        size=size if 0 < size < _FAR else 1.0,
        stroked=pdfium.FPDFTextObj_GetTextRenderMode(holder) in _STROKED,
        angle=-math.degrees(pdfium.FPDFText_GetCharAngle(handle, index)) % 360,  # pdfium counts clockwise
    )


def _font_name(font: object) -> str:
    """Return the name of a font; Japanese ones are named in UTF-8 or in the code of old Windows."""
    length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 1))
    pdfium.FPDFFont_GetBaseFontName(font, buffer, length)
    try:
        return buffer.value.decode("utf-8")
    except UnicodeDecodeError:
        return buffer.value.decode("cp932", "replace")


def _right_angle(angle: float) -> int | None:
    """Return the multiple of 90 degrees that ``angle`` is, or None where it is none."""
    turn = round(angle / _QUARTER) * _QUARTER
    return turn % 360 if abs(angle - turn) <= _SQUARE else None


def _turn(characters: Sequence[_Character]) -> int:
    """Return which way the page is read: the angle of most of its text, and 270 for vertical writing."""
    turns: Counter[int] = Counter()
    for angle, count in Counter(character.angle for character in characters).items():
        right = _right_angle(angle)
        if right is not None:
            turns[right] += count
    turn = turns.most_common(1)[0][0] if turns else 0
    if turn:
        return turn
    along = down = 0
    for one, two in pairwise(characters):
        (x, y), (next_x, next_y) = one.origin, two.origin
        size = one.style.size
        right, below = (next_x - x) / size, (next_y - y) / size
        along += -0.2 < below < 0.2 and 0.2 < right < 1.5  # noqa: PLR2004 -- in characters: the next place on the line
        down += -0.2 < right < 0.2 and 0.2 < below < 1.5  # noqa: PLR2004 -- the same, downwards
    return _DOWN if down > along else 0


def _glyphs(characters: Sequence[_Character], page: Frame) -> Iterator[Glyph]:
    if page.turn:
        yield from (_glyph(character, page) for character in characters)
        return
    for character in characters:
        if character.angle:
            yield _glyph(character, page)
            continue
        # What ``_glyph`` comes to for a character of most pages.
        text, _, style, (x0, base), ((left, _), (right, _)), _, replaced = character
        size = style.size
        x1 = x0 + size if replaced and unicodedata.east_asian_width(text[0]) in "WF" else max(x0, left, right)
        yield Glyph(text, x0, x1, round(base, 1), size, style.font, style.stroked, 0)


def _glyph(character: _Character, page: Frame) -> Glyph:
    size = character.style.size
    turn = _right_angle(character.angle)
    standing = turn == 0 and page.turn == _DOWN  # upright characters of vertical writing
    frame = page if turn is None or standing else replace(page, turn=turn)
    if turn is None or standing:
        # Each takes a square on its origin.
        x, y = character.origin
        ends = frame.to_reading(x, y - ASCENT * size), frame.to_reading(x + size, y + DESCENT * size)
        x0, x1 = sorted(end[0] for end in ends)
        base = min(end[1] for end in ends) + ASCENT * size
    else:
        x0, base = frame.to_reading(*character.origin)
        x1 = max(x0, *(frame.to_reading(*corner)[0] for corner in character.corners))
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


def _overprinted(glyphs: Iterable[Glyph]) -> tuple[Glyph, ...]:
    """Return each character once: some programs print bold and shadowed type by setting it twice."""
    glyphs = tuple(glyphs)
    if not _has_twins(glyphs):
        return glyphs
    kept: dict[tuple[str, int, int], list[int]] = {}
    found: list[Glyph] = []
    for glyph in glyphs:
        slack = glyph.size / 6
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
    places = sorted((glyph.text, glyph.x0, glyph.base, glyph.size) for glyph in glyphs)
    for index, (text, x0, base, size) in enumerate(places):
        for other, x, y, other_size in islice(places, index + 1, None):
            slack = max(size, other_size) / 6
            if other != text or x - x0 >= slack:
                break
            if abs(y - base) < slack:
                return True
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawn:
    """What a page holds beside text."""

    picture: float  # share of the page that images cover
    paths: int
    ruled: bool
    dots: tuple[tuple[float, float], ...]  # in user space


def _drawn(page: pypdfium2.PdfPage, area: float) -> _Drawn:
    picture, paths, ruled = 0.0, 0, False
    dots: list[tuple[float, float]] = []
    handle = page.raw
    for index in range(pdfium.FPDFPage_CountObjects(handle)):
        thing = pdfium.FPDFPage_GetObject(handle, index)
        if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        kinds = Counter(_kinds(thing, _FORMS))
        left, bottom, right, top = _bounds(thing)
        width, height = right - left, top - bottom
        if kinds[pdfium.FPDF_PAGEOBJ_IMAGE]:
            picture += width * height
        drawn = kinds[pdfium.FPDF_PAGEOBJ_PATH]
        paths += drawn
        ground = width * height > _GROUND * area
        ruled |= drawn > 1 or (drawn == 1 and height > _RULE and not ground)
        if drawn == 1 and _DOT[0] < width < _DOT[1] and abs(width - height) < width / 4:
            dots.append(((left + right) / 2, (bottom + top) / 2))
    return _Drawn(picture=min(picture / area, 1.0) if area else 0.0, paths=paths, ruled=ruled, dots=tuple(dots))


def _kinds(thing: object, depth: int) -> Iterator[int]:
    """Yield the kind of a page object, or of all that a form holds."""
    kind = pdfium.FPDFPageObj_GetType(thing)
    if kind != pdfium.FPDF_PAGEOBJ_FORM:
        yield kind
    elif depth:
        for index in range(pdfium.FPDFFormObj_CountObjects(thing)):
            yield from _kinds(pdfium.FPDFFormObj_GetObject(thing, index), depth - 1)


def _bounds(thing: object) -> Box:
    """Return left, bottom, right and top in user space."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
        return (0.0, 0.0, 0.0, 0.0)
    return (left.value, bottom.value, right.value, top.value)
