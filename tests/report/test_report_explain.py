"""Why a clause was given a label, as a planner reads it: plain words, marked text, what would have changed it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from math import exp
from typing import TYPE_CHECKING

import pytest

from guidecompare import report
from guidecompare.model import Evidence, Reason, Stance
from guidecompare.report.facts import Facts
from guidecompare.report.html import pages
from guidecompare.report.views import why as explaining
from guidecompare.report.views.site import Site
from guidecompare.report.wording import Words

if TYPE_CHECKING:
    from guidecompare.model import Result

HEADING = Reason(voice="heading", saw="目的", weight=2.5)
WORDS = Reason(voice="linear", saw="定める", weight=1.0, spans=((0, 2), (4, 6)))
AGAINST = Reason(voice="rival", saw="", weight=-0.8)
REST = Reason(voice="rest", saw="", weight=-0.02)
REASONS = (HEADING, WORDS, AGAINST, REST)
ODDS = -2.0 + sum(reason.weight for reason in REASONS)


def site(result: Result, lang: str = "ja") -> Site:
    """Return the site of ``result``."""
    return Site(facts=Facts(result=result), words=Words(lang), up="")


def carried(result: Result, *, stance: Stance = Stance.STATED, turn: Reason | None = None) -> tuple[Result, Evidence]:
    """Return a result whose first label is given for REASONS, and that label."""
    [reading, *others] = result.readings
    [first, *rest] = reading.matches.topics
    told = replace(
        first,
        reasons=REASONS,
        usual=-2.0,
        threshold=0.4,
        score=round(1 / (1 + exp(-ODDS)), 3),
        stance=stance,
        turn=turn,
    )
    matches = replace(reading.matches, topics=(told, *rest))
    return replace(result, readings=(replace(reading, matches=matches), *others)), told


def test_a_voice_without_which_it_falls_short_is_named(result: Result) -> None:
    """Taking its share away leaves the score that is told, and that is below what is needed."""
    result, told = carried(result)
    shown = explaining.why(site(result), told)
    assert shown is not None
    [without] = [voice.without for voice in shown.voices if voice.kind == "heading"]
    assert without == pytest.approx(1 / (1 + exp(-(ODDS - 2.5))))
    assert without < told.threshold
    assert f"見出し（{without:.2f}）" in shown.turning
    assert "ほかの論点との比較" not in shown.turning


def test_one_that_hangs_on_no_single_voice_says_so(result: Result) -> None:
    """Where the score stays above what is needed without any of them."""
    result, told = carried(result)
    shown = explaining.why(site(result), replace(told, threshold=0.1))
    assert shown is not None
    assert shown.turning == "どの手がかりを1つ除いても、基準を上回ります"


def test_bars_are_as_long_as_the_shares(result: Result) -> None:
    """Full ones for, empty ones against; next to nothing has none, and is not listed."""
    result, told = carried(result)
    shown = explaining.why(site(result), told)
    assert shown is not None
    assert [(voice.kind, voice.bar) for voice in shown.voices] == [("heading", "■■"), ("linear", "■"), ("rival", "□")]


def test_the_marked_text_is_the_text(result: Result) -> None:
    """Nothing is added or lost, and the marks are where the voices say."""
    result, told = carried(result)
    text = Facts(result=result).clauses[told.clause].text
    pieces = explaining.pieces(text, told)
    assert "".join(piece.text for piece in pieces) == text
    assert [piece.text for piece in pieces if piece.marked] == [text[0:2], text[4:6]]


def test_a_miss_tells_what_was_missing_and_what_spoke_against_it(result: Result) -> None:
    """How far it stayed below, and whether it would have sufficed without the strongest voice against it."""
    _, told = carried(result)
    clause = result.readings[0].outline.clauses[-1].id
    miss = replace(told, clause=clause, label="scope", threshold=0.9)
    shown = explaining.why(site(result), miss)
    assert shown is not None
    assert not shown.carried
    assert f"基準 0.90 まで {0.9 - miss.score:.2f} 足りません" in shown.outcome
    assert "最も強く反対したのは「ほかの論点との比較」" in shown.turning
    assert "基準に届きません" in shown.turning
    assert "届いていました" in explaining.why(site(result), replace(miss, threshold=0.7)).turning  # type: ignore[union-attr] # it has reasons


def test_the_stance_and_the_main_rule_are_explained(result: Result) -> None:
    """Which words rule the matter out, and why it is the main topic."""
    turn = Reason(voice="own", saw="ません", weight=0.0)
    result, told = carried(result, stance=Stance.EXCLUDED, turn=turn)
    shown = explaining.why(site(result), told)
    assert shown is not None
    assert shown.notes == ("除外とした語（ません）", "主な論点: この条文で最も確からしい論点です")


def test_what_only_a_person_gives_has_no_reasons(result: Result) -> None:
    """The machine explains nothing that it does not say itself."""
    _, told = carried(result)
    assert explaining.why(site(result), replace(told, reasons=())) is None


def test_the_json_adds_up(result: Result) -> None:
    """What is usual and all weights are the log-odds, in rows for each audience."""
    result, told = carried(result)
    city = next(c for c in result.corpus.cities if c.id == result.readings[0].document.source.city)
    topic = next(topic for topic in result.topics if topic.id == told.label)
    said = json.loads(report.explain_json(result, city, topic, "en"))
    entries = [entry for row in said["rows"] for cell in (row, *row["elements"]) for entry in cell["why"]]
    assert entries
    for entry in entries:
        total = entry["usual"] + sum(voice["weight"] for voice in entry["voices"])
        assert entry["log_odds"] == pytest.approx(total, abs=1e-3)


def test_pages_mark_the_words_without_style_of_their_own(result: Result) -> None:
    """A document's page shows each label's reasons folded away, with the words marked in the clause."""
    result, told = carried(result)
    text = Facts(result=result).clauses[told.clause].text
    shown = dict(pages(result, ["ja"]))
    page = next(data.decode() for path, data in shown.items() if f"<mark>{text[0:2]}</mark>" in data.decode())
    assert f"<mark>{text[0:2]}</mark>{text[2:4]}<mark>{text[4:6]}</mark>" in page
    assert "見出しがこの論点の条文らしい（目的）" in page
    assert not re.search(r"\sstyle=", page)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_there_are_words_for_every_voice(lang: str) -> None:
    """For it, against it, and its name."""
    voices = ("heading", "concept", "exemplar", "named", "frame", "lead", "linear", "position", "topic", "rival")
    words = Words(lang)
    for voice in (*voices, "limit", "rest"):
        assert all(words(key) for key in (f"voice.{voice}", f"why.for-{voice}", f"why.against-{voice}"))
