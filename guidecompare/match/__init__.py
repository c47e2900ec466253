"""Step 4: clauses and a taxonomy -> evidence that a clause carries a topic or an element.

In: an outline, its source and a taxonomy. Out: ``Matches``. Total for any text, pure, and the same everywhere: sums
are made in a fixed order in plain Python.

``view`` (what stands around a clause) -> ``listen`` (the voices: ``lexicon``, ``features`` + ``linear``) ->
``judge`` and ``combine`` (weighing, alone and with the surroundings) -> ``decide`` (accepting, stance, near misses)
-> ``explain`` (reasons). ``weights`` reads what ``fit`` and ``solver`` wrote; these two are for developers alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidecompare.match.decide import decide
from guidecompare.match.weights import load

if TYPE_CHECKING:
    from guidecompare.model import Matches, Outline, Source
    from guidecompare.taxonomy import Taxonomy

__all__ = ["match"]


def match(outline: Outline, source: Source, taxonomy: Taxonomy) -> Matches:
    """Return what the clauses of ``outline`` carry, and the nearest miss of every label that none carries."""
    return decide(outline, source, taxonomy, load())
