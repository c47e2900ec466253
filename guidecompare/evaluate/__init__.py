"""Measuring against gold data. In: a folder of answers, and what the tool said. Out: the figures.

Clauses are compared by their wording, so the figures hold for any division of the document. Imports no step: whoever
measures brings the steps' results.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict, deque
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from itertools import product
from typing import TYPE_CHECKING, Any, Final

from guidecompare.evaluate.completeness import Completeness, completeness
from guidecompare.evaluate.completeness import wording as _wording
from guidecompare.evaluate.gold import read_gold
from guidecompare.model import Clause, Labelled, Labels, Matches, Outline, Stance, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Confusion", "Evaluation", "Figures", "Said", "Score", "as_plain", "evaluate", "measure", "read_gold"]

_DRAWS: Final = 1000  # samples of the documents from which the intervals are taken
_OUTER: Final = 0.025  # the share of the samples beyond either end of an interval
_CONFUSED: Final = 20  # pairs that are told
_PRESENT: Final = "present"
_STANCES: Final = (Stance.STATED, Stance.EXCLUDED, Stance.DELEGATED)  # which wins where a document says several
_KINDS: Final = {
    Verdict.COVERED: _PRESENT,
    Verdict.MENTIONED: _PRESENT,
    Verdict.UNREADABLE: "unknown",
    Verdict.NOT_HELD: "unknown",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the tool said of one document."""

    gold: Labelled
    outline: Outline
    matches: Matches
    verdicts: Mapping[str, Verdict]  # by topic
    lines: tuple[str, ...] | None = None  # the text kept, line by line; None where only labels are measured


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How right the tool was; every figure is 0..1, and what it means stands beside it."""

    text_completeness: float  # how alike the text read and the right text are, the mean over the documents
    text_completeness_least: float  # the same of the document that it is lowest for
    leak_rate: float  # of the lines kept, those that are no part of the right text
    loss_rate: float  # of the right clauses, those that were not read
    segmentation_f1: float  # clauses with text, found with the very same text
    heading_f1: float
    structure_accuracy: float  # of the clauses found, those under the right parent
    clause_topic_micro_f1: float  # (clause, topic); a clause that was not found counts as missed
    clause_topic_macro_f1: float  # the mean over the topics
    document_topic_f1: float  # (document, topic): the matrix
    document_topic_macro_f1: float
    document_element_f1: float
    false_gap_rate: float  # of the topics that are there, those not found
    false_cover_rate: float  # of the topics that are not there, those said to be
    wrong_gap_share: float  # of the cells said to be absent, those that are not
    verdict_accuracy: float  # over all cells: present, excluded, delegated, absent
    stance_f1: float  # over the cells that are excluded or delegated
    documents: int
    documents_failed: int  # nothing was read of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How right the tool was about one topic or element, over documents."""

    label: str
    documents: int  # that carry it
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusion:
    """How often a topic was missed in clauses that were given another one instead."""

    right: str
    said: str
    clauses: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """All that is told of a measurement."""

    figures: Figures
    intervals: Mapping[str, tuple[float, float]]  # by name of a figure: 95 of 100 samples of the documents lie within
    topics: tuple[Score, ...]  # in the order of the taxonomy; those that occur
    elements: tuple[Score, ...]
    confusions: tuple[Confusion, ...]  # the most frequent first


class _Count:
    """Hits, wrong ones and missed ones of sets."""

    def __init__(self) -> None:
        self.hits = self.wrong = self.missed = 0

    def add(self, right: Iterable[object], said: Iterable[object]) -> None:
        """Count one pair of sets, or of multisets."""
        wanted, got = Counter(right), Counter(said)
        hits = (wanted & got).total()
        self.hits += hits
        self.wrong += got.total() - hits
        self.missed += wanted.total() - hits

    def join(self, other: _Count) -> None:
        """Count what ``other`` counted as well."""
        self.hits += other.hits
        self.wrong += other.wrong
        self.missed += other.missed

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there was nothing to find and nothing was said."""
        return _share(2 * self.hits, 2 * self.hits + self.wrong + self.missed, empty=1.0)

    def score(self, label: str) -> Score:
        """Return what was counted of one label, over documents."""
        found = self.hits + self.missed
        return Score(
            label=label,
            documents=found,
            precision=_share(self.hits, self.hits + self.wrong),
            recall=_share(self.hits, found),
            f1=self.f1,
        )


def measure(answers: Sequence[Said], topics: Sequence[str]) -> Figures:
    """Return how right ``answers`` are about ``topics``, over all their documents together."""
    return _together([_Tally(topics, said) for said in answers], topics).figures()


def evaluate(answers: Sequence[Said], topics: Sequence[str], elements: Sequence[str]) -> Evaluation:
    """Return the figures of ``measure``, how firm they are, and what they are made of."""
    tallies = [_Tally(topics, said) for said in answers]
    whole = _together(tallies, topics)
    draw = random.Random(0)  # noqa: S311 -- sampling, and the same samples every time
    samples = [_together(draw.choices(tallies, k=len(tallies)), topics).figures() for _ in range(_DRAWS)]
    by_topic, by_element = whole.by_topic_document, whole.by_element
    return Evaluation(
        figures=whole.figures(),
        intervals={field.name: _interval([getattr(sample, field.name) for sample in samples]) for field in _RATES},
        topics=tuple(by_topic[label].score(label) for label in topics if label in by_topic),
        elements=tuple(by_element[label].score(label) for label in elements if label in by_element),
        confusions=tuple(
            Confusion(right=right, said=said, clauses=clauses)
            for (right, said), clauses in sorted(whole.confused.items(), key=lambda one: (-one[1], one[0]))[:_CONFUSED]
        ),
    )


def as_plain(evaluation: Evaluation) -> dict[str, Any]:
    """Return an evaluation as JSON values, the figures themselves outermost."""
    plain = asdict(evaluation)
    return {**plain.pop("figures"), **plain}


_RATES: Final = tuple(field for field in fields(Figures) if field.type == "float")


def _interval(values: Sequence[float]) -> tuple[float, float]:
    """Return the ends of the middle 95 of 100 values."""
    ranked = sorted(values)
    last = len(ranked) - 1
    return ranked[round(last * _OUTER)], ranked[round(last * (1 - _OUTER))]


def _together(tallies: Iterable[_Tally], topics: Sequence[str]) -> _Tally:
    whole = _Tally(topics)
    for tally in tallies:
        whole.join(tally)
    return whole


class _Tally:
    """Counts over the documents."""

    def __init__(self, topics: Sequence[str], said: Said | None = None) -> None:
        self.topics = topics
        self.text, self.heading, self.clause = _Count(), _Count(), _Count()
        self.topic, self.element, self.stance = _Count(), _Count(), _Count()
        self.by_topic: defaultdict[str, _Count] = defaultdict(_Count)
        self.by_topic_document: defaultdict[str, _Count] = defaultdict(_Count)
        self.by_element: defaultdict[str, _Count] = defaultdict(_Count)
        self.confused: Counter[tuple[str, str]] = Counter()  # (right, said)
        self.found = self.right_parent = 0
        self.cells: Counter[tuple[str, str]] = Counter()  # (right, said)
        self.documents = self.failed = 0
        self.whole: list[Completeness] = []
        if said:
            self._add(said)

    def join(self, other: _Tally) -> None:
        """Count the documents of ``other`` as well."""
        for name in ("text", "heading", "clause", "topic", "element", "stance"):
            getattr(self, name).join(getattr(other, name))
        for name in ("by_topic", "by_topic_document", "by_element"):
            for label, count in getattr(other, name).items():
                getattr(self, name)[label].join(count)
        self.confused.update(other.confused)
        self.cells.update(other.cells)
        self.found += other.found
        self.right_parent += other.right_parent
        self.documents += other.documents
        self.failed += other.failed
        self.whole += other.whole

    def _add(self, said: Said) -> None:
        """Count one document."""
        self.documents += 1
        self.failed += not said.outline.clauses
        right, got = said.gold.outline.clauses, said.outline.clauses
        if said.lines is not None:
            self.whole.append(completeness(right, got, said.lines))
        self.text.add(_wordings(c.text for c in right), _wordings(c.text for c in got))
        self.heading.add(_wordings(c.heading for c in right), _wordings(c.heading for c in got))
        pairs = _pairs(right, got)
        self._structure(pairs, right, got)
        said_of: defaultdict[str, set[str]] = defaultdict(set)
        for evidence in said.matches.topics:
            said_of[evidence.clause].add(evidence.label)
        for clause, labels in zip(right, said.gold.labels, strict=True):
            if clause.text:
                wanted = set(labels.topics)
                found = said_of[pairs[clause.id]] if clause.id in pairs else set()
                self.clause.add(wanted, found)
                _by_label(self.by_topic, wanted, found)
                self.confused.update(product(sorted(wanted - found), sorted(found - wanted)))
        truth = _truth(said.gold.labels)
        topics_said = {evidence.label for evidence in said.matches.topics}
        self.topic.add(set(truth), topics_said)
        _by_label(self.by_topic_document, set(truth), topics_said)
        elements = {label for labels in said.gold.labels for label in labels.elements}
        elements_said = {evidence.label for evidence in said.matches.elements}
        self.element.add(elements, elements_said)
        _by_label(self.by_element, elements, elements_said)
        self._cells(truth, said.verdicts)

    def _structure(self, pairs: Mapping[str, str], right: Sequence[Clause], got: Sequence[Clause]) -> None:
        """Count the parents of the clauses found."""
        right_by_id, got_by_id = {c.id: c for c in right}, {c.id: c for c in got}
        for right_id, got_id in pairs.items():
            self.found += 1
            above = right_by_id.get(right_by_id[right_id].parent or "")
            self.right_parent += _identity(above) == _identity(got_by_id.get(got_by_id[got_id].parent or ""))

    def _cells(self, truth: Mapping[str, str], verdicts: Mapping[str, Verdict]) -> None:
        """Count one document's row of the matrix."""
        said = {topic: _KINDS.get(verdict, str(verdict)) for topic, verdict in verdicts.items()}
        absent = str(Verdict.ABSENT)
        for topic in self.topics:
            self.cells[truth.get(topic, absent), said.get(topic, absent)] += 1
        self.stance.add(_marked(truth), _marked(said))

    def figures(self) -> Figures:
        """Return the figures of all documents counted."""
        absent = str(Verdict.ABSENT)
        said_absent = sum(n for (_, said), n in self.cells.items() if said == absent)
        truly_absent = sum(n for (right, _), n in self.cells.items() if right == absent)
        both = self.cells[absent, absent]
        right = sum(n for (wanted, said), n in self.cells.items() if wanted == said)
        alike = [one.similarity for one in self.whole]
        return Figures(
            text_completeness=_share(sum(alike), len(alike)),
            text_completeness_least=min(alike, default=0.0),
            leak_rate=_share(sum(len(one.leaked) for one in self.whole), sum(one.lines for one in self.whole)),
            loss_rate=_share(sum(len(one.lost) for one in self.whole), sum(one.clauses for one in self.whole)),
            segmentation_f1=self.text.f1,
            heading_f1=self.heading.f1,
            structure_accuracy=_share(self.right_parent, self.found),
            clause_topic_micro_f1=self.clause.f1,
            clause_topic_macro_f1=_mean(self.by_topic),
            document_topic_f1=self.topic.f1,
            document_topic_macro_f1=_mean(self.by_topic_document),
            document_element_f1=self.element.f1,
            false_gap_rate=_share(self.topic.missed, self.topic.missed + self.topic.hits),
            false_cover_rate=_share(truly_absent - both, truly_absent),
            wrong_gap_share=_share(said_absent - both, said_absent),
            verdict_accuracy=_share(right, self.cells.total()),
            stance_f1=self.stance.f1,
            documents=self.documents,
            documents_failed=self.failed,
        )


def _pairs(right: Sequence[Clause], got: Sequence[Clause]) -> dict[str, str]:
    """Return for each right clause the id of the clause with the same text, in order, each used once."""
    waiting: defaultdict[str, deque[str]] = defaultdict(deque)
    for clause in got:
        if _wording(clause.text):
            waiting[_wording(clause.text)].append(clause.id)
    pairs: dict[str, str] = {}
    for clause in right:
        if clause.text and waiting[_wording(clause.text)]:
            pairs[clause.id] = waiting[_wording(clause.text)].popleft()
    return pairs


def _wordings(texts: Iterable[str]) -> list[str]:
    return [wording for wording in map(_wording, texts) if wording]


def _identity(clause: Clause | None) -> tuple[str, str] | None:
    return (_wording(clause.heading), _wording(clause.text)) if clause else None


def _truth(labels: Iterable[Labels]) -> dict[str, str]:
    """Return what a document says of the topics that any clause carries: present, excluded or delegated."""
    marks: defaultdict[str, set[Stance]] = defaultdict(set)
    for one in labels:
        stances = dict(one.stances)
        for topic in one.topics:
            marks[topic].add(stances.get(topic, Stance.STATED))
    first = {topic: next(stance for stance in _STANCES if stance in found) for topic, found in marks.items()}
    return {topic: _PRESENT if stance is Stance.STATED else str(stance) for topic, stance in first.items()}


def _marked(kinds: Mapping[str, str]) -> set[tuple[str, str]]:
    return {(topic, kind) for topic, kind in kinds.items() if kind in {Stance.EXCLUDED, Stance.DELEGATED}}


def _by_label(counts: defaultdict[str, _Count], right: set[str], said: set[str]) -> None:
    for label in right | said:
        counts[label].add({label} & right, {label} & said)


def _mean(counts: Mapping[str, _Count]) -> float:
    return _share(sum(counts[label].f1 for label in sorted(counts)), len(counts))


def _share(part: float, whole: float, *, empty: float = 0.0) -> float:
    return part / whole if whole else empty
