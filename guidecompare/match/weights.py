"""The fitted weights. In: the JSON file beside a taxonomy. Out: a frozen ``Weights``. Written only by ``write``.

The file is plain text with one feature a line and sorted keys: the same fit gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from guidecompare.match.combine import Combination
from guidecompare.match.linear import Linear, Scores

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FILE: Final = "sns.weights.json"  # in the folder of the taxonomies

_FORM: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """From which probability on a label is accepted, and the best one of a clause that would otherwise have none."""

    accept: float
    alone: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """All that is fitted. Known labels are weighed with everything, a label of another taxonomy by ``bare`` alone."""

    sha256: str  # of the file
    provenance: Mapping[str, str]  # sha256 of the taxonomy, what it was fitted on, versions of the libraries
    topics: tuple[str, ...]
    elements: tuple[str, ...]
    voices: Mapping[str, Linear]
    passes: tuple[Combination, ...]  # the clause alone, then with its surroundings, then again
    relations: Mapping[str, Scores]
    element_voice: Linear
    element_pass: Combination
    bare: Combination  # for labels that nothing was fitted to: its bias has one place
    stance_voice: Linear  # its labels are the stances that are not "stated"
    topic_thresholds: Thresholds
    element_thresholds: Thresholds
    stance_threshold: float


@lru_cache(maxsize=1)
def load() -> Weights:
    """Return the weights that ship with the package."""
    data = resources.files("guidecompare").joinpath("taxonomies", FILE).read_bytes()
    return parse(data)


def parse(data: bytes) -> Weights:
    """Return the weights in the bytes of a file that ``render`` made."""
    root = json.loads(data)
    if root["form"] != _FORM:
        message = f"weights of form {root['form']}, not {_FORM}: fit them again"
        raise ValueError(message)
    topics, elements = tuple(root["topics"]), tuple(root["elements"])
    return Weights(
        sha256=hashlib.sha256(data).hexdigest(),
        provenance=root["provenance"],
        topics=topics,
        elements=elements,
        voices={name: _linear(topics, voice) for name, voice in root["voices"].items()},
        passes=tuple(_combination(item) for item in root["passes"]),
        relations={name: np.array(table) for name, table in root["relations"].items()},
        element_voice=_linear(elements, root["element voice"]),
        element_pass=_combination(root["element pass"]),
        bare=_combination(root["bare"]),
        stance_voice=_linear(tuple(root["stances"]), root["stance voice"]),
        topic_thresholds=Thresholds(**root["topic thresholds"]),
        element_thresholds=Thresholds(**root["element thresholds"]),
        stance_threshold=root["stance threshold"],
    )


def render(weights: Weights) -> bytes:
    """Return the bytes of the file; ``weights.sha256`` is not part of them."""
    root = {
        "form": _FORM,
        "provenance": dict(weights.provenance),
        "topics": list(weights.topics),
        "elements": list(weights.elements),
        "stances": list(weights.stance_voice.labels),
        "topic thresholds": _thresholds(weights.topic_thresholds),
        "element thresholds": _thresholds(weights.element_thresholds),
        "stance threshold": weights.stance_threshold,
        "passes": [_plain(item) for item in weights.passes],
        "element pass": _plain(weights.element_pass),
        "bare": _plain(weights.bare),
        "relations": {name: [_rounded(row) for row in table] for name, table in weights.relations.items()},
        "voices": {name: _features(voice) for name, voice in weights.voices.items()},
        "element voice": _features(weights.element_voice),
        "stance voice": _features(weights.stance_voice),
    }
    return ("\n".join(_lines(root)) + "\n").encode()


def write(weights: Weights, folder: Path) -> Path:
    """Write the file into ``folder``, where the taxonomies are, and return its path."""
    path = folder / FILE
    path.write_bytes(render(weights))
    return path


def _linear(labels: tuple[str, ...], plain: Mapping[str, Any]) -> Linear:
    return Linear(labels=labels, bias=tuple(plain["bias"]), weights=plain["weights"])


def _combination(plain: Mapping[str, Any]) -> Combination:
    return Combination(**{**plain, "bias": tuple(plain["bias"]), "slope": tuple(plain["slope"])})


def _features(voice: Linear) -> dict[str, Any]:
    return {"bias": _rounded(voice.bias), "weights": {name: list(row) for name, row in voice.weights.items()}}


def _plain(combination: Combination) -> dict[str, Any]:
    """Return a combination as plain values, which are rounded when it is fitted."""
    return {
        "weights": dict(combination.weights),
        "usual": dict(combination.usual),
        "bias": list(combination.bias),
        "slope": list(combination.slope),
    }


def _thresholds(thresholds: Thresholds) -> dict[str, float]:
    return {"accept": thresholds.accept, "alone": thresholds.alone}


def _rounded(row: Iterable[float]) -> list[float]:
    return [round(float(value), 3) for value in row]


def _lines(value: object) -> Iterator[str]:
    """Yield JSON with every table and list of lists broken into lines, and every flat list in one."""
    if not isinstance(value, dict) or not value:
        yield json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return
    yield "{"
    last = len(value) - 1
    for number, (key, below) in enumerate(sorted(value.items())):
        first, *rest = _lines(below)
        lines = [f"{json.dumps(key, ensure_ascii=False)}:{first}", *rest]
        lines[-1] += "," if number < last else ""
        yield from lines
    yield "}"
