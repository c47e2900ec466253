"""The tree of a page that layout and furniture look at: elements, what HTML says of them, and measures of their text.

Pure data: the parser's own nodes stay in ``html``. Depth is bounded when the tree is made, so that everything here
may recurse.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


BLOCKS: Final = _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search "
    "section select summary table tbody td tfoot th thead tr ul"
)
# What holds no text of the page: scripts, drawings, form controls (whose labels are read with the form).
TEXTLESS: Final = _names(
    "area audio button canvas embed head iframe input link map math meta meter noframes object option optgroup "
    "progress rp rt rtc script select source style svg template textarea title track video"
)
HEADINGS: Final = _names("h1 h2 h3 h4 h5 h6")

_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[A-Z]")
_PROSE: Final = 15  # characters from which a run of text outside links is taken for a sentence
_HIDDEN_STYLE: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_STRUCK_STYLE: Final = re.compile(r"text-decoration[a-z-]*\s*:[^;]*line-through", re.IGNORECASE)
# Class names under which frameworks keep what only screen readers are to hear.
_SPOKEN: Final = _names(
    "sr-only sr_only visually-hidden visuallyhidden screen-reader-text screenreader-text u-visually-hidden "
    "is-visually-hidden assistive-text hide-text"
)
# A panel that a script opens holds body text, whatever its style says before the click.
_PANEL: Final = _names("accordion toggle collapse collapsible tabpanel tabcontent panel acc")
_ICON: Final = re.compile(
    r"material-icons|material-symbols|\bfa[srlb]?\b|\bfa-|glyphicon|\bicon\b|\bicon[-_]|[-_]icon\b"
)
_INTEGER: Final = re.compile(r"\s*([+-]?[0-9]{1,9})")
_ICON_WORD: Final = re.compile(r"[a-z0-9_]*")


@dataclass(slots=True, eq=False)
class Element:
    """An element with its children in order: elements and texts. Filled while the page is parsed, then only read."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)
    drawn: str = ""  # the number that the page's own style sheet draws before it, where it is an item of a list

    def get(self, name: str) -> str:
        """Return an attribute, "" where it is absent."""
        return self.attributes.get(name, "")

    def elements(self) -> Iterator[Element]:
        """Yield the child elements."""
        return (child for child in self.children if isinstance(child, Element))

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it in document order."""
        yield self
        for child in self.elements():
            yield from child.walk()

    def find(self, *tags: str) -> Element | None:
        """Return the first element below this one with one of ``tags``."""
        return next((found for found in self.walk() if found is not self and found.tag in tags), None)

    def text(self) -> str:
        """Return all text below, white space collapsed."""
        return collapse("".join(self._texts())).strip()

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag == "br" or child.tag in BLOCKS:
                yield " "
                yield from child._texts()  # noqa: SLF001 - the same class
                yield " "
            elif child.tag not in TEXTLESS:
                yield from child._texts()  # noqa: SLF001 - the same class


def collapse(text: str) -> str:
    """Collapse white space as HTML does; U+3000 is no white space to HTML, and stays."""
    return _SPACE.sub(" ", text)


def whole_number(value: str) -> int | None:
    """Return the number that an attribute begins with, as a browser reads it; None where it begins with none."""
    found = _INTEGER.match(value)
    return int(found[1]) if found else None


def words(name: str) -> tuple[str, ...]:
    """Return the words that a class name or id is made of, in lower case: ``boxInquiry_2`` -> box, inquiry."""
    return tuple(word.lower() for word in _WORD.findall(name))


def vocabulary(element: Element) -> frozenset[str]:
    """Return the words of an element's id and classes, and each of these names whole without its separators."""
    names = [element.get("id"), *element.get("class").split()]
    return frozenset(word for name in names for word in (*words(name), "".join(words(name))) if word)


def is_icon(element: Element) -> bool:
    """Tell whether an element is a sign of an icon font: its text is the sign's name (open_in_new), not a word."""
    if element.tag not in {"i", "span", "em"} or not _ICON.search(element.get("class")):
        return False
    return _ICON_WORD.fullmatch(element.text()) is not None


def is_hidden(element: Element) -> bool:
    """Tell whether a reader of the page does not see the element, and no click on the page shows it."""
    if element.tag == "noscript" or (element.tag == "dialog" and "open" not in element.attributes):
        return True
    classes = {name.lower() for name in element.get("class").split()}
    if classes & _SPOKEN:
        return True
    shut = ("hidden" in element.attributes and element.get("hidden").lower() != "until-found") or bool(
        _HIDDEN_STYLE.search(element.get("style"))
    )
    if shut and (vocabulary(element) & _PANEL or element.get("role") == "tabpanel"):
        return False
    # aria-hidden on more than a sign hides from ears what eyes do see
    return shut


def is_struck(element: Element) -> bool:
    """Tell whether the text of an element is struck out: an amendment has put other words in its place."""
    return element.tag in {"del", "s", "strike"} or bool(_STRUCK_STYLE.search(element.get("style")))


@dataclass(frozen=True, slots=True)
class Measure:
    """How much text an element holds: all of it, in links, in sentences outside links."""

    characters: int = 0
    linked: int = 0
    prose: int = 0

    def __add__(self, other: Measure) -> Measure:
        """Return the measure of both together."""
        return Measure(self.characters + other.characters, self.linked + other.linked, self.prose + other.prose)


def measure(root: Element, furniture: Callable[[str], object] | None = None) -> dict[int, Measure]:
    """Return the measure of every element below ``root``, and its own, by ``id()``.

    What ``furniture`` tells of the text of an innermost block is no prose.
    """
    found: dict[int, Measure] = {}

    def visit(element: Element, *, linked: bool) -> Measure:
        total = Measure()
        if element.tag in TEXTLESS or is_hidden(element):
            found[id(element)] = total
            return total
        linked = linked or (element.tag == "a" and "href" in element.attributes)
        run = 0  # inline text since the last block, outside links
        for child in element.children:
            if isinstance(child, str):
                count = len("".join(child.split()))
                total += Measure(count, count if linked else 0)
                run += 0 if linked else count
            else:
                inner = visit(child, linked=linked)
                total += inner
                if child.tag in BLOCKS:
                    total += Measure(prose=run if run >= _PROSE else 0)
                    run = 0
                else:
                    run += inner.characters - inner.linked - inner.prose
        if run >= _PROSE and element.tag in BLOCKS:
            innermost = not any(child.tag in BLOCKS for child in element.elements())
            total += Measure(prose=0 if furniture and innermost and furniture(element.text()) else run)
        found[id(element)] = total
        return total

    visit(root, linked=False)
    return found
