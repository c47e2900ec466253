"""Which blocks without a marker are headings though no type, bracket or style says so.

In: blocks, the marker of each, and the headings found so far. Out: more headings. First each short line is judged by
what stands around it; then by its company: where a document demonstrably heads its sections so, a further line that
names a section is a heading too, though only a name or an address stands below it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidecompare.model import LineKind, MarkerKind
from guidecompare.segment.blocks import LARGE, STEP, Block
from guidecompare.segment.numbering import begins
from guidecompare.segment.wording import ends_sentence, is_lead, is_pair, is_short, names_document, names_section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidecompare.segment.markers import Found

_PLAIN_LONGEST: Final = 25  # characters of a heading that nothing but its shortness tells
_FLAT_LONGEST: Final = 20  # the same where not even indentation does
_DEEPEST: Final = 3.0  # characters that text is set in from its heading at most
_SERIES: Final = 2  # headings that show how a document heads its sections


class Unmarked:
    """Judges the blocks without marker of one document."""

    def __init__(
        self, blocks: Sequence[Block], found: Sequence[Found | None], captions: frozenset[int], headings: set[int]
    ) -> None:
        """Begin with the ``headings`` known by their marker; the set grows as blocks are judged."""
        self._captions = captions
        self._blocks = blocks
        self._found = found
        self._headings = headings
        self._margin = min((block.left for block in blocks), default=0.0)
        plain = [
            block for block, one in zip(blocks, found, strict=True) if one is None and block.kind is LineKind.PARAGRAPH
        ]
        self._flat = len({round(block.left) for block in plain}) <= 1
        self._stated = any(block.kind is LineKind.HEADING for block in blocks)

    # --- by what stands around ---

    def judge(self, index: int) -> bool:
        """Whether a short paragraph is a heading though nothing but its place says so."""
        block = self._blocks[index]
        if not self._is_phrase(index) or len(block.text) > _PLAIN_LONGEST or index + 1 >= len(self._blocks):
            return False
        if index and self._heads(self._found[index - 1]):
            return False  # the value below a label in brackets, however short
        if index + 1 in self._captions:
            return names_document(block.text)  # the articles of a further document begin
        if self._found[index + 1] is None:
            return self._over_text(index)
        return index - 1 not in self._headings and self._over_numbering(index)

    def _is_phrase(self, index: int) -> bool:
        block = self._blocks[index]
        short = self._found[index] is None and block.kind is LineKind.PARAGRAPH and is_short(block.text)
        return short and not is_lead(block.text) and not is_pair(block.text)

    def _heads(self, found: Found | None) -> bool:
        return found is not None and found.marker.kind is MarkerKind.BRACKET and not found.rest

    def _over_text(self, index: int) -> bool:
        block, following = self._blocks[index], self._blocks[index + 1]
        if following.kind is not LineKind.PARAGRAPH:
            return False
        said = ends_sentence(following.text)
        if STEP <= following.left - block.left <= _DEEPEST:
            return said or block.left <= self._margin + STEP
        flat = self._flat and not self._stated and len(block.text) <= _FLAT_LONGEST
        return flat and said and index - 1 not in self._headings and self._is_fresh(index)

    def _over_numbering(self, index: int) -> bool:
        following, one = self._blocks[index + 1], self._found[index + 1]
        if one is None or one.marker.kind in (MarkerKind.SUPPLEMENT, MarkerKind.ANNEX):
            return False
        if following.kind is LineKind.HEADING:
            return False
        if following.left < self._blocks[index].left - STEP:
            return False
        goes_on = index + 1 in self._headings or one.marker.kind is MarkerKind.QUESTION
        return begins(one.marker.ordinal) or (goes_on and self._is_fresh(index))

    def _is_fresh(self, index: int) -> bool:
        """Whether what stands above has come to its end."""
        return index == 0 or self._found[index - 1] is not None or ends_sentence(self._blocks[index - 1].text)

    # --- by the company ---

    def complete(self) -> None:
        """Add the headings that only their company tells, once all blocks are judged."""
        certain = {index for index in range(len(self._blocks)) if self._surely_names(index)}
        fresh = any(self._is_fresh(index) for index in certain)
        if len(certain) >= _SERIES and fresh and not self._stated:
            self._headings.update(certain)
        series = [index for index in sorted(self._headings) if self._is_plain(index)]
        lefts = {self._blocks[index].left for index in series}
        if len(series) >= _SERIES and not self._stated:
            for index, block in enumerate(self._blocks):
                alike = any(abs(left - block.left) < STEP for left in lefts)
                if alike and self._is_plain(index) and index not in self._headings and self._names_next(index):
                    self._headings.add(index)
        self._add_labels()
        self._add_outer(series)

    def _is_plain(self, index: int) -> bool:
        block = self._blocks[index]
        return self._is_phrase(index) and not block.bold and block.first.size < LARGE

    def _surely_names(self, index: int) -> bool:
        """Whether a line names a section and has a sentence below it."""
        if not self._is_plain(index) or index + 1 >= len(self._blocks) or not names_section(self._blocks[index].text):
            return False
        shift = self._blocks[index + 1].left - self._blocks[index].left
        return (
            self._found[index + 1] is None and -STEP < shift <= _DEEPEST and ends_sentence(self._blocks[index + 1].text)
        )

    def _names_next(self, index: int) -> bool:
        """Whether a line names a section, stands where a section may begin, and has something below it."""
        if index + 1 >= len(self._blocks) or index - 1 in self._headings or not names_section(self._blocks[index].text):
            return False
        below = self._found[index + 1]
        if self._blocks[index + 1].kind is not LineKind.PARAGRAPH or not (
            below is None or begins(below.marker.ordinal)
        ):
            return False
        if index == 0:
            return True
        above = self._blocks[index - 1].text
        value = index - 2 in self._headings and not names_section(above)  # the one line below the heading before
        return not is_lead(above) and (self._is_fresh(index) or is_pair(above) or value)

    def _add_labels(self) -> None:
        """Add the names in a list of names and values that stand on lines of their own by turns."""
        start = 0
        while start < len(self._blocks):
            end = start
            while end < len(self._blocks) and self._is_entry(end):
                end += 1
            turns = [names_section(self._blocks[index].text) for index in range(start, end)]
            if len(turns) >= 2 * _SERIES and turns == [True, False] * (len(turns) // 2):
                self._headings.update(range(start, end, 2))
            start = max(end, start + 1)

    def _is_entry(self, index: int) -> bool:
        block = self._blocks[index]
        plain = self._found[index] is None and block.kind is LineKind.PARAGRAPH and index not in self._headings
        return plain and not is_lead(block.text) and not ends_sentence(block.text)

    def _add_outer(self, series: Sequence[int]) -> None:
        """Add headings right above a heading of ``series``, where the document begins with such a pair."""
        outer = [
            index - 1
            for index in series
            if index
            and self._is_plain(index - 1)
            and len(self._blocks[index - 1].text) <= _FLAT_LONGEST
            and (index == 1 or (self._is_fresh(index - 1) and not is_lead(self._blocks[index - 2].text)))
        ]
        if len(outer) >= _SERIES and not self._stated and outer[0] + 1 == series[0]:
            self._headings.update(outer)
