"""Which rows the matrix has: city x audience from the mayor's office, other issuers in rows of their own."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from guidecompare.language import digest
from guidecompare.model import Audience, Issuer, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from guidecompare.model import City, Corpus, Source

_ISSUERS = tuple(Issuer)


def rows_of(corpus: Corpus) -> tuple[Row, ...]:
    """Return the rows in the order of the cities; a city without documents has one row, with nothing in it."""
    sources: dict[str, list[Source]] = {city.id: [] for city in corpus.cities}
    for source in corpus.sources:
        sources[source.city].append(source)
    return tuple(row for city in corpus.cities for row in _rows_of_city(city, sources[city.id]))


def _rows_of_city(city: City, sources: Sequence[Source]) -> Iterator[Row]:
    if not sources:
        yield _row(city, Audience.PUBLIC, Issuer.MAYOR, "", ())
        return
    ordered = sorted(sources, key=_body)
    for (rank, name), group in groupby(ordered, key=_body):
        body = list(group)
        for audience in _audiences(source.audience for source in body):
            held = tuple(source.id for source in body if source.audience in {audience, Audience.BOTH})
            yield _row(city, audience, _ISSUERS[rank], name, held)


def _body(source: Source) -> tuple[int, str]:
    return _ISSUERS.index(source.issuer), source.issuer_name


def _audiences(found: Iterable[Audience]) -> tuple[Audience, ...]:
    """Return the audiences that get a row: a document for both joins the rows that others open, or has its own."""
    audiences = set(found)
    single = tuple(a for a in (Audience.PUBLIC, Audience.STAFF) if a in audiences)
    return single or (Audience.BOTH,)


def _row(city: City, audience: Audience, issuer: Issuer, name: str, sources: tuple[str, ...]) -> Row:
    body = "" if issuer is Issuer.MAYOR else f"-{issuer}"
    suffix = f"-{digest(name)[:6]}" if name else ""
    return Row(
        id=f"{city.id}-{audience}{body}{suffix}",
        city=city.id,
        audience=audience,
        issuer=issuer,
        issuer_name=name,
        sources=sources,
    )
