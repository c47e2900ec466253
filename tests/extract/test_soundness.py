"""Text that makes no words, or comes out in one piece, is never read as whole; text that makes sense is."""

from __future__ import annotations

import random
import re
from typing import Final

import pytest

from guidecompare import messages
from guidecompare.extract import extract, proofread
from guidecompare.language import unknown
from guidecompare.model import Clause, Document, Line, Outline, Place, Problem, Source, Unread
from guidecompare.segment import doubts, segment

SOURCE: Final = Source(id="990019/policy", city="990019", title="運用方針", file="policy")
POLICY: Final = (
    "１　目的",
    "遠海市の公式アカウントは、市の催しと防災の情報を市民の皆さまに速やかにお知らせするために運用します。",
    "２　運用者",
    "広報課の職員が、課長の承認を受けて投稿します。アカウントの管理は広報課長が行います。",
    "３　返信",
    "寄せられた意見への返信は、原則として行いません。お問い合わせは、市のホームページの窓口をご利用ください。",
    "４　禁止事項",
    "法令に反するもの、個人を中傷するもの、営利を目的とするものは投稿しないでください。該当するときは削除します。",
    "５　免責",
    "掲載した情報には注意を払っていますが、利用によって生じた損害について、市は責任を負いません。",
)


def text_of(*lines: str, pages: tuple[int, ...] = ()) -> Document:
    """Return a document of these lines, on the pages given for each."""
    places = [Place(page=page) for page in pages] or [Place() for _ in lines]
    return Document(
        source=SOURCE,
        media_type="text/plain",
        sha256="",
        lines=tuple(
            Line(index=at, text=text, place=place) for at, (text, place) in enumerate(zip(lines, places, strict=True))
        ),
    )


def proven(document: Document) -> Document:
    """Divide a document and proofread it, as the pipeline does."""
    outline = segment(document)
    return proofread(document, outline, doubts(outline, document.source))


def codes(document: Document) -> list[str]:
    """Return the codes of the problems of a document."""
    return [problem.code for problem in document.problems]


def shifted(line: str) -> str:
    """Return every character as its neighbour, as a font with a wrong table gives it."""
    return re.sub("[ぁ-ヿ一-鿿]", lambda found: chr(ord(found[0]) + 1), line)


def stirred(line: str) -> str:
    """Return the characters of a line in any order."""
    return "".join(random.Random(1).sample(line, len(line)))  # noqa: S311 -- any order, and the same every time


def crosswise(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return lines that run downwards, read across."""
    width = max(map(len, lines))
    return tuple("".join(line.ljust(width, "　")[at] for line in reversed(lines)) for at in range(width))


def test_a_sound_text_is_whole_and_its_figures_are_told() -> None:
    """Nine of ten characters stand in words of two or more, or bind them."""
    document = proven(text_of(*POLICY))
    assert (document.health.unread, document.problems) == (None, ())
    assert document.health.unknown is not None
    assert document.health.unknown < 0.13
    assert document.health.longest == max(map(len, POLICY))


@pytest.mark.parametrize(
    "lines",
    [tuple(map(shifted, POLICY)), tuple(map(stirred, POLICY)), tuple(line[::-1] for line in POLICY), crosswise(POLICY)],
    ids=["wrong characters", "stirred", "backwards", "crosswise"],
)
def test_characters_that_make_no_words_are_unread_in_part(lines: tuple[str, ...]) -> None:
    """They look like Japanese, and a policy that holds everything would seem to lack it all."""
    document = proven(text_of(*lines))
    assert (document.health.unread, "words-unknown" in codes(document)) == (Unread.PARTIAL, True)


def test_a_translation_into_chinese_takes_nothing_away() -> None:
    """It makes no Japanese words, and says what the Japanese says; alone it cannot be compared."""
    chinese = ("本账号发布市政信息，原则上不回复评论。请勿发布侵犯他人权利的内容。",) * 9
    assert proven(text_of(*POLICY, *chinese)).health.unread is None
    assert proven(text_of(*chinese)).health.unread is Unread.PARTIAL


def test_some_wrong_characters_are_told_and_take_nothing_away() -> None:
    """As text recognition leaves them."""
    wrong = tuple(
        re.sub("[一-鿿]", lambda found: "鬱" if found.start() % 4 == 0 else found[0], line) for line in POLICY
    )
    document = proven(text_of(*wrong))
    assert (document.health.unread, codes(document)) == (None, ["words-doubtful"])


def test_one_page_that_makes_no_words_is_named() -> None:
    """The other pages are sound, so that the whole would look sound too."""
    lines = (*POLICY, *POLICY, *POLICY, *map(stirred, POLICY))
    document = proven(text_of(*lines, pages=tuple(1 + at // len(POLICY) for at in range(len(lines)))))
    assert (document.health.unread, document.health.garbled_pages) == (Unread.PARTIAL, (4,))
    [problem] = [problem for problem in document.problems if problem.code == "words-unknown-on-pages"]
    assert "policy（4 ページ）" in messages.sentence(problem, "ja")


@pytest.mark.parametrize(
    "text",
    [
        "山田　佐藤　鈴木",
        "目　的" * 4,
        "The city posts news and does not reply to comments." * 9,
        "・・・・・・１" * 40,
        "",
    ],
    ids=["too short", "letter-spaced", "English", "leaders", "nothing"],
)
def test_what_says_too_little_is_not_judged(text: str) -> None:
    """A share of a few characters says nothing."""
    document = proven(text_of(text or "以上"))
    assert (document.health.unread, document.health.unknown, document.problems) == (None, None, ())


@pytest.mark.parametrize(
    ("lengths", "told"), [((600,), True), ((600, 500), True), ((600, 700, 800), False), ((400,), False)]
)
def test_a_text_in_one_piece_is_unread_in_part(lengths: tuple[int, ...], *, told: bool) -> None:
    """Its lines were lost on the way: what stands in a piece that holds most of the text cannot be judged by itself."""
    clauses = tuple(
        Clause(
            id=f"{SOURCE.id}#p{at}",
            source=SOURCE.id,
            parent=None,
            marker=None,
            heading="",
            text="市が定める。" * (length // 6),
            lines=(at,),
            page=None,
            digest="",
        )
        for at, length in enumerate(lengths)
    )
    document = proofread(
        text_of(*(clause.text for clause in clauses)), Outline(title="", clauses=clauses, removed=()), ()
    )
    assert (document.health.unread is Unread.PARTIAL, "text-undivided" in codes(document)) == (told, told)


def test_numbering_in_doubt_is_counted() -> None:
    """Gaps and a lost beginning are one figure, repeats another."""
    found = [Problem.of(code) for code in ("numbering-gap", "numbering-start", "numbering-twice", "numbering-gap")]
    document = proofread(text_of(*POLICY), segment(text_of(*POLICY)), found)
    assert (document.health.numbering_gaps, document.health.numbering_repeats) == (3, 1)
    assert document.problems == tuple(found)


@pytest.mark.parametrize(
    ("text", "counts"),
    [("", (0, 0)), ("abc 123", (0, 0)), ("市が定める。", (1, 5)), ("運　用　方　針", (0, 4)), ("・・・ーーー", (0, 0))],
)
def test_unknown_counts_japanese_characters_only(text: str, counts: tuple[int, int]) -> None:
    """A noun of one character stands in no word of two; letter-spacing is none of the text."""
    assert unknown(text) == counts


def test_half_width_kana_are_counted_and_kept() -> None:
    """They are compared as the usual ones, and quoted as they stand."""
    document = extract(SOURCE, "市はｿｰｼｬﾙﾒﾃﾞｨｱを利用する。".encode())
    assert document.health.folded == 10
    assert "ｿｰｼｬﾙﾒﾃﾞｨｱ" in document.lines[0].text
