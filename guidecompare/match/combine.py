"""Weighing the voices: one set of weights for all labels, so that what a kind of evidence is worth is learnt once.

In: for every kind of evidence a table of its values, a row a clause, a column a label. Out: a table of scores
(log-odds). A second and third weighing also hear how the clauses around were judged (``around``): lists inherit from
their lead sentence, neighbours speak of the same matter, and some topics follow others. Every sum is made in a fixed
order (``accumulate``: a plain sum may take any), so that the same text gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import exp
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from guidecompare.match.linear import Scores
    from guidecompare.match.view import View

Rows: TypeAlias = "dict[str, Scores]"  # by kind of evidence

_FAR: Final = -4.0  # the score of a neighbour that is not there: surely nothing
_FLOOR: Final = 0.02  # shares of a label below this are not passed on
_LIMIT: Final = 12.0  # log-odds beyond this say no more
_LOUDEST: Final = 3  # clauses that make up what the document as a whole says
RELATIONS: Final = ("lead", "paragraph", "previous", "before")


@dataclass(frozen=True, slots=True, kw_only=True)
class Combination:
    """Weights of the kinds of evidence, shared by all labels; of each label only how common it is, and a slope."""

    weights: Mapping[str, float]
    usual: Mapping[str, float]  # the mean value of each kind of evidence: what adds no reason either way
    bias: tuple[float, ...]
    slope: tuple[float, ...] = ()  # by label, on the score of the weighing before; empty in the first one

    def score(self, rows: Rows) -> Scores:
        """Return the score of each label on each clause."""
        totals: Scores = np.tile(np.array(self.bias), (len(next(iter(rows.values()))), 1))
        if self.slope:
            totals += np.array(self.slope) * rows["score"]
        for name, weight in self.weights.items():
            totals += weight * rows[name]
        return totals.clip(-_LIMIT, _LIMIT)

    def spread(self, count: int) -> Combination:
        """Return the same weights for ``count`` labels, all as common as the first one here."""
        return replace(self, bias=self.bias[:1] * count)


def probability(score: float) -> float:
    """Return the probability of a score in log-odds."""
    return 1.0 / (1.0 + exp(-score))


def around(views: Sequence[View], scores: Scores, relations: Mapping[str, Scores]) -> Rows:
    """Return what the judgements of the clauses around say of each clause.

    ``relations`` holds, for each of ``RELATIONS``, log-odds that a clause has the label of the column where the other
    clause has the label of the row.
    """
    count = len(views)
    nothing, far = np.zeros_like(scores), np.full_like(scores, _FAR)
    leads = _places(view.lead for view in views)
    follows = np.array([view.lead is not None and views[view.lead].announces for view in views])
    items = np.array([view.item for view in views])
    below = np.array([view.lead is not None for view in views])
    previous = _places(view.previous for view in views)
    following = _places(view.following for view in views)
    order = np.arange(count)
    sources = [links(views, index) for index in range(count)]
    shares = _shares(scores)
    parents = [view.parent for view in views]
    siblings = [[c for c in (views[p].children if p is not None else ()) if c != at] for at, p in enumerate(parents)]
    children = [view.children for view in views]
    return {
        "score": scores,
        "ahead": _ahead(scores),
        "lead of item": _picked(scores, np.where(below & items, leads, -1), nothing),
        "lead of sentence": _picked(scores, np.where(follows & ~items, leads, -1), nothing),
        "paragraph above": _picked(scores, np.where(below & ~follows, leads, -1), nothing),
        "is item": _flags(items, scores),
        "is sentence below lead": _flags(follows & ~items, scores),
        "is below paragraph": _flags(below & ~follows, scores),
        "previous sibling": _picked(scores, previous, far),
        "next sibling": _picked(scores, following, far),
        "is first sibling": _flags(previous < 0, scores),
        "clause before": _picked(scores, order - 1, far),
        "clause after": _picked(scores, np.where(order + 1 < count, order + 1, -1), far),
        "siblings": np.array([_mean(scores, group) for group in siblings]),
        "children": np.array([_mean(scores, group) for group in children]),
        "best child": np.array([_best(scores, group) for group in children]),
        "has no child": _flags(np.array([not group for group in children]), scores),
        "document": np.tile(_document(scores), (count, 1)),
        **{
            f"after {name}": _picked(
                _passed_on(shares, relations[name]), _places(source.get(name) for source in sources), nothing
            )
            for name in RELATIONS
        },
    }


def links(views: Sequence[View], index: int) -> dict[str, int]:
    """Return the clauses that pass their labels on to the clause at ``index``, by relation."""
    view = views[index]
    found: dict[str, int] = {}
    if view.lead is not None:
        found["lead" if view.item else "paragraph"] = view.lead
    if view.previous is not None:
        found["previous"] = view.previous
    if index:
        found["before"] = index - 1
    return found


def transitions(pairs: Sequence[tuple[Sequence[int], Sequence[int]]], count: int) -> Scores:
    """Return, from pairs of label places (of the clause that passes on, of the other), the log-odds of ``around``."""
    together, given, own = np.zeros((count, count)), np.zeros(count), np.zeros(count)
    for before, after in pairs:
        own[list(after)] += 1
        given[list(before)] += 1
        for other in before:
            together[other, list(after)] += 1
    usual = own / max(len(pairs), 1)
    return np.log((together + 2 * usual + 0.02) / (given[:, None] + 2.1)) - np.log(usual + 0.01)


def _places(found: Iterable[int | None]) -> NDArray[np.intp]:
    """Return the places of clauses, -1 where there is none."""
    return np.array([-1 if place is None else place for place in found], dtype=np.intp)


def _picked(scores: Scores, places: NDArray[np.intp], missing: Scores) -> Scores:
    """Return the rows of ``scores`` at ``places``, and those of ``missing`` where there is none."""
    return np.where((places >= 0)[:, None], scores[places], missing)


def _flags(flags: NDArray[np.bool_], scores: Scores) -> Scores:
    return np.broadcast_to(flags[:, None], scores.shape).astype(np.float64)


def _ahead(scores: Scores) -> Scores:
    """Return how far each label is ahead of the best other one of the clause."""
    if scores.shape[1] == 1:
        return scores
    ranked = np.sort(scores, axis=1)
    first, second = ranked[:, -1:], ranked[:, -2:-1]
    return scores - np.where(scores == first, second, first)


def _shares(scores: Scores) -> Scores:
    """Return the share of each label in what the clause says, 0 where it does not count."""
    chances = 1.0 / (1.0 + np.exp(-scores))
    total = np.add.accumulate(chances, axis=1)[:, -1:]
    shares = chances / total
    return np.where(shares >= _FLOOR, shares, 0.0)


def _passed_on(shares: Scores, relation: Scores) -> Scores:
    """Return what each clause passes on: the log-odds of its labels by their shares (a matrix product, in order)."""
    totals = np.zeros_like(shares)
    for column, odds in zip(shares.T, relation, strict=True):
        totals += column[:, None] * odds
    return totals


def _document(scores: Scores) -> Scores:
    """Return, by label, the mean of the loudest clauses of the document."""
    return _mean(np.sort(scores, axis=0)[::-1], range(min(_LOUDEST, len(scores))))


def _mean(scores: Scores, places: Sequence[int]) -> Scores:
    """Return the mean of the rows at ``places``; surely nothing where there is none."""
    if not places:
        return np.full(scores.shape[1], _FAR)
    total: Scores = np.add.accumulate(scores[list(places)], axis=0)[-1]
    return total / len(places)


def _best(scores: Scores, places: Sequence[int]) -> Scores:
    return scores[list(places)].max(axis=0) if places else np.full(scores.shape[1], _FAR)
