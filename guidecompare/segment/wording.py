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
# A line that ends so goes on in the next: no heading, item or sentence does.
_UNFINISHED: Final = re.compile(
    r"(?:[、，を]|(?<!も)の|及び|並びに|又は|若しくは|または|および|もしくは|あるいは|に関する|に対する|における|に基づく|のある)$"
)
# These end headings, too: 運用方針とは, 市民の皆さまへ.
_UNFINISHED_LONG: Final = re.compile(r"(?:[がにもへ]|(?<!と)は|(?<!ま)で|から)$")
_HEADING_LENGTH: Final = 25
_CLAUSE: Final = re.compile(r"[はがをに]、")
_DELETED: Final = re.compile(r"[（(〔]?\s*削\s*除\s*[）)〕]?。?")
_OUTER: Final = re.compile(
    r"なお|また、|上記|前記|以上|これら|前各|前項|前[0-9０-９二三四五六七八九十]+号|このほか|上に|いずれ"
)
_PAIR: Final = re.compile(r"(?<![0-9０-９])[:：]\s*\S")
# What municipal documents call their sections, at the end of a heading.
_SECTION: Final = re.compile(
    r".*(?:目的|趣旨|前文|はじめに|お?[終お]わりに|定義|用語|とは|範囲|対象者?|適用|方針|原則|考え方|姿勢|心構え|"
    r"管理者?|運用者?|運営者?|主体|責任者|担当(?:課|者)?|体制|発信者?|投稿者?|内容|情報|時間帯?|期間|"
    r"アカウント名?|名称|名前|ユーザー(?:名|ネーム)|URL|ＵＲＬ|返信|対応|回答|コメント|フォロー|リンク|削除|禁止|"
    r"事項|行為|遵守|ルール|お願い|注意点?|留意点|免責|著作権|財産権?|権利|取り?扱い?|扱い|セキュリティ|記録|保存|"
    r"災害時|緊急時|同意|準拠法|管轄|変更|改定|見直し|停止|廃止|施行|雑則|連絡先|問い?合わ?せ先?|窓口|その他|ついて)等?"
    r"(?:[（(][^（）()]{1,15}[）)])?"
)
_COUNT: Final = "[0-9０-９元一二三四五六七八九十 　]+"
_IN_FORCE: Final = re.compile(
    r"^(?:この|本|上記の?)?[^、。]{0,12}[はを]?、?(?:令和|平成|昭和|[0-9０-９]{4}年)[^。]{2,30}"
    r"(?:施行|適用|実施|制定|策定|決定|改定|改正|改訂|定め|から|より|版|現在)"
    rf"|^(?:令和|平成|昭和){_COUNT}年{_COUNT}月{_COUNT}日$"
)
_PREAMBLE: Final = re.compile(r"はじめに|前文|序文|まえがき|概要|趣旨")
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


def is_deleted(text: str) -> bool:
    """Whether ``text`` says nothing but that the clause was deleted."""
    return bool(_DELETED.fullmatch(text.strip()))


def says_in_force(text: str) -> bool:
    """Whether ``text`` says since when a document is in force."""
    return bool(_IN_FORCE.search(text))


def is_pair(text: str) -> bool:
    """Whether ``text`` is a label with its value: 名称：見本市公式."""
    return bool(_PAIR.search(text))


def is_preamble(heading: str) -> bool:
    """Whether a heading calls what stands below it a preamble."""
    return bool(_PREAMBLE.fullmatch(heading))


def names_section(text: str) -> bool:
    """Whether ``text`` calls a section by one of the names that sections have in such documents."""
    return len(text) <= _LONGEST and bool(_SECTION.fullmatch(text.strip()))


def is_unfinished(text: str) -> bool:
    """Whether a line breaks off in the middle of a sentence or phrase."""
    shown = text.strip()
    return bool(
        _UNFINISHED.search(shown)
        or (_UNFINISHED_LONG.search(shown) and (len(shown) >= _HEADING_LENGTH or _CLAUSE.search(shown)))
    )


def looks_back(text: str) -> bool:
    """Whether a paragraph opens with words that speak of a list above it as a whole: なお, これらの."""
    return bool(_OUTER.match(text.strip()))


def names_document(heading: str) -> bool:
    """Whether a heading is the title of a document."""
    return bool(_DOCUMENT.fullmatch(heading)) and not heading.endswith("基本方針")


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
