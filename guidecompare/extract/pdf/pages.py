"""Pages by pdfium: characters with their places, and how much of a page is picture. The only importer of pypdfium2.

In: the bytes of a PDF. Out: the title it gives itself and its pages, or ``Unopened`` with the reason.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import pypdfium2
import pypdfium2.raw as pdfium

from guidecompare.extract.common import repair
from guidecompare.extract.pdf.glyphs import Character, Style, glyphs_of, spread, turn_of
from guidecompare.extract.pdf.shapes import NAMELESS, Frame, Page, Raster
from guidecompare.model import Unread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from guidecompare.extract.pdf.shapes import Box

_INCH: Final = 72.0  # points
_BATCH: Final = 32  # pages that are read before the document is opened anew
_FORMS: Final = 8  # how deep forms within forms are followed
_RULE: Final = 8.0  # points: a rule or box lower than this is an underline
_GROUND: Final = 0.95  # share of the page from which a box is its ground, not a rule
_SCAN: Final = 0.5  # share of a page that its image covers: invisible text over it is what somebody's OCR made of it
_DOT: Final = (1.0, 8.0)  # points that a drawn bullet is wide
_OUTLINES: Final = 400  # paths on a page without text: its text was turned into outlines
_INVISIBLE: Final = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
_STROKED: Final = frozenset({pdfium.FPDF_TEXTRENDERMODE_STROKE, pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE})
_GARBLED: Final = 0.3  # share of characters without meaning from which a page counts as unread
_UNKNOWN: Final = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffd-\uffff\ue000-\uf8ff\U000f0000-\U0010ffff]")
_INK: Final = 0.01  # characters: a box that does not begin at the origin is that of the ink alone
_FAR: Final = 1e5  # points: no page is that large
_SOFT_HYPHEN: Final = "\x02"  # pdfium's sign for a hyphen at the end of a line
_LAST_SPACE: Final = 0xA0  # pdfium adds spaces and line breaks, and no other characters
_HIGH_SURROGATES: Final = range(0xD800, 0xDC00)


class Unopened(Exception):  # noqa: N818 -- says a state of the document, not a fault of the program
    """A PDF that gives no pages; ``reason`` says why."""

    def __init__(self, reason: Unread) -> None:
        """Take the reason."""
        self.reason = reason
        super().__init__(reason)


def read_pages(data: bytes) -> tuple[str, tuple[Page | None, ...]]:
    """Return the title in the document information and the pages, None for a page that cannot be loaded.

    Raises:
        Unopened: the document needs a password or is damaged.
    """
    with closing(_opened(data)) as document:
        title = document.get_metadata_value("Title").strip("\0 \u3000\t\r\n")
        count = len(document)
    pages: list[Page | None] = []
    while len(pages) < count:
        # pdfium keeps fonts and pictures of every page until a document is closed.
        with closing(_opened(data)) as document:
            pages += (_read_page(document, index) for index in range(len(pages), min(len(pages) + _BATCH, count)))
    return title, tuple(pages)


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
    characters = spread(_characters(text, placed, rotation))
    wide, high = (top - bottom, right - left) if rotation in {90, 270} else (right - left, top - bottom)
    frame = Frame(width=wide, height=high, turn=turn_of(characters))
    glyphs = glyphs_of(characters, frame)
    whole = "".join(glyph.text for glyph in glyphs)
    visible = len(whole) - sum(map(str.isspace, whole))
    drawn = _drawn(page, wide * high)
    invisible = sum([character.style.invisible for character in characters])
    return Page(
        number=number,
        frame=frame,
        glyphs=glyphs,
        repaired=sum(character.repaired for character in characters),
        garbled=len(_UNKNOWN.findall(whole)) > _GARBLED * visible,
        dots=tuple(frame.to_reading(*placed(*dot)) for dot in drawn.dots),
        picture=1.0 if drawn.paths > _OUTLINES and not visible else drawn.picture,
        ruled=drawn.ruled,
        nameless=any(font.startswith(NAMELESS) for font in {glyph.font for glyph in glyphs}),
        fonts=drawn.fonts,
        layered=drawn.picture >= _SCAN and invisible > len(characters) / 2,
    )


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
) -> list[Character]:
    """Return the characters that the page itself holds, in its own order; those that pdfium adds are left out."""
    # Names of our own for what the loop asks a thousand times: looking them up took a tenth of its time.
    handle, object_of, code_of, unknown = (
        text.raw,
        pdfium.FPDFText_GetTextObject,
        pdfium.FPDFText_GetUnicode,
        pdfium.FPDFText_HasUnicodeMapError,
    )
    box_of, origin_of = pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetCharOrigin
    dx, dy = placed(0.0, 0.0)
    looks = _Styles(handle, rotation)
    styles: dict[bytes, Style] = {}
    meanings: dict[int, tuple[str, int]] = {}
    box = pdfium.FS_RECTF()
    origin_x, origin_y = ctypes.c_double(), ctypes.c_double()
    high = ""  # the first half of a character beyond the basic plane
    found: list[Character] = []
    for index in range(pdfium.FPDFText_CountChars(handle)):
        holder = object_of(handle, index)
        code = code_of(handle, index)
        if not holder or (code <= _LAST_SPACE and pdfium.FPDFText_IsGenerated(handle, index) == 1):
            continue
        if code not in meanings:
            if code in _HIGH_SURROGATES:
                high = chr(code)
                continue
            meanings[code] = _meaning(chr(code))
        good, repaired = meanings[code] if not high else _meaning(high + chr(code))
        high = ""
        if unknown(handle, index) == 1:
            good, repaired = "\ufffd", 0
        key = bytes(holder)
        style = styles.get(key)
        if style is None:
            style = styles[key] = looks.of(index, holder)
        if not (box_of(handle, index, box) and origin_of(handle, index, origin_x, origin_y)):
            continue
        x, y, left, bottom, right, top = origin_x.value, origin_y.value, box.left, box.bottom, box.right, box.top
        if not abs(x) + abs(y) + abs(left) + abs(bottom) + abs(right) + abs(top) < _FAR:
            continue  # not on the page, or not a number
        replaced = abs(left - x) > _INK * style.size
        if rotation:
            (x, y), (left, bottom), (right, top) = placed(x, y), placed(left, bottom), placed(right, top)
        else:  # the same, without the calls
            x, left, right, y, bottom, top = x + dx, left + dx, right + dx, dy - y, dy - bottom, dy - top
        found.append(Character(good, repaired, style, x, y, left, bottom, right, top, replaced))
    return found


@lru_cache(maxsize=1 << 16)
def _meaning(raw: str) -> tuple[str, int]:
    """Return the character that pdfium gives in UTF-16, put right, and whether that was needed."""
    whole = raw.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return repair("-" if whole == _SOFT_HYPHEN else whole)


class _Styles:
    """The looks of the text objects of one page."""

    def __init__(self, handle: object, rotation: int) -> None:
        """Take the page's text, and how the page is turned for display."""
        self._handle = handle
        self._rotation = rotation
        self._matrix = pdfium.FS_MATRIX()
        self._fonts: dict[bytes, str] = {}
        self._known: dict[tuple[object, ...], Style] = {}

    def of(self, index: int, holder: pdfium.Pointer) -> Style:
        """Return the look of the text object ``holder``, of which the character ``index`` is one."""
        matrix, font = self._matrix, pdfium.FPDFTextObj_GetFont(holder)
        pdfium.FPDFText_GetMatrix(self._handle, index, matrix)
        a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
        angle = 0.0
        if b or c or a <= 0:
            angle = -math.degrees(pdfium.FPDFText_GetCharAngle(self._handle, index)) % 360  # pdfium counts clockwise
        size = pdfium.FPDFText_GetFontSize(self._handle, index)
        key = (bytes(font), a, b, c, d, angle, size, pdfium.FPDFTextObj_GetTextRenderMode(holder))
        if key not in self._known:
            self._known[key] = self._style(font, size * math.sqrt(abs(a * d - b * c)), angle, key[-1])
        return self._known[key]

    def _style(self, font: pdfium.Pointer, size: float, angle: float, mode: object) -> Style:
        key = bytes(font)
        if key not in self._fonts:
            self._fonts[key] = _font_name(font) or _label(key)
        size = round(size, 1)
        return Style(
            font=self._fonts[key],
            size=size if 0 < size < _FAR else 1.0,
            stroked=mode in _STROKED,
            angle=(angle - self._rotation) % 360,
            invisible=mode == _INVISIBLE,
        )


def _label(font: bytes) -> str:
    """Return what a font without a name is called until ``ruled`` finds its name."""
    return NAMELESS + font.hex()


def _font_name(font: object) -> str:
    """Return the name of a font; Japanese ones are named in UTF-8 or in the code of old Windows."""
    length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 1))
    pdfium.FPDFFont_GetBaseFontName(font, buffer, length)
    try:
        return buffer.value.decode("utf-8")
    except UnicodeDecodeError:
        return buffer.value.decode("cp932", "replace")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawn:
    """What a page holds beside text."""

    picture: float  # share of the page that images cover
    paths: int
    ruled: bool
    dots: tuple[tuple[float, float], ...]  # in user space
    fonts: tuple[str, ...]  # labels of the fonts of its text in its own order, one for each change


def _drawn(page: pypdfium2.PdfPage, area: float) -> _Drawn:
    picture, paths, ruled = 0.0, 0, False
    dots: list[tuple[float, float]] = []
    fonts: list[bytes] = [b""]
    handle = page.raw
    for index in range(pdfium.FPDFPage_CountObjects(handle)):
        thing = pdfium.FPDFPage_GetObject(handle, index)
        if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_TEXT:
            font = bytes(pdfium.FPDFTextObj_GetFont(thing))
            if font != fonts[-1]:
                fonts.append(font)
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
    return _Drawn(
        picture=min(picture / area, 1.0) if area else 0.0,
        paths=paths,
        ruled=ruled,
        dots=tuple(dots),
        fonts=tuple(map(_label, fonts[1:])),
    )


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
