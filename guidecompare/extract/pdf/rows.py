"""Visual lines out of single characters: which stand on one line, and where white space belongs between them.

In: glyphs of one page. Out: ``Row``s. A line is cut wherever a wide gap stands in it, since the other side may belong
to another column; ``joined`` makes one of the parts that turn out to belong together.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter, defaultdict
from functools import cache
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from guidecompare.extract.pdf.shapes import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from guidecompare.extract.pdf.shapes import Glyph

# All in characters (the type size).
_SAME_LINE: Final = 0.4  # base lines may differ by this much: raised figures, mixed fonts
_APART: Final = 1.0  # a gap from which the two sides may be different columns
_WORD_SPACE: Final = 0.15  # a gap that stands for a space between Latin words
_AUTOMATIC: Final = 0.21  # up to this, programs set space between 令和 and 7 of their own accord; a real space is wider
_TAB: Final = 0.6  # a gap beside Japanese that stands for a space where others are characters
_WIDE: Final = 0.75  # from here it stands for a full-width space
_RUBY: Final = 0.6  # the size of ruby to that of its word, at most
_ABOVE: Final = 1.3  # how far above it stands
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
        if bases[0] - lowest <= _SAME_LINE * largest:
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
    readings = {id(glyph) for glyph in kana if _is_above(glyph, words)}
    return (
        tuple(glyph for glyph in glyphs if id(glyph) not in readings),
        tuple(glyph for glyph in glyphs if id(glyph) in readings),
    )


def _is_kana(text: str) -> bool:
    return unicodedata.name(text[0], "").startswith(("HIRAGANA", "KATAKANA"))


def _is_above(reading: Glyph, words: Mapping[int, Sequence[Glyph]]) -> bool:
    """Tell whether a word in type large enough stands right below ``reading``."""
    reach = round(_ABOVE * reading.size / _RUBY)
    return any(
        word.size * _RUBY >= reading.size and word.x0 - reading.size <= reading.x0 <= word.x1
        for down in range(1, reach + 1)
        for word in words.get(round(reading.base) + down, ())
    )


def _lines(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Yield the characters line by line, each line from left to right."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=attrgetter("base", "x0")):
        # The line to join is the lowest so far, or the one above it where small raised type came first.
        for line in lines[:-3:-1]:
            if abs(glyph.base - line[0].base) <= _SAME_LINE * max(glyph.size, line[0].size):
                line.append(glyph)
                break
        else:
            lines.append([glyph])
    for line in lines:
        yield sorted(line, key=attrgetter("x0"))


def _parts(line: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    part: list[Glyph] = []
    for glyph in line:
        if part and glyph.x0 - part[-1].x1 > _APART * max(glyph.size, part[-1].size):
            yield part
            part = []
        part.append(glyph)
    if part:
        yield part


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
    tracking = _tracking(glyphs, gaps)
    text = glyphs[0].text
    for (left, right), untracked in zip(pairwise(glyphs), gaps, strict=True):
        gap = untracked - tracking
        if (
            gap >= _WORD_SPACE
            and gap >= _space(left.text, right.text, spaced=spaced)
            and not (left.text.isspace() or right.text.isspace())
        ):
            text += "\u3000" if gap >= _WIDE else " "
        text += right.text
    return text.replace("\xa0", " ").replace("\t", " ")


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
    """Return the gap that the type of this line is spread by: the lower median between its Japanese letters."""
    japanese = [_is_japanese(glyph.text) for glyph in glyphs]
    between = sorted(gap for gap, (left, right) in zip(gaps, pairwise(japanese), strict=True) if left and right)
    return max(between[(len(between) - 1) // 2], 0.0) if len(between) > 1 else 0.0


@cache
def _is_japanese(text: str) -> bool:
    return unicodedata.category(text[0]) == "Lo"
