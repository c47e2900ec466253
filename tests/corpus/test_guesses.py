"""What a document tells of itself: tables of titles and texts in the manner of real ones, all of fictitious cities."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidecompare import corpus
from guidecompare.corpus import bodies, sheet
from guidecompare.model import Audience, BodyKind, DocumentKind, Issuer, Source

SHARED = Path(__file__).parents[3] / "shared"
STAFF_TEXT = ("職員は、所属長の承認を得る。", "職員は、守秘義務を負う。", "私的な利用についても同様とする。")
USER_TEXT = ("ご利用の皆さまへ", "利用者の方は次の行為をご遠慮ください。", "閲覧者の投稿には返信しません。")


def _guess(title: str, lines: tuple[str, ...] = (), file: str = "scan.pdf") -> Source:
    """Guess all there is to guess of a file."""
    source = Source(id="f-0", city="f-0", title=Path(file).stem, file=file, guessed=sheet.GUESSABLE)
    return corpus.guess(source, title, lines)


@pytest.mark.parametrize(
    ("title", "lines", "kind", "audience"),
    [
        ("沢辺市公式Ｘ運用方針", (), "operation-policy", "public"),
        ("沢辺市公式X運用ポリシー（案）", USER_TEXT, "operation-policy", "public"),
        ("沢辺市公式Facebookページ運用方針", STAFF_TEXT, "operation-policy", "both"),
        ("沢辺市広報課インスタグラムの運用に関する方針", (), "operation-policy", "public"),
        ("沢辺市公式YouTubeチャンネル運用指針", USER_TEXT, "operation-policy", "public"),
        ("沢辺市立図書館のX　みなさんとのお約束", (), "operation-policy", "public"),
        ("沢辺市公式アカウントについて", (), "operation-policy", "public"),
        ("沢辺市職員採用X運用ポリシー", (), "operation-policy", "public"),
        ("市公式SNSのご利用ガイドライン", USER_TEXT, "operation-policy", "public"),
        ("沢辺市職員のソーシャルメディアの利用に関するガイドライン", (), "staff-guideline", "staff"),
        ("沢辺市教職員SNS利用指針", (), "staff-guideline", "staff"),
        ("SNSを使うときの職員の心得", (), "staff-guideline", "staff"),
        ("沢辺市ソーシャルメディア利用ガイドライン", STAFF_TEXT, "staff-guideline", "staff"),
        ("沢辺市ソーシャルメディア活用ガイドライン", STAFF_TEXT, "utilisation-guideline", "staff"),
        ("SNS運用の手引き", ("担当課は投稿の前に確認する。",), "utilisation-guideline", "staff"),
        ("沢辺市ソーシャルメディア活用指針", (), "basic-policy", "both"),
        ("沢辺市SNS基本方針", USER_TEXT, "basic-policy", "public"),
        ("沢辺市ソーシャルメディア運用要綱", STAFF_TEXT, "rules", "staff"),
        ("沢辺市ソーシャルメディアの利用に関する規程", (*STAFF_TEXT, *USER_TEXT), "rules", "both"),
        ("沢辺市職員のSNSの利用に関する要領", STAFF_TEXT, "rules", "staff"),
        ("沢辺市公式LINE運用要領", STAFF_TEXT, "rules", "both"),
        ("沢辺市LINE公式アカウント利用規約", STAFF_TEXT, "terms", "public"),
        ("沢辺市公式SNS　よくあるご質問", (), "faq", "public"),
        ("職員のためのSNS利用Ｑ＆Ａ", (), "faq", "staff"),
        ("沢辺市SNS活用ガイドライン　附・問答集", (), "utilisation-guideline", "staff"),
        ("沢辺市SNS利用基準", STAFF_TEXT, "standard", "both"),
        ("沢辺市公式SNSの使い方（運用方針）", (), "operation-policy", "public"),
        ("お知らせ", ("この要綱は、必要な事項を定める。", "この要綱において職員とは"), "rules", "staff"),
        ("お知らせ", ("本市は海に面しています。",), "other", "public"),
    ],
)
def test_kind_and_audience(title: str, lines: tuple[str, ...], kind: str, audience: str) -> None:
    """The last noun of the title says what it is; whom it is for, or what it is where the title is silent, the text."""
    guessed = _guess(title, lines)
    assert (guessed.kind, guessed.audience) == (DocumentKind(kind), Audience(audience))


@pytest.mark.parametrize(
    ("title", "lines", "city"),
    [
        ("沢辺市公式X運用方針", (), "沢辺市"),
        ("沢辺市立図書館のきまり", (), "沢辺市"),
        ("青嶺県ソーシャルメディア活用指針", (), "青嶺県"),
        ("北海道公式X運用方針", (), "北海道"),
        ("鳥取県友江町LINE利用規約", (), "友江町"),
        ("公益財団法人沢辺市文化財団SNS運用方針", (), "沢辺市"),
        ("青嶺北部広域連合公式SNS運用方針", (), "青嶺北部広域連合"),
        ("沢辺友江消防組合X運用要綱", (), "沢辺友江消防組合"),
        ("あさみ野市公式X運用方針", (), "あさみ野市"),
        ("東八日町市民課の公式X", (), "東八日町市"),
        ("大沢村山市議会SNS運用方針", (), "大沢村山市"),
        ("市民のための運用方針（ほしの町SNS）", (), "ほしの町"),
        ("都市公園の公式X運用方針", ("友江町の公園係です。",), "友江町"),
        ("運用方針", ("近隣市町村の例による。", "沢辺市(以下「市」という。)は", "友江町と", "友江町及び"), "沢辺市"),
        ("運用方針", ("あさみ野市（以下「本市」という。）の",), "あさみ野市"),
        ("運用方針", ("市民の皆さまへ", "町会の方へ", "各区の区分", "水道は県道の下"), ""),
    ],
)
def test_the_city(title: str, lines: tuple[str, ...], city: str) -> None:
    """A name in the title counts first; in a text the one it introduces, and no 市民, 町会 or 県道."""
    assert _guess(title, lines).city_name == city


@pytest.mark.parametrize(
    ("title", "issuer", "name"),
    [
        ("沢辺市公式X運用方針", Issuer.MAYOR, ""),
        ("沢辺市議会Facebook運用方針", Issuer.ASSEMBLY, "沢辺市議会"),
        ("沢辺市議会議員のためのSNSの手引き", Issuer.MAYOR, ""),
        ("沢辺市教育委員会 公式YouTube運用方針", Issuer.EDUCATION, "沢辺市教育委員会"),
        ("沢辺市立第二小学校ブログのきまり", Issuer.EDUCATION, "沢辺市立第二小学校"),
        ("沢辺市立中央図書館X運用方針", Issuer.FACILITY, "沢辺市立中央図書館"),
        ("沢辺市消防局公式X運用方針", Issuer.FIRE, "沢辺市消防局"),
        ("沢辺市南浜区役所X運用方針", Issuer.WARD, "南浜区"),
        ("沢辺市南浜区公式X運用方針", Issuer.WARD, "南浜区"),
        ("青嶺区公式X運用方針", Issuer.MAYOR, ""),
        ("沢辺市観光協会Instagram運用方針", Issuer.THIRD_PARTY, "沢辺市観光協会"),
        ("指定管理者のためのSNS運用基準", Issuer.MAYOR, ""),
        ("沢辺市公式X「図書館だより」運用方針", Issuer.MAYOR, ""),
        ("沢辺友江消防組合X運用要綱", Issuer.MAYOR, ""),
    ],
)
def test_the_issuer(title: str, issuer: Issuer, name: str) -> None:
    """A part of the municipality named in the title, but not whom it is for, nor what an account is called."""
    guessed = _guess(title)
    assert (guessed.issuer, guessed.issuer_name) == (issuer, name)


@pytest.mark.parametrize(
    ("title", "lines", "platforms"),
    [
        ("沢辺市公式Ｘ（旧Twitter）運用方針", ("YouTubeは対象としない。",), ("x",)),
        ("沢辺市ツイッター、フェイスブック運用方針", (), ("x", "facebook")),
        ("沢辺市LINE公式アカウント利用規約", (), ("line",)),
        ("ONLINE窓口とXMLの運用方針", (), ()),
        ("沢辺市SNS運用方針", ("公式のInstagramとLINEについて定める。",), ("instagram", "line")),
        ("沢辺市SNS運用方針", ("ブログなどをいう。",), ()),
    ],
)
def test_the_platforms(title: str, lines: tuple[str, ...], platforms: tuple[str, ...]) -> None:
    """Those of the title alone where it names any; of the text, not one that is an example in passing."""
    assert _guess(title, lines).platforms == platforms


@pytest.mark.parametrize(
    ("lines", "published", "revised"),
    [
        (("令和６年４月１日",), "2024-04-01", None),
        (("この方針は、平成25年10月1日から適用する。",), "2013-10-01", None),
        (("施行日：2020年5月1日", "改定日：2023年8月15日"), "2020-05-01", "2023-08-15"),
        (("附則", "この要綱は、平成三十年四月一日から施行する。"), "2018-04-01", None),
        (("本ガイドラインは令和６", "年４月１日から施行する。"), "2024-04-01", None),
        (("初版　令和4年3月　第2版　令和5年12月",), "2022-03", "2023-12"),
        (("平成17年4月1日条例第5号の改正による。",), None, None),
        (("令和5年8月10日の豪雨では断水が続いた。",), None, None),
        ((), None, None),
    ],
)
def test_the_dates(lines: tuple[str, ...], published: str | None, revised: str | None) -> None:
    """Dates of the document, not of a law or of an event; the newest of them is what it says now."""
    guessed = _guess("運用方針", lines)
    assert (guessed.published, guessed.revised) == (published, revised)


@pytest.mark.parametrize(
    ("title", "lines", "expected"),
    [
        ("沢辺市公式X運用方針 | 沢辺市公式ホームページ", (), "沢辺市公式X運用方針"),
        ("沢辺市役所｜X運用方針", (), "X運用方針"),
        ("X運用方針 - 広報 - 沢辺市", (), "X運用方針"),
        ("X運用方針／沢辺市", (), "X運用方針"),
        ("まもり・つなぐ運用方針", (), "まもり・つなぐ運用方針"),
        ("", ("更新日 2024年4月1日", "沢辺市公式X運用方針", "目的"), "沢辺市公式X運用方針"),
        ("", ("この運用方針は、市が定めるものです。",), "scan"),
        ("", (), "scan"),
    ],
)
def test_the_title(title: str, lines: tuple[str, ...], expected: str) -> None:
    """Without the name of the site; where there is none, the first line like a title, or else the name of the file."""
    assert _guess(title, lines).title == expected


def test_a_document_without_text_is_guessed_from_its_file_name() -> None:
    """A scan cannot be read, but who named the file knew what it is."""
    guessed = _guess("", (), file="沢辺市LINE利用規約.pdf")
    assert (guessed.city_name, guessed.kind, guessed.platforms) == ("沢辺市", DocumentKind.TERMS, ("line",))


def test_what_is_fixed_is_not_guessed() -> None:
    """Only the open fields change, and a fixed kind decides whom the document is for."""
    source = Source(id="f-0", city="f-0", title="題", kind=DocumentKind.TERMS, guessed=("audience", "city"))
    guessed = corpus.guess(source, "沢辺市職員SNS利用ガイドライン", STAFF_TEXT)
    assert guessed == Source(
        id="f-0",
        city="f-0",
        title="題",
        kind=DocumentKind.TERMS,
        audience=Audience.PUBLIC,
        city_name="沢辺市",
        guessed=("audience", "city"),
    )
    fixed = Source(id="990019/a", city="990019", title="題")
    assert corpus.guess(fixed, "沢辺市職員SNS利用ガイドライン", STAFF_TEXT) is fixed


@given(st.text(max_size=60), st.lists(st.text(max_size=60), max_size=5))
def test_no_text_makes_a_guess_raise_and_twice_is_as_once(title: str, lines: list[str]) -> None:
    """Guessing is total and has no memory."""
    once = _guess(title, tuple(lines))
    assert corpus.guess(once, title, lines).kind == once.kind
    assert once.title


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("青嶺県", BodyKind.PREFECTURE),
        ("京都府", BodyKind.PREFECTURE),
        ("沢辺市", BodyKind.CITY),
        ("青嶺区", BodyKind.WARD),
        ("友江町", BodyKind.TOWN),
        ("青嶺村", BodyKind.VILLAGE),
        ("青嶺北部広域連合", BodyKind.UNION),
        ("scan", BodyKind.OTHER),
    ],
)
def test_a_name_tells_the_kind_of_body(name: str, kind: BodyKind) -> None:
    """By its ending."""
    assert bodies.kind_of(name) is kind


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared data is not beside the project")
@pytest.mark.parametrize("title", ["{}ソーシャルメディア運用方針", "{}議会Facebook運用方針", "{}職員SNS利用指針"])
def test_the_name_of_every_municipality_is_found(title: str) -> None:
    """つくば市, 四日市市, 東村山市, 伊豆の国市: none is cut short or taken for another word."""
    with (SHARED / "data" / "municipalities.csv").open(encoding="utf-8-sig", newline="") as file:
        names = {row["name"].split()[0] for row in csv.DictReader(file)}
    assert {name for name in names if bodies.city_of(title.format(name), ()) != name} == set()


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared data is not beside the project")
def test_guesses_agree_with_the_labelled_documents() -> None:
    """A floor that only rises: of 64 documents, how many are described as the people who wrote them did."""
    right = dict.fromkeys(("kind", "audience", "city"), 0)
    files = sorted((SHARED / "gold" / "training").glob("*.jsonl"))
    for file in files:
        gold, *nodes = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())
        lines = [text for node in nodes for text in (f"{node['m']} {node['h']}".strip(), node["t"]) if text]
        guessed = _guess(gold["title"], tuple(lines))
        right["kind"] += guessed.kind == gold["kind"]
        right["audience"] += guessed.audience == gold["audience"]
        right["city"] += guessed.city_name == gold["city"]
    shares = {field: count / len(files) for field, count in right.items()}
    assert {
        field: share for field, share in shares.items() if share < {"kind": 0.95, "audience": 0.89}.get(field, 1)
    } == {}
