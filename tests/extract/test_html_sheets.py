"""Numbers that a page's own style sheet draws are read as a browser shows them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidecompare.extract.html import read_html
from guidecompare.model import Line


def lines(sheet: str, body: str) -> tuple[Line, ...]:
    """Return the lines of a page with this style sheet."""
    head = f'<head><meta charset="utf-8"><style>{sheet}</style></head>'
    return read_html(f"<html>{head}<body><main>{body}</main></body></html>".encode()).lines


ITEMS = '<ol class="k"><li>一つ目です。</li><li>二つ目です。</li></ol>'


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        ("ol.k{list-style-type:katakana}", ["ア", "イ"]),
        ("ol{list-style:upper-roman inside}", ["I.", "II."]),
        (
            "ol{list-style:none;counter-reset:n} ol>li::before{counter-increment:n;content:'（'counter(n)'）'}",
            ["（1）", "（2）"],
        ),
        ("main .k li{counter-increment:n 2}.k li:before{content:counter(n,cjk-decimal)'、'}", ["二、", "四、"]),
        ("/* ol{list-style:katakana} */ @media print{ol{list-style:katakana}}", ["1.", "2."]),
        ("ol.other, nav li{list-style:katakana}", ["1.", "2."]),
        ("ol{list-style:none}", ["1.", "2."]),  # pictures may stand for the signs
        (r"li:before{content:'\f105'}", ["1.", "2."]),  # a sign of an icon font
    ],
)
def test_ordinals_of_a_list(sheet: str, expected: list[str]) -> None:
    """Styles and counters of lists; comments, other media, other elements and mere decoration change nothing."""
    assert expected == [line.ordinal for line in lines(sheet, ITEMS)]


def test_counters_number_headings() -> None:
    """A counter goes on over the page, and begins anew where it is reset."""
    sheet = (
        r"h2:before{counter-increment:j;content:'第'counter(j)'条\3000'} h2{counter-reset:k}"
        "h3{counter-increment:k} h3:before{content:counter(k)'.'}"
    )
    found = lines(sheet, "<h2>目的</h2><h3>市</h3><h3>町</h3><h2>定義</h2><h3>村</h3>")

    assert [line.text for line in found] == ["第1条　目的", "1.　市", "2.　町", "第2条　定義", "1.　村"]


def test_a_reset_inside_hides_the_outer_counter_only_there() -> None:
    """A list in a list counts for itself; behind it the outer one goes on."""
    sheet = "ol{counter-reset:n} li{counter-increment:n} li:before{content:'('counter(n)')'}"
    found = lines(sheet, "<ol><li>甲<ol><li>乙</li><li>丙</li></ol></li><li>丁</li></ol>")

    assert [line.ordinal for line in found] == ["(1)", "(1)", "(2)", "(2)"]


def test_signs_of_questions_and_answers() -> None:
    """A drawn Q or A is a sign of its question; any other drawn text is decoration."""
    sheet = "dt:before{content:'Q'} dd:before{content:'A'} p:before{content:'★'}"
    found = lines(sheet, "<dl><dt>返信はありますか。</dt><dd>ありません。</dd></dl><p>以上の回答です。</p>")

    assert [line.text for line in found] == ["Q　返信はありますか。", "A　ありません。", "以上の回答です。"]


@given(st.text(alphabet="ol.k{}:;'\"()@/* \\,>ncounter-list-style before", max_size=120))
def test_no_sheet_takes_a_line_away(sheet: str) -> None:
    """Whatever a sheet holds, the text of the page is what it was."""
    safe = sheet.replace("</", "")

    assert [line.text for line in lines(safe, ITEMS)] == ["一つ目です。", "二つ目です。"]
