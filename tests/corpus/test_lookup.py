"""Finding a city by what a user calls it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guidecompare import corpus
from guidecompare.errors import GuidecompareError
from guidecompare.model import City, Corpus, Source

if TYPE_CHECKING:
    from collections.abc import Callable

    Faults = Callable[[Callable[[], object]], list[tuple[str, str]]]


def _city(code: str, prefecture: str, name: str) -> City:
    return City(id=code, code=code, name=name, prefecture=prefecture)


COUNTRY = Corpus(
    name="japan",
    cities=(
        _city("012335", "北海道", "伊達市"),
        _city("072133", "福島県", "伊達市"),
        _city("132063", "東京都", "府中市"),
        _city("342084", "広島県", "府中市"),
        _city("131211", "東京都", "足立区"),
    ),
    sources=(),
)
FOLDER = Corpus(
    name="folder",
    cities=(City(id="f-1", code="", name="沢辺市"), City(id="f-2", code="", name="沢辺市")),
    sources=(
        Source(id="f-1", city="f-1", title="方針", file="方針.pdf"),
        Source(id="f-2", city="f-2", title="指針", file="沢辺/指針.pdf"),
    ),
    plain=True,
)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("131211", "131211"),
        ("13121", "131211"),
        ("c131211", "131211"),
        ("C13121", "131211"),
        ("１３１２１１", "131211"),
        ("足立区", "131211"),
        (" 足立区 ", "131211"),
        ("東京都足立区", "131211"),
        ("東京都 府中市", "132063"),
        ("広島県府中市", "342084"),
        ("01233", "012335"),
    ],
)
def test_a_city_goes_by_code_name_or_prefecture_and_name(words: str, code: str) -> None:
    """Width and blanks make no difference; the check digit may be left out."""
    assert corpus.find_city(COUNTRY, words).code == code


@pytest.mark.parametrize(("words", "codes"), [("府中市", ("132063", "342084")), ("伊達市", ("012335", "072133"))])
def test_a_name_that_two_cities_bear_is_never_guessed(words: str, codes: tuple[str, str], faults: Faults) -> None:
    """The matches are listed with their prefectures and codes."""
    assert faults(lambda: corpus.find_city(COUNTRY, words)) == [("city-ambiguous", "")]
    with pytest.raises(GuidecompareError) as caught:
        corpus.find_city(COUNTRY, words)
    matches = dict(caught.value.problems[0].arguments)["matches"]
    assert all(code in matches for code in codes)


def test_an_unknown_name_is_answered_with_the_nearest(faults: Faults) -> None:
    """A slip of the keyboard is put right by reading the message."""
    assert faults(lambda: corpus.find_city(COUNTRY, "足率区")) == [("city-unknown", "")]
    with pytest.raises(GuidecompareError) as caught:
        corpus.find_city(COUNTRY, "足率区")
    assert dict(caught.value.problems[0].arguments)["near"].split("、")[0] == "足立区"


@pytest.mark.parametrize(
    ("words", "city"), [("f-2", "f-2"), ("方針.pdf", "f-1"), ("指針", "f-2"), ("沢辺/指針.pdf", "f-2")]
)
def test_in_a_plain_folder_a_file_stands_for_its_city(words: str, city: str) -> None:
    """With or without folder and extension; its id does as well."""
    assert corpus.find_city(FOLDER, words).id == city


def test_cities_without_a_code_are_told_apart_by_their_files() -> None:
    """Two files of one city that were not joined are named, so that one can be chosen."""
    with pytest.raises(GuidecompareError) as caught:
        corpus.find_city(FOLDER, "沢辺市")
    assert dict(caught.value.problems[0].arguments)["matches"] == "沢辺市 (方針.pdf)、沢辺市 (沢辺/指針.pdf)"
