"""Where each part stands in the tree: below, beside or outside of the parts that are still open.

In: parts in reading order. Out: nodes with the index of their parent. The place of a heading or item is found from,
in this order: levels that the format states, the fixed rank of 章 and 条, a numbering that it goes on with,
indentation, and last the part just read; ``paragraphs`` finds that of text. The same kind of marker may be outer in
one section and inner in another, so no order of kinds is laid down beyond the ranks of 章, 節, 条: only a numbering
that lacks its beginning is taken for what its kind usually is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidecompare.model import LineKind, MarkerKind
from guidecompare.segment.blocks import LARGE, SHIFT, STEP
from guidecompare.segment.layout import Layout
from guidecompare.segment.markers import NOTE
from guidecompare.segment.numbering import begins, follows
from guidecompare.segment.paragraphs import Paragraphs
from guidecompare.segment.parts import Part, Role
from guidecompare.segment.tree import CENTRED, Tree
from guidecompare.segment.wording import is_lead, is_preamble, names_document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidecompare.segment.tree import Node, Open

_CLOSERS: Final = frozenset({MarkerKind.SUPPLEMENT, MarkerKind.ANNEX})
_SELF_NESTED: Final = 3  # numberings of one style that are open one inside another at most


# How far in kinds of numbering usually stand; only for one that lacks its beginning.
_USUAL_DEPTH: Final = {
    MarkerKind.ROMAN: 0,
    MarkerKind.DAI: 0,
    MarkerKind.NUMBER: 1,
    MarkerKind.KANJI: 1,
    MarkerKind.PAREN: 2,
    MarkerKind.PAREN_KANJI: 2,
    MarkerKind.CIRCLED: 3,
    MarkerKind.KANA: 3,
    MarkerKind.IROHA: 3,
    MarkerKind.ALPHA: 3,
    MarkerKind.PAREN_KANA: 4,
    MarkerKind.BULLET: 5,
}


def _is_usually_inner(entry: Open, part: Part) -> bool:
    """Whether an open item is of a kind of numbering that usually stands further in than that of ``part``."""
    if entry.part.found is None or part.found is None:
        return entry.part.role is Role.TEXT and not is_lead(entry.part.text)
    mine = _USUAL_DEPTH.get(part.found.marker.kind)
    return mine is not None and mine < _USUAL_DEPTH.get(entry.part.found.marker.kind, 0)


def _lists(outer: Part, label: Part) -> bool:
    """Whether a label stands in a list inside an item or another label, as far as the format states depths."""
    listed = outer.block.kind in (LineKind.TERM, LineKind.ITEM)
    return listed and 0 < outer.block.first.level < label.block.first.level


def _is_section(entry: Open) -> bool:
    """Whether tables and lists of definitions belong to what is open: a stated heading, an article, a numbered one."""
    section = entry.part.role is Role.SECTION and entry.part.block.kind is not LineKind.TERM
    return entry.level is not None or entry.rank is not None or (section and bool(entry.part.ordinal))


def _is_lead_of_section(entry: Open) -> bool:
    return entry.part.role is Role.TEXT and is_lead(entry.part.text)


class _Builder:
    """Places parts one after another."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._tree = Tree()
        self._layout = Layout(parts)
        self._paragraphs = Paragraphs(parts, self._layout)

    # --- kinds of parts ---

    def place(self, at: int) -> None:
        """Place part number ``at``."""
        part = self._parts[at]
        marker = part.found.marker if part.found else None
        if part.block.kind is LineKind.PARAGRAPH:
            self._leave_labels()
        elif part.block.kind is LineKind.ITEM:
            self._leave_labels(part.block.first.level)
        if marker and marker.kind is MarkerKind.ANSWER and self._tree.stack and self._answer(part):
            return
        if part.block.kind is LineKind.HEADING:
            self._place_by_level(part)
        elif part.block.kind is LineKind.TERM and part.rank is None:
            self._place_term(part)
        elif part.rank is not None:
            self._place_by_rank(part)
        elif part.block.kind is LineKind.ITEM:
            self._place_item(part)
        elif marker and part.style != NOTE and marker.kind is not MarkerKind.BRACKET:
            self._place_numbered(part)
        elif part.role is Role.SECTION:
            self._place_heading(at)
        else:
            self._paragraphs.place(at, self._tree)

    def _leave_labels(self, level: int = 0) -> None:
        """Close the labels of a table or list of definitions: what stands outside of it is said of none of them.

        An item is outside of those whose ``level`` its own does not exceed, where the format states that of labels.
        """
        labels = (
            position
            for position, entry in enumerate(self._tree.stack)
            if entry.part.block.kind is LineKind.TERM and (not level or 0 < level <= entry.part.block.first.level)
        )
        self._tree.leave(next(labels, len(self._tree.stack)))

    def _answer(self, part: Part) -> bool:
        """Give a question its answer."""
        for position, entry in self._tree.outwards():
            if entry.part.found and entry.part.found.marker.kind is MarkerKind.QUESTION:
                if not entry.awaits:
                    return False
                self._tree.give(position, part)
                return True
        return False

    def _place_by_level(self, part: Part) -> None:
        level = part.block.first.level
        for position, entry in self._tree.outwards():
            numbered = part.found is not None and (entry.level, entry.part.style) == (level, part.style)
            if numbered and follows(part.ordinal, entry.part.ordinal):
                self._tree.add_beside(position, part)
                return
        while self._tree.stack:
            top = self._tree.top
            if top.level is not None and (top.level < level or (top.level == level and self._holds(top, part))):
                break
            if top.level is None and top.rank is not None and self._outranks(top, part):
                break
            self._tree.stack.pop()
        self._tree.add(part)

    def _outranks(self, top: Open, part: Part) -> bool:
        return top.rank is not None and part.rank is not None and top.rank < part.rank

    def _holds(self, top: Open, part: Part) -> bool:
        """Whether a heading holds another of the same level: 第1章 holds 第1条, 1 holds (1)."""
        if part.found is None or part.style == top.part.style:
            return False
        if top.part.found is None:
            return top.awaits and begins(part.ordinal)  # the title of a document right above its first heading
        if part.rank is not None:
            return self._outranks(top, part)
        if top.rank is not None:
            return True
        return begins(part.ordinal) and not any(entry.part.style == part.style for entry in self._tree.stack)

    def _place_term(self, part: Part) -> None:
        """Place a label of a table or of a list of definitions: in its section, below the lead sentence there."""
        self._leave_labels(max(part.block.first.level, 1))
        inside = any(_is_section(entry) for entry in self._tree.stack)
        self._tree.leave_while(
            lambda entry: (
                not (_is_section(entry) or _lists(entry.part, part) or (inside and _is_lead_of_section(entry)))
            )
        )
        self._tree.add(part)

    def _place_by_rank(self, part: Part) -> None:
        for position, entry in self._tree.outwards():
            if entry.part.style == part.style and part.ordinal and follows(part.ordinal, entry.part.ordinal):
                self._tree.add_beside(position, part)
                return
        while self._tree.stack:
            top = self._tree.top
            if self._outranks(top, part):
                break
            closer = part.found is not None and part.found.marker.kind in _CLOSERS
            if closer and top.part.found is None and names_document(top.part.heading):
                break
            if top.rank is None and top.part.role is Role.SECTION and top.awaits and not closer:
                break
            self._tree.stack.pop()
        self._tree.add(part)

    def _place_item(self, part: Part) -> None:
        level = part.block.first.level
        for position, entry in self._tree.outwards():
            if entry.part.block.kind is not LineKind.ITEM or entry.part.found is None:
                continue
            if part.found is None and entry.part.block.first.level <= level:
                self._place_within(position, part)
                return
            same_list = entry.part.block.first.level == level and entry.part.style == part.style
            if part.found is not None and same_list and follows(part.ordinal, entry.part.ordinal):
                self._tree.add_beside(position, part)
                return
        self._tree.leave_while(lambda entry: self._is_item_from(entry, level))
        self._leave_paragraph(part)
        self._tree.add(part)

    def _place_within(self, position: int, part: Part) -> None:
        """Place a further paragraph of an item."""
        self._tree.leave(position + 1)
        if self._tree.top.awaits and part.role is Role.TEXT:
            self._tree.give(position, part)
        else:
            self._tree.add(part)

    def _is_item_from(self, entry: Open, level: int) -> bool:
        return entry.part.block.kind is LineKind.ITEM and entry.part.block.first.level >= level

    def _leave_paragraph(self, part: Part) -> None:
        """Close an unnumbered paragraph that the list now beginning does not belong to."""
        while self._tree.stack and self._tree.top.part.role in (Role.TEXT, Role.ROW):
            top = self._tree.top
            if part.role is Role.SECTION:
                self._tree.stack.pop()
                continue
            if self._layout.speaks and part.block.kind is LineKind.PARAGRAPH:
                shift = part.block.left - self._layout.edge(top.part)
                if shift > STEP or (is_lead(top.part.text) and shift > -SHIFT):
                    return
            elif is_lead(top.part.text) or top.part.found is not None:
                return
            if len(self._tree.stack) == 1 and (is_lead(top.part.text)):
                return
            self._tree.stack.pop()

    # --- numbered parts ---

    def _leave_deeper(self, part: Part) -> None:
        """Close what is indented more than the part that begins now."""
        if not self._layout.speaks or part.block.kind is not LineKind.PARAGRAPH:
            return
        while self._tree.stack:
            top = self._tree.top
            if top.fixed or top.part.block.kind is not LineKind.PARAGRAPH or top.left <= part.block.left + STEP:
                return
            if top.part.role is Role.TEXT and is_lead(top.part.text) and top.left <= part.block.left + SHIFT:
                return  # a lead whose first line is set in
            self._tree.stack.pop()

    def _candidates(self, part: Part) -> list[tuple[float, int]]:
        """Return the open parts whose numbering this one may go on with: (how well it fits, place on the stack)."""
        found: list[tuple[float, int]] = []
        for position, entry in enumerate(self._tree.stack):
            if entry.part.style != part.style:
                continue
            shift = abs(entry.left - part.block.left) if entry.part.block.kind is part.block.kind else 0.0
            if self._layout.speaks and shift > SHIFT:
                continue
            alike = (entry.part.block.kind is part.block.kind) + (entry.part.block.bold is part.block.bold)
            alike += entry.part.role is part.role
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
            self._tree.add_beside(candidates[-1][1], part)
            return
        if part.ordinal and not begins(part.ordinal):
            if self._place_second_paragraph(part):
                return
            # An inner numbering begins at its beginning: this one is outer, and its first members are lost.
            self._tree.leave_while(lambda entry: _is_usually_inner(entry, part))
        self._leave_deeper(part)
        if self._restarts(part) or self._joins_list(part):
            return
        self._leave_paragraph(part)
        self._leave_preamble(part)
        self._tree.add(part)

    def _leave_preamble(self, part: Part) -> None:
        """Close an unnumbered preamble when the numbered sections begin."""
        if part.role is Role.SECTION and self._tree.stack:
            top = self._tree.top
            if top.level is None and top.part.found is None and top.node.text and is_preamble(top.part.heading):
                self._tree.leave(len(self._tree.stack) - 1)

    def _place_second_paragraph(self, part: Part) -> bool:
        """Place ２ of an article whose first paragraph has no number."""
        if part.found is None or part.found.marker.kind is not MarkerKind.NUMBER:
            return False
        for position, entry in self._tree.outwards():
            if entry.part.found and entry.part.found.marker.kind in (MarkerKind.ARTICLE, MarkerKind.SUPPLEMENT):
                self._tree.leave(position + 1)
                self._tree.add(part)
                return True
        return False

    def _restarts(self, part: Part) -> bool:
        """Place a numbering that begins anew right after its own last member: a list without a lead of its own."""
        alike = [position for position, entry in enumerate(self._tree.stack) if entry.part.style == part.style]
        if not alike or not part.ordinal:
            return False
        top = self._tree.top
        deeper = self._layout.speaks and part.block.left > top.left + STEP
        after_item = top.part.style == part.style and top.part.role is Role.ITEM
        if len(alike) < _SELF_NESTED and (not after_item or deeper or is_lead(top.part.text)):
            return False
        self._tree.add_beside(alike[-1], part)
        return True

    def _joins_list(self, part: Part) -> bool:
        """Place a bullet of another kind right below an item, as far in as that is: the next item of the same list."""
        if not self._layout.speaks or part.ordinal or not self._tree.stack:
            return False
        top = self._tree.top
        beside = abs(part.block.left - top.left) < STEP and part.block.kind is top.part.block.kind
        if not beside or top.part.role is not Role.ITEM or is_lead(top.part.text):
            return False
        self._tree.add_beside(len(self._tree.stack) - 1, part)
        return True

    # --- unnumbered parts ---

    def _place_heading(self, at: int) -> None:
        """Place a heading that only type or brackets tell."""
        part = self._parts[at]
        block = part.block
        left = 0.0 if block.left >= CENTRED else block.left
        alike = [
            position
            for position, entry in enumerate(self._tree.stack)
            if self._look_alike(entry, part) and abs(entry.left - left) < STEP
        ]
        if alike and self._heads_next(at - 1) and self._tree.top.awaits:
            self._tree.add(part)
            return
        if not alike and names_document(part.heading) and self._opens_document(at):
            self._tree.leave_while(lambda entry: entry.level is None)
            self._tree.add(part)
            return
        if alike:
            self._tree.add_beside(alike[0] if self._heads_next(at) else alike[-1], part)
            return
        while self._tree.stack and not (self._tree.top.part.style != part.style and self._tree.top.awaits):
            top = self._tree.top
            if top.part.role is Role.SECTION:
                larger = top.part.block.first.size > block.first.size + 0.05
                inner = left > top.left + STEP and block.first.size <= top.part.block.first.size
                outranked = top.rank is not None and (inner or not self._layout.speaks)
                if top.level is not None or outranked or larger or (self._layout.speaks and inner):
                    break
                if self._pair_within(top, part):
                    break
            self._tree.stack.pop()
        self._tree.add(part)

    def _heads_next(self, at: int) -> bool:
        """Whether a part is a plain line right above another that is a heading as well: it holds that one."""
        if at < 0 or at + 1 >= len(self._parts):
            return False
        one, other = self._parts[at], self._parts[at + 1]
        return all(
            part.role is Role.SECTION
            and part.found is None
            and part.block.kind is LineKind.PARAGRAPH
            and not part.block.bold
            and part.block.first.size < LARGE
            for part in (one, other)
        )

    def _opens_document(self, at: int) -> bool:
        """Whether articles or numbers begin below the title of a document."""
        following = self._parts[at + 1] if at + 1 < len(self._parts) else None
        return following is not None and following.found is not None and begins(following.ordinal)

    def _look_alike(self, entry: Open, part: Part) -> bool:
        mine, other = part.block, entry.part.block
        same = (mine.kind, mine.bold, mine.first.size) == (other.kind, other.bold, other.first.size)
        return same and entry.part.role is Role.SECTION and entry.part.style == part.style

    def _pair_within(self, top: Open, part: Part) -> bool:
        """Whether a heading stands inside a cell that the term beside it heads."""
        return top.part.block.kind is LineKind.TERM and part.block.kind is LineKind.DESCRIPTION

    def build(self) -> list[Node]:
        """Place all parts."""
        for at in range(len(self._parts)):
            self.place(at)
        return self._tree.nodes


def outline(parts: Sequence[Part]) -> list[Node]:
    """Return the nodes that ``parts`` make, in reading order; a parent stands before its children."""
    return _Builder(parts).build()
