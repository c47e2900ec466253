"""One ``city.toml``: its city and documents, every fault with file and key path.

In: the file. Out: a City, its Sources, and the faults. What concerns several files is checked by ``collection``.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from guidecompare.corpus import codes, files
from guidecompare.corpus.tomlfile import read_table
from guidecompare.errors import GuidecompareError
from guidecompare.model import (
    Audience,
    Availability,
    BodyKind,
    City,
    DocumentKind,
    Extent,
    Issuer,
    Problem,
    Source,
    Status,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from guidecompare.corpus.tomlfile import Table

NAME: Final = "city.toml"

_CITY_KEYS: Final = ("code", "name", "kana", "prefecture", "kind", "population")
_DOCUMENT_KEYS: Final = (
    *("id", "title", "kind", "issuer", "issuer_name", "platforms", "audience", "status", "file", "url", "sha256"),
    *("published", "revised", "retrieved", "licence", "extent", "availability", "parent"),
)
_SHA256: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)
_FOLDER: Final = re.compile(r"(\d{6})-[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class CityFile:
    """What a ``city.toml`` says. ``parents`` are left as written: another file may hold the document meant."""

    file: str  # as the user finds it
    city: City
    sources: tuple[Source, ...]
    faults: tuple[Problem, ...]


def read(path: Path, *, shown: str, folder: str) -> CityFile:
    """Read the ``city.toml`` at ``path``.

    Args:
        path: the file.
        shown: its name in faults.
        folder: the name of its folder as outputs may show it, before the names of the documents.
    """
    top = read_table(path, shown=shown)
    if top.faults:
        return CityFile(file=shown, city=City(id="", code="", name=""), sources=(), faults=tuple(top.faults))
    top.known(("city", "document"))
    city = _city(top.table("city"), path.parent.name)
    sources = tuple(_source(table, city, path.parent, folder) for table in top.tables("document"))
    top.faults.extend(_twice(sources, shown))
    return CityFile(file=shown, city=city, sources=sources, faults=tuple(top.faults))


def code_of_folder(name: str) -> str:
    """Return the code that a city's folder begins with, empty where it is not named ``<code>-<slug>``."""
    match = _FOLDER.fullmatch(name)
    return match[1] if match else ""


def _city(table: Table, folder: str) -> City:
    """Read the ``[city]`` table; the folder's name must begin with its code."""
    table.known(_CITY_KEYS)
    code = table.text("code", required=True)
    name = table.text("name", required=True)
    kana = table.text("kana", required=True)
    prefecture = table.text("prefecture", required=True)
    kind = table.choice("kind", BodyKind, None)
    if code and not codes.is_valid(code):
        table.fault("corpus-code-wrong", "code", stated=code)
    elif code:
        if code_of_folder(folder) != code:
            table.fault("corpus-folder-name", "code", stated=code, folder=folder)
        should = codes.prefecture(code)
        if prefecture and (prefecture in codes.PREFECTURES if codes.is_fictitious(code) else prefecture != should):
            arguments = {"prefecture": prefecture, "stated": code, "should": should or "―"}
            table.fault("corpus-prefecture-wrong", "prefecture", **arguments)
    return City(
        id=code,
        code=code,
        name=name,
        kana=kana,
        prefecture=prefecture,
        kind=kind or BodyKind.OTHER,
        population=table.count("population"),
        fictitious=codes.is_fictitious(code),
    )


def _source(table: Table, city: City, home: Path, folder: str) -> Source:
    """Read one ``[[document]]`` table; ``home`` is the folder its file must lie in."""
    table.known(_DOCUMENT_KEYS)
    slug = table.slug("id", required=True)
    file = _file(table, home)
    return Source(
        id=f"{city.id}/{slug}",
        city=city.id,
        title=table.text("title", required=True),
        kind=table.choice("kind", DocumentKind, None) or DocumentKind.OTHER,
        issuer=table.choice("issuer", Issuer, None) or Issuer.MAYOR,
        issuer_name=table.text("issuer_name"),
        platforms=table.slugs("platforms"),
        audience=table.choice("audience", Audience, None) or Audience.PUBLIC,
        status=table.choice("status", Status, Status.HELD if file else Status.KNOWN) or Status.KNOWN,
        availability=table.choice("availability", Availability, Availability.PUBLIC) or Availability.PUBLIC,
        extent=table.choice("extent", Extent, Extent.WHOLE) or Extent.WHOLE,
        path=str(home / file) if file else None,
        file=f"{folder}/{file}" if file else None,
        url=_url(table),
        published=table.date("published"),
        revised=table.date("revised"),
        retrieved=table.date("retrieved"),
        sha256=_sha256(table, home, file),
        licence=table.text("licence"),
        parent=table.text("parent") or None,
    )


def _file(table: Table, home: Path) -> str | None:
    """Return the file's path below ``home`` with "/", None where it is not given or at fault."""
    file = table.text("file")
    if not file:
        if table.text("status") == Status.HELD:
            table.fault("corpus-held-without-file", "status")
        return None
    try:
        path = (home / file).resolve()
        inside, there = path.is_relative_to(home.resolve()), path.is_file()
    except (OSError, ValueError):  # a name too long, or with a zero in it
        inside, there = True, False
    if "\\" in file or not inside:
        table.fault("corpus-file-outside", "file", file=file)
    elif not there:
        table.fault("corpus-file-missing", "file", file=file)
    else:
        return file
    return None


def _sha256(table: Table, home: Path, file: str | None) -> str | None:
    """Return the sha256, checked against the file's bytes where it is held."""
    stated = table.text("sha256")
    if not stated:
        return None
    if not _SHA256.fullmatch(stated):
        table.fault("corpus-sha256-form", "sha256")
        return None
    if file:
        try:
            found = hashlib.sha256(files.read_file(home / file, shown=file)).hexdigest()
        except GuidecompareError as error:
            table.faults.extend(error.problems)
            return None
        if found != stated:
            table.fault("corpus-file-changed", "sha256", file=file, found=found)
    return stated


def _url(table: Table) -> str | None:
    url = table.text("url")
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:  # a bracket left open, as in "http://["
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not parts.netloc or any(sign.isspace() for sign in url):
        table.fault("corpus-url-wrong", "url", url=url)
        return None
    return url


def _twice(sources: Iterable[Source], shown: str) -> list[Problem]:
    """Return a fault for each document id that an earlier document of the file has taken."""
    seen: set[str] = set()
    faults = []
    for source in sources:
        slug = source.id.partition("/")[2]
        if slug and slug in seen:
            faults.append(Problem.of("corpus-id-twice", place=f"{shown}: document[{slug}].id", id=slug))
        seen.add(slug)
    return faults
