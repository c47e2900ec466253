"""The taxonomy's own examples, run as tests.

The weights learnt from them, so these floors say that what a taxonomy writer puts in comes out again, not how well
foreign wording is met: that is measured on gold data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from outlines import outline, source

from guidecompare.match import match
from guidecompare.model import Audience, DocumentKind

if TYPE_CHECKING:
    from guidecompare.taxonomy import Exemplar, Taxonomy

KINDS = {
    Audience.PUBLIC: DocumentKind.OPERATION_POLICY,
    Audience.BOTH: DocumentKind.RULES,
    Audience.STAFF: DocumentKind.STAFF_GUIDELINE,
}


def found(exemplar: Exemplar, taxonomy: Taxonomy) -> tuple[set[str], set[str]]:
    """Return topics and elements of an exemplar that stands in a document of its own."""
    parts = [(heading, text) for heading, text in ((exemplar.heading, ""), ("", exemplar.lead)) if heading or text]
    nodes = [(depth, "", heading, text) for depth, (heading, text) in enumerate([*parts, ("", exemplar.text)])]
    audience = exemplar.audience or Audience.PUBLIC
    matches = match(outline(*nodes), source(audience, KINDS[audience]), taxonomy)
    last = f"n{len(nodes) - 1}"
    topics = {evidence.label for evidence in matches.topics if evidence.clause == last}
    return topics, {evidence.label for evidence in matches.elements if evidence.clause == last}


@pytest.fixture(scope="module")
def answers(taxonomy: Taxonomy) -> list[tuple[Exemplar, set[str], set[str]]]:
    """Every exemplar with the topics and elements that it is given."""
    return [(exemplar, *found(exemplar, taxonomy)) for exemplar in taxonomy.exemplars]


def test_exemplars_get_their_topic(answers: list[tuple[Exemplar, set[str], set[str]]]) -> None:
    """At least 95 of 100 get their main topic, alone and without the document that would stand around them."""
    missed = [exemplar.text for exemplar, topics, _ in answers if exemplar.topics[0] not in topics]
    assert len(missed) <= 0.05 * len(answers), missed


def test_exemplars_get_their_elements(answers: list[tuple[Exemplar, set[str], set[str]]]) -> None:
    """At least 85 of 100 elements are found."""
    wanted = [(exemplar.text, element, said) for exemplar, _, said in answers for element in exemplar.elements]
    missed = [(text, element) for text, element, said in wanted if element not in said]
    assert len(missed) <= 0.15 * len(wanted), missed


def test_counter_examples_are_not_mistaken(taxonomy: Taxonomy) -> None:
    """At least 90 of 100 are not given the topic that they only look like."""
    mistaken = [
        counter.text
        for counter in taxonomy.counter_examples
        if counter.unlike in {e.label for e in match(outline((0, "", "", counter.text)), source(), taxonomy).topics}
    ]
    assert len(mistaken) <= 0.1 * len(taxonomy.counter_examples), mistaken
