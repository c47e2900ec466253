"""How deep the items of a DOCX are nested where several lists follow each other: Word knows levels of one list only.

In: the lines in order, with the list and level of those that are items. Out: the same lines, each item's level counted
over all lists. What tells that one list stands inside another is that its numbers are set in further.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from guidecompare.extract.wrapping import begins_anew
from guidecompare.model import LineKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from guidecompare.extract.drafts import Draft
    from guidecompare.model import Line

_STEP: Final = 0.75  # characters: less is no indentation
_ENDING: Final = frozenset({LineKind.TITLE, LineKind.HEADING})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    """A list that the next item may belong to or stand in."""

    key: str
    level: int
    indent: float
    depth: int


def nested(drafts: Sequence[Draft], lists: Mapping[int, tuple[str, int]]) -> list[Draft]:
    """Return the lines with the depth of each item; ``lists``: by place, the list and the level that an item is of."""
    found = list(drafts)
    stack: list[_Open] = []
    for place, draft in enumerate(found):
        line = draft.line
        if draft.reason:
            continue
        if line.kind is LineKind.ITEM and place in lists:
            key, level = lists[place]
            stack = [*_outer(stack, key, level, line.indent)]
            depth = _depth(stack, key, level, line.indent)
            stack.append(_Open(key=key, level=level, indent=line.indent, depth=depth))
            found[place] = replace(draft, line=replace(line, level=depth))
        elif _ends(line):
            stack = []
    return found


def _outer(stack: Sequence[_Open], key: str, level: int, indent: float) -> Sequence[_Open]:
    """Return the lists that stay open when an item comes."""
    own = [place for place, known in enumerate(stack) if known.key == key]
    if own:
        inner = stack[: own[-1] + 1]
        return [known for known in inner if known.key != key or known.level <= level]
    return [known for known in stack if known.indent < indent + _STEP]


def _depth(stack: Sequence[_Open], key: str, level: int, indent: float) -> int:
    if not stack:
        return level + 1
    above = stack[-1]
    if above.key == key:
        return above.depth + level - above.level
    return above.depth + (1 if indent >= above.indent + _STEP else 0)


def _ends(line: Line) -> bool:
    """Tell whether a line that is no item begins something new, behind which lists begin afresh."""
    if line.kind in _ENDING or line.cell:
        return True
    return line.kind is LineKind.PARAGRAPH and (line.bold or begins_anew(line.text))
