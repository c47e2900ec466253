"""Whole pages, each made like a kind of real ones and named after its difficulty: all of the text, and nothing else.

Beside ``files/pages/NAME.html`` stands ``NAME.txt``, the outline that a person would expect: the title after ``#``,
then a node a line, ``marker | heading | text``, each ``_`` where there is none, two spaces deeper than its parent.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from guidecompare.extract import extract
from guidecompare.model import Outline, Source
from guidecompare.segment import segment

PAGES = sorted(path for path in (Path(__file__).parent / "files" / "pages").iterdir() if path.suffix != ".txt")


def drawn(outline: Outline) -> list[str]:
    """Write an outline as the expected ones are written."""
    depth: dict[str, int] = {}
    lines = [f"# {outline.title}"]
    for clause in outline.clauses:
        depth[clause.id] = depth[clause.parent] + 1 if clause.parent else 0
        raw = clause.marker.raw if clause.marker else ""
        lines.append("  " * depth[clause.id] + " | ".join(part or "_" for part in (raw, clause.heading, clause.text)))
    return lines


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_is_read_as_a_person_reads_it(page: Path) -> None:
    """The outline is the expected one: no line of the body lost, no furniture among it, all nested as meant."""
    document = extract(Source(id="test", city="", title=""), page.read_bytes())

    assert page.with_suffix(".txt").read_text(encoding="utf-8").splitlines() == drawn(segment(document))
