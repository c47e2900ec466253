"""A city: what its documents lack as far as they were read, how others word it, and what they have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from guidecompare import names
from guidecompare.model import Verdict
from guidecompare.report.views.corrections import Said, said_of_cell
from guidecompare.report.views.document import DocumentCard, document_card
from guidecompare.report.views.families import family_anchor
from guidecompare.report.views.parts import (
    Mark,
    Near,
    Quote,
    is_apart,
    legend,
    mark,
    mark_of,
    near,
    quote,
    reason_of,
    share_words,
    spokesman,
)
from guidecompare.report.views.quality import gap_trust
from guidecompare.report.views.site import FAMILIES_PAGE, Link, row_anchor
from guidecompare.report.views.values import Glance, glance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidecompare.model import Cell, City, Peer, Row
    from guidecompare.report.views.site import Site

_MODELS: Final = 3  # wordings of others that are shown for a gap


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A topic that was expected and not found."""

    anchor: str
    topic: Link
    core: bool
    question: str
    share: str
    reason: str
    near: Near | None
    said: tuple[Said, ...]  # by people
    models: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A topic that is not a gap, with its best clause where there is one."""

    anchor: str
    topic: Link
    core: bool
    mark: Mark
    reason: str
    quote: Quote | None
    others: int
    said: tuple[Said, ...]  # by people


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemList:
    """The topics of one verdict."""

    mark: Mark
    entries: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerLine:
    """A row of another city that is like this one, and why."""

    city: Link
    kind: str
    both: int
    either: int
    shared: int
    wordings: int
    family: Link | None  # the template that documents of both seem to go back to


@dataclass(frozen=True, slots=True, kw_only=True)
class CityRow:
    """One row of the matrix, as its city reads it."""

    anchor: str
    kind: str
    counts: tuple[tuple[Mark, int], ...]
    documents: tuple[DocumentCard, ...]
    gaps: tuple[Gap, ...]
    gap_trust: str  # how many of the gaps to expect wrong; empty where that is not known
    gap_mark: Mark
    apart: tuple[Item, ...]  # not found in what is held, while something else is not
    open: tuple[ItemList, ...]  # excluded, delegated, unreadable, not held: each a list of its own
    not_expected: ItemList
    has: tuple[ItemList, ...]
    peers: tuple[PeerLine, ...]
    glance: tuple[Glance, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CityView:
    """The page of a city."""

    name: str
    kana: str
    prefecture: str
    body: str
    population: str
    code: str
    rows: tuple[CityRow, ...]


def city_view(site: Site, city: City) -> CityView:
    """Return the page of ``city``."""
    rows = [row for row in site.facts.rows.values() if row.city == city.id]
    return CityView(
        name=city.name,
        kana=city.kana,
        prefecture=city.prefecture,
        body=names.name(city.kind, site.lang),
        population=f"{city.population:,}" if city.population is not None else "",
        code=city.code,
        rows=tuple(_row(site, row) for row in rows),
    )


def _row(site: Site, row: Row) -> CityRow:
    cells = [site.facts.cells[row.id, topic.id] for _, topics in site.facts.columns for topic in topics]
    lists = {each.css: _items(site, row, cells, each) for each in legend(site)}
    aside = (Verdict.DELEGATED, Verdict.EXCLUDED, Verdict.UNREADABLE, Verdict.NOT_HELD)
    return CityRow(
        anchor=row_anchor(row.id),
        kind=site.row_kind(row),
        counts=tuple((each.mark, len(each.entries)) for each in lists.values() if each.entries),
        documents=tuple(document_card(site, source) for source in row.sources),
        gaps=tuple(_gap(site, row, cell) for cell in site.facts.gaps[row.id]),
        gap_trust=gap_trust(site, len(site.facts.gaps[row.id])),
        gap_mark=mark(site, Verdict.ABSENT),
        apart=tuple(_item(site, row, cell) for cell in cells if is_apart(cell)),
        open=tuple(lists[verdict] for verdict in aside if lists[verdict].entries),
        not_expected=lists["not-expected"],
        has=tuple(lists[verdict] for verdict in (Verdict.COVERED, Verdict.MENTIONED) if lists[verdict].entries),
        glance=glance(site, row),
        peers=tuple(_peer(site, row, peer) for peer in site.facts.peers[row.id]),
    )


def _peer(site: Site, row: Row, peer: Peer) -> PeerLine:
    other = site.facts.rows[peer.other]
    mine, theirs = (
        {family.id: family for source in each.sources if (family := site.facts.families.get(source))}
        for each in (row, other)
    )
    common = next((family for identity, family in mine.items() if identity in theirs), None)
    href = f"{site.up}{FAMILIES_PAGE}#{family_anchor(common)}" if common else None
    return PeerLine(
        city=site.row(other),
        kind=site.row_kind(other),
        both=peer.both,
        either=peer.either,
        shared=peer.shared,
        wordings=peer.wordings,
        family=Link(text=site.words("peer.family"), href=href) if href else None,
    )


def _items(site: Site, row: Row, cells: Sequence[Cell], each: Mark) -> ItemList:
    found = (cell for cell in cells if mark_of(site, cell).css == each.css)
    return ItemList(mark=each, entries=tuple(_item(site, row, cell) for cell in found))


def _item(site: Site, row: Row, cell: Cell) -> Item:
    clause = spokesman(site, cell)
    return Item(
        anchor=row_anchor(row.id, cell.label),
        topic=site.topic(cell.label, row.id),
        core=site.facts.topics[cell.label].core,
        mark=mark_of(site, cell),
        reason=reason_of(site, cell),
        quote=quote(site, clause) if clause else None,
        others=len({evidence.clause for evidence in cell.evidence} - {clause}),
        said=said_of_cell(site, cell),
    )


def _gap(site: Site, row: Row, cell: Cell) -> Gap:
    topic = site.facts.topics[cell.label]
    return Gap(
        anchor=row_anchor(row.id, cell.label),
        topic=site.topic(cell.label, row.id),
        core=topic.core,
        question=topic.question[site.lang],
        share=share_words(site, site.facts.shares[cell.label]),
        reason=reason_of(site, cell),
        near=near(site, cell.near),
        said=said_of_cell(site, cell),
        models=tuple(quote(site, clause) for clause in _models(site, row, cell.label)),
    )


def _models(site: Site, row: Row, topic: str) -> list[str]:
    """Return clauses of other cities that cover ``topic``, each worded in its own way; for the same readers first."""
    facts = site.facts
    wordings = {clause: place for place, group in enumerate(facts.wordings[topic]) for clause in group.clauses}
    others = [other for other in facts.rows.values() if other.city != row.city]
    found: dict[int, str] = {}
    for other in sorted(others, key=lambda other: other.audience != row.audience):
        cell = facts.cells[other.id, topic]
        clause = spokesman(site, cell)
        if cell.verdict is Verdict.COVERED and clause in wordings:
            found.setdefault(wordings[clause], clause)
    return list(found.values())[:_MODELS]
