"""How fast documents are read, against bare pdfium and pdfplumber alone, and how much memory a long one takes.

    python benchmarks/reading.py FOLDER... [--pages 200] [--json FILE]

Every PDF of the folders is read in this one run by all three, so that the ratios hold on any machine. Pages with ruled
tables are told apart: there pdfplumber finds the rules. The peak of memory is that of a process that extracts and
segments one PDF made by repeating these pages.
"""

from __future__ import annotations

import argparse
import io
import json
import logging
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pdfplumber
import pypdfium2

from guidecompare.extract import extract
from guidecompare.extract.pdf.pages import read_pages
from guidecompare.model import Source
from guidecompare.segment import segment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_SOURCE: Final = Source(id="benchmark/document", city="benchmark", title="")
_ROUNDS: Final = 5  # the fastest counts: whatever else the machine does only slows down
_KILOBYTE: Final = 1024
_MEGABYTE: Final = 1 << 20


def bare(data: bytes) -> None:
    """Take the text of all pages out of pdfium, and nothing else."""
    with closing(pypdfium2.PdfDocument(data)) as document:
        for page in document:
            with closing(page), closing(page.get_textpage()) as text:
                text.get_text_range()


def plumbed(data: bytes) -> None:
    """Take the text of all pages out of pdfplumber, and nothing else."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_text()
            page.close()


def ours(data: bytes) -> None:
    """Extract and segment."""
    segment(extract(_SOURCE, data))


_READERS: Final[dict[str, Callable[[bytes], None]]] = {"pdfium": bare, "ours": ours, "pdfplumber": plumbed}


def seconds(data: bytes) -> dict[str, float]:
    """Return the processor time that each reader takes on ``data`` at its fastest; they take turns."""
    times: defaultdict[str, list[float]] = defaultdict(list)
    for turn in range(_ROUNDS):
        for name, work in _READERS.items():
            if turn and work is plumbed:
                continue  # slow, and all the steadier for it
            start = time.process_time()
            work(data)
            times[name].append(time.process_time() - start)
    return {name: min(taken) for name, taken in times.items()}


def kind(data: bytes) -> tuple[str, int]:
    """Return what kind of pages a PDF has, and how many."""
    _, pages = read_pages(data)
    if not any(page and page.glyphs for page in pages):
        return "pictures", len(pages)
    if any(page and page.rules for page in pages):
        return "ruled tables", len(pages)
    return "text", len(pages)


def measured(files: Sequence[Path]) -> dict[str, dict[str, float]]:
    """Return pages, seconds and ratios for each kind of page."""
    found: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for file in files:
        data = file.read_bytes()
        name, pages = kind(data)
        row = found[name]
        row["pages"] += pages
        for reader, taken in seconds(data).items():
            row[reader] += taken
    for row in found.values():
        row["times pdfium"] = row["ours"] / row["pdfium"]
        row["faster than pdfplumber"] = row["pdfplumber"] / row["ours"]
    return {name: dict(row) for name, row in sorted(found.items())}


def repeated(files: Sequence[Path], count: int) -> bytes:
    """Return a PDF of ``count`` pages, those of ``files`` over and over."""
    with closing(pypdfium2.PdfDocument.new()) as target:
        sources = [pypdfium2.PdfDocument(file) for file in files]
        while len(target) < count:
            for source in sources:
                pages = range(min(len(source), count - len(target)))
                target.import_pages(source, list(pages))
        buffer = io.BytesIO()
        target.save(buffer)
        return buffer.getvalue()


def peak(file: Path) -> float:
    """Return the megabytes that extracting and segmenting ``file`` takes at most, in a process of its own."""
    ran = subprocess.run(  # noqa: S603 -- this file
        [sys.executable, __file__, "--peak-of", str(file)], capture_output=True, check=True, text=True
    )
    return float(ran.stdout)


def main() -> None:
    """Measure and print."""
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--pages", type=int, default=200, help="pages of the long PDF (0: leave memory out)")
    parser.add_argument("--json", type=Path, help="write the figures to this file, too")
    parser.add_argument("--peak-of", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.peak_of:
        ours(asked.peak_of.read_bytes())
        unit = _MEGABYTE / _KILOBYTE if sys.platform != "darwin" else _MEGABYTE
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit)
        return
    files = sorted(file for folder in asked.folders for file in folder.rglob("*.pdf"))
    if not files:
        parser.error("no PDF in the folders given")
    figures: dict[str, object] = {"pages": measured(files)}
    if asked.pages:
        with tempfile.TemporaryDirectory() as folder:
            long = Path(folder) / "long.pdf"
            long.write_bytes(repeated(files, asked.pages))
            figures["peak"] = {"pages": asked.pages, "megabytes": peak(long)}
    print(json.dumps(figures, indent=1))
    if asked.json:
        asked.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
