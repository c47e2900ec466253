"""What stands on a page beside its text: navigation, dates, contact boxes and notices, told by wording and place.

In: lines as read. Out: the same lines, those that are furniture set aside with the reason; for web pages and for text
saved from them alike. A line of body lost is worse than a line of furniture kept, so what could be either is furniture
only among its like: in a run of links, behind a heading that no policy has, before the text begins or after it ends.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from guidecompare.extract.drafts import Draft
from guidecompare.extract.phrases import (
    DAY,
    FIGURE,
    alone,
    asks,
    asks_for_form,
    bare,
    goes_back,
    heads_contact,
    heads_contents,
    heads_links,
    is_answer,
    is_button,
    is_contact,
)
from guidecompare.extract.weblog import tail
from guidecompare.extract.wrapping import begins_anew
from guidecompare.model import LineKind, Removal

if TYPE_CHECKING:
    from collections.abc import Sequence

_TRAIL: Final = re.compile(
    r"[^。>＞]{1,40}(?:\s*[>＞›»≫]\s*[^。>＞]{1,60}){2,}|(?:現在|いま)の?(?:位置|地).*|(?:ホーム|トップ(?:ページ)?|HOME|TOP)\s*[>＞›»≫].*"
)
_POSTED: Final = re.compile(rf"{DAY}\s*{FIGURE}{{1,2}}[:：]{FIGURE}{{2}}")  # by a machine, to the minute
_HASHTAGS: Final = re.compile(r"(?:[#＃][^\s#＃]+\s*)+")
_HERE: Final = re.compile(r"(?:現在|いま|今)の?(?:位置|地|場所|ページ)|パンくず(?:リスト)?|あしあと|ここは")
_TOP: Final = r"(?:ホーム|トップ(?:ページ)?|HOME|TOP)"
_LISTED: Final = rf"(?:({FIGURE}{{1,2}})[.．)）、]?|[-－*・•>＞›»])"
_STEPS: Final = re.compile(r"[>＞›»≫]\s*$")
_FIRST_STEP: Final = re.compile(rf"{_LISTED}?\s*{_TOP}", re.IGNORECASE)
_FURTHER_STEP: Final = re.compile(rf"{_LISTED}\s*.{{1,60}}")
_RUN_TOGETHER: Final = re.compile(rf"{_TOP}\S.*", re.IGNORECASE)
_BARS: Final = re.compile(r"[^|｜。]{1,14}(?:\s*[|｜]\s*[^|｜。]{1,14}){2,}")
_STEP: Final = re.compile(r"\S\s*[>＞›»≫]\s*\S")
_BOX_LINES: Final = 8  # of a contact box, without its heading
_STEP_LENGTH: Final = 80
_NAME: Final = 4  # characters: what is no longer may end a line by chance
_ASIDE: Final = frozenset({Removal.NAVIGATION, Removal.CONTENTS, Removal.CONTACT_BOX})
_CLOSES: Final = frozenset({Removal.CONTACT_BOX, Removal.NOTICE})  # behind these there is no text any more

_SENTENCE: Final = re.compile(r".{14,}[。．]\s*[」）)]?$|.{40,}")


@dataclass(frozen=True, slots=True)
class _Kept:
    """A line that still stands, with its place among the drafts."""

    place: int
    draft: Draft

    @property
    def text(self) -> str:
        return self.draft.line.text

    @property
    def heading(self) -> bool:
        return self.draft.line.kind in {LineKind.HEADING, LineKind.TITLE}

    @property
    def body(self) -> bool:
        """Whether it reads like text: a sentence, a numbered line, an item that is no link."""
        return (
            bool(_SENTENCE.search(self.text))
            or begins_anew(self.text)
            or bool(self.draft.line.ordinal and not self.draft.linked)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    """A kind of box on a page: what heads it, which lines fit it, how many there may and must be."""

    heads: Callable[[_Kept], bool]
    fits: Callable[[_Kept], bool]
    reason: Removal
    most: int
    fewest: int = 0


_BOXES: Final = (
    _Box(
        heads=lambda line: heads_contact(line.text),
        fits=lambda line: not line.heading and is_contact(line.text),
        reason=Removal.CONTACT_BOX,
        most=12,
    ),
    _Box(heads=lambda line: asks(line.text), fits=lambda line: is_answer(line.text), reason=Removal.NOTICE, most=12),
    _Box(
        heads=lambda line: heads_links(line.text) and not line.draft.linked,
        fits=lambda line: line.draft.linked and not line.heading,
        reason=Removal.NAVIGATION,
        most=100,
        fewest=1,
    ),
    _Box(
        heads=lambda line: heads_contents(line.text),
        fits=lambda line: line.draft.inside,
        reason=Removal.CONTENTS,
        most=200,
        fewest=2,
    ),
    # links that lead to places on the same page, three in a row, are a table of contents without a heading
    _Box(
        heads=lambda line: line.draft.inside,
        fits=lambda line: line.draft.inside,
        reason=Removal.CONTENTS,
        most=200,
        fewest=2,
    ),
)


def _kept(drafts: Sequence[Draft]) -> list[_Kept]:
    return [_Kept(place, draft) for place, draft in enumerate(drafts) if draft.reason is None]


def _lone(drafts: Sequence[Draft]) -> dict[int, Removal]:
    """Find the lines that are furniture wherever they stand; a label, a value or a datum never is."""
    spared = {LineKind.TERM, LineKind.DESCRIPTION, LineKind.CELL}
    found: dict[int, Removal] = {}
    for line in _kept(drafts):
        if line.draft.line.kind in spared:
            continue
        reason = alone(line.text)
        if reason is None and line.draft.linked and goes_back(line.text):
            reason = Removal.NAVIGATION
        if reason:
            found[line.place] = reason
    return found


def _boxes(drafts: Sequence[Draft]) -> dict[int, Removal]:
    """Find contact boxes, questionnaires, lists of links and tables of contents.

    What the markup has set aside already fits any box: then the heading that was left of it goes, too.
    """
    found: dict[int, Removal] = {}
    lines = [_Kept(place, draft) for place, draft in enumerate(drafts)]
    for start, head in enumerate(lines):
        box = next((box for box in _BOXES if box.heads(head)), None)
        if box is None or head.place in found or head.draft.reason:
            continue
        end = start + 1
        while (
            end < len(lines)
            and end - start <= box.most
            and (lines[end].draft.reason in _ASIDE or (not lines[end].draft.reason and box.fits(lines[end])))
        ):
            end += 1
        if end - start > box.fewest:
            found |= {line.place: box.reason for line in lines[start:end]}
    return found


def _forms(drafts: Sequence[Draft]) -> dict[int, Removal]:
    """Find contact boxes that end in a link to the form of the site, whatever heads them."""
    found: dict[int, Removal] = {}
    kept = _kept(drafts)
    for last, form in enumerate(kept):
        if form.heading or not asks_for_form(form.text):
            continue
        for first in range(last - 1, max(last - _BOX_LINES, 0), -1):
            line = kept[first]
            if heads_contact(line.text, plain=True) and first < last - 1:
                found |= {inside.place: Removal.CONTACT_BOX for inside in kept[first : last + 1]}
            if line.heading or "。" in line.text or not is_contact(line.text):
                break
    return found


def _steps(drafts: Sequence[Draft]) -> dict[int, Removal]:
    """Find the way to the page where it stands as a list, a step a line, or run together without signs between."""
    found: dict[int, Removal] = {}
    kept = _kept(drafts)
    for start, line in enumerate(kept):
        here = bool(_HERE.fullmatch(bare(line.text)))
        first = start + here
        if first >= len(kept) or not _FIRST_STEP.fullmatch(kept[first].text):
            continue
        end = first + 1
        while end < len(kept) and _is_step(kept[end], end - first + 1):
            end += 1
        if here or end - first > 1:
            found |= {step.place: Removal.NAVIGATION for step in kept[start:end]}
    for line, following in pairwise(kept):
        way = line.text.removesuffix(following.text)
        if (
            len(following.text) > _NAME
            and way != line.text
            and (_RUN_TOGETHER.fullmatch(line.text) or _STEPS.search(way))
        ):
            found[line.place] = Removal.NAVIGATION
    return found


def _is_step(line: _Kept, place: int) -> bool:
    """Tell whether a line is the step of that ``place`` in a list of them."""
    if line.heading or "。" in line.text or len(line.text) > _STEP_LENGTH:
        return False
    step = _FURTHER_STEP.fullmatch(line.text)
    if step and step[1]:
        return int(step[1]) == place
    return bool(step or line.draft.line.ordinal)


def _is_trail(draft: Draft) -> bool:
    """Tell whether a line is the way to the page: of three steps, or of two that are links."""
    return bool(_TRAIL.fullmatch(draft.line.text) or (draft.linked and _STEP.search(draft.line.text)))


def _ends(drafts: Sequence[Draft]) -> dict[int, Removal]:
    """Find what stands before the text begins and after it ends: menus above the trail, buttons, what closes a page."""
    kept = _kept(drafts)
    body = [place for place, line in enumerate(kept) if line.body]
    if not body:
        return {}
    head, tail = kept[: body[0]], kept[body[-1] + 1 :]
    found: dict[int, Removal] = {}
    for zone, around in ((head, drafts[: kept[body[0]].place]), (tail, drafts[kept[body[-1]].place :])):
        weak = [line for line in zone if is_button(line.text)]
        if len(weak) > 1 and any(draft.reason for draft in around):
            found |= {line.place: Removal.NAVIGATION for line in weak}
        found |= {line.place: Removal.NOTICE for line in weak if _is_beside_notice(line.place, drafts)}
    found |= {line.place: Removal.NAVIGATION for line in (*head, *tail) if _BARS.fullmatch(line.text)}
    found |= {line.place: Removal.NAVIGATION for line in head if bare(line.text) == "本文"}
    found |= {line.place: Removal.DATE for line in head if not line.heading and _POSTED.search(line.text)}
    found |= {line.place: Removal.NOTICE for line in tail if _HASHTAGS.fullmatch(line.text)}
    begins = kept[body[0]].place
    trails = [place for place, draft in enumerate(drafts[:begins]) if _is_trail(draft)]
    if trails:
        found |= {line.place: Removal.NAVIGATION for line in head if line.place <= trails[-1]}
    ends = kept[body[-1]].place
    closed = next((place for place in range(ends, len(drafts)) if drafts[place].reason in _CLOSES), len(drafts))
    return found | {line.place: Removal.NAVIGATION for line in tail if line.place > closed}


def _is_beside_notice(place: int, drafts: Sequence[Draft]) -> bool:
    """Tell whether a line stands right above or below a notice or a button to share: it is one of a row."""
    return any(
        draft.reason is Removal.NOTICE for draft in (*drafts[max(place - 1, 0) : place], *drafts[place + 1 : place + 2])
    )


def _widgets(drafts: Sequence[Draft]) -> dict[int, Removal]:
    """Find the tail of a blog page: from the first of a series of widgets to the end."""
    kept = _kept(drafts)
    start = tail([line.text for line in kept])
    return {line.place: Removal.NAVIGATION for line in kept[start:]}


def set_aside(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the lines, those that are furniture by their wording set aside."""
    lines = list(drafts)
    for find in (_widgets, _steps, _boxes, _forms, _lone, _ends):
        for place, reason in find(lines).items():
            lines[place] = lines[place].aside(reason)
    return lines
