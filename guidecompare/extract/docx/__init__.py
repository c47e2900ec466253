"""Reads DOCX. In: the bytes of a file of Word or another office suite. Out: an ``Extraction``.

The only importer of python-docx, which opens the package and parses its parts; ``docx_body`` makes lines of them.
Headers and footers of pages are no body.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from docx.opc.part import XmlPart
from docx.oxml.parser import parse_xml
from docx.package import Package

from guidecompare.extract import contact
from guidecompare.extract.common import Extraction, repair
from guidecompare.extract.docx.body import Body
from guidecompare.extract.docx.numbering import Numbering
from guidecompare.extract.docx.styles import Styles
from guidecompare.extract.docx.xml import attribute, child
from guidecompare.extract.drafts import Draft, finished
from guidecompare.model import Health, Problem, Unread

if TYPE_CHECKING:
    from docx.opc.part import Part

    from guidecompare.extract.docx.xml import Node

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container that an encrypted file is put into
_TOO_LARGE: Final = 400_000_000  # bytes of all parts, unpacked
_XML_TOO_LARGE: Final = 80_000_000  # bytes of one part of XML, unpacked


def _root(part: Part) -> Node:
    root: Node = part.element if isinstance(part, XmlPart) else parse_xml(part.blob)
    return root


def _related(main: Part) -> dict[str, Node]:
    """Return the roots of the parts that belong to the main one, by the last word of their relationship."""
    wanted = {"styles", "numbering", "footnotes", "endnotes"}
    related = {}
    for relation in main.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if kind in wanted and not relation.is_external:
            related[kind] = _root(relation.target_part)
    return related


def _notes(root: Node | None) -> dict[str, Node]:
    """Return notes by their ids; separators are notes to Word, too, and have a type."""
    found = root.iterchildren() if root is not None else ()
    return {attribute(note, "id"): note for note in found if not attribute(note, "type")}


def _is_too_large(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sizes = [(info.filename, info.file_size) for info in archive.infolist()]
    return sum(size for _, size in sizes) > _TOO_LARGE or any(
        size > _XML_TOO_LARGE for file, size in sizes if file.endswith(".xml")
    )


def _unreadable(code: str, unread: Unread) -> Extraction:
    return Extraction(health=Health(unread=unread), problems=(Problem.of(code),))


def read_docx(data: bytes) -> Extraction:
    """Read a DOCX file: its lines in order, with the numbers that Word prints before them."""
    if data.startswith(_OLE):
        return _unreadable("docx-encrypted", Unread.ENCRYPTED)
    try:
        if _is_too_large(data):
            return _unreadable("docx-too-large", Unread.LIMIT)
        package = Package.open(io.BytesIO(data))
        main = package.main_document_part
        body = child(_root(main), "body")
        related = _related(main)
        title = package.core_properties.title or ""
    except Exception:  # noqa: BLE001 - a broken package raises whatever its zip, XML and relations give rise to
        return _unreadable("docx-damaged", Unread.DAMAGED)
    if body is None:
        return _unreadable("docx-damaged", Unread.DAMAGED)
    notes = {f"{kind}Reference": _notes(related.get(f"{kind}s")) for kind in ("footnote", "endnote")}
    walk = Body(Styles(related.get("styles")), Numbering(related.get("numbering")), notes)
    drafts, repaired = _repaired(walk.read(body))
    lines, removed = finished(contact.set_aside(drafts))
    unread = None if lines else Unread.NO_TEXT
    return Extraction(
        title=title.strip(),
        lines=lines,
        removed=removed,
        health=Health(unread=unread, repaired=repaired),
        problems=() if lines else (Problem.of("docx-without-text"),),
    )


def _repaired(drafts: list[Draft]) -> tuple[list[Draft], int]:
    """Return the lines with radicals put right, and how many there were."""
    found, total = [], 0
    for draft in drafts:
        text, count = repair(draft.line.text)
        found.append(replace(draft, line=replace(draft.line, text=text)) if count else draft)
        total += count
    return found, total
