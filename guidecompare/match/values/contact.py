"""How to ask about an account. In: a clause on contact. Out: units, telephone, extension, fax, mail, form, address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from guidecompare.match.values import units
from guidecompare.match.values.passage import Found
from guidecompare.model import ValueKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidecompare.match.values.passage import Passage

_NUMBER: Final = r"(?:\(0\d{1,4}\)|0\d{1,4}-)\d{1,4}-\d{3,4}(?!\d)|0\d{1,4}\(\d{1,4}\)\d{3,4}(?!\d)|0\d{9,10}(?!\d)"
_FAX: Final = re.compile(rf"(?:FAX|ファクシミリ|ファクス|ファックス)(?:番号)?[:は]?(?P<value>{_NUMBER})", re.IGNORECASE)
_PHONE: Final = re.compile(rf"(?<![\d-])(?P<value>{_NUMBER})")
_EXTENSION: Final = re.compile(r"内線(?:番号)?[:は]?(?P<value>\d{1,6}(?:[・,、-]\d{1,6})*)")
_MAIL: Final = re.compile(
    r"(?<![\w.+-])(?P<value>[A-Za-z0-9][\w.+-]{0,63}(?:@|\[at\]|_at_)[A-Za-z0-9][\w-]*(?:\.[\w-]+)+)", re.ASCII
)
_FORM: Final = re.compile(r"(?P<value>(?:「[^「」]{2,30}」|[一-鿿々ァ-ヺーお問い合わせご意見]{0,16})フォーム)")
_URL: Final = re.compile(r"(?P<value>https?://[\x21-\x27\x2a-\x7e]+)")
_WAYS: Final = (
    ("fax", _FAX),
    ("phone", _PHONE),
    ("extension", _EXTENSION),
    ("mail", _MAIL),
    ("form", _FORM),
    ("url", _URL),
)


def read(passage: Passage) -> Iterator[Found]:
    """Yield the ways to ask that a clause gives."""
    if passage.denied:
        return
    for start, end, name in units.find(passage):
        yield Found(kind=ValueKind.UNIT, value=name, start=start, end=end, aspect="contact")
    taken: set[int] = set()
    for aspect, pattern in _WAYS:
        for match in pattern.finditer(passage.tight):
            start, end = match.span("value")
            if start not in taken:
                taken.update(range(start, end))
                yield Found(kind=ValueKind.CONTACT, value=match["value"], start=start, end=end, aspect=aspect)
