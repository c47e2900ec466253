"""``guidecompare correct``: write down that a label of a clause is right, wrong or missing."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from guidecompare import corpus as corpora
from guidecompare import pipeline, review
from guidecompare import taxonomy as taxonomies
from guidecompare.cli import console
from guidecompare.cli.console import help_of
from guidecompare.errors import GuidecompareError
from guidecompare.model import Action, Correction, Problem, Stance

if TYPE_CHECKING:
    from pathlib import Path

    from guidecompare.taxonomy import Taxonomy

_SHOWN = 40  # characters of the clause, by which its reviewer sees that it is the one meant


@click.command("correct", help=help_of("correct"))
@click.argument("city")
@click.argument("clause")
@click.argument("label", required=False)
@click.option("--accept", "action", flag_value="accept", help=help_of("accept"))
@click.option("--reject", "action", flag_value="reject", help=help_of("reject"))
@click.option("--add", "action", flag_value="add", help=help_of("add"))
@click.option("--stance", type=click.Choice([stance.value for stance in Stance]), help=help_of("stance"))
@click.option("--main", is_flag=True, help=help_of("main"))
@click.option("--note", default="", help=help_of("note"))
@click.option("--by", required=True, help=help_of("by"))
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help=help_of("on"))
@console.corpus_option
@console.taxonomy_option
@console.jobs_option
@console.language_option("ja", "en")
def command(  # noqa: PLR0913 -- one parameter an option
    *,
    city: str,
    clause: str,
    label: str | None,
    action: str | None,
    stance: str | None,
    main: bool,
    note: str,
    by: str,
    on: datetime | None,
    corpus_path: Path | None,
    taxonomy: Path | None,
    jobs: int | None,
    lang: str | None,  # noqa: ARG001 -- heard by settle_language
) -> None:
    """Write a correction of one clause into its reviewer's file."""
    if not by.strip() or not (label if action else note.strip()):
        raise GuidecompareError([Problem.of("review-nothing-said")])
    if (stance or main) and action not in {Action.ACCEPT, Action.ADD}:
        raise GuidecompareError([Problem.of("review-key-without-label", key="--stance" if stance else "--main")])
    path = console.corpus_or_sample(corpus_path)
    wanted = _label(taxonomies.load(taxonomy), label) if label else ""
    with console.progress() as progress:
        corpus, readings = pipeline.read_city(path, city, taxonomy_file=taxonomy, jobs=jobs, progress=progress)
    console.tell(problem for one in readings if one.document.health.unread for problem in one.document.problems)
    found = review.find_clause(readings, clause)
    reading = next(one for one in readings if one.document.source.id == found.source)
    correction = Correction(
        clause=found.id,
        digest=found.digest,
        label=wanted,
        action=Action(action or Action.NOTE),
        by=by.strip(),
        on=(on or datetime.now().astimezone()).date().isoformat(),
        stance=Stance(stance) if stance else None,
        main=main,
        note=note.strip(),
    )
    file = corpora.write_correction(corpus, path, reading.document.source, review.as_seen(correction, reading))
    console.say("corrected", file=file, clause=found.id, text=(found.heading or found.text)[:_SHOWN])


def _label(taxonomy: Taxonomy, words: str) -> str:
    """Return the id of the element or topic that a user names."""
    elements = {element.id for topic in taxonomy.topics for element in topic.elements}
    return words if words in elements else taxonomies.find_topic(taxonomy, words).id
