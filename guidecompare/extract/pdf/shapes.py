"""The values that the modules of this package hand to each other. All lengths are PDF points.

A page is read in its *reading frame*: ``x`` runs along the text and ``base`` down across the lines, whatever way the
page was turned. For a page set upright that is the page as displayed, measured from its upper left corner; for
vertical writing ``x`` runs downwards and ``base`` from right to left.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

Box = tuple[float, float, float, float]  # left, top, right, bottom

ASCENT: Final = 0.88  # of the type size, above the base line: the usual em box of Japanese type
DESCENT: Final = 0.12
NAMELESS: Final = "\0"  # begins the label of a font that pdfium knows no name of


class Glyph(NamedTuple):
    """One character with the room it takes on its line.

    A tuple and no dataclass: a page has a thousand of them, and making them is half the work of reading it.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    font: str
    stroked: bool = False  # printed bold by an outline or by overprinting
    angle: int | None = 0  # to the text of its page: a multiple of 90 degrees, None where it stands askew


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """How a page's reading frame lies on the displayed page."""

    width: float  # of the page as displayed
    height: float
    turn: int = 0  # degrees, counter-clockwise, that the text runs at: 0, 90, 180 or 270
    vertical: bool = False  # its characters stand upright on lines that run downwards

    def to_reading(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the displayed page lies in the reading frame."""
        return {
            0: (x, y),
            90: (self.height - y, x),
            180: (self.width - x, self.height - y),
            270: (y, self.width - x),
        }[self.turn]

    def to_page(self, box: Box) -> Box:
        """Return a box of the reading frame as it lies on the displayed page."""
        left, top, right, bottom = box
        return {
            0: box,
            90: (top, self.height - right, bottom, self.height - left),
            180: (self.width - right, self.height - bottom, self.width - left, self.height - top),
            270: (self.width - bottom, left, self.width - top, right),
        }[self.turn]

    @property
    def extent(self) -> tuple[float, float]:
        """Width and height of the page in its reading frame."""
        return (self.height, self.width) if self.turn in {90, 270} else (self.width, self.height)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page as pdfium gives it."""

    number: int  # from 1
    frame: Frame
    glyphs: tuple[Glyph, ...] = ()
    unseen: tuple[Glyph, ...] = ()  # what nobody sees: invisible, white on white, covered, outside of the page
    repaired: int = 0  # characters that had to be put right
    garbled: bool = False  # most of its characters have no known meaning
    dots: tuple[tuple[float, float], ...] = ()  # middles of small drawn shapes, such as the bullets of a browser
    picture: float = 0.0  # the share of the page that images, or text drawn as outlines, cover
    rules: tuple[Box, ...] = ()  # level and upright lines that may be those of a table, on the displayed page
    curves: tuple[Box, ...] = ()  # the extent of what else is drawn: frames with round corners, on the displayed page
    nameless: bool = False  # some of its fonts give no names, so nobody knows which are bold
    fonts: tuple[str, ...] = ()  # labels of the fonts of its text as it is drawn, one for each change of font
    layered: bool = False  # its text lies unseen over the image of the page: somebody else's OCR
    confidence: float | None = None  # 0..1, where its text was recognised from its image


@dataclass(frozen=True, slots=True, kw_only=True)
class Raster:
    """A page as dots, eight bits of grey each, row by row; ``box`` is the part of the displayed page that they show."""

    number: int
    width: int
    height: int
    grey: bytes
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A visual line, or the part of one that stands apart from the rest of it."""

    page: int
    glyphs: tuple[Glyph, ...]  # from left to right, without white space at either end
    text: str
    base: float  # of most of its characters
    size: float  # of most of its characters

    @property
    def x0(self) -> float:
        """Left edge of the first character."""
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        """Right edge of the last character."""
        return self.glyphs[-1].x1

    @property
    def box(self) -> Box:
        """The room that it takes in the reading frame."""
        return (self.x0, self.base - ASCENT * self.size, self.x1, self.base + DESCENT * self.size)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a ruled table, where it begins and how many columns it spans, with the lines in it."""

    row: int
    column: int
    columns: int
    box: Box
    rows: tuple[Row, ...] = ()
    header: bool = False  # every page repeats it

    @property
    def text(self) -> str:
        """All that stands in it."""
        return "".join(row.text for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A ruled table: its cells row by row."""

    box: Box
    cells: tuple[Cell, ...]
