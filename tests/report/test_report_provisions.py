"""What the report shows of provisions, of families of documents and of similar cities."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

from guidecompare.report.facts import Facts

if TYPE_CHECKING:
    from pathlib import Path

    from guidecompare.model import Provision, Result


def table(path: Path) -> list[dict[str, str]]:
    """Read a research table."""
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def card(folder: Path, topic: str, provision: Provision) -> str:
    """Return the card of a provision on the page of its topic."""
    text = (folder / f"topics/{topic}.html").read_text(encoding="utf-8")
    anchor = provision.id.replace("~", "_7e")
    found = re.search(rf'<article id="p{re.escape(anchor)}"(?s:.*?)</article>', text)

    assert found is not None
    return found.group()


def provision(result: Result, topic: str, element: str = "") -> Provision:
    """Return the provision of an element, or the one of most rows that has none."""
    return next(p for p in Facts(result=result).provisions[topic] if p.element == element)


def test_an_element_is_shown_in_each_wording_with_who_has_it(result: Result, folder: Path) -> None:
    """Its name, how many rows, and one quotation for all who say the same word for word."""
    shown = card(folder, "replies", provision(result, "replies", "replies.none"))

    assert 'コメント等への対応のnone <span class="kind">13行中4行</span>' in shown
    assert shown.count("<blockquote") == 1
    assert '<span class="tag">全く同じ文面</span>' in shown
    assert 'href="../documents/990002-policy.html#art3"' in shown


def test_a_near_wording_stands_below_with_its_differences_marked(result: Result, folder: Path) -> None:
    """What has no element is called by its wording."""
    shown = card(folder, "prohibitions", provision(result, "prohibitions"))
    heading, _, wordings = shown.partition("</h3>")

    assert "次の各号のいずれかに掲げる投稿は、市の判断により" in heading
    assert "ほぼ同じ文面（1件、違いに印）" in wordings
    assert "</span>投稿</del><ins>" in wordings


def test_who_does_not_have_it_is_told_by_verdict(result: Result, folder: Path) -> None:
    """An unread row is no row without it: each mark has its own list, and together they are all other rows."""
    found = provision(result, "replies", "replies.none")
    facts = Facts(result=result)
    _, _, lacking = card(folder, "replies", found).partition('<details class="lacking">')
    counts = re.findall(r'<dt><span class="mark ([a-z-]+)">(?s:.*?)</dt><dd>(.*?)</dd>', lacking)
    listed = {css: rows.count('class="kind"') for css, rows in counts}

    assert sum(listed.values()) == len(facts.rows) - len(found.rows)
    assert listed["unreadable"] == 2
    assert "印はこの要素の判定です。" in lacking


def test_a_clause_with_nothing_beside_it_is_still_shown(folder: Path) -> None:
    """In a list of its own, with its beginning."""
    text = (folder / "topics/purpose.html").read_text(encoding="utf-8")
    _, _, single = text.partition('<details class="single">')

    assert "＋81から始まる番号は使いません。" in single.partition("</details>")[0]


def test_families_have_a_page_with_the_figures_behind_them(result: Result, folder: Path) -> None:
    """Each document with what it shares and with which; the reader is told that the direction is inferred."""
    text = (folder / "documents/families.html").read_text(encoding="utf-8")
    families = result.comparison.families

    assert families
    for family in families:
        assert f'<section id="f{family.id.replace("/", "-")}"' in text
    assert text.count('<li class="card">') == sum(len(family.members) for family in families)
    assert "文面の一致は、どちらが先かを示しません。" in text
    assert "日付からは、どれが最も古いか分かりません。" in text
    assert 'href="../documents/families.html"' in (folder / "documents/index.html").read_text(encoding="utf-8")


def test_a_city_names_those_like_it_and_why(result: Result, folder: Path) -> None:
    """The nearest first, each with both figures, and the template where they seem to share one."""
    peers = Facts(result=result).peers["990001-public"]
    text = (folder / "cities/990001.html").read_text(encoding="utf-8")
    _, _, shown = text.partition("<h3>似た団体</h3>")
    lines = re.findall(r"<li>(.*?)</li>", shown.partition("</ol>")[0])

    assert peers
    assert len(lines) == len(peers)
    for line, peer in zip(lines, peers, strict=True):
        reason = f"{peer.either}件のうち{peer.both}件、文面{peer.wordings}件のうち{peer.shared}件が共通"

        assert f'href="../cities/{peer.other.partition("-")[0]}.html' in line
        assert reason in line
    assert 'href="../documents/families.html#f990001-policy">文面を共有</a>' in lines[0]


def test_the_tables_and_result_json_hold_what_the_pages_show(result: Result, folder: Path) -> None:
    """Every member of every provision, every document of every family, every pair of rows."""
    comparison = result.comparison
    said = json.loads((folder / "result.json").read_bytes())
    members = [(p.id, member.clause) for p in comparison.provisions for member in p.members]
    kin = [kin for family in comparison.families for kin in family.members]
    rows = table(folder / "data/provisions.csv")

    assert members == [(row["provision_id"], row["clause_id"]) for row in rows if row["bond"] != "also"]
    assert sum(len(p.also) for p in comparison.provisions) == sum(row["bond"] == "also" for row in rows)
    assert [each.source for each in kin] == [row["document_id"] for row in table(folder / "data/families.csv")]
    assert len(comparison.peers) == len(table(folder / "data/peers.csv")) == len(said["peers"])
    assert [p.id for p in comparison.provisions] == [p["id"] for p in said["provisions"]]
    assert [family.id for family in comparison.families] == [family["id"] for family in said["families"]]
