"""A web page that a browser printed is read like the page itself."""

from guidecompare.extract.drafts import Draft
from guidecompare.extract.pdf.prints import set_aside
from guidecompare.model import Line, LineKind, Place, Removal

TITLE = "架空市SNS運用方針"
EDGES = ("2024/04/01 10:26", "https://www.city.kakuu.example/sns.html")
TEXTS = (
    "ホーム > 市政 > 広報",
    TITLE,
    "更新日：2024年3月1日",
    "1　目的",
    "市の情報を広く市民の皆さまに届けます。",
    "このページに関するお問い合わせ",
    "広報課　電話 0000-00-0000",
    "このページの先頭へ",
)


def drafts(*edges: str, size: float = 1.0) -> list[Draft]:
    """Return the lines of a printed page with ``edges`` round it; ``size`` is that of its title."""
    around = [Draft(line=Line(index=0, text=text, place=Place()), reason=Removal.RUNNING_TITLE) for text in edges]
    lines = [Line(index=0, text=text, place=Place(), size=size if text == TITLE else 1.0) for text in TEXTS]
    return [*around, *(Draft(line=line) for line in lines)]


def kept(found: list[Draft]) -> list[str]:
    """Return the texts that stay."""
    return [draft.line.text for draft in found if not draft.reason]


def test_what_stands_round_the_text_of_a_page_goes() -> None:
    """The way to it, its date, its contact box, the way back to its top."""
    assert kept(set_aside(drafts(*EDGES), TITLE)) == [TITLE, *TEXTS[3:5]]


def test_what_no_browser_printed_keeps_its_lines() -> None:
    """Without the time and the address at the edges it is no page."""
    assert kept(set_aside(drafts("資料１", EDGES[1]), TITLE)) == list(TEXTS)


def test_the_title_is_the_largest_line_that_says_it() -> None:
    """The way to a page ends with its title."""
    way = Draft(line=Line(index=0, text=TITLE, place=Place(), size=0.8))
    found = set_aside([way, *drafts(size=1.4)], f"{TITLE} | 架空市")

    assert [draft.line.size for draft in found if draft.line.kind is LineKind.TITLE] == [1.4]


def test_a_title_that_its_type_tells_stays_the_only_one() -> None:
    """The PDF's own title is asked only where there is no other."""
    told = Draft(line=Line(index=0, text="職員の心得", place=Place(), kind=LineKind.TITLE))
    found = set_aside([told, *drafts()], TITLE)

    assert [draft.line.text for draft in found if draft.line.kind is LineKind.TITLE] == ["職員の心得"]
