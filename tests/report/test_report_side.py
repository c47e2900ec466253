"""A document beside its clauses: one page that needs nothing else, linked both ways."""

from __future__ import annotations

import base64
import re
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final, TypeAlias

import pytest
from run import ROOT, SAMPLE, guidecompare

from guidecompare import report
from guidecompare.errors import GuidecompareError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from guidecompare.model import Result

CHROMIUM: Final = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PDF: Final = ROOT / "tests/extract/files/running-titles-and-contents.pdf"
SCAN: Final = ROOT / "tests/extract/files/scan.pdf"
PAGE: Final = SAMPLE / "990060-yugisawa/x-policy.html"


PageOf: TypeAlias = "Callable[[Path], str]"


@pytest.fixture(scope="module")
def page_of(tmp_path_factory: pytest.TempPathFactory) -> PageOf:
    """Return the page that ``clauses FILE --html`` writes, made once a file."""
    folder = tmp_path_factory.mktemp("side")

    @cache
    def made(file: Path) -> str:
        target = folder / f"{file.name}.html"
        ran = guidecompare("clauses", file, "--html", target, "--lang", "ja")
        assert (ran.code, ran.out) == (1 if file == SCAN else 0, ""), ran.err
        assert target.name in ran.err
        return target.read_text(encoding="utf-8")

    return made


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
def test_every_link_leads_to_one_place_on_the_page(file: Path, page_of: PageOf) -> None:
    """No anchor is there twice."""
    links = _Links()
    links.feed(page_of(file))

    assert len(set(links.anchors)) == len(links.anchors)
    assert {link[1:] for link in links.links} <= set(links.anchors)


def test_a_picture_and_its_clauses_lead_to_each_other(page_of: PageOf) -> None:
    """From each clause to its lines and back; in a page without pictures they stand beside each other anyway."""
    links = _Links()
    links.feed(page_of(PDF))
    back = [link for link in links.links if link.startswith("#line")]
    assert back
    assert len(back) < len(links.links) - 1


@pytest.mark.parametrize("file", [PDF, PAGE], ids=["pdf", "html"])
def test_the_page_needs_no_other_file_and_runs_nothing(file: Path, page_of: PageOf) -> None:
    """It can be mailed: no script, no style but its own, nothing from the network, no path of the machine."""
    page = page_of(file)

    assert "<script" not in page
    assert "default-src 'none'" in page
    assert not re.search(r"<[a-z][^>]*\s(?:on[a-z]+|style)=", page)
    assert not re.search(r'(?:src|href)="(?!#|data:)', page)
    assert str(ROOT) not in page
    assert len(page) < 1_000_000


@pytest.mark.parametrize("file", [PDF, PAGE, SCAN], ids=["pdf", "html", "scan"])
def test_those_who_cannot_see_the_page_can_use_it(file: Path, page_of: PageOf) -> None:
    """Headings of the second level below one of the first, a language, a way past the top, names for pictures."""
    page = page_of(file)
    assert '<html lang="ja">' in page
    assert [level for level in re.findall(r"<h(\d)", page) if level != "2"] == ["1"]
    assert page.index('href="#main"') < page.index('id="main"') < page.index("<h1>")
    assert len(re.findall(r"<svg ", page)) == len(re.findall(r'<svg [^>]*aria-label="[^"]+"', page))
    assert len(re.findall(r'class="found"', page)) == len(re.findall(r'class="found" aria-label="[^"]+"', page))


def test_a_pdf_is_shown_page_by_page_with_its_lines_outlined(page_of: PageOf) -> None:
    """Each page is a picture; clauses have their numbers, lines set aside their reason."""
    page = page_of(PDF)
    pictures = re.findall(r'<image href="data:image/png;base64,([^"]+)"', page)

    assert [base64.b64decode(picture)[:8] for picture in pictures] == [b"\x89PNG\r\n\x1a\n"] * len(pictures)
    assert len(pictures) == page.count("<h2>") >= 2
    assert 'class="found"' in page
    assert re.search(r'<g id="line\d+" class="aside"><title>ページ番号: ', page)
    assert re.search(r'<g id="line\d+" class="aside"><title>目次: ', page)


def test_a_web_page_is_shown_clause_by_clause(page_of: PageOf) -> None:
    """The lines of each clause stand beside it; what was set aside stands at its place with the reason."""
    page = page_of(PAGE)

    assert "<image" not in page
    assert re.search(r'class="aside"><span class="tag" lang="ja">案内メニュー</span>', page)
    assert page.index("案内メニュー") < page.index('class="made"')


def test_what_was_set_aside_is_summed_up(page_of: PageOf) -> None:
    """A planner sees at once how much was left out, and why."""
    page = page_of(PDF)
    [said] = re.findall(r"条文にしなかった行: (\d+)行（([^）]+)）", page)
    assert int(said[0]) == len(re.findall(r'<g id="line\d+" class="aside">', page))
    assert int(said[0]) == sum(int(count) for count in re.findall(r"\d+", said[1]))


def test_a_page_that_was_not_read_says_so_beside_its_picture(page_of: PageOf) -> None:
    """Nothing on the right may look like nothing on the page."""
    page = page_of(SCAN)
    assert "このページの文字は読めていません。" in page
    assert "ここから始まる条文はありません。" not in page
    assert "すべての行を条文にしました。" not in page


def test_a_page_whose_words_make_no_sense_says_so(result: Result, tmp_path: Path) -> None:
    """Its lines look like Japanese."""
    [reading, *_] = [one for one in result.readings if one.document.health.pages]
    health = replace(reading.document.health, garbled_pages=(1,))
    file = tmp_path / "page.html"
    garbled = replace(reading, document=replace(reading.document, health=health))
    report.write_side_by_side(garbled, result.topics, (), "ja", file)
    assert "文字か並び順を正しく読めていないようです。" in file.read_text(encoding="utf-8")


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
def test_a_browser_shows_it_under_its_own_policy(page_of: PageOf, tmp_path: Path) -> None:
    """Nothing is refused: style sheet and pictures are taken from the page."""
    file = tmp_path / "side.html"
    file.write_text(page_of(PDF), encoding="utf-8")
    profile = f"--user-data-dir={tmp_path / 'profile'}"
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", profile)
    ran = subprocess.run(  # noqa: S603 -- our own page
        [str(CHROMIUM), *options, "--dump-dom", file.as_uri()],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert "CONSOLE" not in ran.stderr
