"""Bytes to text. In: the bytes of a page or text file. Out: its text, the charset, and what had to be said about it.

The only importer of charset_normalizer. The bytes decide and the declaration helps: municipal pages often declare a
charset that they are not in. Shift_JIS always means CP932, which adds the ①, ㈱ and 髙 that such pages are full of.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from charset_normalizer import from_bytes

from guidecompare.extract import sniff
from guidecompare.model import Problem, Severity, Unread

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The names that pages use, as Python calls what they are in truth.
_SHIFT_JIS: Final = ("shiftjis", "shift_jis", "sjis", "xsjis", "mskanji", "windows31j", "cp932", "csshiftjis")
_EUC_JP: Final = ("eucjp", "xeucjp", "xeuc", "eucjpms", "ujis", "cp51932")
_JIS: Final = ("iso2022jp", "csiso2022jp", "jis", "cp50220", "cp50221", "cp50222")
_ALIASES: Final = (
    {re.sub(r"[^a-z0-9]", "", name): "cp932" for name in _SHIFT_JIS}
    | dict.fromkeys(_EUC_JP, "euc_jp")
    | dict.fromkeys(_JIS, "iso2022_jp")
)
# Python's euc_jp lacks row 13 (①, ㈱): its 2004 edition has it. What is written with either is EUC-JP to the reader.
_VARIANTS: Final = {
    "euc_jp": ("euc_jp", "euc_jis_2004"),
    "iso2022_jp": ("iso2022_jp", "iso2022_jp_ext", "iso2022_jp_3"),
}
_NAMES: Final = {"cp932": "Shift_JIS (CP932)", "euc_jp": "EUC-JP", "iso2022_jp": "ISO-2022-JP", "utf-8": "UTF-8"}
_JIS_SHIFT: Final = (b"\x1b$B", b"\x1b$@", b"\x1b$(D", b"\x1b$(Q")
_DECLARATION: Final = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']?([\w.:-]+)|<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]+)""",
    re.IGNORECASE,
)
_DECLARED_WITHIN: Final = 8192  # bytes; HTML5 says 1,024, pages with a long head say it later
# Share of characters lost from which a text is in part, or not at all, what its author wrote.
_PARTIAL: Final = 0.005
_DAMAGED: Final = 0.2
_LOST: Final = "\ufffd"
_SOUND: Final = 12  # characters beside each fault that only UTF-8 explains


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text of some bytes, without byte order mark and with line feeds alone as line ends."""

    text: str
    charset: str  # as a reader knows it: "UTF-8", "Shift_JIS (CP932)", "EUC-JP", "ISO-2022-JP"
    unread: Unread | None = None
    problems: tuple[Problem, ...] = ()


def _codec(label: str) -> str | None:
    """Return Python's name for what ``label`` means on a Japanese page, None where nothing is known by that name."""
    alias = _ALIASES.get(re.sub(r"[^a-z0-9]", "", label.lower()))
    if alias:
        return alias
    try:
        found = codecs.lookup(label)
    except (LookupError, ValueError):
        return None
    # hex, zip and the like are codecs, too, but of no text
    return found.name if found._is_text_encoding else None  # noqa: SLF001 - there is no public way to ask


def _strictly(data: bytes, codec: str) -> str | None:
    """Return the text, None where the bytes are not wholly in ``codec``."""
    for variant in _VARIANTS.get(codec, (codec,)):
        try:
            return data.decode(variant)
        except (UnicodeError, ValueError):
            continue
    return None


def declared(data: bytes) -> str | None:
    """Return the charset that a page declares in its head or XML declaration, as it is written there."""
    found = _DECLARATION.search(data[:_DECLARED_WITHIN])
    return (found[1] or found[2]).decode("ascii") if found else None


def _detected(data: bytes, wanted: str | None) -> str | None:
    """Return the Japanese charset that all the bytes are in; where two fit, the one that reads more like a text.

    The bytes of EUC-JP are half-width kana to CP932, so that short texts fit both: then the declaration decides.
    """
    fitting = [codec for codec in ("cp932", "euc_jp") if _strictly(data, codec) is not None]
    if len(fitting) < 2:  # noqa: PLR2004 - no choice to make
        return fitting[0] if fitting else None
    found = from_bytes(data, cp_isolation=["cp932", "euc_jp", "euc_jis_2004"], enable_fallback=False)
    chaos = {("cp932" if match.encoding == "cp932" else "euc_jp"): match.chaos for match in reversed(list(found))}
    return min(fitting, key=lambda codec: (chaos.get(codec, 1.0), codec != wanted))


def _is_nearly_utf8(data: bytes) -> bool:
    """Tell whether bytes are UTF-8 with a fault here and there: a file cut short, a page put together from two."""
    text = data.decode("utf-8", errors="replace")
    lost = text.count(_LOST)
    return 0 < lost * _SOUND <= sum(not character.isascii() for character in text)


def _choose(data: bytes, label: str | None) -> tuple[str, str]:
    """Return the codec and the text; bytes that fit no codec lose some characters."""
    wanted = _codec(label) if label else None
    # Text in another charset is hardly ever valid JIS or UTF-8 by chance: there the bytes are believed before the
    # declaration. What a declaration of anything else is good for is text in a charset that Japanese pages are not in.
    if _is_nearly_utf8(data):
        return "utf-8", data.decode("utf-8", errors="replace")
    tries = ["iso2022_jp"] if any(shift in data for shift in _JIS_SHIFT) else []
    tries += [codec for codec in ("utf-8", _detected(data, wanted), wanted) if codec]
    for codec in tries:
        text = _strictly(data, codec)
        if text is not None:
            return codec, text
    candidates = dict.fromkeys(([wanted] if wanted in _NAMES else []) + ["utf-8", "cp932", "euc_jp"])
    lossy = [(codec, data.decode(_VARIANTS.get(codec, (codec,))[-1], errors="replace")) for codec in candidates]
    return min(lossy, key=lambda pair: pair[1].count(_LOST))


def _health(text: str) -> tuple[Unread | None, int]:
    lost = text.count(_LOST)
    share = lost / max(len(text), 1)
    if share > _DAMAGED:
        return Unread.DAMAGED, lost
    return (Unread.PARTIAL if lost > 1 and share > _PARTIAL else None), lost


def decode(data: bytes, label: str | None = None) -> Decoded:
    """Return the text of ``data``. ``label`` is the charset that the file, or whoever sent it, declares."""
    for mark, codec in _BOMS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(codec, errors="replace")
            break
    else:
        bare = sniff.bare_utf16(data)
        codec, text = (bare, data.decode(bare, errors="replace")) if bare else _choose(data, label)
    name = _NAMES.get(codec, codec.upper())
    problems = []
    if label and not data.isascii() and _codec(label) != codec.removesuffix("-le").removesuffix("-be"):
        problems.append(Problem.of("charset-replaced", Severity.NOTE, declared=label, charset=name))
    unread, lost = _health(text)
    if lost:
        problems.append(Problem.of("charset-lost", Severity.WARNING, charset=name, count=lost))
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(text=text, charset=name, unread=unread, problems=tuple(problems))
