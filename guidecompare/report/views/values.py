"""Values that clauses state, as shown: side by side on the page of a topic, at a glance on the page of a city."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from guidecompare import names
from guidecompare.corpus import dates, platforms
from guidecompare.model import ValueKind
from guidecompare.report.views.site import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from guidecompare.model import Row, Value
    from guidecompare.report.views.site import Site

_CONTACT: Final = "contact"
# The kinds of values that the page of a topic shows.
_KINDS: Final = {
    "accounts": ValueKind.ACCOUNT,
    "operators": ValueKind.UNIT,
    "hours": ValueKind.HOURS,
    "replies": ValueKind.REPLIES,
    "moderation": ValueKind.NOTICE,
    "contact": ValueKind.CONTACT,
    "effective-date": ValueKind.DATE,
}
_PRINTED: Final = frozenset({ValueKind.UNIT, ValueKind.ACCOUNT, ValueKind.CONTACT})
_NTH: Final = re.compile(r"([a-z]+)\[(\d)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueItem:
    """One value in words, and where it is said."""

    aspect: str
    words: str
    printed: bool  # as the document prints it, so Japanese in any language of the page
    platform: str
    quote: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueRow:
    """The values of one row on the page of a topic."""

    city: Link
    kind: str
    entries: tuple[ValueItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """The values of one kind on the page of a city."""

    name: str
    entries: tuple[ValueItem, ...]


def values_of_topic(site: Site, topic: str) -> tuple[ValueRow, ...]:
    """Return the rows whose clauses state a value of the kind that belongs to ``topic``."""
    rows = (
        ValueRow(
            city=site.row(row),
            kind=site.row_kind(row),
            entries=tuple(_item(site, value) for value in _values(site, row) if _topic_of(value) == topic),
        )
        for row in site.facts.rows.values()
        if topic in _KINDS
    )
    return tuple(row for row in rows if row.entries)


def glance(site: Site, row: Row) -> tuple[Glance, ...]:
    """Return what the documents of a row state, kind by kind, the same thing once."""
    found = {topic: list(_once(site, row, topic)) for topic in _KINDS}
    return tuple(
        Glance(name=names.name(_KINDS[topic], site.lang), entries=tuple(items))
        for topic, items in found.items()
        if items
    )


def _once(site: Site, row: Row, topic: str) -> Iterator[ValueItem]:
    said: set[tuple[str, str, str]] = set()
    for value in _values(site, row):
        key = (value.aspect, value.value, value.platform)
        if _topic_of(value) == topic and key not in said:
            said.add(key)
            yield _item(site, value)


def _values(site: Site, row: Row) -> Iterable[Value]:
    readings = (site.facts.readings.get(source) for source in row.sources)
    return (value for reading in readings if reading for value in reading.matches.values)


def _topic_of(value: Value) -> str:
    """Return the topic on whose page a value stands: a unit to ask stands with the contact."""
    kind = ValueKind.CONTACT if value.aspect == _CONTACT else value.kind
    return next(topic for topic, each in _KINDS.items() if each is kind)


def _item(site: Site, value: Value) -> ValueItem:
    return ValueItem(
        aspect=names.ASPECTS[value.aspect][site.lang],
        words=_words(site, value),
        printed=value.kind in _PRINTED,
        platform=platforms.names((value.platform,)) if value.platform else "",
        quote=value.quote,
        href=site.to_clause(value.clause),
    )


def _words(site: Site, value: Value) -> str:
    """Return a value as a reader says it."""
    if value.kind in _PRINTED:
        return value.value
    if value.kind is ValueKind.DATE:
        era = dates.wareki(value.value)
        return f"{era}（{value.value}）" if era and site.lang == "ja" else value.value
    parts = (part.split(",") for part in value.value.split(" "))
    return " ".join(site.words.listed([_token(site, token) for token in part]) for part in parts)


def _token(site: Site, token: str) -> str:
    """Return one token in words: a word, a day, days or times from .. to, or the second Thursday."""
    if token in names.TOKENS:
        return names.TOKENS[token][site.lang]
    if nth := _NTH.fullmatch(token):
        return site.words("value.nth", n=nth[2], day=names.TOKENS[nth[1]][site.lang])
    ends = (names.TOKENS[end][site.lang] if end in names.TOKENS else end for end in token.split("-"))
    return ("～" if site.lang == "ja" else "–").join(ends)
