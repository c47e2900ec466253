"""The order of the steps, read top to bottom, and where their work runs.

corpus -> (extract -> segment -> match, one document at a time in a worker process) -> align -> report
"""

from __future__ import annotations

import multiprocessing
import os
import traceback
from concurrent.futures import TimeoutError as WorkerTimeout
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from pebble import ProcessExpired, ProcessPool

from guidecompare import corpus as corpora
from guidecompare import taxonomy as taxonomies
from guidecompare.align import align
from guidecompare.errors import GuidecompareError
from guidecompare.extract import extract
from guidecompare.match import match
from guidecompare.model import (
    Document,
    Health,
    Manifest,
    Matches,
    Outline,
    Problem,
    Reading,
    Result,
    Severity,
    Unread,
)
from guidecompare.segment import segment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from pebble import ProcessFuture

    from guidecompare.model import Source
    from guidecompare.taxonomy import Taxonomy

# The libraries whose version may change a result.
_LIBRARIES: Final = ("pdfplumber", "pypdfium2", "python-docx", "rapidfuzz", "selectolax", "sudachipy")
_SEVERITIES: Final = tuple(Severity)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one document may cost before it is given up as unreadable; the others go on."""

    seconds: float = 300.0
    bytes: int = 4 << 30  # of address space; held by the system where it can (Linux), not on Windows


# --- the run ------------------------------------------------------------------------------------------------------


def compare(
    path: Path,
    *,
    taxonomy_file: Path | None = None,
    jobs: int | None = None,
    limits: Limits = Limits(),
    progress: Callable[[int, int], None] | None = None,
) -> Result:
    """Read the corpus at ``path`` and compare it.

    Args:
        path: a collection, or a plain folder of documents.
        taxonomy_file: another taxonomy than the one of the package.
        jobs: worker processes; by default one a processor. Any number gives the same result.
        limits: what one document may cost.
        progress: called with (documents done, documents in all).

    Raises:
        GuidecompareError: the corpus or the taxonomy is at fault; every fault is told.
    """
    taxonomy = taxonomies.load(taxonomy_file)
    corpus = corpora.load(path)
    held = [source for source in corpus.sources if source.path is not None]
    readings = read(held, taxonomy_file=taxonomy_file, jobs=jobs, limits=limits, progress=progress)
    if corpus.plain:
        corpus = corpora.settle(corpus, [reading.document.source for reading in readings])
    return Result(
        corpus=corpus,
        groups=taxonomy.groups,
        topics=taxonomy.topics,
        readings=readings,
        comparison=align(corpus, readings, taxonomy.topics),
        problems=_worst_first([*corpus.problems, *(p for r in readings for p in r.document.problems)]),
        manifest=_manifest(taxonomy, readings),
    )


def read(
    sources: Sequence[Source],
    *,
    taxonomy_file: Path | None = None,
    jobs: int | None = None,
    limits: Limits = Limits(),
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Reading, ...]:
    """Read the documents in worker processes; return their readings in the order of ``sources``.

    A document that crashes its worker, hangs or outgrows the limits comes back as unreadable with a problem that
    says so; see docs/decisions/0002-worker-pool.md.
    """
    if not sources:
        return ()
    workers = min(jobs or os.cpu_count() or 1, len(sources))
    # spawn is the one start method that every system has and that is safe beside threads
    context = multiprocessing.get_context("spawn")
    with ProcessPool(
        max_workers=workers, context=context, initializer=_start, initargs=(taxonomy_file, limits.bytes)
    ) as pool:
        tasks = [pool.schedule(_read_one, args=(source,), timeout=limits.seconds) for source in sources]
        readings = []
        for done, (source, task) in enumerate(zip(sources, tasks, strict=True), start=1):
            readings.append(_outcome(source, task))
            if progress:
                progress(done, len(sources))
    return tuple(readings)


def _outcome(source: Source, task: ProcessFuture[Reading]) -> Reading:
    """Wait for a document; what ended its worker becomes a problem of the document."""
    try:
        return task.result()
    except WorkerTimeout:
        return _unread(source, Unread.LIMIT, "worker-timeout")
    except MemoryError:
        return _unread(source, Unread.LIMIT, "worker-memory")
    except ProcessExpired:
        return _unread(source, Unread.DAMAGED, "worker-crashed")
    except GuidecompareError as error:  # the file went away or may not be read
        problems = tuple(replace(problem, source=source.id) for problem in error.problems)
        return _unread_because(source, Unread.DAMAGED, problems)


def _unread(source: Source, why: Unread, code: str, **arguments: str) -> Reading:
    file = source.file or source.title
    return _unread_because(source, why, (Problem.of(code, source=source.id, file=file, **arguments),))


def _unread_because(source: Source, why: Unread, problems: tuple[Problem, ...]) -> Reading:
    document = Document(
        source=source,
        media_type="application/octet-stream",
        sha256=source.sha256 or "",
        health=Health(unread=why),
        problems=problems,
    )
    empty = Matches(topics=(), elements=(), near=())
    return Reading(document=document, outline=Outline(title="", clauses=(), removed=()), matches=empty)


# --- in a worker --------------------------------------------------------------------------------------------------

_TAXONOMIES: Final[list[Taxonomy]] = []  # the worker's own, loaded once


def _start(taxonomy_file: Path | None, memory: int) -> None:
    """Prepare a worker: its limits first, then what every document needs."""
    try:
        import resource  # noqa: PLC0415 -- Windows has none
    except ImportError:
        pass
    else:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    _TAXONOMIES.append(taxonomies.load(taxonomy_file))


def _read_one(source: Source) -> Reading:
    """Take one source through the steps. A bug in them costs this document, is told, and shows its traceback."""
    try:
        return read_source(source, corpora.read_bytes(source), _TAXONOMIES[-1])
    except (GuidecompareError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 -- one bad document never stops the others
        traceback.print_exc()
        return _unread(source, Unread.DAMAGED, "reader-failed", why=f"{type(error).__name__}: {error}")


def read_source(source: Source, data: bytes, taxonomy: Taxonomy) -> Reading:
    """Take the bytes of one source through extract, segment and match."""
    document = extract(source, data)
    outline = segment(document)
    described = corpora.guess(source, outline.title or document.title, [line.text for line in document.lines])
    document = replace(document, source=described)
    return Reading(document=document, outline=outline, matches=match(outline, described, taxonomy))


# --- the record ---------------------------------------------------------------------------------------------------


def _worst_first(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: _SEVERITIES.index(problem.severity)))


def _manifest(taxonomy: Taxonomy, readings: Sequence[Reading]) -> Manifest:
    return Manifest(
        tool=version("guidecompare"),
        taxonomy=taxonomy.sha256,
        weights="",
        dictionary=version("sudachidict-core"),
        libraries=tuple((name, version(name)) for name in _LIBRARIES),
        inputs=tuple((reading.document.source.id, reading.document.sha256) for reading in readings),
    )
