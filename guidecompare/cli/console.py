"""How the commands speak: language, standard streams, options in common, the progress bar."""

from __future__ import annotations

import locale
import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from guidecompare import messages, names
from guidecompare.cli.wording import HELP, SAID
from guidecompare.errors import GuidecompareError
from guidecompare.model import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_SAMPLE: Final = Path("corpus/sample")
_chosen: list[str] = []  # the language that --lang chose for this run


def environment_language() -> str:
    """Return ``ja`` or ``en`` as the environment says: LC_ALL, LC_MESSAGES, LANG, else the system's own setting."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "ja" if os.environ[name].lower().startswith("ja") else "en"
    return "ja" if (locale.getlocale()[0] or "").lower().startswith("ja") else "en"


def settle_language(arguments: Sequence[str]) -> None:
    """Let ``--lang`` among the arguments decide before anything is said: help texts are made before options are."""
    for place, argument in enumerate(arguments):
        value = argument.removeprefix("--lang=") if argument.startswith("--lang=") else None
        if argument == "--lang":
            value = next(iter(arguments[place + 1 :]), None)
        if value in {"ja", "en"}:
            _chosen.append(value)


def language() -> str:
    """Return the language of messages: what ``--lang`` chose, else what the environment says."""
    return _chosen[-1] if _chosen else environment_language()


def help_of(name: str) -> str:
    """Return a help text in the language of messages."""
    return HELP[name][language()]


def language_option(*languages: str) -> Callable[[Callable[..., object]], Callable[..., object]]:
    """Return the ``--lang`` option with its choices; ``settle_language`` has heard it already."""
    return click.option("--lang", type=click.Choice(languages), help=help_of("lang"))


corpus_option = click.option("--corpus", "corpus_path", type=click.Path(path_type=Path), help=help_of("corpus"))
taxonomy_option = click.option("--taxonomy", type=click.Path(path_type=Path), help=help_of("taxonomy"))
ocr_option = click.option("--ocr", is_flag=True, help=help_of("ocr"))
jobs_option = click.option("--jobs", type=click.IntRange(min=1), help=help_of("jobs"))


def corpus_or_sample(path: Path | None) -> Path:
    """Return the corpus asked for, or the sample where the command is run beside it."""
    if path is not None:
        return path
    if _SAMPLE.is_dir():
        return _SAMPLE
    raise GuidecompareError([Problem.of("corpus-not-given")])


def write(text: str) -> None:
    """Print a result as UTF-8: a Japanese Windows console's own encoding lacks ⑴ and others.

    Raises:
        GuidecompareError: there is no standard output, or it takes nothing more.
    """
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except (AttributeError, OSError, ValueError) as error:  # none at all, a full disk, closed
        raise GuidecompareError([Problem.of("output-stream", why=error)]) from error


def say(code: str, **arguments: object) -> None:
    """Tell what was done, on standard error."""
    click.echo(SAID[code][language()].format(**arguments), err=True)


def tell(problems: Iterable[Problem], *, least: Severity = Severity.WARNING) -> None:
    """Tell problems on standard error, each with what to do; those below ``least`` are only counted."""
    order = tuple(Severity)
    quiet = 0
    for problem in problems:
        if order.index(problem.severity) > order.index(least):
            quiet += 1
            continue
        mark = names.name(problem.severity, language())
        click.echo(f"{mark}: {messages.sentence(problem, language())}", err=True)
        if hint := messages.hint(problem, language()):
            click.echo(f"  → {hint}", err=True)
    if quiet:
        say("notes-not-shown", count=quiet)


@contextmanager
def progress() -> Iterator[Callable[[int, int], None]]:
    """Show a bar on standard error while documents are read; nothing where that is no terminal."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    with click.progressbar(length=1, label=SAID["reading"][language()], file=sys.stderr) as bar:

        def show(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield show
