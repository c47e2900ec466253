"""What the inline style of an element says that matters for its structure: left edge, size, weight, list style.

Of style sheets only what numbers a text is read, by ``sheets``, and only of those inside the page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from guidecompare.model import Alignment

if TYPE_CHECKING:
    from guidecompare.extract.html.elements import Element

_LENGTH: Final = re.compile(r"(-?\d*\.?\d+)\s*(em|rem|px|pt|%)?")
_PER_CHARACTER: Final = {"em": 1.0, "rem": 1.0, "px": 16.0, "pt": 12.0}
_FONT_SIZES: Final = {"1": 0.63, "2": 0.82, "3": 1.0, "4": 1.13, "5": 1.5, "6": 2.0, "7": 3.0}
_BOLD: Final = re.compile(r"bold|[6-9]00", re.IGNORECASE)
_BLOCK: Final = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.IGNORECASE)
_ALIGNMENTS: Final = {
    "center": Alignment.CENTRE,
    "right": Alignment.END,
    "end": Alignment.END,
    "left": Alignment.START,
    "start": Alignment.START,
    "justify": Alignment.START,
}
LIST_STYLE: Final = re.compile(
    r"none|decimal-leading-zero|decimal|(?:lower|upper)-(?:alpha|latin|roman)|katakana-iroha|katakana|hiragana|"
    r"cjk-decimal|cjk-ideographic|japanese-(?:in)?formal|disc|circle|square"
)


def declarations(style: str) -> dict[str, str]:
    """Return what an inline style, or a rule of a style sheet, says of each property."""
    parts = (part.partition(":") for part in style.split(";"))
    return {name.strip().lower(): value.strip() for name, _, value in parts}


def _characters(value: str) -> float:
    """Return a length of CSS in characters; percentages say nothing without the width of the window."""
    found = _LENGTH.match(value.strip())
    return float(found[1]) / _PER_CHARACTER[found[2]] if found and found[2] in _PER_CHARACTER else 0.0


def left_edge(style: str) -> float:
    """Return how far an inline style moves the left edge of an element's first line, in characters."""
    if not style:
        return 0.0
    said = declarations(style)
    moved = sum(_characters(said.get(name, "")) for name in ("margin-left", "padding-left", "text-indent"))
    for name in ("margin", "padding"):
        sides = said.get(name, "").split()  # all | vertical horizontal | top horizontal bottom | top right bottom left
        if sides:
            moved += _characters(sides[-1] if len(sides) != 3 else sides[1])  # noqa: PLR2004
    return moved


def size(element: Element, inherited: float) -> float:
    """Return the type size inside ``element``, relative to the body's."""
    if element.tag == "font":
        return _FONT_SIZES.get(element.get("size"), inherited)
    value = declarations(element.get("style")).get("font-size", "") if element.get("style") else ""
    found = _LENGTH.match(value)
    if not found or not found[2]:
        return inherited
    scale = {"em": inherited, "rem": 1.0, "%": inherited / 100, "px": 1 / 16, "pt": 1 / 12}[found[2]]
    return float(found[1]) * scale or inherited


def bold(element: Element, *, inherited: bool) -> bool:
    """Tell whether the text inside ``element`` is bold."""
    weight = declarations(element.get("style")).get("font-weight", "") if element.get("style") else ""
    if weight:
        return bool(_BOLD.match(weight))
    return inherited or element.tag in {"b", "strong"}


def alignment(element: Element, inherited: Alignment) -> Alignment:
    """Return where the lines inside ``element`` are set between its edges."""
    if element.tag == "center":
        return Alignment.CENTRE
    if element.tag == "table":  # its own place says nothing of the text in its cells
        return Alignment.START
    style = element.get("style")
    stated = (declarations(style).get("text-align", "") if style else "") or element.get("align")
    return _ALIGNMENTS.get(stated.lower(), inherited)


def blockish(style: str) -> bool:
    """Tell whether an inline style makes a block of an inline element."""
    return bool(style) and bool(_BLOCK.search(style))


def list_style(element: Element) -> str:
    """Return the style of numbering that a list or item asks for, "" where it asks for none in particular."""
    said = declarations(element.get("style"))
    found = LIST_STYLE.search(said.get("list-style-type", "") or said.get("list-style", ""))
    return found[0] if found else element.get("type")
