"""Pages by pdfium: characters with their places, rules, and how much of a page is picture. The only importer of it.

In: the bytes of a PDF. Out: the title it gives itself and its pages, or ``Unopened`` with the reason. ``text`` gives
the characters, ``drawn`` whatever else is on a page, ``rules`` its lines, ``unseen`` the characters that nobody sees.
"""

from __future__ import annotations

import re
from contextlib import closing
from typing import TYPE_CHECKING, Final

import pypdfium2
import pypdfium2.raw as pdfium

from guidecompare.extract.pdf.glyphs import glyphs_of, spread, turn_of
from guidecompare.extract.pdf.pages.drawn import drawn
from guidecompare.extract.pdf.pages.rules import Rules, rules
from guidecompare.extract.pdf.pages.text import text_of
from guidecompare.extract.pdf.pages.unseen import unseen
from guidecompare.extract.pdf.shapes import NAMELESS, Frame, Page, Raster
from guidecompare.model import Unread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from guidecompare.extract.pdf.glyphs import Character
    from guidecompare.extract.pdf.shapes import Box

__all__ = ["Unopened", "read_pages", "render"]

_INCH: Final = 72.0  # points
_BATCH: Final = 32  # pages that are read before the document is opened anew
_SCAN: Final = 0.5  # share of a page that its image covers: unseen text on it is what somebody's OCR made of it
_OUTLINES: Final = 400  # paths on a page without text: its text was turned into outlines
_GARBLED: Final = 0.3  # share of characters without meaning from which a page counts as unread
_UNKNOWN: Final = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffd-\uffff\ue000-\uf8ff\U000f0000-\U0010ffff]")


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
        pages = [_read_page(document, index) for index in range(min(_BATCH, count))]
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
                    box = _framed(page.get_bbox(), _placing(page.get_rotation() % 360, page.get_mediabox()))
                    yield Raster(number=number, width=bitmap.width, height=bitmap.height, grey=grey, box=box)


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
    wide, high = (top - bottom, right - left) if rotation in {90, 270} else (right - left, top - bottom)
    found = drawn(page, wide * high)
    written = text_of(text, placed, rotation, found.held)
    held = spread(written.characters)
    shown = _framed(page.get_bbox(), placed)
    hidden = unseen(page, written, held, found, shown, lambda box: _framed(box, placed))
    outlined = found.paths > _OUTLINES
    layered = (found.picture >= _SCAN or outlined) and len(hidden) > len(held) / 2
    seen: Sequence[Character] = held
    aside: Sequence[Character] = ()
    if hidden and not layered:
        seen = [one for index, one in enumerate(held) if index not in hidden]
        aside = [held[index] for index in sorted(hidden)]
    ruling = rules(page) if found.ruled else Rules((), ())
    turn, vertical = turn_of(seen)
    frame = Frame(width=wide, height=high, turn=turn, vertical=vertical)
    glyphs = glyphs_of(seen, frame)
    whole = "".join(glyph.text for glyph in glyphs)
    visible = len(whole) - sum(map(str.isspace, whole))
    return Page(
        number=number,
        frame=frame,
        glyphs=glyphs,
        unseen=glyphs_of(aside, frame),
        repaired=sum(one.repaired for one in seen),
        garbled=len(_UNKNOWN.findall(whole)) > _GARBLED * visible,
        dots=tuple(frame.to_reading(*placed(*dot)) for dot in found.dots),
        picture=1.0 if outlined and not visible else found.picture,
        rules=tuple(_framed(box, placed) for box in ruling.lines),
        curves=tuple(_framed(box, placed) for box in ruling.curves),
        nameless=any(font.startswith(NAMELESS) for font in {glyph.font for glyph in glyphs}),
        fonts=found.fonts,
        layered=layered,
    )


def _framed(box: Box, placed: Callable[[float, float], tuple[float, float]]) -> Box:
    """Return a box of user space (left, bottom, right, top) as it lies on the displayed page."""
    left, bottom, right, top = box
    (x0, y0), (x1, y1) = placed(left, bottom), placed(right, top)
    return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _placing(rotation: int, box: Box) -> Callable[[float, float], tuple[float, float]]:
    """Return what brings a point of user space, whose y runs upwards, onto the displayed page."""
    left, bottom, right, top = box
    return {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }[rotation]
