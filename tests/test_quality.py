"""Floors of quality on labelled documents: raise them freely, lower them only on purpose.

``tests/gold`` was written blind and is only measured on. The shared gold is not part of a clone; where it is there,
its floors hold too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from run import ROOT

from guidecompare import pipeline

if TYPE_CHECKING:
    from pathlib import Path

SHARED = ROOT.parent / "shared" / "gold" / "documents"

FRESH = ROOT / "tests" / "gold"
FLOORS = {
    FRESH: {
        "text_completeness": 0.985,
        "text_completeness_least": 0.90,
        "segmentation_f1": 0.94,
        "heading_f1": 0.97,
        "structure_accuracy": 0.86,
        "clause_topic_micro_f1": 0.87,
        "document_topic_f1": 0.93,
        "document_element_f1": 0.90,
        "verdict_accuracy": 0.91,
    },
    SHARED: {
        "text_completeness": 0.999,
        "text_completeness_least": 0.995,
        "segmentation_f1": 0.98,
        "heading_f1": 0.99,
        "structure_accuracy": 0.98,
        "clause_topic_micro_f1": 0.89,
        "document_topic_f1": 0.95,
        "document_element_f1": 0.90,
        "verdict_accuracy": 0.93,
    },
}
CEILINGS = {
    FRESH: {"leak_rate": 0.02, "loss_rate": 0.0, "false_gap_rate": 0.08, "false_cover_rate": 0.08},
    SHARED: {"leak_rate": 0.005, "loss_rate": 0.0, "false_gap_rate": 0.08, "false_cover_rate": 0.08},
}


@pytest.mark.parametrize("folder", FLOORS, ids=["fresh", "shared"])
def test_quality_stays_above_its_floors(folder: Path) -> None:
    """Every figure at or above its floor; furniture read as text, text lost and verdicts wrong below their ceiling."""
    if not folder.is_dir():
        pytest.skip("the shared gold is not part of a clone")
    figures = pipeline.evaluate(folder).figures
    assert figures.documents_failed == 0
    low = {name: getattr(figures, name) for name, floor in FLOORS[folder].items() if getattr(figures, name) < floor}
    high = {name: getattr(figures, name) for name, most in CEILINGS[folder].items() if getattr(figures, name) > most}
    assert (low, high) == ({}, {})
