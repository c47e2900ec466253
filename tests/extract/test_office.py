"""Documents of older office programs: read by way of LibreOffice, or said not to be."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import pytest
from run import guidecompare

from guidecompare.extract import extract
from guidecompare.extract.office import read_office
from guidecompare.model import Severity, Source, Unread

FILES: Final = Path(__file__).parent / "files"
SOURCE: Final = Source(id="990019/policy", city="990019", title="運用方針", file="policy.doc")
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MEDIA: Final = {
    "doc": "application/msword",
    "rtf": "application/rtf",
    "odt": "application/vnd.oasis.opendocument.text",
}

needs_office = pytest.mark.skipif(
    not (shutil.which("soffice") or shutil.which("libreoffice")),
    reason="no LibreOffice on this machine: old formats not converted",
)


@needs_office
@pytest.mark.parametrize("ending", MEDIA)
def test_old_formats_are_read_whole(ending: str) -> None:
    """With the numbers that the program sets itself, and the reader is told how it was done."""
    document = extract(SOURCE, (FILES / f"old-format.{ending}").read_bytes())
    assert document.media_type == MEDIA[ending]
    assert document.health.unread is None
    assert [line.text for line in document.lines][:3] == [
        "青浜市ＳＮＳ運用方針",
        "１　目的",
        "市の情報を早く正しく伝えるために運用する。",
    ]
    assert [line.ordinal + line.text for line in document.lines][-2:] == ["1.市の催し", "2.市の防災"]
    assert [(problem.code, problem.severity) for problem in document.problems] == [("office-converted", Severity.NOTE)]


@needs_office
def test_a_damaged_document_of_old_is_told() -> None:
    """LibreOffice makes nothing of it; that is an answer, too."""
    found = read_office((FILES / "old-format.doc").read_bytes()[:3000])
    assert found.health.unread in {Unread.FAILED, Unread.DAMAGED, Unread.NO_TEXT}
    assert found.problems


@pytest.mark.parametrize("ending", MEDIA)
def test_without_libreoffice_its_user_learns_what_to_do(ending: str, tmp_path: Path) -> None:
    """The document counts as not readable; nothing crashes."""
    ran = guidecompare("clauses", FILES / f"old-format.{ending}", env={"PATH": str(tmp_path)})
    assert ran.code == 1
    assert "LibreOffice" in ran.err
    assert "DOCX" in ran.err
    assert "Traceback" not in ran.err


def test_ichitaro_is_told_by_name() -> None:
    """Nobody but its own program reads it; saving it as DOCX takes a minute."""
    document = extract(SOURCE, OLE + bytes(600) + "\x04JSRV_SegmentInformation".encode("utf-16-le"))
    assert document.media_type == "application/x-js-taro"
    assert [problem.code for problem in document.problems] == ["office-ichitaro"]
    assert document.health.unread is Unread.UNSUPPORTED


def test_a_password_is_told_before_libreoffice_would_ask_for_it() -> None:
    """A Word file says so in its first lines."""
    head = b"\xec\xa5" + bytes(8) + (0x0100).to_bytes(2, "little")
    data = OLE + bytes(504) + head + bytes(500) + "WordDocument".encode("utf-16-le")
    document = extract(SOURCE, data)
    assert [problem.code for problem in document.problems] == ["office-encrypted"]
    assert document.health.unread is Unread.ENCRYPTED
