"""Every sentence a user reads about a fault, in Japanese and English, and the names of the values in the data.

Problems travel as code and arguments; only ``cli`` and ``report`` turn them into sentences, here.
A message says what is wrong; its hint says what to do. ``{name}`` is filled from the problem's arguments.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from guidecompare.model import (
    Audience,
    Availability,
    BodyKind,
    DocumentKind,
    Extent,
    Issuer,
    Removal,
    Severity,
    Stance,
    Status,
    Text2,
    Unread,
    Verdict,
)

if TYPE_CHECKING:
    from enum import StrEnum

    from guidecompare.model import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What is wrong, and what to do about it."""

    text: Text2
    hint: Text2


def _message(ja: str, en: str, hint_ja: str, hint_en: str) -> Message:
    return Message(text=Text2(ja=ja, en=en), hint=Text2(ja=hint_ja, en=hint_en))


PROBLEMS: Final[dict[str, Message]] = {
    # --- wrong use
    "usage-no-option": _message(
        "{option} というオプションはありません",
        "There is no option {option}",
        "使い方は「{command} --help」で表示できます。",
        "See: {command} --help",
    ),
    "usage-missing": _message(
        "{parameter} を指定してください",
        "{parameter} is missing",
        "使い方は「{command} --help」で表示できます。",
        "See: {command} --help",
    ),
    "usage-bad-value": _message(
        "{parameter} に使えない値です: {why}",
        "Not a value for {parameter}: {why}",
        "使い方は「{command} --help」で表示できます。",
        "See: {command} --help",
    ),
    "usage-other": _message(
        "コマンドの書き方が違います: {why}",
        "Wrong use: {why}",
        "使い方は「{command} --help」で表示できます。",
        "See: {command} --help",
    ),
    "corpus-not-given": _message(
        "比べるフォルダーが指定されていません",
        "No corpus is given",
        "文書を入れたフォルダーを --corpus フォルダー名 で指定してください。",
        "Name a folder of documents: --corpus FOLDER",
    ),
    "topic-unknown": _message(
        "「{topic}」という論点はありません",
        "There is no topic {topic}",
        "近いもの: {nearest}",
        "Nearest: {nearest}",
    ),
    # --- reading in worker processes
    "worker-timeout": _message(
        "時間内に読み終わりませんでした: {file}",
        "Not read within the time limit: {file}",
        "必要なページだけを保存し直してください。この文書は「未読」とし、未検出には数えません。",
        "Save only the pages needed. The document counts as not readable, never as a gap.",
    ),
    "worker-memory": _message(
        "メモリの上限を超えました: {file}",
        "Reading it takes more memory than the limit: {file}",
        "必要なページだけを保存し直してください。この文書は「未読」とし、未検出には数えません。",
        "Save only the pages needed. The document counts as not readable, never as a gap.",
    ),
    "worker-crashed": _message(
        "読み取りの途中で異常終了しました: {file}",
        "Reading it ended in a crash: {file}",
        "壊れたファイルかもしれません。元のページから保存し直してください。この文書は「未読」とし、未検出には数えません。",
        "The file may be damaged: save it again. The document counts as not readable, never as a gap.",
    ),
    "reader-failed": _message(
        "ツールの不具合で読み取れませんでした: {file}（{why}）",
        "A fault of the tool kept it from being read: {file} ({why})",
        "ファイルを添えてお知らせください。この文書は「未読」とし、未検出には数えません。",
        "Please report it with the file. The document counts as not readable, never as a gap.",
    ),
    # --- files
    "file-missing": _message(
        "ファイルが見つかりません: {file}",
        "File not found: {file}",
        "パスとファイル名を確かめてください。",
        "Check the path and the file name.",
    ),
    "file-is-folder": _message(
        "ファイルではなくフォルダーです: {file}",
        "This is a folder, not a file: {file}",
        "フォルダー全体を比べるには guidecompare build を使ってください。",
        "To compare all files of a folder use: guidecompare build",
    ),
    "file-empty": _message(
        "中身が空（0バイト）のファイルです: {file}",
        "The file is empty (0 bytes): {file}",
        "元のページからもう一度保存してください。",
        "Save it again from where it came.",
    ),
    "file-unknown-format": _message(
        "読み取れる形式ではありません: {file}",
        "Not a format that can be read: {file}",
        "PDF、HTML、DOCX、TXT のいずれかで保存し直してください。",
        "Save it as PDF, HTML, DOCX or TXT.",
    ),
    "file-unreadable": _message(
        "ファイルを開けません: {file}（{why}）",
        "The file cannot be opened: {file} ({why})",
        "読み取りの権限があるか、他のソフトで開いていないかを確かめてください。",
        "Check that you may read it and that no other program holds it.",
    ),
    # --- taxonomy
    "taxonomy-not-toml": _message(
        "論点の定義ファイルを TOML として読めません（{why}）",
        "The taxonomy file cannot be read as TOML ({why})",
        "UTF-8 で保存し、示された行の書き方を直してください。",
        "Save it as UTF-8 and correct the line named.",
    ),
    "taxonomy-key-missing": _message(
        "必要な項目がありません",
        "A key that is needed is missing",
        "taxonomies/sns.toml の同じ場所にならって書き足してください。",
        "Add it as in the same place of taxonomies/sns.toml.",
    ),
    "taxonomy-key-unknown": _message(
        "知らない項目です",
        "This key is unknown",
        "つづりを確かめるか、取り除いてください。",
        "Check its spelling, or remove it.",
    ),
    "taxonomy-value-wrong": _message(
        "値の形が違います（正しい形: {wanted}）",
        "The value has the wrong form (wanted: {wanted})",
        "正しい形に直してください。",
        "Give it that form.",
    ),
    "taxonomy-id-unknown": _message(
        "「{id}」は定義されていないか、ここでは使えません",
        "“{id}” is not defined, or cannot be used here",
        "つづりを確かめてください。概念・論点・要素は、同じファイルの中で定義します。",
        "Check its spelling. Concepts, topics and elements are defined in the same file.",
    ),
    "taxonomy-id-twice": _message(
        "「{id}」が二度書かれています",
        "“{id}” is there twice",
        "どちらかを取り除くか、別の名前にしてください。",
        "Remove one of them, or name it otherwise.",
    ),
    "taxonomy-short-too-long": _message(
        "短い見出し「{short}」は{length}文字です（{most}文字まで）",
        "The short label “{short}” has {length} characters ({most} at most)",
        "表の縦書きの見出しに収まるよう縮めてください。",
        "Shorten it to fit the vertical column head.",
    ),
}


def sentence(problem: Problem, lang: str) -> str:
    """Return what is wrong, in ``lang`` (``ja`` or ``en``), with its place where one is known."""
    message = PROBLEMS[problem.code]
    said = message.text[lang].format(**dict(problem.arguments))
    return f"{problem.place}: {said}" if problem.place else said


def hint(problem: Problem, lang: str) -> str:
    """Return what to do about it, in ``lang``."""
    return PROBLEMS[problem.code].hint[lang].format(**dict(problem.arguments))


# --- names of the values in the data ------------------------------------------------------------------------------

# By type and not in one table: members of a StrEnum equal their text, so Audience.PUBLIC would be Availability.PUBLIC.
NAMES: Final[dict[type[StrEnum], dict[str, Text2]]] = {
    Severity: {
        Severity.ERROR: Text2(ja="読めません", en="Failed"),
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
        Availability.PUBLIC: Text2(ja="公開", en="public"),
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
        Removal.NAVIGATION: Text2(ja="案内メニュー", en="navigation"),
        Removal.CONTACT_BOX: Text2(ja="ページの問い合わせ欄", en="contact box of the page"),
        Removal.PAGE_NUMBER: Text2(ja="ページ番号", en="page number"),
        Removal.RUNNING_TITLE: Text2(ja="欄外の見出し", en="running title"),
        Removal.CONTENTS: Text2(ja="目次", en="table of contents"),
        Removal.NOTICE: Text2(ja="定型の案内", en="standard notice"),
        Removal.HIDDEN: Text2(ja="画面に出ない文字", en="hidden text"),
        Removal.AMENDMENT: Text2(ja="改正の注記", en="note of amendment"),
        Removal.END: Text2(ja="末尾の「以上」", en="closing word"),
    },
    Unread: {
        Unread.NO_TEXT: Text2(ja="文字がありません（画像だけの文書）", en="no text (images only)"),
        Unread.PARTIAL: Text2(ja="一部のページが読めません", en="some pages could not be read"),
        Unread.DAMAGED: Text2(ja="ファイルが壊れています", en="the file is damaged"),
        Unread.ENCRYPTED: Text2(ja="パスワードで保護されています", en="protected by a password"),
        Unread.LIMIT: Text2(ja="処理の上限を超えました", en="beyond the limits of time or memory"),
    },
    Stance: {
        Stance.STATED: Text2(ja="規定", en="stated"),
        Stance.EXCLUDED: Text2(ja="除外", en="excluded"),
        Stance.DELEGATED: Text2(ja="委任", en="delegated"),
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
