"""The frame of a clause: whom it binds, whether it denies or permits. Under another one, equal words are another rule.

In: the sentences of a clause and of what stands above it, with the concepts in each; an item takes from there what it
lacks itself. Out: ``Frame``. Which labels a frame fits is said by the taxonomy (``binds`` of a topic, ``says`` of an
element).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SUBJECT: Final = re.compile(r"(?:等|ら|たち|の方|の皆様|各位|自身)?(?:は|が|も|には)")
_MARKED: Final = ("は", "が")  # a word of a concept may hold its particle: 市は
_BINDS: Final = re.compile(
    r"てはなら|てはなりま|てはいけ|ではならな|でくださ|てくださ|ないこと|なければな|ねばな|禁じ|禁止|遠慮|控え|慎|おやめ"
    r"|お断り|こと$|ものとする$|ものとします$|努め|心がけ|心掛け|できない$|できません$|願います$"
)
# What a clause must have somewhere to say a thing of the kind.
_SAYS: Final = {
    "denies": re.compile(
        r"ない|なく|なかった|ません|せず|(?<!ま)ず(?:[、にと。]|$)|なし|不要|不可|省略|省く|かね|控え|遠慮|断り|断る|断って|禁"
        r"|見送|限りで|やめ"
    ),
    "permits": re.compile(
        r"できる|できます|いただけ|自由|構い|構わ|かまい|かまわ|差し支え|よい|除|限り|認め|許|歓迎|要しな|要りま|いりま|必要はな|不要"
        r"|ただし|まで|引用|けっこう|結構|どうぞ|範囲|問題な|妨げ|あり"
    ),
}
_TAIL: Final = 18  # characters at the end of a sentence that say whether it binds


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One folded sentence and where the concepts stand in it: (end, concept)."""

    text: str
    ends: tuple[tuple[int, str], ...]

    @property
    def concepts(self) -> frozenset[str]:
        """The concepts in the sentence."""
        return frozenset(concept for _, concept in self.ends)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Whom a clause binds, and whether anything in it is denied or permitted."""

    bound: frozenset[str]  # the actors of the sentences that lay down a duty or a ban
    says: frozenset[str]  # "denies", "permits"


def frame(sentences: Sequence[Sentence], above: Sequence[Sentence], actors: dict[str, str], reader: str) -> Frame:
    """Return the frame of a clause.

    Args:
        sentences: of the clause.
        above: of the lead sentence or else the heading, where the clause is an item of a list.
        actors: by concept, whom its words stand for.
        reader: whom a sentence binds that names nobody; empty where the document is for several.
    """
    bound = _bound(sentences, actors, reader)
    if not any(sentence.text.endswith("。") for sentence in sentences):
        bound |= _bound(above, actors, reader)
    whole = "".join(sentence.text for sentence in (*sentences, *above))
    return Frame(bound=bound, says=frozenset(name for name, pattern in _SAYS.items() if pattern.search(whole)))


def _bound(sentences: Iterable[Sentence], actors: dict[str, str], reader: str) -> frozenset[str]:
    """Return the subjects of the sentences that bind."""
    binding = (sentence for sentence in sentences if _BINDS.search(sentence.text.rstrip("。!?")[-_TAIL:]))
    found = (
        next((actors[c] for end, c in sentence.ends if c in actors and _is_subject(sentence.text, end)), reader)
        for sentence in binding
    )
    return frozenset(actor for actor in found if actor)


def _is_subject(text: str, end: int) -> bool:
    return text[end - 1] in _MARKED or bool(_SUBJECT.match(text, end))
