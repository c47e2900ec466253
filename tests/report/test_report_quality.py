"""The page that says how far to trust the report, and the lines that lead to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from guidecompare import quality
from guidecompare.quality import CellScore, Quality, Rate
from guidecompare.report.facts import Facts
from guidecompare.report.views.quality import gap_trust, quality_view, topic_trust
from guidecompare.report.views.site import Site
from guidecompare.report.wording import Words

if TYPE_CHECKING:
    from pathlib import Path

    from guidecompare.model import Result

RATE = Rate(share=0.954, low=0.9, high=1.0, of=40)


def shipped(result: Result, **provenance: str) -> Quality:
    """Return the figures that ship as if measured with what ``result`` was made with: 0.954 right, gaps 0.2 wrong."""
    found = quality.load()
    whole = found.measured.whole
    cells = (CellScore(topic="purpose", right=RATE, wrong_gaps=RATE, wrong_covers=RATE),)
    figures = replace(whole.figures, wrong_shown_gap_share=0.2)
    made = {"taxonomy": result.manifest.taxonomy, "weights": result.manifest.weights} | provenance
    return replace(
        found,
        provenance=made,
        measured=replace(found.measured, whole=replace(whole, cells=cells, figures=figures)),
    )


def site(result: Result, figures: Quality | None, lang: str = "ja") -> Site:
    """Return the report as seen from a page of a topic."""
    return Site(facts=Facts(result=result, quality=figures), words=Words(lang), up="../")


def test_every_page_leads_to_the_figures(folder: Path) -> None:
    """From the foot of each page, in its own language."""
    pages = [page for page in folder.rglob("*.html") if page.name != "quality.html"]
    assert pages
    assert [page.name for page in pages if "quality.html" not in page.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize(
    ("path", "unproved"),
    [("quality.html", "実在文書では未検証です。"), ("en/quality.html", "Not verified on real documents.")],
)
def test_the_page_says_that_no_real_document_was_measured(folder: Path, path: str, unproved: str) -> None:
    """And keeps apart what a person counted on excerpts of real ones."""
    page = (folder / path).read_text(encoding="utf-8")
    assert unproved in page
    assert page.index(unproved) < page.index('id="hand"')


def test_a_topic_says_how_many_of_such_cells_are_right(result: Result) -> None:
    """In hundreds, with what the figure stands on."""
    assert topic_trust(site(result, shipped(result)), "purpose") == (
        "この論点の欄は、100のうち約95が正しい判定でした（架空の文書での測定、40件）。"
    )
    assert topic_trust(site(result, shipped(result)), "training") == ""


def test_a_list_of_gaps_says_how_many_to_expect_wrong(result: Result) -> None:
    """A fifth of them; of few gaps none or one; nothing where there are none."""
    seen = site(result, shipped(result), "en")
    assert "some 2 of the 10 below" in gap_trust(seen, 10)
    assert "none or one of the 2 below" in gap_trust(seen, 2)
    assert gap_trust(seen, 0) == ""


def test_figures_of_other_weights_are_told_as_such(result: Result) -> None:
    """On the page and in each line; of another taxonomy there are no lines at all."""
    other = shipped(result, weights="0")
    assert quality_view(site(result, other), other).others == Words("ja")("trust.other-weights")
    assert topic_trust(site(result, other), "purpose").endswith("（いまと異なる重みでの測定）")
    foreign = shipped(result, taxonomy="0")
    assert quality_view(site(result, foreign), foreign).others == Words("ja")("trust.other-taxonomy")
    assert topic_trust(site(result, foreign), "purpose") == gap_trust(site(result, foreign), 3) == ""
    own = shipped(result)
    assert quality_view(site(result, own), own).others == ""


def test_without_figures_nothing_is_said(result: Result) -> None:
    """As where only tables are written."""
    assert topic_trust(site(result, None), "purpose") == gap_trust(site(result, None), 3) == ""
