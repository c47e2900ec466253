"""Text set to the width of a terminal, where a Japanese character takes two columns."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH: Final = 80
_NARROWEST: Final = 24  # columns that are left for text, however deep it stands
_NOT_FIRST: Final = "、。，．・：；？！）」』】〕］〉》ー々％)]},.:;?!%"
# What is not divided: a Latin word or number, or a single character, with the brackets that open before it.
_PIECE: Final = re.compile(r"[（「『【〔［〈《]*(?:[!-~]+ ?|\s|.)", re.DOTALL)


def width(text: str) -> int:
    """Return how many columns ``text`` takes."""
    return sum(
        0 if unicodedata.combining(character) else 1 + (unicodedata.east_asian_width(character) in "WFA")
        for character in text
    )


def wrapped(text: str, *, first: str, others: str) -> Iterator[str]:
    """Yield ``text`` in lines: the first one behind ``first``, the others behind ``others``."""
    lead, room = first, WIDTH
    for paragraph in text.split("\n") or [""]:
        line, taken = lead, width(lead)
        room = max(WIDTH, taken + _NARROWEST)
        for found in _PIECE.finditer(paragraph):
            piece = found.group()
            if taken + width(piece.rstrip()) > room and line != lead and piece not in _NOT_FIRST:
                yield line.rstrip(" ")
                line, taken = others, width(others)
                piece = piece.lstrip()
            line += piece
            taken += width(piece)
        yield line.rstrip(" ")
        lead = others
