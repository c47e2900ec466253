"""Measuring against gold data. In: folders of answers, and what the tool said. Out: a ``Measurement``.

Clauses are compared by their wording, so the figures hold for any division of the document. Imports no step: whoever
measures brings the steps' results.
"""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING, Final

from guidecompare.evaluate.gold import fingerprint, read_gold
from guidecompare.evaluate.rates import KINDS, shares
from guidecompare.evaluate.tally import BANDS, UNIT, Said, tally
from guidecompare.quality import (
    RATES,
    Band,
    CellScore,
    Confusion,
    Evaluation,
    Figures,
    LabelScore,
    Measurement,
    Rate,
    Score,
    VerdictCount,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from guidecompare.evaluate.rates import Share
    from guidecompare.evaluate.tally import Counts, Key

__all__ = ["Said", "evaluate", "fingerprint", "measure", "measure_sets", "read_gold"]

_DRAWS: Final = 1000  # samples of the documents from which the intervals are taken
_OUTER: Final = 0.025  # the share of the samples beyond either end of an interval
_CONFUSED: Final = 20  # pairs that are told


def measure(answers: Sequence[Said], topics: Sequence[str], elements: Sequence[str]) -> Figures:
    """Return how right ``answers`` are, over all their documents together."""
    tallies = [tally(said, topics) for said in answers]
    counts = _added(tallies)
    return _figures(counts, tallies, shares(counts, topics, elements))


def measure_sets(answers: Mapping[str, Sequence[Said]], topics: Sequence[str], elements: Sequence[str]) -> Measurement:
    """Return what there is to tell of ``answers``, by name of their set: of all together, and of each of several.

    Where some documents are real and others fictitious, each kind makes a further set.
    """
    every = [said for own in answers.values() for said in own]
    sets = dict(answers)
    real = [said for said in every if not said.gold.fictitious]
    if real and len(real) < len(every):
        sets |= {"real": real, "fictitious": [said for said in every if said.gold.fictitious]}
    return Measurement(
        whole=evaluate(every, topics, elements),
        sets=tuple(evaluate(own, topics, elements, name=name) for name, own in sets.items()) if len(sets) > 1 else (),
    )


def evaluate(answers: Sequence[Said], topics: Sequence[str], elements: Sequence[str], *, name: str = "") -> Evaluation:
    """Return the figures of ``measure``, how firm they are, and what they are made of."""
    tallies = [tally(said, topics) for said in answers]
    counts = _added(tallies)
    found = shares(counts, topics, elements)
    rates = _with_intervals(found, tallies, topics, elements)
    occurring = {key[2] for key in counts if key[0] in {"topic", "element"}}
    confused = sorted((-count, key) for key, count in counts.items() if key[0] == "confused")
    figures = {figure: rates["figure", figure] for figure in RATES if ("figure", figure) in rates}
    return Evaluation(
        name=name,
        figures=_figures(counts, tallies, found),
        intervals={figure: (rate.low, rate.high) for figure, rate in figures.items()},
        over={figure: rate.of for figure, rate in figures.items()},
        topics=tuple(_label_score(rates, "topic", label) for label in topics if label in occurring),
        elements=tuple(_label_score(rates, "element", label) for label in elements if label in occurring),
        cells=tuple(_cell_score(rates, topic) for topic in topics),
        bands=tuple(_bands(counts, rates)),
        confusions=tuple(
            Confusion(right=right, said=said, clauses=-count) for count, (_, right, said) in confused[:_CONFUSED]
        ),
        verdicts=tuple(
            VerdictCount(right=str(key[1]), said=str(key[2]), cells=count)
            for key, count in sorted(counts.items())
            if key[0] == "verdict"
        ),
    )


def _added(tallies: Sequence[Counts]) -> Counts:
    """Return the counts of all documents together."""
    return sum(tallies, start=Counter())


def _with_intervals(
    found: Mapping[Key, Share], tallies: Sequence[Counts], topics: Sequence[str], elements: Sequence[str]
) -> dict[Key, Rate]:
    """Return ``found`` with the interval of each share: documents are drawn anew, the same draws every time."""
    keys = sorted({key for counts in tallies for key in counts if key[0] not in {"confused", "verdict"}})
    rows = [[counts[key] for key in keys] for counts in tallies]
    draw = random.Random(0)  # noqa: S311 -- sampling, and the same samples every time
    drawn: dict[Key, list[float]] = {key: [] for key in found}
    for _ in range(_DRAWS):
        sums = map(sum, zip(*draw.choices(rows, k=len(rows)), strict=True))
        sample = shares(Counter(dict(zip(keys, sums, strict=True))), topics, elements)
        for key, (share, _of) in sample.items():
            drawn[key].append(share)
    rates: dict[Key, Rate] = {}
    last = _DRAWS - 1
    for key, (share, of) in found.items():
        ranked = sorted(drawn[key])
        low, high = ranked[round(last * _OUTER)], ranked[round(last * (1 - _OUTER))]
        rates[key] = Rate(share=share, low=low, high=high, of=of)
    return rates


def _figures(counts: Counts, tallies: Sequence[Counts], found: Mapping[Key, Share]) -> Figures:
    alike = [one["whole", "similarity"] / UNIT for one in tallies if one["whole", "documents"]]
    plain = {key[1]: share for key, (share, _) in found.items() if key[0] == "figure"}
    return Figures(
        **plain,
        text_completeness_least=min(alike, default=0.0),
        documents=counts["documents",],
        documents_failed=counts["documents", "failed"],
        documents_real=counts["documents", "real"],
        clauses=counts["clauses",],
    )


def _label_score(rates: Mapping[Key, Rate], kind: str, label: str) -> LabelScore:
    def score(level: str) -> Score:
        precision, recall, f1 = (rates[kind, level, label, name] for name in ("precision", "recall", "f1"))
        return Score(precision=precision, recall=recall, f1=f1)

    return LabelScore(label=label, clause=score("clause"), document=score("document"))


def _cell_score(rates: Mapping[Key, Rate], topic: str) -> CellScore:
    right, gaps, covers = (rates["cell", topic, name] for name in ("right", "wrong gaps", "wrong covers"))
    return CellScore(topic=topic, right=right, wrong_gaps=gaps, wrong_covers=covers)


def _bands(counts: Counts, rates: Mapping[Key, Rate]) -> list[Band]:
    """Return the bands into which any score fell, lowest first."""
    found: list[Band] = []
    for kind in KINDS:
        for band in range(BANDS):
            rate = rates["band", kind, str(band)]
            if rate.of:
                said = counts["band", kind, str(band), "said"] / UNIT / rate.of
                found.append(Band(kind=kind, low=band / BANDS, high=(band + 1) / BANDS, said=said, right=rate))
    return found
