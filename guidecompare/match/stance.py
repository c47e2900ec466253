"""Whether a clause lays a matter down, rules it out, or leaves it to another document.

In: a clause as heard and a label it carries. Out: the stance. One small linear voice, shared by all labels, since the
grammar of ruling out and of leaving to another document is the same for all; the label itself is one of its features.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from guidecompare.match.combine import probability
from guidecompare.match.features import singles
from guidecompare.match.matters import LEAVES
from guidecompare.model import Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidecompare.match.linear import Features, Linear
    from guidecompare.match.listen import Heard

MARKED: Final = (Stance.EXCLUDED, Stance.DELEGATED)
_SURE: Final = 1.0  # the value of a mark of grammar: each says as much as all the words of the clause

# The grammar of leaving a matter to another document, and of ruling it out.
_GRAMMAR: Final = {
    "leaves": LEAVES,
    "document": re.compile(
        r"方針|要綱|要領|規程|規則|ガイドライン|ポリシー|条例|計画|マニュアル|手引|手順|基準|指針|規約|ページ"
    ),
    "denies": re.compile(
        r"ません|ない(?!と|場合|よう|もの|限り|かぎり)|(?<![まむ])ず(?=[、に。])|対象外|除く|除き|には当たら"
    ),
    "declines": re.compile(r"控え|見送|遠慮|お断り|取りやめ"),
    "here": re.compile(
        r"次(?:に|の|条|項|による)|以下|前[条項各]|第\d+[条項]|この(?:要綱|要領|規程|方針|指針|基準|手引|条|章)の"
    ),
    "besides": re.compile(r"によるほか|のほか、|にかかわらず|に従い|に従って"),
    "other": re.compile(
        r"別に|別の|別途|他の|「[^」]+(?:方針|要綱|要領|規程|規則|ガイドライン|ポリシー|条例|計画|マニュアル|手引|基準|規約)」"
    ),
    "adds": re.compile(r"ただし|こと。|なければならない|ものとする"),
}


def stance_features(heard: Heard, label: str) -> Features:
    """Return what the voice hears: all voices of the clause, its grammar, and which label it is asked for."""
    grammar = [name for name, pattern in _GRAMMAR.items() if pattern.search(heard.view.text)]
    asked = (f"together {' '.join(grammar)}", f"label {label}")
    return (*heard.everything, *singles((*grammar, *(f"{name} of {label}" for name in grammar), *asked), _SURE))


def stances(asked: Sequence[tuple[Heard, str]], voice: Linear, threshold: float) -> list[Stance]:
    """Return the stance of each clause on the label beside it: the likelier one from ``threshold`` on, or stated."""
    return [
        Stance(voice.labels[int(row.argmax())]) if probability(float(row.max())) >= threshold else Stance.STATED
        for row in voice.scores([stance_features(heard, label) for heard, label in asked])
    ]
