"""Inside a topic, the clauses of different documents that lay down the same thing, found in three steps.

First what states the same element; then what has the same wording, or nearly, as a clause of a provision; then what
is nearest in meaning, by its words and the concepts behind them. What is near to nothing opens a provision of its own
and takes in what is near to it. A clause joins the clauses that opened a provision, never one that joined it, so that
meaning does not drift from neighbour to neighbour; docs/decisions/0008-provisions.md says what was measured.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Final

from guidecompare.language import digest, words
from guidecompare.model import Bond, Member, Provision, Stance
from guidecompare.similarity import NearBags, rarities

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from guidecompare.align.wordings import Wordings
    from guidecompare.model import Reading, Row, Topic
    from guidecompare.taxonomy import Concept

# From here on two clauses of a topic nearly always state the same element, where they state any.
ALIKE: Final = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """A provision that is being filled."""

    element: str = ""
    clauses: list[str] = field(default_factory=list)
    bonds: dict[str, tuple[Bond, float]] = field(default_factory=dict)

    def take(self, clauses: Iterable[str], bond: Bond, likeness: float = 1.0) -> None:
        """Take in clauses that are bound in the same way."""
        for clause in clauses:
            self.clauses.append(clause)
            self.bonds[clause] = (bond, likeness)


class Aligner:
    """The provisions of one corpus; what all topics ask for is looked up once."""

    def __init__(
        self, readings: Sequence[Reading], rows: Sequence[Row], wordings: Wordings, concepts: Sequence[Concept] = ()
    ) -> None:
        """Take the rows of the comparison, and the wordings of all clauses of ``readings``."""
        self._wordings = wordings
        self._elements = _elements(readings)
        self._sources = {clause.id: clause.source for reading in readings for clause in reading.outline.clauses}
        self._rows: dict[str, list[str]] = {}  # by document
        for row in rows:
            for source in row.sources:
                self._rows.setdefault(source, []).append(row.id)
        self._order = {row.id: place for place, row in enumerate(rows)}
        spoken = _by_beginning(concepts)
        self._bags = {rank: _bag(wordings.texts[rank], spoken) for rank in sorted(set(wordings.base))}
        self._rarity = rarities(self._bags.values())

    def provisions(self, topic: Topic, clauses: Sequence[str]) -> tuple[Provision, ...]:
        """Return the provisions of ``topic``: each of ``clauses`` is in exactly one; those of most rows first."""
        elements = {element.id: _Draft(element=element.id) for element in topic.elements}
        also: dict[str, list[str]] = {element: [] for element in elements}
        loose: list[str] = []
        for clause in clauses:
            first, *others = [element for element in self._elements.get(clause, ()) if element in elements] or [""]
            if first:
                elements[first].take([clause], Bond.ELEMENT)
            else:
                loose.append(clause)
            for other in others:
                also[other].append(clause)
        drafts = [draft for element, draft in elements.items() if draft.clauses or also[element]]
        drafts += self._align(drafts, loose)
        found = [self._provision(topic, draft, also.get(draft.element, ())) for draft in drafts]
        return tuple(sorted(found, key=lambda each: (-len(each.rows), not each.element, -len(each.members), each.id)))

    def _align(self, drafts: Sequence[_Draft], loose: Sequence[str]) -> list[_Draft]:
        """Put ``loose`` clauses into ``drafts`` by wording and meaning; return the drafts that were opened for others.

        The wordings that most documents have choose first.
        """
        homes = self._homes(drafts)
        near = NearBags(self._rarity)
        owners: list[_Draft] = []
        for wording in sorted(homes):
            near.add(self._bags[wording])
            owners.append(homes[wording])
        opened: list[_Draft] = []
        for wording, group in groupby(self._wordings.ordered(loose), key=self._wordings.of):
            if wording in homes:
                homes[wording].take(group, Bond.WORDING)
                continue
            nearest = near.nearest(self._bags[wording])
            if nearest and nearest[1] >= ALIKE:
                owners[nearest[0]].take(group, Bond.MEANING, nearest[1])
            else:
                draft = _Draft()
                draft.take(group, Bond.WORDING)
                opened.append(draft)
                near.add(self._bags[wording])
                owners.append(draft)
        return opened

    def _homes(self, drafts: Sequence[_Draft]) -> dict[int, _Draft]:
        """Return by wording the draft that has most clauses of it, the first in the taxonomy of several."""
        counts: dict[int, Counter[int]] = {}
        for number, draft in enumerate(drafts):
            for clause in draft.clauses:
                counts.setdefault(self._wordings.of(clause), Counter())[number] += 1
        best = {wording: max(count.items(), key=lambda item: (item[1], -item[0])) for wording, count in counts.items()}
        return {wording: drafts[number] for wording, (number, _) in best.items()}

    def _provision(self, topic: Topic, draft: _Draft, also: Sequence[str]) -> Provision:
        firm = [clause for clause in draft.clauses if not draft.element or draft.bonds[clause][0] is Bond.ELEMENT]
        rows = self._rows_of([*firm, *also])
        typical = self._typical([*firm, *also])
        lead = self._wordings.texts[min(map(self._wordings.of, draft.clauses or also))]
        return Provision(
            id=draft.element or f"{topic.id}~{digest(lead)[:8]}",
            topic=topic.id,
            element=draft.element,
            typical=typical,
            members=tuple(self._members(draft)),
            also=tuple(sorted(also, key=self._wordings.place.__getitem__)),
            rows=rows,
            close=tuple(row for row in self._rows_of(draft.clauses) if row not in rows),
        )

    def _members(self, draft: _Draft) -> Iterator[Member]:
        rank = self._wordings.rank
        for group in self._wordings.grouped(draft.clauses):
            for clause in group:
                bond, likeness = draft.bonds[clause]
                identical = rank[clause] == rank[group[0]]
                yield Member(clause=clause, bond=bond, base=group[0], identical=identical, likeness=likeness)

    def _rows_of(self, clauses: Iterable[str]) -> tuple[str, ...]:
        rows = {row for clause in clauses for row in self._rows.get(self._sources[clause], ())}
        return tuple(sorted(rows, key=self._order.__getitem__))

    def _typical(self, clauses: Sequence[str]) -> str:
        """Return the clause that speaks for all: of the wordings that most documents have, the shortest."""
        groups = self._wordings.grouped(clauses)
        spread = [len({self._sources[clause] for clause in group}) for group in groups]
        common = [group[0] for group, count in zip(groups, spread, strict=True) if count == max(spread)]
        texts, rank = self._wordings.texts, self._wordings.rank
        return min(common, key=lambda clause: (len(texts[rank[clause]]), rank[clause]))


def _elements(readings: Iterable[Reading]) -> Mapping[str, list[str]]:
    """Return by clause the elements that it states, the surest first."""
    found: dict[str, list[str]] = {}
    for reading in readings:
        certain = (evidence for evidence in reading.matches.elements if evidence.stance is Stance.STATED)
        for evidence in sorted(certain, key=lambda each: (-each.score, each.label)):
            labels = found.setdefault(evidence.clause, [])
            if evidence.label not in labels:
                labels.append(evidence.label)
    return found


def _by_beginning(concepts: Sequence[Concept]) -> dict[str, list[tuple[str, str]]]:
    """Return the words of all concepts by their first two characters: (word, concept)."""
    found: dict[str, list[tuple[str, str]]] = {}
    for concept in concepts:
        for word in concept.words:
            found.setdefault(word[:2], []).append((word, concept.id))
    return found


def _bag(text: str, spoken: Mapping[str, Sequence[tuple[str, str]]]) -> tuple[str, ...]:
    """Return the words of a folded text, and once each the concepts that it speaks of."""
    concepts = {
        f"<{concept}>"
        for place in range(len(text))
        for length in (1, 2)
        for word, concept in spoken.get(text[place : place + length], ())
        if text.startswith(word, place)
    }
    return (*words(text), *sorted(concepts))
