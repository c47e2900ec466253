"""DOCX: what a reader sees when all changes are accepted, fields are printed and nothing hidden shows."""

import pytest
from word_files import level, lists, numbered, ordinals, package, paragraph, table

from guidecompare.extract.docx import read_docx
from guidecompare.model import LineKind, Removal

_GONE = "<w:rPr><w:del/></w:rPr>"


def _field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _texts(data: bytes) -> list[str]:
    return [line.text for line in read_docx(data).lines]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    """The second one's properties hold for both; no number is counted for the first."""
    first = paragraph("前半を", f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>{_GONE}')
    found = read_docx(package(first + numbered("後半につなぐ。"), numbering=lists(level(0, "decimal", "%1"))))

    assert [(line.ordinal, line.text) for line in found.lines] == [("1", "前半を後半につなぐ。")]


def test_text_before_a_table_is_not_lost_with_its_mark() -> None:
    """Nor does it run into the first cell."""
    body = paragraph("前の文。", _GONE) + table(
        (paragraph("名称"), paragraph("市の窓")), (paragraph("担当"), paragraph("課"))
    )

    assert _texts(package(body)) == ["前の文。", "名称", "市の窓", "担当", "課"]


def test_moved_text_stands_where_it_went() -> None:
    """And nowhere else."""
    run = "<w:r><w:t>動かした文。</w:t></w:r>"
    gone = f"<w:p><w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr><w:moveFrom>{run}</w:moveFrom></w:p>"
    come = f"<w:p><w:moveTo>{run}</w:moveTo></w:p>"

    assert _texts(package(gone + paragraph("間") + come)) == ["間", "動かした文。"]


def test_deleted_cells() -> None:
    """A column that was taken out leaves no cell."""
    cells = [
        f"<w:tc><w:tcPr>{more}</w:tcPr>{paragraph(text)}</w:tc>"
        for more, text in (("", "名称"), ("<w:cellDel/>", "旧"), ("", "市の窓"))
    ]
    row = f"<w:tr>{''.join(cells)}</w:tr>"

    assert _texts(package(f"<w:tbl>{row}{row}</w:tbl>")) == ["名称", "市の窓"] * 2


@pytest.mark.parametrize("mark", ["strike", "dstrike"])
def test_text_struck_through_is_set_aside(mark: str) -> None:
    """So offices show what a revision takes out; it is told as such."""
    struck = f"<w:r><w:rPr><w:{mark}/></w:rPr><w:t>する。</w:t></w:r>"
    body = f"<w:p><w:r><w:t>返信は</w:t></w:r>{struck}<w:r><w:t>しない。</w:t></w:r></w:p>"
    found = read_docx(package(body))

    assert [line.text for line in found.lines] == ["返信はしない。"]
    assert [(aside.line.text, aside.reason) for aside in found.removed] == [("する。", Removal.AMENDMENT)]


def test_a_style_may_hide_text() -> None:
    """The style of a paragraph or of a run, and a run may show itself again."""
    styles = (
        '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="memo"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="c"><w:name w:val="note"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = (
        paragraph("控え", '<w:pStyle w:val="h"/>')
        + paragraph("覚え", "", '<w:rStyle w:val="c"/>')
        + paragraph("本文", '<w:pStyle w:val="h"/>', '<w:vanish w:val="0"/>')
    )

    assert _texts(package(body, styles=styles)) == ["本文"]


def test_contents_made_by_a_field() -> None:
    """Whatever style its lines have; text behind the end of the field is body."""
    contents = (
        f"<w:p>{_field('begin')}<w:r><w:instrText> TOC \\o </w:instrText></w:r>{_field('separate')}"
        f"<w:r><w:t>１　目的</w:t><w:tab/></w:r>{_field('begin')}<w:r><w:instrText>PAGEREF a</w:instrText></w:r>"
        f"{_field('separate')}<w:r><w:t>3</w:t></w:r>{_field('end')}</w:p>"
        f"<w:p>{_field('end')}<w:r><w:t>１　目的</w:t></w:r></w:p>"
    )
    found = read_docx(package(contents + paragraph("市政を伝える。")))

    assert [line.text for line in found.lines] == ["１　目的", "市政を伝える。"]
    assert [aside.reason for aside in found.removed] == [Removal.CONTENTS]


def test_a_field_that_never_ends_holds_nothing_back() -> None:
    """A damaged table of contents must not swallow the document."""
    begun = f"<w:p>{_field('begin')}<w:r><w:instrText>TOC</w:instrText></w:r>{_field('separate')}</w:p>"

    assert _texts(package(begun + paragraph("市政を伝える。"))) == ["市政を伝える。"]


def test_signs_that_do_not_show() -> None:
    """Soft hyphens, white space that the file does not keep; a page break ends a line."""
    body = '<w:p><w:r><w:t> 市\u00ad政を\n伝える。</w:t><w:br w:type="page"/><w:t>次の文。</w:t></w:r></w:p>'

    assert _texts(package(body)) == ["市政を 伝える。", "次の文。"]


def test_a_note_is_read_once() -> None:
    """However often it is referred to, and though it refers to itself."""
    reference = '<w:footnoteReference w:id="2"/>'
    note = f'<w:footnote w:id="2" w:type="normal"><w:p><w:r><w:t>注の文</w:t>{reference}</w:r></w:p></w:footnote>'
    body = f"<w:p><w:r><w:t>本文</w:t>{reference}</w:r></w:p><w:p><w:r><w:t>次</w:t>{reference}</w:r></w:p>"

    assert _texts(package(body, footnotes=note)) == ["本文", "次", "注の文"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("見出し 1", LineKind.HEADING),
        ("見出し２（条）", LineKind.HEADING),
        ("見出し下の文", LineKind.PARAGRAPH),
        ("表題", LineKind.TITLE),
        ("heading 3", LineKind.HEADING),
    ],
)
def test_names_of_styles_in_japanese(name: str, kind: LineKind) -> None:
    """Programs other than Word translate the names of its styles."""
    styles = f'<w:style w:type="paragraph" w:styleId="x"><w:name w:val="{name}"/></w:style>'
    found = read_docx(package(paragraph("文", '<w:pStyle w:val="x"/>'), styles=styles))

    assert [line.kind for line in found.lines] == [kind]


def test_ordinals_are_those_of_the_final_text() -> None:
    """A paragraph put into a list by a tracked change has its number; its former list is nothing to it."""
    changed = paragraph(
        "二",
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins/></w:numPr>'
        '<w:pPrChange><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:pPrChange>',
    )
    found = read_docx(package(numbered("一") + changed + numbered("三"), numbering=lists(level(0, "decimal", "%1"))))

    assert ordinals(found) == ["1", "2", "3"]
