"""pdfium and pdfplumber together: the rules of one with the finder of cells of the other, and how far both agree."""

from __future__ import annotations

import io
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pdfplumber
import pytest
from papers import HEIGHT, framed, line, paper
from run import SAMPLE

from guidecompare.extract.pdf import read_pdf
from guidecompare.extract.pdf.pages import read_pages
from guidecompare.extract.pdf.ruled import find_rules
from guidecompare.model import LineKind, Severity, Unread

if TYPE_CHECKING:
    from collections.abc import Callable

FILES: Final = Path(__file__).parent / "files"
PLUMBED: Final = sorted(
    {*SAMPLE.glob("*/line-policy.pdf"), *SAMPLE.glob("*/staff-handbook.pdf"), *FILES.glob("*.pdf")}
    - {FILES / "password.pdf"}
)
LINE: Final = 6  # points: what is no wider lies between the two strokes of a double line
SENTENCE: Final = "市は、市民に市の情報を正しく伝える。"


def table(rows: int, *, known: int | None = None) -> bytes:
    """Return the drawing of a table in two columns; rows from ``known`` on are set in type without meaning."""
    drawing = b""
    for row in range(rows):
        top = 100 + 30 * row
        drawing += framed(top, top + 30, 40, 100) + framed(top, top + 30, 100, 400)
        drawing += line("項目", top + 20, x=45) + line(SENTENCE, top + 20, x=105, known=known is None or row < known)
    return drawing


def boxes(data: bytes) -> list[set[tuple[int, ...]]]:
    """Return the cells of each page that are found in the rules that pdfium gives."""
    _, pages = read_pages(data)
    read = find_rules(data, [page for page in pages if page])
    return [{tuple(map(round, cell.box)) for table in page.tables for cell in table.cells} for page in read]


@pytest.mark.parametrize("file", PLUMBED, ids=lambda file: file.stem)
def test_cells_are_those_that_pdfplumber_finds_by_itself(file: Path) -> None:
    """That it is handed the lines of another reader changes no table."""
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    data = file.read_bytes()
    with pdfplumber.open(io.BytesIO(data)) as document:
        theirs = [
            {tuple(map(round, cell)) for found in page.find_tables() for cell in found.cells} for page in document.pages
        ]
    for mine, other in zip(boxes(data), theirs, strict=True):
        wide = {box for box in other if min(box[2] - box[0], box[3] - box[1]) > LINE}
        assert [box for box in wide if not any(map(near(box), mine))] == []


def near(box: tuple[int, ...]) -> Callable[[tuple[int, ...]], bool]:
    """Return what tells whether another box is the same; both readers round."""
    return lambda other: all(abs(a - b) <= 1 for a, b in zip(box, other, strict=True))


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_tables_are_found_whichever_way_a_page_lies(rotate: int) -> None:
    """The rules turn with the page."""
    found = read_pdf(paper(table(4), rotate=rotate))
    assert [line.text for line in found.lines] == ["項目", SENTENCE] * 4
    assert {line.kind for line in found.lines} == {LineKind.TERM, LineKind.DESCRIPTION}


def test_rules_of_a_form_lie_where_it_is_placed() -> None:
    """A form moved and made smaller brings its table along."""
    found = boxes(paper(b"q 0.5 0 0 0.5 100 200 cm /X Do Q\n", form=table(1)))[0]
    bottom = (HEIGHT - 130) / 2 + 200
    corners = ((120, 150), (150, 300))
    assert {(left, round(HEIGHT - bottom - 15), right, round(HEIGHT - bottom)) for left, right in corners} == found


def test_both_readers_agree_on_sound_text() -> None:
    """How alike they read the page with the table is told; nothing is said of it."""
    found = read_pdf(paper(table(8)))
    assert (found.health.agreement, found.problems) == (1.0, ())


def test_a_reader_is_told_where_they_differ() -> None:
    """Type whose meaning the file does not give comes out of each as something else."""
    found = read_pdf(paper(table(8, known=6)))
    assert found.health.agreement is not None
    assert found.health.agreement < 0.9
    told = {problem.code: problem for problem in found.problems}["pdf-readers-differ"]
    assert told.severity is Severity.WARNING
    assert dict(told.arguments)["pages"] == "1"


def test_one_page_with_tables_is_read_twice() -> None:
    """A page without rules, or with too few words to compare, tells nothing of how alike both read."""
    assert read_pdf(paper(line(SENTENCE * 8, 100))).health.agreement is None
    assert read_pdf(paper(table(2))).health.agreement is None
    both = read_pdf(paper(table(12, known=9), table(8)))
    assert both.health.agreement == 1.0


def test_a_drawing_of_thousands_of_lines_is_not_looked_through() -> None:
    """To look for cells in it would take minutes; its text is read, and the reader told."""
    hatching = b"".join(f"{x} 40 m {x} 800 l S 40 {x} m 550 {x} l S\n".encode() for x in range(40, 550))
    spread = b"q 4 0 0 4 0 0 cm\n" + hatching + b"Q\n"
    found = read_pdf(paper(line(SENTENCE, 100) + spread))
    assert [line.text for line in found.lines] == [SENTENCE]
    assert found.health.unread is Unread.PARTIAL
    assert [problem.code for problem in found.problems] == ["pdf-tables-unread"]
