"""Why a clause was given a label. In: a label as weighed. Out: reasons, the weightiest first.

The weights of the reasons are parts of the score itself: what each kind of evidence added to the log-odds, a later
pass's use of an earlier score traced back to what that score was made from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from guidecompare.match.lexicon import Lexicon
from guidecompare.match.listen import Heard
from guidecompare.match.weights import Weights
from guidecompare.model import Outline, Reason

if TYPE_CHECKING:
    from guidecompare.match.judge import Weighed

_REASONS: Final = 5
_FAINT: Final = 0.1  # log-odds below this are no reason
_FEATURES: Final = 4
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
_JOIN: Final = "・"
_QUOTE: Final = 40

# Kind of evidence -> the voice that a reader is told of. What is not named is the place in the document.
_VOICE_OF: Final = {
    "text": "linear",
    "element": "linear",
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
    "after lead": "lead",
    "after paragraph": "lead",
    "element of lead": "lead",
    "topic": "topic",
}
_PLACE: Final = "position"


@dataclass(frozen=True, slots=True, kw_only=True)
class Explainer:
    """Gives reasons for the labels of one document."""

    outline: Outline
    heard: Sequence[Heard]
    weights: Weights
    lexicon: Lexicon

    def reasons(self, weighed: Weighed, clause: int, label: str) -> tuple[Reason, ...]:
        """Return the weightiest reasons for (or against) ``label`` on the clause at ``clause``."""
        totals: dict[str, float] = {}
        for kind, share in shares(weighed, clause, weighed.labels.index(label)).items():
            voice = _VOICE_OF.get(kind, _PLACE)
            totals[voice] = totals.get(voice, 0.0) + share
        ranked = sorted(((voice, total) for voice, total in totals.items()), key=lambda item: (-abs(item[1]), item[0]))
        found = (
            Reason(voice=voice, saw=self._saw(voice, clause, label), weight=round(total, 2))
            for voice, total in ranked
            if abs(total) >= _FAINT
        )
        return tuple(reason for reason in found if reason.saw)[:_REASONS]

    def _saw(self, voice: str, clause: int, label: str) -> str:
        """Return the words that a voice went by; empty where there are none to show."""
        heard = self.heard[clause]
        view = heard.view
        clauses = self.outline.clauses
        saw = ""
        if voice == "heading" and view.heading_places:
            saw = clauses[view.heading_places[0]].heading
        elif voice == "lead" and view.lead is not None:
            saw = _quote(clauses[view.lead].text)
        elif voice == "linear":
            saw = _JOIN.join(self._features(heard, label))
        elif voice == "named" and label in heard.hits["named"]:
            saw = heard.hits["named"][label].saw
        elif voice == "frame" and label in heard.hits["frame"]:
            saw = _JOIN.join(self.lexicon.words_of(heard.hits["frame"][label].saw, self._with_lead(clause)))
        elif voice == "concept":
            hit = heard.hits["cue"].get(label) or heard.hits["cue with lead"].get(label)
            saw = _JOIN.join(self.lexicon.words_of(hit.saw, self._with_lead(clause))) if hit else ""
        elif voice == "exemplar" and label in heard.hits["exemplar"]:
            like = heard.hits["exemplar"][label]
            saw = f"{like.strength:.2f} {like.saw}"
        elif voice == "topic":
            saw = self.lexicon.topic_of[label]
        elif voice == _PLACE:
            near = next((place for place in (view.previous, view.following, view.parent) if place is not None), clause)
            saw = _quote(clauses[near].text or clauses[near].heading)
        return saw

    def _with_lead(self, clause: int) -> str:
        view = self.heard[clause].view
        return view.text + (self.heard[view.lead].view.text if view.lead is not None else "")

    def _features(self, heard: Heard, label: str) -> tuple[str, ...]:
        """Return the words that spoke most for ``label``; pieces of words are no help to a reader."""
        if label in self.weights.elements:
            voice = self.weights.element_voice
        elif label in self.weights.topics:
            voice = self.weights.voices["text"]
        else:
            return ()
        words = tuple(dict.fromkeys(f"w:{word}" for word in heard.view.words if word not in _EMPTY))
        return tuple(name.removeprefix("w:") for name in voice.loudest(((1.0, words),), label, _FEATURES))


def shares(weighed: Weighed, clause: int, place: int) -> dict[str, float]:
    """Return what each kind of evidence added to the usual score of the label at ``place``, over all passes."""
    total: dict[str, float] = {}
    for combination, rows in zip(weighed.passes, weighed.rows, strict=True):
        found = combination.shares(rows, clause, place)
        passed_on = found.pop("score", 0.0) + found.pop("ahead", 0.0)
        whole = sum(total.values())
        total = {kind: share / whole * passed_on for kind, share in total.items()} if whole else {}
        for kind, share in found.items():
            total[kind] = total.get(kind, 0.0) + share
    return total


def _quote(text: str) -> str:
    return text if len(text) <= _QUOTE else text[:_QUOTE] + "…"
