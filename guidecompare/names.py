"""What a reader calls the values in the data, in Japanese and English, and the sign that each verdict is drawn with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from guidecompare.model import (
    Action,
    Audience,
    Availability,
    BodyKind,
    DocumentKind,
    Extent,
    Issuer,
    Outcome,
    Removal,
    Rule,
    Severity,
    Stance,
    Status,
    Text2,
    Unread,
    ValueKind,
    Verdict,
)

if TYPE_CHECKING:
    from enum import StrEnum

# By type and not in one table: members of a StrEnum equal their text, so Audience.PUBLIC would be Availability.PUBLIC.
NAMES: Final[dict[type[StrEnum], dict[str, Text2]]] = {
    Severity: {
        Severity.ERROR: Text2(ja="エラー", en="Error"),
        Severity.WARNING: Text2(ja="注意", en="Warning"),
        Severity.NOTE: Text2(ja="お知らせ", en="Note"),
    },
    BodyKind: {
        BodyKind.PREFECTURE: Text2(ja="都道府県", en="prefecture"),
        BodyKind.CITY: Text2(ja="市", en="city"),
        BodyKind.WARD: Text2(ja="区", en="ward"),
        BodyKind.TOWN: Text2(ja="町", en="town"),
        BodyKind.VILLAGE: Text2(ja="村", en="village"),
        BodyKind.UNION: Text2(ja="組合・企業団", en="joint body"),
        BodyKind.OTHER: Text2(ja="その他の団体", en="other body"),
    },
    DocumentKind: {
        DocumentKind.OPERATION_POLICY: Text2(ja="運用方針", en="operation policy"),
        DocumentKind.STAFF_GUIDELINE: Text2(ja="職員ガイドライン", en="staff guideline"),
        DocumentKind.UTILISATION_GUIDELINE: Text2(ja="活用ガイドライン", en="utilisation guideline"),
        DocumentKind.BASIC_POLICY: Text2(ja="活用指針", en="basic policy"),
        DocumentKind.RULES: Text2(ja="要綱・規程等", en="rules"),
        DocumentKind.TERMS: Text2(ja="利用規約", en="terms of use"),
        DocumentKind.FAQ: Text2(ja="FAQ", en="FAQ"),
        DocumentKind.STANDARD: Text2(ja="基準", en="standard"),
        DocumentKind.OTHER: Text2(ja="その他の文書", en="other document"),
    },
    Audience: {
        Audience.PUBLIC: Text2(ja="公開", en="public"),
        Audience.STAFF: Text2(ja="職員", en="staff"),
        Audience.BOTH: Text2(ja="公開・職員", en="public and staff"),
    },
    Issuer: {
        Issuer.MAYOR: Text2(ja="首長部局", en="mayor’s office"),
        Issuer.ASSEMBLY: Text2(ja="議会", en="assembly"),
        Issuer.EDUCATION: Text2(ja="教育委員会", en="board of education"),
        Issuer.WARD: Text2(ja="区", en="ward office"),
        Issuer.FIRE: Text2(ja="消防", en="fire service"),
        Issuer.FACILITY: Text2(ja="施設", en="facility"),
        Issuer.THIRD_PARTY: Text2(ja="第三者", en="third party"),
    },
    Status: {
        Status.HELD: Text2(ja="収録済み", en="held"),
        Status.KNOWN: Text2(ja="あることは分かっている（未取得）", en="known to exist, not fetched"),
        Status.QUOTED_ONLY: Text2(ja="引用でのみ確認", en="known from quotations only"),
        Status.TO_BE_FOUND: Text2(ja="所在を確認していない", en="still to be found"),
        Status.NONE_FOUND: Text2(ja="探したが見つからなかった", en="looked for, none found"),
        Status.MOVED: Text2(ja="移転した", en="moved"),
        Status.GONE: Text2(ja="公開が終わった", en="no longer published"),
    },
    Availability: {
        Availability.PUBLIC: Text2(ja="一般公開", en="public"),
        Availability.INTERNAL: Text2(ja="庁内限り", en="internal"),
        Availability.DISCLOSED: Text2(ja="開示請求等による", en="disclosed on request"),
        Availability.DRAFT: Text2(ja="案", en="draft"),
    },
    Extent: {
        Extent.WHOLE: Text2(ja="全文", en="whole document"),
        Extent.EXCERPT: Text2(ja="抜粋", en="excerpt"),
    },
    Removal: {
        Removal.TITLE: Text2(ja="題名", en="title"),
        Removal.DATE: Text2(ja="日付の行", en="date line"),
        Removal.ISSUER: Text2(ja="発行者の行", en="line of the issuer"),
        Removal.NAVIGATION: Text2(ja="案内メニュー", en="navigation"),
        Removal.CONTACT_BOX: Text2(ja="ページの問い合わせ欄", en="contact box of the page"),
        Removal.PAGE_NUMBER: Text2(ja="ページ番号", en="page number"),
        Removal.RUNNING_TITLE: Text2(ja="欄外の見出し", en="running title"),
        Removal.CONTENTS: Text2(ja="目次", en="table of contents"),
        Removal.NOTICE: Text2(ja="定型の案内", en="standard notice"),
        Removal.HIDDEN: Text2(ja="画面に出ない文字", en="hidden text"),
        Removal.AMENDMENT: Text2(ja="改正の注記", en="note of amendment"),
        Removal.OMISSION: Text2(ja="省略の注記", en="note of omission"),
        Removal.RUBY: Text2(ja="ふりがな", en="ruby (readings above words)"),
        Removal.LINE_NUMBER: Text2(ja="行番号", en="line number"),
        Removal.TABLE_HEAD: Text2(ja="表の列見出し", en="head row of a table"),
        Removal.END: Text2(ja="末尾の「以上」", en="closing word"),
    },
    Unread: {
        Unread.NO_TEXT: Text2(ja="文字がありません（画像だけの文書）", en="no text (images only)"),
        Unread.PARTIAL: Text2(ja="本文の一部を読めていません", en="part of the text could not be read"),
        Unread.DAMAGED: Text2(ja="ファイルが壊れています", en="the file is damaged"),
        Unread.ENCRYPTED: Text2(ja="パスワードで保護されています", en="protected by a password"),
        Unread.LIMIT: Text2(ja="処理の上限を超えました", en="beyond the limits of time or memory"),
        Unread.MISSING: Text2(ja="ファイルがないか、開けません", en="the file is missing or cannot be opened"),
        Unread.EMPTY: Text2(ja="中身が空のファイルです", en="the file is empty"),
        Unread.UNSUPPORTED: Text2(ja="読み取れない形式です", en="a format that cannot be read"),
        Unread.FAILED: Text2(ja="読み取りの途中で失敗しました", en="reading it failed"),
    },
    ValueKind: {
        ValueKind.HOURS: Text2(ja="運用時間", en="hours"),
        ValueKind.UNIT: Text2(ja="部署・職", en="units and posts"),
        ValueKind.REPLIES: Text2(ja="返信", en="replies"),
        ValueKind.NOTICE: Text2(ja="削除の予告", en="notice of removal"),
        ValueKind.DATE: Text2(ja="期日", en="dates"),
        ValueKind.ACCOUNT: Text2(ja="アカウント", en="accounts"),
        ValueKind.CONTACT: Text2(ja="連絡先", en="contact"),
    },
    Stance: {
        Stance.STATED: Text2(ja="規定", en="stated"),
        Stance.EXCLUDED: Text2(ja="除外", en="excluded"),
        Stance.DELEGATED: Text2(ja="委任", en="delegated"),
    },
    Action: {
        Action.ACCEPT: Text2(ja="確認", en="confirmed"),
        Action.REJECT: Text2(ja="誤りとして外す", en="rejected"),
        Action.ADD: Text2(ja="追加", en="added"),
        Action.NOTE: Text2(ja="メモ", en="remark"),
    },
    Outcome: {
        Outcome.APPLIED: Text2(ja="反映した", en="Applied"),
        Outcome.STALE: Text2(ja="文言が変わり、使わなかった", en="Stale: the wording is gone"),
        Outcome.DISPUTED: Text2(ja="判断が分かれ、使わなかった", en="Disputed: reviewers disagree"),
        Outcome.SUPERSEDED: Text2(ja="同じ人の後の判断に代わった", en="Superseded by a later one"),
        Outcome.UNKNOWN: Text2(ja="論点がなく、使わなかった", en="No such label"),
    },
    Rule: {
        Rule.MAIN: Text2(
            ja="この論点を主題とする条文、またはこの論点の見出しを持つ条文があり、定めを置いています",
            en="a clause is mainly about the topic, or its heading names it, and lays something down",
        ),
        Rule.ELEMENT: Text2(
            ja="主題とする条文はありませんが、この論点の要素を定めています",
            en="no clause is mainly about it, but one of its elements is stated",
        ),
        Rule.STATED: Text2(ja="この要素を定める条文があります", en="a clause states the element"),
        Rule.FURTHER: Text2(
            ja="ほかの論点を主題とする条文が、この論点にも触れています", en="clauses about other topics touch on it"
        ),
        Rule.RULED_OUT: Text2(
            ja="この論点についての条文は、行わない、扱わないとするもの（または別の文書によるとするもの）だけです",
            en="every clause on it rules it out, or leaves it to another document",
        ),
        Rule.LEFT: Text2(
            ja="この論点についての条文は、別の文書によるとするものだけです",
            en="every clause on it leaves it to another document",
        ),
        Rule.THROUGH: Text2(
            ja="別の文書によるとしており、同じ団体のその文書を収録しているので、その文書の判定を示します",
            en="it is left to another document of the same municipality, which is held: the verdict is that document’s",
        ),
        Rule.WEAK: Text2(
            ja="除外または委任とみられる条文がありますが、確からしさが低いため言及にとどめます",
            en="clauses seem to rule it out or to leave it to others, too unsurely to say so: a mention",
        ),
        Rule.SILENT: Text2(
            ja="全文を読み取れた文書に、この論点の条文が見つかりません",
            en="the document was read whole, and no clause on it was found",
        ),
        Rule.UNREAD: Text2(
            ja="読み取れた範囲にこの論点の条文がなく、読み取れていない部分があるため、有無を判断しません",
            en="no clause on it in what was read, and not all of it could be read: nothing is concluded",
        ),
        Rule.NOT_HELD: Text2(
            ja="調べる文書、またはその該当部分を収録していないため、有無を判断しません",
            en="the document, or that part of it, is not held: nothing is concluded",
        ),
    },
    Verdict: {
        Verdict.COVERED: Text2(ja="規定あり", en="Covered"),
        Verdict.MENTIONED: Text2(ja="言及のみ", en="Mentioned only"),
        Verdict.EXCLUDED: Text2(ja="除外を明記", en="Excluded expressly"),
        Verdict.DELEGATED: Text2(ja="別文書に委任", en="Delegated to another document"),
        Verdict.ABSENT: Text2(ja="未検出", en="Not found"),
        Verdict.UNREADABLE: Text2(ja="未読・読取不可", en="Not readable"),
        Verdict.NOT_HELD: Text2(ja="未収録", en="Not held"),
    },
}


# What of it a value tells (Value.aspect), and the words that a value itself is made of.
ASPECTS: Final[dict[str, Text2]] = {
    "": Text2(ja="", en=""),
    "operation": Text2(ja="発信", en="posting"),
    "answers": Text2(ja="応答・確認", en="reading and answering"),
    "except": Text2(ja="除く", en="except"),
    "emergency": Text2(ja="緊急時", en="emergencies"),
    "operator": Text2(ja="運用", en="runs it"),
    "author": Text2(ja="作成・投稿", en="writes and posts"),
    "manager": Text2(ja="責任者", en="answers for it"),
    "contact": Text2(ja="問い合わせ先", en="contact"),
    "in-force": Text2(ja="施行・適用", en="in force"),
    "revised": Text2(ja="改正", en="revised"),
    "enacted": Text2(ja="制定", en="enacted"),
    "name": Text2(ja="名称", en="name"),
    "id": Text2(ja="ID", en="ID"),
    "url": Text2(ja="URL", en="URL"),
    "phone": Text2(ja="電話", en="telephone"),
    "extension": Text2(ja="内線", en="extension"),
    "fax": Text2(ja="ファクス", en="fax"),
    "mail": Text2(ja="メール", en="mail"),
    "form": Text2(ja="フォーム", en="form"),
}
TOKENS: Final[dict[str, Text2]] = {
    "weekdays": Text2(ja="平日", en="weekdays"),
    "open-days": Text2(ja="開庁日・開館日", en="open days"),
    "closed-days": Text2(ja="閉庁日・休館日", en="closed days"),
    "every-day": Text2(ja="毎日", en="every day"),
    "holidays": Text2(ja="祝日・休日", en="holidays"),
    "year-end": Text2(ja="年末年始", en="New Year holidays"),
    "mon": Text2(ja="月", en="Mon"),
    "tue": Text2(ja="火", en="Tue"),
    "wed": Text2(ja="水", en="Wed"),
    "thu": Text2(ja="木", en="Thu"),
    "fri": Text2(ja="金", en="Fri"),
    "sat": Text2(ja="土", en="Sat"),
    "sun": Text2(ja="日", en="Sun"),
    "office-hours": Text2(ja="執務・開館時間内", en="office hours"),
    "undetermined": Text2(ja="定めない", en="not fixed"),
    "as-needed": Text2(ja="随時", en="as needed"),
    "any-time": Text2(ja="時間を問わない", en="at any time"),
    "exempt": Text2(ja="時間の定めによらない", en="hours do not bind"),
    "none": Text2(ja="返信しない", en="none"),
    "none-in-principle": Text2(ja="原則として返信しない", en="none in principle"),
    "selective": Text2(ja="一部に返信する", en="to some"),
    "yes": Text2(ja="返信する", en="given"),
    "redirect": Text2(ja="別の窓口へ案内する", en="referred elsewhere"),
    "closed": Text2(ja="受け付けない", en="closed"),
    "no-notice": Text2(ja="予告しない", en="without notice"),
    "notice": Text2(ja="予告・通知する", en="with notice"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """How a cell looks: a sign that CP932 has, so that no console turns it into ``?``, and a word that fits."""

    sign: str
    word: Text2
    name: Text2
    meaning: Text2


def _sign(sign: str, word: tuple[str, str], name: Text2, ja: str, en: str) -> Sign:
    return Sign(sign=sign, word=Text2(ja=word[0], en=word[1]), name=name, meaning=Text2(ja=ja, en=en))


SIGNS: Final[dict[Verdict, Sign]] = {
    Verdict.COVERED: _sign(
        "●",
        ("規定", "Covered"),
        NAMES[Verdict][Verdict.COVERED],
        "この論点を主題とする条文があるか、要素のいずれかを定めています。",
        "A clause is mainly about this topic, or states one of its elements.",
    ),
    Verdict.MENTIONED: _sign(
        "△",
        ("言及", "Mentioned"),
        NAMES[Verdict][Verdict.MENTIONED],
        "ほかの論点の条文の中で触れています。",
        "Clauses about other topics touch on it.",
    ),
    Verdict.EXCLUDED: _sign(
        "否",
        ("除外", "Excluded"),
        NAMES[Verdict][Verdict.EXCLUDED],
        "行わない、扱わないとだけ定めています。",
        "All that is said is that it is not done or not covered.",
    ),
    Verdict.DELEGATED: _sign(
        "→",
        ("委任", "Delegated"),
        NAMES[Verdict][Verdict.DELEGATED],
        "別の文書による、とだけ定めています。",
        "All that is said is that another named document rules it.",
    ),
    Verdict.ABSENT: _sign(
        "－",
        ("未検出", "Not found"),
        NAMES[Verdict][Verdict.ABSENT],
        "全文を読み取れた文書の中に見つかりませんでした。規定がないことを示すものではありません。",
        "Not found in the text that was read in full. It does not prove that there is no such rule.",
    ),
    Verdict.UNREADABLE: _sign(
        "？",
        ("未読", "Not readable"),
        NAMES[Verdict][Verdict.UNREADABLE],
        "文書の全部または一部を読み取れませんでした。有無を判断していません。",
        "The document, or part of it, could not be read. Nothing is concluded.",
    ),
    Verdict.NOT_HELD: _sign(
        "…",
        ("未収録", "Not held"),
        NAMES[Verdict][Verdict.NOT_HELD],
        "調べる文書を収録していません。有無を判断していません。",
        "There is no document here to look in. Nothing is concluded.",
    ),
}

# An absent cell of a topic that such documents do not usually carry: drawn so, counted nowhere.
NOT_EXPECTED: Final = _sign(
    "・",
    ("対象外", "Out of scope"),
    Text2(ja="対象外", en="Out of scope"),
    "この種類の文書には通常置かれない論点です。集計に入れていません。",
    "Documents of this kind do not usually carry the topic. It enters no count.",
)

# Why a cell has no answer, beside the values of Unread and Status.
REASONS: Final[dict[str, Text2]] = {
    **NAMES[Unread],
    **NAMES[Status],
    "internal": Text2(ja="庁内限りの文書です", en="an internal document"),
    "excerpt": Text2(
        ja="収録しているのは抜粋で、その範囲に見つかりません", en="only an excerpt is held, and it is not in there"
    ),
    "others-not-held": Text2(
        ja="読めた文書には見つかりません。ほかに未収録の文書があります",
        en="not in the documents that were read; others are not held",
    ),
}


def name(value: StrEnum, lang: str) -> str:
    """Return what a reader calls a value of the data, in ``lang``."""
    return NAMES[type(value)][value][lang]


def sign(verdict: Verdict, *, expected: bool = True) -> Sign:
    """Return how a cell is drawn."""
    return NOT_EXPECTED if verdict is Verdict.ABSENT and not expected else SIGNS[verdict]
