"""Which reading of a block's beginning is meant, and whether any is: the neighbours tell.

In: blocks with all their readings. Out: for each block its marker, or None. A reading is believed where it begins a
numbering or goes on with one; a firm one also where the drafter skipped a number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidecompare.model import MarkerKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidecompare.segment.blocks import Block
    from guidecompare.segment.markers import Found

# Signs that are also words or parts of words: only a numbering that begins at its beginning is believed.
_NEEDS_START: Final = frozenset(
    {MarkerKind.KANJI, MarkerKind.KANA, MarkerKind.IROHA, MarkerKind.ALPHA, MarkerKind.LABEL}
)

_HORIZON: Final = 300  # blocks within which a numbering that has begun goes on


def begins(ordinal: tuple[int, ...]) -> bool:
    """Whether a marker is the first of its numbering."""
    return not ordinal or ordinal[-1] == 1


def follows(ordinal: tuple[int, ...], last: tuple[int, ...]) -> bool:
    """Whether ``ordinal`` is the next after ``last``.

    So 4 follows 3, 3の2 follows 3, 4 follows 3の2, 1-3 follows 1-2, 2-1 follows 1-4.
    """
    if not ordinal or not last:
        return not ordinal and not last
    if len(ordinal) == len(last):
        return ordinal == (*last[:-1], last[-1] + 1) or (
            len(ordinal) > 1 and ordinal[:-1] == (*last[:-2], last[-2] + 1) and ordinal[-1] == 1
        )
    if len(ordinal) > len(last):
        return ordinal[: len(last)] == last
    return ordinal == (*last[: len(ordinal) - 1], last[len(ordinal) - 1] + 1)


def _is_sign(found: Found) -> bool:
    """Whether a list of one may bear the sign that has counted other lists: an A or a label is a word too often."""
    return found.marker.kind not in {MarkerKind.ALPHA, MarkerKind.LABEL}


def _continued(found: Found, blocks: Sequence[Block], index: int) -> bool:
    """Whether the numbering that ``found`` begins goes on before it begins anew."""
    for block in blocks[index + 1 : index + 1 + _HORIZON]:
        for other in block.readings:
            if other.style == found.style:
                if follows(other.marker.ordinal, found.marker.ordinal):
                    return True
                if begins(other.marker.ordinal):
                    return False
    return False


def _follows(found: Found, last: dict[str, Found]) -> bool:
    """Whether a reading goes on with the last marker of its style; one glued to its word may also skip a number."""
    before = last.get(found.style)
    if before is None or not found.marker.ordinal or not before.marker.ordinal:
        return before is not None and not found.marker.ordinal
    skipped = (*before.marker.ordinal[:-1], before.marker.ordinal[-1] + 2)
    return follows(found.marker.ordinal, before.marker.ordinal) or (
        found.marker.kind is MarkerKind.NUMBER and not (found.firm or before.firm) and found.marker.ordinal == skipped
    )


def _believed(found: Found, last: dict[str, Found], blocks: Sequence[Block], index: int) -> bool:
    ordinal = found.marker.ordinal
    if ordinal and _follows(found, last):
        return True
    if found.marker.kind is MarkerKind.ANSWER:
        return "問" in last
    if not ordinal:
        return found.firm or found.style in last or _continued(found, blocks, index)
    if begins(ordinal):
        known = found.firm if found.marker.kind not in _NEEDS_START else found.style in last and _is_sign(found)
        return known or _continued(found, blocks, index)
    return found.firm and found.marker.kind not in _NEEDS_START


def choose(blocks: Sequence[Block]) -> tuple[Found | None, ...]:
    """Return the marker of each block."""
    last: dict[str, Found] = {}
    chosen: list[Found | None] = []
    for index, block in enumerate(blocks):
        believed = [found for found in block.readings if _believed(found, last, blocks, index)]
        # Of two believed readings, イ after ア and イ before ロ, the one that goes on with what is open is meant, else
        # the one that begins a numbering.
        believed.sort(key=lambda found: (not _follows(found, last), not begins(found.marker.ordinal)))
        found = believed[0] if believed else None
        if found is not None:
            last[found.style] = found
        chosen.append(found)
    return tuple(chosen)
