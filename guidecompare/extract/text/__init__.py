"""Reads plain text, Markdown included. In: the bytes of a text file. Out: an ``Extraction``.

A text says nothing of its structure but by its line ends and spaces. Met in practice beside plain paragraphs: tables
drawn with characters, a mail's marks of quotation, pieces of HTML that a converter left standing, which are read as
HTML, and web pages saved as text, whose furniture is set aside by its wording.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from guidecompare.extract import charset, contact, furniture, wholeness
from guidecompare.extract.common import Extraction, repair
from guidecompare.extract.drafts import Draft, finished, indent_of
from guidecompare.extract.html import read_fragment
from guidecompare.extract.tables import GridCell, Part, is_ordinal, label_levels, parts
from guidecompare.extract.text import drawn, markdown, pages
from guidecompare.extract.wrapping import continuations, words_whole
from guidecompare.language import fold
from guidecompare.model import CellPlace, Health, Line, LineKind, Place, Problem, Removal, Severity, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_BLOCK_TAG: Final = (
    "address article blockquote center dd details div dl dt fieldset figure h[1-6] hr li ol p pre section summary "
    "table tbody td tfoot th thead tr ul"
)
_INLINE_TAG: Final = "a b br big code del em font i img ins s small span strong sub sup u"
_TAG: Final = re.compile(rf"<(/?)({'|'.join((_BLOCK_TAG + ' ' + _INLINE_TAG).split())})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BLOCK: Final = re.compile("|".join(_BLOCK_TAG.split()), re.IGNORECASE)
_VOID: Final = frozenset({"br", "hr", "img"})
_PIECE: Final = 2000  # lines that a piece of HTML has at most
_QUOTED: Final = re.compile(r"(?:>[ \t]?)+")
_ROW: Final = re.compile(r"[|｜](.*)[|｜]")
_RULE: Final = r"\s*(?::-+:?|-+:|-{2,})\s*"
_RULE_ROW: Final = re.compile(rf"\|?(?:{_RULE}\|)+(?:{_RULE})?")
_SHOWN: Final = 20  # characters of the end of a text that seems to be cut
_OUTLIERS: Final = 0.05  # share of lines that may begin further left than the text does

_KINDS: Final = {
    Part.GROUP: LineKind.TERM,
    Part.LABEL: LineKind.TERM,
    Part.VALUE: LineKind.DESCRIPTION,
    Part.NAMES: LineKind.CELL,
    Part.HEADER: LineKind.CELL,
    Part.DATA: LineKind.CELL,
}


def _left_edge(lines: Sequence[str]) -> float:
    """Return the indent that the text as a whole has."""
    indents = sorted(indent_of(line) for line in lines if line.strip())
    return indents[int(len(indents) * _OUTLIERS)] if indents else 0.0


def _is_balanced(piece: str) -> bool:
    """Tell whether all elements that are opened in ``piece`` are closed."""
    open_tags: list[str] = []
    for closing, name in _TAG.findall(piece):
        tag = name.lower()
        if tag in _VOID:
            continue
        if not closing:
            open_tags.append(tag)
        elif tag in open_tags:
            while open_tags.pop() != tag:  # those in between need no end tag
                pass
    return not open_tags


def _pieces(lines: Sequence[str]) -> dict[int, int]:
    """Return where pieces of HTML begin and behind which line each ends."""
    found: dict[int, int] = {}
    place = 0
    while place < len(lines):
        if not _TAG.search(lines[place]):
            place += 1
            continue
        end = place + 1
        while end < min(len(lines), place + _PIECE) and not _is_balanced("\n".join(lines[place:end])):
            end += 1
        if not _is_balanced("\n".join(lines[place:end])):  # never closed: it ends with the paragraph
            end = place + 1
            while end < len(lines) and lines[end].strip():
                end += 1
        found[place] = place = end
    return found


class _Text:
    """Goes through the lines of a text once."""

    def __init__(self, lines: Sequence[str], aside: Mapping[int, Removal]) -> None:
        """Take the lines and those of them that belong to the pages, by place."""
        self._aside = aside
        self._pieces = _pieces(lines) if any(closing for line in lines for closing, _ in _TAG.findall(line)) else {}
        self._drawn = _drawings(lines)
        self._underlined = markdown.underlined(lines)
        apart = {place for start, end in (self._pieces | self._drawn).items() for place in range(start, end)}
        apart |= {at for place in self._underlined for at in (place, place + 1)}
        apart |= {place for place, line in enumerate(lines) if _ROW.fullmatch(line.strip())}
        plain = ["" if place in apart else line for place, line in enumerate(lines)]
        skipped = pages.between(lines, aside)
        body = [place for place in range(len(lines)) if place not in skipped]
        goes_on = continuations([plain[place] for place in body])
        whole = words_whole([lines[place] for place in body], goes_on)
        self._continues = dict(zip(body, goes_on, strict=True))
        self._lines = list(lines)
        for place, line in zip(body, whole, strict=True):
            self._lines[place] = line
        self._edge = _left_edge(plain)
        self._paragraph = 0
        self._tables = 0
        self._shown: set[str] = set()  # what the table just before says, folded
        self.drafts: list[Draft] = []

    def read(self) -> list[Draft]:
        """Return the lines."""
        place = 0
        while place < len(self._lines):
            end = self._pieces.get(place)
            if end:
                place = self._piece(place, end)
            elif place in self._drawn:
                self._table(drawn.rows(self._lines[place : self._drawn[place]]))
                place = self._drawn[place]
            elif place in self._underlined:
                self._line(f"{'#' * self._underlined[place]} {self._lines[place].strip()}")
                place += 2
            else:
                place = self._plain(place)
        return self.drafts

    def _add(self, line: Line, reason: Removal | None = None) -> None:
        self._paragraph += not line.continues
        placed = replace(line, place=Place(paragraph=self._paragraph))
        self.drafts.append(Draft(line=placed, reason=reason))

    # --- pieces of HTML

    def _piece(self, start: int, end: int) -> int:
        """Read a piece of HTML with what stands before and behind it on its lines; return where to go on."""
        piece = "\n".join(self._lines[start:end])
        tags = list(_TAG.finditer(piece))
        first, last = tags[0], tags[-1]
        before = piece[: first.start()] if _BLOCK.fullmatch(first[2]) else ""
        behind = piece[last.end() :] if last[1] and _BLOCK.fullmatch(last[2]) else ""
        if before.strip():
            self._line(before)
        read = read_fragment(piece[len(before) : len(piece) - len(behind)])
        tables = [draft.line.cell.table for draft in read if draft.line.cell]
        for draft in read:
            cell = draft.line.cell
            moved = replace(cell, table=cell.table + self._tables) if cell else None
            self._add(replace(draft.line, cell=moved), draft.reason)
        self._tables += max(tables, default=-1) + 1
        self._shown = {fold(draft.line.text) for draft in read} if "<table" in piece.lower() else set()
        if not behind.strip():
            return end
        rows = [_cells(behind), *self._rows(end)]
        if len(rows) > 1 and all(rows):
            self._table(rows)
            return end + len(rows) - 1
        self._line(behind)
        return end

    # --- plain lines

    def _plain(self, place: int) -> int:
        """Read one line, or the table that begins there; return where to go on."""
        rows = list(self._rows(place))
        if len(rows) > 1:
            self._table([row for row in rows if row], named=len(rows) > 2 and not rows[1])  # noqa: PLR2004 -- a rule below the first row
            return place + len(rows)
        if place in self._aside:
            self._add(Line(index=0, text=self._lines[place].strip(), place=Place()), self._aside[place])
        else:
            self._line(self._lines[place], continues=self._continues.get(place, False))
        return place + 1

    def _line(self, text: str, *, continues: bool = False) -> None:
        shown = text.strip()
        if not shown:
            return
        self._shown = set()
        line = Line(
            index=0,
            text=" ".join(shown.split("\t")),
            place=Place(),
            continues=continues,
            indent=max(0.0, indent_of(text) - self._edge),
        )
        heading, strong = markdown.HEADING.fullmatch(shown), markdown.STRONG.fullmatch(shown)
        if heading:
            level = len(heading[1])
            titled = any(draft.line.kind is LineKind.TITLE for draft in self.drafts)
            kind = LineKind.TITLE if level == 1 and not titled else LineKind.HEADING
            line = replace(line, text=heading[2], kind=kind, level=0 if kind is LineKind.TITLE else level)
        elif strong:
            line = replace(line, text=strong[2], bold=True)
        self._add(line)

    # --- tables drawn with tabs or bars

    def _rows(self, place: int) -> Iterator[list[str]]:
        """Yield the rows of a table that begins at ``place``; a rule between rows is an empty row."""
        for line in self._lines[place:]:
            row = _cells(line)
            if _RULE_ROW.fullmatch(line.strip()):
                yield []
            elif row:
                yield row
            else:
                return

    def _table(self, rows: Sequence[Sequence[str]], *, named: bool = False) -> None:
        """Make lines of a table; ``named``: its first row is marked as the names of its columns."""
        if all(len(row) == 2 and is_ordinal(row[0]) for row in rows):  # noqa: PLR2004 - a number and its text
            for row in rows:
                self._line(" ".join(row))
            return
        cells = [
            GridCell(row=number, column=column, header=named and not number, text=text, blocks=text.count("\n") + 1)
            for number, row in enumerate(rows)
            for column, text in enumerate(row)
        ]
        again = bool(self._shown) and {fold(cell.text) for cell in cells if cell.text} <= self._shown
        table, self._tables = self._tables, self._tables + 1
        number = ""
        found = parts(cells)
        levels = label_levels(found)
        for cell, part in zip(cells, found, strict=True):
            if part is Part.NUMBER:
                number = cell.text
                continue
            if not cell.text:
                continue
            text, number = (f"{number}　{cell.text}" if number else cell.text), ""
            place = CellPlace(table=table, row=cell.row, column=cell.column, header=part is Part.HEADER)
            kind = _KINDS.get(part, LineKind.PARAGRAPH)
            where = place if kind is LineKind.CELL else None
            reason = Removal.HIDDEN if again else Removal.TABLE_HEAD if part is Part.NAMES else None
            for further, paragraph in enumerate(text.split("\n")):
                continues = further > 0 and kind is LineKind.TERM
                line = Line(index=0, text=paragraph, place=Place(), kind=kind, cell=where, continues=continues)
                self._add(replace(line, level=levels.get(part, 0)), reason)
        self._shown = set()


def _drawings(lines: Sequence[str]) -> dict[int, int]:
    """Return where tables drawn with characters begin and behind which line each ends."""
    found: dict[int, int] = {}
    place = 0
    while place < len(lines):
        length = drawn.length(lines, place)
        if length:
            found[place] = place + length
        place += length or 1
    return found


def _unquoted(lines: Sequence[str]) -> list[str]:
    """Return the lines without the marks that a mail program, or Markdown, puts before what is quoted."""
    found: list[str] = []
    for line in lines:
        before = found[-1] if found else ""
        in_tag = before.rfind("<") > before.rfind(">")
        found.append(line if in_tag else _QUOTED.sub("", line, count=1) if line.startswith(">") else line)
    return found


def _cells(line: str) -> list[str]:
    """Return the cells of a row drawn with tabs or bars, nothing where the line is no row."""
    bars = _ROW.fullmatch(line.strip())
    cells = [cell.strip() for cell in (re.split(r"[|｜]", bars[1]) if bars else line.strip().split("\t"))]
    return cells if sum(bool(cell) for cell in cells) > 1 else []


def _hidden(text: str) -> Draft:
    return Draft(line=Line(index=0, text=text.strip(), place=Place()), reason=Removal.HIDDEN)


def read_text(data: bytes) -> Extraction:
    """Read a text: its lines in order, what continues what, and the furniture set aside."""
    decoded = charset.decode(data)
    text, repaired = repair(decoded.text)
    text, comments = markdown.without_comments(text)
    all_lines, aside = pages.divide(text)
    all_lines = _unquoted(all_lines)
    head = markdown.front_matter(all_lines)
    data_of_site = all_lines[:head]
    aside |= {place: Removal.HIDDEN for place, line in enumerate(data_of_site) if line.strip()}
    unseen = [*comments]
    if markdown.is_markdown(all_lines):
        unseen += markdown.definitions(all_lines)
        all_lines = [*data_of_site, *markdown.rendered(all_lines[head:])]
    drafts = contact.set_aside(furniture.set_aside(_Text(all_lines, aside).read()))
    lines, removed = finished(drafts + [_hidden(line) for line in unseen])
    problems, unread = list(decoded.problems), decoded.unread
    if not lines and unread is None:
        unread = Unread.NO_TEXT
        problems.append(Problem.of("text-without-text"))
    last = max([*lines, *(aside.line for aside in removed)], key=lambda line: line.index, default=None)
    if last and wholeness.stops_short(last.text):
        problems.append(Problem.of("text-cut", Severity.WARNING, end=last.text[-_SHOWN:]))
    title = next((line.text for line in lines if line.kind is LineKind.TITLE), "") or markdown.title_of(data_of_site)
    return Extraction(
        title=title,
        lines=lines,
        removed=removed,
        health=Health(unread=unread, charset=decoded.charset, repaired=repaired),
        problems=tuple(problems),
    )
