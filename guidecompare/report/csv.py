"""Tables: ``matrix.csv``, wide and for Excel, and the research tables of ``data/``, one fact a row.

All are UTF-8 with BOM and CRLF. The wide table is guarded against formulas; the research tables hold every text as it
was read, which the page that describes them says. No id in them can be taken for a number, so no zero gets lost.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from guidecompare.report.safe import cell as guarded
from guidecompare.report.views.parts import mark_of
from guidecompare.report.views.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from guidecompare.model import Evidence
    from guidecompare.report.facts import Facts
    from guidecompare.report.wording import Words

# The columns of each research table; their meanings stand in wording.toml under ``column``.
COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "cells": (
        "row_id",
        "city_id",
        "city",
        "audience",
        "issuer",
        "issuer_name",
        "topic",
        "element",
        "verdict",
        "expected",
        "reason",
        "gap",
        "best_clause",
        "near_clause",
        "near_score",
        "documents",
        "reviewed",
        "disputed",
    ),
    "clauses": (
        "clause_id",
        "document_id",
        "city_id",
        "place",
        "parent_id",
        "marker",
        "heading",
        "text",
        "page",
        "digest",
    ),
    "evidence": (
        "clause_id",
        "document_id",
        "topic",
        "element",
        "accepted",
        "stance",
        "main",
        "score",
        "reasons",
        "reviewed",
    ),
    "values": (
        "clause_id",
        "document_id",
        "city_id",
        "value_kind",
        "aspect",
        "value",
        "platform",
        "quote",
        "start",
    ),
    "documents": (
        "document_id",
        "city_id",
        "city",
        "prefecture",
        "title",
        "kind",
        "issuer",
        "issuer_name",
        "audience",
        "platforms",
        "status",
        "availability",
        "extent",
        "published",
        "revised",
        "retrieved",
        "file",
        "url",
        "licence",
        "sha256",
        "parent_id",
        "own",
        "guessed",
        "unread",
        "pages",
        "pages_without_text",
        "characters",
    ),
    "provisions": (
        "provision_id",
        "topic",
        "element",
        "clause_id",
        "document_id",
        "city_id",
        "bond",
        "base_clause",
        "identical",
        "likeness",
        "typical",
    ),
    "families": (
        "family_id",
        "document_id",
        "city_id",
        "date",
        "oldest",
        "nearest_document",
        "shared",
        "own_wordings",
        "other_wordings",
    ),
    "peers": ("row_id", "other_row", "likeness", "both", "either", "shared", "wordings"),
    "labels": ("topic", "element", "group", "core", "label_ja", "label_en", "having", "judged"),
}


def matrix_csv(facts: Facts, words: Words) -> bytes:
    """Return the matrix as seen: a row a row, a column a topic, the words of the cells.

    What 未検出 means stands in the last column of each row, where sorting and filtering keep it.
    """
    site = Site(facts=facts, words=words, up="")
    topics = [topic for _, block in facts.columns for topic in block]
    heads = [words(f"csv.{key}") for key in ("city-id", "city", "prefecture", "kind", "documents")]
    rows = [[*heads, *(topic.label[words.lang] for topic in topics), words("csv.note")]]
    for row in facts.rows.values():
        city = facts.cities[row.city]
        titles = words.listed([site.title(facts.sources[source]) for source in row.sources])
        cells = (mark_of(site, facts.cells[row.id, topic.id]).word for topic in topics)
        rows.append(
            [city_id(row.city), city.name, city.prefecture, site.row_kind(row), titles, *cells, words("csv.caveat")]
        )
    return _bytes([guarded(value) for value in row] for row in rows)


def data_files(facts: Facts) -> Iterator[tuple[str, bytes]]:
    """Yield the research tables (path, bytes)."""
    tables = {
        "cells": _cells(facts),
        "clauses": _clauses(facts),
        "evidence": _evidence(facts),
        "values": _values(facts),
        "documents": _documents(facts),
        "provisions": _provisions(facts),
        "families": _families(facts),
        "peers": _peers(facts),
        "labels": _labels(facts),
    }
    for name, rows in tables.items():
        yield f"data/{name}.csv", _bytes([COLUMNS[name], *([_value(value) for value in row] for row in rows)])


def city_id(identity: str) -> str:
    """Return a city's id with a letter in front: a spreadsheet eats the zero of 011002."""
    return f"c{identity}" if identity[:1].isdigit() else identity


def _bytes(rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def _value(value: object) -> str:
    """Return a value as text: true and false in words, several joined by ``;``, nothing as nothing."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.4f}"
    if isinstance(value, tuple):
        return ";".join(map(str, value))
    return "" if value is None else str(value)


def _pair(facts: Facts, label: str) -> tuple[str, str]:
    """Return the topic of a label, and the label itself where it is an element."""
    topic = facts.topic_of[label].id
    return topic, "" if label == topic else label


def _cells(facts: Facts) -> Iterator[tuple[object, ...]]:
    gaps = {(cell.row, cell.label) for cell in facts.result.comparison.gaps}
    for cell in facts.cells.values():
        row = facts.rows[cell.row]
        yield (
            cell.row,
            city_id(row.city),
            facts.cities[row.city].name,
            row.audience,
            row.issuer,
            row.issuer_name,
            *_pair(facts, cell.label),
            cell.verdict,
            cell.expected,
            cell.reason,
            (cell.row, cell.label) in gaps,
            cell.evidence[0].clause if cell.evidence else "",
            cell.near.clause if cell.near else "",
            cell.near.score if cell.near else "",
            cell.sources,
            cell.reviewed,
            cell.disputed,
        )


def _clauses(facts: Facts) -> Iterator[tuple[object, ...]]:
    for place, clause in enumerate(facts.clauses.values(), 1):
        yield (
            clause.id,
            clause.source,
            city_id(facts.sources[clause.source].city),
            place,
            clause.parent,
            clause.marker.raw if clause.marker else "",
            clause.heading,
            clause.text,
            clause.page,
            clause.digest,
        )


def _evidence(facts: Facts) -> Iterator[tuple[object, ...]]:
    for source, reading in facts.readings.items():
        matches = reading.matches
        for evidence in (*matches.topics, *matches.elements):
            yield _evidence_row(facts, source, evidence, accepted=True)
        for evidence in matches.near:
            yield _evidence_row(facts, source, evidence, accepted=False)


def _evidence_row(facts: Facts, source: str, evidence: Evidence, *, accepted: bool) -> tuple[object, ...]:
    return (
        evidence.clause,
        source,
        *_pair(facts, evidence.label),
        accepted,
        evidence.stance,
        evidence.main,
        evidence.score,
        " | ".join(f"{reason.voice}: {reason.saw} ({reason.weight:+.2f})" for reason in evidence.reasons),
        evidence.reviewed,
    )


def _values(facts: Facts) -> Iterator[tuple[object, ...]]:
    for reading in facts.readings.values():
        for value in reading.matches.values:
            where = _clause_place(facts, value.clause)
            yield (*where, value.kind, value.aspect, value.value, value.platform, value.quote, value.start)


def _documents(facts: Facts) -> Iterator[tuple[object, ...]]:
    for source in facts.sources.values():
        city = facts.cities[source.city]
        reading = facts.readings.get(source.id)
        health = reading.document.health if reading else None
        yield (
            source.id,
            city_id(source.city),
            city.name,
            city.prefecture,
            source.title,
            source.kind,
            source.issuer,
            source.issuer_name,
            source.audience,
            source.platforms,
            source.status,
            source.availability,
            source.extent,
            source.published,
            source.revised,
            source.retrieved,
            source.file,
            source.url,
            source.licence,
            reading.document.sha256 if reading else source.sha256,
            source.parent,
            source.own,
            source.guessed,
            health.unread if health else "",
            health.pages if health else "",
            health.pages_without_text if health else "",
            health.characters if health else "",
        )


def _provisions(facts: Facts) -> Iterator[tuple[object, ...]]:
    for provision in facts.result.comparison.provisions:
        ids = (provision.id, provision.topic, provision.element)
        for member in provision.members:
            typical = member.clause == provision.typical
            how = (member.bond, member.base, member.identical, member.likeness, typical)
            yield (*ids, *_clause_place(facts, member.clause), *how)
        for clause in provision.also:
            yield (*ids, *_clause_place(facts, clause), "also", "", "", "", clause == provision.typical)


def _clause_place(facts: Facts, clause: str) -> tuple[str, str, str]:
    source = facts.clauses[clause].source
    return clause, source, city_id(facts.sources[source].city)


def _families(facts: Facts) -> Iterator[tuple[object, ...]]:
    for family in facts.result.comparison.families:
        for kin in family.members:
            city = city_id(facts.sources[kin.source].city)
            oldest = kin.source == family.oldest
            yield family.id, kin.source, city, kin.date, oldest, kin.nearest, kin.shared, kin.own, kin.theirs


def _peers(facts: Facts) -> Iterator[tuple[object, ...]]:
    for peer in facts.result.comparison.peers:
        yield peer.row, peer.other, peer.score, peer.both, peer.either, peer.shared, peer.wordings


def _labels(facts: Facts) -> Iterator[tuple[object, ...]]:
    for topic in facts.topics.values():
        share = facts.shares[topic.id]
        yield topic.id, "", topic.group, topic.core, topic.label.ja, topic.label.en, share.having, share.judged
        for element in topic.elements:
            yield topic.id, element.id, topic.group, topic.core, element.label.ja, element.label.en, "", ""
