"""Lines in the making: what readers gather before it is known which of them stay, and what number each has."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from guidecompare.model import Line, Removal, Removed

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A line before it has its index; ``reason`` is why it is set aside, None where it is kept."""

    line: Line
    reason: Removal | None = None
    linked: bool = False  # all of it is a link
    inside: bool = False  # the link leads to a place on the same page

    def aside(self, reason: Removal) -> Draft:
        """Return the draft set aside; the first reason stands."""
        return self if self.reason else replace(self, reason=reason)


def finished(drafts: Iterable[Draft]) -> tuple[tuple[Line, ...], tuple[Removed, ...]]:
    """Return the lines that stay and those set aside, numbered together in reading order."""
    lines: list[Line] = []
    removed: list[Removed] = []
    for index, draft in enumerate(drafts):
        line = replace(draft.line, index=index)
        if draft.reason:
            removed.append(Removed(line=line, reason=draft.reason))
        else:
            lines.append(line)
    return tuple(lines), tuple(removed)


def indent_of(text: str) -> float:
    """Return the width of the white space that ``text`` begins with, in full-width characters."""
    lead = text[: len(text) - len(text.lstrip())]
    return sum(1.0 if character == "\u3000" else 2.0 if character == "\t" else 0.5 for character in lead)
