"""A document beside its clauses: on the left what the file shows, on the right what was made of it.

In: a reading, and pictures of its pages where it is a PDF. Out: rows to be shown side by side: a page of a PDF with the
clauses that begin on it, or else each clause with the lines that it was made of. Lines set aside stand on the left.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from guidecompare import messages, names
from guidecompare.report.health import aside_words, health_words, page_words
from guidecompare.report.safe import file_name
from guidecompare.report.views.site import clause_anchor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from guidecompare.model import Clause, Line, PagePicture, Problem, Reading, Topic
    from guidecompare.report.wording import Words

MOST_PICTURES: Final = 60  # pages shown as pictures; what comes after them is shown as lines
_MOST_BYTES: Final = 16_000_000  # of all pictures: a page that opens in any browser and fits into a mail
_DEEPEST: Final = 6  # indents that the style sheet knows
_NAMED: Final = 20  # characters of a clause that name it to those who cannot see its box


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on a page, in points."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlined:
    """Lines of a page that are one clause, or one that was set aside, as drawn over its picture."""

    anchor: str
    href: str  # to the clause; empty where the line was set aside
    mark: str  # the number of the clause, or why the line was set aside
    name: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A page as shown, and what is drawn over it."""

    png: str  # base64
    box: Box
    clauses: tuple[Outlined, ...]
    removed: tuple[Outlined, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """A line as extracted."""

    anchor: str
    href: str
    mark: str
    text: str
    removed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SideClause:
    """A clause as found."""

    anchor: str
    href: str  # back to where it stands in the document
    depth: int
    number: str
    heading: str
    text: str
    labels: tuple[str, ...]
    unlabelled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SideRow:
    """What stands beside each other; ``name`` is that of the page, empty where there are none."""

    name: str
    unread: str  # why this page says nothing, or what it says cannot be trusted; empty where it was read
    picture: Picture | None
    lines: tuple[LineView, ...]
    clauses: tuple[SideClause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SideView:
    """The page of one document."""

    title: str
    health: str
    whole: bool
    faults: tuple[tuple[str, str, str, str], ...]  # severity, its name, what is wrong, what to do
    aside: str  # how many lines were set aside, and why
    rows: tuple[SideRow, ...]
    left_out: int  # pages that are shown without a picture


def side_view(reading: Reading, topics: Sequence[Topic], pictures: Sequence[PagePicture], words: Words) -> SideView:
    """Return the document beside its clauses."""
    shown = _affordable(pictures)
    side = _Side(reading, topics, words)
    pages = reading.document.health.pages
    rows = tuple(side.by_page(shown)) if pages else tuple(side.by_clause())
    return SideView(
        title=reading.outline.title or reading.document.source.title,
        health=health_words(reading, words),
        whole=reading.document.health.unread is None,
        faults=tuple(_fault(problem, words.lang) for problem in reading.document.problems),
        aside=aside_words(reading, words),
        rows=rows,
        left_out=pages - len(shown),
    )


def _fault(problem: Problem, lang: str) -> tuple[str, str, str, str]:
    severity = problem.severity
    return (severity, names.name(severity, lang), messages.sentence(problem, lang), messages.hint(problem, lang))


def _affordable(pictures: Sequence[PagePicture]) -> dict[int, PagePicture]:
    """Return the pictures that fit into the limit, the first ones first."""
    shown: dict[int, PagePicture] = {}
    total = 0
    for picture in pictures[:MOST_PICTURES]:
        total += len(picture.png)
        if total > _MOST_BYTES:
            break
        shown[picture.page] = picture
    return shown


class _Side:
    """The lines and clauses of one reading, linked both ways."""

    def __init__(self, reading: Reading, topics: Sequence[Topic], words: Words) -> None:
        """Take what is to be shown."""
        self._health = reading.document.health
        self._words = words
        self._clauses = reading.outline.clauses
        self._removed = {removed.line.index: removed for removed in reading.outline.removed}
        kept = {line.index: line for line in reading.document.lines}
        self._lines: dict[int, Line] = kept | {index: one.line for index, one in self._removed.items()}
        self._clause_of: dict[int, Clause] = {}
        for clause in self._clauses:
            for index in clause.lines:
                self._clause_of.setdefault(index, clause)
        self._labels = _labels(reading, topics, words.lang)
        self._depths = _depths(self._clauses)

    def by_page(self, pictures: Mapping[int, PagePicture]) -> Iterator[SideRow]:
        """Yield the pages with the clauses that begin on them."""
        for page in range(1, self._health.pages + 1):
            lines = [line for index, line in sorted(self._lines.items()) if line.place.page == page]
            picture = pictures.get(page)
            unplaced = [line for line in lines if not picture or line.place.box is None or line.index in self._removed]
            yield SideRow(
                name=page_words(page, self._health, self._words),
                unread=self._unread(page),
                picture=self._picture(picture, lines) if picture else None,
                lines=tuple(self._line(line, drawn=bool(picture and line.place.box)) for line in unplaced),
                clauses=tuple(self._clause(clause) for clause in self._clauses if clause.page == page),
            )

    def by_clause(self) -> Iterator[SideRow]:
        """Yield the clauses with their lines, and between them the lines that were set aside."""
        order = sorted(self._lines)
        for clause, indexes in groupby(order, key=self._clause_of.get):
            held = list(indexes)
            first = bool(clause and held[0] == min(clause.lines))
            yield SideRow(
                name="",
                unread="",
                picture=None,
                lines=tuple(self._line(self._lines[index], drawn=False, beside=first) for index in held),
                clauses=(self._clause(clause, beside=True),) if clause and first else (),
            )

    def _unread(self, page: int) -> str:
        """Return what a reader must know who sees nothing, or nonsense, beside a page."""
        if page in self._health.pages_without_text:
            return self._words("side.page-unread")
        return self._words("side.page-garbled") if page in self._health.garbled_pages else ""

    def _line(self, line: Line, *, drawn: bool, beside: bool = False) -> LineView:
        """Return a line; one that is ``drawn`` has its anchor on the picture, one ``beside`` its clause no link."""
        clause = self._clause_of.get(line.index)
        removed = self._removed.get(line.index)
        number = clause.marker.raw if clause and clause.marker else ""
        return LineView(
            anchor="" if drawn else _anchor(line),
            href=clause_anchor(clause.id) if clause and not beside else "",
            mark=names.name(removed.reason, self._words.lang) if removed else line.ordinal if beside else number,
            text=line.text,
            removed=bool(removed),
        )

    def _clause(self, clause: Clause, *, beside: bool = False) -> SideClause:
        """Return a clause, with a link to its lines where they do not stand ``beside`` it."""
        labels = self._labels.get(clause.id, ())
        shown = not beside and clause.lines and clause.lines[0] in self._lines
        return SideClause(
            anchor=clause_anchor(clause.id),
            href=_anchor(self._lines[clause.lines[0]]) if shown else "",
            depth=min(self._depths[clause.id], _DEEPEST),
            number=clause.marker.raw if clause.marker else "",
            heading=clause.heading,
            text=clause.text,
            labels=labels,
            unlabelled=not labels and bool(clause.text),
        )

    def _picture(self, picture: PagePicture, lines: Sequence[Line]) -> Picture:
        x0, y0, x1, y1 = picture.box
        placed = [line for line in lines if line.place.box]
        clauses = [
            self._outlined(list(held), clause)
            for clause, held in groupby(placed, key=lambda line: self._clause_of.get(line.index))
            if clause
        ]
        return Picture(
            png=base64.b64encode(picture.png).decode("ascii"),
            box=Box(x=x0, y=y0, width=x1 - x0, height=y1 - y0),
            clauses=tuple(clauses),
            removed=tuple(self._outlined([line], None) for line in placed if line.index in self._removed),
        )

    def _outlined(self, lines: Sequence[Line], clause: Clause | None) -> Outlined:
        boxes = [line.place.box for line in lines if line.place.box]
        if clause:
            mark = clause.marker.raw if clause.marker else ""
            name = f"{mark} {clause.heading or clause.text[:_NAMED]}".strip()
        else:
            mark = names.name(self._removed[lines[0].index].reason, self._words.lang)
            name = f"{mark}: {lines[0].text[:_NAMED]}"
        return Outlined(
            anchor=_anchor(lines[0]),
            href=clause_anchor(clause.id) if clause else "",
            mark=mark,
            name=name,
            boxes=tuple(Box(x=x0, y=y0, width=round(x1 - x0, 1), height=round(y1 - y0, 1)) for x0, y0, x1, y1 in boxes),
        )


def _anchor(line: Line) -> str:
    return file_name(f"line{line.index}")


def _depths(clauses: Sequence[Clause]) -> dict[str, int]:
    depths: dict[str, int] = {}
    for clause in clauses:
        depths[clause.id] = depths[clause.parent] + 1 if clause.parent in depths else 0
    return depths


def _labels(reading: Reading, topics: Sequence[Topic], lang: str) -> dict[str, tuple[str, ...]]:
    """Return the names of the topics and elements of each clause."""
    known = {topic.id: topic.label[lang] for topic in topics}
    known |= {element.id: element.label[lang] for topic in topics for element in topic.elements}
    found: dict[str, tuple[str, ...]] = {}
    for evidence in (*reading.matches.topics, *reading.matches.elements):
        found[evidence.clause] = (*found.get(evidence.clause, ()), known.get(evidence.label, evidence.label))
    return found
