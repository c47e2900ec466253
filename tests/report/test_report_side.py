"""A document beside its clauses: one page that needs nothing else, linked both ways."""

from __future__ import annotations

import base64
import re
import shutil
import subprocess
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

import pytest
from run import ROOT, SAMPLE, guidecompare

from guidecompare import report
from guidecompare.errors import GuidecompareError

if TYPE_CHECKING:
    from pathlib import Path

    from guidecompare.model import Result

CHROMIUM: Final = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PDF: Final = ROOT / "tests/extract/files/running-titles-and-contents.pdf"
PAGE: Final = SAMPLE / "990060-yugisawa/x-policy.html"


def page_of(file: Path, folder: Path, *options: str) -> str:
    """Return the page that ``clauses FILE --html`` writes."""
    target = folder / "side.html"
    ran = guidecompare("clauses", file, "--html", target, "--lang", "ja", *options)
    assert (ran.code, ran.out) == (0, ""), ran.err
    assert "side.html" in ran.err
    return target.read_text(encoding="utf-8")


class _Links(HTMLParser):
    """The anchors of a page, and where its links lead."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.anchors: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 -- the parser's signature
        """Note what an element is called and where it leads."""
        known = dict(attrs)
        self.anchors += [value for value in (known.get("id"),) if value]
        self.links += [value for value in (known.get("href"),) if value and value.startswith("#")]


@pytest.mark.parametrize("file", [PDF, PAGE], ids=["pdf", "html"])
def test_every_link_leads_to_one_place_on_the_page(file: Path, tmp_path: Path) -> None:
    """From each clause to its lines and back; no anchor is there twice."""
    links = _Links()
    links.feed(page_of(file, tmp_path))

    assert len(set(links.anchors)) == len(links.anchors)
    assert {link[1:] for link in links.links} <= set(links.anchors)
    assert any(link.startswith("#line") for link in links.links)


@pytest.mark.parametrize("file", [PDF, PAGE], ids=["pdf", "html"])
def test_the_page_needs_no_other_file_and_runs_nothing(file: Path, tmp_path: Path) -> None:
    """It can be mailed: no script, no style but its own, nothing from the network, no path of the machine."""
    page = page_of(file, tmp_path)

    assert "<script" not in page
    assert "default-src 'none'" in page
    assert not re.search(r'(?:src|href)="(?!#|data:)', page)
    assert str(ROOT) not in page
    assert len(page) < 1_000_000


def test_a_pdf_is_shown_page_by_page_with_its_lines_outlined(tmp_path: Path) -> None:
    """Each page is a picture; clauses have their numbers, lines set aside their reason."""
    page = page_of(PDF, tmp_path)
    pictures = re.findall(r'<image href="data:image/png;base64,([^"]+)"', page)

    assert [base64.b64decode(picture)[:8] for picture in pictures] == [b"\x89PNG\r\n\x1a\n"] * len(pictures)
    assert len(pictures) == page.count("<h2>") >= 2
    assert 'class="found"' in page
    assert re.search(r'<g id="line\d+" class="aside"><title>ページ番号: ', page)
    assert re.search(r'<g id="line\d+" class="aside"><title>目次: ', page)


def test_a_web_page_is_shown_clause_by_clause(tmp_path: Path) -> None:
    """The lines of each clause stand beside it; what was set aside stands at its place with the reason."""
    page = page_of(PAGE, tmp_path)

    assert "<image" not in page
    assert re.search(r'class="aside"><span class="tag" lang="ja">案内メニュー</span>', page)
    assert page.index("案内メニュー") < page.index('class="made"')


def test_hostile_text_stays_text(result: Result, tmp_path: Path) -> None:
    """Whatever a document holds is shown, never acted on."""
    for reading in result.readings:
        file = tmp_path / "page.html"
        report.write_side_by_side(reading, result.topics, (), "en", file)
        page = file.read_text(encoding="utf-8")
        assert "<script" not in page
        assert "<img" not in page
        assert "\u202e" not in page


def test_a_page_that_cannot_be_written_is_told(result: Result, tmp_path: Path) -> None:
    """As every other fault of output."""
    with pytest.raises(GuidecompareError):
        report.write_side_by_side(result.readings[0], result.topics, (), "ja", tmp_path)


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine: page not opened in a browser")
def test_a_browser_shows_it_under_its_own_policy(tmp_path: Path) -> None:
    """Nothing is refused: style sheet and pictures are taken from the page."""
    page_of(PDF, tmp_path)
    profile = f"--user-data-dir={tmp_path / 'profile'}"
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", profile)
    ran = subprocess.run(  # noqa: S603 -- our own page
        [str(CHROMIUM), *options, "--dump-dom", (tmp_path / "side.html").as_uri()],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert "CONSOLE" not in ran.stderr
