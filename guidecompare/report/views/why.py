"""Why a clause was given a label, or was not: in plain words, with a bar, the figures second.

In: evidence. Out: ``Why``, which pages, the terminal and JSON show. Every share is a part of the score: what is usual
and all shares together are its log-odds, so what the score would be without one of them can be said.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING, Final

from guidecompare import names
from guidecompare.model import Stance

if TYPE_CHECKING:
    from guidecompare.model import Cell, Evidence, Reason, Row
    from guidecompare.report.views.site import Site

SHOWN: Final = 3  # clauses of a cell shown in full
_MOST: Final = 12  # signs of a bar
_WORTH: Final = 0.02  # a clause with a lower score is near to nothing
_NO_VOICES: Final = ("limit", "rest")  # parts of the score that say nothing on their own
_HAIR: Final = 0.05  # log-odds: what would be shown as 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of the clause's text; ``marked`` where a voice that spoke for the label went by it."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What one voice said: a full bar for the label, an empty one against it."""

    kind: str
    words: str
    bar: str
    weight: str
    without: float  # the score if it had not spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """All that is said of one label on one clause."""

    outcome: str  # the score and what it was compared with
    carried: bool
    pieces: tuple[Piece, ...]
    voices: tuple[Voice, ...]
    usual: str
    total: str
    turning: str  # what would have changed it
    notes: tuple[str, ...]  # its stance, main or not, each with its reason


def why(site: Site, evidence: Evidence) -> Why | None:
    """Return why ``evidence`` was given or only came near; None where a person gave it, or no reason is kept."""
    if not evidence.reasons:
        return None
    carried = site.facts.carries(evidence)
    odds = log_odds(evidence)
    voices = tuple(_voice(site, reason, odds) for reason in evidence.reasons)
    return Why(
        outcome=outcome(site, evidence, carried=carried),
        carried=carried,
        pieces=pieces(site.facts.clauses[evidence.clause].text, evidence),
        voices=tuple(voice for voice in voices if voice.bar),
        usual=f"{evidence.usual:+.1f}",
        total=f"{odds:+.1f}",
        turning=_turning(site, evidence, voices, carried=carried),
        notes=tuple(note for note in (_stance(site, evidence), _main(site, evidence)) if note) if carried else (),
    )


def misses(site: Site, row: Row, cell: Cell) -> tuple[Evidence, ...]:
    """Return the clauses of a row that came nearest to a topic that none of its documents carries, best first."""
    if cell.near is None:
        return ()
    readings = (site.facts.readings[source] for source in row.sources if source in site.facts.readings)
    found = (e for reading in readings for e in (*reading.matches.near, *reading.matches.further))
    nearest = sorted((e for e in found if e.label == cell.label), key=lambda evidence: -evidence.score)
    return tuple(e for place, e in enumerate(nearest[:SHOWN]) if not place or is_worth(e))


def is_worth(near: Evidence) -> bool:
    """Tell whether a near miss comes near enough to be worth reading."""
    return near.score >= _WORTH


def log_odds(evidence: Evidence) -> float:
    """Return the score of ``evidence`` in log-odds: what is usual and all that was said."""
    return evidence.usual + sum(reason.weight for reason in evidence.reasons)


def without(evidence: Evidence, reason: Reason) -> float:
    """Return the score that is left if one voice had not spoken."""
    return _probability(log_odds(evidence) - reason.weight)


def pieces(text: str, evidence: Evidence) -> tuple[Piece, ...]:
    """Return ``text`` in pieces, those marked by which the voices for the label went."""
    marked = [False] * len(text)
    turn = evidence.turn.spans if evidence.turn else ()
    for begin, end in (*turn, *(span for reason in evidence.reasons if reason.weight > 0 for span in reason.spans)):
        marked[begin:end] = [True] * len(marked[begin:end])
    found: list[Piece] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or marked[at] != marked[start]:
            found.append(Piece(text=text[start:at], marked=marked[start]))
            start = at
    return tuple(found)


def _voice(site: Site, reason: Reason, odds: float) -> Voice:
    return Voice(
        kind=reason.voice,
        words=_words(site, reason),
        bar=_bar(reason.weight),
        weight=f"{reason.weight:+.1f}",
        without=_probability(odds - reason.weight),
    )


def _words(site: Site, reason: Reason) -> str:
    """Return what a voice said, with the words that it went by where there are any."""
    saw = reason.saw
    if reason.voice == "topic" and saw in site.facts.labels:
        saw = site.facts.labels[saw].label[site.lang]
    said = site.words(f"why.{'for' if reason.weight > 0 else 'against'}-{reason.voice}")
    return said + (site.words("why.saw", saw=saw) if saw else "")


def _bar(weight: float) -> str:
    """Return a bar as long as ``weight`` in signs, at least one; empty for next to nothing."""
    if abs(weight) < _HAIR:
        return ""
    return ("■" if weight > 0 else "□") * min(max(round(abs(weight)), 1), _MOST)


def outcome(site: Site, evidence: Evidence, *, carried: bool = False) -> str:
    """Return the score of ``evidence`` and how it stands to what is needed."""
    score, threshold = f"{evidence.score:.2f}", f"{evidence.threshold:.2f}"
    if carried:
        return site.words("why.enough", score=score, threshold=threshold)
    if evidence.needs:
        topic = site.facts.labels[evidence.needs].label[site.lang]
        return site.words("why.needs", score=score, topic=topic)
    return site.words(
        "why.short", score=score, threshold=threshold, missing=f"{evidence.threshold - evidence.score:.2f}"
    )


def _turning(site: Site, evidence: Evidence, voices: tuple[Voice, ...], *, carried: bool) -> str:
    """Return what would have changed it: which voices it hangs on, or which one stood against it."""
    said = {voice.kind: site.words(f"voice.{voice.kind}") for voice in voices}
    if carried:
        needed = [voice for voice in voices if voice.without < evidence.threshold and voice.kind not in _NO_VOICES]
        if not needed:
            return site.words("why.firm")
        listed = site.words.listed(
            [said[voice.kind] + site.words("why.saw", saw=f"{voice.without:.2f}") for voice in needed]
        )
        return site.words("why.hangs", voices=listed, n=len(needed))
    against = next((voice for voice in voices if voice.bar.startswith("□") and voice.kind not in _NO_VOICES), None)
    if against is None:
        return site.words("why.unopposed")
    key = "why.opposed" if against.without >= evidence.threshold else "why.opposed-too-little"
    return site.words(key, voice=said[against.kind], score=f"{against.without:.2f}")


def _stance(site: Site, evidence: Evidence) -> str:
    """Return how a clause that does not simply state the matter was told to rule it out or leave it."""
    turn = evidence.turn
    if evidence.stance is Stance.STATED or turn is None:
        return ""
    saw = site.words("why.saw", saw=turn.saw) if turn.saw else ""
    return site.words(f"why.turn-{turn.voice}", stance=names.name(evidence.stance, site.lang)) + saw


def _main(site: Site, evidence: Evidence) -> str:
    """Return why a clause is mainly about a topic, or what it is mainly about instead; elements are not asked."""
    topic = site.facts.topic_of[evidence.label]
    if evidence.label != topic.id:
        return ""
    others = [other for other in site.facts.evidence_of_clause[evidence.clause] if other.label in site.facts.topics]
    first = max(others, key=lambda other: other.score)
    if not evidence.main:
        return site.words("why.further", topic=site.facts.labels[first.label].label[site.lang])
    return site.words("why.main-first" if evidence.score == first.score else "why.main-heading")


def _probability(odds: float) -> float:
    return 1.0 / (1.0 + exp(-odds))
