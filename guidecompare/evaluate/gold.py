"""Reading gold data. In: a folder of answers. Out: the right clauses and labels of each document.

An answer is a file NAME.jsonl, metadata in its first line and one clause in each further line; the document itself
lies beside it as NAME.html, .pdf, .docx or .txt. ``"fictitious": false`` in the first line says that the document is a
real one; without it, it counts as written for the measurement.
"""

from __future__ import annotations

import hashlib
import json
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
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_RENDERED: Final = (".html", ".pdf", ".docx", ".txt")


def read_gold(folder: Path) -> tuple[Labelled, ...]:
    """Return the answers in ``folder`` in the order of their names; ``source.path`` is the document, if it is there.

    Raises:
        GuidecompareError: where there is no answer, or with every answer that is at fault.
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


def fingerprint(folder: Path) -> str:
    """Return the sha256 of the answers in ``folder``."""
    found = hashlib.sha256()
    for path in sorted(folder.glob("*.jsonl")):
        found.update(path.read_bytes())
    return found.hexdigest()


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
    above: list[tuple[int, str]] = []  # (depth, id) of the clauses that may be a parent
    for number, node in enumerate(nodes):
        above = [(depth, id_) for depth, id_ in above if depth < node["d"]]
        clauses.append(_clause(node, f"{source.id}#{number}", source.id, above[-1][1] if above else None))
        above.append((node["d"], clauses[-1].id))
    return Labelled(
        source=source,
        outline=Outline(title=source.title, clauses=tuple(clauses), removed=()),
        labels=tuple(_labels(node) for node in nodes),
        fictitious=bool(meta.get("fictitious", True)),
    )


def _clause(node: Mapping[str, Any], id_: str, source: str, parent: str | None) -> Clause:
    """Make the clause of one line; the answers do not say of which kind its marker is."""
    return Clause(
        id=id_,
        source=source,
        parent=parent,
        marker=Marker(kind=MarkerKind.BULLET, raw=node["m"]) if node["m"] else None,
        heading=node["h"],
        text=node["t"],
        lines=(),
        page=None,
        digest=digest(node["h"] + node["t"]),
    )


def _labels(node: Mapping[str, Any]) -> Labels:
    stances = tuple(sorted((label, Stance(stance)) for label, stance in node.get("stance", {}).items()))
    return Labels(topics=tuple(node["topics"]), elements=tuple(node["elements"]), stances=stances)
