"""Write the figures that ship into the table of docs/quality.md.

    python tools/quality_table.py

Run it after ``guidecompare evaluate GOLD... --record``. The table stands between two comments; all else is left alone.
"""  # noqa: INP001 - a script, no package

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from guidecompare import quality
from guidecompare.report.views.quality import shown
from guidecompare.report.wording import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidecompare.quality import Evaluation, Quality

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "quality.md"
BEGIN: Final = "<!-- figures: written by tools/quality_table.py -->"
END: Final = "<!-- end of figures -->"


def table(shipped: Quality) -> str:
    """Return the figures as a Markdown table: all sets together, then each."""
    return "\n".join(_rows(shipped)) + "\n"


def filled(page: str, shipped: Quality) -> str:
    """Return ``page`` with the table in its place."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{table(shipped)}{END}{after}"


def _rows(shipped: Quality) -> Iterator[str]:
    words = Words("en")
    every = (shipped.measured.whole, *shipped.measured.sets)
    heads = ("together", *(f"`{one.name}`" for one in shipped.measured.sets))
    documents = (f"{head} ({one.figures.documents})" for head, one in zip(heads, every, strict=True))
    yield f"Weights `{shipped.provenance['weights'][:12]}`, taxonomy `{shipped.provenance['taxonomy'][:12]}`."
    yield ""
    yield f"| figure | {' | '.join(documents)} |"
    yield "| --- " * (len(every) + 1) + "|"
    for name in quality.RATES:
        yield f"| {words(f'figure.{name}')} | {' | '.join(_cell(one, name) for one in every)} |"


def _cell(one: Evaluation, name: str) -> str:
    if name not in one.intervals:
        return f"{getattr(one.figures, name):.1%}"
    told = shown(one.rate(name))
    return f"{told.value} ({told.interval})" if told.interval else told.value


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8"), quality.load()), encoding="utf-8")
