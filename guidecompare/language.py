"""Folding and words of Japanese text, for comparison only: a report quotes the text as extracted.

The only importer of sudachipy. In: any text. Out: folded text, words, digests. Nothing here raises for any text.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import sudachipy

if TYPE_CHECKING:
    from collections.abc import Iterator

# Sudachi takes at most 49,149 bytes a call; a character of Japanese is three bytes, a rare one four.
_CHUNK: Final = 12_000
_SPACE: Final = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]+")
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
_WAVES: Final = str.maketrans({"〜": "~", "～": "~", "－": "-", "‐": "-", "–": "-", "—": "-", "―": "-", "−": "-"})
_SENTENCE_END: Final = re.compile(r"(?<=[。！？!?\n])")
# Content words by Sudachi's first part of speech; 助動詞 is kept for ない and ぬ alone, which turn a rule round.
_CONTENT: Final = frozenset({"名詞", "動詞", "形容詞", "形状詞", "副詞", "接頭辞", "接尾辞", "代名詞"})
_NEGATIONS: Final = frozenset({"ない", "ず", "ぬ"})
_JAPANESE: Final = re.compile("[ぁ-ゖァ-ヺ々一-鿿]")  # signs such as ・ and ー are set as leaders and rules
_SPREAD: Final = re.compile("(?<=[ぁ-ヿ々一-鿿])[ \u3000]+(?=[ぁ-ヿ々一-鿿])")
# What is a word in one character: particles and endings. Sudachi knows every other character as a word as well.
_BINDING: Final = frozenset({"助詞", "助動詞"})


def _compatible(text: str) -> str:
    """Return ``text`` in NFKC; a lone surrogate, which no encoder takes, becomes the replacement character."""
    return _SURROGATE.sub("\ufffd", unicodedata.normalize("NFKC", text))


def fold(text: str) -> str:
    """Return ``text`` in NFKC, lower case, without white space, dashes and waves made one."""
    return _SPACE.sub("", _compatible(text).translate(_WAVES)).lower()


@lru_cache(maxsize=1024)
def folded_places(text: str) -> tuple[tuple[int, int], ...]:
    """Return for each character of ``fold(text)`` the begin and end in ``text`` of what it was made from.

    Empty where folding piece by piece gives another text than folding the whole, as some foreign scripts do.
    """
    places: list[tuple[int, int]] = []
    folded: list[str] = []
    for begin, end in pairwise(
        (*(at for at, character in enumerate(text) if not (at and _joins(character))), len(text))
    ):
        piece = _folded_piece(text[begin:end])
        folded.append(piece)
        places += [(begin, end)] * len(piece)
    return tuple(places) if "".join(folded) == fold(text) else ()


@lru_cache(maxsize=8192)
def _folded_piece(piece: str) -> str:
    return fold(piece)


@lru_cache(maxsize=8192)
def _joins(character: str) -> bool:
    """Tell whether a character is put together with the one before it, as ``゛`` and its half-width form are."""
    plain = unicodedata.normalize("NFKC", character)
    return bool(plain) and unicodedata.combining(plain[0]) > 0


def digest(text: str) -> str:
    """Return the sha256 (hex) of the NFKC text without white space: the identity of a wording."""
    return hashlib.sha256(_SPACE.sub("", _compatible(text)).encode()).hexdigest()


@lru_cache(maxsize=1)
def _tokenizer() -> sudachipy.Tokenizer:
    """Make the tokenizer once a process: it takes a tenth of a second, is not thread-safe and does not pickle."""
    return sudachipy.Dictionary().tokenizer(sudachipy.SplitMode.A)


def _chunks(text: str) -> Iterator[str]:
    """Yield pieces that Sudachi can take, cut behind sentences where that is possible."""
    piece = ""
    for sentence in _SENTENCE_END.split(text):
        if len(piece) + len(sentence) > _CHUNK and piece:
            yield piece
            piece = ""
        piece += sentence
        while len(piece) > _CHUNK:
            yield piece[:_CHUNK]
            piece = piece[_CHUNK:]
    if piece:
        yield piece


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """Return the content words of ``text`` in Sudachi's normalised form, negations kept, in order."""
    return tuple(word for word, _, _ in placed_words(text))


@lru_cache(maxsize=8192)
def placed_words(text: str) -> tuple[tuple[str, int, int], ...]:
    """Return the content words of ``text`` as ``words`` does, each with its begin and end in the NFKC text."""
    found: list[tuple[str, int, int]] = []
    start = 0
    for chunk in _chunks(_compatible(text)):
        for morpheme in _tokenizer().tokenize(chunk):
            part = morpheme.part_of_speech()
            normal = morpheme.normalized_form()
            if part[0] in _CONTENT or normal in _NEGATIONS:
                found.append((normal, start + morpheme.begin(), start + morpheme.end()))
        start += len(chunk)
    return tuple(found)


def negations(text: str) -> int:
    """Return how many words of ``text`` deny: a rule and its opposite may differ by nothing else."""
    return sum(word in _NEGATIONS for word in words(text))


def tokens(text: str) -> tuple[str, ...]:
    """Return ``text`` cut into words as written; put together they are ``text`` again."""
    found: list[str] = []
    for chunk in _chunks(text):
        readable = _SURROGATE.sub("\ufffd", chunk)
        found += (chunk[m.begin() : m.end()] for m in _tokenizer().tokenize(readable))
    return tuple(piece for piece in found if piece)


def unknown(text: str) -> tuple[int, int]:
    """Return how many Japanese characters of ``text`` stand in no known word of two or more, and how many there are.

    In good text it is one of ten or fewer; where glyphs have wrong characters, or lines the wrong order, one of three.
    """
    loose = total = 0
    for chunk in _chunks(_SPREAD.sub("", _compatible(text))):
        for morpheme in _tokenizer().tokenize(chunk, sudachipy.SplitMode.C):
            surface = morpheme.surface()
            count = len(_JAPANESE.findall(surface))
            total += count
            if morpheme.is_oov() or (len(surface) == 1 and morpheme.part_of_speech()[0] not in _BINDING):
                loose += count
    return loose, total
