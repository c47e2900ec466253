"""Numbers as browsers and Word print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidecompare.extract.numbering import written


@pytest.mark.parametrize(
    ("style", "numbers", "expected"),
    [
        ("1", (1, 12), ["1", "12"]),
        ("a", (1, 26, 27), ["a", "z", "aa"]),
        ("lowerLetter", (1, 27, 28), ["a", "aa", "bb"]),
        ("I", (4, 9, 40), ["IV", "IX", "XL"]),
        ("decimalFullWidth", (1, 12), ["１", "１２"]),
        ("decimalZero", (1, 12), ["01", "12"]),
        ("decimalEnclosedCircle", (1, 20, 21, 36, 51), ["①", "⑳", "㉑", "㊱", "(51)"]),
        ("decimalEnclosedParen", (1, 20, 21), ["⑴", "⒇", "21"]),
        ("aiueoFullWidth", (1, 5, 46), ["ア", "オ", "ン"]),
        ("aiueo", (1, 10), ["ｱ", "ｺ"]),
        ("irohaFullWidth", (1, 4), ["イ", "ニ"]),
        ("iroha", (1, 4), ["ｲ", "ﾆ"]),
        ("katakana", (3,), ["ウ"]),
        ("japaneseCounting", (1, 10, 11, 20, 123, 1000), ["一", "十", "十一", "二十", "百二十三", "千"]),
        ("ideographDigital", (10, 25), ["一〇", "二五"]),
        ("japaneseLegal", (1, 2, 10), ["壱", "弐", "拾"]),
        ("ideographTraditional", (1, 10, 11), ["甲", "癸", "11"]),
        ("numberInDash", (1,), ["- 1 -"]),
        ("none", (1,), [""]),
        ("no-such-style", (7,), ["7"]),
        ("a", (0, -3, 5000), ["0", "-3", "5000"]),
    ],
)
def test_styles(style: str, numbers: tuple[int, ...], expected: list[str]) -> None:
    """Each style writes its numbers; what it cannot write comes out in digits."""
    assert [written(number, style) for number in numbers] == expected


@given(
    st.integers(),
    st.sampled_from(["aiueo", "i", "japaneseCounting", "decimalEnclosedCircle", "hiragana", "upperLetter"]),
)
def test_every_number_is_written(number: int, style: str) -> None:
    """No number comes out empty, as its place in the text would then be lost."""
    assert written(number, style)
