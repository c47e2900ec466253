"""The pages of the report. The only importer of jinja2.

Everything that stands on a page goes through ``finalize`` and is escaped by the environment: no template marks text
as safe, and a value that a template misses is an error, not a blank.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

import jinja2

from guidecompare import quality
from guidecompare.report.csv import COLUMNS
from guidecompare.report.facts import Facts
from guidecompare.report.safe import visible
from guidecompare.report.views.city import city_view
from guidecompare.report.views.corrections import said_lists
from guidecompare.report.views.document import document_view
from guidecompare.report.views.families import families_view
from guidecompare.report.views.lists import lists
from guidecompare.report.views.matrix import matrix_view
from guidecompare.report.views.quality import PAGE, label_links, measured_view, quality_view
from guidecompare.report.views.rules import rules_view
from guidecompare.report.views.side import side_view
from guidecompare.report.views.site import FAMILIES_PAGE, Site, city_page, document_page, topic_page
from guidecompare.report.views.topic import topic_view
from guidecompare.report.wording import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guidecompare.model import PagePicture, Reading, Result, Topic
    from guidecompare.quality import Measurement

STATIC: Final = ("report.css", "report.js")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One language of the report: where its folder is, and where that of the other language is."""

    lang: str
    folder: str  # "" for the first language, "en/" for a second one
    twin: str | None  # folder of the other language, None where there is none
    twin_lang: str

    def page(self, path: str) -> dict[str, Any]:
        """Return the addresses that every page needs, as seen from ``path``."""
        up = "../" * path.count("/")
        root = up + "../" * self.folder.count("/")
        twin = None if self.twin is None else root + self.twin + path
        return {"path": path, "up": up, "root": root, "twin": twin, "twin_lang": self.twin_lang, "lang": self.lang}


def pages(result: Result, langs: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield every page (path, bytes) in each of ``langs``, and the static files that they share."""
    facts = Facts(result=result, quality=quality.load())
    for edition in editions(langs):
        for path, text in _edition(facts, edition):
            yield edition.folder + path, text.encode()
    for name in STATIC:
        yield f"static/{name}", _static(name)


def editions(langs: Sequence[str]) -> tuple[Edition, ...]:
    """Return the first language at the root and a second one in a folder of its own name."""
    folders = ["", *(f"{lang}/" for lang in langs[1:])]
    both = len(folders) > 1
    return tuple(
        Edition(
            lang=lang,
            folder=folder,
            twin=folders[1 - place] if both else None,
            twin_lang=langs[1 - place] if both else lang,
        )
        for place, (lang, folder) in enumerate(zip(langs, folders, strict=True))
    )


def _edition(facts: Facts, edition: Edition) -> Iterator[tuple[str, str]]:
    words = Words(edition.lang)
    top, below = (Site(facts=facts, words=words, up=up) for up in ("", "../"))
    matrix = matrix_view(top)

    def render(template: str, path: str, title: str, **view: object) -> tuple[str, str]:
        shown = (
            _environment()
            .get_template(template)
            .render(
                t=words,
                title=title,
                page=edition.page(path),
                corpus=facts.result.corpus,
                made=facts.result.manifest,
                fictitious=any(city.fictitious for city in facts.cities.values()),
                **view,
            )
        )
        return path, shown.rstrip("\n") + "\n"

    yield render("index.html", "index.html", words("matrix.title"), view=matrix)
    yield render(
        "method.html",
        "method.html",
        words("method.title"),
        view=matrix,
        codebook=COLUMNS,
        said=said_lists(top),
        rules=rules_view(top),
    )
    if facts.quality:
        trust = quality_view(top, facts.quality)
        yield render("quality.html", PAGE, words("trust.title"), view=trust)
    found = lists(below, matrix_view(below))
    yield render("topics.html", "topics/index.html", words("topics.title"), view=found)
    yield render("cities.html", "cities/index.html", words("cities.title"), view=found)
    yield render("documents.html", "documents/index.html", words("documents.title"), view=found)
    yield render("families.html", FAMILIES_PAGE, words("family.title"), view=families_view(below))
    for topic in facts.topics.values():
        yield render("topic.html", topic_page(topic.id), topic.label[edition.lang], view=topic_view(below, topic))
    for city in facts.cities.values():
        yield render("city.html", city_page(city.id), facts.city_names[city.id], view=city_view(below, city))
    for source in facts.sources.values():
        view = document_view(below, source.id)
        yield render("document.html", document_page(source.id), view.card.document.text, view=view)


def side_page(reading: Reading, topics: Sequence[Topic], pictures: Sequence[PagePicture], lang: str) -> bytes:
    """Return one document beside its clauses: a page that needs no other file and no network."""
    words = Words(lang)
    style = b"".join(_static(name) for name in ("report.css", "side.css"))
    template = _environment().get_template("side.html")
    view = side_view(reading, topics, pictures, words)
    return template.render(t=words, view=view, style=base64.b64encode(style).decode("ascii")).lstrip().encode() + b"\n"


def measurement_page(measurement: Measurement, topics: Sequence[Topic], lang: str) -> bytes:
    """Return what was measured: a page that needs no other file and no network."""
    words = Words(lang)
    style = base64.b64encode(_static("report.css")).decode("ascii")
    view = measured_view(measurement, label_links(topics, lang), words)
    return _environment().get_template("evaluation.html").render(t=words, view=view, style=style).lstrip().encode()


def _static(name: str) -> bytes:
    data = resources.files("guidecompare.report").joinpath("static", name).read_bytes()
    return data.replace(b"\r\n", b"\n")


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("guidecompare.report"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=lambda value: visible(value) if type(value) is str else value,
        trim_blocks=True,
        lstrip_blocks=True,
    )
