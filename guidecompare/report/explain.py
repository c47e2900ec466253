"""Why the cells of one city on one topic are what they are, as plain text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidecompare import names
from guidecompare.model import Verdict
from guidecompare.report.facts import Facts
from guidecompare.report.safe import visible
from guidecompare.report.views import parts
from guidecompare.report.views.site import Site
from guidecompare.report.wording import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidecompare.model import Cell, City, Evidence, Result, Row, Topic


def explain_text(result: Result, city: City, topic: Topic, lang: str) -> str:
    """Return for each row of ``city`` the verdict on ``topic`` and its elements, with the evidence and its reasons."""
    site = Site(facts=Facts(result=result), words=Words(lang), up="")
    rows = [row for row in result.comparison.rows if row.city == city.id]
    return "".join(f"{visible(line)}\n" for row in rows for line in _row(site, row, topic))


def _row(site: Site, row: Row, topic: Topic) -> Iterator[str]:
    lang = site.lang
    cell = site.facts.cells[row.id, topic.id]
    if site.facts.cities[row.city].fictitious:
        yield site.words("site.sample")
    yield f"{site.facts.city_names[row.city]}（{site.row_kind(row)}） {topic.label[lang]}"
    yield f"  {_verdict(site, cell)}"
    for source in row.sources:
        mark = "*" if source in cell.sources else " "
        yield f"  {mark} {site.title(site.facts.sources[source])}"
    yield f"  {parts.share_words(site, site.facts.shares[topic.id])}"
    for evidence in cell.evidence:
        yield from _evidence(site, evidence)
    if cell.near is not None:
        yield f"  {site.words('near.lead')}"
        yield from _evidence(site, cell.near)
    for element in topic.elements:
        found = site.facts.cells[row.id, element.id]
        yield f"  - {element.label[lang]}: {_verdict(site, found)}"
        if found.verdict in {Verdict.COVERED, Verdict.EXCLUDED, Verdict.DELEGATED}:
            yield f"      {', '.join(_place(site, evidence) for evidence in found.evidence)}"
    yield ""


def _verdict(site: Site, cell: Cell) -> str:
    sign = names.sign(cell.verdict, expected=cell.expected)
    why = parts.reason_of(site, cell)
    return f"{sign.sign} {sign.name[site.lang]}" + (f"（{why}）" if why else "")


def _evidence(site: Site, evidence: Evidence) -> Iterator[str]:
    quote = parts.quote(site, evidence.clause)
    where = " › ".join(part for part in (quote.above, quote.number, quote.heading) if part)
    place = " ".join(part for part in (quote.document.text, quote.page) if part)
    yield f"    {names.name(evidence.stance, site.lang)} {evidence.score:.2f}  {where}（{place}）"
    yield f"      「{quote.text or quote.heading}」"
    yield f"      {evidence.clause}"
    for reason in parts.reasons(site, evidence):
        yield f"      · {reason}"


def _place(site: Site, evidence: Evidence) -> str:
    quote = parts.quote(site, evidence.clause)
    return " ".join(part for part in (quote.document.text, quote.above, quote.number) if part)
