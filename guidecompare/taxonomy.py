"""The taxonomy: what guidelines are compared by. In: a TOML file. Out: a ``Taxonomy``, or every fault of the file.

The file holds groups of topics, the elements inside a topic, and what the matcher learns from: concepts (classes of
words), usual headings, cues (concepts that meet in one sentence), exemplars and counter-examples.
``taxonomies/sns.toml`` ships with the package; a user may bring a file of the same form.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from guidecompare import similarity
from guidecompare.errors import GuidecompareError
from guidecompare.language import fold
from guidecompare.model import Audience, DocumentKind, Element, Group, Problem, Severity, Stance, Text2, Topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

VERSION: Final = 1  # of the form of the file
SHORT: Final = 8  # characters that fit a vertical column head

_DEFAULT: Final = "sns.toml"
_SLUG: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")  # ids of topics become file names of the report
_ELEMENT: Final = re.compile(rf"{_SLUG.pattern}\.{_SLUG.pattern}")
_CONCEPT: Final = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)*")
_AUDIENCES: Final = frozenset(audience.value for audience in Audience)
_EXPECTED: Final = frozenset(
    key for kind in DocumentKind for key in (kind.value, *(f"{kind}/{audience}" for audience in Audience))
)
_SAYS: Final = frozenset({"denies", "permits"})  # what the matcher can tell a clause to do, in match/frame.py
_STANCES: Final = frozenset({Stance.EXCLUDED.value, Stance.DELEGATED.value})  # what is stated bears no mark


# --- what the matcher reads ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A class of words that mean the same to a matcher: 利用者, 閲覧者 and フォロワー are all USER."""

    id: str
    label: Text2
    words: tuple[str, ...]  # folded, longest first: to be looked for in folded text
    actor: str = ""  # whom the words stand for, where they stand for someone: what ``binds`` of a topic refers to


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Concepts that in one sentence speak for a label: all of ``present``, none of ``absent``."""

    present: tuple[str, ...]
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What speaks for one topic or element: its usual headings (topics alone have any), its cues, its frame."""

    label: str
    headings: tuple[str, ...] = ()
    cues: tuple[Cue, ...] = ()
    binds: str = ""  # of a topic that rules the conduct of one kind of actor alone: which
    says: str = ""  # of an element that denies or permits something: which


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemplar:
    """An invented clause with its answer."""

    text: str
    topics: tuple[str, ...]  # the topic that it stands under first
    elements: tuple[str, ...] = ()
    lead: str = ""  # the lead sentence of the list that it is an item of
    heading: str = ""  # its own heading, or the nearest above
    audience: Audience | None = None  # None: it could stand in a document for anyone
    stances: tuple[tuple[str, Stance], ...] = ()  # of the topics and elements that are not simply stated


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterExample:
    """A clause that looks like ``unlike`` and is not: its right topic is ``topic``, none where that is empty."""

    text: str
    unlike: str
    topic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taxonomy:
    """A whole taxonomy. Topics stand group by group; everything else in the order of the file."""

    sha256: str  # of the file
    groups: tuple[Group, ...]
    topics: tuple[Topic, ...]
    concepts: tuple[Concept, ...]
    hints: tuple[Hints, ...]  # of every topic and element, each topic followed by its elements
    exemplars: tuple[Exemplar, ...]
    counter_examples: tuple[CounterExample, ...]


def load(path: Path | None = None) -> Taxonomy:
    """Read and check the taxonomy at ``path``, or the one of the package.

    Raises:
        GuidecompareError: with every fault of the file, each naming file and key path.
    """
    name = path.name if path else _DEFAULT
    data = _bytes(path)
    try:
        values = tomllib.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise GuidecompareError([Problem.of("taxonomy-not-toml", place=name, why=error)]) from error
    faults: list[Problem] = []
    taxonomy = _taxonomy(_Table(values, name, "", faults), hashlib.sha256(data).hexdigest())
    if faults:
        raise GuidecompareError(faults)
    return taxonomy


def find_topic(taxonomy: Taxonomy, words: str) -> Topic:
    """Return the topic of ``taxonomy`` that a user names by its id or by its label in either language.

    Raises:
        GuidecompareError: there is none; the nearest ones are told.
    """
    names = {
        fold(name): topic
        for topic in reversed(taxonomy.topics)
        for name in (topic.label.en, topic.short.ja, topic.label.ja, topic.id)
    }
    if topic := names.get(fold(words)):
        return topic
    folded = tuple(names)
    nearest = dict.fromkeys(names[folded[place]].id for place, _ in similarity.best(fold(words), folded, limit=4))
    raise GuidecompareError([Problem.of("topic-unknown", topic=words, nearest=", ".join(nearest))])


def _bytes(path: Path | None) -> bytes:
    if path is None:
        return resources.files("guidecompare").joinpath("taxonomies", _DEFAULT).read_bytes()
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise GuidecompareError([Problem.of("file-missing", file=path)]) from error
    except OSError as error:
        raise GuidecompareError([Problem.of("file-unreadable", file=path, why=error.strerror)]) from error


# --- from tables to types -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """The ids that the file defines, for what refers to them."""

    groups: frozenset[str]
    concepts: frozenset[str]
    actors: frozenset[str]
    topics: frozenset[str]
    elements: frozenset[str]


def _taxonomy(root: _Table, sha256: str) -> Taxonomy:
    """Build the taxonomy; what is at fault is noted in the table and read as empty."""
    if root.number("version") != VERSION:
        root.fault("taxonomy-value-wrong", "version", wanted=VERSION)
    known = _Known(
        groups=root.ids("group"),
        concepts=root.ids("concept"),
        actors=root.ids("concept", key="actor"),
        topics=root.ids("topic"),
        elements=root.ids("topic", "element"),
    )
    groups = tuple(Group(id=table.id(_SLUG), label=table.both("label")) for table in root.tables("group"))
    concepts = tuple(_concept(table) for table in root.tables("concept"))
    topics: list[Topic] = []
    hints: list[Hints] = []
    exemplars: list[Exemplar] = []
    counter_examples: list[CounterExample] = []
    for table in root.tables("topic"):
        elements, element_hints = _elements(table, known)
        topic = _topic(table, elements, known)
        topics.append(topic)
        binds = table.text("binds", needed=False)
        table.refer("binds", [binds], known.actors)
        hints.append(Hints(label=topic.id, headings=table.texts("headings"), cues=_cues(table, known), binds=binds))
        hints += element_hints
        exemplars += (_exemplar(below, topic.id, known) for below in table.tables("exemplars"))
        counter_examples += (_counter_example(below, topic.id, known) for below in table.tables("counter_examples"))
    root.done()
    order = {group.id: place for place, group in enumerate(groups)}
    return Taxonomy(
        sha256=sha256,
        groups=groups,
        topics=tuple(sorted(topics, key=lambda topic: order.get(topic.group, 0))),
        concepts=concepts,
        hints=tuple(hints),
        exemplars=tuple(exemplars),
        counter_examples=tuple(counter_examples),
    )


def _concept(table: _Table) -> Concept:
    words = {fold(word) for word in table.texts("words", needed=True)}
    if "" in words:  # nothing but invisible characters: it would be found in every text
        table.fault("taxonomy-value-wrong", "words", wanted=_WANTED[list])
    return Concept(
        id=table.id(_CONCEPT),
        label=table.both("label"),
        words=tuple(sorted(words, key=lambda word: (-len(word), word))),
        actor=table.text("actor", needed=False),
    )


def _topic(table: _Table, elements: tuple[Element, ...], known: _Known) -> Topic:
    short = table.both("short")
    if len(short.ja) > SHORT:
        table.fault("taxonomy-short-too-long", "short", short=short.ja, length=len(short.ja), most=SHORT)
    expected = table.texts("expected_in", needed=True)
    table.refer("expected_in", expected, _EXPECTED)
    group = table.text("group")
    table.refer("group", [group], known.groups)
    return Topic(
        id=table.id(_SLUG),
        group=group,
        label=table.both("label"),
        short=short,
        question=table.both("question"),
        why=table.both("why"),
        core=table.flag("core"),
        expected_in=expected,
        elements=elements,
    )


def _elements(topic: _Table, known: _Known) -> tuple[tuple[Element, ...], tuple[Hints, ...]]:
    elements: list[Element] = []
    hints: list[Hints] = []
    for table in topic.tables("element"):
        element = Element(id=table.id(_ELEMENT), label=table.both("label"))
        if element.id and _topic_of(element.id) != topic.values.get("id"):
            table.fault("taxonomy-value-wrong", "id", wanted=f"{topic.values.get('id')}.…")
        elements.append(element)
        says = table.text("says", needed=False)
        table.refer("says", [says], _SAYS)
        hints.append(Hints(label=element.id, cues=_cues(table, known), says=says))
    return tuple(elements), tuple(hints)


def _topic_of(label: str) -> str:
    """Return the topic of an element's id, which begins with it, and a topic's id as it is."""
    return label.partition(".")[0]


def _cues(table: _Table, known: _Known) -> tuple[Cue, ...]:
    """Read ``"DELETE NO_NOTICE -STAFF"``."""
    cues: list[Cue] = []
    for words in table.texts("cues"):
        present = tuple(word for word in words.split() if not word.startswith("-"))
        absent = tuple(word.removeprefix("-") for word in words.split() if word.startswith("-"))
        table.refer("cues", (*present, *absent), known.concepts)
        if not present:
            table.fault("taxonomy-value-wrong", "cues", wanted="CONCEPT CONCEPT -CONCEPT")
        cues.append(Cue(present=present, absent=absent))
    return tuple(cues)


def _exemplar(table: _Table, topic: str, known: _Known) -> Exemplar:
    also = table.texts("also")
    table.refer("also", also, known.topics)
    topics = (topic, *also)
    elements = table.texts("elements")
    # an element of a topic that the exemplar does not carry would teach the matcher an impossible answer
    table.refer("elements", elements, {known_id for known_id in known.elements if _topic_of(known_id) in topics})
    audience = table.text("audience", needed=False)
    table.refer("audience", [audience] if audience else [], _AUDIENCES)
    stances = table.texts_by_key("stance")
    table.refer("stance", stances, {*topics, *elements})
    table.refer("stance", stances.values(), _STANCES)
    return Exemplar(
        text=table.text("text"),
        topics=topics,
        elements=elements,
        lead=table.text("lead", needed=False),
        heading=table.text("heading", needed=False),
        audience=Audience(audience) if audience in _AUDIENCES else None,
        stances=tuple((label, Stance(value)) for label, value in stances.items() if value in _STANCES),
    )


def _counter_example(table: _Table, unlike: str, known: _Known) -> CounterExample:
    topic = table.text("topic", needed=False)
    table.refer("topic", [topic] if topic else [], known.topics - {unlike})
    return CounterExample(text=table.text("text"), unlike=unlike, topic=topic)


# --- a table of the file ------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Table:
    """Takes values out of a table by kind; notes what is wrong and goes on, so that all faults are told at once."""

    values: dict[str, Any]
    file: str
    path: str  # key path; "" of the root
    faults: list[Problem]
    asked: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)  # ids, shared with the tables of the same list

    def fault(self, code: str, key: str, **arguments: object) -> None:
        """Note what is wrong with ``key``."""
        place = f"{self.file}: {self.path}.{key}" if self.path else f"{self.file}: {key}"
        self.faults.append(Problem.of(code, Severity.ERROR, source=None, place=place, **arguments))

    def refer(self, key: str, ids: Iterable[str], known: Iterable[str]) -> None:
        """Note the ids that ``key`` names and that are not among the known ones."""
        for unknown in sorted({id_ for id_ in ids if id_} - set(known)):
            self.fault("taxonomy-id-unknown", key, id=unknown)

    def _take(self, key: str, kind: type, *, needed: bool) -> Any:  # noqa: ANN401 - of the kind asked for
        self.asked.add(key)
        value = self.values.get(key)
        if value is None:
            if needed:
                self.fault("taxonomy-key-missing", key)
            return kind()
        if type(value) is not kind or (needed and value in ("", [], {})):
            self.fault("taxonomy-value-wrong", key, wanted=_WANTED[kind])
            return kind()
        return value

    def text(self, key: str, *, needed: bool = True) -> str:
        """Return a string without white space around it."""
        return str(self._take(key, str, needed=needed)).strip()

    def id(self, form: re.Pattern[str]) -> str:
        """Return the table's id, of the form given and not given to another table of the list."""
        id_ = self.text("id")
        if id_ and not form.fullmatch(id_):
            self.fault("taxonomy-value-wrong", "id", wanted=form.pattern)
        if id_ in self.seen:
            self.fault("taxonomy-id-twice", "id", id=id_)
        self.seen.add(id_)
        return id_

    def flag(self, key: str) -> bool:
        """Return a truth value; false where none is given."""
        return bool(self._take(key, bool, needed=False))

    def number(self, key: str) -> int:
        """Return an integer."""
        return int(self._take(key, int, needed=True))

    def texts(self, key: str, *, needed: bool = False) -> tuple[str, ...]:
        """Return a list of strings, none of them empty or there twice."""
        values = self._take(key, list, needed=needed)
        texts = tuple(value for value in values if isinstance(value, str) and value.strip())
        if len(texts) < len(values):
            self.fault("taxonomy-value-wrong", key, wanted=_WANTED[list])
        for text, times in Counter(texts).items():
            if times > 1:
                self.fault("taxonomy-id-twice", key, id=text)
        return texts

    def texts_by_key(self, key: str) -> dict[str, str]:
        """Return a table of strings."""
        values = self._take(key, dict, needed=False)
        return {name: str(value) for name, value in values.items()}

    def both(self, key: str) -> Text2:
        """Return the words of a ``{ja, en}`` table."""
        values = self._take(key, dict, needed=True)
        if not values:
            return Text2(ja="", en="")
        table = self._below(values, key, set())
        words = Text2(ja=table.text("ja"), en=table.text("en"))
        table.done()
        return words

    def tables(self, key: str) -> Iterator[_Table]:
        """Yield the tables of a list, known by their ids or by their numbers from 1; none may keep an unasked key."""
        seen: set[str] = set()
        for number, values in enumerate(self._take(key, list, needed=not self.path), 1):
            if isinstance(values, dict):
                table = self._below(values, f"{key}[{values.get('id', number)}]", seen)
                yield table
                table.done()
            else:
                self.fault("taxonomy-value-wrong", key, wanted=_WANTED[dict])

    def ids(self, *keys: str, key: str = "id") -> frozenset[str]:
        """Return the ids (or another key) of the tables at a path of lists, whatever else may be wrong with them."""
        level = [self.values]
        for name in keys:
            lists = [values[name] for values in level if isinstance(values.get(name), list)]
            level = [values for tables in lists for values in tables if isinstance(values, dict)]
        return frozenset(values[key] for values in level if isinstance(values.get(key), str))

    def done(self) -> None:
        """Note the keys that nobody asked for: a misspelt key must not pass in silence."""
        for key in self.values:
            if key not in self.asked:
                self.fault("taxonomy-key-unknown", key)

    def _below(self, values: dict[str, Any], name: str, seen: set[str]) -> _Table:
        return _Table(values, self.file, f"{self.path}.{name}" if self.path else name, self.faults, seen=seen)


_WANTED: Final = {str: "string", int: "integer", bool: "true / false", list: "list of strings", dict: "table"}
