"""Folding, words and digests: for any text, and blind to how a text is typed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guidecompare.language import digest, fold, words

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
