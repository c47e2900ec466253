"""What was seen in one document, as plain text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidecompare import messages, names
from guidecompare.report.safe import visible
from guidecompare.report.wording import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from guidecompare.model import Clause, Evidence, Reading, Topic, Verdict


def clauses_text(
    reading: Reading,
    verdicts: Mapping[str, Verdict],
    topics: Sequence[Topic],
    lang: str,
    *,
    show_removed: bool = False,
) -> str:
    """Return what failed in one document, its clauses with their labels, its verdicts, and what was set aside."""
    lines = [*_document(reading, topics, lang), "", *_verdicts(verdicts, topics, Words(lang))]
    if show_removed and reading.outline.removed:
        lines += ["", *_removed(reading, Words(lang))]
    return "".join(f"{visible(line)}\n" for line in lines)


def _document(reading: Reading, topics: Sequence[Topic], lang: str) -> Iterator[str]:
    yield reading.outline.title or reading.document.source.title
    for problem in reading.document.problems:
        yield f"! {messages.sentence(problem, lang)}"
        yield f"  {messages.hint(problem, lang)}"
    yield ""
    yield from _clauses(reading, topics, lang)


def _verdicts(verdicts: Mapping[str, Verdict], topics: Sequence[Topic], words: Words) -> Iterator[str]:
    yield words("text.verdicts")
    for topic in topics:
        if topic.id in verdicts:
            sign = names.sign(verdicts[topic.id])
            yield f"  {sign.sign} {topic.label[words.lang]}: {sign.name[words.lang]}"


def _removed(reading: Reading, words: Words) -> Iterator[str]:
    yield words("document.removed", n=len(reading.outline.removed))
    for removed in reading.outline.removed:
        yield f"  [{names.name(removed.reason, words.lang)}] {removed.line.text}"


def _clauses(reading: Reading, topics: Sequence[Topic], lang: str) -> Iterator[str]:
    labels = {topic.id: topic.label[lang] for topic in topics}
    labels |= {element.id: element.label[lang] for topic in topics for element in topic.elements}
    evidence: dict[str, list[Evidence]] = {}
    for found in (*reading.matches.topics, *reading.matches.elements):
        evidence.setdefault(found.clause, []).append(found)
    depths: dict[str, int] = {}
    for clause in reading.outline.clauses:
        depth = depths[clause.parent] + 1 if clause.parent in depths else 0
        depths[clause.id] = depth
        yield "  " * depth + _head(clause)
        for found in evidence.get(clause.id, ()):
            stance = names.name(found.stance, lang)
            yield "  " * depth + f"    # {labels.get(found.label, found.label)} {found.score:.2f} {stance}"


def _head(clause: Clause) -> str:
    marker = clause.marker.raw if clause.marker else ""
    return " ".join(part for part in (marker, clause.heading, clause.text) if part)
