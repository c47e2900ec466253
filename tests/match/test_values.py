"""Values: what clauses state that can be put in a field, and the very words that state it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outlines import outline, source

from guidecompare import names
from guidecompare.evaluate.gold import read_gold
from guidecompare.match import values
from guidecompare.model import Evidence, Stance, Value, ValueKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from guidecompare.model import Labelled

LEARN: Final = Path(__file__).parents[1] / "learn"
TRUTH: Final[Mapping[str, list[str]]] = tomllib.loads(
    Path(__file__).with_name("values_truth.toml").read_text(encoding="utf-8")
)
PRECISION: Final = 0.95  # floors: raised freely, lowered only on purpose
RECALL: Final = 0.97
WIDE: Final = str.maketrans("0123456789:()@", "０１２３４５６７８９：（）＠")


def stated(text: str, *labels: str, heading: str = "", stance: Stance = Stance.STATED) -> tuple[Value, ...]:
    """Return the values of one clause that carries ``labels``, and the topics of those that are elements."""
    carried = dict.fromkeys([*(label.partition(".")[0] for label in labels), *labels])
    evidence = [Evidence(label=label, clause="n0", score=1.0, stance=stance) for label in carried]
    return values.find(outline((0, "", heading, text)), source(), evidence)


def short(found: tuple[Value, ...]) -> list[str]:
    """Return values as ``aspect value``."""
    return [f"{value.aspect} {value.value}".strip() for value in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("平日の午前8時30分から午後5時15分までとします。", ["operation weekdays 08:30-17:15"]),
        ("平日 8：30～17：15", ["operation weekdays 08:30-17:15"]),
        ("開庁日の朝九時半から夕方五時まで投稿します。", ["operation open-days 09:30-17:00"]),
        ("月曜日から金曜日まで（祝日を除く。）の9時から5時まで", ["operation mon-fri 09:00-17:00", "except holidays"]),
        ("土日祝日及び年末年始を除き、9時から17時まで", ["except sat,sun,holidays,year-end", "operation 09:00-17:00"]),
        ("12月29日から翌年の1月3日までは休みます。", ["except year-end"]),
        ("毎月第2・第4水曜日の正午に公開します。", ["operation wed[2],wed[4] 12:00"]),
        ("午前9時から正午まで及び午後1時から4時まで", ["operation 09:00-12:00,13:00-16:00"]),
        ("深夜0時以降は、通知を送らない。", ["except 00:00-"]),
        ("執務時間内に行う。", ["operation office-hours"]),
        ("コメントの確認は、開庁日の10時に行います。", ["answers open-days 10:00"]),
        ("投稿する曜日や時刻は定めていません。", ["operation undetermined"]),
        ("投稿は随時行います。", ["operation as-needed"]),
        ("投稿は平日に随時行います。", ["operation weekdays"]),
        ("災害時は、昼夜を問わず投稿します。", ["emergency any-time"]),
        (
            "平日9時から17時まで。ただし、緊急の場合はこの限りでない。",
            ["operation weekdays 09:00-17:00", "emergency exempt"],
        ),
        ("夜間に届いたものは、翌開庁日に確認します。", []),
        ("原稿は前日の正午までに送る。", []),
        ("2時間ごとに3回まで", []),
    ],
)
def test_hours_are_read_as_texts_write_them(text: str, expected: list[str]) -> None:
    """Days, times, what is left out and emergencies; a term or a deadline is no hour of operation."""
    assert sorted(expected) == sorted(short(stated(text, "hours")))


@pytest.mark.parametrize(
    ("text", "heading", "expected"),
    [
        ("この方針は、令和元年5月1日から施行する。", "", ["in-force 2019-05-01"]),
        ("平成三十一年四月一日から実施する。", "", ["in-force 2019-04-01"]),
        ("2024年（令和6年）4月1日より適用します。", "", ["in-force 2024-04-01"]),
        ("令和5年10月1日", "施行期日", ["in-force 2023-10-01"]),
        ("令和5年1月10日制定、同年4月1日施行", "", ["enacted 2023-01-10", "in-force 2023-04-01"]),
        ("初版　令和4年3月／第2版　令和5年12月", "", ["enacted 2022-03", "revised 2023-12"]),
        ("令和6年6月1日に定め、同日から適用する。", "", ["enacted 2024-06-01", "in-force 2024-06-01"]),
        ("「旧要領」（平成22年4月1日施行）は、廃止する。", "", []),
        ("令和6年3月末までに届け出る。", "", []),
    ],
)
def test_dates_are_told_apart_by_what_is_said_of_them(text: str, heading: str, expected: list[str]) -> None:
    """A date in force, of a revision or of enactment; the date of another document is none of them."""
    assert expected == short(stated(text, "effective-date", heading=heading))


@pytest.mark.parametrize(
    ("text", "heading", "expected"),
    [
        ("名称は「見本市広報」、ユーザー名は＠mihon_exampleです。", "", ["id @mihon_example", "name 見本市広報"]),
        ("X：見本市（@mihon_example）", "", ["id @mihon_example", "name 見本市"]),
        ("https://social.example/mihon。", "URL", ["url https://social.example/mihon"]),
        ("mihon_example", "ユーザー名", ["id @mihon_example"]),
        ("見本市公式", "アカウント名", ["name 見本市公式"]),
        ("問合せは info@mihon.example へ。", "", []),
    ],
)
def test_accounts_are_read_from_sentences_lists_and_tables(text: str, heading: str, expected: list[str]) -> None:
    """Names, ids and addresses; a mail address is no id."""
    assert sorted(expected) == sorted(short(stated(text, "accounts", heading=heading)))


@pytest.mark.parametrize(
    ("text", "labels", "expected"),
    [
        ("総務部広報課が運営する。", ("operators.unit",), ["operator 総務部広報課"]),
        ("こども未来課子育て支援係の職員が投稿します。", ("operators.author",), ["author こども未来課子育て支援係"]),
        ("広報課長を管理責任者とする。", ("operators.manager",), ["manager 広報課長"]),
        ("各課の職員が投稿し、所管課が確認する。", ("operators.unit", "operators.author"), []),
        ("会計課長の承認を得る。", ("operators.manager",), []),
    ],
)
def test_units_and_posts_are_named_as_printed(text: str, labels: tuple[str, ...], expected: list[str]) -> None:
    """Who runs it, who writes, who answers for it; 各課 and 所管課 name no unit."""
    assert expected == short(stated(text, *labels))


@pytest.mark.parametrize(
    ("text", "labels", "expected"),
    [
        ("コメントへの返信は、原則として行いません。", ("replies.none",), ["none-in-principle"]),
        ("すべて読みます。返信はしません。", ("replies.none",), ["none"]),
        ("必要に応じて返信します。", ("replies.selective",), ["selective"]),
        ("いただいたコメントに返信します。", ("replies.selective",), ["yes"]),
        ("返信しません。ご意見は問合せフォームへ。", ("replies.none", "replies.redirect"), ["none", "redirect"]),
        ("コメント欄は閉じています。", ("replies",), ["closed"]),
        ("予告なく削除することがあります。", ("moderation.delete", "moderation.no-notice"), ["no-notice"]),
        ("投稿者に通知した上で削除します。", ("moderation.delete",), ["notice"]),
        ("不適切な投稿は削除します。", ("moderation.delete",), []),
        ("広報課（電話 0000-00-0000、内線12）", ("contact",), ["contact 広報課", "phone 0000-00-0000", "extension 12"]),
        ("ＦＡＸ　０００－０００－０００１", ("contact",), ["fax 000-000-0001"]),
    ],
)
def test_other_values_are_tokens_or_as_printed(text: str, labels: tuple[str, ...], expected: list[str]) -> None:
    """Replies, notice before removal, and ways to ask."""
    assert expected == short(stated(text, *labels))


def test_the_quote_of_a_reply_is_the_sentence_that_says_it() -> None:
    """A reader must be able to judge the token by its words."""
    (value,) = stated("コメントはすべて読みます。返信は行いません。", "replies.none")

    assert (value.quote, value.start) == ("返信は行いません。", 13)


def test_what_is_left_to_another_document_has_no_value() -> None:
    """The clause names the matter and states nothing of it."""
    assert stated("投稿は平日に行う。", "hours", stance=Stance.DELEGATED) == ()


def test_what_is_ruled_out_is_said_to_be_undetermined_only() -> None:
    """曜日及び時刻は定めない is a statement; a time beside it is none."""
    found = stated("平日9時などの時刻は定めない。", "hours", stance=Stance.EXCLUDED)

    assert [value.value for value in found] == ["undetermined"]


def test_a_clause_without_the_topic_gives_no_value() -> None:
    """A time of day in a rule on passwords is no hour of operation."""
    assert stated("平日9時から17時まで", "security") == ()


def test_clauses_that_contradict_each_other_are_both_kept() -> None:
    """Which of them holds is not for a machine to say."""
    clauses = outline((0, "1", "", "投稿は平日に行う。"), (0, "2", "", "投稿は毎日行う。"))
    evidence = [Evidence(label="hours", clause=clause.id, score=1.0) for clause in clauses.clauses]

    found = values.find(clauses, source(), evidence)

    assert [(value.clause, value.value) for value in found] == [("n0", "weekdays"), ("n1", "every-day")]


def test_the_service_is_the_one_named_nearest() -> None:
    """The sentence, else its headings; where several are named, none is chosen."""
    clauses = outline((0, "", "X", ""), (1, "", "", "平日に投稿します。"), (1, "", "", "LINEとnoteは毎日投稿します。"))
    evidence = [Evidence(label="hours", clause=clause.id, score=1.0) for clause in clauses.clauses]

    assert [value.platform for value in values.find(clauses, source(), evidence)] == ["x", ""]


EVERYTHING: Final = (
    *("hours", "accounts", "contact", "effective-date", "operators.unit", "operators.author", "operators.manager"),
    *("replies.none", "replies.selective", "replies.redirect", "moderation.delete", "moderation.no-notice"),
)
PIECES: Final = (
    *("平日", "土日", "第2", "の", "午前", "9時", "30分", "から", "17:15", "まで", "~", "除く", "災害"),
    *("令和5年", "同年", "4月", "1日", "施行", "総務課", "課", "長", "返信", "しません", "予告なく", "名称は"),
    *("@ab_c", "https://a.example/", "電話", "000-000-0000", "ｶﾞ", "\u3000", "、", "。", "（", "）", "「", "」"),
)
TEXTS: Final = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@given(TEXTS | st.text())
def test_every_value_is_quoted_from_its_clause(text: str) -> None:
    """Whatever the text: the quote stands in it where the value says, and is not empty."""
    for value in stated(text, *EVERYTHING, heading=text[:5]):
        assert value.quote
        assert text[value.start : value.start + len(value.quote)] == value.quote


@given(TEXTS)
def test_the_width_of_characters_changes_no_value(text: str) -> None:
    """８：３０ is 8:30."""
    wide = stated(text.translate(WIDE), *EVERYTHING)

    assert short(stated(text, *EVERYTHING)) == short(wide)


@pytest.fixture(scope="module")
def read() -> Mapping[str, tuple[Value, ...]]:
    """The values of the documents of tests/learn, given what their clauses carry."""
    stems = [path.stem for path in sorted(LEARN.glob("*.jsonl"))]
    return {stem: _said(answer) for stem, answer in zip(stems, read_gold(LEARN), strict=True)}


def _said(answer: Labelled) -> tuple[Value, ...]:
    evidence = [
        Evidence(label=label, clause=clause.id, score=1.0, stance=dict(labels.stances).get(label, Stance.STATED))
        for clause, labels in zip(answer.outline.clauses, answer.labels, strict=True)
        for label in (*labels.topics, *labels.elements)
    ]
    return values.find(answer.outline, answer.source, evidence)


def test_values_agree_with_those_that_a_person_read(read: Mapping[str, tuple[Value, ...]]) -> None:
    """Precision and recall over twelve labelled documents do not fall below their floors."""
    found = {name: Counter(f"{each.kind}/{each.aspect} {each.value}" for each in read[name]) for name in TRUTH}
    right = sum((found[name] & Counter(truth)).total() for name, truth in TRUTH.items())

    assert right / sum(each.total() for each in found.values()) >= PRECISION
    assert right / sum(map(len, TRUTH.values())) >= RECALL


def test_every_aspect_and_token_has_a_name(read: Mapping[str, tuple[Value, ...]]) -> None:
    """A reader is shown words, never the tokens of the data."""
    found = [value for each in read.values() for value in each]
    tokens = {
        token
        for value in found
        if value.kind in {ValueKind.HOURS, ValueKind.REPLIES, ValueKind.NOTICE}
        for token in re.findall(r"[a-z]+(?:-[a-z]+)*", value.value)
    }

    assert {value.aspect for value in found} - set(names.ASPECTS) == set()
    assert {end for token in tokens - set(names.TOKENS) for end in token.split("-")} - set(names.TOKENS) == set()


@pytest.mark.parametrize("kind", list(ValueKind))
def test_no_kind_of_value_is_missing_from_the_truth(kind: ValueKind) -> None:
    """A kind that nobody read would be measured by nothing."""
    assert any(line.startswith(f"{kind}/") for truth in TRUTH.values() for line in truth)
