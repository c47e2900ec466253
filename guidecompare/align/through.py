"""Reading through: where a city leaves a matter to another of its documents, and that one is held, it is asked.

In: what the documents of a row say of a label, and all that is held. Out: the answer of the document that the matter
is left to, with the clauses of both; or the answer as it was, with the documents looked into in vain. One step only:
a document that leaves the matter on is not followed. Nothing here turns a delegation into an absence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from guidecompare.align.verdicts import best_first
from guidecompare.language import fold
from guidecompare.model import VERDICT_ORDER, Rule, Stance, Verdict
from guidecompare.similarity import ratio

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from guidecompare.align.verdicts import Answer, Evidences
    from guidecompare.model import Corpus, Source

_ALIKE: Final = 0.85  # from here on a name and a title are the same but for their spelling
_SHORTEST: Final = 4  # characters of a name that may be the end of a title: 運用方針, 利用規約
_RELATED: Final = 0.6  # enough where the corpus itself says that one document rests on the other

# Verdicts of the other document that are an answer to what was left to it.
_ANSWERS: Final = frozenset({Verdict.COVERED, Verdict.MENTIONED, Verdict.EXCLUDED})

_KIND: Final = re.compile(
    r"(?:方針|要綱|要項|要領|規程|規則|細則|ガイドライン|ポリシー|条例|計画|マニュアル|手引き?|手順書?|基準|指針|規約|ハンドブック|ルール)$"
)
_GENERAL: Final = re.compile(r"^(?:上位|基本|共通|関係|関連|全庁|庁内|別に定める|の|する|sns|公式)*$")
# Whose document it is: 同社の, 県の, 朝霧谷市の; one of somebody else is not looked for among the city's own.
_COMPANY: Final = re.compile(r"^(?:同社|両社|各社|.{0,12}(?:会社|事業者|法人|社)の|国の|総務省)")
_BODY: Final = re.compile(r"^(.{0,6}?[市町村区県都府道])(?!民|長|議会|立|役|政)")
_EACH: Final = re.compile(r"^各[^の]{0,6}の")  # 各アカウントの運用方針: any of them
_SAME: Final = (("ソーシャルメディア", "sns"), ("公式", ""), ("アカウント", ""))


class Library:
    """The documents of every city, looked up by what others call them."""

    def __init__(self, corpus: Corpus, held: Mapping[str, Evidences]) -> None:
        """Take the corpus and the evidence of its documents that were opened, by id."""
        self._held = held
        self._names = {city.id: fold(city.name) for city in corpus.cities}
        self._sources: defaultdict[str, list[Source]] = defaultdict(list)
        for source in corpus.sources:
            self._sources[source.city].append(source)

    def fitting(self, name: str, source: Source) -> tuple[str, ...]:
        """Return the ids of the documents that a document of the same city may call ``name``: the most alike ones."""
        called = _called(name, self._names.get(source.city, ""))
        others = [other for other in self._sources[source.city] if other.id != source.id]
        likeness = {other.id: self._likeness(called, other, source) for other in others} if called else {}
        most = max(likeness.values(), default=0.0)
        return tuple(id_ for id_, alike in likeness.items() if alike == most > 0)

    def _likeness(self, called: str, other: Source, source: Source) -> float:
        """Return how alike a name and a document's title are; 0 where it is another document."""
        reading = self._held[other.id].reading if other.id in self._held else None
        printed = (reading.outline.title, reading.document.source.title) if reading else ()
        city = self._names.get(other.city, "")
        titles = tuple(_called(title, city) for title in dict.fromkeys((other.title, *printed)) if title)
        rests = source.parent == other.id
        body = (source.issuer, source.issuer_name) == (other.issuer, other.issuer_name)
        return max((_alike(called, title, rests=rests, body=body) for title in titles), default=0.0)

    def read_through(self, answer: Answer, row: Sequence[Evidences], label: str, ask: _Ask) -> Answer:
        """Return the answer of the documents that those of ``row`` leave ``label`` to, or ``answer`` as it was."""
        if answer.verdict is not Verdict.DELEGATED:
            return answer
        fits = dict.fromkeys(
            id_
            for document in row
            for evidence in document.of(label)
            if evidence.stance is Stance.DELEGATED
            for name in evidence.refers
            for id_ in self.fitting(name, document.reading.document.source)
        )
        return self.ask(answer, fits, ask)

    def ask(self, answer: Answer, documents: Iterable[str], ask: _Ask) -> Answer:
        """Return the answer of those of ``documents`` that have one, behind the evidence of ``answer``."""
        asked = {id_: ask(self._held[id_]) if id_ in self._held else None for id_ in documents}
        found = {id_: said for id_, said in asked.items() if said is not None and said.verdict in _ANSWERS}
        if not found:
            return replace(answer, looked=tuple(asked))
        return replace(
            answer,
            verdict=min((said.verdict for said in found.values()), key=VERDICT_ORDER.index),
            rule=Rule.THROUGH,
            reason="",
            near=None,
            evidence=best_first((*answer.evidence, *(e for said in found.values() for e in said.evidence))),
            sources=tuple(dict.fromkeys((*answer.sources, *found))),
            through=tuple(found),
        )


if TYPE_CHECKING:
    _Ask = Callable[[Evidences], Answer]


def _called(name: str, city: str) -> str:
    """Return a name as it is compared, without the city's own name; empty where it is somebody else's document."""
    plain = _EACH.sub("", fold(name))
    if _COMPANY.search(plain):
        return ""
    body = _BODY.search(plain)
    if body:
        if body[1] not in {city, city[-1:], f"本{city[-1:]}", f"当{city[-1:]}", ""}:
            return ""
        plain = plain[body.end() :].removeprefix("の")
    for word, same in _SAME:
        plain = plain.replace(word, same)
    return plain


def _alike(called: str, title: str, *, rests: bool, body: bool) -> float:
    """Return how alike a name and a title are, from ``_ALIKE`` on, or 0.

    ``rests``: the corpus says that the one document rests on the other. ``body``: both are of one body, which may call
    its own for short: 運用方針 of a council is not what the mayor's office calls so.
    """
    alike = ratio(called, title)
    if alike >= _ALIKE:
        return alike
    own = _KIND.sub("", called)
    if body and own and len(called) >= _SHORTEST and title.endswith(called):
        return _ALIKE
    if rests and _kind(called) == _kind(title) and (_GENERAL.search(own) or alike >= _RELATED):
        return _ALIKE
    return 0.0


def _kind(name: str) -> str:
    found = _KIND.search(name)
    return found[0] if found else ""
