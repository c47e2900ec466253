"""Signs, numbers and lists that pages set apart in ways of their own."""

import pytest

from guidecompare.extract.common import Extraction
from guidecompare.extract.html import read_html
from guidecompare.model import LineKind, Removal, Unread


def page(body: str) -> Extraction:
    """Read a page with ``body`` inside <main>."""
    return read_html(f'<html><head><meta charset="utf-8"></head><body><main>{body}</main></body></html>'.encode())


def texts(body: str) -> list[str]:
    """Return the texts of the lines that stay."""
    return [line.text for line in page(body).lines]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<dt><span>Q1</span>返信はありますか。</dt>", ["Q1　返信はありますか。"]),
        ("<div><div class=q>Ｑ．</div><div>返信はありますか。</div></div>", ["Ｑ．　返信はありますか。"]),
        ("<dl><dt>返信は。</dt><dd>A<p>ありません。</p></dd></dl>", ["返信は。", "A　ありません。"]),
        ("<p><b>第２条の２</b>市は、次の情報を届けます。</p>", ["第２条の２　市は、次の情報を届けます。"]),
        ('<h2><span class="num">1</span>目的</h2>', ["1　目的"]),
        ('<p><a href="#j2">第2条</a>の規定を準用します。</p>', ["第2条の規定を準用します。"]),
        ("<p><b>3</b>人の職員が投稿します。</p>", ["3人の職員が投稿します。"]),
        ("<p>A</p><ul><li>防災</li></ul>", ["A", "防災"]),
        ("<p>返信は、次のとおりです。</p><p>答</p>", ["返信は、次のとおりです。", "答"]),
    ],
)
def test_signs_and_numbers_set_apart_by_their_element(markup: str, expected: list[str]) -> None:
    """A sign joins the text behind it, parted by a space; a reference and a quantity are words of the text."""
    assert expected == texts(markup)


def test_numbers_typed_in_the_items_of_a_list() -> None:
    """Where every item has a number of its own, the list's signs are none of the text; one is not enough."""
    assert [line.ordinal for line in page("<ul><li>a　防災</li><li>b　行事</li></ul>").lines] == ["", ""]
    assert [line.ordinal for line in page("<ul><li>a　防災</li><li>行事の案内</li></ul>").lines] == ["・", "・"]


def test_a_numbering_taken_apart_is_outside_the_lists_between() -> None:
    """Editors put each member into an <ol> of its own; what stands between its members is deeper."""
    found = page(
        "<ol><li>内容</ol><ul><li>防災<li>行事</ul><ol start=2><li>返信</ol><p>しません。</p><ul><li>例外</ul>"
    )

    assert [(line.level, line.text) for line in found.lines if line.kind is LineKind.ITEM] == [
        (1, "内容"),
        (2, "防災"),
        (2, "行事"),
        (1, "返信"),
        (2, "例外"),
    ]


def test_lists_in_a_definition_are_deeper_than_lists_beside_it() -> None:
    """So what follows a list of definitions, or a table of labels, is not said of its last label."""
    found = page("<dl><dt>内容<dd>次のもの<ul><li>防災</ul></dl><ul><li>以上の内容は変わります。</ul>")

    assert [(line.kind.value, line.level) for line in found.lines] == [
        ("term", 1),
        ("description", 0),
        ("item", 2),
        ("item", 1),
    ]


def test_words_struck_out_are_set_aside_as_amended() -> None:
    """Other words have taken their place; the line they stood in is not broken."""
    found = page(
        '<p>対象は、<s>つぶやき</s>投稿と<span style="text-decoration:line-through">写真の全部</span>写真です。</p>'
    )

    assert [line.text for line in found.lines] == ["対象は、投稿と写真です。"]
    assert {Removal.AMENDMENT} == {aside.reason for aside in found.removed}


def test_invisible_characters_split_no_word() -> None:
    """Soft hyphens and spaces of no width only say where a line may break."""
    assert texts("<p>ソーシャル&shy;メデ&#8203;ィア</p>") == ["ソーシャルメディア"]


def test_a_frameset_says_that_its_text_is_not_held() -> None:
    """The page of frames holds no text of its own, whatever it says to browsers without frames."""
    found = read_html(
        "<html><head><title>例規集</title></head><frameset cols='20%,*'><frame src=menu.html><frame src=honbun.html>"
        "<noframes><body>フレームに対応したブラウザでご覧ください。</body></noframes></frameset></html>".encode()
    )

    assert found.lines == ()
    assert Unread.NO_TEXT is found.health.unread
    assert "page-in-frame" in [problem.code for problem in found.problems]


@pytest.mark.parametrize(
    ("attribute", "expected"), [("3.", "3."), (" 4 ", "4."), ("x", "1."), ("9" * 5000, "999999999.")]
)
def test_numbers_in_attributes_are_read_as_browsers_do(attribute: str, expected: str) -> None:
    """What begins with a number is that number; what does not says nothing."""
    assert [expected] == [line.ordinal for line in page(f'<ol start="{attribute}"><li>防災の情報</ol>').lines]
