"""What was seen in one document, as plain text for a terminal: the outline as a person would check it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidecompare import messages, names
from guidecompare.model import Stance
from guidecompare.report.columns import WIDTH, width, wrapped
from guidecompare.report.health import aside_words, health_words, page_words
from guidecompare.report.safe import visible
from guidecompare.report.wording import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from guidecompare.model import Clause, Evidence, Reading, Topic, Verdict

_STEP: Final = "    "  # two Japanese characters
_SURE: Final = 0.8  # a score below this is shown


def clauses_text(
    reading: Reading,
    verdicts: Mapping[str, Verdict],
    topics: Sequence[Topic],
    lang: str,
    *,
    show_removed: bool = False,
) -> str:
    """Return what failed in one document, its clauses with their labels, its verdicts, and what was set aside."""
    words = Words(lang)
    lines = [*_head(reading, words), *_clauses(reading, topics, words), "", *_verdicts(verdicts, topics, words)]
    if show_removed and reading.outline.removed:
        lines += ["", *_removed(reading, words)]
    return "".join(f"{visible(line)}\n" for line in lines)


def _head(reading: Reading, words: Words) -> Iterator[str]:
    yield from wrapped(reading.outline.title or reading.document.source.title, first="", others="")
    yield from wrapped(health_words(reading, words), first="", others="")
    yield from wrapped(aside_words(reading, words), first="", others="") if reading.outline.removed else ()
    for problem in reading.document.problems:
        yield from wrapped(messages.sentence(problem, words.lang), first="! ", others="  ")
        yield from wrapped(messages.hint(problem, words.lang), first="  → ", others="    ")
    if reading.outline.clauses:
        yield from wrapped(words("text.ids", id=reading.document.source.id), first="", others="")


def _clauses(reading: Reading, topics: Sequence[Topic], words: Words) -> Iterator[str]:
    labels = _labels(reading, topics, words)
    depths: dict[str, int] = {}
    page = None
    for clause in reading.outline.clauses:
        depth = depths[clause.parent] + 1 if clause.parent in depths else 0
        depths[clause.id] = depth
        if clause.page != page:
            page = clause.page
            yield from ("", _rule(page_words(page, reading.document.health, words)))
        if not depth:
            yield ""
        yield from _clause(clause, _STEP * depth)
        said = labels.get(clause.id) or (words("document.unlabelled") if clause.text else "")
        if said:
            indent = _STEP * (depth + 1)
            yield from wrapped(f"［{said}］ {_anchor(clause)}", first=indent, others=f"{indent}  ")


def _rule(name: str) -> str:
    return f"-- {name} ".ljust(WIDTH - (width(name) - len(name)), "-")


def _anchor(clause: Clause) -> str:
    """Return the id of a clause within its document, as it is added to that of the document."""
    return clause.id.removeprefix(clause.source)


def _clause(clause: Clause, indent: str) -> Iterator[str]:
    """Yield a clause: marker and heading on a line of their own, or the marker before the text."""
    marker = f"{clause.marker.raw}  " if clause.marker and clause.marker.raw else ""
    hanging = indent + " " * width(marker)
    if clause.heading:
        heading = clause.heading if clause.text else f"{clause.heading}  {_anchor(clause)}"
        yield from wrapped(heading, first=indent + marker, others=hanging)
        if clause.text:
            yield from wrapped(clause.text, first=indent + _STEP, others=indent + _STEP)
    elif clause.text or marker:
        yield from wrapped(clause.text, first=indent + marker, others=hanging)


def _labels(reading: Reading, topics: Sequence[Topic], words: Words) -> dict[str, str]:
    """Return the labels of each clause in words: its topics, each with its elements behind it."""
    topic_of = {element.id: topic.id for topic in topics for element in topic.elements}
    known = {topic.id: topic.label for topic in topics}
    known |= {element.id: element.label for topic in topics for element in topic.elements}
    evidence: dict[str, list[Evidence]] = {}
    for found in (*reading.matches.topics, *reading.matches.elements):
        evidence.setdefault(found.clause, []).append(found)

    def said(found: Evidence) -> str:
        stance = "" if found.stance is Stance.STATED else names.name(found.stance, words.lang)
        stance += "".join(f"「{name}」" for name in found.refers)
        score = "" if found.score >= _SURE else f"{found.score:.2f}"
        name = known[found.label][words.lang] if found.label in known else found.label
        return " ".join(part for part in (name, stance, score) if part)

    def group(topic: str, held: Iterable[Evidence]) -> str:
        own = [said(found) for found in held if found.label == topic]
        below = [said(found) for found in held if found.label != topic]
        return ": ".join(part for part in (words.listed(own), words.listed(below)) if part)

    groups: dict[str, dict[str, list[Evidence]]] = {}
    for clause, held in evidence.items():
        for found in held:
            groups.setdefault(clause, {}).setdefault(topic_of.get(found.label, found.label), []).append(found)
    return {
        clause: " / ".join(group(topic, held) for topic, held in by_topic.items())
        for clause, by_topic in groups.items()
    }


def _verdicts(verdicts: Mapping[str, Verdict], topics: Sequence[Topic], words: Words) -> Iterator[str]:
    """Yield the topics verdict by verdict."""
    yield words("text.verdicts")
    labels: dict[Verdict, list[str]] = {}
    for topic in topics:
        if topic.id in verdicts:
            labels.setdefault(verdicts[topic.id], []).append(topic.label[words.lang])
    for verdict, sign in names.SIGNS.items():
        if verdict in labels:
            first = f"  {sign.sign} {sign.name[words.lang]} ({len(labels[verdict])}): "
            yield from wrapped(words.listed(labels[verdict]), first=first, others="     ")


def _removed(reading: Reading, words: Words) -> Iterator[str]:
    yield words("document.removed", n=len(reading.outline.removed))
    for removed in reading.outline.removed:
        place = page_words(removed.line.place.page, None, words)
        text = f"{removed.line.text} ({place})" if place else removed.line.text
        yield from wrapped(text, first=f"  [{names.name(removed.reason, words.lang)}] ", others="      ")
