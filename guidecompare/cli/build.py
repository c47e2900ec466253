"""``guidecompare build``: the main job."""

from __future__ import annotations

from pathlib import Path

import click

from guidecompare import corpus as corpora
from guidecompare import pipeline, report
from guidecompare.cli import console
from guidecompare.cli.console import help_of
from guidecompare.model import Severity

UNREADABLE = 1


@click.command("build", help=help_of("build"))
@click.argument("corpus", type=click.Path(path_type=Path), required=False)
@click.option("-o", "--output", type=click.Path(path_type=Path), default="output", help=help_of("output"))
@console.taxonomy_option
@console.jobs_option
@console.ocr_option
@console.language_option("ja", "en", "both")
@click.option("--strict", is_flag=True, help=help_of("strict"))
def command(  # noqa: PLR0913 -- one parameter an option
    corpus: Path | None,
    output: Path,
    taxonomy: Path | None,
    jobs: int | None,
    lang: str | None,
    *,
    ocr: bool,
    strict: bool,
) -> int:
    """Compare the documents of a corpus or folder and write the report."""
    path = console.corpus_or_sample(corpus)
    corpora.refuse_output(path, output)
    with console.progress() as progress:
        result = pipeline.compare(path, taxonomy_file=taxonomy, jobs=jobs, ocr=ocr, progress=progress)
    problems = [*result.problems, *pipeline.note_guesses(result, path)]
    languages = {"en": ("en",), "both": ("ja", "en")}.get(lang or "ja", ("ja",))
    written = report.write(result, output, languages)
    console.tell(problems)
    console.say(
        "built",
        rows=len(result.comparison.rows),
        documents=len(result.readings),
        gaps=len(result.comparison.gaps),
        written=written.written,
        unchanged=written.unchanged,
        index=output / "index.html",
    )
    failed = any(problem.severity is Severity.ERROR for problem in problems)
    return UNREADABLE if strict and failed else 0
