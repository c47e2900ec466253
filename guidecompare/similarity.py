"""How alike two folded texts are. The only importer of rapidfuzz. All scores are 0..1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel, Levenshtein

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray


def ratio(a: str, b: str) -> float:
    """Return the normalised indel similarity of two texts; 0 where either is empty."""
    return fuzz.ratio(a, b) / 100 if a and b else 0.0


def partial_ratio(needle: str, text: str, *, shortest: int = 3) -> float:
    """Return how well ``needle`` is found inside ``text``; 0 where it is under ``shortest`` characters.

    The guard matters: ``partial_ratio("", "")`` is 100, and so is a two-character cue in any long clause.
    """
    if len(needle) < shortest or len(text) < len(needle):
        return 0.0
    return fuzz.partial_ratio(needle, text) / 100


def token_set_ratio(a: Sequence[str], b: Sequence[str]) -> float:
    """Return how much two sequences of words have in common, order and repetition aside; 0 where either is empty."""
    return fuzz.token_set_ratio(" ".join(a), " ".join(b)) / 100 if a and b else 0.0


def best(text: str, choices: Sequence[str], *, limit: int = 5, floor: float = 0.0) -> list[tuple[int, float]]:
    """Return up to ``limit`` (index of choice, ratio) of the choices most like ``text``, best first."""
    found = process.extract(text, choices, scorer=fuzz.ratio, limit=limit, score_cutoff=floor * 100) if text else []
    return [(index, score / 100) for _, score, index in found]


def edit_similarity(a: str, b: str) -> float:
    """Return the share of characters that need not be put in, taken out or replaced to make one text of the other."""
    return Levenshtein.normalized_similarity(a, b)


def unshared(a: str, b: str) -> tuple[list[range], list[range]]:
    """Return which places of ``a`` and which of ``b`` are in no longest sequence of characters that both have."""
    steps = [step for step in Indel.opcodes(a, b) if step.tag != "equal"]
    ours = [range(step.src_start, step.src_end) for step in steps if step.src_start < step.src_end]
    theirs = [range(step.dest_start, step.dest_end) for step in steps if step.dest_start < step.dest_end]
    return ours, theirs


def table(texts: Sequence[str], choices: Sequence[str], *, floor: float) -> NDArray[np.float32]:
    """Return the ratio of each text (row) with each choice (column), 0 where it is under ``floor``."""
    scores: NDArray[np.float32] = process.cdist(texts, choices, scorer=fuzz.ratio, score_cutoff=floor * 100)
    scores /= 100
    return scores
