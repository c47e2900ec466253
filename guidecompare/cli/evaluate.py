"""``guidecompare evaluate``: how right the labels are, and the fitting of the weights that ship."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from guidecompare import evaluate, pipeline
from guidecompare.cli import console
from guidecompare.cli.console import help_of


@click.command("evaluate", help=help_of("evaluate"))
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--calibrate", is_flag=True, help=help_of("calibrate"))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=help_of("format"))
@console.jobs_option
@console.language_option("ja", "en")
def command(gold: Path, form: str, jobs: int | None, lang: str | None, *, calibrate: bool) -> None:  # noqa: ARG001 -- lang is heard by settle_language
    """Measure on labelled documents, after fitting to them where that is asked for."""
    if calibrate:
        console.say("calibrated", file=pipeline.calibrate(gold).name)
    with console.progress() as progress:
        evaluation = pipeline.evaluate(gold, jobs=jobs, progress=progress)
    plain = evaluate.as_plain(evaluation)
    console.write(json.dumps(plain, indent=1, ensure_ascii=False) + "\n" if form == "json" else _text(plain))


def _text(plain: dict[str, Any]) -> str:
    """Lay the evaluation out in lines: figures with their intervals, labels from the weakest on, pairs confused."""
    lines: list[str] = []
    for name, value in plain.items():
        if isinstance(value, int):
            lines.append(f"{name:26s} {value:5d}")
        elif isinstance(value, float):
            low, high = plain["intervals"][name]
            lines.append(f"{name:26s} {value:.3f}  {low:.3f} .. {high:.3f}")
    for kind in ("topics", "elements"):
        lines += ["", f"{kind:26s} f1     precision recall documents"]
        lines += [
            f"{one['label']:26s} {one['f1']:.3f}  {one['precision']:.3f}     {one['recall']:.3f}  {one['documents']:4d}"
            for one in sorted(plain[kind], key=lambda one: (one["f1"], one["label"]))
        ]
    lines += ["", "right -> said, clauses"]
    lines += [f"{one['right']} -> {one['said']}  {one['clauses']}" for one in plain["confusions"]]
    return "\n".join(lines) + "\n"
