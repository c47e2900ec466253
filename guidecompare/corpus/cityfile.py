"""One ``city.toml``: its city and documents, every fault with file and key path.

In: the file. Out: a City, its Sources, and the faults; a value at fault is replaced by a harmless one so that the
rest of the file is still checked. What concerns several files at once is checked by ``collection``.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeVar
from urllib.parse import urlsplit

from guidecompare import similarity
from guidecompare.corpus import codes, dates, files
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

NAME: Final = "city.toml"

_CITY_KEYS: Final = ("code", "name", "kana", "prefecture", "kind", "population")
_DOCUMENT_KEYS: Final = (
    *("id", "title", "kind", "issuer", "issuer_name", "platforms", "audience", "status", "file", "url", "sha256"),
    *("published", "revised", "retrieved", "licence", "extent", "availability", "parent"),
)
_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_SHA256: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)
_FOLDER: Final = re.compile(r"(\d{6})-[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_LINE: Final = re.compile(r"\s*\(at line (\d+), column \d+\)$")

_Value = TypeVar("_Value", bound=StrEnum)


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
    top = _Table({}, shown, "", [])
    try:
        top.values = tomllib.loads(files.read_file(path, shown=shown).decode("utf-8-sig"))
    except GuidecompareError as error:
        top.faults.extend(error.problems)
    except UnicodeDecodeError:
        top.faults.append(Problem.of("corpus-not-utf8", place=shown))
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        line = _LINE.search(said)
        place = f"{shown}:{line[1]}" if line else shown
        top.faults.append(Problem.of("corpus-not-toml", place=place, why=_LINE.sub("", said)))
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


def _city(table: _Table, folder: str) -> City:
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


def _source(table: _Table, city: City, home: Path, folder: str) -> Source:
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


def _file(table: _Table, home: Path) -> str | None:
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


def _sha256(table: _Table, home: Path, file: str | None) -> str | None:
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


def _url(table: _Table) -> str | None:
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


# --- reading values, faults gathered ------------------------------------------------------------------------------


class _Table:
    """A table of the file, read key by key. A fault is noted with its key path, and an empty value comes back."""

    def __init__(self, values: dict[str, object], file: str, path: str, faults: list[Problem]) -> None:
        self.values = values
        self.faults = faults
        self._file = file
        self._path = path

    def fault(self, code: str, key: str, /, **arguments: str) -> None:
        """Note a fault at ``key`` of this table."""
        place = f"{self._file}: {self._path}.{key}" if self._path else f"{self._file}: {key}"
        self.faults.append(Problem(code=code, arguments=tuple(sorted(arguments.items())), place=place))

    def known(self, keys: tuple[str, ...]) -> None:
        """Note every key that is not one of ``keys``, with the one that was probably meant."""
        for key in self.values:
            if key not in keys:
                nearest = similarity.best(key, keys, limit=1, floor=0.6)
                meant = keys[nearest[0][0]] if nearest else ", ".join(keys)
                self.fault("corpus-key-unknown", key, key=key, meant=meant)

    def text(self, key: str, *, required: bool = False) -> str:
        """Return a string, without blanks around it."""
        value = self.values.get(key)
        if isinstance(value, str) and (value.strip() or not required):
            return value.strip()
        self._wrong(key, value, "string", required=required)
        return ""

    def count(self, key: str) -> int | None:
        """Return a number of 0 or more, or None."""
        value = self.values.get(key)
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
        self._wrong(key, value, "number", required=False)
        return None

    def date(self, key: str) -> str | None:
        """Return a date in ISO form or its beginning; TOML's own dates are as good as strings."""
        value = self.values.get(key)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value.isoformat()
        if isinstance(value, str):
            if not dates.is_iso(value):
                self.fault("corpus-date-wrong", key, value=value)
            return value
        self._wrong(key, value, "date", required=False)
        return None

    def choice(self, key: str, values: type[_Value], default: _Value | None) -> _Value | None:
        """Return one of the values of an enumeration; without a default the key is required."""
        if key not in self.values and default is not None:
            return default
        stated = self.text(key, required=True)
        if not stated:
            return default
        if stated in set(values):
            return values(stated)
        self.fault("corpus-value-not-allowed", key, value=stated, allowed=", ".join(values))
        return default

    def slug(self, key: str, *, required: bool = False) -> str:
        """Return an identifier of small letters, digits and hyphens."""
        value = self.text(key, required=required)
        if value and not _SLUG.fullmatch(value):
            self.fault("corpus-slug-wrong", key, value=value)
        return value

    def slugs(self, key: str) -> tuple[str, ...]:
        """Return a list of identifiers; the key is required, the list may be empty."""
        value = self.values.get(key)
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self._wrong(key, value, "strings", required=True)
            return ()
        for one in value:
            if not _SLUG.fullmatch(one):
                self.fault("corpus-slug-wrong", key, value=one)
        return tuple(value)

    def table(self, key: str) -> _Table:
        """Return the table at ``key``, which must be there."""
        value = self.values.get(key)
        if not isinstance(value, dict):
            self._wrong(key, value, "table", required=True)
            return _Table({}, self._file, key, [])  # its missing keys are no news
        return _Table(value, self._file, key, self.faults)

    def tables(self, key: str) -> list[_Table]:
        """Return the tables of an array, if there are any; each is named by its id, or else counted from 1."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            self._wrong(key, value, "tables", required=False)
            return []
        found = []
        for number, one in enumerate(value, start=1):
            name = one.get("id")
            path = f"{key}[{name if name and isinstance(name, str) else number}]"
            found.append(_Table(one, self._file, path, self.faults))
        return found

    def _wrong(self, key: str, value: object, expected: str, *, required: bool) -> None:
        """Note that a value is missing, where it is required, or of the wrong type."""
        if value is None or value == "":
            if required:
                self.fault("corpus-key-missing", key, key=key)
        else:
            self.fault(f"corpus-not-{expected}", key, key=key)
