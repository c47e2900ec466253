"""What the wording of a line says of it: a heading, a lead, an omission, the end of a sentence; brackets around it."""

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
_IN_FORCE: Final = re.compile(
    r"^(?:この|本|上記の?)?[^、。]{0,12}[はを]?、?(?:令和|平成|昭和|[0-9０-９]{4}年)[^。]{2,30}"
    r"(?:施行|適用|実施|制定|策定|決定|改定|改正|改訂|定め|から|より|版|現在)"
)
# The title of a document of its own on a page with several.
_DOCUMENT: Final = re.compile(
    r".{5,}(?:要領|要綱|方針|ポリシー|規程|規則|基準|ガイドライン|規約|指針|手引き?)(?:[（(].{1,20}[）)])?"
)
# What an excerpt leaves out: （略）, 中略, 第3条から第8条まで 略, ⋮
_OMISSION: Final = re.compile(
    r"(?:第?[0-9０-９一二三四五六七八九十]+[条項号章節]?(?:から|[~～〜―-])第?[0-9０-９一二三四五六七八九十]+[条項号章節]?(?:まで)?)?"
    r"[\s（(〔［\[＜<【~～〜―…‥・-]*(?:(?:以上|以下|以降|前|中|後|途中|一部|上|下)?(?:省略|略)(?:する|します)?|[…‥⋮︙]+|[・.．]{3,})"
    r"[）)〕］\]＞>】~～〜―…‥・。-]*"
)


def is_omission(text: str) -> bool:
    """Whether ``text`` says nothing but that something was left out."""
    shown = text.strip()
    return len(shown) <= _LONGEST and bool(_OMISSION.fullmatch(shown))


def says_in_force(text: str) -> bool:
    """Whether ``text`` says since when a document is in force."""
    return bool(_IN_FORCE.search(text))


def names_document(heading: str) -> bool:
    """Whether a heading is the title of a document."""
    return bool(_DOCUMENT.fullmatch(heading))


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
