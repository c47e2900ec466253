"""Invented readings for the tests of the comparison, each clause with the labels that it states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidecompare.align import align
from guidecompare.language import digest
from guidecompare.model import (
    City,
    Clause,
    Comparison,
    Corpus,
    Document,
    DocumentKind,
    Element,
    Evidence,
    Matches,
    Outline,
    Reading,
    Source,
    Text2,
    Topic,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Said = tuple[str, str]  # text, labels joined by blanks: topics, and elements as "topic.element"


def topic(name: str, *elements: str) -> Topic:
    """Return a topic with its elements."""
    words = Text2(ja=name, en=name)
    return Topic(
        id=name,
        group="general",
        label=words,
        short=words,
        question=words,
        why=words,
        core=False,
        expected_in=("operation-policy",),
        elements=tuple(Element(id=f"{name}.{e}", label=Text2(ja=e, en=e)) for e in elements),
    )


TOPICS: Final = (topic("replies", "none", "redirect"), topic("records"))


def reading(name: str, said: Iterable[Said], *, published: str | None = None, revised: str | None = None) -> Reading:
    """Return the document "<city>/<slug>" with clauses n0, n1 and so on."""
    source = Source(
        id=name,
        city=name.partition("/")[0],
        title=name,
        kind=DocumentKind.OPERATION_POLICY,
        published=published,
        revised=revised,
    )
    clauses: list[Clause] = []
    evidence: list[Evidence] = []
    for number, (text, labels) in enumerate(said):
        clauses.append(
            Clause(
                id=f"{name}#n{number}",
                source=name,
                parent=None,
                marker=None,
                heading="",
                text=text,
                lines=(number,),
                page=None,
                digest=digest(text),
            )
        )
        evidence += (
            Evidence(label=label, clause=clauses[-1].id, score=0.9 - place / 10, main=not place)
            for place, label in enumerate(labels.split())
        )
    return Reading(
        document=Document(source=source, media_type="text/plain", sha256="0" * 64),
        outline=Outline(title=name, clauses=tuple(clauses), removed=()),
        matches=Matches(
            topics=tuple(each for each in evidence if "." not in each.label),
            elements=tuple(each for each in evidence if "." in each.label),
            near=(),
        ),
    )


def compare(readings: Sequence[Reading], topics: Sequence[Topic] = TOPICS) -> Comparison:
    """Align the readings in the order given, which is that of the corpus as well."""
    cities = dict.fromkeys(reading.document.source.city for reading in readings)
    corpus = Corpus(
        name="test",
        cities=tuple(City(id=city, code=city, name=city) for city in cities),
        sources=tuple(reading.document.source for reading in readings),
    )
    return align(corpus, readings, topics)
