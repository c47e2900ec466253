"""Values in the report: on the pages of topics and cities, and in the data."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Final

import pytest

from guidecompare import report

if TYPE_CHECKING:
    from pathlib import Path

    from guidecompare.model import Result

CITY: Final = "990001"
QUOTE: Final = "個別の返信は原則として行いません。"
SCRIPT: Final = "<script>alert(1)</script>"


def test_a_topic_shows_its_values_with_their_words(folder: Path) -> None:
    """Value and quotation stand side by side, and the quotation leads to its clause."""
    page = (folder / "topics" / "replies.html").read_text(encoding="utf-8")

    assert "原則として返信しない" in page
    assert re.search(rf'<a href="\.\./documents/[^"]+#art3" lang="ja">{QUOTE}</a>', page)
    assert 'id="values"' not in (folder / "topics" / "purpose.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("", ("月～金、第2土 08:30～17:15", "令和6年4月1日（2024-04-01）", "原則として返信しない", "問い合わせ先")),
        ("en/", ("Mon–Fri, Sat no. 2 08:30–17:15", "2024-04-01", "none in principle", "in force")),
    ],
)
def test_a_city_shows_at_a_glance_what_it_states(folder: Path, lang: str, expected: tuple[str, ...]) -> None:
    """Tokens and ISO dates are for the data; a reader meets words."""
    page = (folder / f"{lang}cities" / f"{CITY}.html").read_text(encoding="utf-8")

    assert [words for words in expected if words not in page] == []
    assert SCRIPT not in page


def test_a_city_without_values_has_no_such_block(folder: Path) -> None:
    """An empty block would look like a finding."""
    assert 'class="glance"' not in (folder / "cities" / "990002.html").read_text(encoding="utf-8")


def test_every_value_is_in_the_data_with_its_words(result: Result, folder: Path) -> None:
    """The table and result.json hold the same values, each with its clause and quotation."""
    text = (folder / "data" / "values.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    listed = json.loads((folder / "result.json").read_text(encoding="utf-8"))["values"]
    keys = ("clause", "kind", "aspect", "value", "platform", "quote", "start")
    columns = ("clause_id", "value_kind", "aspect", "value", "platform", "quote", "start")

    assert [[str(value[key]) for key in keys] for value in listed] == [[row[name] for name in columns] for row in rows]
    reading = next(each for each in result.readings if each.matches.values)
    assert len(listed) == len(reading.matches.values)
    assert {row["document_id"] for row in rows} == {reading.document.source.id}
    assert json.loads(report.clauses_json(reading, {}, result.topics, "ja"))["values"] == listed
