"""Whether replies are given, and whether notice is given before a post is removed.

In: a clause on replies or on moderation, with the elements that it carries. Out: ``none``, ``none-in-principle``,
``selective``, ``yes``, ``redirect``, ``closed`` (no comments can be made); ``no-notice``, ``notice``. Which of them a
clause states is what its elements say, where it has any; the grammar here finds the words that say it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from guidecompare.match.values.passage import Found
from guidecompare.model import ValueKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from guidecompare.match.values.passage import Passage, Sentence

_REPLY: Final = r"(?:返[信事書答し]|回答|応[答えじ]|答え|対応|コメント|言葉|やり取り|やりとり|連絡|リプライ)"
_NOT: Final = (
    r"(?:行いません|行わない|いたしません|いたしかね|しません|しない|せず|(?<=[答応]え)ず|(?<=応じ)ず|しては?(?:い|お)?(?:ない|りません|ません)"
    r"|できません|できない|ありません|(?<=は)ない|(?<=として)ない|おりません|ません|応じない|答えない|応えない|返さない"
    r"|差し控え|控え|なし(?=。|$|、)|見送|義務を負わ)"
)
_NONE: Final = re.compile(rf"{_REPLY}.{{0,120}}?{_NOT}")
# So plain that it needs no label: a reply as such is denied, and not to one kind of questions only.
_PLAINLY_NONE: Final = re.compile(rf"(?:返信|返事|返答|回答|応答)(?:等|など)?(?:は|を|について)?[^、。]{{0,16}}?{_NOT}")
_ONE_KIND: Final = re.compile(r"(?:質問|相談|苦情|照会|問い|尋ね|申出|要望|手続)[^、。]{0,16}(?:に|へ|は)")
_PRINCIPLE: Final = re.compile(r"原則|基本的|通例|常例|常と|建前|通常|逐一|一々|通則")
_SOME: Final = re.compile(
    r"必要に応じ|認め|判断し|場合に?(?:は|限|が)|限り|限って|限る|選[びんば]|でき(?:る|うる)(?:だけ|かぎり|限り)|(?:こと|場合|とき)があ|ときは"
    r"|範囲|適宜|手が空い|手のあい|手があい|気が向|すべてに|全てに|全部に|当てはま|当たる|多く|努め|努力|どうか|義務は"
    r"|(?:質問|尋ね|問い|照会|相談|提案|感謝|要望|手続|声|もの)[^、。]{0,8}に(?:は|つい)"
)
_ANSWER: Final = re.compile(r"返[信事書答しす]|回答|応[答えじ]|答え|対応")
_IS_NOT: Final = r"(?:い|お)?(?:ない|りません|ません)"
_CLOSED: Final = re.compile(
    r"(?:コメント|チャット|返信|意見欄|書き?込み|メッセージ|DM|口|窓).{0,80}?"
    r"(?:閉じ|閉鎖|無効|切って|書けない|使用しない|使用しません|(?:できない|届かない)設定|停止して(?:い|お)|許可して(?:い|お)[なら]"
    r"|受け取らない|受け取りません|受け付けない|受け付けません|受信も?(?:行わない|行いません|しない|しません)"
    rf"|(?:設けて?|受け付けて|開[けい]て|開放して){_IS_NOT})"
)
_ELSEWHERE: Final = re.compile(
    r"(?:窓口|電話|フォーム|メール|問い?合わ?せ|センター|ページ|係|課|便り|ポスト|箱|カウンター|ファク|面談|欄|室).{0,80}?"
    r"(?:案内|お願い|寄せ|連絡|利用|誘導|どうぞ|進み|お越し|受け|勧め|引き継|導|たずね|尋ね|訪ね|つな|お?電話|示|知らせ"
    r"|よられ|お聞か|話し|回され|教え|促|表示|して(?:もらう|ください)|による。|へ(?:。|$))"
    r"|(?:よう|ことを)(?:案内|お願い|勧め|求め)"
)
_AHEAD: Final = (
    r"(?:予告|通知|通告|事前|あらかじめ|前もって|告げ|知らせ|ことわり|断[りるら]|警告|催告|連絡|前触れ|説明|伝え)"
)
_PLAINLY_NO_NOTICE: Final = re.compile(
    r"(?:予告|通知|通告|連絡|断り|断る|知らせる?|告げる)(?:等|など)?(?:なく|なし|ことなく|を?せず|を要せず)|無断で"
)
_REMOVES: Final = re.compile(r"削除|消[しすえ去]|非表示|隠|ブロック|遮断|制限|停止|排除|除去")
_NO_NOTICE: Final = re.compile(
    rf"{_AHEAD}.{{0,80}}?(?:なく|なし|せず|要し?(?:ない|ません)|要せず|不要|行わない|行いません|しません|しない|ません|ないまま|ずに|入れず)|無断|だまって|黙って"
)
_NOTICE: Final = re.compile(
    rf"(?:{_AHEAD}|声がけ|声を?かけ|注意|(?:修正|是正|改善|取り?下げ)を求め).{{0,80}}?(?:上で|うえで|した(?:後|うえ)|してから|してのち|ます|する|知らせる|伝える|なければ)"
)

_EXCEPTION: Final = re.compile("ただし|なお|例外|前項")
_AMONG_STAFF: Final = re.compile(r"[課係室部局長]に[^、。]{0,10}(?:報告|知らせ|伝え|連絡|説明)")


def read_replies(passage: Passage) -> Iterator[Found]:
    """Yield whether and how a clause says that comments are answered."""
    if passage.denied:
        return
    denied = _first(passage, "replies.none", _NONE.search, _denies)
    if denied:
        yield _found(ValueKind.REPLIES, "none-in-principle" if _PRINCIPLE.search(denied.text) else "none", denied)
    given = _first(passage, "replies.selective", _gives)
    if given and not (denied and _EXCEPTION.match(given.text)):
        limited = _SOME.search(given.text) or _NONE.search(passage.tight)
        yield _found(ValueKind.REPLIES, "selective" if limited else "yes", given)
    if elsewhere := _first(passage, "replies.redirect", _ELSEWHERE.search):
        yield _found(ValueKind.REPLIES, "redirect", elsewhere)
    closed = (sentence for sentence in passage.sentences if _CLOSED.search(sentence.text))
    yield from (_found(ValueKind.REPLIES, "closed", sentence) for sentence in closed)


def read_notice(passage: Passage) -> Iterator[Found]:
    """Yield whether a clause says that a post is removed with or without notice."""
    if passage.denied:
        return
    if without := _first(passage, "moderation.no-notice", _NO_NOTICE.search, _removes_without_notice):
        yield _found(ValueKind.NOTICE, "no-notice", without)
    elif "moderation.delete" in passage.labels and not _NO_NOTICE.search(passage.tight):
        told = (one for one in passage.sentences if _NOTICE.search(one.text) and not _AMONG_STAFF.search(one.text))
        yield from (_found(ValueKind.NOTICE, "notice", sentence) for sentence in told)


def _denies(text: str) -> bool:
    """Tell whether a sentence denies replies as such."""
    return bool(_PLAINLY_NONE.search(text) and not _ONE_KIND.search(text))


def _gives(text: str) -> bool:
    """Tell whether a sentence says that replies are given, to some at least."""
    return bool(_ANSWER.search(text) and (_SOME.search(text) or not _NONE.search(text)))


def _removes_without_notice(text: str) -> bool:
    return bool(_PLAINLY_NO_NOTICE.search(text) and _REMOVES.search(text))


def _first(
    passage: Passage,
    element: str,
    says: Callable[[str], object],
    plainly: Callable[[str], object] = lambda _: False,
) -> Sentence | None:
    """Return the first sentence that ``says`` it, in a clause that carries ``element``, or that says it ``plainly``."""
    carried = element in passage.labels
    return next((one for one in passage.sentences if plainly(one.text) or (carried and says(one.text))), None)


def _found(kind: ValueKind, value: str, sentence: Sentence) -> Found:
    return Found(kind=kind, value=value, start=sentence.start, end=sentence.start + len(sentence.text))
