"""The commands as their users run them: results, exit codes, and bad input told without a traceback."""

from __future__ import annotations

import csv
import io
import json
import shutil
from math import exp
from typing import TYPE_CHECKING

import pytest
from run import ROOT, SAMPLE, guidecompare

from guidecompare.cli.wording import HELP, SAID

if TYPE_CHECKING:
    from pathlib import Path

    from run import Ran

POLICY = """見本市公式SNS運用方針

1　目的
市政情報を広く、早くお知らせするために運用します。

2　禁止事項
次に掲げる書き込みを禁止します。
(1)　法令に違反するもの
(2)　特定の個人を中傷するもの
"""


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    """Return a small policy as a text file."""
    file = tmp_path / "policy.txt"
    file.write_text(POLICY, encoding="utf-8")
    return file


def assert_told(ran: Ran, code: int, *words: str) -> None:
    """Assert the exit code and one clear message without a traceback."""
    assert "Traceback" not in ran.err
    assert code == ran.code, ran.err
    assert all(word in ran.err for word in words), ran.err
    assert "→" in ran.err, "a message says what to do"


def test_clauses_prints_what_is_seen_in_a_document(policy: Path) -> None:
    """The JSON of ``clauses`` holds clauses with labels and a verdict for every topic."""
    ran = guidecompare("clauses", policy, "--format", "json")
    answer = json.loads(ran.out)
    labels = {clause["text"]: [topic["id"] for topic in clause["topics"]] for clause in answer["clauses"]}
    assert ran.code == 0
    assert labels["市政情報を広く、早くお知らせするために運用します。"] == ["purpose"]
    assert labels["法令に違反するもの"] == ["prohibitions"]
    assert (answer["verdicts"]["purpose"], answer["verdicts"]["disclaimer"]) == ("covered", "absent")
    assert str(policy.parent) not in ran.out


def test_clauses_prints_text_in_the_language_asked_for(policy: Path) -> None:
    """Text for a terminal, in Japanese and English; lines set aside on request."""
    english, japanese = guidecompare("clauses", policy), guidecompare("clauses", policy, "--lang", "ja")
    removed = guidecompare("clauses", policy, "--show-removed")
    assert "Not found" in english.out
    assert "未検出" in japanese.out
    assert "見本市公式SNS運用方針" in removed.out


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.pdf", b"", "empty"),
        ("damaged.pdf", b"%PDF-1.7\nnothing that follows is a PDF", "damaged"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "format"),
    ],
)
def test_document_that_cannot_be_read_is_told(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    """One message with what to do, exit 1 or 2, and no traceback."""
    file = tmp_path / name
    file.write_bytes(data)
    ran = guidecompare("clauses", file, "--format", "json")
    assert_told(ran, ran.code if ran.code in {1, 2} else 1, words)


def test_password_protected_pdf_is_told() -> None:
    """Encrypted is another answer than damaged."""
    ran = guidecompare("clauses", ROOT / "tests/extract/files/password.pdf", "--format", "json")
    assert_told(ran, 1, "password")
    assert json.loads(ran.out)["clauses"] == []
    assert set(json.loads(ran.out)["verdicts"].values()) == {"unreadable"}


def test_missing_file_and_folder_are_told(tmp_path: Path) -> None:
    """Wrong use gives 2."""
    assert_told(guidecompare("clauses", tmp_path / "none.pdf"), 2, "not found")
    assert_told(guidecompare("clauses", tmp_path), 2, "folder")
    assert_told(guidecompare("build", tmp_path / "none", "-o", tmp_path / "out"), 2)


@pytest.mark.parametrize("arguments", [["clauses"], ["build", "--nosuch"], ["nosuch"], ["build", "--jobs", "x"]])
def test_wrong_use_is_told_in_the_language_of_the_environment(arguments: list[str]) -> None:
    """Usage errors point to the help."""
    assert_told(guidecompare(*arguments), 2, "--help")
    assert_told(guidecompare(*arguments, env={"LANG": "ja_JP.UTF-8"}), 2, "使い方")


def test_broken_city_files_are_told_all_at_once(tmp_path: Path) -> None:
    """Each fault with its file and key, by build and check alike; no report is written."""
    for name in sorted(folder.name for folder in SAMPLE.iterdir() if folder.is_dir())[:2]:
        shutil.copytree(SAMPLE / name, tmp_path / "c" / name)
        file = tmp_path / "c" / name / "city.toml"
        file.write_text(file.read_text(encoding="utf-8").replace("kind = ", "knid = "), encoding="utf-8")
    for ran in (
        guidecompare("check", tmp_path / "c"),
        guidecompare("build", tmp_path / "c", "-o", tmp_path / "out"),
    ):
        assert_told(ran, 2, "knid")
        assert len({line.split("city.toml")[0] for line in ran.err.splitlines() if "city.toml" in line}) == 2
    assert not (tmp_path / "out").exists()


def test_bad_document_never_stops_the_others(tmp_path: Path, policy: Path) -> None:
    """The good document has its row, the bad one comes out unreadable; --strict asks for more."""
    folder = tmp_path / "documents"
    folder.mkdir()
    shutil.copy(policy, folder / "good.txt")
    (folder / "bad.pdf").write_bytes(b"%PDF-1.7 broken")
    ran = guidecompare("build", folder, "-o", tmp_path / "out")
    result = json.loads((tmp_path / "out" / "result.json").read_text(encoding="utf-8"))
    verdicts = {cell["verdict"] for cell in result["cells"]}
    assert_told(ran, 0, "bad.pdf")
    assert {"covered", "absent", "unreadable"} <= verdicts
    assert guidecompare("build", folder, "-o", tmp_path / "out", "--strict").code == 1


def test_plain_folder_learns_from_documents_csv(tmp_path: Path, policy: Path) -> None:
    """The first build writes its guesses; what the user changes in Excel (CP932) wins on the next."""
    folder = tmp_path / "documents"
    folder.mkdir()
    shutil.copy(policy, folder / "good.txt")
    assert guidecompare("build", folder, "-o", tmp_path / "out").code == 0
    sheet = folder / "documents.csv"
    rows = list(csv.reader(io.StringIO(sheet.read_text(encoding="utf-8-sig"))))
    city = rows[0].index("city")
    assert rows[1][city] == "見本市"
    rows[1][city] = "手本市"
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    sheet.write_bytes(text.getvalue().encode("cp932"))
    assert guidecompare("build", folder, "-o", tmp_path / "out").code == 0
    result = json.loads((tmp_path / "out" / "result.json").read_text(encoding="utf-8"))
    assert [c["name"] for c in result["cities"]] == ["手本市"]


def test_a_report_is_never_written_among_the_documents(tmp_path: Path, policy: Path) -> None:
    """Nothing is written there, and the message says what to do."""
    folder = tmp_path / "in"
    folder.mkdir()
    shutil.copy(policy, folder)
    assert_told(guidecompare("build", folder, "-o", folder), 2, "-o")
    assert [file.name for file in folder.iterdir()] == [policy.name]


def test_explain_says_what_a_cell_rests_on() -> None:
    """Verdict, quoted clause, reasons; city by code or name, topic by id or label."""
    code = min(folder.name for folder in SAMPLE.iterdir() if folder.is_dir()).split("-")[0]
    ran = guidecompare("explain", code, "purpose", "--lang", "ja")
    assert ran.code == 0, ran.err
    assert "目的・趣旨" in ran.out
    assert "架空の見本" in ran.out


def test_explain_speaks_json() -> None:
    """With all that the text says, for other programs."""
    ran = guidecompare("explain", "990019", "purpose", "--format", "json")
    assert ran.code == 0, ran.err
    said = json.loads(ran.out)
    assert said["topic"] == "purpose"
    entries = [entry for row in said["rows"] for entry in row["why"]]
    assert all(entry["text"] for entry in entries)
    for entry in entries:
        for voice in entry["voices"]:
            left = 1 / (1 + exp(voice["weight"] - entry["log_odds"]))
            assert voice["score_without"] == pytest.approx(left, abs=1e-3)


def test_explain_tells_unknown_cities_and_topics() -> None:
    """With the nearest ones."""
    assert_told(guidecompare("explain", "架空県存在市", "purpose"), 2)
    assert_told(guidecompare("explain", "990019", "porpose"), 2, "purpose")


def test_help_is_there_in_both_languages() -> None:
    """Every text of the command line has both, and every command has its help."""
    assert all(text.ja and text.en for texts in (HELP, SAID) for text in texts.values())
    for command in ("build", "clauses", "explain", "check", "evaluate"):
        assert "--lang" in guidecompare(command, "--help").out or command == "evaluate"
        assert HELP[command].ja[:10] in guidecompare(command, "--help", env={"LANG": "ja_JP.UTF-8"}).out
