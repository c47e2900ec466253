"""Documents that a DOCX holds whole, for Word to put in where they are named (``w:altChunk``).

In: the bytes of such a document. Out: its lines, or None where it is in a format that is not read here. Programs that
make a DOCX of a web page put all of it into one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidecompare.extract import sniff
from guidecompare.extract.drafts import Draft
from guidecompare.extract.html import read_html
from guidecompare.extract.text import read_text

if TYPE_CHECKING:
    from guidecompare.extract.common import Extraction


def drafts(data: bytes) -> list[Draft] | None:
    """Return the lines of an inserted page or text."""
    if sniff.is_html(data):
        return of(read_html(data))
    if sniff.is_text(data) and not sniff.is_rtf(data):
        return of(read_text(data))
    return None


def of(found: Extraction) -> list[Draft]:
    """Return the lines that a reader found, those set aside included, in reading order."""
    kept = [Draft(line=line) for line in found.lines]
    aside = [Draft(line=removed.line, reason=removed.reason) for removed in found.removed]
    return sorted([*kept, *aside], key=lambda draft: draft.line.index)
