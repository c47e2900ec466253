"""Whether a clause lays a matter down, rules it out, or leaves it to another document.

In: a clause as heard and a label it carries. Out: the stance. One small linear voice, shared by all labels, since the
grammar of ruling out and of leaving to another document is the same for all; the label itself is one of its features.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidecompare.match.combine import probability
from guidecompare.model import Stance

if TYPE_CHECKING:
    from guidecompare.match.linear import Linear
    from guidecompare.match.listen import Heard

MARKED: Final = (Stance.EXCLUDED, Stance.DELEGATED)


def stance_features(heard: Heard, label: str) -> dict[str, float]:
    """Return what the voice hears: all voices of the clause, and which label it is asked for."""
    return {**heard.everything, f"label {label}": 1.0}


def stance(heard: Heard, label: str, voice: Linear, threshold: float) -> Stance:
    """Return the stance of ``heard`` on ``label``: the likelier one that reaches ``threshold``, else stated."""
    scores = voice.scores(stance_features(heard, label))
    chance, best = max(zip((probability(score) for score in scores), voice.labels, strict=True))
    return Stance(best) if chance >= threshold else Stance.STATED
