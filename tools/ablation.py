"""What each kind of evidence is worth: weighed anew without it, measured on documents that it never saw.

    python tools/ablation.py --learn FOLDER... --measure FOLDER... [--only KIND...] [--output FILE]

Prints a Markdown table (folders of labelled documents; needs the developers' packages). The linear voices do not
depend on what else is heard, so they are fitted once; only how the kinds of evidence are weighed is fitted again for
each that is left out.
"""  # noqa: INP001 - a script, no package

from __future__ import annotations

import argparse
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from guidecompare import corpus, pipeline, taxonomy
from guidecompare.align import verdicts
from guidecompare.evaluate import Said, measure, read_gold
from guidecompare.match.decide import decide
from guidecompare.match.fit import Fitting
from guidecompare.model import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guidecompare.match.linear import Linear, Scores
    from guidecompare.match.weights import Weights
    from guidecompare.model import Labelled
    from guidecompare.quality import Figures
    from guidecompare.taxonomy import Taxonomy

AROUND: Final = (
    *("lead of item", "lead of sentence", "paragraph above", "is item", "is sentence below lead", "is below paragraph"),
    *("previous sibling", "next sibling", "is first sibling", "clause before", "clause after", "siblings", "children"),
    *("best child", "has no child", "document", "element of lead"),
    *("after lead", "after paragraph", "after previous", "after before"),
)
KINDS: Final = {
    "nothing": (),
    "text (linear)": ("text", "element", "part", "element part"),
    "its sentences one by one": ("part", "element part"),
    "heading (linear)": ("heading",),
    "place (linear)": ("place",),
    "usual headings": ("usual heading", "usual heading above"),
    "named matters": ("named",),
    "cues": ("cue", "cue with lead"),
    "exemplars (alike)": ("exemplar",),
    "frame": ("frame",),
    "clauses around": AROUND,
}
FIGURES: Final = {
    "clause × topic F1": "clause_topic_micro_f1",
    "document × topic F1": "document_topic_f1",
    "document × element F1": "document_element_f1",
    "missed": "false_gap_rate",
    "falsely there": "false_cover_rate",
    "verdicts right": "verdict_accuracy",
}


class Reweighing(Fitting):
    """A fitting whose voices are fitted once, whatever is left out when they are weighed."""

    def __init__(self, examples: Sequence[Labelled], known: Taxonomy) -> None:
        """Listen to all clauses."""
        super().__init__(examples, known)
        self._once = cache(super()._voice)
        self._apart = cache(super()._held_out)
        self._stances = cache(super()._stance_voice)

    def without_these(self, kinds: frozenset[str]) -> Weights:
        """Return the weights fitted to all examples without hearing ``kinds``."""
        self.without = kinds
        return self.fit(range(len(self.examples)))

    def _voice(self, name: str, documents: Sequence[int]) -> Linear:
        return self._once(name, tuple(documents))

    def _held_out(self, documents: Sequence[int]) -> dict[int, dict[str, Scores]]:
        return self._apart(tuple(documents))

    def _stance_voice(self, documents: Sequence[int]) -> Linear:
        return self._stances(tuple(documents))


def table(learn: Sequence[Path], folders: Sequence[Path], kinds: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the table, one for each kind of evidence and folder, as they are found."""
    known = taxonomy.load()
    unseen = {folder.name: read(read_gold(folder)) for folder in folders}
    fitting = Reweighing([example for folder in learn for example in read_gold(folder)], known)
    yield f"| without | measured on | {' | '.join(FIGURES)} |"
    yield "| --- " * (len(FIGURES) + 2) + "|"
    whole: dict[str, Figures] = {}
    for kind in ("nothing", *(kind for kind in kinds if kind != "nothing")):
        weights = fitting.without_these(frozenset(KINDS[kind]))
        for folder, readings in unseen.items():
            figures = measured(readings, known, weights)
            whole.setdefault(folder, figures)
            cells = (cell(figures, whole[folder], name) for name in FIGURES.values())
            yield f"| {kind} | {folder} | {' | '.join(cells)} |"


def cell(figures: Figures, whole: Figures, name: str) -> str:
    """Return one figure in per cent, with what leaving the evidence out did to it."""
    value, usual = getattr(figures, name), getattr(whole, name)
    return f"{value:.1%}" + ("" if figures is whole else f" ({100 * (value - usual):+.1f})")


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
    elements = [element.id for topic in known.topics for element in topic.elements]
    return measure(answers, [topic.id for topic in known.topics], elements)


def main() -> None:
    """Print the table line by line, and write it to a file where one is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--learn", type=Path, nargs="+", required=True)
    parser.add_argument("--measure", type=Path, nargs="+", required=True)
    parser.add_argument("--only", choices=list(KINDS), nargs="+", default=list(KINDS), metavar="KIND")
    parser.add_argument("--output", type=Path)
    asked = parser.parse_args()
    lines: list[str] = []
    for line in table(asked.learn, asked.measure, asked.only):
        lines.append(line)
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    if asked.output:
        asked.output.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
