"""DOCX: packages in Strict Open XML, documents and diagrams that stand in parts of their own."""

import pytest
from word_files import level, lists, numbered, ordinals, package, paragraph

from guidecompare.extract.docx import read_docx
from guidecompare.model import LineKind, Unread

_INSERTED = '<w:altChunk r:id="aFChunk"/>'
_SENTENCE = "職員は、投稿の前に所属長の承認を受け、内容に誤りがないことを確かめるものとする。"


def test_strict_open_xml() -> None:
    """Other names for the same elements and relationships."""
    found = read_docx(package(numbered("目的"), strict=True, numbering=lists(level(0, "decimal", "第%1条"))))

    assert (ordinals(found), [line.text for line in found.lines]) == (["第1条"], ["目的"])


@pytest.mark.parametrize(
    "chunk",
    [
        "<html><body><p>差し込んだ文。</p></body></html>".encode(),
        "差し込んだ文。".encode("utf-8-sig"),
        package(paragraph("差し込んだ文。")),
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        b'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'
        + "<p>差し込んだ文。</p>\r\n--b--".encode(),
    ],
    ids=["page", "text", "docx", "saved page"],
)
def test_inserted_documents_stand_in_their_place(chunk: bytes) -> None:
    """Word puts them in when it opens the file; so do we."""
    found = read_docx(package(paragraph("前") + _INSERTED + paragraph("後"), beside={"aFChunk": chunk}))

    assert [line.text for line in found.lines] == ["前", "差し込んだ文。", "後"]
    assert found.health.unread is None


@pytest.mark.parametrize("chunk", [b"{\\rtf1 x}", b"\0\1\2\3", package(_INSERTED, beside={"aFChunk": b"<p>x</p>"})])
def test_inserted_documents_that_are_not_read_are_told(chunk: bytes) -> None:
    """The document is read in part: what is not found in it is no gap."""
    found = read_docx(package(paragraph(_SENTENCE) + _INSERTED, beside={"aFChunk": chunk}))

    assert [line.text for line in found.lines] == [_SENTENCE]
    assert (found.health.unread, [problem.code for problem in found.problems]) == (Unread.PARTIAL, ["docx-inserted"])


def test_tables_of_inserted_documents_have_numbers_of_their_own() -> None:
    """Cells of two tables are never told to be of one."""
    rows = "<tr><th>種別</th><th>名称</th><th>担当</th></tr><tr><td>動画</td><td>市の窓</td><td>課</td></tr>"
    page = f"<html><body><table>{rows}</table></body></html>".encode()
    found = read_docx(package(_INSERTED + _INSERTED, beside={"aFChunk": page}))

    assert {line.cell.table for line in found.lines if line.cell} == {0, 1}


def test_diagrams() -> None:
    """The texts of a flow chart, in order; its frame has none."""
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    steps = "".join(
        f"<d:pt><d:t><a:p><a:r><a:t>{step}</a:t></a:r></a:p></d:t></d:pt>" for step in ("案を作る。", "確認する。")
    )
    data = f'<d:dataModel xmlns:d="{drawing}/diagram" xmlns:a="{drawing}/main"><d:pt type="doc"/>{steps}</d:dataModel>'
    shape = f'<w:drawing><d:relIds xmlns:d="{drawing}/diagram" r:dm="diagramData"/></w:drawing>'
    body = f"<w:p><w:r><w:t>手順</w:t>{shape}</w:r></w:p>" + paragraph("次")
    found = read_docx(package(body, beside={"diagramData": data.encode()}))

    assert [(line.text, line.kind) for line in found.lines] == [
        (text, LineKind.PARAGRAPH) for text in ("手順", "案を作る。", "確認する。", "次")
    ]
