"""Whether a text that was read makes sense: what shows only once its lines are put together and divided.

In: how a document was read so far, its lines page by page, and the clauses made of them. Out: the same with what a
dictionary says of the words and with the longest clause, unread in part where nothing can be said to be missing; and
what a reader must know. Glyphs to which a PDF gives wrong characters, and lines in the wrong order, look like Japanese
to everything but a dictionary.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from guidecompare.language import unknown
from guidecompare.model import Problem, Severity, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guidecompare.model import Clause, Health, Line

_ENOUGH: Final = 150  # Japanese characters from which a share says something
# Good documents have 0.04 to 0.13, short pages of names up to 0.2; wrong characters or a wrong order 0.35 and more.
_DOUBTFUL: Final = 0.2
_UNKNOWN: Final = 0.3
_KANA: Final = re.compile("[ぁ-ゖァ-ヺｦ-ﾝ]")
_SENTENCE: Final = 15  # characters from which a line without kana is no Japanese: Chinese, or a row of names
_LONG: Final = 500  # characters of a clause that is none: real paragraphs seldom have 300
_HALF: Final = 0.5  # share of all the text


def proofread(health: Health, lines: Sequence[Line], clauses: Sequence[Clause]) -> tuple[Health, tuple[Problem, ...]]:
    """Return ``health`` with the soundness of the text that ``lines`` hold, and what to tell about it."""
    counts = _counts(lines)
    loose, total = sum(some for _, some, _ in counts), sum(of for _, _, of in counts)
    share = loose / total if total >= _ENOUGH else None
    garbled = tuple(page for page, some, of in counts if page and of >= _ENOUGH and some >= _UNKNOWN * of)
    longest = max((len(clause.text) for clause in clauses), default=0)
    problems = [*_words(share, garbled), *_division(longest, sum(len(clause.text) for clause in clauses))]
    unread = any(problem.code != "words-doubtful" for problem in problems)
    return (
        replace(
            health,
            unread=health.unread or (Unread.PARTIAL if unread else None),
            unknown=None if share is None else round(share, 3),
            garbled_pages=garbled,
            longest=longest,
        ),
        tuple(problems),
    )


def _counts(lines: Sequence[Line]) -> list[tuple[int, int, int]]:
    """Return of each page its number, 0 where there are none, its characters outside known words, and all of them.

    Long lines without kana are not looked at, unless there are no others.
    """
    japanese = [line for line in lines if len(line.text) < _SENTENCE or _KANA.search(line.text)] or lines
    found = []
    for page, held in groupby(sorted(japanese, key=_page), key=_page):
        text = "".join(line.text if line.continues else f"\n{line.text}" for line in held)
        found.append((page, *unknown(text)))
    return found


def _page(line: Line) -> int:
    return line.place.page or 0


def _words(share: float | None, garbled: tuple[int, ...]) -> Iterator[Problem]:
    if share is not None and share >= _UNKNOWN:
        yield Problem.of("words-unknown", Severity.WARNING, share=f"{share:.0%}")
    elif garbled:
        yield Problem.of("words-unknown-on-pages", Severity.WARNING, pages=", ".join(map(str, garbled)))
    elif share is not None and share >= _DOUBTFUL:
        yield Problem.of("words-doubtful", Severity.WARNING, share=f"{share:.0%}")


def _division(longest: int, total: int) -> Iterator[Problem]:
    if longest >= _LONG and longest >= _HALF * total:
        yield Problem.of("text-undivided", Severity.WARNING, count=longest)
