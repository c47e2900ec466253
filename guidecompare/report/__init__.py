"""Step 6: a finished ``Result`` -> files. In: the result. Out: an HTML site, tables and JSON, in one folder.

Nothing is computed here: verdicts, gaps and shares come from the comparison. No clock, no path of the machine and no
locale gets into a file, so the same result is always the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidecompare.report.csv import data_files, matrix_csv
from guidecompare.report.explain import explain_text
from guidecompare.report.facts import Facts
from guidecompare.report.folder import Written, write_file, write_files
from guidecompare.report.html import editions, measurement_page, pages, side_page
from guidecompare.report.json import SCHEMA, clauses_json, explain_json, manifest, result_json
from guidecompare.report.measured import measurement_text
from guidecompare.report.text import clauses_text
from guidecompare.report.views.side import MOST_PICTURES
from guidecompare.report.wording import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from guidecompare.model import PagePicture, Reading, Result, Topic
    from guidecompare.quality import Measurement

__all__ = [
    "MOST_PICTURES",
    "Written",
    "clauses_json",
    "clauses_text",
    "explain_json",
    "explain_text",
    "measurement_text",
    "write",
    "write_measurement",
    "write_side_by_side",
]


def write(result: Result, folder: Path, langs: Sequence[str] = ("ja",)) -> Written:
    """Write the report into ``folder``: the first of ``langs`` at its root, a second one in a folder of its name.

    Only files whose bytes differ are written, and only files of the last report are ever replaced or deleted.

    Raises:
        GuidecompareError: if the folder cannot be written to, or a file is in the way that is not ours.
    """
    return write_files(folder, _files(result, langs), {"schema": SCHEMA} | manifest(result.manifest))


def write_side_by_side(
    reading: Reading, topics: Sequence[Topic], pictures: Sequence[PagePicture], lang: str, file: Path
) -> None:
    """Write one page that shows a document, or ``pictures`` of its pages, beside the clauses found in it.

    Raises:
        GuidecompareError: if the file cannot be written.
    """
    write_file(file, side_page(reading, topics, pictures, lang))


def write_measurement(measurement: Measurement, topics: Sequence[Topic], lang: str, file: Path) -> None:
    """Write one page that says how right the labels are, as measured.

    Raises:
        GuidecompareError: if the file cannot be written.
    """
    write_file(file, measurement_page(measurement, topics, lang))


def _files(result: Result, langs: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    yield from pages(result, langs)
    facts = Facts(result=result)
    for edition in editions(langs):
        yield f"{edition.folder}matrix.csv", matrix_csv(facts, Words(edition.lang))
    yield "result.json", result_json(result)
    yield from data_files(facts)
