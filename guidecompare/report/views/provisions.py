"""The provisions of a topic: what is laid down, in which wordings, by whom, and who does not have it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from guidecompare.model import Bond
from guidecompare.report.safe import file_name
from guidecompare.report.views.parts import Mark, legend, mark_of
from guidecompare.report.views.site import Link
from guidecompare.report.views.wording import Piece, difference

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from guidecompare.model import Member, Provision, Row
    from guidecompare.report.views.site import Site


# What nobody reads to the end is cut short, and says so: everything stands by row further down, and in the data.
_NAMES: Final = 40  # rows of one verdict that do not have a provision
_VARIANTS: Final = 20  # wordings near to one


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayer:
    """Who has a wording: the name leads to the clause."""

    city: Link
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A wording near to the one above it, with the differences."""

    sayer: Sayer
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One wording: the text, who has it word for word, and who nearly."""

    text: str
    sayers: tuple[Sayer, ...]
    near: int
    variants: tuple[Variant, ...]  # the first of them
    bond: str  # what binds it where that is not the element itself: the name of a Bond, or empty


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """The rows of one verdict that do not have a provision."""

    mark: Mark
    count: int
    rows: tuple[tuple[Link, str, bool], ...]  # the first of them: the row, its kind, whether a clause of it came close


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionView:
    """One provision; ``quoted`` where its label is a wording and no name."""

    anchor: str
    label: str
    quoted: bool
    rows: int
    wordings: tuple[Wording, ...]
    also: tuple[Sayer, ...]
    lacking: tuple[Lacking, ...]
    lacking_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionsView:
    """The provisions of a topic; those of a single row, which nothing is aligned with, stand apart."""

    shared: tuple[ProvisionView, ...]
    single: tuple[tuple[Sayer, str], ...]
    all_rows: int


def provisions_view(site: Site, topic: str) -> ProvisionsView:
    """Return the provisions of ``topic``, those of most rows first."""
    provisions = site.facts.provisions[topic]
    shared = [each for each in provisions if each.element or len(each.rows) > 1]
    single = (each for each in provisions if not each.element and len(each.rows) <= 1)
    clauses = site.facts.clauses
    return ProvisionsView(
        shared=tuple(_provision(site, each) for each in shared),
        single=tuple((_sayer(site, each.typical), clauses[each.typical].text) for each in single),
        all_rows=len(site.facts.rows),
    )


def _provision(site: Site, provision: Provision) -> ProvisionView:
    element = provision.element
    lacking = [row for row in site.facts.rows.values() if row.id not in provision.rows]
    return ProvisionView(
        anchor=f"p{file_name(provision.id)}",
        label=site.facts.labels[element].label[site.lang] if element else site.facts.clauses[provision.typical].text,
        quoted=not element,
        rows=len(provision.rows),
        wordings=tuple(_wordings(site, provision)),
        also=tuple(_sayer(site, clause) for clause in provision.also),
        lacking=_lacking(site, provision, lacking),
        lacking_count=len(lacking),
    )


def _wordings(site: Site, provision: Provision) -> Iterable[Wording]:
    clauses = site.facts.clauses
    for base, group in groupby(provision.members, key=lambda member: member.base):
        members = list(group)
        near = [member for member in members if not member.identical]
        yield Wording(
            text=clauses[base].text,
            sayers=tuple(_sayer(site, member.clause) for member in members if member.identical),
            near=len(near),
            variants=tuple(
                Variant(
                    sayer=_sayer(site, member.clause),
                    pieces=difference(clauses[base].text, clauses[member.clause].text),
                )
                for member in near[:_VARIANTS]
            ),
            bond=_bond(provision, members),
        )


def _bond(provision: Provision, members: Sequence[Member]) -> str:
    """Return what binds a wording, unless it is the element that gives the provision its name, or opened it."""
    bonds = {member.bond for member in members}
    if Bond.ELEMENT in bonds or (bonds == {Bond.WORDING} and not provision.element):
        return ""
    return str(Bond.MEANING if Bond.MEANING in bonds else Bond.WORDING)


def _lacking(site: Site, provision: Provision, rows: Sequence[Row]) -> tuple[Lacking, ...]:
    """Return ``rows`` by their verdict on the element, or where there is none on the topic as a whole."""
    label = provision.element or provision.topic
    by_mark: dict[str, list[Row]] = {}
    for row in rows:
        by_mark.setdefault(mark_of(site, site.facts.cells[row.id, label]).css, []).append(row)
    return tuple(
        Lacking(
            mark=each,
            count=len(by_mark[each.css]),
            rows=tuple(
                (site.row(row), site.row_kind(row), row.id in provision.close) for row in by_mark[each.css][:_NAMES]
            ),
        )
        for each in legend(site)
        if each.css in by_mark
    )


def _sayer(site: Site, clause: str) -> Sayer:
    source = site.facts.sources[site.facts.clauses[clause].source]
    return Sayer(
        city=Link(text=site.facts.city_names[source.city], href=site.to_clause(clause)),
        kind=site.source_kind(source),
    )
