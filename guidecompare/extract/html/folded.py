"""What a page shows only after a click or in a box of its own: texts under a heading, a button, a question.

In: the tree of a page. Out: the same tree, in which such a text is no longer hidden and what opens it is a heading.
A hidden part that nothing on the page seems to open stays hidden.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from guidecompare.extract.html.elements import BLOCKS, HEADINGS, Element, is_hidden, measure
from guidecompare.extract.phrases import is_button

if TYPE_CHECKING:
    from collections.abc import Iterator

_LABELS: Final = HEADINGS | {"summary", "dt", "legend"}
_SHUT: Final = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)[^;]*;?", re.IGNORECASE)
_TARGETS: Final = ("aria-controls", "data-bs-target", "data-target", "data-controls")
_TERMS: Final = 100  # characters of a text field from which it holds a text rather than an example
_SERIES: Final = 2  # hidden texts of one make, each right below what seems to open it


def _opener(element: Element) -> bool:
    """Tell whether an element is a button that opens something."""
    pressed = element.tag == "button" or element.get("role") == "button"
    return pressed and bool("aria-expanded" in element.attributes or any(element.get(name) for name in _TARGETS))


def _make(element: Element) -> tuple[str, str]:
    return element.tag, element.get("class")


def _open(element: Element) -> None:
    """Take from an element what hides it."""
    element.attributes.pop("hidden", None)
    element.attributes["style"] = _SHUT.sub("", element.get("style"))


def _label_buttons(element: Element, *, inside: bool) -> Iterator[Element]:
    """Yield the buttons that hold the text of a heading."""
    for child in element.elements():
        if inside and child.tag == "button":
            yield child
        yield from _label_buttons(child, inside=inside or child.tag in _LABELS or child.get("role") == "heading")


def _texts(element: Element) -> bool:
    """Tell whether there are sentences below an element, hidden or not."""
    shown = Element("div", {}, element.children)
    return bool(measure(shown)[id(shown)].prose)


def _beneath(root: Element) -> Iterator[Element]:
    """Yield hidden texts that stand right below what opens them: answers below questions, sections below headings."""
    for parent in root.walk():
        pairs = [
            (above, below)
            for above, below in pairwise(parent.elements())
            if below.tag in BLOCKS and is_hidden(below) and not is_hidden(above) and _texts(below)
        ]
        makes = Counter((_make(above), _make(below)) for above, below in pairs)
        for above, below in pairs:
            if below.tag == "dd" or any(map(_opener, above.walk())) or makes[_make(above), _make(below)] >= _SERIES:
                yield below


def unfold(root: Element) -> None:
    """Open what a click on the page opens, and the boxes in which terms are shown to be agreed to."""
    for box in root.walk():
        if box.tag == "textarea" and sum(len(child) for child in box.children if isinstance(child, str)) >= _TERMS:
            box.tag = "pre"
    labels = set(map(id, _label_buttons(root, inside=False)))
    named = {element.get("id"): element for element in root.walk() if element.get("id")}
    for below in list(_beneath(root)):
        _open(below)
    for opener in [element for element in root.walk() if element.tag == "button" or _opener(element)]:
        targets = [opener.get(attribute).lstrip("#") for attribute in _TARGETS]
        target = next((named[name] for name in targets if name in named and _texts(named[name])), None)
        if target is not None:
            _open(target)
        if opener.tag == "button" and id(opener) in labels:
            opener.tag = "span"
        elif opener.tag == "button" and target is not None and not is_button(opener.text()):
            opener.tag = "summary"
