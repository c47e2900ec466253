"""Invented documents for the tests of matching, laid out as outlines."""

from __future__ import annotations

from guidecompare.model import Audience, Clause, DocumentKind, Marker, MarkerKind, Outline, Source

Node = tuple[int, str, str, str]  # depth, marker, heading, text


def outline(*nodes: Node) -> Outline:
    """Return the outline of ``nodes``, each below the nearest earlier one of smaller depth: n0, n1 and so on."""
    clauses: list[Clause] = []
    above: list[tuple[int, str]] = []
    for number, (depth, marker, heading, text) in enumerate(nodes):
        above = [(other, id_) for other, id_ in above if other < depth]
        clauses.append(
            Clause(
                id=f"n{number}",
                source="test",
                parent=above[-1][1] if above else None,
                marker=Marker(kind=MarkerKind.PAREN, raw=marker) if marker else None,
                heading=heading,
                text=text,
                lines=(),
                page=None,
                digest="",
            )
        )
        above.append((depth, f"n{number}"))
    return Outline(title="", clauses=tuple(clauses), removed=())


def source(audience: Audience = Audience.PUBLIC, kind: DocumentKind = DocumentKind.OPERATION_POLICY) -> Source:
    """Return a source of this audience and kind."""
    return Source(id="test", city="", title="", audience=audience, kind=kind)
