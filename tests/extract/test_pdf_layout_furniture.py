"""PDF layout: what stands on a page without being its text, and that nothing else is set aside. Pages set by hand."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from papers import HEIGHT, LEFT, SIZE, paper

from guidecompare.extract.pdf import read_pdf
from guidecompare.model import Removal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidecompare.extract.common import Extraction

PITCH: Final = 16.0
TEXTS: Final = (
    "市は、市民に市の情報を正しく伝える。",
    "書き込みには原則として返信しない。",
    "載せた写真の著作権は市に帰属する。",
    "この方針は必要に応じて改める。",
)
HEADS: Final = ("目的", "返信の方針", "著作権", "方針の変更")


def typed(words: str, x: float, top: float, *, size: float = SIZE) -> bytes:
    """Return the drawing of one line of type at a place."""
    codes = words.encode("utf-16-be").hex()
    return f"BT /F {size} Tf 1 0 0 1 {x} {HEIGHT - top} Tm <{codes}> Tj ET\n".encode()


def column(lines: Sequence[str], *, x: float = LEFT, top: float = 150.0) -> bytes:
    """Return lines set one below the other."""
    return b"".join(typed(words, x, top + PITCH * index) for index, words in enumerate(lines))


def texts(found: Extraction) -> list[str]:
    """Return the lines that are text."""
    return [line.text for line in found.lines]


def set_aside(found: Extraction, reason: Removal) -> list[str]:
    """Return what was removed for a reason."""
    return [removed.line.text for removed in found.removed if removed.reason is reason]


# --- page numbers and running titles ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "form", ["i ii iii iv", "Ⅰ Ⅱ Ⅲ Ⅳ", "〔1〕 〔2〕 〔3〕 〔4〕", "―1― ―2― ―3― ―4―", "1頁 2頁 3頁 4頁"]
)
def test_page_numbers_in_other_figures_are_known(form: str) -> None:
    """Roman figures number a preface, brackets and long dashes are as usual as short ones."""
    pages = [column([words]) + typed(mark, 290, 800) for words, mark in zip(TEXTS, form.split(), strict=True)]
    found = read_pdf(paper(*pages))
    assert list(TEXTS) == texts(found)
    assert len(set_aside(found, Removal.PAGE_NUMBER)) == 4


def test_the_number_of_a_heading_on_top_of_its_page_is_text() -> None:
    """１ on the first page and ３ on the third agree with their pages by chance; a heading stands behind them."""
    pages = [
        typed(mark, LEFT, 60) + typed(head, LEFT + 24, 60) + column([words])
        for mark, head, words in zip("１２３４", HEADS, TEXTS, strict=True)
    ]
    found = read_pdf(paper(*pages))
    assert [
        line
        for pair in zip((f"{n}　{h}" for n, h in zip("１２３４", HEADS, strict=True)), TEXTS, strict=True)
        for line in pair
    ] == texts(found)
    assert not found.removed


def test_titles_of_chapters_above_their_pages_are_no_text() -> None:
    """Each stands on few pages, but always at the same place, and names a heading."""
    chapters = ("第１章　総則", "第１章　総則", "第２章　返信", "第３章　雑則")
    pages, expected = [], []
    for index, (chapter, words) in enumerate(zip(chapters, TEXTS, strict=True)):
        begins = chapter not in chapters[:index]
        pages.append(typed(chapter, 450, 60, size=8) + column([chapter, words] if begins else [words], top=110))
        expected += [chapter, words] if begins else [words]
    found = read_pdf(paper(*pages))
    assert expected == texts(found)
    assert list(chapters) == set_aside(found, Removal.RUNNING_TITLE)


def test_a_table_that_heads_each_page_is_no_text() -> None:
    """The number, edition and page of a document stand in rules above its text."""
    pages = []
    for number, words in enumerate(TEXTS, 1):
        rules = "".join(f"{x} 800 m {x} 770 l S\n" for x in (50, 150, 300))
        rules += "50 800 m 300 800 l S\n50 770 m 300 770 l S\n"
        pages.append(rules.encode() + typed("広－１２", 60, 60) + typed(f"{number}／４", 160, 60) + column([words]))
    found = read_pdf(paper(*pages))
    assert list(TEXTS) == texts(found)
    assert len(set_aside(found, Removal.RUNNING_TITLE)) == 8


def test_lines_that_come_again_on_top_of_pages_stay_where_they_are_sentences() -> None:
    """A phrase may begin two pages by chance."""
    pages = [column([TEXTS[0][:-4], "別の文を定める。", words], top=60) for words in TEXTS[1:]]
    pages.insert(1, column(["別の頁の文を置く。"], top=60))
    found = read_pdf(paper(*pages, *[column([f"{n}番目の頁の文。"], top=60) for n in "五六七八九"]))
    assert texts(found).count(TEXTS[0][:-4]) == 3


# --- numbers of lines ---------------------------------------------------------------------------------------------

PROSE: Final = [
    *(
        "市は、市民に市の情報を正しく伝える。書き込みには原則として",
        "返信しない。ただし、市の情報に誤りがあるときは、市民に正し",
    ),
    *(
        "い情報を伝える。載せた文章と写真の著作権は、市に帰属する。",
        "利用された方の行為について、市は責任を負わない。公式の頁を",
    ),
    *(
        "閉じるときは、一月前に知らせる。この方針は、必要に応じて改",
        "める。改めた方針は、市の頁で公表する。返信の方法は別に定め",
    ),
    *(
        "る。災害のときの情報は、防災の頁で伝える。市民の声は、市の",
        "窓口で受ける。写真に写る人には、承諾を得る。担当者は、課の",
    ),
    *("長が決める。投稿の記録は、一年のあいだ残す。この方針は、四", "月から施行する。"),
]


@pytest.mark.parametrize("every", [1, 5])
@pytest.mark.parametrize("x", [30, 400], ids=["left", "right"])
def test_numbers_of_lines_in_the_margin_are_no_text(every: int, x: int) -> None:
    """Drafts for councils count their lines, each or every fifth."""
    marks = [(str(n), n) for n in range(1, 11) if n % every == 0]
    page = column(PROSE, x=60) + b"".join(typed(mark, x, 134 + PITCH * n, size=8) for mark, n in marks)
    found = read_pdf(paper(page))
    assert texts(found) == PROSE
    assert [mark for mark, _ in marks] == set_aside(found, Removal.LINE_NUMBER)


def test_numbers_of_items_in_the_margin_are_text() -> None:
    """Each begins an item; no sentence goes on beside them."""
    items = [TEXTS[n % 4] for n in range(10)]
    page = column(items, x=80) + b"".join(typed(str(n + 1), 55, 150 + PITCH * n) for n in range(10))
    found = read_pdf(paper(page))
    assert [f"{n}{words}" for n, words in enumerate(items, 1)] == ["".join(line.split()) for line in texts(found)]


# --- tables of contents -------------------------------------------------------------------------------------------


def book(*entries: str, head: str = "目　次", number: bool = True) -> Extraction:
    """Return what is read of a table of contents, its numbers at the right, and of the text behind it."""
    page = typed("青浜市の方針", 240, 100, size=16) + (typed(head, 270, 130) if head else b"")
    for index, entry in enumerate(entries):
        page += typed(entry, LEFT, 150 + PITCH * index)
        page += typed(f"Ｐ{index + 2}", 500, 150 + PITCH * index) if number else b""
    body = [line for pair in zip(entries, TEXTS, strict=False) for line in pair]
    return read_pdf(paper(page, column(body)))


@pytest.mark.parametrize(("head", "number"), [("目　次", True), ("", True), ("目次", False)])
def test_a_table_of_contents_without_leaders_is_known(head: str, *, number: bool) -> None:
    """By its heading, or by naming the headings that follow; all of the text stays, its first heading as well."""
    entries = [f"{n}　{words}" for n, words in enumerate(HEADS, 1)]
    found = book(*entries, head=head, number=number)
    assert texts(found) == ["青浜市の方針", *(line for pair in zip(entries, TEXTS, strict=True) for line in pair)]
    assert len(set_aside(found, Removal.CONTENTS)) == len(entries) + bool(head)


# --- marks across the page ----------------------------------------------------------------------------------------


def test_a_large_mark_across_the_text_is_no_text_and_leaves_it_whole() -> None:
    """案 printed upright under the lines must not draw them together."""
    found = read_pdf(paper(typed("案", 120, 230, size=120) + column(PROSE)))
    assert texts(found) == PROSE
    assert set_aside(found, Removal.NOTICE) == ["案"]


def test_a_large_title_that_stands_free_is_text() -> None:
    """A cover has no other text on it."""
    found = read_pdf(paper(typed("青浜市の方針", 60, 300, size=60), column(PROSE)))
    assert texts(found)[0] == "青浜市の方針"


# --- nothing is lost ----------------------------------------------------------------------------------------------

PIECES: Final = st.lists(
    st.tuples(
        st.sampled_from([*TEXTS, *HEADS, "１", "第１条", "（１）", "目次", "令和八年四月一日", "案", "Ｐ２"]),
        st.integers(3, 50).map(lambda step: 10.0 * step),
        st.integers(4, 80).map(lambda step: 10.0 * step),
        st.sampled_from([8.0, 10.0, 10.0, 10.0, 16.0, 40.0]),
    ),
    min_size=1,
    max_size=30,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=3))
def test_every_character_is_text_or_set_aside_once(pages: list[list[tuple[str, float, float, float]]]) -> None:
    """Whatever stands beside or upon what, in whatever order: nothing is lost, and nothing comes twice."""
    apart = [
        list({(x // 60, top // 40): piece for piece in page for _, x, top, _ in [piece]}.values()) for page in pages
    ]
    drawn = [b"".join(typed(words, x, top, size=size) for words, x, top, size in page) for page in apart]
    found = read_pdf(paper(*drawn))
    lines = [*found.lines, *(removed.line for removed in found.removed)]
    read = Counter(unicodedata.normalize("NFKC", "".join("".join(line.text.split()) for line in lines)))
    inside = [
        piece for page in apart for piece in page if piece[1] + piece[3] * len(piece[0]) < 590 and piece[2] > piece[3]
    ]
    if len(inside) == sum(map(len, apart)):
        expected = Counter(unicodedata.normalize("NFKC", "".join(words for words, _, _, _ in inside)))
        assert expected == read
    assert sorted(line.index for line in lines) == list(range(len(lines)))
