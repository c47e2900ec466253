"""The coverage matrix: rows = city x audience x issuer, columns = topics, the core ones first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guidecompare import names
from guidecompare.model import Severity, Verdict
from guidecompare.report.health import unread_words
from guidecompare.report.views.corrections import mark_of_review
from guidecompare.report.views.parts import Fault, Mark, faults, is_absent, legend, mark_of, reason_of
from guidecompare.report.views.site import Link

if TYPE_CHECKING:
    from guidecompare.model import Cell, Row, Topic
    from guidecompare.report.views.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A head over several columns."""

    name: str
    span: int
    core: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A topic as a column; ``first`` where a block begins."""

    topic: Link
    label: str
    core: bool
    first: bool
    share: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """One cell, leading to its evidence."""

    href: str
    mark: Mark
    seen: str  # the style of the mark that people left; empty where they did not
    why: str  # why a topic that was not found is no gap, or to be taken with care; what people left
    first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One row. The counts are for sorting."""

    city: Link
    kind: str
    prefecture: str
    audience: str
    body: str
    covered: int
    gaps: int
    counts: tuple[tuple[Mark, int], ...]
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A document that was held and not read, or not read whole."""

    city: Link
    document: Link
    why: str
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixView:
    """The first page."""

    cities: int
    documents: int
    retrieved: str
    not_held: int
    unread: tuple[Unread, ...]
    faults: tuple[Fault, ...]
    notes: tuple[Fault, ...]
    legend: tuple[Mark, ...]
    people: tuple[tuple[str, str], ...]  # style and words of the marks that people left on these cells
    blocks: tuple[Block, ...]
    columns: tuple[Column, ...]
    rows: tuple[MatrixRow, ...]
    audiences: tuple[str, ...]
    bodies: tuple[str, ...]


def matrix_view(site: Site) -> MatrixView:
    """Return the matrix with what must be known before it is read."""
    facts = site.facts
    rows = tuple(_row(site, row) for row in facts.rows.values())
    dates = sorted(source.retrieved for source in facts.sources.values() if source.retrieved)
    unread = _unread(site)
    told = {fault for each in unread for fault in each.faults}
    problems = facts.result.problems
    quiet = faults(site, [problem for problem in problems if problem.severity is Severity.NOTE])
    loud = faults(site, [problem for problem in problems if problem.severity is not Severity.NOTE])
    return MatrixView(
        cities=len(facts.cities),
        documents=len(facts.readings),
        retrieved="–".join(dict.fromkeys((dates[0], dates[-1]))) if dates else "",
        not_held=len(facts.sources) - len(facts.readings),
        unread=unread,
        faults=tuple(fault for fault in loud if fault not in told),
        notes=tuple(fault for fault in quiet if fault not in told),
        legend=legend(site),
        people=tuple(sorted({mark_of_review(site, cell) for cell in facts.cells.values()} - {("", "")})),
        blocks=_blocks(site),
        columns=_columns(site),
        rows=rows,
        audiences=tuple(dict.fromkeys(row.audience for row in rows)),
        bodies=tuple(dict.fromkeys(row.body for row in rows)),
    )


def _blocks(site: Site) -> tuple[Block, ...]:
    names = {group.id: group.label[site.lang] for group in site.facts.result.groups}
    return tuple(
        Block(name=names.get(name) or site.words("matrix.core-block"), span=len(topics), core=name == "core")
        for name, topics in site.facts.columns
    )


def _topics(site: Site) -> list[tuple[Topic, bool]]:
    """Return the topics in the order of the columns, and whether a block begins with each."""
    return [(topic, place == 0) for _, topics in site.facts.columns for place, topic in enumerate(topics)]


def _columns(site: Site) -> tuple[Column, ...]:
    shares = site.facts.shares
    return tuple(
        Column(
            topic=Link(text=topic.short[site.lang], href=site.to_topic(topic.id)),
            label=topic.label[site.lang],
            core=topic.core,
            first=first,
            share=f"{shares[topic.id].having}/{shares[topic.id].judged}",
        )
        for topic, first in _topics(site)
    )


def _row(site: Site, row: Row) -> MatrixRow:
    city = site.facts.cities[row.city]
    cells = [site.facts.cells[row.id, topic.id] for topic, _ in _topics(site)]
    marks = [mark_of(site, cell) for cell in cells]
    return MatrixRow(
        city=site.row(row),
        kind=site.row_kind(row),
        prefecture=city.prefecture,
        audience=names.name(row.audience, site.lang),
        body=names.name(city.kind, site.lang),
        covered=sum(cell.verdict is Verdict.COVERED for cell in cells),
        gaps=len(site.facts.gaps[row.id]),
        counts=tuple((each, marks.count(each)) for each in legend(site) if each in marks),
        cells=tuple(
            _cell(site, cell, mark, first=first)
            for (_, first), mark, cell in zip(_topics(site), marks, cells, strict=True)
        ),
    )


def _cell(site: Site, cell: Cell, mark: Mark, *, first: bool) -> MatrixCell:
    seen, by_people = mark_of_review(site, cell)
    reason = reason_of(site, cell) if is_absent(cell) or cell.through else ""
    return MatrixCell(
        href=site.to_topic(cell.label, cell.row),
        mark=mark,
        seen=seen,
        why=site.words.listed([said for said in (reason, by_people) if said]),
        first=first,
    )


def _unread(site: Site) -> tuple[Unread, ...]:
    return tuple(
        Unread(
            city=site.city(reading.document.source.city),
            document=site.document(source),
            why=unread_words(reading.document.health, site.words),
            faults=faults(site, [p for p in site.facts.result.problems if p.source == source]),
        )
        for source, reading in site.facts.readings.items()
        if reading.document.health.unread
    )
