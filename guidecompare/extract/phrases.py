"""The wording of what stands on a page beside its text, as data: navigation, dates, contact boxes, notices.

In: one line. Out: what it could be. Which lines are set aside is decided by ``furniture`` and, for parts of web pages,
by ``html.regions``.
"""

from __future__ import annotations

import re
from typing import Final

from guidecompare.model import Removal


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


# --- lines that are furniture wherever they stand (the whole line matches) ------------------------------------------

FIGURE: Final = r"[\d０-９]"
DAY: Final = (
    rf"(?:(?:令和|平成|昭和|[RHS])\s*(?:{FIGURE}{{1,2}}|元)|{FIGURE}{{4}})\s*[年./-]\s*{FIGURE}{{1,2}}"
    rf"\s*[月./-]\s*{FIGURE}{{1,2}}\s*日?(?:\s*[(（][^)）]{{1,3}}[)）])?(?:\s*{FIGURE}{{1,2}}\s*[:：時]\s*{FIGURE}{{1,2}}\s*分?)?"
)
_STAMP: Final = (
    (
        r"(?:ページ|記事|情報|最終|初回)?の?(?:更新|掲載|公開|登録|作成|印刷|投稿)(?:(?:年月)?日[時付]?)?\s*[:：／/]?\s*"
        rf"[\[［【]?{DAY}[\]］】]?(?:更新|掲載|公開|作成)?"
    ),
    rf"{DAY}\s*(?:更新|掲載|公開|登録|作成)",
    rf"(?:last\s*)?(?:updated?|modified|posted)\s*(?:on)?\s*[:：]?\s*{DAY}",
    r"(?:ページ|記事|コンテンツ|文書)\s*(?:番号|ID|NO\.?)\s*[:：]?\s*[A-Z]?[\d０-９-]+",
    rf"ID\s*[:：]\s*{FIGURE}{{3,}}",
    r"(?:(?:ページの?|最終)(?:更新|掲載|公開)|更新|掲載)日時?\s*[:：]?",  # the date is lost, or in the next line
    r"(?:大きな文字で|このページを)?(?:印刷|プリント)(?:用)?の?(?:ページ|画面)?を?(?:表示|開く)?(?:する|します)?",
)
_ONE_STAMP: Final = "|".join(f"(?:{pattern})" for pattern in _STAMP)
_AUTHOR: Final = r"(?:投稿者?|作成者?|筆者|執筆者?|担当|カテゴリー?|分類|タグ|by)\s*[:：]?\s*[^\s　。]{1,20}"
_DATES: Final = re.compile(
    rf"(?:{_ONE_STAMP})(?:[\s　|｜/／・,、]*(?:{_ONE_STAMP})|[\s　|｜/／・,、]+{_AUTHOR}){{0,6}}",
    re.IGNORECASE,
)
_DATED: Final = re.compile(rf"{DAY}|日時?\s*[:：]?$")  # else it is the number of the page, or a button to print it
_BYLINE: Final = re.compile(
    rf"(?:(?:更新|掲載|公開|投稿|作成)日?\s*[:：]?\s*)?{DAY}[\s　]*(?:(?:投稿者|作成者|筆者|by)\s*[:：]?.{{0,20}})?|"
    r"by\s+\S{1,20}",
    re.IGNORECASE,
)

_PARTS_OF_PAGE: Final = (
    r"(?:(?:この)?(?:ページ|サイト)の?)?"
    r"(?:本文|メイン(?:コンテンツ|メニュー)|共通メニュー|コンテンツ|ヘッダー?|フッター?(?:メニュー)?|(?:サイト内)?検索|"
    r"(?:グローバル|ローカル|サブ|サイド|サイト|共通)?(?:メニュー|ナビゲーション|ナビ)(?:など|等)?)"
)
# Marks that pages have for readers who hear them, as often as not run together in one line.
_MARKS: Final = (
    rf"{_PARTS_OF_PAGE}の?(?:先頭)?(?:へ|まで|に)(?:直接)?(?:移動|スキップ|ジャンプ|飛ぶ|進む)(?:する|します)?",
    rf"{_PARTS_OF_PAGE}を(?:飛ばして|スキップして|とばして|読み飛ばす)[^。]{{0,12}}",
    rf"(?:スキップして|ここをクリックすると)?{_PARTS_OF_PAGE}へ(?:スキップ|移動)?(?:する|します)?(?:[(（][^)）]{{1,12}}[)）])?",
    rf"(?:ここから|これより|以下|ここまで)\s*[がは]?{_PARTS_OF_PAGE}(?:です)?",
    rf"{_PARTS_OF_PAGE}[はの]?(?:ここから|ここまで|始まり|終わり)(?:です)?",
    r"(?:この)?ページの(?:先頭|終わり|末尾|本文|終了)(?:です|となります)?",
)
_MARK: Final = rf"(?:{'|'.join(_MARKS)})"
_NAVIGATION: Final = _any(
    # to the top, past the menus, what begins and ends here
    r"[▲△↑^∧＾]?\s*(?:この)?(?:ページ|頁|画面|記事)の?(?:先頭|トップ|上部|最上部|TOP|上|始め)(?:へ|に|まで)?(?:戻る|もどる|移動(?:する|します)?)?",
    r"[▲△↑^∧＾]\s*(?:TOP|トップ)(?:へ|に)?|[▲△↑^∧＾]?\s*(?:page\s*top|back\s*to\s*top|トップ(?:ページ)?へ(?:戻る|もどる)|上へ戻る)",
    rf"{_MARK}[。．]?(?:[\s　|｜/／・]*{_MARK}[。．]?){{0,3}}",
    r"(?:メイン|グローバル|サイト|共通)?メニューを(?:開く|閉じる|表示する?)",
    # where you are
    r"(?:現在|いま)の?(?:位置|地|のページ|いるページ|見ているページ)\s*[:：]?[^。]{0,200}",
    r"(?:あなたは今|今いる場所|いまここ)[^。]{0,5}[:：].{0,200}",
    r"(?:ホーム|トップ(?:ページ)?|HOME|TOP)\s*[>＞›»≫][^。]{1,200}",
    # files to fetch: 運用要綱（PDF：120KB）
    r"[^。]{0,100}[(（\[［【]\s*(?:PDF|ワード|Word|エクセル|Excel|一太郎|パワーポイント|PowerPoint|テキスト|ZIP|CSV)[^)）\]］】。]{0,24}"
    r"[\d０-９.,]+\s*(?:[KMＫＭ][BＢ]|キロバイト|メガバイト|バイト)[^)）\]］】。]{0,12}[)）\]］】]",
    r"[-・•*]?\s*[>＞›»≫/／|｜]+",  # what parts one link from the next
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
_WINDOW: Final = r"(?:\s*[(（][^)）]{1,20}[)）])?"  # （新しいウィンドウで開きます）
_SHARE: Final = (
    rf"(?:(?:クリックして)?\s*(?:この(?:ページ|記事)を)?{_SERVICE}\s*(?:で|に|へ)の?(?:シェア|ツイート|ポスト|送る|共有|追加|知らせる)"
    rf"(?:する|します|するにはクリックしてください)?{_WINDOW}"
    rf"|この(?:ページ|記事)を(?:シェア|共有|ツイート|ポスト)(?:する)?|ツイートする|シェアする|ポストする)"
)
_BUTTON: Final = r"(?:印刷|ポスト|ツイート|シェア|いいね[!！]?)"
_GAP: Final = r"[\s　|｜/／・]*"  # buttons in a row may leave no space between them
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
    r".{0,24}(?:リンク|サイト|ページ)[はがを]?\s*(?:別|新しい|新規)の?(?:ウィンドウ|ウインドウ|タブ|画面)[でに](?:開きます|開く|表示(?:されます|します|する)?)[。．]?",
    # cookies: what the page asks its reader, not what a policy says of them
    r"(?=.*(?:Cookie|クッキー)).{0,80}(?:(?:続行|閲覧を続け|利用を続け|使用に同意|同意したもの).{0,80})",
    r"(?:この)?(?:ページ|記事|サイト)に(?:関する|ついての)アンケート",
    # adverts, buttons to share
    r"(?:バナー)?広告(?:欄|枠)(?:ここから|ここまで)?|バナー広告(?:の?募集.{0,20})?|スポンサー(?:ド)?(?:リンク|サイト)",
    rf"(?:(?:{_SHARE}|{_BUTTON}){_GAP}){{0,6}}{_SHARE}(?:{_GAP}(?:{_SHARE}|{_BUTTON})){{0,6}}",
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
_FORM: Final = re.compile(
    r"(?:お?(?:問い?合わ?せ|問合せ)|ご意見|メール)[^。]{0,16}(?:フォーム|こちら(?:から)?)(?:\s*[(（<＜][^)）>＞]{1,16}[)）>＞])?"
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
    rf"(?:{FIGURE}\s*[:：.．]?\s*)?(?:とても|大変|まあ|やや|あまり|全く|少し)?(?:お?役に立|参考にな|わか|分か|見つ|探し).{{0,12}}(?:た|ない|い|つ|す)(?:です)?",
    rf".{{0,30}}(?:質問|設問|問)\s*{FIGURE}*\s*[:：].{{0,60}}か[？?。]?|.{{0,40}}(?:ましたか|ですか|でしたか)[？?。]?",
    r".{0,40}(?:文字以内|入力して|ご?記入(?:して|ください|しない)).{0,30}",
    r".{0,60}(?:回答|お答え|返信)[はが](?:必要|でき|いたし|行).{0,60}|.{0,20}ご?意見.{0,20}(?:入力|記入|ご記入).{0,40}",
)

# --- words of menus and buttons, which a list of things done on SNS could hold as well ------------------------------

_WEAK: Final = _any(
    r"検索(?:する)?|メニュー(?:を(?:開く|閉じる))?|閉じる|開く|もっと見る|続きを読む|ホーム|HOME|ログイン|会員登録|RSS|広告|PR",
    r"標準|拡大|縮小|大|中|小|白|黒|青|黄",
    r"English|中文|한국어|简体(?:中文)?|繁體(?:中文)?|Português|Español|Tiếng Việt|日本語",
    r"印刷|ツイート|ポスト|シェア|共有|いいね[!！]?(?:\s*(?:いいね)?\s*読み込み中[.…]*)?|LINE|Facebook|Twitter|X|Instagram|YouTube|リンク",
    r"(?:サイト|ホームページ|ウェブサイト|当サイト)(?:について|の?(?:考え方|ご?利用.{0,8}))|(?:免責事項|著作権|リンク)・.{1,20}",
    r"(?:ウェブ)?アクセシビリティ(?:方針)?|プライバシーポリシー|サイトポリシー|個人情報(?:の取扱い|保護)(?:について)?",
)
_BACK: Final = _any(
    r"(?:前の?ページ(?:へ|に)?|一覧(?:へ|に)?|トップ(?:ページ)?(?:へ|に)?)?\s*(?:戻る|もどる)|(?:前|次)(?:へ|の(?:記事|ページ)へ?)|トップ(?:ページ)?|TOP"
)

_AROUND: Final = " 　|｜[]［］:：■●▼【】<>＜＞〈〉"


# --- one line -------------------------------------------------------------------------------------------------------


def alone(text: str) -> Removal | None:
    """Return why a line is furniture wherever it stands, None where it is not."""
    shown = text.strip(" 　|｜[]［］").lstrip("・•") or text
    reason = next((reason for reason, pattern in _SURE if pattern.fullmatch(shown) or pattern.fullmatch(text)), None)
    return Removal.NOTICE if reason is Removal.DATE and not _DATED.search(shown) else reason


def is_stamp(text: str) -> bool:
    """Tell whether a line says when a page was made and by whom, and nothing else."""
    return bool(_BYLINE.fullmatch(text) or _DATES.fullmatch(text))


def is_contact(text: str) -> bool:
    """Tell whether a line could stand in a contact box: an office, a number, an address."""
    return len(text) <= _CONTACT_LENGTH and bool(_CONTACT_LINE.search(text))


def heads_contact(text: str, *, plain: bool = False) -> bool:
    """Tell whether a line heads the contact box of a page; ``plain`` accepts what a policy's own section is called."""
    shown = bare(text)
    return bool(_CONTACT_HEADING.fullmatch(shown) or (plain and _CONTACT_PLAIN.fullmatch(shown)))


def asks_for_form(text: str) -> bool:
    """Tell whether a line is the link of a contact box to the form of the site."""
    return bool(_FORM.fullmatch(bare(text)))


def asks(text: str) -> bool:
    """Tell whether a line is the question of a page's own questionnaire: it asks the reader, about the page."""
    return bool(_QUESTION.search(text))


def is_answer(text: str) -> bool:
    """Tell whether a line is an answer to choose, or a further question, of such a questionnaire."""
    return bool(_ANSWER.fullmatch(text.strip(" 　○◯□・")))


def is_button(text: str) -> bool:
    """Tell whether a text is a word of menus and buttons; alone it proves nothing."""
    return bool(_WEAK.fullmatch(bare(text)))


def heads_links(text: str) -> bool:
    """Tell whether a line heads a list of links to other pages."""
    return bool(_LINKS_HEADING.fullmatch(bare(text)))


def heads_contents(text: str) -> bool:
    """Tell whether a line heads a table of contents."""
    return bool(_CONTENTS_HEADING.fullmatch(bare(text)))


def goes_back(text: str) -> bool:
    """Tell whether a text is a link to where the reader came from, or to the next page."""
    return bool(_BACK.fullmatch(bare(text)))


def bare(text: str) -> str:
    """Return a line without the signs and brackets that are set around words of pages."""
    return text.strip(_AROUND)
