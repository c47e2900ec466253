"""Foreign text made harmless: what stands in a guideline must not act on the reader's screen or spreadsheet."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

# Controls that turn the direction of writing round could make a quotation read as what it does not say; other
# control characters and lone surrogates have no glyph, or cannot be written as UTF-8 at all.
_UNSAFE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
_NOT_IN_NAMES: Final = re.compile(r"[^A-Za-z0-9.-]")


def visible(text: str) -> str:
    """Return ``text`` with every character that is not to be seen, or turns the writing round, spelt out."""
    return _UNSAFE.sub(lambda found: f"[U+{ord(found.group()):04X}]", text)


def http(url: str | None) -> str | None:
    """Return ``url`` where it is an address of the web that may become a link, else None."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def cell(text: str) -> str:
    """Return ``text`` so that a spreadsheet shows it and never computes it."""
    text = visible(text)
    return f"'{text}" if text.startswith(_FORMULA) else text


def file_name(identity: str) -> str:
    """Return ``identity`` (ASCII, save for hostile ids) as the name of a file or an anchor."""
    return _NOT_IN_NAMES.sub(lambda found: "-" if found.group() == "/" else f"_{ord(found.group()):x}", identity)
