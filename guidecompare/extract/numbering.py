"""Numbers as lists print them. In: a count and the name of a style. Out: the characters that a browser or Word prints.

Pages and word processors number lists themselves, so that the text holds no number. The names of both are known here:
those of HTML's ``type`` and CSS ``list-style-type`` (``lower-alpha``), and those of OOXML's ST_NumberFormat
(``aiueoFullWidth``).
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

BULLET: Final = "・"  # what stands for a bullet whose form is a matter of style or of a symbol font

_AIUEO: Final = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_IROHA: Final = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
_HIRAGANA: Final = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん"
_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_KANJI_DIGITS: Final = "〇一二三四五六七八九"
_LEGAL_DIGITS: Final = "零壱弐参四伍六七八九"
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_HALF_KANA: Final = {
    unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0xFF66, 0xFF9E) if chr(code) != "ｰ"
}


def _cycle(symbols: str) -> Callable[[int], str]:
    """Return a style that doubles its symbols when they are used up, as Word does: a … z, aa … zz."""

    def style(number: int) -> str:
        turn, place = divmod(number - 1, len(symbols))
        return symbols[place] * (turn + 1)

    return style


def _letters(number: int) -> str:
    """Return a, b … z, aa, ab …, as browsers do."""
    letters = ""
    while number > 0:
        number, place = divmod(number - 1, len(_LATIN))
        letters = _LATIN[place] + letters
    return letters


def _roman(number: int) -> str:
    letters = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        letters += sign * times
    return letters


def _kanji(number: int, digits: str = _KANJI_DIGITS, units: str = "十百千") -> str:
    """Return 十二, 百二十三: a one before a unit is not said."""
    if number == 0:
        return digits[0]
    written = ""
    for power, figure in enumerate(reversed(str(number))):
        if figure == "0":
            continue
        unit = units[power - 1] if power else ""
        written = ("" if figure == "1" and unit else digits[int(figure)]) + unit + written
    return written


def _half_width(text: str) -> str:
    return "".join(_HALF_KANA.get(character, character) for character in text)


def _full_width(text: str) -> str:
    return "".join(chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else character for character in text)


def _range(first: str, last: str) -> Callable[[int], str]:
    """Return a style of consecutive code points; a number behind the last is printed plainly."""

    def style(number: int) -> str:
        code = ord(first) + number - 1
        return chr(code) if code <= ord(last) else str(number)

    return style


def _range_of(symbols: str) -> Callable[[int], str]:
    """Return a style of the given characters; a number behind the last is printed plainly."""
    return lambda number: symbols[number - 1] if number <= len(symbols) else str(number)


def _circled(number: int) -> str:
    for low, high, base in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if low <= number <= high:
            return chr(base + number - low)
    return f"({number})"


_STYLES: Final[dict[str, Callable[[int], str]]] = {
    # HTML and CSS
    "1": str,
    "a": _letters,
    "A": lambda number: _letters(number).upper(),
    "i": _roman,
    "I": lambda number: _roman(number).upper(),
    "decimal": str,
    "decimal-leading-zero": lambda number: f"{number:02}",
    "lower-alpha": _letters,
    "lower-latin": _letters,
    "upper-alpha": lambda number: _letters(number).upper(),
    "upper-latin": lambda number: _letters(number).upper(),
    "lower-roman": _roman,
    "upper-roman": lambda number: _roman(number).upper(),
    "hiragana": _cycle(_HIRAGANA),
    "katakana": _cycle(_AIUEO),
    "katakana-iroha": _cycle(_IROHA),
    "cjk-decimal": lambda number: "".join(_KANJI_DIGITS[int(figure)] for figure in str(number)),
    "cjk-ideographic": _kanji,
    "japanese-informal": _kanji,
    "japanese-formal": lambda number: _kanji(number, _LEGAL_DIGITS, "拾百千"),
    # OOXML
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: _full_width(str(number)),
    "decimalFullWidth2": lambda number: _full_width(str(number)),
    "decimalHalfWidth": str,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _range("⑴", "⒇"),
    "decimalEnclosedFullstop": _range("⒈", "⒛"),
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _cycle(_LATIN)(number).upper(),
    "lowerLetter": _cycle(_LATIN),
    "aiueo": lambda number: _half_width(_cycle(_AIUEO)(number)),
    "aiueoFullWidth": _cycle(_AIUEO),
    "iroha": lambda number: _half_width(_cycle(_IROHA)(number)),
    "irohaFullWidth": _cycle(_IROHA),
    "ideographDigital": lambda number: "".join(_KANJI_DIGITS[int(figure)] for figure in str(number)),
    "japaneseDigitalTenThousand": lambda number: "".join(_KANJI_DIGITS[int(figure)] for figure in str(number)),
    "japaneseCounting": _kanji,
    "taiwaneseCountingThousand": _kanji,
    "chineseCounting": _kanji,
    "chineseCountingThousand": _kanji,
    "taiwaneseCounting": _kanji,
    "japaneseLegal": lambda number: _kanji(number, _LEGAL_DIGITS, "拾百千"),
    "ideographTraditional": _range_of("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _range_of("子丑寅卯辰巳午未申酉戌亥"),
    "numberInDash": lambda number: f"- {number} -",
    "bullet": lambda _: BULLET,
    "ideographEnclosedCircle": _range("㊀", "㊉"),
    "none": lambda _: "",
}

# Beyond these a style would print more than anyone reads as a number; a browser falls back to decimal, too.
_LIMIT: Final = 3999


def written(number: int, style: str) -> str:
    """Return ``number`` in ``style``; plainly in digits where the style is unknown or cannot write it."""
    if style == "none":
        return ""
    if not 1 <= number <= _LIMIT:
        return str(number)
    return _STYLES.get(style, str)(number)
