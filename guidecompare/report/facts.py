"""A finished ``Result``, looked up by id. Nothing is decided here: verdicts, gaps, shares come with the comparison."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from guidecompare.model import Element, Outcome, Result, Severity, Topic
from guidecompare.quality import Quality

if TYPE_CHECKING:
    from guidecompare.model import (
        Cell,
        City,
        Clause,
        Evidence,
        Family,
        Peer,
        Provision,
        Reading,
        Review,
        Row,
        Share,
        Source,
        WordingGroup,
    )


@dataclass(frozen=True, kw_only=True)
class Facts:
    """The lookups that every page and table of the report needs."""

    result: Result
    quality: Quality | None = None  # how right such verdicts are, where a page is to say so

    @cached_property
    def cities(self) -> dict[str, City]:
        """City by id."""
        return {city.id: city for city in self.result.corpus.cities}

    @cached_property
    def city_names(self) -> dict[str, str]:
        """What each city is called, by id; two of the same name with what tells them apart."""
        cities = self.result.corpus.cities
        same = Counter(city.name for city in cities)
        placed = Counter((city.name, city.prefecture) for city in cities)
        # what tells a city without prefecture and code from its namesake is its file
        files = {source.city: source.file for source in reversed(self.result.corpus.sources)}
        names: dict[str, str] = {}
        for city in cities:
            place = city.prefecture if placed[city.name, city.prefecture] == 1 else ""
            apart = place or city.code or files.get(city.id) or city.id
            names[city.id] = f"{city.name}（{apart}）" if same[city.name] > 1 else city.name
        return names

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Source by id, as guessed from the text where the corpus did not say: a reading knows more than the corpus."""
        given = {source.id: source for source in self.result.corpus.sources}
        return given | {source: reading.document.source for source, reading in self.readings.items()}

    @cached_property
    def titles(self) -> dict[str, str]:
        """What each document is called, by id; two of the same title in a city with the name of their file."""
        plain = {source.id: self._title(source) for source in self.sources.values()}
        same = Counter((source.city, plain[source.id]) for source in self.sources.values())
        files = {source.id: PurePosixPath(source.file or source.id).name for source in self.sources.values()}
        return {
            source.id: f"{plain[source.id]}（{files[source.id]}）"
            if same[source.city, plain[source.id]] > 1 and plain[source.id] != source.file
            else plain[source.id]
            for source in self.sources.values()
        }

    def _title(self, source: Source) -> str:
        reading = self.readings.get(source.id)
        return source.title or (reading.outline.title if reading else "") or source.file or source.id

    @cached_property
    def cautions(self) -> frozenset[str]:
        """The documents, by id, that were read with something the reader must know."""
        loud = (problem.source for problem in self.result.problems if problem.severity is not Severity.NOTE)
        return frozenset(source for source in loud if source is not None)

    @cached_property
    def readings(self) -> dict[str, Reading]:
        """Reading by source id."""
        return {reading.document.source.id: reading for reading in self.result.readings}

    @cached_property
    def clauses(self) -> dict[str, Clause]:
        """Clause by id."""
        return {clause.id: clause for reading in self.result.readings for clause in reading.outline.clauses}

    @cached_property
    def order(self) -> dict[str, int]:
        """Place of each clause in reading order, by id."""
        return {clause: place for place, clause in enumerate(self.clauses)}

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """Topic by id."""
        return {topic.id: topic for topic in self.result.topics}

    @cached_property
    def labels(self) -> dict[str, Topic | Element]:
        """Topic or element by id."""
        found: dict[str, Topic | Element] = {}
        for topic in self.result.topics:
            found |= {topic.id: topic} | {element.id: element for element in topic.elements}
        return found

    @cached_property
    def topic_of(self) -> dict[str, Topic]:
        """The topic that a label is, or belongs to."""
        ids = ((topic, (topic.id, *(element.id for element in topic.elements))) for topic in self.result.topics)
        return {label: topic for topic, labels in ids for label in labels}

    @cached_property
    def rows(self) -> dict[str, Row]:
        """Row by id, in the order of the comparison."""
        return {row.id: row for row in self.result.comparison.rows}

    @cached_property
    def cells(self) -> dict[tuple[str, str], Cell]:
        """Cell by row and label, topics and elements alike."""
        comparison = self.result.comparison
        return {(cell.row, cell.label): cell for cell in (*comparison.topic_cells, *comparison.element_cells)}

    @cached_property
    def gaps(self) -> dict[str, tuple[Cell, ...]]:
        """The gaps of each row, in the order of the comparison: core topics first, then what most others have."""
        found: dict[str, tuple[Cell, ...]] = dict.fromkeys(self.rows, ())
        for cell in self.result.comparison.gaps:
            found[cell.row] = (*found[cell.row], cell)
        return found

    @cached_property
    def shares(self) -> dict[str, Share]:
        """Share by topic."""
        return {share.label: share for share in self.result.comparison.shares}

    @cached_property
    def wordings(self) -> dict[str, tuple[WordingGroup, ...]]:
        """The groups of wordings of a topic, largest first."""
        found: dict[str, tuple[WordingGroup, ...]] = dict.fromkeys(self.topics, ())
        for group in self.result.comparison.wordings:
            found[group.label] = (*found.get(group.label, ()), group)
        return found

    @cached_property
    def provisions(self) -> dict[str, tuple[Provision, ...]]:
        """The provisions of a topic, those of most rows first."""
        found: dict[str, list[Provision]] = {topic: [] for topic in self.topics}
        for provision in self.result.comparison.provisions:
            found[provision.topic].append(provision)
        return {topic: tuple(provisions) for topic, provisions in found.items()}

    @cached_property
    def peers(self) -> dict[str, tuple[Peer, ...]]:
        """The nearest rows of each row, best first."""
        found: dict[str, list[Peer]] = {row: [] for row in self.rows}
        for peer in self.result.comparison.peers:
            found[peer.row].append(peer)
        return {row: tuple(peers) for row, peers in found.items()}

    @cached_property
    def families(self) -> dict[str, Family]:
        """The family of each document that has one, by source id."""
        return {kin.source: family for family in self.result.comparison.families for kin in family.members}

    def carries(self, evidence: Evidence) -> bool:
        """Tell whether its clause has the label of ``evidence``, or only came near it."""
        return any(
            found.label == evidence.label and (found.stance, found.score) == (evidence.stance, evidence.score)
            for found in self.evidence_of_clause.get(evidence.clause, ())
        )

    @cached_property
    def further(self) -> dict[tuple[str, str], tuple[Evidence, ...]]:
        """The near misses behind the nearest one, by label and document."""
        found: dict[tuple[str, str], tuple[Evidence, ...]] = {}
        for source, reading in self.readings.items():
            for evidence in reading.matches.further:
                found[evidence.label, source] = (*found.get((evidence.label, source), ()), evidence)
        return found

    @cached_property
    def evidence_of_clause(self) -> dict[str, tuple[Evidence, ...]]:
        """The labels of a clause: its topics, main one first, then its elements."""
        found: dict[str, tuple[Evidence, ...]] = {}
        for reading in self.result.readings:
            for evidence in (*reading.matches.topics, *reading.matches.elements):
                found[evidence.clause] = (*found.get(evidence.clause, ()), evidence)
        return found

    @cached_property
    def reviews_of_clause(self) -> dict[str, tuple[Review, ...]]:
        """What people said of a clause that counts or is disputed, clause by clause in reading order."""
        found: dict[str, tuple[Review, ...]] = {}
        for review in self.result.reviews:
            if review.outcome in {Outcome.APPLIED, Outcome.DISPUTED}:
                found[review.clause] = (*found.get(review.clause, ()), review)
        return dict(sorted(found.items(), key=lambda item: self.order[item[0]]))

    @cached_property
    def columns(self) -> tuple[tuple[str, tuple[Topic, ...]], ...]:
        """The topics as columns: the core ones first under ``core``, then the others under the id of their group."""
        topics = self.result.topics
        blocks = [("core", tuple(topic for topic in topics if topic.core))]
        blocks += [
            (group.id, tuple(topic for topic in topics if topic.group == group.id and not topic.core))
            for group in self.result.groups
        ]
        return tuple((name, block) for name, block in blocks if block)
