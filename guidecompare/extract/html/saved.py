"""Pages that a browser saved with all their parts in one file, MHTML: an envelope like that of a mail.

In: bytes. Out: the bytes of the page with the text, and the charset that its part of the envelope declares. Of a page
made of frames it is the frame with most text: a menu is mostly links.
"""

from __future__ import annotations

import email
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from email.message import Message

_SAVED: Final = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_HEAD: Final = 4096
_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})
_FRAMESET: Final = re.compile(rb"<frameset\b", re.IGNORECASE)
_NO_TEXT: Final = re.compile(
    rb"<(a|script|style|select|noframes)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>|\s+", re.IGNORECASE | re.DOTALL
)


def unpacked(data: bytes) -> tuple[bytes, str | None]:
    """Return the page itself and what its envelope says of the charset; a page without envelope as it is."""
    if not _SAVED.search(data[:_HEAD]):
        return data, None
    found = [part for part in email.message_from_bytes(data).walk() if part.get_content_type() in _PAGES]
    if not found:
        return b"", None
    page = found[0]
    if _FRAMESET.search(_payload(page)):
        page = max(found, key=lambda part: len(_NO_TEXT.sub(b"", _payload(part))))
    return _payload(page), _charset(page)


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _charset(part: Message) -> str | None:
    label = part.get_param("charset")
    return label if isinstance(label, str) else None
