"""Whether a clause lays a matter down, rules it out, or leaves it to another document.

In: a clause as heard and a label it carries. Out: the stance. One small linear voice, shared by all labels, since the
grammar of ruling out and of leaving to another document is the same for all; the label itself is one of its features.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from guidecompare.match.combine import probability
from guidecompare.match.matters import LEAVES
from guidecompare.model import Stance

if TYPE_CHECKING:
    from guidecompare.match.linear import Linear
    from guidecompare.match.listen import Heard

MARKED: Final = (Stance.EXCLUDED, Stance.DELEGATED)


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


def stance_features(heard: Heard, label: str) -> dict[str, float]:
    """Return what the voice hears: all voices of the clause, its grammar, and which label it is asked for."""
    grammar = [name for name, pattern in _GRAMMAR.items() if pattern.search(heard.view.text)]
    return {
        **heard.everything,
        **dict.fromkeys(grammar, 1.0),
        **{f"{name} of {label}": 1.0 for name in grammar},
        f"together {' '.join(grammar)}": 1.0,
        f"label {label}": 1.0,
    }


def stance(heard: Heard, label: str, voice: Linear, threshold: float) -> Stance:
    """Return the stance of ``heard`` on ``label``: the likelier one that reaches ``threshold``, else stated."""
    scores = voice.scores(stance_features(heard, label))
    chance, best = max(zip((probability(score) for score in scores), voice.labels, strict=True))
    return Stance(best) if chance >= threshold else Stance.STATED
