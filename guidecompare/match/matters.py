"""The matters that a clause only names, as a heading would (著作権の取扱い及び免責事項, 返信については規約による).

In: folded text. Out: its parts, each as short as a heading, to be compared with headings. A phrase without predicate
names its matters whole; a sentence that leaves matters to another document names them before its verb.
"""

from __future__ import annotations

import re
from typing import Final

LEAVES: Final = re.compile(
    r"による|によります|によって(?:くださ|定め)|よるもの|ところにより|に従|に準じ|に委ね|に譲|をご(?:覧|参照|確認)|参照"
    r"|(?:別に|別途|において|で)(?:定め|決め)|準用|に(?:置|書|記)|のとおりで|の例に|に掲げ(?:ます|る。)|が(?:別に)?定め"
)
_LONGEST: Final = 60  # characters of a phrase that names matters; a longer one says something of them
_NAMES: Final = re.compile(
    r"(?:について|事項|事柄|こと|取り?扱い?|対応|方針|基準|手続き?|方法|体制|措置|考え方|有無|条件|範囲|等)$"
)
_TOPIC: Final = re.compile(r"^(.{2,90}?)(?:については|に関しては|に関する(?:事項|こと)は|は、)")
_ASIDE: Final = re.compile(r"\([^()]*\)|「[^「」]*」")
_AND: Final = re.compile(
    r"、|・|及び|および|並びに|ならびに|又は|または|若しくは|といった|(?<=[一-龠ァ-ヶー々])と(?=[一-龠ァ-ヶー々])"
)
_TAIL: Final = re.compile(
    r"(?:(?:に(?:関|係)(?:する|わる)|に係る|についての)(?:[^の]{0,4})(?:事項|事柄|こと|もの|定め|約束)"
    r"|の(?:取り?扱い?|手続き?|基準|方法|仕方|考え方|あり方|在り方|作成|各項)|について|等|など)+$"
)
_INNER: Final = re.compile(r"(?:に対する|に関する|における|に係る|ごとの|への|の)")


def matters(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the matters that folded ``text`` names, in order, each in full and without what stands before it."""
    parts = (_TAIL.sub("", part) for part in _AND.split(_ASIDE.sub("", _named(text))))
    return tuple(tuple(dict.fromkeys((part, _INNER.split(part)[-1]))) for part in parts if len(part) > 1)


def divided(heading: str) -> tuple[str, ...]:
    """Return the matters that a folded heading names side by side; nothing where it names one."""
    parts = tuple(part for part in (_TAIL.sub("", part) for part in _AND.split(heading)) if len(part) > 1)
    return parts if len(parts) > 1 else ()


def _named(text: str) -> str:
    """Return the part of ``text`` that names matters; empty where it lays something down."""
    if not text.endswith("。"):
        return text if len(text) <= _LONGEST and _NAMES.search(text) else ""
    topic = _TOPIC.match(text)
    return topic[1] if topic and LEAVES.search(text, topic.end()) else ""
