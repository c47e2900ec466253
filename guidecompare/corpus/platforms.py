"""The services that documents speak of: their ids, their names, and how texts write them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class _Platform:
    """A service: its name as readers know it, and the ways to write it (in NFKC)."""

    id: str
    name: str
    written: re.Pattern[str]


def _platform(identifier: str, name: str, latin: str, japanese: str = "") -> _Platform:
    """Latin names stand alone, so that LINE is not found in ONLINE; Japanese ones are words of their own."""
    pattern = rf"(?<![A-Za-z0-9])(?:{latin})(?![A-Za-z0-9])"
    return _Platform(id=identifier, name=name, written=re.compile(f"{pattern}|{japanese}" if japanese else pattern))


_PLATFORMS: Final = (
    _platform("x", "X", r"X|[Tt]witter|TWITTER", r"ツイッター|旧ツイッター"),
    _platform("facebook", "Facebook", r"[Ff]ace[Bb]ook|FACEBOOK|FB", "フェイスブック"),
    _platform("instagram", "Instagram", r"[Ii]nstagram|INSTAGRAM", "インスタグラム"),
    _platform("line", "LINE", r"LINE"),
    _platform("youtube", "YouTube", r"[Yy]ou[Tt]ube|YOUTUBE", "ユーチューブ"),
    _platform("tiktok", "TikTok", r"[Tt]ik[Tt]ok|TIKTOK", "ティックトック"),
    _platform("threads", "Threads", r"Threads|THREADS", "スレッズ"),
    _platform("note", "note", r"note"),
    _platform("blog", "ブログ", r"[Bb]log|BLOG", "ブログ"),
    _platform("bluesky", "Bluesky", r"[Bb]lue[Ss]ky"),
    _platform("pinterest", "Pinterest", r"[Pp]interest"),
    _platform("flickr", "Flickr", r"[Ff]lickr"),
    _platform("mixi", "mixi", r"mixi", "ミクシィ"),
    _platform("weibo", "Weibo", r"[Ww]eibo", "微博"),
    _platform("wechat", "WeChat", r"[Ww]e[Cc]hat", "微信"),
)
WRITTEN: Final = "|".join(platform.written.pattern for platform in _PLATFORMS)  # any of them, as a pattern
_NAMES: Final = {platform.id: platform.name for platform in _PLATFORMS}
_BETWEEN: Final = re.compile(r"[\s,;/、，・]+")
_IN_PASSING: Final = 3  # lines
_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]*", re.ASCII)


def find(text: str) -> tuple[str, ...]:
    """Return the ids of the services that ``text`` (in NFKC) names, in the order of the table."""
    return tuple(platform.id for platform in _PLATFORMS if platform.written.search(text))


def find_spoken_of(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the services that a text is about: those it names, unless it only gives one as an example in passing."""
    found = [find(line) for line in lines]
    mentions = sum(bool(ids) for ids in found)
    named = {identifier for ids in found for identifier in ids}
    if len(named) == 1 and mentions < _IN_PASSING:
        return ()
    return tuple(platform.id for platform in _PLATFORMS if platform.id in named)


def names(ids: tuple[str, ...]) -> str:
    """Return the services as a cell of a table names them."""
    return ", ".join(_NAMES.get(identifier, identifier) for identifier in ids)


def read(cell: str) -> tuple[str, ...] | None:
    """Return the ids of the services that a cell lists, an unlisted one by its Latin name; None where one has none."""
    found: list[str] = []
    for word in _BETWEEN.split(unicodedata.normalize("NFKC", cell).strip()):
        known = find(word) or find(word.upper())
        if not known and not _ID.fullmatch(word.lower()):
            return None
        found.extend(known or (word.lower(),))
    return tuple(dict.fromkeys(found))
