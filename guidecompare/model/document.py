"""Step 2: a document as lines, each with its place, and how well it was read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from guidecompare.model.corpus import Source
from guidecompare.model.faults import Problem


class LineKind(StrEnum):
    """What the format itself says of a line; a PDF or text file says little, a page a lot."""

    PARAGRAPH = "paragraph"
    TITLE = "title"  # the format's own title: h1, Word's Title style
    HEADING = "heading"  # a heading element or style; ``level`` says which
    ITEM = "item"  # an item of a list; ``level`` is its nesting depth from 1
    TERM = "term"  # the left side: dt, or the label column of a two-column table
    DESCRIPTION = "description"  # the right side: dd, or the value column of such a table
    CELL = "cell"  # a cell of a table that holds data; ``cell`` says where


class Alignment(StrEnum):
    """Where between its edges the layout sets a line."""

    START = "start"
    CENTRE = "centre"  # titles
    END = "end"  # dates, offices


@dataclass(frozen=True, slots=True, kw_only=True)
class CellPlace:
    """Where in a table a line stands: table number in the document, row and column from 0."""

    table: int
    row: int
    column: int
    header: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in the source a line stands, as a reader would look it up."""

    page: int | None = None  # PDF, from 1
    box: tuple[float, float, float, float] | None = None  # PDF points: x0, top, x1, bottom
    path: str | None = None  # HTML element path
    paragraph: int | None = None  # DOCX and TXT, from 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line as laid out: text exactly as extracted (radicals repaired), and what the layout says of it."""

    index: int  # from 0, in reading order, counted over kept and removed lines alike
    text: str  # without line breaks, never empty after strip()
    place: Place
    kind: LineKind = LineKind.PARAGRAPH
    level: int = 0
    ordinal: str = ""  # a marker that the format generates and the text lacks: "1." or "・" of a list
    continues: bool = False  # the layout says: same paragraph as the line before (a wrapped line)
    indent: float = 0.0  # left edge, in characters from the left edge of the body
    size: float = 1.0  # type size relative to the body's
    bold: bool = False
    alignment: Alignment = Alignment.START
    cell: CellPlace | None = None


class Removal(StrEnum):
    """Why a line is in no clause."""

    TITLE = "title"
    DATE = "date"
    ISSUER = "issuer"  # the office that issued the document, above its text
    NAVIGATION = "navigation"
    CONTACT_BOX = "contact-box"
    PAGE_NUMBER = "page-number"
    RUNNING_TITLE = "running-title"
    CONTENTS = "contents"
    NOTICE = "notice"  # plug-in notices, questionnaires, share buttons, update dates
    HIDDEN = "hidden"
    AMENDMENT = "amendment"  # inline notes of amendment
    OMISSION = "omission"  # 中略: what an excerpt leaves out
    RUBY = "ruby"  # readings in small type above their words
    LINE_NUMBER = "line-number"  # counts the lines, in the margin
    TABLE_HEAD = "table-head"  # names of columns: 項目, 内容
    END = "end"  # 以上


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A line that was set aside, and why."""

    line: Line
    reason: Removal


class Unread(StrEnum):
    """Why a document, or a part of it, could not be read."""

    NO_TEXT = "no-text"
    PARTIAL = "partial"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    LIMIT = "limit"
    MISSING = "missing"  # the file is not there, or may not be opened
    EMPTY = "empty"  # a file of 0 bytes
    UNSUPPORTED = "unsupported"  # a format that this tool, or this machine, does not read
    FAILED = "failed"  # reading it ended in a fault of the tool or of a library


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How well a document was read. ``unread`` is None where all of it was."""

    unread: Unread | None = None
    pages: int = 0  # PDF only
    pages_without_text: tuple[int, ...] = ()  # pages that hold an image in place of text, from 1
    characters: int = 0
    repaired: int = 0  # radicals and the like, put right
    charset: str = ""
    replaced: int = 0  # characters whose meaning is lost: U+FFFD and private use
    unusual: int = 0  # characters that Japanese text does not hold, as garbled text does
    ocr_pages: tuple[int, ...] = ()  # pages whose text was recognised from their image, from 1
    ocr_confidence: float | None = None  # of that recognition, 0..1, the mean of all its characters
    hidden: int = 0  # PDF only: characters that nobody sees (white on white, covered, off the page), set aside
    agreement: float | None = None  # PDF only: how alike, 0..1, two readers found the text of pages that both read
    folded: int = 0  # half-width kana and compatibility forms, compared as the usual characters
    unknown: float | None = None  # share of Japanese characters outside known words; None where too few to say
    garbled_pages: tuple[int, ...] = ()  # pages most of whose text makes no words, from 1
    numbering_gaps: int = 0  # places where a number is missing
    numbering_repeats: int = 0  # numbers that occur twice in a row
    longest: int = 0  # characters of the longest clause


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A source, read. ``lines`` are what is left of its text after the format's own furniture is off."""

    source: Source
    media_type: str
    sha256: str
    title: str = ""  # what the format itself gives as the title (<title>, core properties); "" where it gives none
    lines: tuple[Line, ...] = ()
    removed: tuple[Removed, ...] = ()
    health: Health = Health()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePicture:
    """A page of a PDF as a picture."""

    page: int  # from 1
    box: tuple[float, float, float, float]  # the part of the page that is seen, as in Place.box
    png: bytes
