"""What holds of every document, whatever is in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from guidecompare.model import Alignment, CellPlace, Document, Line, LineKind, Place, Source
from guidecompare.segment import markers, segment

SOURCE = Source(id="990019/policy", city="990019", title="見本市広報方針")
MARKERS = (
    "",
    "第1条　",
    "第２条から第４条まで　",
    "（別紙）",
    "(1)の2 ",
    "１－（１）　",
    "－",
    "[名称] ",
    "（問１）",
    "ii) ",
    "第1章",
    "第２条（目的）",
    "第3章 ",
    "附則",
    "別表",
    "１　",
    "2. ",
    "1-2 ",
    "(1) ",
    "(3)",
    "①",
    "ア ",
    "イ　",
    "(ア)",
    "a ",
    "・",
    "■ ",
    "※",
    "Q1 ",
    "A ",
    "問2 ",
    "【目的】",
    "（趣旨）",
    "原則１ ",
    "目次",
    "以上",
    "記",
    "（中略）",
    "令和5年4月1日",
    "令和　年　月　日",
)
TEXTS = st.one_of(
    st.sampled_from(
        (
            "",
            "目的",
            "削除",
            "ア",
            "の運用を",
            "見本市公式SNS運用方針",
            "目　的",
            "次のとおりとする。",
            "市政を知らせる。",
            "広報課　電話00-0000",
            "（続く",
            "）",
        )
    ),
    st.text(max_size=20),
)


@st.composite
def lines(draw: st.DrawFn) -> tuple[Line, ...]:
    """Lines of every kind with every sort of marker, in no order."""
    made: list[Line] = []
    for index in range(draw(st.integers(0, 25))):
        text = " ".join((draw(st.sampled_from(MARKERS)) + draw(TEXTS)).split("\n"))
        kind = draw(st.sampled_from(LineKind))
        made.append(
            Line(
                index=index,
                text=text if text.strip() else "本文",
                place=Place(page=draw(st.none() | st.integers(1, 3))),
                kind=kind,
                level=draw(st.integers(0, 4)),
                ordinal=draw(st.sampled_from(("", "1.", "2.", "・", "ア", "(1)"))),
                continues=draw(st.booleans()),
                indent=draw(st.sampled_from((0.0, 1.0, 2.0, 9.5))),
                size=draw(st.sampled_from((1.0, 1.4))),
                bold=draw(st.booleans()),
                alignment=draw(st.sampled_from(Alignment)),
                cell=CellPlace(table=0, row=index // 2, column=index % 2) if kind is LineKind.CELL else None,
            )
        )
    return tuple(made)


def document(of: tuple[Line, ...]) -> Document:
    """Wrap lines as a document."""
    return Document(source=SOURCE, media_type="text/html", sha256="", lines=of)


@given(lines())
@settings(max_examples=100, deadline=None)
def test_every_line_is_in_one_clause_or_removed(of: tuple[Line, ...]) -> None:
    """Nothing is lost, nothing is there twice, and no document makes it raise."""
    outline = segment(document(of))
    used = [index for clause in outline.clauses for index in clause.lines]
    used += [removed.line.index for removed in outline.removed]
    assert sorted(used) == [line.index for line in of]


def letters(*texts: str) -> Counter[str]:
    """Count the letters and figures: signs and spaces may go."""
    return Counter(character for text in texts for character in text if character.isalnum())


@given(lines())
@settings(max_examples=80, deadline=None)
def test_no_word_is_lost_and_none_is_added(of: tuple[Line, ...]) -> None:
    """What a clause says is what its lines say; only markers may be missing, as that of an answer is."""
    for clause in segment(document(of)).clauses:
        own = [of[index] for index in clause.lines]
        written = letters(*(line.text + line.ordinal for line in own))
        said = letters(clause.marker.raw if clause.marker else "", clause.heading, clause.text)
        assert said <= written
        signs = Counter[str]()
        for line in own:
            readings = [letters(line.text) - letters(found.rest) for found in markers.read(line.text)]
            signs.update(max(readings, key=lambda one: sum(one.values()), default=Counter()))
            signs.update(letters(line.ordinal))
        assert written - said <= signs


@given(lines())
@settings(max_examples=60, deadline=None)
def test_ids_are_unique_and_parents_come_first(of: tuple[Line, ...]) -> None:
    """An id is an ASCII anchor of the source; a parent stands before its children."""
    outline = segment(document(of))
    seen: set[str] = set()
    for clause in outline.clauses:
        assert clause.id not in seen
        assert clause.id.isascii()
        assert clause.id.startswith(f"{SOURCE.id}#")
        assert clause.parent is None or clause.parent in seen
        seen.add(clause.id)


def test_lines_that_nearly_say_a_date_or_an_omission_are_judged_at_once() -> None:
    """Long runs of figures and dots, which a careless pattern would try to divide in every way."""
    texts = ("令和5年" + "1" * 70 + "ー", "（令5" + "規1" * 38 + "ー", "…" * 3000 + "ー", "・" * 3000 + "ー")
    of = tuple(Line(index=index, text=text, place=Place()) for index, text in enumerate(texts))
    assert segment(document(of)).title == texts[0]  # no date: the first line of a plain text is its title


@given(lines())
@settings(max_examples=20, deadline=None)
def test_the_same_document_is_divided_the_same_way(of: tuple[Line, ...]) -> None:
    """No order of sets or dictionaries reaches the outline."""
    assert segment(document(of)) == segment(document(of))


@given(lines())
@settings(max_examples=60, deadline=None)
def test_a_clause_says_something(of: tuple[Line, ...]) -> None:
    """A clause without heading, text and marker would be a line lost."""
    assert [
        clause for clause in segment(document(of)).clauses if not (clause.heading or clause.text or clause.marker)
    ] == []


ARTICLES = tuple(
    Line(index=index, text=text, place=Place())
    for index, text in enumerate(
        (
            "第1章　総則",
            "（目的）",
            "第1条　この規程は、目的を定める。",
            "第2条　次のとおりとする。",
            "(1)　投稿",
            "(2)　名義",
            "２　ほかにないものとする。",
            "第2章　運用",
            "第3条　広報課が運用する。",
            "補足の段落である。",
            "附則",
            "この規程は、公布の日から施行する。",
        )
    )
)


@given(st.integers(4, 6), st.text("市町村広報発信返信", min_size=1, max_size=8))
def test_an_edit_inside_one_article_renames_nothing_elsewhere(place: int, words: str) -> None:
    """A new item in article 2 leaves all other names as they were; so does a new chapter."""
    before = {clause.id for clause in segment(document(ARTICLES)).clauses}
    for text in (f"(9)　{words}", words + "の段落である。"):
        new = replace(ARTICLES[0], text=text)
        edited = (*ARTICLES[:place], new, *ARTICLES[place:])
        numbered = tuple(replace(line, index=index) for index, line in enumerate(edited))
        after = {clause.id for clause in segment(document(numbered)).clauses}
        assert {name for name in before - after if ".item" not in name} == set()


def test_names_are_the_numbers_of_the_document() -> None:
    """Articles are named without their chapter: a new chapter renames none."""
    assert [clause.id.partition("#")[2] for clause in segment(document(ARTICLES)).clauses] == [
        "chap1",
        "art1",
        "art2",
        "art2.item1",
        "art2.item2",
        "art2.para2",
        "chap2",
        "art3",
        "art3.t1",
        "suppl",
    ]


def test_the_digest_follows_the_wording_alone() -> None:
    """Width and spaces leave it as it is; another word does not."""
    plain, wide, other = (
        segment(document((Line(index=0, text=text, place=Place()),))).clauses[0].digest
        for text in ("1 SNSで知らせる。", "１　ＳＮＳで 知らせる。", "1 SNSで発信する。")
    )
    assert plain == wide
    assert plain != other
