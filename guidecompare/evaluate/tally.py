"""What there is to count in one document. In: its right answer and what the tool said. Out: counts by key.

Everything that is measured later is made of these counts, so that documents are put together, or sampled, by adding.
A key is a tuple: what is counted, of which label, and the outcome.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final, TypeAlias

from guidecompare.evaluate.completeness import completeness, wording
from guidecompare.model import Labelled, Matches, Outline, Stance, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from guidecompare.model import Clause, Evidence, Labels

Key: TypeAlias = tuple[str, ...]
Counts: TypeAlias = "Counter[Key]"

HITS, WRONG, MISSED = "hits", "wrong", "missed"
BANDS: Final = 10  # of equal width, into which scores fall
UNIT: Final = 1_000_000  # similarities and scores are added in millionths, so that every order gives the same sum

_STANCES: Final = (Stance.STATED, Stance.EXCLUDED, Stance.DELEGATED)  # which wins where a document says several
_THERE: Final = frozenset({Verdict.COVERED, Verdict.MENTIONED})
_MARKED: Final = frozenset({Verdict.EXCLUDED, Verdict.DELEGATED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the tool said of one document."""

    gold: Labelled
    outline: Outline
    matches: Matches
    verdicts: Mapping[str, Verdict]  # by topic
    gaps: frozenset[str] = frozenset()  # the topics that a report of the document lists as gaps
    lines: tuple[str, ...] | None = None  # the text kept, line by line; None where only labels are measured


def tally(said: Said, topics: Sequence[str]) -> Counts:
    """Return the counts of one document."""
    right, got = said.gold.outline.clauses, said.outline.clauses
    counts: Counts = Counter(
        {
            ("documents",): 1,
            ("documents", "failed"): not got,
            ("documents", "real"): not said.gold.fictitious,
            ("clauses",): sum(bool(clause.text) for clause in right),
        }
    )
    if said.lines is not None:
        _whole(counts, said, said.lines)
    _compare(counts, ("text",), _wordings(c.text for c in right), _wordings(c.text for c in got))
    _compare(counts, ("heading",), _wordings(c.heading for c in right), _wordings(c.heading for c in got))
    pairs = _pairs(right, got)
    _structure(counts, pairs, right, got)
    _labels(counts, said, pairs)
    _cells(counts, said, topics)
    return counts


def _compare(counts: Counts, key: Key, right: Iterable[object], said: Iterable[object]) -> None:
    """Count hits, wrong ones and missed ones of two sets, or multisets."""
    wanted, got = Counter(right), Counter(said)
    hits = (wanted & got).total()
    counts[*key, HITS] += hits
    counts[*key, WRONG] += got.total() - hits
    counts[*key, MISSED] += wanted.total() - hits


def _whole(counts: Counts, said: Said, lines: Sequence[str]) -> None:
    found = completeness(said.gold.outline.clauses, said.outline.clauses, lines)
    counts["whole", "documents"] += 1
    counts["whole", "similarity"] += round(found.similarity * UNIT)
    counts["whole", "lines"] += found.lines
    counts["whole", "leaked"] += len(found.leaked)
    counts["whole", "clauses"] += found.clauses
    counts["whole", "lost"] += len(found.lost)


def _structure(counts: Counts, pairs: Mapping[str, str], right: Sequence[Clause], got: Sequence[Clause]) -> None:
    """Count the parents of the clauses found."""
    right_by_id, got_by_id = {c.id: c for c in right}, {c.id: c for c in got}
    for right_id, got_id in pairs.items():
        above = _identity(right_by_id.get(right_by_id[right_id].parent or ""))
        same = above == _identity(got_by_id.get(got_by_id[got_id].parent or ""))
        counts["parent", HITS if same else WRONG] += 1


def _labels(counts: Counts, said: Said, pairs: Mapping[str, str]) -> None:
    """Count topics and elements, clause by clause and of the whole document, and what their scores were worth."""
    kinds = (("topic", said.matches.topics), ("element", said.matches.elements))
    right_of: dict[tuple[str, str], tuple[str, ...]] = {}  # the right labels of the clauses found, by the tool's id
    for kind, evidence in kinds:
        said_of: defaultdict[str, set[str]] = defaultdict(set)
        for one in evidence:
            said_of[one.clause].add(one.label)
        everywhere: set[str] = set()
        for clause, labels in zip(said.gold.outline.clauses, said.gold.labels, strict=True):
            wanted = labels.topics if kind == "topic" else labels.elements
            everywhere |= set(wanted)
            if not clause.text:
                continue
            found = said_of[pairs[clause.id]] if clause.id in pairs else set()
            _by_label(counts, (kind, "clause"), set(wanted), found)
            if clause.id in pairs:
                right_of[kind, pairs[clause.id]] = wanted
            if kind == "topic":
                counts.update(("confused", *pair) for pair in product(set(wanted) - found, found - set(wanted)))
        _by_label(counts, (kind, "document"), everywhere, {one.label for one in evidence})
        _scores(counts, kind, evidence, {clause: labels for (of, clause), labels in right_of.items() if of == kind})
    near = [one for one in said.matches.near if one.label in said.verdicts]
    _scores(counts, "near", near, {clause: labels for (of, clause), labels in right_of.items() if of == "topic"})


def _by_label(counts: Counts, key: Key, right: set[str], said: set[str]) -> None:
    for label in right | said:
        counts[*key, label, HITS if label in right & said else WRONG if label in said else MISSED] += 1


def _scores(counts: Counts, kind: str, evidence: Iterable[Evidence], right_of: Mapping[str, Sequence[str]]) -> None:
    """Count the labels on clauses that were found, by the height of their score."""
    for one in evidence:
        if one.clause in right_of:
            band = str(min(int(one.score * BANDS), BANDS - 1))
            counts["band", kind, band, "labels"] += 1
            counts["band", kind, band, "said"] += round(one.score * UNIT)
            counts["band", kind, band, HITS] += one.label in right_of[one.clause]


def _cells(counts: Counts, said: Said, topics: Sequence[str]) -> None:
    """Count one document's row of the matrix."""
    truth = _truth(said.gold.labels)
    for topic in topics:
        right, verdict = truth.get(topic, Verdict.ABSENT), said.verdicts.get(topic, Verdict.ABSENT)
        counts["verdict", right, verdict] += 1
        absent, there = right is Verdict.ABSENT, verdict in _THERE
        of_cell = {
            "cells": True,
            "right": right is verdict or {right, verdict} <= _THERE,
            "absent": absent,
            "absent missed": absent and verdict is not Verdict.ABSENT,
            "said absent": verdict is Verdict.ABSENT,
            "said absent wrong": verdict is Verdict.ABSENT and not absent,
            "covers": there,
            "covers wrong": there and absent,
            "gaps": topic in said.gaps,
            "gaps wrong": topic in said.gaps and not absent,
        }
        counts.update({("cell", topic, name): int(counted) for name, counted in of_cell.items()})
    marked = {(topic, verdict) for topic, verdict in truth.items() if verdict in _MARKED}
    _compare(counts, ("stance",), marked, {pair for pair in said.verdicts.items() if pair[1] in _MARKED})


def _truth(labels: Iterable[Labels]) -> dict[str, Verdict]:
    """Return the right verdict on each topic that any clause carries.

    As in the matrix, a topic is covered where it is a clause's main one or one of its elements is stated. What a
    heading adds to that cannot be told from the labels: some topics are covered that are counted as mentioned here.
    """
    marks: defaultdict[str, set[Stance]] = defaultdict(set)
    covered: set[str] = set()
    for one in labels:
        stances = dict(one.stances)
        for place, topic in enumerate(one.topics):
            stance = stances.get(topic, Stance.STATED)
            marks[topic].add(stance)
            if stance is Stance.STATED and (place == 0 or any(e.startswith(f"{topic}.") for e in one.elements)):
                covered.add(topic)
    first = {topic: next(stance for stance in _STANCES if stance in found) for topic, found in marks.items()}
    return {
        topic: Verdict(stance)
        if stance is not Stance.STATED
        else Verdict.COVERED
        if topic in covered
        else Verdict.MENTIONED
        for topic, stance in first.items()
    }


def _pairs(right: Sequence[Clause], got: Sequence[Clause]) -> dict[str, str]:
    """Return for each right clause the id of the clause with the same text, in order, each used once."""
    waiting: defaultdict[str, deque[str]] = defaultdict(deque)
    for clause in got:
        if wording(clause.text):
            waiting[wording(clause.text)].append(clause.id)
    pairs: dict[str, str] = {}
    for clause in right:
        if clause.text and waiting[wording(clause.text)]:
            pairs[clause.id] = waiting[wording(clause.text)].popleft()
    return pairs


def _wordings(texts: Iterable[str]) -> list[str]:
    return [found for found in map(wording, texts) if found]


def _identity(clause: Clause | None) -> tuple[str, str] | None:
    return (wording(clause.heading), wording(clause.text)) if clause else None
