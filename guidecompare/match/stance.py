"""Whether a clause lays a matter down, rules it out, or leaves it to another document.

In: the clauses of a document as heard and the labels they carry. Out: the stances. One small linear voice, shared by
all labels, since the grammar of ruling out and of leaving to another document is the same for all; the label itself
is one of its features. What it may not say is written down here: nothing is left to another document where none is
spoken of, and nothing ruled out where nothing is denied. Lists follow their lead sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from guidecompare.match.combine import probability
from guidecompare.match.features import singles
from guidecompare.match.referral import LEAVES, names, points_on, sentences
from guidecompare.model import Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidecompare.match.linear import Features, Linear
    from guidecompare.match.listen import Heard
    from guidecompare.match.view import View

MARKED: Final = (Stance.EXCLUDED, Stance.DELEGATED)
_SURE: Final = 0.6  # the value of a mark of grammar: each says more than half of what all the words of the clause do

_DENIES: Final = re.compile(
    r"ません|ない(?!と|場合|よう|もの|限り|かぎり)|(?<![まむ])ず(?=[、に。])|対象外|除く|除き|外す|の外|限りで|には当たら|及ばない"
)
_DECLINES: Final = re.compile(r"控え|見送|見合わせ|遠慮|お断り|取りやめ")
_OWN: Final = re.compile(
    r"(?:この|本|当)(?:要綱|要領|規程|規則|方針|ポリシー|指針|基準|ガイドライン|手引|規約|計画|訓令|文書|書)"
)
# Where this document itself, or another place in it, lays something down.
_RULED_HERE: Final = re.compile(
    rf"(?:{_OWN.pattern}|次|以下|前(?:条|各?項|各?号)|当該各号|下記|上記)(?:の|に|で|において)?(?:とおり|定め|掲げ|規定)"
)
# Grammar of the clause as a whole, beside what its sentences do.
_GRAMMAR: Final = {
    "here": re.compile(r"次(?:に|の|条|項|による)|以下|前[条項各]|第\d+[条項]"),
    "own": _OWN,
    "besides": re.compile(r"によるほか|のほか、|にかかわらず|に従い|に従って"),
    "other": re.compile(r"別に|別の|別途|他の|同社|ごと(?:の|に)|各アカウント|各課"),
    "quoted": re.compile(r"「[^「」]{2,40}」"),
    "adds": re.compile(r"ただし|なければならない|ねばならない|こと。$|よう努め|ものとする。$"),
    "refuses": re.compile(r"(?:通報|受け?付け|応じ|返信|回答|収集|責任|責め|フォロー)[^。]{0,14}(?:ません|ない|ず)"),
    "basis": re.compile(r"に基づ(?:き|い)|を踏まえ|を遵守|に反する|に違反"),
}
_LISTED_OUT: Final = re.compile(r"ない|対象外|以外|除外|除く|できません|ません")  # a heading over what is ruled out
# A list of what a document still to be written must say: 運用方針には、次の事項を定める.
_PRESCRIBES: Final = (
    re.compile(r"(?:方針|ポリシー|要領|要綱|計画|規約|約束(?:ごと)?)[」』]?(?:に|で|を)"),
    re.compile(r"定め|記載|掲げ|盛り込|備え|明らかに|明記|書き|作"),
    re.compile(r"事項|事柄|項目|内容"),
)
_WORDED: Final = re.compile(r"旨$")  # an item whose wording is prescribed is a rule: 削除することがある旨


def stance_features(heard: Heard, label: str) -> Features:
    """Return what the voice hears: all voices of the clause, its grammar, and which label it is asked for."""
    view = heard.view
    acts = [_act(sentence) for sentence in sentences(view.text)]
    together = " ".join(sorted(set(acts)))
    marks = [name for name, pattern in _GRAMMAR.items() if pattern.search(view.text)]
    marks += ["heading denies"] if view.headings and _LISTED_OUT.search(view.headings[0]) else []
    grammar = [*(f"some {act}" for act in acts), f"acts {together}", "several" if len(acts) > 1 else "one", *marks]
    grammar += [f"first {acts[0]}", f"last {acts[-1]}"] if acts else []
    asked = (f"together {together} | {' '.join(marks)}", f"label {label}")
    return (*heard.everything, *singles((*grammar, *(f"{name} of {label}" for name in grammar), *asked), _SURE))


def stances(
    heard: Sequence[Heard], carried: Sequence[Sequence[str]], voice: Linear, threshold: float
) -> list[dict[str, Stance]]:
    """Return the stance of each clause on each label it carries: the likelier one from ``threshold`` on, or stated."""
    asked = [(at, label) for at, labels in enumerate(carried) for label in labels]
    scores = voice.scores([stance_features(heard[at], label) for at, label in asked])
    found: list[dict[str, Stance]] = [{} for _ in carried]
    for (at, label), row in zip(asked, scores, strict=True):
        view = heard[at].view
        lead = heard[view.lead].view if view.lead is not None else None
        best = int(row.argmax())
        said = Stance(voice.labels[best]) if probability(float(row[best])) >= threshold else Stance.STATED
        above = found[view.lead] if view.lead is not None and lead is not None and lead.announces else {}
        found[at][label] = _listed(view, lead, above.get(label, Stance.STATED)) or _allowed(said, view, lead)
    return found


def _prescribes(lead: View) -> bool:
    """Tell whether a lead sentence lists what another document, still to be written, must say."""
    plain = _OWN.sub("", lead.text)
    return lead.announces and all(pattern.search(plain) for pattern in _PRESCRIBES)


def _listed(view: View, lead: View | None, above: Stance) -> Stance | None:
    """Return the stance that an item has from its lead; None where it must be heard itself."""
    if lead is not None and view.item and _prescribes(lead):
        return None if _WORDED.search(view.text) else Stance.DELEGATED
    return None if above is Stance.STATED else above


def _allowed(said: Stance, view: View, lead: View | None) -> Stance:
    """Return ``said`` where the grammar of the clause, or of what it is listed under, bears it; else stated."""
    over = (*view.headings[:1], *([lead.text] if lead is not None else []))
    whole = (view.text, *over)
    if said is Stance.DELEGATED:
        bears = any(_act(sentence) in {"leaves", "elsewhere"} for sentence in sentences(view.text))
        return said if bears else Stance.STATED
    if said is Stance.EXCLUDED:
        bears = any(_DENIES.search(text) or _DECLINES.search(text) or _LISTED_OUT.search(text) for text in whole)
        return said if bears else Stance.STATED
    return said


def _act(sentence: str) -> str:
    """Return what a sentence does, as far as its grammar tells."""
    plain = _OWN.sub("", _RULED_HERE.sub("", sentence))
    if points_on(plain):
        return "points on"
    if LEAVES.search(plain):
        return "leaves" if names(plain) else "elsewhere"
    if _DENIES.search(plain):
        return "denies"
    return "declines" if _DECLINES.search(plain) else "rules"


def marks(text: str, side: Stance) -> list[tuple[int, int]]:
    """Return where folded ``text`` has the words that leave a matter to another document, or rule it out."""
    patterns = {Stance.DELEGATED: (LEAVES,), Stance.EXCLUDED: (_DENIES, _DECLINES, _LISTED_OUT)}.get(side, ())
    return sorted(found.span() for pattern in patterns for found in pattern.finditer(text))
