"""Step 2: the bytes of a source become lines. In: ``Source`` and its bytes. Out: ``Document``.

``extract`` is total: whatever the bytes are, faults come back as problems and ``Health.unread``. The format is told
by content alone, since file names and declared types of municipal pages are often wrong. One module reads one format;
a further format is its reader and a line in ``_FORMATS``.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

from guidecompare.extract.common import Extraction
from guidecompare.model import Document, Health, Problem, Unread

if TYPE_CHECKING:
    from guidecompare.model import Source

__all__ = ["extract"]

_HEAD: Final = 4096  # bytes within which a file says what it is
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_DOCUMENT_TAG: Final = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_FIRST_TAG: Final = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*"
    rb"<(?:title|meta|link|style|script|base|main|article|section|header|nav|div|table|form|h[1-6]|p|ul|ol|dl|center)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_SAVED_PAGE: Final = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_MARKUP_START: Final = re.compile(rb"\s*(?:<\?xml|<svg|\{\\rtf)", re.IGNORECASE)
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")  # ESC is left out: ISO-2022-JP shifts with it
_CONTROL_LIMIT: Final = 0.01


def _head(data: bytes) -> bytes:
    """Return the beginning without byte order mark; UTF-16 is brought down to the ASCII that tags are made of."""
    if data.startswith(_UTF16):
        return data[2 : 2 * _HEAD].replace(b"\0", b"")
    return data.removeprefix(b"\xef\xbb\xbf")[:_HEAD]


def _is_pdf(data: bytes) -> bool:
    # Readers of PDF accept the mark anywhere in the first kilobyte; mail gateways put lines before it.
    return b"%PDF-" in data[:1024] and not _is_html(data)


def _is_docx(data: bytes) -> bool:
    if data.startswith(_OLE):
        return True  # a .doc of old, or a DOCX behind a password: its reader says which
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(name.startswith("word/") for name in archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return b"word/document.xml" in data  # cut short: its reader says that it is damaged


def _is_html(data: bytes) -> bool:
    head = _head(data)
    return bool(_DOCUMENT_TAG.search(head) or _FIRST_TAG.match(head) or _SAVED_PAGE.search(head))


def _is_text(data: bytes) -> bool:
    if data.startswith(_UTF16):
        return True
    if _MARKUP_START.match(data) or b"\0" in data:
        return False
    sample = data[:65536]
    return len(_CONTROL.findall(sample)) <= _CONTROL_LIMIT * len(sample)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Format:
    """A format: how its bytes are told, and the module ``extract.<name>`` whose ``read_<name>`` reads it."""

    media_type: str
    sniff: Callable[[bytes], bool]
    name: str

    def read(self, data: bytes) -> Extraction:
        """Read ``data``; the module is imported here, so that a run pays only for the formats it meets."""
        module = import_module(f"{__name__}.{self.name}")
        return cast("Callable[[bytes], Extraction]", getattr(module, f"read_{self.name}"))(data)


# In the order of asking: plain text is what is left.
_FORMATS: Final = (
    _Format(media_type="application/pdf", sniff=_is_pdf, name="pdf"),
    _Format(
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        sniff=_is_docx,
        name="docx",
    ),
    _Format(media_type="text/html", sniff=_is_html, name="html"),
    _Format(media_type="text/plain", sniff=_is_text, name="text"),
)


def _unreadable(code: str) -> Extraction:
    return Extraction(health=Health(unread=Unread.DAMAGED), problems=(Problem.of(code),))


def _read(data: bytes) -> tuple[str, Extraction]:
    """Return the media type and what was read."""
    if not data:
        return "application/octet-stream", _unreadable("file-empty")
    for known in _FORMATS:
        if known.sniff(data):
            return known.media_type, known.read(data)
    return "application/octet-stream", _unreadable("file-unknown-format")


def _named(problem: Problem, source: Source) -> Problem:
    """Say of a reader's problem which source and file it is about."""
    file = ("file", source.file or source.title)
    return replace(problem, source=source.id, arguments=tuple(sorted({*problem.arguments, file})))


def extract(source: Source, data: bytes) -> Document:
    """Return the lines of ``data`` with what had to be removed, how well it could be read, and the problems."""
    media_type, found = _read(data)
    characters = sum(len(line.text) for line in found.lines)
    return Document(
        source=source,
        media_type=media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        title=found.title,
        lines=found.lines,
        removed=found.removed,
        health=replace(found.health, characters=characters),
        problems=tuple(_named(problem, source) for problem in found.problems),
    )
