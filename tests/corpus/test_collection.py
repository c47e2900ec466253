"""Collections of city.toml files: what they hold, and every fault of every file at once."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guidecompare import corpus
from guidecompare.model import (
    Audience,
    Availability,
    BodyKind,
    City,
    DocumentKind,
    Extent,
    Issuer,
    Problem,
    Severity,
    Source,
    Status,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Fill = Callable[[Mapping[str, str | bytes]], Path]
    Faults = Callable[[Callable[[], object]], list[tuple[str, str]]]

VALID = Path(__file__).parent / "fixtures" / "valid"
FAULTY = Path(__file__).parent / "fixtures" / "faulty"
CITY = """[city]
code = "990019"
name = "沢辺市"
kana = "さわべし"
prefecture = "青嶺県"
kind = "city"
"""
DOCUMENT = """[[document]]
id = "a"
title = "題"
kind = "faq"
issuer = "mayor"
platforms = []
audience = "public"
"""


def test_cities_come_in_the_order_of_their_codes() -> None:
    """A city is its table; that it is a sample follows from its code."""
    loaded = corpus.load(VALID)
    assert loaded.name == "valid"
    assert not loaded.plain
    assert loaded.cities == (
        City(
            id="990019",
            code="990019",
            name="沢辺市",
            kana="さわべし",
            prefecture="青嶺県",
            kind=BodyKind.CITY,
            population=81200,
            fictitious=True,
        ),
        City(
            id="990027",
            code="990027",
            name="友江町",
            kana="ともえちょう",
            prefecture="青嶺県",
            kind=BodyKind.TOWN,
            fictitious=True,
        ),
    )


def test_a_document_with_every_key() -> None:
    """TOML's own dates are as good as strings, and a parent of the same file becomes its whole id."""
    source = next(source for source in corpus.load(VALID).sources if source.id == "990019/x-policy")
    assert source == Source(
        id="990019/x-policy",
        city="990019",
        title="沢辺市公式X運用方針",
        kind=DocumentKind.OPERATION_POLICY,
        issuer=Issuer.MAYOR,
        platforms=("x",),
        audience=Audience.PUBLIC,
        status=Status.HELD,
        availability=Availability.DISCLOSED,
        extent=Extent.EXCERPT,
        path=str(VALID / "990019-sawabe" / "x-policy.txt"),
        file="990019-sawabe/x-policy.txt",
        url="https://www.city.sawabe.example/sns/x.html",
        published="2021-04-01",
        revised="2024-07",
        retrieved="2026-05-12",
        sha256=source.sha256,
        licence="CC BY 4.0",
        parent="990019/guideline",
    )


def test_a_document_without_a_file_is_known_and_one_with_a_file_is_held() -> None:
    """The status follows from the file where none is written; a parent may be of another city."""
    status = {source.id: source.status for source in corpus.load(VALID).sources}
    assert status == {
        "990019/guideline": Status.KNOWN,
        "990019/library": Status.HELD,
        "990019/x-policy": Status.HELD,
        "990027/charter": Status.TO_BE_FOUND,
    }
    library = next(source for source in corpus.load(VALID).sources if source.id == "990019/library")
    assert (library.parent, library.issuer_name) == ("990027/charter", "沢辺市立図書館")


def test_a_city_without_documents_is_valid(fill: Fill) -> None:
    """A city of which nothing is known yet still has its row."""
    loaded = corpus.load(fill({"990019-sawabe/city.toml": CITY}))
    assert [city.name for city in loaded.cities] == ["沢辺市"]
    assert loaded.sources == ()


def test_every_fault_of_every_file_is_told_at_once(faults: Faults) -> None:
    """One run is enough to put a whole collection right; each fault has its file and key path."""
    root = FAULTY.as_posix()
    first = f"{root}/990019-sawabe/city.toml: "
    second = f"{root}/990019-twice/city.toml: "
    third = f"{root}/990027-tomoe/city.toml: "
    assert sorted(faults(lambda: corpus.load(FAULTY))) == sorted(
        [
            ("corpus-key-unknown", first + "colour"),
            ("corpus-code-wrong", first + "city.code"),
            ("corpus-key-missing", first + "city.name"),
            ("corpus-key-missing", first + "city.kana"),
            ("corpus-value-not-allowed", first + "city.kind"),
            ("corpus-not-number", first + "city.population"),
            ("corpus-slug-wrong", first + "document[Policy].id"),
            ("corpus-not-string", first + "document[Policy].title"),
            ("corpus-key-unknown", first + "document[Policy].isuer"),
            ("corpus-key-missing", first + "document[Policy].issuer"),
            ("corpus-not-strings", first + "document[Policy].platforms"),
            ("corpus-value-not-allowed", first + "document[Policy].audience"),
            ("corpus-held-without-file", first + "document[Policy].status"),
            ("corpus-url-wrong", first + "document[Policy].url"),
            ("corpus-date-wrong", first + "document[Policy].published"),
            ("corpus-sha256-form", first + "document[Policy].sha256"),
            ("corpus-slug-wrong", first + "document[outside].platforms"),
            ("corpus-file-outside", first + "document[outside].file"),
            ("corpus-id-twice", first + "document[outside].id"),
            ("corpus-file-missing", first + "document[outside].file"),
            ("corpus-parent-unknown", first + "document[outside].parent"),
            ("corpus-not-tables", second + "document"),
            ("corpus-prefecture-wrong", second + "city.prefecture"),
            ("corpus-folder-name", third + "city.code"),
            ("corpus-code-twice", third + "city.code"),
            ("corpus-file-changed", third + "document[one].sha256"),
            ("corpus-parent-circle", third + "document[one].parent"),
            ("corpus-not-date", third + "document[two].published"),
            ("corpus-parent-circle", third + "document[two].parent"),
            ("corpus-city-missing", f"{root}/990035-empty"),
        ]
    )


def test_a_misspelt_key_is_answered_with_the_one_that_was_meant(faults: Faults) -> None:
    """The reader of the message need not look the key up; the allowed values are listed likewise."""
    assert faults(lambda: corpus.load(FAULTY))
    told = {(problem.code, problem.place): dict(problem.arguments) for problem in corpus.check(FAULTY)}
    place = f"{FAULTY.as_posix()}/990019-sawabe/city.toml: document[Policy]"
    assert told["corpus-key-unknown", f"{place}.isuer"]["meant"] == "issuer"
    assert told["corpus-value-not-allowed", f"{place}.audience"]["allowed"] == "public, staff, both"


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        (b'[city\ncode = "990019"\n', "corpus-not-toml", "city.toml:1"),
        (CITY.encode() + b"population = \n", "corpus-not-toml", "city.toml:7"),
        (CITY.encode("cp932"), "corpus-not-utf8", "city.toml"),
        (b"", "corpus-key-missing", "city.toml: city"),
    ],
)
def test_a_file_that_cannot_be_parsed_is_told_with_its_line(
    fill: Fill, faults: Faults, content: bytes, code: str, place: str
) -> None:
    """A syntax error, another charset and an empty file are faults like any other."""
    root = fill({"990019-sawabe/city.toml": content})
    assert faults(lambda: corpus.load(root)) == [(code, f"{root.as_posix()}/990019-sawabe/{place}")]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('url = "https://["', "corpus-url-wrong"),
        ('url = "https://www.city.sawabe.example/a b"', "corpus-url-wrong"),
        ('file = "a\\u0000.pdf"', "corpus-file-missing"),
        ('file = "folder\\\\a.pdf"', "corpus-file-outside"),
        ('file = "/tmp/a.pdf"', "corpus-file-outside"),
    ],
)
def test_addresses_and_paths_that_lead_nowhere(fill: Fill, faults: Faults, line: str, code: str) -> None:
    """What the system itself refuses is a fault of the file like any other."""
    root = fill({"990019-sawabe/city.toml": f"{CITY}\n{DOCUMENT}{line}\n"})
    place = f"{root.as_posix()}/990019-sawabe/city.toml: document[a].{line.partition(' ')[0]}"
    assert faults(lambda: corpus.load(root)) == [(code, place)]


@pytest.mark.skipif(sys.platform != "linux", reason="asks the system for a file that even root may not read")
def test_a_city_that_may_not_be_read_is_told(fill: Fill, faults: Faults) -> None:
    """The cities beside it are checked all the same."""
    root = fill({"990019-sawabe/city.toml": CITY + "colour = 1\n", "990027-tomoe/notes.ods": "x"})
    (root / "990027-tomoe" / "city.toml").symlink_to("/proc/self/mem")
    assert [code for code, _ in faults(lambda: corpus.load(root))] == ["corpus-key-unknown", "file-unreadable"]


# Values of every type that TOML has, as they are written in it.
_LITERALS = st.one_of(
    st.text(max_size=12).map(lambda text: json.dumps(text, ensure_ascii=False)),
    st.sampled_from(["true", "1", "-1", "1.5", "2024-04-01", "2024-04-01T10:00:00", "[]", "[[1]]", '["x"]', "{}"]),
    st.sampled_from(['"held"', '"public"', '"../x"', '"a/b"', '"\\u0000"', '"https://["', '"2024-02-30"', '"b"']),
)


@given(
    st.dictionaries(st.sampled_from(["code", "name", "kana", "prefecture", "kind", "population"]), _LITERALS),
    st.lists(
        st.dictionaries(
            st.sampled_from(
                ["id", "title", "kind", "platforms", "audience", "status", "file", "url", "sha256", "parent"]
            ),
            _LITERALS,
        ),
        max_size=3,
    ),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_value_of_any_key_ends_in_a_traceback(
    fill: Fill, city: dict[str, str], documents: list[dict[str, str]]
) -> None:
    """Whatever a hand writes into a city.toml is a fault with a place."""
    tables = [("[city]", city), *(("[[document]]", document) for document in documents)]
    lines = [line for head, table in tables for line in (head, *(f"{key} = {value}" for key, value in table.items()))]
    root = fill({"990019-sawabe/city.toml": "\n".join(lines)})
    file = f"{root.as_posix()}/990019-sawabe/city.toml:"
    problems = corpus.check(root)
    assert problems
    assert all((problem.place or "").startswith(file) for problem in problems)


def test_a_byte_order_mark_does_no_harm(fill: Fill) -> None:
    """The editor that Windows brings writes one."""
    assert corpus.load(fill({"990019-sawabe/city.toml": b"\xef\xbb\xbf" + CITY.encode()})).cities[0].name == "沢辺市"


def test_a_document_that_no_city_names_is_noted(fill: Fill) -> None:
    """Forgetting to write a document down must not pass for a gap."""
    root = fill({"990019-sawabe/city.toml": CITY, "990019-sawabe/policy.pdf": "", "990019-sawabe/notes.ods": ""})
    note = Problem.of("corpus-file-unnamed", Severity.NOTE, file="990019-sawabe/policy.pdf")
    assert corpus.load(root).problems == (note,)
    assert corpus.check(root) == (note,)


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"sample/990019-sawabe/city.toml": CITY, "japan/990019-sawabe/city.toml": CITY}, "corpus-of-collections"),
        ({"city.toml": CITY, "policy.pdf": ""}, "corpus-is-city"),
        ({"990019-sawabe/city.toml": CITY, "990019-sawabe/old/city.toml": CITY}, "corpus-city-too-deep"),
        ({"image.png": ""}, "corpus-empty"),
    ],
)
def test_folders_that_are_no_corpus_are_refused(fill: Fill, faults: Faults, files: dict[str, str], code: str) -> None:
    """Fictitious and real cities never share a matrix; the hint names what to give instead."""
    root = fill(files)
    assert faults(lambda: corpus.load(root))[0][0] == code


def test_a_path_that_is_no_folder_is_refused(tmp_path: Path, faults: Faults) -> None:
    """Missing, a file, empty, or a name that the system refuses: each is said as what it is."""
    (tmp_path / "file.pdf").touch()
    (tmp_path / "empty").mkdir()
    assert faults(lambda: corpus.load(tmp_path / "nowhere")) == [("corpus-missing", "")]
    assert faults(lambda: corpus.load(tmp_path / "file.pdf")) == [("corpus-is-file", "")]
    assert faults(lambda: corpus.load(tmp_path / "empty")) == [("corpus-empty", "")]
    assert faults(lambda: corpus.load(tmp_path / ("x" * 300))) == [("folder-unreadable", "")]
