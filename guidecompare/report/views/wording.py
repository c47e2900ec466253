"""How one wording differs from another, word by word: what was put in, what was taken out."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

from guidecompare.language import tokens

_LONGEST: Final = 3000  # characters: the comparison takes time as the square of them
_SHORTEST: Final = 2  # an agreement of one character between two changes is chance, not wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text that both have, or only one of them."""

    kind: Literal["same", "ins", "del"]
    text: str


def difference(base: str, text: str) -> tuple[Piece, ...]:
    """Return ``text`` as the changes that make it out of ``base``; longer texts than can be compared come whole."""
    if max(len(base), len(text)) > _LONGEST:
        return (Piece(kind="same", text=text),)
    old, new = tokens(base), tokens(text)
    pieces: list[Piece] = []
    taken_out = put_in = ""
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        before, after = "".join(old[a:b]), "".join(new[c:d])
        between = bool(taken_out or put_in) and d < len(new)
        if kind == "equal" and (len(after) >= _SHORTEST or not between):
            pieces += _change(taken_out, put_in)
            pieces.append(Piece(kind="same", text=after))
            taken_out = put_in = ""
        else:
            taken_out += before
            put_in += after
    return (*pieces, *_change(taken_out, put_in))


def _change(taken_out: str, put_in: str) -> list[Piece]:
    pieces = (Piece(kind="del", text=taken_out), Piece(kind="ins", text=put_in))
    return [piece for piece in pieces if piece.text]
