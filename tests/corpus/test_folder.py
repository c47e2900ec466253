"""A plain folder of documents: what is read, what is passed over, and whose city a file is."""

from __future__ import annotations

import hashlib
import os
import sys
import unicodedata
from typing import TYPE_CHECKING

import pytest

from guidecompare import corpus
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
    loaded = corpus.load(fill(dict.fromkeys(names, "x")))
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
