"""Texts laid out in pages: what stands between the pages, and paragraphs that run over it."""

import textwrap

from guidecompare.extract.text import pages, read_text
from guidecompare.model import Removal

_PARAGRAPHS = (
    "第１条　この要綱は、公式アカウントの運用に必要な事項を定め、市政の情報を正しく伝えることを目的とする。",
    "第２条　運用者は、発信した情報に誤りがあるときは、速やかに訂正し、経緯を所属長に報告しなければならない。",
    "第３条　運用者は、所属する職員のうちから確認者を指名し、発信する前に、その内容を確かめさせるものとする。",
    "第４条　この要綱に定めるもののほか、公式アカウントの運用に関し必要な事項は、広報課長が別に定めるものとする。",
)


def _paged(*, head: str, foot: str) -> str:
    lines = ["運用要綱", *(line for paragraph in _PARAGRAPHS for line in textwrap.wrap(paragraph, 30))]
    parts = [lines[start : start + 3] for start in range(0, len(lines), 3)]
    made = [
        "\n".join(([head] if head and number else []) + part + ["", foot.format(number + 1)])
        for number, part in enumerate(parts)
    ]
    return "\n\f".join(made) if head else "\n\n".join(made)


def test_paragraphs_run_over_pages() -> None:
    """Page numbers and running titles are set aside, wider than the text though they may be."""
    for head, foot in ((f"運用要綱{'　' * 30}広報課", f"{'　' * 14}{{}}"), ("", "- {} -"), ("", "{} / 4")):
        found = read_text(_paged(head=head, foot=foot).encode())
        whole: list[str] = []
        for line in found.lines:
            whole = [*whole[:-1], whole[-1] + line.text] if line.continues else [*whole, line.text]

        assert whole == ["運用要綱", *_PARAGRAPHS]
        reasons = [aside.reason for aside in found.removed]
        assert reasons.count(Removal.PAGE_NUMBER) == len(reasons) - (2 if head else 0)


def test_numbers_that_count_nothing_stay() -> None:
    """A figure alone on its line is text where no second one follows it."""
    lines, aside = pages.divide("定員\n- 5 -\n資格\n3 / 4\n期間")

    assert (len(lines), aside) == (5, {})


def test_what_stands_on_one_page_only_stays() -> None:
    """The first line of a page is a heading like any other."""
    _, aside = pages.divide("題名\n本文\f第２章\n本文の続き\f第３章\n終わり")

    assert aside == {}
