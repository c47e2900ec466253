"""Lines become blocks: the lines of one paragraph joined, with what the layout says of them and their readings.

In: the lines of a Document. Out: blocks in reading order; every line is in exactly one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from guidecompare.model import Line, LineKind, MarkerKind
from guidecompare.segment import markers
from guidecompare.segment.markers import Found
from guidecompare.segment.wording import is_lead, is_short, is_unfinished

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from guidecompare.model import CellPlace

STEP: Final = 0.75  # characters: less is no indentation
LARGE: Final = 1.12  # type of that size, to the body's, is a heading's
SHIFT: Final = 1.5  # characters by which members of one numbering may be set apart (9 and 10)

_LATIN_END: Final = re.compile(r"[A-Za-z0-9,.;:!?)\]]$")
_LATIN_START: Final = re.compile(r"^[A-Za-z0-9(\[]")
_GOES_ON: Final = re.compile(
    r"^(?:[（(]以下[「、]|[）)」』】］〕、。，．・ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ]|[のをにがはでともや][一-龥ァ-ヴ「『])"
)
_OPENING: Final = "（(「『"
_ENDING: Final = "）)」』"
_LONGEST_BRACKET: Final = 4  # lines over which a bracket may be torn
_RUNNING: Final = frozenset({LineKind.PARAGRAPH, LineKind.ITEM, LineKind.DESCRIPTION})  # kinds that hold sentences
_LEADING: Final = re.compile(r"^\s*")
# A space inside a word: Japanese has none between kana, or between kana and a kanji. Two nouns may have one.
_BROKEN: Final = re.compile(r"(?<=[ぁ-んァ-ヴー一-龥々、。]) (?=[ぁ-ん])|(?<=[ぁ-ん、。]) (?=[ァ-ヴー一-龥々])")
_SPACED_OUT: Final = 5  # wakachi-gaki, words set apart for easy reading, has a space in fewer characters than this
# A marker of these kinds alone on its line belongs to the line below; 第1章 or 附則 alone is a heading.
_FASTENED: Final = frozenset(
    {
        MarkerKind.ARTICLE,
        MarkerKind.NUMBER,
        MarkerKind.KANJI,
        MarkerKind.PAREN,
        MarkerKind.PAREN_KANJI,
        MarkerKind.CIRCLED,
        MarkerKind.KANA,
        MarkerKind.PAREN_KANA,
        MarkerKind.IROHA,
        MarkerKind.BULLET,
        MarkerKind.ROMAN,
    }
)
# These alone on their line have their title below.
_TITLED: Final = frozenset({MarkerKind.PART, MarkerKind.CHAPTER, MarkerKind.SECTION, MarkerKind.ANNEX})


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph, heading, item or cell, as the layout has it."""

    lines: tuple[Line, ...]
    text: str
    readings: tuple[Found, ...]  # how its beginning can be read as a marker
    left: float  # where its first line begins, in characters
    body: float | None  # where its further lines begin; None where there are none

    @property
    def first(self) -> Line:
        """The line whose layout speaks for the block."""
        return self.lines[0]

    @property
    def kind(self) -> LineKind:
        """What the format says it is."""
        return self.first.kind

    @property
    def cell(self) -> CellPlace | None:
        """Where in a table it stands."""
        return self.first.cell

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.bold for line in self.lines)


def _left(line: Line) -> float:
    space = _LEADING.match(line.text)
    lead = space.group() if space else ""
    return line.indent + sum(1.0 if character == "\u3000" else 0.5 for character in lead)


def heal(text: str, *, typed: bool) -> str:
    """Take out spaces that the layout put inside words; text that sets every word apart keeps them.

    A single one in a line that somebody typed sets a term apart from what is said of it.
    """
    broken = len(_BROKEN.findall(text))
    if broken * _SPACED_OUT > len(text) or (typed and broken == 1):
        return text
    return _BROKEN.sub("", text)


def join(parts: Sequence[str]) -> str:
    """Join the lines of a paragraph: a space between Latin words, nothing between Japanese."""
    text = ""
    for part in (part.strip() for part in parts):
        latin = _LATIN_END.search(text) and _LATIN_START.match(part)
        text += f" {part}" if latin else part
    return text


def _readings(line: Line) -> tuple[Found, ...]:
    """Read the marker typed in the line, or else the one that the format generates for it."""
    if line.kind is LineKind.CELL:
        return ()  # a number in a table of data counts things, not clauses
    typed = markers.read(line.text)
    if not line.ordinal or (typed and typed[0].firm and typed[0].marker.kind is not MarkerKind.BULLET):
        return typed
    text = typed[0].rest if typed and typed[0].marker.kind is MarkerKind.BULLET else line.text.strip()
    return tuple(
        markers.Found(marker=one.marker, rest=text, style="list " + one.style)
        for one in markers.read(f"{line.ordinal.strip()} ")
    )


class _Seen:
    """The numberings met so far, to tell the next marker from a number that a wrapped line happens to begin with."""

    def __init__(self) -> None:
        self._last: dict[str, tuple[int, ...]] = {}

    def expects(self, found: Found) -> bool:
        ordinal = found.marker.ordinal
        if not ordinal:
            return found.style in self._last or found.marker.kind is not MarkerKind.BULLET
        last = self._last.get(found.style)
        return (
            ordinal[-1] == 1 or last == (*ordinal[:-1], ordinal[-1] - 1) or (last is not None and last == ordinal[:-1])
        )

    def add(self, readings: Iterable[Found]) -> None:
        for found in readings:
            self._last[found.style] = found.marker.ordinal


def _is_torn(group: Sequence[Line]) -> bool:
    """Whether the paragraph so far has left a bracket open, and no sentence ends with it."""
    if len(group) >= _LONGEST_BRACKET or group[-1].text.rstrip().endswith("。"):
        return False
    depth = 0
    for part in group:
        for character in part.text:
            depth = max(0, depth + (character in _OPENING) - (character in _ENDING))
    return depth > 0


def _alone(line: Line) -> MarkerKind | None:
    """Return the kind of marker that a line holds and nothing else."""
    found = markers.read(line.text)
    return found[0].marker.kind if found and found[0].firm and not found[0].rest else None


def _same_paragraph(group: Sequence[Line], line: Line, readings: tuple[Found, ...], seen: _Seen) -> bool:
    before = group[-1]
    if line.continues:
        return not any(found.firm and seen.expects(found) for found in readings)
    if (before.kind, before.level, before.cell) != (line.kind, line.level, line.cell) or line.ordinal:
        return False
    alone = _alone(before)
    if alone in _FASTENED:
        return not (readings and readings[0].firm)
    if any(found.firm for found in readings):
        return False
    if alone in _TITLED and line.kind is LineKind.PARAGRAPH:
        return len(group) == 1 and is_short(line.text) and not is_lead(line.text)
    unfinished = before.kind in _RUNNING and is_unfinished(before.text)
    return unfinished or bool(_GOES_ON.match(line.text.strip())) or _is_torn(group)


def _block(lines: list[Line]) -> Block:
    first = lines[0]
    text = join([line.text for line in lines])
    alone = markers.read(first.text)
    if len(lines) > 1 and alone and not alone[0].rest:
        text = f"{first.text.strip()}\u3000{join([line.text for line in lines[1:]])}"
    typed = first.place.page is None and len(lines) == 1
    readings = _readings(replace(first, text=text))
    return Block(
        lines=tuple(lines),
        text=heal(text, typed=typed),
        readings=tuple(replace(found, rest=heal(found.rest, typed=typed)) for found in readings),
        left=_left(first),
        body=min((_left(line) for line in lines[1:]), default=None),
    )


def blocks(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Return the paragraphs that ``lines`` make."""
    groups: list[list[Line]] = []
    seen = _Seen()
    for line in lines:
        readings = _readings(line)
        if groups and _same_paragraph(groups[-1], line, readings, seen):
            groups[-1].append(line)
        else:
            groups.append([line])
            seen.add(readings[:1])
    return tuple(_block(group) for group in groups)
