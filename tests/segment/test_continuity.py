"""Gaps and repeats in the numbering of a document are told, and nothing else is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guidecompare.model import Document, Extent, Line, Place, Source
from guidecompare.segment import doubts, segment

if TYPE_CHECKING:
    from guidecompare.model import Problem


def told(*lines: str, extent: Extent = Extent.WHOLE) -> list[tuple[str, dict[str, str]]]:
    """Return the codes and arguments of what is told about a text of these lines."""
    source = Source(id="990019/x", city="990019", title="方針", extent=extent)
    document = Document(
        source=source,
        media_type="text/plain",
        sha256="",
        lines=tuple(Line(index=index, text=text, place=Place()) for index, text in enumerate(lines)),
    )
    return [(problem.code, _given(problem)) for problem in doubts(segment(document), source)]


def _given(problem: Problem) -> dict[str, str]:
    assert problem.source == "990019/x"
    return {name: value for name, value in problem.arguments if name != "file"}


def test_a_missing_article_is_told() -> None:
    """Its reader should look whether it was missed."""
    assert told(
        "第１条　市が定める。", "第２条　課が行う。", "第３条　発信する。", "第５条　返信しない。", "第６条　削除する。"
    ) == [("numbering-gap", {"before": "第３条", "after": "第５条"})]


def test_a_repeated_number_is_told() -> None:
    """A slip of its authors, or of ours."""
    lines = ("1　目的", "市が定める。", "2　運用", "課が行う。", "2　発信", "情報を出す。", "3　返信", "返信しない。")
    assert told(*lines) == [("numbering-twice", {"number": "2"})]


def test_a_numbering_without_its_beginning_is_told() -> None:
    """Its first clauses may have been pictures."""
    lines = ("3　投稿者", "広報課の職員です。", "4　投稿する時間", "開庁時間です。", "5　返信", "返信しません。")
    assert told(*lines) == [("numbering-start", {"number": "3"})]


@pytest.mark.parametrize(
    "lines",
    [
        ("第１条　市が定める。", "第２条　課が行う。", "第２条の２　係が行う。", "第３条　発信する。"),
        ("第１章　総則", "第１条　市が定める。", "第２条　課が行う。", "第２章　運用", "第３条　発信する。"),
        ("第１条　市が定める。", "第２条　削除", "第３条　発信する。"),
        ("第１条　市が定める。", "第２条から第４条まで　削除", "第５条　発信する。"),
        ("第一条　市が定める。", "第二条及び第三条　削除", "第四条　発信する。"),
        ("第１条　市が定める。", "２　課が行う。", "３　係が行う。", "第２条　発信する。"),
        ("第１条　市が定める。", "附　則", "この規程は、公布の日から施行する。", "２　旧規程は、廃止する。"),
        ("Ⅰ　運用", "１　目的", "伝える。", "２　対象", "職員とする。", "Ⅱ　発信", "３　時間", "開庁時間とする。"),
        ("1　目的", "(1) 一つ目", "(2) 二つ目", "2　運用", "(1) 一つ目", "(2) 二つ目"),
        ("第１条　市が定める。", "第２条　課が行う。", "附　則", "第１条　施行する。", "第２条　廃止する。"),
    ],
    ids=[
        "branch",
        "chapters",
        "deleted",
        "deleted range",
        "two deleted",
        "paragraphs",
        "paragraphs of a supplement",
        "counted through",
        "new list",
        "supplement",
    ],
)
def test_sound_numbering_is_quiet(lines: tuple[str, ...]) -> None:
    """Branches, chapters, deleted articles and numbers that begin anew are no faults."""
    assert told(*lines) == []


def test_an_excerpt_has_gaps() -> None:
    """It is said to be one."""
    lines = ("第１条　市が定める。", "第２条　課が行う。", "第５条　返信しない。", "第６条　削除する。")
    assert told(*lines, extent=Extent.EXCERPT) == []
    assert told(*lines) != []
