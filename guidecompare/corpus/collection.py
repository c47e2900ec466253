"""A collection: a folder of ``<code>-<slug>/city.toml`` with the documents beside them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from guidecompare.corpus import cityfile, reviewfile
from guidecompare.corpus.files import display
from guidecompare.errors import GuidecompareError
from guidecompare.model import Corpus, Problem, Severity, Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidecompare.corpus.cityfile import CityFile
    from guidecompare.model import Correction

# The file names that hold documents: in a plain folder what is read, in a collection what should be in city.toml.
EXTENSIONS: Final = (".pdf", ".html", ".htm", ".mhtml", ".docx", ".doc", ".rtf", ".odt", ".jtd", ".txt", ".md")


def load(path: Path) -> Corpus:
    """Read the collection at ``path``.

    Raises:
        GuidecompareError: with every fault of every file.
    """
    folders = sorted((one for one in path.iterdir() if one.is_dir()), key=lambda folder: folder.name)
    read = [read_city(folder) for folder in folders if (folder / cityfile.NAME).is_file()]
    sources, faults = _with_parents(read)
    faults = [*(fault for one in read for fault in one.faults), *_without_file(folders), *_codes_twice(read), *faults]
    corrections: list[Correction] = []
    for folder in folders:
        within = display(folder.name)
        said, wrong = reviewfile.read(folder, shown=f"{display(str(path))}/{within}", within=within)
        corrections += said
        faults += wrong
    if faults:
        raise GuidecompareError(faults)
    return Corpus(
        name=display(path.resolve().name),
        cities=tuple(sorted((one.city for one in read), key=lambda city: city.id)),
        sources=tuple(sorted(sources, key=lambda source: source.id)),
        problems=_unnamed(path, sources),
        corrections=tuple(corrections),
    )


def read_city(folder: Path) -> CityFile:
    """Read the ``city.toml`` in ``folder``; faults name it by the path that the user gave."""
    file = folder / cityfile.NAME
    return cityfile.read(file, shown=display(str(file)), folder=display(folder.name))


def _without_file(folders: Sequence[Path]) -> list[Problem]:
    """Return a fault for each folder that is named as a city's and holds no ``city.toml``."""
    return [
        Problem.of("corpus-city-missing", place=display(str(folder)))
        for folder in folders
        if cityfile.code_of_folder(folder.name) and not (folder / cityfile.NAME).is_file()
    ]


def _codes_twice(read: Sequence[CityFile]) -> list[Problem]:
    """Return a fault for each city whose code an earlier file has."""
    first: dict[str, str] = {}
    faults = []
    for one in read:
        code = one.city.code
        if code and code in first:
            place = f"{one.file}: city.code"
            faults.append(Problem.of("corpus-code-twice", place=place, stated=code, other=first[code]))
        first.setdefault(code, one.file)
    return faults


def _with_parents(read: Sequence[CityFile]) -> tuple[list[Source], list[Problem]]:
    """Make each parent the id of a document: one of the same file by its own id, one of another city by "code/id"."""
    known = {source.id: source for one in read for source in one.sources}
    sources: list[Source] = []
    faults: list[Problem] = []
    for one in read:
        for source in one.sources:
            if source.parent is None:
                sources.append(source)
                continue
            parent = source.parent if "/" in source.parent else f"{source.city}/{source.parent}"
            place = f"{one.file}: document[{source.id.partition('/')[2]}].parent"
            if parent not in known:
                faults.append(Problem.of("corpus-parent-unknown", place=place, parent=source.parent))
            sources.append(replace(source, parent=parent))
    above = {source.id: source.parent for source in sources}
    faults.extend(
        Problem.of("corpus-parent-circle", place=f"{one.file}: document[{source.id.partition('/')[2]}].parent")
        for one in read
        for source in one.sources
        if _rests_on_itself(source.id, above)
    )
    return sources, faults


def _rests_on_itself(start: str, above: dict[str, str | None]) -> bool:
    """Return whether the way up from ``start`` comes back to it."""
    seen: set[str] = set()
    here = above.get(start)
    while here is not None and here not in seen:
        if here == start:
            return True
        seen.add(here)
        here = above.get(here)
    return False


def _unnamed(path: Path, sources: Sequence[Source]) -> tuple[Problem, ...]:
    """Return a note for each file that looks like a document and that no ``city.toml`` names."""
    named = {Path(source.path).resolve() for source in sources if source.path}
    return tuple(
        Problem.of("corpus-file-unnamed", Severity.NOTE, file=display(str(file.relative_to(path))))
        for file in sorted(path.glob("*/*"))
        if file.suffix.lower() in EXTENSIONS and file.resolve() not in named and (file.parent / cityfile.NAME).is_file()
    )


def single(file: Path) -> Source | None:
    """Return the source of ``file`` as the ``city.toml`` in a folder above it has it; None where none names it.

    Raises:
        GuidecompareError: that ``city.toml`` is at fault.
    """
    whole = file.resolve()
    for home in whole.parents:
        if (home / cityfile.NAME).is_file():
            city = read_city(home)
            if city.faults:
                raise GuidecompareError(city.faults)
            return next(
                (one for one in _with_parents([city])[0] if one.path and Path(one.path).resolve() == whole), None
            )
    return None
