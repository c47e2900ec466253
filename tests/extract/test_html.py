"""Web pages: what the markup says travels with the lines, what is beside the text is set aside, nothing is lost."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidecompare.extract.common import Extraction
from guidecompare.extract.html import read_fragment, read_html
from guidecompare.model import LineKind, Removal, Unread


def page(body: str, title: str = "運用方針") -> Extraction:
    """Read a page with ``body`` inside <main>."""
    return read_html(
        f'<html><head><meta charset="utf-8"><title>{title}</title></head><body><main>{body}</main>'.encode()
    )


def texts(found: Extraction) -> list[str]:
    """Return the texts of the lines that stay."""
    return [line.text for line in found.lines]


def removed(found: Extraction) -> dict[str, Removal]:
    """Return what was set aside, and why."""
    return {aside.line.text: aside.reason for aside in found.removed}


# --- lines


def test_blocks_begin_lines_and_inline_elements_do_not() -> None:
    """A line ends with its block or with <br>; a link or a span in it splits no word."""
    found = page(
        "<p>投稿は<a href=x>広報課</a>が行<span>いま</span>す。<br>返信しません。</p>"
        "<div>以上です。<p>次の段落</p></div>"
    )

    assert texts(found) == ["投稿は広報課が行います。", "返信しません。", "以上です。", "次の段落"]
    assert not any(line.continues for line in found.lines)


def test_white_space_is_collapsed_but_full_width_spaces_stay() -> None:
    """A line end of the source between Japanese characters is no space; leading spaces become the indent."""
    found = page("<p>　目　的は\n   次の   とおり\nSNS  policy</p>")

    assert [(line.text, line.indent) for line in found.lines] == [("目　的は次の とおり SNS policy", 1.0)]


def test_indent_from_inline_style() -> None:
    """Margins, paddings and text indents in characters move the left edge; a hanging indent cancels out."""
    found = page(
        '<div style="margin-left:2em"><p style="padding-left:1em;text-indent:-1em">(1) 法令違反</p>'
        '<p style="margin: 0 0 0 32px">続き</p></div>'
    )

    assert [line.indent for line in found.lines] == [2.0, 4.0]


def test_headings_carry_their_level_and_the_first_h1_is_the_title() -> None:
    """The first h1 is the title of the page; a <br> in a heading does not make two of it."""
    found = page("<h1>架空市<br>運用方針</h1><h2>目的</h2><p>文です。</p><h3>細目</h3><h1>別の部</h1>")

    assert [(line.kind, line.level, line.continues) for line in found.lines if line.kind is not LineKind.PARAGRAPH] == [
        (LineKind.TITLE, 0, False),
        (LineKind.TITLE, 0, True),
        (LineKind.HEADING, 2, False),
        (LineKind.HEADING, 3, False),
        (LineKind.HEADING, 1, False),
    ]


def test_numbered_h1s_are_headings() -> None:
    """A page that makes an h1 of every section has no title in them."""
    found = page("<h1>1 目的</h1><p>届けます。</p><h1>2 内容</h1><p>行事です。</p>")

    assert [line.kind for line in found.lines[::2]] == [LineKind.HEADING, LineKind.HEADING]


def test_without_h1_the_line_that_says_the_title_is_it() -> None:
    """On 例規 pages the title is a line like any other, with a ○ before it."""
    found = page(
        "<div><p>○架空市運用要綱</p></div><p>（趣旨）</p><p>第1条　この要綱は、次の事項を定める。</p>", "架空市運用要綱"
    )

    assert [line.kind for line in found.lines] == [LineKind.TITLE, LineKind.PARAGRAPH, LineKind.PARAGRAPH]
    assert texts(found)[1:] == ["（趣旨）", "第1条　この要綱は、次の事項を定める。"]


@pytest.mark.parametrize(
    "title", ["架空市公式X運用方針", "架空市／公式X運用方針", "架空市公式X運用方針 | 架空市", "運用の方針（公式X）"]
)
def test_a_title_may_differ_in_what_stands_around_it(title: str) -> None:
    """The name of the site before or behind it, a remark in brackets on the page."""
    shown = "運用の方針" if title.startswith("運用") else "架空市公式X運用方針（見本）"
    found = page(f"<p>架空市 &gt; 市政</p><p align=center><b>{shown}</b></p><p>次のとおり定めます。</p>", title)

    assert [line.text for line in found.lines if line.kind is LineKind.TITLE] == [shown]


def test_lines_say_where_they_are_set() -> None:
    """By attribute, style or element, also from around them; a table begins anew."""
    found = page(
        "<center>題名</center><p align=right>令和5年4月1日</p><div style='text-align: right'><p>広報課</p>"
        "<p style='text-align:left'>左</p><table><tr><td>項<td>値です。</tr></table></div><p>本文です。</p>"
    )

    assert [line.alignment.value for line in found.lines] == ["centre", "end", "end", *["start"] * 4]


def test_image_headings_are_read_by_their_alternative_text() -> None:
    """Old pages draw their headings."""
    assert texts(page("<h2><img src=a.gif alt=目的></h2><p>届けます。</p>")) == ["目的", "届けます。"]


def test_bold_lines() -> None:
    """A line is bold when all of it is."""
    found = page("<p><strong>1 目的</strong><br>市の<b>情報</b>を届けます。</p>")

    assert [line.bold for line in found.lines] == [True, False]


# --- lists


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<ol><li>a<li>b</ol>", ["1.", "2."]),
        ("<ol start=3><li>a<li value=7>b<li>c</ol>", ["3.", "7.", "8."]),
        ("<ol reversed><li>a<li>b</ol>", ["2.", "1."]),
        ("<ol type=a><li>a<li>b</ol>", ["a.", "b."]),
        ("<ol type=I start=4><li>a<li>b</ol>", ["IV.", "V."]),
        ('<ol style="list-style-type: katakana"><li>a<li>b</ol>', ["ア", "イ"]),
        ('<ol style="list-style: none"><li>1 a<li>2 b</ol>', ["", ""]),
        ("<ul><li>a<li>b</ul>", ["・", "・"]),
        ('<ul style="list-style-type:none"><li>・a<li>・b</ul>', ["", ""]),
        ("<ol start=x><li>a</ol>", ["1."]),
    ],
)
def test_ordinals_are_those_that_a_browser_draws(markup: str, expected: list[str]) -> None:
    """The text of a list lacks its numbers; a marker that is typed stays in the text."""
    assert [line.ordinal for line in page(markup).lines] == expected


def test_nested_lists_have_levels_and_what_follows_in_an_item_is_its_paragraph() -> None:
    """Only the first line of an item is the item."""
    found = page("<ol><li>親<ul><li>子</li></ul>続き</li><li><p>次</p><p>二段目</p></li></ol>")

    assert [(line.text, line.kind.value, line.level, line.ordinal) for line in found.lines] == [
        ("親", "item", 1, "1."),
        ("子", "item", 2, "・"),
        ("続き", "paragraph", 1, ""),
        ("次", "item", 1, "2."),
        ("二段目", "paragraph", 1, ""),
    ]


def test_definition_lists() -> None:
    """Terms and descriptions, each block of a description a line of its own."""
    found = page("<dl><dt>問1<dd>答です。<dd><p>一つ</p><ul><li>二つ</ul></dl>")

    assert [(line.kind.value, line.text) for line in found.lines] == [
        ("term", "問1"),
        ("description", "答です。"),
        ("description", "一つ"),
        ("item", "二つ"),
    ]


# --- tables


@pytest.mark.parametrize("label", ["th", "td"])
def test_two_column_tables_are_labels_and_values(label: str) -> None:
    """A policy in a table is read as terms with descriptions, whatever its labels are made of."""
    found = page(
        f"<table><tr><{label}>名称</{label}><td><p>架空市公式</p><p>@kaku</p></td></tr>"
        f"<tr><{label} rowspan=2>担当</{label}><td>広報課</td></tr><tr><td>防災課</td></tr></table>"
    )

    assert [(line.kind.value, line.text) for line in found.lines] == [
        ("term", "名称"),
        ("description", "架空市公式"),
        ("description", "@kaku"),
        ("term", "担当"),
        ("description", "広報課"),
        ("description", "防災課"),
    ]


def test_data_tables_keep_the_place_of_each_cell() -> None:
    """Three columns are data; a row span moves what stands right of it."""
    found = page(
        "<table><tr><th>区分<th>平常時<th>災害時</tr><tr><td rowspan=2>発信<td>広報課<td>本部</tr>"
        "<tr><td>各課<td>各部</tr></table>"
    )
    places = [(line.text, line.cell.row, line.cell.column, line.cell.header) for line in found.lines if line.cell]

    assert len(places) == len(found.lines)
    assert places[3:] == [
        ("発信", 1, 0, False),
        ("広報課", 1, 1, False),
        ("本部", 1, 2, False),
        ("各課", 2, 1, False),
        ("各部", 2, 2, False),
    ]


def test_layout_tables_are_read_through() -> None:
    """Old pages draw their columns with tables; the menu in the left one goes, the text in the right one stays."""
    found = read_html(
        "<table><tr><td><a href=a>トップページ</a><br><a href=b>町の紹介</a><br><a href=c>リンク</a></td>"
        "<td>第１条（目的）<br>"
        "　この規約は、公式アカウントの利用について必要な事項を定めるものです。<br>第２条（禁止事項）<br>"
        "　利用者は、法令に違反する行為をしてはなりません。</td></tr></table>".encode()
    )

    assert [line.kind for line in found.lines] == [LineKind.PARAGRAPH] * 4
    assert set(removed(found)) == {"トップページ", "町の紹介", "リンク"}


def test_numbers_in_a_column_of_their_own_join_the_cell_behind() -> None:
    """(1) in the left column is the marker of what stands right of it; so is the No. of a table of labels."""
    found = page(
        "<table><tr><td>(1)<td>職員　市の職員</tr><tr><td>(2)<td>媒体　SNS</tr></table>"
        "<table><tr><th>No.<th>項目<th>内容</tr><tr><td>1<td>目的<td>届けます。</tr><tr><td>2<td>担当<td>広報課</tr></table>"
    )

    assert texts(found)[:2] == ["(1)　職員　市の職員", "(2)　媒体　SNS"]
    assert [(line.kind.value, line.text) for line in found.lines[2:]] == [
        ("term", "1　目的"),
        ("description", "届けます。"),
        ("term", "2　担当"),
        ("description", "広報課"),
    ]
    assert list(removed(found)) == ["No.", "項目", "内容"]


# --- what is not seen


def test_ruby_gives_its_base_text_alone() -> None:
    """Readings over the characters are no text of the policy."""
    assert texts(page("<p><ruby>架空<rp>(</rp><rt>かくう</rt><rp>)</rp></ruby>市の方針です。</p>")) == [
        "架空市の方針です。"
    ]


def test_icon_font_words_are_no_text() -> None:
    """The name of a sign (open_in_new) is not printed; a word in an element called icon is."""
    found = page(
        '<p>外部サイト<i class="material-icons">open_in_new</i>へ<span class="icon-new">新着</span>移動します。</p>'
    )

    assert texts(found) == ["外部サイトへ新着移動します。"]


def test_hidden_text_is_set_aside() -> None:
    """What no reader sees is no clause: hidden blocks, text for screen readers, what shows without scripts."""
    found = page(
        '<p hidden>見えない規定です。</p><p style="display: none">これも見えません。</p>'
        '<p>文は<span class="sr-only">新しいウィンドウで開きます</span>続きます。</p>'
        "<noscript>スクリプトを使えません。</noscript>"
    )

    assert texts(found) == ["文は続きます。"]
    assert set(removed(found).values()) == {Removal.HIDDEN}
    assert len(found.removed) == 4


def test_what_a_click_opens_is_read() -> None:
    """Details and accordions hold body text."""
    found = page(
        "<h2>方針</h2><details><summary>返信</summary><p>返信しません。</p></details>"
        '<div class="accordion-body" style="display:none"><p>削除することがあります。</p></div>'
    )

    assert texts(found) == ["方針", "返信", "返信しません。", "削除することがあります。"]
    assert (found.lines[1].kind, found.lines[1].level) == (LineKind.HEADING, 3)


def test_scripts_styles_and_drawings_are_no_text() -> None:
    """They are not even set aside."""
    found = page(
        "<script>var 文='字';</script><style>p{}</style><svg><text>図</text></svg>"
        "<template><p>型</p></template><p>本文です。</p>"
    )

    assert (texts(found), found.removed) == (["本文です。"], ())


# --- reading


def test_hand_wrapped_preformatted_text() -> None:
    """Lines of <pre> that end at one width in the middle of sentences go on."""
    found = page(
        "<pre>\n　この規約は、架空市が運用する公式アカウントの利用について必要な\n"
        "事項を定めるものとする。利用者は、この規約に同意のうえ利用するも\n"
        "のとする。なお、この規約は予告なく変更することがあるので、利用の\n都度確認すること。また、通信に要する費用は利用者の負担とし、市は\n負担しない。\n</pre>"
    )

    assert [line.continues for line in found.lines] == [False, True, True, True, True]


def test_page_saved_with_its_parts() -> None:
    """MHTML wraps the page like a mail; the charset stands in the envelope."""
    body = "<p>この方針は、架空市のものです。</p>".encode("cp932")
    mail = (
        b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n'
        b'Content-Type: text/html; charset="shift_jis"\nContent-Transfer-Encoding: 8bit\n\n' + body + b"\n--b--\n"
    )

    assert texts(read_html(mail)) == ["この方針は、架空市のものです。"]


def test_page_without_text_is_said_to_be_so() -> None:
    """A page that loads its text by script is not a page without rules."""
    found = read_html(b"<html><body><div id=app></div><script src=app.js></script></body></html>")

    assert (found.health.unread, [problem.code for problem in found.problems]) == (
        Unread.NO_TEXT,
        ["page-without-text"],
    )


def test_place_is_the_path_from_the_nearest_id() -> None:
    """A reader of the report finds the element again."""
    found = page('<div id="s1"><ul><li>一</li><li>二</li></ul></div>')

    assert [line.place.path for line in found.lines] == ["#s1/ul[1]/li[1]", "#s1/ul[1]/li[2]"]


def test_plain_lines_between_pieces_of_html() -> None:
    """A text that begins with a piece of HTML keeps the lines that are none."""
    found = read_html("<p>① 件名</p>\n次のとおりです。\n(1) <b>目的</b>の案\n<ul><li>一</li></ul>".encode())

    assert texts(found) == ["① 件名", "次のとおりです。", "(1) 目的の案", "一"]


def test_fragments_have_no_furniture() -> None:
    """A piece of HTML inside a text is read as it is."""
    assert [draft.line.text for draft in read_fragment("<p>印刷</p><ul><li>一</ul>")] == ["印刷", "一"]


_NAMES = "p div ul ol li table tr td th dl dt dd h1 h2 span a b br nav header footer main section details summary pre"
_TAGS = st.sampled_from(_NAMES.split())
_WORDS = st.text(alphabet="目的投稿削除あア1(（)・ 　\n。", min_size=1, max_size=12)
_MARKUP = st.one_of(
    _TAGS.map("<{}>".format),
    _TAGS.map("</{}>".format),
    st.sampled_from(
        [
            '<div class="contact">',
            "<p hidden>",
            '<ol start="-3" reversed>',
            '<td rowspan="3" colspan="2">',
            "<p><!-- 注 -->",
        ]
    ),
)
_SOUP = st.lists(st.tuples(_MARKUP, _WORDS), max_size=25)


@given(st.binary(max_size=400))
def test_any_bytes_are_read(data: bytes) -> None:
    """No bytes make it raise, and no line is empty."""
    found = read_html(data)

    assert all(line.text.strip() for line in found.lines)


@given(_SOUP)
def test_no_text_is_lost(soup: list[tuple[str, str]]) -> None:
    """Whatever the markup, each character is in one line, kept or set aside; indexes run over both."""
    found = read_html(f"<body>{''.join(tag + words for tag, words in soup)}</body>".encode())
    lines = sorted([*found.lines, *(aside.line for aside in found.removed)], key=lambda line: line.index)

    assert [line.index for line in lines] == list(range(len(lines)))
    assert Counter("".join("".join(words for _, words in soup).split())) == Counter(
        "".join("".join(line.text for line in lines).split())
    )


@given(st.lists(st.text(alphabet="目的投稿削除市民情報あいう、", min_size=1, max_size=60), min_size=1, max_size=12))
def test_no_paragraph_of_the_body_is_lost(paragraphs: list[str]) -> None:
    """Paragraphs inside <main> come out in order, each a line."""
    found = page("".join(f"<p>{paragraph}</p>" for paragraph in paragraphs), title="")

    assert texts(found) == paragraphs
