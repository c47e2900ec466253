"""Step 3: a document becomes clauses. In: ``Document``. Out: ``Outline``. Total: no document makes it raise.

The steps, each in its module:
1. ``blocks``: lines are joined to paragraphs; ``markers`` reads every way their beginnings can be read
2. ``setaside``: title, dates, contents are no clauses
3. ``numbering``: which readings are meant
4. ``headings`` and ``unmarked``: which blocks are headings; ``parts``: heading and text of each
5. ``outline`` and ``paragraphs``: what stands below what in the ``tree``, measured by ``layout``
6. ``ids``: names that outlive an edit

Beside them ``continuity`` tells gaps and repeats in the numbering of a finished outline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidecompare import language
from guidecompare.model import Clause, Outline
from guidecompare.segment import ids
from guidecompare.segment.blocks import blocks
from guidecompare.segment.continuity import doubts
from guidecompare.segment.numbering import choose
from guidecompare.segment.outline import outline
from guidecompare.segment.parts import parts
from guidecompare.segment.setaside import set_aside

if TYPE_CHECKING:
    from guidecompare.model import Document

__all__ = ["doubts", "segment"]


def segment(document: Document) -> Outline:
    """Divide ``document`` into the smallest units that it sets apart itself."""
    remains = set_aside(blocks(document.lines), document)
    nodes = outline(parts(remains.blocks, choose(remains.blocks)))
    names = [f"{document.source.id}#{path}" for path in ids.paths(nodes)]
    clauses = []
    for name, node in zip(names, nodes, strict=True):
        lines = [line for part in node.parts for block in part.blocks for line in block.lines]
        clauses.append(
            Clause(
                id=name,
                source=document.source.id,
                parent=names[node.parent] if node.parent is not None else None,
                marker=node.part.found.marker if node.part.found else None,
                heading=node.heading,
                text=node.text,
                lines=tuple(sorted(line.index for line in lines)),
                page=lines[0].place.page,
                digest=language.digest(f"{node.heading}\n{node.text}"),
            )
        )
    removed = sorted((*document.removed, *remains.removed), key=lambda one: one.line.index)
    return Outline(title=remains.title, clauses=tuple(clauses), removed=tuple(removed))
