"""Names of municipalities and of their parts, as titles and texts write them. Pure functions on text in NFKC."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from guidecompare.corpus import codes
from guidecompare.model import BodyKind, Issuer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_KINDS: Final = (
    (re.compile(r"(?:広域連合|組合|企業団)$"), BodyKind.UNION),
    (re.compile(r"(?:県|^東京都|^北海道|^京都府|^大阪府)$"), BodyKind.PREFECTURE),
    (re.compile(r"市$"), BodyKind.CITY),
    (re.compile(r"区$"), BodyKind.WARD),
    (re.compile(r"町$"), BodyKind.TOWN),
    (re.compile(r"村$"), BodyKind.VILLAGE),
)

# A run of letters that a name may be made of. Hiragana is in names (つくば市, 日の出町) but is every particle too, so a
# run with hiragana counts only where a name is to be expected: see _KANA_NAME.
_KANJI: Final = r"[一-鿿\uf900-\ufaff\U00020000-\U0003ffff々〆ヶケヵカツノァ-ヺー]"
_RUN: Final = re.compile(rf"{_KANJI}{{2,16}}")
_KANA_NAME: Final = re.compile(r"[ぁ-ゖ一-鿿々ヶケノ]{1,7}?[市町村](?![民内外場])")
_KANA_PLACE: Final = re.compile(r"^|[「『(\s]|(?<=[県都道府])")
_INTRODUCED: Final = re.compile(r"([ぁ-ゖ一-鿿々ヶケノ]{1,7}[市町村])(?=\(以下)")
_NO_KANA_NAME: Final = re.compile(
    r"[をへ]|ため|する|した|して|から|まで|など|おけ|よる|つい|およ|また|みんな|ちの.$|[一-鿿]の.$"
)
_FORM: Final = re.compile(r"^(?:公益財団法人|一般財団法人|公益社団法人|一般社団法人|社会福祉法人|地方独立行政法人)")
_UNION: Final = re.compile(r"(?:広域連合|(?:一部)?(?:事務|消防|衛生|行政|水道|環境)組合|企業団)")
# A suffix, unless what follows makes it part of another word: 市民, 町会, 村営, 区分, 県道 ...
_SUFFIX: Final = re.compile(r"市(?![民場販街況])|町(?![民会内並村])|村(?![民落])|区(?![民分別域間画])|県(?![民道境産])")
# 東|村山市 is no village, 四日市|市 and 大町|市 go on. A village has no 市民, so in 田村|市民 the 市 is the name's.
_GOES_ON: Final = re.compile(
    r"(?<=村)(?:山?市|町)|(?<=町)(?:市|町(?![民会内並村]))|(?<=市)(?:市(?![民場販街況])|町(?![民会内並村]))"
)
_NO_NAMES: Final = re.compile(
    r"^(?:本|当|各|同|他|全|両|諸|特別|政令|指定|地|学|校|選挙|行政|中核|近隣|周辺|小|中|下|城下|門前|朝|農|漁|山|港(?=町)|"
    r"市|町|村|区|市町|市区町|都道府|自治体|一|二|三|関係|隣接|構成|該当|対象)?[市町村区県]$|地区$|学区$|校区$|管区$|市区$|"
    r"^(?:地方|大|姉妹|友好|近隣|衛星|(?:政令)?指定)?都市$"
)
_ABBREVIATED: Final = re.compile(r"^\(以下、?「?(?:本)?(?:[市町村区県]|連合|組合|企業団)[」という]")
_INTRODUCTION: Final = 20  # the mentions that it is worth to be introduced as 〇〇市（以下「市」という。）

# A part of a municipality by the word that its name ends in, longer ones first; the first part that fits counts.
_ISSUERS: Final = (
    (
        Issuer.THIRD_PARTY,
        (
            "(?:公益|一般)(?:財団|社団)法人[^「」()]*?(?:財団|公社|協会|機構|[^市都]会)|社会福祉協議会|協議会|実行委員会|協会|"
            "財団|公社|振興会|連盟|株式会社|商工会"
        ),
    ),
    (Issuer.ASSEMBLY, "議会(?!議?員)"),
    (
        Issuer.FACILITY,
        (
            "図書館|博物館|美術館|資料館|文学館|記念館|科学館|公文書館|会館|公民館|体育館|水族館|動物園|植物園|病院事業局|病院|"
            "診療所|保健所|センター|ホール|劇場|市場|空港|上下水道局|下水道局|水道局|交通局|企業局"
        ),
    ),
    (
        Issuer.EDUCATION,
        "教育委員会|教育庁|教育局|教育部|小学校|中学校|高等学校|中等教育学校|特別支援学校|大学",
    ),
    (Issuer.FIRE, "消防(?:局|本部|署|団|庁)?"),
)
_ISSUER_WORDS: Final = tuple((issuer, re.compile(rf"[^\s「」『』()・]*?(?:{words})")) for issuer, words in _ISSUERS)
_WARD_OFFICE: Final = re.compile(rf"{_KANJI}+市({_KANJI}+区)|({_KANJI}+区)役所")
_ADDRESSEES: Final = re.compile(r".*(?:のための|向けの?|で働く[^\s]*?の(?=SNS|ソーシャル))")
_QUOTED: Final = re.compile(r"「[^」]*」|『[^』]*』")


def kind_of(name: str) -> BodyKind:
    """Return what kind of body bears ``name``."""
    return next((kind for ending, kind in _KINDS if ending.search(name)), BodyKind.OTHER)


def city_of(title: str, lines: Sequence[str]) -> str:
    """Return the name of the municipality that a document is of: from its title, or else the most often named one.

    In a text the one that is introduced as 〇〇市（以下「市」という。） counts as much as many mentions. Empty where no
    name is found.
    """
    in_title = next(_names(title, title=True), None)
    if in_title:
        return in_title[0]
    votes: Counter[str] = Counter()
    for line in lines:
        for name, after in _names(line, title=False):
            votes[name] += _INTRODUCTION if _ABBREVIATED.match(after) else 1
    # of equally frequent ones the first: a Counter keeps the order in which it met them
    return votes.most_common(1)[0][0] if votes else ""


def issuer_of(words: str) -> Issuer | None:
    """Return which part of a municipality a name such as 中央図書館 stands for; None where it does not tell."""
    if _WARD_OFFICE.search(words):
        return Issuer.WARD
    return next((issuer for issuer, pattern in _ISSUER_WORDS if pattern.search(words)), None)


def issuer_in(title: str, city: str) -> tuple[Issuer, str]:
    """Return the part of ``city`` that issued a document, by its title, and that part's name.

    Whom a document is written for (指定管理者のための…) and what an account is called (「…」) says nothing of it.
    """
    words = _ADDRESSEES.sub("", _QUOTED.sub("", title))
    ward = _WARD_OFFICE.search(words)
    if ward and (ward[1] or ward[2]) != city:
        return Issuer.WARD, ward[1] or ward[2]
    for issuer, pattern in _ISSUER_WORDS:
        found = pattern.search(words)
        # a joint body named after its task is the municipality itself: 〇〇消防組合, 〇〇水道企業団
        if found and not (city and words[found.start() :].startswith(city) and len(found[0]) <= len(city)):
            return issuer, found[0]
    return Issuer.MAYOR, ""


def _names(text: str, *, title: bool) -> Iterator[tuple[str, str]]:
    """Yield the names of municipalities in ``text``, the surest first, each with the text behind it."""
    if title:
        for place in _KANA_PLACE.finditer(text):
            kana = _KANA_NAME.match(text, place.end())
            if kana and _has_kana(kana[0]):
                yield kana[0], text[kana.end() :]
    else:
        for kana in _INTRODUCED.finditer(text):
            if _has_kana(kana[1]):
                yield kana[1], text[kana.end() :]
    for run in _RUN.finditer(text):
        letters = _FORM.sub("", run[0])
        name = _name_in(letters)
        if name:
            start = run.end() - len(letters)
            yield name, text[start + letters.index(name) + len(name) :]


def _has_kana(name: str) -> bool:
    """Return whether a name holds hiragana, and none that is grammar."""
    return re.search("[ぁ-ゖ]", name) is not None and not _NO_KANA_NAME.search(name)


def _name_in(run: str) -> str:
    """Return the name that a run of letters begins with, without its prefecture; empty where it begins with none."""
    union = _UNION.search(run)
    if union and union.start() > 0:
        return run[: union.end()]
    prefecture = next((name for name in codes.PREFECTURES if run.startswith(name)), "")
    start = len(prefecture)
    for suffix in _SUFFIX.finditer(run, start):
        more = _GOES_ON.match(run, suffix.end())
        name = run[start : more.end() if more else suffix.end()]
        if len(name) > 1 and not _NO_NAMES.search(name):
            return name
    return prefecture
