"""What a taxonomy says of wording, made ready for looking it up: concepts, cues, usual headings, exemplars.

In: a Taxonomy and folded text. Out: the concepts of each sentence, the cues they fulfil, how alike a heading or
clause is to what the taxonomy knows. Needs no weights, so it speaks for topics of a user's own taxonomy as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from guidecompare.language import fold
from guidecompare.similarity import best, partial_ratio, ratio

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidecompare.taxonomy import Cue, Exemplar, Taxonomy

_SENTENCE: Final = re.compile(r"(?<=[。!?])")
_ALIKE: Final = 0.4  # below this two clauses share little but grammar
_NEIGHBOURS: Final = 12  # exemplars that are looked at for one clause


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
    concepts: tuple[tuple[str, tuple[str, ...]], ...]  # id, folded words
    cues: dict[str, tuple[Cue, ...]]  # by label
    headings: dict[str, tuple[str, ...]]  # by topic, folded
    exemplars: tuple[Exemplar, ...]
    exemplar_texts: tuple[str, ...]  # folded

    def concepts_in(self, text: str) -> tuple[frozenset[str], ...]:
        """Return the ids of the concepts in each sentence of folded ``text``."""
        sentences = [sentence for sentence in _SENTENCE.split(text) if sentence]
        return tuple(
            frozenset(id_ for id_, words in self.concepts if any(word in sentence for word in words))
            for sentence in sentences
        )

    def cue(self, label: str, sentences: Sequence[frozenset[str]]) -> Hit:
        """Return the most exacting cue of ``label`` that a sentence fulfils; its strength is its number of concepts."""
        longest = 0
        saw: tuple[str, ...] = ()
        for cue in self.cues.get(label, ()):
            if len(cue.present) > longest and any(
                sentence.issuperset(cue.present) and sentence.isdisjoint(cue.absent) for sentence in sentences
            ):
                longest, saw = len(cue.present), cue.present
        return Hit(strength=float(longest), saw=" ".join(saw)) if longest else NO_HIT

    def words_of(self, concepts: str, text: str) -> tuple[str, ...]:
        """Return the words in folded ``text`` that stand for the given concepts (ids, divided by spaces)."""
        wanted = concepts.split()
        found = (next((w for w in words if w in text), "") for id_, words in self.concepts if id_ in wanted)
        return tuple(word for word in found if word)

    def heading(self, topic: str, heading: str) -> Hit:
        """Return how alike a folded heading is to the usual headings of ``topic``."""
        known = self.headings.get(topic, ())
        if not known or not heading:
            return NO_HIT
        score, saw = max((max(ratio(usual, heading), 0.9 * partial_ratio(usual, heading)), usual) for usual in known)
        return Hit(strength=score, saw=saw) if score >= _ALIKE else NO_HIT

    def alike(self, text: str) -> dict[str, Hit]:
        """Return, by topic and element, the exemplar most like folded ``text``."""
        found: dict[str, Hit] = {}
        for index, score in best(text, self.exemplar_texts, limit=_NEIGHBOURS, floor=_ALIKE):
            exemplar = self.exemplars[index]
            for label in (*exemplar.topics, *exemplar.elements):
                found.setdefault(label, Hit(strength=score, saw=exemplar.text))
        return found


@lru_cache(maxsize=4)
def lexicon(taxonomy: Taxonomy) -> Lexicon:
    """Make the lexicon of ``taxonomy``, once."""
    return Lexicon(
        topic_of={
            label: topic.id for topic in taxonomy.topics for label in (topic.id, *(e.id for e in topic.elements))
        },
        concepts=tuple((concept.id, concept.words) for concept in taxonomy.concepts),
        cues={hints.label: hints.cues for hints in taxonomy.hints},
        headings={hints.label: tuple(fold(heading) for heading in hints.headings) for hints in taxonomy.hints},
        exemplars=taxonomy.exemplars,
        exemplar_texts=tuple(fold(exemplar.text) for exemplar in taxonomy.exemplars),
    )
