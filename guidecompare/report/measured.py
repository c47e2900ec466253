"""What a measurement found, as plain text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidecompare.report.columns import width
from guidecompare.report.views.quality import label_links, measured_view
from guidecompare.report.wording import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guidecompare.model import Topic
    from guidecompare.quality import Measurement
    from guidecompare.report.views.quality import LabelLine, Measure, MeasuredView, Shown

_GAP: Final = "  "


def measurement_text(measurement: Measurement, topics: Sequence[Topic], lang: str) -> str:
    """Return the figures with their intervals, labels from the weakest on, what is confused, what scores are worth."""
    words = Words(lang)
    view = measured_view(measurement, label_links(topics, lang), words)
    return "".join(f"{line}\n" for line in _text(view, words))


def _text(view: MeasuredView, words: Words) -> Iterator[str]:
    yield view.basis
    if view.unproved:
        yield view.unproved
    yield words("trust.how-firm")
    yield from ("", *view.summary)
    yield from _part(words("trust.check"), [(each,) for each in (*view.doubtful, *_scarce(view, words))])
    heads = [(words("trust.what"), *view.sets, words("trust.n"))]
    yield from _part(words("trust.reading"), heads + [_measure(one) for one in view.reading])
    yield from _part(words("trust.figures"), heads + [_measure(one) for one in view.figures])
    for title, lines in (("trust.topics", view.topics), ("trust.elements", view.elements)):
        yield from _part(words(title), list(_labels(lines, words)))
    yield from _part(words("trust.confused"), [(each,) for each in view.confusions])
    for name, bands in view.bands:
        head = tuple(words(f"trust.{key}") for key in ("score-band", "score-said", "score-right", "n"))
        rows = [(band.scores, band.said, _share(band.right), str(band.right.of)) for band in bands]
        yield from _part(name, [head, *rows])
    table = [(right, *map(str, cells)) for right, cells in view.verdicts]
    yield from _part(words("trust.verdicts"), [(words("trust.right-verdict"), *view.said), *table])


def _scarce(view: MeasuredView, words: Words) -> Iterator[str]:
    if view.scarce:
        yield f"{words('trust.scarce')} {words.listed([link.text for link in view.scarce])}"


def _measure(measure: Measure) -> tuple[str, ...]:
    return (measure.name, *map(_share, measure.shares), str(measure.shares[0].of))


def _labels(lines: Sequence[LabelLine], words: Words) -> Iterator[tuple[str, ...]]:
    columns = ("recall", "precision", "cells", "clause-f1") if lines and lines[0].cells else _ELEMENT_COLUMNS
    yield (words("trust.label"), *(words(f"trust.{name}") for name in columns), words("trust.n"))
    for line in sorted(lines, key=lambda line: (float(line.clause.percent), line.label.text)):
        shares = (line.recall, line.precision, line.cells, line.clause)
        yield (line.label.text, *(_share(share) for share in shares if share), str(line.recall.of))


_ELEMENT_COLUMNS: Final = ("recall", "precision", "clause-f1")


def _share(share: Shown) -> str:
    return f"{share.value} ({share.interval})" if share.interval else share.value


def _part(title: str, rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield a title and its rows, in columns as wide as they must be."""
    yield from ("", f"[{title}]")
    widths = [max(width(cell) for cell in column) for column in zip(*rows, strict=True)] if rows else []
    for row in rows:
        yield _GAP.join(cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True)).rstrip()
