"""What a text that was laid out in pages has between them: page numbers, and lines that stand on every page.

In: a text. Out: its lines, and which of them are no text of the document. Paragraphs go on over such lines.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, Final

from guidecompare.model import Removal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PAGE_END: Final = "\f"
_LINE_END: Final = re.compile(r"[\n\v\f\x85\u2028\u2029]")
_NUMBER: Final = re.compile(
    r"[-‐−–—ー]\s*(\d{1,3})\s*[-‐−–—ー]|(\d{1,3})\s*/\s*\d{1,3}|p(?:age)?\.?\s*(\d{1,3})|(\d{1,3})\s*ページ",
    re.IGNORECASE,
)
_BARE: Final = re.compile(r"\d{1,3}")
_FAR_IN: Final = 8  # characters of white space before a number that stands alone in the middle or on the right
_PAGES: Final = 2  # pages on which a line must stand to be one of all pages


def divide(text: str) -> tuple[list[str], dict[int, Removal]]:
    """Return the lines of ``text``, and by place those that belong to its pages."""
    lines = _LINE_END.split(text)
    ends = [end for end, found in enumerate(_LINE_END.finditer(text)) if found[0] == _PAGE_END]
    numbers = _numbers(lines)
    aside = dict.fromkeys(numbers, Removal.PAGE_NUMBER)
    filled = [place for place, line in enumerate(lines) if line.strip() and place not in aside]
    behind = [bisect_right(filled, place) for place in ends or numbers]
    first = filled[0] if filled else None
    tops = sorted({filled[at] for at in behind if at < len(filled)})
    bottoms = sorted({filled[at - 1] for at in behind if at})
    for edge in (tops if first is None else [first, *tops], bottoms):
        said = Counter(_folded(lines[place]) for place in edge)
        # What stands above the first page is the title itself; what repeats it is not.
        found = [place for place in edge if place != first and said[_folded(lines[place])] >= _PAGES]
        aside |= dict.fromkeys(found, Removal.RUNNING_TITLE)
    return lines, aside


def between(lines: Sequence[str], aside: Mapping[int, Removal]) -> set[int]:
    """Return the places of what lies between two pages: the lines ``aside`` with the blank ones around them."""
    found: set[int] = set()
    run: list[int] = []  # lines in a row that are blank or aside
    for place, line in enumerate([*lines, "-"]):
        if place in aside or not line.strip():
            run.append(place)
            continue
        if not aside.keys().isdisjoint(run):
            found.update(run)
        run = []
    return found


def _numbers(lines: Sequence[str]) -> list[int]:
    """Return the places of page numbers: they stand alone on their lines and count up."""
    found: list[tuple[int, int]] = []
    for place, line in enumerate(lines):
        number = _number(line)
        if number is not None and (not found or number == found[-1][1] + 1):
            found.append((place, number))
    return [place for place, _ in found] if len(found) >= _PAGES else []


def _number(line: str) -> int | None:
    text = unicodedata.normalize("NFKC", line.strip())
    match = _NUMBER.fullmatch(text)
    if match:
        return int(next(digits for digits in match.groups() if digits))
    lead = len(line) - len(line.lstrip())
    return int(text) if _BARE.fullmatch(text) and lead >= _FAR_IN else None


def _folded(line: str) -> str:
    """Return what a line says without the number of its page."""
    return re.sub(r"[\d/\s-]*$|\s+", "", unicodedata.normalize("NFKC", line))
