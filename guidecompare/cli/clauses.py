"""``guidecompare clauses``: what the tool sees in one document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from guidecompare import pipeline, report
from guidecompare.align import verdicts
from guidecompare.cli import console
from guidecompare.cli.console import help_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidecompare.model import Reading, Topic

NOTHING_READ = 1


@click.command("clauses", help=help_of("clauses"))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=help_of("format"))
@click.option("--show-removed", is_flag=True, help=help_of("show-removed"))
@click.option("--html", "page", type=click.Path(path_type=Path, dir_okay=False), help=help_of("html"))
@console.ocr_option
@console.taxonomy_option
@console.language_option("ja", "en")
def command(  # noqa: PLR0913 -- one parameter an option
    file: Path,
    form: str,
    page: Path | None,
    taxonomy: Path | None,
    lang: str | None,  # noqa: ARG001 -- heard by settle_language
    *,
    show_removed: bool,
    ocr: bool,
) -> int:
    """Print the clauses of a file with their labels, or write them beside the document."""
    reading, topics = pipeline.read_file(file, taxonomy_file=taxonomy, ocr=ocr)
    found = verdicts(reading, topics)
    if page:
        _write_page(reading, topics, page)
    elif form == "json":
        console.write(report.clauses_json(reading, found, topics, console.language()))
    else:
        console.write(report.clauses_text(reading, found, topics, console.language(), show_removed=show_removed))
    console.tell(reading.document.problems)
    return 0 if reading.outline.clauses else NOTHING_READ


def _write_page(reading: Reading, topics: Sequence[Topic], page: Path) -> None:
    pages = range(1, min(reading.document.health.pages, report.MOST_PICTURES) + 1)
    pictures = pipeline.page_pictures(reading.document.source, pages) if pages else ()
    report.write_side_by_side(reading, topics, pictures, console.language(), page)
    console.say("page-written", file=page)
