"""What the linear voices hear of a clause: features with values, named so that a reader can understand them.

Each voice hears one thing, so that each can be wrong alone: ``text`` the clause's own words, ``heading`` the headings
over it, ``place`` the lead sentence above it and where in which kind of document it stands. In: views and concepts.
Out: groups of features; a group weighs the same in a short clause and in a long one.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise
from math import sqrt
from typing import TYPE_CHECKING, Final

from guidecompare.match.view import is_sentence
from guidecompare.model import Audience, DocumentKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from guidecompare.match.linear import Features
    from guidecompare.match.view import View

VOICES: Final = ("text", "heading", "place")

_SINGLE: Final = 0.3  # the value of a feature that stands alone, about that of one word in ten
_TAILS: Final = (2, 3, 4, 5)  # how a Japanese sentence ends says whether it asks, orders or describes


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The document around a clause; an exemplar has none, so its place and marker say nothing."""

    audience: Audience | None
    kind: DocumentKind | None


def text_features(text: str, words: Sequence[str], concepts: Sequence[frozenset[str]]) -> Features:
    """Return what folded ``text`` says: characters, words, neighbours among words, concepts that meet."""
    return (
        *group(_grams("c", text)),
        *group((*(f"w:{w}" for w in words), *(f"b:{a} {b}" for a, b in pairwise(words)))),
        *group(_concepts("k", concepts)),
        *singles((*(f"e:{text[-n:]}" for n in _TAILS), "sentence" if is_sentence(text) else "phrase")),
    )


def heading_features(view: View, concepts: Sequence[frozenset[str]]) -> Features:
    """Return what the headings over the clause say, the nearest one loudest."""
    if not view.headings:
        return singles(("no heading",))
    nearest, above = view.heading_words[0], view.heading_words[1:]
    return (
        *group((*(f"h:{w}" for w in nearest), *_grams("hc", view.headings[0]))),
        *group(_concepts("hk", concepts)),
        *group((f"g:{w}" for heading in above for w in heading), 0.5),
    )


def place_features(
    view: View, lead: View | None, lead_concepts: Sequence[frozenset[str]], setting: Setting
) -> Features:
    """Return what the lead sentence says, and the clause's place in its document."""
    role = "l" if lead is not None and lead.announces else "p"
    near: list[str] = []
    if setting.audience is not None:
        near.append(f"audience {setting.audience}")
    if setting.kind is not None:
        near += (f"kind {setting.kind}", f"tenth {int(view.place * 9.999)}", f"marker {view.marker}")
        near += [name for name, place in (("first", 0.0), ("last", 1.0)) if view.place == place]
    return (
        *group((*(f"{role}:{w}" for w in lead.words), *_grams(f"{role}c", lead.text)) if lead is not None else ()),
        *group(_concepts(f"{role}k", lead_concepts)),
        *singles(near),
    )


def group(names: Iterable[str], weight: float = 1.0) -> Features:
    """Give the features of one group the same value, so that the group has length ``weight``."""
    unique = tuple(dict.fromkeys(names))
    return ((weight / sqrt(len(unique)), unique),) if unique else ()


def singles(names: Iterable[str], value: float = _SINGLE) -> Features:
    """Give each feature the value of one that stands alone."""
    unique = tuple(dict.fromkeys(names))
    return ((value, unique),) if unique else ()


def _grams(name: str, text: str) -> Iterator[str]:
    """Yield the pairs and triples of characters, the ends of the text marked."""
    marked = f"^{text}$"
    for size in (2, 3):
        for start in range(len(marked) - size + 1):
            yield f"{name}:{marked[start : start + size]}"


def _concepts(name: str, sentences: Iterable[frozenset[str]]) -> Iterator[str]:
    """Yield the concepts, and each two that meet in one sentence."""
    for sentence in sentences:
        inside = sorted(sentence)
        yield from (f"{name}:{concept}" for concept in inside)
        yield from (f"{name}:{a} {b}" for a, b in combinations(inside, 2))
