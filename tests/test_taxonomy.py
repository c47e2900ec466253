"""The taxonomy: the file of the package holds what it promises, and a user's own file is told all its faults."""

from __future__ import annotations

import json
import pickle
import re
import tomllib
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidecompare import taxonomy
from guidecompare.errors import GuidecompareError
from guidecompare.language import fold
from guidecompare.messages import hint, sentence
from guidecompare.model import Audience, Stance, Text2

SHARED = Path(__file__).parent.parent.parent / "shared"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the gold data are not beside the repository")

SMALL = """\
version = 1

[[group]]
id = "general"
label = { ja = "総則", en = "General" }

[[concept]]
id = "USER"
label = { ja = "利用者", en = "user" }
words = ["利用者", "ＵＳＥＲ", "閲覧する 方"]

[[concept]]
id = "BAN"
label = { ja = "禁止", en = "ban" }
words = ["禁止"]

[[topic]]
id = "purpose"
group = "general"
core = true
label = { ja = "目的", en = "Purpose" }
short = { ja = "目的", en = "Purpose" }
question = { ja = "何のためか", en = "What for?" }
why = { ja = "後の条項が決まる", en = "It decides the rest." }
expected_in = ["operation-policy", "rules/both"]
headings = ["目的", "趣旨"]
cues = ["USER -BAN"]
exemplars = [
  { text = "広く知らせる。", elements = ["purpose.inform"], also = ["other"], lead = "次のため", heading = "目的" },
  { text = "別に定める。", audience = "staff", stance = { "purpose" = "delegated" } },
]
counter_examples = [{ text = "営利を目的とする。", topic = "other" }]

[[topic.element]]
id = "purpose.inform"
label = { ja = "周知", en = "To inform" }
cues = ["USER"]

[[topic]]
id = "other"
group = "general"
label = { ja = "その他", en = "Other" }
short = { ja = "その他", en = "Other" }
question = { ja = "ほかに何か", en = "What else?" }
why = { ja = "残り", en = "The rest." }
expected_in = ["other"]
"""


@pytest.fixture(scope="module")
def sns() -> taxonomy.Taxonomy:
    """The taxonomy of the package."""
    return taxonomy.load()


def faults(folder: Path, text: str) -> list[tuple[str, str | None]]:
    """Return code and place of every fault that loading ``text`` tells."""
    file = folder / "mine.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(GuidecompareError) as caught:
        taxonomy.load(file)
    return [(problem.code, problem.place) for problem in caught.value.problems]


class TestLoading:
    """A file of the right form becomes frozen values."""

    def test_every_part_of_the_file_is_read(self, tmp_path: Path) -> None:
        """Concepts are folded, cues are split by sign, an exemplar has its own topic first."""
        file = tmp_path / "mine.toml"
        file.write_text(SMALL, encoding="utf-8")
        loaded = taxonomy.load(file)
        purpose, element, other = loaded.hints
        assert loaded.groups[0].label == Text2(ja="総則", en="General")
        assert loaded.concepts[0].words == ("閲覧する方", "user", "利用者")
        assert [topic.id for topic in loaded.topics] == ["purpose", "other"]
        assert [topic.core for topic in loaded.topics] == [True, False]
        assert loaded.topics[0].expected_in == ("operation-policy", "rules/both")
        assert purpose == taxonomy.Hints(
            label="purpose",
            headings=("目的", "趣旨"),
            cues=(taxonomy.Cue(present=("USER",), absent=("BAN",)),),
        )
        assert element == taxonomy.Hints(label="purpose.inform", cues=(taxonomy.Cue(present=("USER",)),))
        assert other == taxonomy.Hints(label="other")
        assert loaded.exemplars == (
            taxonomy.Exemplar(
                text="広く知らせる。",
                topics=("purpose", "other"),
                elements=("purpose.inform",),
                lead="次のため",
                heading="目的",
            ),
            taxonomy.Exemplar(
                text="別に定める。",
                topics=("purpose",),
                audience=Audience.STAFF,
                stances=(("purpose", Stance.DELEGATED),),
            ),
        )
        assert loaded.counter_examples == (
            taxonomy.CounterExample(text="営利を目的とする。", unlike="purpose", topic="other"),
        )

    def test_a_file_with_a_byte_order_mark_is_read(self, tmp_path: Path) -> None:
        """Editors on Windows write one."""
        file = tmp_path / "mine.toml"
        file.write_text(SMALL, encoding="utf-8-sig")
        assert len(taxonomy.load(file).topics) == 2

    def test_topics_follow_the_order_of_their_groups(self, tmp_path: Path) -> None:
        """Columns of one group stand together, wherever the file has them."""
        first = SMALL.replace('[[group]]\nid = "general"', '[[group]]\nid = "last"', 1)
        text = first.replace(
            "[[concept]]", '[[group]]\nid = "general"\nlabel = { ja = "先", en = "First" }\n\n[[concept]]', 1
        )
        text = text.replace('id = "purpose"\ngroup = "general"', 'id = "purpose"\ngroup = "general"')
        text = text.replace('id = "other"\ngroup = "general"', 'id = "other"\ngroup = "last"')
        file = tmp_path / "mine.toml"
        file.write_text(text, encoding="utf-8")
        assert [topic.id for topic in taxonomy.load(file).topics] == ["other", "purpose"]

    def test_a_taxonomy_travels_to_a_worker_process(self, sns: taxonomy.Taxonomy) -> None:
        """It is pickled whole."""
        assert pickle.loads(pickle.dumps(sns)) == sns  # noqa: S301 - our own bytes


class TestFaults:
    """Whatever is wrong is told with file and key path, all at once."""

    @pytest.mark.parametrize(
        ("right", "wrong", "code", "place"),
        [
            ("version = 1", "version = 2", "taxonomy-value-wrong", "version"),
            ("version = 1\n", "", "taxonomy-key-missing", "version"),
            ('group = "general"\ncore', 'group = "nowhere"\ncore', "taxonomy-id-unknown", "topic[purpose].group"),
            ("core = true", 'core = "yes"', "taxonomy-value-wrong", "topic[purpose].core"),
            ("core = true", "kern = true", "taxonomy-key-unknown", "topic[purpose].kern"),
            ('"USER -BAN"', '"USER -BLAME"', "taxonomy-id-unknown", "topic[purpose].cues"),
            ('"USER -BAN"', '"-BAN"', "taxonomy-value-wrong", "topic[purpose].cues"),
            ('"rules/both"', '"rules/nobody"', "taxonomy-id-unknown", "topic[purpose].expected_in"),
            ('["other"]\n', "[]\n", "taxonomy-value-wrong", "topic[other].expected_in"),
            ('"目的", "趣旨"', '"目的", "目的"', "taxonomy-id-twice", "topic[purpose].headings"),
            ('"目的", "趣旨"', '"目的", 3', "taxonomy-value-wrong", "topic[purpose].headings"),
            ('also = ["other"]', 'also = ["more"]', "taxonomy-id-unknown", "topic[purpose].exemplars[1].also"),
            ('["purpose.inform"]', '["purpose.x"]', "taxonomy-id-unknown", "topic[purpose].exemplars[1].elements"),
            ('"staff"', '"clerks"', "taxonomy-id-unknown", "topic[purpose].exemplars[2].audience"),
            ('"delegated"', '"stated"', "taxonomy-id-unknown", "topic[purpose].exemplars[2].stance"),
            ('{ "purpose" =', '{ "other" =', "taxonomy-id-unknown", "topic[purpose].exemplars[2].stance"),
            ('topic = "other"', 'topic = "purpose"', "taxonomy-id-unknown", "topic[purpose].counter_examples[1].topic"),
            (
                'id = "purpose.inform"',
                'id = "other.inform"',
                "taxonomy-value-wrong",
                "topic[purpose].element[other.inform].id",
            ),
            ('id = "other"', 'id = "../x"', "taxonomy-value-wrong", "topic[../x].id"),
            ('id = "other"', 'id = "purpose"', "taxonomy-id-twice", "topic[purpose].id"),
            ('id = "BAN"', 'id = "USER"', "taxonomy-id-twice", "concept[USER].id"),
            ('["禁止"]', '["\u200b"]', "taxonomy-value-wrong", "concept[BAN].words"),
            ('en = "Purpose" }\nshort', 'en = "" }\nshort', "taxonomy-value-wrong", "topic[purpose].label.en"),
            (
                'short = { ja = "目的"',
                'short = { ja = "目的及び趣旨について"',
                "taxonomy-short-too-long",
                "topic[purpose].short",
            ),
        ],
    )
    def test_a_fault_is_told_with_its_place(
        self, tmp_path: Path, right: str, wrong: str, code: str, place: str
    ) -> None:
        """One fault in an otherwise good file, found where it stands."""
        assert right in SMALL
        assert (code, f"mine.toml: {place}") in faults(tmp_path, SMALL.replace(right, wrong, 1))

    def test_all_faults_are_told_at_once(self, tmp_path: Path) -> None:
        """Nobody mends a file one run at a time."""
        text = SMALL.replace("core = true", "kern = true").replace('"USER -BAN"', '"NOBODY"')
        text = text.replace('why = { ja = "残り", en = "The rest." }\n', "")
        assert faults(tmp_path, text) == [
            ("taxonomy-id-unknown", "mine.toml: topic[purpose].cues"),
            ("taxonomy-key-unknown", "mine.toml: topic[purpose].kern"),
            ("taxonomy-key-missing", "mine.toml: topic[other].why"),
        ]

    def test_what_is_not_toml_is_told_with_the_line(self, tmp_path: Path) -> None:
        """The parser's own words name the line."""
        (tmp_path / "mine.toml").write_bytes(b"version = \n")
        with pytest.raises(GuidecompareError) as caught:
            taxonomy.load(tmp_path / "mine.toml")
        (problem,) = caught.value.problems
        assert (problem.code, problem.place) == ("taxonomy-not-toml", "mine.toml")
        assert "line 1" in sentence(problem, "en")

    def test_another_charset_is_told(self, tmp_path: Path) -> None:
        """A file that was saved as CP932 is no UTF-8."""
        (tmp_path / "mine.toml").write_bytes(SMALL.encode("cp932", errors="ignore"))
        with pytest.raises(GuidecompareError) as caught:
            taxonomy.load(tmp_path / "mine.toml")
        assert [problem.code for problem in caught.value.problems] == ["taxonomy-not-toml"]

    def test_a_missing_file_and_a_folder_are_told(self, tmp_path: Path) -> None:
        """Neither shows a traceback."""
        codes = []
        for path in (tmp_path / "none.toml", tmp_path):
            with pytest.raises(GuidecompareError) as caught:
                taxonomy.load(path)
            codes += [problem.code for problem in caught.value.problems]
        assert codes == ["file-missing", "file-unreadable"]

    @given(
        line=st.integers(0, len(SMALL.splitlines()) - 1),
        value=st.sampled_from(["", "[]", "{}", "0", '"x"', "true", "[1]", "[[]]", "{ ja = 1 }", "1979-05-27"]),
        keep=st.booleans(),
    )
    def test_no_broken_file_shows_a_traceback(
        self, tmp_path_factory: pytest.TempPathFactory, line: int, value: str, *, keep: bool
    ) -> None:
        """Whatever stands in place of a value: a taxonomy, or faults that can be said in both languages."""
        lines = SMALL.splitlines()
        key = lines[line].partition("=")[0]
        lines[line : line + 1] = [f"{key}= {value}"] if keep else []
        file = tmp_path_factory.mktemp("broken") / "mine.toml"
        file.write_text("\n".join(lines), encoding="utf-8")
        try:
            taxonomy.load(file)
        except GuidecompareError as error:
            told = [
                (sentence(problem, lang), hint(problem, lang)) for problem in error.problems for lang in ("ja", "en")
            ]
            assert all(said and advice for said, advice in told)


class TestTheTaxonomyOfThePackage:
    """What ``taxonomies/sns.toml`` promises to the report, the matcher and the planner."""

    def test_it_has_33_topics_in_7_groups_and_65_elements(self, sns: taxonomy.Taxonomy) -> None:
        """And five core topics."""
        assert (len(sns.groups), len(sns.topics), sum(len(topic.elements) for topic in sns.topics)) == (7, 33, 65)
        assert [topic.id for topic in sns.topics if topic.core] == [
            "purpose",
            "operators",
            "prohibitions",
            "ip",
            "disclaimer",
        ]

    @needs_shared
    def test_its_ids_are_those_of_the_gold_data(self, sns: taxonomy.Taxonomy) -> None:
        """In the same order, so that labels and figures can be compared."""
        gold = tomllib.loads((SHARED / "gold" / "topics.toml").read_text(encoding="utf-8"))["group"]
        expected = [
            (group["id"], topic["id"], tuple(topic.get("element", {}))) for group in gold for topic in group["topic"]
        ]
        assert expected == [(t.group, t.id, tuple(element.id for element in t.elements)) for t in sns.topics]

    def test_a_short_label_fits_a_column_head(self, sns: taxonomy.Taxonomy) -> None:
        """And tells the topics apart."""
        shorts = [topic.short.ja for topic in sns.topics]
        assert [short for short in shorts if len(short) > taxonomy.SHORT] == []
        assert len(shorts) == len(set(shorts))

    def test_every_element_is_known_by_exemplars(self, sns: taxonomy.Taxonomy) -> None:
        """At least four each, and a dozen for a topic: fewer teach a matcher nothing."""
        seen = Counter(label for exemplar in sns.exemplars for label in (*exemplar.topics, *exemplar.elements))
        elements = [element.id for topic in sns.topics for element in topic.elements]
        assert [id_ for id_ in elements if seen[id_] < 4] == []
        assert [topic.id for topic in sns.topics if seen[topic.id] < 12] == []

    def test_an_exemplar_states_only_elements_of_its_topics(self, sns: taxonomy.Taxonomy) -> None:
        """The other way round would be an impossible answer."""
        strays = [
            (exemplar.text, element)
            for exemplar in sns.exemplars
            for element in exemplar.elements
            if element.partition(".")[0] not in exemplar.topics
        ]
        assert strays == []

    def test_no_clause_has_two_answers(self, sns: taxonomy.Taxonomy) -> None:
        """The same text under the same lead stands once."""
        told = Counter((fold(exemplar.text), exemplar.lead) for exemplar in sns.exemplars)
        told.update((fold(counter.text), counter.unlike) for counter in sns.counter_examples)
        assert [text for text, times in told.items() if times > 1] == []

    def test_both_stances_are_shown(self, sns: taxonomy.Taxonomy) -> None:
        """What is ruled out, and what is left to another document."""
        stances = Counter(stance for exemplar in sns.exemplars for _, stance in exemplar.stances)
        assert min(stances[Stance.EXCLUDED], stances[Stance.DELEGATED]) >= 10

    def test_every_topic_is_usual_somewhere(self, sns: taxonomy.Taxonomy) -> None:
        """One that is nowhere expected could never be a gap."""
        assert [topic.id for topic in sns.topics if not topic.expected_in] == []

    @pytest.mark.parametrize(
        ("kind", "audience", "never"),
        [
            (
                "operation-policy",
                "public",
                {
                    *("training", "private-use", "confidentiality", "staff-principles", "security"),
                    *("records", "evaluation", "jurisdiction", "accessibility", "effective-date", "emergency"),
                },
            ),
            ("staff-guideline", "staff", {"prohibitions", "user-terms", "disclaimer", "jurisdiction", "accounts"}),
            ("utilisation-guideline", "staff", {"prohibitions", "user-terms", "jurisdiction"}),
            ("terms", "public", {"operators", "training", "private-use", "records", "security", "evaluation"}),
        ],
    )
    def test_a_document_is_not_told_what_is_no_business_of_its(
        self, sns: taxonomy.Taxonomy, kind: str, audience: str, never: set[str]
    ) -> None:
        """A gap must be something that documents of its kind usually have."""
        expected = {topic.id for topic in sns.topics if {kind, f"{kind}/{audience}"} & set(topic.expected_in)}
        assert expected & never == set()
        assert "purpose" in expected

    def test_a_cue_names_concepts(self, sns: taxonomy.Taxonomy) -> None:
        """Those of the file, and none both asked for and ruled out."""
        known = {concept.id for concept in sns.concepts}
        cues = [cue for hints in sns.hints for cue in hints.cues]
        assert {id_ for cue in cues for id_ in (*cue.present, *cue.absent)} <= known
        assert [cue for cue in cues if set(cue.present) & set(cue.absent)] == []

    def test_no_two_words_of_a_concept_say_the_same(self, sns: taxonomy.Taxonomy) -> None:
        """A word that contains another word of its class can never be the one that is found."""
        idle = [
            (concept.id, word)
            for concept in sns.concepts
            for word in concept.words
            if any(other in word and other != word for other in concept.words)
        ]
        assert idle == []

    @pytest.mark.parametrize(
        ("text", "concept"),
        [
            ("つぶやきをリツイートする。", "SHARE"),
            ("ポストをリポストする。", "SHARE"),
            ("ウォールの書き込みを抹消する。", "DELETE"),
            ("暗証番号を取り替える。", "PASSWORD"),
            ("パスキーを登録する。", "MULTIFACTOR"),
            ("ファンの皆さまへ", "USER"),
            ("生成ＡＩで作った画像", "AI"),
            ("他人のふりをする", "SPOOF"),
            ("掲載してはならない。", "BAN"),
            ("断りを入れずに消します。", "NO_NOTICE"),
            ("町は賠償の責めを負わない。", "NO_LIABILITY"),
        ],
    )
    def test_a_concept_knows_old_and_new_words(self, sns: taxonomy.Taxonomy, text: str, concept: str) -> None:
        """Documents of 2012 and of today say the same thing."""
        assert concept in _concepts(sns, text)

    @pytest.mark.parametrize(
        ("text", "concept"),
        [
            ("届け出なければならない。", "BAN"),
            ("人事課が行う。", "SECRET"),
            ("（以下「市」という。）", "DEFINE"),
            ("ログインする。", "KEEP"),
            ("気にせず使う。", "SPOOF"),
            ("必要に応じて発信する。", "REPLY"),
            ("ガイドライン", "SERVICE"),
            ("市民の声を聴く課題", "UNIT"),
            ("イベントに関すること。", "MUST"),
        ],
    )
    def test_a_concept_is_not_taken_in(self, sns: taxonomy.Taxonomy, text: str, concept: str) -> None:
        """Words that only look alike."""
        assert concept not in _concepts(sns, text)

    @needs_shared
    def test_nothing_is_copied(self, sns: taxonomy.Taxonomy) -> None:
        """No 20 characters in a row from the gold data or the seeds."""
        gold = [
            json.loads(line)
            for file in SHARED.glob("gold/*/*.jsonl")
            for line in file.read_text(encoding="utf-8").splitlines()
        ]
        seeds = [file.read_text(encoding="utf-8") for file in SHARED.glob("seeds/*.txt")]
        theirs = {
            text[start : start + 20]
            for text in map(_plain, [*seeds, *(node.get("t", "") for node in gold)])
            for start in range(len(text) - 19)
        }
        ours = [
            *(e.text for e in sns.exemplars),
            *(e.lead for e in sns.exemplars),
            *(c.text for c in sns.counter_examples),
        ]
        copied = [
            text
            for text in map(_plain, ours)
            if any(text[start : start + 20] in theirs for start in range(len(text) - 19))
        ]
        assert copied == []


def _concepts(sns: taxonomy.Taxonomy, text: str) -> set[str]:
    """Return the ids of the concepts in ``text``."""
    folded = fold(text)
    return {concept.id for concept in sns.concepts if any(word in folded for word in concept.words)}


def _plain(text: str) -> str:
    """Return ``text`` in NFKC without white space."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
