"""A document: its text as it was read, what each clause was taken for and why, and what was set aside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from guidecompare import names
from guidecompare.corpus import platforms
from guidecompare.model import Severity
from guidecompare.report.health import health_words, page_words
from guidecompare.report.views.corrections import Said, only_by_people, said_of_clause
from guidecompare.report.views.parts import Fault, Mark, faults, stance_mark
from guidecompare.report.views.site import Link, clause_anchor
from guidecompare.report.views.why import Why, why

if TYPE_CHECKING:
    from guidecompare.model import Clause, Evidence, Health, Reading, Source
    from guidecompare.report.views.site import Site

_DEEPEST: Final = 6  # indents that the style sheet knows
_SHORT: Final = 14  # characters of a fact that stands beside others
_FACTS: Final = (
    "city",
    "own",
    "kind",
    "audience",
    "issuer",
    "platforms",
    "status",
    "availability",
    "extent",
    "published",
    "revised",
    "retrieved",
    "licence",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing known of a document; ``guessed`` where the tool took it from the text."""

    name: str
    value: str
    guessed: bool
    long: bool  # takes a line of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentCard:
    """A document as described in a list."""

    document: Link
    city: Link
    origin: Link
    facts: tuple[Fact, ...]
    health: str
    read: bool  # whole
    warnings: tuple[Fault, ...]  # what the reader must know beside that


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A topic or element that a clause carries, and why."""

    topic: Link
    element: bool
    score: str
    main: bool
    stance: Mark | None
    why: Why | None
    reviewed: bool  # a person accepted or added it
    by_people: bool  # the machine does not give it


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseView:
    """A clause in its document."""

    anchor: str
    depth: int
    number: str
    heading: str
    text: str
    page: str
    labels: tuple[Label, ...]
    said: tuple[Said, ...]  # by people
    unlabelled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedView:
    """A line that was set aside."""

    reason: str
    text: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """The page of a document."""

    card: DocumentCard
    sha256: str
    faults: tuple[Fault, ...]
    parent: Link | None
    clauses: tuple[ClauseView, ...]
    unlabelled: int
    removed: tuple[RemovedView, ...]
    held: bool


def document_card(site: Site, identity: str) -> DocumentCard:
    """Return a document as described in a list."""
    source = site.facts.sources[identity]
    reading = site.facts.readings.get(identity)
    known = [problem for problem in site.facts.result.problems if problem.source == identity]
    return DocumentCard(
        document=site.document(identity),
        city=site.city(source.city),
        origin=site.origin(source),
        facts=_facts(site, source),
        health=health_words(reading, site.words) if reading else names.name(source.status, site.lang),
        read=reading is not None and reading.document.health.unread is None,
        warnings=faults(site, [problem for problem in known if problem.severity is not Severity.NOTE]),
    )


def document_view(site: Site, identity: str) -> DocumentView:
    """Return the page of the document ``identity``."""
    source = site.facts.sources[identity]
    reading = site.facts.readings.get(identity)
    clauses = _clauses(site, reading) if reading else ()
    known = [problem for problem in site.facts.result.problems if problem.source == identity]
    return DocumentView(
        card=document_card(site, identity),
        sha256=(reading.document.sha256 if reading else source.sha256) or "",
        faults=faults(site, known),
        parent=site.document(source.parent) if source.parent in site.facts.sources else None,
        clauses=clauses,
        unlabelled=sum(clause.unlabelled for clause in clauses),
        removed=_removed(site, reading) if reading else (),
        held=reading is not None,
    )


def _facts(site: Site, source: Source) -> tuple[Fact, ...]:
    values = {
        "city": site.facts.city_names[source.city] if "city" in source.guessed else "",
        "own": site.words("fact.yes") if source.own else "",
        "kind": names.name(source.kind, site.lang),
        "audience": names.name(source.audience, site.lang),
        "issuer": source.issuer_name or names.name(source.issuer, site.lang),
        "platforms": platforms.names(source.platforms),
        "status": names.name(source.status, site.lang),
        "availability": names.name(source.availability, site.lang),
        "extent": names.name(source.extent, site.lang),
        "published": source.published or "",
        "revised": source.revised or "",
        "retrieved": source.retrieved or "",
        "licence": source.licence,
    }
    return tuple(
        Fact(
            name=site.words(f"fact.{key}"),
            value=values[key],
            guessed=key in source.guessed,
            long=len(values[key]) > _SHORT,
        )
        for key in _FACTS
        if values[key]
    )


def _clauses(site: Site, reading: Reading) -> tuple[ClauseView, ...]:
    depths: dict[str | None, int] = {None: -1}
    found: list[ClauseView] = []
    for clause in reading.outline.clauses:
        depths[clause.id] = depths.get(clause.parent, -1) + 1
        found.append(_clause(site, reading.document.health, clause, min(depths[clause.id], _DEEPEST)))
    return tuple(found)


def _clause(site: Site, health: Health, clause: Clause, depth: int) -> ClauseView:
    labels = site.facts.evidence_of_clause.get(clause.id, ())
    return ClauseView(
        anchor=clause_anchor(clause.id),
        depth=depth,
        number=clause.marker.raw if clause.marker else "",
        heading=clause.heading,
        text=clause.text,
        page=page_words(clause.page, health, site.words),
        labels=tuple(_label(site, evidence) for evidence in labels),
        said=said_of_clause(site, clause.id),
        unlabelled=not labels and bool(clause.text),
    )


def _label(site: Site, evidence: Evidence) -> Label:
    topic = site.facts.topic_of[evidence.label]
    name = site.facts.labels[evidence.label].label[site.lang]
    return Label(
        topic=Link(text=name, href=site.to_topic(topic.id)),
        element=evidence.label != topic.id,
        score=f"{evidence.score:.2f}",
        main=evidence.main,
        stance=stance_mark(site, evidence.stance),
        why=why(site, evidence),
        reviewed=evidence.reviewed,
        by_people=only_by_people(site, evidence),
    )


def _removed(site: Site, reading: Reading) -> tuple[RemovedView, ...]:
    return tuple(
        RemovedView(
            reason=names.name(removed.reason, site.lang),
            text=removed.line.text,
            place=page_words(removed.line.place.page, reading.document.health, site.words),
        )
        for removed in reading.outline.removed
    )
