"""From the tree of a page to lines in reading order, with what the markup says of each.

In: a tree of elements, and which of them are set aside and why. Out: drafts of lines.
A block element begins a line and ``<br>`` ends one; inline elements never do, so that they never split a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from guidecompare.extract.drafts import Draft, indent_of
from guidecompare.extract.html.elements import BLOCKS, HEADINGS, TEXTLESS, Element, is_hidden, is_icon
from guidecompare.extract.html.styles import alignment, blockish, bold, left_edge, list_style, size
from guidecompare.extract.numbering import BULLET, written
from guidecompare.extract.tables import GridCell, Part, parts
from guidecompare.extract.wrapping import continuations
from guidecompare.model import Alignment, CellPlace, Line, LineKind, Place, Removal

if TYPE_CHECKING:
    from collections.abc import Mapping

_LIST_INDENT: Final = 2.0  # characters that a browser moves a list or a quotation in
_NUMBERED: Final = re.compile(r"[1aAiI]|decimal|(?:lower|upper)-(?:alpha|latin|roman)")
_LISTS: Final = frozenset({"ul", "ol", "menu", "dir"})
_SPAN_LIMIT: Final = 100  # columns or rows that a cell spans at most
_SIGN: Final = 4  # characters of hidden text up to which it is a sign, and not worth mentioning
_LEVELS: Final = 6
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")
_PARTING: Final = re.compile(r"[\s>＞›»≫<＜|｜/／・:：\[\]［］]+")  # stands between links and is none
# Of these a second line belongs to the first: a <br> in them is for the looks alone.
_ONE: Final = frozenset({LineKind.HEADING, LineKind.TERM})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """What the elements around a text say of it."""

    reason: Removal | None = None
    kind: LineKind = LineKind.PARAGRAPH
    level: int = 0
    depth: int = 0  # nesting of lists
    indent: float = 0.0
    size: float = 1.0
    bold: bool = False
    alignment: Alignment = Alignment.START
    link: str | None = None
    cell: CellPlace | None = None
    unit: int = 0  # the heading or label that the text is in
    path: str = ""
    kept_space: bool = False  # <pre>


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF" and not character.isspace()


def _collapsed(text: str) -> str:
    """Collapse white space; a line end of the source between two Japanese characters is no space at all."""

    def between(found: re.Match[str]) -> str:
        before, after = text[max(found.start() - 1, 0) : found.start()], text[found.end() : found.end() + 1]
        return "" if "\n" in found[0] and before and after and _wide(before) and _wide(after) else " "

    return _SPACES.sub(between, text)


def _number(value: str) -> int | None:
    try:
        return int(value)
    except ValueError:
        return None


class _Layout:
    """Walks a tree once and gathers its lines."""

    def __init__(self, aside: Mapping[int, Removal]) -> None:
        self._aside = aside
        self._pieces: list[tuple[str, _Context]] = []
        self._ordinal: str | None = None  # of an item whose first line is still to come
        self._prefix = ""  # the number cell of a row, waiting for the cell behind it
        self._unit = 0  # of the line before
        self._heading = 0  # level of the last heading
        self._tables = 0
        self.drafts: list[Draft] = []

    # --- lines

    def end_line(self) -> None:
        """Make a line of what has been gathered, if that is more than white space."""
        pieces, self._pieces = self._pieces, []
        raw = "".join(text for text, _ in pieces)
        said = [(text, context) for text, context in pieces if text.strip()]
        if not said:
            return
        context = said[0][1]
        text = raw if context.kept_space else _collapsed(raw).removeprefix(" ")
        shown, kind, ordinal = text.strip(), context.kind, ""
        if self._ordinal is not None and context.depth:
            ordinal, self._ordinal = self._ordinal, None
            kind = LineKind.ITEM if kind in {LineKind.PARAGRAPH, LineKind.DESCRIPTION} else kind
        if self._prefix:
            shown, self._prefix = f"{self._prefix}　{shown}", ""
        links = {inner.link for text, inner in said if not _PARTING.fullmatch(text)} or {None}
        self.drafts.append(
            Draft(
                line=Line(
                    index=0,
                    text=shown,
                    place=Place(path=context.path),
                    kind=kind,
                    level=context.level,
                    ordinal=ordinal,
                    continues=kind in _ONE and context.unit == self._unit,
                    indent=round(context.indent + indent_of(text), 2),
                    size=round(max(inner.size for _, inner in said), 2),
                    bold=all(inner.bold for _, inner in said),
                    alignment=context.alignment,
                    cell=context.cell,
                ),
                reason=context.reason,
                linked=None not in links,
                inside=all(link is not None and len(link) > 1 and link.startswith("#") for link in links),
            )
        )
        self._unit = context.unit

    # --- elements

    def children(self, element: Element, context: _Context) -> None:
        """Read all that is in ``element``."""
        seen: Counter[str] = Counter()
        for child in element.children:
            if isinstance(child, str):
                self._text(child, context)
                continue
            seen[child.tag] += 1
            self._element(child, self._inside(child, context, seen[child.tag]))

    def _inside(self, element: Element, context: _Context, place: int) -> _Context:
        """Return what holds inside ``element``, the ``place``-th of its tag among its siblings."""
        if element.tag in BLOCKS:
            step = f"#{element.get('id')}" if element.get("id") else f"{element.tag}[{place}]"
            path = step if element.get("id") or not context.path else f"{context.path}/{step}"
            context = replace(context, path=path, indent=context.indent + left_edge(element.get("style")))
        reason = context.reason or self._aside.get(id(element)) or (Removal.HIDDEN if is_hidden(element) else None)
        return replace(
            context,
            reason=reason,
            bold=bold(element, inherited=context.bold),
            size=size(element, context.size),
            alignment=alignment(element, context.alignment) if element.tag in BLOCKS else context.alignment,
            link=element.get("href") if element.tag == "a" and "href" in element.attributes else context.link,
        )

    def _text(self, text: str, context: _Context) -> None:
        if not context.kept_space:
            self._pieces.append((text, context))
            return
        for place, line in enumerate(text.split("\n")):
            if place:
                self.end_line()
            self._pieces.append((line, context))

    def _element(self, element: Element, context: _Context) -> None:
        tag = element.tag
        if tag == "br":
            self.end_line()
        elif tag in TEXTLESS or is_icon(element):
            return
        elif is_hidden(element) and tag not in BLOCKS:
            self._spoken(element, context)
        elif tag not in BLOCKS and id(element) not in self._aside and not blockish(element.get("style")):
            self.children(element, context)
        else:
            self.end_line()
            self._block(element, context)
            self.end_line()

    def _spoken(self, element: Element, context: _Context) -> None:
        """Set inline text aside that is not seen, without breaking the line that it stands in."""
        text = element.text()
        if len(text) > _SIGN:
            line = Line(index=0, text=text, place=Place(path=context.path))
            self.drafts.append(Draft(line=line, reason=context.reason))

    def _block(self, element: Element, context: _Context) -> None:
        tag = element.tag
        if tag in HEADINGS or element.get("role") == "heading" or tag == "summary":
            self._head(element, context)
        elif tag in _LISTS:
            self._list(element, context)
        elif tag == "table":
            self._table(element, context)
        elif tag == "dt":
            self.children(element, replace(context, kind=LineKind.TERM, unit=id(element)))
        elif tag == "dd":
            self.children(element, replace(context, kind=LineKind.DESCRIPTION, indent=context.indent + _LIST_INDENT))
        elif tag == "blockquote":
            self.children(element, replace(context, indent=context.indent + _LIST_INDENT))
        elif tag == "li":
            self._item(element, replace(context, depth=max(context.depth, 1)), BULLET)
        elif tag == "pre":
            self._preformatted(element, context)
        else:
            self.children(element, context)

    def _head(self, element: Element, context: _Context) -> None:
        if context.kind is LineKind.TERM:  # a label stays a label
            self.children(element, context)
            return
        if element.tag == "summary":
            level = min(self._heading + 1, _LEVELS)
        elif element.tag in HEADINGS:
            level = int(element.tag[1])
        else:
            level = _number(element.get("aria-level")) or 2
        if element.tag != "summary" and not context.reason:
            self._heading = level
        context = replace(context, kind=LineKind.HEADING, level=level, unit=id(element))
        if element.text():
            self.children(element, context)
        else:  # old pages draw their headings
            alternatives = (image.get("alt") for image in element.walk() if image.tag == "img")
            self._text(" ".join(filter(None, alternatives)), context)

    def _preformatted(self, element: Element, context: _Context) -> None:
        """Read text that its author laid out with spaces and line ends, wrapped by hand as a rule."""
        first = len(self.drafts)
        self.children(element, replace(context, kept_space=True))
        self.end_line()
        laid = [" " * round(2 * draft.line.indent) + draft.line.text for draft in self.drafts[first:]]
        for place, wrapped in enumerate(continuations(laid), first):
            draft = self.drafts[place]
            self.drafts[place] = replace(draft, line=replace(draft.line, continues=wrapped))

    # --- lists

    def _list(self, element: Element, context: _Context) -> None:
        depth = context.depth + 1
        kind = context.kind if context.kind is LineKind.CELL else LineKind.PARAGRAPH
        inner = replace(
            context, kind=kind, depth=depth, level=depth, indent=context.indent + _LIST_INDENT, unit=id(element)
        )
        backwards = "reversed" in element.attributes
        items = sum(child.tag == "li" for child in element.elements())
        number = _number(element.get("start"))
        if number is None:
            number = items if backwards else 1
        seen: Counter[str] = Counter()
        for child in element.children:
            if isinstance(child, str):
                self._text(child, inner)
                continue
            seen[child.tag] += 1
            within = self._inside(child, inner, seen[child.tag])
            if child.tag != "li":
                self._element(child, within)
                continue
            stated = _number(child.get("value"))
            number = number if stated is None else stated
            self.end_line()
            self._item(child, within, self._generated(element, child, number))
            self.end_line()
            number += -1 if backwards else 1

    @staticmethod
    def _generated(element: Element, item: Element, number: int) -> str:
        """Return the marker that a browser draws before ``item``."""
        style = list_style(item) or list_style(element)
        if style == "none":
            return ""
        if element.tag != "ol":
            return BULLET
        style = style or "1"
        return written(number, style) + ("." if _NUMBERED.fullmatch(style) else "")

    def _item(self, element: Element, context: _Context, ordinal: str) -> None:
        """Read an item: its first line is the item, what follows in it are paragraphs at its level."""
        self._ordinal = ordinal
        self.children(element, context)
        self.end_line()
        self._ordinal = None

    # --- tables

    def _table(self, element: Element, context: _Context) -> None:
        cells: list[GridCell] = []
        free: Counter[int] = Counter()  # the row from which each column is free again
        shown: list[tuple[Element, Element]] = []
        for row, row_element in enumerate(_rows(element)):
            column = 0
            for cell in row_element.elements():
                if cell.tag not in {"td", "th"} or is_hidden(cell):
                    continue
                while free[column] > row:
                    column += 1
                across = min(max(_number(cell.get("colspan")) or 1, 1), _SPAN_LIMIT)
                down = min(max(_number(cell.get("rowspan")) or 1, 1), _SPAN_LIMIT)
                free |= Counter(dict.fromkeys(range(column, column + across), row + down))
                cells.append(_grid_cell(cell, row, column, across))
                shown.append((cell, row_element))
                column += across
        table, self._tables = self._tables, self._tables + 1
        caption = next((child for child in element.elements() if child.tag == "caption"), None)
        if caption:
            self._element(caption, self._inside(caption, context, 1))
        for part, grid, (cell, row_element) in zip(parts(cells), cells, shown, strict=True):
            inside = self._inside(row_element, context, grid.row + 1)
            inside = self._inside(cell, inside, grid.column + 1)
            place = CellPlace(table=table, row=grid.row, column=grid.column, header=part is Part.HEADER)
            self._cell(cell, inside, part, place)
        self._lone_number(context)

    def _lone_number(self, context: _Context) -> None:
        """Make a line of a number that no cell came behind."""
        number, self._prefix = self._prefix, ""
        self._text(number, context)
        self.end_line()

    def _cell(self, element: Element, context: _Context, part: Part, place: CellPlace) -> None:
        self.end_line()
        if part is Part.NUMBER:
            self._lone_number(context)
            self._prefix = element.text()
            return
        if part is Part.LABEL:
            context = replace(context, kind=LineKind.TERM, unit=id(element))
        elif part is Part.VALUE:
            context = replace(context, kind=LineKind.DESCRIPTION)
        elif part is not Part.THROUGH:
            reason = Removal.RUNNING_TITLE if part is Part.NAMES else None
            context = replace(context, kind=LineKind.CELL, cell=place, reason=context.reason or reason)
        self.children(element, context)
        self.end_line()


def _rows(table: Element) -> list[Element]:
    """Return the rows of a table, those of tables inside it left out."""
    found = []
    for child in table.elements():
        if child.tag == "tr":
            found.append(child)
        elif child.tag in {"thead", "tbody", "tfoot"}:
            found += [row for row in child.elements() if row.tag == "tr"]
    return found


def _grid_cell(element: Element, row: int, column: int, columns: int) -> GridCell:
    below = [inner.tag for inner in element.walk()][1:]
    return GridCell(
        row=row,
        column=column,
        columns=columns,
        header=element.tag == "th",
        text=element.text(),
        blocks=max(sum(tag in {"p", "li", "div"} for tag in below), below.count("br") + 1),
        nested="table" in below or "form" in below or not HEADINGS.isdisjoint(below),
    )


def drafts(root: Element, aside: Mapping[int, Removal]) -> tuple[Draft, ...]:
    """Return the lines below ``root``; ``aside`` says of elements, by ``id()``, why they are set aside."""
    layout = _Layout(aside)
    layout.children(root, _Context())
    layout.end_line()
    return tuple(layout.drafts)
