"""Reads web pages. In: the bytes of an HTML page, or of a page saved as MHTML. Out: an ``Extraction``.

The only importer of selectolax, whose Lexbor parser builds the tree that every browser would. What the page says of its
own structure travels as hints on the lines; what is furniture is set aside by ``regions`` and ``furniture``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from selectolax.lexbor import LexborHTMLParser

from guidecompare.extract import charset, contact, furniture, titles, wholeness
from guidecompare.extract.common import Extraction, repair
from guidecompare.extract.drafts import Draft, finished
from guidecompare.extract.html.elements import Element
from guidecompare.extract.html.elsewhere import elsewhere, is_cut
from guidecompare.extract.html.folded import unfold
from guidecompare.extract.html.layout import drafts
from guidecompare.extract.html.regions import regions
from guidecompare.extract.html.saved import unpacked
from guidecompare.extract.html.sheets import draw
from guidecompare.language import fold
from guidecompare.model import Health, LineKind, Problem, Removal, Severity, Unread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selectolax.lexbor import LexborNode

_DEPTH: Final = 120  # levels of elements; what a page nests deeper is read at this depth
_DOCUMENT: Final = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"\s*(?:第?[\d０-９一二三四五六七八九十]+|[(（①-⑳Ⅰ-Ⅻ])")


def _tree(html: str) -> Element:
    """Return the page as a tree of elements of bounded depth; comments are left out."""
    root = Element("html")
    parser = LexborHTMLParser(html)
    node = parser.root
    if node is None:
        return root
    pending: list[tuple[LexborNode, Element, int]] = [(node, root, 0)]
    while pending:
        parent, element, depth = pending.pop()
        child = parent.first_child
        while child is not None:
            if child.tag == "-text":
                element.children.append(child.text_content or "")
            elif child.tag and not child.tag.startswith(("-", "!")):
                attributes = {name.lower(): value or "" for name, value in child.attributes.items()}
                inner = Element(child.tag.lower(), attributes)
                element.children.append(inner)
                pending.append((child, inner if depth < _DEPTH else element, depth + 1))
            child = child.next
    return root


def _break_lines(body: Element) -> None:
    """End lines where the text between the elements does.

    A text with pieces of HTML in it, which begins with one, comes here as a page; its plain lines are lines.
    """
    children: list[Element | str] = []
    for child in body.children:
        if isinstance(child, str):
            for line in child.split("\n"):
                children += [line, Element("br")]
            children.pop()
        else:
            children.append(child)
    body.children = children


def _titled(lines: Sequence[Draft], title: str) -> list[Draft]:
    """Say which line is the title: the first h1, or without one the line that says what <title> says."""
    marked = list(lines)
    kept = [place for place, draft in enumerate(marked) if draft.reason is None]
    first = [place for place in kept if marked[place].line.kind is LineKind.HEADING and marked[place].line.level == 1]
    if first:
        several = len([place for place in first if not marked[place].line.continues]) > 1
        if several and _NUMBERED.match(marked[first[0]].line.text):
            return marked
        chosen = first[:1]
        for place in first[1:]:  # a title over two lines
            if not marked[place].line.continues or place != chosen[-1] + 1:
                break
            chosen.append(place)
    else:
        chosen = [kept[said] for said in titles.saying(title, [marked[place].line.text for place in kept])][:1]
    for place in chosen:
        marked[place] = replace(marked[place], line=replace(marked[place].line, kind=LineKind.TITLE, level=0))
    return marked


def _said_once(lines: Sequence[Draft]) -> list[Draft]:
    """Set the title aside where the page says it again as the first line behind it: its own, then the document's."""
    marked = list(lines)
    kept = [place for place, draft in enumerate(marked) if draft.reason is None]
    title = [place for place in kept if marked[place].line.kind is LineKind.TITLE]
    behind = [place for place in kept if title and place > title[-1]][:1]
    said = "".join(marked[place].line.text for place in title)
    for place in behind:
        if fold(marked[place].line.text) == fold(said):
            marked[place] = marked[place].aside(Removal.TITLE)
    return marked


def read_fragment(html: str) -> list[Draft]:
    """Return the lines of a piece of HTML that stands inside something else; there is no furniture to look for."""
    return list(drafts(_tree(html), {}))


def read_html(data: bytes) -> Extraction:
    """Read a page: its lines in order with what the markup says of each, the furniture set aside."""
    page, label = unpacked(data)
    decoded = charset.decode(page, charset.declared(page) or label)
    text, repaired = repair(decoded.text)
    root = _tree(text)
    unfold(root)
    draw(root)
    body = root.find("body") or root
    if not _DOCUMENT.search(text):
        _break_lines(body)
    head = root.find("title")
    title = head.text() if head else ""
    read = furniture.set_aside(_titled(drafts(body, regions(body)), title))
    lines, removed = finished(_said_once(contact.set_aside(read)))
    problems = list(decoded.problems)
    unread = decoded.unread
    if not lines and unread is None:
        unread = Unread.NO_TEXT
        problems.append(Problem.of("page-without-text"))
    found = Extraction(
        title=title,
        lines=lines,
        removed=removed,
        health=Health(unread=unread, charset=decoded.charset, repaired=repaired),
        problems=tuple(problems),
    )
    other = elsewhere(root, wholeness.characters(lines))
    if other:
        found = wholeness.in_part(found, other)
    return wholeness.in_part(found, Problem.of("page-cut", Severity.WARNING)) if is_cut(text) else found
