"""Machine-readable output: ``result.json`` of a build, and the JSON of ``clauses`` for one document.

Both describe a clause, its labels and a document's health in the same words. No path of the machine gets in.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from guidecompare import messages
from guidecompare.report.facts import Facts
from guidecompare.report.views.site import Site
from guidecompare.report.views.why import log_odds, misses, why, without
from guidecompare.report.wording import Words

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from guidecompare.model import (
        Cell,
        City,
        Clause,
        Evidence,
        Manifest,
        Problem,
        Provision,
        Reading,
        Result,
        Review,
        Source,
        Topic,
        Verdict,
    )

SCHEMA: Final = 1
_PLACES: Final = 4  # of a score: more would be noise that differs between machines


def result_json(result: Result) -> bytes:
    """Return the whole result as UTF-8 JSON."""
    facts = Facts(result=result)
    comparison = result.comparison
    return encode(
        {
            "schema": SCHEMA,
            "manifest": manifest(result.manifest),
            "corpus": {"name": result.corpus.name, "plain": result.corpus.plain},
            "cities": [asdict(city) for city in result.corpus.cities],
            "documents": [_document(facts, source) for source in facts.sources],
            "groups": [asdict(group) for group in result.groups],
            "topics": [asdict(topic) for topic in result.topics],
            "rows": [asdict(row) for row in comparison.rows],
            "cells": [_cell(facts, cell, "topic") for cell in comparison.topic_cells],
            "element_cells": [_cell(facts, cell, "element") for cell in comparison.element_cells],
            "gaps": [{"row": cell.row, "topic": cell.label} for cell in comparison.gaps],
            "wordings": [
                {"topic": group.label, "clauses": group.clauses, "identical": group.identical}
                for group in comparison.wordings
            ],
            "provisions": [_provision(provision) for provision in comparison.provisions],
            "families": [asdict(family) for family in comparison.families],
            "peers": [asdict(peer) | {"score": round(peer.score, _PLACES)} for peer in comparison.peers],
            "shares": [
                {"topic": share.label, "having": share.having, "judged": share.judged} for share in comparison.shares
            ],
            "clauses": [
                {"document": clause.source, "digest": clause.digest}
                | _clause(clause, facts.evidence_of_clause.get(clause.id, ()), facts.topics)
                for clause in facts.clauses.values()
            ],
            "values": [asdict(value) for reading in result.readings for value in reading.matches.values],
            "corrections": [_review(review) for review in result.reviews],
            "problems": [
                {
                    "code": problem.code,
                    "args": dict(problem.arguments),
                    "source": problem.source,
                    "severity": problem.severity,
                    "place": problem.place,
                }
                for problem in result.problems
            ],
        }
    )


def clauses_json(reading: Reading, verdicts: Mapping[str, Verdict], topics: Sequence[Topic], lang: str) -> str:
    """Return what was seen in one document: its clauses with their labels, verdicts, and all that was set aside."""
    document = reading.document
    labels: dict[str, list[Evidence]] = {}
    for evidence in (*reading.matches.topics, *reading.matches.elements):
        labels.setdefault(evidence.clause, []).append(evidence)
    known = frozenset(topic.id for topic in topics)
    return encode(
        {
            "source": _source(document.source)
            | {
                "sha256": document.sha256,
                "media_type": document.media_type,
                "printed_title": reading.outline.title,
            },
            "clauses": [_clause(clause, labels.get(clause.id, ()), known) for clause in reading.outline.clauses],
            "verdicts": {topic.id: verdicts[topic.id] for topic in topics if topic.id in verdicts},
            "near": [_near(evidence) | {"label": evidence.label} for evidence in reading.matches.near],
            "values": [asdict(value) for value in reading.matches.values],
            "removed": _removed(reading),
            "health": asdict(document.health),
            "problems": [_problem(problem, lang) for problem in document.problems],
        }
    ).decode()


def explain_json(result: Result, city: City, topic: Topic, lang: str) -> str:
    """Return for each row of ``city`` the cells of ``topic`` and its elements, with all that speaks for or against."""
    site = Site(facts=Facts(result=result), words=Words(lang), up="")
    facts = site.facts
    return encode(
        {
            "city": city.id,
            "topic": topic.id,
            "rows": [
                _cell(facts, cell, "topic")
                | {"why": [_why(site, evidence) for evidence in (cell.evidence or misses(site, row, cell))]}
                | {
                    "elements": [
                        _cell(facts, found, "element") | {"why": [_why(site, evidence) for evidence in found.evidence]}
                        for found in (facts.cells[row.id, element.id] for element in topic.elements)
                    ]
                }
                for row in facts.rows.values()
                if row.city == city.id
                for cell in [facts.cells[row.id, topic.id]]
            ],
        }
    ).decode()


def _why(site: Site, evidence: Evidence) -> dict[str, Any]:
    """Return one label of one clause with what it is made of; ``usual`` and all weights are the log-odds."""
    told = why(site, evidence)
    clause = site.facts.clauses[evidence.clause]
    return {
        "clause": evidence.clause,
        "heading": clause.heading,
        "text": clause.text,
        "page": clause.page,
        "score": round(evidence.score, _PLACES),
        "threshold": evidence.threshold,
        "carried": site.facts.carries(evidence),
        "needs": evidence.needs or None,
        "main": evidence.main,
        "stance": evidence.stance,
        "stance_words": evidence.turn.saw if evidence.turn else None,
        "refers": evidence.refers,
        "usual": round(evidence.usual, _PLACES),
        "log_odds": round(log_odds(evidence), _PLACES),
        "voices": [
            {
                "voice": reason.voice,
                "saw": reason.saw,
                "weight": round(reason.weight, _PLACES),
                "spans": reason.spans,
                "score_without": round(without(evidence, reason), _PLACES),
            }
            for reason in evidence.reasons
        ],
        "words": {
            "outcome": told.outcome,
            "notes": told.notes,
            "turning": told.turning,
            "voices": [voice.words for voice in told.voices],
        }
        if told
        else None,
    }


def manifest(made: Manifest) -> dict[str, Any]:
    """Return what the result was made with and from."""
    return asdict(made) | {
        "libraries": dict(made.libraries),
        "inputs": dict(made.inputs),
        "city_id": "data/*.csv and matrix.csv: the id in result.json, with c in front where it begins with a digit",
    }


def encode(value: Any) -> bytes:  # noqa: ANN401 - any tree of JSON values
    """Return ``value`` as UTF-8 JSON; a lone surrogate, which UTF-8 cannot hold, is written as the escape it needs."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def _source(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "city": source.city,
        "title": source.title,
        "kind": source.kind,
        "issuer": source.issuer,
        "issuer_name": source.issuer_name,
        "platforms": source.platforms,
        "audience": source.audience,
        "status": source.status,
        "availability": source.availability,
        "extent": source.extent,
        "file": source.file,
        "url": source.url,
        "published": source.published,
        "revised": source.revised,
        "retrieved": source.retrieved,
        "licence": source.licence,
        "parent": source.parent,
        "own": source.own,
        "guessed": source.guessed,
    }


def _document(facts: Facts, identity: str) -> dict[str, Any]:
    source = facts.sources[identity]
    reading = facts.readings.get(identity)
    document = reading.document if reading else None
    return _source(source) | {
        "sha256": document.sha256 if document else source.sha256,
        "media_type": document.media_type if document else None,
        "printed_title": reading.outline.title if reading else None,
        "health": asdict(document.health) if document else None,
        "removed": _removed(reading) if reading else [],
    }


def _removed(reading: Reading) -> list[dict[str, Any]]:
    return [{"text": removed.line.text, "reason": removed.reason} for removed in reading.outline.removed]


def _clause(clause: Clause, evidence: Sequence[Evidence], topics: Container[str]) -> dict[str, Any]:
    """Return a clause with the labels it carries, main one first, those ruled out and delegated included."""
    return {
        "id": clause.id,
        "parent": clause.parent,
        "marker": (clause.marker and clause.marker.raw) or None,
        "heading": clause.heading,
        "text": clause.text,
        "page": clause.page,
        "topics": [_label(e) for e in evidence if e.label in topics],
        "elements": [_label(e) for e in evidence if e.label not in topics],
    }


def _label(evidence: Evidence) -> dict[str, Any]:
    label = {"id": evidence.label, "score": round(evidence.score, _PLACES), "stance": evidence.stance}
    refers = {"refers": evidence.refers} if evidence.refers else {}
    return label | refers | ({"reviewed": True} if evidence.reviewed else {})


def _review(review: Review) -> dict[str, Any]:
    """Return a correction, what became of it, and what the machine says."""
    said, machine = review.correction, review.machine
    return {
        "clause": said.clause,
        "digest": said.digest,
        "topic": said.label or None,
        "action": said.action,
        "stance": said.stance,
        "main": said.main,
        "by": said.by,
        "on": said.on,
        "note": said.note,
        "place": said.place,
        "outcome": review.outcome,
        "found": review.clause or None,
        "machine": machine and _label(machine) | {"given": review.given},
    }


def _provision(provision: Provision) -> dict[str, Any]:
    members = [asdict(member) | {"likeness": round(member.likeness, _PLACES)} for member in provision.members]
    return asdict(provision) | {"element": provision.element or None, "members": members}


def _near(evidence: Evidence) -> dict[str, Any]:
    return {"clause": evidence.clause, "score": round(evidence.score, _PLACES)}


def _problem(problem: Problem, lang: str) -> dict[str, Any]:
    return {
        "code": problem.code,
        "message": messages.sentence(problem, lang),
        "hint": messages.hint(problem, lang),
        "severity": problem.severity,
    }


def _cell(facts: Facts, cell: Cell, level: str) -> dict[str, Any]:
    row = facts.rows[cell.row]
    return {
        "row": cell.row,
        "city": row.city,
        "audience": row.audience,
        level: cell.label,
        "verdict": cell.verdict,
        "expected": cell.expected,
        "reason": cell.reason or None,
        "clauses": list(dict.fromkeys(evidence.clause for evidence in cell.evidence)),
        "near": _near(cell.near) if cell.near else None,
        "reviewed": cell.reviewed,
        "disputed": cell.disputed,
        "documents": cell.sources,
        "rule": cell.rule,
        "through": cell.through,
        "looked": cell.looked,
    }
