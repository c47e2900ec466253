"""全国地方公共団体コード: six digits, the first two the prefecture (JIS X 0401), the last a check digit."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# In the order of their numbers, from 01.
PREFECTURES: Final = (
    *("北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県"),
    *("栃木県", "群馬県", "埼玉県", "千葉県", "東京都", "神奈川県", "新潟県", "富山県"),
    *("石川県", "福井県", "山梨県", "長野県", "岐阜県", "静岡県", "愛知県", "三重県"),
    *("滋賀県", "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県", "鳥取県", "島根県"),
    *("岡山県", "広島県", "山口県", "徳島県", "香川県", "愛媛県", "高知県", "福岡県"),
    *("佐賀県", "長崎県", "熊本県", "大分県", "宮崎県", "鹿児島県", "沖縄県"),
)
FICTITIOUS: Final = "99"  # no prefecture has this number: codes of sample cities
LENGTH: Final = 6

_WEIGHTS: Final = (6, 5, 4, 3, 2)
_DIGITS: Final = re.compile(r"\d+", re.ASCII)


def check_digit(digits: str) -> str:
    """Return the sixth digit that belongs to the first five (JIS X 0402, modulus 11)."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True))
    return str((11 - total % 11) % 10)


def is_valid(code: str) -> bool:
    """Return whether ``code`` is six digits with a known prefecture number and the right check digit."""
    return (
        len(code) == LENGTH
        and _DIGITS.fullmatch(code) is not None
        and (code[:2] == FICTITIOUS or prefecture(code) != "")
        and code[-1] == check_digit(code[:-1])
    )


def is_fictitious(code: str) -> bool:
    """Return whether ``code`` is one of a sample city."""
    return code.startswith(FICTITIOUS)


def prefecture(code: str) -> str:
    """Return the name of the prefecture that the first two digits stand for; empty where there is none."""
    number = int(code[:2])
    return PREFECTURES[number - 1] if 1 <= number <= len(PREFECTURES) else ""


def restore(written: str) -> str | None:
    """Return the code that a person or a spreadsheet wrote, or None where it cannot be one.

    A spreadsheet drops leading zeros (``10006`` is 010006), a person may leave out the check digit (``13121``). Where
    both can be meant, the lost zero is: of the codes that people copy, those with a check digit are the rule.
    """
    digits = unicodedata.normalize("NFKC", written).strip().removesuffix(".0")
    if not _DIGITS.fullmatch(digits) or len(digits) > LENGTH:
        return None
    padded = digits.zfill(LENGTH)
    if is_valid(padded):
        return padded
    if len(digits) == LENGTH:
        return None
    body = digits.zfill(LENGTH - 1)
    completed = body + check_digit(body)
    return completed if is_valid(completed) else None
