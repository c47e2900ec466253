"""The command line as its user runs it, and where the project keeps its samples."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT: Final = Path(__file__).resolve().parent.parent
SAMPLE: Final = ROOT / "corpus" / "sample"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """A command that ended: its exit code and what it printed."""

    code: int
    out: str
    err: str


def guidecompare(*arguments: str | Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> Ran:
    """Run the command as its user would, in a process of its own."""
    run = subprocess.run(  # noqa: S603 -- our own command
        [sys.executable, "-m", "guidecompare", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "LANG": "en_US.UTF-8", "LC_ALL": "", **(env or {})},
        capture_output=True,
        check=False,
        timeout=300,
    )
    return Ran(code=run.returncode, out=run.stdout.decode("utf-8"), err=run.stderr.decode("utf-8"))
