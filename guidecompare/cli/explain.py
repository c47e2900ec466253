"""``guidecompare explain``: why a cell is what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from guidecompare import corpus as corpora
from guidecompare import pipeline, report
from guidecompare import taxonomy as taxonomies
from guidecompare.cli import console
from guidecompare.cli.console import help_of

if TYPE_CHECKING:
    from pathlib import Path


@click.command("explain", help=help_of("explain"))
@click.argument("city")
@click.argument("topic")
@console.corpus_option
@console.taxonomy_option
@console.jobs_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=help_of("format"))
@console.language_option("ja", "en")
def command(  # noqa: PLR0913 -- one parameter an option
    city: str,
    topic: str,
    corpus_path: Path | None,
    taxonomy: Path | None,
    jobs: int | None,
    lang: str | None,  # noqa: ARG001 -- heard by settle_language
    *,
    form: str,
) -> None:
    """Print the cells of a city on one topic with what they rest on."""
    path = console.corpus_or_sample(corpus_path)
    wanted = taxonomies.find_topic(taxonomies.load(taxonomy), topic)
    corpus = corpora.load(path)
    if not corpus.plain:  # the names of a plain folder are known only when it has been read
        corpora.find_city(corpus, city)
    with console.progress() as progress:
        result = pipeline.compare(path, taxonomy_file=taxonomy, jobs=jobs, progress=progress)
    found = corpora.find_city(result.corpus, city)
    written = report.explain_json if form == "json" else report.explain_text
    console.write(written(result, found, wanted, console.language()))
