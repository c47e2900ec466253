"""What indentation says in one document: whether it says anything, and how far in first lines and texts are set.

In: the parts of a document. Out: ``Layout``, which measures them. All lengths are in characters.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from guidecompare.model import LineKind
from guidecompare.segment.blocks import SHIFT, STEP
from guidecompare.segment.parts import Part, Role

if TYPE_CHECKING:
    from collections.abc import Sequence


class Layout:
    """The habits of one document."""

    def __init__(self, parts: Sequence[Part]) -> None:
        """Learn them from all its parts."""
        plain = [part.block for part in parts if part.block.kind is LineKind.PARAGRAPH]
        wrapped = [block for block in plain if block.body is not None]
        indents = [
            part.block.left - part.block.body
            for part in parts
            if part.found is None and part.role is Role.TEXT and part.block.body is not None
        ]
        self.speaks = len({round(block.left) for block in plain}) > 1  # False: all lines begin at the margin
        # Typed text wraps to the margin whatever the depth: then only first lines say something.
        self._hangs = any(block.body > STEP for block in wrapped if block.body is not None and block.left > STEP)
        self._first_line = 1.0 if sum(indent >= STEP for indent in indents) * 3 > len(indents) else 0.0
        self._own_offset = self._least_offsets(parts)
        if not wrapped:
            # No paragraph shows both its edges: the text of outermost headings tells how far first lines are set in.
            own = [offset for (kind, _), offset in self._own_offset.items() if kind is LineKind.PARAGRAPH]
            least = min(own, default=0.0)
            self._first_line = least if STEP <= least <= SHIFT else 0.0
        self._lone = self._lone_offsets(parts)

    def edge(self, part: Part) -> float:
        """Return the left edge of a part as a whole, the indentation of a paragraph's first line aside."""
        block = part.block
        if self._hangs and block.body is not None:
            return block.body
        return block.left - self._first_line if part.found is None else block.left

    def is_set_in(self, heading: Part, part: Part, following: Part | None) -> bool:
        """Whether the first paragraph below a heading is set in more than headings' own text is.

        By the breadth of a first line only: as a whole, or together with the paragraph after it.
        """
        key = (part.block.kind, heading.block.first.level)
        offset, least = self._offset(heading, part), self._own_offset.get(key)
        lone = self._lone.get((*key, heading.style))
        if least is None or offset < least + STEP or (lone is not None and offset < lone + STEP):
            return False
        if offset >= least + SHIFT:
            return True
        if part.block.body is not None:
            return part.block.body >= heading.block.left + least + STEP
        alike = following is not None and following.found is None and following.role is part.role
        return following is not None and alike and abs(following.block.left - part.block.left) < STEP

    def is_own_text(self, heading: Part, part: Part) -> bool:
        """Whether a paragraph somewhere below a heading begins just where headings' own text does."""
        least = self._own_offset.get((part.block.kind, heading.block.first.level))
        own = part.block.kind is LineKind.PARAGRAPH is heading.block.kind and least is not None and least >= STEP
        return own and least is not None and abs(self._offset(heading, part) - least) < STEP

    def _offset(self, heading: Part, part: Part) -> float:
        """Return how far in a paragraph is set from the heading above it."""
        if part.block.kind is LineKind.DESCRIPTION:
            return self.edge(part) - part.block.left
        return self.edge(part) - heading.block.left

    def _least_offsets(self, parts: Sequence[Part]) -> dict[tuple[LineKind, int], float]:
        """Return the offset of a heading's own text: the least that occurs below headings of its level.

        Text left of its heading is no measure: there all text begins at the margin, however deep it stands.
        """
        least: dict[tuple[LineKind, int], float] = {}
        for above, part in pairwise(parts):
            if above.role is Role.SECTION and not above.text and part.role is Role.TEXT and above.rank is None:
                offset = max(self._offset(above, part), 0.0)
                key = (part.block.kind, above.block.first.level)
                least[key] = min(offset, least.get(key, offset))
        return least

    def _lone_offsets(self, parts: Sequence[Part]) -> dict[tuple[LineKind, int, str], float]:
        """Return how far in a paragraph is set that has a heading to itself: it must be that heading's own text.

        The most that occurs below headings of one level and style.
        """
        most: dict[tuple[LineKind, int, str], float] = {}
        for above, part, below in zip(parts, parts[1:], (*parts[2:], None), strict=False):
            alone = below is not None and below.role is Role.SECTION and below.style == above.style
            if (
                above.role is Role.SECTION
                and not above.text
                and part.role is Role.TEXT
                and part.found is None
                and alone
            ):
                key = (part.block.kind, above.block.first.level, above.style)
                most[key] = max(self._offset(above, part), most.get(key, 0.0))
        return most
