"""From what is heard to scores. In: the clauses as heard, and the weights. Out: scores of topics and elements.

Known labels are weighed three times: alone, then twice with what was judged of the clauses around. Labels that the
weights do not know (of a user's own taxonomy) are weighed by the taxonomy's own wording alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from guidecompare.match.combine import Combination, Rows, around
from guidecompare.match.linear import Scores
from guidecompare.match.listen import lexical_rows, linear_rows, part_scores

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from guidecompare.match.lexicon import Lexicon
    from guidecompare.match.listen import Heard
    from guidecompare.match.weights import Weights
    from guidecompare.taxonomy import Taxonomy

_SILENT: Final = -4.0  # the score of a rival, a lead or a topic that is not there


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """Some labels weighed: their scores in every clause, and what each pass made them from."""

    labels: tuple[str, ...]
    scores: Scores
    passes: tuple[Combination, ...]
    rows: tuple[Rows, ...]  # one a pass


def judge_topics(heard: Sequence[Heard], taxonomy: Taxonomy, weights: Weights) -> tuple[Weighed, ...]:
    """Weigh all topics of ``taxonomy``: those that the weights know, and the others."""
    if not _is_fitted(taxonomy, weights):
        return (_weigh_bare(heard, tuple(topic.id for topic in taxonomy.topics), weights),)
    rows = lexical_rows(heard, weights.topics) | linear_rows(heard, weights.voices)
    known = weigh(heard, rows, weights.topics, weights.passes, weights.relations)
    others = tuple(topic.id for topic in taxonomy.topics if topic.id not in weights.topics)
    return (known, _weigh_bare(heard, others, weights)) if others else (known,)


def judge_elements(
    heard: Sequence[Heard], topics: Mapping[str, Scores], taxonomy: Taxonomy, weights: Weights, lexicon: Lexicon
) -> tuple[Weighed, ...]:
    """Weigh all elements of ``taxonomy``; ``topics`` are the scores of the topics, one a clause."""
    if not _is_fitted(taxonomy, weights):
        labels = tuple(element.id for topic in taxonomy.topics for element in topic.elements)
        return (_weigh_bare(heard, labels, weights),) if labels else ()
    spoken = weights.element_voice.scores([one.features["text"] for one in heard])
    loudest = part_scores(weights.element_voice, heard, spoken)
    rows = element_rows(heard, weights.elements, lexicon.topic_of, topics, spoken, loudest)
    known = weigh(heard, rows, weights.elements, (weights.element_pass,), {})
    others = tuple(
        element.id for topic in taxonomy.topics for element in topic.elements if element.id not in weights.elements
    )
    return (known, _weigh_bare(heard, others, weights)) if others else (known,)


def _is_fitted(taxonomy: Taxonomy, weights: Weights) -> bool:
    """Whether the weights were fitted to this taxonomy or one that it comes from: most of their topics are in it.

    A taxonomy of another subject may have a topic of the same name, say purpose, that means something else.
    """
    known = {topic.id for topic in taxonomy.topics} & set(weights.topics)
    return 2 * len(known) >= len(weights.topics)


def weigh(
    heard: Sequence[Heard],
    rows: Rows,
    labels: tuple[str, ...],
    passes: Sequence[Combination],
    relations: Mapping[str, Scores],
) -> Weighed:
    """Weigh ``rows``, the voices of each clause alone, in as many passes as there are."""
    first, *later = passes
    history = [rows]
    scores = first.score(rows)
    for combination in later:
        history.append(widen(heard, rows, scores, relations))
        scores = combination.score(history[-1])
    return Weighed(labels=labels, scores=scores, passes=tuple(passes), rows=tuple(history))


def widen(heard: Sequence[Heard], rows: Rows, scores: Scores, relations: Mapping[str, Scores]) -> Rows:
    """Return ``rows`` with what ``scores`` says of the clauses around."""
    return rows | around([one.view for one in heard], scores, relations)


def element_rows(
    heard: Sequence[Heard],
    elements: Sequence[str],
    topic_of: Mapping[str, str],
    topics: Mapping[str, Scores],
    spoken: Scores,
    loudest: Scores,
) -> Rows:
    """Return the rows for ``elements``: the voices, how surely a clause has their topic, what rivals say.

    ``topics`` are the scores of topics, one a clause, ``spoken`` those of the linear voice for elements, and
    ``loudest`` the same of the sentence that speaks most for each.
    """
    silent = np.full(len(heard), _SILENT)
    mine = np.array([topic_of.get(element, "") for element in elements])
    leads = [one.view.lead for one in heard]
    return lexical_rows(heard, elements) | {
        "element": spoken,
        "element part": loudest,
        "topic": np.stack([topics.get(topic, silent) for topic in mine], axis=1),
        "rival": np.stack([_rival(spoken, mine, at) for at in range(len(elements))], axis=1),
        "element of lead": np.array([np.full(len(elements), _SILENT) if at is None else spoken[at] for at in leads]),
    }


def _rival(spoken: Scores, topics: NDArray[np.str_], at: int) -> Scores:
    """Return the best score of the other elements of the same topic, one a clause."""
    others = np.flatnonzero(topics == topics[at])
    others = others[others != at]
    return spoken[:, others].max(axis=1) if others.size else np.full(len(spoken), _SILENT)


def _weigh_bare(heard: Sequence[Heard], labels: tuple[str, ...], weights: Weights) -> Weighed:
    """Weigh labels that nothing was fitted to."""
    rows = lexical_rows(heard, labels)
    return weigh(heard, rows, labels, (weights.bare.spread(len(labels)),), {})
