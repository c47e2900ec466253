"""Step 5: what the clauses of all documents say -> one honest cell for each row and topic. Pure functions.

In: the corpus and the readings of its held sources. Out: a ``Comparison``. Nothing here reads a file, a clock or
a place, and no text makes it raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidecompare.align.cells import cells_of_rows, gaps_of, shares_of
from guidecompare.align.rows import rows_of
from guidecompare.align.verdicts import verdicts
from guidecompare.align.wordings import wordings_of
from guidecompare.model import Comparison

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidecompare.model import Corpus, Reading, Topic

__all__ = ["align", "verdicts"]


def align(corpus: Corpus, readings: Sequence[Reading], topics: Sequence[Topic]) -> Comparison:
    """Return the finished comparison of all rows of ``corpus``; ``readings`` are those of its held sources."""
    rows = rows_of(corpus)
    by_source = {reading.document.source.id: reading for reading in readings}
    sources = {source.id: source for source in corpus.sources}
    topic_cells, element_cells = cells_of_rows(rows, sources, by_source, topics)
    shares = shares_of(topic_cells, topics)
    return Comparison(
        rows=rows,
        topic_cells=topic_cells,
        element_cells=element_cells,
        gaps=gaps_of(topic_cells, topics, shares),
        wordings=wordings_of(readings, topics),
        shares=shares,
    )
