"""Small tools for WordprocessingML: elements are known by their local names, values are read without trust."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OFF: Final = frozenset({"0", "false", "off", "none"})


class Node(Protocol):
    """An XML element, as far as it is needed here; that of lxml is one."""

    tag: str
    text: str | None

    def get(self, key: str) -> str | None:
        """Return an attribute, None where it is absent."""

    def iterchildren(self) -> Iterator[Node]:
        """Yield the children in order."""

    def iter(self) -> Iterator[Node]:
        """Yield the element and all below it in document order."""


def name(node: Node) -> str:
    """Return the local name; comments and processing instructions have none."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def child(node: Node | None, *path: str) -> Node | None:
    """Return the element at a path of local names below ``node``, the first of several."""
    for step in path:
        if node is None:
            return None
        node = next((inner for inner in node.iterchildren() if name(inner) == step), None)
    return node


def attribute(node: Node | None, key: str) -> str:
    """Return an attribute of the Word namespace, "" where it is absent."""
    return (node.get(f"{WORD}{key}") or "") if node is not None else ""


def reference(node: Node, key: str) -> str:
    """Return the id of the relationship that an element refers to, "" where there is none."""
    return node.get(f"{_RELATION}{key}") or ""


def alternative(node: Node) -> Node | None:
    """Return the newest of the alternatives that an element offers; they say the same thing."""
    newest = child(node, "Choice")
    return newest if newest is not None else child(node, "Fallback")


def value(node: Node | None, *path: str) -> str:
    """Return the ``w:val`` at a path below ``node``, "" where there is none."""
    return attribute(child(node, *path), "val")


def number(text: str) -> int | None:
    """Return an integer, None for anything else; some writers give halves."""
    try:
        return int(float(text))
    except (ValueError, OverflowError):
        return None


def switch(node: Node | None, step: str) -> bool | None:
    """Return a property that is on when it is there and not said to be off; None where it is absent."""
    found = child(node, step)
    return None if found is None else attribute(found, "val").lower() not in _OFF
