"""Where each part stands in the tree: a stack of open parts, from the outermost to the one just read.

In: parts in reading order. Out: nodes with the index of their parent. The place of a part is found from, in this
order: levels that the format states, the fixed rank of 章 and 条, a numbering that it goes on with, indentation, and
last the part just read. The same kind of marker may be outer in one section and inner in another, so no order of
kinds is laid down beyond the ranks of 章, 節, 条.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from guidecompare.model import LineKind, MarkerKind
from guidecompare.segment.blocks import LARGE, SHIFT, STEP
from guidecompare.segment.layout import Layout
from guidecompare.segment.numbering import begins, follows
from guidecompare.segment.parts import Part, Role
from guidecompare.segment.wording import is_lead, names_document, says_in_force

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLOSERS: Final = frozenset({MarkerKind.SUPPLEMENT, MarkerKind.ANNEX})
_SELF_NESTED: Final = 3  # numberings of one style that are open one inside another at most
_CENTRED: Final = 6.0  # characters: a heading that far in is centred, not indented


@dataclass(slots=True, kw_only=True)
class Node:
    """A part in the tree; ``text`` may come from a part of its own that stands below the heading."""

    parts: list[Part]
    parent: int | None
    heading: str
    text: str

    @property
    def part(self) -> Part:
        """The part that opened the node."""
        return self.parts[0]


@dataclass(slots=True, kw_only=True)
class _Open:
    """A node on the stack."""

    index: int
    part: Part
    left: float
    adopted: bool = False  # it has a child

    @property
    def rank(self) -> int | None:
        """Its rank among 章, 節 and 条."""
        return self.part.rank

    @property
    def level(self) -> int | None:
        """The level of a heading that the format states."""
        return self.part.block.first.level if self.part.block.kind is LineKind.HEADING else None

    @property
    def fixed(self) -> bool:
        """Whether indentation says nothing about it: a heading in larger type may be padded, centred or boxed."""
        large = self.part.role is Role.SECTION and self.part.block.first.size >= LARGE
        return large or self.rank is not None or self.part.block.kind in (LineKind.HEADING, LineKind.TERM)


class _Builder:
    """Places parts one after another."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._nodes: list[Node] = []
        self._stack: list[_Open] = []
        self._at = 0
        self._layout = Layout(parts)
        self._closing = _closing(parts)

    # --- the stack ---

    def _push(self, part: Part, *, parent: int | None) -> None:
        if parent is not None:
            for entry in self._stack:
                entry.adopted = entry.adopted or entry.index == parent
        self._nodes.append(Node(parts=[part], parent=parent, heading=part.heading, text=part.text))
        left = part.block.left
        if part.role is Role.SECTION and part.found is None and left >= _CENTRED:
            left = 0.0
        self._stack.append(_Open(index=len(self._nodes) - 1, part=part, left=left))

    def _place_under_top(self, part: Part) -> None:
        self._push(part, parent=self._stack[-1].index if self._stack else None)

    def _awaits(self, entry: _Open) -> bool:
        """Whether a section has neither text nor children yet."""
        return entry.part.role is Role.SECTION and not self._nodes[entry.index].text and not entry.adopted

    def _sibling_of(self, position: int, part: Part) -> None:
        del self._stack[position:]
        self._place_under_top(part)

    # --- kinds of parts ---

    def place(self, part: Part) -> None:
        """Place the next part."""
        marker = part.found.marker if part.found else None
        if part.block.kind is LineKind.PARAGRAPH:
            self._leave_labels()
        if marker and marker.kind is MarkerKind.ANSWER and self._stack and self._answer(part):
            return
        if part.block.kind is LineKind.HEADING:
            self._place_by_level(part)
        elif part.block.kind is LineKind.TERM:
            self._place_term(part)
        elif part.rank is not None:
            self._place_by_rank(part)
        elif part.block.kind is LineKind.ITEM:
            self._place_item(part)
        elif marker and part.style != "※" and marker.kind is not MarkerKind.BRACKET:
            self._place_numbered(part)
        elif part.role is Role.SECTION:
            self._place_heading(part)
        else:
            self._place_text(part)

    def _leave_labels(self) -> None:
        """Close the labels of a table or list of definitions: what stands outside of it is said of none of them."""
        labels = (position for position, entry in enumerate(self._stack) if entry.part.block.kind is LineKind.TERM)
        del self._stack[next(labels, len(self._stack)) :]

    def _answer(self, part: Part) -> bool:
        """Give a question its answer."""
        for position in range(len(self._stack) - 1, -1, -1):
            entry = self._stack[position]
            if entry.part.found and entry.part.found.marker.kind is MarkerKind.QUESTION:
                if not self._awaits(entry):
                    return False
                del self._stack[position + 1 :]
                self._own(part, entry)
                return True
        return False

    def _own(self, part: Part, entry: _Open) -> None:
        node = self._nodes[entry.index]
        node.parts.append(part)
        node.text = part.text

    def _place_by_level(self, part: Part) -> None:
        level = part.block.first.level
        while self._stack:
            top = self._stack[-1]
            if top.level is not None and (top.level < level or (top.level == level and self._holds(top, part))):
                break
            if top.level is None and top.rank is not None and self._outranks(top, part):
                break
            self._stack.pop()
        self._place_under_top(part)

    def _outranks(self, top: _Open, part: Part) -> bool:
        return top.rank is not None and part.rank is not None and top.rank < part.rank

    def _holds(self, top: _Open, part: Part) -> bool:
        """Whether a heading holds another of the same level: 第1章 holds 第1条, 1 holds (1)."""
        if part.found is None or top.part.found is None or part.style == top.part.style:
            return False
        if part.rank is not None:
            return self._outranks(top, part)
        if top.rank is not None:
            return True
        return begins(part.ordinal) and not any(entry.part.style == part.style for entry in self._stack)

    def _place_term(self, part: Part) -> None:
        while self._stack and not (self._stack[-1].level is not None or self._stack[-1].rank is not None):
            self._stack.pop()
        self._place_under_top(part)

    def _place_by_rank(self, part: Part) -> None:
        for position in range(len(self._stack) - 1, -1, -1):
            entry = self._stack[position]
            if entry.part.style == part.style and part.ordinal and follows(part.ordinal, entry.part.ordinal):
                self._sibling_of(position, part)
                return
        while self._stack:
            top = self._stack[-1]
            if self._outranks(top, part):
                break
            closer = part.found is not None and part.found.marker.kind in _CLOSERS
            if closer and top.part.found is None and names_document(top.part.heading):
                break
            if top.rank is None and top.part.role is Role.SECTION and self._awaits(top) and not closer:
                break
            self._stack.pop()
        self._place_under_top(part)

    def _place_item(self, part: Part) -> None:
        level = part.block.first.level
        for position in range(len(self._stack) - 1, -1, -1):
            entry = self._stack[position]
            if entry.part.block.kind is not LineKind.ITEM or entry.part.found is None:
                continue
            if part.found is None and entry.part.block.first.level <= level:
                self._place_within(position, part)
                return
            same_list = entry.part.block.first.level == level and entry.part.style == part.style
            if part.found is not None and same_list and follows(part.ordinal, entry.part.ordinal):
                self._sibling_of(position, part)
                return
        while self._stack and self._is_item_from(self._stack[-1], level):
            self._stack.pop()
        self._leave_paragraph(part)
        self._place_under_top(part)

    def _place_within(self, position: int, part: Part) -> None:
        """Place a further paragraph of an item."""
        entry = self._stack[position]
        del self._stack[position + 1 :]
        if self._awaits(entry) and part.role is Role.TEXT:
            self._own(part, entry)
        else:
            self._place_under_top(part)

    def _is_item_from(self, entry: _Open, level: int) -> bool:
        return entry.part.block.kind is LineKind.ITEM and entry.part.block.first.level >= level

    def _leave_paragraph(self, part: Part) -> None:
        """Close an unnumbered paragraph that the list now beginning does not belong to."""
        while self._stack and self._stack[-1].part.role in (Role.TEXT, Role.ROW):
            top = self._stack[-1]
            if part.role is Role.SECTION:
                self._stack.pop()
                continue
            if self._layout.speaks and part.block.kind is LineKind.PARAGRAPH:
                if part.block.left > self._layout.edge(top.part) + STEP:
                    return
            elif is_lead(top.part.text) or top.part.found is not None:
                return
            if len(self._stack) == 1 and (is_lead(top.part.text)):
                return
            self._stack.pop()

    # --- numbered parts ---

    def _leave_deeper(self, part: Part) -> None:
        """Close what is indented more than the part that begins now."""
        if not self._layout.speaks or part.block.kind is not LineKind.PARAGRAPH:
            return
        while self._stack:
            top = self._stack[-1]
            if top.fixed or top.part.block.kind is not LineKind.PARAGRAPH or top.left <= part.block.left + STEP:
                return
            self._stack.pop()

    def _candidates(self, part: Part) -> list[tuple[float, int]]:
        """Return the open parts whose numbering this one may go on with: (how well it fits, place on the stack)."""
        found: list[tuple[float, int]] = []
        for position, entry in enumerate(self._stack):
            if entry.part.style != part.style:
                continue
            shift = abs(entry.left - part.block.left) if entry.part.block.kind is part.block.kind else 0.0
            if self._layout.speaks and shift > SHIFT:
                continue
            alike = (entry.part.block.kind is part.block.kind) + (entry.part.block.bold is part.block.bold)
            if not part.ordinal:
                if shift < STEP:
                    found.append((alike - shift, position))
            elif follows(part.ordinal, entry.part.ordinal):
                found.append((alike - shift + 2, position))
            elif not begins(part.ordinal) and part.ordinal[:-1] == entry.part.ordinal[:-1]:
                found.append((alike - shift, position))
        return sorted(found)

    def _place_numbered(self, part: Part) -> None:
        candidates = self._candidates(part)
        if candidates:
            self._sibling_of(candidates[-1][1], part)
            return
        if part.ordinal and not begins(part.ordinal) and self._place_second_paragraph(part):
            return
        self._leave_deeper(part)
        if self._restarts(part) or self._joins_list(part):
            return
        self._leave_paragraph(part)
        self._place_under_top(part)

    def _place_second_paragraph(self, part: Part) -> bool:
        """Place ２ of an article whose first paragraph has no number."""
        if part.found is None or part.found.marker.kind is not MarkerKind.NUMBER:
            return False
        for position in range(len(self._stack) - 1, -1, -1):
            entry = self._stack[position]
            if entry.part.found and entry.part.found.marker.kind in (MarkerKind.ARTICLE, MarkerKind.SUPPLEMENT):
                del self._stack[position + 1 :]
                self._place_under_top(part)
                return True
        return False

    def _restarts(self, part: Part) -> bool:
        """Place a numbering that begins anew right after its own last member: a list without a lead of its own."""
        alike = [position for position, entry in enumerate(self._stack) if entry.part.style == part.style]
        if not alike or not part.ordinal:
            return False
        top = self._stack[-1]
        deeper = self._layout.speaks and part.block.left > top.left + STEP
        after_item = top.part.style == part.style and top.part.role is Role.ITEM
        if len(alike) < _SELF_NESTED and (not after_item or deeper or is_lead(top.part.text)):
            return False
        self._sibling_of(alike[-1], part)
        return True

    def _joins_list(self, part: Part) -> bool:
        """Place a bullet of another kind right below an item, as far in as that is: the next item of the same list."""
        if not self._layout.speaks or part.ordinal or not self._stack:
            return False
        top = self._stack[-1]
        beside = abs(part.block.left - top.left) < STEP and part.block.kind is top.part.block.kind
        if not beside or top.part.role is not Role.ITEM or is_lead(top.part.text):
            return False
        self._sibling_of(len(self._stack) - 1, part)
        return True

    # --- unnumbered parts ---

    def _place_heading(self, part: Part) -> None:
        """Place a heading that only type or brackets tell."""
        block = part.block
        left = 0.0 if block.left >= _CENTRED else block.left
        for position in range(len(self._stack) - 1, -1, -1):
            entry = self._stack[position]
            if self._look_alike(entry, part) and abs(entry.left - left) < STEP:
                self._sibling_of(position, part)
                return
        while self._stack and not (self._stack[-1].part.style != part.style and self._awaits(self._stack[-1])):
            top = self._stack[-1]
            if top.part.role is Role.SECTION:
                larger = top.part.block.first.size > block.first.size + 0.05
                inner = left > top.left + STEP and block.first.size <= top.part.block.first.size
                outranked = top.rank is not None and (inner or not self._layout.speaks)
                if top.level is not None or outranked or larger or (self._layout.speaks and inner):
                    break
                if self._pair_within(top, part):
                    break
            self._stack.pop()
        self._place_under_top(part)

    def _look_alike(self, entry: _Open, part: Part) -> bool:
        mine, other = part.block, entry.part.block
        same = (mine.kind, mine.bold, mine.first.size) == (other.kind, other.bold, other.first.size)
        return same and entry.part.role is Role.SECTION and entry.part.style == part.style

    def _pair_within(self, top: _Open, part: Part) -> bool:
        """Whether a heading stands inside a cell that the term beside it heads."""
        return top.part.block.kind is LineKind.TERM and part.block.kind is LineKind.DESCRIPTION

    def _place_text(self, part: Part) -> None:
        if self._stack:
            top = self._stack[-1]
            if part.role is Role.TEXT and self._awaits(top) and not self._is_child(top, part):
                self._own(part, top)
                return
        edge = self._layout.edge(part) if part.found is None else part.block.left
        if self._closes_document(part, edge):
            self._stack.clear()
        while self._stack and not self._contains(self._stack[-1], part, edge):
            self._stack.pop()
        self._place_under_top(part)

    def _is_child(self, top: _Open, part: Part) -> bool:
        """Whether the first paragraph below a heading is set in more than headings' own text is."""
        if part.found is not None:
            return True
        if top.rank is not None:
            return False
        return self._layout.is_set_in(top.part, part)

    def _contains(self, entry: _Open, part: Part, edge: float) -> bool:
        """Whether an unnumbered paragraph after an open part is within it."""
        measured = self._layout.speaks and part.block.kind is LineKind.PARAGRAPH is entry.part.block.kind
        if entry.part.role is Role.SECTION:
            return entry.fixed or not measured or edge >= entry.left - STEP
        return measured and edge > entry.left + STEP and entry.part.role is Role.ITEM

    def _closes_document(self, part: Part, edge: float) -> bool:
        """Whether this is a date of effect at the very end, which speaks of the whole and not of the last section."""
        sections = [entry.left for entry in self._stack if entry.part.role is Role.SECTION]
        set_in = self._layout.speaks and bool(sections) and edge > sections[-1] + STEP
        return id(part) in self._closing and not set_in

    def build(self) -> list[Node]:
        """Place all parts."""
        for part in self._parts:
            self.place(part)
        return self._nodes


def _closing(parts: Sequence[Part]) -> frozenset[int]:
    """Return, by ``id()``, the unnumbered parts at the very end that say since when the document is in force."""
    found: list[int] = []
    for part in reversed(parts):
        if part.role is not Role.TEXT or part.found is not None or not says_in_force(part.text):
            break
        found.append(id(part))
    return frozenset(found)


def outline(parts: Sequence[Part]) -> list[Node]:
    """Return the nodes that ``parts`` make, in reading order; a parent stands before its children."""
    return _Builder(parts).build()
