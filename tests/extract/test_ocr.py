"""Text of scanned pages: recognised only where asked for, and said to be so."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import unicodedata
from difflib import SequenceMatcher
from pathlib import Path
from typing import Final

import pytest
from run import guidecompare

from guidecompare.extract.pdf import read_pdf
from guidecompare.model import Severity, Unread

FILES: Final = Path(__file__).parent / "files"
TEXT: Final = (
    "青浜市SNS運用方針1目的市の情報を早く正しく伝えるために運用する。2返信市民の声には原則として返信しない。"
    "ただし、市の情報に誤りがあるときは、正しい情報を伝える。"
)
TESSERACT: Final = shutil.which("tesseract")
LANGUAGES: Final = (
    subprocess.run([TESSERACT, "--list-langs"], capture_output=True, check=False, text=True).stdout.split()  # noqa: S603 -- the program under test
    if TESSERACT
    else []
)
needs_tesseract = pytest.mark.skipif("jpn" not in LANGUAGES, reason="no tesseract for Japanese on this machine")
needs_vertical = pytest.mark.skipif("jpn_vert" not in LANGUAGES, reason="no tesseract for vertical writing here")


def test_a_scan_is_not_read_unless_asked_for() -> None:
    """What a machine guesses at must not pass for the document."""
    found = read_pdf((FILES / "scan.pdf").read_bytes())
    assert (found.health.unread, found.lines, found.health.ocr_pages) == (Unread.NO_TEXT, (), ())


@needs_tesseract
@pytest.mark.parametrize("name", ["scan", pytest.param("scan-vertical-writing", marks=needs_vertical)])
def test_a_scan_is_read_where_asked_for(name: str) -> None:
    """Nearly all of it, in order, lines joined again; with a warning and its confidence."""
    found = read_pdf((FILES / f"{name}.pdf").read_bytes(), ocr=True)
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", "".join(line.text for line in found.lines)))
    assert SequenceMatcher(None, TEXT, text[: len(TEXT)], autojunk=False).ratio() > 0.93
    assert (found.health.unread, found.health.pages_without_text, found.health.ocr_pages) == (None, (), (1,))
    assert 0.6 < (found.health.ocr_confidence or 0) <= 1
    assert [(problem.code, problem.severity) for problem in found.problems] == [("ocr-read", Severity.WARNING)]


@needs_tesseract
def test_lines_of_a_scan_stand_where_they_are_printed() -> None:
    """So that the side view outlines them on the picture of the page."""
    found = read_pdf((FILES / "scan.pdf").read_bytes(), ocr=True)
    boxes = [line.place.box for line in found.lines if line.place.box]
    assert len(boxes) == len(found.lines)
    assert [box[1] for box in boxes] == sorted(box[1] for box in boxes)
    assert all(0 < left < right < 430 and 0 < top < bottom < 310 for left, top, right, bottom in boxes)


def test_a_page_with_text_is_never_recognised(tmp_path: Path) -> None:
    """Its own text is better than any guess."""
    ran = guidecompare("clauses", FILES / "two-columns.pdf", "--ocr", "--format", "json", env={"PATH": str(tmp_path)})
    answer = json.loads(ran.out)
    assert answer["health"]["ocr_pages"] == []
    assert not [problem for problem in answer["problems"] if problem["code"].startswith("ocr")]


def test_without_tesseract_its_user_learns_what_to_install(tmp_path: Path) -> None:
    """And the page stays unreadable."""
    ran = guidecompare("clauses", FILES / "scan.pdf", "--ocr", env={"PATH": str(tmp_path)})
    assert ran.code == 1
    assert "tesseract-ocr-jpn" in ran.err
    assert "Traceback" not in ran.err


@needs_tesseract
def test_every_command_says_which_pages_were_recognised(tmp_path: Path) -> None:
    """Text, JSON, the side view and the report of a build."""
    text = guidecompare("clauses", FILES / "scan.pdf", "--ocr", "--lang", "ja")
    assert "文字認識（OCR）で読んだページ" in text.out
    assert "1ページ（文字認識（OCR）で読んだページ）" in text.out
    said = json.loads(guidecompare("clauses", FILES / "scan.pdf", "--ocr", "--format", "json").out)
    assert said["health"]["ocr_pages"] == [1]
    assert guidecompare("clauses", FILES / "scan.pdf", "--ocr", "--html", tmp_path / "side.html").code == 0
    side = (tmp_path / "side.html").read_text(encoding="utf-8")
    assert "read by text recognition" in side
    assert 'class="found"' in side
    folder = tmp_path / "documents"
    folder.mkdir()
    shutil.copy(FILES / "scan.pdf", folder)
    plain = guidecompare("build", folder, "-o", tmp_path / "plain")
    seen = guidecompare("build", folder, "-o", tmp_path / "seen", "--ocr")
    assert (plain.code, seen.code) == (0, 0), seen.err
    [before] = json.loads((tmp_path / "plain/result.json").read_text(encoding="utf-8"))["documents"]
    [after] = json.loads((tmp_path / "seen/result.json").read_text(encoding="utf-8"))["documents"]
    assert (before["health"]["unread"], after["health"]["unread"]) == ("no-text", None)
    [page] = (tmp_path / "seen/documents").glob("f-*.html")
    assert "文字認識（OCR）で読んだページ" in page.read_text(encoding="utf-8")
