"""What stands on a page beside its text: the wording of navigation, dates, contact boxes and notices, as data.

In: lines as read. Out: the same lines, those that are furniture set aside with the reason; for web pages and for text
saved from them alike. A line of body lost is worse than a line of furniture kept, so what could be either is furniture
only among its like: in a run of links, behind a heading that no policy has, before the text begins or after it ends.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from guidecompare.extract.drafts import Draft
from guidecompare.extract.weblog import tail
from guidecompare.extract.wrapping import begins_anew
from guidecompare.model import LineKind, Removal

if TYPE_CHECKING:
    from collections.abc import Sequence


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


# --- lines that are furniture wherever they stand (the whole line matches) ------------------------------------------

_FIGURE: Final = r"[\d０-９]"
_DAY: Final = (
    rf"(?:(?:令和|平成|昭和|[RHS])\s*(?:{_FIGURE}{{1,2}}|元)|{_FIGURE}{{4}})\s*[年./-]\s*{_FIGURE}{{1,2}}"
    rf"\s*[月./-]\s*{_FIGURE}{{1,2}}\s*日?(?:\s*[(（][^)）]{{1,3}}[)）])?(?:\s*{_FIGURE}{{1,2}}\s*[:：時]\s*{_FIGURE}{{1,2}}\s*分?)?"
)
_STAMP: Final = (
    (
        r"(?:ページ|記事|情報|最終|初回)?の?(?:更新|掲載|公開|登録|作成|印刷|投稿)(?:(?:年月)?日時?)?\s*[:：／/]?\s*"
        rf"[\[［【]?{_DAY}[\]］】]?(?:更新|掲載|公開|作成)?"
    ),
    rf"{_DAY}\s*(?:更新|掲載|公開|登録|作成)",
    rf"(?:last\s*)?(?:updated?|modified|posted)\s*(?:on)?\s*[:：]?\s*{_DAY}",
    r"(?:ページ|記事|コンテンツ|文書)\s*(?:番号|ID|NO\.?)\s*[:：]?\s*[A-Z]?[\d０-９-]+",
    rf"ID\s*[:：]\s*{_FIGURE}{{3,}}",
    r"(?:大きな文字で|このページを)?(?:印刷|プリント)(?:用)?の?(?:ページ|画面)?を?(?:表示|開く)?(?:する|します)?",
)
_ONE_STAMP: Final = "|".join(f"(?:{pattern})" for pattern in _STAMP)
_AUTHOR: Final = r"(?:投稿者?|作成者?|筆者|執筆者?|担当|カテゴリー?|分類|タグ|by)\s*[:：]?\s*[^\s　。]{1,20}"
_DATES: Final = re.compile(
    rf"(?:{_ONE_STAMP})(?:[\s　|｜/／・,、]*(?:{_ONE_STAMP})|[\s　|｜/／・,、]+{_AUTHOR}){{0,6}}",
    re.IGNORECASE,
)
_BYLINE: Final = re.compile(
    rf"(?:(?:更新|掲載|公開|投稿|作成)日?\s*[:：]?\s*)?{_DAY}[\s　]*(?:(?:投稿者|作成者|筆者|by)\s*[:：]?.{{0,20}})?",
    re.IGNORECASE,
)

_PARTS_OF_PAGE: Final = (
    r"(?:本文|メイン(?:コンテンツ|メニュー)|共通メニュー|コンテンツ|ヘッダー?|フッター?(?:メニュー)?|(?:サイト内)?検索|"
    r"(?:グローバル|ローカル|サブ|サイド|共通)?(?:メニュー|ナビゲーション|ナビ))"
)
_NAVIGATION: Final = _any(
    # to the top, past the menus, what begins and ends here
    r"[▲△↑^∧＾]?\s*(?:この)?(?:ページ|頁|画面|記事)の?(?:先頭|トップ|上部|最上部|TOP|上|始め)(?:へ|に|まで)?(?:戻る|もどる|移動(?:する|します)?)?",
    r"[▲△↑^∧＾]?\s*(?:page\s*top|back\s*to\s*top|トップ(?:ページ)?へ(?:戻る|もどる)|上へ戻る)",
    rf"{_PARTS_OF_PAGE}の?(?:先頭)?(?:へ|まで|に)(?:直接)?(?:移動|スキップ|ジャンプ|飛ぶ|進む)(?:する|します)?[。．]?",
    rf"{_PARTS_OF_PAGE}を(?:飛ばして|スキップして|とばして|読み飛ばす).{{0,12}}",
    rf"(?:スキップして|ここをクリックすると)?{_PARTS_OF_PAGE}へ(?:スキップ|移動)?(?:する|します)?(?:[(（][^)）]{{1,12}}[)）])?",
    rf"(?:ここから|これより|以下|ここまで)\s*[がは]?{_PARTS_OF_PAGE}(?:です)?[。．]?",
    rf"{_PARTS_OF_PAGE}[はの]?(?:ここから|ここまで|始まり|終わり)(?:です)?[。．]?",
    r"(?:この)?ページの(?:先頭|終わり|末尾|本文|終了)(?:です|となります)?[。．]?",
    # where you are
    r"(?:現在|いま)の?(?:位置|地|のページ|いるページ|見ているページ)\s*[:：]?[^。]{0,200}",
    r"(?:あなたは今|今いる場所|いまここ)[^。]{0,5}[:：].{0,200}",
    r"(?:ホーム|トップ(?:ページ)?|HOME|TOP)\s*[>＞›»≫][^。]{1,200}",
    # tools
    r"文字の?(?:サイズ|大きさ)(?:・色合い)?(?:の?変更|を変更する)?(?:[\s　]*(?:標準|拡大|縮小|大|中|小|[:：・]))*",
    r"背景色(?:の変更|を変更)?(?:[\s　]*(?:標準|白|黒|青|黄|[:：・]))*|色合い変更",
    r"音声読み上げ|ふりがな(?:をつける|表示)|foreign\s*languages?|select\s*language|language|多言語(?:対応)?",
    r"サイト(?:マップ|内検索|内を検索)|(?:グローバル|ローカル)(?:ナビゲーション|メニュー)",
    r"(?:スマートフォン|PC|パソコン)(?:版|サイト|表示)(?:を表示|で表示|へ|に切り替え)?(?:する)?",
    r"コメントを残す(?:コメントをキャンセル)?",
    r".{0,60}copyright\b.{0,120}|.{0,100}all\s*rights\s*reserved\.?.{0,20}|(?:©|[(（]c[)）]\s*(?:19|20)[0-9]{2}).{0,80}",
)
_SERVICE: Final = (
    r"(?:Facebook|フェイスブック|Twitter|ツイッター|X|LINE|ライン|はてな(?:ブックマーク)?|Instagram|Pocket|メール|SNS)"
)
_SHARE: Final = (
    rf"(?:(?:クリックして)?\s*(?:この(?:ページ|記事)を)?{_SERVICE}\s*(?:で|に|へ)の?(?:シェア|ツイート|ポスト|送る|共有|追加|知らせる)"
    r"(?:する|します|するにはクリックしてください)?(?:[(（][^)）]{1,20}[)）])?"
    r"|この(?:ページ|記事)を(?:シェア|共有|ツイート|ポスト)(?:する)?|ツイートする|シェアする|ポストする)"
)
_NOTICE: Final = _any(
    # plug-ins and scripts
    r".*(?:Adobe|アドビ|Acrobat).{0,30}(?:Reader|リーダー?|Acrobat).{0,160}|Get\s*ADOBE.{0,20}",
    r".{0,40}(?:PDF|Word|Excel|PowerPoint|ワード|エクセル).{0,40}(?:閲覧|ご覧|開く|見る|表示).{0,60}(?:ソフト|Viewer|ビューア|プラグイン).{0,120}",
    r".{0,40}(?:JavaScript|ジャバスクリプト|ジャヴァスクリプト).{0,40}(?:有効|無効|オン|オフ|使用して|対応).{0,80}",
    r".{0,20}お使いのブラウザ.{0,80}",
    # questionnaires
    r".{0,16}(?:この(?:ページ|記事|情報)|ページの(?:内容|情報)|情報|内容).{0,12}"
    r"(?:役に立|役立|参考になり|見つけやす|わかりやす|分かりやす).{0,8}(?:ましたか|でしたか|ですか|ますか)[？?。]?",
    r".{0,40}(?:より(?:良|よ)い(?:ウェブサイト|ホームページ|サイト)|ホームページ改善).{0,60}(?:ご?意見|アンケート|お聞かせ|ご協力).{0,40}",
    r"メールアドレスが公開されることはありません.{0,60}",
    # adverts, buttons to share
    r"(?:バナー)?広告(?:欄|枠)(?:ここから|ここまで)?|バナー広告(?:の?募集.{0,20})?|スポンサー(?:ド)?(?:リンク|サイト)",
    rf"{_SHARE}(?:[\s　|｜/／・]*{_SHARE})*",  # buttons in a row leave no space between them
)
_RULE: Final = re.compile(r"([-=_*＊━─―‐ー＝…・~〜＋+■◆◇□●○★☆※│┃|｜.])(?:[\s　]*\1){2,}")
_SURE: Final = (
    (Removal.DATE, _DATES),
    (Removal.NAVIGATION, _NAVIGATION),
    (Removal.NOTICE, _NOTICE),
    (Removal.NOTICE, _RULE),
    (
        Removal.PAGE_NUMBER,
        re.compile(r"[-－―‐–]\s*[\d０-９]{1,3}\s*[-－―‐–]|[\d０-９]{1,3}\s*[/／]\s*[\d０-９]{1,3}(?:\s*ページ)?"),
    ),
)

# --- boxes: a heading that tells, and lines that fit it -------------------------------------------------------------

# No policy calls itself この記事, and one that is a page of its own numbers its sections.
_CONTACT_HEADING: Final = _any(
    r"(?:この|当該)(?:ページ|記事|情報|コンテンツ)(?:の(?:内容|情報|記事))?[にへの]?(?:関する|関して|ついて|対する)?の?お?"
    r"(?:問い?合わ?せ|問合せ|ご意見|ご質問|担当|作成|発信元)(?:先|部署|課|窓口|元|者|・.{1,8})?(?:は(?:こちら)?)?",
    r"(?:この)?(?:ページ|情報|記事)を?の?(?:作成(?:した)?|発信(?:した)?|掲載(?:した)?)(?:担当)?(?:課|部署|所属|元|者)",
    r"情報発信元|ページ(?:作成|担当)(?:課|部署|者)|お?問い?合わ?せ先?[・、]担当(?:課|部署|窓口)",
)
_CONTACT_PLAIN: Final = _any(r"お?(?:問い?合わ?せ|問合せ)(?:先|窓口)?|担当(?:課|部署|窓口)|(?:ご)?連絡先|組織")
_CONTACT_LINE: Final = re.compile(
    r"電話|でんわ|TEL|☎|℡|直通|内線|ファクス|ファックス|ファクシミリ|FAX|メール|E-?mail|〒|住所|所在地|フォーム|(?:問い?合わ?せ|問合せ)|"
    r"[部局課係室班所]$|[部局課係室班](?:[\s　(（])|グループ|センター|担当|\d{2,5}[-‐－(（)）]\d|開庁|執務時間|"
    r"(?:受付|業務)時間|法人番号|地図|"
    r"[市区町村].{0,16}[\d０-９]+(?:番|丁目|[-－][\d０-９])|番地|庁舎|[\d０-９]階",
    re.IGNORECASE,
)
_CONTACT_LENGTH: Final = 120
_LINKS_HEADING: Final = _any(
    r"(?:この(?:ページ|記事)[にのと])?関連(?:する)?の?(?:リンク|情報|ページ|記事|ファイル|資料|項目|コンテンツ|サイト|ホームページ|メニュー|カテゴリー?|文書)(?:一覧)?",
    r"(?:外部|参考|お役立ち)(?:リンク|サイト)|リンク(?:集|先)?|添付(?:ファイル|資料|書類)|(?:ファイル|資料)?の?ダウンロード|(?:PDF|印刷用|各種)ファイル",
    r"よく(?:見|読)られている.{0,12}|おすすめ.{0,12}|(?:同じ|この)(?:カテゴリー?|分類|ジャンル|階層|フォルダ).{0,16}|注目(?:情報|の.{0,8})",
    r"ピックアップ.{0,6}|(?:新着|最新)(?:情報|記事|の.{0,6})|(?:人気|アクセス)(?:の?(?:ページ|記事|情報)|ランキング).{0,8}|あわせて(?:読|見).{0,10}",
    r"(?:サブ|サイド|関連)?メニュー|カテゴリー?(?:一覧)?|お?探し.{0,8}(?:情報|ページ).{0,4}(?:見つから|みつから|ありません).{0,10}",
)
_CONTENTS_HEADING: Final = _any(r"目\s*次|もくじ|(?:この)?(?:ページ|記事)の(?:目次|内容|項目|もくじ)|contents|index")
_QUESTION: Final = re.compile(
    r"(?:役に立|役立|わかりやす|分かりやす|見つけやす|参考になり).{0,8}(?:ましたか|でしたか|ですか|ますか)[？?。]?$|"
    r"ご?意見を?お(?:聞かせ|寄せ)ください"
)
_ANSWER: Final = _any(
    r"はい|いいえ|どちら(?:とも|でも)(?:いえ|言え)?ない|普通|ふつう|わから(?:ない|なかった)|送信(?:する)?|リセット|確認(?:する|画面へ)?",
    rf"(?:{_FIGURE}\s*[:：.．]?\s*)?(?:とても|大変|まあ|やや|あまり|全く|少し)?(?:お?役に立|参考にな|わか|分か|見つ|探し).{{0,12}}(?:た|ない|い|つ|す)(?:です)?",
    rf".{{0,30}}(?:質問|設問|問)\s*{_FIGURE}*\s*[:：].{{0,60}}か[？?。]?|.{{0,40}}(?:ましたか|ですか|でしたか)[？?。]?",
    r".{0,60}(?:回答|お答え|返信)[はが](?:必要|でき|いたし|行).{0,60}|.{0,20}ご?意見.{0,20}(?:入力|記入|ご記入).{0,40}",
)

# --- words of menus and buttons, which a list of things done on SNS could hold as well ------------------------------

_WEAK: Final = _any(
    r"検索(?:する)?|メニュー(?:を(?:開く|閉じる))?|閉じる|開く|もっと見る|続きを読む|ホーム|HOME|ログイン|会員登録|RSS|広告|PR",
    r"標準|拡大|縮小|大|中|小|白|黒|青|黄",
    r"English|中文|한국어|简体(?:中文)?|繁體(?:中文)?|Português|Español|Tiếng Việt|日本語",
    r"印刷|ツイート|ポスト|シェア|いいね[!！]?|LINE|Facebook|Twitter|X|Instagram|YouTube|リンク",
    r"(?:サイト|ホームページ|ウェブサイト|当サイト)(?:について|の?(?:考え方|ご?利用.{0,8}))|(?:免責事項|著作権|リンク)・.{1,20}",
    r"(?:ウェブ)?アクセシビリティ(?:方針)?|プライバシーポリシー|サイトポリシー|個人情報(?:の取扱い|保護)(?:について)?",
)
_BACK: Final = _any(
    r"(?:前の?ページ(?:へ|に)?|一覧(?:へ|に)?|トップ(?:ページ)?(?:へ|に)?)?\s*(?:戻る|もどる)|(?:前|次)(?:へ|の(?:記事|ページ)へ?)|トップ(?:ページ)?|TOP"
)
_TRAIL: Final = re.compile(
    r"[^。>＞]{1,40}(?:\s*[>＞›»≫]\s*[^。>＞]{1,60}){2,}|(?:現在|いま)の?(?:位置|地).*|(?:ホーム|トップ(?:ページ)?|HOME|TOP)\s*[>＞›»≫].*"
)
_POSTED: Final = re.compile(rf"{_DAY}\s*{_FIGURE}{{1,2}}[:：]{_FIGURE}{{2}}")  # by a machine, to the minute
_HASHTAGS: Final = re.compile(r"(?:[#＃][^\s#＃]+\s*)+")
_STEP: Final = re.compile(r"\S\s*[>＞›»≫]\s*\S")
_ASIDE: Final = frozenset({Removal.NAVIGATION, Removal.CONTENTS, Removal.CONTACT_BOX})
_CLOSES: Final = frozenset({Removal.CONTACT_BOX, Removal.NOTICE})  # behind these there is no text any more

_SENTENCE: Final = re.compile(r".{14,}[。．]\s*[」）)]?$|.{40,}")
_AROUND: Final = " 　|｜[]［］:：■●▼【】<>＜＞〈〉"


# --- one line -------------------------------------------------------------------------------------------------------


def alone(text: str) -> Removal | None:
    """Return why a line is furniture wherever it stands, None where it is not."""
    shown = text.strip(" 　|｜[]［］") or text
    return next((reason for reason, pattern in _SURE if pattern.fullmatch(shown)), None)


def is_stamp(text: str) -> bool:
    """Tell whether a line says when a page was made and by whom, and nothing else."""
    return bool(_BYLINE.fullmatch(text)) or alone(text) is Removal.DATE


def is_contact(text: str) -> bool:
    """Tell whether a line could stand in a contact box: an office, a number, an address."""
    return len(text) <= _CONTACT_LENGTH and bool(_CONTACT_LINE.search(text))


def heads_contact(text: str, *, plain: bool = False) -> bool:
    """Tell whether a line heads the contact box of a page; ``plain`` accepts what a policy's own section is called."""
    shown = text.strip(_AROUND)
    return bool(_CONTACT_HEADING.fullmatch(shown) or (plain and _CONTACT_PLAIN.fullmatch(shown)))


def asks(text: str) -> bool:
    """Tell whether a line is the question of a page's own questionnaire: it asks the reader, about the page."""
    return bool(_QUESTION.search(text))


def is_answer(text: str) -> bool:
    """Tell whether a line is an answer to choose, or a further question, of such a questionnaire."""
    return bool(_ANSWER.fullmatch(text.strip(" 　○◯□・")))


def is_button(text: str) -> bool:
    """Tell whether a text is a word of menus and buttons; alone it proves nothing."""
    return bool(_WEAK.fullmatch(text.strip(_AROUND)))


# --- all lines ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Kept:
    """A line that still stands, with its place among the drafts."""

    place: int
    draft: Draft

    @property
    def text(self) -> str:
        return self.draft.line.text

    @property
    def heading(self) -> bool:
        return self.draft.line.kind in {LineKind.HEADING, LineKind.TITLE}

    @property
    def body(self) -> bool:
        """Whether it reads like text: a sentence, a numbered line, an item that is no link."""
        return (
            bool(_SENTENCE.search(self.text))
            or begins_anew(self.text)
            or bool(self.draft.line.ordinal and not self.draft.linked)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    """A kind of box on a page: what heads it, which lines fit it, how many there may and must be."""

    heads: Callable[[_Kept], bool]
    fits: Callable[[_Kept], bool]
    reason: Removal
    most: int
    fewest: int = 0


_BOXES: Final = (
    _Box(
        heads=lambda line: heads_contact(line.text),
        fits=lambda line: not line.heading and is_contact(line.text),
        reason=Removal.CONTACT_BOX,
        most=12,
    ),
    _Box(heads=lambda line: asks(line.text), fits=lambda line: is_answer(line.text), reason=Removal.NOTICE, most=12),
    _Box(
        heads=lambda line: bool(_LINKS_HEADING.fullmatch(line.text.strip(_AROUND))) and not line.draft.linked,
        fits=lambda line: line.draft.linked and not line.heading,
        reason=Removal.NAVIGATION,
        most=100,
        fewest=1,
    ),
    _Box(
        heads=lambda line: bool(_CONTENTS_HEADING.fullmatch(line.text.strip(_AROUND))),
        fits=lambda line: line.draft.inside,
        reason=Removal.CONTENTS,
        most=200,
        fewest=2,
    ),
    # links that lead to places on the same page, three in a row, are a table of contents without a heading
    _Box(
        heads=lambda line: line.draft.inside,
        fits=lambda line: line.draft.inside,
        reason=Removal.CONTENTS,
        most=200,
        fewest=2,
    ),
)


def _kept(drafts: Sequence[Draft]) -> list[_Kept]:
    return [_Kept(place, draft) for place, draft in enumerate(drafts) if draft.reason is None]


def _lone(drafts: Sequence[Draft]) -> dict[int, Removal]:
    """Find the lines that are furniture wherever they stand; a label, a value or a datum never is."""
    spared = {LineKind.TERM, LineKind.DESCRIPTION, LineKind.CELL}
    found: dict[int, Removal] = {}
    for line in _kept(drafts):
        if line.draft.line.kind in spared:
            continue
        reason = alone(line.text)
        if reason is None and line.draft.linked and _BACK.fullmatch(line.text.strip(_AROUND)):
            reason = Removal.NAVIGATION
        if reason:
            found[line.place] = reason
    return found


def _boxes(drafts: Sequence[Draft]) -> dict[int, Removal]:
    """Find contact boxes, questionnaires, lists of links and tables of contents.

    What the markup has set aside already fits any box: then the heading that was left of it goes, too.
    """
    found: dict[int, Removal] = {}
    lines = [_Kept(place, draft) for place, draft in enumerate(drafts)]
    for start, head in enumerate(lines):
        box = next((box for box in _BOXES if box.heads(head)), None)
        if box is None or head.place in found or head.draft.reason:
            continue
        end = start + 1
        while (
            end < len(lines)
            and end - start <= box.most
            and (lines[end].draft.reason in _ASIDE or (not lines[end].draft.reason and box.fits(lines[end])))
        ):
            end += 1
        if end - start > box.fewest:
            found |= {line.place: box.reason for line in lines[start:end]}
    return found


def _is_trail(draft: Draft) -> bool:
    """Tell whether a line is the way to the page: of three steps, or of two that are links."""
    return bool(_TRAIL.fullmatch(draft.line.text) or (draft.linked and _STEP.search(draft.line.text)))


def _ends(drafts: Sequence[Draft]) -> dict[int, Removal]:
    """Find what stands before the text begins and after it ends: menus above the trail, buttons, what closes a page."""
    kept = _kept(drafts)
    body = [place for place, line in enumerate(kept) if line.body]
    if not body:
        return {}
    head, tail = kept[: body[0]], kept[body[-1] + 1 :]
    found: dict[int, Removal] = {}
    for zone, around in ((head, drafts[: kept[body[0]].place]), (tail, drafts[kept[body[-1]].place :])):
        weak = [line for line in zone if is_button(line.text)]
        if len(weak) > 1 and any(draft.reason for draft in around):
            found |= {line.place: Removal.NAVIGATION for line in weak}
    found |= {line.place: Removal.DATE for line in head if not line.heading and _POSTED.search(line.text)}
    found |= {line.place: Removal.NOTICE for line in tail if _HASHTAGS.fullmatch(line.text)}
    begins = kept[body[0]].place
    trails = [place for place, draft in enumerate(drafts[:begins]) if _is_trail(draft)]
    if trails:
        found |= {line.place: Removal.NAVIGATION for line in head if line.place <= trails[-1]}
    ends = kept[body[-1]].place
    closed = next((place for place in range(ends, len(drafts)) if drafts[place].reason in _CLOSES), len(drafts))
    return found | {line.place: Removal.NAVIGATION for line in tail if line.place > closed}


def _widgets(drafts: Sequence[Draft]) -> dict[int, Removal]:
    """Find the tail of a blog page: from the first of a series of widgets to the end."""
    kept = _kept(drafts)
    start = tail([line.text for line in kept])
    return {line.place: Removal.NAVIGATION for line in kept[start:]}


def set_aside(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the lines, those that are furniture by their wording set aside."""
    lines = list(drafts)
    for find in (_widgets, _boxes, _lone, _ends):
        for place, reason in find(lines).items():
            lines[place] = lines[place].aside(reason)
    return lines
