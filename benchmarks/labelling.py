"""What labelling costs against reading the same documents.

    python benchmarks/labelling.py FOLDER... [--json FILE]

Every document of the folders is extracted and segmented, then matched, in this one run and one process, so that the
ratio holds on any machine. Target: matching takes at most the processor time of reading.
"""

from __future__ import annotations

import argparse
import json
import logging
import time
from collections import defaultdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from guidecompare import corpus, taxonomy
from guidecompare.extract import extract
from guidecompare.match import match
from guidecompare.segment import segment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from guidecompare.model import Outline, Source
    from guidecompare.taxonomy import Taxonomy

_FORMATS: Final = (".pdf", ".html", ".htm", ".docx", ".txt")
_ROUNDS: Final = 3  # the fastest counts: whatever else the machine does only slows down


def measured(files: Sequence[Path], known: Taxonomy) -> dict[str, dict[str, float]]:
    """Return documents, clauses, seconds and the ratio for each format, and for all together."""
    found: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for file in files:
        source, data = corpus.single(file), file.read_bytes()
        reading = seconds(partial(read, source, data))
        outline = read(source, data)
        labelling = seconds(partial(match, outline, source, known))
        for name in (file.suffix.removeprefix("."), "together"):
            row = found[name]
            row["documents"] += 1
            row["clauses"] += len(outline.clauses)
            row["reading"] += reading
            row["labelling"] += labelling
    for row in found.values():
        row["labelling / reading"] = row["labelling"] / row["reading"]
    return {name: {key: round(value, 3) for key, value in row.items()} for name, row in sorted(found.items())}


def read(source: Source, data: bytes) -> Outline:
    """Extract and segment."""
    return segment(extract(source, data))


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of ``work`` at its fastest."""
    times: list[float] = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def warm(file: Path, known: Taxonomy) -> None:
    """Load dictionary, weights and exemplars, which happens once a process."""
    source = corpus.single(file)
    match(read(source, file.read_bytes()), source, known)


def main() -> None:
    """Measure and print."""
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--json", type=Path, help="write the figures to this file, too")
    asked = parser.parse_args()
    files = sorted(file for folder in asked.folders for file in folder.rglob("*") if file.suffix in _FORMATS)
    if not files:
        parser.error("no document in the folders given")
    known = taxonomy.load()
    warm(files[0], known)
    text = json.dumps(measured(files, known), indent=1)
    print(text)
    if asked.json:
        asked.json.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
