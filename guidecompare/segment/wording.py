"""What the wording of a line says of it: a heading, a lead, the end of a sentence; brackets around it."""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 40  # characters of a heading; longer is text
_STOP: Final = re.compile(r"[。、，．]$|[。][^」』）)]")
_OPEN: Final = "（(【〔［[＜<〈《≪"
_CLOSE: Final = "）)】〕］]＞>〉》≫"
_LEAD: Final = re.compile(
    r"次の|次に|(?<![0-9０-９件人歳日円])以下(?![「『])|下記|左記|とおり|[:：]$"
    r"|[0-9０-９一二三四五六七八九十]+(?:つ|点|項目|種類)(?:だけ)?(?:です|とする|である)?。$"
)
# What an excerpt leaves out: （略）, 中略, 第3条から第8条まで 略, ⋮
_OMISSION: Final = re.compile(
    r"(?:第?[0-9０-９一二三四五六七八九十]+[条項号章節]?(?:から|[~～〜―-])第?[0-9０-９一二三四五六七八九十]+[条項号章節]?(?:まで)?)?"
    r"[\s（(〔［\[＜<【~～〜―…‥・-]*(?:(?:以上|以下|以降|前|中|後|途中|一部|上|下)?(?:省略|略)(?:する|します)?|[…‥・⋮︙]{2,})"
    r"[）)〕］\]＞>】~～〜―…‥・。-]*"
)


def is_omission(text: str) -> bool:
    """Whether ``text`` says nothing but that something was left out."""
    return bool(_OMISSION.fullmatch(text.strip()))


def is_lead(text: str) -> bool:
    """Whether a paragraph announces the list after it."""
    return bool(_LEAD.search(text))


def ends_sentence(text: str) -> bool:
    """Whether ``text`` holds the end of a sentence, so that it is no heading."""
    return bool(_STOP.search(text.strip()))


def is_short(text: str) -> bool:
    """Whether ``text`` could be a heading by its length and its end."""
    return 0 < len(text) <= _LONGEST and not ends_sentence(text)


def closes_at(text: str) -> int:
    """Return where the bracket that ``text`` opens with is closed, or 0."""
    depth = 0
    for index, character in enumerate(text):
        depth += character in _OPEN
        depth -= character in _CLOSE
        if depth == 0:
            return index + 1 if index else 0
    return 0


def bare(heading: str) -> str:
    """Return a heading without brackets around it and without the spaces of 目　的."""
    text = heading.strip()
    while len(text) > 1 and text[0] in _OPEN and closes_at(text) == len(text):
        text = text[1:-1].strip()
    letters = text.split()
    return "".join(letters) if len(letters) > 1 and all(len(letter) == 1 for letter in letters) else text
