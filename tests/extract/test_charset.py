"""Bytes to text: the bytes decide, the declaration helps, and what was lost is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidecompare.extract.charset import declared, decode
from guidecompare.model import Severity, Unread

POLICY = "この方針は、架空市が運用するアカウントについて、必要な事項を定めるものです。"
FURTHER = "①髙橋㈱の投稿は〜削除します。"  # what CP932 adds to Shift_JIS
NAMES = {"utf-8": "UTF-8", "cp932": "Shift_JIS (CP932)", "euc_jp": "EUC-JP", "iso2022_jp": "ISO-2022-JP"}


@pytest.mark.parametrize("codec", NAMES)
@pytest.mark.parametrize(
    "label", [None, "utf-8", "Shift_JIS", "x-sjis", "EUC-JP", "iso-8859-1", "no-such-charset", "hex"]
)
def test_text_comes_out_whatever_is_declared(codec: str, label: str | None) -> None:
    """A page is read in the charset that its bytes are in, not in the one that it claims."""
    found = decode(POLICY.encode(codec), label)

    assert (POLICY, NAMES[codec]) == (found.text, found.charset)


def test_shift_jis_means_cp932() -> None:
    """The characters that Windows added to Shift_JIS are read, too."""
    assert decode(FURTHER.replace("〜", "～").encode("cp932"), "Shift_JIS").text == FURTHER.replace("〜", "～")


def test_euc_jp_with_circled_numbers() -> None:
    """Row 13, which strict EUC-JP lacks, is read."""
    text = "①" + POLICY

    assert (text, "EUC-JP") == (decode(text.encode("euc_jis_2004")).text, decode(text.encode("euc_jis_2004")).charset)


def test_wrong_declaration_is_noted() -> None:
    """A declaration that the bytes contradict is replaced, and the reader is told."""
    (problem,) = decode(POLICY.encode("cp932"), "utf-8").problems

    assert (problem.code, problem.severity) == ("charset-replaced", Severity.NOTE)
    assert dict(problem.arguments) == {"declared": "utf-8", "charset": "Shift_JIS (CP932)"}


@pytest.mark.parametrize("label", ["utf-8", "Shift_JIS", None])
def test_plain_ascii_contradicts_no_declaration(label: str | None) -> None:
    """ASCII is valid in every charset that a page may declare."""
    assert decode(b"SNS policy", label).problems == ()


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_byte_order_mark_decides(codec: str) -> None:
    """A mark at the beginning says the charset, and is no text."""
    assert decode(POLICY.encode(codec)).text == POLICY


def test_file_cut_short_loses_one_character() -> None:
    """A page that ends in the middle of a character is read, with a warning."""
    found = decode(POLICY.encode()[:-1], "utf-8")

    assert found.text[:-1] == POLICY[:-1]
    assert [(problem.code, problem.severity) for problem in found.problems] == [("charset-lost", Severity.WARNING)]
    assert found.unread is None


def test_utf8_with_a_fault_stays_utf8() -> None:
    """A stray byte does not turn a page into another charset that happens to fit."""
    data = "ああいい漢字かな交じりの文".encode()
    found = decode(data + b"\x81" + b" policy", "utf-8")

    assert (found.charset, found.text.replace("\ufffd", "")) == ("UTF-8", "ああいい漢字かな交じりの文 policy")


def test_text_with_many_lost_characters_is_partial() -> None:
    """Where more than a few characters are missing, nothing may be said to be absent."""
    data = b"\xff".join(sentence.encode() for sentence in [POLICY] * 20)

    assert decode(data).unread is Unread.PARTIAL


def test_garbage_is_damaged() -> None:
    """Bytes that are no text in any charset are no text to match."""
    assert decode(b"\xff\xfd\xfc\xfe" * 200).unread is Unread.DAMAGED


def test_line_ends_become_line_feeds() -> None:
    """Windows and old Mac line ends are line ends."""
    assert decode(b"a\r\nb\rc\n").text == "a\nb\nc\n"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b'<meta charset="utf-8">', "utf-8"),
        (b'<META http-equiv=Content-Type content="text/html; charset=x-sjis">', "x-sjis"),
        (b'<?xml version="1.0" encoding="EUC-JP"?><html>', "EUC-JP"),
        (b"<p>charset=utf-8</p>", None),
    ],
)
def test_declaration_is_found(head: bytes, expected: str | None) -> None:
    """A page declares its charset in a meta element or in the XML declaration."""
    assert declared(head) == expected


@given(data=st.binary(max_size=200), label=st.none() | st.text(max_size=12))
def test_any_bytes_are_decoded(data: bytes, label: str | None) -> None:
    """No bytes and no declaration make it raise; what comes out has line feeds alone as line ends."""
    assert "\r" not in decode(data, label).text


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r\x1b\ufeff\ufffd"), max_size=80))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    """Text in UTF-8 is read without change, declared or not."""
    assert decode(text.encode()).text == text
