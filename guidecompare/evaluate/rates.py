"""From counts to shares. In: the counts of documents, added. Out: every share that is told, by key, and of how many.

Which keys there are depends on the labels alone: all samples of the documents give the same ones.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, TypeAlias

from guidecompare.evaluate.tally import BANDS, HITS, MISSED, UNIT, WRONG

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from guidecompare.evaluate.tally import Key

Share: TypeAlias = tuple[float, int]  # the share, and of how many it is one

KINDS: Final = ("topic", "element", "near")
LEVELS: Final = ("clause", "document")

# name, what is counted, out of what: counts of ``tally``
_CELLS: Final = (
    ("right", "right", "cells"),
    ("wrong gaps", "gaps wrong", "gaps"),
    ("wrong covers", "covers wrong", "covers"),
)
_ALL_CELLS: Final = (
    ("verdict_accuracy", "right", "cells"),
    ("false_cover_rate", "absent missed", "absent"),
    ("wrong_gap_share", "said absent wrong", "said absent"),
    ("wrong_shown_gap_share", "gaps wrong", "gaps"),
    ("wrong_cover_share", "covers wrong", "covers"),
)
_FIGURE: Final = "figure"


def shares(counts: Mapping[Key, int], topics: Sequence[str], elements: Sequence[str]) -> dict[Key, Share]:
    """Return every share: the figures under ``("figure", name)``, those of labels, cells and bands under their own."""
    found: dict[Key, Share] = {}
    _reading(found, counts)
    for kind, labels in (("topic", topics), ("element", elements)):
        for level in LEVELS:
            _labels(found, counts, kind, level, labels)
    _cells(found, counts, topics)
    _bands(found, counts)
    return found


def f1_name(kind: str, level: str) -> str:
    """Return the name of the figure that pools the labels of one kind at one level."""
    return f"{level}_{kind}_micro_f1" if level == "clause" else f"{level}_{kind}_f1"


def _reading(found: dict[Key, Share], counts: Mapping[Key, int]) -> None:
    """Add how whole the text was read and how right it was divided."""
    documents = counts["whole", "documents"]
    alike = counts["whole", "similarity"] / UNIT
    found[_FIGURE, "text_completeness"] = (alike / documents if documents else 0.0), documents
    for name, part, whole in (("leak_rate", "leaked", "lines"), ("loss_rate", "lost", "clauses")):
        found[_FIGURE, name] = _share(counts["whole", part], counts["whole", whole])
    for name, key in (("segmentation_f1", "text"), ("heading_f1", "heading"), ("stance_f1", "stance")):
        found[_FIGURE, name] = _f1(*(counts[key, outcome] for outcome in (HITS, WRONG, MISSED)))
    right = counts["parent", HITS]
    found[_FIGURE, "structure_accuracy"] = _share(right, right + counts["parent", WRONG])


def _labels(found: dict[Key, Share], counts: Mapping[Key, int], kind: str, level: str, labels: Sequence[str]) -> None:
    """Add precision, recall and F1 of each label and of all, and the mean F1 of those that occur."""
    totals = Counter[str]()
    singles: list[float] = []
    for label in labels:
        hits, wrong, missed = (counts[kind, level, label, outcome] for outcome in (HITS, WRONG, MISSED))
        scores = _scores(hits, wrong, missed)
        for name, share in scores.items():
            found[kind, level, label, name] = share
        if hits + wrong + missed:
            singles.append(scores["f1"][0])
            totals.update({HITS: hits, WRONG: wrong, MISSED: missed})
    pooled = _scores(totals[HITS], totals[WRONG], totals[MISSED])
    for name in ("precision", "recall"):
        found[_FIGURE, f"{level}_{kind}_{name}"] = pooled[name]
    found[_FIGURE, f1_name(kind, level)] = pooled["f1"]
    found[_FIGURE, f"{level}_{kind}_macro_f1"] = _share(sum(singles), len(singles))
    if (kind, level) == ("topic", "document"):
        found[_FIGURE, "false_gap_rate"] = _share(totals[MISSED], totals[MISSED] + totals[HITS])


def _cells(found: dict[Key, Share], counts: Mapping[Key, int], topics: Sequence[str]) -> None:
    """Add how right the cells are: of each topic, and of all."""
    for topic in topics:
        for name, part, whole in _CELLS:
            found["cell", topic, name] = _share(counts["cell", topic, part], counts["cell", topic, whole])
    for figure, part, whole in _ALL_CELLS:
        parts, wholes = (sum(counts["cell", topic, name] for topic in topics) for name in (part, whole))
        found[_FIGURE, figure] = _share(parts, wholes)


def _bands(found: dict[Key, Share], counts: Mapping[Key, int]) -> None:
    """Add the share that is right among labels with scores of about the same height."""
    for kind in KINDS:
        off = labels = 0
        for band in map(str, range(BANDS)):
            count, said, right = (counts["band", kind, band, name] for name in ("labels", "said", HITS))
            found["band", kind, band] = _share(right, count)
            labels += count
            off += abs(said - right * UNIT)
        if kind == "topic":
            found[_FIGURE, "calibration_error"] = _share(off / UNIT, labels)


def _scores(hits: int, wrong: int, missed: int) -> dict[str, Share]:
    return {
        "precision": _share(hits, hits + wrong),
        "recall": _share(hits, hits + missed),
        "f1": _f1(hits, wrong, missed),
    }


def _f1(hits: int, wrong: int, missed: int) -> Share:
    """Return the harmonic mean of precision and recall; 1 where there was nothing to find and nothing was said."""
    whole = 2 * hits + wrong + missed
    return (2 * hits / whole if whole else 1.0), hits + missed


def _share(part: float, whole: int) -> Share:
    return (part / whole if whole else 0.0), whole
