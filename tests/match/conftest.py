"""What the tests of matching share: invented clauses laid out as an outline."""

from __future__ import annotations

import pytest

from guidecompare import taxonomy as taxonomies


@pytest.fixture(scope="session")
def taxonomy() -> taxonomies.Taxonomy:
    """The taxonomy that ships with the package."""
    return taxonomies.load()
