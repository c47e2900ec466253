"""What nobody sees of a PDF is no text of it, and is set aside; what a machine recognised of a scan is used."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from papers import HEIGHT, SCAN, WIDTH, around, box, line, paper
from run import guidecompare

from guidecompare.extract.pdf import read_pdf
from guidecompare.model import Removal, Severity, Unread

if TYPE_CHECKING:
    from guidecompare.extract.common import Extraction

FILES: Final = Path(__file__).parent / "files"
SEEN: Final = "市は、市民に市の情報を正しく伝える。"
OTHER: Final = "返信は行わない。"
WHITE: Final = "1 g"
DARK: Final = "0.1 0.2 0.5 rg"


def texts(found: Extraction) -> list[str]:
    """Return the lines that were read."""
    return [line.text for line in found.lines]


def hidden(found: Extraction) -> list[str]:
    """Return what was set aside as not seen."""
    return [removed.line.text for removed in found.removed if removed.reason is Removal.HIDDEN]


UNSEEN: Final = {
    "invisible": line(OTHER, 200, mode=3),
    "white on white": line(OTHER, 200, fill=WHITE),
    "almost white on white": line(OTHER, 200, fill="0.99 0.99 0.98 rg"),
    "black on black": around(200) + line(OTHER, 200),
    "dark on dark": around(200, fill=DARK) + line(OTHER, 200, fill="0.1 0.2 0.53 rg"),
    "white on white on dark": around(200, fill=DARK) + around(200, fill=WHITE) + line(OTHER, 200, fill=WHITE),
    "under a white box": line(OTHER, 200) + around(200, fill=WHITE),
    "under a black box": line(OTHER, 200) + around(200),
    "under a picture": line(OTHER, 200) + f"q 400 0 0 40 40 {HEIGHT - 220} cm /I Do Q\n".encode(),
    "clipped away": b"q 40 40 50 50 re W n\n" + line(OTHER, 200) + b"Q\n",
    "beside the page": line(OTHER, 200, x=WIDTH + 20),
    "below the page": line(OTHER, HEIGHT + 40),
}
VISIBLE: Final = {
    "white on dark": around(200, fill=DARK) + line(OTHER, 200, fill=WHITE),
    "black on white on black": around(200) + around(200, fill=WHITE) + line(OTHER, 200),
    "grey": line(OTHER, 200, fill="0.7 g"),
    "coloured": line(OTHER, 200, fill="1 0 0 rg"),
    "on a picture": f"q 400 0 0 40 40 {HEIGHT - 220} cm /I Do Q\n".encode() + line(OTHER, 200),
    "white on a picture": f"q 400 0 0 40 40 {HEIGHT - 220} cm /I Do Q\n".encode() + line(OTHER, 200, fill=WHITE),
    "under a marker": line(OTHER, 200) + b"q /Marker gs\n" + around(200, fill="1 1 0 rg") + b"Q\n",
    "in a clip": b"q 40 0 500 842 re W* n\n" + line(OTHER, 200) + b"Q\n",
    "beside a box": line(OTHER, 200) + box(210, 300, fill=WHITE),
    "underlined": line(OTHER, 200) + box(201, 202),
    "drawn in outline": b"0 G 0.4 w\n" + line(OTHER, 200, fill=WHITE, mode=2),
}


@pytest.mark.parametrize("drawing", UNSEEN.values(), ids=UNSEEN)
def test_what_nobody_sees_is_set_aside(drawing: bytes) -> None:
    """It is listed with its reason, and the line that is seen stays."""
    found = read_pdf(paper(line(SEEN, 100) + drawing))
    assert (texts(found), hidden(found)) == ([SEEN], [OTHER])
    assert found.health.hidden == len(OTHER)


@pytest.mark.parametrize("drawing", VISIBLE.values(), ids=VISIBLE)
def test_what_is_seen_stays(drawing: bytes) -> None:
    """White type in the dark head of a table, marked type and type on a picture are text like any other."""
    found = read_pdf(paper(line(SEEN, 100) + drawing))
    assert (texts(found), hidden(found)) == ([SEEN, OTHER], [])
    assert (found.health.hidden, found.problems) == (0, ())


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_page_may_lie_turned(rotate: int) -> None:
    """Where something is seen does not depend on which way up the page is."""
    drawing = (
        line(SEEN, 100)
        + line(OTHER, 200, fill=WHITE)
        + around(300, fill=DARK)
        + line("手続を定める。", 300, fill=WHITE)
        + line("欄外の文字", HEIGHT + 40)
    )
    found = read_pdf(paper(drawing, rotate=rotate))
    assert {SEEN, "手続を定める。"} == set(texts(found))
    assert {OTHER, "欄外の文字"} == set(hidden(found))


def test_only_what_is_covered_of_a_line_is_set_aside() -> None:
    """A black box over a name leaves the rest of the line."""
    covered = line("担当は青浜市花子である。", 200) + box(180, 210, left=80, right=130)
    found = read_pdf(paper(line(SEEN, 100) + covered))
    assert hidden(found) == ["青浜市花子"]
    assert "".join("".join(texts(found)).split()) == f"{SEEN}担当はである。"


def test_what_is_cropped_off_is_set_aside() -> None:
    """Printers leave marks and names of files outside of what a reader is shown."""
    shown = f"0 {HEIGHT - 400} {WIDTH} {HEIGHT}"
    found = read_pdf(paper(line(SEEN, 100) + line(OTHER, 500), shown=shown))
    assert (texts(found), hidden(found)) == ([SEEN], [OTHER])


def test_forms_are_looked_into() -> None:
    """A form holds white type on a dark box of its own, which is seen, and on none, which is not."""
    form = around(200, fill=DARK) + line(OTHER, 200, fill=WHITE) + line("見えない文字", 300, fill=WHITE)
    found = read_pdf(paper(line(SEEN, 100) + b"/X Do\n", form=form))
    assert (texts(found), hidden(found)) == ([SEEN, OTHER], ["見えない文字"])


@pytest.mark.parametrize(
    "page",
    [SCAN + line(SEEN, 100, mode=3), line(SEEN, 100) + SCAN],
    ids=["invisible above the picture", "below the picture"],
)
def test_what_was_recognised_of_a_scan_is_used(page: bytes) -> None:
    """Some programs put its text unseen above the picture, some below it; either is said to be recognised."""
    found = read_pdf(paper(page))
    assert (texts(found), hidden(found)) == ([SEEN], [])
    assert (found.health.ocr_pages, found.health.ocr_confidence, found.health.unread) == ((1,), None, None)
    assert [problem.code for problem in found.problems] == ["ocr-layer"]


def test_a_reader_is_told_of_unseen_text() -> None:
    """A few characters are noted, a sentence is warned of: if the tool is mistaken, it is missing."""
    few = read_pdf(paper(line(SEEN, 100) + line("済", 200, fill=WHITE)))
    many = read_pdf(paper(line(SEEN, 100), line(OTHER, 300) + line(OTHER * 3, 200, fill=WHITE)))
    assert [(problem.code, problem.severity) for problem in few.problems] == [("pdf-hidden", Severity.NOTE)]
    assert [(problem.code, problem.severity) for problem in many.problems] == [("pdf-hidden", Severity.WARNING)]
    assert dict(many.problems[0].arguments) == {"count": str(3 * len(OTHER)), "pages": "2"}


def test_nothing_but_unseen_text_is_no_text() -> None:
    """Such a document was not read, and what it holds can be listed."""
    found = read_pdf(paper(line(SEEN, 100, fill=WHITE)))
    assert (found.lines, hidden(found)) == ((), [SEEN])
    assert found.health.unread is Unread.NO_TEXT


def test_a_printed_page_keeps_its_dark_labels() -> None:
    """What a browser prints: white words on dark cells stay, those on the white page go."""
    found = read_pdf((FILES / "white-text.pdf").read_bytes())
    assert {"目的", "返信"} <= set(texts(found))
    assert hidden(found) == ["見えない文字"]


def test_what_was_set_aside_can_be_listed(tmp_path: Path) -> None:
    """``--show-removed`` names it with its reason."""
    file = tmp_path / "policy.pdf"
    file.write_bytes(
        paper(line("１　" + SEEN, 100) + line("２　" + OTHER, 120) + line("見えない文字", 200, fill=WHITE))
    )
    ran = guidecompare("clauses", file, "--show-removed", "--lang", "ja")
    assert ran.code == 0
    assert [text for text in ran.out.splitlines() if "見えない文字" in text and "画面に出ない文字" in text]
