"""How alike two folded texts are. The only importer of rapidfuzz. All scores are 0..1."""

from __future__ import annotations

import math
from array import array
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel, Levenshtein

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray


def ratio(a: str, b: str) -> float:
    """Return the normalised indel similarity of two texts; 0 where either is empty."""
    return fuzz.ratio(a, b) / 100 if a and b else 0.0


def partial_ratio(needle: str, text: str, *, shortest: int = 3) -> float:
    """Return how well ``needle`` is found inside ``text``; 0 where it is under ``shortest`` characters.

    The guard matters: ``partial_ratio("", "")`` is 100, and so is a two-character cue in any long clause.
    """
    if len(needle) < shortest or len(text) < len(needle):
        return 0.0
    return fuzz.partial_ratio(needle, text) / 100


def token_set_ratio(a: Sequence[str], b: Sequence[str]) -> float:
    """Return how much two sequences of words have in common, order and repetition aside; 0 where either is empty."""
    return fuzz.token_set_ratio(" ".join(a), " ".join(b)) / 100 if a and b else 0.0


def best(text: str, choices: Sequence[str], *, limit: int = 5, floor: float = 0.0) -> list[tuple[int, float]]:
    """Return up to ``limit`` (index of choice, ratio) of the choices most like ``text``, best first."""
    found = process.extract(text, choices, scorer=fuzz.ratio, limit=limit, score_cutoff=floor * 100) if text else []
    return [(index, score / 100) for _, score, index in found]


def edit_similarity(a: str, b: str) -> float:
    """Return the share of characters that need not be put in, taken out or replaced to make one text of the other."""
    return Levenshtein.normalized_similarity(a, b)


def unshared(a: str, b: str) -> tuple[list[range], list[range]]:
    """Return which places of ``a`` and which of ``b`` are in no longest sequence of characters that both have."""
    steps = [step for step in Indel.opcodes(a, b) if step.tag != "equal"]
    ours = [range(step.src_start, step.src_end) for step in steps if step.src_start < step.src_end]
    theirs = [range(step.dest_start, step.dest_end) for step in steps if step.dest_start < step.dest_end]
    return ours, theirs


def shared_runs(a: str, b: str, *, shortest: int) -> list[tuple[int, int]]:
    """Return begin and end in ``a`` of the runs of at least ``shortest`` characters that both texts have, in order."""
    steps = (step for step in Indel.opcodes(a, b) if step.tag == "equal")
    return [(step.src_start, step.src_end) for step in steps if step.src_end - step.src_start >= shortest]


def table(texts: Sequence[str], choices: Sequence[str], *, floor: float) -> NDArray[np.float32]:
    """Return the ratio of each text (row) with each choice (column), 0 where it is under ``floor``."""
    scores: NDArray[np.float32] = process.cdist(texts, choices, scorer=fuzz.ratio, score_cutoff=floor * 100)
    scores /= 100
    return scores


# --- finding what is near without comparing with everything ----------------------------------------------------------


class NearTexts:
    """Distinct texts, among which every one near to another is found by comparing it with a few.

    Texts near to one another share most of their pairs of neighbouring characters. So if each is looked up by its
    rarest pairs, as many as a near text could at most lack and one more, the two meet: nothing near is overlooked.
    """

    def __init__(self, texts: Iterable[str], *, floor: float) -> None:
        """Count how rare each pair is in all ``texts`` that will be asked for; ``floor`` is a ratio from 0.85 up."""
        self._floor = floor
        # What is near to x shares this many pairs for each character of x, less one: at most (1 - floor) of both
        # lengths is put in or taken out, a character taken out breaks two pairs and one put in breaks one.
        self._shared = (0.5 - 1.5 * (1 - floor)) * 2 / (2 - floor)
        self._often = Counter(pair for text in texts for pair in _pairs(text))
        self._texts: list[str] = []
        self._places: dict[str, list[int]] = {}

    def add(self, text: str) -> None:
        """Put ``text`` in its place behind those that were added before."""
        for pair in self._rarest(text):
            self._places.setdefault(pair, []).append(len(self._texts))
        self._texts.append(text)

    def find(self, text: str) -> list[tuple[int, float]]:
        """Return (place, ratio) of every text added that is near to ``text``, nearest first, then by place."""
        places = {place for pair in self._rarest(text) for place in self._places.get(pair, ())}
        choices = {place: self._texts[place] for place in sorted(places)}
        found = process.extract(text, choices, scorer=fuzz.ratio, limit=None, score_cutoff=self._floor * 100)
        return sorted(((place, score / 100) for _, score, place in found), key=lambda near: (-near[1], near[0]))

    def _rarest(self, text: str) -> list[str]:
        pairs = sorted(_pairs(text), key=lambda pair: (self._often[pair], pair))
        needed = max(1, math.ceil(self._shared * len(text) - 1))
        return pairs[: len(pairs) - needed + 1]


def _pairs(text: str) -> list[str]:
    """Return the pairs of neighbouring characters, one that comes again with the count behind it: all are distinct."""
    seen: Counter[str] = Counter()
    pairs: list[str] = []
    for pair in map("".join, pairwise(text)):
        seen[pair] += 1
        pairs.append(pair if seen[pair] == 1 else f"{pair}{seen[pair]}")
    return pairs


def overlaps(sets: Sequence[Collection[int]]) -> Iterator[dict[int, int]]:
    """Yield for each of ``sets`` how many members it shares with which of them, itself included, by their places."""
    holders: dict[int, list[int]] = {}
    for place, members in enumerate(sets):
        for member in members:
            holders.setdefault(member, []).append(place)
    arrays = {member: np.array(places) for member, places in holders.items()}
    for members in sets:
        counts = np.bincount(np.concatenate([arrays[member] for member in members])) if members else np.zeros(0)
        sharing = np.flatnonzero(counts)
        yield dict(zip(sharing.tolist(), counts[sharing].tolist(), strict=True))


def rarities(bags: Collection[Iterable[str]]) -> dict[str, float]:
    """Return what each word tells: the fewer of ``bags`` hold it, the more."""
    often = Counter(word for bag in bags for word in set(bag))
    return {word: math.log1p(len(bags) / count) for word, count in often.items()}


class NearBags:
    """Bags of words, among which the nearest to another is found through the words that they share."""

    def __init__(self, rarity: Mapping[str, float]) -> None:
        """Weigh words by ``rarity``; a word that is not in it tells nothing."""
        self._rarity = rarity
        self._count = 0
        self._shelves: dict[str, tuple[array[int], array[float]]] = {}  # by word: places, weights there

    def add(self, bag: Sequence[str]) -> None:
        """Put ``bag`` in its place behind those that were added before."""
        for word, weight in self._vector(bag).items():
            places, weights = self._shelves.setdefault(word, (array("q"), array("d")))
            places.append(self._count)
            weights.append(weight)
        self._count += 1

    def nearest(self, bag: Sequence[str]) -> tuple[int, float] | None:
        """Return (place, cosine) of the bag nearest to ``bag``, the first of several; None where none was added."""
        if not self._count:
            return None
        scores = np.zeros(self._count)
        for word, weight in self._vector(bag).items():
            if shelf := self._shelves.get(word):
                places, weights = (np.frombuffer(part, dtype=part.typecode) for part in shelf)
                scores[places] += weight * weights
        place = int(scores.argmax())
        return place, min(1.0, float(scores[place]))

    def _vector(self, bag: Sequence[str]) -> dict[str, float]:
        """Return the words of ``bag`` with their weights, of length 1, in one order so that sums agree."""
        counts = Counter(word for word in bag if word in self._rarity)
        weights = {word: (1 + math.log(counts[word])) * self._rarity[word] for word in sorted(counts)}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {word: weight / length for word, weight in weights.items()}
