"""Names of fonts that pdfium knows no names of: those that Chrome draws glyph by glyph (Type 3).

In: the bytes of a PDF, and the fonts of a page in the order that its text is drawn in. Out: their names. To have
pdfminer read such a page takes ten times as long as all else, so that no more than the names is looked up. Whatever is
not as Chrome writes it (one table of objects, each by itself in the file) gives no names, and ``ruled`` asks pdfminer.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_USE: Final = re.compile(rb"/([^\s/<>\[\]()]+)\s+[-+.\d]+\s+Tf\b")
_SHOWN: Final = re.compile(rb"T[jJ]\b|['\"]\s")
_LITERAL: Final = re.compile(rb"\((?:[^()\\]|\\.)*\)", re.DOTALL)  # text may look like an operator
_END: Final = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$", re.DOTALL)
_TABLE: Final = re.compile(rb"xref\s+0 (\d+)\s+(?=\d{10} \d{5} f)")
_ENTRY: Final = 20  # bytes that an object takes in the table
_ROOT: Final = re.compile(rb"/Root\s+(\d+)\s+0\s+R")
_PAGES: Final = re.compile(rb"/Pages\s+(\d+)\s+0\s+R")
_KIDS: Final = re.compile(rb"/Kids\s*\[([^\]]*)\]")
_REFERENCE: Final = re.compile(rb"(\d+)\s+0\s+R")
_FONTS: Final = re.compile(rb"/Font\s*<<(.*?)>>", re.DOTALL)
_FONT: Final = re.compile(rb"/([^\s/<>\[\]()]+)\s+(\d+)\s+0\s+R")
_CONTENTS: Final = re.compile(rb"/Contents\s+(\d+)\s+0\s+R")
_STREAM: Final = re.compile(rb"<<(?:/Filter\s*/FlateDecode\s*)?/Length\s+(\d+)\s*>>\s*stream\r?\n")
_DESCRIPTOR: Final = re.compile(rb"/FontDescriptor\s+(\d+)\s+0\s+R")
_NAME: Final = re.compile(rb"/(?:FontName|BaseFont)\s*/([^\s/<>\[\]()]+)")
_DEPTH: Final = 8  # of the tree of pages, which holds eight a node
_LONGEST: Final = 1 << 24  # bytes of instructions of one page


class NotPlain(ValueError):  # noqa: N818 -- says a state of the file, not a fault
    """The file is not as Chrome writes it."""


class Fonts:
    """The fonts of a document."""

    def __init__(self, data: bytes) -> None:
        """Take the bytes of a PDF."""
        self._data = data
        end = _END.search(data, max(len(data) - 1024, 0))
        table = _TABLE.match(data, int(end[2])) if end else None
        self._start, self._count = (table.end(), int(table[1])) if table else (0, 0)
        root = _ROOT.search(end[1]) if end and table and b"/Prev" not in end[1] else None
        try:
            self._pages = list(self._leaves(self._referred(self._object(int(root[1])), _PAGES), _DEPTH)) if root else []
        except NotPlain:
            self._pages = []

    def names(self, page: int, labels: Sequence[str]) -> dict[str, str]:
        """Return the name of each font of a page, from 1, by its label; nothing where they cannot be told for sure.

        ``labels`` name the fonts as the text of the page is drawn, one for each change. The page's own instructions
        must change fonts in the same order.
        """
        try:
            written = self._object(self._pages[page - 1])
            held = _FONTS.search(written)
            numbers = {key: int(number) for key, number in _FONT.findall(held[1])} if held else {}
            drawn = [numbers[key] for key in _uses(self._instructions(self._referred(written, _CONTENTS)))]
            changes = [number for index, number in enumerate(drawn) if not index or number != drawn[index - 1]]
            if _pattern(changes) != _pattern(labels):
                return {}
            names = {number: self._name(number) for number in dict.fromkeys(changes)}
        except (NotPlain, IndexError, KeyError):
            return {}
        return {label: names[number] for label, number in zip(labels, changes, strict=True)}

    def _object(self, number: int) -> bytes:
        """Return an object as it is written in the file."""
        at = self._start + _ENTRY * number
        entry = self._data[at : at + _ENTRY] if number < self._count else b""
        start = int(entry[:10]) if entry[:10].isdigit() and entry[17:18] == b"n" else -1
        head = b"%d 0 obj" % number
        if start < 0 or not self._data.startswith(head, start):
            raise NotPlain
        return self._data[start + len(head) : self._data.find(b"endobj", start)]

    def _referred(self, written: bytes, pattern: re.Pattern[bytes]) -> int:
        found = pattern.search(written)
        if not found:
            raise NotPlain
        return int(found[1])

    def _leaves(self, number: int, depth: int) -> Iterator[int]:
        """Yield the pages below a node of their tree."""
        kids = _KIDS.search(self._object(number))
        if kids and depth:
            for kid in _REFERENCE.findall(kids[1]):
                yield from self._leaves(int(kid), depth - 1)
        else:
            yield number

    def _instructions(self, number: int) -> bytes:
        written = self._object(number)
        stream = _STREAM.match(written.lstrip())
        if not stream:
            raise NotPlain
        packed = written.lstrip()[stream.end() :][: int(stream[1])]
        if b"/FlateDecode" not in stream[0]:
            return packed
        try:
            return zlib.decompressobj().decompress(packed, _LONGEST)
        except zlib.error as fault:
            raise NotPlain from fault

    def _name(self, number: int) -> str:
        font = self._object(number)
        descriptor = _DESCRIPTOR.search(font)
        found = _NAME.search(self._object(int(descriptor[1])) if descriptor else font)
        if not found:
            raise NotPlain
        return found[1].decode("utf-8", "replace")


def _uses(instructions: bytes) -> Iterable[bytes]:
    """Yield the names of the fonts that text is shown in, as the page knows them."""
    content = _LITERAL.sub(b"()", instructions)
    uses = list(_USE.finditer(content))
    ends = [use.start() for use in uses[1:]] + [len(content)]
    for use, end in zip(uses, ends, strict=False):  # a page of forms alone names no font
        if _SHOWN.search(content, use.end(), end):
            yield use[1]


def _pattern(items: Sequence[object]) -> list[int]:
    """Return the items as numbers in the order in which they first occur."""
    order: dict[object, int] = {}
    return [order.setdefault(item, len(order)) for item in items]
