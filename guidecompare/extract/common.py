"""What all readers share: the shape they return, and the repair of characters that stand for others.

A reader is ``read_xxx(data: bytes) -> Extraction``; it never raises for any bytes. It calls ``repair`` on the text as
soon as it has it, before it looks for anything in it, and says the count in ``Health.repaired``. Its problems name
neither source nor file: ``extract`` adds both, and counts ``Health.characters``.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import Final

from guidecompare.model import Health, Line, Problem, Removed


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What a reader found in the bytes of one document; ``Line.index`` runs over lines and removed ones alike."""

    title: str = ""  # what the format itself gives: <title>, core properties, the document information of a PDF
    lines: tuple[Line, ...] = ()
    removed: tuple[Removed, ...] = ()
    health: Health = field(default_factory=Health)
    problems: tuple[Problem, ...] = ()


# CJK Radicals Supplement and the ideograph each stands for, pair by pair: the data of Unicode's
# EquivalentUnifiedIdeograph, which gives none for U+2E80 and U+2E9A.
_SUPPLEMENT: Final = (
    "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母"
    "⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑"
    "⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞"
    "⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
# Kangxi radicals, which NFKC puts right, save one: Japanese fonts share the glyph of ⼾ with 戸, not with 戶.
_REPAIRS: Final = str.maketrans(
    {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
    | dict(zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True))
    | {"⼾": "戸"}
    # Bullets of Word's symbol fonts, which name them by places of the private use area.
    | {"\uf06c": "●", "\uf06e": "■", "\uf06f": "□", "\uf075": "◆", "\uf09f": "•", "\uf0a7": "▪", "\uf0a8": "◻"}
    | {"\uf0b7": "•", "\uf0d8": "➢", "\uf0e0": "→", "\uf0e8": "➔", "\uf0fc": "✓"}
)


def repair(text: str) -> tuple[str, int]:
    """Return ``text`` with each radical and symbol replaced by the character that it stands for, and their number.

    Some PDFs name the glyph of 人 or 用 by its radical, U+2F08 or U+2F64, and a bullet of Word by a number that only
    its font knows. Nothing else is changed: the text of a document is quoted as it was extracted.
    """
    count = sum(ord(character) in _REPAIRS for character in text)
    return (text.translate(_REPAIRS), count) if count else (text, 0)
