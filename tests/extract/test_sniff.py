"""Formats told by content alone, whatever the file is called."""

import pytest

from guidecompare.extract import extract, sniff
from guidecompare.model import Source

_TEXT = """運用方針

（目的）
第1条　この方針は、市が運用するアカウントについて必要な事項を定め、市政の情報を正しく伝えることを目的とする。
第2条　返信はしない。
"""
_SOURCE = Source(id="990019/policy", city="990019", title="運用方針", file="policy.docx")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-8", "utf-8-sig", "cp932", "euc_jp", "iso2022_jp"])
def test_text_in_every_charset(codec: str) -> None:
    """UTF-16 without its mark, too; the name of the file says nothing."""
    document = extract(_SOURCE, _TEXT.encode(codec))

    assert document.media_type == "text/plain"
    assert [line.text for line in document.lines] == [line for line in _TEXT.split("\n") if line]


@pytest.mark.parametrize("data", [b"\0\1\2\3" * 50, bytes(range(256)), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"a\0b\0c\0"])
def test_zeros_alone_are_no_text(data: bytes) -> None:
    """Nothing in it reads as Japanese."""
    assert sniff.bare_utf16(data) is None
    assert not sniff.is_text(data)


def test_the_xml_of_word_2003() -> None:
    """It is a Word document of old, not a page."""
    data = b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>\n<w:wordDocument/>'

    assert sniff.is_doc(data)
    assert not sniff.is_doc(b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>')
