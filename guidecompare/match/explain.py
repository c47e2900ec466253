"""Why a clause was given a label. In: labels as weighed. Out: reasons, the weightiest first.

The weights of the reasons are parts of the score itself: what is usual of the label and all weights make up the
log-odds. A later pass hears the score of the one before; what it makes of it goes back to what that was made from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from guidecompare.match import marks
from guidecompare.match.linear import Scores
from guidecompare.match.stance import marks as stance_marks
from guidecompare.model import Outline, Reason, Stance

if TYPE_CHECKING:
    from guidecompare.match.judge import Weighed
    from guidecompare.match.listen import Heard
    from guidecompare.match.weights import Weights
    from guidecompare.taxonomy import Taxonomy

Places: TypeAlias = "Sequence[tuple[int, int]]"  # in folded text: begin, end

_FAINT: Final = 0.1  # log-odds: what is weaker goes to the rest
_REST: Final = "rest"
_PLACE: Final = "position"
_LIMIT: Final = "limit"  # scores end somewhere: what the voices say beyond that
_FEATURES: Final = 4
_JOIN: Final = "・"
_QUOTE: Final = 40

# Kind of evidence -> the voice that a reader is told of. What is not named is the place in the document.
_VOICE_OF: Final = {
    "text": "linear",
    "element": "linear",
    "part": "linear",
    "element part": "linear",
    "heading": "heading",
    "usual heading": "heading",
    "usual heading above": "heading",
    "named": "named",
    "frame": "frame",
    "cue": "concept",
    "cue with lead": "concept",
    "exemplar": "exemplar",
    "place": "lead",
    "lead of item": "lead",
    "lead of sentence": "lead",
    "paragraph above": "lead",
    "is item": "lead",
    "is sentence below lead": "lead",
    "is below paragraph": "lead",
    "after lead": "lead",
    "after paragraph": "lead",
    "element of lead": "lead",
    "topic": "topic",
    "rival": "rival",
}
_BY_HITS: Final = {
    "concept": ("cue", "cue with lead"),
    "exemplar": ("exemplar",),
    "named": ("named",),
    "frame": ("frame",),
}
_BY_WORDS: Final = ("linear", "concept", "exemplar")  # against a label these say only that its words are missing
_ANSWERED: Final = ("score", "ahead")  # kinds made of the scores of the pass before
# Words too common to show a reader what a clause is about.
_EMPTY: Final = frozenset(
    [
        "為る",
        "居る",
        "有る",
        "成る",
        "言う",
        "因る",
        "よる",
        "おく",
        "置く",
        "御",
        "下さる",
        "つく",
        "就く",
        "付く",
        "頂く",
        "致す",
        "こと",
        "物",
        "もの",
        "時",
        "所",
        "為",
        "等",
        "人",
        "ない",
        "出来る",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """What scores are made of: ``usual`` (one a label) and the tables of all voices add up to the scores."""

    places: Mapping[str, int]  # of the labels in all tables
    usual: NDArray[np.float64]
    voices: Mapping[str, Scores]


def shares(weighed: Weighed) -> Shares:
    """Return what each voice added to the scores of ``weighed``, over all passes."""
    usual = np.zeros(len(weighed.labels))
    voices: dict[str, Scores] = {}
    for number, (combination, rows) in enumerate(zip(weighed.passes, weighed.rows, strict=True)):
        weights, means = combination.weights, combination.usual
        ahead = weights.get("ahead", 0.0)
        kept = np.array(combination.slope or (0.0,)) + weights.get("score", 0.0) + ahead
        usual = np.array(combination.bias) + kept * usual
        voices = {voice: kept * table for voice, table in voices.items()}
        for name, weight in weights.items():
            if name not in _ANSWERED:
                usual = usual + weight * means[name]
                _add(voices, _VOICE_OF.get(name, _PLACE), weight * (rows[name] - means[name]))
        if ahead:  # ahead of another label by the own score less that of the other, of which only this is new
            mean = means["score"] - means["ahead"]
            usual = usual - ahead * mean
            _add(voices, "rival", -ahead * (rows["score"] - rows["ahead"] - mean))
        later = weighed.rows[number + 1 :]
        reached = later[0]["score"] if later else weighed.scores
        _add(voices, _LIMIT, reached - sum(voices.values(), usual))
    places = {label: place for place, label in enumerate(weighed.labels)}
    return Shares(places=places, usual=usual, voices=voices)


def _add(voices: dict[str, Scores], voice: str, table: Scores) -> None:
    voices[voice] = voices[voice] + table if voice in voices else table


class Explainer:
    """Gives reasons for the labels of one document."""

    def __init__(self, outline: Outline, heard: Sequence[Heard], weights: Weights, taxonomy: Taxonomy) -> None:
        """Take the document as heard, and what it was weighed with."""
        self.outline = outline
        self.heard = heard
        self.weights = weights
        self.topic_of = {element.id: topic.id for topic in taxonomy.topics for element in topic.elements}
        self.phrases = {concept.id: concept.words for concept in taxonomy.concepts}

    def reasons(self, made: Shares, clause: int, label: str) -> tuple[Reason, ...]:
        """Return what spoke for or against ``label`` on the clause at ``clause``; ``made`` has the label."""
        place = made.places[label]
        totals = {voice: float(table[clause, place]) for voice, table in made.voices.items()}
        loud = [(voice, total) for voice, total in totals.items() if abs(total) >= _FAINT]
        rest = sum(total for total in totals.values() if abs(total) < _FAINT)
        ranked = sorted(loud, key=lambda item: (-abs(item[1]), item[0]))
        found = [self._reason(voice, total, clause, label) for voice, total in ranked]
        return (*found, *([Reason(voice=_REST, saw="", weight=rest)] if rest else []))

    def turn(self, clause: int, side: Stance) -> Reason | None:
        """Return by which words a clause was told to rule its matter out or leave it: its own, or those above it."""
        if side is Stance.STATED:
            return None
        view = self.heard[clause].view
        lead = self.heard[view.lead].view.text if view.lead is not None else ""
        texts = {"own": view.text, "lead": lead, "heading": view.headings[0] if view.headings else ""}
        for voice, text in texts.items():
            if places := stance_marks(text, side):
                saw = _JOIN.join(dict.fromkeys(text[begin:end] for begin, end in places))
                return Reason(voice=voice, saw=saw, weight=0.0, spans=self._spans(clause, places, own=voice == "own"))
        return Reason(voice="lead" if view.item else "own", saw="", weight=0.0)

    def _reason(self, voice: str, weight: float, clause: int, label: str) -> Reason:
        saw, places = self._saw(voice, clause, label) if weight > 0 or voice not in _BY_WORDS else ("", ())
        return Reason(voice=voice, saw=saw, weight=weight, spans=self._spans(clause, places))

    def _spans(self, clause: int, places: Places, *, own: bool = True) -> tuple[tuple[int, int], ...]:
        return marks.in_original(self.outline.clauses[clause].text, places) if own and places else ()

    def _saw(self, voice: str, clause: int, label: str) -> tuple[str, Places]:
        """Return the words that a voice went by, and where they stand in the folded text of the clause."""
        view = self.heard[clause].view
        clauses = self.outline.clauses
        if voice == "linear":
            words = self._features(clause, label)
            return _JOIN.join(words), marks.of_words(view.text, words)
        if voice in _BY_HITS:
            return self._hit(voice, clause, label)
        saw = ""
        if voice == "heading" and view.heading_places:
            saw = clauses[view.heading_places[0]].heading
        elif voice == "lead" and view.lead is not None:
            saw = _quote(clauses[view.lead].text)
        elif voice == "topic":
            saw = self.topic_of[label]
        return saw, ()

    def _hit(self, voice: str, clause: int, label: str) -> tuple[str, Places]:
        """Return what the taxonomy's own wording found in a clause."""
        text, hits = self.heard[clause].view.text, self.heard[clause].hits
        hit = next((hits[kind][label] for kind in _BY_HITS[voice] if label in hits[kind]), None)
        if hit is None:
            return "", ()
        if voice == "exemplar":
            return f"{hit.strength:.2f} {hit.saw}", marks.of_likeness(text, hit.saw)
        if voice == "named":
            return hit.saw, marks.of_strings(text, (hit.saw,))
        lead = self.heard[clause].view.lead
        whole = text + (self.heard[lead].view.text if lead is not None else "")
        words = [self._first(concept, whole) for concept in hit.saw.split()]
        return _JOIN.join(word for word in words if word), marks.of_strings(text, words)

    def _first(self, concept: str, text: str) -> str:
        """Return the word that stands first in folded ``text`` for ``concept``, the longest one there."""
        places = ((text.find(word), -len(word), word) for word in self.phrases[concept])
        return min((place for place in places if place[0] >= 0), default=(0, 0, ""))[2]

    def _features(self, clause: int, label: str) -> tuple[str, ...]:
        """Return the words that spoke most for ``label``; pieces of words are no help to a reader."""
        if label in self.weights.elements:
            voice = self.weights.element_voice
        elif label in self.weights.topics:
            voice = self.weights.voices["text"]
        else:
            return ()
        words = tuple(dict.fromkeys(f"w:{word}" for word in self.heard[clause].view.words if word not in _EMPTY))
        return tuple(name.removeprefix("w:") for name in voice.loudest(((1.0, words),), label, _FEATURES))


def _quote(text: str) -> str:
    return text if len(text) <= _QUOTE else text[:_QUOTE] + "…"
