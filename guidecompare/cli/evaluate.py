"""``guidecompare evaluate``: how right the labels are, and the fitting of the weights that ship."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from guidecompare import pipeline
from guidecompare.cli import console
from guidecompare.cli.console import help_of


@click.command("evaluate", help=help_of("evaluate"))
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--calibrate", is_flag=True, help=help_of("calibrate"))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=help_of("format"))
@console.jobs_option
@console.language_option("ja", "en")
def command(gold: Path, form: str, jobs: int | None, lang: str | None, *, calibrate: bool) -> None:  # noqa: ARG001 -- lang is heard by its callback
    """Measure on labelled documents, after fitting to them where that is asked for."""
    if calibrate:
        console.say("calibrated", file=pipeline.calibrate(gold).name)
    with console.progress() as progress:
        figures = asdict(pipeline.evaluate(gold, jobs=jobs, progress=progress))
    if form == "json":
        console.write(json.dumps(figures, indent=1) + "\n")
    else:
        console.write("".join(f"{name:26s} {value:.3f}\n" for name, value in figures.items()))
