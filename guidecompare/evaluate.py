"""Measuring against gold data. In: a folder of answers, and what the tool said. Out: the figures.

An answer is a file NAME.jsonl, metadata in its first line and one clause in each further line; the document itself
lies beside it as NAME.html, .pdf, .docx or .txt. Clauses are compared by their wording, so the figures hold for any
division of the document. Imports no step: whoever measures brings the steps' results.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter, defaultdict, deque
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final

from guidecompare.errors import GuidecompareError
from guidecompare.language import digest
from guidecompare.model import (
    Audience,
    Clause,
    DocumentKind,
    Labelled,
    Labels,
    Marker,
    MarkerKind,
    Outline,
    Problem,
    Source,
    Stance,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from guidecompare.model import Matches

_RENDERED: Final = (".html", ".pdf", ".docx", ".txt")
_BRACKETS: Final = "()[]【】「」"
_PRESENT: Final = frozenset({Verdict.COVERED, Verdict.MENTIONED})
_MARKED: Final = frozenset({Verdict.EXCLUDED, Verdict.DELEGATED})


# --- reading ------------------------------------------------------------------------------------------------------


def read_gold(folder: Path) -> tuple[Labelled, ...]:
    """Return the answers in ``folder`` in the order of their names; ``source.path`` is the document, if it is there.

    Raises:
        GuidecompareError: where there is no answer, or with every fault of the answers.
    """
    faults: list[Problem] = []
    found: list[Labelled] = []
    for path in sorted(folder.glob("*.jsonl")):
        try:
            found.append(_labelled(path))
        except (OSError, ValueError, KeyError, TypeError) as error:
            faults.append(Problem.of("gold-unreadable", place=path.name, why=f"{type(error).__name__}: {error}"))
    if not found and not faults:
        faults.append(Problem.of("gold-missing", folder=folder))
    if faults:
        raise GuidecompareError(faults)
    return tuple(found)


def _labelled(path: Path) -> Labelled:
    """Read one answer."""
    meta, *nodes = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    documents = [file for file in (path.with_suffix(suffix) for suffix in _RENDERED) if file.exists()]
    source = Source(
        id=meta["id"],
        city=meta["city"],
        title=meta["title"],
        kind=DocumentKind(meta["kind"]),
        audience=Audience(meta["audience"]),
        platforms=tuple(meta.get("platform", ())),
        path=str(documents[0]) if documents else None,
    )
    clauses: list[Clause] = []
    labels: list[Labels] = []
    above: list[tuple[int, str]] = []  # (depth, id) of the clauses that may be a parent
    for number, node in enumerate(nodes):
        above = [(depth, id_) for depth, id_ in above if depth < node["d"]]
        clause = _clause(node, f"{source.id}#{number}", source.id, above[-1][1] if above else None)
        above.append((node["d"], clause.id))
        clauses.append(clause)
        labels.append(_labels(node))
    outline = Outline(title=source.title, clauses=tuple(clauses), removed=())
    return Labelled(source=source, outline=outline, labels=tuple(labels))


def _clause(node: Mapping[str, Any], id_: str, source: str, parent: str | None) -> Clause:
    """Make the clause of one line; the answers do not say what kind its marker is of."""
    marker = Marker(kind=MarkerKind.BULLET, raw=node["m"]) if node["m"] else None
    wording = digest(node["h"] + node["t"])
    return Clause(
        id=id_,
        source=source,
        parent=parent,
        marker=marker,
        heading=node["h"],
        text=node["t"],
        lines=(),
        page=None,
        digest=wording,
    )


def _labels(node: Mapping[str, Any]) -> Labels:
    stances = tuple(sorted((label, Stance(stance)) for label, stance in node.get("stance", {}).items()))
    return Labels(topics=tuple(node["topics"]), elements=tuple(node["elements"]), stances=stances)
