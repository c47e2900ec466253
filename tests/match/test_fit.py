"""Fitting, on a taxonomy and documents small enough to follow; it needs scikit-learn, as developers have it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from outlines import outline, source

from guidecompare.match import match, weights
from guidecompare.match.decide import decide
from guidecompare.model import Element, Labelled, Labels, Text2
from guidecompare.taxonomy import Exemplar, Hints

if TYPE_CHECKING:
    from pathlib import Path

    from guidecompare.match.weights import Weights
    from guidecompare.taxonomy import Taxonomy

REPLY = ("コメントへの返信は原則として行いません。", "お寄せいただいた意見には個別に回答しません。")
DELETE = ("禁止事項に当たる投稿は削除します。", "不適切な書き込みは予告なく消去します。")
HOURS = ("運用時間は平日の9時から17時までとします。", "発信は開庁日の昼間に行います。")


@pytest.fixture(scope="module")
def examples() -> list[Labelled]:
    """Eight documents by four hands, each with a clause on replies, one on moderation and one on hours."""
    found: list[Labelled] = []
    for number in range(8):
        at = number % 2
        texts = (f"{REPLY[at]}{number}", f"{DELETE[at]}{number}", f"{HOURS[at]}{number}")
        clauses = outline((0, "1", "返信", texts[0]), (0, "2", "削除", texts[1]), (0, "3", "時間", texts[2]))
        labels = (
            Labels(topics=("replies",), elements=("replies.none",)),
            Labels(topics=("moderation",), elements=("moderation.delete",)),
            Labels(topics=("hours",)),
        )
        hand = replace(source(), id=f"{'abcd'[number // 2]}-{number}")
        found.append(Labelled(source=hand, outline=clauses, labels=labels))
    return found


@pytest.fixture(scope="module")
def small(taxonomy: Taxonomy) -> Taxonomy:
    """Three topics of the taxonomy, with two exemplars each."""
    wanted = {"replies", "moderation", "hours"}
    exemplars = [one for one in taxonomy.exemplars if one.topics[0] in wanted and set(one.topics) <= wanted]
    return replace(
        taxonomy,
        topics=tuple(topic for topic in taxonomy.topics if topic.id in wanted),
        exemplars=tuple(exemplars[:40]),
        counter_examples=(),
    )


@pytest.fixture(scope="module")
def fitted(examples: list[Labelled], small: Taxonomy) -> Weights:
    """Weights fitted to the examples."""
    fit = pytest.importorskip("guidecompare.match.fit", reason="scikit-learn is not installed")
    found: Weights = fit.fit(examples, small)
    return found


def test_fitted_weights_find_what_they_learnt(fitted: Weights, examples: list[Labelled], small: Taxonomy) -> None:
    """The labels of the examples come out again."""
    for example in examples:
        found = decide(example.outline, example.source, small, fitted)
        assert [evidence.label for evidence in found.topics] == ["replies", "moderation", "hours"]
        assert {"replies.none", "moderation.delete"} <= {evidence.label for evidence in found.elements}


def test_fitting_again_gives_the_same_bytes(fitted: Weights, examples: list[Labelled], small: Taxonomy) -> None:
    """Nothing in a fit is left to chance."""
    fit = pytest.importorskip("guidecompare.match.fit", reason="scikit-learn is not installed")
    assert weights.render(fitted) == weights.render(fit.fit(examples, small))


def test_written_weights_are_read_again(fitted: Weights, tmp_path: Path) -> None:
    """The file holds all that was fitted, and names what it was fitted to."""
    path = weights.write(fitted, tmp_path)
    found = weights.parse(path.read_bytes())
    assert weights.render(fitted) == weights.render(found)
    assert (found.provenance["documents"], found.provenance["clauses"]) == ("8", "24")


def test_a_topic_that_the_weights_do_not_know_is_found_by_its_wording(taxonomy: Taxonomy) -> None:
    """A user's own topic needs no fit: its usual heading, cues and exemplars speak for it."""
    words = Text2(ja="収益", en="revenue")
    new = replace(
        taxonomy.topics[0],
        id="revenue",
        label=words,
        elements=(Element(id="revenue.none", label=words),),
    )
    text = "広告収入などの収益化の機能は利用しない。"
    exemplar = Exemplar(text=text, topics=("revenue",), elements=("revenue.none",))
    own = replace(
        taxonomy,
        topics=(*taxonomy.topics, new),
        hints=(*taxonomy.hints, Hints(label="revenue", headings=("収益化",), cues=())),
        exemplars=(*taxonomy.exemplars, exemplar),
    )
    document = outline((0, "1", "収益化", text), (0, "2", "免責事項", "市は、情報の正確性を保証しません。"))
    found = match(document, source(), own)
    assert "revenue" in {evidence.label for evidence in found.topics if evidence.clause == "n0"}
    assert "revenue" not in {evidence.label for evidence in found.topics if evidence.clause == "n1"}
    assert "disclaimer" in {evidence.label for evidence in found.topics if evidence.clause == "n1"}
