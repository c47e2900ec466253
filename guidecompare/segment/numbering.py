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


def _believed(found: Found, last: dict[str, tuple[int, ...]], blocks: Sequence[Block], index: int) -> bool:
    ordinal = found.marker.ordinal
    before = last.get(found.style)
    if before is not None and ordinal and follows(ordinal, before):
        return True
    if found.marker.kind is MarkerKind.ANSWER:
        return "問" in last
    if begins(ordinal):
        return (found.firm and found.marker.kind not in _NEEDS_START) or not ordinal or _continued(found, blocks, index)
    return found.firm and found.marker.kind not in _NEEDS_START


def choose(blocks: Sequence[Block]) -> tuple[Found | None, ...]:
    """Return the marker of each block."""
    last: dict[str, tuple[int, ...]] = {}
    chosen: list[Found | None] = []
    for index, block in enumerate(blocks):
        believed = [found for found in block.readings if _believed(found, last, blocks, index)]
        # Of two believed readings, イ after ア and イ before ロ, the one that goes on with what is open is meant.
        believed.sort(key=lambda found: not (found.style in last and follows(found.marker.ordinal, last[found.style])))
        found = believed[0] if believed else None
        if found is not None:
            last[found.style] = found.marker.ordinal
        chosen.append(found)
    return tuple(chosen)
