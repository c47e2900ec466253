"""Fixtures that several test modules share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from run import SAMPLE, guidecompare

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def sample_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the report of the sample corpus once, in both languages; return its folder."""
    folder = tmp_path_factory.mktemp("report") / "output"
    ran = guidecompare("build", SAMPLE, "-o", folder, "--lang", "both")
    assert ran.code == 0, ran.err
    return folder
