"""Corpus: from a folder to the cities and documents that are to be compared.

In: a collection (folders with a ``city.toml`` each), a plain folder of documents, or one file. Out: a Corpus, or a
Source. Faults of a corpus stop the run, all at once, as a GuidecompareError.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from guidecompare.corpus import cityfile, collection, folder, held, reviewfile
from guidecompare.corpus.files import display, read_bytes, read_file
from guidecompare.corpus.folder import settle
from guidecompare.corpus.guesses import guess
from guidecompare.corpus.lookup import find_city
from guidecompare.corpus.output import refuse_output
from guidecompare.corpus.sheet import write_documents_csv
from guidecompare.errors import GuidecompareError
from guidecompare.model import Problem

if TYPE_CHECKING:
    from guidecompare.model import Corpus, Correction, Source

__all__ = [
    "check",
    "find_city",
    "guess",
    "load",
    "read_bytes",
    "refuse_output",
    "settle",
    "single",
    "write_correction",
    "write_documents_csv",
]


def load(path: Path) -> Corpus:
    """Read the corpus at ``path``: a collection, or a plain folder where no ``city.toml`` is at any depth.

    Raises:
        GuidecompareError: there is nothing to read, or its files are at fault; every fault is told.
    """
    shown = display(str(path))
    try:
        exists, is_folder = path.exists(), path.is_dir()
    except OSError as error:
        raise GuidecompareError([Problem.of("folder-unreadable", folder=shown, why=error.strerror or "")]) from error
    if not exists:
        raise GuidecompareError([Problem.of("corpus-missing", folder=shown)])
    if not is_folder:
        raise GuidecompareError([Problem.of("corpus-is-file", file=shown)])
    # where the city.toml files are, counted in folders below the path
    depths = {len(file.relative_to(path).parts) - 1 for file in path.rglob(cityfile.NAME)}
    if not depths:
        return _with_same_files(folder.load(path))
    if depths == {1}:
        return _with_same_files(collection.load(path))
    if 0 in depths:
        raise GuidecompareError([Problem.of("corpus-is-city", folder=shown, above=display(str(path.resolve().parent)))])
    if 1 in depths:
        deep = sorted(display(str(file)) for file in path.rglob(cityfile.NAME) if file.parent.parent != path)
        raise GuidecompareError([Problem.of("corpus-city-too-deep", place=file) for file in deep])
    below = sorted({display(str(file.parent.parent)) for file in path.rglob(cityfile.NAME)})
    raise GuidecompareError([Problem.of("corpus-of-collections", folder=shown, collections=", ".join(below))])


def _with_same_files(corpus: Corpus) -> Corpus:
    return replace(corpus, problems=(*corpus.problems, *held.same_bytes(corpus.sources)))


def check(path: Path) -> tuple[Problem, ...]:
    """Return every fault of the corpus at ``path``, or what there is to know of one without faults."""
    try:
        corpus = load(path)
        return (*corpus.problems, *held.unreadable(corpus.sources))
    except GuidecompareError as error:
        return error.problems


def write_correction(corpus: Corpus, path: Path, source: Source, correction: Correction) -> Path:
    """Add ``correction`` of a clause of ``source`` to its reviewer's file in the corpus at ``path``; return the file.

    Raises:
        GuidecompareError: the file cannot be written.
    """
    if corpus.plain:
        return reviewfile.append(path, correction)
    below = PurePosixPath(source.file or "").parts[1:]  # without the folder of the city
    return reviewfile.append(Path(source.path or "").parents[len(below) - 1], correction)


def single(path: Path) -> Source:
    """Return the source of one file: with what a ``city.toml`` or ``documents.csv`` above it says, or else bare.

    Raises:
        GuidecompareError: the file is missing, empty, a folder or not to be read, or its ``city.toml`` is at fault.
    """
    shown = display(str(path))
    if not read_file(path, shown=shown):
        raise GuidecompareError([Problem.of("file-empty", file=shown)])
    return collection.single(path) or folder.single(path)
