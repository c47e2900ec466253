"""A topic: how every row words it, side by side, and who has none and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guidecompare.language import fold
from guidecompare.report.safe import file_name
from guidecompare.report.views.corrections import Said, said_of_cell
from guidecompare.report.views.parts import (
    Mark,
    Near,
    Quote,
    is_apart,
    legend,
    mark_of,
    near,
    quote,
    reason_of,
    share_words,
    stance_mark,
)
from guidecompare.report.views.provisions import ProvisionsView, provisions_view
from guidecompare.report.views.quality import label_anchor, topic_trust
from guidecompare.report.views.site import Link, cell_anchor
from guidecompare.report.views.values import ValueRow, values_of_topic
from guidecompare.report.views.wording import Piece, difference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guidecompare.model import Cell, Element, Row, Stance, Topic, WordingGroup
    from guidecompare.report.views.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """A wording that is the same as, or near to, one shown in full elsewhere on the page."""

    identical: bool
    base: Link
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A clause that carries the topic; ``fold`` where its wording is shown in full elsewhere."""

    quote: Quote
    above: str  # the headings it stands under, where they are not those of the passage before
    anchor: str  # where other passages lead that are worded alike; empty where none do
    elements: tuple[str, ...]
    stance: Mark | None  # where the clause does not simply state it
    fold: Fold | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one document says of the topic."""

    document: Link
    origin: Link
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row on the page of a topic."""

    anchor: str
    city: Link
    kind: str
    mark: Mark
    apart: bool  # not found in what is held, while something else is not
    parts: tuple[Part, ...]
    reason: str
    near: Near | None
    said: tuple[Said, ...]  # by people


@dataclass(frozen=True, slots=True, kw_only=True)
class SilentList:
    """Rows of one verdict that have nothing to quote; ``apart`` where something of them is not held."""

    mark: Mark
    apart: bool
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementRow:
    """One row in the small matrix of a topic's elements."""

    city: Link
    kind: str
    href: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView:
    """The page of a topic."""

    label: str
    core: bool
    group: str
    question: str
    why: str
    share: str
    counts: tuple[tuple[Mark, int], ...]
    index: tuple[Entry, ...]
    speaking: tuple[Entry, ...]
    silent: tuple[SilentList, ...]
    provisions: ProvisionsView
    elements: tuple[str, ...]
    element_rows: tuple[ElementRow, ...]
    values: tuple[ValueRow, ...]
    before: Link | None
    after: Link | None
    trust: str  # how many of such cells are right; empty where that is not known
    trust_anchor: str


def topic_view(site: Site, topic: Topic) -> TopicView:
    """Return the page of ``topic``."""
    facts = site.facts
    groups = [group for group in facts.wordings[topic.id] if len(group.clauses) > 1]
    passages = _Passages(site, topic, groups)
    cells = [(row, facts.cells[row.id, topic.id]) for row in facts.rows.values()]
    entries = [(cell, _entry(site, row, cell, passages)) for row, cell in cells]
    marks = legend(site)
    tally = Counter(entry.mark.css for _, entry in entries)
    place = facts.result.topics.index(topic)
    return TopicView(
        label=topic.label[site.lang],
        core=topic.core,
        group=next(group.label[site.lang] for group in facts.result.groups if group.id == topic.group),
        question=topic.question[site.lang],
        why=topic.why[site.lang],
        share=share_words(site, facts.shares[topic.id]),
        counts=tuple((each, tally[each.css]) for each in marks if tally[each.css]),
        index=tuple(entry for _, entry in entries),
        speaking=tuple(entry for _, entry in entries if entry.parts),
        silent=_silent(site, [entry for _, entry in entries if not entry.parts]),
        provisions=provisions_view(site, topic.id),
        elements=tuple(element.label[site.lang] for element in topic.elements),
        element_rows=tuple(_element_row(site, row, topic) for row, _ in cells if topic.elements),
        values=values_of_topic(site, topic.id),
        before=site.topic(facts.result.topics[place - 1].id) if place else None,
        after=site.topic(facts.result.topics[place + 1].id) if place + 1 < len(facts.result.topics) else None,
        trust=topic_trust(site, topic.id),
        trust_anchor=label_anchor(topic.id),
    )


def _entry(site: Site, row: Row, cell: Cell, passages: _Passages) -> Entry:
    return Entry(
        anchor=cell_anchor(row.id),
        city=site.row(row),
        kind=site.row_kind(row),
        mark=mark_of(site, cell),
        apart=is_apart(cell),
        parts=passages.of(cell, row),
        reason=reason_of(site, cell),
        near=near(site, cell.near),
        said=said_of_cell(site, cell),
    )


def _silent(site: Site, entries: list[Entry]) -> tuple[SilentList, ...]:
    lists = (
        SilentList(
            mark=each,
            apart=apart,
            entries=tuple(entry for entry in entries if entry.mark.css == each.css and entry.apart is apart),
        )
        for each in legend(site)
        for apart in (False, True)
    )
    return tuple(found for found in lists if found.entries)


class _Passages:
    """The passages of one topic: which clauses carry it, and which of them are folded to which base."""

    def __init__(self, site: Site, topic: Topic, groups: Iterable[WordingGroup]) -> None:
        """Look up once what every row asks for."""
        self._site = site
        self._elements: dict[str, Element] = {element.id: element for element in topic.elements}
        self._base = {clause: group.clauses[0] for group in groups for clause in group.clauses}
        self._bases = set(self._base.values())
        self._shown: set[str] = set()  # anchors given out: a document for both audiences stands in two rows

    def of(self, cell: Cell, row: Row) -> tuple[Part, ...]:
        """Return what the documents of a row say, and those they leave it to, in the order of their clauses."""
        order = self._site.facts.order
        stances = {evidence.clause: evidence.stance for evidence in reversed(cell.evidence)}
        clauses = sorted(stances, key=order.__getitem__)
        parts: list[Part] = []
        for source in dict.fromkeys((*row.sources, *cell.through)):
            mine = [clause for clause in clauses if self._site.facts.clauses[clause].source == source]
            if mine:
                parts.append(self._part(source, mine, stances))
        return tuple(parts)

    def _part(self, source: str, clauses: list[str], stances: dict[str, Stance]) -> Part:
        passages: list[Passage] = []
        above = ""
        for clause in clauses:
            passage = self._passage(clause, stances[clause], above)
            above = passage.quote.above
            passages.append(passage)
        site = self._site
        origin = site.origin(site.facts.sources[source])
        return Part(document=site.document(source), origin=origin, passages=tuple(passages))

    def _passage(self, clause: str, stance: Stance, above: str) -> Passage:
        site = self._site
        quoted = quote(site, clause)
        is_base = clause in self._bases and clause not in self._shown
        self._shown.add(clause)
        labels = [evidence.label for evidence in site.facts.evidence_of_clause.get(clause, ())]
        return Passage(
            quote=quoted,
            above=quoted.above if quoted.above != above else "",
            anchor=_wording_anchor(clause) if is_base else "",
            elements=tuple(self._elements[label].label[site.lang] for label in labels if label in self._elements),
            stance=stance_mark(site, stance),
            fold=self._fold(clause),
        )

    def _fold(self, clause: str) -> Fold | None:
        base = self._base.get(clause, clause)
        if base == clause:
            return None
        clauses = self._site.facts.clauses
        identical = fold(clauses[base].text) == fold(clauses[clause].text)
        return Fold(
            identical=identical,
            base=_base_link(self._site, base),
            pieces=() if identical else difference(clauses[base].text, clauses[clause].text),
        )


def _wording_anchor(clause: str) -> str:
    """Return the anchor of a wording that is shown in full and that others are folded to."""
    return f"w{file_name(clause)}"


def _base_link(site: Site, base: str) -> Link:
    source = site.facts.sources[site.facts.clauses[base].source]
    return Link(text=site.facts.city_names[source.city], href=f"#{_wording_anchor(base)}")


def _element_row(site: Site, row: Row, topic: Topic) -> ElementRow:
    cells = (site.facts.cells[row.id, element.id] for element in topic.elements)
    return ElementRow(
        city=site.row(row),
        kind=site.row_kind(row),
        href=f"#{cell_anchor(row.id)}",
        marks=tuple(mark_of(site, cell) for cell in cells),
    )
