"""Families of documents that share their wording, with the figures behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guidecompare.report.safe import file_name
from guidecompare.report.views.site import Link

if TYPE_CHECKING:
    from guidecompare.model import Family, Kin
    from guidecompare.report.views.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class KinLine:
    """A document of a family."""

    city: Link
    document: Link
    date: str
    oldest: bool
    nearest_city: Link
    nearest: Link
    shared: int
    own: int
    theirs: int
    percent: int  # of its own wordings


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyView:
    """A family; ``cities`` counts those that it spans."""

    anchor: str
    documents: int
    cities: int
    oldest: Link | None
    dated: int
    lines: tuple[KinLine, ...]


def family_anchor(family: Family) -> str:
    """Return the anchor of a family on the page of families."""
    return f"f{file_name(family.id)}"


def families_view(site: Site) -> tuple[FamilyView, ...]:
    """Return the families, the largest first."""
    return tuple(_family(site, family) for family in site.facts.result.comparison.families)


def _family(site: Site, family: Family) -> FamilyView:
    return FamilyView(
        anchor=family_anchor(family),
        documents=len(family.members),
        cities=len({site.facts.sources[kin.source].city for kin in family.members}),
        oldest=site.document(family.oldest) if family.oldest else None,
        dated=sum(bool(kin.date) for kin in family.members),
        lines=tuple(_line(site, kin, oldest=kin.source == family.oldest) for kin in family.members),
    )


def _line(site: Site, kin: Kin, *, oldest: bool) -> KinLine:
    sources = site.facts.sources
    return KinLine(
        city=site.city(sources[kin.source].city),
        document=site.document(kin.source),
        date=kin.date,
        oldest=oldest,
        nearest_city=site.city(sources[kin.nearest].city),
        nearest=site.document(kin.nearest),
        shared=kin.shared,
        own=kin.own,
        theirs=kin.theirs,
        percent=round(100 * kin.shared / kin.own),
    )
