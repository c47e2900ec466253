"""Finding a city by what a user calls it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from guidecompare import similarity
from guidecompare.errors import GuidecompareError
from guidecompare.language import fold
from guidecompare.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from guidecompare.model import City, Corpus

_CODE: Final = re.compile(r"c?(\d{5,6})", re.ASCII)  # rows of a report begin with c and the code
_LIKE: Final = 0.4  # how much a name must resemble what was typed to be proposed


def find_city(corpus: Corpus, words: str) -> City:
    """Return the city that ``words`` names: its code or id, its name, 都道府県 + name, or a file of a plain folder.

    Raises:
        GuidecompareError: several are meant, which are listed with their codes; or none is, and the nearest are named.
    """
    asked = fold(words)
    coded = _CODE.fullmatch(asked)
    code = coded[1] if coded else asked
    ways: list[Iterable[City]] = [
        (city for city in corpus.cities if {asked, code} & {city.id, city.code}),
        (city for city in corpus.cities if coded and city.code.startswith(code)),
        (city for city in corpus.cities if asked == fold(city.name)),
        (city for city in corpus.cities if asked == fold(city.prefecture + city.name)),
        _by_file(corpus, asked) if corpus.plain else (),
    ]
    for way in ways:
        found = tuple(way)
        if len(found) == 1:
            return found[0]
        if found:
            matches = "、".join(_described(corpus, city) for city in found)
            raise GuidecompareError([Problem.of("city-ambiguous", name=words, matches=matches)])
    names = sorted({city.name for city in corpus.cities})
    nearest = similarity.best(asked, [fold(name) for name in names], floor=_LIKE)
    near = [names[index] for index, _ in nearest] or names[:5]
    raise GuidecompareError([Problem.of("city-unknown", name=words, near="、".join(near))])


def _by_file(corpus: Corpus, asked: str) -> Sequence[City]:
    """Return the cities with a file of that name, with or without its folder and extension."""
    wanted = {
        source.city
        for source in corpus.sources
        if source.file and asked in {fold(source.file), *map(fold, _names_of(PurePosixPath(source.file)))}
    }
    return [city for city in corpus.cities if city.id in wanted]


def _names_of(file: PurePosixPath) -> tuple[str, str]:
    return file.name, file.stem


def _described(corpus: Corpus, city: City) -> str:
    """Return a city so that it can be told from another of its name: by its code, or else its files."""
    told = city.code or ", ".join(source.file or "" for source in corpus.sources if source.city == city.id)
    return f"{city.prefecture}{city.name} ({told})"
