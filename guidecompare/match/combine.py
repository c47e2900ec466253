"""Weighing the voices: one set of weights for all labels, so that what a kind of evidence is worth is learnt once.

In: rows, one a clause, each holding for every kind of evidence its value for every label. Out: scores (log-odds).
A second and third weighing also hear how the clauses around were judged (``around``): lists inherit from their lead
sentence, neighbours speak of the same matter, and some topics follow others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import exp, log
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidecompare.match.view import View

Scores: TypeAlias = tuple[float, ...]  # one a label
Row: TypeAlias = dict[str, Scores]

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
    bias: Scores
    slope: Scores = ()  # by label, on the score of the weighing before; empty in the first one

    def score(self, row: Row) -> Scores:
        """Return the score of each label."""
        totals = list(self.bias)
        if self.slope:
            totals = [t + k * s for t, k, s in zip(totals, self.slope, row["score"], strict=True)]
        for name, weight in self.weights.items():
            totals = [t + weight * v for t, v in zip(totals, row[name], strict=True)]
        return tuple(max(-_LIMIT, min(_LIMIT, total)) for total in totals)

    def spread(self, count: int) -> Combination:
        """Return the same weights for ``count`` labels, all as common as the first one here."""
        return replace(self, bias=self.bias[:1] * count)

    def shares(self, row: Row, place: int) -> dict[str, float]:
        """Return what each kind of evidence added to the usual score of the label at ``place``."""
        slopes = {"score": self.slope[place]} if self.slope else {}
        return {
            name: (weight + slopes.get(name, 0.0)) * (row[name][place] - self.usual[name])
            for name, weight in self.weights.items()
        }


def probability(score: float) -> float:
    """Return the probability of a score in log-odds."""
    return 1.0 / (1.0 + exp(-score))


def around(views: Sequence[View], scores: Sequence[Scores], relations: Mapping[str, Sequence[Scores]]) -> list[Row]:
    """Return what the judgements of the clauses around say of each clause.

    ``relations`` holds, for each of ``RELATIONS``, log-odds that a clause has the label of the column where the other
    clause has the label of the row.
    """
    count = len(scores[0]) if scores else 0
    nothing, far = (0.0,) * count, (_FAR,) * count
    shares = [_shares(row) for row in scores]
    document = _document(scores)
    rows: list[Row] = []
    for index, view in enumerate(views):
        sources = links(views, index)
        lead = view.lead
        follows = lead is not None and views[lead].announces
        children = [scores[child] for child in view.children]
        siblings = [scores[c] for c in (views[view.parent].children if view.parent is not None else ()) if c != index]
        first, second = sorted(scores[index])[:-3:-1] if count > 1 else (0.0, 0.0)
        rows.append(
            {
                "score": scores[index],
                "ahead": tuple(score - (second if score == first else first) for score in scores[index]),
                "lead of item": scores[lead] if lead is not None and view.item else nothing,
                "lead of sentence": scores[lead] if lead is not None and follows and not view.item else nothing,
                "paragraph above": scores[lead] if lead is not None and not follows else nothing,
                "is item": _flag(view.item, count),
                "is sentence below lead": _flag(follows and not view.item, count),
                "is below paragraph": _flag(lead is not None and not follows, count),
                "previous sibling": scores[view.previous] if view.previous is not None else far,
                "next sibling": scores[view.following] if view.following is not None else far,
                "is first sibling": _flag(view.previous is None, count),
                "clause before": scores[index - 1] if index else far,
                "clause after": scores[index + 1] if index + 1 < len(scores) else far,
                "siblings": _mean(siblings) if siblings else far,
                "children": _mean(children) if children else far,
                "best child": tuple(max(column) for column in zip(*children, strict=True)) if children else far,
                "has no child": _flag(not children, count),
                "document": document,
                **{
                    f"after {name}": _passed_on(shares[sources[name]], relations[name]) if name in sources else nothing
                    for name in RELATIONS
                },
            }
        )
    return rows


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


def transitions(pairs: Sequence[tuple[Sequence[int], Sequence[int]]], count: int) -> tuple[Scores, ...]:
    """Return, from pairs of label places (of the clause that passes on, of the other), the log-odds of ``around``."""
    together = [[0.0] * count for _ in range(count)]
    given, own = [0.0] * count, [0.0] * count
    for before, after in pairs:
        for label in after:
            own[label] += 1
        for other in before:
            given[other] += 1
            for label in after:
                together[other][label] += 1
    total = max(len(pairs), 1)
    usual = [share / total for share in own]
    return tuple(
        tuple(
            log((together[other][label] + 2 * usual[label] + 0.02) / (given[other] + 2.1)) - log(usual[label] + 0.01)
            for label in range(count)
        )
        for other in range(count)
    )


def _shares(scores: Scores) -> list[tuple[int, float]]:
    """Return the labels that count, each with its share of what the clause says."""
    chances = [probability(score) for score in scores]
    total = sum(chances) or 1.0
    return [(place, chance / total) for place, chance in enumerate(chances) if chance / total >= _FLOOR]


def _passed_on(shares: list[tuple[int, float]], relation: Sequence[Scores]) -> Scores:
    totals = [0.0] * len(relation)
    for other, share in shares:
        totals = [total + share * odds for total, odds in zip(totals, relation[other], strict=True)]
    return tuple(totals)


def _document(scores: Sequence[Scores]) -> Scores:
    """Return, by label, the mean of the loudest clauses of the document."""
    loudest = (sorted(column, reverse=True)[:_LOUDEST] for column in zip(*scores, strict=True))
    return tuple(sum(values) / len(values) for values in loudest)


def _mean(rows: Sequence[Scores]) -> Scores:
    return tuple(sum(column) / len(rows) for column in zip(*rows, strict=True))


def _flag(value: bool, count: int) -> Scores:  # noqa: FBT001 - the flag is the thing itself
    return (1.0 if value else 0.0,) * count
