"""Gold data is read as it is written, and the figures are what they say they are."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from guidecompare import pipeline
from guidecompare.errors import GuidecompareError
from guidecompare.evaluate import Said, evaluate, measure, measure_sets, read_gold
from guidecompare.model import Evidence, Labelled, Matches, Outline, Stance, Verdict
from guidecompare.quality import RATES, Confusion, Figures, VerdictCount

TOPICS = ("purpose", "prohibitions", "content", "privacy", "hours")
ELEMENTS = ("purpose.inform", "purpose.risk", "prohibitions.law")
SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "gold" / "documents"

META = {"id": "xa-1", "title": "架空市の方針", "city": "架空市", "kind": "operation-policy", "audience": "public"}
NODES = [
    {"d": 0, "m": "1", "h": "目的", "t": "情報を伝えるため。", "topics": ["purpose"], "elements": ["purpose.inform"]},
    {"d": 0, "m": "2", "h": "禁止事項", "t": "", "topics": [], "elements": []},
    {"d": 1, "m": "(1)", "h": "", "t": "違法なもの", "topics": ["prohibitions"], "elements": []},
    {"d": 0, "m": "", "h": "", "t": "災害は扱わない。", "topics": ["content"], "elements": []}
    | {"stance": {"content": "excluded"}},
]
LINES = ("１　目的", "情報を伝えるため。", "２　禁止事項", "（１）違法なもの", "災害は扱わない。")


def write(folder: Path, *rows: object, name: str = "xa-1.jsonl") -> None:
    """Write an answer file."""
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture
def gold(tmp_path: Path) -> Labelled:
    """One answer, read."""
    write(tmp_path, META, *NODES)
    (tmp_path / "xa-1.html").write_bytes(b"<p>")
    [found] = read_gold(tmp_path)
    return found


def said(
    gold: Labelled,
    topics: dict[int, tuple[str, ...]],
    *,
    elements: tuple[str, ...] = (),
    verdicts: dict[str, Verdict] | None = None,
    outline: Outline | None = None,
    lines: tuple[str, ...] = LINES,
) -> Said:
    """Return an answer of the tool: topics by the number of the clause, elements on the first one."""
    clauses = (outline or gold.outline).clauses
    found = tuple(
        Evidence(label=label, clause=clauses[at].id, score=1.0) for at, labels in topics.items() for label in labels
    )
    provisions = tuple(Evidence(label=label, clause=clauses[0].id, score=1.0) for label in elements)
    return Said(
        gold=gold,
        outline=outline or gold.outline,
        matches=Matches(topics=found, elements=provisions, near=()),
        verdicts=verdicts or {label: Verdict.COVERED for labels in topics.values() for label in labels},
        lines=lines,
    )


def test_gold_is_read_with_parents_labels_and_the_document_beside_it(gold: Labelled) -> None:
    """Depths become parents, marks become stances."""
    assert [clause.parent for clause in gold.outline.clauses] == [None, None, "xa-1#1", None]
    assert [clause.marker and clause.marker.raw for clause in gold.outline.clauses] == ["1", "2", "(1)", None]
    assert gold.labels[3].stances == (("content", Stance.EXCLUDED),)
    assert gold.source.path is not None
    assert Path(gold.source.path).name == "xa-1.html"


def test_a_folder_without_answers_is_told(tmp_path: Path) -> None:
    """Nothing to measure on is wrong use."""
    with pytest.raises(GuidecompareError) as caught:
        read_gold(tmp_path)
    assert [problem.code for problem in caught.value.problems] == ["gold-missing"]


def test_all_answers_at_fault_are_told_at_once(tmp_path: Path) -> None:
    """Each fault names its file."""
    write(tmp_path, {**META, "kind": "poem"}, *NODES, name="a.jsonl")
    (tmp_path / "b.jsonl").write_text("{", encoding="utf-8")
    (tmp_path / "c.jsonl").write_text("", encoding="utf-8")
    write(tmp_path, META, {"d": 0}, name="d.jsonl")
    write(tmp_path, META, *NODES, name="e.jsonl")
    with pytest.raises(GuidecompareError) as caught:
        read_gold(tmp_path)
    assert [problem.place for problem in caught.value.problems] == ["a.jsonl", "b.jsonl", "c.jsonl", "d.jsonl"]


def test_the_right_answer_has_the_best_figures(gold: Labelled) -> None:
    """Everything right is 1, everything wrong 0."""
    right = said(
        gold,
        {0: ("purpose",), 2: ("prohibitions",), 3: ("content",)},
        elements=("purpose.inform",),
        verdicts={"purpose": Verdict.COVERED, "prohibitions": Verdict.MENTIONED, "content": Verdict.EXCLUDED},
    )
    wrong_ones = {"leak_rate", "loss_rate", "false_gap_rate", "false_cover_rate", "calibration_error"}
    wrong_ones |= {"wrong_gap_share", "wrong_shown_gap_share", "wrong_cover_share"}
    expected: dict[str, Any] = dict.fromkeys(RATES, 1.0) | dict.fromkeys(wrong_ones, 0.0)
    counted = {"documents": 1, "documents_failed": 0, "documents_real": 0, "clauses": 3}
    assert Figures(**expected, **counted) == measure([right], TOPICS, ELEMENTS)


def test_gaps_and_covers_are_counted_apart(gold: Labelled) -> None:
    """One of three topics is missed, one of two absent ones is said to be there."""
    figures = measure([said(gold, {0: ("purpose", "hours"), 2: ("prohibitions",)})], TOPICS, ELEMENTS)
    assert pytest.approx(1 / 3) == figures.false_gap_rate
    assert pytest.approx(1 / 2) == figures.false_cover_rate
    assert pytest.approx(1 / 2) == figures.wrong_gap_share  # of content and privacy, said absent
    assert pytest.approx(3 / 5) == figures.verdict_accuracy
    assert pytest.approx(2 * 2 / 6) == figures.clause_topic_micro_f1
    assert pytest.approx(0.0) == figures.stance_f1


def test_text_that_was_not_read_and_text_that_is_no_part_are_counted_apart(gold: Labelled) -> None:
    """A menu among the lines leaks, a clause missing from them is lost; the least whole document is told."""
    first, second, third, fourth = gold.outline.clauses
    other = replace(gold.outline, clauses=(first, second, replace(third, text="検索メニュー"), fourth))
    menu = (*LINES[:3], "検索メニュー", LINES[4])
    figures = measure([said(gold, {}), said(gold, {}, outline=other, lines=menu)], TOPICS, ELEMENTS)
    assert pytest.approx(1 / 10) == figures.leak_rate
    assert pytest.approx(1 / 8) == figures.loss_rate
    assert pytest.approx(1 - 6 / 29) == figures.text_completeness_least
    assert pytest.approx(1 - 3 / 29) == figures.text_completeness


def test_a_caption_before_its_article_is_no_leak(gold: Labelled) -> None:
    """The right text has it behind the number."""
    figures = measure([said(gold, {}, lines=("（目的）", "１　情報を伝えるため。", *LINES[2:]))], TOPICS, ELEMENTS)
    assert (figures.leak_rate, figures.loss_rate) == (0.0, 0.0)


def test_where_only_labels_are_measured_nothing_is_said_of_the_text(gold: Labelled) -> None:
    """As of gold clauses that no document stands behind."""
    figures = measure([replace(said(gold, {}), lines=None)], TOPICS, ELEMENTS)
    assert (figures.text_completeness, figures.leak_rate, figures.loss_rate) == (0.0, 0.0, 0.0)


def test_a_clause_divided_otherwise_is_not_found(gold: Labelled) -> None:
    """Labels on other wording do not count for clauses, but do for the document; width and spaces do not matter."""
    first, second, third, fourth = gold.outline.clauses
    other = Outline(
        title="",
        clauses=(
            replace(first, text="情報を 伝えるため。"),
            replace(second, heading="禁止　事項"),
            replace(third, text="違法なもの 災害は扱わない。", parent=None),
            replace(fourth, text=""),
        ),
        removed=(),
    )
    figures = measure([said(gold, {0: ("purpose",), 2: ("prohibitions",)}, outline=other)], TOPICS, ELEMENTS)
    assert pytest.approx(2 * 1 / (3 + 2)) == figures.segmentation_f1
    assert pytest.approx(1.0) == figures.heading_f1
    assert pytest.approx(2 * 1 / (2 * 1 + 2)) == figures.clause_topic_micro_f1
    assert pytest.approx(2 * 2 / (2 * 2 + 1)) == figures.document_topic_f1


def test_labels_are_measured_each_by_itself(gold: Labelled) -> None:
    """Precision and recall of a topic or element, over documents; what does not occur is not told."""
    answer = said(gold, {0: ("purpose", "hours"), 2: ("prohibitions",)}, elements=("purpose.inform", "purpose.risk"))
    told = evaluate([answer], TOPICS, ("purpose.inform", "purpose.risk", "moderation.delete"))
    scores = [
        (one.label, one.document.recall.of, one.document.precision.share, one.document.recall.share)
        for one in (*told.topics, *told.elements)
    ]
    assert scores == [
        ("purpose", 1, 1.0, 1.0),
        ("prohibitions", 1, 1.0, 1.0),
        ("content", 1, 0.0, 0.0),
        ("hours", 0, 0.0, 0.0),
        ("purpose.inform", 1, 1.0, 1.0),
        ("purpose.risk", 0, 0.0, 0.0),
    ]


def test_a_label_on_the_wrong_clause_is_right_for_the_document_alone(gold: Labelled) -> None:
    """The two levels are told apart."""
    [purpose, *_] = evaluate([said(gold, {2: ("purpose",)})], TOPICS, ELEMENTS).topics
    assert (purpose.clause.f1.share, purpose.document.f1.share) == (0.0, 1.0)


def test_the_gaps_that_a_report_lists_are_counted_by_themselves(gold: Labelled) -> None:
    """Of two gaps one is none: the document excludes the topic."""
    answer = replace(said(gold, {0: ("purpose",)}), gaps=frozenset({"content", "privacy"}))
    told = evaluate([answer], TOPICS, ELEMENTS)
    assert (told.figures.wrong_shown_gap_share, told.over["wrong_shown_gap_share"]) == (0.5, 2)
    [content] = [one for one in told.cells if one.topic == "content"]
    assert (content.wrong_gaps.share, content.wrong_gaps.of, content.right.share) == (1.0, 1, 0.0)


def test_every_verdict_is_set_against_the_right_one(gold: Labelled) -> None:
    """Covered where the topic is a clause's first; all cells are in the table."""
    told = evaluate([said(gold, {0: ("purpose", "hours")})], TOPICS, ELEMENTS)
    assert told.verdicts == (
        VerdictCount(right="absent", said="absent", cells=1),
        VerdictCount(right="absent", said="covered", cells=1),
        VerdictCount(right="covered", said="absent", cells=1),
        VerdictCount(right="covered", said="covered", cells=1),
        VerdictCount(right="excluded", said="absent", cells=1),
    )


def test_scores_are_set_against_the_share_that_is_right(gold: Labelled) -> None:
    """One of two labels with a score of 1 is right; the clause of a nearest miss is looked at as well."""
    answer = said(gold, {0: ("purpose", "hours")})
    near = (Evidence(label="prohibitions", clause=gold.outline.clauses[2].id, score=0.34),)
    silent = replace(answer, matches=replace(answer.matches, near=near), verdicts=dict.fromkeys(TOPICS, Verdict.ABSENT))
    told = evaluate([silent], TOPICS, ELEMENTS)
    assert [(band.kind, band.low, band.said, band.right.share, band.right.of) for band in told.bands] == [
        ("topic", 0.9, 1.0, 0.5, 2),
        ("near", 0.3, 0.34, 1.0, 1),
    ]
    assert told.figures.calibration_error == 0.5


def test_sets_are_told_together_and_each_alone(gold: Labelled) -> None:
    """Real and fictitious documents make further sets where both are there; a single set is not told twice."""
    answer = said(gold, {0: ("purpose",)})
    real = replace(answer, gold=replace(gold, fictitious=False))
    told = measure_sets({"a": [answer], "b": [answer, real]}, TOPICS, ELEMENTS)
    assert (told.whole.figures.documents, told.whole.figures.documents_real) == (3, 1)
    assert [(one.name, one.figures.documents) for one in told.sets] == [
        ("a", 1),
        ("b", 2),
        ("real", 1),
        ("fictitious", 2),
    ]
    assert measure_sets({"a": [answer]}, TOPICS, ELEMENTS).sets == ()


def test_an_answer_says_whether_its_document_is_a_real_one(tmp_path: Path) -> None:
    """Without a word on it the document counts as written for the measurement."""
    write(tmp_path, META, *NODES, name="a.jsonl")
    write(tmp_path, {**META, "fictitious": False}, *NODES, name="b.jsonl")
    assert [one.fictitious for one in read_gold(tmp_path)] == [True, False]


def test_an_answer_without_its_document_cannot_be_measured(tmp_path: Path) -> None:
    """It is told, and by name; such answers are good for fitting alone."""
    write(tmp_path, META, *NODES)
    with pytest.raises(GuidecompareError) as caught:
        pipeline.evaluate([tmp_path])
    assert [(one.code, one.place) for one in caught.value.problems] == [("gold-without-document", "xa-1")]


def test_a_topic_given_in_place_of_another_is_a_confusion(gold: Labelled) -> None:
    """Only in clauses where one was missed and another one said."""
    answers = [said(gold, {0: ("hours",), 2: ("prohibitions", "hours"), 3: ("content",)})] * 2
    assert evaluate(answers, TOPICS, ()).confusions == (Confusion(right="purpose", said="hours", clauses=2),)


def test_intervals_hold_the_figures_and_are_the_same_every_time(gold: Labelled) -> None:
    """The documents are sampled anew, with the same seed; equal documents leave nothing open."""
    right = said(gold, {0: ("purpose",), 2: ("prohibitions",), 3: ("content",)})
    wrong = said(gold, {0: ("hours",)})
    told = evaluate([right, wrong, right, wrong], TOPICS, ())
    low, high = told.intervals["document_topic_f1"]
    assert low < told.figures.document_topic_f1 < high
    assert told == evaluate([right, wrong, right, wrong], TOPICS, ())
    assert evaluate([right, right], TOPICS, ()).intervals["document_topic_f1"] == (1.0, 1.0)


def test_a_document_of_which_nothing_was_read_failed(gold: Labelled) -> None:
    """An unread document is neither right nor a gap; it is counted."""
    verdicts = dict.fromkeys(TOPICS, Verdict.UNREADABLE)
    figures = measure(
        [said(gold, {}, outline=Outline(title="", clauses=(), removed=()), verdicts=verdicts)], TOPICS, ELEMENTS
    )
    assert (figures.documents_failed, figures.verdict_accuracy, figures.wrong_gap_share) == (1, 0.0, 0.0)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared gold data is not beside the repository")
def test_the_shared_gold_data_is_read_whole() -> None:
    """Sixteen documents, each with its rendering and an answer for every clause."""
    found = read_gold(SHARED)
    assert len(found) == 16
    assert all(one.source.path and len(one.labels) == len(one.outline.clauses) for one in found)
