"""How well a document was read, in the words of the reader."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from guidecompare import names
from guidecompare.model import Extent, Removal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidecompare.model import Health, Reading
    from guidecompare.report.wording import Words


def health_words(reading: Reading, words: Words) -> str:
    """Return how well a document was read and how much it holds; no more than there is to say."""
    return words.listed(list(_said(reading, words)))


def unread_words(health: Health, words: Words) -> str:
    """Return how far a document could not be read; empty where it was read whole."""
    if health.unread is None:
        return ""
    why = names.name(health.unread, words.lang)
    if health.pages_without_text:
        return words("health.pages-without-text", why=why, pages=_pages(health.pages_without_text, words))
    if health.garbled_pages:
        return words("health.pages-garbled", why=why, pages=_pages(health.garbled_pages, words))
    return why


def aside_words(reading: Reading, words: Words) -> str:
    """Return how many lines were set aside and why, the most frequent reason first; empty where nothing was read."""
    reasons = Counter(removed.reason for removed in reading.outline.removed)
    if not reasons:
        return words("health.none-aside") if reading.outline.clauses else ""
    order = sorted(reasons, key=lambda reason: (-reasons[reason], list(Removal).index(reason)))
    counts = words.listed([f"{names.name(reason, words.lang)} {reasons[reason]}" for reason in order])
    return words("health.set-aside", n=reasons.total(), reasons=counts)


def page_words(page: int | None, health: Health | None, words: Words) -> str:
    """Return the page that something stands on, and that its text was recognised where it was; empty without pages."""
    if not page:
        return ""
    return words("quote.page-ocr" if health and page in health.ocr_pages else "quote.page", page=page)


def _said(reading: Reading, words: Words) -> Iterator[str]:
    health = reading.document.health
    excerpt = reading.document.source.extent is Extent.EXCERPT
    yield unread_words(health, words) or words("health.whole-excerpt" if excerpt else "health.whole")
    if health.pages:
        yield words("health.pages", n=health.pages)
    yield words("health.characters", n=health.characters, characters=f"{health.characters:,}")
    yield words("document.clauses", n=len(reading.outline.clauses))
    if health.repaired:
        yield words("health.repaired", n=health.repaired)
    if health.folded:
        yield words("health.folded", n=health.folded)
    if health.numbering_gaps:
        yield words("health.gaps", n=health.numbering_gaps)
    if health.ocr_pages:
        sure = health.ocr_confidence
        confidence = "" if sure is None else words("health.ocr-confidence", confidence=f"{sure:.0%}")
        yield words("health.ocr", pages=_pages(health.ocr_pages, words)) + confidence


def _pages(pages: tuple[int, ...], words: Words) -> str:
    return words.listed([str(page) for page in pages])
