"""A TOML file of the corpus, read key by key: every fault is noted with file and key path, none stops the reading.

A value at fault comes back as a harmless one, so that the rest of the file is still checked.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeVar

from guidecompare import similarity
from guidecompare.corpus import dates, files
from guidecompare.errors import GuidecompareError
from guidecompare.model import Problem

if TYPE_CHECKING:
    from pathlib import Path

_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_LINE: Final = re.compile(r"\s*\(at line (\d+), column \d+\)$")

_Value = TypeVar("_Value", bound=StrEnum)


def read_table(path: Path, *, shown: str) -> Table:
    """Return the top table of the file at ``path``; of one that cannot be read an empty one that has the fault."""
    top = Table({}, shown, "", [])
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
    return top


class Table:
    """A table of the file, read key by key. A fault is noted with its key path, and an empty value comes back."""

    def __init__(self, values: dict[str, object], file: str, path: str, faults: list[Problem]) -> None:
        """Take the values; ``path`` is where the table stands in ``file``, and new faults join ``faults``."""
        self.values = values
        self.faults = faults
        self.path = path
        self._file = file

    def fault(self, code: str, key: str, /, **arguments: str) -> None:
        """Note a fault at ``key`` of this table."""
        place = f"{self._file}: {self.path}.{key}" if self.path else f"{self._file}: {key}"
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

    def flag(self, key: str) -> bool:
        """Return true or false; false where the key is not there."""
        value = self.values.get(key, False)
        if isinstance(value, bool):
            return value
        self._wrong(key, value, "flag", required=False)
        return False

    def date(self, key: str, *, required: bool = False) -> str | None:
        """Return a date in ISO form or its beginning; TOML's own dates are as good as strings."""
        value = self.values.get(key)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value.isoformat()
        if isinstance(value, str):
            if not dates.is_iso(value):
                self.fault("corpus-date-wrong", key, value=value)
            return value
        self._wrong(key, value, "date", required=required)
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

    def table(self, key: str) -> Table:
        """Return the table at ``key``, which must be there."""
        value = self.values.get(key)
        if not isinstance(value, dict):
            self._wrong(key, value, "table", required=True)
            return Table({}, self._file, key, [])  # its missing keys are no news
        return Table(value, self._file, key, self.faults)

    def tables(self, key: str) -> list[Table]:
        """Return the tables of an array, if there are any; each is named by its id, or else counted from 1."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            self._wrong(key, value, "tables", required=False)
            return []
        found = []
        for number, one in enumerate(value, start=1):
            name = one.get("id")
            path = f"{key}[{name if name and isinstance(name, str) else number}]"
            found.append(Table(one, self._file, path, self.faults))
        return found

    def _wrong(self, key: str, value: object, expected: str, *, required: bool) -> None:
        """Note that a value is missing, where it is required, or of the wrong type."""
        if value is None or value == "":
            if required:
                self.fault("corpus-key-missing", key, key=key)
        else:
            self.fault(f"corpus-not-{expected}", key, key=key)
