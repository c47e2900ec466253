"""What kind of document a title and a text announce, and whom they address. Pure functions on text in NFKC."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Final

from guidecompare.corpus import platforms
from guidecompare.model import Audience, DocumentKind

if TYPE_CHECKING:
    from collections.abc import Sequence

# What is no part of the title proper: an appendix, what an account is called, （案）, （逐条解説付き）.
_APPENDED: Final = re.compile(r"\s(?:附|付)[・: ].*$")
_ASIDE: Final = re.compile(r"\([^)]*\)|【[^】]*】|「[^」]*」|『[^』]*』")

_FAQ: Final = re.compile(r"FAQ|Q\s*&\s*A|質問|問答|一問一答|疑問|問いと答え", re.IGNORECASE)
_ACCOUNT: Final = re.compile(r"アカウント|チャンネル|公式(?:ページ|SNS|ソーシャルメディア)")
# The nouns that say what a document is; in a title the last one counts, for Japanese puts the head last.
_NOUNS: Final = re.compile(
    r"(?P<terms>規約|利用条件)"
    r"|(?P<rules>要綱|要領|要項|規程|規定|訓令|規則|内規|条例)"
    r"|(?P<policy>(?:運用|運営|取扱い?|利用|管理|情報発信)(?:[等のにをに係る関する]{0,5})(?:基本)?(?:方針|ポリシー)"
    r"|約束(?:ごと|事)?|やくそく|決?きまり(?:ごと)?|ルール)"
    r"|(?P<standard>基準)"
    r"|(?P<basic>指針|方針|戦略|ビジョン|ポリシー)"
    r"|(?P<guideline>ガイドライン|ガイドブック|ハンドブック|マニュアル|手引|手びき|てびき|心得|心構え|留意点|留意事項)"
)
_FOR_STAFF: Final = re.compile(
    r"職員(?!採用|募集)|服務|従業?員|従事者|受託事業者|指定管理者(?!公式)|教員|議員|働く|スタッフ|庁内|(?:管理|担当)者のための"
)
_FOR_USERS: Final = re.compile(r"ご(?:利用|案内|覧)|(?:皆|みな)(?:さま|様|さん)")
# How a text speaks of itself: この要綱は, 本ガイドラインは.
_SELF: Final = re.compile(rf"(?:この|本)({_NOUNS.pattern})")

# Words of those that a document binds or addresses; how many lines have them tells whose document it is.
_STAFF_WORDS: Final = re.compile(r"職員|所属長|課長|部長|所管課|担当課|決裁|承認|服務|地方公務員法|勤務時間|上司")
_USER_WORDS: Final = re.compile(
    r"利用者|ユーザ|閲覧者|フォロワー|来訪者|投稿者|お客さ?[まん様]|(?:皆|みな)(?:さま|様|さん)|ご覧|ご利用|ください|ご了承"
)
_PRIVATE_USE: Final = re.compile(r"私的|私用|個人(?:の立場|として|で利用|アカウント)|守秘義務|信用失墜|秘密を守")

_WHOEVER_READS: Final = {"terms": DocumentKind.TERMS, "rules": DocumentKind.RULES}
_UNLESS_FOR_STAFF: Final = {"policy": DocumentKind.OPERATION_POLICY, "standard": DocumentKind.STANDARD}
_MATTERS: Final = 2  # lines on private use from which a guideline is about staff's conduct
_HARDLY: Final = 5  # rules that speak of staff so many times as often as of users bind staff alone


def by_title(title: str) -> DocumentKind | None:
    """Return the kind that a title names; None where it names none."""
    return _kind(unicodedata.normalize("NFKC", title), ())


def kind_of(title: str, lines: Sequence[str]) -> DocumentKind:
    """Return the kind of a document by its title, or else by what its text calls itself."""
    found = _kind(title, lines)
    if found:
        return found
    selves = Counter(match[1] for line in lines for match in _SELF.finditer(line))
    if selves:
        called = selves.most_common(1)[0][0]
        return _kind(called, lines) or DocumentKind.OTHER
    return DocumentKind.OPERATION_POLICY if platforms.find(title) or _ACCOUNT.search(title) else DocumentKind.OTHER


def audience_of(kind: DocumentKind, title: str, lines: Sequence[str]) -> Audience:
    """Return whom a document of this kind addresses, by its title and by whom its lines speak of."""
    staff, users = _mentions(lines)
    match kind:
        case DocumentKind.STAFF_GUIDELINE | DocumentKind.UTILISATION_GUIDELINE:
            return Audience.STAFF
        case DocumentKind.TERMS:
            return Audience.PUBLIC
        case DocumentKind.FAQ:
            return Audience.STAFF if _FOR_STAFF.search(title) else Audience.PUBLIC
        case DocumentKind.BASIC_POLICY:
            return Audience.PUBLIC if users > staff else Audience.BOTH
        case DocumentKind.RULES:
            of_one_account = bool(platforms.find(title))
            return Audience.STAFF if staff > users * _HARDLY and not of_one_account else Audience.BOTH
        case _:
            return Audience.BOTH if staff > users else Audience.PUBLIC


def _kind(title: str, lines: Sequence[str]) -> DocumentKind | None:
    """Return the kind that a title names; where it leaves a choice, by the text."""
    proper = _ASIDE.sub(" ", _APPENDED.sub("", title))
    if _FAQ.search(proper):
        return DocumentKind.FAQ
    # （運用方針） behind a title that names nothing is the name of the kind
    nouns = list(_NOUNS.finditer(proper)) or list(_NOUNS.finditer(title))
    if not nouns:
        return None
    noun = nouns[-1].lastgroup or ""
    if noun in _WHOEVER_READS:
        return _WHOEVER_READS[noun]
    if _FOR_STAFF.search(proper):
        return DocumentKind.STAFF_GUIDELINE
    if noun == "guideline" and _FOR_USERS.search(proper):
        return DocumentKind.OPERATION_POLICY
    return _UNLESS_FOR_STAFF.get(noun) or _by_text(noun, proper, lines)


def _by_text(noun: str, title: str, lines: Sequence[str]) -> DocumentKind:
    """Return what a 指針, 方針 or ガイドライン is that names neither staff nor users."""
    staff, users = _mentions(lines)
    of_one_account = "運用" in title and bool(platforms.find(title))
    if of_one_account and users >= staff:
        return DocumentKind.OPERATION_POLICY
    if noun == "basic":
        return DocumentKind.BASIC_POLICY
    private = sum(bool(_PRIVATE_USE.search(line)) for line in lines)
    if "活用" in title or private < _MATTERS:
        return DocumentKind.UTILISATION_GUIDELINE
    return DocumentKind.STAFF_GUIDELINE


def _mentions(lines: Sequence[str]) -> tuple[int, int]:
    """Return how many lines speak of staff, and of users."""
    staff = sum(bool(_STAFF_WORDS.search(line)) for line in lines)
    users = sum(bool(_USER_WORDS.search(line)) for line in lines)
    return staff, users
