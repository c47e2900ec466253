"""How sound the characters of a document are: those whose meaning is lost, and those that no Japanese text holds.

In: the lines of a document, whatever its format. Out: their counts, and what a reader must know of them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from guidecompare.model import Problem, Severity, Unread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidecompare.model import Health, Line

_LOST: Final = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd]")
# Japanese text does hold Latin letters and signs, general punctuation, arrows to dingbats, kana, ideographs of every
# plane, full-width forms, emoji with their joiners: all but these.
_UNUSUAL: Final = re.compile(
    "[^\t\u0020-\u007e\u00a0-\u00ff\u0100-\u017f\u0370-\u03ff\u0400-\u045f\u2000-\u206f\u2070-\u209f\u20a0-\u20bf"
    "\u2100-\u2bff\u2e80-\u33ff\u3400-\u9fff\uf900-\ufaff\ufe0e\ufe0f\ufe10-\ufe4f\uff01-\uff9f\uffe0-\uffee"
    "\U0001f000-\U0001faff\U00020000-\U0003ffff\U000e0020-\U000e007f\U000e0100-\U000e01ef]"
)
# UTF-8 read as CP932 turns every kana into one of three rare ideographs with another character.
_MISREAD: Final = re.compile("[縺繧繝]")
# UTF-8 read as Latin letters turns it into ã with two signs.
_MISREAD_LATIN: Final = re.compile("ã[\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
# Half-width kana, ideographs that exist only for old character sets, words set in one square: compared as written out.
_FOLDED: Final = re.compile(
    "[\uff61-\uff9f\uf900-\ufa0d\ufa10\ufa12\ufa15-\ufa1e\ufa20\ufa22\ufa25\ufa26\ufa2a-\ufaff"
    "\u3231-\u3243\u3300-\u3357\u337b-\u33ff\U0002f800-\U0002fa1f]"
)

_MANY: Final = 0.02  # share of all characters from which the text may be garbled
_MOST: Final = 0.2  # share from which it counts as unread in part
_FEW: Final = 10  # characters: fewer are names in foreign letters
_NOTABLE: Final = 0.005  # share from which lost characters are more than a rare 外字


def judged(health: Health, lines: Sequence[Line]) -> tuple[Health, tuple[Problem, ...]]:
    """Return ``health`` with the characters of ``lines`` counted, and what to tell about them."""
    text = "".join(line.text for line in lines)
    lost = len(_LOST.findall(text))
    unusual = len(_UNUSUAL.findall(text)) - lost + len(_MISREAD.findall(text)) + len(_MISREAD_LATIN.findall(text))
    problems = []
    if lost:
        severity = Severity.WARNING if lost > _NOTABLE * len(text) else Severity.NOTE
        problems.append(Problem.of("characters-lost", severity, count=lost))
    garbled = lost + unusual >= _FEW and lost + unusual >= _MOST * len(text)
    if garbled:
        share = f"{(lost + unusual) / len(text):.0%}"
        problems.append(Problem.of("characters-garbled", Severity.WARNING, share=share))
    elif unusual >= _FEW and unusual >= _MANY * len(text):
        problems.append(Problem.of("characters-unusual", Severity.WARNING, share=f"{unusual / len(text):.0%}"))
    return (
        replace(
            health,
            characters=len(text),
            replaced=lost,
            unusual=unusual,
            folded=len(_FOLDED.findall(text)),
            unread=health.unread or (Unread.PARTIAL if garbled else None),
        ),
        tuple(problems),
    )
