"""Whether what was read can be the whole document, whatever its format: a few words hold no policy to find gaps in.

In: what a reader found. Out: the same, unread in part where it says too little, or says that the page is not there;
with a warning where its text stops in mid-sentence.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from guidecompare.model import LineKind, Problem, Severity, Unread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidecompare.extract.common import Extraction
    from guidecompare.model import Line

# The shortest real policy that is known has about 500 characters below its title.
LITTLE: Final = 300  # characters below which the document may well be what the page links to or shows
_TOO_LITTLE: Final = 60  # characters from which nothing can be said to be missing
_TITLE: Final = 60  # characters that a title has at most, where the format marks none
_NOTICE: Final = 600  # characters of a page that says that it is not there, with its menus
_TOP: Final = 6  # lines in which it says so
_GONE: Final = re.compile(
    r"お探しのページ|ページ[はがを](?:見つか|みつか|ありませ|存在しませ)|404\s*not\s*found|\b404\b.{0,10}エラー"
    r"|ページ[^。]{0,30}(?:移動|削除)[^。]{0,12}(?:可能性|かもしれ|されました|しました|された)"
    r"|page (?:was )?not found",
    re.IGNORECASE,
)
_SENTENCE: Final = 15  # characters from which a line may be a sentence that stops
# A particle that asks for more; もの, こと, ため and the like end an item of a list.
_OPEN: Final = re.compile(r"(?:[、，はをにへ]|(?<![もあそこ])の|(?<!こ)と|(?<=[一-龠])が)$")
_BEHIND: Final = re.compile(r"。[^。」』）)]{4,}$")  # a sentence that has begun behind another
_ADDRESS: Final = re.compile(r"[!-~]{5,}$")  # of a page, of mail, a telephone number


def checked(found: Extraction) -> Extraction:
    """Return ``found``, unread in part where it cannot be the whole document; what is unread already stays so."""
    if found.health.unread is not None or not found.lines:
        return found
    count = characters(found.lines)
    top = [found.title, *(line.text for line in found.lines[:_TOP])]
    if count < _NOTICE and any(_GONE.search(text) for text in top):
        return in_part(found, Problem.of("page-not-there", Severity.WARNING))
    if count < _TOO_LITTLE:
        return in_part(found, Problem.of("text-too-little", Severity.WARNING, count=count))
    return found


def in_part(found: Extraction, problem: Problem) -> Extraction:
    """Return ``found`` as unread in part, because of ``problem``."""
    health = replace(found.health, unread=found.health.unread or Unread.PARTIAL)
    return replace(found, health=health, problems=(*found.problems, problem))


def characters(lines: Sequence[Line]) -> int:
    """Return how many characters a document has below its title."""
    marked = any(line.kind is LineKind.TITLE for line in lines)
    first = lines[:1] if not marked else ()
    titled = sum(len(line.text) for line in first if len(line.text) <= _TITLE and "。" not in line.text)
    return sum(len(line.text) for line in lines if line.kind is not LineKind.TITLE) - titled


def stops_short(text: str) -> bool:
    """Tell whether the last line of a document stops in mid-sentence; rather not than wrongly."""
    said = text.strip()
    if _ADDRESS.search(unicodedata.normalize("NFKC", said)):
        return False
    return len(said) >= _SENTENCE and bool(_OPEN.search(said) or _BEHIND.search(said))
