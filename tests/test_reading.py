"""Reading as a whole, from bytes to clauses: nothing is lost, doubled or made up, whatever the bytes are.

What is read of the sample and of the labelled documents is compared with the text that they were made from.
"""

from __future__ import annotations

import io
import json
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Final, TypeAlias

import pytest
from docx import Document as Word
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from run import ROOT, SAMPLE, guidecompare

from guidecompare import corpus, similarity
from guidecompare.evaluate import read_gold
from guidecompare.evaluate.completeness import completeness, plain
from guidecompare.extract import extract, proofread
from guidecompare.model import Document, Labelled, Outline, Source, Unread
from guidecompare.segment import doubts, segment

SHARED: Final = ROOT.parent / "shared" / "gold"
SOURCES: Final = ROOT / "tools" / "sample"
ASIDE: Final = tomllib.loads((ROOT / "tests" / "sample_aside.toml").read_text(encoding="utf-8"))
Form: TypeAlias = Callable[[Sequence[str]], bytes]
HARD: Final = tuple(sorted((ROOT / "tests" / "extract" / "files").glob("*.pdf")))
HELD: Final = tuple(source for source in corpus.load(SAMPLE).sources if source.path)
SOURCE: Final = Source(id="990019/policy", city="990019", title="運用方針", file="policy")


def read(data: bytes) -> tuple[Document, Outline]:
    """Take bytes through reading as the pipeline does."""
    document = extract(SOURCE, data)
    outline = segment(document)
    return proofread(document, outline, doubts(outline, SOURCE)), outline


def kept(document: Document, outline: Outline) -> list[str]:
    """Return the lines that clauses are made of, with the numbers that their format generates."""
    return [ordinal + text for ordinal, text in _kept(document, outline)]


def _kept(document: Document, outline: Outline) -> list[tuple[str, str]]:
    aside = {removed.line.index for removed in outline.removed}
    return [(line.ordinal, line.text) for line in document.lines if line.index not in aside]


# --- what was read is what was written ----------------------------------------------------------------------------

BLOCKS: Final = frozenset(
    {"p", "div", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "dt", "dd", "br", "ul", "ol", "dl", "section"}
)
NUMBERS: Final = re.compile(r"[().\d]+")  # as word processors and browsers set them before items


class _Blocks(HTMLParser):
    """The text of a page, block by block."""

    def __init__(self, page: str) -> None:
        """Take a page apart."""
        super().__init__()
        self.texts = [""]
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 -- the parser's signature
        """Begin a block."""
        self.texts += [""] * (tag in BLOCKS)

    def handle_endtag(self, tag: str) -> None:
        """End a block."""
        self.texts += [""] * (tag in BLOCKS)

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.texts[-1] += data


def written(source: Source) -> list[str]:
    """Return the lines of which a document of the sample was made, folded."""
    folder, _, name = (source.file or "").partition("/")
    [file] = (SOURCES / folder).glob(name.rpartition(".")[0] + ".*")
    text = file.read_text(encoding="utf-8")
    body = text.partition("\n---\n")[2]
    if file.suffix == ".html":
        lines = _Blocks(body).texts
    elif ".word" in file.name:
        lines = [
            re.sub(r"^(?:#{1,3}|[@^|-]|===)? ?(?:\[\d\])?", "", line).replace("|", "") for line in body.split("\n")
        ]
    else:
        lines = [re.sub(r"^[○@＊]", "", line) for line in text.split("\n")]
    return [line for line in map(plain, lines) if line]


@pytest.mark.parametrize("source", HELD, ids=lambda source: source.id)
def test_every_document_of_the_sample_reads_as_it_was_written(source: Source) -> None:
    """Character by character, in order; all that is set aside is known, all that is more are numbers set by Word."""
    document, outline = read(Path(source.path or "").read_bytes())
    if document.health.unread is Unread.NO_TEXT:
        assert outline.clauses == ()
        return
    known = ASIDE.get(source.id, {}).get("aside", [])
    right, got = (
        "".join(line for line in written(source) if line not in known),
        plain("".join(text for _, text in _kept(document, outline))),
    )
    missing, more = similarity.unshared(right, got)
    assert [right[places.start : places.stop] for places in missing] == []
    assert [text for text in (got[places.start : places.stop] for places in more) if not NUMBERS.fullmatch(text)] == []
    removed = plain("".join(removed.line.text for removed in outline.removed))
    assert [line for line in known if line not in removed] == []


def _gold(name: str) -> list[Labelled]:
    folder = SHARED / name
    return [one for one in read_gold(folder) if one.source.path] if folder.is_dir() else []


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared gold data is not beside the repository")
@pytest.mark.parametrize("answer", [*_gold("documents"), *_gold("training")], ids=lambda answer: answer.source.id)
def test_every_labelled_document_is_read_whole(answer: Labelled) -> None:
    """995 of 1000 characters; no furniture among its lines, no clause that was not read."""
    document, outline = read(Path(answer.source.path or "").read_bytes())
    found = completeness(answer.outline.clauses, outline.clauses, kept(document, outline))
    assert found.similarity >= 0.995
    assert (found.leaked, found.lost) == ((), ())


# --- laws ---------------------------------------------------------------------------------------------------------

WORDS: Final = st.lists(
    st.sampled_from(
        ("市", "広報", "発信", "返信", "は", "を", "行う", "SNS", "ｱｶｳﾝﾄ", "⼈", "𠮷", "①", "&amp;", "（", "）", "　")
    ),
    min_size=1,
    max_size=12,
).map("".join)
MARKED: Final = st.tuples(
    st.sampled_from(
        ("", "", "第１条　", "第2条（目的）", "１　", "2. ", "(1) ", "⑶", "①", "ア　", "・", "■", "【", "附則", "Q1 ")
    ),
    WORDS,
    st.sampled_from(("。", "", "】", "とする。", "：")),
).map("".join)
TAGS: Final = ("p", "h1", "h2", "h3", "li", "ul", "ol", "dt", "dd", "td", "tr", "table", "div", "nav", "footer", "span")


@st.composite
def pages(draw: st.DrawFn) -> bytes:
    """Pages of any elements, closed or not."""
    body = ""
    for text in draw(st.lists(MARKED, max_size=20)):
        tag = draw(st.sampled_from(TAGS))
        body += f"<{tag}>{text}" + draw(st.sampled_from((f"</{tag}>", "<br>", "", "</div>")))
    return f"<!doctype html><meta charset=utf-8><title>方針</title><body>{body}".encode()


@st.composite
def texts(draw: st.DrawFn) -> bytes:
    """Plain text, its lines set and parted in any way, in one of the encodings that offices use."""
    lines = draw(st.lists(MARKED, min_size=1, max_size=25))
    text = draw(st.sampled_from(("\n", "\r\n", "\n\n"))).join(
        draw(st.sampled_from(("", "　", "    "))) + line for line in lines
    )
    return text.encode(draw(st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "cp932", "euc_jp"))), "ignore")


@st.composite
def word_documents(draw: st.DrawFn) -> bytes:
    """Paragraphs of any style."""
    made, buffer = Word(), io.BytesIO()
    for text in draw(st.lists(MARKED, max_size=12)):
        made.add_paragraph(
            text, style=draw(st.sampled_from((None, "Title", "Heading 1", "List Bullet", "List Number")))
        )
    made.save(buffer)
    return buffer.getvalue()


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """Real files, cut off and with bytes overwritten."""
    data = bytearray(draw(st.sampled_from(SMALL)).read_bytes())
    del data[draw(st.integers(len(data) // 4, len(data))) :]
    for _ in range(draw(st.integers(0, 6))):
        data[draw(st.integers(0, len(data) - 1))] = draw(st.integers(0, 255))
    return bytes(data)


SMALL: Final = tuple(
    file for file in (*HARD, *(Path(source.path or "") for source in HELD)) if file.stat().st_size < 45_000
)
ANY: Final = st.one_of(pages(), texts(), word_documents(), damaged(), st.binary(max_size=200))

# Not made smaller where they fail: that takes minutes with whole files.
GENERATED: Final = settings(max_examples=60, phases=(Phase.generate,))


def signs(text: str) -> Counter[str]:
    """Return the letters, figures and ideographs of a text; brackets and signs around numbers are its dress."""
    return Counter(character for character in plain(text) if character.isalnum())


@GENERATED
@given(ANY)
def test_every_line_is_in_one_clause_or_set_aside_whatever_the_bytes(data: bytes) -> None:
    """Lines are counted through, none is lost and none is there twice; parents come first and ids are unique."""
    document, outline = read(data)
    indexes = [line.index for line in document.lines] + [removed.line.index for removed in document.removed]
    used = [index for clause in outline.clauses for index in clause.lines]
    used += [removed.line.index for removed in outline.removed]
    assert sorted(used) == sorted(indexes) == list(range(len(indexes)))
    names = [clause.id for clause in outline.clauses]
    assert len(set(names)) == len(names)
    assert all(clause.parent is None or clause.parent in names[:at] for at, clause in enumerate(outline.clauses))
    assert document.health.unread or outline.clauses or outline.removed


@GENERATED
@given(ANY)
def test_no_character_is_lost_doubled_or_made_up(data: bytes) -> None:
    """Clauses hold what their lines hold, save the A of an answer and a number that Word sets before a typed one."""
    document, outline = read(data)
    lines = _kept(document, outline)
    got = signs("".join((one.marker.raw if one.marker else "") + one.heading + one.text for one in outline.clauses))
    missing = signs("".join(text for _, text in lines)) - got
    assert {character for character in missing if not character.isascii()} == set()
    assert got - signs("".join(ordinal + text for ordinal, text in lines)) == Counter()


@settings(GENERATED, max_examples=20)
@given(ANY)
def test_the_same_bytes_are_read_the_same_way(data: bytes) -> None:
    """No order of sets, no clock."""
    assert read(data) == read(data)


ARTICLES: Final = (
    "遠海市ソーシャルメディア運用要綱",
    "（目的）",
    "第１条　この要綱は、市のソーシャルメディアの運用について必要な事項を定める。",
    "（定義）",
    "第２条　この要綱における用語は、次のとおりとする。",
    "(1)　公式アカウント　市が開設したものをいう。",
    "(2)　運用責任者　課長をいう。",
    "２　前項のほか、用語は法令の例による。",
    "（運用）",
    "第３条　運用責任者は、投稿の内容を確認する。",
    "附　則",
    "この要綱は、令和６年４月１日から施行する。",
)


def as_text(lines: Sequence[str]) -> bytes:
    """Return lines as a text file."""
    return "\n".join(lines).encode()


def as_page(lines: Sequence[str]) -> bytes:
    """Return lines as the paragraphs of a page."""
    return ("<!doctype html><meta charset=utf-8><body>" + "".join(f"<p>{line}</p>" for line in lines)).encode()


def as_word(lines: Sequence[str]) -> bytes:
    """Return lines as the paragraphs of a DOCX file."""
    made, buffer = Word(), io.BytesIO()
    for line in lines:
        made.add_paragraph(line)
    made.save(buffer)
    return buffer.getvalue()


FORMS: Final = pytest.mark.parametrize("form", [as_text, as_page, as_word])


@FORMS
def test_a_document_is_divided_the_same_way_whatever_its_form(form: Form) -> None:
    """Text, page and word processor hold the same articles."""
    names = [clause.id.partition("#")[2] for clause in read(form(ARTICLES))[1].clauses]
    assert names == ["art1", "art2", "art2.item1", "art2.item2", "art2.para2", "art3", "suppl"]


@FORMS
@settings(max_examples=10)
@given(at=st.sampled_from((2, 4, 5, 6, 7, 9)), said=st.text("市町村広報発信返信", min_size=4, max_size=12))
def test_another_sentence_elsewhere_renames_nothing(form: Form, at: int, said: str) -> None:
    """Only the digest of the clause that has it differs."""
    edited = (*ARTICLES[:at], ARTICLES[at] + f"{said}を除く。", *ARTICLES[at + 1 :])
    before, after = (read(form(lines))[1].clauses for lines in (ARTICLES, edited))
    assert [clause.id for clause in before] == [clause.id for clause in after]
    assert sum(one.digest != other.digest for one, other in zip(before, after, strict=True)) == 1


@FORMS
@settings(max_examples=10)
@given(said=st.text("市町村広報発信返信", min_size=4, max_size=12))
def test_a_further_clause_renames_none_before_it(form: Form, said: str) -> None:
    """Neither at the end of the articles nor within one."""
    for at, line in ((10, f"第４条　市は、{said}を行う。"), (7, f"(3)　{said}　別に定めるものをいう。")):
        before, after = (
            {clause.id: clause.digest for clause in read(form(lines))[1].clauses}
            for lines in (ARTICLES, (*ARTICLES[:at], line, *ARTICLES[at:]))
        )
        assert (len(after) - len(before), before.items() - after.items()) == (1, set())


def test_a_text_that_makes_no_sense_has_no_gap(tmp_path: Path) -> None:
    """Its lines were read in the wrong order: all that is not found may well be there."""
    file = tmp_path / "policy.txt"
    width = max(map(len, ARTICLES))
    across = ["".join(line.ljust(width, "。")[at] for line in reversed(ARTICLES)) for at in range(width)]
    file.write_text("\n".join(across), encoding="utf-8")
    ran = guidecompare("clauses", file, "--format", "json", "--lang", "ja")
    said = json.loads(ran.out)
    assert said["health"]["unread"] == "partial"
    assert said["health"]["unknown"] > 0.3
    assert "absent" not in said["verdicts"].values()
    assert "words-unknown" in [problem["code"] for problem in said["problems"]]
