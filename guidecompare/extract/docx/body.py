"""The body of a DOCX as lines: paragraphs, lists, tables, text boxes and notes in reading order.

In: the element ``w:body`` with the styles, numberings and further parts of its document. Out: drafts of lines. It is
walked element by element, since what matters here lies in corners: automatic numbers, text boxes, tracked changes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from guidecompare.extract.docx.grid import cells
from guidecompare.extract.docx.nesting import nested
from guidecompare.extract.docx.runs import BREAK, THROUGH, Piece, Runs
from guidecompare.extract.docx.styles import sides
from guidecompare.extract.docx.xml import Node, alternative, child, name, reference, switch, value
from guidecompare.extract.drafts import Draft, indent_of
from guidecompare.extract.numbering import BULLET
from guidecompare.extract.tables import GridCell, label_levels, parts
from guidecompare.extract.tables import Part as Play
from guidecompare.extract.wrapping import continuations
from guidecompare.model import Alignment, CellPlace, Line, LineKind, Place, Removal

if TYPE_CHECKING:
    from guidecompare.extract.docx.numbering import Numbering
    from guidecompare.extract.docx.styles import Look, Styles

_KINDS: Final = {
    Play.GROUP: LineKind.TERM,
    Play.LABEL: LineKind.TERM,
    Play.VALUE: LineKind.DESCRIPTION,
    Play.NAMES: LineKind.CELL,
    Play.HEADER: LineKind.CELL,
    Play.DATA: LineKind.CELL,
}
_ONE: Final = frozenset({LineKind.TITLE, LineKind.HEADING, LineKind.TERM})  # further lines belong to the first
_TYPED: Final = frozenset({LineKind.PARAGRAPH, LineKind.ITEM})  # lines that may be wrapped by hand


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a body refers to: notes by reference and id, diagrams and inserted documents by relationship."""

    notes: Mapping[str, Mapping[str, Node]] = field(default_factory=dict)
    diagrams: Mapping[str, Node] = field(default_factory=dict)
    inserted: Mapping[str, Sequence[Draft]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Where:
    """What a place in the document says of the paragraphs in it."""

    kind: LineKind = LineKind.PARAGRAPH
    cell: CellPlace | None = None
    reason: Removal | None = None
    level: int = 0  # of a label: 1 for a group of labels, 2 for those in it, 0 where there are no groups


@dataclass(frozen=True, slots=True, kw_only=True)
class _Number:
    """An automatic number: as printed, and the list and level (from 0) that it is of."""

    printed: str = ""
    key: str = ""
    level: int = 0


class Body:
    """Walks a document once and gathers its lines."""

    def __init__(self, root: Node, styles: Styles, numbering: Numbering, beside: Beside) -> None:
        """Take the body and what it refers to."""
        self._root = root
        self._styles = styles
        self._numbering = numbering
        self._beside = beside
        self._runs = Runs(root, styles, beside.notes)
        self._noted: dict[tuple[str, str], int] = {}  # notes referred to, with the paragraph that does
        self._joined: list[Piece] = []  # text whose paragraph mark was deleted: the next paragraph goes on with it
        self._paragraphs = 0
        self._tables = 0
        self._prefix = ""  # the number cell of a row, waiting for the cell behind it
        self._listed: dict[int, tuple[str, int]] = {}  # by the place of an item among the lines: its list and level
        self._lone: _Number | None = None  # a number whose own paragraph is empty
        self._below: list[tuple[int, _Number]] = []  # lines below such a number
        self._filled: Counter[tuple[str, int]] = Counter()  # paragraphs of a list with text, less those without
        self.drafts: list[Draft] = []

    def read(self) -> list[Draft]:
        """Return the lines of the body, then those of its notes."""
        self._blocks(self._root, _Where())
        for (kind, key), paragraph in tuple(self._noted.items()):
            note = self._beside.notes[kind][key]
            self._runs = Runs(note, self._styles, self._beside.notes)
            start = len(self.drafts)
            self._blocks(note, _Where())
            for place in range(start, len(self.drafts)):
                draft = self.drafts[place]
                self.drafts[place] = replace(draft, line=replace(draft.line, place=Place(paragraph=paragraph)))
        self._number_lines_below()
        self.drafts = nested(self.drafts, self._listed)
        self._join_wrapped()
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
                chosen = alternative(block)
                if chosen is not None:
                    self._blocks(chosen, where)
            elif kind == "altChunk":
                self._insert(self._beside.inserted.get(reference(block, "id"), ()))
            elif kind in THROUGH:
                self._blocks(block, where)
        self._finish(where)

    def _insert(self, drafts: Sequence[Draft]) -> None:
        """Take over the lines of a document that Word puts in here when it opens this one."""
        first = self._tables
        for draft in drafts:
            cell = draft.line.cell
            moved = replace(cell, table=cell.table + first) if cell else None
            self._tables = max(self._tables, moved.table + 1 if moved else 0)
            place = Place(paragraph=self._paragraphs)
            self.drafts.append(replace(draft, line=replace(draft.line, cell=moved, place=place)))

    # --- paragraphs

    def _paragraph(self, node: Node, where: _Where) -> None:
        self._paragraphs += 1
        properties = child(node, "pPr")
        look = self._styles.look(properties)
        pieces, found = self._runs.read(node, look)
        pieces, self._joined = [*self._joined, *pieces], []
        for note in found.notes:
            if note[1] in self._beside.notes[note[0]]:
                self._noted.setdefault(note, self._paragraphs)
        if any(child(properties, "rPr", change) is not None for change in ("del", "moveFrom")):
            self._joined = pieces
        else:
            self._written(pieces, properties, look, where)
        for box in found.boxes:
            if name(box) == "relIds":
                self._diagram(reference(box, "dm"), where)
            else:
                self._blocks(box, where)

    def _finish(self, where: _Where) -> None:
        """Make a line of text whose paragraph mark was deleted, where no paragraph comes behind it."""
        pieces, self._joined = self._joined, []
        if pieces:
            self._written(pieces, None, self._styles.look(None), where)

    def _written(self, pieces: list[Piece], properties: Node | None, look: Look, where: _Where) -> None:
        """Make lines of a paragraph and its number."""
        said = any(piece.text.strip() for piece in pieces if piece.reason is None)
        level = self._level(look)
        ordinal, indents = "", look.indents
        if look.list_key and (said or not switch(child(properties, "rPr"), "vanish")):
            ordinal = self._numbering.next(look.list_key, level)
            defined = self._numbering.level(look.list_key, level)
            listed = sides(defined.properties) if defined else {}
            # a list that a paragraph is put into moves it; one that belongs to its style is moved by the style
            indents = {**listed, **indents} if look.list_of_style else {**indents, **listed, **sides(properties)}
        kind, depth = self._kind(look, where, ordinal, level)
        number = _Number(printed=ordinal, key=look.list_key, level=level)
        if not said and number.printed not in {"", BULLET} and where.kind is not LineKind.PARAGRAPH:
            pieces, ordinal = [Piece(text=number.printed)], ""  # a cell that holds nothing but a number
        else:
            self._keep_in_mind(number, kind, said=said)
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
        if kind is LineKind.ITEM:
            self._listed[len(self.drafts)] = self._numbering.definition(look.list_key), level
        self._lines(pieces, first, where.reason or (Removal.CONTENTS if look.contents else None))

    def _level(self, look: Look) -> int:
        if look.list_level is not None and not (look.list_of_style and look.list_level == 0):
            return look.list_level
        return self._numbering.level_of_style(look.list_key, look.list_of_style)

    @staticmethod
    def _kind(look: Look, where: _Where, ordinal: str, level: int) -> tuple[LineKind, int]:
        """Return the kind and level of a paragraph's first line."""
        if where.kind in {LineKind.TERM, LineKind.CELL}:
            return where.kind, where.level
        if look.title:
            return LineKind.TITLE, 0
        if look.heading:
            return LineKind.HEADING, look.heading
        if ordinal:
            return LineKind.ITEM, level + 1
        return where.kind, 0

    def _lines(self, pieces: list[Piece], first: Line, reason: Removal | None) -> None:
        """Make lines of a paragraph: one for each break in it."""
        lines: list[list[Piece]] = [[]]
        unsaid: dict[Removal, str] = {}
        for piece in pieces:
            if piece.reason:
                unsaid[piece.reason] = unsaid.get(piece.reason, "") + piece.text.replace(BREAK, " ")
                continue
            for place, text in enumerate(piece.text.split(BREAK)):
                if place:
                    lines.append([])
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
        for why, text in unsaid.items():
            if text.strip():
                self.drafts.append(Draft(line=replace(first, text=text.strip(), ordinal=""), reason=why))

    def _diagram(self, key: str, where: _Where) -> None:
        """Make lines of the texts in a diagram (SmartArt), which stands in a part of its own."""
        root = self._beside.diagrams.get(key)
        points = [node for node in root.iter() if name(node) == "pt"] if root is not None else []
        for paragraph in (node for point in points for node in point.iter() if name(node) == "p"):
            text = "".join(node.text or "" for node in paragraph.iter() if name(node) == "t").strip()
            if text:
                line = Line(index=0, text=text, place=Place(paragraph=self._paragraphs))
                self.drafts.append(Draft(line=line, reason=where.reason))

    # --- numbers whose paragraphs are empty

    def _keep_in_mind(self, number: _Number, kind: LineKind, *, said: bool) -> None:
        """Keep the number of an empty paragraph for the line below it, and count how usual that is in its list."""
        if number.printed:
            self._filled[number.key, number.level] += 1 if said else -1
            self._lone = None if said or number.printed == BULLET else number
        elif said:
            if self._lone and kind is LineKind.PARAGRAPH:
                self._below.append((len(self.drafts), self._lone))
            self._lone = None

    def _number_lines_below(self) -> None:
        """Give lines the number that stands alone above them, where a list is made of such numbers.

        In a list of paragraphs with text an empty one is a slip, and what stands below it is not its text.
        """
        for place, number in self._below:
            if place < len(self.drafts) and self._filled[number.key, number.level] < 0:
                line = self.drafts[place].line
                numbered = replace(line, kind=LineKind.ITEM, level=number.level + 1, ordinal=number.printed)
                self.drafts[place] = replace(self.drafts[place], line=numbered)
                self._listed[place] = self._numbering.definition(number.key), number.level

    # --- lines that are paragraphs to the file

    def _join_wrapped(self) -> None:
        """Say which lines go on with the line above, where each line was typed, or exported, as a paragraph."""
        typed: list[str] = []
        places: list[int] = []
        before = 0
        for draft in self.drafts:
            line = draft.line
            paragraph = line.place.paragraph or 0
            if paragraph > before + 1:  # blank lines between
                typed.append("")
            before = paragraph
            places.append(len(typed))
            whole = draft.reason or line.cell or line.kind not in _TYPED or line.alignment is not Alignment.START
            typed.append("" if whole else f"{'　' * round(line.indent)}{line.ordinal}{line.text}")
        goes_on = continuations(typed)
        for place, (draft, at) in enumerate(zip(self.drafts, places, strict=True)):
            if goes_on[at] and draft.line.kind is LineKind.PARAGRAPH and not draft.line.ordinal:
                self.drafts[place] = replace(draft, line=replace(draft.line, continues=True))

    # --- tables

    def _table(self, node: Node, where: _Where) -> None:
        self._finish(where)
        self._lone = None
        known = cells(node, self._is_numbered)
        table, self._tables = self._tables, self._tables + 1
        plays = parts([grid for grid, _ in known])
        levels = label_levels(plays)
        for play, (grid, cell) in zip(plays, known, strict=True):
            if play is Play.NUMBER:
                self._lone_number(where)
                self._prefix = self._number_cell(cell, grid)
            elif play is Play.THROUGH:
                self._blocks(cell, where)
            else:
                place = CellPlace(table=table, row=grid.row, column=grid.column, header=play is Play.HEADER)
                kind = _KINDS[play]
                reason = Removal.TABLE_HEAD if play is Play.NAMES else None
                inside = replace(
                    where, kind=kind, cell=place if kind is LineKind.CELL else None, level=levels.get(play, 0)
                )
                self._cell(cell, replace(inside, reason=where.reason or reason))
            self._lone = None
        self._lone_number(where)

    def _is_numbered(self, paragraph: Node) -> bool:
        return bool(self._styles.look(child(paragraph, "pPr")).list_key)

    def _number_cell(self, cell: Node, grid: GridCell) -> str:
        """Return what a cell for a number shows: one that Word counts, or the one that is typed."""
        looks = [self._styles.look(child(node, "pPr")) for node in cell.iterchildren() if name(node) == "p"]
        counted = [self._numbering.next(look.list_key, self._level(look)) for look in looks if look.list_key]
        return "".join(counted) or grid.text

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
