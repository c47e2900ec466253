"""The files of reviewers: what they hold, where they lie, every fault at once, and adding to them."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidecompare import corpus
from guidecompare.corpus import reviewfile
from guidecompare.errors import GuidecompareError
from guidecompare.model import Action, Correction, Stance

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Fill = Callable[[Mapping[str, str | bytes]], Path]
    Faults = Callable[[Callable[[], object]], list[tuple[str, str]]]

CITY = """[city]
code = "990019"
name = "沢辺市"
kana = "さわべし"
prefecture = "青嶺県"
kind = "city"
"""
DOCUMENT = """
[[document]]
id = "policy"
title = "運用方針"
kind = "operation-policy"
issuer = "mayor"
platforms = []
audience = "public"
file = "files/policy.txt"
"""
TEXT = "1 目的\n市の情報を発信します。\n"
DIGEST = "ab" * 32
GOOD = f"""[[correction]]
clause = "990019/policy#n1"
digest = "{DIGEST}"
topic = "purpose"
action = "accept"
by = "山田"
on = 2024-05-01
"""
FULL = f"""
[[correction]]
clause = "990019/policy#n1"
digest = "{DIGEST}"
topic = "purpose.inform"
action = "add"
stance = "excluded"
main = true
by = "山田"
on = "2024-05-02"
note = "見出しではなく本文にある"
"""


def test_corrections_lie_in_the_folder_of_their_city_one_file_a_reviewer(fill: Fill) -> None:
    """They come by city, then by file, then as written, and know where they stand."""
    path = fill(
        {
            "990019-sawabe/city.toml": CITY,
            "990019-sawabe/review/b.toml": GOOD,
            "990019-sawabe/review/a.toml": GOOD + FULL,
            "990019-sawabe/review/.a.toml": "not ours",
            "990019-sawabe/review/notes.txt": "not ours either",
        }
    )
    accepted = Correction(
        clause="990019/policy#n1",
        digest=DIGEST,
        label="purpose",
        action=Action.ACCEPT,
        by="山田",
        on="2024-05-01",
        place="990019-sawabe/review/a.toml: correction[1]",
    )
    loaded = corpus.load(path).corrections
    assert loaded[0] == accepted
    assert loaded[1].label == "purpose.inform"
    assert (loaded[1].action, loaded[1].stance, loaded[1].main) == (Action.ADD, Stance.EXCLUDED, True)
    assert (loaded[1].on, loaded[1].note) == ("2024-05-02", "見出しではなく本文にある")
    assert [one.place for one in loaded[1:]] == [
        "990019-sawabe/review/a.toml: correction[2]",
        "990019-sawabe/review/b.toml: correction[1]",
    ]


def test_a_plain_folder_has_its_corrections_beside_its_documents(fill: Fill) -> None:
    """Its review folder is no city, and its files are no documents that are passed over."""
    path = fill({"a.txt": TEXT, "review/a.toml": GOOD})
    loaded = corpus.load(path)
    assert loaded.plain
    assert [source.file for source in loaded.sources] == ["a.txt"]
    assert [one.place for one in loaded.corrections] == ["review/a.toml: correction[1]"]
    assert loaded.problems == ()


def test_every_fault_of_every_file_is_told_at_once(fill: Fill, faults: Faults) -> None:
    """Those of city.toml with them, each with file and key path."""
    wrong = """[[correction]]
clause = "990019/policy"
digest = "abc"
topic = 3
action = "delete"
by = ""
on = "May"
main = "yes"

[[correction]]
clause = "990019/policy#n1"
action = "reject"
stance = "stated"
topics = "purpose"
by = "山田"

[[correction]]
clause = "990019/policy#n1"
digest = "DIGEST"
action = "note"
by = "山田"
on = 2024-05-01
""".replace("DIGEST", DIGEST)
    path = fill(
        {
            "990019-sawabe/city.toml": CITY.replace('kind = "city"', 'kind = "hamlet"'),
            "990019-sawabe/review/a.toml": wrong,
            "990019-sawabe/review/b.toml": "[[correction]\n",
            "990019-sawabe/review/c.toml": "[[corrections]]\n",
        }
    )
    home = f"{path}/990019-sawabe"
    a, b, c = (f"{home}/review/{name}.toml" for name in "abc")
    assert faults(lambda: corpus.load(path)) == [
        ("corpus-value-not-allowed", f"{home}/city.toml: city.kind"),
        ("corpus-value-not-allowed", f"{a}: correction[1].action"),
        ("corpus-not-string", f"{a}: correction[1].topic"),
        ("corpus-not-flag", f"{a}: correction[1].main"),
        ("review-clause-form", f"{a}: correction[1].clause"),
        ("review-digest-form", f"{a}: correction[1].digest"),
        ("corpus-key-missing", f"{a}: correction[1].by"),
        ("corpus-date-wrong", f"{a}: correction[1].on"),
        ("corpus-key-unknown", f"{a}: correction[2].topics"),
        ("corpus-key-missing", f"{a}: correction[2].topic"),
        ("review-key-without-label", f"{a}: correction[2].stance"),
        ("corpus-key-missing", f"{a}: correction[2].digest"),
        ("corpus-key-missing", f"{a}: correction[2].on"),
        ("corpus-key-missing", f"{a}: correction[3].note"),
        ("corpus-not-toml", f"{b}:1"),
        ("corpus-key-unknown", f"{c}: corrections"),
    ]


def test_a_plain_folder_tells_the_faults_of_its_sheet_and_its_reviewers_together(fill: Fill, faults: Faults) -> None:
    """As a collection does."""
    path = fill({"a.txt": TEXT, "review/a.toml": "x = 1\n", "documents.csv": "name,kind\na.txt,faq\n"})
    assert faults(lambda: corpus.load(path)) == [
        ("corpus-key-unknown", f"{path}/review/a.toml: x"),
        ("sheet-no-file-column", "documents.csv:1"),
    ]


@given(
    st.builds(
        Correction,
        clause=st.just("990019/policy#n1"),
        digest=st.just(DIGEST),
        label=st.sampled_from(["purpose", "purpose.inform"]),
        action=st.just(Action.ADD),
        by=st.text(min_size=1).map(str.strip).filter(bool),
        on=st.just("2024-05-01"),
        stance=st.none() | st.sampled_from(Stance),
        main=st.booleans(),
        note=st.text().map(str.strip),
    )
)
def test_a_block_says_what_it_was_made_from(correction: Correction) -> None:
    """Whatever a person types: quotes, line breaks, signs of control, half a pair of surrogates."""
    (table,) = tomllib.loads(reviewfile.block(correction))["correction"]
    expected = {
        "clause": correction.clause,
        "digest": correction.digest,
        "topic": correction.label,
        "action": "add",
        "stance": correction.stance,
        "main": correction.main,
        "by": correction.by.encode("utf-8", "replace").decode(),
        "on": "2024-05-01",
        "note": correction.note.encode("utf-8", "replace").decode(),
    }
    assert table == {key: value for key, value in expected.items() if value}


@pytest.mark.parametrize("plain", [False, True])
def test_what_is_written_is_read_again_and_keeps_what_was_there(fill: Fill, *, plain: bool) -> None:
    """Beside the documents of a plain folder, or beside city.toml wherever in the city's folder the document lies."""
    collection = {"990019-sawabe/city.toml": CITY + DOCUMENT, "990019-sawabe/files/policy.txt": TEXT}
    path = fill({"a.txt": TEXT} if plain else collection)
    loaded = corpus.load(path)
    (source,) = loaded.sources
    first = Correction(
        clause=f"{source.id}#n1", digest=DIGEST, label="purpose", action=Action.ACCEPT, by="../山 田", on="2024-05-01"
    )
    file = corpus.write_correction(loaded, path, source, first)
    assert file == path / ("" if plain else "990019-sawabe") / "review" / "山-田.toml"
    file.write_bytes(b"# by hand\n" + file.read_bytes().rstrip(b"\n"))
    corpus.write_correction(loaded, path, source, first)
    assert file.read_bytes().startswith(b"# by hand\n[[correction]]\n")
    place = file.relative_to(path).as_posix()
    again = corpus.load(path)
    assert [one.place for one in again.corrections] == [f"{place}: correction[1]", f"{place}: correction[2]"]
    assert {one.by for one in again.corrections} == {"../山 田"}
    assert again.sources == loaded.sources
    assert [entry.name for entry in file.parent.iterdir()] == [file.name]


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """Where a file stands in the place of the folder, say."""
    (tmp_path / "review").write_text("a file", encoding="utf-8")
    correction = Correction(clause="a#n1", digest=DIGEST, label="", action=Action.NOTE, by="x", on="2024", note="y")
    with pytest.raises(GuidecompareError) as caught:
        reviewfile.append(tmp_path, correction)
    assert [problem.code for problem in caught.value.problems] == ["review-not-written"]


def test_no_value_of_any_key_ends_in_a_traceback(fill: Fill) -> None:
    """Each key with each kind of value gives a correction or a fault."""
    keys = ("clause", "digest", "topic", "action", "stance", "main", "by", "on", "note")
    values = ("1", "1.5", "true", '""', '"x"', "[]", "{}", "2024-05-01T00:00:00", json.dumps("\x00"))
    lines = [f"[[correction]]\n{key} = {value}\n" for key in keys for value in values]
    path = fill({"a.txt": TEXT, "review/a.toml": "\n".join(lines)})
    with pytest.raises(GuidecompareError) as caught:
        corpus.load(path)
    blocks = {(problem.place or "").partition(": ")[2].partition(".")[0] for problem in caught.value.problems}
    assert blocks == {f"correction[{number}]" for number in range(1, len(lines) + 1)}
