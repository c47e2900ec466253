"""A plain folder of documents: what is read, what is passed over, and whose city a file is."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import unicodedata
from typing import TYPE_CHECKING

import pytest

from guidecompare import corpus
from guidecompare.corpus import codes, namesakes
from guidecompare.model import BodyKind, Corpus, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Fill = Callable[[Mapping[str, str | bytes]], Path]
    Faults = Callable[[Callable[[], object]], list[tuple[str, str]]]


def _told(loaded: Corpus) -> list[tuple[str, str]]:
    return [(problem.code, dict(problem.arguments)["file"]) for problem in loaded.problems]


def _id(name: str) -> str:
    return f"f-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _guessed(loaded: Corpus, texts: Mapping[str, tuple[str, ...]]) -> Corpus:
    """Read the documents as a build does, their texts given by file."""
    sources = [corpus.guess(source, "", texts.get(source.file or "", ())) for source in loaded.sources]
    return corpus.settle(loaded, sources)


def test_each_document_is_a_row_in_the_order_of_the_paths(fill: Fill) -> None:
    """All the formats are taken, at any depth and in any case of letters."""
    names = ["a.pdf", "b.HTML", "c.htm", "d.mhtml", "e.docx", "f.txt", "g.md", "市/h.PDF"]
    loaded = corpus.load(fill({name: name for name in names}))
    assert [source.file for source in loaded.sources] == names
    assert [source.id for source in loaded.sources] == [_id(name) for name in names]
    assert [source.title for source in loaded.sources] == list("abcdefgh")
    assert loaded.plain
    assert loaded.problems == ()


def test_what_is_no_document_is_passed_over_and_listed(fill: Fill) -> None:
    """The reader sees that a file was left out; nothing of it stops the build."""
    root = fill(
        dict.fromkeys(
            [
                "policy.html",
                "policy_files/style.htm",
                "~$policy.docx",
                "Thumbs.db",
                ".DS_Store",
                ".old/policy.pdf",
                "table.xlsx",
                "市/~$policy.docx",
            ],
            "x",
        )
    )
    loaded = corpus.load(root)
    assert [source.file for source in loaded.sources] == ["policy.html"]
    assert _told(loaded) == [
        ("skipped-system-file", ".DS_Store"),
        ("skipped-hidden", ".old"),
        ("skipped-system-file", "Thumbs.db"),
        ("skipped-page-parts", "policy_files"),
        ("skipped-format", "table.xlsx"),
        ("skipped-lock-file", "~$policy.docx"),
        ("skipped-lock-file", "市/~$policy.docx"),
    ]
    assert {problem.severity for problem in loaded.problems} == {Severity.NOTE}


def test_our_own_files_make_no_difference(fill: Fill) -> None:
    """A report written into the folder, and the list beside the documents, leave the second build as the first."""
    root = fill({"policy.txt": "x"})
    before = corpus.load(root)
    fill({"output/index.html": "x", "output/result.json": "{}", "output/cities/a.html": "x"})
    corpus.write_documents_csv(before, root)
    assert corpus.load(root) == before


def test_a_subfolder_names_a_city_and_a_prefecture_above_it(fill: Fill) -> None:
    """The files of a city share it; a folder named after a prefecture is no city of its own."""
    root = fill(dict.fromkeys(["沢辺市/a.pdf", "沢辺市/議会/b.pdf", "東京都/府中市/c.pdf", "広島県/府中市/d.pdf"], "x"))
    loaded = corpus.load(root)
    assert [(city.prefecture, city.name, city.kind) for city in loaded.cities] == [
        ("広島県", "府中市", BodyKind.CITY),
        ("東京都", "府中市", BodyKind.CITY),
        ("", "沢辺市", BodyKind.CITY),
    ]
    by_city = {source.file: source.city for source in loaded.sources}
    assert by_city["沢辺市/a.pdf"] == by_city["沢辺市/議会/b.pdf"] == _id("/沢辺市")
    assert all("city" not in source.guessed for source in loaded.sources)


def test_files_are_never_merged_by_a_guess(fill: Fill) -> None:
    """Two files that seem to be of one city stay two rows until the user says so."""
    root = fill(dict.fromkeys(["a.txt", "b.txt"], "x"))
    text = ("沢辺市公式X運用方針",)
    settled = _guessed(corpus.load(root), {"a.txt": text, "b.txt": text})
    assert [(city.id, city.name) for city in settled.cities] == [(_id("a.txt"), "沢辺市"), (_id("b.txt"), "沢辺市")]
    assert [source.city for source in settled.sources] == [city.id for city in settled.cities]


def test_a_city_that_cannot_be_guessed_goes_by_the_file(fill: Fill) -> None:
    """An unreadable document still has a row with a name, and that name is open for the next build."""
    settled = _guessed(corpus.load(fill({"scan.pdf": "x"})), {})
    assert [city.name for city in settled.cities] == ["scan"]
    assert "city" in settled.sources[0].guessed


def test_a_kind_that_cannot_be_guessed_is_told(fill: Fill) -> None:
    """Its user chooses it in documents.csv; until then no topic is expected of the document."""
    texts = {"a.txt": ("沢辺市公式X運用方針",), "b.txt": ("いろいろなお知らせ",)}
    settled = _guessed(corpus.load(fill({name: name for name in texts})), texts)
    told = [(problem.code, problem.source) for problem in settled.problems]
    assert told == [("kind-unknown", _id("b.txt"))]


def test_a_name_means_the_same_however_it_is_composed(fill: Fill) -> None:
    """A folder copied from a Mac has decomposed names; ids and what readers see do not differ."""
    name = "ガイドライン.pdf"
    loaded = corpus.load(fill({unicodedata.normalize("NFD", name): "x"}))
    assert [(source.id, source.file) for source in loaded.sources] == [(_id(name), name)]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep file names in Unicode")
def test_names_that_are_not_unicode_are_read(tmp_path: Path) -> None:
    """An archive from an old Japanese system leaves names in CP932; others that fit no charset do not crash."""
    root = os.fsencode(tmp_path)
    for name in ("方針.txt".encode("cp932"), b"\x81\xff.txt"):
        with open(os.path.join(root, name), "w", encoding="ascii") as file:  # noqa: PTH118, PTH123 -- a name in bytes
            file.write("x")
    loaded = corpus.load(tmp_path)
    assert [source.file for source in loaded.sources] == ["\\x81\\xff.txt", "方針.txt"]
    assert [corpus.read_bytes(source) for source in loaded.sources] == [b"x", b"x"]
    assert corpus.write_documents_csv(loaded, tmp_path)
    assert corpus.load(tmp_path) == loaded


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take the two names for one")
def test_two_files_that_look_alike_keep_two_ids(fill: Fill) -> None:
    """Composed and decomposed side by side: neither is lost."""
    loaded = corpus.load(fill({unicodedata.normalize(form, "ガ.txt"): form for form in ("NFC", "NFD")}))
    assert [source.id for source in loaded.sources] == [_id("ガ.txt"), f"{_id('ガ.txt')}-2"]
    assert {corpus.read_bytes(source) for source in loaded.sources} == {b"NFC", b"NFD"}


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_to_a_folder_is_not_followed(fill: Fill) -> None:
    """A link back to the folder itself would never end."""
    root = fill({"policy.txt": "x"})
    (root / "again").symlink_to(root)
    assert _told(corpus.load(root)) == [("skipped-link", "again")]


def test_a_folder_without_documents_says_what_it_passed_over(fill: Fill, faults: Faults) -> None:
    """The one thing that helps: the files are there, in the wrong format."""
    root = fill({"table.xlsx": "x", "image.png": "x"})
    assert [code for code, _ in faults(lambda: corpus.load(root))] == [
        "corpus-empty",
        "skipped-format",
        "skipped-format",
    ]


def test_reading_a_file_that_went_away_is_told(fill: Fill, faults: Faults) -> None:
    """Between load and reading a file may vanish, or a folder may take its place."""
    root = fill({"policy.txt": "x"})
    source = corpus.load(root).sources[0]
    (root / "policy.txt").unlink()
    assert faults(lambda: corpus.read_bytes(source)) == [("file-missing", "")]
    (root / "policy.txt").mkdir()
    assert faults(lambda: corpus.read_bytes(source)) == [("file-is-folder", "")]


# --- what a file is, whatever it says -----------------------------------------------------------------------------


def test_check_sees_files_that_cannot_be_read(fill: Fill) -> None:
    """Missing and empty ones are told before the build, which goes on with a row for each."""
    root = fill({"a.txt": "a", "empty.pdf": ""})
    (root / "gone.html").symlink_to(root / "nowhere.html")
    loaded = corpus.load(root)
    assert [source.file for source in loaded.sources] == ["a.txt", "empty.pdf", "gone.html"]
    told = [(problem.code, problem.severity, dict(problem.arguments)["file"]) for problem in corpus.check(root)]
    assert told == [
        ("file-empty", Severity.WARNING, "empty.pdf"),
        ("file-missing", Severity.WARNING, "gone.html"),
    ]


def test_the_same_bytes_under_two_names_are_told(fill: Fill) -> None:
    """A file saved twice counts twice, so its reader must know; equal size alone is nothing, nor are empty files."""
    loaded = corpus.load(fill({"a.txt": "x", "b.txt": "y", "c/d.txt": "x", "e.txt": "", "f.txt": ""}))
    assert [(problem.code, problem.severity, dict(problem.arguments)) for problem in loaded.problems] == [
        ("file-same", Severity.NOTE, {"file": "c/d.txt", "other": "a.txt"})
    ]


# --- names of cities ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("folder", "prefecture", "name"),
    [
        ("東京都府中市", "東京都", "府中市"),
        ("北海道池田町", "北海道", "池田町"),
        ("京都府", "京都府", "京都府"),
        ("東京都市町村組合", "", "東京都市町村組合"),
        ("京都市", "", "京都市"),
    ],
)
def test_a_prefecture_before_the_name_of_a_city_is_its_own(fill: Fill, folder: str, prefecture: str, name: str) -> None:
    """A joint body keeps its whole name; so does what only looks like a prefecture. The sheet leaves it so."""
    root = fill({f"{folder}/a.txt": "x"})
    loaded = corpus.load(root)
    assert [(city.prefecture, city.name) for city in loaded.cities] == [(prefecture, name)]
    corpus.write_documents_csv(loaded, root)
    assert corpus.load(root).cities == loaded.cities


def _namesakes(loaded: Corpus) -> list[tuple[str, str]]:
    told = [problem for problem in loaded.problems if problem.code == "city-has-namesakes"]
    return [(dict(problem.arguments)["name"], dict(problem.arguments)["bodies"]) for problem in told]


def test_a_name_that_two_municipalities_bear_is_told(fill: Fill) -> None:
    """Once, whether a folder or a text names it, and only until a prefecture or a code says which it is."""
    fuchu = ("府中市", "132063 東京都、342084 広島県")
    assert _namesakes(corpus.load(fill({"府中市/a.txt": "a"}))) == [fuchu]
    root = fill({"b.txt": "b", "広島県府中市/c.txt": "c", "足立区/d.txt": "d"})
    assert _namesakes(_guessed(corpus.load(root), {"b.txt": ("府中市公式X運用方針",)})) == [fuchu]
    (root / "documents.csv").write_text("file,code\n府中市/a.txt,132063\n", encoding="utf-8")
    assert _namesakes(corpus.load(root)) == []


def test_every_namesake_has_a_code_of_its_own_prefecture() -> None:
    """The list of doubled names is of valid codes, each name with two prefectures at least."""
    for of_name in namesakes.CODES.values():
        assert all(codes.is_valid(code) for code in of_name)
        assert len({codes.prefecture(code) for code in of_name}) == len(of_name) > 1


# --- where the report goes ----------------------------------------------------------------------------------------


def test_a_report_in_the_folder_itself_is_not_read(fill: Fill) -> None:
    """Its manifest names its files; a page of the user's own beside it is a document."""
    root = fill({"policy.html": "x"})
    before = corpus.load(root)
    fill(
        {
            "index.html": "i",
            "cities/a.html": "c",
            "result.json": "{}",
            "data/manifest.json": json.dumps(
                {
                    "generator": "guidecompare",
                    "files": dict.fromkeys(["index.html", "cities/a.html", "result.json"], ""),
                }
            ),
        }
    )
    assert corpus.load(root) == before
    fill({"data/manifest.json": "{}"})
    assert [source.file for source in corpus.load(root).sources] == ["cities/a.html", "index.html", "policy.html"]


@pytest.mark.parametrize("output", ["corpus", ".", "corpus/990010-sawabe", "corpus/990010-sawabe/report"])
def test_a_report_among_the_documents_is_refused(fill: Fill, faults: Faults, tmp_path: Path, output: str) -> None:
    """The corpus itself, a folder above it and the folder of a city are no place for a report."""
    root = fill({"990010-sawabe/city.toml": "x"})
    assert faults(lambda: corpus.refuse_output(root, tmp_path / output)) == [("output-in-corpus", "")]


@pytest.mark.parametrize("output", ["output", "corpus/output", "corpus/市/report"])
def test_a_report_beside_the_documents_is_fine(fill: Fill, tmp_path: Path, output: str) -> None:
    """As is a folder of its own inside a plain folder, which the next build passes over."""
    root = fill({"市/policy.txt": "x"})
    corpus.refuse_output(root, tmp_path / output)
    assert sorted(path.name for path in root.iterdir()) == ["市"]
