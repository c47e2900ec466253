"""Other programs: ended when they take too long, with all that they started, and their faults are no exceptions."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

import pytest

from guidecompare.extract import programs

if TYPE_CHECKING:
    from pathlib import Path


def run(folder: Path, code: str, *, seconds: float = 20.0, data: bytes = b"") -> bytes | None:
    """Run a line of Python as the other program."""
    return programs.run((sys.executable, "-c", code), folder=folder, seconds=seconds, data=data, environment={"X": "1"})


def test_what_it_prints_is_returned(tmp_path: Path) -> None:
    """It reads its input, and lives in its own folder."""
    code = "import os, sys; print(sys.stdin.read(), os.environ['X'], os.environ['HOME'] == os.getcwd())"
    assert run(tmp_path, code, data=b"abc") == f"abc 1 True{os.linesep}".encode()


def test_a_failure_is_no_exception(tmp_path: Path) -> None:
    """Neither that of the program nor that it is not there."""
    assert run(tmp_path, "raise SystemExit(3)") is None
    missing = (str(tmp_path / "none"),)
    assert programs.run(missing, folder=tmp_path, seconds=1.0, environment={}) is None


@pytest.mark.skipif(os.name != "posix", reason="process groups are those of POSIX")
def test_what_takes_too_long_is_ended_with_its_children(tmp_path: Path) -> None:
    """A child that outlived it would hold the machine's memory."""
    child = "import time, pathlib; time.sleep(1.2); pathlib.Path('alive').touch()"
    code = f"import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', {child!r}]); time.sleep(60)"
    start = time.monotonic()
    assert run(tmp_path, code, seconds=0.5) is None
    assert time.monotonic() - start < 5
    time.sleep(1.5)
    assert not (tmp_path / "alive").exists()


def test_programs_are_found_by_name_or_place(tmp_path: Path) -> None:
    """On the path first, else where installers put them."""
    place = tmp_path / "tool"
    place.touch()
    assert programs.find(("no-such-program",)) is None
    assert programs.find(("no-such-program",), (str(tmp_path / "none"), str(place))) == str(place)
