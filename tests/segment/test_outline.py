"""Documents are divided as the prose cases in ``cases/`` say.

A case is: a line ``=== title``, the lines of a document, a line ``---``, and the outline expected. An ideographic
space before a line is its indentation. Words in braces say what the format says of it: ``{heading 2}``, ``{item 1}``,
``{item 1 1.}`` (a number that the list makes), ``{term}``, ``{description}``, ``{cell 0 1}`` (row and column),
``{title}``, ``{bold}``, ``{size 1.3}``, ``{centre}`` and ``{end}`` (centred, set to the right), ``{continues}`` (the
line before goes on).

In the outline a node is ``marker | heading | text``, each ``_`` where there is none, two spaces deeper than its parent;
``- reason: text`` is a line that is in no clause.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from guidecompare.model import Alignment, CellPlace, Document, Line, LineKind, Place, Source
from guidecompare.segment import segment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidecompare.model import Outline

CASES = Path(__file__).parent / "cases"


def _line(index: int, written: str) -> Line:
    """Read one line of a case."""
    indent = len(written) - len(written.lstrip("　"))
    text = written.lstrip("　")
    said: dict[str, list[str]] = {}
    while match := re.match(r"\{([^}]*)\}\s*", text):
        name, *values = match[1].split()
        said[name] = values
        text = text[match.end() :]
    kind = next((LineKind(name) for name in said if name in set(LineKind)), LineKind.PARAGRAPH)
    values = said.get(kind.value, [])
    is_cell = kind is LineKind.CELL
    return Line(
        index=index,
        text=text,
        place=Place(paragraph=index + 1),
        kind=kind,
        level=int(values[0]) if values and not is_cell else 0,
        ordinal=values[1] if len(values) > 1 and not is_cell else "",
        continues="continues" in said,
        indent=float(indent),
        size=float(said["size"][0]) if "size" in said else 1.0,
        bold="bold" in said,
        alignment=next((place for place in Alignment if place.value in said), Alignment.START),
        cell=CellPlace(table=0, row=int(values[0]), column=int(values[1])) if is_cell else None,
    )


def _drawn(outline: Outline) -> list[str]:
    """Write an outline as a case does."""
    depth: dict[str, int] = {}
    drawn = []
    for clause in outline.clauses:
        depth[clause.id] = depth[clause.parent] + 1 if clause.parent else 0
        raw = clause.marker.raw if clause.marker else ""
        drawn.append("  " * depth[clause.id] + " | ".join(part or "_" for part in (raw, clause.heading, clause.text)))
    return drawn + [f"- {removed.reason.value}: {removed.line.text}" for removed in outline.removed]


def _cases() -> Iterator[tuple[str, list[str], list[str]]]:
    for path in sorted(CASES.glob("*.txt")):
        for case in path.read_text(encoding="utf-8").split("=== ")[1:]:
            title, _, rest = case.partition("\n")
            written, _, expected = rest.partition("---\n")
            yield f"{path.stem}: {title}", written.splitlines(), expected.splitlines()


@pytest.mark.parametrize(
    ("written", "expected"), [pytest.param(written, expected, id=title) for title, written, expected in _cases()]
)
def test_a_document_is_divided_as_its_case_says(written: list[str], expected: list[str]) -> None:
    """Every case of ``cases/*.txt``."""
    lines = tuple(_line(index, text) for index, text in enumerate(line for line in written if line.strip()))
    document = Document(
        source=Source(id="990019/policy", city="990019", title=""), media_type="text/plain", sha256="", lines=lines
    )
    assert [line for line in expected if line.strip()] == _drawn(segment(document))
