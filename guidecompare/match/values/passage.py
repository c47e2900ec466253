"""The text of a clause, folded for reading, that knows where each of its characters stood.

In: a text. Out: ``tight`` (NFKC, no white space, waves and dashes made one), its sentences, and the exact words of any
stretch of it. ``Found`` is what a reader found in it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from guidecompare.model import ValueKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNS: Final = str.maketrans(dict.fromkeys("〜～", "~") | dict.fromkeys("－‐–—―−", "-"))
_JOINED: Final = frozenset("ﾞﾟ")  # marks of half-width kana, which NFKC puts together with the kana before
_OPEN: Final = frozenset("(「『[【")
_CLOSE: Final = frozenset(")」』]】")
GAP: Final = "\u2002"  # stands for white space, where it tells two things apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A value, and the stretch of a passage that states it."""

    kind: ValueKind
    value: str
    start: int
    end: int
    aspect: str = ""
    platform: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a passage and where it begins; one in brackets belongs to the sentence around it."""

    text: str
    start: int


class Passage:
    """The own text of a clause, what stands over it, and the labels that it carries."""

    def __init__(
        self,
        raw: str,
        *,
        headings: tuple[str, ...] = (),
        labels: frozenset[str] = frozenset(),
        denied: bool = False,
    ) -> None:
        """Fold ``raw``; ``denied`` where the clause rules its matter out."""
        self.raw = raw
        self.headings = tuple(self.plain(heading) for heading in headings)
        self.labels = labels
        self.denied = denied
        self._pieces = tuple(_pieces(raw))

    @staticmethod
    def plain(text: str) -> str:
        """Return a text in the form in which passages are read, white space as it is."""
        return unicodedata.normalize("NFKC", text).translate(_SIGNS)

    @cached_property
    def tight(self) -> str:
        """The text without white space."""
        return "".join(piece for piece, _, _ in self._pieces if piece != GAP)

    @cached_property
    def loose(self) -> str:
        """The text with one space for any white space. Places in it are not places in ``tight``: see ``tighten``."""
        return "".join(" " if piece == GAP else piece for piece, _, _ in self._pieces)

    def tighten(self, place: int) -> int:
        """Return the place in ``tight`` of a place in ``loose``."""
        return place - self.loose.count(" ", 0, place)

    @cached_property
    def _places(self) -> tuple[tuple[int, int], ...]:
        """Where each character of ``tight`` begins and ends in the raw text."""
        return tuple((start, end) for piece, start, end in self._pieces if piece != GAP for _ in piece)

    def quote(self, start: int, end: int) -> tuple[str, int]:
        """Return the exact words of a stretch of ``tight``, and where in the raw text they begin."""
        places = self._places[start:end]
        if not places:
            return "", 0
        return self.raw[places[0][0] : places[-1][1]], places[0][0]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of ``tight``."""
        found: list[Sentence] = []
        start = depth = 0
        for place, sign in enumerate(self.tight):
            depth = depth + 1 if sign in _OPEN else max(depth - 1, 0) if sign in _CLOSE else depth
            if sign == "。" and not depth:
                found.append(Sentence(text=self.tight[start : place + 1], start=start))
                start = place + 1
        if start < len(self.tight):
            found.append(Sentence(text=self.tight[start:], start=start))
        return tuple(found)

    def sentence_around(self, start: int, end: int) -> str:
        """Return the words, white space included, of the sentence in which a stretch of ``tight`` stands."""
        for one in self.sentences:
            if one.start <= start < one.start + len(one.text):
                return self.quote(one.start, max(end, one.start + len(one.text)))[0]
        return ""


def _pieces(raw: str) -> Iterator[tuple[str, int, int]]:
    """Yield folded characters, each with the stretch of ``raw`` that it stands for; white space as one ``GAP``."""
    place = 0
    gap = re.compile(r"\s+")
    while place < len(raw):
        if space := gap.match(raw, place):
            yield GAP, place, space.end()
            place = space.end()
            continue
        end = place + 1
        while end < len(raw) and (raw[end] in _JOINED or unicodedata.combining(raw[end])):
            end += 1
        folded = unicodedata.normalize("NFKC", raw[place:end]).translate(_SIGNS)
        yield "".join(folded.split()) or GAP, place, end
        place = end
