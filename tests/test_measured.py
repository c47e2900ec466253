"""The figures that ship: written the same every time, read back as they were, and honest in text and on pages."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from run import ROOT, guidecompare

from guidecompare import quality, report, taxonomy
from guidecompare.evaluate import Said, measure_sets, read_gold
from guidecompare.model import Evidence, Matches, Verdict
from guidecompare.quality import Measurement, as_plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from guidecompare.model import Labelled

TOPICS = tuple(topic.id for topic in taxonomy.load().topics)
ELEMENTS = tuple(element.id for topic in taxonomy.load().topics for element in topic.elements)


def right(gold: Labelled) -> Said:
    """Return the right answer, but that every tenth clause was given no label."""
    pairs = [pair for place, pair in enumerate(zip(gold.outline.clauses, gold.labels, strict=True)) if place % 10]
    topics = [Evidence(label=label, clause=c.id, score=0.9) for c, labels in pairs for label in labels.topics]
    elements = [Evidence(label=label, clause=c.id, score=0.9) for c, labels in pairs for label in labels.elements]
    there = {one.label for one in topics}
    return Said(
        gold=gold,
        outline=gold.outline,
        matches=Matches(topics=tuple(topics), elements=tuple(elements), near=()),
        verdicts={topic: Verdict.COVERED if topic in there else Verdict.ABSENT for topic in TOPICS},
        gaps=frozenset(TOPICS) - there,
    )


def measured(answers: Sequence[Labelled]) -> Measurement:
    """Return what is measured of ``right`` answers in two sets."""
    said = [right(answer) for answer in answers]
    return measure_sets({"one": said[:2], "two": said[2:]}, TOPICS, ELEMENTS)


@pytest.fixture(scope="module")
def answers() -> tuple[Labelled, ...]:
    """Some labelled documents."""
    return read_gold(ROOT / "tests" / "gold")[:5]


@pytest.fixture(scope="module")
def measurement(answers: tuple[Labelled, ...]) -> Measurement:
    """What was measured on them."""
    return measured(answers)


def test_the_figures_that_ship_are_read_back_and_written_the_same() -> None:
    """The file is what the command would write of it, byte for byte."""
    shipped = quality.load()
    assert quality.parse(quality.render(shipped)) == shipped
    file = ROOT / "guidecompare" / "taxonomies" / quality.FILE
    assert file.read_bytes() == quality.render(shipped)


def test_the_figures_that_ship_say_what_they_stand_on() -> None:
    """Weights, taxonomy and answers by their hash; what a person counted stands apart, with caveats."""
    shipped = quality.load()
    assert {"weights", "taxonomy", "tool", "dictionary"} == set(shipped.provenance)
    assert len(shipped.answers) == len(shipped.measured.sets)
    assert shipped.measured.whole.figures.documents == sum(one.figures.documents for one in shipped.measured.sets)
    assert shipped.hand
    assert shipped.hand.caveats


def test_recording_keeps_what_a_person_counted(measurement: Measurement, tmp_path: Path) -> None:
    """The measured part alone is new; the sets are told without what they are made of."""
    shipped = quality.load()
    path = quality.write(replace(shipped, measured=quality.shortened(measurement)), tmp_path)
    again = quality.parse(path.read_bytes())
    assert again.hand == shipped.hand
    assert [one.topics for one in again.measured.sets] == [(), ()]
    assert [one.figures.documents for one in again.measured.sets] == [2, 3]


def test_figures_of_another_form_are_refused() -> None:
    """They would be read wrongly."""
    with pytest.raises(ValueError, match="form 0"):
        quality.parse(b'{"form": 0}')


def test_the_figures_stand_outermost_in_plain_values(measurement: Measurement) -> None:
    """JSON readers find a figure by its name, of all sets and of each; every rate has its interval and its count."""
    plain = json.loads(json.dumps(as_plain(measurement)))
    assert plain["documents"] == 5
    assert [one["documents"] for one in plain["sets"]] == [2, 3]
    for name in plain["intervals"]:
        low, high = plain["intervals"][name]
        assert 0 <= low <= high <= 1, name
        assert name in plain["over"]


@pytest.mark.parametrize(
    ("lang", "unproved"), [("ja", "実在文書では未検証です。"), ("en", "Not verified on real documents.")]
)
def test_the_text_says_on_what_the_figures_stand(measurement: Measurement, lang: str, unproved: str) -> None:
    """As long as no document is a real one it says so, and no more once there is one."""
    topics = taxonomy.load().topics
    text = report.measurement_text(measurement, topics, lang)
    assert unproved in text
    whole = measurement.whole
    real = replace(measurement, whole=replace(whole, figures=replace(whole.figures, documents_real=1)))
    assert unproved not in report.measurement_text(real, topics, lang)


def test_the_page_needs_nothing_else(measurement: Measurement, tmp_path: Path) -> None:
    """One file without script, network or path of the machine."""
    file = tmp_path / "measured.html"
    report.write_measurement(measurement, taxonomy.load().topics, "ja", file)
    page = file.read_text(encoding="utf-8")
    assert "実在文書では未検証です。" in page
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")
    assert str(tmp_path) not in page


def test_the_command_measures_several_folders(answers: tuple[Labelled, ...], tmp_path: Path) -> None:
    """Together and each alone; with --html the page is written instead."""
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder, answer in zip(folders, answers, strict=False):
        folder.mkdir()
        for file in (ROOT / "tests" / "gold").glob(f"{answer.source.id}.*"):
            (folder / file.name).write_bytes(file.read_bytes())
    ran = guidecompare("evaluate", *folders, "--format", "json")
    assert ran.code == 0, ran.err
    told = json.loads(ran.out)
    assert (told["documents"], [one["documents"] for one in told["sets"]]) == (2, [1, 1])
    assert [one["name"].rpartition("/")[2] for one in told["sets"]] == ["one", "two"]
    page = tmp_path / "out.html"
    ran = guidecompare("evaluate", folders[0], "--html", page, "--lang", "en")
    assert (ran.code, ran.out) == (0, "")
    assert "Not verified on real documents." in page.read_text(encoding="utf-8")
