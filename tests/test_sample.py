"""The sample corpus is what the tool shows first: fictitious throughout, and of every form that real documents take."""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from pathlib import Path

import pytest

from guidecompare import corpus
from guidecompare.corpus import codes
from guidecompare.extract import extract
from guidecompare.model import Audience, Availability, Corpus, DocumentKind, Extent, Issuer, Source, Status, Unread

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "corpus" / "sample"
SOURCES = ROOT / "tools" / "sample"
MUNICIPALITIES = ROOT.parent / "shared" / "data" / "municipalities.csv"


@pytest.fixture(scope="module")
def sample() -> Corpus:
    """The sample corpus, read by the loader that ships."""
    return corpus.load(SAMPLE)


def _held(sample: Corpus) -> list[Source]:
    return [source for source in sample.sources if source.status == Status.HELD]


def _bytes(source: Source) -> bytes:
    assert source.path is not None
    return Path(source.path).read_bytes()


def test_it_is_large_enough(sample: Corpus) -> None:
    """Twelve cities and eighteen documents are the least that shows a matrix."""
    assert len(sample.cities) >= 12
    assert len(_held(sample)) >= 18
    assert sample.problems == ()


def test_every_city_is_fictitious(sample: Corpus) -> None:
    """Each code has prefecture number 99 and a true check digit, and each document says that it is not real."""
    for city in sample.cities:
        assert codes.is_valid(city.code), city.name
        assert city.fictitious, city.name
    assert {source.id for source in sample.sources if "架空" not in source.licence} == set()


@pytest.mark.skipif(not MUNICIPALITIES.is_file(), reason="the list of real municipalities is not beside the project")
def test_no_city_bears_a_real_name(sample: Corpus) -> None:
    """A planner must never take a sample for a neighbour."""
    with MUNICIPALITIES.open(encoding="utf-8", newline="") as file:
        real = {row["name"] for row in csv.DictReader(file)} | set(codes.PREFECTURES)
    assert {name for city in sample.cities for name in (city.name, city.prefecture)} & real == set()


def test_every_document_is_the_one_described(sample: Corpus) -> None:
    """Each document's bytes have the sha256 that its ``city.toml`` states."""
    for source in _held(sample):
        assert source.sha256 == hashlib.sha256(_bytes(source)).hexdigest(), source.id


def test_every_document_has_its_source(sample: Corpus) -> None:
    """What is in the corpus can be rendered again, and nothing else is waiting to be rendered."""
    rendered = {source.file.rpartition(".")[0] for source in _held(sample) if source.file}
    sources = {f"{file.parent.name}/{file.name.partition('.')[0]}" for file in SOURCES.glob("99*/*")}
    assert rendered == sources


def test_every_format_is_there(sample: Corpus) -> None:
    """Pages, PDFs of an office suite and of a browser, DOCX and text; UTF-8 and the older Japanese encoding."""
    documents = [_bytes(source) for source in _held(sample)]
    endings = Counter(Path(source.file or "").suffix for source in _held(sample))
    assert set(endings) == {".pdf", ".html", ".docx", ".txt"}
    for mark in (
        "LibreOffice".encode("utf-16-be").hex().upper().encode(),  # how the office suite names itself
        b"Skia/PDF",  # the browser's PDF
        b'class="eline"',  # a collection of ordinances
        b'type="radio"',  # the questionnaire below a page
        b"charset=Shift_JIS",
        "<br>\n　（１）".encode(),  # numbers typed in running text
    ):
        assert any(mark in data for data in documents), mark


@pytest.mark.parametrize(
    ("field", "values"),
    [
        (
            "kind",
            {kind for kind in DocumentKind if kind is not DocumentKind.OTHER},
        ),
        ("audience", set(Audience)),
        ("availability", set(Availability) - {Availability.INTERNAL}),
        ("extent", set(Extent)),
    ],
)
def test_every_value_is_there(sample: Corpus, field: str, values: set[str]) -> None:
    """Each kind of document, audience, way of publication and extent is held at least once."""
    assert values <= {getattr(source, field) for source in _held(sample)}


def test_documents_that_are_not_held_are_there(sample: Corpus) -> None:
    """What is known but internal, still to be found, and not there at all."""
    assert {Status.KNOWN, Status.TO_BE_FOUND, Status.NONE_FOUND} <= {source.status for source in sample.sources}
    assert Availability.INTERNAL in {source.availability for source in sample.sources}


def test_other_issuers_are_there(sample: Corpus) -> None:
    """An assembly, a board of education and a library beside the mayor's offices."""
    issuers = {source.issuer for source in _held(sample)}
    assert {Issuer.MAYOR, Issuer.ASSEMBLY, Issuer.EDUCATION, Issuer.FACILITY} <= issuers


def test_one_name_stands_for_two_cities(sample: Corpus) -> None:
    """Asked for by name alone, such a city must be told apart by its prefecture or code."""
    names = Counter(city.name for city in sample.cities)
    assert [name for name, times in names.items() if times > 1] == ["青野市"]


def test_only_the_scan_cannot_be_read(sample: Corpus) -> None:
    """The image-only PDF has no text; every other document has a good deal, whole."""
    unread = {}
    for source in _held(sample):
        health = extract(source, _bytes(source)).health
        unread[source.id] = health.unread
        assert health.unread or health.characters > 500, source.id
    assert {key: value for key, value in unread.items() if value} == {"990124/blog-twitter-rules": Unread.NO_TEXT}
