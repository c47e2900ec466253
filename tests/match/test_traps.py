"""Pairs of sentences that differ in who acts, what is bound, whether it is done, or where it is ruled.

A pair is told apart where each sentence carries its own mark, and the mark of the other less surely or not at all; it
is kept apart where it does not carry it at all. A mark is a topic or an element, with ``/excluded`` or ``/delegated`` where the clause only rules the matter out or leaves it to another
document; without an addition it must be stated. An empty mark asks nothing but that the other's is not there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from outlines import outline, source

from guidecompare.match import match
from guidecompare.model import Audience, DocumentKind, Stance

if TYPE_CHECKING:
    from guidecompare.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One sentence of a pair with its mark; ``lead`` is the sentence of the list that it is an item of."""

    text: str
    mark: str
    lead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two sentences, each in a document for ``audience`` that holds nothing else."""

    first: Side
    second: Side
    audience: Audience = Audience.BOTH


KINDS = {
    Audience.PUBLIC: DocumentKind.OPERATION_POLICY,
    Audience.BOTH: DocumentKind.RULES,
    Audience.STAFF: DocumentKind.STAFF_GUIDELINE,
}
PUBLIC, STAFF = Audience.PUBLIC, Audience.STAFF


def pair(first: str, mark: str, second: str, other: str, audience: Audience = Audience.BOTH) -> Pair:
    """Return a pair of whole sentences."""
    return Pair(first=Side(text=first, mark=mark), second=Side(text=second, mark=other), audience=audience)


def item(text: str, *leads: tuple[str, str], audience: Audience = Audience.BOTH) -> Pair:
    """Return a pair of the same item below two lead sentences, each lead with the mark of the item."""
    first, second = (Side(text=text, mark=mark, lead=lead) for lead, mark in leads)
    return Pair(first=first, second=second, audience=audience)


USERS_MUST_NOT = "利用者は、次に掲げる投稿をしてはならない。"
STAFF_MUST_NOT = "職員は、次に掲げる投稿をしてはならない。"
CARRIED = "このアカウントでは、次に掲げる情報を発信します。"
NOT_CARRIED = "このアカウントでは、次に掲げる情報を発信しません。"
STAFF_DUTY = "担当者は、投稿に当たり次の点に留意しなければならない。"

# fmt: off
WHO = (
    pair("利用者は、他人になりすまして投稿してはならない。", "prohibitions",
         "職員は、他人になりすまして投稿してはならない。", ""),
    pair("利用者は、特定の政党を支持する投稿をしてはならない。", "prohibitions",
         "担当者は、特定の政党を支持する投稿をしてはならない。", "posting-rules"),
    pair("利用者は、他人の個人情報を書き込んではならない。", "prohibitions.privacy",
         "職員は、他人の個人情報を書き込んではならない。", "confidentiality"),
    pair("利用者は、第三者の著作権を侵害する画像を投稿してはならない。", "prohibitions.ip",
         "担当者は、第三者の著作権を侵害する画像を投稿してはならない。", "posting-rules"),
    pair("利用者は、虚偽の情報を発信してはならない。", "prohibitions.falsehood",
         "発信担当者は、虚偽の情報を発信してはならない。", "posting-rules"),
    pair("利用者が不適切な投稿をしたときは、速やかにこれを削除する。", "moderation",
         "職員が不適切な投稿をしたときは、速やかにこれを削除する。", "incident"),
    pair("掲載した写真の著作権は、市に帰属します。", "ip.ownership",
         "投稿された写真の著作権は、投稿した方に帰属します。", "ip.user-responsibility", PUBLIC),
    pair("市は、利用者の投稿を無償で利用することができるものとします。", "ip.user-license",
         "利用者は、市の投稿を無断で利用することができないものとします。", "ip.no-reuse", PUBLIC),
    pair("第三者が市をかたるアカウントを開いたときは、運営会社に削除を求める。", "authenticity.spoof-response",
         "第三者が市のアカウントに不正に侵入したときは、運営会社に停止を求める。", "incident.takeover"),
    pair("利用者は、市や他人になりすましてはならない。", "prohibitions.impersonation",
         "市になりすました者を見つけたときは、利用者に注意を呼びかける。", "authenticity.spoof-response"),
    pair("受託者は、担当課の承認を得ずに投稿してはならない。", "operators.outsourcing",
         "職員は、業務上知り得た秘密を投稿してはならない。", "confidentiality"),
    pair("職員は、勤務時間中に個人のアカウントで投稿してはならない。", "private-use.working-hours",
         "担当課は、勤務時間中に公式アカウントで投稿する。", "hours"),
    pair("禁止事項に違反した投稿により市に損害が生じたときは、投稿した方に賠償を求めることがあります。", "moderation",
         "閲覧により利用者に損害が生じても、市は賠償の責任を負いません。", "disclaimer", PUBLIC),
    pair("未成年の方は、保護者の同意を得た上でご利用ください。", "user-terms",
         "未成年の方を撮影するときは、保護者の同意を得ます。", "privacy", PUBLIC),
    pair("公式アカウントは、他の利用者の投稿を共有しません。", "interaction",
         "利用者の皆さまは、投稿を共有機能で広めてかまいません。", "ip.exception", PUBLIC),
    pair("公式アカウントであることを、プロフィール欄に明記する。", "authenticity.profile",
         "個人のアカウントでは、個人の見解であることをプロフィール欄に明記する。", "private-use.own-view", STAFF),
    pair("職員は、所属と氏名を明かして個人で発信するときは、信用を損なわないよう心がける。", "private-use.identity",
         "公式アカウントの投稿の末尾には、担当者の所属と氏名を記載する。", "", STAFF),
    item("特定の個人を侮辱するもの", (USERS_MUST_NOT, "prohibitions"), (STAFF_MUST_NOT, "confidentiality")),
    item("個人情報を含むもの", (USERS_MUST_NOT, "prohibitions"), (STAFF_MUST_NOT, "confidentiality")),
    item("業務上知り得た秘密を含むもの", (USERS_MUST_NOT, "prohibitions"), (STAFF_MUST_NOT, "confidentiality")),
    item("特定の企業の宣伝となるもの", (USERS_MUST_NOT, "prohibitions"), (STAFF_MUST_NOT, "posting-rules")),
)

BOUND = (
    pair("出典を明らかにすれば、転載することができます。", "ip.exception",
         "出典を明らかにしても、転載することはできません。", "ip.no-reuse", PUBLIC),
    pair("コメントには、必要に応じて返信します。", "replies.selective",
         "コメントには、原則として返信しません。", "replies.none", PUBLIC),
    pair("ご質問には、担当課が個別にお答えします。", "",
         "ご質問には、個別にお答えしません。", "replies.none", PUBLIC),
    pair("投稿を削除するときは、あらかじめ投稿した方に通知します。", "",
         "投稿を削除するときは、あらかじめ投稿した方に通知しません。", "moderation.no-notice", PUBLIC),
    pair("利用を制限するときは、事前に本人に伝えます。", "",
         "利用を制限するときも、事前に本人に伝えません。", "moderation.no-notice", PUBLIC),
    pair("担当者は、情報の正確性を確認しなければならない。", "posting-rules",
         "市は、情報の正確性を保証しない。", "disclaimer.accuracy"),
    pair("担当者は、事実を確かめてから発信しなければならない。", "posting-rules",
         "担当者は、公表前の事実を発信してはならない。", "confidentiality"),
    pair("担当者は、パスワードを他人に教えてはならない。", "security.password",
         "担当者は、職務上の秘密を他人に教えてはならない。", "confidentiality"),
    pair("この方針は、予告なく変更することがあります。", "revision",
         "このサービスは、予告なく停止することがあります。", "disclaimer.service-change", PUBLIC),
    pair("この方針を変更したときは、市のホームページで公表する。", "revision",
         "アカウントの名称を変更したときは、広報課に届け出る。", "account-lifecycle.change"),
    pair("アカウントを廃止しようとするときは、広報課に届け出なければならない。", "account-lifecycle.close",
         "アカウントが使えなくなったことによる損害について、市は責任を負わない。", "disclaimer"),
    pair("誤った投稿をしたときは、訂正し、おわびしなければならない。", "incident.correction",
         "投稿するときは、誤りがないことを確かめなければならない。", "posting-rules"),
    pair("所属長は、アカウントの開設を承認する。", "account-lifecycle.open",
         "所属長は、投稿の内容を事前に承認する。", "operators.approval"),
    pair("担当者は、業務用の端末から投稿しなければならない。", "security.device",
         "担当者は、勤務時間内に投稿しなければならない。", "hours"),
    pair("アカウントを続けるかどうかを、年に一度見直す。", "evaluation",
         "アカウントをやめるときは、一か月前に知らせる。", "account-lifecycle.close"),
    pair("コメントは、平日の執務時間内に確認します。", "hours",
         "コメントには、原則として返信しません。", "replies", PUBLIC),
    pair("削除した書き込みの写しは、一年間保存する。", "records",
         "削除した書き込みについて、その理由は説明しない。", "moderation"),
    item("差別を助長するもの", (USERS_MUST_NOT, "prohibitions"), (STAFF_DUTY, "")),
    item("観光及び催しに関する情報", (CARRIED, "content"), (NOT_CARRIED, "content/excluded"), audience=PUBLIC),
    item("選挙に関する情報", (CARRIED, "content"), (NOT_CARRIED, "content/excluded"), audience=PUBLIC),
    item("休日の当番医に関する情報", (CARRIED, "content"), (NOT_CARRIED, "content/excluded"), audience=PUBLIC),
)

DONE = (
    pair("災害に関する情報を発信します。", "content", "災害に関する情報は発信しません。", "content/excluded", PUBLIC),
    pair("議会に関する情報も取り扱います。", "content", "議会に関する情報は取り扱いません。", "content/excluded", PUBLIC),
    pair("投稿の記録は、五年間保存する。", "records", "投稿の記録は、保存しない。", "records/excluded"),
    pair("発信は、平日の9時から17時までに行います。", "hours", "発信する時間は、特に定めません。", "hours/excluded", PUBLIC),
    pair("英語と中国語でも発信します。", "accessibility", "外国語での発信は行いません。", "accessibility/excluded", PUBLIC),
    pair("発信の効果は、毎年度測定する。", "evaluation", "発信の効果の測定は、行わない。", "evaluation/excluded"),
    pair("担当者に対する研修を毎年実施する。", "training", "担当者に対する研修は、実施しない。", "training/excluded"),
    pair("災害が起きたときは、夜間でも発信する。", "emergency",
         "災害が起きたときの発信は、このアカウントでは行わない。", "emergency/excluded"),
    pair("他の利用者をフォローしません。", "interaction", "他の自治体の情報は発信しません。", "content/excluded", PUBLIC),
    pair("コメントへの返信は行いません。", "replies", "相場や求人の情報の提供は行いません。", "content/excluded", PUBLIC),
    pair("個人情報は収集しません。", "privacy", "個人情報の取扱いは、市の個人情報保護方針によります。", "privacy/delegated", PUBLIC),
)

RULED = (
    pair("アカウントの開設に当たっては、広報課長の承認を受ける。", "account-lifecycle",
         "アカウントの開設の手続は、別に定める要領による。", "account-lifecycle/delegated"),
    pair("掲載した文章の著作権は、市に帰属します。", "ip",
         "著作権の取扱いは、市ホームページの「著作権について」によります。", "ip/delegated", PUBLIC),
    pair("利用により生じた損害について、市は責任を負いません。", "disclaimer",
         "免責事項は、市ホームページの利用規約をご覧ください。", "disclaimer/delegated", PUBLIC),
    pair("職員は、私的な利用であっても、市の信用を傷つける発信をしてはならない。", "private-use",
         "職員の私的な利用については、職員服務規程の定めるところによる。", "private-use/delegated", STAFF),
    pair("パスワードは、他人に推測されにくいものとする。", "security",
         "パスワードの管理については、情報セキュリティポリシーによる。", "security/delegated"),
    pair("利用者は、公序良俗に反する投稿をしてはならない。", "prohibitions",
         "利用者の禁止事項は、別に定める利用規約による。", "prohibitions/delegated"),
    pair("投稿は、公開した日から三年間保存する。", "records",
         "投稿の保存については、文書管理規則に定めるところによる。", "records/delegated"),
    pair("災害時は、休日であっても情報を発信する。", "emergency",
         "災害時の運用については、地域防災計画に定めるところによる。", "emergency/delegated"),
    pair("批判が集中したときは、速やかに広報課に報告する。", "incident",
         "批判が集中したときの対応は、別に定める手引による。", "incident/delegated"),
    pair("新たに担当となった者は、研修を受けなければならない。", "training",
         "研修の内容については、人材育成計画において定める。", "training/delegated"),
    pair("コメントへの返信は、原則として行わない。", "replies",
         "コメントへの対応は、各アカウントの運用方針で定める。", "replies/delegated"),
    pair("収集した個人情報は、目的以外に利用しません。", "privacy",
         "個人情報の取扱いについては、プライバシーポリシーをご確認ください。", "privacy/delegated", PUBLIC),
    pair("守秘義務を遵守しなければならない。", "confidentiality",
         "発信してはならない情報については、別に定める基準による。", "confidentiality/delegated", STAFF),
)

LOOKALIKE = (
    pair("アカウントの管理は、人事課が行う。", "operators.unit",
         "人事に関する公表前の情報を発信してはならない。", "confidentiality"),
    pair("市の公式アカウント（以下「公式アカウント」という。）は、広報課が運用する。", "operators",
         "この方針において「公式アカウント」とは、市が運用するアカウントをいう。", "definitions"),
    pair("市政に関する情報を広く伝えることを目的とする。", "purpose",
         "利用者は、営利を目的とする投稿をしてはならない。", "prohibitions.commercial"),
    pair("応募された写真を、市が無料で使うことを認めたものとします。", "ip",
         "どなたでも、無料でご利用いただけます。", "user-terms", PUBLIC),
    pair("担当者は、無料の公衆無線LANから投稿してはならない。", "security",
         "どなたでも、無料で閲覧することができる。", "user-terms"),
    pair("政策への批判には返答しません。", "", "コメントには返答しません。", "replies.none", PUBLIC),
    pair("お返事をお約束することはできません。", "", "お返事はいたしません。", "replies.none", PUBLIC),
    pair("災害時は、災害対策本部の広報班が投稿する。", "emergency",
         "平常時は、広報課の広報係が投稿する。", "operators"),
    pair("画像には、内容を説明する文を付けます。", "accessibility",
         "画像は、出典を確かめてから使わなければならない。", "posting-rules", STAFF),
    pair("漏水を見つけたときは、水道課へ電話でご連絡ください。", "emergency",
         "ご意見は、市政への提案制度をご利用ください。", "replies.redirect", PUBLIC),
    pair("利用者は、各サービスの利用規約に従ってください。", "user-terms",
         "市は、各サービスの不具合について責任を負いません。", "disclaimer.third-party", PUBLIC),
    pair("公務員としての信用を傷つけてはならない。", "staff-principles",
         "この基準は、地方公務員法の規定に基づき定める。", "legal-basis", STAFF),
    pair("公式アカウントの一覧を、市のホームページに掲載する。", "authenticity.listing",
         "この方針を、市のホームページに掲載する。", "revision"),
    pair("この要綱は、公布の日から施行する。", "effective-date",
         "この要綱は、すべての所属に適用する。", "scope"),
)
# Written after the matcher was last changed, and not read for changing it: what the others would show on new sentences.
LATER = (
    pair("参加者は、差別的な表現を書き込んではならない。", "prohibitions",
         "広報員は、差別的な表現を用いてはならない。", "posting-rules"),
    pair("閲覧者は、次の各号に掲げる行為をしてはならない。", "prohibitions",
         "所属長は、次の各号に掲げる行為をさせてはならない。", ""),
    pair("フォロワーの皆さまは、他の方の個人情報を投稿しないでください。", "prohibitions",
         "市が取得した個人情報は、第三者に提供しません。", "privacy", PUBLIC),
    pair("誤りのある投稿を見つけた職員は、課長に報告する。", "incident",
         "誤りのある投稿について、町は責めを負わない。", "disclaimer"),
    pair("市は、投稿された写真を広報紙に使用することができます。", "ip.user-license",
         "市の写真を広報紙以外の印刷物に使用することはできません。", "ip.no-reuse", PUBLIC),
    pair("投稿者の氏名は公表しません。", "privacy", "投稿者の氏名を記事の末尾に記す。", "operators"),
    pair("アカウントの名称は「山の里だより」とする。", "accounts",
         "アカウントの名称を改めるときは、総務課に届け出る。", "account-lifecycle"),
    pair("投稿は、係長の確認を経て行う。", "operators.approval", "投稿は、係長の在席する時間に行う。", "hours"),
    pair("予告なく投稿を削除する場合があります。", "moderation", "予告なく配信を中断する場合があります。", "disclaimer", PUBLIC),
    pair("返信の有無は、各課が定める運用ルールによります。", "replies/delegated",
         "返信は、各課が必要と認めたときに行います。", "replies", PUBLIC),
    pair("職員の私的な利用は、この要綱の対象としない。", "private-use/excluded",
         "職員は、私的な利用においても品位を保たなければならない。", "private-use"),
    pair("緊急時の配信は、防災課の計画によるものとする。", "emergency/delegated",
         "緊急時の配信は、防災課の職員が行うものとする。", "emergency"),
    pair("観光に関する情報は取り扱いません。", "content/excluded", "観光に関する情報を取り扱います。", "content", PUBLIC),
    pair("投稿は削除した後も保存する。", "records", "投稿は削除した後に保存しない。", "records/excluded"),
    pair("この要領は、全ての職員に適用する。", "scope", "この要領は、四月一日から適用する。", "effective-date"),
    pair("市のアカウントであることを示すため、市章を用いる。", "authenticity",
         "市章を許可なく用いることはできません。", "ip"),
    pair("コメント欄は閉じています。", "replies", "アカウントは閉じました。", "account-lifecycle", PUBLIC),
    pair("ご質問は、総務課までお電話ください。", "contact", "ご質問には、原則としてお答えしていません。", "replies", PUBLIC),
    pair("効果を検証し、継続の可否を決める。", "evaluation", "事実を検証し、訂正の可否を決める。", "incident"),
    pair("通信料は、利用者の負担となります。", "user-terms", "通信障害による損害は、市の負担となりません。", "disclaimer", PUBLIC),
)
# fmt: on
PAIRS = (*WHO, *BOUND, *DONE, *RULED, *LOOKALIKE)


def marks(side: Side, audience: Audience, taxonomy: Taxonomy) -> dict[str, float]:
    """Return the labels of a sentence that stands alone (or below its lead), each with its stance, and their scores."""
    nodes = [(depth, "", "", text) for depth, text in enumerate(text for text in (side.lead, side.text) if text)]
    matches = match(outline(*nodes), source(audience, KINDS[audience]), taxonomy)
    last = f"n{len(nodes) - 1}"
    return {
        e.label if e.stance is Stance.STATED else f"{e.label}/{e.stance}": e.score
        for e in (*matches.topics, *matches.elements)
        if e.clause == last
    }


def told_apart(one: Pair, taxonomy: Taxonomy) -> bool:
    """Tell whether each sentence carries its own mark, and more surely than the other's."""
    sides = ((one.first, one.second), (one.second, one.first))
    found = [(marks(side, one.audience, taxonomy), side.mark, other.mark) for side, other in sides]
    return all(said.get(own, 0.0) > said.get(other, 0.0) if own else other not in said for said, own, other in found)


def kept_apart(one: Pair, taxonomy: Taxonomy) -> bool:
    """Tell whether each sentence carries its own mark, and the other's not at all."""
    sides = ((one.first, one.second), (one.second, one.first))
    found = [(marks(side, one.audience, taxonomy), side.mark, other.mark) for side, other in sides]
    return all((not own or own in said) and other not in said for said, own, other in found)


def test_there_are_enough_pairs() -> None:
    """Sixty are the least that a share of them says something."""
    assert len(PAIRS) >= 60
    assert all(one.first.mark or one.second.mark for one in PAIRS)


def test_pairs_are_told_apart(taxonomy: Taxonomy) -> None:
    """At least 95 of 100; the pairs that are not are named."""
    missed = [(one.first.text, one.second.text) for one in PAIRS if not told_apart(one, taxonomy)]
    assert len(missed) <= 0.05 * len(PAIRS), missed


def test_pairs_are_kept_apart(taxonomy: Taxonomy) -> None:
    """At least 80 of 100 do not carry the other's mark even as a weaker label."""
    missed = [(one.first.text, one.second.text) for one in PAIRS if not kept_apart(one, taxonomy)]
    assert len(missed) <= 0.2 * len(PAIRS), missed


def test_pairs_that_were_written_later_are_told_apart(taxonomy: Taxonomy) -> None:
    """At least three of four: nothing was learnt from these."""
    missed = [(one.first.text, one.second.text) for one in LATER if not told_apart(one, taxonomy)]
    assert len(missed) <= 0.25 * len(LATER), missed
