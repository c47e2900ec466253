"""What pdfplumber tells of pages: ruled tables, font names that pdfium lacks, and a second reading. Its only importer.

pdfplumber takes ten to fifty times as long as pdfium to read a page. So its finder of cells is given the lines that
pdfium found, and it opens only pages with fonts that have no names, and of the pages with tables one: how alike both
read that one says whether the text can be trusted.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import pdfplumber
from pdfplumber.table import (
    TableSettings,
    cells_to_tables,
    edges_to_intersections,
    intersections_to_cells,
    merge_edges,
)
from pdfplumber.utils.geometry import filter_edges

from guidecompare import language, similarity
from guidecompare.extract.common import repair
from guidecompare.extract.pdf.fonts import Fonts
from guidecompare.extract.pdf.shapes import NAMELESS, Box, Cell, Glyph, Page, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pdfplumber.page import Page as PlumberPage
    from pdfplumber.pdf import PDF

    from guidecompare.extract.pdf.shapes import Frame

_THIN: Final = 5.0  # points: what lies between the two strokes of a double line is no cell
_COLUMN: Final = 20  # characters that make a column of text rather than a note beside a table
_SNAP: Final = 4.0  # points within which edges of cells count as one
_ENOUGH: Final = 100  # characters on which two readers can be compared
_LIGHT: Final = 2000  # lines: to have pdfplumber read a page with more takes seconds
_MOST: Final = 250_000  # pairs of lines: a page with more holds drawings, and to look for cells would take minutes

# pdfminer complains of every oddity of a font on stderr, where only the user's messages belong.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuledPage:
    """A page with its tables; ``failed`` says that it holds too many lines to look for them."""

    page: Page
    tables: tuple[Table, ...] = ()
    frames: tuple[Box, ...] = ()  # boxes drawn around text, in the reading frame
    failed: bool = False
    agreement: float | None = None  # how alike, 0..1, pdfium and pdfplumber read it; None where one alone did


def find_rules(data: bytes, pages: Sequence[Page]) -> tuple[RuledPage, ...]:
    """Return ``pages`` with their ruled tables, and the names of their fonts."""
    fonts = Fonts(data) if any(page.nameless for page in pages) else None
    read = tuple(_marked_off(_named(page, fonts) if fonts and page.nameless else page) for page in pages)
    tabled = [ruled.page for ruled in read if ruled.tables]
    checkable = [page for page in tabled if len(page.glyphs) >= _ENOUGH and len(page.rules) <= _LIGHT]
    checked = min(checkable, key=lambda page: (len(page.glyphs), page.number)).number if checkable else None
    if checked is None and not any(ruled.page.nameless for ruled in read):
        return read
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            return tuple(_plumbed(document, ruled, check=ruled.page.number == checked) for ruled in read)
    except Exception:  # noqa: BLE001 -- pdfminer lets through whatever a malformed file raises in it
        return read


def _plumbed(document: PDF, ruled: RuledPage, *, check: bool) -> RuledPage:
    """Return a page with what pdfplumber alone knows; as it is, where there is nothing to ask or it cannot tell."""
    page = ruled.page
    if not (page.nameless or check):
        return ruled
    try:
        plumbed = document.pages[page.number - 1]
        agreement = _agreement(page, plumbed) if check else None
        glyphs = _found(plumbed, page) if page.nameless else page.glyphs
        plumbed.close()
    except Exception:  # noqa: BLE001 -- as above
        return ruled
    return replace(ruled, page=replace(page, glyphs=glyphs), agreement=agreement)


def _agreement(page: Page, plumbed: PlumberPage) -> float:
    """Return how alike the texts are that pdfium and pdfplumber read, whatever order each takes the characters in."""
    one = "".join(glyph.text for glyph in (*page.glyphs, *page.unseen))
    # What is printed twice to look bold counts once.
    chars = dict.fromkeys((char.get_text(), round(char.x0), round(char.y0)) for char in _chars(plumbed.layout))
    other = repair("".join(text for text, _, _ in chars))[0]
    return similarity.ratio(*("".join(sorted(language.fold(text))) for text in (one, other)))


def _chars(things: Iterable[Any]) -> Iterator[Any]:
    """Yield the characters of a page or figure as pdfminer has them, without the weight that pdfplumber adds."""
    for thing in things:
        if isinstance(thing, Iterable):
            yield from _chars(thing)
        elif hasattr(thing, "get_text"):
            yield thing


def _marked_off(page: Page) -> RuledPage:
    """Return a page with its tables, and the boxes that are no cells of one."""
    edges = _merged(page.rules)
    if sum(edge["orientation"] == "v" for edge in edges) * len(edges) > _MOST:
        return RuledPage(page=page, failed=True)
    ends = tuple(_open_ends(edges))
    closed = _cells(edges)
    cells = _cells(_merged((*page.rules, *ends))) if ends else closed
    tables, held = [], set()
    for group in cells_to_tables(cells):
        held.update(group)
        boxes = [_framed(cell, page.frame) for cell in group]
        table = _grid([box for box in boxes if box[2] - box[0] > _THIN and box[3] - box[1] > _THIN])
        if table and not _parts_columns(table, page.glyphs):
            tables.append(table)
    frames = {_framed(box, page.frame) for box in (*closed, *page.curves) if box not in held}
    return RuledPage(page=page, tables=tuple(tables), frames=tuple(sorted(frames)))


def _edges_of(rules: Iterable[Box]) -> Iterator[dict[str, Any]]:
    for x0, top, x1, bottom in rules:
        upright = bottom - top > x1 - x0
        yield {
            "object_type": "line",
            "orientation": "v" if upright else "h",
            "x0": x0,
            "x1": x0 if upright else x1,
            "top": top,
            "bottom": bottom if upright else top,
            "width": 0.0 if upright else x1 - x0,
            "height": bottom - top if upright else 0.0,
        }


def _merged(rules: Sequence[Box]) -> list[dict[str, Any]]:
    """Return lines as pdfplumber has them, those joined that make up one."""
    usual = TableSettings()
    long = filter_edges(_edges_of(rules), min_length=usual.edge_min_length_prefilter)
    merged = merge_edges(
        [edge for upright in "vh" for edge in long if edge["orientation"] == upright],
        snap_x_tolerance=usual.snap_x_tolerance,
        snap_y_tolerance=usual.snap_y_tolerance,
        join_x_tolerance=usual.join_x_tolerance,
        join_y_tolerance=usual.join_y_tolerance,
    )
    return filter_edges(merged, min_length=usual.edge_min_length)


def _cells(edges: list[dict[str, Any]]) -> list[Box]:
    usual = TableSettings()
    crossings = edges_to_intersections(edges, usual.intersection_x_tolerance, usual.intersection_y_tolerance)
    return intersections_to_cells(crossings)


def _parts_columns(table: Table, glyphs: Sequence[Glyph]) -> bool:
    """Tell whether the rules stand between columns of text: they make one row, with text on its left and right."""
    left, top, right, bottom = table.box
    beside = [(glyph.x0 + glyph.x1) / 2 for glyph in glyphs if top < glyph.base < bottom]
    outer = min(sum(x < left for x in beside), sum(x > right for x in beside))
    return all(cell.row == 0 for cell in table.cells) and outer >= _COLUMN


def _open_ends(edges: Sequence[Mapping[str, Any]]) -> Iterator[Box]:
    """Yield the rules that are missing where a page break cuts a row: upright rules end there, and none crosses."""
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    level = [edge for edge in edges if edge["orientation"] == "h"]
    for end in ("top", "bottom"):
        for y in _edges(edge[end] for edge in upright):
            ending = [edge["x0"] for edge in upright if abs(edge[end] - y) <= _SNAP]
            x0, x1 = min(ending), max(ending)
            closed = any(abs(edge["top"] - y) <= _SNAP and edge["x0"] < x1 and edge["x1"] > x0 for edge in level)
            if x1 - x0 > _THIN and not closed:
                yield (x0, y, x1, y)


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


def _named(page: Page, fonts: Fonts) -> Page:
    """Return a page with the names of its fonts; as it is, where the file does not tell them plainly."""
    names = fonts.names(page.number, page.fonts)
    if any(font.startswith(NAMELESS) and font not in names for font in {glyph.font for glyph in page.glyphs}):
        return page
    glyphs = tuple(
        Glyph(text, x0, x1, base, size, names.get(font, font), stroked, angle)
        for text, x0, x1, base, size, font, stroked, angle in page.glyphs
    )
    return replace(page, glyphs=glyphs, nameless=False)


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
