"""Documents that are not all there are never read as whole: their text is elsewhere, cut off, or too short to judge."""

from __future__ import annotations

import pytest

from guidecompare import messages
from guidecompare.extract import extract
from guidecompare.model import Document, Source, Unread

SOURCE = Source(id="990019/policy", city="990019", title="運用方針", file="policy")
TITLE = "<h1>遠海市公式X運用方針</h1>"
SHORT = "遠海市の公式Xは、市の催しと防災の情報を、次の方針に沿ってお知らせするために運用するものです。"
HEAD = '<html><head><meta charset="utf-8"></head><body>'
CLAUSES = "".join(
    f"<h2>{number} {name}</h2><p>{name}について、市は次のとおり定め、これを守ります。返信は行わないことがあります。</p>"
    for number, name in enumerate(
        ["目的", "運用者", "発信する内容", "返信", "禁止事項", "削除", "免責", "著作権"], start=1
    )
)


def read(text: str) -> Document:
    """Read a page or a text."""
    return extract(SOURCE, text.encode())


def page(body: str, title: str = "方針") -> Document:
    """Read a page with all its end tags."""
    return read(
        f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title></head><body>{body}</body></html>'
    )


def codes(document: Document) -> list[str]:
    """Return the codes of the problems of a document."""
    return [problem.code for problem in document.problems]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<iframe src=policy.pdf></iframe>", "page-in-frame"),
        ("<embed src=policy.pdf>", "page-in-frame"),
        ("<object data=policy.pdf></object>", "page-in-frame"),
        (f"<p>{SHORT}</p><img width=800 height=1200><img width=800 height=1200>", "page-in-pictures"),
        (
            "<p>次のファイルをご覧ください。</p><a href='/files/%E6%96%B9%E9%87%9D.pdf?1'>方針</a>",
            "page-links-document",
        ),
        (f"<p>{SHORT}</p><p><a href=a.DOCX>全文</a></p>", "page-links-document"),
    ],
)
def test_a_page_whose_text_is_elsewhere_is_unread_in_part(body: str, code: str) -> None:
    """A frame, pictures or a link hold what the page lacks: nothing is missing from the policy for that."""
    document = page(TITLE + body)
    assert document.health.unread is Unread.PARTIAL
    assert code in codes(document)


def test_the_document_that_a_page_links_to_is_named() -> None:
    """Its user has to save it."""
    document = page(TITLE + "<p>次のファイルをご覧ください。</p><a href='/files/%E6%96%B9%E9%87%9D.pdf?1'>方針</a>")
    said = [messages.sentence(problem, "ja") for problem in document.problems]
    assert "本文はリンク先の文書（方針.pdf）にあるようです: policy" in said


def test_a_page_of_frames_is_unread() -> None:
    """A frameset has no text at all."""
    document = read("<html><head><title>方針</title></head><frameset><frame src=a.html></frameset></html>")
    assert document.health.unread is Unread.NO_TEXT
    assert "page-in-frame" in codes(document)


def test_a_page_with_its_text_is_whole_whatever_else_it_shows() -> None:
    """Policies link to forms, and show maps and pictures."""
    shown = "<a href=a.pdf>様式</a><iframe src=map></iframe><img width=800 height=1200>"
    document = page(TITLE + CLAUSES + shown)
    assert (document.health.unread, document.problems) == (None, ())


def test_documents_that_menus_link_to_say_nothing_of_a_short_page() -> None:
    """Footers link to leaflets everywhere."""
    document = page(f"<main>{TITLE}<p>{SHORT * 2}</p></main><footer><a href=map.pdf>案内図</a></footer>")
    assert (document.health.unread, document.problems) == (None, ())


def test_a_text_that_holds_only_a_title_misses_nothing() -> None:
    """Too little text to say that something is missing."""
    document = read("遠海市公式X運用方針\n")
    assert (document.health.unread, codes(document)) == (Unread.PARTIAL, ["text-too-little"])


@pytest.mark.parametrize(
    "text",
    [
        "404 Not Found",
        "お探しのページは見つかりませんでした",
        "ページが見つかりません",
        "指定されたページは、移動または削除された可能性があります。",
    ],
)
def test_a_notice_that_a_page_is_not_there_is_no_document(text: str) -> None:
    """It says nothing of what the policy holds, even where help and menus stand below."""
    document = page(f"<h1>{text}</h1><p>{SHORT * 3}</p>")
    assert (document.health.unread, codes(document)) == (Unread.PARTIAL, ["page-not-there"])


@pytest.mark.parametrize(
    "end", ["<h2>9 改定</h2><p>この方針は予告なく", "<div><h2>9 改定</h2>", '<p>定める。</p><a href="x']
)
def test_a_page_that_was_cut_is_unread_in_part(end: str) -> None:
    """Its body was opened, no end tag follows, and its last block or tag is open."""
    document = read(f"{HEAD}{TITLE}{CLAUSES}{end}")
    assert (document.health.unread, codes(document)) == (Unread.PARTIAL, ["page-cut"])


@pytest.mark.parametrize(
    "end", ["<p>市が定めます。", "<ul><li>市が定める<li>市が改める</ul>", "<p>市が定めます。</html>"]
)
def test_a_page_that_omits_end_tags_is_whole(end: str) -> None:
    """HTML lets authors omit them."""
    document = read(f"{HEAD}{TITLE}{CLAUSES.replace('</p>', '')}{end}")
    assert (document.health.unread, document.problems) == (None, ())


@pytest.mark.parametrize(
    ("end", "cut"),
    [
        ("投稿された内容が不適切と認めるときは、市が", True),
        ("市は、返信を行いません。ただし、災害のときは必要", True),
        ("市は、返信を行いません。", False),
        ("(3) 公序良俗に反するおそれがあると市が認めるもの", False),
        ("お問い合わせ　遠海市広報課　電話 000-000-0000", False),
        ("附則　この方針は、令和６年４月１日から施行する", False),
        ("以上", False),
        ("この方針は、次のページで公開しています。https://www.example.jp/sns/policy.html", False),
        ("詳しくは、広報課へお問い合わせください。電話０００－１１１－２２２２", False),
    ],
)
def test_a_text_that_stops_in_mid_sentence_is_told(end: str, *, cut: bool) -> None:
    """Lists, dates and contacts end without a full stop, and are whole."""
    document = read(f"遠海市公式X運用方針\n\n{SHORT}\n{SHORT}\n\n{end}\n")
    assert (document.health.unread, "text-cut" in codes(document)) == (None, cut)
