"""Why a clause was given a label. In: a label as weighed. Out: reasons, the weightiest first.

The weights of the reasons are parts of the score itself: what each kind of evidence added to the log-odds, a later
pass's use of an earlier score traced back to what that score was made from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from guidecompare.match.features import VOICES
from guidecompare.model import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from guidecompare.match.judge import Weighed
    from guidecompare.match.lexicon import Lexicon
    from guidecompare.match.listen import Heard
    from guidecompare.match.weights import Weights
    from guidecompare.model import Outline

_REASONS: Final = 5
_FAINT: Final = 0.1  # log-odds below this are no reason
_FEATURES: Final = 4
_QUOTE: Final = 40

# Kind of evidence -> the voice that a reader is told of. What is not named is the place in the document.
_VOICE_OF: Final = {
    "text": "linear",
    "element": "linear",
    "heading": "heading",
    "usual heading": "heading",
    "usual heading above": "heading",
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
        if voice == "heading":
            return self.outline.clauses[view.heading_places[0]].heading if view.heading_places else ""
        if voice == "concept":
            hit = heard.hits["cue"].get(label) or heard.hits["cue with lead"].get(label)
            return "・".join(self.lexicon.words_of(hit.saw, self._with_lead(clause))) if hit else ""
        if voice == "exemplar":
            like = heard.hits["exemplar"].get(label)
            return f"{like.strength:.2f} {like.saw}" if like else ""
        if voice == "linear":
            return "・".join(self._features(heard, label))
        if voice == "lead":
            return _quote(self.outline.clauses[view.lead].text) if view.lead is not None else ""
        if voice == "topic":
            return label.split(".")[0]
        near = view.previous if view.previous is not None else view.following
        return _quote(self.outline.clauses[near].text or self.outline.clauses[near].heading) if near is not None else ""

    def _with_lead(self, clause: int) -> str:
        view = self.heard[clause].view
        return view.text + (self.heard[view.lead].view.text if view.lead is not None else "")

    def _features(self, heard: Heard, label: str) -> tuple[str, ...]:
        """Return the features that spoke most for ``label``, without the names of their groups, pieces of words last."""
        if label in self.weights.elements:
            names = self.weights.element_voice.loudest(heard.features["text"], label, 4 * _FEATURES)
        elif label in self.weights.topics:
            names = self.weights.voices[VOICES[0]].loudest(heard.features[VOICES[0]], label, 4 * _FEATURES)
        else:
            names = ()
        shown = [name.partition(":")[2] or name for name in names if name.startswith(("w:", "b:"))]
        return tuple(dict.fromkeys(shown))[:_FEATURES]


def shares(weighed: Weighed, clause: int, place: int) -> dict[str, float]:
    """Return what each kind of evidence added to the usual score of the label at ``place``, over all passes."""
    total: dict[str, float] = {}
    for combination, rows in zip(weighed.passes, weighed.rows, strict=True):
        found = combination.shares(rows[clause], place)
        passed_on = found.pop("score", 0.0) + found.pop("ahead", 0.0)
        whole = sum(total.values())
        total = {kind: share / whole * passed_on for kind, share in total.items()} if whole else {}
        for kind, share in found.items():
            total[kind] = total.get(kind, 0.0) + share
    return total


def _quote(text: str) -> str:
    return text if len(text) <= _QUOTE else text[:_QUOTE] + "…"
