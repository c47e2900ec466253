"""What one document says of one label, and how the answers of several documents become one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from guidecompare.model import VERDICT_ORDER, Availability, Evidence, Extent, Rule, Stance, Status, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from guidecompare.model import Element, Reading, Source, Topic

EXCERPT = "excerpt"
INTERNAL = "internal"
OTHERS_NOT_HELD = "others-not-held"


_RULES = tuple(Rule)
# Below, a lone label is too unsure to say that a matter is ruled out or left to others. Flat from 0 to 0.45 in
# cross-validation (1 of 125 such cells lies below); on real documents such labels were wrong more often than right.
_SURE = 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The verdict of one source (or of a row of them) on one label, with what it rests on."""

    verdict: Verdict
    rule: Rule
    reason: str = ""
    evidence: tuple[Evidence, ...] = ()
    near: Evidence | None = None
    sources: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    looked: tuple[str, ...] = ()


class Evidences:
    """The evidence of one document, looked up by label."""

    def __init__(self, reading: Reading) -> None:
        """Index the labels of ``reading`` once; every topic and element asks for its own."""
        self.reading = reading
        self._labels: dict[str, list[Evidence]] = {}
        for evidence in (*reading.matches.topics, *reading.matches.elements):
            self._labels.setdefault(evidence.label, []).append(evidence)
        self._near = {evidence.label: evidence for evidence in reading.matches.near}

    def of(self, label: str) -> tuple[Evidence, ...]:
        """Return the evidence for ``label``, best first."""
        return best_first(self._labels.get(label, ()))

    def near(self, label: str) -> Evidence | None:
        """Return the nearest miss of a label that the document does not carry."""
        return self._near.get(label)


def best_first(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Order evidence: what is stated before what is ruled out, main labels first, then by score."""
    stances = tuple(Stance)
    return tuple(sorted(evidence, key=lambda e: (stances.index(e.stance), not e.main, -e.score)))


def topic_answer(evidences: Evidences, topic: Topic) -> Answer:
    """Return what one document that was opened says of a topic.

    It is covered where it is a clause's main label or one of its elements is stated; else it is mentioned. What is
    only ruled out or left to another document is so only where some label is sure enough.
    """
    stated = [e for e in evidences.of(topic.id) if e.stance is Stance.STATED]
    if any(e.main for e in stated):
        return _answer(evidences, topic.id, Verdict.COVERED, Rule.MAIN)
    elements = (e for element in topic.elements for e in evidences.of(element.id))
    if any(e.stance is Stance.STATED for e in elements):
        return _answer(evidences, topic.id, Verdict.COVERED, Rule.ELEMENT)
    answer = _answer(evidences, topic.id, Verdict.MENTIONED, Rule.FURTHER)
    unsure = all(evidence.score < _SURE and not evidence.reviewed for evidence in answer.evidence)
    if answer.rule in {Rule.RULED_OUT, Rule.LEFT} and unsure:
        return replace(answer, verdict=Verdict.MENTIONED, rule=Rule.WEAK)
    return answer


def element_answer(evidences: Evidences, element: Element) -> Answer:
    """Return what one document that was opened says of an element, which is stated or not."""
    return _answer(evidences, element.id, Verdict.COVERED, Rule.STATED)


def _answer(evidences: Evidences, label: str, stated: Verdict, rule: Rule) -> Answer:
    """Return the answer to ``label``, with ``stated`` as the verdict of a document that lays it down."""
    found = evidences.of(label)
    stances = {evidence.stance for evidence in found}
    by_stance = (
        (Stance.STATED, stated, rule),
        (Stance.EXCLUDED, Verdict.EXCLUDED, Rule.RULED_OUT),
        (Stance.DELEGATED, Verdict.DELEGATED, Rule.LEFT),
    )
    for stance, verdict, made in by_stance:
        if stance in stances:
            source = evidences.reading.document.source.id
            return Answer(verdict=verdict, rule=made, evidence=found, sources=(source,))
    return _silent(evidences, label)


def _silent(evidences: Evidences, label: str) -> Answer:
    """Return the answer of a document that says nothing of ``label``: only one read whole may say absent."""
    document = evidences.reading.document
    near = evidences.near(label)
    sources = (document.source.id,)
    if document.health.unread is not None:
        unread = document.health.unread
        return Answer(verdict=Verdict.UNREADABLE, rule=Rule.UNREAD, reason=unread, near=near, sources=sources)
    if document.source.extent is Extent.EXCERPT:
        return Answer(verdict=Verdict.NOT_HELD, rule=Rule.NOT_HELD, reason=EXCERPT, near=near, sources=sources)
    return Answer(verdict=Verdict.ABSENT, rule=Rule.SILENT, near=near, sources=sources)


def missing_answer(source: Source) -> Answer:
    """Return the answer of a source whose text is not held."""
    internal = source.availability is Availability.INTERNAL
    reason = INTERNAL if internal else Status.TO_BE_FOUND if source.status is Status.HELD else source.status
    return Answer(verdict=Verdict.NOT_HELD, rule=Rule.NOT_HELD, reason=reason, sources=(source.id,))


def merge(answers: Sequence[Answer]) -> Answer:
    """Return one answer for several documents: the one that says most decides, all evidence is kept."""
    if not answers:
        return Answer(verdict=Verdict.NOT_HELD, rule=Rule.NOT_HELD, reason=Status.NONE_FOUND)
    verdict = min((answer.verdict for answer in answers), key=VERDICT_ORDER.index)
    deciding = [answer for answer in answers if answer.verdict is verdict]
    reason = next((answer.reason for answer in deciding if answer.reason), "")
    if verdict is Verdict.ABSENT and any(answer.verdict is Verdict.NOT_HELD for answer in answers):
        reason = OTHERS_NOT_HELD
    misses = [answer.near for answer in answers if answer.near is not None]
    silent = verdict in {Verdict.ABSENT, Verdict.UNREADABLE, Verdict.NOT_HELD}
    return Answer(
        verdict=verdict,
        rule=min((answer.rule for answer in deciding), key=_RULES.index),
        reason=reason,
        evidence=best_first(evidence for answer in answers for evidence in answer.evidence),
        near=max(misses, key=lambda near: near.score) if silent and misses else None,
        sources=tuple(source for answer in deciding for source in answer.sources),
    )


def verdicts(reading: Reading, topics: Sequence[Topic]) -> dict[str, Verdict]:
    """Return the verdict of one document on every topic: what a build says of it before documents are merged."""
    evidences = Evidences(reading)
    return {topic.id: topic_answer(evidences, topic).verdict for topic in topics}
