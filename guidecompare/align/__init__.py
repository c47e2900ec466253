"""Step 5: what the clauses of all documents say -> one honest cell for each row and topic. Pure functions.

In: the corpus and the readings of its held sources. Out: a ``Comparison``. Nothing here reads a file, a clock or
a place, and no text makes it raise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidecompare.align.cells import cells_of_rows, gaps_of, shares_of
from guidecompare.align.families import families_of, wording_sets
from guidecompare.align.peers import peers_of
from guidecompare.align.provisions import Aligner
from guidecompare.align.rows import rows_of
from guidecompare.align.verdicts import verdicts
from guidecompare.align.wordings import groups_of, stated, wordings_of
from guidecompare.model import Comparison

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidecompare.model import Corpus, Reading, Topic
    from guidecompare.taxonomy import Concept

__all__ = ["align", "verdicts"]


def align(
    corpus: Corpus, readings: Sequence[Reading], topics: Sequence[Topic], concepts: Sequence[Concept] = ()
) -> Comparison:
    """Return the finished comparison of all rows of ``corpus``; ``readings`` are those of its held sources.

    ``concepts`` help to see that two clauses mean the same in different words.
    """
    rows = rows_of(corpus)
    by_source = {reading.document.source.id: reading for reading in readings}
    topic_cells, element_cells = cells_of_rows(rows, corpus, by_source, topics)
    shares = shares_of(topic_cells, topics)
    wordings = wordings_of(readings)
    clauses = stated(readings, topics)
    aligner = Aligner(readings, rows, wordings, concepts)
    sets = wording_sets(readings, wordings)
    return Comparison(
        rows=rows,
        topic_cells=topic_cells,
        element_cells=element_cells,
        gaps=gaps_of(topic_cells, topics, shares),
        wordings=groups_of(wordings, clauses),
        shares=shares,
        provisions=tuple(found for topic in topics for found in aligner.provisions(topic, clauses[topic.id])),
        families=families_of(readings, sets),
        peers=peers_of(rows, (*topic_cells, *element_cells), sets),
    )
