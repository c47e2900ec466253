"""The numbers that Word prints before paragraphs and keeps out of their text.

In: ``numbering.xml`` and, paragraph by paragraph in reading order, which list and level it is in. Out: the number as
printed, such as ``第1条``, ``(2)``, ``ア`` or ``・``. The rules are those of ECMA-376, 17.9.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from guidecompare.extract.docx.xml import Node, attribute, child, name, number, switch, value
from guidecompare.extract.numbering import BULLET, written

_PLACE: Final = re.compile(r"%([1-9])")
# Symbol fonts draw their signs at private code points; these are what the usual ones look like.
_SYMBOLS: Final = {
    0xF06C: "●",
    0xF06D: "○",
    0xF06E: "■",
    0xF06F: "□",
    0xF0A1: "○",
    0xF0A7: "■",
    0xF0A8: "□",
    0xF071: "❑",
    0xF072: "❒",
    0xF075: "◆",
    0xF076: "❖",
    0xF0AB: "★",
    0xF0D8: "➢",
    0xF0E0: "→",
    0xF0E8: "➔",
    0xF0FC: "✓",
    0xF0FE: "☑",
    **{0xF081 + place: chr(ord("①") + place) for place in range(10)},
    **{0xF08C + place: chr(ord("❶") + place) for place in range(10)},
}
# Signs that other fonts have at the same places.
_OF_FONT: Final = {
    "wingdings 2": {0xF081: "○", 0xF097: "●", 0xF098: "●", 0xF0A2: "■", 0xF0A3: "□", 0xF0AE: "◆"},
    "symbol": {0xF0A8: "◆", 0xF0AE: "→", 0xF0B7: BULLET, 0xF0D7: BULLET, 0xF0E0: "◇"},
}
_PRIVATE: Final = range(0xE000, 0xF900)
_PRIVATE_SIGNS: Final = 0xF000
_PLAIN: Final = 0xFF
_SYMBOL_FONTS: Final = ("wingdings", "webdings", "symbol")


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How one level of a list is numbered."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    restart: int | None = None  # 0 never, n after a paragraph of level n (from 1) or above; None after any above
    legal: bool = False  # all numbers in digits
    paragraph_style: str = ""
    font: str = ""  # of the number itself: it matters to bullets
    properties: Node | None = None  # its w:pPr


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    """A list in use: the definition that it follows and what it changes in it."""

    definition: str
    starts: Mapping[int, int] = field(default_factory=dict)
    levels: Mapping[int, Level] = field(default_factory=dict)


def symbol(code: str, font: str = "") -> str:
    """Return what the sign at a code point (in hex, as ``w:sym`` gives it) of a symbol font looks like."""
    try:
        sign = int(code, 16) & 0xFFFF
    except ValueError:
        return BULLET
    # A symbol font's sign below the private area is the same one, said without the area's offset.
    offset = _PRIVATE_SIGNS if sign <= _PLAIN and font.lower().startswith(_SYMBOL_FONTS) else 0
    return plain(chr(sign + offset), font)


def plain(text: str, font: str = "") -> str:
    """Return ``text`` with the signs of symbol fonts as they look; those that are not known become plain bullets."""
    signs = _SYMBOLS | _OF_FONT.get(font.lower(), {})
    return "".join(signs.get(ord(sign), BULLET) if ord(sign) in _PRIVATE else sign for sign in text)


def _style(level: Node) -> str:
    found = value(level, "numFmt")
    return found or value(level, "AlternateContent", "Fallback", "numFmt") or "decimal"


def _level(node: Node) -> Level:
    start = number(value(node, "start"))
    return Level(
        start=0 if start is None else start,  # the standard's default, where nothing is said
        style=_style(node),
        text=value(node, "lvlText"),
        restart=number(value(node, "lvlRestart")),
        legal=bool(switch(node, "isLgl")),
        paragraph_style=value(node, "pStyle"),
        font=attribute(child(node, "rPr", "rFonts"), "ascii"),
        properties=child(node, "pPr"),
    )


def _levels(node: Node) -> dict[int, Level]:
    found = ((number(attribute(level, "ilvl")), level) for level in node.iterchildren() if name(level) == "lvl")
    return {place: _level(level) for place, level in found if place is not None}


class Numbering:
    """Counts the lists of one document; ask it once for each numbered paragraph, in order."""

    def __init__(self, root: Node | None) -> None:
        """Take the root of ``numbering.xml``, None where the document has none."""
        self._definitions: dict[str, dict[int, Level]] = {}
        self._linked: dict[str, str] = {}  # definition -> name of the style whose list it is
        self._owners: dict[str, str] = {}  # that name -> the definition that holds the levels
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        for node in root.iterchildren() if root is not None else ():
            if name(node) == "abstractNum":
                self._define(node)
            elif name(node) == "num":
                self._use(node)

    def _define(self, node: Node) -> None:
        key = attribute(node, "abstractNumId")
        self._definitions[key] = _levels(node)
        if value(node, "numStyleLink"):
            self._linked[key] = value(node, "numStyleLink")
        if value(node, "styleLink"):
            self._owners[value(node, "styleLink")] = key

    def _use(self, node: Node) -> None:
        starts: dict[int, int] = {}
        levels: dict[int, Level] = {}
        for override in node.iterchildren():
            place = number(attribute(override, "ilvl"))
            if name(override) != "lvlOverride" or place is None:
                continue
            start = number(value(override, "startOverride"))
            if start is not None:
                starts[place] = start
            levels |= _levels(override)
        self._lists[attribute(node, "numId")] = _List(
            definition=value(node, "abstractNumId"), starts=starts, levels=levels
        )

    def definition(self, key: str) -> str:
        """Return the definition that the list ``key`` follows: lists of the same one go on counting."""
        used = self._lists.get(key)
        return self._definition(used) if used else key

    def _definition(self, used: _List) -> str:
        return self._owners.get(self._linked.get(used.definition, ""), used.definition)

    def level(self, key: str, place: int) -> Level | None:
        """Return the level at ``place`` (from 0) of the list ``key``, None where there is no such list."""
        used = self._lists.get(key)
        if used is None:
            return None
        return used.levels.get(place) or self._definitions.get(self._definition(used), {}).get(place)

    def level_of_style(self, key: str, style: str) -> int:
        """Return the level of the list ``key`` that the paragraph style ``style`` stands for."""
        levels = range(9)
        return next((place for place in levels if self._is_of(key, place, style)), 0)

    def _is_of(self, key: str, place: int, style: str) -> bool:
        level = self.level(key, place)
        return level is not None and level.paragraph_style == style

    def next(self, key: str, place: int) -> str:
        """Count one paragraph of the list ``key`` at level ``place`` and return its number as printed."""
        level, used = self.level(key, place), self._lists.get(key)
        if level is None or used is None:
            return ""
        counts = self._counts.setdefault(self._definition(used), {})
        if (key, place) not in self._begun:
            self._begun.add((key, place))
            if place in used.starts:
                counts.pop(place, None)
        start = used.starts.get(place, level.start)
        counts[place] = counts[place] + 1 if place in counts else start
        for deeper in [known for known in counts if known > place]:
            inner = self.level(key, deeper)
            restart = inner.restart if inner else None
            if restart is None or place < restart:
                del counts[deeper]
        return self._printed(key, level, counts)

    def _printed(self, key: str, level: Level, counts: Mapping[int, int]) -> str:
        if level.style == "bullet":
            return plain(level.text, level.font).strip() or BULLET

        def figure(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            other = self.level(key, place)
            if other is None:
                return ""
            return written(counts.get(place, other.start), "decimal" if level.legal else other.style)

        return _PLACE.sub(figure, level.text).strip()
