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
SAVED: Final = (
    "From: <Saved by Blink>\nSubject: =?utf-8?B?5pa56Yed?=\nMIME-Version: 1.0\nContent-Type: multipart/related;\n"
    '\ttype="text/html";\n\tboundary="----b"\n\n------b\nContent-Type: text/html\n'
    "Content-Transfer-Encoding: quoted-printable\n\n"
    "<!DOCTYPE html><meta charset=3D=22utf-8=22><main><p>=E5=B8=82=E3=81=8C=E5=AE=9A=E3=82=81=E3=82=8B</p></main>\n"
    "------b--\n"
)
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
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
        ("第１条　市が定める。".encode("utf-16"), "text/plain"),
        ("第１条　市が定める。\n第２条　課が行う。".encode("euc_jp"), "text/plain"),
        ("# 方針\n\n## 第１条\n市が定める。".encode(), "text/plain"),
        (SAVED.encode(), "text/html"),
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
        b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
        OLE + bytes(600) + "Workbook".encode("utf-16-le"),
    ],
    ids=["png", "jpeg", "xlsx", "pptx", "gzip", "svg", "xls"],
)
def test_unknown_formats_are_said_to_be_unread(data: bytes) -> None:
    """They are problems of the document, with the file's name in the sentence."""
    document = extract(SOURCE, data)
    assert (document.lines, document.health.unread) == ((), Unread.UNSUPPORTED)
    [problem] = document.problems
    assert (problem.code, problem.source) == ("file-unknown-format", SOURCE.id)
    assert "990019-x/policy.pdf" in messages.sentence(problem, "ja")


def test_an_empty_file_says_so() -> None:
    """Nothing is not an unknown format."""
    document = extract(SOURCE, b"")
    assert [problem.code for problem in document.problems] == ["file-empty"]
    assert document.health.unread is Unread.EMPTY
    assert document.sha256 == hashlib.sha256(b"").hexdigest()


def test_a_cut_docx_is_a_damaged_docx() -> None:
    """The beginning tells the format though the directory at the end is lost."""
    whole = word("第１条　市が定める。")
    document = extract(SOURCE, whole[: len(whole) // 2])
    assert (document.media_type, document.health.unread) == (DOCX, Unread.DAMAGED)


@pytest.mark.parametrize(
    "data",
    [
        "第１条　市が定める。".encode("utf-16"),
        "第１条　市が定める。".encode("utf-16-be", "strict").join((b"\xfe\xff", b"")),
        "第１条　市が定める。".encode("euc_jp"),
        "第１条　市が定める。".encode("cp932"),
        "- 第１条　市が定める。".encode(),
        SAVED.encode(),
    ],
    ids=["utf-16", "utf-16-be", "euc-jp", "cp932", "markdown", "mhtml"],
)
def test_text_is_read_right_whatever_holds_it(data: bytes) -> None:
    """Not only the format is told: the words come out."""
    [line] = extract(SOURCE, data).lines
    assert line.text.endswith("市が定める" if data == SAVED.encode() else "市が定める。")


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
