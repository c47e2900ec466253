"""What went wrong and what a user can do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class Severity(StrEnum):
    """How much a problem takes away from the result."""

    ERROR = "error"  # nothing could be used: a document unreadable, a file at fault
    WARNING = "warning"  # used, but the reader must know
    NOTE = "note"  # done for the reader, said for the record


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something a user can act on: a code of ``messages`` with its arguments; sentences are made at the end."""

    code: str
    severity: Severity = Severity.ERROR
    arguments: tuple[tuple[str, str], ...] = ()
    source: str | None = None  # id of the Source concerned
    place: str | None = None  # file and key path, line or page, as a user would look it up

    @classmethod
    def of(
        cls,
        code: str,
        severity: Severity = Severity.ERROR,
        *,
        source: str | None = None,
        place: str | None = None,
        **arguments: object,
    ) -> Self:
        """Build a problem with its arguments given by name."""
        pairs = tuple(sorted((key, str(value)) for key, value in arguments.items()))
        return cls(code=code, severity=severity, arguments=pairs, source=source, place=place)
