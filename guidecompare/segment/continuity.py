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
from guidecompare.segment import ordinals

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from guidecompare.model import Clause, Marker, Outline, Source

# Kinds that documents count with care.
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
# Those of them that are counted through, whatever they stand below.
_THROUGH: Final = frozenset({MarkerKind.ARTICLE, MarkerKind.QUESTION})
# Those whose first paragraph stands without a number.
_PARAGRAPHED: Final = frozenset({MarkerKind.ARTICLE, MarkerKind.SUPPLEMENT})
_MOST: Final = 100  # articles that are deleted together
_N: Final = "([0-9〇一二三四五六七八九十百]+)"
_DELETED: Final = re.compile(rf"第{_N}条(?:から|~|〜|及び|・|、|-)第?{_N}条?(?:まで)?削除")


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
    deleted = frozenset(_deleted(outline))
    found = [one for sequence in sequences.values() for one in _breaks(sequence, deleted)]
    found += _starts(outline, {sequence[0].id for sequence in sequences.values()})
    file = ("file", source.file or source.title)
    return tuple(
        replace(problem, source=source.id, arguments=tuple(sorted((*problem.arguments, file))))
        for _, problem in sorted(found, key=lambda one: order[one[0]])
    )


def _deleted(outline: Outline) -> Iterator[int]:
    """Yield the numbers of articles that are deleted together: 第９条から第11条まで　削除."""
    for clause in outline.clauses:
        said = (clause.marker.raw if clause.marker else "") + clause.heading + clause.text
        if "削除" in said:
            for match in _DELETED.finditer(unicodedata.normalize("NFKC", re.sub(r"\s", "", said))):
                first, last = (ordinals.arabic(numeral) or ordinals.kanji(numeral) or 0 for numeral in match.groups())
                yield from range(first, min(last, first + _MOST) + 1)


def _breaks(clauses: Iterable[Clause], deleted: Container[int]) -> Iterator[tuple[str, Problem]]:
    """Yield the breaks of one sequence, each with the clause that it shows at."""
    before: Marker | None = None
    for clause in clauses:
        marker = clause.marker
        if marker is None:
            continue
        if before and marker.ordinal == before.ordinal:
            yield clause.id, Problem.of("numbering-twice", Severity.WARNING, number=marker.raw)
        elif before and _is_gap(before.ordinal, marker.ordinal) and not _is_filled(before, marker, deleted):
            given = {"before": before.raw, "after": marker.raw}
            yield clause.id, Problem.of("numbering-gap", Severity.WARNING, **given)
        before = marker


def _starts(outline: Outline, firsts: Container[str]) -> Iterator[tuple[str, Problem]]:
    """Yield the ``firsts`` of their sequence that do not begin it, nor go on where another one of their kind ended."""
    kinds: dict[str | None, MarkerKind] = {}
    before: dict[MarkerKind, int] = {}
    for clause in outline.clauses:
        marker = clause.marker
        if marker is None:
            continue
        kinds[clause.id] = marker.kind
        if len(marker.ordinal) != 1:
            continue
        [number] = marker.ordinal
        # The first paragraph of an article bears no number, so that its second one is the first that does.
        least = 2 if marker.kind is MarkerKind.NUMBER and kinds.get(clause.parent) in _PARAGRAPHED else 1
        if clause.id in firsts and number > least and before.get(marker.kind) != number - 1:
            yield clause.id, Problem.of("numbering-start", Severity.WARNING, number=marker.raw)
        before[marker.kind] = number


def _is_filled(before: Marker, after: Marker, deleted: Container[int]) -> bool:
    """Tell whether all articles between two are deleted."""
    missing = range(before.ordinal[0] + 1, after.ordinal[0])
    return after.kind is MarkerKind.ARTICLE and bool(missing) and all(number in deleted for number in missing)


def _is_gap(last: tuple[int, ...], ordinal: tuple[int, ...]) -> bool:
    """Tell whether a number is missing between two: 3 and 5, 第３条 and 第３条の３; 第３条の２ and 第４条 lack none."""
    for place, (one, two) in enumerate(zip(last, ordinal, strict=False)):
        if one != two:
            return two > one + 1 or (two == one + 1 and place + 1 < len(ordinal) and ordinal[place + 1] > 1)
    # The same as far as both go: a branch begins with の２, a number below with 1.
    return len(ordinal) > len(last) and ordinal[len(last)] > 2  # noqa: PLR2004 -- see above
