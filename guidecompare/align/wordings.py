"""Clauses of one topic grouped by wording: template copies between cities show as one text with differences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidecompare import similarity
from guidecompare.language import fold
from guidecompare.model import Stance, WordingGroup

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guidecompare.model import Clause, Reading, Topic

# Above this the copies of one template fall together and independent wordings of one rule stay apart.
NEAR: Final = 0.9


def wordings_of(readings: Sequence[Reading], topics: Sequence[Topic]) -> tuple[WordingGroup, ...]:
    """Return, topic by topic, every clause that states it in exactly one group; the largest group first."""
    clauses = {clause.id: clause for reading in readings for clause in reading.outline.clauses}
    stated: dict[str, list[Clause]] = {topic.id: [] for topic in topics}
    for reading in readings:
        for evidence in reading.matches.topics:
            clause = clauses[evidence.clause]
            if evidence.stance is Stance.STATED and clause.text:
                stated[evidence.label].append(clause)
    return tuple(group for topic in topics for group in _groups(topic.id, stated[topic.id]))


def _groups(label: str, clauses: Sequence[Clause]) -> Iterator[WordingGroup]:
    """Put each clause to the first wording that it is near to: the order of the corpus decides, not chance."""
    same: dict[str, list[str]] = {}  # folded text -> clauses that say it word for word
    for clause in clauses:
        same.setdefault(fold(clause.text), []).append(clause.id)
    bases: list[str] = []
    members: list[list[str]] = []  # folded texts near the base of the same index, the base first
    for text in same:
        near = similarity.best(text, bases, limit=1, floor=NEAR)
        if near:
            members[near[0][0]].append(text)
        else:
            bases.append(text)
            members.append([text])
    groups = [
        WordingGroup(
            label=label,
            clauses=tuple(clause for text in texts for clause in same[text]),
            identical=len(texts) == 1,
        )
        for texts in members
    ]
    yield from sorted(groups, key=lambda group: -len(group.clauses))
