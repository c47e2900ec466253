"""The body of a DOCX as lines: paragraphs, lists, tables, text boxes and notes in reading order.

In: the element ``w:body`` with the styles, numberings and notes of its document. Out: drafts of lines. It is walked
element by element, since what matters here lies in corners: automatic numbers, text boxes, tracked changes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from guidecompare.extract.docx.numbering import symbol
from guidecompare.extract.docx.styles import sides
from guidecompare.extract.docx.xml import attribute, child, name, number, switch, value
from guidecompare.extract.drafts import Draft, indent_of
from guidecompare.extract.tables import GridCell, parts
from guidecompare.extract.tables import Part as Play
from guidecompare.model import CellPlace, Line, LineKind, Place, Removal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from guidecompare.extract.docx.numbering import Numbering
    from guidecompare.extract.docx.styles import Look, Styles
    from guidecompare.extract.docx.xml import Node

_THROUGH: Final = frozenset(
    {
        "ins", "moveTo", "customXml", "smartTag", "sdtContent", "hyperlink", "fldSimple", "bdo", "dir", "oMath",
        "oMathPara",
    }
)  # fmt: skip
_BOXES: Final = frozenset({"drawing", "pict", "object"})
_BREAK: Final = "\n"
_SIGNS: Final = {"tab": "\t", "ptab": "\t", "cr": _BREAK, "noBreakHyphen": "-"}
_KINDS: Final = {
    Play.LABEL: LineKind.TERM,
    Play.VALUE: LineKind.DESCRIPTION,
    Play.NAMES: LineKind.CELL,
    Play.HEADER: LineKind.CELL,
    Play.DATA: LineKind.CELL,
}
_ONE: Final = frozenset({LineKind.TITLE, LineKind.HEADING, LineKind.TERM})  # further lines belong to the first


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A run of text with its look."""

    text: str
    bold: bool = False
    size: float = 1.0
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Where:
    """What a place in the document says of the paragraphs in it."""

    kind: LineKind = LineKind.PARAGRAPH
    cell: CellPlace | None = None
    reason: Removal | None = None


def _alternative(node: Node) -> Node | None:
    """Return the newest of the alternatives that an element offers; they say the same thing."""
    newest = child(node, "Choice")
    return newest if newest is not None else child(node, "Fallback")


class Body:
    """Walks a document once and gathers its lines."""

    def __init__(self, styles: Styles, numbering: Numbering, notes: Mapping[str, Mapping[str, Node]]) -> None:
        """Take what the body refers to; ``notes`` by the name of the reference (``footnoteReference``) and by id."""
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._noted: list[tuple[Node, int]] = []  # notes referred to, with the paragraph that does
        self._boxes: list[Node] = []  # text boxes anchored in the paragraph being read
        self._paragraphs = 0
        self._tables = 0
        self._prefix = ""  # the number cell of a row, waiting for the cell behind it
        self.drafts: list[Draft] = []

    def read(self, body: Node) -> list[Draft]:
        """Return the lines of the body, then those of its notes."""
        self._blocks(body, _Where())
        for note, paragraph in self._noted:
            count, self._paragraphs = self._paragraphs, paragraph - 1
            for block in note.iterchildren():
                if name(block) == "p":
                    self._paragraphs = paragraph - 1
                    self._paragraph(block, _Where())
            self._paragraphs = count
        return self.drafts

    def _blocks(self, node: Node, where: _Where) -> None:
        for block in node.iterchildren():
            kind = name(block)
            if kind == "p":
                self._paragraph(block, where)
            elif kind == "tbl":
                self._table(block, where)
            elif kind == "sdt":
                contents = "table of contents" in value(block, "sdtPr", "docPartObj", "docPartGallery").lower()
                inner = child(block, "sdtContent")
                if inner is not None:
                    self._blocks(inner, replace(where, reason=Removal.CONTENTS) if contents else where)
            elif kind == "AlternateContent":
                chosen = _alternative(block)
                if chosen is not None:
                    self._blocks(chosen, where)
            elif kind in _THROUGH:
                self._blocks(block, where)

    # --- paragraphs

    def _paragraph(self, node: Node, where: _Where) -> None:
        self._paragraphs += 1
        properties = child(node, "pPr")
        look = self._styles.look(properties)
        pieces = list(self._pieces(node, look))
        shown = [piece for piece in pieces if not piece.hidden]
        deleted = child(properties, "rPr", "del") is not None and not "".join(piece.text for piece in shown).strip()
        level, ordinal = 0, ""
        indents = look.indents
        if look.list_key and not deleted:
            level = self._level(look)
            ordinal = self._numbering.next(look.list_key, level)
            defined = self._numbering.level(look.list_key, level)
            listed = sides(defined.properties) if defined else {}
            # a list that a paragraph is put into moves it; one that belongs to its style is moved by the style
            indents = {**listed, **indents} if look.list_of_style else {**indents, **listed, **sides(properties)}
        kind, depth = self._kind(look, where, ordinal, level)
        first = Line(
            index=0,
            text="-",
            place=Place(paragraph=self._paragraphs),
            kind=kind,
            level=depth,
            ordinal=ordinal,
            indent=self._styles.indent(indents),
            alignment=look.alignment,
            cell=where.cell,
        )
        reason = where.reason or (Removal.CONTENTS if look.contents else None)
        self._lines(pieces, first, reason)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._blocks(box, where)

    def _level(self, look: Look) -> int:
        if look.list_level is not None and not (look.list_of_style and look.list_level == 0):
            return look.list_level
        return self._numbering.level_of_style(look.list_key, look.list_of_style)

    @staticmethod
    def _kind(look: Look, where: _Where, ordinal: str, level: int) -> tuple[LineKind, int]:
        """Return the kind and level of a paragraph's first line."""
        if where.kind in {LineKind.TERM, LineKind.CELL}:
            return where.kind, 0
        if look.title:
            return LineKind.TITLE, 0
        if look.heading:
            return LineKind.HEADING, look.heading
        if ordinal:
            return LineKind.ITEM, level + 1
        return where.kind, 0

    def _lines(self, pieces: list[_Piece], first: Line, reason: Removal | None) -> None:
        """Make lines of a paragraph: one for each break in it."""
        hidden = "".join(piece.text for piece in pieces if piece.hidden).strip()
        lines: list[list[_Piece]] = [[]]
        for piece in pieces:
            for place, text in enumerate(piece.text.split(_BREAK)):
                if place:
                    lines.append([])
                if not piece.hidden:
                    lines[-1].append(replace(piece, text=text))
        line = first
        for parts_ in lines:
            raw = "".join(piece.text for piece in parts_)
            said = [piece for piece in parts_ if piece.text.strip()]
            if not said:
                continue
            text = re.sub(r"\t+", " ", raw.strip())
            if self._prefix:
                text, self._prefix = f"{self._prefix}　{text}", ""
            self.drafts.append(
                Draft(
                    line=replace(
                        line,
                        text=text,
                        indent=round(max(0.0, line.indent + indent_of(raw)), 2),
                        size=round(max(piece.size for piece in said), 2),
                        bold=all(piece.bold for piece in said),
                    ),
                    reason=reason,
                )
            )
            kind = first.kind if first.kind is not LineKind.ITEM else LineKind.PARAGRAPH
            line = replace(first, kind=kind, ordinal="", continues=first.kind in _ONE)
        if hidden:
            self.drafts.append(Draft(line=replace(first, text=hidden, ordinal=""), reason=Removal.HIDDEN))

    # --- text

    def _pieces(self, node: Node, look: Look) -> Iterator[_Piece]:
        """Yield the text of a paragraph as Word shows it with all changes accepted."""
        for inner in node.iterchildren():
            kind = name(inner)
            if kind == "r":
                properties = child(inner, "rPr")
                bold, size = self._styles.run(properties, look)
                text = "".join(self._run(inner))
                yield _Piece(text=text, bold=bold, size=size, hidden=bool(switch(properties, "vanish")))
            elif kind == "sdt":
                content = child(inner, "sdtContent")
                if content is not None:
                    yield from self._pieces(content, look)
            elif kind in _BOXES or kind == "AlternateContent":
                self._find_boxes(inner)
            elif kind in _THROUGH:
                yield from self._pieces(inner, look)

    def _run(self, node: Node) -> Iterator[str]:
        for inner in node.iterchildren():
            kind = name(inner)
            if kind == "t":
                yield inner.text or ""
            elif kind in _SIGNS:
                yield _SIGNS[kind]
            elif kind == "br":
                yield _BREAK if attribute(inner, "type") in {"", "textWrapping"} else ""
            elif kind == "sym":
                yield symbol(attribute(inner, "char"))
            elif kind == "ruby":
                yield from self._base(inner)
            elif kind in self._notes:
                self._note(kind, attribute(inner, "id"))
            elif kind in _BOXES or kind == "AlternateContent":
                self._find_boxes(inner)

    def _base(self, ruby: Node) -> Iterator[str]:
        """Yield the text that a ruby stands over."""
        base = child(ruby, "rubyBase")
        for run in base.iterchildren() if base is not None else ():
            yield from self._run(run)

    def _note(self, kind: str, key: str) -> None:
        note = self._notes[kind].get(key)
        if note is not None:
            self._noted.append((note, self._paragraphs))

    def _find_boxes(self, node: Node) -> None:
        """Keep the text boxes of a drawing for after the paragraph; what is offered twice is taken once."""
        for inner in node.iterchildren():
            kind = name(inner)
            if kind == "txbxContent":
                self._boxes.append(inner)
            elif kind == "AlternateContent":
                chosen = _alternative(inner)
                if chosen is not None:
                    self._find_boxes(chosen)
            elif kind != "Fallback":
                self._find_boxes(inner)

    # --- tables

    def _table(self, node: Node, where: _Where) -> None:
        cells: list[GridCell] = []
        nodes: list[Node] = []
        for row, row_node in enumerate(_rows(node)):
            properties = child(row_node, "trPr")
            column = number(value(properties, "gridBefore")) or 0
            header = bool(switch(properties, "tblHeader"))
            for cell in _through(row_node, "tc"):
                across = max(1, number(value(cell, "tcPr", "gridSpan")) or 1)
                merge = child(cell, "tcPr", "vMerge")
                if merge is None or attribute(merge, "val") == "restart":
                    cells.append(self._grid_cell(cell, row, column, across, header=header))
                    nodes.append(cell)
                column += across
        table, self._tables = self._tables, self._tables + 1
        for play, grid, cell in zip(parts(cells), cells, nodes, strict=True):
            if play is Play.NUMBER:
                self._lone_number(where)
                self._prefix = grid.text
            elif play is Play.THROUGH:
                self._blocks(cell, where)
            else:
                place = CellPlace(table=table, row=grid.row, column=grid.column, header=play is Play.HEADER)
                kind = _KINDS[play]
                reason = Removal.RUNNING_TITLE if play is Play.NAMES else None
                inside = replace(where, kind=kind, cell=place if kind is LineKind.CELL else None)
                self._cell(cell, replace(inside, reason=where.reason or reason))
        self._lone_number(where)

    def _lone_number(self, where: _Where) -> None:
        """Make a line of a number that no cell came behind."""
        text, self._prefix = self._prefix, ""
        if text:
            place = Place(paragraph=self._paragraphs)
            self.drafts.append(Draft(line=Line(index=0, text=text, place=place), reason=where.reason))

    def _cell(self, node: Node, where: _Where) -> None:
        """Read a cell; the further paragraphs of a label belong to its first."""
        start = len(self.drafts)
        self._blocks(node, where)
        if where.kind is LineKind.TERM:
            for place in range(start + 1, len(self.drafts)):
                draft = self.drafts[place]
                self.drafts[place] = replace(draft, line=replace(draft.line, continues=True))

    def _grid_cell(self, node: Node, row: int, column: int, columns: int, *, header: bool) -> GridCell:
        paragraphs = [
            "".join(inner.text or "" for inner in paragraph.iter() if name(inner) == "t")
            for paragraph in node.iter()
            if name(paragraph) == "p"
        ]
        filled = [text for text in paragraphs if text.strip()]
        return GridCell(
            row=row,
            column=column,
            columns=columns,
            header=header,
            text="".join(filled).strip(),
            blocks=max(1, len(filled)),
            nested=any(name(inner) == "tbl" for inner in node.iter()),
        )


def _through(node: Node, wanted: str) -> Iterator[Node]:
    """Yield the children called ``wanted``, those inside content controls and accepted changes included."""
    for inner in node.iterchildren():
        if name(inner) == wanted:
            yield inner
        elif name(inner) in _THROUGH or name(inner) == "sdt":
            yield from _through(inner, wanted)


def _rows(table: Node) -> list[Node]:
    return [row for row in _through(table, "tr") if child(row, "trPr", "del") is None]
