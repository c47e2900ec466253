"""The files of a corpus that are held, looked at from outside: whether they can be read, and which are the same."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from guidecompare.corpus.files import read_bytes
from guidecompare.errors import GuidecompareError
from guidecompare.model import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guidecompare.model import Source


def unreadable(sources: Iterable[Source]) -> tuple[Problem, ...]:
    """Return a warning for each held file that is missing, empty or not to be read."""
    return tuple(problem for source in sources if source.path is not None for problem in _of(source))


def _of(source: Source) -> Iterable[Problem]:
    try:
        data = read_bytes(source)
    except GuidecompareError as error:
        for problem in error.problems:
            told = dict(problem.arguments)
            yield Problem.of(problem.code, Severity.WARNING, source=source.id, **told)
        return
    if not data:
        yield Problem.of("file-empty", Severity.WARNING, source=source.id, file=source.file or source.title)


def same_bytes(sources: Iterable[Source]) -> tuple[Problem, ...]:
    """Return a note for each file that is, byte for byte, one before it; only files of equal size are read."""
    by_size: dict[int, list[Source]] = defaultdict(list)
    for source in sources:
        size = _size(source)
        if size:
            by_size[size].append(source)
    return tuple(problem for alike in by_size.values() if len(alike) > 1 for problem in _repeated(alike))


def _size(source: Source) -> int:
    """Return the size of a held file; 0 where there is none to be had."""
    try:
        return Path(source.path).stat().st_size if source.path is not None else 0
    except OSError:
        return 0


def _repeated(sources: Iterable[Source]) -> Iterable[Problem]:
    first: dict[bytes, str] = {}
    for source in sources:
        try:
            digest = hashlib.sha256(read_bytes(source)).digest()
        except GuidecompareError:  # is told where the document is read
            continue
        name = source.file or source.title
        if digest in first:
            yield Problem.of("file-same", Severity.NOTE, source=source.id, file=name, other=first[digest])
        first.setdefault(digest, name)
