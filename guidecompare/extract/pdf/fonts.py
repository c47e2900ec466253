"""Names of fonts that pdfium knows no names of: those that Chrome draws glyph by glyph (Type 3).

In: a page and the tables of objects as pdfminer has them, and the fonts of the page in the order that its text is drawn
in. Out: their names. To have pdfminer read such fonts takes most of the time of a page, so that no more than their
names are looked up. Whatever is not as Chrome writes it gives no names, and ``ruled`` asks pdfminer instead.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_USE: Final = re.compile(rb"/([^\s/<>\[\]()]+)\s+[-+.\d]+\s+Tf\b")
_SHOWN: Final = re.compile(rb"T[jJ]\b|['\"]\s")
_DESCRIPTOR: Final = re.compile(rb"/FontDescriptor\s+(\d+)\s+\d+\s+R")
_NAME: Final = re.compile(rb"/(?:FontName|BaseFont)\s*/([^\s/<>\[\]()]+)")
_LITERAL: Final = re.compile(rb"\((?:[^()\\]|\\.)*\)", re.DOTALL)  # text may look like an operator


class ObjectTable(Protocol):
    """Where the objects of a file stand."""

    def get_pos(self, objid: int) -> tuple[int | None, int, int]:
        """Return the stream that an object is packed into, if any, its place, and its generation."""


class PageObject(Protocol):
    """A page as it is written in the file."""

    @property
    def resources(self) -> Mapping[Any, Any]:
        """What the page refers to by name, by kind."""

    @property
    def contents(self) -> Sequence[Any]:
        """The streams of its instructions."""


def font_names(data: bytes, tables: Sequence[ObjectTable], page: PageObject, labels: Sequence[str]) -> dict[str, str]:
    """Return the name of each font of a page by its label; nothing where they cannot be told for sure.

    ``labels`` name the fonts as the text of the page is drawn, one for each change. The page's own instructions must
    change fonts in the same order.
    """
    try:
        fonts = _resolved(page.resources.get("Font"))
        numbers = {key: reference.objid for key, reference in fonts.items()}
        drawn = [numbers[key] for key in _uses(page)]
    except (AttributeError, KeyError, TypeError):  # not as Chrome has it
        return {}
    changes = [number for index, number in enumerate(drawn) if not index or number != drawn[index - 1]]
    if _pattern(changes) != _pattern(labels):
        return {}
    names = {number: _name(data, tables, number) for number in dict.fromkeys(changes)}
    return {} if None in names.values() else {label: names[n] or "" for label, n in zip(labels, changes, strict=True)}


def _resolved(value: Any) -> Any:  # noqa: ANN401 -- any object of a PDF
    return value.resolve() if hasattr(value, "resolve") else value


def _uses(page: PageObject) -> Iterable[str]:
    """Yield the resource names of the fonts that text is shown in."""
    content = b"\n".join(_resolved(stream).get_data() for stream in page.contents)
    content = _LITERAL.sub(b"()", content)
    uses = list(_USE.finditer(content))
    ends = [use.start() for use in uses[1:]] + [len(content)]
    for use, end in zip(uses, ends, strict=True):
        if _SHOWN.search(content, use.end(), end):
            yield use[1].decode("latin-1")


def _pattern(items: Sequence[object]) -> list[int]:
    """Return the items as numbers in the order in which they first occur."""
    order: dict[object, int] = {}
    return [order.setdefault(item, len(order)) for item in items]


def _name(data: bytes, tables: Sequence[ObjectTable], number: int) -> str | None:
    font = _object(data, tables, number)
    descriptor = _DESCRIPTOR.search(font)
    found = _NAME.search(_object(data, tables, int(descriptor[1])) if descriptor else font)
    return found[1].decode("utf-8", "replace") if found else None


def _object(data: bytes, tables: Sequence[ObjectTable], number: int) -> bytes:
    """Return an object as it is written in the file; nothing where it is packed with others."""
    for table in tables:
        try:
            stream, place, _ = table.get_pos(number)
        except KeyError:
            continue
        written = data[place : data.find(b"endobj", place)] if stream is None else b""
        return written if re.match(rb"\s*%d\s" % number, written) else b""
    return b""
