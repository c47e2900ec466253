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
    assert ("characters-unusual", Severity.WARNING) in problems
    assert health.unread is Unread.PARTIAL


def test_the_sentence_names_the_file() -> None:
    """As all problems of a document do."""
    source = Source(id="990019/x", city="990019", title="方針", file="policy.txt")
    text = "第１条　\ue000\ue001\ue002市が定める。" + "市は、公式アカウントで市政の情報を発信する。" * 4
    [problem] = extract(source, text.encode()).problems
    assert dict(problem.arguments) == {"count": "3", "file": "policy.txt"}
