"""Which lines of a document say the title that its format gives apart from the text: <title>, or that of a PDF.

In: that title and the texts of the lines. Out: the places of those lines. The format's own title has the name of the
site before or behind it as often as not, and the line a remark in brackets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from guidecompare.language import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEPARATOR: Final = re.compile(r"\s*[|｜]\s*|\s+[-－–—/／:：]\s+|\s*[<＜«»]\s*")
_SITE: Final = re.compile(r"\s*[|｜/／:：<＜«»]\s*")  # between the name of the page and that of the site
_REMARK: Final = re.compile(r"(?:[(\[〔【][^()\[\]〔〕【】]*[)\]〕】])+$")
_CIRCLES: Final = "○◯●"  # before the titles of 例規


def _name(text: str) -> str:
    """Return a title for comparison."""
    folded = fold(text).lstrip(_CIRCLES)
    return _REMARK.sub("", folded) or folded


def saying(title: str, texts: Sequence[str]) -> list[int]:
    """Return the places of those ``texts`` that say ``title``."""
    said = (title, *_SEPARATOR.split(title), *_SITE.split(title), _SITE.sub("", title))
    names = {_name(name) for name in said if len(name.strip()) > 1}
    return [place for place, text in enumerate(texts) if _name(text) in names]
