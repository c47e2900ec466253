"""Why the cells of one city on one topic are what they are, as plain text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidecompare import names
from guidecompare.model import Verdict
from guidecompare.report.columns import wrapped
from guidecompare.report.facts import Facts
from guidecompare.report.safe import visible
from guidecompare.report.views import parts
from guidecompare.report.views.corrections import only_by_people, said_of_cell
from guidecompare.report.views.site import Site
from guidecompare.report.views.why import SHOWN, is_worth, misses, outcome, why
from guidecompare.report.wording import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidecompare.model import Cell, City, Evidence, Result, Row, Topic
    from guidecompare.report.views.why import Why


_IN: Final = " " * 4
_BAR: Final = 12  # columns
_SIGNS: Final = str.maketrans("■□", "+-")  # a square takes one column on some terminals and two on others


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
    if cell.rule is not None:
        yield f"  {site.words('verdict.rule', rule=names.name(cell.rule, site.lang))}"
    for source in dict.fromkeys((*row.sources, *cell.through)):
        mark = "*" if source in cell.sources else " "
        yield f"  {mark} {site.title(site.facts.sources[source])}"
    yield f"  {parts.share_words(site, site.facts.shares[topic.id])}"
    for said in said_of_cell(site, cell):
        told = (said.mark, said.label, said.words, said.machine, said.clause.text)
        yield f"  {site.words('review.of-cell')} {' '.join(part for part in told if part)}"
    yield from _grounds(site, row, cell)
    for element in topic.elements:
        found = site.facts.cells[row.id, element.id]
        yield f"  - {element.label[lang]}: {_verdict(site, found)}"
        if found.verdict in {Verdict.COVERED, Verdict.EXCLUDED, Verdict.DELEGATED}:
            places = ", ".join(_place(site, evidence) for evidence in found.evidence)
            yield from wrapped(places, first=f"{_IN}  ", others=f"{_IN}  ")
        elif found.near is not None and is_worth(found.near):
            yield from wrapped(_element_near(site, found.near), first=f"{_IN}  ", others=f"{_IN}  ")
    yield ""


def _element_near(site: Site, near: Evidence) -> str:
    """Return the clause that came nearest to an element, and what was missing."""
    return site.words("why.element-near", place=_place(site, near), said=outcome(site, near))


def _verdict(site: Site, cell: Cell) -> str:
    sign = names.sign(cell.verdict, expected=cell.expected)
    why = parts.reason_of(site, cell)
    return f"{sign.sign} {sign.name[site.lang]}" + (f"（{why}）" if why else "")


def _grounds(site: Site, row: Row, cell: Cell) -> Iterator[str]:
    """Yield the clauses that a cell rests on, the best ones in full, or else those that came nearest."""
    clauses = tuple(dict.fromkeys(evidence.clause for evidence in cell.evidence))
    if len(clauses) == 1:
        yield f"  {site.words('why.rests-one')}"
    elif clauses:
        yield f"  {site.words('why.rests', n=len(clauses))}"
    shown = cell.evidence[:SHOWN] or misses(site, row, cell)
    if shown and not clauses:
        yield f"  {site.words('why.rests-none')}"
    if any(evidence.reasons for evidence in shown):
        legend = (site.words("why.marked"), site.words("why.list", up="+", down="-"))
        yield from (f"  {line}" for line in legend)
    for evidence in shown:
        yield ""
        yield from _evidence(site, evidence)
    if others := cell.evidence[SHOWN:]:
        yield ""
        yield f"  {site.words('why.others', n=len(others))}"
        for evidence in others:
            line = f"{evidence.score:.2f} {_place(site, evidence)} {evidence.clause}"
            yield from wrapped(line, first=_IN, others=f"{_IN}     ")
    yield ""


def _evidence(site: Site, evidence: Evidence) -> Iterator[str]:
    """Yield one clause with its place, the words marked that it was judged by, and why."""
    quote = parts.quote(site, evidence.clause)
    where = " › ".join(part for part in (quote.above, quote.number, quote.heading) if part)
    place = " ".join(part for part in (quote.document.text, quote.page) if part)
    sure = site.words("review.by-person") if only_by_people(site, evidence) else ""
    stance = names.name(evidence.stance, site.lang) if site.facts.carries(evidence) else site.words("why.near")
    yield from wrapped(
        " ".join(part for part in (stance, sure, f"{where}（{place}）") if part), first="  ◆ ", others=_IN
    )
    told = why(site, evidence)
    text = _marked(told) if told else quote.text
    yield from wrapped(f"「{text or quote.heading}」", first=_IN, others=_IN + "  ")
    yield f"{_IN}{evidence.clause}"
    if told:
        yield from _told(site, told)


def _told(site: Site, told: Why) -> Iterator[str]:
    yield from wrapped(told.outcome, first=_IN, others=_IN)
    for note in told.notes:
        yield from wrapped(note, first=_IN, others=_IN + "  ")
    for voice in told.voices:
        bar = voice.bar.translate(_SIGNS).ljust(_BAR)
        yield from wrapped(f"{voice.words} {voice.weight}", first=f"{_IN}{bar} ", others=_IN + " " * (_BAR + 1))
    for name, figure in (("usual", told.usual), ("total", told.total)):
        yield f"{_IN}{' ' * _BAR} {site.words(f'why.{name}')} {figure}"
    yield from wrapped(told.turning, first=f"{_IN}→ ", others=f"{_IN}   ")


def _marked(told: Why) -> str:
    return "".join(f"《{piece.text}》" if piece.marked else piece.text for piece in told.pieces)


def _place(site: Site, evidence: Evidence) -> str:
    quote = parts.quote(site, evidence.clause)
    return " ".join(part for part in (quote.document.text, quote.above, quote.number) if part)
