"""What a measurement of the labels found: its types, their JSON, and the file of figures that ships.

In: what ``evaluate`` measured. Out: the same as JSON values, or read back. The file ``sns.quality.json`` beside the
taxonomy holds the figures as measured when its weights were released; only ``guidecompare evaluate GOLD... --record``
writes it, save for its key ``hand-estimate``: figures counted by a person, which every recording keeps as they are.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Final, TypeGuard

from guidecompare.model import Text2

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE: Final = "sns.quality.json"  # in the folder of the taxonomies

_FORM: Final = 1
_HAND: Final = "hand-estimate"
_DIGITS: Final = 4  # what is beyond them is noise


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How right the tool was; every float is 0..1, and what it means stands beside it."""

    text_completeness: float  # how alike the text read and the right text are, the mean over the documents
    text_completeness_least: float  # the same of the document that it is lowest for
    leak_rate: float  # of the lines kept, those that are no part of the right text
    loss_rate: float  # of the right clauses, those that were not read
    segmentation_f1: float  # clauses with text, found with the very same text
    heading_f1: float
    structure_accuracy: float  # of the clauses found, those under the right parent
    clause_topic_precision: float  # (clause, topic); a clause that was not found counts as missed
    clause_topic_recall: float
    clause_topic_micro_f1: float
    clause_topic_macro_f1: float  # the mean over the topics
    document_topic_precision: float  # (document, topic): the matrix
    document_topic_recall: float
    document_topic_f1: float
    document_topic_macro_f1: float
    clause_element_precision: float
    clause_element_recall: float
    clause_element_micro_f1: float
    clause_element_macro_f1: float
    document_element_precision: float
    document_element_recall: float
    document_element_f1: float
    document_element_macro_f1: float
    false_gap_rate: float  # of the topics that are there, those not found
    false_cover_rate: float  # of the topics that are not there, those said to be
    wrong_gap_share: float  # of all cells said to be absent, those that are not
    wrong_shown_gap_share: float  # the same of the gaps that a report lists: absent where such documents have the topic
    wrong_cover_share: float  # of the cells said to be covered or mentioned, those whose topic is not there
    verdict_accuracy: float  # over all cells: present, excluded, delegated, absent
    stance_f1: float  # over the cells that are excluded or delegated
    calibration_error: float  # by how much the scores of topics differ from the share that is right, over all bands
    documents: int
    documents_failed: int  # nothing was read of them
    documents_real: int  # the others are fictitious, written for the measurement
    clauses: int  # the right ones that have text


RATES: Final = tuple(field.name for field in fields(Figures) if field.type == "float")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A share, how firm it is, and of how many it is one."""

    share: float
    low: float  # 95 of 100 samples of the documents lie between ``low`` and ``high``
    high: float
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How right the tool was about one label; ``precision`` is of those said, ``recall`` of those that are there."""

    precision: Rate
    recall: Rate
    f1: Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelScore:
    """How right the tool was about one topic or element: clause by clause, and document by document."""

    label: str
    clause: Score
    document: Score


@dataclass(frozen=True, slots=True, kw_only=True)
class CellScore:
    """How right the cells of one topic were."""

    topic: str
    right: Rate  # of all its cells
    wrong_gaps: Rate  # of those listed as gaps, those that are none
    wrong_covers: Rate  # of those said to be covered or mentioned, those whose topic is not there


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Labels with scores of about the same height: what they said, and what was right."""

    kind: str  # topic | element: labels that were given; near: nearest misses of topics
    low: float
    high: float
    said: float  # the mean of their scores
    right: Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusion:
    """How often a topic was missed in clauses that were given another one instead."""

    right: str
    said: str
    clauses: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictCount:
    """How many cells whose verdict ought to be ``right`` were said to be ``said``."""

    right: str
    said: str
    cells: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """All that is told of one set of documents."""

    name: str  # of the folder; empty for all sets together
    figures: Figures
    intervals: Mapping[str, tuple[float, float]]  # by name of a rate: 95 of 100 samples of the documents lie within
    over: Mapping[str, int]  # by name of a rate: of how many it is a share
    topics: tuple[LabelScore, ...]  # in the order of the taxonomy; those that occur
    elements: tuple[LabelScore, ...]
    cells: tuple[CellScore, ...]
    bands: tuple[Band, ...]
    confusions: tuple[Confusion, ...]  # the most frequent first
    verdicts: tuple[VerdictCount, ...]

    def rate(self, name: str) -> Rate:
        """Return one of the figures with its interval."""
        low, high = self.intervals[name]
        return Rate(share=getattr(self.figures, name), low=low, high=high, of=self.over[name])


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """Several sets of documents measured: all together, and each alone where there are several."""

    whole: Evaluation
    sets: tuple[Evaluation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HandFigure:
    """A share that a person counted."""

    name: Text2
    part: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HandEstimate:
    """What a person counted by hand, never to be read without its caveats."""

    note: Text2
    figures: tuple[HandFigure, ...]
    caveats: tuple[Text2, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """The figures that ship: what was measured, on which answers, with which weights."""

    provenance: Mapping[str, str]  # sha256 of weights and taxonomy, version of the tool and of the dictionary
    answers: Mapping[str, str]  # by name of the set: sha256 of its answers
    measured: Measurement
    hand: HandEstimate | None


def shortened(measurement: Measurement) -> Measurement:
    """Return a measurement with the figures of each set alone: what they are made of is told of all sets together."""
    emptied: dict[str, Any] = dict.fromkeys(("topics", "elements", "cells", "bands", "confusions", "verdicts"), ())
    return replace(measurement, sets=tuple(replace(one, **emptied) for one in measurement.sets))


def as_plain(measurement: Measurement) -> dict[str, Any]:
    """Return a measurement as JSON values: the figures of all sets together outermost, those of each set below."""
    return {**_plain(measurement.whole), "sets": [_plain(one) for one in measurement.sets]}


def render(quality: Quality) -> bytes:
    """Return the bytes of the file: the same measurement gives the same bytes."""
    root = {
        "form": _FORM,
        "provenance": dict(quality.provenance),
        "answers": dict(quality.answers),
        "measured": as_plain(quality.measured),
        _HAND: asdict(quality.hand) if quality.hand else None,
    }
    return ("\n".join(_lines(root)) + "\n").encode()


def parse(data: bytes) -> Quality:
    """Return what the bytes of a file hold that ``render`` made."""
    root = json.loads(data)
    if root["form"] != _FORM:
        message = f"figures of form {root['form']}, not {_FORM}: record them again"
        raise ValueError(message)
    sets = root["measured"].pop("sets")
    return Quality(
        provenance=root["provenance"],
        answers=root["answers"],
        measured=Measurement(whole=_evaluation(root["measured"]), sets=tuple(_evaluation(one) for one in sets)),
        hand=_hand(root[_HAND]) if root[_HAND] else None,
    )


@cache
def load() -> Quality:
    """Return the figures that ship with the package."""
    return parse(resources.files("guidecompare").joinpath("taxonomies", FILE).read_bytes())


def write(quality: Quality, folder: Path) -> Path:
    """Write the file into ``folder``, where the taxonomies are, and return its path."""
    path = folder / FILE
    path.write_bytes(render(quality))
    return path


def _plain(evaluation: Evaluation) -> dict[str, Any]:
    plain: dict[str, Any] = _rounded(asdict(evaluation))
    return {"name": plain.pop("name"), **plain.pop("figures"), **plain}


def _rounded(value: Any) -> Any:  # noqa: ANN401 -- any JSON value
    """Return a JSON value with its numbers rounded."""
    match value:
        case float():
            return round(value, _DIGITS)
        case dict():
            return {key: _rounded(below) for key, below in value.items()}
        case list() | tuple():
            return [_rounded(below) for below in value]
        case _:
            return value


def _evaluation(plain: Mapping[str, Any]) -> Evaluation:
    return Evaluation(
        name=plain["name"],
        figures=Figures(**{field.name: plain[field.name] for field in fields(Figures)}),
        intervals={name: (low, high) for name, (low, high) in plain["intervals"].items()},
        over=plain["over"],
        topics=tuple(_label_score(one) for one in plain["topics"]),
        elements=tuple(_label_score(one) for one in plain["elements"]),
        cells=tuple(CellScore(**_with_rates(one)) for one in plain["cells"]),
        bands=tuple(Band(**_with_rates(one)) for one in plain["bands"]),
        confusions=tuple(Confusion(**one) for one in plain["confusions"]),
        verdicts=tuple(VerdictCount(**one) for one in plain["verdicts"]),
    )


def _label_score(plain: Mapping[str, Any]) -> LabelScore:
    scores = {level: Score(**_with_rates(plain[level])) for level in ("clause", "document")}
    return LabelScore(label=plain["label"], **scores)


def _with_rates(plain: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``plain`` with every table in it made a rate."""
    return {key: Rate(**value) if isinstance(value, dict) else value for key, value in plain.items()}


def _hand(plain: Mapping[str, Any]) -> HandEstimate:
    return HandEstimate(
        note=Text2(**plain["note"]),
        figures=tuple(HandFigure(**{**one, "name": Text2(**one["name"])}) for one in plain["figures"]),
        caveats=tuple(Text2(**one) for one in plain["caveats"]),
    )


def _lines(value: object) -> Iterator[str]:
    """Yield JSON with every list of tables, and all that holds one, broken into lines."""
    if not _breaks(value):
        yield json.dumps(value, ensure_ascii=False)
        return
    pairs = value.items() if isinstance(value, dict) else ((None, below) for below in value)
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    yield opening
    last = len(value) - 1
    for number, (key, below) in enumerate(pairs):
        first, *rest = _lines(below)
        lines = [first if key is None else f"{json.dumps(key)}: {first}", *rest]
        lines[-1] += "," if number < last else ""
        yield from lines
    yield closing


def _breaks(value: object) -> TypeGuard[dict[str, Any] | list[Any]]:
    if isinstance(value, dict):
        return any(_breaks(below) for below in value.values())
    return isinstance(value, list) and any(isinstance(below, dict) for below in value)
