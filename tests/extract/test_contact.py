"""Whom to ask at the very end of a document is no clause, unless the document makes a section of it."""

import pytest

from guidecompare.extract.contact import set_aside
from guidecompare.extract.drafts import Draft
from guidecompare.model import Alignment, Line, LineKind, Place, Removal

END = "この方針は、令和5年4月1日から施行します。"


def draft(text: str, kind: LineKind = LineKind.PARAGRAPH, alignment: Alignment = Alignment.START) -> Draft:
    """Return one line."""
    return Draft(line=Line(index=0, text=text, place=Place(), kind=kind, alignment=alignment))


def aside(*drafts: Draft) -> list[str]:
    """Return the texts that were set aside as a contact box."""
    return [one.line.text for one in set_aside(drafts) if one.reason is Removal.CONTACT_BOX]


@pytest.mark.parametrize(
    "box",
    [
        ["お問い合わせ：架空市　総務部　広報課", "電話 0000-00-0000　FAX 0000-00-0001"],
        ["問合せ先　架空市広報課　電話００００（００）００００"],
        ["架空町役場　企画財政課　企画係　電話：0000-00-0000（内線215）"],
        ["架空市役所　〒000-0000　架空県架空市中央1番地", "電話 0000-00-0000"],
        ["このページに関するお問い合わせ", "広報課", "電話：0000-00-0000"],
        ["【担当】 総務課人事係", "内線 12　電話 0000-00-0000"],
    ],
)
def test_a_box_at_the_end_goes(box: list[str]) -> None:
    """It begins with a word for asking, or gives an address behind the last sentence."""
    assert aside(draft(END), *map(draft, box)) == box


def test_what_is_set_aside_already_does_not_hide_the_end() -> None:
    """Below the box stand the lines that close a page."""
    closing = draft("▲ページの先頭へ").aside(Removal.NAVIGATION)
    box = draft("問合せ先　広報課　電話 0000-00-0000")

    assert aside(draft(END), box, closing) == [box.line.text]


def test_an_address_below_the_issuer_on_the_right_goes_too() -> None:
    """The line on the right is no sentence, but ends the text all the same."""
    issuer = draft("架空市市長公室", alignment=Alignment.END)

    assert aside(draft(END), issuer, draft("架空市役所　〒000-0000　電話 0000-00-0000")) == [
        "架空市市長公室",
        "架空市役所　〒000-0000　電話 0000-00-0000",
    ]


@pytest.mark.parametrize(
    "above",
    [
        draft("お問い合わせ", LineKind.HEADING),
        draft("連絡先", LineKind.TERM),
        draft("８　お問い合わせ"),
        draft("問い合わせ先"),
        draft("ご意見は、次の窓口へお寄せください。"),
        draft("この方針に関する照会は、広報課まで。"),
    ],
)
def test_a_section_that_says_whom_to_ask_stays(above: Draft) -> None:
    """Under a heading, a number or a sentence that leads to it, it is a clause of the document."""
    assert aside(draft(END), above, draft("架空市広報課"), draft("電話 0000-00-0000")) == []


@pytest.mark.parametrize(
    "line",
    [
        draft("(3) 提出先　広報課　電話 0000-00-0000"),
        draft("ご相談は、電話 0000-00-0000 でお受けします。"),
        draft("広報課　電話 0000-00-0000", LineKind.DESCRIPTION),
        draft("総務部広報課"),
    ],
)
def test_clauses_stay(line: Draft) -> None:
    """An item, a sentence, a value, an office without a number."""
    assert aside(draft(END), line) == []


def test_a_document_of_nothing_else_stays() -> None:
    """A box needs a text that it stands below."""
    assert aside(draft("問合せ先　広報課　電話 0000-00-0000")) == []
