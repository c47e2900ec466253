"""``guidecompare check``: the faults of a corpus, all at once, by the loader that ``build`` uses."""

from __future__ import annotations

from pathlib import Path

import click

from guidecompare import pipeline
from guidecompare.cli import console
from guidecompare.cli.console import help_of
from guidecompare.model import Severity

FAULTY = 2


@click.command("check", help=help_of("check"))
@click.argument("corpus", type=click.Path(path_type=Path), required=False)
@console.taxonomy_option
@console.language_option("ja", "en")
def command(corpus: Path | None, taxonomy: Path | None, lang: str | None) -> int:  # noqa: ARG001 -- lang is heard by settle_language
    """Check a corpus: every fault of every file."""
    path = console.corpus_or_sample(corpus)
    problems = pipeline.check(path, taxonomy_file=taxonomy)
    console.tell(problems, least=Severity.NOTE)
    faults = sum(problem.severity is Severity.ERROR for problem in problems)
    console.say("checked", corpus=path, faults=faults, others=len(problems) - faults)
    return FAULTY if faults else 0
