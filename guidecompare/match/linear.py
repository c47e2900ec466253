"""A linear model over named features. In: features of clauses. Out: a score (log-odds) a label, and what made it.

Features come in groups whose members share one value, and weights are whole numbers, so that a group's sum is exact
in any order: the same text gives the same bytes on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

Features: TypeAlias = tuple[tuple[float, tuple[str, ...]], ...]  # groups: the value of each member, their names
Scores: TypeAlias = "NDArray[np.float64]"  # a row a clause, a column a label

UNIT: Final = 20  # weights of features are whole twentieths, so that the file of them is small and exact


@dataclass(frozen=True, kw_only=True)
class Linear:
    """One score a label: its bias and the sum of feature values times weights."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, Sequence[int]]  # by feature: place of a label, weight in units, and so on in turn

    def scores(self, clauses: Sequence[Features]) -> Scores:
        """Return the score of each label on each clause, labels in the order of ``labels``."""
        totals = np.tile(np.array(self.bias), (len(clauses), 1))
        places: list[int] = []
        starts: list[int] = []
        values: list[float] = []
        owners: list[int] = []
        known = self._places
        for at, groups in enumerate(clauses):
            for value, names in groups:
                found = [known[name] for name in names if name in known]
                if found:
                    starts.append(len(places))
                    places += found
                    values.append(value / UNIT)
                    owners.append(at)
        if places:
            sums = np.add.reduceat(self._table[places], starts, axis=0, dtype=np.int64)
            np.add.at(totals, owners, sums * np.array(values)[:, None])
        return totals

    def loudest(self, features: Features, label: str, limit: int) -> tuple[str, ...]:
        """Return the names of the features that speak most for ``label``, best first."""
        place = self.labels.index(label)
        shares = (
            (-value * weight, name)
            for value, names in features
            for name in names
            for at, weight in _pairs(self.weights.get(name, ()))
            if at == place and weight > 0
        )
        return tuple(name for _, name in sorted(shares)[:limit])

    @cached_property
    def _places(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.weights)}

    @cached_property
    def _table(self) -> NDArray[np.int16]:
        """The weights as a table: a row a feature, a column a label."""
        lengths = [len(row) // 2 for row in self.weights.values()]
        flat = np.array([number for row in self.weights.values() for number in row], dtype=np.int64).reshape(-1, 2)
        table = np.zeros((len(lengths), len(self.labels)), dtype=np.int16)
        table[np.repeat(np.arange(len(lengths)), lengths), flat[:, 0]] = flat[:, 1]
        return table


def _pairs(row: Sequence[int]) -> Iterator[tuple[int, int]]:
    values = iter(row)
    return zip(values, values, strict=True)
