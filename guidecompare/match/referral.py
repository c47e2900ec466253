"""Which other documents a clause leaves its matter to. In: its text and what its own document is called. Out: names.

A name stands in 「」, or is a noun that ends in what such documents are called. この要綱, 本方針 and the document's own
title are no other document; 詳しくは…をご覧ください points on, and leaves nothing open.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from guidecompare.language import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_KIND: Final = (
    "(?:方針|要綱|要項|要領|規程|規則|細則|ガイドライン|ポリシー|条例|法律|計画|マニュアル|手引き?|手順書?|基準|指針"
    "|規約|約款|ハンドブック|心得|用語集|綱領|戦略|通達|通知|ルール|プラン|のページ|ホームページ|サイト)"
)
_LONGEST: Final = 40  # characters of a name: a run of nouns without end is none
# No hiragana: there a name ends, save for what joins two nouns.
_NOUN: Final = "一-鿿々〆ヵヶァ-ヴー・A-Za-zＡ-Ｚａ-ｚ0-9０-９〇"
_JOINS: Final = "に関する|における|に係る|のための|の|い|り|き|け|み|さん"
_NAME: Final = re.compile(
    r"(?P<before>この|その|次の|同じ)?(?P<name>"
    rf"(?:別に|別途)(?:定め|作|公表す|示)る{_KIND}"
    rf"|[{_NOUN}](?:[{_NOUN}]|(?:{_JOINS})(?=[{_NOUN}])){{0,{_LONGEST}}}?{_KIND}"
    rf"|{_KIND})"
    rf"(?=等|第[0-9０-９一-十]|[^{_NOUN}]|$)"
)
_QUOTED: Final = re.compile(
    r"[「『](?P<name>[^「」『』]{2,60})[」』](?!という|といい|と称|と総称)"
    r"(?P<points>(?:の?ページ|第[0-9０-９一-十]+[条章節])?(?:の定め|の例|の規定)?(?:に|で|のとおり|を(?:ご|お|見|読|参照)))?"
)
_ENDS_IN_KIND: Final = re.compile(rf"{_KIND}(?:等|書|集|\(.*\)|（.*）)?$")
_OWN: Final = re.compile(r"^(?:本|当|同|前|各|次|別)(?:の)?[^のに]{1,8}$")
# Too common to be a name on their own: 同じ基準で, 今後の方針
_BARE: Final = re.compile(r"^(?:基準|計画|方針|手順|ルール|プラン|心得|のページ|ホームページ|サイト|法律|通達)$")

LEAVES: Final = re.compile(
    r"によ(?:る(?!もの(?:では|と(?:思|考|み))|場合|改正|損害)|ります|って(?:ください|定め|取り?扱|行)|ること)|ところにより|に従(?:う|います|ってください|って(?:取り?)?[扱決処])|に準[じず]|に委ね|に委任|に譲"
    r"|(?:別に|別途|において|で|が|に)(?:は|も)?(?:定め|決め|規定|示し|示す|記し|記す|記載|置[きく]|書[きいく]|載[せっ]|挙げ|設け)"
    r"|準用|(?:のとおり|と同じ|と同様)(?:です|とす|とし|に|で|。|$)|の例に|を(?:見る|読)|をご(?:覧|参照|確認)|参照|をお読み"
    r"|に(?:掲げ(?:ます|る。)|ございます|あります|ある)|の届出"
)
_NUMBERED: Final = re.compile(r"[(（][^()（）]*第[0-9０-９一-十百]+号[)）]")  # (昭和49年訓令第3号)
# What is left, before the document that it is left to.
_MATTER: Final = re.compile(r"^.*?(?:については|に関しては|にあっては|は、|は(?=[「『]))")
_PLACE: Final = re.compile(r"(?:ページ|サイト)$")  # where the document is found, if one is named as well
_MORE: Final = re.compile(r"詳し[いく]|くわし[いく]|詳細|最新の")
_SENTENCE: Final = re.compile(r"(?<=。)(?![」』)）])")


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of ``text``; one that stands in brackets belongs to the sentence around it."""
    return tuple(sentence for sentence in _SENTENCE.split(text) if sentence)


def names(text: str, own: str = "") -> tuple[str, ...]:
    """Return the names of other documents in ``text``, in order; ``own`` is the title of the clause's document."""
    plain = _NUMBERED.sub("", text)
    found = sorted((*_quoted(plain), *_unquoted(plain)))
    return tuple(dict.fromkeys(name for _, name in found if not _is_own(name, own)))


def leaves(sentence: str, own: str = "") -> bool:
    """Tell whether a sentence leaves something to another document that it names."""
    return bool(LEAVES.search(sentence)) and not points_on(sentence) and bool(names(sentence, own))


def points_on(sentence: str) -> bool:
    """Tell whether a sentence only says where to read more."""
    return bool(_MORE.search(sentence))


def referred(text: str, lead: str = "", own: str = "") -> tuple[str, ...]:
    """Return the documents that ``text`` leaves something to, or else those that it, or its lead sentence, names.

    An item of a list of what another document must say names none itself: its lead sentence does.
    """
    leaving = [name for sentence in sentences(text) if leaves(sentence, own) for name in _rulers(sentence, own)]
    found = tuple(dict.fromkeys(leaving)) or names(lead, own) or names(text, own)
    return tuple(name for name in found if not _PLACE.search(name)) or found


def _rulers(sentence: str, own: str) -> tuple[str, ...]:
    """Return the documents named behind the matter (削除の基準は、運用方針による: the second), or else all."""
    return names(_MATTER.sub("", sentence, count=1), own) or names(sentence, own)


def _quoted(text: str) -> Iterator[tuple[int, str]]:
    """Yield what stands in 「」 and is called like a document, or is pointed to like one."""
    for match in _QUOTED.finditer(text):
        if _ENDS_IN_KIND.search(match["name"]) or match["points"]:
            yield match.start("name"), match["name"].strip()


def _unquoted(text: str) -> Iterator[tuple[int, str]]:
    """Yield the nouns outside 「」 that end in what a document is called."""
    outside = re.sub(r"[「『][^「」『』]*[」』]", lambda quoted: "　" * len(quoted[0]), text)
    for match in _NAME.finditer(outside):
        name = match["name"].lstrip("の・")
        if not match["before"] and not _OWN.match(name) and not _BARE.match(match["name"]):
            yield match.start("name"), name


def _is_own(name: str, title: str) -> bool:
    """Tell whether ``name`` is the title of the document itself, or the end of it, as it is called for short."""
    called, whole = fold(name), fold(title)
    return bool(whole) and (whole.endswith(called) or called.endswith(whole))
