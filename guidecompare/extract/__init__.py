"""Step 2: the bytes of a source become lines. In: ``Source`` and its bytes. Out: ``Document``.

``extract`` is total: whatever the bytes are, faults come back as problems and ``Health.unread``. The format is told
by content alone, since file names and declared types of municipal pages are often wrong. One module reads one format;
a further format is its reader and a line in ``_FORMATS``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

from guidecompare.extract import sniff, soundness, wholeness
from guidecompare.extract.characters import judged
from guidecompare.extract.common import Extraction
from guidecompare.model import Document, Health, Problem, Unread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidecompare.model import Outline, PagePicture, Source

__all__ = ["extract", "pictures", "proofread"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Format:
    """A format: how its bytes are told, and the module ``extract.<name>`` whose ``read_<name>`` reads it."""

    media_type: str
    sniff: Callable[[bytes], bool]
    name: str
    pictures: bool = False  # its pages may be pictures, whose text can be recognised

    def read(self, data: bytes, *, ocr: bool) -> Extraction:
        """Read ``data``; the module is imported here, so that a run pays only for the formats it meets."""
        module = import_module(f"{__name__}.{self.name}")
        reader = cast("Callable[..., Extraction]", getattr(module, f"read_{self.name}"))
        return reader(data, ocr=True) if ocr and self.pictures else reader(data)


# In the order of asking: plain text is what is left.
_FORMATS: Final = (
    _Format(media_type="application/pdf", sniff=sniff.is_pdf, name="pdf", pictures=True),
    _Format(
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        sniff=sniff.is_docx,
        name="docx",
    ),
    _Format(media_type="application/msword", sniff=sniff.is_doc, name="office"),
    _Format(media_type="application/rtf", sniff=sniff.is_rtf, name="office"),
    _Format(media_type="application/vnd.oasis.opendocument.text", sniff=sniff.is_odt, name="office"),
    _Format(media_type="application/x-js-taro", sniff=sniff.is_jtd, name="office"),
    _Format(media_type="text/html", sniff=sniff.is_html, name="html"),
    _Format(media_type="text/plain", sniff=sniff.is_text, name="text"),
)


def _unreadable(code: str, unread: Unread) -> Extraction:
    return Extraction(health=Health(unread=unread), problems=(Problem.of(code),))


def _read(data: bytes, *, ocr: bool) -> tuple[str, Extraction]:
    """Return the media type and what was read."""
    if not data:
        return "application/octet-stream", _unreadable("file-empty", Unread.EMPTY)
    for known in _FORMATS:
        if known.sniff(data):
            return known.media_type, wholeness.checked(known.read(data, ocr=ocr))
    return "application/octet-stream", _unreadable("file-unknown-format", Unread.UNSUPPORTED)


def _named(problem: Problem, source: Source) -> Problem:
    """Say of a reader's problem which source and file it is about."""
    file = ("file", source.file or source.title)
    return replace(problem, source=source.id, arguments=tuple(sorted({*problem.arguments, file})))


def extract(source: Source, data: bytes, *, ocr: bool = False) -> Document:
    """Return the lines of ``data`` with what had to be removed, how well it could be read, and the problems.

    ``ocr`` has the text of pages that are pictures recognised, where this machine can.
    """
    media_type, found = _read(data, ocr=ocr)
    health, doubts = judged(found.health, found.lines)
    return Document(
        source=source,
        media_type=media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        title=found.title,
        lines=found.lines,
        removed=found.removed,
        health=health,
        problems=tuple(_named(problem, source) for problem in (*found.problems, *doubts)),
    )


def proofread(document: Document, outline: Outline, doubts: Sequence[Problem]) -> Document:
    """Return ``document`` with what shows only once it is divided: whether its text makes sense, ``doubts`` included.

    ``doubts`` are what the numbering of ``outline`` leaves open.
    """
    aside = {removed.line.index for removed in outline.removed}
    kept = [line for line in document.lines if line.index not in aside]
    health, found = soundness.proofread(document.health, kept, outline.clauses)
    codes = [doubt.code for doubt in doubts]
    counted = replace(
        health,
        numbering_gaps=codes.count("numbering-gap") + codes.count("numbering-start"),
        numbering_repeats=codes.count("numbering-twice"),
    )
    problems = (*document.problems, *(_named(problem, document.source) for problem in found), *doubts)
    return replace(document, health=counted, problems=problems)


def pictures(data: bytes, numbers: Sequence[int]) -> tuple[PagePicture, ...]:
    """Return the pages ``numbers`` as pictures; none where ``data`` is no PDF that can be opened."""
    if not sniff.is_pdf(data):
        return ()
    from guidecompare.extract.pdf.pictures import pictures as draw  # noqa: PLC0415 -- as the readers: only where it is met

    return draw(data, numbers)
