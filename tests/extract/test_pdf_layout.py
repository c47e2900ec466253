"""PDF layout: what stands beside what, and in which order a person reads it. Each page is set here by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from papers import HEIGHT, LEFT, SIZE, framed, paper

from guidecompare.extract.pdf import read_pdf
from guidecompare.model import LineKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidecompare.extract.common import Extraction

PITCH: Final = 16.0
AIM: Final = (
    "この方針は、青浜市が開設する公式の頁について、運用の方法と利用される方に守っていただくことを定めるものです。"
)
REPLY: Final = "寄せられた書き込みには、原則として返信しません。御意見と御質問は、市の窓口か電話でお寄せください。"
DUTY: Final = "市は、載せる情報の正確さに万全を期しますが、利用された方の行為について責任を負うものではありません。"
RIGHTS: Final = "載せた文章と写真の著作権は、青浜市か正当な権利を持つ方に帰属します。引くときは出所を示してください。"
TEXTS: Final = (AIM, REPLY, DUTY, RIGHTS)


def typed(words: str, x: float, top: float, *, size: float = SIZE, matrix: str = "1 0 0 1") -> bytes:
    """Return the drawing of one line of type at a place."""
    codes = words.encode("utf-16-be").hex()
    return f"BT /F {size} Tf {matrix} {x} {HEIGHT - top} Tm <{codes}> Tj ET\n".encode()


def wrapped(words: str, width: int) -> list[str]:
    """Return a paragraph broken to lines of ``width`` characters, none beginning with punctuation."""
    lines = []
    while len(words) > width:
        end = width
        while words[end] in "、。":
            end -= 1
        lines.append(words[:end])
        words = words[end:]
    return [*lines, words]


def column(texts: Sequence[str], width: int, *, x: float = LEFT, top: float = 100.0, gap: float = 0.0) -> bytes:
    """Return paragraphs set one below the other, with white between them."""
    drawn = b""
    for text in texts:
        for words in wrapped(text, width):
            drawn += typed(words, x, top)
            top += PITCH
        top += gap
    return drawn


def paragraphs(found: Extraction) -> list[str]:
    """Return the texts of lines that go on with each other."""
    whole: list[str] = []
    for line in found.lines:
        if line.continues:
            whole[-1] += line.text
        else:
            whole.append(line.text)
    return whole


def pairs(found: Extraction) -> list[tuple[str, str]]:
    """Return labels with their values."""
    kinds = {LineKind.TERM, LineKind.DESCRIPTION}
    assert kinds == {line.kind for line in found.lines}
    whole = paragraphs(found)
    return list(zip(whole[::2], whole[1::2], strict=True))


# --- columns ------------------------------------------------------------------------------------------------------


def test_three_columns_are_read_from_left_to_right() -> None:
    """Each goes on at the head of the next one, whatever rules stand between them."""
    parts = ((AIM, REPLY), (DUTY, RIGHTS), (REPLY, AIM))
    page = b"".join(column(texts, 15, x=40 + 180 * index) for index, texts in enumerate(parts))
    upright = b"".join(f"{x} 740 m {x} 560 l S\n".encode() for x in (205, 385))
    expected = [text for texts in parts for text in texts]
    assert expected == paragraphs(read_pdf(paper(page)))
    assert expected == paragraphs(read_pdf(paper(upright + page)))


def test_rules_between_four_columns_make_no_table() -> None:
    """The inner columns lie between rules, as cells of one row do; but text stands outside as well."""
    page = b"".join(column([text * 2], 11, x=40 + 135 * index) for index, text in enumerate(TEXTS))
    upright = b"".join(f"{x} 760 m {x} 500 l S\n".encode() for x in (162, 297, 432))
    found = read_pdf(paper(upright + page))
    assert "".join(text * 2 for text in TEXTS) == "".join(line.text for line in found.lines)
    assert {LineKind.PARAGRAPH} == {line.kind for line in found.lines}


def test_columns_in_a_part_of_the_page_are_read_as_such() -> None:
    """What stands above and below them runs across the page."""
    page = column([AIM + REPLY], 49) + column([RIGHTS, DUTY], 22, top=160) + column([REPLY, DUTY], 22, x=310, top=160)
    page += column([DUTY + AIM], 49, top=300)
    assert paragraphs(read_pdf(paper(page))) == [AIM + REPLY, RIGHTS, DUTY, REPLY, DUTY, DUTY + AIM]


def test_a_title_above_the_right_column_comes_first() -> None:
    """One with white below it belongs to neither column; the first line of a column that begins higher does."""
    page = column([RIGHTS, DUTY], 22, top=164) + column([REPLY, DUTY], 22, x=310, top=160)
    assert paragraphs(read_pdf(paper(page))) == [RIGHTS, DUTY, REPLY, DUTY]
    assert paragraphs(read_pdf(paper(page + typed("青浜市の方針", 420, 100))))[0] == "青浜市の方針"


# --- boxes and notes ----------------------------------------------------------------------------------------------


def test_a_box_beside_text_does_not_break_its_paragraph() -> None:
    """It is read before the paragraph that flows around it, and this one is whole."""
    page = (
        column([AIM], 49)
        + framed(138, 200, 350, 530)
        + column(["迷ったら投稿しない。", "上司に聞く。"], 16, x=360, top=155)
    )
    narrow = wrapped(REPLY + DUTY + RIGHTS, 28)
    beside, rest = narrow[:4], "".join(narrow[4:])
    page += b"".join(typed(words, LEFT, 148 + PITCH * index) for index, words in enumerate(beside))
    page += column([rest], 49, top=148 + PITCH * 4)
    expected = [AIM, "迷ったら投稿しない。", "上司に聞く。", REPLY + DUTY + RIGHTS]
    assert expected == paragraphs(read_pdf(paper(page)))


def test_boxes_side_by_side_are_read_one_after_the_other() -> None:
    """Their lines stand at the same heights, and belong to different texts."""
    page = column([AIM], 49)
    for left, texts in ((50, ("よい例", REPLY)), (300, ("わるい例", DUTY))):
        page += framed(140, 240, left, left + 240) + column(texts, 22, x=left + 8, top=160)
    assert paragraphs(read_pdf(paper(page))) == [AIM, "よい例", REPLY, "わるい例", DUTY]


def test_a_note_in_small_type_beside_a_line_is_read_before_its_paragraph() -> None:
    """A frame without a border, as word processors make it."""
    lines = wrapped(AIM, 35)
    page = typed(lines[0], LEFT, 100) + typed("用語は別表", LEFT + 359, 100, size=8)
    page += column(["".join(lines[1:]) + REPLY, DUTY + RIGHTS], 49, top=116)
    assert paragraphs(read_pdf(paper(page))) == ["用語は別表", AIM + REPLY, DUTY + RIGHTS]


def test_text_beside_a_picture_is_joined_at_its_own_width() -> None:
    """Its lines begin far in; where they end tells where they were broken."""
    page = column([AIM + REPLY], 49) + column([REPLY + DUTY + RIGHTS, AIM], 26, x=250, top=160)
    assert paragraphs(read_pdf(paper(page))) == [AIM + REPLY, REPLY + DUTY + RIGHTS, AIM]


# --- labels and values without rules ------------------------------------------------------------------------------

LABELS: Final = ("目的", "返信", "市の責任", "権利")


def labelled(labels: Sequence[str], *, across: float = 120.0, gap: float = 0.0, middle: bool = False) -> bytes:
    """Return labels with wrapped values at their right."""
    drawn, top = b"", 100.0
    for label, text in zip(labels, TEXTS, strict=True):
        height = PITCH * (len(wrapped(text, 35)) - 1)
        drawn += typed(label, LEFT, top + (height / 2 if middle else 0)) + column([text], 35, x=LEFT + across, top=top)
        top += height + PITCH + gap
    return drawn


@pytest.mark.parametrize("gap", [0.0, 8.0], ids=["close", "apart"])
def test_labels_without_rules_have_their_values(gap: float) -> None:
    """項目 at the left, its text at the right, as tabs and tables without borders set them."""
    found = read_pdf(paper(labelled(LABELS, gap=gap)))
    assert pairs(found) == list(zip(LABELS, TEXTS, strict=True))


def test_labels_at_the_middle_of_their_values_have_them() -> None:
    """They stand between the lines of the value, on none of them."""
    found = read_pdf(paper(labelled(LABELS, gap=8, middle=True)))
    assert pairs(found) == list(zip(LABELS, TEXTS, strict=True))


def test_labels_spread_over_their_column_are_whole() -> None:
    """均等割付 sets 目 and 的 far from each other."""
    page = labelled(("", "返信の方針", "市の責任", "権利"))
    page += typed("目", LEFT, 100) + typed("的", LEFT + 60, 100)
    assert pairs(read_pdf(paper(page)))[0] == ("目的", AIM)


def test_a_value_without_rules_goes_on_on_the_next_page() -> None:
    """The columns stand where they stood, and the rest of the value has no label."""
    begun, rest = wrapped(DUTY, 35)
    first = labelled(LABELS) + typed("変更", LEFT, 228) + typed(begun, LEFT + 120, 228)
    second = typed(rest, LEFT + 120, 100) + typed("施行", LEFT, 116) + typed("令和八年四月", LEFT + 120, 116)
    found = pairs(read_pdf(paper(first, second)))
    assert found[4:] == [("変更", DUTY), ("施行", "令和八年四月")]


@pytest.mark.parametrize("markers", ["１２３４", "①②③④", "・・・・", ("第１条", "第２条", "第３条", "第４条"), "□□□□"])
def test_numbers_before_their_text_are_no_labels(markers: Sequence[str]) -> None:
    """A hanging indent makes a list, not a table."""
    found = read_pdf(paper(labelled(tuple(markers), across=40)))
    assert {LineKind.PARAGRAPH} == {line.kind for line in found.lines}
    assert [f"{marker}　{text}" for marker, text in zip(markers, TEXTS, strict=True)] == paragraphs(found)


# --- turned pages and vertical writing ----------------------------------------------------------------------------


def vertical(texts: Sequence[str], length: int) -> bytes:
    """Return upright characters on lines that run down, from right to left."""
    lines = [words for text in texts for words in wrapped(text, length)]
    return b"".join(
        typed(character, 500 - PITCH * index, 80 + SIZE * place)
        for index, words in enumerate(lines)
        for place, character in enumerate(words)
    )


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_turned_pages_are_read_in_order(rotate: int) -> None:
    """Whatever way a scanner or binder turned the page, along or downwards."""
    assert list(TEXTS) == paragraphs(read_pdf(paper(column(TEXTS, 40), rotate=rotate)))
    assert list(TEXTS) == paragraphs(read_pdf(paper(vertical(TEXTS, 40), rotate=rotate)))


def test_pages_with_margins_of_their_own_are_joined_each_at_its_width() -> None:
    """An appendix out of another program has shorter lines, all of them full."""
    wide, narrow = [AIM * 3, REPLY * 3, DUTY * 3], [DUTY * 3, RIGHTS * 3, AIM * 3]
    found = read_pdf(paper(column(wide, 48), column(narrow, 38)))
    assert [*wide, *narrow] == paragraphs(found)


def test_dates_at_the_end_of_a_full_line_end_it() -> None:
    """A date stands alone, though a cell is no wider than it is."""
    cell = framed(80, 130, 46, 134) + framed(80, 130, 134, 200)
    page = cell + typed("令和８年２月４日", 50, 100) + typed("広報課", 50, 116) + typed("資料", 140, 100)
    assert "広報課" in paragraphs(read_pdf(paper(page)))


def test_notes_between_paragraphs_are_set_closer_and_change_nothing() -> None:
    """Lines of small type stand nearer to each other; those of the text are no less one paragraph."""
    page, top = b"", 100.0
    for text in (AIM + REPLY, DUTY + RIGHTS, REPLY + AIM):
        page += column([text], 49, top=top) + typed("※　" + DUTY[:30], LEFT, top + 46, size=8)
        page += typed(DUTY[30:], LEFT, top + 57, size=8)
        top += 75
    expected = [AIM + REPLY, DUTY + RIGHTS, REPLY + AIM]
    assert [text for text in paragraphs(read_pdf(paper(page))) if text in expected] == expected


# --- characters on a line -----------------------------------------------------------------------------------------


def test_raised_figures_stay_in_their_line() -> None:
    """The figure of a note is set small and high."""
    page = typed("担当者", LEFT, 100) + typed("1", LEFT + 30, 95.6, size=7) + typed("が行う。", LEFT + 37, 100)
    assert read_pdf(paper(page + column([AIM], 40, top=130))).lines[0].text == "担当者1が行う。"


def test_words_spread_under_long_readings_stay_whole() -> None:
    """Ruby wider than its word sets the letters of the word apart; that is no space."""
    page = typed("情", LEFT, 100) + typed("報", LEFT + 16, 100) + typed("を伝える。", LEFT + 32, 100)
    page += typed("じょうほう", LEFT - 1, 90, size=5) + column([AIM], 40, top=130)
    assert read_pdf(paper(page)).lines[0].text == "情報を伝える。"


def test_lines_of_latin_words_spread_to_fill_them_keep_their_words() -> None:
    """The white beside a Japanese comma is the typesetter's where all of it is alike."""
    words = "LINE、X、YouTube、TikTok"
    page = b"".join(typed(letter, LEFT + 13 * index, 100) for index, letter in enumerate(words))
    assert read_pdf(paper(page + column([AIM], 40, top=130))).lines[0].text == words


# --- forms --------------------------------------------------------------------------------------------------------


def test_replaced_characters_within_a_form_stand_in_their_line() -> None:
    """Pages bound anew are forms made smaller; browsers give 方 and 用 a text of their own, which stays in its line."""
    lines = [words for text in TEXTS for words in wrapped(text, 40)]
    form = b"".join(typed(words, LEFT, 100 + PITCH * index) for index, words in enumerate(lines))
    place = typed("方", LEFT, 300).removesuffix(b"\n")
    form += b"/Span << /ActualText <FEFF65B9> >> BDC " + place + b" EMC\n" + typed("針を定める。", LEFT + SIZE, 300)
    found = read_pdf(paper(b"q 0.5 0 0 0.5 100 300 cm /X Do Q\n", form=form))
    assert [*TEXTS, "方針を定める。"] == paragraphs(found)
