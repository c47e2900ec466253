"""DOCX: lists inside lists, numbers alone in their paragraphs and cells, lines that were typed as paragraphs."""

import pytest
from word_files import level, lists, numbered, ordinals, package, paragraph, table

from guidecompare.extract.docx import read_docx
from guidecompare.model import LineKind


def _set_in(twips: int) -> str:
    return f'<w:pPr><w:ind w:left="{twips}" w:hanging="420"/></w:pPr>'


def _two_lists(*, inner: int) -> str:
    first = f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.", _set_in(420))}</w:abstractNum>'
    second = f'<w:abstractNum w:abstractNumId="1">{level(0, "decimal", "(%1)", _set_in(inner))}</w:abstractNum>'
    uses = "".join(f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key - 1}"/></w:num>' for key in (1, 2))
    return first + second + uses


@pytest.mark.parametrize(("inner", "expected"), [(840, [1, 1, 2, 2, 1]), (420, [1, 1, 1, 1, 1])])
def test_a_list_that_is_set_in_further_stands_inside_the_one_above(inner: int, expected: list[int]) -> None:
    """Word calls both of them level 0."""
    body = numbered("一") + numbered("二") + numbered("イ", key=2) + numbered("ロ", key=2) + numbered("三")
    found = read_docx(package(body, numbering=_two_lists(inner=inner)))

    assert ordinals(found) == ["1.", "2.", "(1)", "(2)", "3."]
    assert [line.level for line in found.lines] == expected


def test_a_list_below_a_heading_begins_afresh() -> None:
    """It does not stand inside the list of the part above."""
    body = numbered("一") + paragraph("第２章　運用") + numbered("イ", key=2)
    found = read_docx(package(body, numbering=_two_lists(inner=840)))

    assert [line.level for line in found.lines] == [1, 0, 1]


_ARTICLES = lists(level(0, "decimal", "第%1条"))


def test_numbers_in_paragraphs_of_their_own_belong_to_the_text_below() -> None:
    """Where a list is made of such numbers."""
    body = numbered("") + paragraph("目的を定める。") + numbered("") + paragraph("") + paragraph("運用者を定める。")
    found = read_docx(package(body, numbering=_ARTICLES))

    assert [(line.ordinal, line.text, line.kind) for line in found.lines] == [
        ("第1条", "目的を定める。", LineKind.ITEM),
        ("第2条", "運用者を定める。", LineKind.ITEM),
    ]


def test_an_empty_item_numbers_nothing() -> None:
    """In a list of paragraphs with text it is a slip, though it is counted."""
    body = numbered("一") + numbered("二") + numbered("") + paragraph("以上のとおり定める。")

    assert ordinals(read_docx(package(body, numbering=_ARTICLES))) == ["第1条", "第2条", ""]


def test_cells_that_hold_nothing_but_an_automatic_number() -> None:
    """The number stands before the label of its row, or in its place among data."""
    counted = table(
        *(
            (numbered(""), paragraph(name), paragraph(text))
            for name, text in (("目的", "伝える。"), ("返信", "しない。"))
        )
    )
    data = table(
        tuple(map(paragraph, ("番号", "種別", "名称", "担当"))),
        (numbered("", key=2), paragraph("動画"), paragraph("市の窓"), paragraph("広報課")),
    )
    overrides = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = lists(level(0, "decimal", "%1"), overrides=overrides)
    found = read_docx(package(counted + paragraph("文") + data, numbering=numbering))

    assert [line.text for line in found.lines][:5] == ["1　目的", "伝える。", "2　返信", "しない。", "文"]
    assert [line.text for line in found.lines][5:] == ["番号", "種別", "名称", "担当", "1", "動画", "市の窓", "広報課"]


def test_hidden_items_are_not_counted() -> None:
    """Word prints neither them nor their numbers."""
    hidden = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr>'
    body = numbered("一") + paragraph("隠した項", hidden, "<w:vanish/>") + numbered("二")

    assert ordinals(read_docx(package(body, numbering=_ARTICLES))) == ["第1条", "第2条"]


def test_bullets_of_fonts() -> None:
    """The same code is another sign in another font."""
    signs = {"Wingdings": "①", "Wingdings 2": "○"}
    for font, sign in signs.items():
        run = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>'
        found = read_docx(package(numbered("文"), numbering=lists(level(0, "bullet", "\uf081", run))))
        assert ordinals(found) == [sign]


def test_lines_that_were_typed_as_paragraphs() -> None:
    """Other programs export each line as a paragraph: lines that reach the edge in mid-sentence go on."""
    lines = [
        "　（目的）",
        "第１条　この要領は、市が運用する公式アカウントについて、その利用の方",
        "　法その他必要な事項を定めるものとする。",
        "　（運用者）",
        "第２条　公式アカウントの運用者は、所属長の承認を受けた職員とし、投稿",
        "　の内容について責任を負う。",
        "２　運用者は、次の事項を守らなければならない。",
        "　(1)　個人情報を投稿しないこと。また、個人が特定されるおそれのある写",
        "　　真を掲載しないこと。",
        "　(2)　著作権を侵害しないこと。",
    ]
    found = read_docx(package("".join(map(paragraph, lines))))

    assert [line.text for line in found.lines if line.continues] == [
        "法その他必要な事項を定めるものとする。",
        "の内容について責任を負う。",
        "真を掲載しないこと。",
    ]
