"""Step 5: honest cells, gaps, provisions and families; and the whole result that a report is written from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from guidecompare.model.corpus import Audience, Corpus, Issuer
from guidecompare.model.evidence import Evidence, Reading, Review
from guidecompare.model.faults import Problem
from guidecompare.model.topics import Group, Topic


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
