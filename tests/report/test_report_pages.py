"""The pages: every link leads somewhere, every word is the right one, and nothing foreign acts on the reader."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urldefrag

import pytest

from guidecompare import names, report
from guidecompare.align import align
from guidecompare.model import Problem, Severity, Status, Verdict
from guidecompare.report import wording
from guidecompare.report.facts import Facts

if TYPE_CHECKING:
    from guidecompare.model import Result

CSP: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
)
TURNING: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\x00]")


class Page(HTMLParser):
    """What a test asks of a page: its anchors, links, elements with their attributes, and visible text."""

    def __init__(self, path: Path) -> None:
        """Read the page at ``path``."""
        super().__init__()
        self.path = path
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        found = dict(attrs)
        self.tags.append((tag, found))
        if found.get("id"):
            self.ids.append(found["id"] or "")
        self.links += [value for key in ("href", "src") if (value := found.get(key))]

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.text += data

    def attributes(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of every element of a kind."""
        return [found for name, found in self.tags if name == tag]


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[str, Page]:
    """Every page of the report by its path."""
    return {path.relative_to(folder).as_posix(): Page(path) for path in sorted(folder.rglob("*.html"))}


@pytest.fixture(scope="module")
def beside_unheld(result: Result, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report where one city has a further document of the same title not held, and one was read with a doubt."""
    given = next(source for source in result.corpus.sources if source.id == "990006/policy")
    further = replace(given, id="990006/second", file="990006/second.pdf", path=None, status=Status.KNOWN)
    corpus = replace(result.corpus, sources=(*result.corpus.sources, further))
    doubt = Problem.of(
        "numbering-gap", Severity.WARNING, source="990001/policy", before="Q10", after="Q12", file="policy.pdf"
    )
    path = tmp_path_factory.mktemp("beside")
    comparison = align(corpus, result.readings, result.topics)
    report.write(replace(result, corpus=corpus, comparison=comparison, problems=(doubt, *result.problems)), path)
    return path


def of_lang(pages: dict[str, Page], lang: str) -> dict[str, Page]:
    """Return the pages of one language."""
    return {name: page for name, page in pages.items() if name.startswith("en/") == (lang == "en")}


def test_there_is_a_page_for_everything(result: Result, pages: dict[str, Page]) -> None:
    """Each topic, city and document has a page, in each language, and so do the lists and the explanations."""
    singles = {"index.html", "method.html", "quality.html"}
    singles |= {"topics/index.html", "cities/index.html", "documents/index.html"}
    topics = {f"topics/{topic.id}.html" for topic in result.topics}
    cities = {f"cities/{city.id}.html" for city in result.corpus.cities}
    documents = {f"documents/{source.id.replace('/', '-')}.html" for source in result.corpus.sources}
    expected = singles | topics | cities | documents | {"documents/families.html"}

    assert expected | {f"en/{path}" for path in expected} == set(pages)


def test_every_link_and_anchor_resolves(folder: Path, pages: dict[str, Page]) -> None:
    """No link of any page leads to a file or an anchor that is not there."""
    dead = []
    for name, page in pages.items():
        for link in page.links:
            if link.startswith("http"):
                continue
            path, anchor = urldefrag(link)
            target = (page.path.parent / unquote(path)).resolve() if path else page.path
            known = pages.get(target.relative_to(folder).as_posix())
            if not target.is_file() or (anchor and (known is None or unquote(anchor) not in known.ids)):
                dead.append(f"{name}: {link}")

    assert dead == []


def test_anchors_are_unique_in_their_page(pages: dict[str, Page]) -> None:
    """An address leads to one place."""
    assert {name: page.ids for name, page in pages.items() if len(set(page.ids)) < len(page.ids)} == {}


def test_every_page_is_closed_to_scripts_and_the_network(pages: dict[str, Page]) -> None:
    """The policy stands on each page, and no page needs more than it allows."""
    for page in pages.values():
        metas = {meta.get("http-equiv"): meta.get("content") for meta in page.attributes("meta")}
        loaded = [
            found.get("src") or found.get("href") or "" for tag in ("script", "link") for found in page.attributes(tag)
        ]

        assert metas["Content-Security-Policy"] == CSP
        assert [link.removeprefix("../").removeprefix("../") for link in loaded if "js" in link] == ["static/report.js"]
        assert [link for link in loaded if ":" in link] == []
        assert [found for _, found in page.tags if any(key == "style" or key.startswith("on") for key in found)] == []


def test_without_a_script_the_first_page_is_whole(folder: Path) -> None:
    """What needs the script is hidden until it runs, and every cell can be reached by keyboard."""
    text = (folder / "index.html").read_text(encoding="utf-8")

    assert '<div class="controls" hidden>' in text
    assert 'tabindex="-1"' not in text.partition("<table")[2]


def test_every_page_names_its_language_and_subject(pages: dict[str, Page]) -> None:
    """A page says its language, has one h1, and a title that begins with what it is about."""
    for name, page in pages.items():
        lang = "en" if name.startswith("en/") else "ja"

        assert [lang] == [found.get("lang") for found in page.attributes("html")]
        assert len(page.attributes("h1")) == 1
        assert re.search(r"\S.* \| \S", page.text)


def test_a_sample_says_on_each_page_that_it_is_fictitious(pages: dict[str, Page]) -> None:
    """Nobody who lands on a page of the sample takes it for a real municipality."""
    assert [name for name, page in of_lang(pages, "ja").items() if "架空の見本" not in page.text] == []
    assert [name for name, page in of_lang(pages, "en").items() if "Fictitious sample" not in page.text] == []


def test_each_page_leads_to_its_twin(pages: dict[str, Page]) -> None:
    """The other language is the same page: reading it there needs no search."""
    for name, page in of_lang(pages, "ja").items():
        twin = [found["href"] for found in page.attributes("a") if found.get("hreflang") == "en"]
        target = (page.path.parent / (twin[0] or "")).resolve()

        assert pages[f"en/{name}"].path.resolve() == target


@pytest.mark.parametrize("lang", wording.LANGUAGES)
def test_the_matrix_has_one_cell_for_each_row_and_topic(result: Result, folder: Path, lang: str) -> None:
    """Each cell bears the word of its verdict and leads to the row on the page of the topic; the core comes first."""
    text = (folder / ("en/index.html" if lang == "en" else "index.html")).read_text(encoding="utf-8")
    found = re.findall(
        r'<td[^>]*><a class="mark ([a-z-]+)" href="topics/([^.]+)\.html#c([^"]+)"[^>]*>([^<]+)</a></td>', text
    )
    cells = result.comparison.topic_cells
    signs = [names.sign(cell.verdict, expected=cell.expected) for cell in cells]
    expected = {(cell.label, cell.row): sign.word[lang] for cell, sign in zip(cells, signs, strict=True)}
    core = [topic.id for topic in result.topics if topic.core]

    assert expected == {(topic, row): word for _, topic, row, word in found}
    assert len(cells) == len(found)
    assert core == [topic for _, topic, _, _ in found[: len(core)]]
    assert {word for *_, word in found} >= {names.SIGNS[verdict].word[lang] for verdict in Verdict}


def test_english_pages_never_say_absent(pages: dict[str, Page]) -> None:
    """A reader takes "absent" for proof; only the codebook, which explains the value in the data, may name it."""
    said = [name for name, page in of_lang(pages, "en").items() if re.search(r"\babsent\b", page.text, re.IGNORECASE)]

    assert said == ["en/method.html"]


def test_the_caveat_stands_above_the_matrix_and_on_each_page(pages: dict[str, Page]) -> None:
    """「未検出」 is explained wherever it may be read."""
    caveat = wording.Words("ja")("caveat.absent")

    assert pages["index.html"].text.index(caveat) < pages["index.html"].text.index("どの団体に")
    assert [name for name, page in of_lang(pages, "ja").items() if caveat not in page.text] == []


def test_what_failed_stands_above_the_matrix_with_what_to_do(pages: dict[str, Page]) -> None:
    """Unread documents and problems are told before the table, in words, with their hints."""
    above, _, _ = pages["index.html"].text.partition("どの団体に、どの規定があるか")

    assert "全部または一部を読み取れなかった文書（2件）" in above
    assert "本文の一部を読めていません（文字のないページ: 2、3）" in above
    assert "空.txt" in above
    assert "元のページからもう一度保存してください。" in above


def test_the_lists_of_a_city_are_kept_apart(folder: Path) -> None:
    """Not found, delegated, not readable and not held are different answers, and only the first is a gap."""
    delegating = (folder / "cities/990003.html").read_text(encoding="utf-8")
    unread = (folder / "cities/990008.html").read_text(encoding="utf-8")
    internal = (folder / "cities/990010.html").read_text(encoding="utf-8")

    assert 'id="r990003-public-emergency" class="card gap"' not in delegating
    assert 'id="r990003-public-scope" class="card gap"' in delegating
    assert "別の文書による、とだけ定めています。" in delegating
    assert "card gap" not in unread
    assert "判断できた論点に、未検出のものはありません。" in unread
    assert "文字がありません（画像だけの文書）" in unread
    assert "card gap" not in internal
    assert "庁内限りの文書です" in internal


def test_gaps_come_in_the_order_of_the_comparison(result: Result, folder: Path) -> None:
    """Core topics first, then what most others have: the page does not sort anew."""
    text = (folder / "cities/990006.html").read_text(encoding="utf-8")
    expected = [cell.label for cell in result.comparison.gaps if cell.row == "990006-public"]

    assert expected == re.findall(r'id="r990006-public-([a-z]+)" class="card gap"', text)
    assert expected[0] == "prohibitions"


def test_a_gap_shows_its_nearest_miss_and_how_others_word_it(folder: Path) -> None:
    """The reader can judge the gap: what came near, and at most one example of each wording."""
    near = (folder / "cities/990001.html").read_text(encoding="utf-8")
    models = (folder / "cities/990006.html").read_text(encoding="utf-8")

    assert "確からしさ 0.21" in near
    assert "ほかの団体の書き方（1例）" in models
    assert models.count("予告なく削除し、又は非表示とすることがあります。") == 1


def test_a_share_below_five_rows_has_no_percentage(folder: Path) -> None:
    """Three of four rows are no 75 per cent."""
    few = (folder / "topics/training.html").read_text(encoding="utf-8")
    many = (folder / "topics/purpose.html").read_text(encoding="utf-8")

    assert "判断できた1行のうち1行に規定があります</strong>" in few
    assert "判断できた9行のうち8行に規定があります（89%）" in many


def test_copies_of_a_wording_are_folded(folder: Path) -> None:
    """The same words stand once in full; a near copy shows what was put in and taken out, in words too."""
    text = (folder / "topics/prohibitions.html").read_text(encoding="utf-8")

    assert 'id="w990001-policy_23art2"' in text
    assert text.count("汐見市と全く同じ文言</summary>") == 5
    assert text.count("汐見市とほぼ同じ文言（違いを見る）</summary>") == 1
    assert (
        '<del><span class="hidden">〔削除〕</span>投稿</del><ins><span class="hidden">〔追加〕</span>書き込み</ins>'
        in text
    )


def test_a_document_shows_what_was_not_understood_and_what_was_set_aside(folder: Path) -> None:
    """A clause without a topic is marked; a line that is no clause is listed with its reason."""
    text = (folder / "documents/990002-policy.html").read_text(encoding="utf-8")

    assert re.search(r'<li id="art5" class="d0 unlabelled">', text)
    assert "当てはまる論点なし" in text
    assert '<span class="tag">日付の行</span>' in text
    assert re.search(r'<li id="art2.item2" class="d1">', text)


def test_two_cities_of_one_name_are_told_apart(result: Result) -> None:
    """A name that two bear is shown with the prefecture, or where that does not help with the code."""
    first, second, third, *rest = result.corpus.cities
    namesakes = (replace(first, prefecture="甲県"), replace(second, name=first.name), replace(third, name=first.name))
    corpus = replace(result.corpus, cities=(*namesakes, *rest))
    names = Facts(result=replace(result, corpus=corpus)).city_names

    assert [names[city.id] for city in namesakes] == ["汐見市（甲県）", "汐見市（990002）", "汐見市（990003）"]
    assert names[rest[0].id] == "柚木市"


def test_a_namesake_without_prefecture_and_code_goes_by_its_file(result: Result) -> None:
    """No pair of brackets is empty: a city of a plain folder is told by the file that it came from."""
    first, second, *rest = result.corpus.cities
    namesakes = (replace(first, prefecture="甲県"), replace(second, name=first.name, code="", prefecture=""))
    sources = tuple(replace(source, file=f"{source.city}/a.pdf") for source in result.corpus.sources)
    corpus = replace(result.corpus, cities=(*namesakes, *rest), sources=sources)
    names = Facts(result=replace(result, corpus=corpus)).city_names

    assert [names[city.id] for city in namesakes] == ["汐見市（甲県）", f"汐見市（{second.id}/a.pdf）"]


def test_not_found_beside_documents_not_held_is_no_gap(
    beside_unheld: Path,
) -> None:
    """It is listed apart with its reason, on the pages of city and topic, and the cell says so to everybody."""
    why = "読めた文書には見つかりません。ほかに未収録の文書があります"
    city = (beside_unheld / "cities/990006.html").read_text(encoding="utf-8")
    topic = (beside_unheld / "topics/scope.html").read_text(encoding="utf-8")
    matrix = (beside_unheld / "index.html").read_text(encoding="utf-8")

    assert "card gap" not in city
    assert "未収録の文書を除き未検出" in city
    assert re.search(rf'<li id="r990006-public-scope">.*<span class="reason">{why}', city)
    assert re.search(rf"</span> 未収録の文書を除き未検出 1件</h3>(?s:.*?)990006(?s:.*?): {why}", topic)
    assert re.search(rf'href="topics/scope.html#c990006-public" aria-label="未検出、{why}[^"]*" title="{why}', matrix)


def test_a_doubt_stands_where_the_document_and_its_gaps_do(beside_unheld: Path) -> None:
    """「全文を読み取りました」 alone would hide that the numbering jumps."""
    card, gap = (
        re.search(pattern, (beside_unheld / "cities/990001.html").read_text(encoding="utf-8"), re.DOTALL)
        for pattern in (r'<li class="card">.*?</li>', r'<li id="r990001-public-scope" class="card gap">.*?</li>')
    )
    other = (beside_unheld / "cities/990002.html").read_text(encoding="utf-8")

    assert card is not None
    assert "番号が Q10 から Q12 へ飛んでいます: policy.pdf" in card.group()
    assert gap is not None
    assert "読み取りに注意あり" in gap.group()
    assert "読み取りに注意あり" not in other


def test_documents_of_one_title_are_told_apart(beside_unheld: Path) -> None:
    """Two of a city that are called the same bear the name of their file."""
    city = (beside_unheld / "cities/990006.html").read_text(encoding="utf-8")

    assert "SNS運用方針（policy.pdf）" in city
    assert "SNS運用方針（second.pdf）" in city


def test_a_hint_stands_on_a_line_of_its_own(folder: Path) -> None:
    """What is wrong and what to do about it are two things."""
    assert '<span class="hint">→ 元のページから' in (folder / "index.html").read_text(encoding="utf-8")
    assert ".hint { display: block;" in (folder / "static/report.css").read_text(encoding="utf-8")


def test_guesses_are_marked(folder: Path) -> None:
    """What the tool took from the text is not shown as a fact."""
    text = (folder / "documents/990001-staff.html").read_text(encoding="utf-8")

    assert '職員ガイドライン <span class="guessed">本文からの推定</span>' in text


def test_foreign_text_stays_text(folder: Path, pages: dict[str, Page]) -> None:
    """Tags, template marks and addresses in a document are shown, and do nothing."""
    scripts = [found.get("src") for page in pages.values() for found in page.attributes("script")]
    links = [link for page in pages.values() for link in page.links]
    hostile = (folder / "documents/990005-policy.html").read_text(encoding="utf-8")

    assert None not in scripts
    assert [page for page in pages.values() if page.attributes("img")] == []
    assert [link for link in links if link.lower().startswith(("javascript:", "data:", "file:"))] == []
    assert "{{ 7 * 7 }}{% raw %}" in hostile
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in hostile
    assert "javascript:alert(1)" in pages["documents/990001-staff.html"].text


def test_text_that_would_turn_the_writing_round_is_spelt_out(folder: Path, pages: dict[str, Page]) -> None:
    """No control of direction, no NUL and no lone surrogate reaches a page."""
    hostile = pages["documents/990005-policy.html"].text

    assert [name for name in pages if TURNING.search((folder / name).read_text(encoding="utf-8"))] == []
    assert "規約[U+202E]る守を[U+2066]" in hostile
    assert "字[U+0000][U+DC80]化け" in hostile


def test_the_style_sheet_draws_the_signs_of_the_messages(folder: Path) -> None:
    """The sign of a verdict is the same on a page and in a terminal, and CP932 has it."""
    css = (folder / "static/report.css").read_text(encoding="utf-8")
    drawn = dict(re.findall(r'\.mark\.([a-z-]+)::before \{ content: "(.)"; content: "\2" / ""; \}', css))
    signs = {str(verdict): sign.sign for verdict, sign in names.SIGNS.items()}
    every = signs | {"not-expected": names.NOT_EXPECTED.sign}

    assert every == drawn
    assert len(every) == len("".join(every.values()).encode("cp932")) // 2


def test_every_value_of_the_data_has_a_name() -> None:
    """A new value without its names in both languages would be a blank on a page."""
    for kind, named in names.NAMES.items():
        assert set(kind) == set(named)
        assert [value for value, text in named.items() if not (text.ja and text.en)] == []


def test_both_languages_say_the_same_things() -> None:
    """A wording has both languages, and both fill in the same values."""
    for key, words in wording.table().items():
        assert set(wording.LANGUAGES) == set(words), key
        japanese, english = (set(re.findall(r"\{(\w+)\}", words[lang])) for lang in wording.LANGUAGES)

        assert japanese == english, key


def test_no_wording_is_left_over() -> None:
    """A wording that no page uses is dead; one that is missing would have stopped the report."""
    sources = "".join(
        path.read_text(encoding="utf-8")
        for path in Path(wording.__file__).parent.rglob("*")
        if path.suffix in {".py", ".html"}
    )
    composed = (
        "voice.",
        "column.",
        "codebook.",
        "fact.",
        "nav.",
        "csv.",
        "figure.",
        "method.",
        *(f"trust.{part}-" for part in ("bands", "basis", "finds", "on", "right", "set", "sum")),
        "review.outcome-",
        "topic.ins",
        "topic.del",
        "provision.bond-",
        "why.for-",
        "why.against-",
        "why.turn-",
    )

    assert [key for key in wording.table() if key not in sources and not key.startswith(composed)] == []


@pytest.mark.parametrize("word", ["欠落", "不備", "違反している", "ランキング", "点数"])
def test_no_wording_passes_judgement(word: str) -> None:
    """The report counts; it does not accuse and does not rank."""
    assert [key for key, words in wording.table().items() if word in words["ja"]] == []
