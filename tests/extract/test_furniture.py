"""What stands beside the text goes, by landmark, name and wording; what only looks like it stays."""

import pytest

from guidecompare.extract.html import read_html
from guidecompare.extract.phrases import alone
from guidecompare.extract.text import read_text
from guidecompare.model import Removal

BODY = (
    "<h1>架空市公式アカウント運用方針</h1><h2>1 目的</h2><p>市の情報を広く届けるため、公式アカウントを運用します。</p>"
    "<h2>2 禁止事項</h2><p>次に掲げる投稿は、予告なく削除することがあります。</p>"
    "<ul><li>法令に違反するもの</li><li>広告</li></ul>"
)
BODY_TEXTS = [
    "架空市公式アカウント運用方針",
    "1 目的",
    "市の情報を広く届けるため、公式アカウントを運用します。",
    "2 禁止事項",
    "次に掲げる投稿は、予告なく削除することがあります。",
    "法令に違反するもの",
    "広告",
]


def kept(html: str) -> list[str]:
    """Return the lines that stay of a page."""
    return [line.text for line in read_html(f"<html><body>{html}</body></html>".encode()).lines]


def reasons(html: str) -> dict[str, Removal]:
    """Return what of a page was set aside, and why."""
    found = read_html(f"<html><body>{html}</body></html>".encode())
    return {aside.line.text: aside.reason for aside in found.removed}


@pytest.mark.parametrize(
    "beside",
    [
        "<nav><ul><li><a href=/>トップ</a></li></ul></nav>",
        '<div role="navigation"><p>くらしの情報</p></div>',
        '<a class="skip" href="#main">本文へ移動</a>',
        '<div id="pankuzu"><p>現在位置：<a href=/>トップ</a> &gt; <a href=/s>市政</a> &gt; 運用方針</p></div>',
        '<div class="l-breadcrumb"><ol><li><a href=/>架空市</a></li><li>運用方針</li></ol></div>',
        '<div id="tmp_gnavi"><ul><li><a href=a>防災</a></li><li><a href=b>子育て</a></li></ul></div>',
        '<p class="update">更新日：令和5年9月1日　ページ番号：1036714　印刷ページ表示</p>',
        "<p>最終更新日　2024年4月1日</p>",
        '<dl class="page-info"><dt>ページ番号</dt><dd>1001234</dd></dl>',
        '<div class="sns-share"><span>シェア</span> <a href=f>Facebookでシェアする</a> <a href=x>ポスト</a></div>',
        "<p>ここから本文です。</p>",
        '<p class="pagetop"><a href="#top">このページの先頭へ戻る</a></p>',
        "<h2>このページに関するお問い合わせ</h2><p>総務部 広報課<br>電話：000-000<br><a href=/f>メールフォーム</a></p>",
        '<div id="tmp_inquiry"><p>お問い合わせ</p><p>広報課広報係</p><p>電話番号：000-000</p></div>',
        '<div class="enq"><p>この記事は役に立ちましたか。</p><ul><li>役に立った</li><li>普通</li></ul></div>',
        "<p>PDF形式のファイルを開くには、Adobe Acrobat Readerが必要です。</p>",
        '<div class="plugin"><p>お持ちでない方は、Adobe社からAdobe Readerをダウンロードしてください。</p></div>',
        "<h2>関連リンク</h2><ul><li><a href=a>市公式サイト（外部リンク）</a></li></ul>",
        '<h2>目次</h2><ul><li><a href="#a">1 目的</a></li><li><a href="#b">2 禁止事項</a></li></ul>',
        "<aside><h2>注目情報</h2><ul><li><a href=a>ごみの分け方</a></li></ul></aside>",
        "<footer><p>架空市役所 〒000-0000 架空市中央1番1号　開庁時間：平日午前8時30分から午後5時15分まで</p></footer>",
        "<p>Copyright (C) 架空市. All Rights Reserved.</p>",
        '<p class="entry-meta">投稿日 2023年5月30日　最終更新 2024年3月1日　投稿者 koho</p>',
        "<p><a href=f>シェアする</a><a href=x>ポストする</a><a href=l>LINEで送る</a></p>",
        "<h2>お探しの情報が見つからないときは</h2><p><a href=/s>検索する</a></p>",
    ],
)
@pytest.mark.parametrize("place", ["before", "behind"])
def test_furniture_goes(beside: str, place: str) -> None:
    """The parts that municipal pages put around a text, inside its element or outside, leave the text as it is."""
    content = f'<div id="contents">{BODY}</div>'

    assert kept(beside + content if place == "before" else content + beside) == BODY_TEXTS


@pytest.mark.parametrize(
    "body",
    [
        "<h2>問い合わせ先</h2><p>広報課 電話000-000-0000</p>",
        '<div class="contact"><h2>3　問い合わせ</h2><p>広報課　電話 000-000-0000</p></div>',
        '<div class="contact"><h2>お問い合わせ</h2><p>電話でお寄せください。返信欄ではお答えしません。</p></div>',
        '<div class="sns"><h2>対象</h2><ul><li>Facebook</li><li>X</li><li>LINE</li></ul></div>',
        '<div class="link"><h2>アカウント</h2><ul><li><a href=x>市公式X</a></li><li><a href=l>LINE</a></li></ul></div>',
        '<div class="date"><p>令和5年4月1日施行</p></div>',
        '<div class="info"><p>運用開始日　平成25年10月1日</p></div>',
        '<div class="header"><h2>検索</h2></div><p>検索の結果に表れます。</p>',
        '<div class="footer"><h2>附則</h2><p>この方針は、令和5年4月1日から施行する。</p></div>',
        '<div class="share"><h2>シェア</h2><p>シェアは自由です。</p></div>',
        "<aside><p>注：この方針は予告なく変わることがあります。</p></aside>",
        "<p>ホーム＞設定＞プライバシーの順に進んでください。</p>",
        "<h2>役に立っているか</h2><p>閲覧の数を数えます。</p>",
        "<h2>プロフィール</h2><p>書きます。</p><h2>コメント</h2><p>しません。</p><h2>広告</h2><p>しません。</p><h2>パスワード</h2><p>替えます。</p>",
        "<ol><li>シェア</li><li>いいね！</li><li>リンク</li></ol>",
        "<p>(c) 誹謗中傷</p>",
        "<p>対象は次のとおりです。</p><p>Facebook</p><p>X</p><p>LINE</p>",
    ],
)
def test_text_that_looks_like_furniture_stays(body: str) -> None:
    """A policy's own sections are clauses, whatever words they and their elements are called by."""
    alone_on_page = kept(f"<div>{BODY}</div>")
    together = kept(f"<div>{BODY}{body}</div>")

    assert together[: len(alone_on_page)] == BODY_TEXTS
    assert reasons(f"<div>{BODY}{body}</div>") == {}


def test_a_way_of_two_steps_goes_where_both_are_links() -> None:
    """Above the text it leads to the page; a step that is no link could be said of anything."""
    way = "<p><a href=/>架空町議会</a> &gt; <a href=/k>議会広報</a></p>"

    assert kept(way + BODY) == BODY_TEXTS
    assert kept("<p>架空町議会 &gt; 議会広報</p>" + BODY) == ["架空町議会 > 議会広報", *BODY_TEXTS]


def test_what_a_weblog_says_of_an_article_goes() -> None:
    """To the minute only a machine dates; hashtags below the text are for the search of the service."""
    head = '<div><span>12</span><a href="/k">架空市公式</a><time>2022年8月1日 10:00</time></div>'

    assert kept(f"<h1>架空市の方針</h1>{head}{BODY[BODY.index('<h2>') :]}<p>#架空市 #自治体</p>") == [
        "架空市の方針",
        *BODY_TEXTS[1:],
    ]


def test_sections_of_a_series_stay_whatever_they_are_called() -> None:
    """Three sections of one make are the text, also the one called contact."""
    sections = "".join(
        f'<section id="{name}"><h2>{heading}</h2><p>{text}</p></section>'
        for name, heading, text in (
            ("purpose", "目的", "市の情報を届けます。"),
            ("share", "シェア", "自由です。"),
            ("contact", "お問い合わせ", "広報課 電話000-000-0000"),
        )
    )

    assert reasons(f"<main>{sections}</main>") == {}


def test_reasons_tell_what_it_was() -> None:
    """A reader of the report can see why a line is in no clause."""
    found = reasons(
        f"<header><p>架空市</p></header><main>{BODY}<p>更新日：2024年4月1日</p></main>"
        '<div class="inquiry"><h2>このページに関するお問い合わせ</h2><p>広報課</p></div>'
        "<p>JavaScriptを有効にしてください。</p>"
    )

    assert found == {
        "架空市": Removal.NAVIGATION,
        "更新日：2024年4月1日": Removal.DATE,
        "このページに関するお問い合わせ": Removal.CONTACT_BOX,
        "広報課": Removal.CONTACT_BOX,
        "JavaScriptを有効にしてください。": Removal.NOTICE,
    }


def test_page_saved_as_text() -> None:
    """Menus above the trail, the box, the questionnaire and what closes the page go; the policy stays whole."""
    title = "X運用方針"
    policy = """1 目的
市の情報を届けます。
2 禁止事項
次の投稿を禁止します。
(1) 広告
(2) 検索の妨げ
3 問い合わせ先"""
    head = """本文へスキップ
文字サイズ 標準 拡大
架空市
くらし
市政情報
現在位置：ホーム > 市政情報 > X運用方針"""
    stamps = """更新日：2024年4月1日
ページID：12345
印刷"""
    foot = """このページに関するお問い合わせ
総務部広報課
電話：000-000-0000
このページの内容は役に立ちましたか？
はい
いいえ
ページの先頭へ戻る
サイトマップ
プライバシーポリシー
Copyright Kaku City. All rights reserved."""

    found = read_text(f"{head}\n{title}\n{stamps}\n{policy}\n{foot}".encode())

    assert "\n".join(line.text for line in found.lines) == f"{title}\n{policy}"


BLOG = """架空市の手引を読む
架空市の手引は、職員が守るべきことを八つに分けて述べており、目的を最初に掲げている。
(1) 対話の手段とすること
以上が私の感想である。"""
SIDEBARS = [
    """コメント
コメントを書く
トラックバック
最近の記事
散歩の記録
月別アーカイブ
2014年1月(3)
カテゴリ
日記
ブログ内検索
訪問者カウンター""",
    """関連記事
[ 2014/01/01 10:00 ] 日記 | TB(-) | CM(0)
コメントの投稿
検索フォーム
プロフィール
Author:kaku
QRコード
広告""",
]


@pytest.mark.parametrize("sidebar", SIDEBARS)
def test_blog_saved_as_text(sidebar: str) -> None:
    """The widgets of a blog, and what stands among them, are no clauses."""
    found = read_text(f"{BLOG}\n{BLOG}\n{sidebar}".encode())

    assert "\n".join(line.text for line in found.lines) == f"{BLOG}\n{BLOG}"


def test_widget_words_that_head_sections_stay() -> None:
    """Without the words that only blogs use, a series of such headings is a guideline on profiles and comments."""
    guideline = """1 趣旨
職員が私用のアカウントで守ることを定める。
プロフィール
書かない。
コメント
控える。
広告
載せない。
パスワード
替える。
リンク
確かめる。"""

    assert "\n".join(line.text for line in read_text(guideline.encode()).lines) == guideline


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("▲ページの先頭へ", Removal.NAVIGATION),
        ("[ページトップへ]", Removal.NAVIGATION),
        ("ここまで本文です。", Removal.NAVIGATION),
        ("ホーム > 市政 > 広報", Removal.NAVIGATION),
        ("掲載日：平成31年3月22日更新", Removal.DATE),
        ("ページ番号1003429　更新日 令和6年2月1日　印刷", Removal.DATE),
        ("平成31年3月22日", None),
        ("施行日：令和5年4月1日", None),
        ("- 3 -", Removal.PAGE_NUMBER),
        ("━━━━━━━", Removal.NOTICE),
        ("この情報は役に立ちましたか？", Removal.NOTICE),
        ("Facebookでシェア（別ウィンドウで開きます）", Removal.NOTICE),
        ("シェア", None),
        ("投稿日時を確認する", None),
        ("検索", None),
        ("お問い合わせ", None),
        ("印刷物への転載は、許可を得てください。", None),
        ("ページの内容を変更することがあります。", None),
    ],
)
def test_lines_that_are_furniture_wherever_they_stand(line: str, expected: Removal | None) -> None:
    """The whole line must say nothing else."""
    assert alone(line) == expected
