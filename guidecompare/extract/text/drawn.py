"""Tables and boxes drawn with characters: ┌─┐ │ │ └─┘, or +---+ | |.

In: the lines of a text. Out: where such a drawing begins and ends, and its rows. A cell is drawn over as many lines as
its text needs: they are put together again, so that a cell is its paragraphs, one a line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from guidecompare.extract.wrapping import begins_anew, columns, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

_UPRIGHT: Final = "│┃║|｜"
_CORNER: Final = "┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛┠┨┯┷┿╂╔╦╗╠╬╣╚╩╝╒╤╕╞╪╡╘╧╛+"
_LEVEL: Final = r"─━═=\-"
_TOP: Final = re.compile(rf"[┌┏╔╒+][{_LEVEL}┬┳╦╤┯+]{{2,}}")
_SIDE: Final = re.compile(rf"[{_UPRIGHT}{_CORNER}]")
_BETWEEN: Final = re.compile(rf"[{_UPRIGHT}{_CORNER}]")
_RULE: Final = re.compile(rf"[{_LEVEL}\s　]*[{_LEVEL}]{{2}}[{_LEVEL}\s　]*")
_NEARLY: Final = 4  # columns that a line may leave free at the right of its cell and still be full
_LEAST: Final = 3  # lines of a drawing: its top, a row, its end


def length(lines: Sequence[str], start: int) -> int:
    """Return how many lines the drawing that begins at ``start`` has, 0 where none does."""
    if not _TOP.match(lines[start].strip()):
        return 0
    end = start
    while end < len(lines) and _SIDE.match(lines[end].strip()):
        end += 1
        if end - start >= _LEAST and lines[end - 1].strip()[0] in "└┗╚╘":
            break
    return end - start if end - start >= _LEAST else 0


def rows(lines: Sequence[str]) -> list[list[str]]:
    """Return the rows of a drawing; the paragraphs of a cell are divided by line feeds."""
    groups: list[list[list[str]]] = [[]]  # the lines between two rules, each as its cells
    for line in lines:
        pieces = _BETWEEN.split(line.strip().strip(_UPRIGHT + _CORNER))
        ruled = any(_RULE.fullmatch(piece) for piece in pieces)
        cells = ["" if _RULE.fullmatch(piece) else piece for piece in pieces]
        if any(cell.strip() for cell in cells):  # text beside a rule belongs to a cell that goes on below it
            groups[-1].append(cells)
        if ruled:
            groups.append([])
    groups = [group for group in groups if group]
    # Rules between all rows, or only around them and below their names: then a row begins with its first cell.
    separate = len(groups) > 2 or all(len(group) == 1 for group in groups)  # noqa: PLR2004 -- names and one row
    found = []
    for place, group in enumerate(groups):
        if separate or (place == 0 and len(groups) > 1):
            found.append(_row(group))
        else:
            found += [_row(part) for part in _by_first_cell(group)]
    return found


def _by_first_cell(group: list[list[str]]) -> list[list[list[str]]]:
    """Divide lines into rows where the first of several cells has text."""
    divided: list[list[list[str]]] = []
    for cells in group:
        if divided and (len(cells) == 1 or not cells[0].strip()):
            divided[-1].append(cells)
        else:
            divided.append([cells])
    return divided


def _row(lines: list[list[str]]) -> list[str]:
    width = max(len(cells) for cells in lines)
    return [_cell([cells[column] if column < len(cells) else "" for cells in lines]) for column in range(width)]


def _cell(lines: list[str]) -> str:
    """Return the text of a cell, given the lines that it is drawn over with their blanks."""
    paragraphs: list[str] = []
    full = False
    for line in lines:
        text = line.strip()
        if not text:
            full = False
            continue
        if paragraphs and (full or paragraphs[-1].endswith(("、", "，"))) and not begins_anew(text):
            paragraphs[-1] = joined(paragraphs[-1], text)
        else:
            paragraphs.append(text)
        full = columns(line) - columns(line.rstrip()) < _NEARLY
    return "\n".join(paragraphs)
