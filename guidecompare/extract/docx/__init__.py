"""Reads DOCX. In: the bytes of a file of Word or another office suite. Out: an ``Extraction``.

The only importer of python-docx, which opens the package and parses its parts; ``Body`` makes lines of them.
Headers and footers of pages are no body.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from docx.opc.part import XmlPart
from docx.oxml.parser import parse_xml
from docx.package import Package

from guidecompare.extract import contact, sniff, wholeness
from guidecompare.extract.common import Extraction, repair
from guidecompare.extract.docx.body import Beside, Body
from guidecompare.extract.docx.numbering import Numbering
from guidecompare.extract.docx.strict import usual
from guidecompare.extract.docx.styles import Styles
from guidecompare.extract.docx.xml import Node, attribute, child
from guidecompare.extract.drafts import Draft, finished
from guidecompare.model import Health, Problem, Severity, Unread

if TYPE_CHECKING:
    from docx.opc.part import Part

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container that an encrypted file is put into
_TOO_LARGE: Final = 400_000_000  # bytes of all parts, unpacked
_XML_TOO_LARGE: Final = 80_000_000  # bytes of one part of XML, unpacked


@dataclass(slots=True)
class _Parts:
    """The parts that belong to the main one."""

    roots: dict[str, Node] = field(default_factory=dict)  # by the last word of their relationship
    diagrams: dict[str, Node] = field(default_factory=dict)  # by the id of their relationship
    inserted: dict[str, Sequence[Draft]] = field(default_factory=dict)
    unread: int = 0  # inserted documents that could not be read


def _root(part: Part) -> Node:
    root: Node = part.element if isinstance(part, XmlPart) else parse_xml(part.blob)
    return root


def _related(main: Part, *, inside: bool) -> _Parts:
    """Return what the main part refers to; ``inside``: it is itself an inserted document, and may insert no further."""
    found = _Parts()
    for key, relation in main.rels.items():
        kind = relation.reltype.rpartition("/")[2]
        if relation.is_external:
            continue
        if kind in {"styles", "numbering", "footnotes", "endnotes"}:
            found.roots[kind] = _root(relation.target_part)
        elif kind == "diagramData":
            found.diagrams[key] = _root(relation.target_part)
        elif kind == "aFChunk":
            drafts = None if inside else _inserted(relation.target_part.blob)
            found.unread += drafts is None
            found.inserted[key] = drafts or ()
    return found


def _inserted(data: bytes) -> list[Draft] | None:
    """Return the lines of a document that is put in whole, None where it could not be read."""
    from guidecompare.extract.docx import inserted  # noqa: PLC0415 -- brings the other readers along, and is rare

    if sniff.is_docx(data):
        read = _read(data, inside=True)
        return inserted.of(read) if read.lines else None
    return inserted.drafts(data)


def _notes(root: Node | None) -> dict[str, Node]:
    """Return notes by their ids; separators are notes to Word, too, and have a type."""
    found = root.iterchildren() if root is not None else ()
    return {attribute(note, "id"): note for note in found if attribute(note, "type") in {"", "normal"}}


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
    return _read(data, inside=False)


def _read(data: bytes, *, inside: bool) -> Extraction:
    if data.startswith(_OLE):
        return _unreadable("docx-encrypted", Unread.ENCRYPTED)
    try:
        if _is_too_large(data):
            return _unreadable("docx-too-large", Unread.LIMIT)
        package = Package.open(io.BytesIO(usual(data)))
        main = package.main_document_part
        body = child(_root(main), "body")
        related = _related(main, inside=inside)
        title = package.core_properties.title or ""
    except Exception:  # noqa: BLE001 - a broken package raises whatever its zip, XML and relations give rise to
        return _unreadable("docx-damaged", Unread.DAMAGED)
    if body is None:
        return _unreadable("docx-damaged", Unread.DAMAGED)
    notes = {f"{kind}Reference": _notes(related.roots.get(f"{kind}s")) for kind in ("footnote", "endnote")}
    beside = Beside(notes=notes, diagrams=related.diagrams, inserted=related.inserted)
    walk = Body(body, Styles(related.roots.get("styles")), Numbering(related.roots.get("numbering")), beside)
    drafts, repaired = _repaired(walk.read())
    lines, removed = finished(contact.set_aside(drafts))
    found = Extraction(
        title=title.strip(),
        lines=lines,
        removed=removed,
        health=Health(unread=None if lines else Unread.NO_TEXT, repaired=repaired),
        problems=() if lines else (Problem.of("docx-without-text"),),
    )
    if related.unread:
        found = wholeness.in_part(found, Problem.of("docx-inserted", Severity.WARNING, count=related.unread))
    return found


def _repaired(drafts: list[Draft]) -> tuple[list[Draft], int]:
    """Return the lines with radicals put right, and how many there were."""
    found, total = [], 0
    for draft in drafts:
        text, count = repair(draft.line.text)
        found.append(replace(draft, line=replace(draft.line, text=text)) if count else draft)
        total += count
    return found, total
