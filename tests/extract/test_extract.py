"""Bytes become a document: the format is told by content, and no bytes make the step fail."""

from __future__ import annotations

import gzip
import hashlib
import io
import zipfile
from pathlib import Path
from typing import Final

import pytest
from docx import Document as Word
from hypothesis import given, settings
from hypothesis import strategies as st

from guidecompare import messages
from guidecompare.extract import extract
from guidecompare.model import Source, Unread

FILES: Final = Path(__file__).parent / "files"
SOURCE: Final = Source(id="990019/policy", city="990019", title="運用方針", file="990019-x/policy.pdf")
PAGE: Final = "<!DOCTYPE html><title>方針</title><main><h1>方針</h1><p>市が定める。</p></main>"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def archive(*names: str) -> bytes:
    """Return a ZIP archive of empty files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name in names:
            target.writestr(name, "")
    return buffer.getvalue()


def word(text: str) -> bytes:
    """Return a DOCX of one paragraph."""
    document, buffer = Word(), io.BytesIO()
    document.add_paragraph(text)
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        ((FILES / "two-columns.pdf").read_bytes(), "application/pdf"),
        (b"\r\nX-Mailer: gateway\r\n" + (FILES / "two-columns.pdf").read_bytes(), "application/pdf"),
        (PAGE.encode(), "text/html"),
        (PAGE.encode("utf-16"), "text/html"),
        (PAGE.encode("cp932"), "text/html"),
        ("\n<!-- 例規 --><div><p>第１条　市が定める。</p></div>".encode(), "text/html"),
        (b'<?xml version="1.0"?>\n' + PAGE.encode(), "text/html"),
        (word("第１条　市が定める。"), DOCX),
        ("第１条　市が定める。".encode(), "text/plain"),
        ("第１条　市が定める。".encode("iso-2022-jp"), "text/plain"),
        ("\ufeff第１条　<p>市が定める。</p>".encode(), "text/plain"),
    ],
)
def test_the_format_is_told_by_content(data: bytes, media_type: str) -> None:
    """Whatever a file is called: here all are called PDF."""
    document = extract(SOURCE, data)
    assert document.media_type == media_type
    assert document.lines
    assert document.health.characters == sum(len(line.text) for line in document.lines)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(100),
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(100),
        archive("[Content_Types].xml", "xl/workbook.xml"),
        archive("[Content_Types].xml", "ppt/presentation.xml"),
        gzip.compress(PAGE.encode()),
        rb"{\rtf1\ansi \u26041? }",
        b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    ],
    ids=["png", "jpeg", "xlsx", "pptx", "gzip", "rtf", "svg"],
)
def test_unknown_formats_are_said_to_be_unread(data: bytes) -> None:
    """They are problems of the document, with the file's name in the sentence."""
    document = extract(SOURCE, data)
    assert (document.lines, document.health.unread) == ((), Unread.DAMAGED)
    [problem] = document.problems
    assert (problem.code, problem.source) == ("file-unknown-format", SOURCE.id)
    assert "990019-x/policy.pdf" in messages.sentence(problem, "ja")


def test_a_word_file_of_old_is_told_as_such() -> None:
    """Its user can save it as DOCX, which "unknown format" would not say."""
    document = extract(SOURCE, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert [problem.code for problem in document.problems] == ["doc-old"]
    assert document.health.unread is Unread.DAMAGED


def test_an_empty_file_says_so() -> None:
    """Nothing is not an unknown format."""
    document = extract(SOURCE, b"")
    assert [problem.code for problem in document.problems] == ["file-empty"]
    assert document.health.unread is Unread.DAMAGED
    assert document.sha256 == hashlib.sha256(b"").hexdigest()


def test_a_cut_docx_is_a_damaged_docx() -> None:
    """The beginning tells the format though the directory at the end is lost."""
    whole = word("第１条　市が定める。")
    document = extract(SOURCE, whole[: len(whole) // 2])
    assert (document.media_type, document.health.unread) == (DOCX, Unread.DAMAGED)


STARTS: Final = [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"\xef\xbb\xbf", b"<?xml", b"\x1b$B"]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(STARTS), st.binary(max_size=300))
def test_no_bytes_make_it_fail(start: bytes, rest: bytes) -> None:
    """Whatever comes in: a document comes out, its lines numbered, and nothing unread is without a reason."""
    document = extract(SOURCE, start + rest)
    indices = sorted([line.index for line in document.lines] + [removed.line.index for removed in document.removed])
    assert indices == list(range(len(indices)))
    assert all(line.text.strip() for line in document.lines)
    assert document.lines or document.removed or document.problems
    for problem in document.problems:
        assert messages.sentence(problem, "ja")
        assert messages.hint(problem, "en")
