"""The cells of ``documents.csv``: from a Source to the words a user reads, and back from what a user writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from guidecompare.corpus import bodies, dates, kinds, platforms
from guidecompare.language import fold
from guidecompare.model import Audience, DocumentKind, Issuer, Source
from guidecompare.names import NAMES, name

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

_Value = TypeVar("_Value", bound="StrEnum")

# What people write beside the names of the values. Of kinds and issuers any title or name does: 〇〇要綱, 中央図書館.
_ALSO: Final[dict[StrEnum, str]] = {
    Audience.PUBLIC: "市民 住民 県民 一般 利用者 市民向け 利用者向け 公開用",
    Audience.STAFF: "職員向け 職員用 庁内 庁内用 内部",
    Audience.BOTH: "両方 双方 公開と職員 市民と職員 市民・職員",
    DocumentKind.STAFF_GUIDELINE: "職員用ガイドライン 職員向けガイドライン 職員指針",
    DocumentKind.OTHER: "その他",
    Issuer.MAYOR: "市長部局 町長部局 村長部局 区長部局 知事部局 市長 本庁",
    Issuer.WARD: "区役所 行政区",
    Issuer.THIRD_PARTY: "外部団体 外郭団体",
}
_YES: Final = frozenset(("yes", "y", "true", "1", "はい", "○", "〇", "◯", "有"))
_NO: Final = frozenset(("no", "n", "false", "0", "いいえ", "×", "✕", "-", "無"))
_YES_NO: Final = {"ja": ("はい", "いいえ"), "en": ("yes", "no")}


def _index(values: type[_Value]) -> dict[str, _Value]:
    """Return every way to write a value of an enumeration, folded."""
    index: dict[str, _Value] = {}
    for value in values:
        label = NAMES[values][value]
        for word in (str(value), label.ja, label.en, *_ALSO.get(value, "").split()):
            index[fold(word)] = value
    return index


_KINDS: Final = _index(DocumentKind)
_AUDIENCES: Final = _index(Audience)
_ISSUERS: Final = _index(Issuer)


# --- from a source to a cell --------------------------------------------------------------------------------------


def _issuer_cell(source: Source, lang: str) -> str:
    label = name(source.issuer, lang)
    return f"{label}: {source.issuer_name}" if source.issuer_name else label


_WRITERS: Final[dict[str, Callable[[Source, str], str]]] = {
    "city": lambda source, _: source.city_name,
    "title": lambda source, _: source.title,
    "kind": lambda source, lang: name(source.kind, lang),
    "issuer": _issuer_cell,
    "audience": lambda source, lang: name(source.audience, lang),
    "platform": lambda source, _: platforms.names(source.platforms),
    "date": lambda source, _: source.revised or source.published or "",
    "own": lambda source, lang: _YES_NO[lang][0 if source.own else 1],
}


def write(column: str, source: Source, lang: str) -> str:
    """Return the cell of ``column``; the source's ``city_name`` is the name of its city."""
    return _WRITERS[column](source, lang)


# --- from a cell to a source --------------------------------------------------------------------------------------


def _kind(cell: str) -> dict[str, Any] | None:
    kind = _KINDS.get(fold(cell)) or kinds.by_title(cell)
    return {"kind": kind} if kind else None


def _audience(cell: str) -> dict[str, Any] | None:
    audience = _AUDIENCES.get(fold(cell))
    return {"audience": audience} if audience else None


def _issuer(cell: str) -> dict[str, Any] | None:
    """Read "value", "value: name", or the name of a body alone."""
    label, colon, body = cell.replace("：", ":").partition(":")
    issuer = _ISSUERS.get(fold(label))
    if issuer:
        return {"issuer": issuer, "issuer_name": body.strip()}
    named = None if colon else bodies.issuer_of(cell)
    return {"issuer": named, "issuer_name": cell} if named else None


def _platforms(cell: str) -> dict[str, Any] | None:
    found = platforms.read(cell)
    return None if found is None else {"platforms": found}


def _date(cell: str) -> dict[str, Any] | None:
    found = dates.read(cell)
    return {"published": found, "revised": None} if found else None


def _own(cell: str) -> dict[str, Any] | None:
    word = fold(cell)
    return {"own": word in _YES} if word in _YES | _NO else None


_READERS: Final[dict[str, Callable[[str], dict[str, Any] | None]]] = {
    "city": lambda cell: {"city_name": cell},
    "title": lambda cell: {"title": cell},
    "kind": _kind,
    "issuer": _issuer,
    "audience": _audience,
    "platform": _platforms,
    "date": _date,
    "own": _own,
}


def read(column: str, cell: str) -> dict[str, Any] | None:
    """Return the fields of a Source that a cell states, by name; None where it cannot be understood."""
    return _READERS[column](cell)


def allowed(column: str, lang: str) -> str:
    """Return what may be written in ``column``, in ``lang`` and the other: for the message of a cell not understood."""
    values: dict[str, type[StrEnum]] = {"kind": DocumentKind, "issuer": Issuer, "audience": Audience}
    other = "en" if lang == "ja" else "ja"
    if column in values:
        return ", ".join(f"{name(value, lang)} ({name(value, other)})" for value in values[column])
    yes_no = (f"{word} ({also})" for word, also in zip(_YES_NO[lang], _YES_NO[other], strict=True))
    return {"own": " / ".join(yes_no), "date": "2024-04-01", "platform": "X, LINE, YouTube"}.get(column, "")
