"""Corrections by people: found again, applied, contradicted; on invented readings and on real documents."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from run import SAMPLE, guidecompare

from guidecompare import corpus as corpora
from guidecompare import messages, pipeline, review
from guidecompare import taxonomy as taxonomies
from guidecompare.align import align, verdicts
from guidecompare.errors import GuidecompareError
from guidecompare.language import digest
from guidecompare.match.decide import decide
from guidecompare.match.weights import Thresholds, load
from guidecompare.model import (
    Action,
    City,
    Clause,
    Corpus,
    Correction,
    Document,
    DocumentKind,
    Element,
    Evidence,
    Health,
    Matches,
    Outcome,
    Outline,
    Reading,
    Reason,
    Source,
    Stance,
    Text2,
    Topic,
    Unread,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Any

SOURCE: Final = Source(id="990019/policy", city="990019", title="方針", kind=DocumentKind.OPERATION_POLICY)
TEXTS: Final = ("情報を発信します。", "返信は行いません。", "投稿を削除します。", "以下同じ。", "以下同じ。")


def topic(name: str, *elements: str) -> Topic:
    """Return a topic with its elements."""
    words = Text2(ja=name, en=name)
    return Topic(
        id=name,
        group="general",
        label=words,
        short=words,
        question=words,
        why=words,
        core=False,
        expected_in=("operation-policy",),
        elements=tuple(Element(id=f"{name}.{e}", label=words) for e in elements),
    )


TOPICS: Final = (topic("purpose", "inform"), topic("replies", "none", "some"), topic("deletion"))


def clause(number: int, text: str) -> Clause:
    """Return a clause of the document."""
    return Clause(
        id=f"{SOURCE.id}#n{number}",
        source=SOURCE.id,
        parent=None,
        marker=None,
        heading="",
        text=text,
        lines=(number,),
        page=None,
        digest=digest(text),
    )


def gives(number: int, label: str, score: float = 0.9, *, main: bool = True) -> Evidence:
    """Return what the machine says: clause ``number`` carries ``label``."""
    return Evidence(
        label=label,
        clause=f"{SOURCE.id}#n{number}",
        score=score,
        main=main,
        reasons=(Reason(voice="concept", saw="語", weight=score),),
    )


def reading(texts: Sequence[str] = TEXTS, *, health: Health | None = None) -> Reading:
    """Return the document: n1 purpose with its element, n2 replies and purpose; deletion only nearly, by n3."""
    return Reading(
        document=Document(source=SOURCE, media_type="text/plain", sha256="", health=health or Health()),
        outline=Outline(title="", clauses=tuple(clause(n, text) for n, text in enumerate(texts, 1)), removed=()),
        matches=Matches(
            topics=(gives(1, "purpose"), gives(2, "replies"), gives(2, "purpose", 0.6, main=False)),
            elements=(gives(1, "purpose.inform"),),
            near=(gives(3, "deletion", 0.3, main=False), gives(2, "replies.none", 0.2, main=False)),
        ),
    )


def says(number: int, action: Action, label: str, by: str = "山田", **more: Any) -> Correction:  # noqa: ANN401 -- fields
    """Return what a person says of clause ``number``."""
    text = TEXTS[number - 1] if number <= len(TEXTS) else "?"
    values = {"on": "2024-05-01", "place": f"review/{by}.toml: correction[1]", "digest": digest(text)} | more
    return Correction(clause=f"{SOURCE.id}#n{number}", label=label, action=action, by=by, **values)


def labels(found: Reading, number: int) -> list[str]:
    """Return the labels of a clause in their order, ``*`` behind main ones."""
    matches = found.matches
    mine = (e for e in (*matches.topics, *matches.elements) if e.clause == f"{SOURCE.id}#n{number}")
    return [e.label + "*" * e.main for e in mine]


def applied(*corrections: Correction, to: Reading | None = None) -> review.Reviewed:
    """Apply corrections to the document; every problem must have its sentence in both languages."""
    result = review.apply(corrections, (to or reading(),), TOPICS)
    for problem in result.problems:
        assert messages.sentence(problem, "ja")
        assert messages.hint(problem, "en")
    return result


# --- what each action does ----------------------------------------------------------------------------------------


def test_without_corrections_the_readings_are_what_they_were() -> None:
    """Nothing is sorted or marked anew."""
    before = reading()
    result = review.apply((), (before,), TOPICS)
    assert result.readings[0] is before
    assert (result.reviews, result.problems) == ((), ())


def test_an_accepted_label_is_marked_and_keeps_what_the_machine_saw() -> None:
    """Score, reasons and stance stay."""
    result = applied(says(1, Action.ACCEPT, "purpose"))
    (first, *_) = result.readings[0].matches.topics
    assert first == replace(gives(1, "purpose"), reviewed=True)
    (said,) = result.reviews
    assert (said.outcome, said.clause, said.given) == (Outcome.APPLIED, f"{SOURCE.id}#n1", True)


def test_an_accepted_label_stays_when_the_machine_gives_it_no_more() -> None:
    """A later fit may change the machine's mind, not the person's."""
    result = applied(says(3, Action.ACCEPT, "deletion", stance=Stance.EXCLUDED))
    found = result.readings[0].matches.topics[-1]
    assert found == Evidence(
        label="deletion", clause=f"{SOURCE.id}#n3", score=1.0, stance=Stance.EXCLUDED, main=True, reviewed=True
    )
    assert [e.label for e in result.readings[0].matches.near] == ["replies.none"]


def test_a_rejected_topic_goes_with_its_elements_and_what_the_machine_said_is_kept() -> None:
    """The clause has no label left, and the topic is covered no more by it."""
    result = applied(says(1, Action.REJECT, "purpose"))
    assert labels(result.readings[0], 1) == []
    assert labels(result.readings[0], 2) == ["replies*", "purpose"]
    (said,) = result.reviews
    assert said.machine == gives(1, "purpose")
    assert said.labels == ("purpose", "purpose.inform")


def test_where_the_main_label_is_rejected_the_next_one_is_main() -> None:
    """A clause with topics has a main one."""
    assert labels(applied(says(2, Action.REJECT, "replies")).readings[0], 2) == ["purpose*"]


def test_a_rejected_near_miss_is_no_near_miss() -> None:
    """A person has looked at it and says that it is none."""
    result = applied(says(3, Action.REJECT, "deletion"))
    assert [e.label for e in result.readings[0].matches.near] == ["replies.none"]
    assert result.reviews[0].machine == gives(3, "deletion", 0.3, main=False)
    assert not result.reviews[0].given


def test_an_added_topic_is_a_further_one_beside_others_unless_it_is_said_to_be_main() -> None:
    """And the main one where the clause has none."""
    add = says(2, Action.ADD, "deletion")
    assert labels(applied(add).readings[0], 2) == ["replies*", "deletion", "purpose"]
    assert labels(applied(replace(add, main=True)).readings[0], 2) == ["deletion*", "replies*", "purpose"]
    assert labels(applied(says(3, Action.ADD, "deletion")).readings[0], 3) == ["deletion*"]


def test_an_added_element_brings_its_topic() -> None:
    """Without it no cell could rest on the clause."""
    result = applied(says(3, Action.ADD, "replies.some"))
    assert labels(result.readings[0], 3) == ["replies*", "replies.some*"]
    assert result.reviews[0].labels == ("replies.some", "replies")


def test_adding_what_the_machine_gives_puts_its_stance_right() -> None:
    """Stated unless something else is said."""
    machine = reading()
    delegated = replace(gives(2, "replies"), stance=Stance.DELEGATED, refers=("要綱",))
    machine = replace(machine, matches=replace(machine.matches, topics=(gives(1, "purpose"), delegated)))
    stated = applied(says(2, Action.ADD, "replies"), to=machine).readings[0].matches.topics[1]
    assert (stated.stance, stated.refers) == (Stance.STATED, ())
    kept = applied(says(2, Action.ACCEPT, "replies"), to=machine).readings[0].matches.topics[1]
    assert (kept.stance, kept.refers) == (Stance.DELEGATED, ("要綱",))
    ruled_out = says(2, Action.ADD, "replies", stance=Stance.EXCLUDED)
    assert applied(ruled_out, to=machine).readings[0].matches.topics[1].stance is Stance.EXCLUDED


def test_a_remark_changes_nothing() -> None:
    """With or without a label."""
    remarks = (says(1, Action.NOTE, "", note="要確認"), says(1, Action.NOTE, "purpose", note="要確認"))
    result = applied(*remarks)
    assert result.readings == (reading(),)
    assert [one.outcome for one in result.reviews] == [Outcome.APPLIED, Outcome.APPLIED]


# --- found again --------------------------------------------------------------------------------------------------


def test_a_clause_that_was_renumbered_is_found_by_its_wording() -> None:
    """A clause put in before it moves all ids."""
    moved = reading(("新しい条文。", *TEXTS))
    result = applied(says(2, Action.ADD, "deletion"), to=moved)
    assert result.reviews[0].clause == f"{SOURCE.id}#n3"
    assert labels(result.readings[0], 3) == ["deletion*"]


@pytest.mark.parametrize(
    ("said", "to", "code"),
    [
        (says(2, Action.REJECT, "replies", digest=digest("返信します。")), reading(), "review-stale"),
        (says(6, Action.REJECT, "replies", digest=digest("以下同じ。")), reading(), "review-stale"),
        (says(6, Action.REJECT, "replies"), reading((), health=Health(unread=Unread.NO_TEXT)), "review-unread"),
        (replace(says(1, Action.NOTE, "", note="?"), clause="990019/other#n1"), reading(), "review-unread"),
    ],
)
def test_a_correction_whose_wording_is_gone_is_stale_and_told(said: Correction, to: Reading, code: str) -> None:
    """Amended, at several places, not read or not held: nothing is changed, and its reviewer learns where it stands."""
    result = applied(said, to=to)
    assert result.readings == (to,)
    assert [one.outcome for one in result.reviews] == [Outcome.STALE]
    ((told, place, source),) = [(p.code, p.place, p.source) for p in result.problems]
    assert (told, place) == (code, said.place)
    assert source is None  # it is no caution in reading the document


def test_of_equal_wordings_the_one_with_the_same_id_is_meant() -> None:
    """Nothing is lost by a wording that is repeated."""
    assert applied(says(5, Action.ADD, "deletion")).reviews[0].clause == f"{SOURCE.id}#n5"


def test_a_label_that_the_taxonomy_has_no_more_is_told_with_the_nearest() -> None:
    """So that it can be written anew."""
    result = applied(says(1, Action.ACCEPT, "purposes"))
    assert [one.outcome for one in result.reviews] == [Outcome.UNKNOWN]
    ((code, arguments),) = [(p.code, dict(p.arguments)) for p in result.problems]
    assert code == "review-label-unknown"
    assert arguments["nearest"].startswith("purpose")


# --- several people -----------------------------------------------------------------------------------------------

CONTRADICTIONS: Final = [
    (says(1, Action.ACCEPT, "purpose"), says(1, Action.REJECT, "purpose", "鈴木")),
    (says(3, Action.ADD, "deletion"), says(3, Action.REJECT, "deletion", "鈴木")),
    (says(2, Action.ADD, "replies.none"), says(2, Action.REJECT, "replies", "鈴木")),
    (
        says(2, Action.ADD, "replies", stance=Stance.EXCLUDED),
        says(2, Action.ACCEPT, "replies", "鈴木", stance=Stance.DELEGATED),
    ),
]


@pytest.mark.parametrize("pair", CONTRADICTIONS)
def test_of_two_people_who_contradict_each_other_neither_is_followed(pair: tuple[Correction, Correction]) -> None:
    """One problem names both; the machine's label stands."""
    for said in (pair, pair[::-1]):
        result = applied(*said)
        assert result.readings == (reading(),)
        assert [one.outcome for one in result.reviews] == [Outcome.DISPUTED, Outcome.DISPUTED]
        (problem,) = result.problems
        assert problem.code == "review-disputed"
        assert all(name in dict(problem.arguments)["opinions"] for name in ("山田", "鈴木"))


def test_people_who_agree_or_speak_of_different_labels_are_all_followed() -> None:
    """An element that is wrong says nothing against its topic."""
    result = applied(
        says(1, Action.ACCEPT, "purpose"),
        says(1, Action.ACCEPT, "purpose", "鈴木"),
        says(1, Action.REJECT, "purpose.inform", "鈴木"),
        says(2, Action.REJECT, "purpose", "鈴木"),
    )
    assert {one.outcome for one in result.reviews} == {Outcome.APPLIED}
    assert [labels(result.readings[0], number) for number in (1, 2)] == [["purpose*"], ["replies*"]]


def test_what_a_person_says_later_counts() -> None:
    """By date, and on one day as written; spellings of a name are one name."""
    result = applied(
        says(1, Action.REJECT, "purpose", "Ｙａｍａｄａ", on="2024-06-01"),
        says(1, Action.ACCEPT, "purpose", "Yamada"),
        says(2, Action.ACCEPT, "purpose"),
        says(2, Action.REJECT, "purpose"),
    )
    superseded, in_force = Outcome.SUPERSEDED, Outcome.APPLIED
    assert [one.outcome for one in result.reviews] == [in_force, superseded, superseded, in_force]
    assert [labels(result.readings[0], number) for number in (1, 2)] == [[], ["replies*"]]
    assert result.problems == ()


def test_what_a_person_wrote_anew_need_not_be_told_as_stale() -> None:
    """And a later word on a wording that is gone takes nothing from an earlier one on the wording that is there."""
    old = says(2, Action.REJECT, "replies", digest=digest("返信します。"))
    new = says(2, Action.REJECT, "replies", on="2024-06-01")
    result = applied(old, new)
    assert [one.outcome for one in result.reviews] == [Outcome.SUPERSEDED, Outcome.APPLIED]
    assert result.problems == ()
    later = applied(replace(old, on="2024-07-01"), new)
    assert [one.outcome for one in later.reviews] == [Outcome.STALE, Outcome.APPLIED]
    assert [problem.code for problem in later.problems] == ["review-stale"]


# --- laws ---------------------------------------------------------------------------------------------------------

ANY: Final = st.builds(
    says,
    st.integers(1, 7),
    st.sampled_from(Action),
    st.sampled_from(["", *(label for one in TOPICS for label in (one.id, *(e.id for e in one.elements))), "gone"]),
    st.sampled_from(["山田", "鈴木"]),
    on=st.sampled_from(["2024-05-01", "2024-06-01"]),
    stance=st.none() | st.sampled_from(Stance),
    main=st.booleans(),
).filter(lambda said: bool(said.label) or said.action is Action.NOTE)


@given(st.lists(ANY, max_size=8))
def test_whatever_people_say_the_result_keeps_its_laws(said: list[Correction]) -> None:
    """Labels stand once, elements with their topic, main ones first, near misses only for what nothing carries."""
    result = applied(*said)
    (found,) = result.readings
    assert [one.correction for one in result.reviews] == said
    carried = [(e.clause, e.label) for e in (*found.matches.topics, *found.matches.elements)]
    assert len(carried) == len(set(carried))
    for clause_, label in carried:
        assert (clause_, label.partition(".")[0]) in carried
    assert not {label for _, label in carried} & {e.label for e in found.matches.near}
    for number in range(1, len(TEXTS) + 1):
        topics = [label for label in labels(found, number) if "." not in label]
        assert topics == sorted(topics, key=lambda label: not label.endswith("*"))
        assert not topics or topics[0].endswith("*")
    lost = [one for one in result.reviews if one.outcome in {Outcome.STALE, Outcome.UNKNOWN}]
    disputes = {p.code for p in result.problems} & {"review-disputed"}
    assert len([p for p in result.problems if p.code != "review-disputed"]) == len(lost)
    assert bool(disputes) is any(one.outcome is Outcome.DISPUTED for one in result.reviews)


@given(st.lists(ANY, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_people_does_not_matter(said: list[Correction], chance: Any) -> None:  # noqa: ANN401 -- random.Random
    """Files may be renamed; only what one person says twice goes by its order."""
    once = list({(one.by, one.clause, one.label): one for one in said}.values())
    mixed = once.copy()
    chance.shuffle(mixed)
    assert applied(*once).readings == applied(*mixed).readings


# --- cells --------------------------------------------------------------------------------------------------------


def cells(*corrections: Correction) -> dict[str, tuple[Verdict, bool, bool]]:
    """Return verdict, reviewed and disputed of each cell of the document."""
    result = applied(*corrections)
    city = City(id="990019", code="990019", name="沢辺市")
    comparison = align(Corpus(name="c", cities=(city,), sources=(SOURCE,)), result.readings, TOPICS)
    comparison = review.mark(comparison, result.reviews)
    gaps = {cell.label: cell for cell in comparison.gaps}
    assert all(cell == gaps[cell.label] for cell in comparison.topic_cells if cell.label in gaps)
    found = (*comparison.topic_cells, *comparison.element_cells)
    return {cell.label: (cell.verdict, cell.reviewed, cell.disputed) for cell in found}


def test_cells_say_that_a_person_confirmed_or_corrected_them() -> None:
    """An element speaks for its topic as well."""
    found = cells(says(3, Action.ADD, "deletion"), says(2, Action.ADD, "replies.some"), says(1, Action.NOTE, "purpose"))
    assert found == {
        "purpose": (Verdict.COVERED, False, False),
        "replies": (Verdict.COVERED, True, False),
        "deletion": (Verdict.COVERED, True, False),
        "purpose.inform": (Verdict.COVERED, False, False),
        "replies.none": (Verdict.ABSENT, False, False),
        "replies.some": (Verdict.COVERED, True, False),
    }


def test_a_cell_on_which_people_disagree_keeps_the_verdict_of_the_machine() -> None:
    """And says that they do."""
    found = cells(says(3, Action.ADD, "deletion"), says(3, Action.REJECT, "deletion", "鈴木"))
    assert found["deletion"] == (Verdict.ABSENT, False, True)
    assert found["purpose"] == (Verdict.COVERED, False, False)


def test_a_topic_whose_every_clause_is_rejected_is_absent_and_says_why() -> None:
    """A false cover is put right."""
    found = cells(says(2, Action.REJECT, "replies"))
    assert found["replies"] == (Verdict.ABSENT, True, False)


def test_check_tells_corrections_that_no_run_can_apply() -> None:
    """Of a label that is gone, or of a document that is not held; whether the wording is there only reading tells."""
    held = replace(SOURCE, path="policy.txt")
    said = (
        says(1, Action.ACCEPT, "purposes"),
        replace(says(1, Action.ACCEPT, "purpose"), clause="990019/other#n1"),
        says(9, Action.ACCEPT, "purpose"),
    )
    corpus = Corpus(name="c", cities=(), sources=(held,), corrections=said)
    assert [problem.code for problem in review.doubts(corpus, TOPICS)] == ["review-label-unknown", "review-unread"]


def test_what_a_person_confirmed_is_sure_enough_to_rule_a_topic_out() -> None:
    """However unsure the machine was that it is not done."""
    unsure = reading()
    weak = replace(gives(3, "deletion", 0.3), stance=Stance.EXCLUDED)
    unsure = replace(unsure, matches=replace(unsure.matches, topics=(*unsure.matches.topics, weak), near=()))
    sure = applied(says(3, Action.ACCEPT, "deletion"), to=unsure).readings[0]
    assert verdicts(unsure, TOPICS)["deletion"] is Verdict.MENTIONED
    assert verdicts(sure, TOPICS)["deletion"] is Verdict.EXCLUDED


# --- writing one --------------------------------------------------------------------------------------------------


def test_a_clause_is_found_by_its_id_or_the_part_behind_the_document() -> None:
    """An id that several have, or none, is answered with those that are meant."""
    one, two = reading(), reading()
    other = replace(two.outline.clauses[0], id="990019/faq#n1")
    two = replace(two, outline=replace(two.outline, clauses=(other,)))
    both = (one, two)
    for words in (f"{SOURCE.id}#n2", "policy#n2", "#n2", "n2"):
        assert review.find_clause(both, words) == one.outline.clauses[1]
    for words, code in (("n1", "review-clause-ambiguous"), ("n9", "review-clause-unknown")):
        with pytest.raises(GuidecompareError) as caught:
            review.find_clause(both, words)
        (problem,) = caught.value.problems
        assert problem.code == code
        assert "990019/faq#n1" in messages.sentence(problem, "ja") + messages.hint(problem, "ja")


def test_an_acceptance_holds_what_the_machine_says_now() -> None:
    """So that it stays the same when the machine changes its mind."""
    seen = review.as_seen(says(1, Action.ACCEPT, "purpose"), reading())
    assert (seen.stance, seen.main) == (Stance.STATED, True)
    rejected = says(1, Action.REJECT, "purpose")
    assert review.as_seen(rejected, reading()) == rejected


# --- real documents -----------------------------------------------------------------------------------------------

TERMS: Final = SAMPLE / "990086-aono" / "line-terms.txt"
DOCUMENTS: Final = (TERMS, SAMPLE / "990094-shizukugahara" / "rules.html", SAMPLE / "990078-aono" / "line-policy.pdf")
TAXONOMY: Final = taxonomies.load()


def read(file: Path, data: bytes | None = None) -> Reading:
    """Take a document, or other bytes in its place, through extract, segment and match."""
    return pipeline.read_source(corpora.single(file), file.read_bytes() if data is None else data, TAXONOMY)


def on(found: Clause, action: Action, label: str) -> Correction:
    """Return what a person says of a clause."""
    return Correction(clause=found.id, digest=found.digest, label=label, action=action, by="山田", on="2024-05-01")


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.name)
def test_a_correction_survives_another_run(file: Path) -> None:
    """Of every clause of a document, in each format."""
    said = [on(one, Action.ADD, "records") for one in read(file).outline.clauses if one.text]
    result = review.apply(said, (read(file),), TAXONOMY.topics)
    assert [(one.outcome, one.clause) for one in result.reviews] == [(Outcome.APPLIED, one.clause) for one in said]
    assert result.problems == ()


def test_a_correction_survives_an_edit_elsewhere_in_the_document() -> None:
    """An article is put in, all later ones are renumbered, another is amended: only what was amended is stale."""
    before = read(TERMS)
    (untouched,) = (one for one in before.outline.clauses if one.text.startswith("年齢の低い") or "保護者" in one.text)
    (amended,) = (one for one in before.outline.clauses if "無料です" in one.text)
    text = TERMS.read_bytes().decode("cp932").replace("無料です", "有料です")
    digits = str.maketrans("０１２３４５６７８９", "0123456789")
    renumbered = re.sub(
        "^第([０-９]+)条",
        lambda found: f"第{int(found[1].translate(digits)) + (found[1] != '１')}条",
        text,
        flags=re.MULTILINE,
    )
    edited = renumbered.replace(
        "（規約への同意）", "（定義）\n第2条　この規約の用語は、別に定めます。\n\n（規約への同意）"
    )
    after = read(TERMS, edited.encode("cp932"))
    said = [on(untouched, Action.ADD, "records"), on(amended, Action.ADD, "records")]
    result = review.apply(said, (after,), TAXONOMY.topics)
    kept, stale = result.reviews
    assert kept.outcome is Outcome.APPLIED
    assert kept.clause != untouched.id
    assert [one.text for one in after.outline.clauses if one.id == kept.clause] == [untouched.text]
    assert stale.outcome is Outcome.STALE
    assert [problem.code for problem in result.problems] == ["review-stale"]


def test_a_correction_survives_another_fit_of_the_weights() -> None:
    """Whether they give nothing any more, or nearly everything: what people said stands."""
    before = read(TERMS)
    first = next(one for one in before.matches.topics if one.main)
    clauses = {one.id: one for one in before.outline.clauses}
    others = [one for one in before.matches.topics if one.label != first.label]
    said = [
        review.as_seen(on(clauses[first.clause], Action.ACCEPT, first.label), before),
        *(on(clauses[one.clause], Action.REJECT, one.label) for one in others),
    ]
    for threshold in (0.0001, 1.1):
        level = Thresholds(accept=threshold, alone=threshold)
        weights = replace(load(), topic_thresholds=level, element_thresholds=level)
        matches = decide(before.outline, before.document.source, TAXONOMY, weights)
        assert matches.topics != before.matches.topics
        result = review.apply(said, (replace(before, matches=matches),), TAXONOMY.topics)
        assert {one.outcome for one in result.reviews} == {Outcome.APPLIED}
        found = [(one.clause, one.label) for one in result.readings[0].matches.topics]
        assert (first.clause, first.label) in found
        assert not {(one.clause, one.label) for one in others} & set(found)
        assert verdicts(result.readings[0], TAXONOMY.topics)[first.label] is Verdict.COVERED


def test_the_whole_way_from_the_command_to_the_report(tmp_path: Path) -> None:
    """Written by ``correct``, applied by ``build``, shown beside what the machine says, and no part of ``clauses``."""
    collection, output = tmp_path / "corpus", tmp_path / "output"
    home = collection / TERMS.parent.name
    shutil.copytree(TERMS.parent, home)
    before = read(home / TERMS.name)
    first = next(one for one in before.matches.topics if one.main)
    ran = guidecompare(
        *("correct", "青野市", first.clause, first.label, "--reject", "--note", "別の論点", "--corpus", collection),
        *("--by", "山田 花子", "--on", "2024-05-01"),
    )
    assert ran.code == 0, ran.err
    (guarded,) = (one for one in before.outline.clauses if "保護者" in one.text)
    for said in (on(guarded, Action.ADD, "records"), replace(on(guarded, Action.NOTE, ""), note="見直す")):
        corpora.write_correction(corpora.load(collection), collection, before.document.source, said)

    built = guidecompare("build", collection, "-o", output)
    assert built.code == 0, built.err
    assert "0 written" in guidecompare("build", collection, "-o", output).err
    result = json.loads((output / "result.json").read_text(encoding="utf-8"))
    said_by = [(one["topic"], one["action"], one["outcome"], one["note"]) for one in result["corrections"]]
    assert said_by == [
        (first.label, "reject", "applied", "別の論点"),
        ("records", "add", "applied", ""),
        (None, "note", "applied", "見直す"),
    ]
    assert result["corrections"][0]["machine"] == {
        "id": first.label,
        "score": first.score,
        "stance": first.stance,
        "given": True,
    }
    cells = {one["topic"]: one for one in result["cells"]}
    assert (cells["records"]["reviewed"], cells[first.label]["reviewed"]) == (True, True)
    (rejected,) = (one for one in result["clauses"] if one["id"] == first.clause)
    assert first.label not in {one["id"] for one in rejected["topics"]}

    def page(name: str) -> str:
        return next(output.glob(name)).read_text(encoding="utf-8")

    assert ' reviewed" href="topics/records.html#' in page("index.html")
    assert "人による確認と訂正（3件）" in page("method.html")
    for name in ("method.html", "documents/*line-terms*", f"topics/{first.label}.html", "cities/*99*"):
        assert "山田 花子 2024-05-01「別の論点」" in page(name)
        assert f"機械の判定: 規定 {first.score:.2f}" in page(name)
    assert pipeline.read_file(home / TERMS.name)[0].matches == before.matches

    file, city = home / TERMS.name, home / "city.toml"
    file.write_bytes(file.read_bytes().decode("cp932").replace("保護者", "親権者").encode("cp932"))
    city.write_text(re.sub(r"(?m)^sha256.*\n", "", city.read_text(encoding="utf-8")), encoding="utf-8")
    stale = guidecompare("build", collection, "-o", output)
    assert stale.code == 0, stale.err
    assert f"{home.name}/review/山田.toml: correction[1]" in stale.err


def test_what_is_no_correction_is_refused(tmp_path: Path) -> None:
    """Nothing is written."""
    shutil.copytree(TERMS.parent, tmp_path / "corpus" / TERMS.parent.name)
    common = ("correct", "青野市", "art1", "--corpus", tmp_path / "corpus", "--by", "山田")
    for wrong in (("purpose",), ("purpose", "--reject", "--main"), ("purposes", "--accept")):
        ran = guidecompare(*common, *wrong)
        assert ran.code == 2, ran.err
    assert not list(tmp_path.rglob("review"))
