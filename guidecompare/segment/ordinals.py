"""What number a numeral stands for: full and half width, kanji, circled, roman, kana in both orders, letters.

In: the numeral of a marker, without its brackets. Out: its number from 1, or None where it is no such numeral.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

GOJUON: Final = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
IROHA: Final = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
DARK_CIRCLED: Final = "❶❷❸❹❺❻❼❽❾❿⓫⓬⓭⓮⓯⓰⓱⓲⓳⓴"
PARENTHESISED: Final = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
DOTTED: Final = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
CIRCLED_KANA: Final = "㋐㋑㋒㋓㋔㋕㋖㋗㋘㋙㋚㋛㋜㋝㋞㋟㋠㋡㋢㋣㋤㋥㋦㋧㋨㋩㋪㋫㋬㋭㋮㋯㋰㋱㋲㋳㋴㋵㋶㋷㋸㋹㋺㋻㋼㋽㋾"

_DIGITS: Final = {character: number for number, character in enumerate("〇一二三四五六七八九")}
_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN_SHAPE: Final = re.compile(r"(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def kanji(numeral: str) -> int | None:
    """Read 十二, 百三, 二〇."""
    if not numeral or not set(numeral) <= set(_DIGITS) | {"十", "百"}:
        return None
    if "十" not in numeral and "百" not in numeral:
        return int("".join(str(_DIGITS[character]) for character in numeral))
    total, digit = 0, 0
    for character in numeral:
        if character in _DIGITS:
            digit = _DIGITS[character]
        else:
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
    return total + digit


def arabic(numeral: str) -> int | None:
    """Read 12 and １２."""
    folded = unicodedata.normalize("NFKC", numeral)
    return int(folded) if folded.isascii() and folded.isdigit() else None


def number(numeral: str) -> int | None:
    """Read arabic or kanji numerals."""
    value = arabic(numeral)
    return kanji(numeral) if value is None else value


def roman(numeral: str) -> int | None:
    """Read Ⅳ, IV and ⅳ."""
    letters = unicodedata.normalize("NFKC", numeral).upper()
    if not letters or not _ROMAN_SHAPE.fullmatch(letters):
        return None
    values = [_ROMAN[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def place_in(order: str, sign: str) -> int | None:
    """Return the place of ``sign`` in ``order``, from 1: イ is 2 of アイウ and 1 of イロハ."""
    folded = sign if sign in order else unicodedata.normalize("NFKC", sign)
    return order.index(folded) + 1 if len(folded) == 1 and folded in order else None


def letter(sign: str) -> int | None:
    """Read a, A and ａ."""
    folded = unicodedata.normalize("NFKC", sign).lower()
    return ord(folded) - ord("a") + 1 if len(folded) == 1 and "a" <= folded <= "z" else None
