"""What the matcher looks at in each clause. In: an Outline. Out: a ``View`` a clause, in the same order.

A view holds the folded wording and the places (indexes) of the clauses around it. All comparison is on folded text,
so width and kana spelling change nothing. Total: a parent that is unknown, later or the clause itself counts as none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from guidecompare.language import fold, words

if TYPE_CHECKING:
    from guidecompare.model import Outline

# A sentence that announces a list: its items say what, it says whether they must, may or must not be.
_ANNOUNCES: Final = re.compile(r"次の|次に|つぎの|以下|各号|下記|左記|このよう|とおり|:$")
_ENDS: Final = ("。", ")", "」", "】")
_DIGITS: Final = re.compile(r"\d+")
_SELF: Final = "この文書"  # stands for the document's own name
_SHORTEST_NAME: Final = 7  # characters: a shorter one is a word of the field
_BODY: Final = re.compile(r"^.{1,8}?(?:都|道|府|県|市|区|町|村|組合|広域連合)(?:立|役所|役場|議会)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One clause as the matcher sees it; places are indexes into the views of the document, None where there is none.

    ``item`` is set where the clause is a thing listed (a noun phrase or the like under a lead sentence); a whole
    sentence under a lead, or under a paragraph that announces nothing, may speak of something else.
    """

    text: str
    words: tuple[str, ...]
    headings: tuple[str, ...]  # own or nearest first, then those above it
    heading_words: tuple[tuple[str, ...], ...]
    heading_places: tuple[int, ...]  # the clauses that these headings stand on
    own_heading: bool
    marker: str  # folded, numbers made one: "第1条", "(1)", "・"
    parent: int | None
    previous: int | None  # sibling before
    following: int | None  # sibling after
    children: tuple[int, ...]
    lead: int | None  # the nearest clause above that has text
    announces: bool
    item: bool
    sentence: bool
    place: float  # 0 first clause .. 1 last


def views(outline: Outline) -> tuple[View, ...]:
    """Return the view of each clause of ``outline``."""
    clauses = outline.clauses
    parents = _parents(outline)
    children: dict[int | None, list[int]] = {}
    for index, parent in enumerate(parents):
        children.setdefault(parent, []).append(index)
    ranks = {index: rank for siblings in children.values() for rank, index in enumerate(siblings)}
    own = own_names(outline.title)
    texts = [own.sub(_SELF, fold(clause.text)) if own else fold(clause.text) for clause in clauses]
    headings = [fold(clause.heading) for clause in clauses]
    announces = [bool(_ANNOUNCES.search(text)) for text in texts]
    found: list[View] = []
    for index, clause in enumerate(clauses):
        parent = parents[index]
        above = _above(index, parents)
        siblings = children[parent]
        rank = ranks[index]
        headed = tuple(place for place in (index, *above) if headings[place])
        lead = next((place for place in above if texts[place]), None)
        sentence = is_sentence(texts[index])
        found.append(
            View(
                text=texts[index],
                words=words(texts[index]),
                headings=tuple(headings[place] for place in headed),
                heading_words=tuple(words(headings[place]) for place in headed),
                heading_places=headed,
                own_heading=bool(headings[index]),
                marker=_DIGITS.sub("1", fold(clause.marker.raw)) if clause.marker else "",
                parent=parent,
                previous=siblings[rank - 1] if rank else None,
                following=siblings[rank + 1] if rank + 1 < len(siblings) else None,
                children=tuple(children.get(index, ())),
                lead=lead,
                announces=announces[index],
                item=lead is not None and announces[lead] and not sentence,
                sentence=sentence,
                place=index / max(len(clauses) - 1, 1),
            )
        )
    return tuple(found)


def is_sentence(text: str) -> bool:
    """Whether folded ``text`` ends as sentences do, rather than as a thing listed."""
    return text.endswith(_ENDS)


def own_names(title: str) -> re.Pattern[str] | None:
    """Return what finds a document's own name in folded text, with or without its body's; None where it has none.

    A document that names itself speaks of no other rule.
    """
    whole = fold(title)
    short = _BODY.sub("", whole)
    names = [re.escape(name) for name in (whole, short) if len(name) >= _SHORTEST_NAME]
    return re.compile(f"[「『]?(?:{'|'.join(names)})(?:\\([^()]*\\))?[」』]?") if names else None


def _parents(outline: Outline) -> list[int | None]:
    """Return the index of each clause's parent: an earlier clause, or None."""
    places = {clause.id: index for index, clause in reversed(tuple(enumerate(outline.clauses)))}
    parents: list[int | None] = []
    for index, clause in enumerate(outline.clauses):
        place = places.get(clause.parent) if clause.parent is not None else None
        parents.append(place if place is not None and place < index else None)
    return parents


def _above(index: int, parents: list[int | None]) -> list[int]:
    """Return the clauses above ``index``, nearest first."""
    above: list[int] = []
    place = parents[index]
    while place is not None:
        above.append(place)
        place = parents[place]
    return above
