"""documents.csv: written beside a plain folder, put right in a spreadsheet, read back."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guidecompare import corpus, messages
from guidecompare.corpus import cells
from guidecompare.model import Audience, Corpus, DocumentKind, Issuer, Severity, Source
from guidecompare.names import name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Fill = Callable[[Mapping[str, str | bytes]], Path]
    Faults = Callable[[Callable[[], object]], list[tuple[str, str]]]

TEXTS = {
    "x.txt": ("沢辺市公式X運用方針", "令和６年４月１日", "市の出来事をお知らせします。"),
    "友江町/要綱.txt": ("友江町ソーシャルメディア運用要綱", "この要綱は、令和5年7月1日から施行する。"),
    "y.txt": ("=1+1の日", "本文"),
}
HEADER = "file,code,city,title,kind,issuer,audience,platform,date,own,guessed"
TOLD_HEADER = f"{HEADER}（推測した項目。消さないでください / what was guessed: please keep）"


def _build(root: Path, texts: Mapping[str, tuple[str, ...]] = TEXTS) -> Corpus:
    """Do what a build does of a plain folder: load, guess from the texts, settle, write the sheet."""
    loaded = corpus.load(root)
    sources = [
        corpus.guess(source, texts[source.file or ""][0], texts[source.file or ""][1:]) for source in loaded.sources
    ]
    settled = corpus.settle(loaded, sources)
    corpus.write_documents_csv(settled, root)
    return settled


def _rows(root: Path) -> list[dict[str, str]]:
    """Return the rows under the bare names of the columns, as older sheets have them."""
    text = (root / "documents.csv").read_bytes().decode("utf-8-sig").replace(TOLD_HEADER, HEADER, 1)
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _save(root: Path, rows: list[dict[str, str]], charset: str = "utf-8-sig") -> None:
    """Save as a spreadsheet would."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    (root / "documents.csv").write_bytes(text.getvalue().encode(charset, errors="replace"))


def _change(root: Path, file: str, **columns: str) -> None:
    rows = _rows(root)
    next(row for row in rows if row["file"] == file).update(columns)
    _save(root, rows)


def _source(built: Corpus, file: str) -> Source:
    return next(source for source in built.sources if source.file == file)


@pytest.fixture
def root(fill: Fill) -> Path:
    """Return a folder of three documents."""
    return fill({name: name for name in TEXTS})


def test_the_first_build_writes_what_it_guessed(root: Path) -> None:
    """A spreadsheet opens it with the right characters, and each guess is marked as one."""
    loaded = corpus.load(root)
    assert [problem.code for problem in corpus.write_documents_csv(loaded, root)] == ["sheet-written"]
    _build(root)
    data = (root / "documents.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf" + TOLD_HEADER.encode() + b"\r\n")
    first = _rows(root)[0]
    guessed = first.pop("guessed")
    assert first == {
        "file": "x.txt",
        "code": "",
        "city": "沢辺市",
        "title": "沢辺市公式X運用方針",
        "kind": "運用方針",
        "issuer": "首長部局",
        "audience": "公開",
        "platform": "X",
        "date": "2024-04-01",
        "own": "いいえ",
    }
    assert [mark.partition(":")[0] for mark in guessed.split()] == [
        *("city", "title", "kind", "issuer", "audience", "platform", "date")
    ]


def test_the_second_build_is_as_the_first(root: Path) -> None:
    """What is read back unchanged is guessed again: neither the corpus nor a byte of the sheet differs."""
    first = _build(root)
    data = (root / "documents.csv").read_bytes()
    assert _build(root) == first
    assert corpus.write_documents_csv(first, root) == ()
    assert (root / "documents.csv").read_bytes() == data


def test_a_title_that_a_spreadsheet_would_calculate_is_only_text(root: Path) -> None:
    """The sign before it is no part of the title."""
    assert _source(_build(root), "y.txt").title == "=1+1の日"
    assert _rows(root)[1]["title"] == "'=1+1の日"


def test_what_the_user_changes_wins_and_stays(root: Path) -> None:
    """A changed cell is fixed for good; the cells beside it are still guessed."""
    _build(root)
    _change(
        root, "x.txt", kind="要綱", audience="職員", city="沢部市", own="はい", date="2020/4/1", issuer="教育委員会"
    )
    built = _build(root)
    source = _source(built, "x.txt")
    assert (source.kind, source.audience, source.own) == (DocumentKind.RULES, Audience.STAFF, True)
    assert (source.published, source.revised, source.issuer) == ("2020-04-01", None, Issuer.EDUCATION)
    assert [city.name for city in built.cities] == ["沢部市", "y", "友江町"]
    assert source.guessed == ("title", "platforms")
    assert _build(root) == built


def test_a_better_guess_replaces_the_old_one_only_where_nobody_changed_it(root: Path) -> None:
    """The text is read better next time: an untouched guess follows, a confirmed one stays."""
    _build(root)
    rows = _rows(root)
    rows[0]["guessed"] = " ".join(mark for mark in rows[0]["guessed"].split() if not mark.startswith("kind"))
    _save(root, rows)
    built = _build(root, TEXTS | {"x.txt": ("友江町LINE利用規約", "本文")})
    source = _source(built, "x.txt")
    assert (source.title, source.kind) == ("友江町LINE利用規約", DocumentKind.OPERATION_POLICY)


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-8", "cp932"])
def test_any_charset_of_a_japanese_spreadsheet_is_read(root: Path, charset: str) -> None:
    """Excel saves in CP932 or UTF-8, an editor without a byte order mark."""
    _build(root)
    rows = _rows(root)
    rows[0]["city"] = "沢部市"
    _save(root, rows, charset)
    assert _build(root).cities[0].name == "沢部市"


def test_characters_that_cp932_lacks_do_not_fix_a_guess(fill: Fill) -> None:
    """A title and a file name that came back with question marks are the ones that were written."""
    texts = {"〜葛󠄀城〜.txt": ("沢辺市公式X運用方針 — 〜", "本文")}
    root = fill(dict.fromkeys(texts, "x"))
    first = _build(root, texts)
    _save(root, _rows(root), "cp932")
    assert _build(root, texts) == first


def test_what_excel_does_to_codes_and_dates_is_undone(root: Path) -> None:
    """Lost zeros come back, and a date in Excel's form is the same date."""
    _build(root)
    _change(root, "x.txt", code="10006", date="2024/4/1")
    _change(root, "y.txt", code="13121")
    built = _build(root)
    assert [(city.code, city.prefecture) for city in built.cities] == [
        ("010006", "北海道"),
        ("131211", "東京都"),
        ("", ""),
    ]
    assert [row["code"] for row in _rows(root)] == ["010006", "131211", ""]
    assert "published" in _source(built, "x.txt").guessed


def test_one_code_makes_one_city(root: Path) -> None:
    """The user joins files that the tool kept apart; a name that is fixed names the city of all of them."""
    _build(root)
    _change(root, "x.txt", code="990019")
    _change(root, "y.txt", code="990019", city="沢辺市中央")
    built = _build(root)
    city = built.cities[0]
    assert (city.id, city.name, city.fictitious) == ("990019", "沢辺市中央", True)
    assert _source(built, "x.txt").city == _source(built, "y.txt").city == "990019"


def test_a_name_joins_files_too_and_takes_the_code_of_its_namesake(root: Path) -> None:
    """A user who writes the same city twice means the same city, and need not repeat its code."""
    _build(root)
    _change(root, "x.txt", city="友江町", code="990027")
    _change(root, "y.txt", city="友江町")
    built = _build(root)
    assert [(city.code, city.name) for city in built.cities] == [("990027", "友江町")]
    assert {source.city for source in built.sources} == {"990027"}


def test_a_code_with_two_names_is_told(root: Path) -> None:
    """Nobody can see which of the two the user meant; the first is used and the user is asked."""
    _build(root)
    _change(root, "x.txt", city="沢辺市", guessed="", code="990019")
    _change(root, "y.txt", city="友江町", code="990019")
    told = [(problem.code, problem.severity) for problem in corpus.load(root).problems]
    assert told == [("sheet-names-differ", Severity.WARNING)]


def test_english_values_and_any_order_of_columns_are_read(root: Path) -> None:
    """The sheet may come from somebody who works in English."""
    (root / "documents.csv").write_text(
        "own,Kind,file,audience,issuer,platform\nyes,terms of use,x.txt,staff,facility: City Library,LINE / Mastodon\n"
    )
    source = _source(_build(root), "x.txt")
    assert (source.kind, source.audience, source.own) == (DocumentKind.TERMS, Audience.STAFF, True)
    assert (source.issuer, source.issuer_name) == (Issuer.FACILITY, "City Library")
    assert source.platforms == ("line", "mastodon")


def test_the_sheet_is_written_in_the_language_of_the_reader(root: Path) -> None:
    """And a guess stays a guess when the language changes."""
    built = _build(root)
    corpus.write_documents_csv(built, root, "en")
    assert [_rows(root)[0][column] for column in ("kind", "audience", "own")] == ["operation policy", "public", "no"]
    assert _build(root) == built


def test_columns_and_rows_of_the_user_are_kept(root: Path) -> None:
    """A column of notes is told and kept; a row whose file is gone is told and not thrown away."""
    _build(root)
    rows = [row | {"備考": "要確認"} for row in _rows(root)]
    _save(root, rows)
    (root / "y.txt").unlink()
    told = [(problem.code, problem.severity, problem.place) for problem in corpus.load(root).problems]
    assert told == [
        ("sheet-column-unknown", Severity.NOTE, "documents.csv"),
        ("sheet-file-vanished", Severity.WARNING, "documents.csv:3"),
    ]
    _build(root)
    assert [(row["file"], row["備考"]) for row in _rows(root)] == [
        *[(name, "要確認") for name in ("x.txt", "友江町/要綱.txt", "y.txt")]
    ]


def test_a_new_file_gets_a_row(root: Path, fill: Fill) -> None:
    """What the user changed in the other rows stays as it is."""
    _build(root)
    _change(root, "x.txt", audience="職員")
    fill({"new.txt": "x"})
    built = _build(root, TEXTS | {"new.txt": ("友江町LINE利用規約",)})
    assert [row["file"] for row in _rows(root)] == ["new.txt", "x.txt", "y.txt", "友江町/要綱.txt"]
    assert _source(built, "x.txt").audience is Audience.STAFF


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("x.txt,131212,,,,,,,,,", "sheet-code-wrong"),
        ("x.txt,,,,随筆,,,,,,", "sheet-cell-wrong"),
        ("x.txt,,,,,町内の有志,,,,,", "sheet-cell-wrong"),
        ("x.txt,,,,,,だれでも,,,,", "sheet-cell-wrong"),
        ("x.txt,,,,,,,掲示板,,,", "sheet-cell-wrong"),
        ("x.txt,,,,,,,,4/1/2024,,", "sheet-cell-wrong"),
        ("x.txt,,,,,,,,,たぶん,", "sheet-cell-wrong"),
        (",,沢辺市,,,,,,,,", "sheet-row-without-file"),
        ("x.txt,,,,,,,,,,,余り", "sheet-row-too-long"),
        ("y.txt,,,,,,,,,,", "sheet-file-twice"),
    ],
)
def test_a_row_that_cannot_be_understood_is_told_with_its_line(
    root: Path, faults: Faults, line: str, code: str
) -> None:
    """Never dropped silently; an empty line and a line break in a cell do not put the count out."""
    text = f'{HEADER}\r\ny.txt,,,"二行の\n題名",,,,,,,\r\n\r\n{line}\r\n'
    (root / "documents.csv").write_bytes(text.encode())
    assert faults(lambda: corpus.load(root)) == [(code, "documents.csv:5")]


def test_all_cells_at_fault_are_told_at_once(root: Path, faults: Faults) -> None:
    """One look at the messages is enough to put the sheet right."""
    text = f"{HEADER}\nx.txt,1,,,随筆,,だれでも,,,,\ny.txt,,,,,,,,,たぶん,\n"
    (root / "documents.csv").write_text(text, encoding="utf-8")
    assert faults(lambda: corpus.load(root)) == [
        ("sheet-code-wrong", "documents.csv:2"),
        ("sheet-cell-wrong", "documents.csv:2"),
        ("sheet-cell-wrong", "documents.csv:2"),
        ("sheet-cell-wrong", "documents.csv:3"),
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("名前,市\nx.txt,沢辺市\n".encode(), "sheet-no-file-column"),
        (b"file,kind,kind\n", "sheet-column-twice"),
        (b'file,kind\n"x.txt,terms\n', "sheet-not-csv"),
        (b"\xff\xfef", "sheet-charset"),
        (b"file,city\nx.txt,\x81\xff\n", "sheet-charset"),
    ],
)
def test_a_file_that_is_no_sheet_is_told(root: Path, faults: Faults, data: bytes, code: str) -> None:
    """A broken sheet stops the build: what the user fixed in it must not be lost."""
    (root / "documents.csv").write_bytes(data)
    assert [fault for fault, _ in faults(lambda: corpus.load(root))] == [code]


@given(st.one_of(st.binary(max_size=60), st.text(max_size=60).map(lambda text: f"{HEADER}\n{text}".encode())))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_in_the_sheet_is_read_or_told(root: Path, data: bytes) -> None:
    """No bytes end in a traceback."""
    (root / "documents.csv").write_bytes(data)
    problems = corpus.check(root)
    assert all(problem.place and problem.place.startswith("documents.csv") for problem in problems)


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf\r\n"])
def test_an_empty_sheet_is_as_none_and_told(root: Path, data: bytes) -> None:
    """Somebody cleared it to begin anew, or lost it: that it is written anew is said once."""
    (root / "documents.csv").write_bytes(data)
    loaded = corpus.load(root)
    assert [source.file for source in loaded.sources] == ["x.txt", "y.txt", "友江町/要綱.txt"]
    told = [corpus.write_documents_csv(loaded, root), corpus.write_documents_csv(loaded, root)]
    assert [[problem.code for problem in problems] for problems in told] == [["sheet-empty", "sheet-written"], []]


@pytest.mark.parametrize("charset", ["utf-16", "utf-16-be", "utf-8-sig"])
def test_the_unicode_text_of_a_spreadsheet_is_read(root: Path, charset: str) -> None:
    """Tabs between the cells, and UTF-16 with its mark; commas in a cell divide nothing."""
    text = "file\tcity\ttitle\r\nx.txt\t沢辺市\t方針, 第2版\r\n"
    (root / "documents.csv").write_bytes(f"{'' if charset != 'utf-16-be' else chr(0xFEFF)}{text}".encode(charset))
    source = _source(corpus.load(root), "x.txt")
    assert (source.title, corpus.single(root / "x.txt").title) == ("方針, 第2版", "方針, 第2版")


@pytest.mark.parametrize("mark", ["guessed", TOLD_HEADER.rpartition(",")[2]])
def test_either_head_of_the_guesses_is_read(root: Path, mark: str) -> None:
    """The bare word of older sheets, and the one that explains itself: the cell stays a guess."""
    built = _build(root)
    sheet = root / "documents.csv"
    sheet.write_bytes(sheet.read_bytes().replace(TOLD_HEADER.rpartition(",")[2].encode(), mark.encode()))
    loaded = corpus.load(root)
    assert loaded.problems == ()
    assert _source(loaded, "x.txt").guessed == _source(built, "x.txt").guessed


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_may_be_written_is_named_in_both_languages(root: Path, lang: str) -> None:
    """A sheet may be filled in by readers of either language."""
    (root / "documents.csv").write_bytes("file,audience,own\nx.txt,猫,猫\n".encode())
    hints = [messages.hint(problem, lang) for problem in corpus.check(root)]
    assert all(word in hints[0] for word in ("公開", "職員", name(Audience.PUBLIC, "en")))
    assert all(word in hints[1] for word in ("はい", "yes", "いいえ", "no"))


def test_a_sheet_that_cannot_be_replaced_is_only_told(root: Path) -> None:
    """As when a spreadsheet holds the file: a warning, no traceback, and nothing half written beside it."""
    built = corpus.load(root)
    (root / "documents.csv").mkdir()
    told = corpus.write_documents_csv(built, root)
    assert [(problem.code, problem.severity) for problem in told] == [("sheet-not-written", Severity.WARNING)]
    assert sorted(path.name for path in root.iterdir()) == ["documents.csv", "x.txt", "y.txt", "友江町"]


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    st.builds(
        Source,
        id=st.just(""),
        city=st.just(""),
        title=st.text(min_size=1),
        kind=st.sampled_from(DocumentKind),
        issuer=st.sampled_from(Issuer),
        issuer_name=st.text("図書館市立: ", max_size=6).map(str.strip),
        audience=st.sampled_from(Audience),
        platforms=st.lists(st.sampled_from(["x", "line", "note", "mastodon"]), unique=True).map(tuple),
        published=st.one_of(st.none(), st.dates().map(lambda day: day.isoformat())),
        own=st.booleans(),
    ),
    st.sampled_from(["ja", "en"]),
)
def test_a_cell_says_what_the_source_says(source: Source, lang: str) -> None:
    """Whatever is written is read back as the same values, in either language."""
    fields = {"title": "title", "kind": "kind", "audience": "audience", "own": "own"}
    fields |= {"platform": "platforms"} if source.platforms else {}
    fields |= {"date": "published"} if source.published else {}
    for column, field in fields.items():
        values = cells.read(column, cells.write(column, source, lang))
        assert values
        assert values[field] == getattr(source, field)
    issuer = cells.read("issuer", cells.write("issuer", source, lang))
    assert issuer == {"issuer": source.issuer, "issuer_name": source.issuer_name}
