"""Sets an ordinance as the collections of ordinances on the web do: one block a line, named by class.

The source is the text as printed, one line each: ``○`` title, ``@`` date and number, ``（…）`` caption, articles,
paragraphs (``2　``), items (``(1)　``), sub-items (``ア　``), ``附　則``, ``＊`` notes of amendment.
"""  # noqa: INP001 - a script beside its data, no package

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from string import Template
from typing import Final

# The first that fits says the class of a line's block.
_CLASSES: Final = (
    ("title-irregular", re.compile(r"○(?P<text>.+)")),
    ("date", re.compile(r"@(?P<text>.+)")),
    ("chapter", re.compile(r"(?P<text>第\d+章　.+)")),
    ("caption", re.compile(r"(?P<text>（.+）)")),
    ("supplement", re.compile(r"(?P<text>附　則.*)")),
    ("history", re.compile(r"＊(?P<text>.+)")),
    ("article", re.compile(r"(?P<number>第\d+条(?:の\d+)?)　(?P<text>.+)")),
    ("paragraph", re.compile(r"(?P<number>\d+)　(?P<text>.+)")),
    ("item", re.compile(r"(?P<number>\(\d+\))　(?P<text>.+)")),
    ("subitem", re.compile(r"(?P<number>[ア-ン])　(?P<text>.+)")),
    ("clause", re.compile(r"(?P<text>.+)")),
)


def page(source: str) -> bytes:
    """Return the ordinance as a page."""
    lines = [line for line in source.splitlines() if line]
    blocks = "\n".join(_block(index, line) for index, line in enumerate(lines, start=1))
    frame = (Path(__file__).parent / "frames" / "reiki.html").read_text(encoding="utf-8")
    return Template(frame).substitute(title=escape(lines[0].removeprefix("○")), blocks=blocks).encode()


def _block(index: int, line: str) -> str:
    name, match = next((name, match) for name, pattern in _CLASSES if (match := pattern.fullmatch(line)))
    parts = match.groupdict()
    sign = "○" if name == "title-irregular" else ""
    inner = f'<span class="cm">{sign}{escape(parts["text"])}</span>'
    if "number" in parts:
        inner = f'<span class="num cm">{parts["number"]}</span>　<span class="p cm">{escape(parts["text"])}</span>'
    return f'<div id="l{index:09}" class="eline"><div class="{name}"><p class="{name}">{inner}</p></div></div>'
