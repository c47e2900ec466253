"""What is no text of a PDF though it stands among it: that of a web page which a browser printed, and a contact box.

In: drafts of lines, furniture of the sheets marked as such. Out: the same lines, further ones set aside, and the title
marked where its type does not show it. A page printed is a page: menus, the way to it, buttons and boxes came along.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from guidecompare.extract import contact, furniture, titles
from guidecompare.model import LineKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidecompare.extract.drafts import Draft

_TOP: Final = 20  # lines among which the title is
# What a browser prints round a page: the time of printing above, the address below.
PRINTED_AT: Final = re.compile(r"\d{2,4}/\d{1,2}/\d{1,2},?\s*\d{1,2}:\d{2}(?:\s*[AP]M)?", re.IGNORECASE)
ADDRESS: Final = re.compile(r"(?:https?|file)://\S+", re.IGNORECASE)


def set_aside(drafts: Sequence[Draft], title: str) -> list[Draft]:
    """Return the lines of a PDF with ``title``, what came along with a page and a contact box at the end set aside."""
    lines = _titled(drafts, title)
    if _is_print(lines):
        lines = furniture.set_aside(lines)
    return contact.set_aside(lines)


def _is_print(drafts: Sequence[Draft]) -> bool:
    edges = [unicodedata.normalize("NFKC", draft.line.text).strip() for draft in drafts if draft.reason]
    return any(map(PRINTED_AT.match, edges)) and any(map(ADDRESS.fullmatch, edges))


def _titled(drafts: Sequence[Draft], title: str) -> list[Draft]:
    """Say which line is the title, where its type does not: the one that says what the PDF itself gives as such."""
    marked = list(drafts)
    top = [place for place, draft in enumerate(marked) if draft.reason is None][:_TOP]
    if any(marked[place].line.kind is LineKind.TITLE for place in top):
        return marked
    said = [top[place] for place in titles.saying(title, [marked[place].line.text for place in top])]
    if said:  # the way to the page ends with its title, in smaller type
        place = max(said, key=lambda place: marked[place].line.size)
        marked[place] = replace(marked[place], line=replace(marked[place].line, kind=LineKind.TITLE))
    return marked
