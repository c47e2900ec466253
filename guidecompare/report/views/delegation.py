"""Whom a matter is left to, in words: which document is named, whether it is held, and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidecompare import names
from guidecompare.model import Stance, Verdict

if TYPE_CHECKING:
    from guidecompare.model import Cell
    from guidecompare.report.views.site import Site


def left_to(site: Site, cell: Cell) -> str:
    """Return where a cell's matter is left, and what was found there; empty where the cell's own documents rule it."""
    if not cell.through and cell.verdict is not Verdict.DELEGATED:
        return ""
    left = (evidence for evidence in cell.evidence if evidence.stance is Stance.DELEGATED)
    named = tuple(dict.fromkeys(name for evidence in left for name in evidence.refers))
    to = "".join(f"「{name}」" for name in named) or site.words("delegation.unnamed")
    if cell.through:
        held = "".join(f"「{site.facts.titles[source]}」" for source in cell.through)
        return site.words("delegation.through", to=to, held=held, verdict=names.name(cell.verdict, site.lang))
    looked = [_looked(site, source) for source in cell.looked]
    none = [site.words("delegation.none")] if named and not looked else []
    return site.words.listed([site.words("delegation.to", to=to), *looked, *none])


def _looked(site: Site, source: str) -> str:
    """Return why a document that fits the name gave no answer."""
    reading = site.facts.readings.get(source)
    if reading is None:
        key = "delegation.not-held"
    else:
        key = "delegation.unread" if reading.document.health.unread else "delegation.silent"
    return site.words(key, document=f"「{site.facts.titles[source]}」")
