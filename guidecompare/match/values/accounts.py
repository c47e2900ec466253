"""Accounts as a clause gives them. In: a clause on accounts. Out: ``name``, ``id`` (with its @) and ``url``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from guidecompare.corpus import platforms
from guidecompare.match.values.passage import Found
from guidecompare.model import ValueKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidecompare.match.values.passage import Passage

_URL: Final = re.compile(r"https?://[\x21-\x27\x2a-\x7e]+|(?<![\w@.-])(?:[a-z0-9-]+\.)+[a-z]{2,}/[\w@./-]+", re.ASCII)
_ID: Final = re.compile(r"(?<![\w.@/-])@[A-Za-z0-9][\w.-]*[A-Za-z0-9_]", re.ASCII)
_OF: Final = r"(?:(?:公式)?アカウント|ページ|チャンネル|登録|ユーザー|表示|ブログ)?の?"
_LABEL: Final = rf"{_OF}(?:名称?|名前|ネーム|呼び名|名義)|(?:LINE)?ID|ハンドル|アカウント"
_NAME: Final = rf"{_OF}(?:名称?|名前|呼び名|名義)"
_SAYS_SO: Final = r"\s*(?:は、?|を|が|:|=|/)\s*"
_SAYS: Final = rf"(?:{_SAYS_SO}|\s+)"
_LABELLED_ID: Final = re.compile(
    rf"(?:{_LABEL}){_SAYS}[「『\"]?(?P<id>[a-z0-9][a-z0-9]*[_.-][a-z0-9_.-]*[a-z0-9])", re.ASCII | re.IGNORECASE
)
_LABELLED: Final = re.compile(
    rf"(?:{_NAME}{_SAYS_SO}|^{_NAME}\s+)"
    r"(?:[「『](?P<quoted>[^「」『』]{2,40})[」』]|(?<!を)(?<!が)(?P<plain>[^\s、。「」『』@:/]{2,40}(?:【[^】]*】|\([^()@]*\))?)(?=\s*(?:$|[、。,/@)]|です|とし|とする)))"
)
_SERVICE: Final = rf"旧?(?:{platforms.WRITTEN})(?:\s*\(旧[^()]*\))?"
_ACCOUNT: Final = rf"(?:{_SERVICE}|アカウント|ページ|チャンネル)"
_ADDRESS: Final = r"(?:@|https?:|ID\b|[a-z0-9.-]+/)"
# 「名称」 in front of its address, or named right after its service.
_QUOTED: Final = re.compile(
    rf"(?<!以下)(?<!以下、)[「『](?P<name>[^「」『』@]{{2,40}}?)(?:\s*\(@[^()]*\))?[」』]"
    rf"(?=\s*(?:\(\s*{_ADDRESS}|\(以下|{_ADDRESS}|$|、|及び|と(?:し|いう|する)|の名|を{_SERVICE}で|を(?:用い|運[用営]|開設)|の[一二三四五六七八九2-9]つ))"
    rf"|{_ACCOUNT}の?[「『](?P<after>[^「」『』@]{{2,40}})[」』]"
)
_QUOTED_ID: Final = re.compile(
    r"[「『](?P<id>[a-z0-9][a-z0-9-]*[_.][a-z0-9_.-]*[a-z0-9])[」』]", re.ASCII | re.IGNORECASE
)
# 名称（@id）, and an item that is a service and a name.
_BEFORE_ID: Final = re.compile(
    rf"(?:^|[:、。\s])(?P<name>[^\s:、。()「」『』@]{{2,40}}(?:【[^】]*】)?)\s*\(\s*{_ADDRESS}", re.IGNORECASE
)
_AFTER_SERVICE: Final = re.compile(
    rf"^{_SERVICE}\s*[:\s/]\s*(?P<name>[^\s:、。()「」『』@]{{2,40}}(?:【[^】]*】|\([^()@]*\))?)(?=\s*(?:$|{_ADDRESS}|\(\s*{_ADDRESS}))"
)
_ITEM: Final = re.compile(r"^(?P<name>[^\s@:、。()「」]{2,40})\s+@[\w.-]+$", re.ASCII)
_AFTER_ID: Final = re.compile(r"@[\w.-]+\s*\(\s*(?P<name>[^\s()@]{2,40})\s*\)", re.ASCII)
# What stands under a heading that says what it is.
_NAME_HEAD: Final = re.compile(rf"(?:.*の)?{_NAME}(?:(?:及び|、|・).*)?")
_ID_HEAD: Final = re.compile(r"(?:ユーザー|アカウント)?の?(?:ID|名|ネーム)|ハンドル", re.IGNORECASE)
_BARE_ID: Final = re.compile(r"[a-z0-9][\w.-]*[a-z0-9]", re.ASCII | re.IGNORECASE)
_OF_SERVICE: Final = re.compile(rf"(?P<name>[^\s()、。「」]{{2,40}})\s*\((?P<service>{_SERVICE})\)")
_ADDRESS_AFTER: Final = re.compile(r"\s*[(]?\s*(?:@|https?:|/[a-z]|[a-z0-9.-]+/|\bID\b)", re.ASCII)
_LONGEST: Final = 40
_TRAILING: Final = ".,;:!?'"
_NOT_NAMES: Final = re.compile(rf"(?:以下|公式)?(?:アカウント|ページ|チャンネル|サービス)|{_LABEL}")


def read(passage: Passage) -> Iterator[Found]:
    """Yield the names, ids and addresses of accounts in a clause."""
    if passage.denied:
        return
    text = passage.loose
    for match in _URL.finditer(text):
        address = match.group().rstrip(_TRAILING)
        yield _found(passage, "url", address, match.start(), match.start() + len(address))
    for match in _ID.finditer(text):
        yield _found(passage, "id", match.group(), *match.span())
    for pattern in (_LABELLED_ID, _QUOTED_ID):
        for match in pattern.finditer(text):
            yield _found(passage, "id", f"@{match['id']}", *match.span("id"))
    yield from _headed(passage)
    for pattern in (_LABELLED, _QUOTED, _BEFORE_ID, _AFTER_SERVICE, _ITEM, _AFTER_ID):
        for match in pattern.finditer(text):
            group = next(name for name, value in match.groupdict().items() if value)
            name = match[group].strip()
            if pattern is _AFTER_ID and text.count("@") > 1:  # in brackets stands which is for what
                continue
            if not _NOT_NAMES.fullmatch(name) and not _platforms_only(name) and not _is_id(name):
                yield _found(passage, "name", name, *match.span(group))


def _headed(passage: Passage) -> Iterator[Found]:
    """Yield what is nothing but a name or an id, under a heading that says so or that is the name of a service."""
    heading = next(iter(passage.headings), "").strip()
    text = _ADDRESS_AFTER.split(passage.loose, maxsplit=1)[0].strip()
    if not text or len(text) > _LONGEST or "。" in text:
        return
    shift = passage.loose.index(text)
    by_service = list(_OF_SERVICE.finditer(passage.loose)) if _NAME_HEAD.fullmatch(heading) else []
    for match in by_service:
        is_id = _is_id(match["name"])
        value = f"@{match['name']}" if is_id else match["name"]
        platform = next(iter(platforms.find(match["service"])), "")
        yield replace(_found(passage, "id" if is_id else "name", value, *match.span("name")), platform=platform)
    if by_service:
        return
    if _ID_HEAD.fullmatch(heading) and _BARE_ID.fullmatch(text):
        yield _found(passage, "id", f"@{text}", shift, shift + len(text))
        return
    under_service = re.fullmatch(_SERVICE, heading) is not None
    if not under_service and not _NAME_HEAD.fullmatch(heading):
        return
    if under_service:  # what it is for may stand behind the name
        text = text.partition(" ")[0]
    if under_service and _is_id(text):
        yield _found(passage, "id", f"@{text}", shift, shift + len(text))
        return
    for match in re.finditer(r"[^/]+", text):
        name = match.group().strip()
        if not name.startswith("「") and name.count("「") == name.count("」"):
            yield _found(passage, "name", name, shift + match.start(), shift + match.end())


def _platforms_only(name: str) -> bool:
    """Tell whether a name is nothing but that of a service."""
    return bool(platforms.read(name)) and len(platforms.find(name)) > 0


def _is_id(name: str) -> bool:
    return name.isascii() and ("_" in name or "." in name)


def _found(passage: Passage, aspect: str, value: str, start: int, end: int) -> Found:
    """Return a value of ``passage.loose``, with the service that stands nearest before it, as in ``X: 名称（@id）``."""
    before = platforms.find(re.split(r"[、。]|及び", passage.loose[:start])[-1])
    return Found(
        kind=ValueKind.ACCOUNT,
        aspect=aspect,
        value=value,
        start=passage.tighten(start),
        end=passage.tighten(end),
        platform=before[0] if len(before) == 1 else _host(value),
    )


def _host(value: str) -> str:
    """Return the service that an address is of; "" where the address does not say."""
    host = value.partition("//")[2].partition("/")[0] if "//" in value else value.partition("/")[0]
    if "/" not in value:
        return ""
    named = platforms.find(host.removeprefix("www.").replace(".", " "))
    return named[0] if len(named) == 1 else ""
