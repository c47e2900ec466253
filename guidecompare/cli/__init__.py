"""The commands. Alone prints and exits; a command's module is imported when it is called, so that start-up is quick.

Exit codes: 0 the result is written; 1 ``clauses`` read none, ``build --strict`` met an unreadable document;
2 wrong use, or a corpus or taxonomy at fault; 3 a condition asked for is not met; 70 a bug.
"""

from __future__ import annotations

import sys
import traceback
from importlib import import_module
from typing import Final, NoReturn

import click

from guidecompare.cli import console
from guidecompare.cli.wording import HELP
from guidecompare.errors import GuidecompareError
from guidecompare.model import Problem

__all__ = ["COMMANDS", "main"]

FAULT: Final = 2
BUG: Final = 70
INTERRUPTED: Final = 130

COMMANDS: Final = ("build", "clauses", "explain", "check", "evaluate")


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


@click.group(cls=_Commands, help=HELP["guidecompare"][console.environment_language()])
@click.version_option(package_name="guidecompare", message="%(prog)s %(version)s")
def _guidecompare() -> None:
    """Hold the commands together."""


def main() -> NoReturn:
    """Run the command line and exit. What a user can act on is told without a traceback; a bug shows its own."""
    try:
        code = _guidecompare.main(prog_name="guidecompare", standalone_mode=False)
    except GuidecompareError as error:
        console.tell(error.problems)
        code = FAULT
    except click.UsageError as error:
        console.tell([_usage(error)])
        code = FAULT
    except (click.Abort, KeyboardInterrupt):
        code = INTERRUPTED
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
        case click.MissingParameter():
            parameter = error.param.make_metavar(error.ctx) if error.param and error.ctx else ""
            return Problem.of("usage-missing", parameter=parameter, command=command)
        case click.BadParameter():
            parameter = error.param.get_error_hint(error.ctx) if error.param and error.ctx else ""
            return Problem.of("usage-bad-value", parameter=parameter, why=error.message, command=command)
        case _:
            return Problem.of("usage-other", why=error.format_message(), command=command)
