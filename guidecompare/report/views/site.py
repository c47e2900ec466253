"""The addresses of the pages, and the names under which rows and documents are shown on them.

An address holds no title, rank or build: a page and an anchor stay where they are as long as the ids do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from guidecompare import names
from guidecompare.model import Issuer
from guidecompare.report.facts import Facts
from guidecompare.report.safe import file_name, http
from guidecompare.report.wording import Words

if TYPE_CHECKING:
    from guidecompare.model import Row, Source


FAMILIES_PAGE: Final = "documents/families.html"  # the id of a document holds "/" or begins with "f-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words that lead somewhere; ``href`` is None where there is nothing to lead to."""

    text: str
    href: str | None = None


def topic_page(topic: str) -> str:
    """Return the path of a topic's page."""
    return f"topics/{file_name(topic)}.html"


def city_page(city: str) -> str:
    """Return the path of a city's page."""
    return f"cities/{file_name(city)}.html"


def document_page(source: str) -> str:
    """Return the path of a document's page."""
    return f"documents/{file_name(source)}.html"


def clause_anchor(clause: str) -> str:
    """Return the anchor of a clause on its document's page: its id without the document's."""
    return file_name(clause.partition("#")[2])


def cell_anchor(row: str) -> str:
    """Return the anchor of a row on a topic's page."""
    return f"c{file_name(row)}"


def row_anchor(row: str, topic: str | None = None) -> str:
    """Return the anchor of a row, or of one of its topics, on its city's page."""
    return f"r{file_name(row)}" + (f"-{file_name(topic)}" if topic else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One language of the report as seen from pages at one depth; ``up`` leads to the folder of the language."""

    facts: Facts
    words: Words
    up: str

    @property
    def lang(self) -> str:
        """The language of the reader."""
        return self.words.lang

    def to_topic(self, topic: str, row: str | None = None) -> str:
        """Return the address of a topic, or of one row's evidence for it."""
        return self.up + topic_page(topic) + (f"#{cell_anchor(row)}" if row else "")

    def to_row(self, row: Row, topic: str | None = None) -> str:
        """Return the address of a row on its city's page, or of one of its topics there."""
        return f"{self.up}{city_page(row.city)}#{row_anchor(row.id, topic)}"

    def to_clause(self, clause: str) -> str:
        """Return the address of a clause in its document."""
        source = self.facts.clauses[clause].source
        return f"{self.up}{document_page(source)}#{clause_anchor(clause)}"

    def topic(self, topic: str, row: str | None = None) -> Link:
        """Return a topic by its name, leading to its page."""
        return Link(text=self.facts.topics[topic].label[self.lang], href=self.to_topic(topic, row))

    def city(self, city: str) -> Link:
        """Return a city by its name, leading to its page."""
        return Link(text=self.facts.city_names[city], href=self.up + city_page(city))

    def row(self, row: Row) -> Link:
        """Return the city of a row by its name, leading to the row on its page."""
        return Link(text=self.facts.city_names[row.city], href=self.to_row(row))

    def document(self, source: str) -> Link:
        """Return a document by its title, leading to its page."""
        return Link(text=self.title(self.facts.sources[source]), href=self.up + document_page(source))

    def title(self, source: Source) -> str:
        """Return what a document is called, told apart from others of its city."""
        return self.facts.titles[source.id]

    def origin(self, source: Source) -> Link:
        """Return where a document came from: its address on the web, or the name of its file."""
        url = http(source.url)
        return Link(text=source.url or source.file or "", href=url)

    def row_kind(self, row: Row) -> str:
        """Return whom the documents of a row address, and who issued them where that is not the mayor's office."""
        return self._kind(row)

    def source_kind(self, source: Source) -> str:
        """Return whom a document addresses, and who issued it where that is not the mayor's office."""
        return self._kind(source)

    def _kind(self, body: Row | Source) -> str:
        audience = names.name(body.audience, self.lang)
        if body.issuer is Issuer.MAYOR:
            return audience
        issuer = body.issuer_name or names.name(body.issuer, self.lang)
        return self.words("site.kind", issuer=issuer, audience=audience)
