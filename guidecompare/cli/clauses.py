"""``guidecompare clauses``: what the tool sees in one document."""

from __future__ import annotations

from pathlib import Path

import click

from guidecompare import pipeline, report
from guidecompare.align import verdicts
from guidecompare.cli import console
from guidecompare.cli.console import help_of

NOTHING_READ = 1


@click.command("clauses", help=help_of("clauses"))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=help_of("format"))
@click.option("--show-removed", is_flag=True, help=help_of("show-removed"))
@console.taxonomy_option
@console.language_option("ja", "en")
def command(file: Path, form: str, taxonomy: Path | None, lang: str | None, *, show_removed: bool) -> int:  # noqa: ARG001 -- lang is heard by its callback
    """Print the clauses of a file with their labels."""
    reading, topics = pipeline.read_file(file, taxonomy_file=taxonomy)
    found = verdicts(reading, topics)
    if form == "json":
        console.write(report.clauses_json(reading, found, topics, console.language()))
    else:
        console.write(report.clauses_text(reading, found, topics, console.language(), show_removed=show_removed))
    console.tell(reading.document.problems)
    return 0 if reading.outline.clauses else NOTHING_READ
