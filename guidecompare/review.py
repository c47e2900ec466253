"""Corrections by people, applied to what matching said. Pure functions, beside the steps: after match, before align.

In: the corrections of a corpus and its readings. Out: the readings as corrected, and what became of each correction.
A correction is found again by the id of its clause and its wording, or by the wording alone where one clause of the
document has it. Where people contradict each other nothing is applied: the machine's label stands and is marked.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from guidecompare import similarity
from guidecompare.errors import GuidecompareError
from guidecompare.language import fold
from guidecompare.model import (
    Action,
    Evidence,
    Outcome,
    Problem,
    Reading,
    Review,
    Severity,
    Stance,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from guidecompare.model import Cell, Clause, Comparison, Corpus, Correction, Topic

_NO: Final = "no"
_YES: Final = "yes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """The readings as people corrected them, every correction with its outcome, and what there is to tell of them."""

    readings: tuple[Reading, ...]
    reviews: tuple[Review, ...]
    problems: tuple[Problem, ...]


def apply(corrections: Sequence[Correction], readings: Sequence[Reading], topics: Sequence[Topic]) -> Reviewed:
    """Return ``readings`` with ``corrections`` applied; without corrections they are the same objects."""
    labels = _Labels(topics)
    by_source = {reading.document.source.id: reading for reading in readings}
    found = [_found(one, by_source.get(_source(one.clause)), labels) for one in corrections]
    reviews = _disputed(_superseded(found))
    applied: dict[str, list[Review]] = defaultdict(list)
    for review in reviews:
        if review.outcome is Outcome.APPLIED and review.correction.action is not Action.NOTE:
            applied[_source(review.clause)].append(review)
    return Reviewed(
        readings=tuple(
            _corrected(reading, applied[source], labels) if source in applied else reading
            for source, reading in by_source.items()
        ),
        reviews=tuple(reviews),
        problems=(
            *(_told(one, by_source.get(_source(one.correction.clause)), labels) for one in reviews if _is_lost(one)),
            *_disagreements(reviews, labels),
        ),
    )


def doubts(corpus: Corpus, topics: Sequence[Topic]) -> tuple[Problem, ...]:
    """Return what is wrong with the corrections of ``corpus`` as far as that is seen without reading its documents."""
    labels = _Labels(topics)
    held = {source.id for source in corpus.sources if source.path is not None}
    found = [_found(one, None, labels) for one in corpus.corrections]
    return tuple(
        _told(one, None, labels)
        for one in found
        if one.outcome is Outcome.UNKNOWN or _source(one.correction.clause) not in held
    )


def mark(comparison: Comparison, reviews: Iterable[Review]) -> Comparison:
    """Return ``comparison`` with the cells marked that rest on a label which people corrected, or disagree about."""
    applied: set[tuple[str, str]] = set()
    disputed: set[tuple[str, str]] = set()
    for review in reviews:
        touched = {(_source(review.clause), label) for label in review.labels}
        if review.outcome is Outcome.DISPUTED:
            disputed |= touched
        elif review.outcome is Outcome.APPLIED and review.correction.action is not Action.NOTE:
            applied |= touched
    if not applied and not disputed:
        return comparison
    sources = {row.id: row.sources for row in comparison.rows}

    def marked(cell: Cell) -> Cell:
        asked = {(source, cell.label) for source in (*sources[cell.row], *cell.through)}
        return replace(cell, reviewed=bool(asked & applied), disputed=bool(asked & disputed))

    return replace(
        comparison,
        topic_cells=tuple(map(marked, comparison.topic_cells)),
        element_cells=tuple(map(marked, comparison.element_cells)),
        gaps=tuple(map(marked, comparison.gaps)),
    )


# --- what a correction is about -----------------------------------------------------------------------------------


class _Labels:
    """The topics and elements of a taxonomy, and how they hang together."""

    def __init__(self, topics: Sequence[Topic]) -> None:
        """Look up once what every correction asks for."""
        self.elements = {topic.id: tuple(element.id for element in topic.elements) for topic in topics}
        self.topic_of = {label: topic for topic, elements in self.elements.items() for label in (topic, *elements)}

    def of(self, correction: Correction) -> tuple[str, ...]:
        """Return the labels that it touches: an element needs its topic, and falls with it."""
        label = correction.label
        if not label:
            return ()
        if correction.action is Action.REJECT:
            return (label, *self.elements.get(label, ()))
        return tuple(dict.fromkeys((label, self.topic_of[label])))


def _source(clause: str) -> str:
    return clause.partition("#")[0]


def _found(correction: Correction, reading: Reading | None, labels: _Labels) -> Review:
    """Return ``correction`` with the clause that it is about, if the document still has it."""
    if correction.label and correction.label not in labels.topic_of:
        return Review(correction=correction, outcome=Outcome.UNKNOWN)
    clause = _place(correction, reading) if reading else ""
    if not reading or not clause:
        return Review(correction=correction, outcome=Outcome.STALE)
    matches = reading.matches
    given = next((e for e in (*matches.topics, *matches.elements) if _is(e, clause, correction.label)), None)
    return Review(
        correction=correction,
        outcome=Outcome.APPLIED,
        clause=clause,
        labels=labels.of(correction),
        machine=given or next((e for e in matches.near if _is(e, clause, correction.label)), None),
        given=given is not None,
    )


def _place(correction: Correction, reading: Reading) -> str:
    """Return the clause of that id and wording, or else the only one of that wording; empty where there is none."""
    same = [clause.id for clause in reading.outline.clauses if clause.digest == correction.digest]
    if correction.clause in same:
        return correction.clause
    return same[0] if len(same) == 1 else ""


def _is(evidence: Evidence, clause: str, label: str) -> bool:
    return evidence.clause == clause and evidence.label == label


# --- which corrections count --------------------------------------------------------------------------------------


def _superseded(reviews: Sequence[Review]) -> list[Review]:
    """Mark what the same person said earlier of the same label on the same clause: by date, then as written."""
    times = [(review.correction.on, place) for place, review in enumerate(reviews)]
    last: dict[tuple[str, str, str], tuple[str, int]] = {}
    for time, review in sorted(zip(times, reviews, strict=True), key=lambda pair: pair[0]):
        if review.outcome is Outcome.APPLIED and review.correction.action is not Action.NOTE:
            last[_matter(review)] = time
    return [
        replace(review, outcome=Outcome.SUPERSEDED)
        if review.correction.action is not Action.NOTE and time < last.get(_matter(review), ("", -1))
        else review
        for time, review in zip(times, reviews, strict=True)
    ]


def _matter(review: Review) -> tuple[str, str, str]:
    said = review.correction
    return fold(said.by), review.clause or said.clause, said.label


def _disputed(reviews: Sequence[Review]) -> list[Review]:
    """Mark the corrections that others contradict."""
    said: dict[tuple[str, str], set[str]] = defaultdict(set)
    for review in reviews:
        for label, opinion in _opinions(review):
            said[review.clause, label].add(opinion)
    against = {matter for matter, opinions in said.items() if _contradict(opinions)}
    return [
        replace(review, outcome=Outcome.DISPUTED)
        if any((review.clause, label) in against for label, _ in _opinions(review))
        else review
        for review in reviews
    ]


def _opinions(review: Review) -> list[tuple[str, str]]:
    """Return what is said of each label that it touches: no, yes, or yes in a certain stance."""
    said = review.correction
    if review.outcome is not Outcome.APPLIED or said.action is Action.NOTE:
        return []
    if said.action is Action.REJECT:
        return [(label, _NO) for label in review.labels]
    own = said.stance or (Stance.STATED if said.action is Action.ADD else _YES)
    return [(label, own if label == said.label else _YES) for label in review.labels]


def _contradict(opinions: set[str]) -> bool:
    stances = opinions - {_NO, _YES}
    return len(stances) > 1 or (_NO in opinions and len(opinions) > 1)


# --- applying them ------------------------------------------------------------------------------------------------


def _corrected(reading: Reading, reviews: Sequence[Review], labels: _Labels) -> Reading:
    """Return ``reading`` with the labels that people see in it; clauses without a correction stay as they are."""
    by_clause: dict[str, list[Review]] = defaultdict(list)
    for review in reviews:
        by_clause[review.clause].append(review)
    matches = reading.matches
    given: dict[str, list[Evidence]] = defaultdict(list)
    for evidence in (*matches.topics, *matches.elements):
        given[evidence.clause].append(evidence)
    topics: list[Evidence] = []
    elements: list[Evidence] = []
    for clause in reading.outline.clauses:
        said = by_clause.get(clause.id, ())
        ours = _labels_of_clause(given[clause.id], said, labels) if said else given[clause.id]
        topics += _ranked((one for one in ours if one.label in labels.elements), anew=bool(said))
        elements += _ranked((one for one in ours if one.label not in labels.elements), anew=bool(said))
    carried = {evidence.label for evidence in (*topics, *elements)}
    rejected = {
        (review.clause, label)
        for review in reviews
        if review.correction.action is Action.REJECT
        for label in review.labels
    }
    near = tuple(e for e in matches.near if e.label not in carried and (e.clause, e.label) not in rejected)
    return replace(reading, matches=replace(matches, topics=tuple(topics), elements=tuple(elements), near=near))


def _labels_of_clause(given: Iterable[Evidence], reviews: Sequence[Review], labels: _Labels) -> Iterable[Evidence]:
    """Return the labels of one clause: those of the machine without the rejected ones, and those that people see."""
    found = {evidence.label: evidence for evidence in given}
    for review in reviews:
        if review.correction.action is Action.REJECT:
            for label in review.labels:
                found.pop(label, None)
    for review in reviews:
        if review.correction.action is not Action.REJECT:
            label, topic = review.correction.label, labels.topic_of[review.correction.label]
            found[label] = sure = _confirmed(review, found.get(label))
            if topic not in found:
                found[topic] = Evidence(label=topic, clause=sure.clause, score=1.0, stance=sure.stance, reviewed=True)
    return found.values()


def _confirmed(review: Review, before: Evidence | None) -> Evidence:
    """Return the evidence that a person accepts or adds, with what the machine saw where it gave the label."""
    said = review.correction
    if before is None:
        before = Evidence(label=said.label, clause=review.clause, score=1.0)
    stance = said.stance or (Stance.STATED if said.action is Action.ADD else before.stance)
    if stance is not before.stance:  # what told the machine's stance tells nothing of this one
        before = replace(before, stance=stance, refers=(), turn=None)
    return replace(before, main=before.main or said.main, reviewed=True)


def _ranked(evidence: Iterable[Evidence], *, anew: bool) -> list[Evidence]:
    """Return the labels of a clause, main one first; where people changed them the best is main if none is."""
    if not anew:
        return list(evidence)
    ranked = sorted(evidence, key=lambda one: (not one.main, -one.score))
    return [replace(one, main=one.main or rank == 0) for rank, one in enumerate(ranked)]


# --- what there is to tell ----------------------------------------------------------------------------------------


def _is_lost(review: Review) -> bool:
    return review.outcome in {Outcome.STALE, Outcome.UNKNOWN}


def _told(review: Review, reading: Reading | None, labels: _Labels) -> Problem:
    """Return why a correction was not applied; what it says of a document is no caution in reading that document."""
    said = review.correction
    if review.outcome is Outcome.UNKNOWN:
        known = tuple(labels.topic_of)
        nearest = ", ".join(known[place] for place, _ in similarity.best(said.label, known, limit=3))
        return Problem.of(
            "review-label-unknown",
            Severity.WARNING,
            place=said.place,
            by=said.by,
            on=said.on,
            label=said.label,
            nearest=nearest,
        )
    code = "review-unread" if reading is None or reading.document.health.unread else "review-stale"
    return Problem.of(code, Severity.WARNING, place=said.place, by=said.by, on=said.on, clause=said.clause)


def _disagreements(reviews: Iterable[Review], labels: _Labels) -> list[Problem]:
    """Return one problem for each clause and topic that people disagree on, with all that they say."""
    groups: dict[tuple[str, str], list[Correction]] = defaultdict(list)
    for review in reviews:
        if review.outcome is Outcome.DISPUTED:
            groups[review.clause, labels.topic_of[review.correction.label]].append(review.correction)
    return [
        Problem.of(
            "review-disputed",
            Severity.WARNING,
            clause=clause,
            label=", ".join(dict.fromkeys(one.label for one in said)),
            opinions="; ".join(_opinion(one) for one in said),
        )
        for (clause, _), said in groups.items()
    ]


def _opinion(correction: Correction) -> str:
    said = " ".join(word for word in (correction.by, correction.action, correction.label, correction.stance) if word)
    return f"{said} ({correction.place})"


# --- for who writes one -------------------------------------------------------------------------------------------


def as_seen(correction: Correction, reading: Reading) -> Correction:
    """Return an acceptance with what the machine says now: it stays accepted when the machine changes its mind."""
    matches = reading.matches
    given = next(
        (e for e in (*matches.topics, *matches.elements) if _is(e, correction.clause, correction.label)),
        None,
    )
    if correction.action is not Action.ACCEPT or given is None:
        return correction
    return replace(correction, stance=correction.stance or given.stance, main=correction.main or given.main)


def find_clause(readings: Iterable[Reading], words: str) -> Clause:
    """Return the clause that ``words`` names: its id, or the part behind ``#`` where one document alone has it.

    Raises:
        GuidecompareError: several have it, which are listed; or none does, and the nearest are named.
    """
    clauses = [clause for reading in readings for clause in reading.outline.clauses]
    whole = [clause for clause in clauses if clause.id == words]
    found = whole or [clause for clause in clauses if clause.id.endswith(("/" + words, "#" + words.removeprefix("#")))]
    if len(found) == 1:
        return found[0]
    if found:
        several = ", ".join(clause.id for clause in found)
        raise GuidecompareError([Problem.of("review-clause-ambiguous", clause=words, found=several)])
    ids = [clause.id for clause in clauses]
    near = ", ".join(ids[place] for place, _ in similarity.best(words, ids, limit=3))
    raise GuidecompareError([Problem.of("review-clause-unknown", clause=words, nearest=near or "―")])
