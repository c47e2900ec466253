"""Step 4: what the clauses carry, and what people and measuring add to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from guidecompare.model.corpus import Correction, Source
from guidecompare.model.document import Document
from guidecompare.model.outline import Outline
from guidecompare.model.topics import Stance


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
