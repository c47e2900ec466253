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
from guidecompare.segment.markers import NOTE, Found
from guidecompare.segment.numbering import begins, follows
from guidecompare.segment.unmarked import Unmarked
from guidecompare.segment.wording import (
    closes_at,
    ends_sentence,
    is_deleted,
    is_lead,
    is_omission,
    is_pair,
    is_short,
    names_section,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENOUGH: Final = 3  # members by which a numbering shows its nature
_OPEN_RUNS: Final = 24  # numberings that may be open one inside another
_SHARE: Final = 0.6  # of a numbering's members that must look like headings
_CAPTION: Final = re.compile(r"[（(〔［].{1,50}[）)〕］]")
_SMALL: Final = frozenset("・･•‣◦-‐–—−－*＊+→⇒➡")  # bullets of items rather than of headings
_CAPTIONED: Final = frozenset({MarkerKind.ARTICLE, MarkerKind.NUMBER, MarkerKind.KANJI, MarkerKind.DAI})
# What a caption may also be read as: [目的] as a heading, （様式） as an annex.
_ABOVE_NUMBER: Final = frozenset({MarkerKind.BRACKET})
_ABOVE_ARTICLE: Final = _ABOVE_NUMBER | {MarkerKind.ANNEX}
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


def _takes_caption(found: Found) -> bool:
    """Whether a caption may stand above: the number has none of its own behind it."""
    end = closes_at(found.rest) if found.rest[:1] in ("（", "(") else 0
    bare = not end or is_deleted(found.rest) or is_omission(found.rest)
    return bare and found.marker.kind in _CAPTIONED


def _is_caption(text: str) -> bool:
    return bool(_CAPTION.fullmatch(text)) and closes_at(text) == len(text)


def _captions(blocks: Sequence[Block], found: Sequence[Found | None]) -> frozenset[int]:
    """Return the blocks that are the caption of the article after them.

    In parentheses above an article always; above another number where such lines mostly stand above numbers, and are
    no headings of what follows; without parentheses where most articles of the document have such a line above them.
    """
    captions: set[int] = set()
    bare_ones: list[int] = []
    articles = 0
    above_number: defaultdict[str, list[bool]] = defaultdict(list)  # by opening bracket
    for index, block in enumerate(blocks):
        if _is_caption(block.text):
            following = found[index + 1] if index + 1 < len(blocks) else None
            above_number[block.text[0]].append(following is not None and _takes_caption(following))
    for index in range(len(blocks) - 1):
        following = found[index + 1]
        if following is None or not _takes_caption(following):
            continue
        article = following.marker.kind is MarkerKind.ARTICLE
        articles += article
        above = found[index]
        if above is not None and above.marker.kind not in (_ABOVE_ARTICLE if article else _ABOVE_NUMBER):
            continue
        text = blocks[index].text
        if _is_caption(text):
            if article or 2 * sum(above_number[text[0]]) > len(above_number[text[0]]):
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


def _runs(
    blocks: Sequence[Block], found: Sequence[Found | None], apart: frozenset[int], votes: Sequence[bool]
) -> list[_Run]:
    """Return the numberings of the document: markers of one style and look that go on from one another.

    Where a number goes on from two, it is of the one whose last member is of its nature, as ``votes`` have it. A
    heading without a number ends those below it.
    """
    nature = [vote and not _is_followed_by_name(index, blocks, found) for index, vote in enumerate(votes)]
    runs: list[_Run] = []
    nested: list[_Run] = []  # those that are open, an outer one before those in it
    for index, (block, one) in enumerate(zip(blocks, found, strict=True)):
        if one is None:
            if index in apart:
                while nested and nested[-1][0][0] not in apart:
                    nested.pop()
            continue
        look = (one.style, *facet(block))
        fits = [
            (abs(blocks[run[-1][0]].left - block.left), nature[run[-1][0]] is not nature[index], -place)
            for place, run in enumerate(nested)
            if (run[0][1].style, *facet(blocks[run[0][0]])) == look
            and follows(one.marker.ordinal, run[-1][1].marker.ordinal)
        ]
        shift, _, place = min(fits, default=(SHIFT, False, 0))
        if shift < SHIFT:
            del nested[1 - place :]
        else:
            del nested[: 1 - _OPEN_RUNS]
            nested.append([])
            runs.append(nested[-1])
        nested[-1].append((index, one))
    return runs


def _is_followed_by_name(index: int, blocks: Sequence[Block], found: Sequence[Found | None]) -> bool:
    """Whether what stands below may itself be the heading of a section, as after the last item of a list."""
    return index + 1 < len(blocks) and found[index + 1] is None and names_section(blocks[index + 1].text)


def _is_note(found: Found | None) -> bool:
    return found is not None and found.style == NOTE


def _is_followed(
    index: int, blocks: Sequence[Block], found: Sequence[Found | None], captions: frozenset[int], apart: frozenset[int]
) -> bool:
    """Whether something stands below block ``index`` that it could be the heading of; a mere note could not."""
    below = index + 1
    while below < len(blocks) and _is_note(found[below]):
        below += 1
    if below >= len(blocks) or below in captions:
        return False
    mine, other = found[index], found[below]
    if other is None:
        return below not in apart or index in apart
    if mine is None or not begins(other.marker.ordinal):
        return False
    if other.style != mine.style or blocks[below].left >= blocks[index].left + STEP:
        return True
    # A numbering of sentences that begins right below the number of a name: 2 禁止事項, 1 悪口を書かないこと。
    return bool(mine.marker.ordinal) and not ends_sentence(mine.rest) and ends_sentence(other.rest)


def _names(index: int, blocks: Sequence[Block], found: Sequence[Found | None]) -> bool:
    """Whether a marked block is short, as headings are, and no lead to the list below it."""
    one, below = found[index], found[index + 1] if index + 1 < len(blocks) else None
    if one is None or not is_short(one.rest) or is_omission(one.rest) or is_deleted(one.rest):
        return False
    if one.style in _SMALL and is_pair(one.rest):
        return False
    return below is None or not is_lead(one.rest)


def _head_few(run: _Run, blocks: Sequence[Block], found: Sequence[Found | None]) -> bool:
    """Whether each of some few members is a short name over a numbering of its own, or over text that is set in.

    Of two, the text of the first is nobody else's, wherever it begins.
    """
    flat = len(run) > 1
    return all(_names(index, blocks, found) and _holds(index, blocks, found, flat=flat) for index, _ in run)


def _holds(index: int, blocks: Sequence[Block], found: Sequence[Found | None], *, flat: bool) -> bool:
    """Whether what stands below a marked block can be nobody else's."""
    if index + 1 >= len(blocks):
        return False
    one, other = found[index], found[index + 1]
    if other is None:
        return (flat or blocks[index + 1].left >= blocks[index].left + STEP) and ends_sentence(blocks[index + 1].text)
    return one is not None and bool(other.marker.ordinal) and other.style != one.style and begins(other.marker.ordinal)


def _heading_runs(
    blocks: Sequence[Block], found: Sequence[Found | None], captions: frozenset[int], apart: frozenset[int]
) -> set[int]:
    """Return the marked blocks that are headings by the company they keep.

    A numbering is one of headings where most of its members are short and have something below them. The last
    member is left out of the count: an unnumbered paragraph below a list makes its last item no heading.
    """
    tallies: dict[object, list[bool]] = defaultdict(list)
    votes_of: list[tuple[_Run, list[bool], tuple[object, ...]]] = []
    vote = [
        _names(index, blocks, found) and _is_followed(index, blocks, found, captions, apart)
        for index in range(len(blocks))
    ]
    for run in _runs(blocks, found, apart, vote):
        votes = [vote[index] for index, _ in run]
        key = (run[0][1].style, *facet(blocks[run[0][0]]))
        tallies[key].extend(votes[:-1])
        votes_of.append((run, votes, key))
    headings: set[int] = set()
    for run, all_votes, look in votes_of:
        votes = all_votes[:-1]
        if len(run) < _ENOUGH and not _head_few(run, blocks, found):
            votes = tallies[look] or all_votes  # too few to tell by themselves: ask their like in the document
            if not tallies[look] and run[0][1].style in _SMALL:
                continue
        if any(all_votes) and sum(votes) >= _SHARE * len(votes):
            headings.update(index for index, _ in run if _names(index, blocks, found))
    return headings


def _apart(blocks: Sequence[Block], found: Sequence[Found | None], captions: frozenset[int]) -> frozenset[int]:
    """Return the blocks that the format, or type where little is in such type, sets apart as headings."""
    bold = sum(len(block.text) for block in blocks if block.bold)
    plain = bold * 2 < sum(len(block.text) for block in blocks)
    apart: set[int] = set()
    for index, (block, one) in enumerate(zip(blocks, found, strict=True)):
        short = is_short(block.text if one is None else one.rest)
        if block.kind in _STATED or (plain and short and not _is_to_right(block) and _is_strong(block)):
            apart.add(index)
    return frozenset(index for index in apart - captions if blocks[index].kind is not LineKind.CELL)


def _is_strong(block: Block) -> bool:
    return block.bold or block.first.size >= LARGE


def _is_to_right(block: Block) -> bool:
    """Whether a block is set to the right, as dates and offices are."""
    return block.kind is LineKind.PARAGRAPH and block.first.alignment is Alignment.END


def find(blocks: Sequence[Block], found: Sequence[Found | None]) -> Headings:
    """Return which of ``blocks`` with the markers ``found`` are headings, and which are captions."""
    captions = _captions(blocks, found)
    apart = _apart(blocks, found, captions)
    headings = _heading_runs(blocks, found, captions, apart)
    unmarked = Unmarked(blocks, found, captions, headings)
    for index, block in enumerate(blocks):
        if index in apart or (index not in captions and not _is_to_right(block) and unmarked.judge(index)):
            headings.add(index)
    unmarked.complete()
    return Headings(captions=captions, headings=frozenset(headings))
