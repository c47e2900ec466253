"""Where in a clause the words stand that a voice went by. In: folded text and words. Out: places (begin, end)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidecompare.language import fold, folded_places, placed_words
from guidecompare.similarity import shared_runs

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

_RUN: Final = 4  # characters in common that are more than grammar


def of_words(text: str, words: Container[str]) -> list[tuple[int, int]]:
    """Return where ``words``, in their normalised form, stand in folded ``text``, whatever form they have there."""
    return [(begin, end) for word, begin, end in placed_words(text) if word in words]


def of_strings(text: str, strings: Iterable[str]) -> list[tuple[int, int]]:
    """Return where ``strings`` stand in folded ``text``."""
    return [place for string in strings if string for place in _all(text, string)]


def of_likeness(text: str, other: str) -> list[tuple[int, int]]:
    """Return what folded ``text`` has in common with ``other``."""
    return shared_runs(text, fold(other), shortest=_RUN)


def in_original(text: str, places: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return where ``places`` of the folded text are in ``text`` itself, in order, those that touch made one."""
    origins = folded_places(text)
    found: list[tuple[int, int]] = []
    for first, last in sorted(place for place in places if place[1] <= len(origins)):
        begin, end = origins[first][0], origins[last - 1][1]
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((begin, end))
    return tuple(found)


def _all(text: str, string: str) -> Iterator[tuple[int, int]]:
    at = text.find(string)
    while at >= 0:
        yield at, at + len(string)
        at = text.find(string, at + len(string))
