"""Blocks become parts: what is heading, what is text, and whether the part heads a section or is an item of a list.

In: blocks and the marker of each. Out: parts in reading order; a caption (目的) is in the part of the article after it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeAlias

from guidecompare.model import LineKind, MarkerKind
from guidecompare.segment.blocks import Block
from guidecompare.segment.markers import Found
from guidecompare.segment.numbering import begins, follows

if TYPE_CHECKING:
    from collections.abc import Sequence


class Role(StrEnum):
    """What a part is among others."""

    SECTION = "section"  # it heads what follows: a heading, an article, a question
    ITEM = "item"  # one of a list
    TEXT = "text"  # an unnumbered paragraph
    ROW = "row"  # a row of a table of data


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A clause to be: its place in the tree is still open."""

    blocks: tuple[Block, ...]
    found: Found | None
    heading: str
    text: str
    role: Role

    @property
    def block(self) -> Block:
        """The block whose layout speaks for the part: the caption before an article does not."""
        return self.blocks[-1]

    @property
    def style(self) -> str:
        """The numbering it belongs to; empty where there is none."""
        return self.found.style if self.found else ""

    @property
    def ordinal(self) -> tuple[int, ...]:
        """Its number in that numbering."""
        return self.found.marker.ordinal if self.found else ()


_LONGEST: Final = 40  # characters of a heading; longer is text
_PLAIN_LONGEST: Final = 25  # characters of a heading that nothing but its shortness tells
_STEP: Final = 0.75  # characters: less is no indentation
_SHIFT: Final = 1.5  # characters by which members of one numbering may be set apart (9 and 10)
_DEEPEST: Final = 3.0  # characters that text is set in from its heading at most
_LARGE: Final = 1.12
_ENOUGH: Final = 3  # members by which a numbering shows its nature
_SHARE: Final = 0.5  # of a numbering's members that must look like headings
_STOP: Final = re.compile(r"[。、，．]$|[。][^」』）)]")
_OPEN: Final = "（(【〔［[＜<〈《"
_CLOSE: Final = "）)】〕］]＞>〉》"
_CAPTION: Final = re.compile(r"[（(〔［].{1,50}[）)〕］]")
_LEAD: Final = re.compile(r"次の|次に|以下|下記|左記|とおり|ような|ように|ものは|[:：]$")
_WIDE_PAIR: Final = re.compile(r"(?P<heading>[^\u3000。：:]{1,20}?)(?:\u3000|\s{2,})(?P<text>\S.*)", re.DOTALL)
_CONTACT: Final = re.compile(r"電話|ファクス|FAX|メール|内線|[0-9０-９]{2,}[-－][0-9０-９]{2,}")

_SECTIONS: Final = frozenset({MarkerKind.PART, MarkerKind.CHAPTER, MarkerKind.SECTION, MarkerKind.BRACKET})
_CAPTIONED: Final = frozenset({MarkerKind.ARTICLE, MarkerKind.NUMBER, MarkerKind.KANJI, MarkerKind.DAI})
_PAIRED: Final = frozenset({MarkerKind.ARTICLE, MarkerKind.NUMBER, MarkerKind.DAI, MarkerKind.KANJI})


def is_lead(text: str) -> bool:
    """Whether a paragraph announces the list after it."""
    return bool(_LEAD.search(text))


def ends_sentence(text: str) -> bool:
    """Whether ``text`` holds the end of a sentence, so that it is no heading."""
    return bool(_STOP.search(text.strip()))


def bare(heading: str) -> str:
    """Return a heading without brackets around it and without the spaces of 目　的."""
    text = heading.strip()
    while (
        len(text) > 1
        and text[0] in _OPEN
        and text[-1] == _CLOSE[_OPEN.index(text[0])]
        and _closes_at(text) == len(text)
    ):
        text = text[1:-1].strip()
    letters = text.split()
    return "".join(letters) if len(letters) > 1 and all(len(letter) == 1 for letter in letters) else text


def _closes_at(text: str) -> int:
    """Return where the bracket that ``text`` opens with is closed, or 0."""
    depth = 0
    for index, character in enumerate(text):
        depth += character in _OPEN
        depth -= character in _CLOSE
        if depth == 0:
            return index + 1
    return 0


def _short(text: str) -> bool:
    return 0 < len(text) <= _LONGEST and not ends_sentence(text)


def _stands_out(block: Block, plain: bool) -> bool:  # noqa: FBT001 - the document's own habit
    return plain and (block.bold or block.first.size >= _LARGE)


def _facet(block: Block) -> tuple[object, ...]:
    """Return what makes two blocks with markers of one style look alike."""
    listed = block.kind in (LineKind.HEADING, LineKind.ITEM)
    return (block.kind, block.first.level if listed else 0, block.bold)


# --- captions -----------------------------------------------------------------------------------------------------


def _takes_caption(found: Found | None) -> bool:
    return found is not None and found.marker.kind in _CAPTIONED


def _captions(blocks: Sequence[Block], found: Sequence[Found | None]) -> set[int]:
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
        if _CAPTION.fullmatch(text) and _closes_at(text) == len(text):
            captions.add(index)
        elif (
            article
            and _short(text)
            and following.rest
            and ends_sentence(following.rest)
            and blocks[index].kind is not LineKind.HEADING
        ):
            bare_ones.append(index)
    return captions | (set(bare_ones) if len(bare_ones) * 2 > articles else set())


# --- which numberings are headings --------------------------------------------------------------------------------


_Run: TypeAlias = list[tuple[int, Found]]  # the members of a numbering, each with its place among the blocks


def _runs(blocks: Sequence[Block], found: Sequence[Found | None]) -> list[_Run]:
    """Return the numberings of the document: markers of one style and look that go on from one another."""
    open_runs: dict[object, list[_Run]] = defaultdict(list)
    runs: list[_Run] = []
    for index, (block, one) in enumerate(zip(blocks, found, strict=True)):
        if one is None:
            continue
        alike = open_runs[(one.style, *_facet(block))]
        shifts = [
            (abs(blocks[run[-1][0]].left - block.left), -run[-1][0], run)
            for run in alike
            if follows(one.marker.ordinal, run[-1][1].marker.ordinal)
        ]
        shift, _, run = min(shifts, key=lambda candidate: candidate[:2], default=(_SHIFT, 0, []))
        if shift >= _SHIFT:
            run = []
            runs.append(run)
            alike.append(run)
        run.append((index, one))
    return runs


def _is_followed(index: int, blocks: Sequence[Block], found: Sequence[Found | None], captions: set[int]) -> bool:
    """Whether something stands below block ``index`` that it could be the heading of."""
    if index + 1 >= len(blocks) or index + 1 in captions:
        return False
    mine, other = found[index], found[index + 1]
    if other is None:
        return blocks[index + 1].kind is not LineKind.HEADING or blocks[index].kind is LineKind.HEADING
    inner = mine is not None and (other.style != mine.style or blocks[index + 1].left >= blocks[index].left + _STEP)
    return inner and begins(other.marker.ordinal)


def _heading_runs(blocks: Sequence[Block], found: Sequence[Found | None], captions: set[int]) -> set[int]:
    """Return the marked blocks that are headings by the company they keep.

    A numbering is one of headings where most of its members are short and have something below them. The last
    member is left out of the count: an unnumbered paragraph below a list makes its last item no heading.
    """
    tallies: dict[object, list[bool]] = defaultdict(list)
    votes_of: list[tuple[_Run, list[bool], tuple[object, ...]]] = []
    for run in _runs(blocks, found):
        votes = [_short(one.rest) and _is_followed(index, blocks, found, captions) for index, one in run]
        key = (run[0][1].style, *_facet(blocks[run[0][0]]))
        tallies[key].extend(votes[:-1])
        votes_of.append((run, votes, key))
    headings: set[int] = set()
    for run, all_votes, look in votes_of:
        votes = all_votes[:-1]
        if len(run) < _ENOUGH:  # too few to tell by themselves: ask the like numberings of the document
            votes = tallies[look] or all_votes
        if any(all_votes) and sum(votes) >= _SHARE * len(votes):
            headings.update(index for index, one in run if _short(one.rest))
    return headings


# --- parts --------------------------------------------------------------------------------------------------------


def _split_marked(block: Block, found: Found, *, heads: bool) -> tuple[str, str, Role]:
    """Return heading, text and role of a marked block."""
    kind, rest = found.marker.kind, found.rest
    if kind is MarkerKind.BRACKET:
        name = block.text[: len(block.text) - len(rest)] if rest else block.text
        return bare(name), rest, Role.SECTION
    if kind is MarkerKind.QUESTION or block.kind is LineKind.HEADING:
        return bare(rest), "", Role.SECTION
    end = _closes_at(rest)
    if (
        kind in (MarkerKind.ARTICLE, MarkerKind.SUPPLEMENT, MarkerKind.ANNEX, MarkerKind.DAI, MarkerKind.NUMBER)
        and end
        and rest[0] in "（("
    ):
        inner, text = rest[:end], rest[end:].strip()
        if _short(bare(inner)) and (kind is not MarkerKind.NUMBER or ends_sentence(text)):
            return bare(inner), text, Role.SECTION if kind is not MarkerKind.NUMBER else Role.ITEM
    if kind in (MarkerKind.SUPPLEMENT, MarkerKind.ANNEX):
        return (bare(rest), "", Role.SECTION) if _short(rest) else ("", rest, Role.SECTION)
    if heads or (kind in _SECTIONS and _short(rest)):
        return bare(rest), "", Role.SECTION
    return "", rest, Role.SECTION if kind in _SECTIONS or kind is MarkerKind.ARTICLE else Role.ITEM


def _split_pairs(parts: list[Part]) -> list[Part]:
    """Divide 1　目的　本文 into heading and text, where the members of that numbering agree on it."""
    by_style: dict[object, list[int]] = defaultdict(list)
    for index, part in enumerate(parts):
        if part.found and part.found.marker.kind in _PAIRED and part.text and not part.heading:
            by_style[(part.style, _facet(part.block))].append(index)
    result = list(parts)
    for indexes in by_style.values():
        matches = {index: _WIDE_PAIR.fullmatch(parts[index].text) for index in indexes}
        good = [index for index, match in matches.items() if match and ends_sentence(match["text"])]
        for index in good:
            match = matches[index]
            if match and (len(good) * 2 > len(indexes) or _is_closing_paragraph(parts, index)):
                heading = bare(match["heading"])
                result[index] = replace(parts[index], heading=heading, text=match["text"], role=Role.SECTION)
    return result


def _split_cells(parts: list[Part]) -> list[Part]:
    """Divide 所管　広報課 in the right column of a table, where two such lines follow one another."""
    matches = [
        _WIDE_PAIR.fullmatch(part.text)
        if part.block.kind is LineKind.DESCRIPTION and part.role is Role.TEXT and not _CONTACT.search(part.text)
        else None
        for part in parts
    ]
    result = list(parts)
    for index, match in enumerate(matches):
        beside = [*matches[max(index - 1, 0) : index], *matches[index + 1 : index + 2]]
        if match and _short(match["heading"]) and any(beside):
            result[index] = replace(parts[index], heading=bare(match["heading"]), text=match["text"], role=Role.ITEM)
    return result


def _is_closing_paragraph(parts: Sequence[Part], index: int) -> bool:
    """Whether the part is a 項 of 附則."""
    for part in reversed(parts[:index]):
        if part.found and part.found.marker.kind is MarkerKind.SUPPLEMENT:
            return True
        if part.found and part.found.marker.kind is MarkerKind.ARTICLE:
            return False
    return False


def _unmarked_heading(index: int, blocks: Sequence[Block], found: Sequence[Found | None], *, plain: bool) -> bool:
    """Whether a block without marker is a heading."""
    block = blocks[index]
    if block.kind in (LineKind.HEADING, LineKind.TERM, LineKind.TITLE):
        return True
    if block.kind is LineKind.CELL or not _short(block.text):
        return False
    if _stands_out(block, plain):
        return True
    if block.kind is not LineKind.PARAGRAPH or index + 1 >= len(blocks):
        return False
    following = blocks[index + 1]
    below = found[index + 1] is None and following.kind is LineKind.PARAGRAPH
    outermost = block.left <= min(other.left for other in blocks) + _STEP
    said = ends_sentence(following.text) or outermost
    return below and said and _STEP <= following.left - block.left <= _DEEPEST and len(block.text) <= _PLAIN_LONGEST


def parts(blocks: Sequence[Block], found: Sequence[Found | None]) -> tuple[Part, ...]:
    """Return the parts that ``blocks`` with the markers ``found`` make."""
    captions = _captions(blocks, found)
    headings = _heading_runs(blocks, found, captions)
    plain = sum(len(block.text) for block in blocks if block.bold) * 2 < sum(len(block.text) for block in blocks)
    result: list[Part] = []
    waiting: list[Block] = []
    for index, (block, one) in enumerate(zip(blocks, found, strict=True)):
        if index in captions:
            waiting.append(block)
            continue
        whole = (*waiting, block)
        if one is not None:
            heads = index in headings or (_stands_out(block, plain) and _short(one.rest))
            heading, text, role = _split_marked(block, one, heads=heads)
            if waiting:
                heading, text = bare(waiting[-1].text), text or heading
                role = Role.SECTION
        elif block.kind is LineKind.CELL:
            heading, text, role = "", block.text, Role.ROW
        elif _unmarked_heading(index, blocks, found, plain=plain):
            heading, text, role = bare(block.text), "", Role.SECTION
        else:
            heading, text, role = "", block.text, Role.TEXT
        waiting = []
        result.append(Part(blocks=whole, found=one, heading=heading, text=text, role=role))
    return tuple(_split_cells(_split_pairs(result)))
