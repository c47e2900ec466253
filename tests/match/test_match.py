"""Matching as a planner meets it: which labels clauses get, with what stance and for which reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from outlines import outline, source

from guidecompare.match import match
from guidecompare.model import Audience, DocumentKind, Outline, Stance

if TYPE_CHECKING:
    from guidecompare.model import Matches
    from guidecompare.taxonomy import Taxonomy

POLICY = outline(
    (0, "1", "目的", "市の取組や暮らしに役立つ情報を市民に速やかに知らせるため、公式アカウントを開設します。"),
    (0, "2", "運用者", "このアカウントは企画部広報課が運用します。"),
    (0, "3", "禁止事項", "利用者は、次の各号に該当する投稿をしてはなりません。"),
    (1, "(1)", "", "法令に違反するもの"),
    (1, "(2)", "", "特定の個人を誹謗中傷するもの"),
    (1, "(3)", "", "営利を目的とするもの"),
    (0, "4", "コメントの削除", "前項に当たる投稿は、予告なく削除することがあります。"),
    (0, "5", "個人情報", "個人情報の取扱いについては、市の個人情報保護方針によります。"),
    (0, "6", "免責事項", "市は、掲載した情報の正確性を保証するものではありません。"),
)


def labels(matches: Matches, clause: str) -> list[str]:
    """Return the topics of a clause, main one first."""
    return [evidence.label for evidence in matches.topics if evidence.clause == clause]


def elements(matches: Matches, clause: str) -> set[str]:
    """Return the elements of a clause."""
    return {evidence.label for evidence in matches.elements if evidence.clause == clause}


@pytest.fixture(scope="module")
def policy(taxonomy: Taxonomy) -> Matches:
    """A short operation policy, matched."""
    return match(POLICY, source(), taxonomy)


@pytest.mark.parametrize(
    ("clause", "topic"),
    [
        ("n0", "purpose"),
        ("n1", "operators"),
        ("n2", "prohibitions"),
        ("n6", "moderation"),
        ("n7", "privacy"),
        ("n8", "disclaimer"),
    ],
)
def test_clear_clauses_get_their_topic_first(policy: Matches, clause: str, topic: str) -> None:
    """What a heading and the words agree on is the main label."""
    assert topic == labels(policy, clause)[0]


def test_items_inherit_from_their_lead_sentence(policy: Matches) -> None:
    """営利を目的とするもの is a ban and no purpose, since the lead sentence says so."""
    assert [labels(policy, clause) for clause in ("n3", "n4", "n5")] == [["prohibitions"]] * 3


@pytest.mark.parametrize(
    ("clause", "element"),
    [
        ("n3", "prohibitions.law"),
        ("n4", "prohibitions.defamation"),
        ("n5", "prohibitions.commercial"),
        ("n6", "moderation.delete"),
        ("n6", "moderation.no-notice"),
        ("n8", "disclaimer.accuracy"),
    ],
)
def test_clauses_state_their_elements(policy: Matches, clause: str, element: str) -> None:
    """The individual provisions are told apart inside a topic."""
    assert element in elements(policy, clause)


def test_leaving_a_matter_to_another_document_is_delegated(policy: Matches) -> None:
    """A clause that only names where the rule stands does not lay it down."""
    found = [evidence.stance for evidence in policy.topics if (evidence.clause, evidence.label) == ("n7", "privacy")]
    assert found == [Stance.DELEGATED]


def test_ruling_a_matter_out_is_excluded(taxonomy: Taxonomy) -> None:
    """A class of news that is not carried here is no coverage of it."""
    document = outline(
        (0, "1", "発信する内容", "市の行事、募集、観光に関する情報を発信します。"),
        (0, "", "", "災害に関する情報は、このアカウントでは発信しません。"),
    )
    found = {e.label: e.stance for e in match(document, source(), taxonomy).topics if e.clause == "n1"}
    assert found["content"] == Stance.EXCLUDED


def test_what_a_lead_sentence_rules_out_its_list_does_as_well(taxonomy: Taxonomy) -> None:
    """The items of a list of what is not carried name the matters plainly; only the lead says no."""
    document = outline(
        (0, "1", "発信する内容", "市の行事や募集に関する情報を発信します。"),
        (0, "2", "発信しない内容", "次に掲げる情報は、このアカウントでは発信しません。"),
        (1, "(1)", "", "気象警報や避難に関する情報"),
        (1, "(2)", "", "個別の相談に関する情報"),
    )
    stances = {(e.clause, e.label): e.stance for e in match(document, source(), taxonomy).topics}
    assert stances["n0", "content"] == Stance.STATED
    assert [stances[clause, "content"] for clause in ("n1", "n2", "n3")] == [Stance.EXCLUDED] * 3


def test_a_rule_that_binds_is_stated(policy: Matches) -> None:
    """No liability and no notice are rules themselves, not exclusions."""
    stances = {evidence.stance for evidence in policy.topics if evidence.clause in {"n6", "n8"}}
    assert {Stance.STATED} == stances


def test_the_actor_of_the_lead_decides_between_the_bans(taxonomy: Taxonomy) -> None:
    """The same items are prohibitions for users and confidentiality for staff."""
    items = ((1, "(1)", "", "業務上知り得た秘密"), (1, "(2)", "", "個人情報を含むもの"))
    staff = outline((0, "1", "発信してはならない情報", "職員は、次に掲げる情報を発信してはならない。"), *items)
    users = outline((0, "1", "禁止事項", "利用者の皆さまは、次の投稿をしないでください。"), *items)
    of_staff = match(staff, source(Audience.STAFF, DocumentKind.STAFF_GUIDELINE), taxonomy)
    of_users = match(users, source(), taxonomy)
    assert [labels(found, "n1")[0] for found in (of_staff, of_users)] == ["confidentiality", "prohibitions"]


def test_a_duty_is_no_ban(taxonomy: Taxonomy) -> None:
    """なければならない is a duty: its ない turns nothing round."""
    duty = outline((0, "3", "", "担当者は、パスワードを定期的に変更しなければならない。"))
    assert labels(match(duty, source(Audience.STAFF, DocumentKind.RULES), taxonomy), "n0") == ["security"]


def test_a_pure_heading_carries_no_label(taxonomy: Taxonomy) -> None:
    """What a heading says counts for the clauses below it."""
    document = outline(
        (0, "1", "免責事項", ""), (1, "", "", "利用したことで生じた損害について、市は責任を負いません。")
    )
    found = match(document, source(), taxonomy)
    assert (labels(found, "n0"), labels(found, "n1")) == ([], ["disclaimer"])


def test_every_label_that_no_clause_carries_has_a_near_miss(policy: Matches, taxonomy: Taxonomy) -> None:
    """An honest gap shows what came nearest."""
    carried = {evidence.label for evidence in (*policy.topics, *policy.elements)}
    every = {label for topic in taxonomy.topics for label in (topic.id, *(e.id for e in topic.elements))}
    assert every - carried == {evidence.label for evidence in policy.near}


def test_a_document_without_text_has_no_evidence(taxonomy: Taxonomy) -> None:
    """Nothing to look in gives neither labels nor near misses."""
    empty = match(Outline(title="", clauses=(), removed=()), source(), taxonomy)
    assert (empty.topics, empty.elements, empty.near) == ((), (), ())


def test_reasons_name_what_was_seen(policy: Matches) -> None:
    """A planner reads the heading, the lead sentence and the words that spoke for a label."""
    [ban] = [evidence for evidence in policy.topics if evidence.clause == "n3"]
    saw = {reason.voice: reason.saw for reason in ban.reasons}
    assert saw["heading"] == "禁止事項"
    assert saw["lead"] == "利用者は、次の各号に該当する投稿をしてはなりません。"
    assert saw["linear"]


def test_one_label_of_a_clause_is_main(policy: Matches) -> None:
    """The first label of each clause is its main one, and scores fall from there."""
    for clause in ("n0", "n2", "n6"):
        first, *others = [evidence for evidence in policy.topics if evidence.clause == clause]
        assert first.main
        assert all(first.score >= other.score for other in others)
