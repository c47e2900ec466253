"""What a page shows only after a click is read; what nothing on it opens stays hidden."""

import pytest

from guidecompare.extract.html import read_html
from guidecompare.model import LineKind


def lines(body: str) -> list[tuple[LineKind, str]]:
    """Return kind and text of the lines that stay."""
    found = read_html(f'<html><head><meta charset="utf-8"></head><body><main>{body}</main></body></html>'.encode())
    return [(line.kind, line.text) for line in found.lines]


ANSWER = "返信は、原則として行いません。"


@pytest.mark.parametrize(
    "markup",
    [
        (
            '<h2><button aria-expanded="false" aria-controls="a">返信</button></h2>'
            f'<div id="a" hidden><p>{ANSWER}</p></div>'
        ),
        f'<h2>返信</h2><button aria-controls="a">開く</button><div id="a" style="display:none"><p>{ANSWER}</p></div>',
        f'<button data-bs-target="#a">返信</button><p>説明です。</p><div id="a" hidden><p>{ANSWER}</p></div>',
        f'<div role="button" aria-expanded="false">返信</div><div style="display:none"><p>{ANSWER}</p></div>',
        f'<dl><dt>返信</dt><dd style="display: none; color: red">{ANSWER}</dd></dl>',
        f'<p class="t">返信</p><div hidden><p>{ANSWER}</p></div><p class="t">改定</p><div hidden><p>{ANSWER}</p></div>',
        f"<details><summary>返信</summary><p>{ANSWER}</p></details>",
    ],
)
def test_a_text_that_something_opens_is_read_with_what_opens_it(markup: str) -> None:
    """A button with its panel, a term with its description, a series of headings with texts folded below them."""
    texts = [text for _, text in lines(markup)]

    assert ANSWER in texts
    assert "返信" in texts


def test_a_button_that_opens_a_text_is_its_heading() -> None:
    """One level below the heading above it; a button in a heading is the text of that heading."""
    markup = (
        f'<h2>質問</h2><button aria-controls="a">返信はありますか。</button><div id="a" hidden><p>{ANSWER}</p></div>'
    )

    assert lines(markup) == [
        (LineKind.HEADING, "質問"),
        (LineKind.HEADING, "返信はありますか。"),
        (LineKind.PARAGRAPH, ANSWER),
    ]


@pytest.mark.parametrize(
    "markup",
    [
        f"<p>本文です。</p><div hidden><p>{ANSWER}</p></div>",
        f'<h2>返信</h2><p style="display:none">{ANSWER}</p><p>検討中です。</p>',
        '<button aria-controls=m>メニュー</button><ul id=m hidden><li><a href="/">ホーム</a></li></ul><p>本文。</p>',
    ],
)
def test_what_nothing_opens_stays_hidden(markup: str) -> None:
    """A draft left in the page, and a menu, whatever its button says."""
    texts = [text for _, text in lines(markup)]

    assert ANSWER not in texts
    assert "ホーム" not in texts


def test_terms_in_a_text_field_are_read() -> None:
    """Pages show terms to be agreed to in a field of a form; a short example in a field is none."""
    terms = "\n".join(
        f"第{number}条　この規約は、利用者の全てに適用し、その定めは次のとおりとします。" for number in (1, 2, 3)
    )
    markup = f"<form><textarea readonly>{terms}</textarea><textarea>ここに入力</textarea></form>"

    assert terms.split("\n") == [text for _, text in lines(markup)]
