"""DOCX: automatic numbers as Word prints them, headings, indents, tables, changes, notes and text boxes."""

import io
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word_files import level, lists, numbered, ordinals, package, paragraph

from guidecompare.extract.docx import read_docx
from guidecompare.model import LineKind, Removal, Unread

# --- automatic numbers


def test_levels_count_and_restart_as_in_word() -> None:
    """A deeper level begins again behind a higher one, and may print the numbers above it."""
    found = read_docx(
        package(
            "".join(numbered("文", place) for place in (0, 1, 2, 2, 3, 4, 1, 2, 0, 1)),
            numbering=lists(
                level(0, "decimal", "第%1条"),
                level(1, "decimalFullWidth", "%2"),
                level(2, "decimal", "(%3)"),
                level(3, "aiueoFullWidth", "%4"),
                level(4, "decimal", "%1-%2-%5"),
            ),
        )
    )

    assert ordinals(found) == ["第1条", "１", "(1)", "(2)", "ア", "1-１-1", "２", "(1)", "第2条", "１"]
    assert [(line.kind, line.level) for line in found.lines][:3] == [
        (LineKind.ITEM, 1),
        (LineKind.ITEM, 2),
        (LineKind.ITEM, 3),
    ]


def test_level_that_does_not_restart() -> None:
    """A lvlRestart of 0 counts through, and isLgl prints digits."""
    found = read_docx(
        package(
            "".join(numbered("文", place) for place in (0, 1, 0, 1)),
            numbering=lists(
                level(0, "upperRoman", "%1"), level(1, "decimal", "%1.%2", '<w:lvlRestart w:val="0"/><w:isLgl/>')
            ),
        )
    )

    assert ordinals(found) == ["I", "1.1", "II", "2.2"]


def test_start_override() -> None:
    """A list of the same definition goes on counting, from where its override says."""
    overrides = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    found = read_docx(
        package(
            numbered("文") + numbered("文", key=2) + numbered("文", key=2) + numbered("文"),
            numbering=lists(level(0, "decimal", "%1."), overrides=overrides),
        )
    )

    assert ordinals(found) == ["1.", "5.", "6.", "7."]


def test_numbers_of_heading_styles() -> None:
    """A style brings its list along, and stands for the level that names it; numId 0 takes a paragraph out."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="H{place}"><w:name w:val="heading {place}"/><w:pPr><w:numPr>'
        f'<w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="{place - 1}"/></w:pPr></w:style>'
        for place in (1, 2)
    )
    numbering = lists(
        level(0, "japaneseCounting", "第%1章", '<w:pStyle w:val="H1"/>'),
        level(1, "decimal", "%2", '<w:pStyle w:val="H2"/>'),
    )
    body = [paragraph("文", f'<w:pStyle w:val="H{place}"/>') for place in (1, 2, 2, 1, 2)]
    body.append(paragraph("別記", '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>'))
    found = read_docx(package("".join(body), numbering=numbering, styles=styles))

    assert ordinals(found) == ["第一章", "1", "2", "第二章", "1", ""]
    assert [(line.kind, line.level) for line in found.lines][:2] == [(LineKind.HEADING, 1), (LineKind.HEADING, 2)]


@pytest.mark.parametrize(("sign", "expected"), [("\uf0b7", "・"), ("\uf0a7", "■"), ("●", "●"), ("", "・")])
def test_bullets(sign: str, expected: str) -> None:
    """Signs of symbol fonts come out as what they look like, or as a plain bullet."""
    assert ordinals(read_docx(package(numbered("文"), numbering=lists(level(0, "bullet", sign))))) == [expected]


# --- paragraphs


def test_headings_title_and_indents() -> None:
    """Styles say what is a heading; indents are in characters, with typed spaces and hanging ones."""
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="見出し"/><w:basedOn w:val="a"/></w:style>'
    )
    body = (
        paragraph("運用方針", '<w:pStyle w:val="T"/>')
        + paragraph("目的", '<w:pStyle w:val="b"/>')
        + paragraph("(1) 文", '<w:ind w:left="630" w:hanging="210"/>')
        + paragraph("　文", '<w:ind w:leftChars="100" w:left="999"/>', "<w:b/><w:sz w:val='42'/>")
    )
    found = read_docx(package(body, styles=styles))

    assert [(line.kind, line.level) for line in found.lines] == [
        (LineKind.TITLE, 0),
        (LineKind.HEADING, 2),
        (LineKind.PARAGRAPH, 0),
        (LineKind.PARAGRAPH, 0),
    ]
    assert [(line.indent, line.bold, line.size) for line in found.lines[2:]] == [(2.0, False, 1.0), (2.0, True, 2.0)]
    assert [line.place.paragraph for line in found.lines] == [1, 2, 3, 4]


def test_paragraphs_say_where_they_are_set() -> None:
    """Titles are centred, dates and offices stand on the right; the paragraph's own word counts before its style's."""
    styles = (
        '<w:style w:type="paragraph" w:styleId="d"><w:name w:val="Date"/><w:pPr><w:jc w:val="right"/></w:pPr></w:style>'
    )
    found = read_docx(
        package(
            paragraph("題名", '<w:jc w:val="center"/>')
            + paragraph("令和5年4月1日", '<w:pStyle w:val="d"/>')
            + paragraph("広報課", '<w:jc w:val="end"/>')
            + paragraph("左", '<w:pStyle w:val="d"/><w:jc w:val="both"/>'),
            styles=styles,
        )
    )

    assert [line.alignment.value for line in found.lines] == ["centre", "end", "end", "start"]


def test_breaks_end_lines() -> None:
    """Shift+Enter makes two lines of an item, the first of them with the number."""
    body = numbered("一").replace("</w:t>", "</w:t><w:br/><w:t>二</w:t>")
    found = read_docx(package(body, numbering=lists(level(0, "decimal", "%1"))))

    assert [(line.text, line.kind, line.ordinal) for line in found.lines] == [
        ("一", LineKind.ITEM, "1"),
        ("二", LineKind.PARAGRAPH, ""),
    ]


def test_changes_are_read_as_accepted() -> None:
    """What was inserted is text, what was deleted is not; a deleted item takes no number."""
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>'
        "<w:del><w:r><w:delText>消した号</w:delText></w:r></w:del></w:p>"
    )
    body = (
        "<w:p><w:r><w:t>投稿は</w:t></w:r><w:del><w:r><w:delText>しない</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>する</w:t></w:r></w:ins></w:p>" + numbered("一") + gone + numbered("二")
    )
    found = read_docx(package(body, numbering=lists(level(0, "decimal", "%1"))))

    assert [(line.text, line.ordinal) for line in found.lines] == [("投稿はする", ""), ("一", "1"), ("二", "2")]


def test_hidden_text_and_contents_are_set_aside() -> None:
    """Hidden runs and tables of contents are no clauses."""
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{paragraph('1 目的 3')}</w:sdtContent></w:sdt>"
    )
    styles = '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
    body = (
        contents
        + paragraph("2 内容 4", '<w:pStyle w:val="T1"/>')
        + paragraph("控え", run="<w:vanish/>")
        + paragraph("本文")
    )
    found = read_docx(package(body, styles=styles))

    assert [line.text for line in found.lines] == ["本文"]
    assert [(aside.line.text, aside.reason) for aside in found.removed] == [
        ("1 目的 3", Removal.CONTENTS),
        ("2 内容 4", Removal.CONTENTS),
        ("控え", Removal.HIDDEN),
    ]


def test_text_boxes_come_once_behind_their_paragraph() -> None:
    """A drawing offers its text twice, for new and old readers."""
    box = f"<w:txbxContent>{paragraph('枠の文')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>本文</w:t></w:r><w:r><mc:AlternateContent>"
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>" + paragraph("次")
    )

    assert [line.text for line in read_docx(package(body)).lines] == ["本文", "枠の文", "次"]


def test_notes_stand_at_the_end() -> None:
    """Footnotes are text; the separators that Word keeps among them are not."""
    notes = (
        f'<w:footnote w:id="0" w:type="separator">{paragraph("線")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("注の文")}</w:footnote>'
    )
    body = '<w:p><w:r><w:t>本文</w:t><w:footnoteReference w:id="2"/></w:r></w:p>' + paragraph("次")
    found = read_docx(package(body, footnotes=notes))

    assert [(line.text, line.place.paragraph) for line in found.lines] == [("本文", 1), ("次", 2), ("注の文", 1)]


def test_ruby_links_fields_and_signs() -> None:
    """Base text, the text of links and fields, hyphens and tabs; no field codes."""
    body = (
        "<w:p><w:r><w:ruby><w:rt><w:r><w:t>かくう</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>架空</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        "<w:hyperlink><w:r><w:t>市</w:t></w:r></w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:fldSimple><w:r><w:t>版</w:t></w:r></w:fldSimple><w:r><w:noBreakHyphen/><w:tab/><w:t>文</w:t></w:r></w:p>"
    )

    assert [line.text for line in read_docx(package(body)).lines] == ["架空市版- 文"]


# --- tables


def test_tables() -> None:
    """Labels with values, merged downwards; data with places."""
    document = docx.Document()
    pairs = document.add_table(2, 2)
    for cell, text in zip(
        (c for row in pairs.rows for c in row.cells), ("名称", "架空市公式", "担当", "広報課"), strict=True
    ):
        cell.text = text
    pairs.cell(1, 1).add_paragraph("防災課")
    data = document.add_table(2, 3)
    for number, cell in enumerate(c for row in data.rows for c in row.cells):
        cell.text = ("区分", "平常時", "災害時", "発信", "広報課", "本部")[number]
    file = io.BytesIO()
    document.save(file)
    lines = read_docx(file.getvalue()).lines

    assert [(line.kind.value, line.text) for line in lines[:5]] == [
        ("term", "名称"),
        ("description", "架空市公式"),
        ("term", "担当"),
        ("description", "広報課"),
        ("description", "防災課"),
    ]
    assert [(line.text, line.cell.row, line.cell.column) for line in lines[5:] if line.cell] == [
        ("区分", 0, 0),
        ("平常時", 0, 1),
        ("災害時", 0, 2),
        ("発信", 1, 0),
        ("広報課", 1, 1),
        ("本部", 1, 2),
    ]


# --- what cannot be read


@pytest.mark.parametrize(
    ("data", "unread", "code"),
    [
        (b"PK\x03\x04 word/document.xml", Unread.DAMAGED, "docx-damaged"),
        (package(paragraph("文"))[:-60], Unread.DAMAGED, "docx-damaged"),
        (package("<w:p>"), Unread.DAMAGED, "docx-damaged"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            Unread.ENCRYPTED,
            "docx-encrypted",
        ),
        (package("<w:p/>"), Unread.NO_TEXT, "docx-without-text"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, unread: Unread, code: str) -> None:
    """Damaged, encrypted and empty files are told apart; none of them is a document without rules."""
    found = read_docx(data)

    assert (found.health.unread, [problem.code for problem in found.problems], found.lines) == (unread, [code], ())


def test_bomb_is_not_unpacked() -> None:
    """A small file that unpacks to very much is left alone."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 81_000_000)

    assert read_docx(file.getvalue()).health.unread is Unread.LIMIT


_SOUND = package(numbered("一") + paragraph("文"), numbering=lists(level(0, "decimal", "%1")))


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, len(_SOUND) - 1), byte=st.integers(0, 255), cut=st.booleans())
def test_damage_never_raises(place: int, byte: int, *, cut: bool) -> None:
    """Whatever byte is wrong or missing, the file is read or said to be unread."""
    data = _SOUND[:place] if cut else _SOUND[:place] + bytes([byte]) + _SOUND[place + 1 :]
    found = read_docx(data)

    assert bool(found.lines) != (found.health.unread is not None)


_NAMES = "p r t tbl tr tc sdt sdtContent ins del br tab pPr numPr ruby rubyBase txbxContent drawing hyperlink"
_ELEMENTS = st.sampled_from(_NAMES.split())


def _nested(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(_ELEMENTS, st.lists(children, max_size=3).map("".join)).map(
        lambda pair: f"<w:{pair[0]}>{pair[1]}</w:{pair[0]}>"
    )


@settings(max_examples=80, deadline=None)
@given(st.lists(st.recursive(st.just("<w:r><w:t>文</w:t></w:r>"), _nested, max_leaves=12), max_size=4).map("".join))
def test_any_nesting_of_elements_is_read(body: str) -> None:
    """Elements in places where Word never puts them make nothing raise."""
    assert all(line.text.strip() for line in read_docx(package(body)).lines)
