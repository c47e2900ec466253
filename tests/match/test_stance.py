"""What the voice for stances may say, what lists take from their lead sentence, and which documents are named.

The voice itself is measured on labelled documents; here it says the same of every clause, so that the rules show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outlines import outline, source

from guidecompare.match.features import Setting
from guidecompare.match.lexicon import lexicon
from guidecompare.match.linear import Linear
from guidecompare.match.listen import listen
from guidecompare.match.referral import leaves, points_on, referred, sentences
from guidecompare.match.stance import MARKED, stances
from guidecompare.model import Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from outlines import Node

    from guidecompare.taxonomy import Taxonomy

S, X, D = Stance.STATED, Stance.EXCLUDED, Stance.DELEGATED
OWN = "見本市公式SNS運用方針"


def said(taxonomy: Taxonomy, always: Stance, *nodes: Node) -> list[Stance]:
    """Return the stance of each node on one topic where the voice says ``always`` of everything."""
    voice = Linear(labels=MARKED, bias=tuple(9.0 if stance is always else -9.0 for stance in MARKED), weights={})
    made = source()
    heard = listen(outline(*nodes), Setting(audience=made.audience, kind=made.kind), lexicon(taxonomy))
    labels: Sequence[Sequence[str]] = [["privacy"] if one.view.text else [] for one in heard]
    return [found["privacy"] for found in stances(heard, labels, voice, 0.5) if found]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("個人情報の取扱いは、見本市プライバシーポリシーによります。", D),
        ("個人情報の取扱いは、別に定めるところによる。", D),
        ("個人情報の取扱いは、同社の規約をご覧ください。", D),
        ("この規程で定める用語の意味は、次のとおりとする。", S),
        ("本方針に定める事項は、職員が守る。", S),
        ("動画を公開できるサービスです。詳しくは、運営会社のページをご覧ください。", S),
        ("市は、個人情報を収集しません。", S),
        ("方針に反する書き込みは削除します。", S),
    ],
)
def test_nothing_is_left_to_another_document_where_none_is_spoken_of(
    taxonomy: Taxonomy, text: str, stance: Stance
) -> None:
    """This document is no other one, and where to read more rules nothing."""
    assert said(taxonomy, D, (0, "", "", text)) == [stance]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("災害情報は取り扱いません。", X),
        ("曜日や時刻は定めない。", X),
        ("宣伝の掲載は、お断りしています。", X),
        ("職員の私的な利用は、この方針の対象外とする。", X),
        ("市政の情報をお知らせします。", S),
    ],
)
def test_nothing_is_ruled_out_where_nothing_is_denied(taxonomy: Taxonomy, text: str, stance: Stance) -> None:
    """Without a word of denial a matter is stated."""
    assert said(taxonomy, X, (0, "", "", text)) == [stance]


def test_items_are_ruled_out_by_their_heading_or_lead(taxonomy: Taxonomy) -> None:
    """An item is a noun and denies nothing itself."""
    assert said(taxonomy, X, (0, "1", "発信しない内容", ""), (1, "(1)", "", "個別の相談")) == [X]
    assert said(taxonomy, X, (0, "", "", "次のものは載せません。"), (1, "(1)", "", "個別の相談")) == [X, X]
    assert said(taxonomy, X, (0, "1", "発信する内容", ""), (1, "(1)", "", "市政の相談")) == [S]


def test_what_a_policy_still_to_be_written_must_say_is_left_to_it(taxonomy: Taxonomy) -> None:
    """Its items are matters of that policy, whatever the voice says; one whose wording is prescribed is a rule."""
    lead = (0, "", "", "各課は、次の事項を定めた運用方針を作成し、公表する。")
    items = [(1, "(1)", "", "個人情報の取扱い"), (1, "(2)", "", "個人情報を収集しない旨")]

    assert said(taxonomy, S, lead, *items) == [S, D, S]


def test_what_this_document_lays_down_is_no_list_for_another(taxonomy: Taxonomy) -> None:
    """この方針に定める事項 is ruled here."""
    lead = (0, "", "", "この方針に定める事項は、次のとおりとする。")

    assert said(taxonomy, S, lead, (1, "(1)", "", "個人情報の取扱い")) == [S, S]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("個人情報の取扱いは、「見本市プライバシーポリシー」をご覧ください。", ["見本市プライバシーポリシー"]),
        ("記録の保存は、見本市文書管理規程（平成10年訓令第3号）による。", ["見本市文書管理規程"]),
        ("災害時の発信は、見本市地域防災計画の定めるところによる。", ["見本市地域防災計画"]),
        ("開設の手続は、別に定める要綱による。", ["別に定める要綱"]),
        ("削除の基準は、各アカウントの運用方針に委ねる。", ["各アカウントの運用方針"]),
        ("事故のときの手順は、情報セキュリティ対策手順書に従ってください。", ["情報セキュリティ対策手順書"]),
        ("写真の利用条件は、市ホームページの「著作権について」をご覧ください。", ["著作権について"]),
        ("私的な利用は、職員の利用に関する指針によります。", ["職員の利用に関する指針"]),
        ("取扱いは、ＳＮＳ利用規約によります。", ["ＳＮＳ利用規約"]),
        ("Aは文書規程に、Bは服務規程に定めるところによる。", ["文書規程", "服務規程"]),
        ("この方針の取扱いは、本方針による。", []),
        ("取扱いは、見本市公式SNS運用方針による。", []),
        ("取扱いは、公式SNS運用方針による。", []),
        ("同じ基準により返信します。", []),
        ("市の情報をお知らせします。", []),
    ],
)
def test_the_documents_that_a_clause_names(text: str, named: list[str]) -> None:
    """As printed; the document's own name, and what is called this or the same, are none."""
    assert list(referred(text, own=OWN)) == named


def test_a_text_without_end_is_searched_in_no_time() -> None:
    """Names have a longest length, so that the time grows with the text and not with its square."""
    assert referred("漢字" * 100_000) == ()


@given(st.text(alphabet="運用方針個人「」『』()はのにによる。別定めるA", max_size=60))
def test_names_are_parts_of_the_text(text: str) -> None:
    """Whatever the text: a name is quoted as printed, and never put together."""
    assert [name for name in referred(text, own=OWN) if name not in text] == []


def test_an_item_leaves_its_matter_where_its_lead_says() -> None:
    """返信の方針 is the matter of the item, and no document."""
    lead = "運用方針には、次の事項を書く。"

    assert referred("発信する情報及び返信の方針", lead, "見本市活用ガイドライン") == ("運用方針",)


def test_a_sentence_that_tells_where_to_read_more_leaves_nothing() -> None:
    """It stands beside the rule."""
    text = "投稿を見るのに登録は要りません。詳しくは、運営会社の利用規約をご覧ください。"

    assert [points_on(sentence) for sentence in sentences(text)] == [False, True]
    assert not any(leaves(sentence) for sentence in sentences(text))
