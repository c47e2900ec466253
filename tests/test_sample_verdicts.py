"""The sample corpus as a check of truth: what its documents were written to say, and what the tool makes of it.

``PLANNED`` are the constellations that the corpus was made for (corpus/sample/README.md). ``sample_truth.toml`` holds
what each document says of every topic, read by a person.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from run import SAMPLE

from guidecompare import corpus, pipeline, taxonomy
from guidecompare.align import verdicts
from guidecompare.model import Extent, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

TRUTH: Final = Path(__file__).with_name("sample_truth.toml")
SAID: Final = {Verdict.COVERED: "present", Verdict.MENTIONED: "present"}
SCAN: Final = "990124/blog-twitter-rules"
EXCERPT: Final = "990141/staff-guideline"

PLANNED: Final = (
    ("990060/x-policy", "disclaimer", Verdict.ABSENT),
    ("990108/assembly-facebook-policy", "disclaimer", Verdict.ABSENT),
    ("990124/instagram-policy", "disclaimer", Verdict.ABSENT),
    ("990078/line-policy", "ip", Verdict.ABSENT),
    ("990094/rules", "ip", Verdict.ABSENT),
    ("990078/line-policy", "privacy", Verdict.DELEGATED),
    ("990141/tourism-policy", "emergency", Verdict.EXCLUDED),
    ("990043/x-policy", "prohibitions", Verdict.COVERED),  # headed 遵守事項
    ("990043/x-policy", "purpose", Verdict.COVERED),  # headed 運用方針
    ("990078/line-policy", "operators", Verdict.COVERED),  # headed 基本方針
    ("990141/tourism-policy", "prohibitions", Verdict.COVERED),  # headed 投稿内容
    ("990141/tourism-policy", "replies", Verdict.COVERED),  # headed 基本方針
    ("990108/assembly-facebook-policy", "content", Verdict.COVERED),  # headed 投稿時間
    ("990159/video-policy", "content", Verdict.COVERED),  # headed 配信スケジュール
    ("990035/facebook-policy-draft", "disclaimer", Verdict.COVERED),  # shares a heading with the rights
    ("990035/facebook-policy-draft", "ip", Verdict.COVERED),
    ("990019/basic-policy", "purpose", Verdict.COVERED),
    ("990027/standard", "purpose", Verdict.COVERED),
    ("990060/education-channels-policy", "replies", Verdict.COVERED),  # comments closed in one of two policies
)


@pytest.fixture(scope="module")
def said() -> Mapping[str, Mapping[str, Verdict]]:
    """The verdicts of every document that is held, by its id and topic."""
    topics = taxonomy.load().topics
    held = [source for source in corpus.load(SAMPLE).sources if source.path]
    return {one.document.source.id: verdicts(one, topics) for one in pipeline.read(held)}


@pytest.fixture(scope="module")
def truth() -> Mapping[str, Mapping[str, str]]:
    """What the documents say, by document and topic; a topic that is not there is absent."""
    kinds = tomllib.loads(TRUTH.read_text(encoding="utf-8"))
    return {
        source: {topic: kind for kind, topics in said.items() for topic in topics.split()}
        for source, said in kinds.items()
    }


@pytest.mark.parametrize(("source", "topic", "verdict"), PLANNED)
def test_what_was_planned_is_found(
    said: Mapping[str, Mapping[str, Verdict]], source: str, topic: str, verdict: Verdict
) -> None:
    """Missing, excluded and delegated matters are told apart, and misleading headings do not lead astray."""
    assert said[source][topic] is verdict


def test_a_scan_is_never_a_gap(said: Mapping[str, Mapping[str, Verdict]]) -> None:
    """Its text could not be read: that says nothing of what it holds."""
    assert set(said[SCAN].values()) == {Verdict.UNREADABLE}


def test_an_excerpt_is_never_silent(said: Mapping[str, Mapping[str, Verdict]]) -> None:
    """What is not in it may stand in the rest."""
    [excerpt] = [source for source in corpus.load(SAMPLE).sources if source.extent is Extent.EXCERPT]
    assert excerpt.id == EXCERPT
    assert Verdict.ABSENT not in said[EXCERPT].values()
    assert Verdict.NOT_HELD in said[EXCERPT].values()


def test_the_truth_is_known_of_every_document(
    said: Mapping[str, Mapping[str, Verdict]], truth: Mapping[str, Mapping[str, str]]
) -> None:
    """The file names every document that can be read, and only topics that there are."""
    assert set(said) - {SCAN} == set(truth)
    assert {topic for topics in truth.values() for topic in topics} <= set(said[SCAN])


def test_gaps_and_covers_are_mostly_true(
    said: Mapping[str, Mapping[str, Verdict]], truth: Mapping[str, Mapping[str, str]]
) -> None:
    """Of the cells that a person finds something in, few are called silent, and few of the others are not."""
    wrong_gaps, wrong_covers, present, absent = [], [], 0, 0
    for source, topics in truth.items():
        for topic, verdict in said[source].items():
            silent = verdict in {Verdict.ABSENT, Verdict.NOT_HELD}
            if topic in topics:
                present += 1
                wrong_gaps += [(source, topic)] * silent
            else:
                absent += 1
                wrong_covers += [(source, topic)] * (not silent)
    assert len(wrong_gaps) <= MOST_WRONG_GAPS * present, wrong_gaps
    assert len(wrong_covers) <= MOST_WRONG_COVERS * absent, wrong_covers


MOST_WRONG_GAPS: Final = 0.05
MOST_WRONG_COVERS: Final = 0.05
