"""Where the text of a page stands if not in the page: in a frame, in pictures, behind a link, or cut off.

In: the source of a page, its tree, and how many characters were read of it. Out: the problem, or None.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from guidecompare.extract.html.elements import BLOCKS
from guidecompare.extract.wholeness import LITTLE, stops_short
from guidecompare.model import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidecompare.extract.html.elements import Element

_FRAMES: Final = frozenset({"iframe", "frame", "embed", "object"})
_BESIDE: Final = frozenset({"header", "footer", "nav", "aside"})  # banners and menus link to anything
_DOCUMENT: Final = re.compile(r"\.(?:pdf|docx?|rtf|odt|jtd|xlsx?|pptx?)$", re.IGNORECASE)
_LARGE: Final = 300  # pixels of either side from which a picture may hold a text
_NAMED: Final = 3  # documents that are named
_COMMENT: Final = re.compile(r"<!--.*?(?:-->|$)|<(script|style)\b.*?(?:</\1\s*>|$)", re.DOTALL | re.IGNORECASE)
_TAG: Final = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^<>]*>", re.IGNORECASE)
_CUT_TAG: Final = re.compile(r"</?[a-z][^<>]*$", re.IGNORECASE)
_MAY_STAY_OPEN: Final = frozenset(
    ["p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot"]
)


def elsewhere(root: Element, characters: int) -> Problem | None:
    """Say where else the text of a page with few ``characters`` seems to stand."""
    if characters >= LITTLE:
        return None
    elements = list(_content(root))
    links = [_name(element.get("href")) for element in elements if element.tag == "a"]
    documents = list(dict.fromkeys(name for name in links if _DOCUMENT.search(name)))
    if documents:
        return Problem.of("page-links-document", Severity.WARNING, documents="、".join(documents[:_NAMED]))
    if any(element.tag in _FRAMES for element in elements):
        return Problem.of("page-in-frame", Severity.WARNING)
    if any(_is_large(element) for element in elements):
        return Problem.of("page-in-pictures", Severity.WARNING)
    return None


def is_cut(html: str) -> bool:
    """Tell whether a page whose body was opened ends inside a tag, or with a block open.

    Real pages omit end tags: one end tag of the page tells that it is whole, and a block whose end tag HTML lets an
    author omit counts only where it is the last, and the page closes its like elsewhere or its sentence stops.
    """
    text = _COMMENT.sub("", html)
    tags = [(closing, name.lower()) for closing, name in _TAG.findall(text)]
    if ("", "body") not in tags or {("/", "body"), ("/", "html")} & set(tags):
        return False
    if _CUT_TAG.search(text):
        return True
    blocks = [tag for tag in tags if tag[1] in BLOCKS - {"hr", "html", "body"}]
    count = Counter(blocks)
    if any(count["", name] > count["/", name] for _, name in blocks if name not in _MAY_STAY_OPEN):
        return True
    if not blocks or blocks[-1][0]:
        return False
    return count["/", blocks[-1][1]] > 0 or stops_short(_TAG.sub("\n", text).strip().rpartition("\n")[2])


def _content(element: Element) -> Iterator[Element]:
    for child in element.elements():
        if child.tag not in _BESIDE:
            yield child
            yield from _content(child)


def _name(href: str) -> str:
    """Return the file name that a link ends in."""
    try:
        return unquote(urlsplit(href.strip()).path).rpartition("/")[2]
    except ValueError:  # no address at all
        return ""


def _is_large(element: Element) -> bool:
    sides = [re.match(r"\s*(\d{1,6})", element.get(side)) for side in ("width", "height")]
    return element.tag == "img" and all(side and int(side[1]) >= _LARGE for side in sides)
