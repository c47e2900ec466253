"""The first page in a real browser, where there is one."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from pathlib import Path

CHROMIUM: Final = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine: pages not opened in a browser")


@pytest.fixture
def opened(folder: Path, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """The first page as the browser has it after its script ran, and what the browser complained about."""
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", f"--user-data-dir={tmp_path}")
    command = [str(CHROMIUM), *options, "--dump-dom", (folder / "index.html").as_uri()]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, check=True)  # noqa: S603 - our own page


def test_the_script_runs_under_the_policy(folder: Path, opened: subprocess.CompletedProcess[str]) -> None:
    """Controls appear, rows are counted, and of all cells one takes the focus; nothing is refused or loaded."""
    rows = len(re.findall(r"<tr data-audience", (folder / "index.html").read_text(encoding="utf-8")))
    cells = re.findall(r'<td[^>]*><a [^>]*tabindex="(-?\d)"', opened.stdout)

    assert '<div class="controls">' in opened.stdout
    assert f"{rows}行中 {rows}行を表示" in opened.stdout
    assert cells.count("0") == 1
    assert cells.count("-1") == len(cells) - 1
    assert "CONSOLE" not in opened.stderr
