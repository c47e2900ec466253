"""The text of a paragraph as Word shows it with all changes accepted: runs, signs, fields, links, notes.

In: a ``w:p``. Out: its ``Piece``s, with the text boxes that are anchored in it and the notes that it refers to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from guidecompare.extract.docx.numbering import symbol
from guidecompare.extract.docx.xml import XML_SPACE, Node, alternative, attribute, child, name
from guidecompare.model import Removal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from guidecompare.extract.docx.styles import Look, Styles

THROUGH: Final = frozenset(
    {
        "ins", "moveTo", "customXml", "smartTag", "sdtContent", "hyperlink", "fldSimple", "bdo", "dir", "oMath",
        "oMathPara",
    }
)  # fmt: skip
BREAK: Final = "\n"
_BOXES: Final = frozenset({"drawing", "pict", "object"})
_SIGNS: Final = {"tab": "\t", "ptab": "\t", "cr": BREAK, "br": BREAK, "noBreakHyphen": "-"}
_UNSEEN: Final = frozenset({"del", "moveFrom", "Fallback", "rt"})
_CONTENTS: Final = re.compile(r"\s*TOC\b", re.IGNORECASE)
_SOFT_HYPHEN: Final = "\u00ad"  # shows only where Word breaks a line at it


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of text with its look."""

    text: str
    bold: bool = False
    size: float = 1.0
    reason: Removal | None = None  # why it is no text that counts


@dataclass(slots=True, kw_only=True)
class _Field:
    """A field that has begun: its instruction, and whether its result has begun, too."""

    closed: bool  # it also ends; one that does not holds nothing back
    instruction: str = ""
    shown: bool = False


@dataclass(slots=True)
class Found:
    """What a paragraph brings along beside its text."""

    boxes: list[Node] = field(default_factory=list)  # text boxes and diagrams
    notes: list[tuple[str, str]] = field(default_factory=list)  # name of the reference and id of the note


def _closed_fields(root: Node) -> list[Node]:
    """Return the beginnings of the fields that end."""
    begun: list[Node] = []
    closed: list[Node] = []
    for node in root.iter():
        if name(node) != "fldChar":
            continue
        kind = attribute(node, "fldCharType")
        if kind == "begin":
            begun.append(node)
        elif kind == "end" and begun:
            closed.append(begun.pop())
    return closed


class Runs:
    """Reads the paragraphs of one document in order; fields run over several of them."""

    def __init__(self, root: Node, styles: Styles, references: Collection[str]) -> None:
        """Take the element that holds all paragraphs; ``references`` are the names of references to notes."""
        self._styles = styles
        self._references = references
        # The nodes themselves are kept: lxml makes a new object for a node that nobody holds.
        self._closed = {id(node): node for node in _closed_fields(root)}
        self._fields: list[_Field] = []
        self._found = Found()

    def read(self, paragraph: Node, look: Look) -> tuple[list[Piece], Found]:
        """Return the text of a paragraph and what comes with it."""
        self._found = Found()
        return list(self._pieces(paragraph, look)), self._found

    def _pieces(self, node: Node, look: Look) -> Iterator[Piece]:
        for inner in node.iterchildren():
            kind = name(inner)
            if kind == "r":
                yield from self._run(inner, look)
            elif kind == "sdt":
                content = child(inner, "sdtContent")
                if content is not None:
                    yield from self._pieces(content, look)
            elif kind in _BOXES or kind == "AlternateContent":
                self._find_boxes(inner)
            elif kind == "fldSimple" and _CONTENTS.match(attribute(inner, "instr")):
                self._fields.append(_Field(closed=True, instruction=attribute(inner, "instr"), shown=True))
                yield from self._pieces(inner, look)
                self._fields.pop()
            elif kind in THROUGH:
                yield from self._pieces(inner, look)

    def _run(self, node: Node, look: Look) -> Iterator[Piece]:
        """Yield the text of a run: one piece, save where a field begins or ends in it."""
        seen = self._styles.run(child(node, "rPr"), look)
        unseen = Removal.HIDDEN if seen.hidden else Removal.AMENDMENT if seen.struck else None

        def piece(texts: list[str], *, contents: bool) -> Piece:
            reason = unseen or (Removal.CONTENTS if contents else None)
            return Piece(text="".join(texts), bold=seen.bold, size=seen.size, reason=reason)

        texts: list[str] = []
        contents = self._in_contents()
        for inner in node.iterchildren():
            kind = name(inner)
            if kind in {"fldChar", "instrText"}:
                self._field(inner, kind)
            elif not self._in_instruction():
                if self._in_contents() != contents:
                    yield piece(texts, contents=contents)
                    texts, contents = [], not contents
                texts += self._texts(inner, kind)
        yield piece(texts, contents=contents)

    def _texts(self, node: Node, kind: str) -> Iterator[str]:
        """Yield the text of one part of a run."""
        if kind == "t":
            yield _text(node)
        elif kind in _SIGNS:
            yield _SIGNS[kind]
        elif kind == "sym":
            yield symbol(attribute(node, "char"), attribute(node, "font"))
        elif kind == "ruby":
            base = child(node, "rubyBase")
            for run in base.iterchildren() if base is not None else ():
                for inner in run.iterchildren():
                    yield from self._texts(inner, name(inner))
        elif kind in self._references:
            self._found.notes.append((kind, attribute(node, "id")))
        elif kind in _BOXES or kind == "AlternateContent":
            self._find_boxes(node)

    # --- fields

    def _field(self, node: Node, kind: str) -> None:
        if kind == "instrText":
            if self._fields and not self._fields[-1].shown:
                self._fields[-1].instruction += node.text or ""
            return
        what = attribute(node, "fldCharType")
        if what == "begin":
            self._fields.append(_Field(closed=id(node) in self._closed))
        elif self._fields and what == "separate":
            self._fields[-1].shown = True
        elif self._fields and what == "end":
            self._fields.pop()

    def _in_instruction(self) -> bool:
        """Tell whether what comes now is part of an instruction rather than of a text."""
        return any(known.closed and not known.shown for known in self._fields)

    def _in_contents(self) -> bool:
        return any(known.closed and known.shown and _CONTENTS.match(known.instruction) for known in self._fields)

    # --- text boxes

    def _find_boxes(self, node: Node) -> None:
        """Keep the text boxes of a drawing for after the paragraph; what is offered twice is taken once."""
        for inner in node.iterchildren():
            kind = name(inner)
            if kind in {"txbxContent", "relIds"}:
                self._found.boxes.append(inner)
            elif kind == "AlternateContent":
                chosen = alternative(inner)
                if chosen is not None:
                    self._find_boxes(chosen)
            elif kind != "Fallback":
                self._find_boxes(inner)


def _text(node: Node) -> str:
    """Return the text of a ``w:t``; white space is kept only where the file says so, and never ends a line."""
    text = re.sub(r"[\t\r\n]+", " ", node.text or "").replace(_SOFT_HYPHEN, "")
    return text if node.get(XML_SPACE) == "preserve" else text.strip(" ")


def plain_text(node: Node) -> str:
    """Return the text of an element with all changes accepted, without line breaks: enough to judge a cell by."""
    found = []
    for inner in node.iterchildren():
        kind = name(inner)
        if kind == "t":
            found.append(_text(inner))
        elif kind not in _UNSEEN:
            found.append(plain_text(inner))
    return "".join(found)
