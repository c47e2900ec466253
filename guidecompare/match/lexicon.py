"""What a taxonomy says of wording, made ready for looking it up: concepts, cues, usual headings, exemplars.

In: a Taxonomy and folded text. Out: the concepts of each sentence, the cues they fulfil, how alike a heading or
clause is to what the taxonomy knows. Needs no weights, so it speaks for topics of a user's own taxonomy as well.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from guidecompare.language import fold
from guidecompare.match.frame import Sentence, frame
from guidecompare.match.matters import divided, matters
from guidecompare.similarity import table
from guidecompare.taxonomy import Cue, Exemplar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from guidecompare.taxonomy import Taxonomy

_SENTENCE: Final = re.compile(r"(?<=[。!?])")
_START: Final = 2  # characters by which words are looked up
_ALIKE: Final = 0.4  # below this two clauses share little but grammar
_SAME: Final = 0.95  # from here on a matter that a sentence names is called by a usual heading,
_LIKE: Final = 0.75  # and from here on one that stands in a list, as a heading would
_NEIGHBOURS: Final = 12  # exemplars or headings that are looked at
_BATCH: Final = 200  # texts compared at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """How strongly the lexicon speaks for a label, and what it saw; strength 0 where it says nothing."""

    strength: float
    saw: str


NO_HIT: Final = Hit(strength=0.0, saw="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The wording of one taxonomy, ready for use."""

    topic_of: dict[str, str]  # by topic and element, in the order of the taxonomy: a topic is of itself
    words: dict[str, tuple[tuple[str, str], ...]]  # by their beginnings: (folded word, the concept it stands for)
    cues: dict[str, tuple[tuple[str, Cue], ...]]  # by their first concept: (label, cue)
    heading_texts: tuple[str, ...]  # the usual headings of all topics, folded
    heading_topics: tuple[str, ...]  # the topic of each
    actors: dict[str, str]  # by concept: whom its words stand for
    binds: dict[str, str]  # by topic: whose conduct it rules
    says: dict[str, str]  # by element: what kind of thing it says
    exemplars: tuple[Exemplar, ...]
    exemplar_texts: tuple[str, ...]  # folded

    def sentences_in(self, text: str) -> tuple[Sentence, ...]:
        """Return the sentences of folded ``text``, each with the concepts in it."""
        return tuple(
            Sentence(text=sentence, ends=tuple(self._concepts(sentence)))
            for sentence in _SENTENCE.split(text)
            if sentence
        )

    def concepts_in(self, text: str) -> tuple[frozenset[str], ...]:
        """Return the ids of the concepts in each sentence of folded ``text``."""
        return tuple(sentence.concepts for sentence in self.sentences_in(text))

    def _concepts(self, sentence: str) -> Iterator[tuple[int, str]]:
        for at in range(len(sentence)):
            for word, concept in self.words.get(sentence[at : at + _START], ()):
                if sentence.startswith(word, at):
                    yield at + len(word), concept

    def cue_hits(self, sentences: Iterable[frozenset[str]]) -> dict[str, Hit]:
        """Return, by label, the most exacting cue that a sentence fulfils; its strength is its number of concepts."""
        found: dict[str, Hit] = {}
        for sentence in sentences:
            for concept in sorted(sentence):
                for label, cue in self.cues.get(concept, ()):
                    strength = float(len(cue.present))
                    if (
                        (label not in found or strength > found[label].strength)
                        and sentence.issuperset(cue.present)
                        and sentence.isdisjoint(cue.absent)
                    ):
                        found[label] = Hit(strength=strength, saw=" ".join(cue.present))
        return found

    def words_of(self, concepts: str, text: str) -> tuple[str, ...]:
        """Return the words in folded ``text`` that stand for the given concepts (ids, divided by spaces)."""
        found: dict[str, str] = {}
        for at in range(len(text)):
            for word, concept in self.words.get(text[at : at + _START], ()):
                if text.startswith(word, at):
                    found.setdefault(concept, word)
        return tuple(found[concept] for concept in concepts.split() if concept in found)

    def heading_hits(self, headings: Sequence[str]) -> Iterator[dict[str, Hit]]:
        """Yield for each folded heading, by topic, the usual heading most like it, or like one matter of several."""
        forms = [(heading, *divided(heading)) for heading in headings]
        near = _nearest([form for one in forms for form in one], self.heading_texts)
        for one in forms:
            yield strongest([self._headed(next(near)) for _ in one])

    def _headed(self, near: Iterable[tuple[int, float]]) -> dict[str, Hit]:
        found: dict[str, Hit] = {}
        for index, score in near:
            found.setdefault(self.heading_topics[index], Hit(strength=score, saw=self.heading_texts[index]))
        return found

    def named_hits(self, text: str) -> dict[str, Hit]:
        """Return, by topic, the usual heading that one of the matters named in folded ``text`` is.

        At least half of the matters must be: a list of news may hold a word that is a heading as well.
        """
        parts = [list(self.heading_hits(forms)) for forms in matters(text)]
        least = _SAME if text.endswith("。") else _LIKE
        named = [
            {topic: hit for hits in forms for topic, hit in hits.items() if hit.strength >= least} for forms in parts
        ]
        if 2 * sum(1 for hits in named if hits) < len(named):
            return {}
        found = {topic: hit for hits in named for topic, hit in hits.items()}
        shared = Counter(hit.saw for hit in found.values())  # 禁止事項 heads the bans on users and those on staff
        return {topic: replace(hit, strength=1.0 / shared[hit.saw]) for topic, hit in found.items()}

    def frame_hits(self, sentences: Sequence[Sentence], above: Sequence[Sentence], reader: str) -> dict[str, Hit]:
        """Return the labels that the frame of a clause speaks against: it binds others, or says no such thing."""
        found = frame(sentences, above, self.actors, reader)
        against = [topic for topic, actor in self.binds.items() if found.bound and actor not in found.bound]
        against += [element for element, kind in self.says.items() if kind not in found.says]
        saw = " ".join(concept for concept, actor in self.actors.items() if actor in found.bound)
        return dict.fromkeys(against, Hit(strength=-1.0, saw=saw))

    def exemplar_hits(self, texts: Sequence[str]) -> Iterator[dict[str, Hit]]:
        """Yield for each folded text, by topic and element, the exemplar most like it."""
        for near in _nearest(texts, self.exemplar_texts):
            found: dict[str, Hit] = {}
            for index, score in near:
                exemplar = self.exemplars[index]
                for label in (*exemplar.topics, *exemplar.elements):
                    found.setdefault(label, Hit(strength=score, saw=exemplar.text))
            yield found


def _nearest(texts: Sequence[str], choices: Sequence[str]) -> Iterator[list[tuple[int, float]]]:
    """Yield for each text the choices most like it, best first, with how alike they are; an empty text is like none.

    The texts are looked at some hundred at a time, so that a long document takes no more memory than a short one.
    """
    for start in range(0, len(texts), _BATCH):
        batch = texts[start : start + _BATCH]
        for text, row in zip(batch, table(batch, choices, floor=_ALIKE), strict=True):
            places = np.flatnonzero(row).tolist() if text else []
            ranked = sorted(zip(places, row[places].tolist(), strict=True), key=lambda one: (-one[1], one[0]))
            yield ranked[:_NEIGHBOURS]


def strongest(found: Iterable[Mapping[str, Hit]]) -> dict[str, Hit]:
    """Return the strongest hit of each label."""
    kept: dict[str, Hit] = {}
    for hits in found:
        for label, hit in hits.items():
            if label not in kept or hit.strength > kept[label].strength:
                kept[label] = hit
    return kept


@lru_cache(maxsize=4)
def lexicon(taxonomy: Taxonomy) -> Lexicon:
    """Make the lexicon of ``taxonomy``, once."""
    words: dict[str, list[tuple[str, str]]] = {}
    for concept in taxonomy.concepts:
        for word in concept.words:
            words.setdefault(word[:_START], []).append((word, concept.id))
    cues: dict[str, list[tuple[str, Cue]]] = {}
    for hints in taxonomy.hints:
        for cue in hints.cues:
            cues.setdefault(cue.present[0], []).append((hints.label, cue))
    return Lexicon(
        topic_of={
            label: topic.id for topic in taxonomy.topics for label in (topic.id, *(e.id for e in topic.elements))
        },
        words={start: tuple(found) for start, found in words.items()},
        cues={concept: tuple(found) for concept, found in cues.items()},
        heading_texts=tuple(fold(heading) for hints in taxonomy.hints for heading in hints.headings),
        heading_topics=tuple(hints.label for hints in taxonomy.hints for _ in hints.headings),
        actors={concept.id: concept.actor for concept in taxonomy.concepts if concept.actor},
        binds={hints.label: hints.binds for hints in taxonomy.hints if hints.binds},
        says={hints.label: hints.says for hints in taxonomy.hints if hints.says},
        exemplars=taxonomy.exemplars,
        exemplar_texts=tuple(fold(exemplar.text) for exemplar in taxonomy.exemplars),
    )
