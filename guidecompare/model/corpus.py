"""Step 1: cities, their documents, and what people said of labels."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from guidecompare.model.faults import Problem
from guidecompare.model.topics import Stance


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
