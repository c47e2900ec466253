"""Every type that crosses a step. Frozen values; what they mean is said here and nowhere else.

Data flows one way: ``Source`` (corpus) -> ``Document`` (extract) -> ``Outline`` (segment) -> ``Matches`` (match)
-> ``Comparison`` (align) -> files (report). Raw text and what is derived from it are different types, linked by id.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Self

# --- faults -------------------------------------------------------------------------------------------------------


class Severity(StrEnum):
    """How much a problem takes away from the result."""

    ERROR = "error"  # nothing could be used: a document unreadable, a file at fault
    WARNING = "warning"  # used, but the reader must know
    NOTE = "note"  # done for the reader, said for the record


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something a user can act on: a code of ``messages`` with its arguments; sentences are made at the end."""

    code: str
    severity: Severity = Severity.ERROR
    arguments: tuple[tuple[str, str], ...] = ()
    source: str | None = None  # id of the Source concerned
    place: str | None = None  # file and key path, line or page, as a user would look it up

    @classmethod
    def of(
        cls,
        code: str,
        severity: Severity = Severity.ERROR,
        *,
        source: str | None = None,
        place: str | None = None,
        **arguments: object,
    ) -> Self:
        """Build a problem with its arguments given by name."""
        pairs = tuple(sorted((key, str(value)) for key, value in arguments.items()))
        return cls(code=code, severity=severity, arguments=pairs, source=source, place=place)


# --- corpus: cities and their documents ---------------------------------------------------------------------------


class BodyKind(StrEnum):
    """What kind of local body a row is."""

    PREFECTURE = "prefecture"
    CITY = "city"
    WARD = "ward"  # 特別区 and wards of designated cities
    TOWN = "town"
    VILLAGE = "village"
    UNION = "union"  # 一部事務組合, 広域連合, 企業団
    OTHER = "other"


class DocumentKind(StrEnum):
    """What kind of document a source is."""

    OPERATION_POLICY = "operation-policy"  # 運用方針, 運用ポリシー
    STAFF_GUIDELINE = "staff-guideline"  # 職員の利用に関するガイドライン
    UTILISATION_GUIDELINE = "utilisation-guideline"  # 活用ガイドライン
    BASIC_POLICY = "basic-policy"  # 活用指針
    RULES = "rules"  # 要綱, 要領, 規程, 訓令
    TERMS = "terms"  # 利用規約
    FAQ = "faq"
    STANDARD = "standard"  # 基準
    OTHER = "other"


class Audience(StrEnum):
    """Whom a document addresses."""

    PUBLIC = "public"
    STAFF = "staff"
    BOTH = "both"


class Issuer(StrEnum):
    """Which part of a municipality issued a document."""

    MAYOR = "mayor"  # 市長部局
    ASSEMBLY = "assembly"  # 議会
    EDUCATION = "education"  # 教育委員会
    WARD = "ward"  # 区
    FIRE = "fire"  # 消防
    FACILITY = "facility"  # 図書館, 博物館, 病院 ...
    THIRD_PARTY = "third-party"  # 協議会, 財団, 指定管理者 ...


class Status(StrEnum):
    """Whether a document is there to be read."""

    HELD = "held"
    KNOWN = "known"
    QUOTED_ONLY = "quoted-only"
    TO_BE_FOUND = "to-be-found"
    NONE_FOUND = "none-found"
    MOVED = "moved"
    GONE = "gone"


class Availability(StrEnum):
    """How a document was made available."""

    PUBLIC = "public"
    INTERNAL = "internal"
    DISCLOSED = "disclosed"
    DRAFT = "draft"


class Extent(StrEnum):
    """Whether the text held is the whole document."""

    WHOLE = "whole"
    EXCERPT = "excerpt"


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A municipality or body: ``code`` is the 6-digit 全国地方公共団体コード, empty where none is known."""

    id: str  # the code; in a plain folder without codes, "f-" + 8 hex
    code: str
    name: str
    kana: str = ""
    prefecture: str = ""
    kind: BodyKind = BodyKind.OTHER
    population: int | None = None
    fictitious: bool = False  # prefecture number 99: a sample, never a real city


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One document as the corpus describes it; its bytes are at ``path``, if it is held."""

    id: str  # "<city id>/<slug>"; in a plain folder "f-" + 8 hex of the relative path
    city: str  # City.id
    title: str
    kind: DocumentKind = DocumentKind.OTHER
    issuer: Issuer = Issuer.MAYOR
    issuer_name: str = ""  # the body's own name where it is not the mayor's office
    platforms: tuple[str, ...] = ()
    audience: Audience = Audience.PUBLIC
    status: Status = Status.HELD
    availability: Availability = Availability.PUBLIC
    extent: Extent = Extent.WHOLE
    path: str | None = None  # where to read it on this machine: never written into an output
    file: str | None = None  # its name relative to the corpus, with "/": what a reader sees
    url: str | None = None
    published: str | None = None  # ISO date, or its beginning
    revised: str | None = None
    retrieved: str | None = None
    sha256: str | None = None
    licence: str = ""
    parent: str | None = None  # id of the document this one rests on
    own: bool = False  # the reader's own document, marked so in a plain folder's documents.csv
    city_name: str = ""  # plain folder: the city's name as guessed, until the cities are named after the guesses
    guessed: tuple[str, ...] = ()  # names of the fields above that were guessed from the text ("city": its name)


class Action(StrEnum):
    """What a person says of a label on a clause."""

    ACCEPT = "accept"  # it is right
    REJECT = "reject"  # it is wrong
    ADD = "add"  # it is missing
    NOTE = "note"  # a remark, which changes nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person wrote down about one clause, to be found again by its id and wording."""

    clause: str  # Clause.id as it was then
    digest: str  # Clause.digest as it was then
    label: str  # id of a topic or element; "" in a note on the clause as a whole
    action: Action
    by: str
    on: str  # ISO date
    stance: Stance | None = None  # of a label accepted or added; None: the machine's, or else stated
    main: bool = False  # of a topic accepted or added: the clause is mainly about it
    note: str = ""
    place: str = ""  # file, relative to the corpus, and key path


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """One collection of cities with their documents, in the order of their ids (a plain folder: of their paths)."""

    name: str
    cities: tuple[City, ...]
    sources: tuple[Source, ...]
    problems: tuple[Problem, ...] = ()  # what was skipped or guessed; faults stop the run instead
    plain: bool = False  # a folder without any city.toml
    corrections: tuple[Correction, ...] = ()  # of its reviewers, file by file


# --- extract: lines -----------------------------------------------------------------------------------------------


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


# --- segment: clauses ---------------------------------------------------------------------------------------------


class MarkerKind(StrEnum):
    """The styles of numbering in use."""

    PART = "part"  # 第１部, 第１編
    CHAPTER = "chapter"  # 第１章
    SECTION = "section"  # 第１節
    ARTICLE = "article"  # 第１条, 第一条, 第３条の２
    DAI = "dai"  # 第１
    SUPPLEMENT = "supplement"  # 附則
    ANNEX = "annex"  # 別表, 様式
    ROMAN = "roman"  # Ⅰ
    NUMBER = "number"  # 1 , 1. , １　, 1-2
    KANJI = "kanji"  # 一
    PAREN = "paren"  # (1), ⑴, 1)
    PAREN_KANJI = "paren-kanji"  # （一）
    CIRCLED = "circled"  # ①
    KANA = "kana"  # ア
    PAREN_KANA = "paren-kana"  # (ア)
    IROHA = "iroha"  # イロハ
    ALPHA = "alpha"  # a, (a)
    QUESTION = "question"  # Q1, 問１
    ANSWER = "answer"  # A1, 答
    BULLET = "bullet"  # ・ ● ■ ○ □ - ※
    LABEL = "label"  # 原則１, STEP 1, ステップ１
    BRACKET = "bracket"  # 【見出し】
    HEADING = "heading"  # an unnumbered heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A number or sign in front of a clause."""

    kind: MarkerKind
    raw: str  # as printed, without white space: "第３条の２", "(1)", "・"; empty where none is printed
    ordinal: tuple[int, ...] = ()  # (3, 2) of 第３条の２; empty for bullets and headings


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """The smallest unit that a document itself sets apart."""

    id: str  # source id + "#" + its own numbering, ASCII: "990019/policy#art3.para2.item1"
    source: str
    parent: str | None
    marker: Marker | None
    heading: str  # without brackets and letter-spacing; "" where there is none
    text: str  # its own text, without marker, heading and children; "" for a pure heading
    lines: tuple[int, ...]  # indexes of the Document's lines that it is made of
    page: int | None
    digest: str  # sha256 of the folded heading and text: same digest = same wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A document divided: every line is in exactly one clause or in ``removed``."""

    title: str  # as the document itself prints it; "" where it prints none
    clauses: tuple[Clause, ...]
    removed: tuple[Removed, ...]  # those of the Document and what segmentation set aside


# --- taxonomy -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Text2:
    """The same words in Japanese and English."""

    ja: str
    en: str

    def __getitem__(self, lang: str) -> str:
        """Return the words in ``lang`` (``ja`` or ``en``)."""
        return self.en if lang == "en" else self.ja


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """An individual provision inside a topic."""

    id: str
    label: Text2


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a clause is about. ``expected_in`` holds "<document kind>" and "<document kind>/<audience>" keys."""

    id: str
    group: str
    label: Text2
    short: Text2  # at most 8 Japanese characters
    question: Text2  # the question that a reader of the matrix asks
    why: Text2  # why a planner would want it
    core: bool
    expected_in: tuple[str, ...]
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group of topics, as a heading over columns."""

    id: str
    label: Text2


# --- match: evidence ----------------------------------------------------------------------------------------------


class Stance(StrEnum):
    """Whether a clause lays the matter down, rules it out, or leaves it to another document."""

    STATED = "stated"
    EXCLUDED = "excluded"
    DELEGATED = "delegated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One voice for a label: which kind of evidence, what it saw, and how much it added."""

    voice: str  # heading | concept | exemplar | lead | linear | position ...
    saw: str  # the words or the exemplar that it saw; "" where it goes by no words
    weight: float  # its share of the score in log-odds: ``Evidence.usual`` and all weights make up the score
    spans: tuple[tuple[int, int], ...] = ()  # where in the clause's own text it saw it: begin, end


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A clause carries a label (a topic or an element), or nearly does."""

    label: str
    clause: str
    score: float  # 0..1, calibrated: about the share of such labels that are right
    stance: Stance = Stance.STATED
    main: bool = False  # the clause's main label, or said by its heading
    reasons: tuple[Reason, ...] = ()  # every voice, the weightiest first
    usual: float = 0.0  # log-odds of the label before anything is heard
    threshold: float = 0.0  # what the score was compared with; 0 where it was not
    needs: str = ""  # near misses of an element: the topic that its clause would have to carry, and does not
    turn: Reason | None = None  # where not stated: the words by which the stance was told, and whose they are
    refers: tuple[str, ...] = ()  # where delegated: the names of the documents that it is left to, as printed
    reviewed: bool = False  # a person accepted or added it; one that only a person gives has score 1 and no reasons


class Outcome(StrEnum):
    """What became of a correction."""

    APPLIED = "applied"
    STALE = "stale"  # the wording that it was made for is not there any more
    DISPUTED = "disputed"  # another person says the opposite: neither is applied
    SUPERSEDED = "superseded"  # the same person said something else later
    UNKNOWN = "unknown"  # the taxonomy has no such label


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A correction, and what became of it."""

    correction: Correction
    outcome: Outcome
    clause: str = ""  # where its wording was found; "" where it was not
    labels: tuple[str, ...] = ()  # what it touches: its label, the topic of an element, the elements of a topic
    machine: Evidence | None = None  # what the machine says of its label there: kept, also where it is rejected
    given: bool = False  # the machine gave the label; else ``machine`` is its near miss, if it had one


class ValueKind(StrEnum):
    """What clauses state that can be put in a field."""

    HOURS = "hours"
    UNIT = "unit"
    REPLIES = "replies"
    NOTICE = "notice"  # before a post is removed
    DATE = "date"
    ACCOUNT = "account"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A fact that a clause states, in a form that can be compared, and the very words that state it."""

    kind: ValueKind
    aspect: str  # what of it: "except" of hours, "manager" of a unit, "in-force" of a date; "" where there is but one
    value: str  # an ISO date, a token, or as printed (NFKC)
    quote: str  # exact words of the clause's text
    clause: str
    start: int  # where in the clause's text the quote begins
    platform: str = ""  # the service it is said of, where one is


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """What the clauses of one document carry: accepted labels (main one first in each clause), and near misses."""

    topics: tuple[Evidence, ...]  # in the order of the clauses, then main first, then by score
    elements: tuple[Evidence, ...]
    near: tuple[Evidence, ...]  # for every topic and element without a label: its best clause
    further: tuple[Evidence, ...] = ()  # for every topic without a label: the clauses that come next, best first
    values: tuple[Value, ...] = ()  # what the clauses state that can be put in a field, in the order of the clauses


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The right labels of one clause: topics main one first, elements, and the stance of those not simply stated."""

    topics: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()
    stances: tuple[tuple[str, Stance], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A divided document with the right answer beside each clause: what matching is fitted to and measured on."""

    source: Source
    outline: Outline
    labels: tuple[Labels, ...]  # one for each clause of the outline
    fictitious: bool = True  # written for the measurement; False where the document is a real one


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that is known of one source after extract, segment and match."""

    document: Document
    outline: Outline
    matches: Matches


# --- align: the comparison ----------------------------------------------------------------------------------------


class Verdict(StrEnum):
    """An honest cell."""

    COVERED = "covered"
    MENTIONED = "mentioned"
    EXCLUDED = "excluded"
    DELEGATED = "delegated"
    ABSENT = "absent"
    UNREADABLE = "unreadable"
    NOT_HELD = "not-held"


# Of several documents the one that says most decides: the order in which verdicts win.
VERDICT_ORDER: Final = (
    Verdict.COVERED,
    Verdict.MENTIONED,
    Verdict.EXCLUDED,
    Verdict.DELEGATED,
    Verdict.UNREADABLE,
    Verdict.ABSENT,
    Verdict.NOT_HELD,
)


class Rule(StrEnum):
    """Which rule made a verdict: of those that hold, the first; ``align/verdicts.py``, ``align/through.py``."""

    MAIN = "main"  # a clause is mainly about it, or its heading says so
    ELEMENT = "element"  # one of its elements is stated
    STATED = "stated"  # an element: a clause states it
    FURTHER = "further"  # clauses about something else touch on it
    WEAK = "weak"  # ruled out or left to another document, but too unsure to say so
    RULED_OUT = "ruled-out"  # every clause on it rules it out, or leaves it to another document
    THROUGH = "through"  # left to another document, which is held and speaks of it
    LEFT = "left"  # every clause on it leaves it to another document
    SILENT = "silent"  # no clause of a document that was read whole carries it
    UNREAD = "unread"  # no clause that was read carries it, and not all was read
    NOT_HELD = "not-held"  # nothing to look in


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the matrix: the documents of one city, one audience and one issuer."""

    id: str  # "<city id>-<audience>", with "-<issuer>…" where it is not the mayor's office
    city: str
    audience: Audience
    issuer: Issuer
    issuer_name: str
    sources: tuple[str, ...]  # ids, those not held included


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One row and one topic (or element)."""

    row: str
    label: str  # topic or element id
    verdict: Verdict
    expected: bool  # whether documents of this kind and audience usually carry it
    reason: str = ""  # why unreadable or not held: an Unread value, a Status value, "internal", "excerpt"
    evidence: tuple[Evidence, ...] = ()  # best first
    near: Evidence | None = None  # the nearest miss of an absent cell
    sources: tuple[str, ...] = ()  # the documents that decided it
    rule: Rule | None = None  # how the verdict was made
    through: tuple[str, ...] = ()  # the documents that a delegation was read through to: the verdict is theirs
    looked: tuple[str, ...] = ()  # the documents that it fits, looked into in vain
    reviewed: bool = False  # a person accepted, rejected or added a label that it rests on
    disputed: bool = False  # persons disagree on such a label, and the machine's stands


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingGroup:
    """Clauses of one label that say it in the same, or nearly the same, words."""

    label: str
    clauses: tuple[str, ...]  # the first is the base that the others are compared with
    identical: bool  # all of them word for word


class Bond(StrEnum):
    """What binds a clause to its provision, the firmest first."""

    ELEMENT = "element"  # it states the element
    WORDING = "wording"  # it says the same, or nearly the same, words as another of the provision
    MEANING = "meaning"  # it came nearest in meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A clause in its provision."""

    clause: str
    bond: Bond
    base: str  # the clause whose wording it has, or nearly has: itself where nobody else words it so
    identical: bool  # word for word as the base
    likeness: float  # 0..1: by which meaning it was aligned; 1 where the bond is another


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """Clauses of one topic that lay down the same thing, whoever wrote them and in whatever words."""

    id: str  # the element, or "<topic>~" + 8 hex of its lead wording
    topic: str
    element: str  # the element that they state; "" where the taxonomy has none for it
    typical: str  # the clause that speaks for it: of the wordings that most documents have the shortest
    members: tuple[Member, ...]  # wording by wording, the one that most documents have first, its base first
    also: tuple[str, ...] = ()  # clauses that state the element beside another one, with which they are aligned
    rows: tuple[str, ...] = ()  # the rows that have it: whose documents state the element, or hold a member
    close: tuple[str, ...] = ()  # rows with a member that does not state the element: to be looked at, never a gap


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """A document in its family, with the figures behind it. Short and general clauses are not counted."""

    source: str
    date: str  # when it was published, else last revised; "" where neither is known
    nearest: str  # the document of the family with which it shares most
    shared: int  # wordings that both have, the same or nearly
    own: int  # its own wordings
    theirs: int  # those of ``nearest``


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Documents that go back to one template, as their shared wording suggests."""

    id: str  # the first of its documents by id
    members: tuple[Kin, ...]  # oldest first, those without a date last
    oldest: str | None  # the only one with the earliest date: perhaps the template, nothing proves it


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """Another row that is like a row, and by what."""

    row: str
    other: str
    score: float  # 0..1: the mean of the two shares below
    both: int  # topics and elements that both cover,
    either: int  # of those that one of them covers and that could be judged in both
    shared: int  # wordings that both have, the same or nearly,
    wordings: int  # of all that one of them has


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many rows have a topic: of those that can be judged and are expected to."""

    label: str
    having: int  # covered
    judged: int  # covered + mentioned + excluded + delegated + absent, expected ones only


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The finished comparison; every writer of the report reads this and computes nothing of its own."""

    rows: tuple[Row, ...]
    topic_cells: tuple[Cell, ...]  # rows x topics, row by row, in the order of the taxonomy
    element_cells: tuple[Cell, ...]  # rows x elements
    gaps: tuple[Cell, ...]  # the topic cells that are gaps: absent, expected; core first, then most-shared first
    wordings: tuple[WordingGroup, ...]
    shares: tuple[Share, ...]  # a Share a topic
    provisions: tuple[Provision, ...] = ()  # topic by topic; every clause that states a topic is in one of its own
    families: tuple[Family, ...] = ()  # the largest first
    peers: tuple[Peer, ...] = ()  # row by row, the nearest rows of other cities, best first


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What the result was made with and from; no clock and no path of the machine."""

    tool: str
    taxonomy: str  # sha256
    weights: str  # sha256
    dictionary: str
    libraries: tuple[tuple[str, str], ...]
    inputs: tuple[tuple[str, str], ...]  # (source id, sha256)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """All that a report is written from."""

    corpus: Corpus
    groups: tuple[Group, ...]
    topics: tuple[Topic, ...]
    readings: tuple[Reading, ...]  # of the sources that were held, in the order of the corpus
    comparison: Comparison
    problems: tuple[Problem, ...]  # of corpus and documents, worst first
    manifest: Manifest
    reviews: tuple[Review, ...] = ()  # every correction of the corpus in its order, with what became of it
