"""Plain text: paragraphs, wrapped lines, Markdown, pieces of HTML, and web pages saved as text."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from guidecompare.extract.common import Extraction
from guidecompare.extract.text import read_text
from guidecompare.model import LineKind, Removal, Unread


def read(text: str) -> Extraction:
    """Read ``text`` as a file in UTF-8."""
    return read_text(text.encode())


def texts(found: Extraction) -> list[str]:
    """Return the texts of the lines that stay."""
    return [line.text for line in found.lines]


def test_lines_are_paragraphs_and_leading_spaces_their_indent() -> None:
    """The left edge is that of the text as a whole; blank lines are no lines."""
    found = read("    1 目的\n\n    　市の情報を届けます。\n    2 内容\n")

    assert [(line.text, line.indent, line.continues) for line in found.lines] == [
        ("1 目的", 0.0, False),
        ("市の情報を届けます。", 1.0, False),
        ("2 内容", 0.0, False),
    ]
    assert [line.place.paragraph for line in found.lines] == [1, 2, 3]


def test_hand_wrapped_text_goes_on() -> None:
    """Lines that end at the right edge in the middle of a sentence continue; a marker begins a line of its own."""
    found = read(
        "　この手引は、職員が市の公式アカウントを使って情報を発信するときに守\n"
        "るべき事項と、望ましい書き方とを、部署の別なく定めたものである。迷っ\n"
        "たときは広報課に尋ねること。\n　(1) 投稿の前に、別の職員が文を読み直し、事実に誤りがないかを確かめ\nる。\n"
        "　(2) 誤りに気付いたときは、消さずに訂正の投稿をし、経緯を所属長に報\n告する。\n"
    )

    assert [line.continues for line in found.lines] == [False, True, True, False, True, False, True]


def test_unwrapped_lines_do_not_go_on() -> None:
    """Lines of many lengths are lines."""
    found = read("目的\n市の情報を届けます。\n運用時間\n平日の午前9時から午後5時までとします。\n返信\nしません。\n")

    assert not any(line.continues for line in found.lines)


def test_markdown_headings() -> None:
    """The first # is the title; a hashtag is no heading."""
    found = read("# 運用方針\n\n## 目的\n\n**重要**\n\n#架空市 を付けてください。\n\n### 細目\n")

    assert [(line.kind.value, line.level, line.text, line.bold) for line in found.lines] == [
        ("title", 0, "運用方針", False),
        ("heading", 2, "目的", False),
        ("paragraph", 0, "重要", True),
        ("paragraph", 0, "#架空市 を付けてください。", False),
        ("heading", 3, "細目", False),
    ]
    assert found.title == "運用方針"


def test_pieces_of_html_are_read_as_html() -> None:
    """What a converter left standing gives lines without markup, the plain text around it stays."""
    found = read(
        '会議の記録\n<p>① 件名</p> <ul style="list-style-type: none"> <li>・運用方針について</li> '
        "<li>・手引について<ol>"
        "<li>1 禁止事項</li></ol></li> </ul>\n<b>② 内容</b>\t\t\n次のとおりです。\n"
    )

    assert [(line.kind.value, line.level, line.text) for line in found.lines] == [
        ("paragraph", 0, "会議の記録"),
        ("paragraph", 0, "① 件名"),
        ("item", 1, "・運用方針について"),
        ("item", 1, "・手引について"),
        ("item", 2, "1 禁止事項"),
        ("paragraph", 0, "② 内容"),
        ("paragraph", 0, "次のとおりです。"),
    ]


def test_piece_of_html_over_several_lines() -> None:
    """A list goes on until it is closed; one that never is ends with its paragraph."""
    found = read("前\n<ul>\n<li>一\n\n<li>二\n</ul>\n中\n<ul>\n<li>三\n\n後の<b>太字</b>です。\n")

    assert [(line.kind.value, line.text) for line in found.lines] == [
        ("paragraph", "前"),
        ("item", "一"),
        ("item", "二"),
        ("paragraph", "中"),
        ("item", "三"),
        ("paragraph", "後の太字です。"),
    ]


def test_less_than_signs_are_no_markup() -> None:
    """Angle brackets and signs of a plain text stay."""
    assert texts(read("<目的>\n1 < 2 である。\n<外部リンク> を開く。\n")) == [
        "<目的>",
        "1 < 2 である。",
        "<外部リンク> を開く。",
    ]


def test_table_that_is_said_again_in_plain_text_is_read_once() -> None:
    """Some converters write a table twice, as HTML and cell by cell."""
    found = read(
        "<table><tr><th>市の例</th><th>内容</th></tr><tr><td>架空市</td><td>各課が投稿</td></tr></table>\t市の例\t内容\n架空市\t各課が投稿\n続き。\n"
    )

    assert texts(found) == ["市の例", "内容", "架空市", "各課が投稿", "続き。"]
    assert [(aside.line.text, aside.reason) for aside in found.removed] == [
        (text, Removal.HIDDEN) for text in ("市の例", "内容", "架空市", "各課が投稿")
    ]


def test_tables_drawn_with_tabs_or_bars() -> None:
    """Labels and values, or data, as in any other format; numbers before a tab are markers."""
    found = read(
        "名称\t架空市公式\n担当\t広報課\n\n| 区分 | 平常時 | 災害時 |\n|---|---|---|\n| 発信 | 広報課 | 本部 |\n\n"
        "(1)\t法令違反\n(2)\t広告\n"
    )

    assert [(line.kind.value, line.text) for line in found.lines] == [
        ("term", "名称"),
        ("description", "架空市公式"),
        ("term", "担当"),
        ("description", "広報課"),
        ("cell", "区分"),
        ("cell", "平常時"),
        ("cell", "災害時"),
        ("cell", "発信"),
        ("cell", "広報課"),
        ("cell", "本部"),
        ("paragraph", "(1) 法令違反"),
        ("paragraph", "(2) 広告"),
    ]


def test_shift_jis_text() -> None:
    """Notepad writes CP932."""
    found = read_text("①目的\r\n市の情報を届けます。\r\n".encode("cp932"))

    assert (texts(found), found.health.charset) == (["①目的", "市の情報を届けます。"], "Shift_JIS (CP932)")


def test_text_without_text() -> None:
    """A file of spaces and rules holds nothing to read, and is said so."""
    assert read(" \n\n").health.unread is Unread.NO_TEXT
    assert [problem.code for problem in read("-----\n").problems] == ["text-without-text"]


def test_radicals_are_repaired() -> None:
    """Text copied out of a PDF holds radicals for ideographs."""
    found = read("⽬的\n")

    assert (texts(found), found.health.repaired) == (["目的"], 1)


@given(st.binary(max_size=300))
def test_any_bytes_are_read(data: bytes) -> None:
    """No bytes make it raise, and no line is empty."""
    assert all(line.text.strip() for line in read_text(data).lines)


_LINES = st.lists(
    st.text(alphabet="目的投稿1(（)・<>/pbul#*|-\t 　。", max_size=24)
    | st.sampled_from(["<p>", "</ul>", "<b>太</b>", "---", "a\tb"]),
    max_size=14,
)


@given(_LINES.filter(lambda lines: not any("<" in line for line in lines)))
def test_no_text_is_lost(lines: list[str]) -> None:
    """Each Japanese character is in one line, kept or set aside; indexes run over both."""
    found = read("\n".join(lines))
    said = sorted([*found.lines, *(aside.line for aside in found.removed)], key=lambda line: line.index)
    japanese = frozenset("目的投稿。（")

    assert [line.index for line in said] == list(range(len(said)))
    assert Counter(c for line in said for c in line.text if c in japanese) == Counter(
        c for line in lines for c in line if c in japanese
    )


@given(_LINES)
def test_any_text_is_read_the_same_way_twice(lines: list[str]) -> None:
    """Pieces of markup in any order make nothing raise, and reading depends on the bytes alone."""
    assert read("\n".join(lines)) == read("\n".join(lines))


def test_kinds_of_a_plain_text() -> None:
    """A text says nothing of headings: that is for the segmentation to find."""
    assert {line.kind for line in read("1 目的\n届けます。\n").lines} == {LineKind.PARAGRAPH}
