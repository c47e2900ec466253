"""Numbers and letters that stand in an element or a line of their own before the text they belong to.

A page draws them apart by its style sheet: a Q in a circle, a number in a box. Without it they would run into the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from guidecompare.extract.html.elements import vocabulary

if TYPE_CHECKING:
    from guidecompare.extract.html.elements import Element

_QUESTION: Final = re.compile(r"[QＱAＡ問答][\d０-９]{0,3}[.．:：]?")
_ARTICLE: Final = re.compile(r"第[\d０-９一二三四五六七八九十百]{1,4}[条章節](?:の[\d０-９一二三四五六七八九十]{1,3})?")
_NUMBER: Final = re.compile(r"[\d０-９]{1,2}[.．]?")
_NUMBER_NAMES: Final = frozenset({"num", "number", "no", "count", "step", "marker"})


def asks_or_answers(text: str) -> bool:
    """Tell whether a text is the sign of a question or an answer, and nothing else."""
    return bool(_QUESTION.fullmatch(text.strip()))


def stands_apart(text: str, element: Element | None) -> bool:
    """Tell whether the ``text`` of an inline ``element`` is a number or sign that a space parts from what follows."""
    if element is None or element.tag == "a":
        return False
    shown = text.strip()
    if _QUESTION.fullmatch(shown) or _ARTICLE.fullmatch(shown):
        return True
    return bool(_NUMBER.fullmatch(shown)) and not _NUMBER_NAMES.isdisjoint(vocabulary(element))
