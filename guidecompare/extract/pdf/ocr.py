"""Text of pages that are pictures, recognised by tesseract. The only module that knows it.

In: the bytes of a PDF and the numbers of such pages. Out: these pages with characters at their places, so that the
modules after this one read them as they read any other page, and with the confidence of the recognition.
"""

from __future__ import annotations

import csv
import io
import math
import tempfile
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

from guidecompare.extract import programs
from guidecompare.extract.common import repair
from guidecompare.extract.pdf.pages import render
from guidecompare.extract.pdf.shapes import DESCENT, Box, Glyph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from guidecompare.extract.pdf.shapes import Frame, Page, Raster

MOST_PAGES: Final = 100  # of a document: each takes seconds
_RESOLUTION: Final = 300.0  # dots an inch, which tesseract is trained on
_LONGEST: Final = 5000  # dots: A4 has 3508
_SECONDS: Final = 120.0  # for one page
_NAMES: Final = ("tesseract",)
_PLACES: Final = (
    r"C:\Program Files\Tesseract-OCR\tesseract.exe",
    r"C:\Program Files (x86)\Tesseract-OCR\tesseract.exe",
)
_ALONG: Final = ("jpn", "3")  # language and mode of segmentation: any layout
_DOWN: Final = ("jpn_vert", "5")  # a block of vertical writing
_DOWN_TURN: Final = 270  # the frame of vertical writing, as ``pages`` has it
_SURE: Final = 0.8  # from here the other direction of writing need not be tried
_UNSURE: Final = 0.45  # below this what was recognised is noise: the page stays unread
_LARGER: Final = 1.3  # to the height of most lines: type of another size
_WORD: Final = "5"  # the level of a word in tesseract's table
_ONE_THREAD: Final = {"OMP_THREAD_LIMIT": "1"}  # documents are read side by side already
_OPENING: Final = "（「『【〔［("
_CLOSING: Final = "）」』】〕］)、。，．"
_SPACE: Final = 0.7  # characters: the gap that is a space, since boxes hold the ink alone
_LATIN_SPACE: Final = 0.15
_WHITE: Final = 0.5  # the part of its square that a bracket or comma leaves white


class Unavailable(Exception):  # noqa: N818 -- says a state of the machine, not a fault of the program
    """There is no tesseract that reads Japanese; ``code`` is that of the problem to tell."""

    def __init__(self, code: str) -> None:
        """Take the code."""
        self.code = code
        super().__init__(code)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    """Characters that tesseract holds together, with their box in points of the displayed page."""

    line: tuple[str, ...]
    text: str
    box: Box
    confidence: float


def recognised(data: bytes, pages: Iterable[Page]) -> Iterator[Page]:
    """Yield those of ``pages`` on which text was recognised with some confidence.

    Raises:
        Unavailable: tesseract, or its data for Japanese, is not installed.
    """
    program = programs.find(_NAMES, _PLACES)
    if program is None:
        raise Unavailable("ocr-missing")
    known = {page.number: page for page in pages}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        languages = _languages(program, folder)
        if _ALONG[0] not in languages:
            raise Unavailable("ocr-no-japanese")
        ways = [way for way in (_ALONG, _DOWN) if way[0] in languages]
        for raster in render(data, sorted(known)[:MOST_PAGES], resolution=_RESOLUTION, longest=_LONGEST):
            page = _page(known[raster.number], *_best(program, folder, raster, ways))
            if page.confidence is not None and page.confidence >= _UNSURE:
                yield page


def _languages(program: str, folder: Path) -> frozenset[str]:
    listed = programs.run((program, "--list-langs"), folder=folder, seconds=_SECONDS, environment=_ONE_THREAD)
    return frozenset((listed or b"").decode("utf-8", "replace").split())


def _best(
    program: str, folder: Path, raster: Raster, ways: Sequence[tuple[str, str]]
) -> tuple[tuple[_Word, ...], bool]:
    """Return the words of the direction of writing that was recognised better, and whether that is downwards."""
    best: tuple[tuple[_Word, ...], bool] = ((), False)
    for way in ways:
        words = _words(program, folder, raster, way)
        if _confidence(words) > _confidence(best[0]):
            best = (words, way == _DOWN)
        if _confidence(best[0]) >= _SURE:
            break
    return best


def _confidence(words: Sequence[_Word]) -> float:
    characters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / characters if characters else 0.0


def _words(program: str, folder: Path, raster: Raster, way: tuple[str, str]) -> tuple[_Word, ...]:
    language, mode = way
    picture = f"P5 {raster.width} {raster.height} 255\n".encode() + raster.grey
    resolution = str(round(_RESOLUTION))
    command = (program, "stdin", "stdout", "-l", language, "--psm", mode, "--dpi", resolution, "tsv")
    printed = programs.run(command, folder=folder, seconds=_SECONDS, data=picture, environment=_ONE_THREAD)
    table = io.StringIO((printed or b"").decode("utf-8", "replace"))
    rows = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple(word for row in rows if (word := _word(row, raster)))


def _word(row: Mapping[str, str | None], raster: Raster) -> _Word | None:
    text, _ = repair((row.get("text") or "").strip())
    if row["level"] != _WORD or not text:
        return None
    left, top, width, height, confidence = (
        float(row[name] or 0) for name in ("left", "top", "width", "height", "conf")
    )
    x, y = raster.box[:2]
    step = (raster.box[2] - x) / raster.width
    return _Word(
        line=tuple(row[name] or "" for name in ("block_num", "par_num", "line_num")),
        text=text,
        box=(x + left * step, y + top * step, x + (left + width) * step, y + (top + height) * step),
        confidence=max(confidence, 0.0) / 100,
    )


def _page(page: Page, words: Sequence[_Word], down: bool) -> Page:  # noqa: FBT001 -- one of the two values of ``_best``
    frame = replace(page.frame, turn=_DOWN_TURN if down else 0)
    lines: dict[tuple[str, ...], list[_Word]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(replace(word, box=_framed(word.box, frame)))
    if not lines:
        return page
    # Boxes hold the ink alone, so that single lines are no measure of their type.
    heights = {line: max(w.box[3] for w in held) - min(w.box[1] for w in held) for line, held in lines.items()}
    usual = median(heights.values())
    em = _em(list(lines.values())) or usual
    glyphs: list[Glyph] = []
    for line, held in lines.items():
        larger = heights[line] / usual
        size = round(em * larger if larger >= _LARGER else em, 1)
        base = round(median(word.box[3] for word in held) - DESCENT / 2 * size, 1)
        glyphs.extend(_spread(held, size, base))
    return replace(
        page, frame=frame, glyphs=tuple(glyphs), repaired=0, garbled=False, confidence=round(_confidence(words), 3)
    )


def _framed(box: Box, frame: Frame) -> Box:
    (x0, y0), (x1, y1) = frame.to_reading(box[0], box[1]), frame.to_reading(box[2], box[3])
    return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _em(lines: Iterable[Sequence[_Word]]) -> float | None:
    """Return the width of most full-width characters: the pitch of lines that hold no others."""
    pitches = []
    for held in lines:
        text = "".join(word.text for word in held)
        if len(text) >= 8 and all(unicodedata.east_asian_width(character) in "WF" for character in text):  # noqa: PLR2004 -- fewer measure nothing
            pitches.append((held[-1].box[2] - held[0].box[0]) / len(text))
    return median(pitches) if pitches else None


def _spread(held: Sequence[_Word], size: float, base: float) -> Iterator[Glyph]:
    """Yield the characters of a line, each with an equal part of the box of its word.

    The boxes overlap and leave gaps where there is no space: they are set one after the other, and only a gap that
    nothing but a space explains is left.
    """
    last, end = "", held[0].box[0]
    for word in held:
        left, right = max(word.box[0], end), max(word.box[2], end)
        if last and left - end < _gap(last, word.text[0]) * size:
            left = end
        elif word.text[0] in _OPENING:  # the left half of its square is white
            left = max(left - size / 2, end) if last else left - size / 2
        step = (right - left) / len(word.text)
        for index, character in enumerate(word.text):
            start = left + index * step
            yield Glyph(text=character, x0=start, x1=start + step, base=base, size=size, font="")
        last, end = word.text[-1], right


def _gap(left: str, right: str) -> float:
    """Return the gap in characters from which a space stands between two words."""
    if left.isascii() and right.isascii() and left.isalnum() and right.isalnum():
        return _LATIN_SPACE
    if right in _CLOSING:
        return math.inf
    return _SPACE + (left in _CLOSING) * _WHITE + (right in _OPENING) * _WHITE
