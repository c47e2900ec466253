"""Which clauses say the same, word for word or nearly: the common ground of provisions, families and peers.

A wording is a text together with the texts near to it. Its base is the text that most documents have, the shorter or
the first by id of several; a text goes to the nearest base that stands before it in this order and denies as often:
a rule and its opposite are no copies. So every text is near to its base and no base near to another, whatever the
order of the corpus.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from guidecompare.language import fold, negations
from guidecompare.model import Stance, WordingGroup
from guidecompare.similarity import NearTexts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from guidecompare.model import Clause, Reading, Topic

# Above this the copies of one template fall together and independent wordings of one rule stay apart.
NEAR: Final = 0.9
_LONGEST: Final = 4000  # characters of folded text that are compared: beyond it only what is identical falls together


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordings:
    """The wording of every clause with text, by the ranks of texts: 0 is the text that most documents have."""

    texts: tuple[str, ...]  # folded, all different, in the order of their ranks
    rank: dict[str, int]  # by clause: its text
    base: tuple[int, ...]  # by rank: the text that it is near to, itself where it is a base
    place: dict[str, int]  # by clause: its place in reading order, the documents by id

    def of(self, clause: str) -> int:
        """Return the wording of a clause: the rank of its base."""
        return self.base[self.rank[clause]]

    def ordered(self, clauses: Iterable[str]) -> list[str]:
        """Return ``clauses`` wording by wording, in each the bases first and the same words side by side."""
        return sorted(clauses, key=lambda clause: (self.of(clause), self.rank[clause], self.place[clause]))

    def grouped(self, clauses: Iterable[str]) -> list[list[str]]:
        """Return ``clauses`` in groups of one wording, the largest first; the base comes first in its group."""
        groups = [list(group) for _, group in groupby(self.ordered(clauses), key=self.of)]
        return sorted(groups, key=lambda group: (-len(group), self.of(group[0])))


def wordings_of(readings: Iterable[Reading]) -> Wordings:
    """Return the wordings of all clauses that have a text of their own."""
    ordered = sorted(readings, key=lambda reading: reading.document.source.id)
    clauses = [clause for reading in ordered for clause in reading.outline.clauses if clause.text]
    sayers: dict[str, list[Clause]] = {}
    for clause in clauses:
        sayers.setdefault(fold(clause.text), []).append(clause)
    texts = sorted(sayers, key=lambda text: _importance(text, sayers[text]))
    return Wordings(
        texts=tuple(texts),
        rank={clause.id: rank for rank, text in enumerate(texts) for clause in sayers[text]},
        base=_bases(texts),
        place={clause.id: place for place, clause in enumerate(clauses)},
    )


def _importance(text: str, sayers: Sequence[Clause]) -> tuple[int, int, str]:
    return -len({clause.source for clause in sayers}), len(text), min(clause.id for clause in sayers)


def _bases(texts: Sequence[str]) -> tuple[int, ...]:
    """Return for each text the rank of the base that it is near to."""
    near = NearTexts((text for text in texts if len(text) <= _LONGEST), floor=NEAR)
    bases: list[int] = []  # in the order in which they were added
    found: list[int] = []
    for rank, text in enumerate(texts):
        alike = near.find(text) if len(text) <= _LONGEST else []
        base = next((bases[place] for place, _ in alike if _agree(text, texts[bases[place]])), rank)
        found.append(base)
        if base == rank and len(text) <= _LONGEST:
            near.add(text)
            bases.append(rank)
    return tuple(found)


def _agree(a: str, b: str) -> bool:
    return negations(a) == negations(b)


def stated(readings: Iterable[Reading], topics: Sequence[Topic]) -> dict[str, list[str]]:
    """Return by topic the clauses with text that state it, in reading order."""
    found: dict[str, list[str]] = {topic.id: [] for topic in topics}
    for reading in readings:
        texts = {clause.id for clause in reading.outline.clauses if clause.text}
        for evidence in reading.matches.topics:
            if evidence.stance is Stance.STATED and evidence.clause in texts:
                found[evidence.label].append(evidence.clause)
    return {topic: list(dict.fromkeys(clauses)) for topic, clauses in found.items()}


def groups_of(wordings: Wordings, clauses: Mapping[str, Sequence[str]]) -> tuple[WordingGroup, ...]:
    """Return, topic by topic, every clause that states it in exactly one group; the largest group first."""
    return tuple(
        WordingGroup(
            label=topic,
            clauses=tuple(group),
            identical=wordings.rank[group[0]] == wordings.rank[group[-1]],
        )
        for topic, stating in clauses.items()
        for group in wordings.grouped(stating)
    )
