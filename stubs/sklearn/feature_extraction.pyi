# What match/solver.py uses of scikit-learn, which ships without types; nor has scipy, whose matrices it gives.

from collections.abc import Mapping, Sequence
from typing import Any

from numpy.typing import NDArray

class DictVectorizer:
    def __init__(self, *, dtype: type = ...) -> None: ...
    def fit_transform(self, X: Sequence[Mapping[str, float]]) -> Any: ...  # noqa: ANN401, N803 - a scipy matrix; the library's name
    def get_feature_names_out(self) -> NDArray[Any]: ...
