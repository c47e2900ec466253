"""Units and posts that run an account, as printed: 総務課広報係, 情報政策課長.

In: a clause on who runs it, or on whom to ask. Out: names with what they do there: ``operator`` (runs it), ``author``
(writes and posts), ``manager`` (answers for it), ``contact``. 所管課, 各課 and the like name no unit.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from guidecompare.match.values.passage import Found
from guidecompare.model import ValueKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidecompare.match.values.passage import Passage

# Hiragana parts words; these are words that names of units have in hiragana.
_KANA: Final = (
    "くらし|暮らし|こども|子ども|まちづくり|むらづくり|ものづくり|ひとづくり|づくり|まち|ひと|しごと|みらい|ふるさと|みどり|いきいき|すこやか"
    "|ふれあい|お客さま|お客様|ごみ|たすけあい|つながり|にぎわい|おもてなし|みなと|いのち|あんしん|まなび|みんな|きずな|うみ|こころ"
    "|(?<=学)び|(?<=育)て|(?<=守)り|(?<=支)え|(?<=助)け|(?<=組)み|(?<=伝)え"
    "|(?<=[課部局室])(?![のはがをにでとやも])[ぁ-ゖ]{2,6}(?=係|室|班|担当|チーム|グループ)"
)
_SIGN: Final = "一-鿿々〆ヵヶァ-ヺーA-Za-z0-9・"
_WORD: Final = rf"(?:[{_SIGN}]|{_KANA}){{1,16}}?"
_UNIT: Final = (
    "事務局|編集室|委員会|センター|グループ|チーム|公民館|図書館|美術館|博物館|本部|協会|担当|部|局|課|室|係|班|署|所"
)
# What makes another word of it: 部長, 部分, 所属, 担当する.
_END: Final = r"(?![長等者署分門会外数属管定要得在有轄用掌限すしさ教役司当業務下品材]|次長|補佐|内の|で行)"
_LINK: Final = rf"{_WORD}(?:{_UNIT}){_END}"
_CHAIN: Final = rf"(?:[{_SIGN}]{{1,8}}(?:[市町村区県都府]|組合|広域連合|企業団) )?{_LINK}(?: ?{_LINK})*"
_NAME: Final = re.compile(
    rf"(?<![{_SIGN}])(?:{_CHAIN})|(?<!以下「)(?<=「)[^「」 、。]{{2,16}}(?:課|室|係|班|部|局)(?=」)"
)
_POST: Final = re.compile(
    rf"(?<![{_SIGN}])(?P<post>(?:[{_SIGN}]{{1,20}}(?:[会部局課室係所館]の|[部局室課] ))?(?:[{_SIGN}]|{_KANA}){{0,20}}?"
    r"(?:所属長|次長|(?:センター|委員|[課部局室係館所院校園署班])長(?:補佐)?|副?[市区町村]長|副?知事|教育長|議長|理事|教頭"
    rf"|[一-鿿]{{1,6}}監(?![督査修視])))(?![級等会{_SIGN}])"
)
_GENERIC: Final = re.compile(
    r"^(?:編集|各|当該?|所管|担当|主管|関係|[同他本両全別一]|保有|運用|投稿|開設|配信|希望|利用|所属|該当|原稿|作成|庁内|[内外上下])*の?"
    r"(?:事務局|センター|委員会|本部|担当|部局?|局|課室所?|課|室|係|班|署|所|部署|グループ|チーム|協会)$"
)
_VAGUE: Final = re.compile(r"^(?:各|当該|所管|担当|主管|関係|他の?|所属|該当)")
_PLACES: Final = re.compile(
    r"(?:市役所|役場|役所|避難所|場所|事業所|住所|教室|会議室|箇所|か所|近所|名所|便所|停留所|一部|全部|内部|外部|幹部)$"
)
_RESPONSIBLE: Final = re.compile(
    r"責任|責め|統括|総括|統轄|総轄|管理|総理|監督|編集長|束ね|まとめ役|代表|オーナー|充て|主任者?|負[うい]"
)
_WRITES: Final = re.compile(
    r"書[いくき]|投稿|発信|更新|起案|起草|原稿|文案|配信|掲載|撮影|作成|執筆|打ち込|下書き|つぶや|編集に|公開の操作"
)
# Named for the sake of its head, as the one that gets something, or as what may be set up one day.
_IN_PASSING: Final = re.compile(
    r"の[一-鿿]{0,4}長|に(?:代わ|提出|依頼|送|報告|協議|届け出|相談)|(?<=本部)(?:員?が|を)(?:置|設置|設け)"
)
_DEPUTY: Final = re.compile(r"が?(?:代わ|代理|と協議|に協議|に報告)")
_STANDS_IN: Final = re.compile(r"(?:代行|代理|不在(?:時|のとき)?)(?:者|は)?[:、は]?$")
_PAUSE: Final = re.compile(r"(?<!は)、|。")
_RUNS: Final = re.compile(
    r"企画|運用|運営|所管|主管|統括|管理|庶務|事務|担当|受け持|取りまとめ|所掌|営む|あずか|預か|処理"
)
_ROLES: Final = (("operator", _RUNS), ("author", _WRITES))
_NEAR: Final = 40  # characters after a unit that say what it does


def read(passage: Passage) -> Iterator[Found]:
    """Yield the units and posts that a clause says run, write or answer for an account."""
    if passage.denied:
        return
    runs = passage.labels & {"operators.unit", "operators.author"}
    if runs:
        for start, end, name in find(passage):
            if passage.tight.startswith("へ", end):  # the one that gets something
                continue
            yield _found(name, start, end, _role(start, end, passage))
    if "operators.manager" in passage.labels:
        yield from _managers(passage)


def find(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, name) of the units that are named in a passage, places in ``tight``."""
    for match in _NAME.finditer(passage.loose):
        name = match.group().strip("・ ")
        compact = name.replace(" ", "")
        if (
            _IN_PASSING.match(passage.loose, match.end())
            or _GENERIC.search(compact)
            or _VAGUE.search(compact)
            or _PLACES.search(compact)
        ):
            continue
        start = match.start() + match.group().index(name)
        yield passage.tighten(start), passage.tighten(start + len(name)), compact


def _role(start: int, end: int, passage: Passage) -> str:
    """Return what a unit does: what the clause is about, and where that is both, the words after or before it."""
    if not {"operators.unit", "operators.author"} <= passage.labels:
        return "operator" if "operators.unit" in passage.labels else "author"
    after = re.split("[。/]", passage.tight[end : end + _NEAR])[0]
    before = passage.tight[:start].rpartition("。")[2]
    for words in (after, before):
        found = [(match.start(), role) for role, pattern in _ROLES if (match := pattern.search(words))]
        if found:
            return min(found)[1]
    return "operator"


def _managers(passage: Passage) -> Iterator[Found]:
    """Yield the posts in the sentences that speak of responsibility."""
    headed = any(_RESPONSIBLE.search(heading) for heading in passage.headings[:1])
    text = passage.loose
    for match in _POST.finditer(text):
        start, end = match.span("post")
        part = _PAUSE.split(text[:start])[-1] + _PAUSE.split(text[start:])[0]
        is_deputy = _DEPUTY.match(text, end) or _STANDS_IN.search(text[:start])
        if (headed or _RESPONSIBLE.search(part)) and not is_deputy:
            yield _found(match["post"].replace(" ", ""), passage.tighten(start), passage.tighten(end), "manager")


def _found(name: str, start: int, end: int, role: str) -> Found:
    return Found(kind=ValueKind.UNIT, value=name, start=start, end=end, aspect=role)
