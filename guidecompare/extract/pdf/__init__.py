"""PDF: one line for each visual line, in reading order, with what the layout says of it.

In: the bytes. Out: ``Extraction``. The modules, in the order of the work: ``pages`` gives the characters (pdfium),
``ruled`` the tables (pdfplumber), ``rows`` makes lines of characters, ``tables`` fills the cells, ``furniture`` tells
what is no text, ``frames`` and ``unruled`` what stands together without being a ruled table, ``layout`` the reading
order, ``paragraphs`` which lines go on with the one before; ``lines`` puts them together, and ``prints`` sets aside
what a printed web page brought along. Lines of a table come cell by cell, whatever pages it runs over. What could not
be read is told here; ``ocr`` recognises the text of pages that are pictures, where that is asked for.

Hints: ``continues`` holds over page and column breaks and within one cell; ``indent`` counts from the left edge of the
column or cell; a header cell is a ``CELL`` with ``CellPlace.header``; big or bold centred type on top of the first page
is a ``TITLE``.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from guidecompare.extract.common import Extraction
from guidecompare.extract.drafts import finished
from guidecompare.extract.pdf import prints
from guidecompare.extract.pdf.lines import drafts
from guidecompare.extract.pdf.ocr import Unavailable, recognised
from guidecompare.extract.pdf.pages import Unopened, read_pages
from guidecompare.extract.pdf.ruled import RuledPage, find_rules
from guidecompare.model import Health, Problem, Severity, Unread

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from guidecompare.model import Line

__all__ = ["read_pdf"]

_END_MARK: Final = b"%%EOF"
_TAIL: Final = 4096  # bytes at the end in which a whole file has its mark
_PICTURE: Final = 0.5  # the share of a page without text that its image must cover to count as unread
_STAMP: Final = 10  # characters on top of a scan that are no text: a number, a stamp
_ALIKE: Final = 0.95  # how alike two readers must find the text of a page
_FILE_NAME: Final = re.compile(r"^(?:Microsoft Word|無題|untitled|文書\s*\d+$)|\.[a-z]{2,5}$", re.IGNORECASE)


def read_pdf(data: bytes, *, ocr: bool = False) -> Extraction:
    """Return the lines of a PDF; what cannot be read is said in ``health`` and ``problems``.

    With ``ocr`` the text of pages that are pictures is recognised, where this machine can, and said to be so.
    """
    try:
        title, pages = read_pages(data)
    except Unopened as fault:
        code = "pdf-encrypted" if fault.reason is Unread.ENCRYPTED else "pdf-damaged"
        return Extraction(health=Health(unread=fault.reason), problems=(Problem.of(code),))
    read = find_rules(data, tuple(page for page in pages if page))
    found = _extraction(data, title, len(pages), read)
    pictures = found.health.pages_without_text
    if not (ocr and pictures):
        return found
    try:
        seen = {page.number: page for page in recognised(data, [r.page for r in read if r.page.number in pictures])}
    except Unavailable as lack:
        return replace(found, problems=(*found.problems, Problem.of(lack.code, Severity.WARNING)))
    read = tuple(RuledPage(page=seen[r.page.number]) if r.page.number in seen else r for r in read)
    return _extraction(data, title, len(pages), read)


def _extraction(data: bytes, title: str, count: int, read: Sequence[RuledPage]) -> Extraction:
    lines, removed = finished(prints.set_aside(drafts(read), title))
    health, problems = _health(data, count, read, lines)
    return Extraction(
        title=title if lines and not _FILE_NAME.search(title) else "",
        lines=lines,
        removed=removed,
        health=health,
        problems=problems,
    )


def _health(
    data: bytes, count: int, read: Sequence[RuledPage], lines: Sequence[Line]
) -> tuple[Health, tuple[Problem, ...]]:
    characters: Counter[int | None] = Counter()
    for line in lines:
        characters[line.place.page] += len(line.text)
    pictures = tuple(
        page.number
        for page in (ruled.page for ruled in read)
        if page.garbled or (characters[page.number] <= _STAMP and page.picture >= _PICTURE)
    )
    present = {ruled.page.number for ruled in read}
    missing = tuple(number for number in range(1, count + 1) if number not in present)
    unruled = tuple(ruled.page.number for ruled in read if ruled.failed)
    cut = _END_MARK not in data[-_TAIL:]
    readable = set(characters) - set(pictures)
    problems = []
    unread: Unread | None
    if not readable:
        unread = Unread.DAMAGED if missing or cut else Unread.NO_TEXT
        problems.append(Problem.of("pdf-damaged" if unread is Unread.DAMAGED else "pdf-no-text"))
    else:
        unread = Unread.PARTIAL if pictures or missing or cut or unruled else None
        if pictures:
            problems.append(Problem.of("pdf-partial", Severity.WARNING, pages=_listed(pictures)))
        if missing:
            problems.append(Problem.of("pdf-pages-damaged", Severity.WARNING, pages=_listed(missing)))
        if cut:
            problems.append(Problem.of("pdf-cut", Severity.WARNING))
        if unruled:
            problems.append(Problem.of("pdf-tables-unread", Severity.WARNING, pages=_listed(unruled)))
    sure = {ruled.page.number: ruled.page.confidence for ruled in read}
    seen = {page: one for page, one in sure.items() if one is not None and page in readable}
    confidence = _confidence(seen, characters)
    if confidence is not None:
        percent = f"{confidence:.0%}"
        problems.append(Problem.of("ocr-read", Severity.WARNING, pages=_listed(sorted(seen)), confidence=percent))
    agreement, unlike = _agreement(read)
    hidden, unseen = _hidden(read)
    problems += [*unlike, *unseen]
    layered = {ruled.page.number for ruled in read if ruled.page.layered and ruled.page.number in readable} - set(seen)
    if layered:
        problems.append(Problem.of("ocr-layer", Severity.WARNING, pages=_listed(sorted(layered))))
    return (
        Health(
            unread=unread,
            pages=count,
            pages_without_text=pictures,
            repaired=sum(ruled.page.repaired for ruled in read),
            ocr_pages=tuple(sorted({*seen, *layered})),
            ocr_confidence=confidence,
            hidden=hidden,
            agreement=agreement,
        ),
        tuple(problems),
    )


def _confidence(seen: Mapping[int, float], characters: Mapping[int | None, int]) -> float | None:
    """Return the mean confidence of all recognised characters."""
    total = sum(characters[page] for page in seen)
    return round(sum(seen[page] * characters[page] for page in seen) / total, 2) if total else None


def _agreement(read: Sequence[RuledPage]) -> tuple[float | None, list[Problem]]:
    """Return how alike the pages are that were read twice, None where none was, and what to tell of it."""
    alike = {ruled.page.number: ruled.agreement for ruled in read if ruled.agreement is not None}
    if not alike:
        return None, []
    least = min(alike.values())
    unlike = [page for page, agreement in alike.items() if agreement < _ALIKE]
    told = Problem.of("pdf-readers-differ", Severity.WARNING, pages=_listed(unlike), agreement=f"{least:.0%}")
    return round(least, 3), [told] if unlike else []


def _hidden(read: Sequence[RuledPage]) -> tuple[int, list[Problem]]:
    """Return how many characters nobody sees, and what to tell of them."""
    counts = {ruled.page.number: sum(not glyph.text.isspace() for glyph in ruled.page.unseen) for ruled in read}
    total = sum(counts.values())
    if not total:
        return 0, []
    severity = Severity.WARNING if total > _STAMP else Severity.NOTE
    pages = _listed([page for page, count in counts.items() if count])
    return total, [Problem.of("pdf-hidden", severity, pages=pages, count=total)]


def _listed(pages: Sequence[int]) -> str:
    return ", ".join(map(str, pages))
