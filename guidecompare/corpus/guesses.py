"""What a document tells of itself: title, city, kind, issuer, audience, platforms and date, guessed from its text.

Only the fields that ``Source.guessed`` names are open; what a ``city.toml`` or ``documents.csv`` says is left alone.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from guidecompare.corpus import bodies, dates, kinds, platforms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidecompare.model import Source

# A page's title is followed, or led, by the name of its site: 運用方針 | 〇〇市公式ホームページ
_PARTS: Final = re.compile(r"\s*[|｜]\s*|\s+[-–—―/／:：]\s+|[/／](?=[^/／]*$)")
_SITE: Final = re.compile(r"(?:ホームページ|サイト|HP|役所|役場|県庁|[市町村区県])$", re.IGNORECASE)
_FIRST_LINES: Final = 15
_TITLE_LENGTH: Final = 60

# What stands around a date that says since when, or in which form, the document is there.
_BEFORE: Final = 14
_AFTER: Final = 16
_IN_FORCE: Final = re.compile(
    r"施行|適用|実施|改正|改定|改訂|更新|制定|策定|決定|公布|公開日|掲載|作成|発行|告示|訓令|現在|初版|版|"
    r"から(?:使|運用|行|始|開始|用い|効力)|に(?:始|定め|決め)"
)
_REVISED: Final = re.compile(r"改正|改定|改訂|更新|第[2-9]版|一部")
_LAW: Final = re.compile(r"(?:法律|条例|規則|政令|省令)第")
_LABEL: Final = re.compile(rf"\S{{0,3}}(?:{_IN_FORCE.pattern})日?[\s:]*$")
_DATE_LINE: Final = re.compile(r"[\s()付け案現在]*")


def guess(source: Source, title: str, lines: Sequence[str]) -> Source:
    """Return ``source`` with its open fields filled from the document.

    Args:
        source: as loaded; ``guessed`` names the fields that are open, ``published`` standing for both dates and
            ``issuer`` for its name too.
        title: as the document or its format gives it; may be empty.
        lines: the text, in reading order.
    """
    if not source.guessed:
        return source
    texts = [unicodedata.normalize("NFKC", line).strip() for line in lines]
    printed = title.strip() or _title_line(lines)
    own_title = _without_site(printed) or source.title
    words = unicodedata.normalize("NFKC", own_title if "title" in source.guessed else source.title)
    city = bodies.city_of(f"{words} {unicodedata.normalize('NFKC', printed)}", texts)
    kind = kinds.kind_of(words, texts) if "kind" in source.guessed else source.kind
    issuer, issuer_name = bodies.issuer_in(words, city)
    published, revised = _dates(texts)
    found: dict[str, dict[str, Any]] = {
        "title": {"title": own_title},
        "city": {"city_name": city},
        "kind": {"kind": kind},
        "issuer": {"issuer": issuer, "issuer_name": issuer_name},
        "audience": {"audience": kinds.audience_of(kind, words, texts)},
        "platforms": {"platforms": platforms.find(words) or platforms.find_spoken_of(texts)},
        "published": {"published": published, "revised": revised},
    }
    values: dict[str, Any] = {}
    for field in source.guessed:
        values |= found[field]
    return replace(source, **values)


def _without_site(title: str) -> str:
    """Return the title of a page without the name of the site that it is on."""
    parts = [part for part in _PARTS.split(" ".join(title.split())) if part]
    if len(parts) > 1 and any(_SITE.search(part) for part in (parts[0], parts[-1])):
        return next((part for part in parts if kinds.by_title(part)), parts[0])
    return " ".join(title.split())


def _title_line(lines: Sequence[str]) -> str:
    """Return the first line at the top that reads like a title; empty where none does."""
    top = (" ".join(line.split()) for line in lines[:_FIRST_LINES])
    return next(
        (line for line in top if len(line) <= _TITLE_LENGTH and not line.endswith("。") and kinds.by_title(line)), ""
    )


def _dates(lines: Sequence[str]) -> tuple[str | None, str | None]:
    """Return when the document was published and when it was revised, as far as it says.

    A date counts where it stands on a line of its own or beside a word such as 施行 or 改定. Text is read over the ends
    of lines, where a PDF breaks 令和６年|４月 in two.
    """
    text = "".join(lines)
    others = [found.iso for line in lines for found in dates.find(line) if _is_date_line(line, found)]
    revised: list[str] = []
    for found in dates.find(text):
        said = _said_of(text, found)
        if _IN_FORCE.search(said):
            (revised if _REVISED.search(said) else others).append(found.iso)
    newest = max([*revised, *others], default=None)
    if newest in revised:
        return min(others, default=None), newest
    return newest, None


def _said_of(text: str, found: dates.Found) -> str:
    """Return what the text says of a date: a label right before it, 改定日: or 第2版, or else the words around it."""
    before = text[max(0, found.start - _BEFORE) : found.start].rpartition("。")[2]
    after = text[found.end : found.end + _AFTER].partition("。")[0]
    if _LAW.match(after):
        return ""
    label = _LABEL.search(before)
    return label[0] if label else before + after


def _is_date_line(line: str, found: dates.Found) -> bool:
    return _DATE_LINE.fullmatch(line[: found.start] + line[found.end :]) is not None
