"""Folding, words and digests: for any text, and blind to how a text is typed."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from guidecompare.language import digest, fold, folded_places, negations, placed_words, tokens, words

any_text = st.text(st.characters(exclude_categories=()))  # lone surrogates too


@given(any_text)
def test_no_text_makes_it_raise(text: str) -> None:
    """Whatever a file contains."""
    fold(text)
    digest(text)
    words(text)


@given(st.text(st.sampled_from("市町の運用方針ァアイｱｲﾊﾞ①⑴１１Ａａ　 ・、。（）()〜～－-ー㈱㎡")))
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded text is its own fold."""
    assert fold(fold(text)) == fold(text)


def test_width_and_space_are_no_difference() -> None:
    """Full and half width, spaces of every kind, and the two waves are one."""
    assert fold("第１条　ＳＮＳ の〜ア") == fold("第1条SNSの～ア")
    assert digest("運用 時間：８時") == digest("運用時間:8時")
    assert digest("運用する") != digest("運用しない")


def test_negation_is_kept_among_the_words() -> None:
    """認める and 認めない must never be the same words."""
    assert words("転載を認める") != words("転載を認めない")
    assert "ない" in words("転載を認めない")


def test_spelling_variants_have_the_same_words() -> None:
    """Sudachi's normalised forms join 引越し and 引っ越し."""
    assert words("引越しの手続") == words("引っ越しの手続")


def test_very_long_text_is_cut_for_the_tokenizer() -> None:
    """Sudachi takes at most 49,149 bytes a call."""
    sentence = "市は情報を発信する。"
    assert len(words(sentence * 5000)) == 5000 * len(words(sentence))
    assert len(words("広報" * 30_000)) >= 30_000


@given(any_text)
def test_tokens_put_together_are_the_text(text: str) -> None:
    """Nothing is folded and nothing lost, so a text may be shown piece by piece."""
    assert "".join(tokens(text)) == text


def test_tokens_are_words_as_written() -> None:
    """Particles stand for themselves."""
    assert tokens("返信を行いません。") == ("返信", "を", "行い", "ませ", "ん", "。")


def test_a_rule_and_its_opposite_differ_in_how_often_they_deny() -> None:
    """行います, 行いません, and 行わないことはありません, which denies twice."""
    assert [negations(f"返信を{end}。") for end in ("行います", "行いません", "行わないことはありません")] == [0, 1, 2]


@given(any_text)
def test_places_lead_from_folded_text_to_the_text(text: str) -> None:
    """One place a folded character, in order; where a text has none, folding it piece by piece gives another text."""
    places = folded_places(text)
    folded = fold(text)
    assert len(places) in {0, len(folded)}
    assert list(places) == sorted(places)
    assert all(folded[at] in fold(text[begin:end]) for at, (begin, end) in enumerate(places))


def test_places_are_known_where_characters_melt_into_one() -> None:
    """Half-width marks, signs for several characters and spaces."""
    text = "ﾊﾞｽ\u3000㍿か\u3099"
    assert [text[begin:end] for begin, end in folded_places(text)] == ["ﾊﾞ", "ｽ", *["㍿"] * 4, "か\u3099"]


@given(any_text)
def test_placed_words_stand_where_they_say(text: str) -> None:
    """The words are those of ``words``, in order, each in a stretch of its own."""
    placed = placed_words(text)
    assert tuple(word for word, _, _ in placed) == words(text)
    assert all(before[2] <= after[1] < after[2] for before, after in pairwise(placed))
