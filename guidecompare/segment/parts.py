"""Blocks become parts: what is heading, what is text, and whether the part heads a section or is an item of a list.

In: blocks and the marker of each. Out: parts in reading order; a caption (目的) is in the part of the article after it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from guidecompare.model import LineKind, MarkerKind
from guidecompare.segment import headings
from guidecompare.segment.blocks import Block
from guidecompare.segment.markers import Found
from guidecompare.segment.wording import bare, closes_at, ends_sentence, is_deleted, is_omission, is_short

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
    def rank(self) -> int | None:
        """Its rank among 章, 節, 款 and 条; None for all else."""
        if self.found is None:
            return None
        return _PARAGRAPH_RANK if self.found.style == "第款" else RANKS.get(self.found.marker.kind)

    @property
    def ordinal(self) -> tuple[int, ...]:
        """Its number in that numbering."""
        return self.found.marker.ordinal if self.found else ()


# Ranks that hold in every document: a smaller one stands above. No order of other markers is laid down.
RANKS: Final = {
    MarkerKind.PART: 0,
    MarkerKind.SUPPLEMENT: 0,
    MarkerKind.ANNEX: 0,
    MarkerKind.CHAPTER: 1,
    MarkerKind.SECTION: 2,
    MarkerKind.ARTICLE: 4,
}
_PARAGRAPH_RANK: Final = 3  # 款, a kind of 節 that stands below one
_WIDE_PAIR: Final = re.compile(r"(?P<heading>[^\u3000。：:]{1,20}?)(?:\u3000|\s{2,})(?P<text>\S.*)", re.DOTALL)
_CONTACT: Final = re.compile(r"電話|ファクス|FAX|メール|内線|[0-9０-９]{2,}[-－][0-9０-９]{2,}")

_SECTIONS: Final = frozenset({MarkerKind.PART, MarkerKind.CHAPTER, MarkerKind.SECTION, MarkerKind.BRACKET})
_PAIRED: Final = frozenset(
    {MarkerKind.ARTICLE, MarkerKind.NUMBER, MarkerKind.DAI, MarkerKind.KANJI, MarkerKind.CIRCLED}
)
_LARGE_BULLETS: Final = frozenset("○●◯◎■□◆◇")  # those that head something


def _split_marked(block: Block, found: Found, *, heads: bool) -> tuple[str, str, Role]:
    """Return heading, text and role of a marked block."""
    kind, rest = found.marker.kind, found.rest
    if kind is MarkerKind.BRACKET:
        inside = bool(found.marker.ordinal)  # 【１　目的】: the rest is the name
        name = rest if inside else block.text[: len(block.text) - len(rest)]
        return bare(name), "" if inside else rest, Role.SECTION
    if kind is MarkerKind.QUESTION or block.kind is LineKind.HEADING:
        return bare(rest), "", Role.SECTION
    end = closes_at(rest)
    dated = kind is MarkerKind.SUPPLEMENT and is_short(rest)  # （令和5年訓令第6号）抄
    if (
        not dated
        and kind in (MarkerKind.ARTICLE, MarkerKind.SUPPLEMENT, MarkerKind.ANNEX, MarkerKind.DAI, MarkerKind.NUMBER)
        and end
        and rest[0] in "（("
    ):
        inner, text = rest[:end], rest[end:].strip()
        if (
            is_short(bare(inner))
            and not (is_omission(inner) or is_deleted(inner))
            and (kind is not MarkerKind.NUMBER or ends_sentence(text))
        ):
            return bare(inner), text, Role.SECTION if kind is not MarkerKind.NUMBER else Role.ITEM
    if kind in (MarkerKind.SUPPLEMENT, MarkerKind.ANNEX):
        return (bare(rest), "", Role.SECTION) if is_short(rest) else ("", rest, Role.SECTION)
    if heads or (kind in _SECTIONS and is_short(rest)):
        return bare(rest), "", Role.SECTION
    return "", rest, Role.SECTION if kind in _SECTIONS or kind is MarkerKind.ARTICLE else Role.ITEM


def _split_pairs(parts: list[Part]) -> list[Part]:
    """Divide 1　目的　本文 into heading and text, where the members of that numbering agree on it."""
    by_style: dict[object, list[int]] = defaultdict(list)
    for index, part in enumerate(parts):
        paired = part.found and (part.found.marker.kind in _PAIRED or part.style in _LARGE_BULLETS)
        if paired and part.text and not part.heading:
            by_style[(part.style, headings.facet(part.block))].append(index)
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
        if match and is_short(match["heading"]) and any(beside):
            result[index] = replace(parts[index], heading=bare(match["heading"]), text=match["text"], role=Role.ITEM)
    return result


def _join_rows(parts: list[Part]) -> list[Part]:
    """Make one part of the cells of a row."""
    result: list[Part] = []
    for part in parts:
        before = result[-1] if result else None
        if part.role is Role.ROW and before and before.role is Role.ROW and _row(before) == _row(part):
            text = f"{before.text}\u3000{part.text}"
            result[-1] = replace(before, blocks=(*before.blocks, *part.blocks), text=text)
        else:
            result.append(part)
    return result


def _row(part: Part) -> tuple[int, int] | None:
    cell = part.block.cell
    return (cell.table, cell.row) if cell else None


def _is_closing_paragraph(parts: Sequence[Part], index: int) -> bool:
    """Whether the part is a 項 of 附則."""
    for part in reversed(parts[:index]):
        if part.found and part.found.marker.kind is MarkerKind.SUPPLEMENT:
            return True
        if part.found and part.found.marker.kind is MarkerKind.ARTICLE:
            return False
    return False


def parts(blocks: Sequence[Block], found: Sequence[Found | None]) -> tuple[Part, ...]:
    """Return the parts that ``blocks`` with the markers ``found`` make."""
    which = headings.find(blocks, found)
    result: list[Part] = []
    waiting: list[Block] = []
    for index, (block, one) in enumerate(zip(blocks, found, strict=True)):
        if index in which.captions:
            waiting.append(block)
            continue
        whole = (*waiting, block)
        if one is not None:
            heading, text, role = _split_marked(block, one, heads=index in which.headings)
            if waiting:
                heading, text = bare(waiting[-1].text), text or heading
                role = Role.SECTION
        elif block.kind is LineKind.CELL:
            heading, text, role = "", block.text, Role.ROW
        elif index in which.headings:
            heading, text, role = bare(block.text), "", Role.SECTION
        else:
            heading, text, role = "", block.text, Role.TEXT
        waiting = []
        result.append(Part(blocks=whole, found=one, heading=heading, text=text, role=role))
    return tuple(_join_rows(_split_cells(_split_pairs(result))))
