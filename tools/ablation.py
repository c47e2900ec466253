"""What each kind of evidence is worth: the weights fitted anew without it, measured on documents they never saw.

usage: python tools/ablation.py LEARN MEASURE...   (folders of labelled documents; needs the developers' packages)
"""  # noqa: INP001 - a script, no package

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from guidecompare import corpus, pipeline, taxonomy
from guidecompare.align import verdicts
from guidecompare.evaluate import Said, measure, read_gold
from guidecompare.match.decide import decide
from guidecompare.match.fit import Fitting
from guidecompare.model import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidecompare.evaluate import Figures
    from guidecompare.match.weights import Weights
    from guidecompare.model import Labelled
    from guidecompare.taxonomy import Taxonomy

AROUND: Final = (
    *("lead of item", "lead of sentence", "paragraph above", "is item", "is sentence below lead", "is below paragraph"),
    *("previous sibling", "next sibling", "is first sibling", "clause before", "clause after", "siblings", "children"),
    *("best child", "has no child", "document", "element of lead"),
    *("after lead", "after paragraph", "after previous", "after before"),
)
KINDS: Final = {
    "nothing": (),
    "text (linear)": ("text", "element"),
    "heading (linear)": ("heading",),
    "place (linear)": ("place",),
    "usual headings": ("usual heading", "usual heading above"),
    "named matters": ("named",),
    "cues": ("cue", "cue with lead"),
    "exemplars (alike)": ("exemplar",),
    "frame": ("frame",),
    "clauses around": AROUND,
}
FIGURES: Final = (
    *("clause_topic_micro_f1", "document_topic_f1", "document_element_f1"),
    *("false_gap_rate", "false_cover_rate", "stance_f1"),
)


def main(learn: Path, folders: Sequence[Path]) -> None:
    """Print a line for each kind of evidence and folder."""
    known = taxonomy.load()
    examples = read_gold(learn)
    unseen = {folder.name: read(read_gold(folder)) for folder in folders}
    tell("without", "measured on", FIGURES)
    for name, without in KINDS.items():
        fitting = Fitting(examples, known, without=frozenset(without))
        weights = fitting.fit(range(len(examples)))
        for folder, readings in unseen.items():
            figures = measured(readings, known, weights)
            tell(name, folder, [f"{getattr(figures, one):.3f}" for one in FIGURES])


def tell(name: str, folder: str, values: Sequence[str]) -> None:
    """Write one line of the table."""
    sys.stdout.write(f"{name:20s} {folder:12s}" + "".join(f"{value:>23s}" for value in values) + "\n")
    sys.stdout.flush()


def read(answers: Sequence[Labelled]) -> list[tuple[Labelled, Reading]]:
    """Return the documents as a user would read them."""
    sources = [corpus.single(Path(answer.source.path or "")) for answer in answers]
    return list(zip(answers, pipeline.read(sources), strict=True))


def measured(readings: Sequence[tuple[Labelled, Reading]], known: Taxonomy, weights: Weights) -> Figures:
    """Return the figures of documents under ``weights``."""
    answers = []
    for gold, one in readings:
        matches = decide(one.outline, one.document.source, known, weights)
        reading = Reading(document=one.document, outline=one.outline, matches=matches)
        said = Said(gold=gold, outline=one.outline, matches=matches, verdicts=verdicts(reading, known.topics))
        answers.append(said)
    return measure(answers, [topic.id for topic in known.topics])


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]])
