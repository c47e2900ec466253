"""What stands beside the text of a page goes by its markup; the text stays, whatever words it holds."""

import pytest

from guidecompare.extract.html import read_html
from guidecompare.model import LineKind, Removal

BODY = "".join(
    f"<h2>{heading}</h2><p>{text}</p>"
    for heading, text in [
        ("目的", "この方針は、市の公式アカウントの運用について必要な事項を定めます。"),
        ("発信", "開庁日の午前8時30分から午後5時15分までの間に、広報課の職員が投稿します。"),
        ("返信", "寄せられた意見には、原則として個別に返信しません。"),
    ]
)


def read(page: str) -> tuple[list[str], dict[str, Removal]]:
    """Return the texts that stay, and those set aside with their reasons."""
    found = read_html(f'<html><head><meta charset="utf-8"><title>運用方針</title></head><body>{page}</body>'.encode())
    return [line.text for line in found.lines], {aside.line.text: aside.reason for aside in found.removed}


KEPT, _ = read(f"<div>{BODY}</div>")


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (
            "<div class='cookie-bar'><p>当サイトではCookieを使用しています。</p><a href=c>詳細</a></div>{0}",
            Removal.NOTICE,
        ),
        ("{0}<p>閲覧を続けることで、Cookieの使用に同意したものとみなします。</p>", Removal.NOTICE),
        ("<div class='share'><p>シェアする</p><a href=f>Facebook</a><a href=x>X</a></div>{0}", Removal.NOTICE),
        (
            "<main>{0}</main><div id='ft'><address>架空市役所　〒000-0000 架空市中央1番1号</address></div>",
            Removal.NAVIGATION,
        ),
        ("<div id='c'>{0}</div><address>架空市役所　〒000-0000 架空市中央1番1号</address>", Removal.CONTACT_BOX),
        (
            (
                "<table><tr><td><a href=1>町の概要</a><br><a href=2>くらし</a><br><a href=3>観光</a></td>"
                "<td>{0}</td></tr></table>"
            ),
            Removal.NAVIGATION,
        ),
        (
            (
                "<div>{0}<div id='box'><h2>お問い合わせ</h2><dl><dt>担当課</dt><dd>広報課</dd>"
                "<dt>電話</dt><dd>00-0000-0000</dd></dl></div></div>"
            ),
            Removal.CONTACT_BOX,
        ),
        (
            "<div>{0}<p>お問い合わせ</p><p>広報課　電話：00-0000-0000</p><p><a>問い合わせフォーム</a></p></div>",
            Removal.CONTACT_BOX,
        ),
        ("<div>{0}<form><label><input type=checkbox>内容に同意する</label></form></div>", Removal.NOTICE),
        ("<div>{0}<ul><li><a href=p>様式第1号（ワード：34KB）</a></li></ul></div>", Removal.NAVIGATION),
        ("<ol><li>ホーム</li><li>市政</li><li>広報</li></ol><div>{0}</div>", Removal.NAVIGATION),
        ("<p>防災・安全 | くらし・手続 | 子育て | 市政情報</p><div>{0}</div>", Removal.NAVIGATION),
    ],
)
def test_furniture_told_by_its_markup(page: str, reason: Removal) -> None:
    """Each goes with its reason, and takes nothing of the text with it."""
    kept, aside = read(page.format(BODY))

    assert kept == KEPT
    assert {reason} == set(aside.values())


@pytest.mark.parametrize(
    "page",
    [
        (
            "<header class='site'><a href='/'>架空市</a></header>"
            "<article><header><h1>運用方針</h1></header><div class='wysiwyg'>{0}</div></article>"
        ),
        "<header><h1>運用方針</h1></header><div class='wysiwyg'>{0}</div>",
    ],
)
def test_the_header_of_a_text_holds_its_title(page: str) -> None:
    """That of an article, or one without the logo of the site; the site's own goes."""
    found = read_html(f'<html><head><meta charset="utf-8"></head><body>{page.format(BODY)}</body>'.encode())

    assert [(line.kind, line.text) for line in found.lines[:1]] == [(LineKind.TITLE, "運用方針")]
    assert [line.text for line in found.lines[1:]] == KEPT


def test_a_title_said_twice_is_said_once() -> None:
    """Pages print their own title and then the document's; between them stand dates and buttons."""
    kept, aside = read(f"<main><h1>運用　方針</h1><p>更新日：2024年4月1日</p><h2>運用方針</h2>{BODY}</main>")

    assert kept == ["運用　方針", *KEPT]
    assert aside == {"更新日：2024年4月1日": Removal.DATE, "運用方針": Removal.TITLE}


TRICKY = (
    ("シェア", "投稿の共有は自由ですが、内容を変えないでください。"),
    ("いいね", "職員は、他のアカウントの投稿に評価を付けません。"),
    ("コメント", "コメントを残すことができるのは、登録した方だけです。"),
    ("関連リンク", "市のアカウントから他のサイトへ導くときは、内容を確かめます。"),
    ("広告", "提供元が表示する広告について、市は関与しません。"),
    ("更新", "この方針を改めたときは、ページの更新日を改めて掲げます。"),
    ("検索", "投稿には、検索しやすい言葉を付けます。"),
    ("お問い合わせ", "市政へのご意見は、お問い合わせフォームからお寄せください。"),
    ("アンケート", "この情報が役に立ったかどうかを、年に一度尋ねます。"),
    ("プライバシーポリシー", "当サイトではCookieを使用することがありますが、個人を特定しません。"),
    ("目次", "長い動画には、内容の目次を付けます。"),
)
TEMPLATES = (
    "<main>{0}</main>",
    (
        "<div id='tmp_contents'>{0}</div>"
        "<div id='tmp_inquiry'><p>お問い合わせ</p><p>広報課</p><p>電話番号：00-0000-0000</p></div>"
    ),
    (
        "<nav><ul><li><a href='/'>ホーム</a></li></ul></nav><div class='entry-content'>{0}</div>"
        "<footer><p>© 架空市</p></footer>"
    ),
    (
        "<div id='side'><ul><li><a href='1'>市政</a></li><li><a href='2'>広報</a></li></ul></div>"
        "<div class='main_naiyou'>{0}</div>"
    ),
    "<table><tr><td><a href='1'>一</a><a href='2'>二</a><a href='3'>三</a></td><td>{0}</td></tr></table>",
)
MARKUPS = {
    "headings": "<h2>{0}</h2><p>{1}</p>",
    "sections so named": "<section class='share search related contact banner'><h2>{0}</h2><p>{1}</p></section>",
    "bold": "<p><b>{0}</b><br>{1}</p>",
    "definitions": "<dl><dt>{0}</dt><dd>{1}</dd></dl>",
    "table": "<table><tr><th>{0}</th><td>{1}</td></tr></table>",
}


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("markup", MARKUPS.values(), ids=MARKUPS.keys())
def test_sections_called_like_furniture_stay(template: str, markup: str) -> None:
    """A policy rules sharing, searching, comments and the like: each section stays, in any template and markup."""
    kept, _ = read(template.format("".join(markup.format(*section) for section in TRICKY)))

    assert [line for section in TRICKY for line in section] == [line for line in kept if line != "運用方針"]
