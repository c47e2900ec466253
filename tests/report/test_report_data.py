"""The machine-readable files: the contracts of result.json, the tables, and the output of ``clauses``."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidecompare import names, report
from guidecompare.align import verdicts
from guidecompare.report import safe
from guidecompare.report.columns import width
from guidecompare.report.csv import COLUMNS

if TYPE_CHECKING:
    from pathlib import Path

    from guidecompare.model import Reading, Result


def table(path: Path) -> list[dict[str, str]]:
    """Return a CSV file; it must begin with a BOM and end its lines as Excel does."""
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def reading_of(result: Result, source: str) -> Reading:
    """Return the reading of a document."""
    return next(reading for reading in result.readings if reading.document.source.id == source)


@pytest.fixture(scope="module")
def written(folder: Path) -> dict[str, Any]:
    """What result.json holds."""
    loaded: dict[str, Any] = json.loads((folder / "result.json").read_bytes())
    return loaded


# --- result.json


def test_result_json_keeps_its_contract(written: dict[str, Any]) -> None:
    """Other programs count on these keys."""
    lists = ("cities", "documents", "topics", "cells", "clauses", "problems")

    assert written["schema"] == 1
    assert written["manifest"]["taxonomy"] == "a" * 64
    assert [key for key in lists if not isinstance(written[key], list)] == []
    assert {"id", "code", "name"} <= set(written["cities"][0])
    assert {"id", "city", "status", "health"} <= set(written["documents"][0])
    assert {
        "row",
        "city",
        "audience",
        "topic",
        "verdict",
        "expected",
        "reason",
        "clauses",
        "near",
        "reviewed",
    } <= set(written["cells"][0])
    assert {"code", "args", "source", "severity"} <= set(written["problems"][0])


def test_result_json_has_each_row_and_topic_once(result: Result, written: dict[str, Any]) -> None:
    """The cells are the matrix."""
    expected = [(cell.row, cell.label, cell.verdict) for cell in result.comparison.topic_cells]

    assert expected == [(cell["row"], cell["topic"], cell["verdict"]) for cell in written["cells"]]


def test_result_json_names_only_clauses_that_it_holds(written: dict[str, Any]) -> None:
    """A clause id of a cell, a near miss or a parent can be looked up."""
    known = {clause["id"] for clause in written["clauses"]}
    named = {clause for cell in written["cells"] for clause in cell["clauses"]}
    named |= {cell["near"]["clause"] for cell in written["cells"] if cell["near"]}
    named |= {clause["parent"] for clause in written["clauses"] if clause["parent"]}

    assert named <= known
    assert named


def test_text_that_utf_8_cannot_hold_survives_as_an_escape(written: dict[str, Any]) -> None:
    """The data holds a text exactly as read, even where a page must spell it out."""
    texts = [clause["text"] for clause in written["clauses"]]

    assert "字\x00\udc80化け" in texts


# --- the tables


def test_the_matrix_table_holds_the_words_of_the_page(result: Result, folder: Path) -> None:
    """Wide, a row a row, core topics first, and what 未検出 means goes along in each row."""
    rows = table(folder / "matrix.csv")
    cells = {(cell.row, cell.label): cell for cell in result.comparison.topic_cells}
    topics = [topic for core in (True, False) for topic in result.topics if topic.core is core]
    heads = list(rows[0])

    assert len(rows) == len(result.comparison.rows)
    assert heads[5:-1] == [topic.label.ja for topic in topics]
    assert heads[-1] == "注"
    assert {row["注"] for row in rows} == {"「未検出」は規定がないことを示さない"}
    for row, shown in zip(result.comparison.rows, rows, strict=True):
        for topic in topics:
            cell = cells[row.id, topic.id]
            assert shown[topic.label.ja] == names.sign(cell.verdict, expected=cell.expected).word.ja


def test_the_matrix_table_computes_nothing(folder: Path) -> None:
    """A city named like a formula is shown by Excel, not run."""
    text = (folder / "matrix.csv").read_text(encoding="utf-8-sig")
    rows = table(folder / "matrix.csv")

    assert [value for row in rows for value in row.values() if value.startswith(("=", "+", "@", "＝"))] == []
    assert "'=HYPERLINK(" in text


def test_the_research_tables_have_the_columns_of_the_codebook(folder: Path) -> None:
    """Each column that the page explains is there, and no other."""
    for name, columns in COLUMNS.items():
        rows = table(folder / "data" / f"{name}.csv")

        assert list(rows[0]) == list(columns)


def test_no_id_in_a_table_looks_like_a_number(folder: Path) -> None:
    """Excel would eat the zero of 011002."""
    for name, columns in COLUMNS.items():
        if "city_id" in columns:
            assert [row for row in table(folder / "data" / f"{name}.csv") if not row["city_id"].startswith("c")] == []


def test_the_tables_agree_with_the_comparison(result: Result, folder: Path) -> None:
    """The same cells, gaps, clauses and evidence as everywhere else."""
    comparison = result.comparison
    cells = table(folder / "data/cells.csv")
    evidence = table(folder / "data/evidence.csv")
    gaps = [(row["row_id"], row["topic"]) for row in cells if row["gap"] == "true"]
    accepted = sum(len(r.matches.topics) + len(r.matches.elements) for r in result.readings)

    assert len(cells) == len(comparison.topic_cells) + len(comparison.element_cells)
    assert sorted(gaps) == sorted((cell.row, cell.label) for cell in comparison.gaps)
    assert accepted == sum(row["accepted"] == "true" for row in evidence)
    assert len(table(folder / "data/clauses.csv")) == sum(len(r.outline.clauses) for r in result.readings)
    assert len(table(folder / "data/documents.csv")) == len(result.corpus.sources)


def test_the_city_ids_of_tables_and_result_json_join_as_the_manifest_says(
    folder: Path, written: dict[str, Any]
) -> None:
    """Who joins the two finds the rule beside the data, and it holds."""
    manifest = json.loads((folder / "data/manifest.json").read_bytes())
    cities = {city["id"] for city in written["cities"]}

    assert "c in front" in manifest["city_id"]
    assert {row["city_id"] for row in table(folder / "data/cells.csv")} <= {f"c{city}" for city in cities}


# --- one document


def test_clauses_json_keeps_its_contract(result: Result) -> None:
    """The scorer and other programs count on these keys, and on null where there is nothing."""
    reading = reading_of(result, "990002/policy")
    said = json.loads(report.clauses_json(reading, verdicts(reading, result.topics), result.topics, "ja"))
    child = said["clauses"][2]

    assert list(said) == ["source", "clauses", "verdicts", "near", "values", "removed", "health", "problems"]
    assert {"id", "title", "kind", "sha256"} <= set(said["source"])
    assert list(child) == ["id", "parent", "marker", "heading", "text", "page", "topics", "elements"]
    assert child["parent"] == "990002/policy#art2"
    assert child["topics"] == [{"id": "prohibitions", "score": 0.9, "stance": "stated"}]
    assert child["elements"] == [{"id": "prohibitions.law", "score": 0.8, "stance": "stated"}]
    assert said["clauses"][0]["parent"] is None
    assert said["clauses"][4]["topics"] == [{"id": "emergency", "score": 0.9, "stance": "excluded"}]
    assert said["verdicts"]["emergency"] == "excluded"
    assert said["near"] == [{"label": "scope", "clause": "990002/policy#art5", "score": 0.21}]
    assert said["removed"][1] == {"text": "ホーム > 市政", "reason": "navigation"}


def test_clauses_json_tells_what_failed_in_the_language_of_the_reader(result: Result) -> None:
    """A document without text is a result too: no clause, and a sentence that says why."""
    reading = reading_of(result, "990008/policy")
    said = json.loads(report.clauses_json(reading, verdicts(reading, result.topics), result.topics, "en"))

    assert said["clauses"] == []
    assert set(said["verdicts"].values()) == {"unreadable"}
    assert said["health"]["unread"] == "no-text"
    assert said["problems"][0]["message"].startswith("The file cannot be opened: policy.pdf")


def test_clauses_json_holds_no_path_of_the_machine(result: Result) -> None:
    """Its output is pasted into reports."""
    for reading in result.readings:
        assert "somebody" not in report.clauses_json(reading, {}, result.topics, "ja")


def test_clauses_text_shows_the_outline_with_its_labels(result: Result) -> None:
    """A reader at a terminal sees nesting, labels, verdicts, and on demand what was set aside."""
    reading = reading_of(result, "990002/policy")
    found = verdicts(reading, result.topics)
    short = report.clauses_text(reading, found, result.topics, "ja")
    long = report.clauses_text(reading, found, result.topics, "ja", show_removed=True)

    assert "\n第2条  禁止事項\n    次の各号" in short
    assert "\n    ・  法令に違反するもの\n        ［禁止事項: 禁止事項のlaw］ #art" in short
    assert "\n    ［当てはまる論点なし］ #" in short
    assert "\n条文にしなかった行: 2行（日付の行 1、案内メニュー 1）\n" in short
    assert "-- 2ページ --" in short
    assert "\n  否 除外を明記 (1): 災害時の運用\n" in short
    assert max(width(line) for line in short.splitlines()) <= 80
    assert "ホーム" not in short
    assert "[案内メニュー] ホーム > 市政" in long


def test_clauses_text_cannot_act_on_a_terminal(result: Result) -> None:
    """Control characters of a document do not reach the screen."""
    reading = reading_of(result, "990005/policy")
    shown = report.clauses_text(reading, {}, result.topics, "ja", show_removed=True)

    assert shown == safe.visible(shown)


def test_clauses_text_says_first_what_failed(result: Result) -> None:
    """A document that could not be read must not look like one that says nothing."""
    reading = reading_of(result, "990008/policy")
    shown = report.clauses_text(reading, verdicts(reading, result.topics), result.topics, "en")

    assert shown.index("! The file cannot be opened") < shown.index("Not readable")


def test_explain_text_says_why_a_cell_is_what_it_is(result: Result) -> None:
    """Verdict, documents, evidence and near miss of every row of a city."""
    shown = report.explain_text(result, result.corpus.cities[0], result.topics[1], "ja")

    assert "汐見市（公開） 適用範囲" in shown
    assert "－ 未検出" in shown
    assert "0.21" in shown
    assert "汐見市（職員） 適用範囲" in shown


def test_explain_text_shows_evidence_and_elements(result: Result) -> None:
    """The clauses with their reasons, and each element of the topic."""
    shown = report.explain_text(result, result.corpus.cities[1], result.topics[2], "ja")

    assert "● 規定あり" in shown
    assert "「次の各号のいずれかに掲げる投稿は" in shown
    assert "見出しがこの論点の条文らしい（見出し） +0.6" in shown
    assert "禁止事項のlaw: ● 規定あり" in shown
    assert "禁止事項のspam: － 未検出" in shown


# --- harmless text


@given(st.text())
def test_visible_text_can_always_be_written(text: str) -> None:
    """Whatever a document holds can be encoded, turns no writing round and hides nothing."""
    shown = safe.visible(text)

    assert safe.visible(shown) == shown
    assert shown.encode().decode() == shown


@given(st.text())
def test_a_guarded_cell_never_begins_like_a_formula(text: str) -> None:
    """Half-width and full-width signs alike."""
    assert not safe.cell(text).startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r"))


@given(st.text())
def test_a_file_name_is_one_plain_name(text: str) -> None:
    """No id leads into another folder or needs escaping in an address."""
    assert set(safe.file_name(text)) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_")


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.jp/a?b=c", True),
        ("http://example.jp", True),
        ("HTTPS://example.jp", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("//example.jp", False),
        ("https:", False),
        ("https://[", False),
        ("file:///etc/passwd", False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_become_links(url: str | None, *, link: bool) -> None:
    """Anything else is shown as text."""
    assert (safe.http(url) == url and bool(url)) is link
