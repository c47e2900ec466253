"""``guidecompare evaluate``: how right the labels are, and the fitting of the weights that ship."""

from __future__ import annotations

import json
from pathlib import Path

import click

from guidecompare import pipeline, quality, report, taxonomy
from guidecompare.cli import console
from guidecompare.cli.console import help_of


@click.command("evaluate", help=help_of("evaluate"))
@click.argument("gold", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option("--calibrate", is_flag=True, help=help_of("calibrate"))
@click.option("--record", is_flag=True, help=help_of("record"))
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), help=help_of("html-measured"))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=help_of("format"))
@console.jobs_option
@console.language_option("ja", "en")
def command(  # noqa: PLR0913 -- click hands over each option by its name
    gold: tuple[Path, ...],
    html: Path | None,
    form: str,
    jobs: int | None,
    lang: str | None,  # noqa: ARG001 -- heard by settle_language
    *,
    calibrate: bool,
    record: bool,
) -> None:
    """Measure on labelled documents, or fit the weights to them."""
    if calibrate:
        console.say("calibrated", file=pipeline.calibrate(gold).name)
        return
    with console.progress() as progress:
        measurement = pipeline.evaluate(gold, jobs=jobs, progress=progress)
    if record:
        console.say("recorded", file=pipeline.record(gold, measurement).name)
    language = console.language()
    if html:
        report.write_measurement(measurement, taxonomy.load().topics, language, html)
        console.say("page-written", file=html)
    elif form == "json":
        console.write(json.dumps(quality.as_plain(measurement), indent=1, ensure_ascii=False) + "\n")
    else:
        console.write(report.measurement_text(measurement, taxonomy.load().topics, language))
