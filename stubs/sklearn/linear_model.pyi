# What match/solver.py uses of scikit-learn, which ships without types.

from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

class LogisticRegression:
    coef_: NDArray[np.float64]
    intercept_: NDArray[np.float64]

    def __init__(
        self,
        *,
        C: float = ...,  # noqa: N803 - the library's name
        solver: str = ...,
        dual: bool = ...,
        tol: float = ...,
        max_iter: int = ...,
        random_state: int | None = ...,
    ) -> None: ...
    def fit(self, X: Any, y: NDArray[Any]) -> Self: ...  # noqa: ANN401, N803 - a scipy matrix; the library's name
