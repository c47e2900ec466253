"""Fixtures that several test modules share."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from run import SAMPLE, guidecompare

if TYPE_CHECKING:
    from pathlib import Path

# The same examples on every run: what fails here fails for everyone. Look for new ones with HYPOTHESIS_PROFILE=search.
settings.register_profile("default-here", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default-here"))


@pytest.fixture(scope="session")
def sample_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the report of the sample corpus once, in both languages; return its folder."""
    folder = tmp_path_factory.mktemp("report") / "output"
    ran = guidecompare("build", SAMPLE, "-o", folder, "--lang", "both")
    assert ran.code == 0, ran.err
    return folder
