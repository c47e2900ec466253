"""The voices, each clause alone. In: an outline and what a taxonomy and the weights know. Out: a ``Heard`` a clause.

The wording that the taxonomy lists (headings, cues, exemplars) and the three linear voices are kept apart here;
``combine`` weighs them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from guidecompare.match import features
from guidecompare.match.lexicon import NO_HIT, Hit, Lexicon
from guidecompare.match.view import View, views

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from guidecompare.match.combine import Row
    from guidecompare.match.linear import Linear
    from guidecompare.model import Outline, Source

LEXICAL: Final = ("usual heading", "usual heading above", "cue", "cue with lead", "exemplar")

_STRONGEST: Final = 3.0  # a cue of more concepts counts no more than one of three


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What the voices hear in one clause, before any of it is weighed."""

    view: View
    concepts: tuple[frozenset[str], ...]  # of each sentence of the text
    with_lead: tuple[frozenset[str], ...]  # the same, each with the concepts of the lead sentence
    alike: Mapping[str, Hit]  # by label, the exemplar most like the text
    features: Mapping[str, Mapping[str, float]]  # by linear voice

    @property
    def everything(self) -> dict[str, float]:
        """The features of all voices together."""
        return {name: value for voice in features.VOICES for name, value in self.features[voice].items()}


def listen(outline: Outline, source: Source | None, lexicon: Lexicon) -> tuple[Heard, ...]:
    """Return what is heard in each clause of ``outline``; ``source`` is None where there is no document around it."""
    seen = views(outline)
    concepts = [lexicon.concepts_in(view.text) for view in seen]
    heard: list[Heard] = []
    for view, own in zip(seen, concepts, strict=True):
        lead = seen[view.lead] if view.lead is not None else None
        above = concepts[view.lead] if view.lead is not None else ()
        nearest = lexicon.concepts_in(view.headings[0]) if view.headings else ()
        heard.append(
            Heard(
                view=view,
                concepts=own,
                with_lead=tuple(sentence.union(*above) for sentence in own),
                alike=lexicon.alike(view.text),
                features={
                    "text": features.text_features(view, own),
                    "heading": features.heading_features(view, nearest),
                    "place": features.place_features(view, lead, above, source),
                },
            )
        )
    return tuple(heard)


def lexical_hits(heard: Heard, label: str, lexicon: Lexicon) -> dict[str, Hit]:
    """Return what the taxonomy's own wording says for ``label``, by the names of ``LEXICAL``."""
    headings = heard.view.headings
    above = [lexicon.heading(label, heading) for heading in headings[1:]]
    return {
        "usual heading": lexicon.heading(label, headings[0]) if headings else NO_HIT,
        "usual heading above": max(above, key=lambda hit: hit.strength, default=NO_HIT),
        "cue": lexicon.cue(label, heard.concepts),
        "cue with lead": lexicon.cue(label, heard.with_lead),
        "exemplar": heard.alike.get(label, NO_HIT),
    }


def lexical_row(heard: Heard, labels: Sequence[str], lexicon: Lexicon) -> Row:
    """Return the row of what the taxonomy's own wording says for each label."""
    hits = [lexical_hits(heard, label, lexicon) for label in labels]
    return {name: tuple(min(hit[name].strength, _STRONGEST) for hit in hits) for name in LEXICAL}


def linear_row(heard: Heard, voices: Mapping[str, Linear]) -> Row:
    """Return the row of what each linear voice says for each of its labels."""
    return {name: voice.scores(heard.features[name]) for name, voice in voices.items()}
