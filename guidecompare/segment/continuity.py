"""Does the numbering of a document go on without a gap? In: an ``Outline``. Out: what a reader should look up.

A gap is a clause that was not found as such, or a slip of those who wrote the document: it is told, and takes nothing
away. Numbers that begin anew, articles counted through all chapters, 第３条の２ between 第３条 and 第４条, and deleted
articles are no faults, nor is any gap in an excerpt.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from guidecompare.model import Extent, MarkerKind, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from guidecompare.model import Clause, Outline, Source

# Kinds that documents count with care; of them those that are counted through, whatever they stand below.
_COUNTED: Final = frozenset(
    {
        MarkerKind.PART,
        MarkerKind.CHAPTER,
        MarkerKind.SECTION,
        MarkerKind.ARTICLE,
        MarkerKind.DAI,
        MarkerKind.ROMAN,
        MarkerKind.NUMBER,
        MarkerKind.KANJI,
        MarkerKind.PAREN,
        MarkerKind.PAREN_KANJI,
        MarkerKind.CIRCLED,
        MarkerKind.KANA,
        MarkerKind.PAREN_KANA,
        MarkerKind.QUESTION,
    }
)
_THROUGH: Final = frozenset({MarkerKind.ARTICLE, MarkerKind.QUESTION})
_DELETED: Final = re.compile(
    r"(?:から|~|～|〜|及び|・|、)?(?:第(?P<last>\d+)(?:条|項|号)?(?:まで)?)?[\s:：、]*削除[。]?"
)


def doubts(outline: Outline, source: Source) -> tuple[Problem, ...]:
    """Return the gaps and the repeats in the numbering of the clauses, in their order."""
    if source.extent is Extent.EXCERPT:
        return ()
    sequences: dict[tuple[MarkerKind, int, str | None], list[Clause]] = {}
    for clause in outline.clauses:
        marker = clause.marker
        if marker and marker.ordinal and marker.kind in _COUNTED:
            parent = None if marker.kind in _THROUGH else clause.parent
            sequences.setdefault((marker.kind, len(marker.ordinal) if parent else 0, parent), []).append(clause)
    order = {clause.id: place for place, clause in enumerate(outline.clauses)}
    found = [one for sequence in sequences.values() for one in _breaks(sequence)]
    file = ("file", source.file or source.title)
    return tuple(
        replace(problem, source=source.id, arguments=tuple(sorted((*problem.arguments, file))))
        for _, problem in sorted(found, key=lambda one: order[one[0]])
    )


def _breaks(clauses: Iterable[Clause]) -> Iterator[tuple[str, Problem]]:
    """Yield the breaks of one sequence, each with the clause that it shows at."""
    before: Clause | None = None
    last: tuple[int, ...] = ()
    for clause in clauses:
        marker = clause.marker
        if marker is None:
            continue
        if before is not None and before.marker is not None:
            if marker.ordinal == last == before.marker.ordinal:
                yield clause.id, Problem.of("numbering-twice", Severity.WARNING, number=marker.raw)
            elif _is_gap(last, marker.ordinal):
                yield (
                    clause.id,
                    Problem.of("numbering-gap", Severity.WARNING, before=before.marker.raw, after=marker.raw),
                )
        before, last = clause, _last(clause)


def _is_gap(last: tuple[int, ...], ordinal: tuple[int, ...]) -> bool:
    """Tell whether a number is missing between two: 3 and 5, 第３条 and 第３条の３; 第３条の２ and 第４条 lack none."""
    for place, (one, two) in enumerate(zip(last, ordinal, strict=False)):
        if one != two:
            return two > one + 1 or (two == one + 1 and place + 1 < len(ordinal) and ordinal[place + 1] > 1)
    # The same as far as both go: a branch begins with の２, a number below with 1.
    return len(ordinal) > len(last) and ordinal[len(last)] > 2  # noqa: PLR2004 -- see above


def _last(clause: Clause) -> tuple[int, ...]:
    """Return the number that a clause ends at: its own, or that of the last one that it says is deleted with it."""
    ordinal = clause.marker.ordinal if clause.marker else ()
    said = unicodedata.normalize("NFKC", re.sub(r"\s", "", clause.heading + clause.text))
    deleted = _DELETED.fullmatch(said)
    return (int(deleted["last"]),) if deleted and deleted["last"] else ordinal
