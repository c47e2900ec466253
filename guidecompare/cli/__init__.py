"""The commands. Alone prints and exits; a command's module is imported when it is called, so that start-up is quick.

Exit codes: 0 the result is written; 1 ``clauses`` read none, ``build --strict`` met an unreadable document;
2 wrong use, or a corpus or taxonomy at fault; 3 a condition asked for is not met; 70 a bug; 130 interrupted.
"""

from __future__ import annotations

import os
import sys
import traceback
from importlib import import_module
from typing import Final, NoReturn

import click

from guidecompare.cli import console
from guidecompare.errors import GuidecompareError
from guidecompare.model import Problem

__all__ = ["COMMANDS", "main"]

FAULT: Final = 2
BUG: Final = 70
INTERRUPTED: Final = 130

COMMANDS: Final = ("build", "clauses", "explain", "correct", "check", "evaluate")


class _Commands(click.Group):
    """The group of all commands, each imported from the module of its name when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        """Return the names in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 -- click's signature
        """Import the command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"guidecompare.cli.{cmd_name}").command
        return command


def main() -> NoReturn:
    """Run the command line and exit. What a user can act on is told without a traceback; a bug shows its own."""
    console.settle_language(sys.argv[1:])
    group = _Commands("guidecompare", help=console.help_of("guidecompare"))
    click.version_option(package_name="guidecompare", message="%(prog)s %(version)s")(group)
    try:
        code = group.main(prog_name="guidecompare", standalone_mode=False)
    except GuidecompareError as error:
        console.tell(error.problems)
        code = FAULT
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "", err=True)
        code = FAULT
    except click.UsageError as error:
        console.tell([_usage(error)])
        code = FAULT
    except (click.Abort, KeyboardInterrupt):
        console.say("interrupted")
        code = INTERRUPTED
    except BrokenPipeError:  # the reader at the other end has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the flush at exit would complain
        code = 0
    except Exception:  # noqa: BLE001 -- the one place where a bug ends
        traceback.print_exc()
        code = BUG
    sys.exit(code or 0)


def _usage(error: click.UsageError) -> Problem:
    """Return a usage error of click's as a problem, so that it is told in the reader's language."""
    command = error.ctx.command_path if error.ctx else "guidecompare"
    match error:
        case click.NoSuchOption():
            return Problem.of("usage-no-option", option=error.option_name, command=command)
        case click.exceptions.NoSuchCommand():
            return Problem.of("usage-no-command", known=", ".join(COMMANDS), command=command)
        case click.MissingParameter():
            return Problem.of("usage-missing", parameter=_named(error), command=command)
        case click.BadParameter(param=click.Parameter(type=click.Choice(choices=choices))):
            allowed = ", ".join(map(str, choices))
            return Problem.of("usage-not-a-choice", parameter=_named(error), allowed=allowed, command=command)
        case click.BadParameter():
            return Problem.of("usage-bad-value", parameter=_named(error), command=command)
        case _:
            return Problem.of("usage-other", why=error.format_message(), command=command)


def _named(error: click.BadParameter) -> str:
    """Return how a user writes the parameter at fault: ``--jobs``, ``FILE``."""
    if error.param is None:
        return ""
    options = [name for name in error.param.opts if name.startswith("-")]
    return options[-1] if options else (error.param.name or "").upper()
