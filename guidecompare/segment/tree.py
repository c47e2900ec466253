"""The tree as it grows: the nodes made so far, and a stack of those that are still open.

The outermost open node is first on the stack, the one just made last. ``outline`` decides where a part goes; here it
is put there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from guidecompare.model import LineKind
from guidecompare.segment.blocks import LARGE
from guidecompare.segment.parts import Part, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CENTRED: Final = 6.0  # characters: a heading that far in is centred, not indented


@dataclass(slots=True, kw_only=True)
class Node:
    """A part in the tree; ``text`` may come from a part of its own that stands below the heading."""

    parts: list[Part]
    parent: int | None
    heading: str
    text: str
    children: list[Node] = field(default_factory=list)

    @property
    def part(self) -> Part:
        """The part that opened the node."""
        return self.parts[0]


@dataclass(slots=True, kw_only=True)
class Open:
    """A node on the stack."""

    index: int
    node: Node
    left: float

    @property
    def part(self) -> Part:
        """The part that opened the node."""
        return self.node.part

    @property
    def rank(self) -> int | None:
        """Its rank among 章, 節 and 条."""
        return self.part.rank

    @property
    def level(self) -> int | None:
        """The level of a heading that the format states."""
        return self.part.block.first.level if self.part.block.kind is LineKind.HEADING else None

    @property
    def awaits(self) -> bool:
        """Whether it is a section that has neither text nor children yet."""
        return self.part.role is Role.SECTION and not self.node.text and not self.node.children

    @property
    def fixed(self) -> bool:
        """Whether indentation says nothing about it: a heading in larger type may be padded, centred or boxed."""
        large = self.part.role is Role.SECTION and self.part.block.first.size >= LARGE
        return large or self.rank is not None or self.part.block.kind in (LineKind.HEADING, LineKind.TERM)


class Tree:
    """Nodes in reading order, and the stack."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.nodes: list[Node] = []
        self.stack: list[Open] = []

    @property
    def top(self) -> Open:
        """The innermost open node."""
        return self.stack[-1]

    def outwards(self) -> Iterator[tuple[int, Open]]:
        """Yield the open nodes with their places on the stack, innermost first."""
        for position in range(len(self.stack) - 1, -1, -1):
            yield position, self.stack[position]

    def leave(self, position: int) -> None:
        """Close all nodes from ``position`` on."""
        del self.stack[position:]

    def leave_while(self, leaves: Callable[[Open], bool]) -> None:
        """Close nodes, innermost first, as long as each is one that ``leaves``."""
        while self.stack and leaves(self.top):
            self.stack.pop()

    def add(self, part: Part) -> None:
        """Make a node of ``part`` under the innermost open node, and open it."""
        parent = self.top.index if self.stack else None
        node = Node(parts=[part], parent=parent, heading=part.heading, text=part.text)
        if self.stack:
            self.top.node.children.append(node)
        self.nodes.append(node)
        left = part.block.left
        if part.role is Role.SECTION and part.found is None and left >= CENTRED:
            left = 0.0
        self.stack.append(Open(index=len(self.nodes) - 1, node=node, left=left))

    def add_beside(self, position: int, part: Part) -> None:
        """Make a node of ``part`` in place of the open node at ``position``: its next sibling."""
        self.leave(position)
        self.add(part)

    def give(self, position: int, part: Part) -> None:
        """Give the open node at ``position`` its text."""
        self.leave(position + 1)
        node = self.top.node
        node.parts.append(part)
        node.text = part.text
