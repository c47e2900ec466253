"""The cells of the matrix, the gaps among them, and how common each topic is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidecompare.align.through import Library
from guidecompare.align.verdicts import Answer, Evidences, element_answer, merge, missing_answer, topic_answer
from guidecompare.model import Cell, DocumentKind, Share, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from guidecompare.model import Corpus, Element, Reading, Row, Source, Topic

# Verdicts that say something of the text: the others (unreadable, not held) enter no share.
JUDGED: Final = frozenset(
    {Verdict.COVERED, Verdict.MENTIONED, Verdict.EXCLUDED, Verdict.DELEGATED, Verdict.ABSENT},
)


def cells_of_rows(
    rows: Sequence[Row],
    corpus: Corpus,
    readings: Mapping[str, Reading],
    topics: Sequence[Topic],
) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
    """Return exactly one cell for each row and topic, and for each row and element, row by row."""
    sources = {source.id: source for source in corpus.sources}
    evidences = {source: Evidences(reading) for source, reading in readings.items()}
    library = Library(corpus, evidences)
    topic_cells: list[Cell] = []
    element_cells: list[Cell] = []
    for row in rows:
        documents = [sources[source] for source in row.sources]
        held = [evidences[document.id] for document in documents if document.id in evidences]
        missing = [missing_answer(document) for document in documents if document.id not in evidences]
        for topic in topics:
            expected = _expected(topic, documents)
            whole = _topic(topic, held, missing, library)
            topic_cells.append(_cell(row, topic.id, whole, expected=expected))
            for element in topic.elements:
                answer = _element(element, held, missing, library, whole.through)
                element_cells.append(_cell(row, element.id, answer, expected=expected))
    return tuple(topic_cells), tuple(element_cells)


def _topic(topic: Topic, held: Sequence[Evidences], missing: Sequence[Answer], library: Library) -> Answer:
    """Return what a row says of a topic."""

    def ask(document: Evidences) -> Answer:
        return topic_answer(document, topic)

    return library.read_through(merge([*map(ask, held), *missing]), held, topic.id, ask)


def _element(
    element: Element, held: Sequence[Evidences], missing: Sequence[Answer], library: Library, through: Sequence[str]
) -> Answer:
    """Return what a row says of an element: where its topic was read ``through``, those documents are asked as well."""

    def ask(document: Evidences) -> Answer:
        return element_answer(document, element)

    answer = merge([*map(ask, held), *missing])
    silent = answer.verdict in {Verdict.ABSENT, Verdict.DELEGATED}
    return library.ask(answer, through, ask) if through and silent else answer


def _expected(topic: Topic, documents: Sequence[Source]) -> bool:
    """Tell whether any of the documents is of a kind (and audience) that usually carries the topic.

    Of a document whose kind could not be guessed nothing is expected: it may be no guideline at all.
    """
    return not documents or any(
        {document.kind.value, f"{document.kind}/{document.audience}"} & set(topic.expected_in)
        for document in documents
        if document.kind is not DocumentKind.OTHER or "kind" not in document.guessed
    )


def _cell(row: Row, label: str, answer: Answer, *, expected: bool) -> Cell:
    return Cell(
        row=row.id,
        label=label,
        verdict=answer.verdict,
        expected=expected,
        reason=answer.reason,
        evidence=answer.evidence,
        near=answer.near,
        sources=answer.sources,
        rule=answer.rule,
        through=answer.through,
        looked=answer.looked,
    )


def shares_of(topic_cells: Sequence[Cell], topics: Sequence[Topic]) -> tuple[Share, ...]:
    """Return how many rows have each topic, of those that were read in full and are expected to have it."""
    having = dict.fromkeys((topic.id for topic in topics), 0)
    judged = dict(having)
    for cell in topic_cells:
        if cell.expected and cell.verdict in JUDGED and not cell.reason:
            judged[cell.label] += 1
            having[cell.label] += cell.verdict is Verdict.COVERED
    return tuple(Share(label=topic.id, having=having[topic.id], judged=judged[topic.id]) for topic in topics)


def gaps_of(topic_cells: Sequence[Cell], topics: Sequence[Topic], shares: Sequence[Share]) -> tuple[Cell, ...]:
    """Return the gaps row by row; core topics first, then what most others have.

    A gap is expected and absent, and nothing of its row is missing: where another document is known and not held, the
    cell stays absent and says so, and is no gap.
    """
    common = {share.label: share.having / share.judged if share.judged else 0.0 for share in shares}
    place = {topic.id: (not topic.core, -common[topic.id], rank) for rank, topic in enumerate(topics)}
    rows = {row: rank for rank, row in enumerate(dict.fromkeys(cell.row for cell in topic_cells))}
    gaps = [cell for cell in topic_cells if cell.expected and cell.verdict is Verdict.ABSENT and not cell.reason]
    return tuple(sorted(gaps, key=lambda cell: (rows[cell.row], place[cell.label])))
