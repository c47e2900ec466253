"""Which blocks are headings, and which are the caption of the article after them.

In: blocks and the marker of each. Out: ``Headings``. What the format says counts first; then type and brackets; then
the company: the members of a numbering are headings together, or items together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from guidecompare.model import Alignment, LineKind, MarkerKind
from guidecompare.segment.blocks import LARGE, SHIFT, STEP, Block
from guidecompare.segment.markers import Found
from guidecompare.segment.numbering import begins, follows
from guidecompare.segment.wording import closes_at, ends_sentence, is_lead, is_omission, is_short

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLAIN_LONGEST: Final = 25  # characters of a heading that nothing but its shortness tells
_FLAT_LONGEST: Final = 20  # the same where not even indentation does
_DEEPEST: Final = 3.0  # characters that text is set in from its heading at most
_ENOUGH: Final = 3  # members by which a numbering shows its nature
_OPEN_RUNS: Final = 8  # numberings of one style that may be open one inside another
_SHARE: Final = 0.6  # of a numbering's members that must look like headings
_CAPTION: Final = re.compile(r"[（(〔［].{1,50}[）)〕］]")
_PAIR: Final = re.compile(r"[:：]\s*\S")  # a label with its value
_CAPTIONED: Final = frozenset({MarkerKind.ARTICLE, MarkerKind.NUMBER, MarkerKind.KANJI, MarkerKind.DAI})
_STATED: Final = frozenset({LineKind.HEADING, LineKind.TERM, LineKind.TITLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """Places of blocks."""

    captions: frozenset[int]
    headings: frozenset[int]


def facet(block: Block) -> tuple[object, ...]:
    """Return what makes two blocks with markers of one style look alike."""
    listed = block.kind in (LineKind.HEADING, LineKind.ITEM)
    return (block.kind, block.first.level if listed else 0, block.bold)


# --- captions -----------------------------------------------------------------------------------------------------


def _takes_caption(found: Found | None) -> bool:
    return found is not None and found.marker.kind in _CAPTIONED


def _captions(blocks: Sequence[Block], found: Sequence[Found | None]) -> frozenset[int]:
    """Return the blocks that are the caption of the article after them.

    In parentheses always; without them where most articles of the document have such a line above them.
    """
    captions: set[int] = set()
    bare_ones: list[int] = []
    articles = 0
    for index in range(len(blocks) - 1):
        following = found[index + 1]
        if not _takes_caption(following) or following is None:
            continue
        article = following.marker.kind is MarkerKind.ARTICLE
        articles += article
        above = found[index]
        if above is not None and above.marker.kind is not MarkerKind.BRACKET:
            continue
        text = blocks[index].text
        if _CAPTION.fullmatch(text) and closes_at(text) == len(text):
            captions.add(index)
        elif (
            article
            and is_short(text)
            and following.rest
            and ends_sentence(following.rest)
            and blocks[index].kind is not LineKind.HEADING
        ):
            bare_ones.append(index)
    return frozenset(captions | (set(bare_ones) if len(bare_ones) * 2 > articles else set()))


# --- which numberings are headings --------------------------------------------------------------------------------


_Run: TypeAlias = list[tuple[int, Found]]  # the members of a numbering, each with its place among the blocks


def _runs(blocks: Sequence[Block], found: Sequence[Found | None]) -> list[_Run]:
    """Return the numberings of the document: markers of one style and look that go on from one another."""
    open_runs: dict[object, list[_Run]] = defaultdict(list)
    runs: list[_Run] = []
    for index, (block, one) in enumerate(zip(blocks, found, strict=True)):
        if one is None:
            continue
        alike = open_runs[(one.style, *facet(block))]
        shifts = [
            (abs(blocks[run[-1][0]].left - block.left), -run[-1][0], run)
            for run in alike[-_OPEN_RUNS:]
            if follows(one.marker.ordinal, run[-1][1].marker.ordinal)
        ]
        shift, _, run = min(shifts, key=lambda candidate: candidate[:2], default=(SHIFT, 0, []))
        if shift >= SHIFT:
            run = []
            runs.append(run)
            alike.append(run)
        run.append((index, one))
    return runs


def _is_followed(index: int, blocks: Sequence[Block], found: Sequence[Found | None], captions: frozenset[int]) -> bool:
    """Whether something stands below block ``index`` that it could be the heading of."""
    if index + 1 >= len(blocks) or index + 1 in captions:
        return False
    mine, other = found[index], found[index + 1]
    if other is None:
        return blocks[index + 1].kind is not LineKind.HEADING or blocks[index].kind is LineKind.HEADING
    inner = mine is not None and (other.style != mine.style or blocks[index + 1].left >= blocks[index].left + STEP)
    return inner and begins(other.marker.ordinal)


def _names(index: int, blocks: Sequence[Block], found: Sequence[Found | None]) -> bool:
    """Whether a marked block is short, as headings are, and no lead to the list below it."""
    one, below = found[index], found[index + 1] if index + 1 < len(blocks) else None
    if one is None or not is_short(one.rest) or is_omission(one.rest):
        return False
    return below is None or not is_lead(one.rest)


def _heads_lists(run: _Run, blocks: Sequence[Block], found: Sequence[Found | None]) -> bool:
    """Whether each of some few members is a short name over a numbering of its own, or over text that is set in."""
    return all(_names(index, blocks, found) and _holds(index, blocks, found) for index, _ in run)


def _holds(index: int, blocks: Sequence[Block], found: Sequence[Found | None]) -> bool:
    """Whether what stands below a marked block can be nobody else's."""
    if index + 1 >= len(blocks):
        return False
    one, other = found[index], found[index + 1]
    if other is None:
        return blocks[index + 1].left >= blocks[index].left + STEP and ends_sentence(blocks[index + 1].text)
    return one is not None and bool(other.marker.ordinal) and other.style != one.style and begins(other.marker.ordinal)


def _heading_runs(blocks: Sequence[Block], found: Sequence[Found | None], captions: frozenset[int]) -> set[int]:
    """Return the marked blocks that are headings by the company they keep.

    A numbering is one of headings where most of its members are short and have something below them. The last
    member is left out of the count: an unnumbered paragraph below a list makes its last item no heading.
    """
    tallies: dict[object, list[bool]] = defaultdict(list)
    votes_of: list[tuple[_Run, list[bool], tuple[object, ...]]] = []
    for run in _runs(blocks, found):
        votes = [_names(index, blocks, found) and _is_followed(index, blocks, found, captions) for index, _ in run]
        key = (run[0][1].style, *facet(blocks[run[0][0]]))
        tallies[key].extend(votes[:-1])
        votes_of.append((run, votes, key))
    headings: set[int] = set()
    for run, all_votes, look in votes_of:
        votes = all_votes[:-1]
        if len(run) < _ENOUGH and not _heads_lists(run, blocks, found):
            votes = tallies[look] or all_votes  # too few to tell by themselves: ask their like in the document
        if any(all_votes) and sum(votes) >= _SHARE * len(votes):
            headings.update(index for index, _ in run if _names(index, blocks, found))
    return headings


# --- headings without a marker ------------------------------------------------------------------------------------


class _Unmarked:
    """Judges blocks without marker by what stands around them."""

    def __init__(self, blocks: Sequence[Block], found: Sequence[Found | None], headings: set[int]) -> None:
        self._blocks = blocks
        self._found = found
        self._headings = headings  # grows as blocks are judged
        self._margin = min((block.left for block in blocks), default=0.0)
        typed = [block for block in blocks if block.kind is LineKind.PARAGRAPH]
        self._flat = len({round(block.left) for block in typed}) <= 1
        self._stated = any(block.kind is LineKind.HEADING for block in blocks)

    def judge(self, index: int) -> bool:
        """Whether a short paragraph is a heading though nothing but its place says so."""
        block = self._blocks[index]
        if block.kind is not LineKind.PARAGRAPH or len(block.text) > _PLAIN_LONGEST or not is_short(block.text):
            return False
        if index + 1 >= len(self._blocks) or is_lead(block.text) or _PAIR.search(block.text):
            return False
        if self._found[index + 1] is None:
            return self._over_text(index)
        return index - 1 not in self._headings and self._over_numbering(index)

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


def find(blocks: Sequence[Block], found: Sequence[Found | None]) -> Headings:
    """Return which of ``blocks`` with the markers ``found`` are headings, and which are captions."""
    captions = _captions(blocks, found)
    headings = _heading_runs(blocks, found, captions)
    bold = sum(len(block.text) for block in blocks if block.bold)
    plain = bold * 2 < sum(len(block.text) for block in blocks)  # bold type stands out where little is bold
    unmarked = _Unmarked(blocks, found, headings)
    for index, (block, one) in enumerate(zip(blocks, found, strict=True)):
        if index in captions or block.kind is LineKind.CELL:
            continue
        text = block.text if one is None else one.rest
        to_right = block.kind is LineKind.PARAGRAPH and block.first.alignment is Alignment.END  # a date, an office
        stands_out = plain and not to_right and (block.bold or block.first.size >= LARGE) and is_short(text)
        if block.kind in _STATED or stands_out or (one is None and not to_right and unmarked.judge(index)):
            headings.add(index)
    return Headings(captions=captions, headings=frozenset(headings))
