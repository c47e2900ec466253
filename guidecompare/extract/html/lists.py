"""Lists that editors take apart: a numbering whose members each stand in an ``<ol>`` of their own, texts between them.

In: the children of an element. Out: by ``id()``, the lists between those members; they are one level deeper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidecompare.extract.html.elements import whole_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidecompare.extract.html.elements import Element

LISTS: Final = frozenset({"ul", "ol", "menu", "dir"})
_SERIES: Final = 2


def _member(element: Element) -> int | None:
    """Return the number of the only item of an ``<ol>``, None where it has more or is no such list."""
    if element.tag != "ol" or sum(child.tag == "li" for child in element.elements()) != 1:
        return None
    start = whole_number(element.get("start"))
    return 1 if start is None else start


def inner_lists(children: Sequence[Element]) -> set[int]:
    """Return the lists that stand between the members of a numbering taken apart, behind its first."""
    members: list[int] = []  # places
    for place, child in enumerate(children):
        number = _member(child)
        if number is not None and number == len(members) + 1:
            members.append(place)
    if len(members) < _SERIES:
        return set()
    return {
        id(child)
        for place, child in enumerate(children)
        if child.tag in LISTS and place > members[0] and place not in members
    }
