"""Other programs that read what we do not: run with a time limit, in a folder of their own, and never left behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_POSIX: Final = os.name == "posix"


def find(names: Sequence[str], places: Sequence[str] = ()) -> str | None:
    """Return the first of ``names`` that can be run, looked for on the path of the system and then at ``places``."""
    on_path = (shutil.which(name) for name in names)
    beside = (place for place in places if Path(place).is_file())
    return next((found for found in (*on_path, *beside) if found), None)


def run(
    command: Sequence[str], *, folder: Path, seconds: float, data: bytes = b"", environment: Mapping[str, str]
) -> bytes | None:
    """Return what ``command`` printed; None where it failed, or took too long and was ended with all it started.

    Args:
        command: the program with its arguments; no shell reads it.
        folder: where it works; its temporary files and its home are there, too.
        seconds: how long it may take.
        data: what it reads from its standard input.
        environment: variables beside those of our own.
    """
    home = {name: str(folder) for name in ("HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP")}
    try:
        process = subprocess.Popen(  # noqa: S603 -- a program that ``find`` found, with arguments of our own
            list(command),
            cwd=folder,
            env={**os.environ, **home, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=_POSIX,  # so that it can be ended together with what it starts
        )
    except OSError:
        return None
    with process:
        try:
            printed, _ = process.communicate(data, timeout=seconds)
        except subprocess.TimeoutExpired:
            _end(process)
            return None
        except BaseException:
            _end(process)
            raise
    return printed if process.returncode == 0 else None


def _end(process: subprocess.Popen[bytes]) -> None:
    try:
        if _POSIX:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except ProcessLookupError:  # it ended in the meantime
        pass
    process.communicate()
