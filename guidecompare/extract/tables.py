"""What a table is for: layout to read through, labels with their values, or data. The same for pages and DOCX.

In: the cells of one table with their places and texts. Out: the part that each cell plays. Two-column 項目／内容
tables carry whole policies; old pages draw their menus with tables; only what is left is data.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

_LABEL: Final = 40  # characters that a label has at most
_COLUMN_NAME: Final = 20
_LONG: Final = 400  # characters of a cell that holds a part of a page rather than a value
_MANY: Final = 8  # blocks of such a cell
_PAIR: Final = 2
_MOST: Final = 0.8
_SOME: Final = 0.25
_ORDINAL: Final = re.compile(
    r"\s*(?:第?[(（]?(?:[\d０-９一二三四五六七八九十百〇]{1,3}|[ア-ンa-zA-Z])[)）条項号]?(?:の[\d０-９一二三四五六七八九十]{1,2})?[.．]?|"
    r"[①-⑳⑴-⒇Ⅰ-Ⅻ・○●]|[QＱAＡ問答][\d０-９]{0,3}[.．:：]?)\s*"
)
# What may stand over a column of sentences, with a word of its own before: 守っていただく事項, 提供の方法.
_NAME_OF_VALUES: Final = re.compile(
    r"[^。、\d]{0,9}(?:事項|内容|説明|方針|方法|対応|対処|措置|取り?扱い|行為|基準|考え方|理由|定め|規定|回答|意味|定義|ルール|こと)"
)
_ASKED: Final = re.compile(r"[^。]+か。")
_NUMBER_NAME: Final = re.compile(r"(?:№|no\.?|番号|項番|項|順|連番|#|)", re.IGNORECASE)
_NAMES: Final = re.compile(
    r"(?:項\s*目|区\s*分|事\s*項|種\s*別|内\s*容|説\s*明|概\s*要|方\s*針|定\s*め|備\s*考|規定|見出し|キーワード|質\s*問|回\s*答|用\s*語|定\s*義|意\s*味|"
    r"分\s*類|基\s*準|取\s*り?\s*扱\s*い|対\s*応|ルール|見出し)"
    r"(?:名|等|内容|など)?"
)


class Part(Enum):
    """The part of a cell in its table."""

    THROUGH = "through"  # layout: read what is in it as if there were no table
    NUMBER = "number"  # a number that belongs to the cell behind it
    GROUP = "group"  # a label over the labels beside it: 区分, of which each has several 項目
    LABEL = "label"
    VALUE = "value"
    NAMES = "names"  # 項目 and 内容 over labels and their values: it says nothing of its own
    HEADER = "header"  # names of columns or rows of data
    DATA = "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """A cell where it begins, and how far it goes."""

    row: int
    column: int
    columns: int = 1  # how many it spans
    header: bool = False  # the format calls it one
    text: str = ""
    blocks: int = 1
    nested: bool = False  # holds a table of its own, or headings


_OF_LABELS: Final = frozenset({Part.NUMBER, Part.LABEL, Part.VALUE, Part.NAMES, Part.HEADER})


def is_ordinal(text: str) -> bool:
    """Tell whether a cell holds nothing but a number or a bullet."""
    return bool(_ORDINAL.fullmatch(text))


def _is_label(cell: GridCell) -> bool:
    short = 0 < len(cell.text) <= _LABEL and cell.blocks <= _PAIR
    return short and ("。" not in cell.text or bool(_ASKED.fullmatch(cell.text)))


def _is_layout(cells: Sequence[GridCell], rows: int, width: int) -> bool:
    if width < _PAIR or any(cell.nested and not cell.header for cell in cells):
        return True
    if any(cell.header for cell in cells):
        return False
    large = [cell for cell in cells if len(cell.text) > _LONG or cell.blocks > _MANY]
    if width > _PAIR and (rows == 1 or large):
        return True
    # one cell that holds nearly all there is: the text of a page beside its menu
    return any(len(cell.text) > _MOST * sum(len(other.text) for other in cells) for cell in large)


def _names_columns(row: Sequence[GridCell]) -> bool:
    """Tell whether a first row holds the names of the columns rather than a first entry."""
    filled = [cell for cell in row if cell.text.strip()]
    if len(filled) < _PAIR:
        return False
    names = [cell.text.strip() for cell in filled]
    named = any(map(_NAMES.fullmatch, names)) and all(_NAMES.fullmatch(n) or _NUMBER_NAME.fullmatch(n) for n in names)
    return named or all(cell.header for cell in filled)


def _heads_sentences(row: Sequence[GridCell], below: Sequence[GridCell]) -> bool:
    """Tell whether a first row of two names columns whose second one holds sentences; ``below`` are its cells."""
    names = [cell.text.strip() for cell in row if cell.text.strip()]
    values = [cell.text.strip() for cell in below if cell.text.strip()]
    return (
        len(names) == _PAIR
        and len(values) > 1
        and all(len(name) <= _COLUMN_NAME and "。" not in name for name in names)
        and bool(_NAME_OF_VALUES.fullmatch(names[1]))
        and sum(value.endswith(("。", "行為", "こと", "もの", "とき")) for value in values) >= _MOST * len(values)
    )


def _numbered(cells: Sequence[GridCell]) -> bool:
    """Tell whether the first column holds nothing but numbers."""
    first = [cell.text.strip() for cell in cells if cell.column == 0]
    return sum(bool(text) for text in first) > 1 and all(
        not text or is_ordinal(text) or (place == 0 and _NUMBER_NAME.fullmatch(text))
        for place, text in enumerate(first)
    )


def _outlined(rows: Iterable[Sequence[GridCell]]) -> bool:
    """Tell whether a table sets the numbers of a text apart: in each row a text alone, or a number and its text."""
    filled = [[cell for cell in row if cell.text.strip()] for row in rows]
    pairs = [row for row in filled if len(row) == _PAIR]
    return len(pairs) > 1 and all(len(row) < _PAIR or (len(row) == _PAIR and is_ordinal(row[0].text)) for row in filled)


def parts(cells: Sequence[GridCell]) -> list[Part]:
    """Return the part of each cell, in the order of ``cells``."""
    return _grouped(cells) or _parts(cells)


def _grouped(cells: Sequence[GridCell]) -> list[Part] | None:
    """Return the parts of a table whose first column groups labels with their values; None where it does not.

    A cell that goes over the columns of groups and of labels is a group without labels.
    """
    wide = [cell for cell in cells if cell.column == 0 and cell.columns > 1]
    groups = [cell for cell in cells if cell.column == 0 and cell.columns == 1 and cell.text.strip()]
    inner = [replace(cell, column=cell.column - 1) for cell in cells if cell.column]
    inner += [replace(cell, columns=cell.columns - 1) for cell in wide]
    labelled = {cell.row for cell in inner if cell.column == 0 and cell.text.strip()}
    if max((cell.column + cell.columns for cell in inner), default=0) < _PAIR or len(groups) < _PAIR:
        return None
    if len(groups) + len(wide) >= len(labelled) or sum(map(_is_label, groups)) < _MOST * len(groups):
        return None
    order = sorted(range(len(inner)), key=lambda at: (inner[at].row, inner[at].column))
    found = dict(
        zip(((inner[at].row, inner[at].column) for at in order), _parts([inner[at] for at in order]), strict=True)
    )
    if Part.LABEL not in found.values() or not set(found.values()) <= _OF_LABELS:
        return None
    values = [inner[at].text for at in order if found[inner[at].row, inner[at].column] is Part.VALUE]
    if sum("。" in value or len(value) > _COLUMN_NAME for value in values) < _SOME * len(values):
        return None  # 区分, 名称, 担当: data
    named = {row for (row, _), part in found.items() if part in (Part.NAMES, Part.HEADER)}
    return [
        found[cell.row, max(cell.column - 1, 0)] if cell.column else Part.NAMES if cell.row in named else Part.GROUP
        for cell in cells
    ]


def label_levels(found: Collection[Part]) -> dict[Part, int]:
    """Return how deep groups and labels stand, by their part: nothing where a table has no groups."""
    return {Part.GROUP: 1, Part.LABEL: 2} if Part.GROUP in found else {}


def _parts(cells: Sequence[GridCell]) -> list[Part]:
    by_row: defaultdict[int, list[GridCell]] = defaultdict(list)
    for cell in cells:
        by_row[cell.row].append(cell)
    width = max((cell.column + cell.columns for cell in cells), default=0)
    if _is_layout(cells, len(by_row), width):
        return [Part.THROUGH] * len(cells)
    head = by_row[min(by_row)]
    values = [cell for cell in cells if cell.row != min(by_row) and cell.column == width - 1]
    if width == _PAIR and _numbered(cells):
        headed = not is_ordinal(head[0].text) and (_names_columns(head) or _heads_sentences(head, values))
        return [
            Part.NAMES if headed and cell in head else Part.THROUGH if cell.column or cell.columns > 1 else Part.NUMBER
            for cell in cells
        ]
    if not any(cell.header for cell in cells) and _outlined(by_row.values()):
        return [Part.NUMBER if is_ordinal(cell.text) else Part.THROUGH for cell in cells]
    headed = width == _PAIR and _heads_sentences(head, values)
    named = (_names_columns(head) and len(by_row) > 1) or headed
    body = [cell for cell in cells if not (named and cell.row == min(by_row))]
    label = 1 if width == _PAIR + 1 and _numbered(cells) else 0
    labels = [cell for cell in body if cell.column == label and cell.columns == 1 and cell.text.strip()]
    values = [cell for cell in body if cell.column == label + 1]
    fitting = sum(map(_is_label, labels))
    if width == label + _PAIR and values and labels and fitting >= _MOST * len(labels):
        generic = headed or all(
            _NAMES.fullmatch(cell.text.strip()) for cell in head if cell.column >= label and cell.text.strip()
        )
        first = Part.NAMES if generic else Part.HEADER
        return [first if named and cell in head else _part_of_pair(cell, label) for cell in cells]
    if width == _PAIR and not any(cell.header for cell in cells) and not named:
        return [Part.THROUGH] * len(cells)
    names = named or (
        not any(cell.header for cell in cells)
        and all(0 < len(cell.text) <= _COLUMN_NAME and "。" not in cell.text for cell in by_row[min(by_row)])
    )
    return [Part.HEADER if cell.header or (names and cell.row == min(by_row)) else Part.DATA for cell in cells]


def _part_of_pair(cell: GridCell, label: int) -> Part:
    if cell.column < label and cell.columns == 1:
        return Part.NUMBER
    if cell.column <= label:
        return Part.LABEL if cell.columns == 1 or cell.header or _is_label(cell) else Part.VALUE
    return Part.VALUE
