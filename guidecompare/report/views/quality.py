"""How far the labels are to be trusted: measured figures in the words of a reader, for a page and for a terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from guidecompare import names
from guidecompare.model import Verdict
from guidecompare.quality import RATES
from guidecompare.report.safe import file_name
from guidecompare.report.views.site import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from guidecompare.model import Topic
    from guidecompare.quality import CellScore, Evaluation, HandEstimate, LabelScore, Measurement, Quality, Rate
    from guidecompare.report.views.site import Site
    from guidecompare.report.wording import Words

PAGE: Final = "quality.html"

_FEW: Final = 5  # documents with a label below which its figures say little
_DOUBTFUL: Final = 0.9  # a topic with fewer of its cells right is to be checked
_GRADES: Final = ((0.97, "always"), (0.9, "mostly"), (0.75, "sometimes"), (0.0, "often"))
_READING: Final = (
    *("text_completeness", "text_completeness_least", "leak_rate", "loss_rate"),
    *("segmentation_f1", "heading_f1", "structure_accuracy"),
)
_HUNDRED: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A share as shown: in figures, with its interval, and as the length of a bar."""

    value: str
    interval: str  # empty where it has none
    of: int
    percent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One of the figures by its name; one share a set where several are compared."""

    name: str
    shares: tuple[Shown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelLine:
    """A topic or element: how much of it is found, and how much of what is said of it is right."""

    anchor: str
    label: Link
    words: str
    recall: Shown
    precision: Shown
    clause: Shown
    cells: Shown | None  # of a topic


@dataclass(frozen=True, slots=True, kw_only=True)
class BandLine:
    """Scores of about the same height, and how many of them were right."""

    scores: str
    said: str
    right: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredView:
    """What was measured, for any page or text."""

    basis: str
    unproved: str  # says so where no document is a real one
    summary: tuple[str, ...]
    figures: tuple[Measure, ...]
    reading: tuple[Measure, ...]
    sets: tuple[str, ...]  # the heads of the columns of ``figures``: all together, then each set
    doubtful: tuple[str, ...]
    scarce: tuple[Link, ...]  # topics of which too few were measured
    topics: tuple[LabelLine, ...]
    elements: tuple[LabelLine, ...]
    confusions: tuple[str, ...]
    bands: tuple[tuple[str, tuple[BandLine, ...]], ...]
    said: tuple[str, ...]  # verdicts, the heads of the columns of ``verdicts``
    verdicts: tuple[tuple[str, tuple[int, ...]], ...]  # by the right verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityView:
    """The page of the figures that ship."""

    measured: MeasuredView
    others: str  # says so where the figures are of other weights, or of another taxonomy
    provenance: tuple[tuple[str, str], ...]
    hand: HandView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandView:
    """What a person counted, and why not to rely on it."""

    note: str
    figures: tuple[tuple[str, str], ...]
    caveats: tuple[str, ...]


def quality_view(site: Site, quality: Quality) -> QualityView:
    """Return the page of the figures that ship, as seen from ``site``."""
    topics = site.facts.result.topics
    links = {topic.id: Link(text=topic.label[site.lang], href=site.to_topic(topic.id)) for topic in topics}
    made = (*quality.provenance.items(), *quality.answers.items())
    return QualityView(
        measured=measured_view(quality.measured, label_links(topics, site.lang) | links, site.words),
        others=_others(site, quality),
        provenance=tuple((_made(name, site.words), value) for name, value in made),
        hand=_hand(quality.hand, site.words) if quality.hand else None,
    )


def topic_trust(site: Site, topic: str) -> str:
    """Return how many of such cells are right, in one sentence; empty where the taxonomy is another one."""
    quality = site.facts.quality
    if quality is None or not _same_taxonomy(site, quality):
        return ""
    whole = quality.measured.whole
    right = next((one.right for one in whole.cells if one.topic == topic and one.right.of), None)
    if right is None:
        return ""
    return site.words(
        "trust.topic", right=_in_hundred(right.share), of=right.of, basis=_on(whole, site.words)
    ) + _aside(site, quality)


def gap_trust(site: Site, gaps: int) -> str:
    """Return how many of ``gaps`` listed are likely none; empty where there are none, or the taxonomy is another."""
    quality = site.facts.quality
    if quality is None or not gaps or not _same_taxonomy(site, quality):
        return ""
    whole = quality.measured.whole
    rate = whole.rate("wrong_shown_gap_share")
    wrong = round(gaps * rate.share)
    key = "trust.gaps" if wrong else "trust.gaps-few"
    told = site.words(key, share=_in_hundred(rate.share), gaps=gaps, wrong=wrong, basis=_on(whole, site.words))
    return told + _aside(site, quality)


def label_anchor(label: str) -> str:
    """Return the anchor of a topic or element on the page of the figures."""
    return f"t-{file_name(label)}"


def label_links(topics: Sequence[Topic], lang: str) -> dict[str, Link]:
    """Return the names of topics and, each behind its topic, of elements; they lead nowhere."""
    found = {topic.id: Link(text=topic.label[lang]) for topic in topics}
    return found | {
        element.id: Link(text=f"{topic.label[lang]}: {element.label[lang]}")
        for topic in topics
        for element in topic.elements
    }


def measured_view(measurement: Measurement, labels: Mapping[str, Link], words: Words) -> MeasuredView:
    """Return what was measured in the words of a reader; ``labels`` are the names of topics and elements."""
    whole = measurement.whole
    every = (whole, *measurement.sets)
    cells = {one.topic: one for one in whole.cells}
    return MeasuredView(
        basis=_basis(whole, words),
        unproved="" if whole.figures.documents_real else words("trust.unproved"),
        summary=tuple(_summary(whole, words)),
        figures=_measures([name for name in RATES if name not in _READING], every, words),
        reading=_measures(_READING, every, words),
        sets=tuple(_set_name(one, words) for one in every),
        doubtful=tuple(_doubtful(whole.cells, labels, words)),
        scarce=tuple(_link(labels, one.label) for one in whole.topics if one.document.recall.of < _FEW),
        topics=tuple(_line(one, labels, words, cells.get(one.label)) for one in whole.topics),
        elements=tuple(_line(one, labels, words, None) for one in whole.elements),
        confusions=tuple(
            words(
                "trust.confusion",
                right=_link(labels, one.right).text,
                said=_link(labels, one.said).text,
                n=one.clauses,
            )
            for one in whole.confusions
        ),
        bands=tuple(
            (words(f"trust.bands-{kind}"), tuple(_bands(whole, kind))) for kind in ("topic", "element", "near")
        ),
        said=tuple(names.name(verdict, words.lang) for verdict in _said(whole)),
        verdicts=tuple(_verdicts(whole, words)),
    )


def shown(rate: Rate) -> Shown:
    """Return a share as it is shown."""
    interval = f"{rate.low:.1%}–{rate.high:.1%}".replace("%–", "–")
    return Shown(
        value=f"{rate.share:.1%}" if rate.of else "–",
        interval=interval if rate.low < rate.high else "",  # none where all samples agree: that is no certainty
        of=rate.of,
        percent=f"{rate.share * _HUNDRED:.1f}" if rate.of else "0",
    )


def _summary(whole: Evaluation, words: Words) -> Iterable[str]:
    """Yield what a reader must know first."""
    for key, name in (
        ("gaps", "wrong_shown_gap_share"),
        ("missed", "false_gap_rate"),
        ("covers", "wrong_cover_share"),
        ("false-covers", "false_cover_rate"),
        ("verdicts", "verdict_accuracy"),
        ("stance", "stance_f1"),
    ):
        rate = whole.rate(name)
        if rate.of:
            yield words(f"trust.sum-{key}", n=_in_hundred(rate.share), interval=shown(rate).interval, of=rate.of)


def _measures(figures: Iterable[str], every: Sequence[Evaluation], words: Words) -> tuple[Measure, ...]:
    return tuple(
        Measure(name=words(f"figure.{name}"), shares=tuple(_figure(one, name) for one in every)) for name in figures
    )


def _figure(evaluation: Evaluation, name: str) -> Shown:
    """Return one of the figures; the least of a kind is no share of anything, and has no interval."""
    if name in evaluation.intervals:
        return shown(evaluation.rate(name))
    value = getattr(evaluation.figures, name)
    return Shown(value=f"{value:.1%}", interval="", of=evaluation.figures.documents, percent=f"{value * _HUNDRED:.1f}")


def _doubtful(cells: Iterable[CellScore], labels: Mapping[str, Link], words: Words) -> Iterable[str]:
    """Yield the topics too many of whose cells are wrong, the worst first."""
    weak = [one for one in cells if one.right.of and one.right.share < _DOUBTFUL]
    for one in sorted(weak, key=lambda one: (one.right.share, one.topic)):
        yield words("trust.doubt", topic=_link(labels, one.topic).text, right=_in_hundred(one.right.share))


def _line(one: LabelScore, labels: Mapping[str, Link], words: Words, cells: CellScore | None) -> LabelLine:
    recall, precision = one.document.recall, one.document.precision
    said = [words(f"trust.finds-{_grade(recall)}")] if recall.of else []
    said += [words(f"trust.right-{_grade(precision)}")] if precision.of else []
    said += [words("trust.few", n=recall.of)] if recall.of < _FEW else []
    return LabelLine(
        anchor=label_anchor(one.label),
        label=_link(labels, one.label),
        words="".join(said) if words.lang == "ja" else " ".join(said),
        recall=shown(recall),
        precision=shown(precision),
        clause=shown(one.clause.f1),
        cells=shown(cells.right) if cells else None,
    )


def _grade(rate: Rate) -> str:
    return next(grade for least, grade in _GRADES if rate.share >= least)


def _bands(whole: Evaluation, kind: str) -> Iterable[BandLine]:
    for band in whole.bands:
        if band.kind == kind:
            yield BandLine(scores=f"{band.low:.1f}–{band.high:.1f}", said=f"{band.said:.0%}", right=shown(band.right))


def _said(whole: Evaluation) -> list[Verdict]:
    """Return the verdicts that were said or ought to have been, in their usual order."""
    found = {verdict for one in whole.verdicts for verdict in (one.right, one.said)}
    return [verdict for verdict in Verdict if verdict in found]


def _verdicts(whole: Evaluation, words: Words) -> Iterable[tuple[str, tuple[int, ...]]]:
    cells = {(one.right, one.said): one.cells for one in whole.verdicts}
    for right in _said(whole):
        row = tuple(cells.get((right, said), 0) for said in _said(whole))
        if any(row):
            yield names.name(right, words.lang), row


def _hand(hand: HandEstimate, words: Words) -> HandView:
    return HandView(
        note=hand.note[words.lang],
        figures=tuple(
            (one.name[words.lang], words("trust.part", part=one.part, of=one.of, percent=f"{one.part / one.of:.1%}"))
            for one in hand.figures
        ),
        caveats=tuple(caveat[words.lang] for caveat in hand.caveats),
    )


def _basis(whole: Evaluation, words: Words) -> str:
    """Return on how many documents, real or fictitious, the figures stand."""
    every, real = whole.figures.documents, whole.figures.documents_real
    key = "fictitious" if not real else "real" if real == every else "both"
    return words(f"trust.basis-{key}", documents=every, real=real, clauses=whole.figures.clauses)


def _on(whole: Evaluation, words: Words) -> str:
    """Return the same within a sentence."""
    every, real = whole.figures.documents, whole.figures.documents_real
    return words(f"trust.on-{'fictitious' if not real else 'real' if real == every else 'both'}")


def _others(site: Site, quality: Quality) -> str:
    if not _same_taxonomy(site, quality):
        return site.words("trust.other-taxonomy")
    return "" if _same_weights(site, quality) else site.words("trust.other-weights")


def _aside(site: Site, quality: Quality) -> str:
    return "" if _same_weights(site, quality) else site.words("trust.aside")


def _same_taxonomy(site: Site, quality: Quality) -> bool:
    return quality.provenance.get("taxonomy") == site.facts.result.manifest.taxonomy


def _same_weights(site: Site, quality: Quality) -> bool:
    return quality.provenance.get("weights") == site.facts.result.manifest.weights


def _made(name: str, words: Words) -> str:
    """Return what a part of the provenance is called; what is no part of the tool is a set of answers."""
    return words(f"method.{name}") if words.has(f"method.{name}") else words("trust.answers", name=name)


def _set_name(evaluation: Evaluation, words: Words) -> str:
    named = f"trust.set-{evaluation.name or 'all'}"
    return words(named) if words.has(named) else evaluation.name


def _link(labels: Mapping[str, Link], label: str) -> Link:
    return labels.get(label) or Link(text=label)


def _in_hundred(share: float) -> int:
    """Return a share as so many of a hundred; only nothing is none, and only all are a hundred."""
    return round(share * _HUNDRED) if share in {0.0, 1.0} else min(max(round(share * _HUNDRED), 1), _HUNDRED - 1)
