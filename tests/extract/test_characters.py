"""How sound the characters of a document are, and when its reader is told."""

from __future__ import annotations

import pytest

from guidecompare.extract import extract
from guidecompare.extract.characters import judged
from guidecompare.model import Health, Line, Place, Severity, Source, Unread

SOUND = "第１条　市は、ＳＮＳ（Twitter・LINE等）で「情報」を発信する。①㈱髙﨑さん👍🏻～〜－ﾃｽﾄ ©2024 é 𠮷野家 → ★※"


def of(text: str) -> tuple[Health, list[tuple[str, Severity]]]:
    """Return what is found in a document of this text."""
    health, problems = judged(Health(), [Line(index=0, text=text, place=Place())])
    return health, [(problem.code, problem.severity) for problem in problems]


def test_sound_text_is_quiet() -> None:
    """Old forms, emoji, half-width kana, names in Latin letters: all occur."""
    health, problems = of(SOUND)
    assert (health.replaced, health.unusual, health.unread, problems) == (0, 0, None, [])
    assert health.characters == len(SOUND)


def test_a_lost_character_is_noted_and_many_are_a_warning() -> None:
    """One 外字 in a name is no reason to distrust the document."""
    text = "市は情報を発信する。" * 50
    assert of(text + "\ue000")[1] == [("characters-lost", Severity.NOTE)]
    assert of(text + "\ufffd" * 9)[1] == [("characters-lost", Severity.WARNING)]
    assert of(text + "\ue000")[0].replaced == 1


@pytest.mark.parametrize(("wrong", "codec"), [("cp932", "utf-8"), ("cp1252", "utf-8")])
def test_garbled_text_is_a_warning_and_not_read_whole(wrong: str, codec: str) -> None:
    """UTF-8 read as something else looks like text to a program."""
    garbled = ("市の情報を早く正しくお知らせするために運用します。" * 5).encode(codec).decode(wrong, "ignore")
    health, problems = of(garbled)
    assert ("characters-garbled", Severity.WARNING) in problems
    assert health.unread is Unread.PARTIAL


def test_some_strange_characters_are_a_warning_and_take_nothing_away() -> None:
    """One of twenty is no reason to distrust the rest."""
    health, problems = of("市は情報を発信する。" * 50 + "ಠഅ" * 10)
    assert (health.unusual, health.unread, problems) == (20, None, [("characters-unusual", Severity.WARNING)])


def test_a_text_of_lost_characters_is_not_read_whole() -> None:
    """Fonts that name no characters give places of the private use area."""
    health, problems = of("市は" + "\ue000\ue001" * 40)
    assert health.unread is Unread.PARTIAL
    assert problems == [("characters-lost", Severity.WARNING), ("characters-garbled", Severity.WARNING)]


@pytest.mark.parametrize(
    ("text", "count"), [("ｱｶｳﾝﾄの運用", 5), ("\ufa19社・\ufa1b祉", 2), ("㌔と㈱", 2), ("①⑴Ａ１～Ⅳ", 0)]
)
def test_forms_that_are_compared_as_others_are_counted(text: str, count: int) -> None:
    """Half-width kana, compatibility ideographs, words in one square; numbers in circles are what they are."""
    assert of(text)[0].folded == count


def test_the_sentence_names_the_file() -> None:
    """As all problems of a document do."""
    source = Source(id="990019/x", city="990019", title="方針", file="policy.txt")
    text = "第１条　\ue000\ue001\ue002市が定める。" + "市は、公式アカウントで市政の情報を発信する。" * 4
    [problem] = extract(source, text.encode()).problems
    assert dict(problem.arguments) == {"count": "3", "file": "policy.txt"}
