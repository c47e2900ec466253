"""The rules by which verdicts are made, as a table: each rule with the verdict that it makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidecompare import names
from guidecompare.model import Rule, Verdict
from guidecompare.report.views.parts import Mark, mark

if TYPE_CHECKING:
    from guidecompare.report.views.site import Site

# Reading through takes over the verdict of the document read.
_VERDICTS: Final = {
    Rule.MAIN: Verdict.COVERED,
    Rule.ELEMENT: Verdict.COVERED,
    Rule.STATED: Verdict.COVERED,
    Rule.FURTHER: Verdict.MENTIONED,
    Rule.RULED_OUT: Verdict.EXCLUDED,
    Rule.LEFT: Verdict.DELEGATED,
    Rule.WEAK: Verdict.MENTIONED,
    Rule.SILENT: Verdict.ABSENT,
    Rule.UNREAD: Verdict.UNREADABLE,
    Rule.NOT_HELD: Verdict.NOT_HELD,
}


def rules_view(site: Site) -> tuple[tuple[Mark | None, str], ...]:
    """Return each rule in words, behind the mark of its verdict; the first that holds makes the verdict."""
    return tuple(
        (mark(site, _VERDICTS[rule]) if rule in _VERDICTS else None, names.name(rule, site.lang)) for rule in Rule
    )
