"""Which rows of other cities are most like a row: by what they cover, and by the wording they share."""

from __future__ import annotations

from heapq import nsmallest
from typing import TYPE_CHECKING, Final

from guidecompare.align.cells import JUDGED
from guidecompare.align.families import wordings_by_row
from guidecompare.model import Audience, Peer, Verdict
from guidecompare.similarity import overlaps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidecompare.align.families import WordingSets
    from guidecompare.model import Cell, Row

_NEAREST: Final = 5  # rows that are kept for each
_ENOUGH: Final = 5  # topics and elements that one of two rows covers: of fewer a share says nothing
_DIGITS: Final = 6  # of a score


def peers_of(rows: Sequence[Row], cells: Sequence[Cell], sets: WordingSets) -> tuple[Peer, ...]:
    """Return the nearest rows of other cities for each row, those for other readers left out.

    ``cells`` are those of topics and elements. A row of which a part is unread or not held is compared with nobody: of
    what was seen of it everything is covered, so it would seem most like whoever has most.
    """
    covered: dict[str, set[int]] = {row.id: set() for row in rows}
    columns = {label: number for number, label in enumerate(dict.fromkeys(cell.label for cell in cells))}
    for cell in cells:
        if cell.verdict is Verdict.COVERED:
            covered[cell.row].add(columns[cell.label])
    unseen = {cell.row for cell in cells if cell.verdict not in JUDGED}
    whole = [row for row in rows if row.id not in unseen]
    labels = [covered[row.id] for row in whole]
    wordings = wordings_by_row({row.id: row.sources for row in whole}, sets)
    peers: list[Peer] = []
    for place, (both, shared) in enumerate(zip(overlaps(labels), overlaps(wordings), strict=True)):
        either = {n: len(labels[place]) + len(labels[n]) - both[n] for n in both}
        all_wordings = {n: len(wordings[place]) + len(wordings[n]) - shared.get(n, 0) for n in both}
        found = [
            (-_mean_share((both[n], either[n]), (shared.get(n, 0), all_wordings[n])), whole[n].id, n)
            for n in both
            if either[n] >= _ENOUGH and _comparable(whole[place], whole[n])
        ]
        peers += (
            Peer(
                row=whole[place].id,
                other=other,
                score=-score,
                both=both[n],
                either=either[n],
                shared=shared.get(n, 0),
                wordings=all_wordings[n],
            )
            for score, other, n in nsmallest(_NEAREST, found)
        )
    return tuple(peers)


def _mean_share(*shares: tuple[int, int]) -> float:
    """Return the mean of shares, each given as a part and its whole."""
    return round(sum(part / whole if whole else 0.0 for part, whole in shares) / len(shares), _DIGITS)


def _comparable(row: Row, other: Row) -> bool:
    same = row.audience is other.audience or Audience.BOTH in {row.audience, other.audience}
    return same and row.city != other.city
