"""Documents that share so much of their wording that one template stands behind them, and which is the oldest.

A family is connected: a document need not share with all the others. Who copied from whom cannot be seen; the dates
only suggest it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidecompare.model import Family, Kin
from guidecompare.similarity import overlaps

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from guidecompare.align.wordings import Wordings
    from guidecompare.model import Clause, Reading, Source

COUNTED: Final = 15  # characters: what is shorter (法令に違反するもの) is common property and shows no template
_SHARE: Final = 0.5  # of the wordings of the smaller document
_FEWEST: Final = 3  # wordings that have to be shared, unless two documents are the same throughout

WordingSets = dict[str, frozenset[int]]  # by document: its wordings that count


def wording_sets(readings: Sequence[Reading], wordings: Wordings) -> WordingSets:
    """Return the wordings of each document that are long enough to tell where they come from."""
    return {
        reading.document.source.id: frozenset(
            wordings.of(clause.id) for clause in reading.outline.clauses if _counts(clause, wordings)
        )
        for reading in readings
    }


def _counts(clause: Clause, wordings: Wordings) -> bool:
    return clause.id in wordings.rank and len(wordings.texts[wordings.rank[clause.id]]) >= COUNTED


def families_of(readings: Sequence[Reading], sets: WordingSets) -> tuple[Family, ...]:
    """Return the families of at least two documents, the largest first."""
    sources = {reading.document.source.id: reading.document.source for reading in readings}
    ids = sorted(sources)
    root = list(range(len(ids)))
    kin: dict[str, Kin] = {}
    for place, shared in enumerate(overlaps([sets[source] for source in ids])):
        linked = [other for other in shared if _akin(sets, ids, (place, other), shared[other])]
        for other in linked:
            _join(root, place, other)
        if linked:
            _, _, nearest = min((-shared[other], len(sets[ids[other]]), other) for other in linked)
            kin[ids[place]] = _kin(sources[ids[place]], ids[nearest], shared[nearest], sets)
    members: dict[int, list[Kin]] = {}
    for place, source in enumerate(ids):
        if source in kin:
            members.setdefault(_root(root, place), []).append(kin[source])
    families = [_family(found) for found in members.values()]
    return tuple(sorted(families, key=lambda family: (-len(family.members), family.id)))


def _akin(sets: WordingSets, ids: Sequence[str], pair: tuple[int, int], shared: int) -> bool:
    place, other = pair
    mine, theirs = sets[ids[place]], sets[ids[other]]
    enough = shared >= _FEWEST and _share(sets, ids, pair, shared) >= _SHARE
    return place != other and (enough or mine == theirs)


def _share(sets: WordingSets, ids: Sequence[str], pair: tuple[int, int], shared: int) -> float:
    """Return how much of the smaller of two documents the other has; both have some wording."""
    return shared / min(len(sets[ids[place]]) for place in pair)


def _kin(source: Source, nearest: str, shared: int, sets: WordingSets) -> Kin:
    return Kin(
        source=source.id,
        date=source.published or source.revised or "",
        nearest=nearest,
        shared=shared,
        own=len(sets[source.id]),
        theirs=len(sets[nearest]),
    )


def _family(members: Sequence[Kin]) -> Family:
    ordered = sorted(members, key=lambda kin: (not kin.date, kin.date, kin.source))
    return Family(id=min(kin.source for kin in ordered), members=tuple(ordered), oldest=_oldest(ordered))


def _oldest(ordered: Sequence[Kin]) -> str | None:
    """Return the one document with the earliest date; none where a date is too coarse to tell it from the next."""
    first, second = ordered[:2]
    if not first.date or not second.date:
        return None
    return None if second.date.startswith(first.date) else first.source


def _root(root: list[int], place: int) -> int:
    while root[place] != place:
        root[place] = root[root[place]]
        place = root[place]
    return place


def _join(root: list[int], place: int, other: int) -> None:
    first, second = sorted((_root(root, place), _root(root, other)))
    root[second] = first


def wordings_by_row(rows: Mapping[str, Sequence[str]], sets: WordingSets) -> list[frozenset[int]]:
    """Return the wordings of the documents of each row, by row id."""
    return [frozenset[int]().union(*(sets.get(source, ()) for source in sources)) for sources in rows.values()]
