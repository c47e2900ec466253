"""Names of clauses that outlive an edit: the document's own numbering, or the words of a heading.

In: nodes. Out: their ids, unique in the document, ASCII, usable as an HTML anchor.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Final

from guidecompare.language import fold
from guidecompare.model import MarkerKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidecompare.segment.tree import Node

_NAMES: Final = {
    MarkerKind.PART: "part",
    MarkerKind.CHAPTER: "chap",
    MarkerKind.SECTION: "sec",
    MarkerKind.ARTICLE: "art",
    MarkerKind.DAI: "dai",
    MarkerKind.SUPPLEMENT: "suppl",
    MarkerKind.ANNEX: "annex",
    MarkerKind.ROMAN: "roman",
    MarkerKind.NUMBER: "n",
    MarkerKind.KANJI: "kanji",
    MarkerKind.PAREN: "item",
    MarkerKind.PAREN_KANJI: "item",
    MarkerKind.CIRCLED: "circ",
    MarkerKind.KANA: "kana",
    MarkerKind.PAREN_KANA: "pkana",
    MarkerKind.IROHA: "iroha",
    MarkerKind.ALPHA: "alpha",
    MarkerKind.QUESTION: "q",
    MarkerKind.ANSWER: "a",
    MarkerKind.LABEL: "label",
}
_IN_ARTICLE: Final = {MarkerKind.NUMBER: "para", MarkerKind.KANJI: "item"}
# Articles are numbered through the document: a new chapter renames none of them.
_THROUGH: Final = frozenset({MarkerKind.PART, MarkerKind.CHAPTER, MarkerKind.SECTION})
_LAW: Final = frozenset({MarkerKind.ARTICLE, MarkerKind.SUPPLEMENT})


def _kind(node: Node) -> MarkerKind | None:
    return node.part.found.marker.kind if node.part.found else None


def _own_name(node: Node, parent: Node | None) -> str:
    """Return the last step of a node's path; empty for unnumbered text."""
    kind = _kind(node)
    ordinal = node.part.ordinal
    name = _NAMES.get(kind) if kind else None
    if name and (ordinal or kind in (MarkerKind.SUPPLEMENT, MarkerKind.ANNEX)):
        if parent is not None and _kind(parent) in _LAW and kind in _IN_ARTICLE:
            name = _IN_ARTICLE[kind]
        return name + "-".join(str(number) for number in ordinal)
    if node.heading:
        return "h-" + hashlib.sha256(fold(node.heading).encode()).hexdigest()[:6]
    return ""


def paths(nodes: Sequence[Node]) -> list[str]:
    """Return the path of each node: ``art3.para2.item1``, ``h-1a2b3c.t2``."""
    found: list[str] = []
    anchors: list[str] = []  # of each node: the path of its nearest numbered or headed ancestor, or its own
    used: set[str] = set()
    counts: Counter[str] = Counter()
    for node in nodes:
        parent = node.parent
        above = found[parent] if parent is not None else ""
        name = _own_name(node, nodes[parent] if parent is not None else None)
        if name:
            if _kind(node) is MarkerKind.ARTICLE:
                above = _outside_chapters(node, nodes, found)
            path = f"{above}.{name}" if above else name
        else:
            anchor = anchors[parent] if parent is not None else ""
            counts[anchor] += 1
            path = f"{anchor}.t{counts[anchor]}" if anchor else f"t{counts[anchor]}"
        unique, copies = path, 1
        while unique in used:
            copies += 1
            unique = f"{path}_{copies}"
        used.add(unique)
        found.append(unique)
        anchors.append(unique if name else (anchors[parent] if parent is not None else ""))
    return found


def _outside_chapters(node: Node, nodes: Sequence[Node], found: Sequence[str]) -> str:
    """Return the path of the nearest ancestor that is no 章 or 節."""
    parent = node.parent
    while parent is not None and _kind(nodes[parent]) in _THROUGH:
        parent = nodes[parent].parent
    return found[parent] if parent is not None else ""
