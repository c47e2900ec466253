"""Whom to ask, at the very end of a document: a contact box that nothing but its wording and its place tells.

In: the lines of a document in any format. Out: the same lines, those of such a box set aside. A section of the text
that says whom to ask stays: it has a heading or a number, or a sentence that leads to it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from guidecompare.extract.phrases import heads_contact, is_contact
from guidecompare.extract.wrapping import begins_anew
from guidecompare.model import Alignment, LineKind, Removal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidecompare.extract.drafts import Draft

_MOST: Final = 8  # lines of such a box
_OPENING: Final = re.compile(
    r"[【〔［\[(（＜<■●◆○◎・]?\s*(?:この.{1,12}に関する)?(?:お?問い?合わ?せ|問合せ|ご?連絡|照会|(?:事務)?担当)(?:先|窓口|課|部署|担当)?"
    r"\s*[】〕］\])）＞>]?(?:\s*[:：]|[\s　])\s*\S"
)
_PHONE: Final = re.compile(r"(?:電話|TEL|℡|☎).*[\d０-９]{2}", re.IGNORECASE)
_LEAD: Final = re.compile(r"問い?合わ?せ|問合せ|連絡|照会|次の|下記|以下|まで。$|こちら")
_STATED: Final = frozenset({LineKind.HEADING, LineKind.TITLE, LineKind.TERM})


def _fits(draft: Draft) -> bool:
    line = draft.line
    plain = line.kind is LineKind.PARAGRAPH and not line.ordinal and not line.bold
    if heads_contact(line.text, plain=True):  # alone on its line: the heading of a section
        return False
    return plain and "。" not in line.text and is_contact(line.text) and not begins_anew(line.text)


def _opens(draft: Draft) -> bool:
    """Tell whether a line begins such a box: it says 問合せ先 and whom, or is the heading of a page's own box."""
    text = draft.line.text
    return bool(_OPENING.match(text)) or heads_contact(text)


def set_aside(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the lines, those of a contact box at the end set aside."""
    lines = list(drafts)
    kept = [place for place, draft in enumerate(lines) if draft.reason is None]
    start = len(kept)
    while start > 1 and len(kept) - start < _MOST and (_fits(lines[kept[start - 1]]) or _opens(lines[kept[start - 1]])):
        start -= 1
    opening = next((place for place in range(start, len(kept)) if _opens(lines[kept[place]])), None)
    begin = start if opening is None else opening
    box = [lines[place] for place in kept[begin:]]
    if not box or not begin:
        return lines
    above = lines[kept[begin - 1]].line
    if above.kind in _STATED or _LEAD.search(above.text):
        return lines
    told = any("〒" in draft.line.text or _PHONE.search(draft.line.text) for draft in box)
    whole = any("〒" in draft.line.text for draft in box) and any(_PHONE.search(draft.line.text) for draft in box)
    ended = whole or above.text.endswith(("。", "．")) or above.alignment is Alignment.END
    if told and (opening is not None or ended):
        for place in kept[begin:]:
            lines[place] = lines[place].aside(Removal.CONTACT_BOX)
    return lines
