"""Every sentence a user reads about a fault, in Japanese and English, and the names of the values in the data.

Problems travel as code and arguments; only ``cli`` and ``report`` turn them into sentences, here.
A message says what is wrong; its hint says what to do. ``{name}`` is filled from the problem's arguments.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from guidecompare.model import Text2

if TYPE_CHECKING:
    from guidecompare.model import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What is wrong, and what to do about it."""

    text: Text2
    hint: Text2


def _message(ja: str, en: str, hint_ja: str, hint_en: str) -> Message:
    return Message(text=Text2(ja=ja, en=en), hint=Text2(ja=hint_ja, en=hint_en))


PROBLEMS: Final[dict[str, Message]] = {
    # --- files
    "file-missing": _message(
        "ファイルが見つかりません: {file}",
        "File not found: {file}",
        "パスとファイル名を確かめてください。",
        "Check the path and the file name.",
    ),
    "file-is-folder": _message(
        "ファイルではなくフォルダーです: {file}",
        "This is a folder, not a file: {file}",
        "フォルダー全体を比べるには guidecompare build を使ってください。",
        "To compare all files of a folder use: guidecompare build",
    ),
    "file-empty": _message(
        "中身が空（0バイト）のファイルです: {file}",
        "The file is empty (0 bytes): {file}",
        "元のページからもう一度保存してください。",
        "Save it again from where it came.",
    ),
    "file-unknown-format": _message(
        "読み取れる形式ではありません: {file}",
        "Not a format that can be read: {file}",
        "PDF、HTML、DOCX、TXT のいずれかで保存し直してください。",
        "Save it as PDF, HTML, DOCX or TXT.",
    ),
    "file-unreadable": _message(
        "ファイルを開けません: {file}（{why}）",
        "The file cannot be opened: {file} ({why})",
        "読み取りの権限があるか、他のソフトで開いていないかを確かめてください。",
        "Check that you may read it and that no other program holds it.",
    ),
}


def sentence(problem: Problem, lang: str) -> str:
    """Return what is wrong, in ``lang`` (``ja`` or ``en``), with its place where one is known."""
    message = PROBLEMS[problem.code]
    said = message.text[lang].format(**dict(problem.arguments))
    return f"{problem.place}: {said}" if problem.place else said


def hint(problem: Problem, lang: str) -> str:
    """Return what to do about it, in ``lang``."""
    return PROBLEMS[problem.code].hint[lang].format(**dict(problem.arguments))
