"""Which format some bytes are in, told by content alone: names and declared types of files are often wrong."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

_HEAD: Final = 4096  # bytes within which a file says what it is
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of Word of old, of 一太郎, and of encrypted DOCX
# Names of streams in that container.
_ENCRYPTED_PACKAGE: Final = "EncryptedPackage".encode("utf-16-le")
_WORD: Final = "WordDocument".encode("utf-16-le")
_ICHITARO: Final = "JSRV_SegmentInformation".encode("utf-16-le")
_ARCHIVE: Final = b"PK\x03\x04"
_OPEN_DOCUMENT: Final = b"application/vnd.oasis.opendocument.text"
_WORD_XML: Final = re.compile(rb"""<\?mso-application\s+progid=["']Word\.Document""")
_RTF: Final = re.compile(rb"\s*\{\\rtf")
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_DOCUMENT_TAG: Final = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_FIRST_TAG: Final = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*"
    rb"<(?:title|meta|link|style|script|base|main|article|section|header|nav|div|table|form|h[1-6]|p|ul|ol|dl|center)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_SAVED_PAGE: Final = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_MARKUP_START: Final = re.compile(rb"\s*(?:<\?xml|<svg)", re.IGNORECASE)
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")  # ESC is left out: ISO-2022-JP shifts with it
_CONTROL_LIMIT: Final = 0.01
# High bytes of UTF-16: ASCII, punctuation and signs, kana with 、。, kanji, full-width forms.
_ROWS: Final = frozenset({0x00, *range(0x20, 0x28), 0x30, *range(0x32, 0x34), *range(0x4E, 0xA0), 0xFF})
_KANA_ROW: Final = 0x30
_USUAL: Final = 0.98


def is_pdf(data: bytes) -> bool:
    """Tell whether ``data`` is a PDF."""
    # Readers of PDF accept the mark anywhere in the first kilobyte; mail gateways put lines before it.
    return b"%PDF-" in data[:1024] and not is_html(data)


def is_docx(data: bytes) -> bool:
    """Tell whether ``data`` is a DOCX, behind a password or not."""
    if data.startswith(_OLE):
        return _ENCRYPTED_PACKAGE in data
    if not data.startswith(_ARCHIVE):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(name.startswith("word/") for name in archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return b"word/document.xml" in data  # cut short: its reader says that it is damaged


def is_doc(data: bytes) -> bool:
    """Tell whether ``data`` is a Word document of 97 to 2003, in its own format or in the XML of 2003."""
    return (data.startswith(_OLE) and _WORD in data) or bool(_WORD_XML.search(_head(data)))


def is_jtd(data: bytes) -> bool:
    """Tell whether ``data`` is a document of 一太郎."""
    return data.startswith(_OLE) and _ICHITARO in data


def is_rtf(data: bytes) -> bool:
    """Tell whether ``data`` is Rich Text Format."""
    return bool(_RTF.match(data))


def is_odt(data: bytes) -> bool:
    """Tell whether ``data`` is an OpenDocument text: its type stands uncompressed at the beginning of the archive."""
    return data.startswith(_ARCHIVE) and _OPEN_DOCUMENT in data[:200]


def is_html(data: bytes) -> bool:
    """Tell whether ``data`` is a web page, as it is or as a browser saves it whole."""
    head = _head(data)
    return bool(_DOCUMENT_TAG.search(head) or _FIRST_TAG.match(head) or _SAVED_PAGE.search(head))


def is_text(data: bytes) -> bool:
    """Tell whether ``data`` is plain text in some charset."""
    if data.startswith(_UTF16) or bare_utf16(data):
        return True
    if _MARKUP_START.match(data) or b"\0" in data:
        return False
    sample = data[:65536]
    return len(_CONTROL.findall(sample)) <= _CONTROL_LIMIT * len(sample)


def bare_utf16(data: bytes) -> str | None:
    """Return which UTF-16 a text without byte order mark is in, None where it is in neither.

    The high bytes of a Japanese text are few: those of ASCII, of kana and of kanji.
    """
    sample = data[: 2 * _HEAD]
    if len(data) % 2 or not sample.count(0):
        return None
    for codec, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        usual = sum(row in _ROWS for row in high) >= _USUAL * len(high)
        if usual and 0 in high and _KANA_ROW in high:
            return codec
    return None


def _head(data: bytes) -> bytes:
    """Return the beginning without byte order mark; UTF-16 is brought down to the ASCII that tags are made of."""
    if data.startswith(_UTF16):
        return data[2 : 2 * _HEAD].replace(b"\0", b"")
    return data.removeprefix(b"\xef\xbb\xbf")[:_HEAD]
