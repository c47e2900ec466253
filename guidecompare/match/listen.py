"""The voices, each clause alone. In: an outline and what a taxonomy and the weights know. Out: a ``Heard`` a clause.

The wording that the taxonomy lists (headings, cues, exemplars) and the three linear voices are kept apart here;
``combine`` weighs them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from guidecompare.language import words
from guidecompare.match import features
from guidecompare.match.lexicon import Hit, Lexicon, strongest
from guidecompare.match.linear import Features, Scores
from guidecompare.match.view import View, views
from guidecompare.model import Audience

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidecompare.match.combine import Rows
    from guidecompare.match.frame import Sentence
    from guidecompare.match.linear import Linear
    from guidecompare.model import Outline

LEXICAL: Final = ("usual heading", "usual heading above", "named", "cue", "cue with lead", "exemplar", "frame")

_STAFF: Final = "staff"  # whom a document for staff binds where it names nobody: an actor of the taxonomy
_MOST_SENTENCES: Final = 12  # that are heard one by one
_STRONGEST: Final = 3.0  # a cue of more concepts counts no more than one of three


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What the voices hear in one clause, before any of it is weighed."""

    view: View
    hits: Mapping[str, Mapping[str, Hit]]  # by the names of ``LEXICAL`` and label
    features: Mapping[str, Features]  # by linear voice
    parts: tuple[Features, ...]  # what the voice for text hears in each sentence, where there are several

    @property
    def everything(self) -> Features:
        """The features of all voices together."""
        return tuple(group for voice in features.VOICES for group in self.features[voice])


def listen(outline: Outline, setting: features.Setting, lexicon: Lexicon) -> tuple[Heard, ...]:
    """Return what is heard in each clause of ``outline``."""
    seen = views(outline)
    sentences = [lexicon.sentences_in(view.text) for view in seen]
    concepts = [tuple(sentence.concepts for sentence in own) for own in sentences]
    unique = tuple(dict.fromkeys(heading for view in seen for heading in view.headings))
    headings = dict(zip(unique, lexicon.heading_hits(unique), strict=True))
    exemplars = lexicon.exemplar_hits([view.text for view in seen])
    heading_concepts = {heading: lexicon.concepts_in(heading) for heading in headings}
    heard: list[Heard] = []
    for at, (view, own, alike) in enumerate(zip(seen, concepts, exemplars, strict=True)):
        lead = seen[view.lead] if view.lead is not None else None
        of_lead = concepts[view.lead] if view.lead is not None else ()
        nearest = view.headings[0] if view.headings else ""
        heard.append(
            Heard(
                view=view,
                hits={
                    "usual heading": headings.get(nearest, {}),
                    "usual heading above": strongest([headings[heading] for heading in view.headings[1:]]),
                    "named": lexicon.named_hits(view.text),
                    "cue": lexicon.cue_hits(own),
                    "cue with lead": lexicon.cue_hits([sentence.union(*of_lead) for sentence in own]),
                    "exemplar": alike,
                    "frame": lexicon.frame_hits(
                        sentences[at],
                        _above(view, sentences, lexicon),
                        _STAFF if setting.audience is Audience.STAFF else "",
                    ),
                },
                features={
                    "text": features.text_features(view.text, view.words, own),
                    "heading": features.heading_features(view, heading_concepts.get(nearest, ())),
                    "place": features.place_features(view, lead, of_lead, setting),
                },
                parts=_parts(sentences[at]),
            )
        )
    return tuple(heard)


def _parts(sentences: Sequence[Sentence]) -> tuple[Features, ...]:
    """Return what each of several sentences says: a long clause may hold a sentence of another matter."""
    if not 1 < len(sentences) <= _MOST_SENTENCES:
        return ()
    return tuple(features.text_features(one.text, words(one.text), (one.concepts,)) for one in sentences)


def part_scores(voice: Linear, heard: Sequence[Heard], whole: Scores) -> Scores:
    """Return the score of the sentence that speaks most for each label; of the ``whole`` clause if it has no parts."""
    owners = [at for at, one in enumerate(heard) for _ in one.parts]
    found = np.where(np.array([bool(one.parts) for one in heard])[:, None], -np.inf, whole)
    np.maximum.at(found, owners, voice.scores([part for one in heard for part in one.parts]))
    return found


def lexical_rows(heard: Sequence[Heard], labels: Sequence[str]) -> Rows:
    """Return what the taxonomy's own wording says for each label on each clause."""
    places = {label: place for place, label in enumerate(labels)}
    rows = {name: np.zeros((len(heard), len(labels))) for name in LEXICAL}
    for at, one in enumerate(heard):
        for name, hits in one.hits.items():
            for label, hit in hits.items():
                if label in places:
                    rows[name][at, places[label]] = min(hit.strength, _STRONGEST)
    return rows


def linear_rows(heard: Sequence[Heard], voices: Mapping[str, Linear]) -> Rows:
    """Return what each linear voice says for each of its labels on each clause."""
    rows = {name: voice.scores([one.features[name] for one in heard]) for name, voice in voices.items()}
    return rows | {"part": part_scores(voices["text"], heard, rows["text"])}


def _above(view: View, sentences: Sequence[tuple[Sentence, ...]], lexicon: Lexicon) -> tuple[Sentence, ...]:
    """Return what an item is listed under: its lead sentence, or the heading where there is none."""
    if view.lead is not None:
        return sentences[view.lead] if view.item else ()
    return lexicon.sentences_in(view.headings[0]) if view.headings and not view.own_heading else ()
