"""What people said of the labels, and what became of it: on cells, on clauses, and as the list of all corrections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guidecompare import names
from guidecompare.model import Action, Outcome, Stance
from guidecompare.report.views.site import Link

if TYPE_CHECKING:
    from guidecompare.model import Cell, Evidence, Review
    from guidecompare.report.views.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one person said of one label: the style and words of its mark, who and when, and what the machine says."""

    css: str  # reviewed | disputed | remark | lost
    mark: str
    label: str  # empty in a remark on the clause as a whole
    words: str  # who, when, note
    machine: str
    clause: Link
    place: str  # file and block, where the correction is to be changed


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidList:
    """The corrections with which the same has been done."""

    name: str
    meaning: str
    entries: tuple[Said, ...]


def mark_of_review(site: Site, cell: Cell) -> tuple[str, str]:
    """Return the style and the words of the mark that a cell bears beside its verdict; empty where nobody spoke."""
    if cell.disputed:
        return "disputed", site.words("review.disputed-mark")
    return ("reviewed", site.words("review.mark")) if cell.reviewed else ("", "")


def said_of_cell(site: Site, cell: Cell) -> tuple[Said, ...]:
    """Return what people said of the label of a cell and of its elements; remarks are no part of it."""
    sources = (*site.facts.rows[cell.row].sources, *cell.through)
    topic = site.facts.topics.get(cell.label)
    labels = {cell.label, *(element.id for element in (topic.elements if topic else ()))}
    return tuple(
        _said(site, review)
        for clause, reviews in site.facts.reviews_of_clause.items()
        if site.facts.clauses[clause].source in sources
        for review in reviews
        if labels.intersection(review.labels) and review.correction.action is not Action.NOTE
    )


def said_of_clause(site: Site, clause: str) -> tuple[Said, ...]:
    """Return everything that people said of a clause and that counts or is disputed."""
    return tuple(_said(site, review) for review in site.facts.reviews_of_clause.get(clause, ()))


def only_by_people(site: Site, evidence: Evidence) -> bool:
    """Tell whether a label is there because people say so, while the machine does not give it."""
    reviews = site.facts.reviews_of_clause.get(evidence.clause, ())
    return evidence.reviewed and not any(
        review.given for review in reviews if review.correction.label == evidence.label
    )


def said_lists(site: Site) -> tuple[SaidList, ...]:
    """Return all corrections by what became of them."""
    reviews = site.facts.result.reviews
    lists = (
        SaidList(
            name=names.name(outcome, site.lang),
            meaning=site.words(f"review.outcome-{outcome}"),
            entries=tuple(_said(site, review) for review in reviews if review.outcome is outcome),
        )
        for outcome in Outcome
    )
    return tuple(found for found in lists if found.entries)


def _said(site: Site, review: Review) -> Said:
    said = review.correction
    known = site.facts.labels.get(said.label)
    shown = review.clause or said.clause
    return Said(
        css=_css(review),
        mark=_mark(site, review),
        label=known.label[site.lang] if known else said.label,
        words=site.words("review.note" if said.note else "review.who", by=said.by, on=said.on, note=said.note),
        machine=_machine(site, review),
        clause=Link(text=shown, href=site.to_clause(shown) if review.clause else None),
        place=said.place,
    )


def _css(review: Review) -> str:
    if review.outcome is not Outcome.APPLIED:
        return "disputed" if review.outcome is Outcome.DISPUTED else "lost"
    return "remark" if review.correction.action is Action.NOTE else "reviewed"


def _mark(site: Site, review: Review) -> str:
    told = [names.name(review.correction.action, site.lang)]
    stance = review.correction.stance
    if stance and stance is not Stance.STATED:
        told.append(names.name(stance, site.lang))
    said = site.words.listed(told)
    return site.words("review.against", said=said) if review.outcome is Outcome.DISPUTED else said


def _machine(site: Site, review: Review) -> str:
    """Return what the machine says of the label on that clause, whatever people say."""
    if not review.clause or not review.correction.label:
        return ""
    if not review.machine:
        return site.words("review.machine-silent")
    score = f"{review.machine.score:.2f}"
    if not review.given:
        return site.words("review.machine-near", score=score)
    return site.words("review.machine-given", score=score, stance=names.name(review.machine.stance, site.lang))
