"""The weights file: fitted to the taxonomy beside it, small, and enough to run with."""

from __future__ import annotations

import subprocess
import sys
from importlib import resources
from typing import TYPE_CHECKING

import pytest

from guidecompare.match import weights

if TYPE_CHECKING:
    from guidecompare.taxonomy import Taxonomy

SHIPPED = resources.files("guidecompare").joinpath("taxonomies", weights.FILE)


def test_the_weights_are_fitted_to_the_taxonomy_that_ships(taxonomy: Taxonomy) -> None:
    """A taxonomy that was edited needs a new fit: guidecompare evaluate GOLD --calibrate."""
    assert taxonomy.sha256 == weights.load().provenance["taxonomy"], "run: guidecompare evaluate GOLD --calibrate"


def test_the_weights_know_every_label(taxonomy: Taxonomy) -> None:
    """Topics and elements stand in the order of the taxonomy."""
    found = weights.load()
    assert tuple(topic.id for topic in taxonomy.topics) == found.topics
    assert tuple(element.id for topic in taxonomy.topics for element in topic.elements) == found.elements


def test_the_file_is_small_plain_text() -> None:
    """At most three megabytes, with a line for each feature."""
    data = SHIPPED.read_bytes()
    assert len(data) <= 3_000_000
    assert data.decode().endswith("}\n")


def test_reading_and_writing_changes_nothing() -> None:
    """What is read is written in the same bytes."""
    data = SHIPPED.read_bytes()
    assert data == weights.render(weights.parse(data))


def test_weights_of_another_form_are_refused() -> None:
    """A file of an older tool would be misread without a sign."""
    with pytest.raises(ValueError, match="fit them again"):
        weights.parse(b'{"form": 0}')


def test_matching_needs_no_fitting_library() -> None:
    """A user's machine has no scikit-learn."""
    code = (
        "import sys, guidecompare.taxonomy, guidecompare.match as m\n"
        "from guidecompare.model import Outline, Source\n"
        "outline = Outline(title='', clauses=(), removed=())\n"
        "m.match(outline, Source(id='a', city='', title=''), guidecompare.taxonomy.load())\n"
        "print(sorted({'sklearn', 'scipy'} & set(sys.modules)))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - ours
    assert run.stdout == "[]\n"
