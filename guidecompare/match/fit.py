"""Fitting the weights (for developers). In: labelled documents and a taxonomy. Out: ``Weights``.

Nothing that runs for a user imports this module: it needs scikit-learn (``solver``).

The linear voices learn from the clauses of the documents and from the exemplars of the taxonomy. What each kind of
evidence is worth is then learnt from clauses that the voices were *not* fitted to: documents are held out in folds,
and those whose ids begin alike (to the first hyphen) are by one hand and stay together.
"""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Final

import numpy as np

from guidecompare.language import digest
from guidecompare.match.combine import RELATIONS, Combination, links, transitions
from guidecompare.match.features import VOICES, Setting
from guidecompare.match.judge import element_rows, widen
from guidecompare.match.lexicon import lexicon
from guidecompare.match.listen import LEXICAL, lexical_rows, listen, part_scores
from guidecompare.match.solver import Matrix, combination
from guidecompare.match.stance import MARKED, stance_features
from guidecompare.match.weights import Thresholds, Weights
from guidecompare.model import Clause, Outline
from guidecompare.taxonomy import Exemplar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from guidecompare.match.combine import Rows
    from guidecompare.match.linear import Features, Linear, Scores
    from guidecompare.match.listen import Heard
    from guidecompare.model import Labelled, Labels
    from guidecompare.taxonomy import CounterExample, Taxonomy

    Flags = NDArray[np.bool_]
    Places = NDArray[np.intp]

_STRENGTH: Final = 10.0  # inverse of the penalty on the weights of features
_RARE: Final = 5  # clauses in which a feature must occur
_SMALL: Final = 5  # units: weights of features below are not kept
_PASS_STRENGTH: Final = 0.3  # the same on the weights of the kinds of evidence
_PASSES: Final = 3  # alone, then twice with the clauses around
_FOLDS: Final = 4  # in which documents are held out from the voices
_ELEMENT: Final = "element"  # the voice for elements: it hears what the text voice hears
_OF_PARTS: Final = {"text": "part", _ELEMENT: "element part"}  # voices that are heard sentence by sentence as well
_STANCE_THRESHOLD: Final = 0.3  # flat from 0.2 to 0.5 in cross-validation; a mark that is missed reads as a rule
# Thresholds to choose from. A wrong gap is worse than a wrong cover, so that the higher ones are no choice for topics;
# the lowest ones are none either: voices that learnt from all documents are surer than those that choose here.
_ACCEPT_TOPIC: Final = (0.35, 0.4)
_ACCEPT_ELEMENT: Final = (0.3, 0.35)
_ALONE: Final = (0.2, 0.25, 0.3)


def fit(examples: Sequence[Labelled], taxonomy: Taxonomy) -> Weights:
    """Return the weights fitted to all of ``examples`` and the exemplars of ``taxonomy``."""
    return Fitting(examples, taxonomy).fit(range(len(examples)))


class Fitting:
    """Examples and exemplars, heard once and laid out as matrices; weights can then be fitted to any part of them."""

    def __init__(
        self, examples: Sequence[Labelled], taxonomy: Taxonomy, *, without: frozenset[str] = frozenset()
    ) -> None:
        """Listen to all clauses. Rows: the clauses document by document, then the exemplars.

        The kinds of evidence in ``without`` are left out, to see what they are worth.
        """
        self.without = without
        self.examples = examples
        self.taxonomy = taxonomy
        self.lexicon = lexicon(taxonomy)
        self.topics = tuple(topic.id for topic in taxonomy.topics)
        self.elements = tuple(element.id for topic in taxonomy.topics for element in topic.elements)
        self.families = [example.source.id.split("-")[0] for example in examples]
        self.heard = [
            listen(one.outline, Setting(audience=one.source.audience, kind=one.source.kind), self.lexicon)
            for one in examples
        ]
        self.starts = np.cumsum([0, *(len(document) for document in self.heard)])
        examples_alone = (*taxonomy.exemplars, *(_right(counter) for counter in taxonomy.counter_examples))
        exemplars = [
            listen(_outline(one), Setting(audience=one.audience, kind=None), self.lexicon)[-1] for one in examples_alone
        ]
        self.clauses = [*(one for document in self.heard for one in document), *exemplars]
        self.extra = np.arange(self.starts[-1], len(self.clauses))
        self.written = np.array([bool(one.view.text) for one in self.clauses])
        right: list[Labels | Exemplar] = [one for example in examples for one in example.labels]
        right += examples_alone
        self.topic_marks = _marks([one.topics for one in right], self.topics)
        self.element_marks = _marks([one.elements for one in right], self.elements)
        self.stances = [dict(one.stances) for one in right]
        self.features = {voice: Matrix([one.features[voice] for one in self.clauses]) for voice in VOICES}
        self.features[_ELEMENT] = self.features["text"]

    def fit(self, documents: Iterable[int]) -> Weights:
        """Return the weights fitted to ``documents`` and the exemplars."""
        chosen = list(documents)
        held_out = self._held_out(chosen)
        relations = self._relations(chosen)
        alone = {
            d: lexical_rows(self.heard[d], self.topics) | {name: held_out[d][name] for name in (*VOICES, "part")}
            for d in chosen
        }
        passes: list[Combination] = []
        rows, scores = alone, {}
        for _ in range(_PASSES):
            passes.append(self._combination(rows, self.topic_marks, slope=bool(passes)))
            scores = {d: passes[-1].score(rows[d]) for d in chosen}
            rows = {d: widen(self.heard[d], alone[d], scores[d], relations) for d in chosen}
        element_rows_ = {
            d: element_rows(
                self.heard[d],
                self.elements,
                self.lexicon.topic_of,
                dict(zip(self.topics, scores[d].T, strict=True)),
                held_out[d][_ELEMENT],
                held_out[d]["element part"],
            )
            for d in chosen
        }
        element_pass = self._combination(element_rows_, self.element_marks)
        element_scores = {d: element_pass.score(element_rows_[d]) for d in chosen}
        lexical = {d: {name: alone[d][name] for name in LEXICAL} for d in chosen}
        return Weights(
            sha256="",
            provenance=self._provenance(chosen),
            topics=self.topics,
            elements=self.elements,
            voices={voice: self._voice(voice, chosen) for voice in VOICES},
            passes=tuple(passes),
            relations=relations,
            element_voice=self._voice(_ELEMENT, chosen),
            element_pass=element_pass,
            bare=self._combination(lexical, self.topic_marks, shared=True),
            stance_voice=self._stance_voice(chosen),
            topic_thresholds=self._thresholds(scores, self.topic_marks, _ACCEPT_TOPIC),
            element_thresholds=self._thresholds(element_scores, self.element_marks, _ACCEPT_ELEMENT),
            stance_threshold=_STANCE_THRESHOLD,
        )

    def rows(self, documents: Iterable[int]) -> Places:
        """Return the rows of the clauses of ``documents``."""
        return np.concatenate([np.arange(self.starts[d], self.starts[d + 1]) for d in documents])

    def _training(self, documents: Sequence[int]) -> Places:
        """Return the rows that voices learn from: the clauses of ``documents`` that have text, and the exemplars."""
        return np.array([row for row in (*self.rows(documents), *self.extra) if self.written[row]])

    def _voice(self, name: str, documents: Sequence[int]) -> Linear:
        """Fit one linear voice."""
        element = name == _ELEMENT
        marks, labels = (self.element_marks, self.elements) if element else (self.topic_marks, self.topics)
        return self.features[name].fit(
            self._training(documents), marks, labels, strength=_STRENGTH, rare=_RARE, small=_SMALL
        )

    def _held_out(self, documents: Sequence[int]) -> dict[int, dict[str, Scores]]:
        """Return by document and voice the scores of voices that did not learn from the document's family."""
        scores: dict[int, dict[str, Scores]] = {d: {} for d in documents}
        families = sorted({self.families[d] for d in documents})
        folds = {family: place % _FOLDS for place, family in enumerate(families)}
        for fold in sorted(set(folds.values())):
            rest = [d for d in documents if folds[self.families[d]] != fold]
            for name in self.features:
                voice = self._voice(name, rest)
                for d in documents:
                    if folds[self.families[d]] == fold:
                        scores[d][name] = voice.scores([_heard(one, name) for one in self.heard[d]])
                        if name in _OF_PARTS:
                            scores[d][_OF_PARTS[name]] = part_scores(voice, self.heard[d], scores[d][name])
        return scores

    def _combination(self, rows: Mapping[int, Rows], marks: Flags, **options: bool) -> Combination:
        """Fit a combination to the clauses with text of the documents that ``rows`` holds."""
        places = self.rows(rows)
        written = self.written[places]
        names = next(iter(rows.values()))
        kept = {name: np.concatenate([document[name] for document in rows.values()])[written] for name in names}
        return combination(kept, marks[places[written]], strength=_PASS_STRENGTH, without=self.without, **options)

    def _relations(self, documents: Sequence[int]) -> dict[str, Scores]:
        """Count which topics follow which, by relation."""
        pairs: dict[str, list[tuple[list[int], list[int]]]] = {name: [] for name in RELATIONS}
        for d in documents:
            views = [one.view for one in self.heard[d]]
            marks = self.topic_marks[self.starts[d] : self.starts[d + 1]]
            places = [np.flatnonzero(row).tolist() for row in marks]
            for at, view in enumerate(views):
                if view.text:
                    for name, other in links(views, at).items():
                        pairs[name].append((places[other], places[at]))
        return {name: transitions(found, len(self.topics)) for name, found in pairs.items()}

    def _stance_voice(self, documents: Sequence[int]) -> Linear:
        """Fit the voice for stances to every label of every clause."""
        examples = [
            (stance_features(self.clauses[row], self.topics[place]), self.stances[row].get(self.topics[place]))
            for row in self._training(documents)
            for place in np.flatnonzero(self.topic_marks[row])
        ]
        marks = np.array([[found == stance for stance in MARKED] for _, found in examples])
        features = Matrix([example for example, _ in examples])
        return features.fit(np.arange(len(examples)), marks, MARKED, strength=_STRENGTH, rare=_RARE, small=_SMALL)

    def _thresholds(self, scores: Mapping[int, Scores], marks: Flags, choices: Sequence[float]) -> Thresholds:
        """Return the thresholds that serve clauses and documents best, taken together."""
        chances = {d: 1.0 / (1.0 + np.exp(-table)) for d, table in scores.items()}
        right = {d: marks[self.rows([d])] for d in scores}
        written = {d: self.written[self.rows([d])] for d in scores}

        def worth(accept: float, alone: float) -> float:
            said = {d: accepted(chances[d], accept, alone) & written[d][:, None] for d in scores}
            clause = _f1((said[d], right[d]) for d in scores)
            document = _f1((_any(said[d]), _any(right[d])) for d in scores)
            return clause + document

        best = max((worth(accept, alone), accept, alone) for accept in choices for alone in _ALONE)
        return Thresholds(accept=best[1], alone=best[2])

    def _provenance(self, documents: Sequence[int]) -> dict[str, str]:
        """Say what the weights were fitted to and with."""
        wording = "".join(
            f"{clause.digest}{labels.topics}{labels.elements}{labels.stances}"
            for d in documents
            for clause, labels in zip(self.examples[d].outline.clauses, self.examples[d].labels, strict=True)
        )
        return {
            "taxonomy": self.taxonomy.sha256,
            "documents": str(len(documents)),
            "clauses": str(len(self.rows(documents))),
            "exemplars": str(len(self.extra)),
            "examples": digest(wording),
            **{name: version(name) for name in ("numpy", "scikit-learn", "sudachidict-core", "sudachipy")},
        }


def accepted(chances: NDArray[np.float64], accept: float, alone: float) -> Flags:
    """Return which labels are accepted, by clause and label."""
    said = chances >= accept
    best = chances.argmax(axis=1)
    first = np.arange(len(chances))
    said[first, best] |= chances[first, best] >= alone
    return said


def _f1(pairs: Iterable[tuple[Flags, Flags]]) -> float:
    hits = total = 0
    for said, right in pairs:
        hits += int((said & right).sum())
        total += int(said.sum() + right.sum())
    return 2 * hits / total if total else 1.0


def _any(flags: Flags) -> Flags:
    """Return which labels any clause has."""
    return np.array([column.any() for column in flags.T])


def _heard(one: Heard, name: str) -> Features:
    """Return the features that a voice listens to."""
    return one.features["text" if name == _ELEMENT else name]


def _marks(labels: Iterable[Sequence[str]], known: Sequence[str]) -> Flags:
    """Return which of ``known`` each clause has."""
    return np.array([[label in own for label in known] for own in labels])


def _right(counter: CounterExample) -> Exemplar:
    """Return a counter-example as an exemplar of what it really is."""
    return Exemplar(text=counter.text, topics=(counter.topic,) if counter.topic else ())


def _outline(exemplar: Exemplar) -> Outline:
    """Return an exemplar as the last clause of a little outline: heading, lead sentence, clause."""
    parts = (("heading", exemplar.heading, ""), ("lead", "", exemplar.lead), ("clause", "", exemplar.text))
    above: str | None = None
    clauses: list[Clause] = []
    for id_, heading, text in parts:
        if heading or text:
            clauses.append(_clause(id_, above, heading, text))
            above = id_
    return Outline(title="", clauses=tuple(clauses), removed=())


def _clause(id_: str, parent: str | None, heading: str, text: str) -> Clause:
    return Clause(
        id=id_, source="", parent=parent, marker=None, heading=heading, text=text, lines=(), page=None, digest=""
    )
