"""How whole the text of a document was read, however it was divided afterwards.

In: the right clauses of a document, the clauses made of it, and the lines that were kept. Out: how alike the two texts
are; which lines are no part of the right text (furniture that leaked into it); which right clauses were not read.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from guidecompare import similarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from guidecompare.model import Clause

_BRACKETS: Final = "()[]【】「」"
_WHITE: Final = "\u200b\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """The text of one document as read against the right one."""

    similarity: float  # of headings and texts one after the other, white space and width aside
    lines: int
    leaked: tuple[str, ...]  # lines kept most of whose characters are not in the right text
    clauses: int
    lost: tuple[str, ...]  # right clauses most of whose characters are not in the lines kept


def completeness(right: Sequence[Clause], got: Sequence[Clause], lines: Sequence[str]) -> Completeness:
    """Return how whole ``got`` and ``lines`` are."""
    wanted = [plain(_printed(clause)) for clause in right]
    kept = [plain(line) for line in lines]
    only_wanted, only_kept = similarity.unshared("".join(wanted), "".join(kept))
    # Captions stand above their article's number, which they follow in the right text.
    moved = {wording(clause.heading) for clause in right}
    return Completeness(
        similarity=similarity.edit_similarity(_text(right), _text(got)),
        lines=len(kept),
        leaked=tuple(line for line in _mostly(kept, only_kept) if wording(line) not in moved),
        clauses=len(wanted),
        lost=tuple(_mostly(wanted, only_wanted)),
    )


def plain(text: str) -> str:
    """Return ``text`` as it is compared: NFKC, without white space, waves made one."""
    folded = "".join(unicodedata.normalize("NFKC", text).split())
    return "".join(character for character in folded if character not in _WHITE).replace("〜", "~")


def wording(text: str) -> str:
    """Return ``plain`` text without the brackets around it."""
    return plain(text).strip(_BRACKETS)


def _printed(clause: Clause) -> str:
    return (clause.marker.raw if clause.marker else "") + clause.heading + clause.text


def _text(clauses: Sequence[Clause]) -> str:
    return plain("".join(clause.heading + clause.text for clause in clauses))


def _mostly(parts: Sequence[str], unshared: Iterable[range]) -> Iterator[str]:
    """Yield the parts more than half of whose characters are ``unshared``: places in all of the parts together."""
    missing = {place for places in unshared for place in places}
    start = 0
    for part in parts:
        end = start + len(part)
        if 2 * sum(place in missing for place in range(start, end)) > len(part):
            yield part
        start = end
