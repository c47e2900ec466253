"""From scores to evidence. In: an outline, a taxonomy, the weights. Out: ``Matches``.

A label is accepted from a threshold on; the best label of a clause that would have none needs less. An element needs
its topic. Every label that no clause carries gets its nearest miss.
"""

from __future__ import annotations

from heapq import nsmallest
from typing import TYPE_CHECKING, Final

from guidecompare.match.combine import probability
from guidecompare.match.explain import Explainer, shares
from guidecompare.match.features import Setting
from guidecompare.match.judge import judge_elements, judge_topics
from guidecompare.match.lexicon import lexicon
from guidecompare.match.listen import listen
from guidecompare.match.referral import referred
from guidecompare.match.stance import stances
from guidecompare.model import Evidence, Matches, Stance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from guidecompare.match.judge import Weighed
    from guidecompare.match.weights import Thresholds, Weights
    from guidecompare.model import Outline, Source
    from guidecompare.taxonomy import Taxonomy

_NAMED: Final = 0.8  # from here on a heading is the usual heading of a topic
_FURTHER: Final = 2  # near misses of a topic beside the nearest
_WORTH: Final = 0.02  # a score below this is near to nothing


def decide(outline: Outline, source: Source, taxonomy: Taxonomy, weights: Weights) -> Matches:
    """Return the evidence in ``outline`` under these weights."""
    if not outline.clauses:
        return Matches(topics=(), elements=(), near=())
    return _Decision(outline, source, taxonomy, weights).matches()


class _Decision:
    """One document on its way from scores to evidence."""

    def __init__(self, outline: Outline, source: Source, taxonomy: Taxonomy, weights: Weights) -> None:
        self.outline = outline
        self.title = outline.title or source.title
        self.taxonomy = taxonomy
        self.weights = weights
        self.lexicon = lexicon(taxonomy)
        self.heard = listen(outline, Setting(audience=source.audience, kind=source.kind), self.lexicon)
        self.explainer = Explainer(outline, self.heard, weights, taxonomy)
        self.topics = judge_topics(self.heard, taxonomy, weights)
        topic_ids = frozenset(topic.id for topic in taxonomy.topics)
        columns = {label: column for one in self.topics for label, column in zip(one.labels, one.scores.T, strict=True)}
        self.elements = judge_elements(self.heard, columns, taxonomy, weights, self.lexicon)
        element_ids = frozenset(self.lexicon.topic_of) - topic_ids
        self.made_of = {
            label: made for one in (*self.topics, *self.elements) for made in [shares(one)] for label in one.labels
        }
        self.topic_scores = [_by_label(self.topics, at, topic_ids) for at in range(len(self.heard))]
        self.element_scores = [_by_label(self.elements, at, element_ids) for at in range(len(self.heard))]
        accepted = [
            _accepted(scores, weights.topic_thresholds) if one.view.text else []
            for one, scores in zip(self.heard, self.topic_scores, strict=True)
        ]
        self.sides = stances(self.heard, accepted, weights.stance_voice, weights.stance_threshold)
        self.candidates = [self._candidates(at) for at in range(len(self.heard))]

    def matches(self) -> Matches:
        """Return accepted labels and nearest misses."""
        topics = [
            self._evidence(at, label, main=rank == 0 or self._named(at, label), side=side)
            for at, sides in enumerate(self.sides)
            for rank, (label, side) in enumerate(sides.items())
        ]
        elements = [evidence for at in range(len(self.heard)) for evidence in self._elements(at)]
        carried = {evidence.label for evidence in (*topics, *elements)}
        near = [self._near(label) for label in self.lexicon.topic_of if label not in carried]
        return Matches(
            topics=tuple(topics),
            elements=tuple(elements),
            near=tuple(found[0] for found in near if found),
            further=tuple(evidence for found in near for evidence in found[1:]),
        )

    def _elements(self, at: int) -> list[Evidence]:
        """Return the elements of one clause: they need their topic, and have its stance."""
        labels = _accepted(self.candidates[at], self.weights.element_thresholds)
        sides, topic_of = self.sides[at], self.lexicon.topic_of
        return [
            self._evidence(at, label, main=rank == 0, side=sides[topic_of[label]]) for rank, label in enumerate(labels)
        ]

    def _candidates(self, at: int) -> dict[str, float]:
        """Return the scores of the elements whose topic the clause carries."""
        sides, topic_of = self.sides[at], self.lexicon.topic_of
        return {label: score for label, score in self.element_scores[at].items() if topic_of[label] in sides}

    def _named(self, at: int, topic: str) -> bool:
        """Tell whether the clause's own heading is a usual heading of ``topic``."""
        one = self.heard[at]
        hit = one.hits["usual heading"].get(topic)
        return one.view.own_heading and hit is not None and hit.strength >= _NAMED

    def _near(self, label: str) -> list[Evidence]:
        """Return the clauses nearest to ``label``, best first: one for an element, up to three for a topic.

        None in a document without text. Those of elements come without reasons: there are many, and none is shown.
        """
        topic = self.lexicon.topic_of[label]
        scores = self.topic_scores if label == topic else self.element_scores
        places = [at for at, one in enumerate(self.heard) if one.view.text]
        count = 1 + _FURTHER if label == topic else 1
        ranked = nsmallest(count, places, key=lambda at: (-scores[at][label], at))
        worth = [at for at in ranked[1:] if probability(scores[at][label]) >= _WORTH]
        return [
            self._evidence(
                at, label, needs="" if label == topic or topic in self.sides[at] else topic, explained=label == topic
            )
            for at in (*ranked[:1], *worth)
        ]

    def _evidence(
        self,
        at: int,
        label: str,
        *,
        main: bool = False,
        side: Stance = Stance.STATED,
        needs: str = "",
        explained: bool = True,
    ) -> Evidence:
        """Return the evidence of one label on one clause, with its reasons."""
        if label == self.lexicon.topic_of[label]:
            score, rivals, thresholds = (
                self.topic_scores[at][label],
                self.topic_scores[at],
                self.weights.topic_thresholds,
            )
        else:
            score, rivals, thresholds = (
                self.element_scores[at][label],
                self.candidates[at],
                self.weights.element_thresholds,
            )
        made = self.made_of[label]
        return Evidence(
            label=label,
            clause=self.outline.clauses[at].id,
            score=round(probability(score), 3),
            stance=side,
            main=main,
            reasons=self.explainer.reasons(made, at, label) if explained else (),
            refers=self._refers(at) if side is Stance.DELEGATED else (),
            usual=float(made.usual[made.places[label]]),
            threshold=thresholds.accept if _is_behind(label, score, rivals) else _first(thresholds),
            needs=needs,
            turn=self.explainer.turn(at, side),
        )

    def _refers(self, at: int) -> tuple[str, ...]:
        """Return the documents that a clause leaves its matter to; an item leaves it where its lead sentence says."""
        lead = self.heard[at].view.lead
        above = self.outline.clauses[lead].text if lead is not None else ""
        return referred(self.outline.clauses[at].text, above, self.title)


def _by_label(weighed: Sequence[Weighed], at: int, wanted: frozenset[str]) -> dict[str, float]:
    """Return the scores of one clause by label, of the labels that the taxonomy has."""
    return {
        label: score
        for one in weighed
        for label, score in zip(one.labels, one.scores[at].tolist(), strict=True)
        if label in wanted
    }


def _accepted(scores: Mapping[str, float], thresholds: Thresholds) -> list[str]:
    """Return the accepted labels, best first."""
    ranked = sorted(scores, key=lambda label: (-scores[label], label))
    return [
        label
        for rank, label in enumerate(ranked)
        if probability(scores[label]) >= (thresholds.accept if rank else _first(thresholds))
    ]


def _first(thresholds: Thresholds) -> float:
    """Return the threshold of the best label of a clause."""
    return min(thresholds.alone, thresholds.accept)


def _is_behind(label: str, score: float, rivals: Mapping[str, float]) -> bool:
    """Tell whether another label of the clause is likelier; of two that are as likely the first by name is."""
    return any((-other, name) < (-score, label) for name, other in rivals.items())
