"""What only pdfplumber tells of a page: ruled tables, and font names that pdfium lacks. Its only importer.

pdfplumber takes ten to fifty times as long as pdfium, so that only the pages that need it are opened here.
"""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import pdfplumber

from guidecompare.extract.common import repair
from guidecompare.extract.pdf.fonts import font_names
from guidecompare.extract.pdf.shapes import NAMELESS, Cell, Glyph, Page, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pdfplumber.page import Page as PlumberPage
    from pdfplumber.pdf import PDF

    from guidecompare.extract.pdf.shapes import Box, Frame

_THIN: Final = 5.0  # points: what lies between the two strokes of a double line is no cell
_SNAP: Final = 4.0  # points within which edges of cells count as one

# pdfminer complains of every oddity of a font on stderr, where only the user's messages belong.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuledPage:
    """A page with its tables; ``failed`` says that pdfplumber could not read it, so that there may be more."""

    page: Page
    tables: tuple[Table, ...] = ()
    failed: bool = False


def find_rules(data: bytes, pages: Sequence[Page]) -> tuple[RuledPage, ...]:
    """Return ``pages`` with their ruled tables and the names of their fonts."""
    if not any(page.ruled or page.nameless for page in pages):
        return tuple(RuledPage(page=page) for page in pages)
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            return tuple(_find(data, document, page) for page in pages)
    except Exception:  # noqa: BLE001 -- pdfminer lets through whatever a malformed file raises in it
        return tuple(RuledPage(page=page, failed=page.ruled) for page in pages)


def _find(data: bytes, document: PDF, page: Page) -> RuledPage:
    if not (page.ruled or page.nameless):
        return RuledPage(page=page)
    try:
        plumbed = document.pages[page.number - 1]
        tables = tuple(_tables(plumbed, page.frame)) if page.ruled else ()
        glyphs = _named(data, document, plumbed, page) if page.nameless else page.glyphs
        plumbed.close()
    except Exception:  # noqa: BLE001 -- as above
        return RuledPage(page=page, failed=page.ruled)
    return RuledPage(page=replace(page, glyphs=glyphs), tables=tables)


def _tables(plumbed: PlumberPage, frame: Frame) -> Iterator[Table]:
    finder = plumbed.debug_tablefinder()
    ends = tuple(_open_ends(finder.edges))
    for found in plumbed.find_tables({"explicit_horizontal_lines": ends}) if ends else finder.tables:
        cells = [_framed(cell, frame) for cell in found.cells]
        table = _grid([cell for cell in cells if cell[2] - cell[0] > _THIN and cell[3] - cell[1] > _THIN])
        if table:
            yield table


def _open_ends(edges: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the rules that are missing where a page break cuts a row: upright rules end there, and none crosses."""
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    level = [edge for edge in edges if edge["orientation"] == "h"]
    for end in ("top", "bottom"):
        for y in _edges(edge[end] for edge in upright):
            ending = [edge["x0"] for edge in upright if abs(edge[end] - y) <= _SNAP]
            x0, x1 = min(ending), max(ending)
            closed = any(abs(edge["top"] - y) <= _SNAP and edge["x0"] < x1 and edge["x1"] > x0 for edge in level)
            if x1 - x0 > _THIN and not closed:
                yield {"object_type": "line", "x0": x0, "x1": x1, "width": x1 - x0, "top": y, "bottom": y}


def _framed(box: Box, frame: Frame) -> Box:
    (x0, y0), (x1, y1) = frame.to_reading(box[0], box[1]), frame.to_reading(box[2], box[3])
    return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _grid(boxes: Sequence[Box]) -> Table | None:
    """Return the cells with their rows and columns; None for a single box, which is a frame around text."""
    if len(boxes) < 2:  # noqa: PLR2004 -- two cells make a table
        return None
    lefts = _edges(box[0] for box in boxes)
    tops = _edges(box[1] for box in boxes)
    cells = [
        Cell(
            row=_nearest(tops, box[1]),
            column=_nearest(lefts, box[0]),
            columns=max(sum(box[0] - _SNAP < left < box[2] - _SNAP for left in lefts), 1),
            box=box,
        )
        for box in boxes
    ]
    extent = (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
    return Table(box=extent, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _edges(values: Iterable[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SNAP:
            edges.append(value)
    return edges


def _nearest(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - value))


def _named(data: bytes, document: PDF, plumbed: PlumberPage, page: Page) -> tuple[Glyph, ...]:
    """Return the page's characters with the names of the fonts that have none."""
    names = font_names(data, document.doc.xrefs, plumbed.page_obj, page.fonts)
    if any(font.startswith(NAMELESS) and font not in names for font in {glyph.font for glyph in page.glyphs}):
        return _found(plumbed, page)
    return tuple(
        Glyph(text, x0, x1, base, size, names.get(font, font), stroked, angle)
        for text, x0, x1, base, size, font, stroked, angle in page.glyphs
    )


def _found(plumbed: PlumberPage, page: Page) -> tuple[Glyph, ...]:
    """Return the page's characters with the font names that pdfminer finds at the same places."""
    names: dict[tuple[str, int, int], str] = {}
    for char in plumbed.chars:
        _, _, _, _, x, y = char["matrix"]
        left, base = page.frame.to_reading(x, page.frame.height - y)
        text, _ = repair(char["text"])
        # Both round on their own: a place next to it is the same.
        for across in (-1, 0, 1):
            for down in (-1, 0, 1):
                names.setdefault((text, round(left) + across, round(base) + down), char["fontname"])
    return tuple(
        glyph._replace(font=names.get((glyph.text, round(glyph.x0), round(glyph.base)), ""))
        if glyph.font.startswith(NAMELESS)
        else glyph
        for glyph in page.glyphs
    )
