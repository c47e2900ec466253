"""The lists that lead to the pages of topics, cities and documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guidecompare.report.views.document import DocumentCard, document_card
from guidecompare.report.views.matrix import Block, MatrixRow, MatrixView
from guidecompare.report.views.parts import share_words
from guidecompare.report.views.site import Link

if TYPE_CHECKING:
    from guidecompare.report.views.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicLine:
    """A topic in the list of topics, with how many rows have it."""

    topic: Link
    core: bool
    question: str
    share: str
    percent: int  # length of the bar


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicGroup:
    """The topics under one head of the matrix."""

    name: str
    lines: tuple[TopicLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """Everything that has a page of its own."""

    groups: tuple[TopicGroup, ...]
    rows: tuple[MatrixRow, ...]
    documents: tuple[DocumentCard, ...]


def lists(site: Site, matrix: MatrixView) -> Lists:
    """Return the lists of topics, rows and documents."""
    pairs = zip(matrix.blocks, site.facts.columns, strict=True)
    return Lists(
        groups=tuple(_group(site, block, [topic.id for topic in topics]) for block, (_, topics) in pairs),
        rows=matrix.rows,
        documents=tuple(document_card(site, source) for source in site.facts.sources),
    )


def _group(site: Site, block: Block, topics: list[str]) -> TopicGroup:
    return TopicGroup(name=block.name, lines=tuple(_line(site, topic) for topic in topics))


def _line(site: Site, identity: str) -> TopicLine:
    topic, share = site.facts.topics[identity], site.facts.shares[identity]
    return TopicLine(
        topic=site.topic(identity),
        core=topic.core,
        question=topic.question[site.lang],
        share=share_words(site, share),
        percent=round(100 * share.having / share.judged) if share.judged else 0,
    )
