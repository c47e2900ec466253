"""Names of the fonts that Chrome draws glyph by glyph: those that pdfminer finds in far more time, or none."""

from __future__ import annotations

import io
from collections import Counter
from typing import TYPE_CHECKING

import pdfplumber
import pytest
from run import ROOT, SAMPLE

from guidecompare.extract.pdf.fonts import font_names
from guidecompare.extract.pdf.pages import read_pages

if TYPE_CHECKING:
    from pathlib import Path

PRINTED = [
    SAMPLE / "990051-sunago/twitter-policy.pdf",
    SAMPLE / "990078-aono/line-policy.pdf",
    SAMPLE / "990116-shinonami/staff-handbook.pdf",
]


@pytest.mark.parametrize("file", PRINTED, ids=lambda file: file.stem)
def test_every_glyph_has_the_font_that_pdfminer_gives_it(file: Path) -> None:
    """Page by page, as many characters of each font."""
    data = file.read_bytes()
    _, pages = read_pages(data)
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page, plumbed in zip(pages, document.pages, strict=True):
            assert page
            names = font_names(data, document.doc.xrefs, plumbed.page_obj, page.fonts)
            ours = Counter(names[glyph.font] for glyph in page.glyphs)
            theirs = Counter(char["fontname"] for char in plumbed.chars if char["text"].strip())
            assert set(ours) == set(theirs)
            assert all(abs(ours[name] - theirs[name]) <= 0.01 * theirs[name] for name in theirs)


def test_fonts_drawn_in_another_order_get_no_names() -> None:
    """A name for the wrong font would make bold what is not."""
    data = PRINTED[0].read_bytes()
    _, pages = read_pages(data)
    with pdfplumber.open(io.BytesIO(data)) as document:
        assert pages[0]
        labels = pages[0].fonts
        page = document.pages[0].page_obj
        assert font_names(data, document.doc.xrefs, page, labels)
        assert font_names(data, document.doc.xrefs, page, labels[1:]) == {}
        assert font_names(data, document.doc.xrefs, page, (*labels, labels[0])) == {}
        assert font_names(b"", document.doc.xrefs, page, labels) == {}


def test_pages_of_other_programs_need_no_names() -> None:
    """Their fonts have them."""
    _, pages = read_pages((ROOT / "tests/extract/files/two-columns.pdf").read_bytes())
    assert not any(page and page.nameless for page in pages)
