"""A plain folder of documents: each file a row, a subfolder a city, and ``documents.csv`` beside them in the last word.

What the sheet does not fix stays open for ``guess``: ``Source.guessed`` names it. ``settle`` names the cities after
the guesses. Nothing that depends on whether this is the first build enters the corpus, so the sheet and a report
inside the folder are passed over without a word.
"""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from guidecompare.corpus import bodies, codes, namesakes, reviewfile, sheet
from guidecompare.corpus.collection import EXTENSIONS
from guidecompare.corpus.files import display
from guidecompare.corpus.output import report_files
from guidecompare.corpus.sheet import Sheet
from guidecompare.errors import GuidecompareError
from guidecompare.model import BodyKind, City, Corpus, DocumentKind, Problem, Severity, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from guidecompare.corpus.sheet import Row

_SYSTEM_FILES: Final = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})
_MUNICIPAL: Final = frozenset({BodyKind.CITY, BodyKind.WARD, BodyKind.TOWN, BodyKind.VILLAGE})
_REPORT: Final = ("index.html", "result.json")  # a folder that holds both is one of our own reports


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A document of the folder with what its subfolder and its row of the sheet fix."""

    source: Source
    code: str = ""
    prefecture: str = ""
    name: str = ""  # of its city; empty where nothing fixes it


def load(path: Path) -> Corpus:
    """Read the plain folder at ``path``.

    Raises:
        GuidecompareError: no document in it, or a sheet or a reviewer's file that cannot be understood.
    """
    skipped: list[Problem] = []
    ours = report_files(path) | {display(os.path.relpath(file, path)) for file in reviewfile.paths(path)}
    found = sorted((display(os.path.relpath(file, path)), file) for file in _walk(path, path, ours, skipped))
    if not found:
        raise GuidecompareError([Problem.of("corpus-empty", folder=display(str(path))), *skipped])
    corrections, faults = reviewfile.read(path, shown=display(str(path)), within="")
    table = _sheet(path, faults)
    if faults:
        raise GuidecompareError(faults)
    names = [name for name, _ in found]
    entries = [_entry(name, file, row) for (name, file), row in zip(found, table.rows_of(names), strict=True)]
    entries = _ids_once(_codes_joined(entries))
    cities = _cities(entries)
    return Corpus(
        name=display(path.resolve().name),
        cities=cities,
        sources=tuple(entry.source for entry in entries),
        problems=(*skipped, *table.problems(names), *_names_differ(entries), *namesakes.untold(cities)),
        plain=True,
        corrections=tuple(corrections),
    )


def _sheet(path: Path, faults: list[Problem]) -> Sheet:
    """Read the sheet; where it is at fault, add that to ``faults`` and return an empty one."""
    try:
        return sheet.read(path)
    except GuidecompareError as error:
        faults.extend(error.problems)
        return Sheet()


def single(file: Path) -> Source:
    """Return the source of one file: as a build of the folder whose sheet names it would have it, or on its own."""
    whole = Path(os.path.abspath(file))  # noqa: PTH100 -- resolve() would follow a link to another name
    for root in whole.parents:
        if sheet.is_sheet(root):
            name = display(os.path.relpath(whole, root))
            row = sheet.read(root).rows_of([name])[0]
            if row:
                return _entry(name, whole, row).source
    return _entry(display(whole.name), whole, None).source


def settle(corpus: Corpus, sources: Sequence[Source]) -> Corpus:
    """Name the cities of a plain folder after what was guessed.

    Args:
        corpus: as loaded.
        sources: those that were read, as ``guess`` described them; the others stay as they are.
    """
    described = {source.id: source for source in sources}
    settled = tuple(described.get(source.id, source) for source in corpus.sources)
    guessed: dict[str, str] = {}
    for source in settled:
        if "city" in source.guessed and source.city_name:
            guessed.setdefault(source.city, source.city_name)
    cities = tuple(_named(city, guessed.get(city.id, city.name)) for city in corpus.cities)
    unknown = [
        Problem.of("kind-unknown", Severity.WARNING, source=source.id, file=source.file or source.title)
        for source in sources
        if source.kind is DocumentKind.OTHER and "kind" in source.guessed
    ]
    untold = [problem for problem in namesakes.untold(cities) if problem not in corpus.problems]
    return replace(corpus, cities=cities, sources=settled, problems=(*corpus.problems, *unknown, *untold))


# --- the files of the folder --------------------------------------------------------------------------------------


def _walk(root: Path, folder: Path, ours: frozenset[str], skipped: list[Problem]) -> Iterator[str]:
    """Yield the paths of the documents in and below ``folder``, without ``ours``; note what is passed over."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        shown = display(os.path.relpath(folder, root))
        skipped.append(Problem.of("folder-unreadable", Severity.WARNING, folder=shown, why=error.strerror or ""))
        return
    for entry in entries:
        is_folder = entry.is_dir(follow_symlinks=False)
        if is_folder and all((Path(entry.path) / file).is_file() for file in _REPORT):
            continue
        name = display(os.path.relpath(entry.path, root))
        if name == sheet.NAME or name in ours:
            continue
        why = _why_skipped(entry, is_folder=is_folder)
        if why:
            skipped.append(Problem.of(why, Severity.NOTE, file=name))
        elif is_folder:
            yield from _walk(root, Path(entry.path), ours, skipped)
        else:
            yield entry.path


def _why_skipped(entry: os.DirEntry[str], *, is_folder: bool) -> str | None:
    """Return the code of the note, None where the file or folder is to be read."""
    name = entry.name.lower()
    if name in _SYSTEM_FILES:
        return "skipped-system-file"
    if name.startswith("~$"):
        return "skipped-lock-file"
    if name.startswith("."):
        return "skipped-hidden"
    if is_folder:
        return "skipped-page-parts" if name.endswith(("_files", ".files")) else None
    if entry.is_dir():
        return "skipped-link"
    return None if name.endswith(EXTENSIONS) else "skipped-format"


# --- from a file to its entry -------------------------------------------------------------------------------------


def _entry(name: str, path: str | Path, row: Row | None) -> _Entry:
    """Describe the file ``name`` by its row of the sheet; what is left is named as open for guessing."""
    parts = PurePosixPath(name).parts[:-1]
    prefecture = parts[0] if len(parts) > 1 and parts[0] in codes.PREFECTURES else ""
    city = parts[1] if prefecture else parts[0] if parts else ""
    if not prefecture:
        prefecture, city = _divided(city)
    source = Source(
        id=_short_id(name), city="", title=PurePosixPath(name).stem, path=str(path), file=name, guessed=sheet.GUESSABLE
    )
    if row is None:
        return _Entry(source=source, prefecture=prefecture, name=city)
    if "city" in row.fixed and row.city not in {city, prefecture + city}:
        prefecture, city = "", row.city
    return _Entry(source=row.applied_to(source), code=row.code, prefecture=prefecture, name=city)


def _divided(name: str) -> tuple[str, str]:
    """Return the prefecture that a name such as 東京都府中市 begins with, if any, and the name of the city."""
    prefecture = next((known for known in codes.PREFECTURES if name.startswith(known)), "")
    city = name.removeprefix(prefecture)
    return (prefecture, city) if bodies.kind_of(city) in _MUNICIPAL else ("", name)


def _short_id(text: str) -> str:
    """Return the id that stands for a relative path, or for the name of a city without code."""
    return f"f-{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def _ids_once(entries: Iterable[_Entry]) -> list[_Entry]:
    """Tell apart the ids of files whose names a reader cannot: the same one composed and decomposed, say."""
    taken: set[str] = set()
    told_apart = []
    for entry in entries:
        identifier, number = entry.source.id, 1
        while identifier in taken:
            number += 1
            identifier = f"{entry.source.id}-{number}"
        taken.add(identifier)
        told_apart.append(replace(entry, source=replace(entry.source, id=identifier)))
    return told_apart


# --- from entries to cities ---------------------------------------------------------------------------------------


def _codes_joined(entries: Sequence[_Entry]) -> list[_Entry]:
    """Give a code stated in one row to the other rows of the same city, where the name has one code only."""
    stated: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entry in entries:
        if entry.code and entry.name:
            stated[entry.prefecture, entry.name].add(entry.code)
    joined = []
    for entry in entries:
        of_name = stated[entry.prefecture, entry.name] if entry.name and not entry.code else set()
        joined.append(replace(entry, code=next(iter(of_name))) if len(of_name) == 1 else entry)
    return joined


def _cities(entries: list[_Entry]) -> tuple[City, ...]:
    """Make the cities, in the order of their first file, and put each source into its own (in place).

    Only a code, a subfolder or the sheet puts two files into one city; a guessed name never does.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for index, entry in enumerate(entries):
        own = _short_id(f"{entry.prefecture}/{entry.name}") if entry.name else entry.source.id
        groups[entry.code or own].append(index)
    cities = []
    for identifier, members in groups.items():
        group = [entries[index] for index in members]
        name = next((entry.name for entry in group if entry.name), "")
        code = group[0].code
        for index in members:
            source = entries[index].source
            left = tuple(field for field in source.guessed if not (name and field == "city"))
            entries[index] = replace(entries[index], source=replace(source, city=identifier, guessed=left))
        prefecture = codes.prefecture(code) if code else next((e.prefecture for e in group if e.prefecture), "")
        city = City(
            id=identifier,
            code=code,
            name="",
            prefecture=prefecture,
            fictitious=codes.is_fictitious(code),
        )
        cities.append(_named(city, name or code or group[0].source.title))
    return tuple(cities)


def _named(city: City, name: str) -> City:
    """Return the city under ``name``, with what the name itself tells."""
    prefecture = city.prefecture or (name if name in codes.PREFECTURES else "")
    return replace(city, name=name, prefecture=prefecture, kind=bodies.kind_of(name))


def _names_differ(entries: Sequence[_Entry]) -> list[Problem]:
    """Return a warning for each code that the sheet gives to cities of different names."""
    names: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        if entry.code and entry.name and entry.name not in names[entry.code]:
            names[entry.code].append(entry.name)
    return [
        Problem.of("sheet-names-differ", Severity.WARNING, place=sheet.NAME, stated=code, names="、".join(said))
        for code, said in names.items()
        if len(said) > 1
    ]
