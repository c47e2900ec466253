"""What the styles of a DOCX say of a paragraph: heading or title, list, left edge, weight and size of its type.

In: ``styles.xml`` and the properties of paragraphs and runs. Out: plain values. A style inherits from the one that it
is based on, and a paragraph's own properties win over those of its style.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from guidecompare.extract.docx.xml import Node, attribute, child, name, number, switch, value
from guidecompare.model import Alignment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BODY_LEVEL: Final = 9  # the outline level of what is no heading
_DEPTH: Final = 12  # styles based on styles; some files hold circles
_DEFAULT_SIZE: Final = 20  # half points, where a document says nothing
_TWIPS: Final = 10  # twips to a half point: a full-width character is as wide as it is high
_SIDES: Final = ("left", "start", "leftChars", "startChars", "firstLine", "firstLineChars", "hanging", "hangingChars")
_ALIGNMENTS: Final = {"center": Alignment.CENTRE, "right": Alignment.END, "end": Alignment.END}

# Word names its own styles in English whatever its language; other programs translate the names.
_TITLE_NAMES: Final = frozenset({"title", "表題", "タイトル"})
_CONTENTS_NAME: Final = re.compile(r"toc\b|table of figures$|目次\s*\d*$")
_HEADING_NAME: Final = re.compile(r"(?:heading|見出し)\s*([1-9])\b.*")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    """A style as written."""

    key: str
    title: str  # its name in lower case: "heading 1", "title", "toc 2"
    based_on: str
    paragraph: Node | None
    run: Node | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What holds for a paragraph as a whole."""

    title: bool = False
    contents: bool = False  # a line of a table of contents
    heading: int = 0  # level of a heading, 0 for body text
    list_key: str = ""
    list_level: int | None = None
    list_of_style: str = ""  # the style that puts the paragraph into its list, "" where it does so itself
    indents: Mapping[str, int] = field(default_factory=dict)
    alignment: Alignment = Alignment.START
    bold: bool = False
    size: float = 1.0
    hidden: bool = False
    struck: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLook:
    """What holds for a run: its weight, its size relative to the body's, and whether it is no text that counts."""

    bold: bool
    size: float
    hidden: bool
    struck: bool


class Styles:
    """The styles of one document."""

    def __init__(self, root: Node | None) -> None:
        """Take the root of ``styles.xml``, None where the document has none."""
        self._styles: dict[str, _Style] = {}
        self._default = ""
        for node in root.iterchildren() if root is not None else ():
            if name(node) == "style":
                self._add(node)
        size = number(value(child(root, "docDefaults", "rPrDefault", "rPr"), "sz"))
        for style in self._chain(self._default):
            size = number(value(style.run, "sz")) or size
        self.size = size or _DEFAULT_SIZE

    def _add(self, node: Node) -> None:
        key = attribute(node, "styleId")
        self._styles[key] = _Style(
            key=key,
            title=unicodedata.normalize("NFKC", value(node, "name")).lower(),
            based_on=value(node, "basedOn"),
            paragraph=child(node, "pPr"),
            run=child(node, "rPr"),
        )
        if attribute(node, "type") == "paragraph" and attribute(node, "default") in {"1", "true"}:
            self._default = key

    def _chain(self, key: str) -> list[_Style]:
        """Return a style and those that it rests on, the most general first."""
        found: list[_Style] = []
        while key in self._styles and len(found) < _DEPTH:
            found.append(self._styles[key])
            key = self._styles[key].based_on
        return found[::-1]

    def look(self, properties: Node | None) -> Look:
        """Return what the properties of a paragraph (``w:pPr``) and its style say."""
        chain = self._chain(value(properties, "pStyle") or self._default)
        titles = [style.title for style in reversed(chain)]  # its own name first
        levels = [(style.key, style.paragraph) for style in chain] + [("", properties)]
        list_key, list_level, of_style = "", None, ""
        heading: int | None = None
        justified = ""
        indents: dict[str, int] = {}
        for key, known in levels:
            if child(known, "numPr") is not None:
                list_key = value(known, "numPr", "numId") or list_key
                level = number(value(known, "numPr", "ilvl"))
                list_level, of_style = (list_level if level is None else level), key
            outline = number(value(known, "outlineLvl"))
            heading = heading if outline is None else outline
            justified = value(known, "jc") or justified
            indents |= sides(known)
        runs = [style.run for style in chain]
        sizes = [number(value(style.run, "sz")) for style in chain]
        size = next((known for known in reversed(sizes) if known), self.size)
        return Look(
            title=not _TITLE_NAMES.isdisjoint(titles),
            contents=bool(titles and _CONTENTS_NAME.match(titles[0])),
            heading=heading + 1 if heading is not None and 0 <= heading < _BODY_LEVEL else _named_level(titles),
            list_key="" if list_key == "0" else list_key,
            list_level=list_level,
            list_of_style=of_style,
            indents=indents,
            alignment=_ALIGNMENTS.get(justified, Alignment.START),
            bold=_last(runs, "b"),
            size=size / self.size,
            hidden=_last(runs, "vanish"),
            struck=_is_struck(runs),
        )

    def run(self, properties: Node | None, look: Look) -> RunLook:
        """Return how a run looks, given its properties (``w:rPr``) and its paragraph's look."""
        layers = [*(style.run for style in self._chain(value(properties, "rStyle"))), properties]
        sizes = [number(value(layer, "sz")) for layer in layers]
        return RunLook(
            bold=_last(layers, "b", default=look.bold),
            size=next((half / self.size for half in reversed(sizes) if half), look.size),
            hidden=_last(layers, "vanish", default=look.hidden),
            struck=_is_struck(layers, default=look.struck),
        )

    def indent(self, indents: Mapping[str, int]) -> float:
        """Return the left edge of a paragraph's first line in characters."""

        def characters(*keys: str) -> float:
            for key in keys:
                if indents.get(f"{key}Chars"):
                    return indents[f"{key}Chars"] / 100
            return next((indents[key] / (_TWIPS * self.size) for key in keys if key in indents), 0.0)

        hanging = characters("hanging")
        return characters("start", "left") + (-hanging if hanging else characters("firstLine"))


def sides(properties: Node | None) -> dict[str, int]:
    """Return the indents that the properties of a paragraph or level state."""
    found = child(properties, "ind")
    read = {side: number(attribute(found, side)) for side in _SIDES}
    return {side: stated for side, stated in read.items() if stated is not None}


def _last(layers: Sequence[Node | None], step: str, *, default: bool = False) -> bool:
    """Return what the last of the layers that speaks of a property says."""
    said = [switch(layer, step) for layer in layers]
    return next((known for known in reversed(said) if known is not None), default)


def _is_struck(layers: Sequence[Node | None], *, default: bool = False) -> bool:
    """Tell whether text is struck through, as offices show what a revision takes out (見え消し)."""
    return _last(layers, "strike", default=default) or _last(layers, "dstrike")


def _named_level(titles: Iterable[str]) -> int:
    """Return the level that a style's name says: writers other than Word leave the outline level out."""
    found = [_HEADING_NAME.fullmatch(title) for title in titles]
    return next((int(match[1]) for match in found if match), 0)
