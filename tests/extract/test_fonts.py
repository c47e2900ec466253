"""Names of the fonts that Chrome draws glyph by glyph: those that pdfminer finds in far more time, or none."""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import TYPE_CHECKING

import pdfplumber
import pytest
from run import ROOT, SAMPLE

from guidecompare.extract.pdf.fonts import Fonts
from guidecompare.extract.pdf.pages import read_pages
from guidecompare.extract.pdf.ruled import find_rules

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from guidecompare.extract.pdf.shapes import Page

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
    fonts = Fonts(data)
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page, plumbed in zip(pages, document.pages, strict=True):
            assert page
            names = fonts.names(page.number, page.fonts)
            ours = Counter(names[glyph.font] for glyph in page.glyphs)
            theirs = Counter(char["fontname"] for char in plumbed.chars if char["text"].strip())
            assert set(ours) == set(theirs)
            assert all(abs(ours[name] - theirs[name]) <= 0.01 * theirs[name] for name in theirs)


def test_fonts_drawn_in_another_order_get_no_names() -> None:
    """A name for the wrong font would make bold what is not."""
    data = PRINTED[0].read_bytes()
    _, pages = read_pages(data)
    assert pages[0]
    labels = pages[0].fonts
    fonts = Fonts(data)
    assert fonts.names(1, labels)
    assert fonts.names(1, labels[1:]) == {}
    assert fonts.names(1, (*labels, labels[0])) == {}
    assert fonts.names(len(pages) + 1, labels) == {}


@pytest.mark.parametrize(
    "changed",
    [
        lambda data: data[:0],
        lambda data: data[:-200],
        lambda data: data + data[data.rindex(b"xref") :],
        lambda data: data.replace(b"/FlateDecode", b"/LZWDecode  "),
        lambda data: data.replace(b"/Kids", b"/Kits"),
        lambda data: data.replace(b" obj", b" jbo"),
    ],
    ids=["nothing", "cut", "a second table", "another filter", "no pages", "no objects"],
)
def test_files_not_as_chrome_writes_them_tell_no_names(changed: Callable[[bytes], bytes]) -> None:
    """Pdfminer is asked instead."""
    data = PRINTED[0].read_bytes()
    _, pages = read_pages(data)
    assert pages[0]
    assert Fonts(changed(data)).names(1, pages[0].fonts) == {}


def test_pdfminer_is_asked_where_the_file_does_not_tell() -> None:
    """With its instructions in two pieces, the same page has the same fonts."""
    data = PRINTED[0].read_bytes()
    pieces = re.sub(rb"/Contents (\d+) 0 R", rb"/Contents[\1 0 R]", data)  # as long as it was
    _, pages = read_pages(data)
    given = [page for page in pages if page]
    assert Fonts(pieces).names(1, given[0].fonts) == {}
    plain, asked = ([fonts_of(one.page) for one in find_rules(file, given)] for file in (data, pieces))
    assert [set(fonts) for fonts in plain] == [set(fonts) for fonts in asked]
    for ours, theirs in zip(plain, asked, strict=True):
        assert all(abs(ours[name] - theirs[name]) <= 0.01 * theirs[name] for name in theirs)


def fonts_of(page: Page) -> Counter[str]:
    """Return how many characters each font of a page has."""
    return Counter(glyph.font for glyph in page.glyphs)


def test_pages_of_other_programs_need_no_names() -> None:
    """Their fonts have them."""
    _, pages = read_pages((ROOT / "tests/extract/files/two-columns.pdf").read_bytes())
    assert not any(page and page.nameless for page in pages)
