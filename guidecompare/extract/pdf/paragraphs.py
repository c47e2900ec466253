"""Which lines go on with the line before: what line breaks mean, told from the layout.

In: the lines of a document in reading order, with the column of each. Out: for each line whether it goes on with the
paragraph of the line before, and its indent. The first question is whether the beginning of a line would still have
had room on the line before: if so, somebody ended that line on purpose. Only where it would not are indents, gaps,
type and markers asked.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from guidecompare.extract.pdf.shapes import Row
from guidecompare.model import Alignment

if TYPE_CHECKING:
    from collections.abc import Sequence

# In characters, save where said.
_SAME: Final = 0.4  # left edges that differ by less are one
_SLACK: Final = 0.05  # for rounding
_LATIN_SPACE: Final = 0.25
_MIXED_SPACE: Final = 0.2  # set between Japanese and Latin type by the program
_GUESSED: Final = 0.25  # for a right edge that no line proves
_REACH: Final = 0.6  # lines whose ends differ by less reach the same right edge
_RAGGED: Final = 1.5  # the same in text that is not justified
_SUPPORT: Final = 3  # lines that prove a right edge
_STRAY: Final = 1  # lines that may go on beyond one
_PROOF: Final = 10.0  # how long they must be
_PADDING: Final = 8.0  # points: the most that a cell keeps free at its sides
_WIDER: Final = 1.25  # to the usual pitch of lines: a gap between paragraphs
_WIDE: Final = 1.06  # the same where a sentence has ended
_OTHER_SIZE: Final = 0.08  # share by which type sizes of one paragraph may differ
_FEW: Final = 4  # lines that do not tell whether one stands out
_OUTDENT: Final = 3.5  # the most that a first line is indented by
_FAR_RIGHT: Final = 0.4  # of the column's width
_FREE: Final = 0.2  # of the column's width that stays free beside a line which is set to the right
_FREE_BOTH: Final = 0.1  # the same at either side of one that is centred
_AT_EDGE: Final = 1.5  # how near to the right edge such a line ends, or to the middle one that is centred
_SHORT: Final = 3.0  # room that is left behind a heading

_OPENING: Final = frozenset("（(「『【〔〈《［[｛{“‘")
_CLOSING: Final = frozenset(
    "、。，．,.）)」』】〕〉》］]｝}”’！？!?：；:;・ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々％%"
)
_HANGING: Final = frozenset("、。，．,.")
_COMMA: Final = frozenset("、，,")
_SENTENCE_END: Final = re.compile(r"[。．.！？!?：:][」』）)】]*$")
_PHRASE_END: Final = re.compile(r"[」』）)】]$")
_PARTICLES: Final = frozenset("をにのはがとでもへや")
_DATE: Final = re.compile(r"(?:令和|平成|昭和)?[\d０-９元]+年[\d０-９]+月(?:[\d０-９]+日)?")
_MARKER: Final = re.compile(
    r"""
    第[\d一二三四五六七八九十百〇]+[条章節編部款項](?:の[\d一二三四五六七八九十]+)?(?=[\s（(]|$)
    | [（(\[〔【][\d一二三四五六七八九十ア-ンa-zA-Z]{1,3}[）)\]〕】](?![のにをはがとへ])
    | (?:\d{1,2}|[ア-ンa-zA-Z一二三四五六七八九十])[.．、)）\s](?!\d)
    | (?:Q|問|A|答|別表|別紙|様式|附則)[\s\d.．:：]
    | [\u2460-\u2473\u2474-\u2487\u24ea\u2776-\u277f・•●○◎■□◆◇▪▫▶▷★☆➢➔✓※◯]
    | [-–—‐]\s
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A line where it stands: in a column of text, or in a cell of a table with the box that bounds it."""

    row: Row
    column: str  # lines of one name share their edges
    bounds: tuple[float, float]  # how far the page, cell or box reaches to the left and right
    boxed: bool = False  # they are those of a box, with some white at its sides
    cell: tuple[int, int, int] | None = None  # table, row, column
    bold: bool = False
    bold_ends: tuple[bool, bool] = (False, False)  # whether its first and its last character are
    bullet: bool = False  # one is drawn before it

    @property
    def marked(self) -> bool:
        """Tell whether it begins with a number or sign of a list."""
        return self.bullet or _is_marked(self.row.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """What the layout says of a line."""

    continues: bool
    indent: float
    alignment: Alignment


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    left: float
    right: float  # a line that reaches beyond it would be too long
    edge: float  # where a line ends that is set to the right
    pitches: dict[int, float]  # the usual way from base line to base line, by the size of the type


def flows(lines: Sequence[Standing], em: float) -> tuple[Flow, ...]:
    """Return for each line whether it goes on, and its indent in characters of the body's size ``em``."""
    if not lines:
        return ()
    columns = _columns(lines, em)
    indents = [(line.row.x0 - columns[line.column].left) / em for line in lines]
    reading = _Reader(lines, indents, columns).read()
    return tuple(
        Flow(
            continues=continues,
            indent=round(indent, 2),
            alignment=Alignment.START if continues or goes_on else _alignment(line.row, columns[line.column], em),
        )
        for line, continues, goes_on, indent in zip(lines, reading, [*reading[1:], False], indents, strict=True)
    )


def _alignment(row: Row, column: _Column, em: float) -> Alignment:
    """Return where a paragraph of one line is set in its column."""
    before, behind = row.x0 - column.left, column.edge - row.x1
    width = column.edge - column.left
    if before >= _FREE * width and behind <= _AT_EDGE * em:
        return Alignment.END
    centred = abs(before - behind) <= _AT_EDGE * em and before >= _FREE_BOTH * width
    return Alignment.CENTRE if centred else Alignment.START


def _columns(lines: Sequence[Standing], em: float) -> dict[str, _Column]:
    held: defaultdict[str, list[Standing]] = defaultdict(list)
    for line in lines:
        held[line.column].append(line)
    return {name: _measured(members, em) for name, members in held.items()}


def _measured(lines: Sequence[Standing], em: float) -> _Column:
    starts = sorted(line.row.x0 for line in lines)
    stray = len(starts) > _FEW and starts[1] - starts[0] > _OUTDENT * em
    left = starts[stray]
    long = [line.row for line in lines if line.row.x1 - line.row.x0 >= _PROOF * em]
    # Lines of one form that differ in their figures prove no more than one of them.
    forms: dict[object, Row] = {}
    for row in long:
        form = re.sub(r"[\d０-９]+", "0", row.text)
        forms[id(row) if form == row.text else form] = row
    proven = _proven(tuple(forms.values()), em, bounded=lines[0].cell is not None)
    margins = min(line.row.x0 - line.bounds[0] for line in lines)
    if lines[0].cell or lines[0].boxed:
        margins = min(margins, _PADDING)
    nominal = min(line.bounds[1] for line in lines) - margins
    gaps: defaultdict[int, Counter[float]] = defaultdict(Counter)
    for one, two in pairwise(lines):
        way = two.row.base - one.row.base
        if one.row.page == two.row.page and one.cell == two.cell and 0 < way < 3 * em and _sizes_alike(one, two):
            gaps[round(two.row.size)][round(way * 2) / 2] += 1
    right = nominal - _GUESSED * em if proven is None else proven - _SLACK * em
    furthest = max(line.row.x1 for line in lines)
    edge = right if proven is not None and furthest <= right + em else max(nominal, furthest)
    return _Column(left=left, right=right, edge=edge, pitches={size: _pitch(counts) for size, counts in gaps.items()})


def _proven(rows: Sequence[Row], em: float, *, bounded: bool) -> float | None:
    """Return the right edge that several of ``rows`` reach; None where none is proven.

    In cells, which are ``bounded`` by their rules, only lines that break off in their sentence prove any.

    Those that end with their sentence prove the least: lines of one length may be a chance. Text that is not justified
    reaches its edge less exactly, but few of its lines go on beyond.
    """
    unfinished = [row for row in rows if not _SENTENCE_END.search(row.text)]
    some, many = () if bounded else rows, rows if len(rows) > 2 * _FEW and not bounded else ()
    for lines, reach, beyond in ((unfinished, _REACH, len(rows)), (some, _REACH, _STRAY), (many, _RAGGED, _STRAY)):
        ends = sorted((_end(row) for row in lines), reverse=True)
        for longer, (end, other) in enumerate(zip(ends, ends[_SUPPORT - 1 :], strict=False)):
            if longer <= beyond and end - other <= reach * em:
                return end
    return None


def _pitch(gaps: Counter[float]) -> float:
    """Return the usual way from line to line: of two that are about as frequent the smaller is within a paragraph."""
    most = max(gaps.values())
    return min(gap for gap, count in gaps.items() if 2 * count >= most)


def _end(row: Row) -> float:
    """Return the right edge without punctuation that may hang over the margin."""
    glyph = row.glyphs[-1]
    return glyph.x0 if glyph.text in _HANGING and len(row.glyphs) > 1 else glyph.x1


class _Reader:
    """Reads the lines one after the other and says of each whether it goes on with the paragraph before."""

    def __init__(self, lines: Sequence[Standing], indents: Sequence[float], columns: dict[str, _Column]) -> None:
        """Take the lines with their indents, and look how the document indents its paragraphs."""
        self._lines = lines
        self._indents = indents
        self._columns = columns
        self._indented = self._indents_first_lines()

    def _indents_first_lines(self) -> bool:
        """Tell whether sentences that go on do so further left rather than further right: paragraphs are indented."""
        steps = [
            self._indents[index] - self._indents[index - 1]
            for index in range(1, len(self._lines))
            if self._may_go_on(index)
            and not _has_ended(self._lines[index - 1].row, self._lines[index].row)
            and not self._lines[index - 1].marked
        ]
        return sum(-_OUTDENT <= step < -_SAME for step in steps) > sum(step > _SAME for step in steps)

    def read(self) -> list[bool]:
        """Return for each line whether it goes on."""
        found: list[bool] = []
        start = 0
        for index in range(len(self._lines)):
            found.append(index > 0 and self._may_go_on(index) and self._goes_on(start, index))
            if not found[-1]:
                start = index
        return found

    def _may_go_on(self, index: int) -> bool:
        """Tell whether nothing that can be measured speaks against it."""
        one, two = self._lines[index - 1], self._lines[index]
        return (
            one.cell == two.cell
            and not _DATE.fullmatch(one.row.text)
            and not self._has_room(one, two.row)
            and _alike(one, two)
            and self._white(index) < _WIDER
        )

    def _has_room(self, one: Standing, following: Row) -> bool:
        """Tell whether the beginning of ``following``, as far as it cannot be broken, would have fitted behind."""
        in_sentence = not _has_ended(one.row, following)
        needed = _end_of(one.row, following) + _unbreakable(following, in_sentence=in_sentence)
        return needed <= self._columns[one.column].right

    def _white(self, index: int) -> float:
        """Return the way from the base line before to this one, to the usual pitch; 1 where that says nothing."""
        one, two = self._lines[index - 1], self._lines[index]
        pitch = self._columns[two.column].pitches.get(round(two.row.size))
        if one.row.page != two.row.page or one.column != two.column or not pitch:
            return 1.0
        return (two.row.base - one.row.base) / pitch

    def _goes_on(self, start: int, index: int) -> bool:
        """Tell whether a line belongs to the paragraph begun at ``start``, whose last line is full."""
        before = self._lines[index - 1].row.text
        if before[-1] in _COMMA:
            return True
        ended = _has_ended(self._lines[index - 1].row, self._lines[index].row)
        if (ended and self._white(index) > _WIDE) or (_SENTENCE_END.search(before) and self._is_short(index)):
            return False
        if index - start > 1:
            return self._stays_in_line(start, index, ended=ended)
        return not self._lines[index].marked and self._may_be_second(start, index, ended=ended)

    def _stays_in_line(self, start: int, index: int, *, ended: bool) -> bool:
        """Tell whether a line stands below the second and later lines of its paragraph, as the next one would."""
        first, rest, here = self._indents[start], self._indents[index - 1], self._indents[index]
        if abs(here - rest) > _SAME:
            return False
        begins = ended and (self._lines[index].marked or self._hangs(index))
        return not begins or abs(first - rest) > _SAME

    def _may_be_second(self, start: int, index: int, *, ended: bool) -> bool:
        """Tell whether a line can be the second of a paragraph: further right, further left or below the first."""
        if self._is_flush_right(start):
            return False
        marked = self._lines[start].marked
        step = self._indents[index] - self._indents[start]
        if step > _SAME:
            return marked or not ended
        if step < -_SAME:
            return -step <= _OUTDENT and not (ended and marked)
        begins = self._hangs(index) or (self._indented and self._indents[index] > _SAME)
        return marked or not (ended and begins)

    def _is_flush_right(self, index: int) -> bool:
        """Tell whether a line begins so far right that it ends at the right edge for another reason: date, issuer."""
        line = self._lines[index]
        column = self._columns[line.column]
        return line.row.x0 - column.left > _FAR_RIGHT * (column.right - column.left)

    def _hangs(self, index: int) -> bool:
        """Tell whether the next line goes on further right: then this one begins a paragraph."""
        if index + 1 >= len(self._lines) or not self._may_go_on(index + 1):
            return False
        return self._indents[index + 1] - self._indents[index] > _SAME and not self._lines[index + 1].marked

    def _is_short(self, index: int) -> bool:
        """Tell whether a line ends early and not with a sentence, as headings do."""
        line = self._lines[index]
        room = self._columns[line.column].right - line.row.x1
        return room > _SHORT * line.row.size and not _SENTENCE_END.search(line.row.text)


def _has_ended(row: Row, following: Row) -> bool:
    """Tell whether a sentence may end with ``row``; a bracket may close anywhere, but no sentence begins with を."""
    if _SENTENCE_END.search(row.text):
        return True
    return bool(_PHRASE_END.search(row.text)) and following.text[0] not in _PARTICLES


def _end_of(row: Row, following: Row) -> float:
    """Return where the next character would stand behind ``row``: space goes before and after Latin words."""
    left, right = row.text[-1].isascii(), following.text[0].isascii()
    return row.x1 + row.size * (_LATIN_SPACE if left and right else _MIXED_SPACE if left or right else 0.0)


def _unbreakable(row: Row, *, in_sentence: bool) -> float:
    """Return the width of what must stay together at the beginning: brackets, a Latin word, closing punctuation.

    Within a sentence word processors keep Latin words together that only Japanese punctuation parts (X）、Facebook).
    """
    glyphs = row.glyphs
    last = len(glyphs) - 1
    end = 0
    while end < last and glyphs[end].text in _OPENING:
        end += 1
    latin = _is_latin(glyphs[end].text)
    while end < last and (
        (latin and _is_latin(glyphs[end + 1].text) and (in_sentence or _is_latin(glyphs[end].text)))
        or glyphs[end + 1].text in _CLOSING
    ):
        end += 1
    return glyphs[end].x1 - glyphs[0].x0


def _is_latin(text: str) -> bool:
    return text.isascii() and not text.isspace()


def _alike(one: Standing, two: Standing) -> bool:
    same_weight = one.bold == two.bold or one.bold_ends[1] == two.bold_ends[0]
    return same_weight and _sizes_alike(one, two)


def _sizes_alike(one: Standing, two: Standing) -> bool:
    return abs(one.row.size - two.row.size) <= _OTHER_SIZE * max(one.row.size, two.row.size)


def _is_marked(text: str) -> bool:
    """Tell whether a text begins with a number or sign of a list; NFKC would turn ① into a mere figure."""
    return bool(_MARKER.match(text) or _MARKER.match(unicodedata.normalize("NFKC", text)))
