"""From what is heard to scores. In: the clauses as heard, and the weights. Out: scores of topics and elements.

Known labels are weighed three times: alone, then twice with what was judged of the clauses around. Labels that the
weights do not know (of a user's own taxonomy) are weighed by the taxonomy's own wording alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from guidecompare.match.combine import Combination, Row, Scores, around
from guidecompare.match.listen import lexical_row, linear_row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from guidecompare.match.lexicon import Lexicon
    from guidecompare.match.listen import Heard
    from guidecompare.match.weights import Weights
    from guidecompare.taxonomy import Taxonomy

_SILENT: Final = -4.0  # the score of a rival, a lead or a topic that is not there


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """Some labels weighed: their scores in every clause, and what each pass made them from."""

    labels: tuple[str, ...]
    scores: tuple[Scores, ...]  # one a clause, in the order of ``labels``
    passes: tuple[Combination, ...]
    rows: tuple[Sequence[Row], ...]  # by pass, one row a clause


def judge_topics(heard: Sequence[Heard], taxonomy: Taxonomy, weights: Weights) -> tuple[Weighed, ...]:
    """Weigh all topics of ``taxonomy``: those that the weights know, and the others."""
    rows = [lexical_row(one, weights.topics) | linear_row(one, weights.voices) for one in heard]
    known = weigh(heard, rows, weights.topics, weights.passes, weights.relations)
    others = tuple(topic.id for topic in taxonomy.topics if topic.id not in weights.topics)
    return known, _weigh_bare(heard, others, weights)


def judge_elements(
    heard: Sequence[Heard],
    topics: Sequence[Mapping[str, float]],
    taxonomy: Taxonomy,
    weights: Weights,
    lexicon: Lexicon,
) -> tuple[Weighed, ...]:
    """Weigh all elements of ``taxonomy``; ``topics`` are the scores of the topics, by clause."""
    spoken = [weights.element_voice.scores(one.features["text"]) for one in heard]
    rows = element_rows(heard, weights.elements, lexicon.topic_of, topics, spoken)
    known = weigh(heard, rows, weights.elements, (weights.element_pass,), {})
    others = tuple(
        element.id for topic in taxonomy.topics for element in topic.elements if element.id not in weights.elements
    )
    return known, _weigh_bare(heard, others, weights)


def weigh(
    heard: Sequence[Heard],
    rows: Sequence[Row],
    labels: tuple[str, ...],
    passes: Sequence[Combination],
    relations: Mapping[str, Sequence[Scores]],
) -> Weighed:
    """Weigh ``rows``, the voices of each clause alone, in as many passes as there are."""
    seen = list(rows)
    history: list[Sequence[Row]] = []
    scores: list[Scores] = []
    for combination in passes:
        if history:
            seen = widen(heard, rows, scores, relations)
        history.append(seen)
        scores = [combination.score(row) for row in seen]
    return Weighed(labels=labels, scores=tuple(scores), passes=tuple(passes), rows=tuple(history))


def widen(
    heard: Sequence[Heard], rows: Sequence[Row], scores: Sequence[Scores], relations: Mapping[str, Sequence[Scores]]
) -> list[Row]:
    """Return ``rows`` with what ``scores`` says of the clauses around."""
    surroundings = around([one.view for one in heard], scores, relations)
    return [own | other for own, other in zip(rows, surroundings, strict=True)]


def element_rows(
    heard: Sequence[Heard],
    elements: Sequence[str],
    topic_of: Mapping[str, str],
    topics: Sequence[Mapping[str, float]],
    spoken: Sequence[Scores],
) -> list[Row]:
    """Return the row of each clause for ``elements``: its voices, how surely it has their topic, what rivals say.

    ``topics`` are the scores of topics and ``spoken`` those of the linear voice for elements, one a clause each.
    """
    rivals = [
        [at for at, other in enumerate(elements) if other != element and topic_of.get(other) == topic_of.get(element)]
        for element in elements
    ]
    silent = (_SILENT,) * len(elements)
    return [
        lexical_row(one, elements)
        | {
            "element": own,
            "topic": tuple(by_topic.get(topic_of.get(element, ""), _SILENT) for element in elements),
            "rival": tuple(max((own[at] for at in others), default=_SILENT) for others in rivals),
            "element of lead": spoken[one.view.lead] if one.view.lead is not None else silent,
        }
        for one, by_topic, own in zip(heard, topics, spoken, strict=True)
    ]


def _weigh_bare(heard: Sequence[Heard], labels: tuple[str, ...], weights: Weights) -> Weighed:
    """Weigh labels that nothing was fitted to."""
    rows = [lexical_row(one, labels) for one in heard]
    return weigh(heard, rows, labels, (weights.bare.spread(len(labels)),), {})
