"""The cells of a ``w:tbl`` with their places, those inside content controls and accepted changes included."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidecompare.extract.docx.runs import THROUGH, plain_text
from guidecompare.extract.docx.xml import attribute, child, name, number, switch, value
from guidecompare.extract.tables import GridCell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from guidecompare.extract.docx.xml import Node

_NUMBERED: Final = "1"  # stands for an automatic number, which is counted when its cell is read


def cells(table: Node, is_numbered: Callable[[Node], bool]) -> list[tuple[GridCell, Node]]:
    """Return the cells of a table, row by row; ``is_numbered`` tells whether Word prints a number for a paragraph."""
    found = []
    for row, node in enumerate(_rows(table)):
        properties = child(node, "trPr")
        column = number(value(properties, "gridBefore")) or 0
        header = bool(switch(properties, "tblHeader"))
        for cell in _through(node, "tc"):
            if child(cell, "tcPr", "cellDel") is not None:
                continue
            across = max(1, number(value(cell, "tcPr", "gridSpan")) or 1)
            merge = child(cell, "tcPr", "vMerge")
            if merge is None or attribute(merge, "val") == "restart":
                found.append((_cell(cell, row, column, across, header=header, is_numbered=is_numbered), cell))
            column += across
    return found


def _cell(
    node: Node, row: int, column: int, columns: int, *, header: bool, is_numbered: Callable[[Node], bool]
) -> GridCell:
    paragraphs = [inner for inner in node.iter() if name(inner) == "p"]
    filled = [text for text in map(plain_text, paragraphs) if text.strip()]
    lone = not filled and any(map(is_numbered, paragraphs))
    return GridCell(
        row=row,
        column=column,
        columns=columns,
        header=header,
        text=_NUMBERED if lone else "".join(filled).strip(),
        blocks=max(1, len(filled)),
        nested=any(name(inner) == "tbl" for inner in node.iter()),
    )


def _through(node: Node, wanted: str) -> Iterator[Node]:
    for inner in node.iterchildren():
        if name(inner) == wanted:
            yield inner
        elif name(inner) in THROUGH or name(inner) == "sdt":
            yield from _through(inner, wanted)


def _rows(table: Node) -> list[Node]:
    return [row for row in _through(table, "tr") if child(row, "trPr", "del") is None]
