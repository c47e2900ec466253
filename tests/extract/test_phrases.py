"""The wording of furniture, line by line; and the way to a page, told from the lines around it."""

import pytest

from guidecompare.extract.html import read_html
from guidecompare.extract.phrases import alone, heads_contact, is_stamp
from guidecompare.model import Removal


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("ページの先頭です。 メインメニューへ移動 フッターへ移動", Removal.NAVIGATION),
        ("このページの先頭ですサイトメニューここから", Removal.NAVIGATION),
        ("このページの本文へ移動", Removal.NAVIGATION),
        ("▲TOP", Removal.NAVIGATION),
        ("- >", Removal.NAVIGATION),
        ("｜", Removal.NAVIGATION),
        ("運用方針 (PDFファイル: 125.7KB)", Removal.NAVIGATION),
        ("[PDFファイル/157KB]", Removal.NAVIGATION),
        ("更新日付:2022年2月2日 / ページ番号:C086500", Removal.DATE),
        ("最終更新日", Removal.DATE),
        ("ID:1613", Removal.NOTICE),
        ("印刷大きな文字で印刷", Removal.NOTICE),
        ("ソーシャルサイトへのリンクは別ウィンドウで開きます", Removal.NOTICE),
        ("・Facebookでシェア", Removal.NOTICE),
        ("ポストシェアするLINEで送る", Removal.NOTICE),
        ("このページに関するアンケート", Removal.NOTICE),
        ("メニューを閉じる", Removal.NAVIGATION),
        ("クリックして X で共有 (新しいウィンドウで開きます)", Removal.NOTICE),
    ],
)
def test_lines_that_no_text_has(line: str, reason: Removal) -> None:
    """Marks for readers who hear the page, files to fetch, what the page says of itself, buttons."""
    assert reason is alone(line)


@pytest.mark.parametrize(
    "line",
    [
        "メニューへ移動する操作を説明します。",
        "様式（PDF）により届け出る。",
        "リンクは自由です。",
        "Cookieを使用しています。",
        "投稿の共有",
        "Facebook",
        "シェア",
        "添付する画像は1枚当たり500KB以下とする。",
        "ID：@kakuu_example",
        "更新日は、毎月1日とする。",
    ],
)
def test_lines_that_a_text_may_have(line: str) -> None:
    """What could be said by a policy is none of them."""
    assert alone(line) is None


def test_the_number_of_a_page_is_no_date_but_its_stamp() -> None:
    """A stamp says when a page was made, its number, or both; only one with a date is set aside as a date."""
    assert is_stamp("ページ番号：1002345")
    assert is_stamp("更新日：2024年4月1日")
    assert Removal.NOTICE is alone("ページ番号：1002345")


def test_a_box_may_be_headed_by_its_name_alone() -> None:
    """お問い合わせ is what a policy calls its own section, too."""
    assert heads_contact("このページに関するお問い合わせ")
    assert not heads_contact("お問い合わせ")
    assert heads_contact("【お問い合わせ】", plain=True)


TEXT = ["1 目的", "この方針は、市の公式アカウントの運用について必要な事項を定めます。", "2 返信", "返信しません。"]


@pytest.mark.parametrize(
    "way",
    [
        ["現在位置", "1. トップページ", "2. まちの紹介", "3. 広報"],
        ["1. トップページ", "2. まちの紹介"],
        ["- トップ", "- >", "- 市政", "- >", "- 広報"],
        ["あしあと", "ホーム", "・市政"],
        ["TOPお知らせ架空市の方針", "架空市の方針"],
        ["架空市>架空市の方針", "架空市の方針"],
        ["本文"],
    ],
)
def test_the_way_to_a_page_as_a_list_or_run_together(way: list[str]) -> None:
    """A numbered list whose first step is the top of the site is no part of the text below it."""
    lines = "".join(f"<p>{line}</p>" for line in (*way, *TEXT))
    found = read_html(f'<html><head><meta charset="utf-8"></head><body>{lines}</body></html>'.encode())
    stays = [line for line in way if line == "架空市の方針"]

    assert [*stays, *TEXT] == [line.text for line in found.lines]


def test_steps_that_the_text_describes_stay() -> None:
    """A list of things to do may speak of the top of a page."""
    lines = ["1 目的", "利用の手順は、次のとおりです。", "1. 公式アカウントを開く", "2. トップへ戻る", "返信しません。"]
    page = "".join(f"<p>{line}</p>" for line in lines)

    assert lines == [line.text for line in read_html(f'<meta charset="utf-8"><body>{page}'.encode()).lines]
