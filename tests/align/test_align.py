"""Laws and cases of the comparison: verdicts, rows, gaps, shares and wordings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from hypothesis import given
from hypothesis import strategies as st

from guidecompare.align import align, verdicts
from guidecompare.language import digest
from guidecompare.model import (
    VERDICT_ORDER,
    Audience,
    Availability,
    City,
    Clause,
    Comparison,
    Corpus,
    Document,
    DocumentKind,
    Element,
    Evidence,
    Extent,
    Health,
    Issuer,
    Matches,
    Outline,
    Reading,
    Source,
    Stance,
    Status,
    Text2,
    Topic,
    Unread,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


WHOLE: Final = Health()


def text2(words: str) -> Text2:
    """Return the same words for both languages."""
    return Text2(ja=words, en=words)


def topic(name: str, *, core: bool = False, expected_in: Sequence[str] = ("operation-policy",)) -> Topic:
    """Return a topic with one element."""
    return Topic(
        id=name,
        group="general",
        label=text2(name),
        short=text2(name),
        question=text2(name),
        why=text2(name),
        core=core,
        expected_in=tuple(expected_in),
        elements=(Element(id=f"{name}.one", label=text2(name)),),
    )


TOPICS: Final = (
    topic("purpose", core=True),
    topic("hours"),
    topic("training", expected_in=("operation-policy/staff",)),
)


POLICY: Final = Source(
    id="990019/policy",
    city="990019",
    title="運用方針",
    kind=DocumentKind.OPERATION_POLICY,
)


def source(name: str = "990019/policy", **changes: Any) -> Source:  # noqa: ANN401 -- the fields of Source
    """Return a public operation policy of the city in ``name``, with changes."""
    return replace(POLICY, id=name, city=name.partition("/")[0], **changes)


def label(
    name: str,
    number: int,
    where: Source,
    *,
    stance: Stance = Stance.STATED,
    main: bool = False,
    score: float = 0.9,
) -> Evidence:
    """Return evidence for a label at clause ``number`` of a source."""
    return Evidence(label=name, clause=f"{where.id}#n{number}", score=score, stance=stance, main=main)


def reading(
    where: Source,
    topics: Iterable[Evidence] = (),
    elements: Iterable[Evidence] = (),
    *,
    near: Iterable[Evidence] = (),
    texts: Sequence[str] = ("一つ目の条文です。", "二つ目の条文です。", "三つ目の条文です。"),
    health: Health = WHOLE,
) -> Reading:
    """Return a reading of three clauses with the labels given."""
    clauses = tuple(
        Clause(
            id=f"{where.id}#n{number}",
            source=where.id,
            parent=None,
            marker=None,
            heading="",
            text=text,
            lines=(number,),
            page=None,
            digest=digest(text),
        )
        for number, text in enumerate(texts)
    )
    return Reading(
        document=Document(source=where, media_type="text/plain", sha256="0" * 64, health=health),
        outline=Outline(title=where.title, clauses=clauses, removed=()),
        matches=Matches(topics=tuple(topics), elements=tuple(elements), near=tuple(near)),
    )


def compare(
    *readings: Reading,
    missing: Sequence[Source] = (),
    cities: Sequence[str] = (),
    topics: Sequence[Topic] = TOPICS,
) -> Comparison:
    """Align the readings, with the sources that are not held."""
    sources = sorted((*(r.document.source for r in readings), *missing), key=lambda s: s.id)
    ids = sorted({s.city for s in sources} | set(cities))
    corpus = Corpus(name="test", cities=tuple(City(id=i, code=i, name=i) for i in ids), sources=tuple(sources))
    return align(corpus, readings, topics)


def verdict(comparison: Comparison, name: str, row: int = 0) -> Verdict:
    """Return the verdict of a topic or element in a row."""
    cells = [c for c in (*comparison.topic_cells, *comparison.element_cells) if c.label == name]
    return cells[row].verdict


def test_main_label_makes_a_topic_covered() -> None:
    """A clause whose main label is the topic covers it."""
    where = source()
    assert verdict(compare(reading(where, [label("purpose", 0, where, main=True)])), "purpose") == Verdict.COVERED


def test_further_label_is_a_mention() -> None:
    """A topic that is only a further label of a clause is mentioned."""
    where = source()
    assert verdict(compare(reading(where, [label("purpose", 0, where)])), "purpose") == Verdict.MENTIONED


def test_stated_element_makes_its_topic_covered() -> None:
    """A further label becomes covered where one of its elements is stated."""
    where = source()
    found = compare(reading(where, [label("purpose", 0, where)], [label("purpose.one", 0, where)]))
    assert (verdict(found, "purpose"), verdict(found, "purpose.one")) == (Verdict.COVERED, Verdict.COVERED)


def test_only_exclusions_make_an_excluded_cell() -> None:
    """災害情報は発信しません is neither a rule on the topic nor a gap."""
    where = source()
    excluded = label("hours", 0, where, stance=Stance.EXCLUDED, main=True)
    found = compare(reading(where, [excluded, label("hours", 1, where, stance=Stance.DELEGATED)]))
    assert verdict(found, "hours") == Verdict.EXCLUDED
    assert "hours" not in {gap.label for gap in found.gaps}


def test_exclusion_beside_a_rule_is_covered() -> None:
    """What is stated anywhere in the document wins over what is ruled out elsewhere."""
    where = source()
    labels = [label("hours", 0, where, stance=Stance.EXCLUDED), label("hours", 1, where, main=True)]
    assert verdict(compare(reading(where, labels)), "hours") == Verdict.COVERED


def test_silence_of_a_document_read_whole_is_a_gap_with_its_nearest_miss() -> None:
    """Absent only where the text was read whole; the nearest miss is kept."""
    where = source()
    near = label("hours", 2, where, score=0.2)
    found = compare(reading(where, near=[near]))
    cell = next(c for c in found.topic_cells if c.label == "hours")
    assert (cell.verdict, cell.near) == (Verdict.ABSENT, near)


def test_excerpt_never_yields_absent() -> None:
    """Outside an excerpt nothing is known."""
    found = compare(reading(source(extent=Extent.EXCERPT)))
    cell = next(c for c in found.topic_cells if c.label == "hours")
    assert (cell.verdict, cell.reason, found.gaps) == (Verdict.NOT_HELD, "excerpt", ())


def test_topic_that_such_documents_do_not_carry_is_no_gap() -> None:
    """A public policy without 研修 keeps its verdict, and enters no gap list and no share."""
    found = compare(reading(source()))
    cell = next(c for c in found.topic_cells if c.label == "training")
    share = next(s for s in found.shares if s.label == "training")
    assert (cell.verdict, cell.expected, share.judged) == (Verdict.ABSENT, False, 0)
    assert {gap.label for gap in found.gaps} == {"purpose", "hours"}


def test_expectation_may_depend_on_the_audience() -> None:
    """The same kind of document for staff is expected to carry it."""
    found = compare(reading(source(audience=Audience.STAFF)))
    assert "training" in {gap.label for gap in found.gaps}


def test_of_a_document_whose_kind_could_not_be_guessed_nothing_is_expected() -> None:
    """It may be no guideline at all; once its user says that it is one of another kind, silence counts."""
    topics = [replace(known, expected_in=("other",)) for known in TOPICS]
    named, guessed = (source(kind=DocumentKind.OTHER, guessed=fields) for fields in ((), ("kind",)))
    assert {gap.label for gap in compare(reading(named), topics=topics).gaps} == {"purpose", "hours", "training"}
    assert compare(reading(guessed), topics=topics).gaps == ()


def test_gaps_name_core_topics_first() -> None:
    """Within a row the five core topics stand first, then what most others have."""
    where = source("990027/policy")
    found = compare(reading(source()), reading(where, [label("hours", 0, where, main=True)]))
    first = [gap.label for gap in found.gaps if gap.row == "990019-public"]
    assert first == ["purpose", "hours"]


def test_audiences_have_rows_of_their_own() -> None:
    """A city's public policy never fills a gap of its staff guideline."""
    policy, staff = source(), source("990019/staff", audience=Audience.STAFF)
    found = compare(reading(policy, [label("purpose", 0, policy, main=True)]), reading(staff))
    assert [row.id for row in found.rows] == ["990019-public", "990019-staff"]
    assert [verdict(found, "purpose", row) for row in (0, 1)] == [Verdict.COVERED, Verdict.ABSENT]


def test_document_for_both_joins_the_rows_of_others() -> None:
    """A 要綱 for users and staff stands beside the policy, and alone it has a row of its own."""
    both = source("990019/rules", audience=Audience.BOTH)
    joined = compare(reading(source()), reading(both))
    alone = compare(reading(both))
    assert [(row.id, row.sources) for row in joined.rows] == [("990019-public", ("990019/policy", "990019/rules"))]
    assert [row.id for row in alone.rows] == ["990019-both"]


def test_other_issuers_have_rows_of_their_own() -> None:
    """A council's policy is not the city's."""
    council = source("990019/council", issuer=Issuer.ASSEMBLY, issuer_name="見本市議会")
    found = compare(reading(source()), reading(council))
    assert [row.issuer for row in found.rows] == [Issuer.MAYOR, Issuer.ASSEMBLY]
    assert found.rows[1].id.startswith("990019-public-assembly-")


def test_city_without_documents_has_a_row_with_nothing_in_it() -> None:
    """None found is an answer, and never a gap."""
    found = compare(cities=("990019",))
    assert {(c.verdict, c.reason) for c in found.topic_cells} == {(Verdict.NOT_HELD, "none-found")}
    assert found.gaps == ()


def test_internal_document_is_not_held() -> None:
    """A document known but not published says nothing of its topics."""
    found = compare(missing=[source(status=Status.KNOWN, availability=Availability.INTERNAL)])
    assert {(c.verdict, c.reason) for c in found.topic_cells} == {(Verdict.NOT_HELD, "internal")}


def test_silence_beside_a_document_not_held_is_no_gap() -> None:
    """The absence in what is held is told, with the reminder that more exists; it enters no gap list and no share."""
    found = compare(reading(source()), missing=[source("990019/line", status=Status.TO_BE_FOUND)])
    cell = next(c for c in found.topic_cells if c.label == "hours")
    assert (cell.verdict, cell.reason, cell.sources) == (Verdict.ABSENT, "others-not-held", ("990019/policy",))
    assert found.gaps == ()
    assert next(s for s in found.shares if s.label == "hours").judged == 0


def test_cell_names_the_document_that_decided_it() -> None:
    """A LINE terms never silently fills a gap of the Facebook policy."""
    policy, line = source(), source("990019/line", kind=DocumentKind.TERMS)
    found = compare(reading(policy), reading(line, [label("hours", 0, line, main=True)]))
    cell = next(c for c in found.topic_cells if c.label == "hours")
    assert (cell.verdict, cell.sources) == (Verdict.COVERED, ("990019/line",))


def test_wordings_group_copies_and_keep_the_rest_apart() -> None:
    """Identical texts fall together, near ones too, and others stay alone."""
    a, b, c = source(), source("990027/policy"), source("990035/policy")
    same = "本市は、市政に関する情報を迅速に発信し、市民との情報共有を図るため、公式アカウントを運用します。"
    near = same.replace("本市", "当市")
    found = compare(
        reading(a, [label("purpose", 0, a, main=True)], texts=[same]),
        reading(b, [label("purpose", 0, b, main=True)], texts=[near]),
        reading(c, [label("purpose", 0, c, main=True)], texts=["災害のときに早くお知らせするためのものです。"]),
    )
    groups = [(g.clauses, g.identical) for g in found.wordings if g.label == "purpose"]
    assert groups == [(("990019/policy#n0", "990027/policy#n0"), False), (("990035/policy#n0",), True)]


labels = st.builds(
    lambda name, number, stance, main, score: (name, number, stance, main, score),
    st.sampled_from([t.id for t in TOPICS]),
    st.integers(0, 2),
    st.sampled_from(list(Stance)),
    st.booleans(),
    st.floats(0, 1),
)


@st.composite
def documents(draw: st.DrawFn) -> list[Reading]:
    """Draw up to four documents of three cities with random labels and health."""
    names = draw(st.lists(st.sampled_from(["990019/a", "990019/b", "990027/a", "990035/a"]), min_size=1, unique=True))
    made = []
    for name in names:
        where = source(
            name,
            audience=draw(st.sampled_from(list(Audience))),
            extent=draw(st.sampled_from(list(Extent))),
            kind=draw(st.sampled_from(list(DocumentKind))),
        )
        found = [label(n, i, where, stance=s, main=m, score=f) for n, i, s, m, f in draw(st.lists(labels, max_size=5))]
        health = Health(unread=draw(st.sampled_from([None, None, Unread.PARTIAL, Unread.NO_TEXT])))
        made.append(reading(where, found, health=health))
    return made


@given(documents())
def test_each_row_and_label_has_exactly_one_cell(made: list[Reading]) -> None:
    """Rows x topics and rows x elements, once each."""
    found = compare(*made)
    keys = [(cell.row, cell.label) for cell in (*found.topic_cells, *found.element_cells)]
    assert len(keys) == len(set(keys)) == len(found.rows) * (len(TOPICS) + len(TOPICS))


@given(documents())
def test_absent_means_read_whole_and_silent(made: list[Reading]) -> None:
    """No document that was not read whole, and no label anywhere, stands behind an absent cell."""
    found = compare(*made)
    by_id = {r.document.source.id: r for r in made}
    rows = {row.id: row for row in found.rows}
    for cell in found.topic_cells:
        if cell.verdict is Verdict.ABSENT:
            readings = [by_id[s] for s in rows[cell.row].sources]
            assert all(r.document.health.unread is None for r in readings)
            assert not [e for r in readings for e in r.matches.topics if e.label == cell.label]


@given(documents(), st.data())
def test_more_evidence_never_weakens_a_verdict(made: list[Reading], data: st.DataObject) -> None:
    """Adding a clause that states a topic never turns covered into anything less."""
    before = compare(*made)
    chosen = data.draw(st.integers(0, len(made) - 1))
    old = made[chosen]
    more = label("hours", 0, old.document.source)
    changed = reading(old.document.source, [*old.matches.topics, more], health=old.document.health)
    after = compare(*made[:chosen], changed, *made[chosen + 1 :])
    for was, now in zip(before.topic_cells, after.topic_cells, strict=True):
        assert VERDICT_ORDER.index(now.verdict) <= VERDICT_ORDER.index(was.verdict)


@given(documents())
def test_build_agrees_with_single_documents(made: list[Reading]) -> None:
    """The cell of a row is the strongest verdict of its documents taken one by one."""
    found = compare(*made)
    single = {r.document.source.id: verdicts(r, TOPICS) for r in made}
    rows = {row.id: row for row in found.rows}
    for cell in found.topic_cells:
        answers = [single[s][cell.label] for s in rows[cell.row].sources]
        assert cell.verdict is min(answers, key=VERDICT_ORDER.index)
