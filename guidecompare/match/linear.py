"""A linear model over named features. In: features of one clause. Out: a score (log-odds) a label, and what made it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

UNIT: Final = 20  # weights of features are whole twentieths, so that the file of them is small and exact


@dataclass(frozen=True, slots=True, kw_only=True)
class Linear:
    """One score a label: its bias and the sum of feature values times weights."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, Sequence[int]]  # by feature: place of a label, weight in units, and so on in turn

    def scores(self, features: Mapping[str, float]) -> tuple[float, ...]:
        """Return the score of each label, in the order of ``labels``."""
        totals = list(self.bias)
        for name, value in features.items():
            for place, weight in _pairs(self.weights.get(name, ())):
                totals[place] += value * weight / UNIT
        return tuple(totals)

    def loudest(self, features: Mapping[str, float], label: str, limit: int) -> tuple[str, ...]:
        """Return the names of the features that speak most for ``label``, best first."""
        place = self.labels.index(label)
        shares = (
            (-value * weight, name)
            for name, value in features.items()
            for at, weight in _pairs(self.weights.get(name, ()))
            if at == place and weight > 0
        )
        return tuple(name for _, name in sorted(shares)[:limit])


def _pairs(row: Sequence[int]) -> Iterator[tuple[int, int]]:
    values = iter(row)
    return zip(values, values, strict=True)
