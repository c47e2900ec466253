"""What people said, on the pages and in the data: marked, told with who and when, the machine's opinion beside it."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from guidecompare import report, review
from guidecompare.align import align
from guidecompare.model import Action, Correction, Outcome, Stance

if TYPE_CHECKING:
    from pathlib import Path

    from guidecompare.model import Result

SCRIPT = "<script>alert('人')</script>"


@pytest.fixture(scope="module")
def corrected(result: Result, tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Path]:
    """The comparison with one correction of each outcome and action, and the report on it."""
    reading = next(one for one in result.readings if len(one.matches.topics) > 1)
    clauses = {clause.id: clause for clause in reading.outline.clauses}
    given = reading.matches.topics[0]
    free = next(one for one in result.topics if one.id not in {e.label for e in reading.matches.topics})

    def says(action: Action, label: str, by: str, note: str = "") -> Correction:
        return Correction(
            clause=given.clause,
            digest=clauses[given.clause].digest,
            label=label,
            action=action,
            by=by,
            on="2024-05-01",
            note=note,
            place=f"review/{by}.toml: correction[1]",
        )

    said = (
        says(Action.REJECT, given.label, "山田", note=SCRIPT),
        replace(says(Action.ADD, free.id, "佐藤"), stance=Stance.EXCLUDED),
        says(Action.NOTE, "", "佐藤", note="一言"),
        replace(says(Action.ACCEPT, reading.matches.topics[1].label, "山田"), digest="0" * 64),
        says(Action.ACCEPT, "gone", "山田"),
        replace(says(Action.ADD, given.label, "山田"), on="2023-01-01"),
    )
    rival = reading.matches.topics[1]
    against = tuple(
        replace(says(action, rival.label, by), clause=rival.clause, digest=clauses[rival.clause].digest)
        for action, by in ((Action.ACCEPT, "山田"), (Action.REJECT, "鈴木"))
    )
    reviewed = review.apply((*said, *against), result.readings, result.topics)
    assert {one.outcome for one in reviewed.reviews} == set(Outcome)
    made = replace(
        result,
        readings=reviewed.readings,
        reviews=reviewed.reviews,
        comparison=review.mark(align(result.corpus, reviewed.readings, result.topics), reviewed.reviews),
        problems=(*result.problems, *reviewed.problems),
    )
    folder = tmp_path_factory.mktemp("corrected")
    report.write(made, folder, ("ja", "en"))
    return made, folder


def test_a_cell_bears_a_sign_and_words(corrected: tuple[Result, Path]) -> None:
    """In both languages, for eyes and for who listens; the legend explains it."""
    _, folder = corrected
    for name, seen, disputed in (
        ("index.html", "人が確認・訂正", "確認した人の判断が分かれる"),
        ("en/index.html", "confirmed or corrected by a person", "reviewers disagree"),
    ):
        page = (folder / name).read_text(encoding="utf-8")
        assert ' reviewed" href=' in page
        assert ' disputed" href=' in page
        for words in (seen, disputed):
            assert f'{words}" title="' in page
            assert f">{words}</span></li>" in page


def test_every_correction_is_listed_by_what_became_of_it(corrected: tuple[Result, Path]) -> None:
    """With its file and block, where it is to be changed."""
    made, folder = corrected
    page = (folder / "method.html").read_text(encoding="utf-8")
    assert f"人による確認と訂正（{len(made.reviews)}件）" in page
    for heads in ("反映した", "文言が変わり、使わなかった", "判断が分かれ、使わなかった", "論点がなく、使わなかった"):
        assert f"<h3>{heads}</h3>" in page
    assert page.count("correction[1]</span>") == len(made.reviews)


def test_a_clause_shows_who_said_what_beside_what_the_machine_says(corrected: tuple[Result, Path]) -> None:
    """And what a person types is text, never a part of the page."""
    made, folder = corrected
    source = made.reviews[0].clause.partition("#")[0].replace("/", "-")
    page = (folder / "documents" / f"{source}.html").read_text(encoding="utf-8")
    for words in ("誤りとして外す", "追加、除外", "機械の判定: 規定", "機械の判定: なし", "佐藤 2024-05-01「一言」"):
        assert words in page
    assert SCRIPT not in page
    assert "&lt;script&gt;alert(&#39;人&#39;)&lt;/script&gt;" in page


def test_explain_tells_what_people_said(corrected: tuple[Result, Path]) -> None:
    """Before the clauses, and of a label that only a person gives no score."""
    made, _ = corrected
    rejected, added = made.reviews[0], made.reviews[1]
    topics = {topic.id: topic for topic in made.topics}
    source = next(one for one in made.corpus.sources if one.id == added.clause.partition("#")[0])
    city = next(one for one in made.corpus.cities if one.id == source.city)
    told = report.explain_text(made, city, topics[rejected.correction.label], "en")
    assert "By people: rejected" in told
    assert "山田, 2024-05-01" in told
    told = report.explain_text(made, city, topics[added.correction.label], "ja")
    assert "人による確認: 追加、除外" in told
    assert "除外 人による" in told


def test_the_data_hold_every_correction(corrected: tuple[Result, Path]) -> None:
    """Programs see what became of each, and which cells and labels rest on people."""
    made, folder = corrected
    written = json.loads((folder / "result.json").read_text(encoding="utf-8"))
    assert [one["outcome"] for one in written["corrections"]] == [one.outcome for one in made.reviews]
    assert written["corrections"][0]["machine"]["id"] == written["corrections"][0]["topic"]
    assert [cell["disputed"] for cell in written["cells"]] == [c.disputed for c in made.comparison.topic_cells]
    cells = list(csv.DictReader(io.StringIO((folder / "data/cells.csv").read_text(encoding="utf-8-sig"))))
    marked = [c for c in (*made.comparison.topic_cells, *made.comparison.element_cells) if c.reviewed]
    assert sum(cell["reviewed"] == "true" for cell in cells) == len(marked) > 0
    evidence = list(csv.DictReader(io.StringIO((folder / "data/evidence.csv").read_text(encoding="utf-8-sig"))))
    assert [row["stance"] for row in evidence if row["reviewed"] == "true"] == ["excluded"]


def test_without_corrections_the_page_says_so(folder: Path) -> None:
    """And nothing is marked."""
    assert "この報告に、人による確認や訂正はありません。" in (folder / "method.html").read_text(encoding="utf-8")
    assert ' reviewed"' not in (folder / "index.html").read_text(encoding="utf-8")
