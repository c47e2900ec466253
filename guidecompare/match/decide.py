"""From scores to evidence. In: an outline, a taxonomy, the weights. Out: ``Matches``.

A label is accepted from a threshold on; the best label of a clause that would have none needs less. An element needs
its topic. Every label that no clause carries gets its nearest miss.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidecompare.match.combine import probability
from guidecompare.match.explain import Explainer
from guidecompare.match.features import Setting
from guidecompare.match.judge import Weighed, judge_elements, judge_topics
from guidecompare.match.lexicon import lexicon
from guidecompare.match.listen import listen
from guidecompare.match.stance import stances
from guidecompare.model import Evidence, Matches, Stance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from guidecompare.match.weights import Thresholds, Weights
    from guidecompare.model import Outline, Source
    from guidecompare.taxonomy import Taxonomy

_NAMED: Final = 0.8  # from here on a heading is the usual heading of a topic


def decide(outline: Outline, source: Source, taxonomy: Taxonomy, weights: Weights) -> Matches:
    """Return the evidence in ``outline`` under these weights."""
    if not outline.clauses:
        return Matches(topics=(), elements=(), near=())
    return _Decision(outline, source, taxonomy, weights).matches()


class _Decision:
    """One document on its way from scores to evidence."""

    def __init__(self, outline: Outline, source: Source, taxonomy: Taxonomy, weights: Weights) -> None:
        self.outline = outline
        self.taxonomy = taxonomy
        self.weights = weights
        self.lexicon = lexicon(taxonomy)
        self.heard = listen(outline, Setting(audience=source.audience, kind=source.kind), self.lexicon)
        self.explainer = Explainer(outline=outline, heard=self.heard, weights=weights, lexicon=self.lexicon)
        self.topics = judge_topics(self.heard, taxonomy, weights)
        topic_ids = frozenset(topic.id for topic in taxonomy.topics)
        columns = {label: column for one in self.topics for label, column in zip(one.labels, one.scores.T, strict=True)}
        self.elements = judge_elements(self.heard, columns, taxonomy, weights, self.lexicon)
        element_ids = frozenset(self.lexicon.topic_of) - topic_ids
        self.topic_scores = [_by_label(self.topics, at, topic_ids) for at in range(len(self.heard))]
        self.element_scores = [_by_label(self.elements, at, element_ids) for at in range(len(self.heard))]

    def matches(self) -> Matches:
        """Return accepted labels and nearest misses."""
        accepted = [
            _accepted(scores, self.weights.topic_thresholds) if one.view.text else []
            for one, scores in zip(self.heard, self.topic_scores, strict=True)
        ]
        sides = self._stances(accepted)
        topics = [
            self._evidence(
                self.topics,
                at,
                label,
                self.topic_scores[at][label],
                main=rank == 0 or self._named(at, label),
                side=sides[at][label],
            )
            for at, labels in enumerate(accepted)
            for rank, label in enumerate(labels)
        ]
        elements = [evidence for at in range(len(self.heard)) for evidence in self._elements(at, sides[at])]
        carried = {evidence.label for evidence in (*topics, *elements)}
        near = [self._nearest(label) for label in self.lexicon.topic_of if label not in carried]
        return Matches(topics=tuple(topics), elements=tuple(elements), near=tuple(one for one in near if one))

    def _stances(self, accepted: Sequence[Sequence[str]]) -> list[dict[str, Stance]]:
        """Return the stance of each clause on its topics; what a lead sentence rules out, its list does as well."""
        asked = [(at, label) for at, labels in enumerate(accepted) for label in labels]
        heard = stances(
            [(self.heard[at], label) for at, label in asked], self.weights.stance_voice, self.weights.stance_threshold
        )
        found: list[dict[str, Stance]] = [{} for _ in accepted]
        for (at, label), own in zip(asked, heard, strict=True):
            lead = self.heard[at].view.lead
            leads = lead is not None and self.heard[lead].view.announces
            above = found[lead].get(label, Stance.STATED) if lead is not None and leads else Stance.STATED
            found[at][label] = own if above is Stance.STATED else above
        return found

    def _elements(self, at: int, stances: Mapping[str, Stance]) -> list[Evidence]:
        """Return the elements of one clause, which has the topics that are the keys of ``stances``."""
        topic_of = self.lexicon.topic_of
        scores = {label: score for label, score in self.element_scores[at].items() if topic_of[label] in stances}
        labels = _accepted(scores, self.weights.element_thresholds)
        return [
            self._evidence(self.elements, at, label, scores[label], main=rank == 0, side=stances[topic_of[label]])
            for rank, label in enumerate(labels)
        ]

    def _named(self, at: int, topic: str) -> bool:
        """Tell whether the clause's own heading is a usual heading of ``topic``."""
        one = self.heard[at]
        hit = one.hits["usual heading"].get(topic)
        return one.view.own_heading and hit is not None and hit.strength >= _NAMED

    def _nearest(self, label: str) -> Evidence | None:
        """Return the clause that comes nearest to ``label``; None in a document without text."""
        is_topic = label == self.lexicon.topic_of[label]
        weighed, scores = (self.topics, self.topic_scores) if is_topic else (self.elements, self.element_scores)
        places = [at for at, one in enumerate(self.heard) if one.view.text]
        if not places:
            return None
        at = max(places, key=lambda place: (scores[place][label], -place))
        return self._evidence(weighed, at, label, scores[at][label], main=False, side=Stance.STATED)

    def _evidence(
        self, weighed: Sequence[Weighed], at: int, label: str, score: float, *, main: bool, side: Stance
    ) -> Evidence:
        """Return the evidence of one label on one clause, with its reasons."""
        origin = next(one for one in weighed if label in one.labels)
        return Evidence(
            label=label,
            clause=self.outline.clauses[at].id,
            score=round(probability(score), 3),
            stance=side,
            main=main,
            reasons=self.explainer.reasons(origin, at, label),
        )


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
        if probability(scores[label]) >= (thresholds.accept if rank else min(thresholds.alone, thresholds.accept))
    ]
