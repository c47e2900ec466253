"""What several pages show: the mark of a verdict, a quoted clause, a near miss, a problem."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from guidecompare import messages, names
from guidecompare.model import Stance, Verdict
from guidecompare.report.health import page_words
from guidecompare.report.views.delegation import left_to
from guidecompare.report.views.site import Link
from guidecompare.report.views.why import Why, why

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidecompare.model import Cell, Clause, Evidence, Problem, Share
    from guidecompare.report.views.site import Site

_ENOUGH: Final = 5  # below this many rows a percentage says more than is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A verdict as drawn: the sign comes with the style, the word is text, the name is for who cannot see it."""

    css: str
    word: str
    name: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A clause as quoted, with all that is needed to find it again."""

    number: str  # as printed, bullets included
    above: str  # the headings that it stands under
    heading: str
    text: str
    page: str  # empty where the format has none
    href: str  # leads to it in its document
    city: Link
    document: Link
    origin: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """The clause that came nearest to a topic that was not found."""

    quote: Quote
    score: str
    why: Why | None
    further: tuple[Near, ...] = ()  # the clauses of its document that come next


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A problem in words, with what to do about it."""

    severity: str
    name: str
    document: Link | None
    sentence: str
    hint: str


def mark(site: Site, verdict: Verdict, *, expected: bool = True) -> Mark:
    """Return how a verdict is drawn."""
    sign = names.sign(verdict, expected=expected)
    css = "not-expected" if sign is names.NOT_EXPECTED else str(verdict)
    return Mark(css=css, word=sign.word[site.lang], name=sign.name[site.lang], meaning=sign.meaning[site.lang])


def mark_of(site: Site, cell: Cell) -> Mark:
    """Return how a cell is drawn."""
    return mark(site, cell.verdict, expected=cell.expected)


def stance_mark(site: Site, stance: Stance) -> Mark | None:
    """Return how a clause is marked that does not simply state the matter."""
    verdicts = {Stance.EXCLUDED: Verdict.EXCLUDED, Stance.DELEGATED: Verdict.DELEGATED}
    return mark(site, verdicts[stance]) if stance in verdicts else None


def legend(site: Site) -> tuple[Mark, ...]:
    """Return all marks that a cell can bear."""
    return (*(mark(site, verdict) for verdict in names.SIGNS), mark(site, Verdict.ABSENT, expected=False))


def heads_above(site: Site, clause: Clause) -> str:
    """Return the headings that a clause stands under, outermost first."""
    found: list[str] = []
    parent = site.facts.clauses.get(clause.parent or "")
    while parent:
        if parent.heading:
            number = parent.marker.raw if parent.marker and parent.marker.ordinal else ""
            found.append(f"{number} {parent.heading}".strip())
        parent = site.facts.clauses.get(parent.parent or "")
    return " › ".join(reversed(found))


def quote(site: Site, identity: str) -> Quote:
    """Return a clause as quoted."""
    clause = site.facts.clauses[identity]
    source = site.facts.sources[clause.source]
    health = site.facts.readings[clause.source].document.health
    return Quote(
        number=clause.marker.raw if clause.marker else "",
        above=heads_above(site, clause),
        heading=clause.heading,
        text=clause.text,
        page=page_words(clause.page, health, site.words),
        href=site.to_clause(identity),
        city=site.city(source.city),
        document=site.document(clause.source),
        origin=site.origin(source),
    )


def near(site: Site, evidence: Evidence | None) -> Near | None:
    """Return a near miss as shown, or None where nothing came near."""
    if evidence is None or evidence.clause not in site.facts.clauses:
        return None
    further = site.facts.further.get((evidence.label, site.facts.clauses[evidence.clause].source), ())
    nearest, *others = (
        Near(quote=quote(site, each.clause), score=f"{each.score:.2f}", why=why(site, each))
        for each in (evidence, *further)
    )
    return replace(nearest, further=tuple(others))


def spokesman(site: Site, cell: Cell) -> str | None:
    """Return the clause that speaks for a cell: of those mainly about it the first, which leads a list and no item."""
    main = [evidence.clause for evidence in cell.evidence if evidence.main and evidence.stance is Stance.STATED]
    if main:
        return min(main, key=site.facts.order.__getitem__)
    return cell.evidence[0].clause if cell.evidence else None


def reason_of(site: Site, cell: Cell) -> str:
    """Return why a cell has no answer, whom it is left to, or how far "not found" is to be trusted, in words."""
    known = names.REASONS.get(cell.reason)
    why = known[site.lang] if known else cell.reason
    caution = site.words("cell.caution") if is_absent(cell) and site.facts.cautions.intersection(cell.sources) else ""
    return site.words.listed([said for said in (why, left_to(site, cell), caution) if said])


def is_absent(cell: Cell) -> bool:
    """Tell whether a cell is drawn as not found."""
    return cell.verdict is Verdict.ABSENT and cell.expected


def is_apart(cell: Cell) -> bool:
    """Tell whether a topic was not found in what is held, while something of its row is not: no gap."""
    return is_absent(cell) and bool(cell.reason)


def share_words(site: Site, share: Share) -> str:
    """Return how many rows have a topic, with n, and as a percentage only where there are enough of them."""
    percent = (
        site.words("share.percent", percent=f"{share.having / share.judged:.0%}") if share.judged >= _ENOUGH else ""
    )
    return site.words("share.having", having=share.having, n=share.judged) + percent


def faults(site: Site, problems: Sequence[Problem]) -> tuple[Fault, ...]:
    """Return problems in words, in their order."""
    return tuple(
        Fault(
            severity=problem.severity,
            name=names.name(problem.severity, site.lang),
            document=site.document(problem.source) if problem.source in site.facts.sources else None,
            sentence=messages.sentence(problem, site.lang),
            hint=messages.hint(problem, site.lang),
        )
        for problem in problems
    )
