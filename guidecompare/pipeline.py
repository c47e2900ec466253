"""The order of the steps, read top to bottom, and where their work runs.

corpus -> (extract -> segment -> match, one document at a time in a worker process) -> review -> align -> report
"""

from __future__ import annotations

import traceback
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from guidecompare import corpus as corpora
from guidecompare import evaluate as measuring
from guidecompare import quality, review, workers
from guidecompare import taxonomy as taxonomies
from guidecompare.align import align, verdicts
from guidecompare.errors import GuidecompareError
from guidecompare.extract import extract, pictures, proofread
from guidecompare.match import match, weights, with_values
from guidecompare.model import (
    City,
    Corpus,
    Document,
    Health,
    Manifest,
    Matches,
    Outline,
    Problem,
    Reading,
    Removal,
    Result,
    Severity,
    Unread,
)
from guidecompare.segment import doubts, segment
from guidecompare.workers import Limits, Lost

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from guidecompare.model import Labelled, PagePicture, Source, Topic
    from guidecompare.quality import Measurement
    from guidecompare.taxonomy import Taxonomy

# The libraries whose version may change a result.
_LIBRARIES: Final = ("pdfplumber", "pypdfium2", "python-docx", "rapidfuzz", "selectolax", "sudachipy")
_SEVERITIES: Final = tuple(Severity)
_PATIENT: Final = Limits(seconds=3600.0)  # recognising the text of pictures takes seconds a page
# What a lost worker means for its document.
_LOST: Final = {
    Lost.TIMEOUT: (Unread.LIMIT, "worker-timeout"),
    Lost.MEMORY: (Unread.LIMIT, "worker-memory"),
    Lost.CRASH: (Unread.FAILED, "worker-crashed"),
}


# --- the run ------------------------------------------------------------------------------------------------------


def compare(
    path: Path,
    *,
    taxonomy_file: Path | None = None,
    jobs: int | None = None,
    ocr: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Result:
    """Read the corpus at ``path`` and compare it.

    Args:
        path: a collection, or a plain folder of documents.
        taxonomy_file: another taxonomy than the one of the package.
        jobs: worker processes; by default one a processor. Any number gives the same result.
        ocr: have the text of pages that are pictures recognised.
        progress: called with (documents done, documents in all).

    Raises:
        GuidecompareError: the corpus or the taxonomy is at fault; every fault is told.
    """
    taxonomy = taxonomies.load(taxonomy_file)
    corpus = corpora.load(path)
    held = [source for source in corpus.sources if source.path is not None]
    readings = read(held, taxonomy_file=taxonomy_file, jobs=jobs, ocr=ocr, progress=progress)
    if corpus.plain:
        corpus = corpora.settle(corpus, [reading.document.source for reading in readings])
    reviewed = review.apply(corpus.corrections, readings, taxonomy.topics)
    readings = tuple(_with_values(reading) for reading in reviewed.readings)
    of_documents = [problem for reading in readings for problem in reading.document.problems]
    return Result(
        corpus=corpus,
        groups=taxonomy.groups,
        topics=taxonomy.topics,
        readings=readings,
        comparison=review.mark(align(corpus, readings, taxonomy.topics, taxonomy.concepts), reviewed.reviews),
        problems=_worst_first([*corpus.problems, *reviewed.problems, *of_documents]),
        manifest=_manifest(taxonomy, readings),
        reviews=reviewed.reviews,
    )


def _with_values(reading: Reading) -> Reading:
    """Return a reading with the values of its clauses as labelled after review."""
    matches = with_values(reading.outline, reading.document.source, reading.matches)
    return replace(reading, matches=matches)


def check(path: Path, *, taxonomy_file: Path | None = None) -> tuple[Problem, ...]:
    """Return every fault of the corpus at ``path``, or what there is to know of one without faults.

    Raises:
        GuidecompareError: the taxonomy is at fault.
    """
    topics = taxonomies.load(taxonomy_file).topics
    problems = corpora.check(path)
    if any(problem.severity is Severity.ERROR for problem in problems):
        return problems
    return (*problems, *review.doubts(corpora.load(path), topics))


def read(
    sources: Sequence[Source],
    *,
    taxonomy_file: Path | None = None,
    jobs: int | None = None,
    ocr: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Reading, ...]:
    """Read the documents in worker processes; return their readings in the order of ``sources``.

    A document that crashes its worker, hangs or outgrows the limits comes back as unreadable with a problem that
    says so; see docs/decisions/0002-worker-pool.md.
    """
    outcomes = workers.run(
        partial(_read_one, ocr=ocr),
        sources,
        prepare=_prepare,
        prepare_with=(taxonomy_file,),
        workers=jobs,
        limits=_PATIENT if ocr else Limits(),
    )
    readings = []
    for done, (source, outcome) in enumerate(zip(sources, outcomes, strict=True), start=1):
        readings.append(_unread(source, *_LOST[outcome]) if isinstance(outcome, Lost) else outcome)
        if progress:
            progress(done, len(sources))
    return tuple(readings)


def read_file(file: Path, *, taxonomy_file: Path | None = None, ocr: bool = False) -> tuple[Reading, tuple[Topic, ...]]:
    """Read one file as ``build`` would; return what was read, and the topics it was matched to."""
    taxonomy = taxonomies.load(taxonomy_file)
    (reading,) = read([corpora.single(file)], taxonomy_file=taxonomy_file, jobs=1, ocr=ocr)
    return reading, taxonomy.topics


def read_city(
    path: Path,
    words: str,
    *,
    taxonomy_file: Path | None = None,
    jobs: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Corpus, tuple[Reading, ...]]:
    """Read the documents of the one city in the corpus at ``path`` that ``words`` names, without any correction.

    Raises:
        GuidecompareError: the corpus or the taxonomy is at fault, or no one city is meant.
    """
    corpus = corpora.load(path)
    held = [source for source in corpus.sources if source.path is not None]
    if not corpus.plain:  # the names of a plain folder are known only when it has been read
        city = corpora.find_city(corpus, words)
        held = [source for source in held if source.city == city.id]
    readings = read(held, taxonomy_file=taxonomy_file, jobs=jobs, progress=progress)
    if corpus.plain:
        corpus = corpora.settle(corpus, [reading.document.source for reading in readings])
    city = corpora.find_city(corpus, words)
    return corpus, tuple(reading for reading in readings if reading.document.source.city == city.id)


def page_pictures(source: Source, pages: Sequence[int]) -> tuple[PagePicture, ...]:
    """Return ``pages`` of a PDF as pictures, those left out that cannot be drawn; none for any other format."""
    (drawn,) = workers.run(partial(_draw, pages=tuple(pages)), [source])
    return () if isinstance(drawn, Lost) else drawn


def note_guesses(result: Result, folder: Path) -> tuple[Problem, ...]:
    """Write ``documents.csv`` beside the documents of a plain folder, for its user to correct; return what hindered."""
    return corpora.write_documents_csv(result.corpus, folder) if result.corpus.plain else ()


def evaluate(
    folders: Sequence[Path], *, jobs: int | None = None, progress: Callable[[int, int], None] | None = None
) -> Measurement:
    """Read the documents beside the answers in ``folders`` and return how right the tool is about them.

    Raises:
        GuidecompareError: there are no answers, they are at fault, or the document of an answer is not there.
    """
    gold = {_set_name(folder): measuring.read_gold(folder) for folder in folders}
    answers = [answer for own in gold.values() for answer in own]
    missing = [answer.source.id for answer in answers if answer.source.path is None]
    if missing:
        raise GuidecompareError([Problem.of("gold-without-document", place=place) for place in missing])
    topics = taxonomies.load().topics
    sources = [corpora.single(Path(answer.source.path or "")) for answer in answers]  # kind and audience as guessed
    readings = iter(read(sources, jobs=jobs, progress=progress))
    said = {name: [_said(answer, next(readings), topics) for answer in own] for name, own in gold.items()}
    elements = [element.id for topic in topics for element in topic.elements]
    return measuring.measure_sets(said, [topic.id for topic in topics], elements)


def record(folders: Sequence[Path], measurement: Measurement) -> Path:
    """Write what was measured on ``folders`` as the figures that ship with the package, and return their path."""
    taxonomy = taxonomies.load()
    manifest = _manifest(taxonomy, ())
    shipped = quality.Quality(
        provenance={
            "dictionary": manifest.dictionary,
            "taxonomy": manifest.taxonomy,
            "tool": manifest.tool,
            "weights": manifest.weights,
        },
        answers={_set_name(folder): measuring.fingerprint(folder) for folder in folders},
        measured=quality.shortened(measurement),
        hand=quality.load().hand,
    )
    return quality.write(shipped, Path(taxonomies.__file__).parent / "taxonomies")


def calibrate(folders: Sequence[Path]) -> Path:
    """Fit the weights that ship with the package to the answers in ``folders``, write them and return their path.

    Raises:
        GuidecompareError: there are no answers, they are at fault, or scikit-learn is not installed.
    """
    try:
        from guidecompare.match.fit import fit  # noqa: PLC0415 -- needs what only developers install
    except ImportError as error:
        raise GuidecompareError([Problem.of("fit-needs-developer-packages", why=error)]) from error
    gold = [answer for folder in folders for answer in measuring.read_gold(folder)]
    return weights.write(fit(gold, taxonomies.load()), Path(taxonomies.__file__).parent / "taxonomies")


def _set_name(folder: Path) -> str:
    """Return what a set of answers is called: its folder and the one above, the same on every machine."""
    return "/".join(folder.resolve().parts[-2:])


def _said(answer: Labelled, reading: Reading, topics: Sequence[Topic]) -> measuring.Said:
    """Return what a report of this one document would say of it."""
    source = reading.document.source
    alone = Corpus(name="", cities=(City(id=source.city, code="", name=source.city),), sources=(source,), plain=True)
    return measuring.Said(
        gold=answer,
        outline=reading.outline,
        matches=reading.matches,
        verdicts=verdicts(reading, topics),
        gaps=frozenset(cell.label for cell in align(alone, (reading,), topics).gaps),
        lines=_kept(reading),
    )


def _kept(reading: Reading) -> tuple[str, ...]:
    """Return the lines of which the clauses are made, each with the number that its format generates."""
    aside = {removed.line.index for removed in reading.outline.removed}
    return tuple(line.ordinal + line.text for line in reading.document.lines if line.index not in aside)


def _unread(source: Source, unread: Unread, code: str, why: str = "") -> Reading:
    file = source.file or source.title
    return _unread_because(source, unread, (Problem.of(code, source=source.id, file=file, why=why),))


def _unread_because(source: Source, unread: Unread, problems: tuple[Problem, ...]) -> Reading:
    document = Document(
        source=source,
        media_type="application/octet-stream",
        sha256=source.sha256 or "",
        health=Health(unread=unread),
        problems=problems,
    )
    empty = Matches(topics=(), elements=(), near=())
    return Reading(document=document, outline=Outline(title="", clauses=(), removed=()), matches=empty)


# --- in a worker --------------------------------------------------------------------------------------------------

_TAXONOMIES: Final[list[Taxonomy]] = []  # the worker's own, loaded once


def _prepare(taxonomy_file: Path | None) -> None:
    _TAXONOMIES.append(taxonomies.load(taxonomy_file))


def _draw(source: Source, pages: tuple[int, ...]) -> tuple[PagePicture, ...]:
    return pictures(corpora.read_bytes(source), pages)


def _read_one(source: Source, *, ocr: bool) -> Reading:
    """Take one source through the steps; a bug in them costs this document, is told, and shows its traceback."""
    try:
        return read_source(source, corpora.read_bytes(source), _TAXONOMIES[-1], ocr=ocr)
    except MemoryError:
        raise
    except GuidecompareError as error:  # the file went away or may not be read
        problems = tuple(replace(problem, source=source.id) for problem in error.problems)
        return _unread_because(source, Unread.MISSING, problems)
    except Exception as error:  # noqa: BLE001 -- one bad document never stops the others
        traceback.print_exc()
        return _unread(source, Unread.FAILED, "reader-failed", why=f"{type(error).__name__}: {error}")


def read_source(source: Source, data: bytes, taxonomy: Taxonomy, *, ocr: bool = False) -> Reading:
    """Take the bytes of one source through extract, segment and match."""
    document = extract(source, data, ocr=ocr)
    outline = segment(document)
    described = corpora.guess(source, outline.title or document.title, _spoken(document, outline))
    document = proofread(replace(document, source=described), outline, doubts(outline, described))
    return Reading(document=document, outline=outline, matches=match(outline, described, taxonomy))


def _spoken(document: Document, outline: Outline) -> list[str]:
    """Return the lines that speak of the document itself: its text, and the date lines that were set aside."""
    dates = [removed.line for removed in outline.removed if removed.reason is Removal.DATE]
    return [line.text for line in sorted({*document.lines, *dates}, key=lambda line: line.index)]


# --- the record ---------------------------------------------------------------------------------------------------


def _worst_first(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: _SEVERITIES.index(problem.severity)))


def _manifest(taxonomy: Taxonomy, readings: Sequence[Reading]) -> Manifest:
    return Manifest(
        tool=version("guidecompare"),
        taxonomy=taxonomy.sha256,
        weights=weights.load().sha256,
        dictionary=version("sudachidict-core"),
        libraries=tuple((name, version(name)) for name in _LIBRARIES),
        inputs=tuple((reading.document.source.id, reading.document.sha256) for reading in readings),
    )
