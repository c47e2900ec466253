"""Step 4: clauses and a taxonomy -> evidence that a clause carries a topic or an element.

In: an outline, its source and a taxonomy. Out: ``Matches``. Total for any text, pure, and the same everywhere: sums
are made in a fixed order in plain Python.

``view`` (what stands around a clause) -> ``listen`` (the voices: ``lexicon``, ``features`` + ``linear``) ->
``judge`` and ``combine`` (weighing, alone and with the surroundings) -> ``decide`` (accepting, stance, near misses)
-> ``explain`` (reasons). Then ``values``: what the labelled clauses state that can be put in a field. ``weights`` reads
what ``fit`` and ``solver`` wrote; these two are for developers alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from guidecompare.match import values
from guidecompare.match.decide import decide
from guidecompare.match.weights import load

if TYPE_CHECKING:
    from guidecompare.model import Matches, Outline, Source
    from guidecompare.taxonomy import Taxonomy

__all__ = ["match", "with_values"]


def match(outline: Outline, source: Source, taxonomy: Taxonomy) -> Matches:
    """Return what the clauses of ``outline`` carry and state, and the nearest miss of every label that none carries."""
    return with_values(outline, source, decide(outline, source, taxonomy, load()))


def with_values(outline: Outline, source: Source, matches: Matches) -> Matches:
    """Return ``matches`` with the values that its clauses state; to be asked anew where their labels were corrected."""
    return replace(matches, values=values.find(outline, source, (*matches.topics, *matches.elements)))
