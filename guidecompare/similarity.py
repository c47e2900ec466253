"""How alike two folded texts are. The only importer of rapidfuzz. All scores are 0..1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    from collections.abc import Sequence


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
