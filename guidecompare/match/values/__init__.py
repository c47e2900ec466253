"""What clauses state that can be put in a field: hours, units, replies, notice, dates, accounts, contact.

In: an outline, its source, and which clauses carry which labels. Out: ``Value`` after ``Value``, in reading order. A
value is only what is stated: it has the very words it was read from, a clause that leaves its matter to another
document gives none, and where two clauses contradict each other both are kept. Pure, and total for any text.

``passage`` (a clause's text, folded, that knows where each character stood) -> one reader a kind: ``hours``
(``days``, ``times``), ``units``, ``answers`` (replies and notice), ``inforce`` (dates), ``accounts``, ``contact``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidecompare.corpus import platforms
from guidecompare.match.values import accounts, answers, contact, hours, inforce, units
from guidecompare.match.values.passage import Passage
from guidecompare.model import Stance, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from guidecompare.match.values.passage import Found
    from guidecompare.model import Clause, Evidence, Outline, Source

# Which topic's clauses each reader reads.
_READERS: Final[tuple[tuple[str, Callable[[Passage], Iterable[Found]]], ...]] = (
    ("accounts", accounts.read),
    ("operators", units.read),
    ("hours", hours.read),
    ("replies", answers.read_replies),
    ("moderation", answers.read_notice),
    ("contact", contact.read),
    ("effective-date", inforce.read),
)


def find(outline: Outline, source: Source, labels: Iterable[Evidence]) -> tuple[Value, ...]:
    """Return the values that the clauses of ``outline`` state, given the topics and elements that they carry."""
    carried: dict[str, dict[str, Stance]] = {}
    for evidence in labels:
        carried.setdefault(evidence.clause, {}).setdefault(evidence.label, evidence.stance)
    clauses = {clause.id: clause for clause in outline.clauses}
    return tuple(
        value
        for clause in outline.clauses
        if clause.id in carried and clause.text
        for value in _of(clause, carried[clause.id], clauses, source)
    )


def _of(
    clause: Clause, carried: Mapping[str, Stance], clauses: Mapping[str, Clause], source: Source
) -> Iterator[Value]:
    """Yield what one clause states, each thing once."""
    said: set[tuple[str, str, str, str]] = set()
    headings = _headings(clause, clauses)
    for topic, read in _READERS:
        stance = carried.get(topic, Stance.DELEGATED)
        if stance is Stance.DELEGATED:
            continue
        passage = Passage(clause.text, headings=headings, labels=frozenset(carried), denied=stance is Stance.EXCLUDED)
        found = ((passage.sentence_around(one.start, one.end), one) for one in read(passage))
        for sentence, one in sorted(found, key=lambda pair: pair[1].start):
            quote, start = passage.quote(one.start, one.end)
            platform = one.platform or _platform((sentence, *headings), source)
            key = (one.kind, one.aspect, one.value, platform)
            if quote and key not in said:
                said.add(key)
                yield Value(
                    kind=one.kind,
                    aspect=one.aspect,
                    value=one.value,
                    platform=platform,
                    quote=quote,
                    clause=clause.id,
                    start=start,
                )


def _headings(clause: Clause, clauses: Mapping[str, Clause]) -> tuple[str, ...]:
    """Return the headings that a clause stands under, its own first, and the text of a lead that is not a sentence."""
    found: list[str] = []
    seen: set[str] = set()
    above: Clause | None = clause
    while above is not None and above.id not in seen:
        seen.add(above.id)
        found.append(above.heading)
        above = clauses.get(above.parent) if above.parent else None
    return tuple(heading for heading in found if heading)


def _platform(texts: tuple[str, ...], source: Source) -> str:
    """Return the one service that is spoken of: the nearest text that names any decides; "" where it names several."""
    for text in texts:
        named = platforms.find(Passage.plain(text))
        if named:
            return named[0] if len(named) == 1 else ""
    return source.platforms[0] if len(source.platforms) == 1 else ""
