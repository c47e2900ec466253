"""How one wording differs from another: laws of what is shown as put in and taken out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guidecompare.report.views.wording import Piece, difference

WORDS = st.text(alphabet="投稿を削除することがあるない。", max_size=40)


@given(WORDS, WORDS)
def test_a_difference_holds_both_texts(base: str, text: str) -> None:
    """What stayed and what was put in is the text; what stayed and what was taken out is the base, in order."""
    pieces = difference(base, text)

    assert "".join(piece.text for piece in pieces if piece.kind != "del") == text
    assert "".join(piece.text for piece in pieces if piece.kind != "ins") == base


@given(WORDS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    """Nothing is put in and nothing taken out."""
    assert [piece for piece in difference(text, text) if piece.kind != "same"] == []


def test_chance_agreements_do_not_split_a_change() -> None:
    """One character in common between two changes is no wording that stayed; the full stop at the end is."""
    assert difference("書き込みを消す。", "投稿を隠す。") == (
        Piece(kind="del", text="書き込みを消す"),
        Piece(kind="ins", text="投稿を隠す"),
        Piece(kind="same", text="。"),
    )


def test_words_are_never_cut() -> None:
    """運用方針 and 運用規約 differ in a word, 広報課 and 広聴課 not in a syllable."""
    assert difference("広報課の運用方針による。", "広聴課の運用規約による。") == (
        Piece(kind="del", text="広報"),
        Piece(kind="ins", text="広聴"),
        Piece(kind="same", text="課の運用"),
        Piece(kind="del", text="方針"),
        Piece(kind="ins", text="規約"),
        Piece(kind="same", text="による。"),
    )


def test_texts_too_long_to_compare_are_shown_whole() -> None:
    """A document that is one clause must not stop the report."""
    text = "あ" * 30_000

    assert difference("い" * 30_000, text) == (Piece(kind="same", text=text),)
