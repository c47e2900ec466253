"""PDF becomes lines: reading order, what goes on with what, what is furniture, and what could not be read."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidecompare.extract.pdf import read_pdf
from guidecompare.model import LineKind, Removal, Unread

if TYPE_CHECKING:
    from guidecompare.extract.common import Extraction

FILES: Final = Path(__file__).parent / "files"
DUTY: Final = "市は、市民に市の情報を正しく伝える。"
REPLY: Final = "市民の声には原則として返信しない。ただし、市の情報に誤りがあるときは、市民に正しい情報を伝える。"

SIZE: Final = 10.0  # of the type that ``text`` sets
LEFT: Final = 50.0
WIDTH: Final = 595.0
HEIGHT: Final = 842.0


def read(name: str) -> Extraction:
    """Return what is read of a file beside the tests."""
    return read_pdf((FILES / name).read_bytes())


def paragraphs(found: Extraction, *kinds: LineKind) -> list[str]:
    """Return the texts of lines that go on with each other, without white space and after NFKC."""
    whole: list[tuple[LineKind, str]] = []
    for line in found.lines:
        text = re.sub(r"\s", "", unicodedata.normalize("NFKC", line.text))
        if line.continues:
            whole[-1] = (whole[-1][0], whole[-1][1] + text)
        else:
            whole.append((line.kind, text))
    return [text for kind, text in whole if not kinds or kind in kinds]


def plain(*texts: str) -> list[str]:
    """Return texts as ``paragraphs`` gives them."""
    return [re.sub(r"\s", "", unicodedata.normalize("NFKC", text)) for text in texts]


def set_aside(found: Extraction) -> list[tuple[str, Removal]]:
    """Return what was removed, and why."""
    return [(removed.line.text, removed.reason) for removed in found.removed]


# --- small PDFs set by hand ---------------------------------------------------------------------------------------


def text(
    line: str, x: float = LEFT, top: float = 100.0, *, size: float = SIZE, mode: int = 0, matrix: str = ""
) -> bytes:
    """Return the drawing of one line of Japanese type, each character as wide as its size."""
    place = matrix or f"1 0 0 1 {x} {HEIGHT - top}"
    codes = line.encode("utf-16-be").hex()
    return f"BT {mode} Tr /F {size} Tf {place} Tm <{codes}> Tj ET\n".encode()


IMAGE: Final = b"q 500 0 0 700 40 60 cm /I Do Q\n"


def pdf(*pages: bytes, rotate: int = 0, known: bool = True) -> bytes:
    """Return a PDF of the drawings given, in a Japanese type that every reader of PDF knows by name.

    Where it is not ``known``, its characters are mere numbers of shapes.
    """
    encoding, ordering = ("UniJIS-UTF16-H", "Japan1") if known else ("Identity-H", "Identity")
    kids = " ".join(f"{6 + 2 * index} 0 R" for index in range(len(pages)))
    resources = "/Resources << /Font << /F 3 0 R >> /XObject << /I 5 0 R >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        f"<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiMin-W3 /Encoding /{encoding} "
        f"/DescendantFonts [4 0 R] >>".encode(),
        (
            b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiMin-W3 /DW 1000 "
            b"/CIDSystemInfo << /Registry (Adobe) /Ordering (" + ordering.encode() + b") /Supplement 2 >> "
            b"/FontDescriptor << /Type /FontDescriptor /FontName /HeiseiMin-W3 /Flags 4 /FontBBox [0 -120 1000 880] "
            b"/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> >>"
        ),
        (
            b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
            b"/Length 1 >>"
            b"\nstream\n\x80\nendstream"
        ),
    ]
    for index, drawing in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {rotate} {resources} "
            f"/Contents {7 + 2 * index} 0 R >>".encode()
        )
        objects.append(f"<< /Length {len(drawing)} >>\nstream\n".encode() + drawing + b"\nendstream")
    body, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    tail = (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(body)}\n"
    )
    return body + tail.encode() + b"%%EOF\n"


def column(lines: list[str], *, x: float = LEFT, top: float = 100.0) -> bytes:
    """Return lines set one below the other; a full-width space in front indents."""
    return b"".join(text(line, x, top + 16 * index) for index, line in enumerate(lines))


def wrapped(paragraph: str, width: int) -> list[str]:
    """Return a paragraph broken to lines of ``width`` characters, no line beginning with punctuation."""
    lines = []
    while len(paragraph) > width:
        end = width
        while paragraph[end] in "、。":
            end -= 1
        lines.append(paragraph[:end])
        paragraph = paragraph[end:]
    return [*lines, paragraph]


# --- reading order ------------------------------------------------------------------------------------------------


def test_two_columns_are_read_one_after_the_other() -> None:
    """A paragraph goes on from the foot of one column to the head of the next."""
    found = read("two-columns.pdf")
    expected = ["青浜市の方針"]
    for number in range(1, 5):
        expected += [f"第{number}条　{DUTY}{REPLY}", "(1) 市の情報"]
    assert plain(*expected) == paragraphs(found)
    assert paragraphs(found, LineKind.TITLE) == ["青浜市の方針"]
    assert not found.removed


def test_lines_across_both_columns_part_them() -> None:
    """What stands above such a line is read before it, in both columns."""
    left, right = (
        [f"左の欄の{n}行目の文字列" for n in "一二三四五六"],
        [f"右の欄の{n}行目の文字列" for n in "一二三四五六"],
    )
    across = "ここに二つの欄にまたがる長い見出しが一行だけ置かれているものとする"
    page = (
        column(left[:3])
        + column(right[:3], x=250)
        + text(across, top=160)
        + column(left[3:], top=190)
        + column(right[3:], x=250, top=190)
    )
    expected = [*left[:3], *right[:3], across, *left[3:], *right[3:]]
    assert expected == [line.text for line in read_pdf(pdf(page)).lines]


def test_labels_beside_their_values_are_no_columns() -> None:
    """Without rules, a label and the value beside it are one line, however wide the gap."""
    rows = [("名称", "青浜市"), ("所管", "広報課"), ("時間", "平日の九時から五時まで"), ("返信", "しない")]
    page = b"".join(
        text(label, top=100 + 16 * n) + text(value, 150, 100 + 16 * n) for n, (label, value) in enumerate(rows)
    )
    assert [f"{label}　{value}" for label, value in rows] == [line.text for line in read_pdf(pdf(page)).lines]


def test_vertical_writing_is_read_downwards_from_the_right() -> None:
    """Latin letters that lie on their side stay in their places."""
    found = read("vertical-writing.pdf")
    rest = f"{REPLY}SNSも、7日までに「市の情報」を正しく伝える。"
    assert plain(f"第一条　{rest}", f"第二条　{rest}") == paragraphs(found)
    tops = [line.place.box for line in found.lines if line.place.box]
    assert all(box[3] - box[1] > box[2] - box[0] for box in tops)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_turned_page_reads_like_an_upright_one(rotate: int) -> None:
    """Whatever way a page is shown, its lines are the same."""
    lines = wrapped(DUTY * 6, 20)
    found = read_pdf(pdf(column(lines), rotate=rotate))
    assert lines == [line.text for line in found.lines]
    assert [line.continues for line in found.lines] == [False] + [True] * 5


def test_a_box_says_where_a_line_stands_on_the_page_as_shown() -> None:
    """Boxes are measured from the upper left corner of the displayed page."""
    upright = read_pdf(pdf(text("青浜市の方針", 50, 100))).lines[0].place.box
    turned = read_pdf(pdf(text("青浜市の方針", 50, 100), rotate=90)).lines[0].place.box
    assert upright == (50.0, 91.2, 110.0, 101.2)
    assert turned == (HEIGHT - 101.2, 50.0, HEIGHT - 91.2, 110.0)


@pytest.mark.parametrize("full", [False, True], ids=["no line is full", "the text reaches the edge"])
def test_lines_say_where_they_are_set(*, full: bool) -> None:
    """A date ends at the right edge, a title has equal room on both sides; the lines of a paragraph do neither."""
    line = "あ" * (49 if full else 20)
    drawn = [text("方針", 287.5, 100), text("令和五年", 505, 120)]
    drawn += [text(line, 50, 140 + 15 * number) for number in range(4)]
    found = read_pdf(pdf(b"".join(drawn)))

    assert ["centre", "end", *["start"] * 4] == [line.alignment.value for line in found.lines]


# --- tables -------------------------------------------------------------------------------------------------------


def test_a_table_of_labels_gives_each_with_its_value() -> None:
    """A value that two pages share is one; the names of the columns are no text, on either page."""
    found = read("table-over-page-break.pdf")
    assert paragraphs(found, LineKind.CELL) == []
    assert paragraphs(found, LineKind.TERM) == ["目的", "返信", "情報"]
    assert plain(DUTY, REPLY * 4, "・市の情報", "・市の方針") == paragraphs(found, LineKind.DESCRIPTION)
    first = [("項　目", Removal.TABLE_HEAD), ("内　容", Removal.TABLE_HEAD)]
    assert set_aside(found) == [*first, ("項　目", Removal.RUNNING_TITLE), ("内　容", Removal.RUNNING_TITLE)]


def test_a_table_of_data_keeps_the_places_of_its_cells() -> None:
    """Three columns are data: each line says where it stands."""
    cells = [line for line in read("browser-print.pdf").lines if line.cell]
    expected = [
        ("市", 0, 0, True),
        ("情報", 0, 1, True),
        ("方針", 0, 2, True),
        ("青浜市", 1, 0, False),
        ("市の情報", 1, 1, False),
        ("市の方針", 1, 2, False),
    ]
    assert expected == [(c.text, c.cell.row, c.cell.column, c.cell.header) for c in cells if c.cell]


def test_a_row_cut_by_the_page_without_a_rule_is_still_a_row() -> None:
    """Word processors draw no line where the page ends in the middle of a row."""
    values = wrapped(REPLY, 22)
    first = (
        rules(80, 110, top=80, bottom=150, upright=(50, 150, 400))
        + text("目的", 60, 100)
        + text("伝えること", 160, 100)
    )
    first += text("返信", 60, 130) + column(values[:2], x=160, top=130)
    second = rules(100, top=60, bottom=100, upright=(50, 150, 400)) + column(values[2:], x=160, top=80)
    found = read_pdf(pdf(first, second))
    assert paragraphs(found, LineKind.TERM) == ["目的", "返信"]
    assert plain("伝えること", REPLY) == paragraphs(found, LineKind.DESCRIPTION)


def rules(*levels: float, top: float, bottom: float, upright: tuple[float, ...]) -> bytes:
    """Return the drawing of a table's rules: upright ones, and level ones as far as these reach."""
    left, right = upright[0], upright[-1]
    lines = [f"{x} {HEIGHT - top} m {x} {HEIGHT - bottom} l S\n" for x in upright]
    lines += [f"{left} {HEIGHT - y} m {right} {HEIGHT - y} l S\n" for y in levels]
    return "".join(lines).encode()


def test_a_column_of_numbers_belongs_to_the_labels() -> None:
    """A third column that only counts makes no table of data."""
    page = rules(80, 110, 140, top=80, bottom=140, upright=(50, 80, 180, 400))
    for number, (label, value) in enumerate((("目的", DUTY), ("返信", "しない。"))):
        top = 100 + 30 * number
        page += text(str(number + 1), 60, top) + text(label, 90, top) + text(value, 190, top)
    found = read_pdf(pdf(page))
    assert paragraphs(found, LineKind.TERM) == ["1目的", "2返信"]
    assert paragraphs(found, LineKind.DESCRIPTION) == [DUTY, "しない。"]


# --- paragraphs ---------------------------------------------------------------------------------------------------

SENTENCES: Final = st.lists(
    st.sampled_from([DUTY, REPLY, "広報課が運用する。", "市は、責任を負わない。", "この方針は、変更することがある。"]),
    min_size=1,
    max_size=4,
).map("".join)


@settings(max_examples=40, deadline=None)
@given(st.lists(SENTENCES, min_size=2, max_size=8), st.integers(18, 40))
def test_indented_paragraphs_come_out_as_they_were_set(texts: list[str], width: int) -> None:
    """Whatever the paragraphs and the measure: lines are joined where they were wrapped, and nowhere else."""
    texts = [REPLY, *texts]  # of more than one line: shows how paragraphs are indented
    lines = ["方針", *(line for one in texts for line in wrapped(f"\u3000{one}", width))]
    filler = ["あ" * width] * 3  # shows how wide the column is
    found = read_pdf(pdf(column([*lines, "別紙", *filler])))
    assert ["方針", *texts] == paragraphs(found)[: len(texts) + 1]


def test_a_list_with_hanging_indents_is_not_run_together() -> None:
    """Items end where the next number stands, though a line is full."""
    items = ["（１）市の情報を市民に伝えるとき", "（２）市民の声に返信するとき。ただし、誤りのある"]
    rest = "ときに限る。"
    page = column([items[0].ljust(16, "も"), items[1][:16]]) + column([items[1][16:] + rest], x=LEFT + 30, top=132)
    page += column(["あ" * 16] * 3, top=200)
    found = read_pdf(pdf(page))
    assert plain(items[0].ljust(16, "も"), items[1] + rest) == paragraphs(found)[:2]


def test_dates_on_the_right_do_not_go_on() -> None:
    """Lines that end at the right edge because they were pushed there are lines of their own."""
    page = (
        column(["あ" * 40] * 3, top=200)
        + text("令和七年四月一日制定", 350, 100)
        + text("令和八年四月一日改正", 350, 116)
    )
    assert paragraphs(read_pdf(pdf(page)))[:2] == ["令和七年四月一日制定", "令和八年四月一日改正"]


def test_bold_type_and_drawn_bullets_are_told() -> None:
    """A browser gives no font names to pdfium and draws the bullets of lists."""
    found = read("browser-print.pdf")
    told = [(line.text, line.bold, line.ordinal) for line in found.lines if not line.cell]
    expected = [
        ("青浜市の方針", True, ""),
        ("1 目的", True, ""),
        ("青浜市は、市の情報を正しく伝える。", False, ""),
        ("市の情報", False, "・"),
        ("市の方針", False, "・"),
    ]
    assert expected == told


def test_type_printed_twice_is_bold_and_read_once() -> None:
    """Programs without a bold type print the regular one again, a little to the side; or they draw its outline."""
    page = text("１　目的及び適用の範囲に関すること", top=100)
    page += text("１　目的及び適用の", 50.4, 100) + text("範囲に関すること", 140.4, 100)
    page += text("２　返信", top=130, mode=2) + text("市が定める。", top=160)
    told = [(line.text, line.bold) for line in read_pdf(pdf(page)).lines]
    assert told == [("１　目的及び適用の範囲に関すること", True), ("２　返信", True), ("市が定める。", False)]


def test_letters_spread_over_the_line_come_together_and_wide_spaces_stay() -> None:
    """Spaces between all characters are the typesetter's; a full-width space between words is the author's."""
    page = text("こ の 方 針 は 市 が 定 め る", top=100) + text("閲覧者　方針を見る者をいう。", top=130)
    assert [line.text for line in read_pdf(pdf(page)).lines] == ["この方針は市が定める", "閲覧者　方針を見る者をいう。"]


# --- furniture ----------------------------------------------------------------------------------------------------


def test_running_titles_page_numbers_and_contents_are_no_text() -> None:
    """They are set aside with their reasons; nothing else is."""
    found = read("running-titles-and-contents.pdf")
    expected = ["青浜市の方針"]
    for number, heading in enumerate(("目的", "返信"), 1):
        expected += [f"{number}　{heading}", REPLY, REPLY, REPLY, f"（１）{DUTY}{DUTY}"]
    assert plain(*expected) == paragraphs(found)
    reasons = [reason for _, reason in set_aside(found)]
    assert reasons.count(Removal.CONTENTS) == 3
    assert [pair for pair in set_aside(found) if pair[1] is Removal.PAGE_NUMBER] == [
        ("1/3", Removal.PAGE_NUMBER),
        ("2/3", Removal.PAGE_NUMBER),
        ("3/3", Removal.PAGE_NUMBER),
    ]
    assert reasons.count(Removal.RUNNING_TITLE) == 2


@pytest.mark.parametrize(
    "form", ["- {} -", "{}", "{}/3", "{}ページ", "‐{}‐", "P.{}", "（{}）", "{} / 3 ページ", "Page {} of 3", "〈{}〉"]
)
def test_page_numbers_are_known_in_all_usual_forms(form: str) -> None:
    """At the foot of each page, half or full width."""
    for digits in ("123", "１２３"):
        pages = [column([DUTY, REPLY[:20]], top=200) + text(form.format(digit), 290, 800) for digit in digits]
        assert {Removal.PAGE_NUMBER} == {reason for _, reason in set_aside(read_pdf(pdf(*pages)))}


def test_a_bare_number_at_the_foot_of_a_single_page_is_its_number() -> None:
    """Nothing else stands near it, and it is nothing but a number."""
    found = read_pdf(pdf(column([DUTY, REPLY[:20]]) + text("１", 290, 800)))
    assert set_aside(found) == [("１", Removal.PAGE_NUMBER)]


def test_a_number_inside_the_text_is_text() -> None:
    """An item's number that stands alone on its line, and a list of numbers at the foot, stay."""
    found = read_pdf(pdf(column(["方針", "１", DUTY, "２", REPLY[:20]]), column(["市の情報"])))
    assert not found.removed


def test_what_a_browser_prints_round_a_page_is_furniture() -> None:
    """Date, title, address and number stand at the edges even of a single page."""
    frame = text("2026/04/01 9:30", 30, 25, size=6) + text("青浜市の方針", 280, 25, size=6)
    frame += text("https://city.example/sns", 30, 825, size=6) + text("1/1", 560, 825, size=6)
    found = read_pdf(pdf(frame + column([DUTY, REPLY[:20]])))
    assert [DUTY, REPLY[:20]] == [line.text for line in found.lines]
    assert len(found.removed) == 4


def test_marks_set_askew_and_ruby_are_set_aside() -> None:
    """A watermark is no clause, nor are readings above words; the words stay whole."""
    removed = dict(set_aside(read("browser-print.pdf")))
    assert removed == {"見本": Removal.NOTICE, "あおはまし": Removal.RUBY}


def test_text_set_at_a_right_angle_is_kept() -> None:
    """Only what stands askew is a mark; a note in the margin is read behind its page."""
    aside = text("欄外の注記", matrix="0 1 -1 0 560 300")
    found = read_pdf(pdf(column([DUTY, REPLY[:20]]) + aside))
    assert [DUTY, REPLY[:20], "欄外の注記"] == [line.text for line in found.lines]


# --- what could not be read ---------------------------------------------------------------------------------------


def codes(found: Extraction) -> list[str]:
    """Return the codes of the problems."""
    return [problem.code for problem in found.problems]


def test_a_scan_is_unread_not_empty() -> None:
    """A page that is an image, numbered or not, has no text that could be found or missed."""
    found = read_pdf(pdf(IMAGE, IMAGE + text("2", 290, 800)))
    assert (found.health.unread, found.health.pages_without_text) == (Unread.NO_TEXT, (1, 2))
    assert codes(found) == ["pdf-no-text"]


def test_an_image_page_among_others_makes_the_document_partial() -> None:
    """What was read is used, and the page that was not is named."""
    found = read_pdf(pdf(text(DUTY), IMAGE, text(REPLY[:20])))
    assert (found.health.unread, found.health.pages_without_text) == (Unread.PARTIAL, (2,))
    assert codes(found) == ["pdf-partial"]
    assert [DUTY, REPLY[:20]] == [line.text for line in found.lines]


def test_blank_pages_and_small_pictures_take_nothing_away() -> None:
    """A blank page, and one with a crest, are read whole."""
    crest = b"q 80 0 0 80 40 60 cm /I Do Q\n"
    found = read_pdf(pdf(text(DUTY), b"", crest))
    assert (found.health.unread, found.health.pages, found.health.pages_without_text) == (None, 3, ())


def test_invisible_text_over_a_scan_is_read() -> None:
    """Text recognition leaves its words unseen above the image."""
    found = read_pdf(pdf(IMAGE + text(DUTY, mode=3)))
    assert found.health.ocr_pages == (1,)
    assert "ocr-layer" in [problem.code for problem in found.problems]
    assert [line.text for line in found.lines] == [DUTY]
    assert found.health.unread is None


@pytest.mark.parametrize("page", [text(DUTY, mode=3), IMAGE + text(DUTY)], ids=["no image", "visible"])
def test_only_unseen_text_over_a_scan_counts_as_recognised(page: bytes) -> None:
    """A picture behind the text makes no scan of it."""
    assert read_pdf(pdf(page)).health.ocr_pages == ()


def test_characters_that_nobody_can_name_are_unread() -> None:
    """A font that does not say what its shapes mean gives no text, and no gaps."""
    found = read_pdf(pdf(text(DUTY), known=False))
    assert (found.health.unread, found.health.pages_without_text) == (Unread.NO_TEXT, (1,))


def test_a_document_without_any_text_is_unread() -> None:
    """An empty document is not one that says nothing of anything."""
    assert read_pdf(pdf(b"")).health.unread is Unread.NO_TEXT


def test_a_page_that_cannot_be_loaded_is_named() -> None:
    """The others are used; the document was not read whole."""
    found = read_pdf(pdf(text(DUTY), text(REPLY[:20])).replace(b"/Kids [6 0 R 8 0 R]", b"/Kids [6 0 R 99 0 R]"))
    assert (found.health.unread, codes(found)) == (Unread.PARTIAL, ["pdf-pages-damaged"])
    assert [dict(problem.arguments) for problem in found.problems] == [{"pages": "2"}]


def test_text_drawn_as_outlines_is_unread() -> None:
    """Posters often hold shapes in place of characters."""
    shapes = b"".join(b"%d %d 5 8 re f\n" % (50 + 9 * (n % 50), 700 - 14 * (n // 50)) for n in range(500))
    assert read_pdf(pdf(shapes)).health.pages_without_text == (1,)


def test_a_password_and_damage_are_told_apart() -> None:
    """The user can do something about the one, and something else about the other."""
    whole = (FILES / "two-columns.pdf").read_bytes()
    assert [
        (found.health.unread, codes(found)) for found in (read("password.pdf"), read_pdf(whole[: len(whole) // 2]))
    ] == [(Unread.ENCRYPTED, ["pdf-encrypted"]), (Unread.DAMAGED, ["pdf-damaged"])]


def test_a_file_cut_behind_its_pages_is_partial() -> None:
    """What is left of a broken download is used, never taken for the whole."""
    whole = pdf(text(DUTY))
    found = read_pdf(whole.removesuffix(b"%%EOF\n"))
    assert [line.text for line in found.lines] == [DUTY]
    assert (found.health.unread, codes(found)) == (Unread.PARTIAL, ["pdf-cut"])


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(["two-columns.pdf", "table-over-page-break.pdf"]), st.data())
def test_no_damage_makes_the_reader_fail(name: str, data: st.DataObject) -> None:
    """Cut, holed or scrambled: it returns, and its lines are numbered without gaps."""
    whole = bytearray((FILES / name).read_bytes())
    start = data.draw(st.integers(0, len(whole)))
    whole[start : start + data.draw(st.integers(0, 3000))] = data.draw(st.binary(max_size=40))
    found = read_pdf(bytes(whole))
    indices = sorted([line.index for line in found.lines] + [removed.line.index for removed in found.removed])
    assert list(range(len(indices))) == indices
    assert found.lines or found.health.unread
