"""Where an unnumbered paragraph, note or table row belongs: to the section above it, or to an item of its list.

In: the tree so far and the place of the part. Out: the tree with the part in it. Told from, in this order: a heading
that has no text yet; a date of effect at the very end; a numbering that goes on after the paragraph, which is then
inside its last member; indentation; and where all lines begin at the margin, the company of the items before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidecompare.model import LineKind
from guidecompare.segment.blocks import SHIFT, STEP
from guidecompare.segment.markers import NOTE
from guidecompare.segment.numbering import begins, follows
from guidecompare.segment.parts import Part, Role
from guidecompare.segment.wording import ends_sentence, is_lead, looks_back, names_document, says_in_force

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidecompare.segment.layout import Layout
    from guidecompare.segment.tree import Open, Tree

_FIRST_LINE: Final = 1.25  # characters: the first line of any paragraph may be set in by that much


class Paragraphs:
    """Places the unnumbered parts of one document."""

    def __init__(self, parts: Sequence[Part], layout: Layout) -> None:
        """Learn what comes after each."""
        self._parts = parts
        self._layout = layout
        self._end = len(parts) - _dates_at_end(parts)
        self._next: list[Part | None] = []  # of each part: the next that is a heading or item
        following: Part | None = None
        for part in reversed(parts):
            self._next.append(following)
            if part.role not in (Role.TEXT, Role.ROW) and part.style != NOTE:
                following = part
        self._next.reverse()

    def place(self, at: int, tree: Tree) -> None:
        """Put part number ``at`` into ``tree``."""
        part = self._parts[at]
        if tree.stack and part.role is Role.TEXT and tree.top.awaits and not self._is_child(tree.top, at):
            tree.give(len(tree.stack) - 1, part)
            return
        edge = self._layout.edge(part) if part.found is None else part.block.left
        if at >= self._end and not self._is_set_in(tree, edge):
            tree.leave(0)
        goes_on = self._continued(at, edge, tree)
        section = self._aligned(part, tree)
        if section is not None and (goes_on is None or goes_on.index <= section.index):
            tree.leave_while(lambda entry: entry is not section)
        else:
            tree.leave_while(lambda entry: entry is not goes_on and not self._contains(entry, at, edge, tree))
        tree.add(part)

    def _is_child(self, top: Open, at: int) -> bool:
        """Whether the first paragraph below a heading is set in more than headings' own text is, or opens a document.

        The title of one of several documents on a page has sections, and no text of its own.
        """
        part = self._parts[at]
        following = self._parts[at + 1] if at + 1 < len(self._parts) else None
        section = self._next[at]
        titled = top.part.found is None and names_document(top.part.heading)
        if part.found is not None or (titled and section is not None and section.role is Role.SECTION):
            return True
        if top.rank is not None:
            return False
        return self._layout.is_set_in(top.part, part, following)

    def _is_set_in(self, tree: Tree, edge: float) -> bool:
        """Whether the date of effect at the very end speaks of the last section alone."""
        sections = [entry.left for entry in tree.stack if entry.part.role is Role.SECTION]
        return self._layout.speaks and bool(sections) and edge > sections[-1] + STEP

    def _continued(self, at: int, edge: float, tree: Tree) -> Open | None:
        """Return the member of a numbering that goes on after part ``at``: what stands between is inside it.

        But a lead is said of what follows, and text left of the number is no part of it.
        """
        part = self._parts[at]
        following = self._next_marked(at)
        if (
            following is None
            or not following.ordinal
            or begins(following.ordinal)
            or part.block.kind is not LineKind.PARAGRAPH
        ):
            return None
        for _, entry in tree.outwards():
            block = entry.part.block
            if (entry.part.style, block.kind) != (following.style, following.block.kind):
                continue
            if self._layout.speaks and (abs(entry.left - following.block.left) > SHIFT or edge < entry.left - STEP):
                continue
            if follows(following.ordinal, entry.part.ordinal):
                return None if is_lead(part.text) else entry
        return None

    def _next_marked(self, at: int) -> Part | None:
        """Return the next part that is a heading or item; None where it has no marker."""
        part = self._next[at]
        return part if part and part.found else None

    def _aligned(self, part: Part, tree: Tree) -> Open | None:
        """Return the innermost section, where its own text begins as far in as ``part`` does."""
        section = next((entry for _, entry in tree.outwards() if entry.part.role is Role.SECTION), None)
        if section is None or not self._layout.speaks or part.found is not None or section is tree.top:
            return None
        own = section.node.parts[-1].block
        same = own.kind is part.block.kind is LineKind.PARAGRAPH and abs(own.left - part.block.left) < STEP
        if len(section.node.parts) > 1:
            return section if same else None
        return section if self._layout.is_own_text(section.part, part) else None

    def _contains(self, entry: Open, at: int, edge: float, tree: Tree) -> bool:
        """Whether part number ``at``, which comes after an open part, is within it."""
        part = self._parts[at]
        measured = self._layout.speaks and part.block.kind is LineKind.PARAGRAPH is entry.part.block.kind
        if entry.part.role is Role.SECTION:
            return entry.fixed or not measured or edge >= entry.left - STEP
        if entry.part.role is not Role.ITEM:
            return False
        if measured and edge > entry.left + STEP:
            return not self._sums_up(entry, at, edge)
        return self._is_between_alike(entry, at) or self._is_like_its_siblings(entry, part, tree)

    def _sums_up(self, item: Open, at: int, edge: float) -> bool:
        """Whether a sentence set in by a first line's breadth only is said of all the items above, not of the last."""
        part, following = self._parts[at], self._next_marked(at)
        if part.found is not None or edge - item.left > _FIRST_LINE or not ends_sentence(part.text):
            return False
        if following is not None and following.style == item.part.style and not begins(following.ordinal):
            return False
        return looks_back(part.text) or not ends_sentence(item.part.text)

    def _is_between_alike(self, item: Open, at: int) -> bool:
        """Whether a paragraph stands between two bullets that are sentences: it goes on from the first."""
        part, following = self._parts[at], self._next_marked(at)
        if following is None or item.part.ordinal or part.found is not None or part.role is not Role.TEXT:
            return False
        alike = following.style == item.part.style and part.block.kind is item.part.block.kind
        return alike and ends_sentence(item.part.text) and not (looks_back(part.text) or is_lead(part.text))

    def _is_like_its_siblings(self, item: Open, part: Part, tree: Tree) -> bool:
        """Whether each item before this one had a paragraph of its own, so that this one is the last item's."""
        if item.node.parent is None or part.found is not None or looks_back(part.text) or is_lead(part.text):
            return False
        siblings = [node for node in tree.nodes[item.node.parent].children[:-1] if node.part.style == item.part.style]
        return bool(siblings) and all(
            any(child.part.role is Role.TEXT and child.part.found is None for child in node.children)
            for node in siblings
        )


def _dates_at_end(parts: Sequence[Part]) -> int:
    """Return how many unnumbered parts at the very end say since when the document is in force."""
    count = 0
    for part in reversed(parts):
        if part.role is not Role.TEXT or part.found is not None or not says_in_force(part.text):
            break
        count += 1
    return count
