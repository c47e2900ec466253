"""``documents.csv`` beside a plain folder: what was guessed of each file, for the user to put right in a spreadsheet.

A cell that the column ``guessed`` names is guessed again at the next build while it is unchanged; a changed cell is
the user's word and stays. To see a change the tool keeps a seal of its guess beside the name: ``kind:3f2a``.
"""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
import unicodedata
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final

from guidecompare.corpus import cells, codes, files
from guidecompare.errors import GuidecompareError
from guidecompare.model import Problem, Severity, Source

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from guidecompare.model import Corpus

NAME: Final = "documents.csv"
# The fields of a Source that are guessed where the sheet does not fix them, and the column of each.
_COLUMN_OF: Final = {
    "title": "title",
    "city": "city",
    "kind": "kind",
    "issuer": "issuer",
    "audience": "audience",
    "platforms": "platform",
    "published": "date",
}
GUESSABLE: Final = tuple(_COLUMN_OF)
_STATED: Final = ("city", "title", "kind", "issuer", "audience", "platform", "date", "own")
_GUESSED: Final = "guessed"
_COLUMNS: Final = ("file", "code", *_STATED, _GUESSED)
# The head of the column that a user must not touch says so; older sheets have the bare word.
_GUESSED_HEAD: Final = f"{_GUESSED}（推測した項目。消さないでください / what was guessed: please keep）"

_FORMULA: Final = tuple("=+-@\t\r")  # how a cell begins that a spreadsheet would calculate
_BLANK: Final = Source(id="", city="", title="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What the user says of one file. ``fixed`` names the fields of the Source that are not to be guessed."""

    file: str
    line: int
    code: str
    city: str
    fixed: frozenset[str]
    values: dict[str, Any]  # of the fixed fields, by name
    cells: dict[str, str]  # the row as it stands

    def applied_to(self, source: Source) -> Source:
        """Return ``source`` as the user describes it, with the rest left open for guessing."""
        left = tuple(field for field in source.guessed if field not in self.fixed)
        return replace(source, guessed=left, **self.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The rows of a sheet, and the columns that are the user's own."""

    rows: tuple[Row, ...] = ()
    own_columns: tuple[str, ...] = ()
    empty: bool = False  # the file is there, and holds nothing

    def rows_of(self, names: Sequence[str]) -> list[Row | None]:
        """Return the row of each file, None where it has none.

        A spreadsheet that saves in CP932 writes ``?`` for characters that it lacks, and a user of Windows may write a
        backslash between folders; such a name still finds its row.
        """
        exact = {row.file: row for row in self.rows}
        loose = {_loosely(row.file): row for row in self.rows}
        return [exact.get(name) or loose.get(_loosely(name)) for name in names]

    def vanished(self, names: Sequence[str]) -> list[Row]:
        """Return the rows whose file is not among ``names``."""
        found = {row.file for row in self.rows_of(names) if row}
        return [row for row in self.rows if row.file not in found]

    def problems(self, names: Sequence[str]) -> tuple[Problem, ...]:
        """Return what the user should know: columns that are not ours, rows whose file is gone."""
        unknown = [
            Problem.of("sheet-column-unknown", Severity.NOTE, place=NAME, column=column) for column in self.own_columns
        ]
        gone = [
            Problem.of("sheet-file-vanished", Severity.WARNING, place=f"{NAME}:{row.line}", file=row.file)
            for row in self.vanished(names)
        ]
        return (*unknown, *gone)


# --- reading ------------------------------------------------------------------------------------------------------


def is_sheet(folder: Path) -> bool:
    """Return whether ``folder`` holds a ``documents.csv`` that is ours and not somebody else's."""
    path = folder / NAME
    if not path.is_file():
        return False
    header = (_decoded(files.read_file(path, shown=NAME)) or "").splitlines()[:1]
    return bool(header) and "file" in header[0].lower()


def read(folder: Path) -> Sheet:
    """Read the sheet of ``folder``; an empty one where there is none.

    Raises:
        GuidecompareError: with every cell that cannot be understood, by line and column.
    """
    path = folder / NAME
    if not path.is_file():
        return Sheet()
    text = _decoded(files.read_file(path, shown=NAME))
    if text is None:
        raise GuidecompareError([Problem.of("sheet-charset", place=NAME)])
    lines = _lines(text)
    return _sheet(lines) if lines else Sheet(empty=True)


def _decoded(data: bytes) -> str | None:
    """Return the text of a sheet in any of the ways a spreadsheet saves it; None where it is none of them."""
    utf_16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for charset in ("utf-16",) if utf_16 else ("utf-8-sig", "cp932"):
        try:
            return data.decode(charset)
        except UnicodeDecodeError:
            continue
    return None


def _lines(text: str) -> list[tuple[int, list[str]]]:
    """Return the rows that hold anything, each with the number of its first line.

    Between the cells there are commas, or tabs where the header has them: the "Unicode text" of a spreadsheet.
    """
    header = text.lstrip().partition("\n")[0]
    delimiter = "\t" if header.count("\t") > header.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter)
    found = []
    line = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                found.append((line, [_plain(cell) for cell in row]))
            line = reader.line_num + 1
    except csv.Error as error:
        raise GuidecompareError([Problem.of("sheet-not-csv", place=f"{NAME}:{line}", why=str(error))]) from error
    return found


def _sheet(lines: list[tuple[int, list[str]]]) -> Sheet:
    """Make the sheet of a header and its rows."""
    (first, header), *rest = lines
    names = [_column(cell) for cell in header]
    faults = [
        Problem.of("sheet-column-twice", place=f"{NAME}:{first}", column=name)
        for name in sorted({name for name in names if name and names.count(name) > 1})
    ]
    if "file" not in names:
        faults.append(Problem.of("sheet-no-file-column", place=f"{NAME}:{first}"))
    if faults:
        raise GuidecompareError(faults)
    rows: dict[str, Row] = {}
    for line, row in rest:
        place = f"{NAME}:{line}"
        too_many = [cell for cell in row[len(names) :] if cell]
        if too_many:
            faults.append(Problem.of("sheet-row-too-long", place=place, cell=too_many[0]))
            continue
        found = _row(dict(zip_longest(names, row[: len(names)], fillvalue="")), line, faults)
        if not found.file:
            faults.append(Problem.of("sheet-row-without-file", place=place))
        elif found.file in rows:
            faults.append(Problem.of("sheet-file-twice", place=place, file=found.file, line=rows[found.file].line))
        else:
            rows[found.file] = found
    if faults:
        raise GuidecompareError(faults)
    return Sheet(rows=tuple(rows.values()), own_columns=tuple(name for name in names if name and name not in _COLUMNS))


def _column(head: str) -> str:
    """Return the column that a cell of the header names: one of ours, or the user's own as it stands."""
    word = head.lower()
    if word.startswith((f"{_GUESSED}（", f"{_GUESSED}(")):
        return _GUESSED
    return word if word in _COLUMNS else head


def _row(row: dict[str, str], line: int, faults: list[Problem]) -> Row:
    """Read one row, noting each cell that cannot be understood."""
    place = f"{NAME}:{line}"
    stated = row.get("code", "")
    code = codes.restore(stated) if stated else ""
    if code is None:
        faults.append(Problem.of("sheet-code-wrong", place=place, value=stated))
    seals = _seals(row.get(_GUESSED, ""))
    values: dict[str, Any] = {}
    fixed = set()
    for column in _STATED:
        cell = row.get(column, "")
        if not cell:
            continue
        understood = cells.read(column, cell)
        if understood is None:
            ja, en = (cells.allowed(column, lang) for lang in ("ja", "en"))
            faults.append(
                Problem.of("sheet-cell-wrong", place=place, column=column, value=cell, allowed_ja=ja, allowed_en=en)
            )
        elif column not in seals or seals[column] not in {"", _seal(column, replace(_BLANK, **understood))}:
            values |= understood
            fixed |= {field for field, its_column in _COLUMN_OF.items() if its_column == column}
    city = values.pop("city_name", "")
    file = unicodedata.normalize("NFC", row["file"])
    return Row(file=file, line=line, code=code or "", city=city, fixed=frozenset(fixed), values=values, cells=row)


def _seals(cell: str) -> dict[str, str]:
    """Return the seal of each column that the cell ``guessed`` names; empty where it has none."""
    pairs = (word.partition(":") for word in cell.replace(",", " ").split())
    return {column.lower(): seal for column, _, seal in pairs}


def _plain(cell: str) -> str:
    """Return what a cell says, without blanks around it and the sign that keeps a spreadsheet from calculating."""
    text = cell.strip()
    return text[1:] if text[:1] == "'" and text[1:].startswith(_FORMULA) else text


# --- writing ------------------------------------------------------------------------------------------------------


def write_documents_csv(corpus: Corpus, folder: Path, lang: str = "ja") -> tuple[Problem, ...]:
    """Write what is known of the documents of a settled plain corpus; return what to tell the user of it.

    Columns of the user's own and rows whose file is gone are kept. The file is written only when its bytes differ.
    """
    before = read(folder)
    names = [source.file or "" for source in corpus.sources]
    cities = {city.id: city for city in corpus.cities}
    columns = (*_COLUMNS, *before.own_columns)
    lines = [[_GUESSED_HEAD if column == _GUESSED else column for column in columns]]
    for source, row in zip(corpus.sources, before.rows_of(names), strict=True):
        city = cities[source.city]
        cells_of_row = _cells(replace(source, city_name=city.name), city.code, lang)
        lines.append([*cells_of_row, *((row.cells if row else {}).get(column, "") for column in before.own_columns)])
    lines.extend([row.cells.get(column, "") for column in columns] for row in before.vanished(names))
    text = io.StringIO(newline="")
    csv.writer(text).writerows([_safe(cell) for cell in line] for line in lines)
    told = _replace_file(folder / NAME, text.getvalue().encode("utf-8-sig"))
    return (Problem.of("sheet-empty", Severity.NOTE, place=NAME), *told) if before.empty else told


def _cells(source: Source, code: str, lang: str) -> list[str]:
    """Return the cells of a source, the seals of what was guessed last."""
    stated = {column: cells.write(column, source, lang) for column in _STATED}
    guessed = {_COLUMN_OF[field] for field in source.guessed}
    seals = [f"{column}:{_seal(column, source)}" for column in _STATED if column in guessed and stated[column]]
    return [source.file or "", code, *stated.values(), " ".join(seals)]


def _seal(column: str, source: Source) -> str:
    """Return four hex digits of what the cell says, alike in either language and after a detour through CP932."""
    said = _in_cp932(unicodedata.normalize("NFC", cells.write(column, source, "ja")))
    return hashlib.sha256(said.encode()).hexdigest()[:4]


def _loosely(file: str) -> str:
    return _in_cp932(file.replace("\\", "/"))


def _in_cp932(text: str) -> str:
    return text.encode("cp932", errors="replace").decode("cp932")


def _safe(cell: str) -> str:
    """Return the cell so that no spreadsheet calculates it."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _replace_file(path: Path, data: bytes) -> tuple[Problem, ...]:
    """Write ``data`` in one step unless it is there already; a file that another program holds is only told."""
    new = path.with_name(f".{path.name}.new")
    try:
        if path.is_file() and path.read_bytes() == data:
            return ()
        new.write_bytes(data)
        new.replace(path)
    except OSError as error:
        new.unlink(missing_ok=True)
        why = error.strerror or type(error).__name__
        return (Problem.of("sheet-not-written", Severity.WARNING, place=NAME, why=why),)
    return (Problem.of("sheet-written", Severity.NOTE, file=NAME),)
