"""Logistic regression (for developers). In: features or rows with the right labels. Out: weights.

The only importer of scikit-learn. The solvers draw nothing but a fixed order: the same input gives the same weights.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from guidecompare.match.combine import Combination
from guidecompare.match.linear import UNIT, Linear

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from guidecompare.match.combine import Rows
    from guidecompare.match.linear import Features

    Flags = NDArray[np.bool_]
    Places = NDArray[np.intp]

# What two kinds of evidence are worth by definition, since the documents hold too few of the cases that they are for:
# a ban on staff is no ban on users, however alike the words (2 of 251 cases were); a list of matters that are called by
# usual headings names these topics (22 of 27 cases did).
GIVEN: Final = {"frame": 5.0, "named": 4.0}
_NEVER: Final = -6.0  # the score of a label that no clause has
_SLOPE: Final = 0.3  # how freely a label may differ from the others in what its score is worth


class Matrix:
    """Features of many clauses as one matrix, to which linear models are fitted and which they score."""

    def __init__(self, clauses: Sequence[Features]) -> None:
        """Lay out the features of ``clauses``, a row each."""
        vectorizer = DictVectorizer(dtype=np.float64)
        self._matrix = vectorizer.fit_transform(
            [{name: value for value, names in groups for name in names} for groups in clauses]
        )
        self._names = vectorizer.get_feature_names_out()

    def fit(
        self, rows: Places, marks: Flags, labels: Sequence[str], *, strength: float, rare: int, small: int
    ) -> Linear:
        """Fit a model to ``rows``: ``marks`` says which of ``labels`` each row of the whole matrix has.

        ``strength`` is the inverse of the penalty; features in fewer than ``rare`` rows are not looked at, weights of
        fewer than ``small`` units not kept.
        """
        known = np.flatnonzero(np.asarray((self._matrix[rows] != 0).sum(axis=0)).ravel() >= rare)
        inputs = self._matrix[rows][:, known]
        bias: list[float] = []
        weights: dict[str, list[int]] = {}
        for place in range(len(labels)):
            target = marks[rows, place]
            if not target.any() or target.all():
                bias.append(_NEVER if not target.any() else -_NEVER)
                continue
            model = LogisticRegression(
                C=strength, solver="liblinear", dual=True, tol=1e-3, max_iter=10_000, random_state=0
            ).fit(inputs, target)
            bias.append(round(float(model.intercept_[0]), 3))
            units = np.rint(model.coef_[0] * UNIT).astype(int)
            for at in np.flatnonzero(np.abs(units) >= small):
                weights.setdefault(str(self._names[known[at]]), []).extend((place, int(units[at])))
        return Linear(labels=tuple(labels), bias=tuple(bias), weights=weights)


def combination(
    rows: Rows,
    marks: Flags,
    *,
    strength: float,
    without: frozenset[str] = frozenset(),
    slope: bool = False,
    shared: bool = False,
) -> Combination:
    """Fit one set of weights to all (clause, label) pairs; with ``shared``, one bias for all labels as well.

    The kinds of evidence in ``without`` are not heard.
    """
    given = {name: weight for name, weight in GIVEN.items() if name not in without}
    silent = {*GIVEN, *without}
    names = [name for name, values in rows.items() if name not in silent and values.any()]
    count = marks.shape[1]
    inputs = np.stack([rows[name] for name in names], axis=2).reshape(-1, len(names))
    middle, spread = inputs.mean(axis=0), inputs.std(axis=0) + 1e-9
    parts = [(inputs - middle) / spread]
    labels = np.tile(np.eye(count), (len(marks), 1))
    if not shared:
        parts.append(labels)
    if slope:
        parts.append(labels * inputs[:, [names.index("score")]] * _SLOPE)
    model = LogisticRegression(C=strength, max_iter=1000, tol=1e-6).fit(np.hstack(parts), marks.reshape(-1))
    found = model.coef_[0]
    weights = found[: len(names)] / spread
    base = float(model.intercept_[0] - weights @ middle)
    own = found[len(names) : len(names) + count] if not shared else np.zeros(1)
    slopes = found[len(names) + count :] * _SLOPE if slope else np.zeros(0)
    return Combination(
        weights={name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)} | given,
        usual={name: round(float(mean), 3) for name, mean in zip(names, middle, strict=True)}
        | dict.fromkeys(given, 0.0),
        bias=_rounded(base + own),
        slope=_rounded(slopes),
    )


def _rounded(values: NDArray[np.float64]) -> tuple[float, ...]:
    return tuple(round(float(value), 3) for value in values)
