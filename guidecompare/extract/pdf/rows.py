"""Visual lines out of single characters: which stand on one line, and where white space belongs between them.

In: glyphs of one page. Out: ``Row``s. A line is cut wherever a wide gap stands in it, since the other side may belong
to another column; ``joined`` makes one of the parts that turn out to belong together.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from functools import cache
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from guidecompare.extract.pdf.shapes import ASCENT, Row

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from guidecompare.extract.pdf.shapes import Glyph

# All in characters (the type size).
_SAME_LINE: Final = 0.4  # base lines may differ by this much: mixed fonts
_RAISED: Final = 0.5  # the same for smaller type: the figures of notes
_NEXT: Final = 0.15  # from one character to the next of a line, by their base lines
_HIGHEST: Final = 0.6  # from its first to its last
_SMALLER: Final = 0.9  # how small that is, to the type of its line
_APART: Final = 1.0  # a gap from which the two sides may be different columns
_WORD_SPACE: Final = 0.15  # a gap that stands for a space between Latin words
_AUTOMATIC: Final = 0.21  # up to this, programs set space between 令和 and 7 of their own accord; a real space is wider
_TAB: Final = 0.6  # a gap beside Japanese that stands for a space where others are characters
_WIDE: Final = 0.75  # from here it stands for a full-width space
_RUBY: Final = 0.6  # the size of ruby to that of its word, at most
_ABOVE: Final = 1.3  # how far above it stands
_ENOUGH_GAPS: Final = 4  # between letters, that tell how a line is spread
_MARK: Final = 3.0  # to the type of the body: what may be a mark across the page
_BRIM: Final = 0.15  # of a mark's size: white around its strokes
_STAMPED: Final = re.compile(
    r"[（(]?(?:素?案|見本|サンプル|写し?|秘|部外秘|複写禁止|draft|sample|copy)[）)]?", re.IGNORECASE
)
_OPENS: Final = frozenset("（「『【〔〈《［｛")
_CLOSES: Final = frozenset("、。，．）」』】〕〉》］｝")
_LETTER_SPACED: Final = 0.8  # share of the places between characters that hold a space


def rows(glyphs: Iterable[Glyph], page: int, *, spaced: bool) -> tuple[Row, ...]:
    """Return the lines of ``glyphs`` from top to bottom, cut at wide gaps, left to right.

    ``spaced`` says that the document has characters for its spaces, as most have; where it has none (those of Chrome),
    narrow gaps stand for them.
    """
    found: list[Row] = []
    for line in _lines(glyphs):
        found.extend(row for part in _parts(line) if (row := _row(part, page, spaced=spaced)))
    return tuple(found)


def joined(parts: Iterable[Row], *, spaced: bool) -> tuple[Row, ...]:
    """Return ``parts`` with those on one line made one again, from top to bottom."""
    parts = tuple(parts)
    if _are_apart(parts):
        return tuple(sorted(parts, key=_bases))
    page = parts[0].page
    glyphs = (glyph for part in parts for glyph in part.glyphs)
    return tuple(row for line in _lines(glyphs) if (row := _row(line, page, spaced=spaced)))


def _are_apart(parts: Iterable[Row]) -> bool:
    """Tell whether each of ``parts`` is clearly a line of its own, as most are: they need not be made anew."""
    lowest, largest = -math.inf, 0.0
    for bases, size in sorted([(_bases(part), max([glyph.size for glyph in part.glyphs])) for part in parts]):
        largest = max(size, largest)
        if bases[0] - lowest <= _RAISED * largest:
            return False
        lowest = max(lowest, bases[1])
    return True


def _bases(row: Row) -> tuple[float, float]:
    bases = [glyph.base for glyph in row.glyphs]
    return min(bases), max(bases)


def without_ruby(glyphs: Sequence[Glyph]) -> tuple[tuple[Glyph, ...], tuple[Glyph, ...]]:
    """Return the glyphs without the small kana set right above others, and these."""
    sizes = Counter([glyph.size for glyph in glyphs])
    # There is less of it than of the words that it explains.
    small = {one for one in sizes for two in sizes if one <= _RUBY * two and sizes[one] <= sizes[two]}
    kana = [glyph for glyph in glyphs if glyph.size in small and _is_kana(glyph.text)]
    if not kana:
        return tuple(glyphs), ()
    words: defaultdict[int, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        words[round(glyph.base)].append(glyph)
    read = {id(glyph): word for glyph in kana if (word := _below(glyph, words))}
    kept = [glyph for glyph in glyphs if id(glyph) not in read]
    return (
        tuple(_closed(kept, {round(word.base) for word in read.values()})),
        tuple(glyph for glyph in glyphs if id(glyph) in read),
    )


def _closed(glyphs: Sequence[Glyph], bases: Container[int]) -> Iterator[Glyph]:
    """Yield the glyphs, those on the lines ``bases`` as wide as it takes: words are spread under long readings."""
    following: dict[int, Glyph] = {}
    lines: defaultdict[int, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        if round(glyph.base) in bases:
            lines[round(glyph.base)].append(glyph)
    for line in lines.values():
        line.sort(key=attrgetter("x0"))
        following |= {id(left): right for left, right in pairwise(line)}
    for glyph in glyphs:
        right = following.get(id(glyph))
        spread = right is not None and 0 < right.x0 - glyph.x1 < _WIDE * glyph.size and not glyph.text.isascii()
        yield glyph._replace(x1=right.x0) if right is not None and spread else glyph


def _is_kana(text: str) -> bool:
    return unicodedata.name(text[0], "").startswith(("HIRAGANA", "KATAKANA"))


def _below(reading: Glyph, words: Mapping[int, Sequence[Glyph]]) -> Glyph | None:
    """Return a character in type large enough that stands right below ``reading``, None where there is none."""
    reach = round(_ABOVE * reading.size / _RUBY)
    return next(
        (
            word
            for down in range(1, reach + 1)
            for word in words.get(round(reading.base) + down, ())
            if word.size * _RUBY >= reading.size and word.x0 - reading.size <= reading.x0 <= word.x1
        ),
        None,
    )


def without_marks(glyphs: Sequence[Glyph], body: float) -> tuple[tuple[Glyph, ...], tuple[Glyph, ...]]:
    """Return the glyphs without those of a mark printed large across the text of the page, and these.

    Letters that begin a chapter in large type, and titles, stand where no other text does.
    """
    large = [glyph for glyph in glyphs if glyph.size >= _MARK * body and not glyph.text.isspace()]
    if not large:
        return tuple(glyphs), ()
    small = [glyph for glyph in glyphs if glyph.size < large[0].size / 2 and not glyph.text.isspace()]
    lines: defaultdict[int, list[Glyph]] = defaultdict(list)
    for glyph in large:
        lines[round(glyph.base)].append(glyph)
    mark = {
        id(glyph)
        for line in lines.values()
        if any(_covers(one, other) for one in line for other in small)
        or _STAMPED.fullmatch("".join(glyph.text for glyph in sorted(line, key=attrgetter("x0"))))
        for glyph in line
    }
    return (
        tuple(glyph for glyph in glyphs if id(glyph) not in mark),
        tuple(glyph for glyph in glyphs if id(glyph) in mark),
    )


def _covers(mark: Glyph, other: Glyph) -> bool:
    """Tell whether the middle of ``other`` lies well within ``mark``."""
    x, y = (other.x0 + other.x1) / 2, other.base - (ASCENT - 0.5) * other.size
    free = _BRIM * mark.size
    return mark.x0 + free < x < mark.x1 - free and mark.base - ASCENT * mark.size + free < y < mark.base - free / 2


def _lines(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Yield the characters line by line, each line from left to right."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=attrgetter("base", "x0")):
        if lines and lines[-1][0].base == lines[-1][-1].base == glyph.base:  # as most do
            lines[-1].append(glyph)
            continue
        # The line to join is the lowest so far, or the one above it where small raised type came first.
        for line in lines[:-3:-1]:
            if _is_on(glyph, line):
                line.append(glyph)
                break
        else:
            lines.append([glyph])
    for line in lines:
        yield sorted(line, key=attrgetter("x0"))


def _is_on(glyph: Glyph, line: Sequence[Glyph]) -> bool:
    """Tell whether a character stands on a line; its first may be a dash that its font sets high."""
    first, last = line[0], line[-1]
    raised = glyph.base - last.base <= _NEXT * glyph.size and glyph.base - first.base <= _HIGHEST * glyph.size
    return raised or abs(glyph.base - first.base) <= _reach(glyph.size, first.size)


def _reach(one: float, two: float) -> float:
    """Return how far the base lines of two characters of one line may lie apart, by the sizes of their type."""
    small, large = min(one, two), max(one, two)
    return large * (_RAISED if small <= _SMALLER * large else _SAME_LINE)


def _parts(line: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    part: list[Glyph] = []
    for glyph in line:
        if part and (gap := glyph.x0 - part[-1].x1) > 0 and gap > _cutting(part[-1].size, glyph.size):
            yield part
            part = []
        part.append(glyph)
    if part:
        yield part


def _cutting(left: float, right: float) -> float:
    """Return the gap at which a line is cut: in front of a note in smaller type it is narrower."""
    return _TAB * left if right < _SMALLER * left else _APART * max(left, right)


def _row(glyphs: Sequence[Glyph], page: int, *, spaced: bool) -> Row | None:
    visible = [index for index, glyph in enumerate(glyphs) if not glyph.text.isspace()]
    if not visible:
        return None
    inner = tuple(glyphs[visible[0] : visible[-1] + 1])
    return row_of(inner, page, _text(inner, spaced=spaced))


def row_of(glyphs: tuple[Glyph, ...], page: int, text: str) -> Row:
    """Return characters as one row that reads ``text``."""
    base = _commonest([glyph.base for glyph in glyphs])
    size = _commonest([glyph.size for glyph in glyphs])
    return Row(page=page, glyphs=glyphs, text=text, base=base, size=size)


def _commonest(values: Sequence[float]) -> float:
    if values.count(values[0]) == len(values):
        return values[0]
    return Counter(values).most_common(1)[0][0]


def _text(glyphs: Sequence[Glyph], *, spaced: bool) -> str:
    """Return the text of a line with a space for each gap that stands for one."""
    if _is_letter_spaced(glyphs):
        glyphs = [glyph for glyph in glyphs if glyph.text != " "]
    gaps = [(right.x0 - left.x1) / max(left.size, right.size) for left, right in pairwise(glyphs)]
    if max(gaps, default=0.0) < _WORD_SPACE:  # as in most lines
        return "".join([glyph.text for glyph in glyphs]).replace("\xa0", " ").replace("\t", " ")
    tracking = _tracking(glyphs, gaps)
    justified = _is_justified(glyphs, gaps)
    text = glyphs[0].text
    for (left, right), untracked in zip(pairwise(glyphs), gaps, strict=True):
        gap = untracked - tracking
        if (
            gap >= _WORD_SPACE
            and (gap >= _WIDE or not (left.text in _OPENS or right.text in _CLOSES))
            and gap >= _space(left.text, right.text, spaced=spaced)
            and not (left.text.isspace() or right.text.isspace())
        ):
            text += " " if justified or gap < _WIDE else "\u3000"
        text += right.text
    return text.replace("\xa0", " ").replace("\t", " ")


def _is_justified(glyphs: Sequence[Glyph], gaps: Sequence[float]) -> bool:
    """Tell whether the words of a line in Latin letters are all spread alike, to fill it."""
    wide = [gap for gap in gaps if gap >= _WIDE]
    latin = all(glyph.text.isascii() for glyph in glyphs)
    return latin and len(wide) > 1 and max(wide) - min(wide) < _WORD_SPACE


def _space(left: str, right: str, *, spaced: bool) -> float:
    """Return the gap from which a space stands between two characters."""
    if left.isascii() and right.isascii():
        return _WORD_SPACE
    if spaced:
        return _TAB
    return _AUTOMATIC if left.isascii() or right.isascii() else _WORD_SPACE


def _is_letter_spaced(glyphs: Sequence[Glyph]) -> bool:
    """Tell whether a space stands between almost all characters, as in type spread over a line."""
    spaces = sum(glyph.text == " " for glyph in glyphs)
    places = len(glyphs) - spaces - 1
    return places > 2 and spaces >= _LETTER_SPACED * places  # noqa: PLR2004 -- fewer say nothing


def _tracking(glyphs: Sequence[Glyph], gaps: Sequence[float]) -> float:
    """Return the gap that the type of this line is spread by: the lower median between its Japanese letters.

    A line of Latin words with few Japanese letters is spread beside its Japanese punctuation, too.
    """
    japanese = [_is_japanese(glyph.text) for glyph in glyphs]
    between = sorted(gap for gap, (left, right) in zip(gaps, pairwise(japanese), strict=True) if left and right)
    if len(between) < _ENOUGH_GAPS:
        wide = [not glyph.text.isascii() for glyph in glyphs]
        beside = sorted(gap for gap, (left, right) in zip(gaps, pairwise(wide), strict=True) if left or right)
        between = beside if len(beside) >= _ENOUGH_GAPS else between
    return max(between[(len(between) - 1) // 2], 0.0) if len(between) > 1 else 0.0


@cache
def _is_japanese(text: str) -> bool:
    return unicodedata.category(text[0]) == "Lo"
