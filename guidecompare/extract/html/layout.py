"""From the tree of a page to lines in reading order, with what the markup says of each.

In: a tree of elements, and which of them are set aside and why. Out: drafts of lines.
A block element begins a line and ``<br>`` ends one; inline elements never do, so that they never split a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from guidecompare.extract.drafts import Draft, indent_of
from guidecompare.extract.html.elements import (
    BLOCKS,
    HEADINGS,
    TEXTLESS,
    Element,
    is_hidden,
    is_icon,
    is_struck,
    whole_number,
)
from guidecompare.extract.html.grid import cells
from guidecompare.extract.html.lists import LISTS, inner_lists
from guidecompare.extract.html.signs import asks_or_answers, stands_apart
from guidecompare.extract.html.styles import alignment, blockish, bold, left_edge, list_style, size
from guidecompare.extract.numbering import BULLET, written
from guidecompare.extract.tables import Part, parts
from guidecompare.extract.wrapping import begins_anew, continuations
from guidecompare.model import Alignment, CellPlace, Line, LineKind, Place, Removal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LIST_INDENT: Final = 2.0  # characters that a browser moves a list or a quotation in
_NUMBERED: Final = re.compile(r"[1aAiI]|decimal|(?:lower|upper)-(?:alpha|latin|roman)")
_SIGN: Final = 4  # characters of hidden text up to which it is a sign, and not worth mentioning
_LEVELS: Final = 6
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")
_INVISIBLE: Final = re.compile("[\u00ad\u200b\u2060\ufeff]")  # where a line may break or not
_PARTING: Final = re.compile(r"[\s>＞›»≫<＜|｜/／・:：\[\]［］]+")  # stands between links and is none
# Of these a second line belongs to the first: a <br> in them is for the looks alone.
_ONE: Final = frozenset({LineKind.HEADING, LineKind.TERM})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """What the elements around a text say of it."""

    reason: Removal | None = None
    kind: LineKind = LineKind.PARAGRAPH
    level: int = 0
    depth: int = 0  # nesting of lists
    indent: float = 0.0
    size: float = 1.0
    bold: bool = False
    alignment: Alignment = Alignment.START
    link: str | None = None
    cell: CellPlace | None = None
    unit: int = 0  # the heading or label that the text is in
    path: str = ""
    kept_space: bool = False  # <pre>
    inline: Element | None = None  # the innermost element around the text, where it is an inline one


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF" and not character.isspace()


def _collapsed(text: str) -> str:
    """Collapse white space; a line end of the source between two Japanese characters is no space at all."""

    def between(found: re.Match[str]) -> str:
        before, after = text[max(found.start() - 1, 0) : found.start()], text[found.end() : found.end() + 1]
        return "" if "\n" in found[0] and before and after and _wide(before) and _wide(after) else " "

    return _SPACES.sub(between, text)


def _unseen(element: Element) -> Removal | None:
    """Return why the text of an element is not the page's: a reader does not see it, or sees it struck out."""
    if is_hidden(element):
        return Removal.HIDDEN
    return Removal.AMENDMENT if is_struck(element) else None


def _parted(pieces: list[tuple[str, _Context]]) -> list[tuple[str, _Context]]:
    """Part the number or sign that a line begins with from its text, where only the style of its element does."""
    said = [place for place, (text, _) in enumerate(pieces) if text.strip()]
    if len(said) > 1:
        (text, context), (following, beside) = pieces[said[0]], pieces[said[0] + 1]
        spaced = text != text.rstrip() or following != following.lstrip()
        if not spaced and beside.inline is not context.inline and stands_apart(text, context.inline):
            return [*pieces[: said[0]], (f"{text}\u3000", context), *pieces[said[0] + 1 :]]
    return pieces


class _Layout:
    """Walks a tree once and gathers its lines."""

    def __init__(self, aside: Mapping[int, Removal]) -> None:
        self._aside = aside
        self._pieces: list[tuple[str, _Context]] = []
        self._ordinal: str | None = None  # of an item whose first line is still to come
        self._waiting: tuple[str, _Context] | None = None  # a number or sign whose text comes in the next line
        self._unit = 0  # of the line before
        self._heading = 0  # level of the last heading
        self._tables = 0
        self.drafts: list[Draft] = []

    # --- lines

    def end_line(self) -> None:
        """Make a line of what has been gathered, if that is more than white space."""
        pieces, self._pieces = _parted(self._pieces), []
        raw = "".join(text for text, _ in pieces)
        said = [(text, context) for text, context in pieces if text.strip()]
        if not said:
            return
        context = said[0][1]
        if asks_or_answers(raw) and context.kind is not LineKind.HEADING and not context.reason:
            self.release()
            self._waiting = (raw.strip(), context)
        else:
            self._line(raw, said)

    def release(self) -> None:
        """Make a line of a number or sign that no text came behind."""
        waiting, self._waiting = self._waiting, None
        if waiting:
            self._line(waiting[0], [waiting])

    def _line(self, raw: str, said: Sequence[tuple[str, _Context]]) -> None:
        """Make a line of ``raw``, the pieces that are more than white space being ``said``."""
        context = said[0][1]
        if context.reason:
            self.release()
        text = raw if context.kept_space else _collapsed(raw).removeprefix(" ")
        shown, kind, ordinal = text.strip(), context.kind, ""
        if self._ordinal is not None and context.depth:
            ordinal, self._ordinal = self._ordinal, None
            kind = LineKind.ITEM if kind in {LineKind.PARAGRAPH, LineKind.DESCRIPTION} else kind
        if self._waiting:
            shown, self._waiting = f"{self._waiting[0]}　{shown}", None
        links = {inner.link for text, inner in said if not _PARTING.fullmatch(text)} or {None}
        self.drafts.append(
            Draft(
                line=Line(
                    index=0,
                    text=shown,
                    place=Place(path=context.path),
                    kind=kind,
                    level=context.level,
                    ordinal=ordinal,
                    continues=kind in _ONE and context.unit == self._unit,
                    indent=round(context.indent + indent_of(text), 2),
                    size=round(max(inner.size for _, inner in said), 2),
                    bold=all(inner.bold for _, inner in said),
                    alignment=context.alignment,
                    cell=context.cell,
                ),
                reason=context.reason,
                linked=None not in links,
                inside=all(link is not None and len(link) > 1 and link.startswith("#") for link in links),
            )
        )
        self._unit = context.unit

    # --- elements

    def children(self, element: Element, context: _Context) -> None:
        """Read all that is in ``element``."""
        seen: Counter[str] = Counter()
        deeper = inner_lists(list(element.elements()))
        for child in element.children:
            if isinstance(child, str):
                self._text(child, context)
                continue
            seen[child.tag] += 1
            inside = self._inside(child, context, seen[child.tag])
            self._element(child, replace(inside, depth=inside.depth + 1) if id(child) in deeper else inside)

    def _inside(self, element: Element, context: _Context, place: int) -> _Context:
        """Return what holds inside ``element``, the ``place``-th of its tag among its siblings."""
        if element.tag in BLOCKS:
            step = f"#{element.get('id')}" if element.get("id") else f"{element.tag}[{place}]"
            path = step if element.get("id") or not context.path else f"{context.path}/{step}"
            context = replace(context, path=path, indent=context.indent + left_edge(element.get("style")))
        return replace(
            context,
            reason=context.reason or self._aside.get(id(element)) or _unseen(element),
            bold=bold(element, inherited=context.bold),
            size=size(element, context.size),
            alignment=alignment(element, context.alignment) if element.tag in BLOCKS else context.alignment,
            link=element.get("href") if element.tag == "a" and "href" in element.attributes else context.link,
            inline=None if element.tag in BLOCKS else element,
        )

    def _text(self, text: str, context: _Context) -> None:
        text = _INVISIBLE.sub("", text)
        if not context.kept_space:
            self._pieces.append((text, context))
            return
        for place, line in enumerate(text.split("\n")):
            if place:
                self.end_line()
            self._pieces.append((line, context))

    def _element(self, element: Element, context: _Context) -> None:
        tag = element.tag
        if tag == "br":
            self.end_line()
        elif tag in TEXTLESS or is_icon(element):
            return
        elif _unseen(element) and tag not in BLOCKS:
            self._spoken(element, context)
        elif tag not in BLOCKS and id(element) not in self._aside and not blockish(element.get("style")):
            self.children(element, context)
        else:
            self.end_line()
            self._block(element, context)
            self.end_line()

    def _spoken(self, element: Element, context: _Context) -> None:
        """Set inline text aside that is not seen, without breaking the line that it stands in."""
        text = element.text()
        if len(text) > _SIGN:
            line = Line(index=0, text=text, place=Place(path=context.path))
            self.drafts.append(Draft(line=line, reason=context.reason))

    def _block(self, element: Element, context: _Context) -> None:
        tag = element.tag
        if tag in HEADINGS or element.get("role") == "heading" or tag == "summary":
            self._head(element, context)
        elif tag in LISTS:
            self._list(element, context)
        elif tag == "table":
            self._table(element, context)
        elif tag == "dt":
            self.children(element, _labelling(element, context))
            self.end_line()
            self.release()
        elif tag == "dd":
            self.children(element, replace(_labelled(context), indent=context.indent + _LIST_INDENT))
        elif tag == "blockquote":
            self.children(element, replace(context, indent=context.indent + _LIST_INDENT))
        elif tag == "li":
            self._item(element, replace(context, depth=max(context.depth, 1)), BULLET)
        elif tag == "pre":
            self._preformatted(element, context)
        else:
            self.children(element, context)

    def _head(self, element: Element, context: _Context) -> None:
        if context.kind is LineKind.TERM:  # a label stays a label
            self.children(element, context)
            return
        if element.tag == "summary":
            level = min(self._heading + 1, _LEVELS)
        elif element.tag in HEADINGS:
            level = int(element.tag[1])
        else:
            level = whole_number(element.get("aria-level")) or 2
        if element.tag != "summary" and not context.reason:
            self._heading = level
        context = replace(context, kind=LineKind.HEADING, level=level, unit=id(element))
        if element.text():
            self.children(element, context)
        else:  # old pages draw their headings
            alternatives = (image.get("alt") for image in element.walk() if image.tag == "img")
            self._text(" ".join(filter(None, alternatives)), context)

    def _preformatted(self, element: Element, context: _Context) -> None:
        """Read text that its author laid out with spaces and line ends, wrapped by hand as a rule."""
        first = len(self.drafts)
        self.children(element, replace(context, kept_space=True))
        self.end_line()
        laid = [" " * round(2 * draft.line.indent) + draft.line.text for draft in self.drafts[first:]]
        for place, wrapped in enumerate(continuations(laid), first):
            draft = self.drafts[place]
            self.drafts[place] = replace(draft, line=replace(draft.line, continues=wrapped))

    # --- lists

    def _list(self, element: Element, context: _Context) -> None:
        self.release()
        depth = context.depth + 1
        kind = context.kind if context.kind is LineKind.CELL else LineKind.PARAGRAPH
        inner = replace(
            context, kind=kind, depth=depth, level=depth, indent=context.indent + _LIST_INDENT, unit=id(element)
        )
        backwards = "reversed" in element.attributes
        items = [child for child in element.elements() if child.tag == "li"]
        number = whole_number(element.get("start"))
        if number is None:
            number = len(items) if backwards else 1
        # where all items have numbers of their own, the signs of the list are none of the text
        typed = len(items) > 1 and all(begins_anew(item.text()) for item in items)
        seen: Counter[str] = Counter()
        for child in element.children:
            if isinstance(child, str):
                self._text(child, inner)
                continue
            seen[child.tag] += 1
            within = self._inside(child, inner, seen[child.tag])
            if child.tag != "li":
                self._element(child, within)
                continue
            stated = whole_number(child.get("value"))
            number = number if stated is None else stated
            self.end_line()
            self._item(child, within, "" if typed else self._generated(element, child, number))
            self.end_line()
            number += -1 if backwards else 1

    @staticmethod
    def _generated(element: Element, item: Element, number: int) -> str:
        """Return the marker that a browser draws before ``item``."""
        if item.drawn:
            return item.drawn
        style = list_style(item) or list_style(element)
        if style == "none":
            return ""
        if element.tag != "ol":
            return BULLET
        style = style or "1"
        return written(number, style) + ("." if _NUMBERED.fullmatch(style) else "")

    def _item(self, element: Element, context: _Context, ordinal: str) -> None:
        """Read an item: its first line is the item, what follows in it are paragraphs at its level."""
        self._ordinal = ordinal
        self.children(element, context)
        self.end_line()
        self._ordinal = None

    # --- tables

    def _table(self, element: Element, context: _Context) -> None:
        self.release()
        placed = list(cells(element))
        table, self._tables = self._tables, self._tables + 1
        caption = next((child for child in element.elements() if child.tag == "caption"), None)
        if caption:
            self._element(caption, self._inside(caption, context, 1))
        found = parts([grid for grid, _, _ in placed])
        inner = replace(context, depth=context.depth + 1) if Part.GROUP in found else context
        for part, (grid, cell, row_element) in zip(found, placed, strict=True):
            inside = self._inside(row_element, context if part is Part.GROUP else inner, grid.row + 1)
            inside = self._inside(cell, inside, grid.column + 1)
            place = CellPlace(table=table, row=grid.row, column=grid.column, header=part is Part.HEADER)
            self._cell(cell, inside, part, place)
        self.release()

    def _cell(self, element: Element, context: _Context, part: Part, place: CellPlace) -> None:
        self.end_line()
        if part is Part.NUMBER:
            self.release()
            self._waiting = (element.text(), context) if element.text() else None
            return
        if part in (Part.GROUP, Part.LABEL):
            context = _labelling(element, context)
        elif part is Part.VALUE:
            context = _labelled(context)
        elif part is not Part.THROUGH:
            reason = Removal.TABLE_HEAD if part is Part.NAMES else None
            context = replace(context, kind=LineKind.CELL, cell=place, reason=context.reason or reason)
        self.children(element, context)
        self.end_line()


def _labelling(label: Element, context: _Context) -> _Context:
    """Return what holds inside a label: it is as deep as an item of a list would be."""
    return replace(context, kind=LineKind.TERM, level=context.depth + 1, unit=id(label))


def _labelled(context: _Context) -> _Context:
    """Return what holds inside the value of a label: lists in it are deeper than lists beside the label."""
    return replace(context, kind=LineKind.DESCRIPTION, level=0, depth=context.depth + 1)


def drafts(root: Element, aside: Mapping[int, Removal]) -> tuple[Draft, ...]:
    """Return the lines below ``root``; ``aside`` says of elements, by ``id()``, why they are set aside."""
    layout = _Layout(aside)
    layout.children(root, _Context())
    layout.end_line()
    layout.release()
    return tuple(layout.drafts)
