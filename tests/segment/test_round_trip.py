"""A policy written down in any style of numbering and any habit of indentation is divided as it was meant."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from guidecompare.model import Document, Line, LineKind, Place, Source
from guidecompare.segment import segment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidecompare.model import Outline

SOURCE = Source(id="990019/policy", city="990019", title="")
WIDE: Final = str.maketrans("0123456789", "０１２３４５６７８９")

# Each style writes the marker of number n before a heading ("%" stands for it) or an item.
HEADS: Final = {
    "１　": tuple(f"{n}　%".translate(WIDE) for n in range(1, 7)),
    "1. ": tuple(f"{n}. %" for n in range(1, 7)),
    "１．": tuple(f"{n}．%".translate(WIDE) for n in range(1, 7)),
    "1": tuple(f"{n}%" for n in range(1, 7)),
    "第1": tuple(f"第{n}　%" for n in range(1, 7)),
    "第1条": tuple(f"第{n}条（%）" for n in range(1, 7)),
    "[1]": tuple(f"[{n}] %" for n in range(1, 7)),
    "(1)": tuple(f"({n})　%" for n in range(1, 7)),
    "Ⅰ": tuple(f"{sign}　%" for sign in "ⅠⅡⅢⅣⅤⅥ"),
    "一": tuple(f"{sign}　%" for sign in "一二三四五六"),
    "①": tuple(f"{sign}%" for sign in "①②③④⑤⑥"),
    "■": ("■%",) * 6,
    "○": ("○ %",) * 6,
    "【】": ("【%】",) * 6,
    "＜＞": ("＜%＞",) * 6,
    "bold": ("%",) * 6,
    "none": ("%",) * 6,
}
ITEMS: Final = {
    "(1)": ("(1) ", "(2) ", "(3) ", "(4) "),
    "（１）": ("（１）", "（２）", "（３）", "（４）"),
    "⑴": ("⑴　", "⑵　", "⑶　", "⑷　"),
    "1)": ("1) ", "2) ", "3) ", "4) "),
    "ア": ("ア　", "イ　", "ウ　", "エ　"),
    "①": ("①", "②", "③", "④"),
    "a": ("a. ", "b. ", "c. ", "d. "),
    "・": ("・",) * 4,
    "-": ("- ",) * 4,
    "○": ("○",) * 4,
}
# Markers that are read as one and the same numbering.
ALIKE: Final = {"（１）": "(1)", "⑴": "(1)"}
NAMES: Final = ("目的", "運用者", "発信する内容", "運用時間", "禁止事項", "方針の変更")
NOUNS: Final = ("悪口", "広告", "偽りの情報", "市政に関する情報", "法令に反するもの")
SENTENCES: Final = ("市政を知らせます。", "広報課が運用する。", "原則として返信は行いません。", "責任を負いません。")
LEADS: Final = ("次の投稿を禁じます。", "次のとおりとする。", "次に掲げる情報を発信する。")
CLOSINGS: Final = ("これらに当たるものは、削除します。", "なお、理由はお答えしません。", "市は、内容を確かめます。")
# Characters by which paragraphs, items and items of items are set in.
INDENTS: Final = ((0, 0, 0), (1, 1, 2), (1, 2, 3), (1, 0, 1), (0, 1, 2), (2, 1, 2), (2, 2, 3))


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A document: its lines, and of each line of the outline its depth, heading and text."""

    lines: tuple[Line, ...]
    meant: tuple[tuple[int, str, str], ...]
    sections: tuple[int, ...]  # the lines with which sections begin
    indent: int  # of paragraphs


class _Writer:
    """Writes lines."""

    def __init__(self) -> None:
        self.lines: list[Line] = [Line(index=0, text="見本市運用方針", place=Place(), kind=LineKind.TITLE)]
        self.meant: list[tuple[int, str, str]] = []
        self.sections: list[int] = []

    def write(self, text: str, indent: int = 0, *, bold: bool = False) -> None:
        line = Line(index=len(self.lines), text=text, place=Place(), indent=float(indent), bold=bold)
        self.lines.append(line)


@st.composite
def policies(draw: st.DrawFn) -> Written:
    """Policies of some sections, each with text, a list, items in its items, a lead, a closing paragraph."""
    head = draw(st.sampled_from(sorted(HEADS)))
    item, inner = draw(
        st.lists(
            st.sampled_from([name for name in sorted(ITEMS) if ALIKE.get(name, name) != head]),
            min_size=2,
            max_size=2,
            unique_by=lambda name: ALIKE.get(name, name),
        )
    )
    paragraphs, items, within = draw(st.sampled_from(INDENTS))
    said = draw(st.sampled_from((NOUNS, SENTENCES)))
    writer = _Writer()
    for number in range(draw(st.integers(3, 6))):
        writer.sections.append(len(writer.lines))
        writer.write(HEADS[head][number].replace("%", NAMES[number]), bold=head == "bold")
        text, lead = draw(st.sampled_from((("", ""), ("s", ""), ("s", "s"), ("l", ""), ("s", "l"))))
        texts = [draw(st.sampled_from(LEADS if kind == "l" else SENTENCES)) for kind in (text, lead) if kind]
        for paragraph in texts:
            writer.write(paragraph, paragraphs)
        writer.meant.append((0, NAMES[number], texts[0] if texts else ""))
        writer.meant.extend((1, "", paragraph) for paragraph in texts[1:])
        if text == "s" and lead != "l":
            continue
        depth = 2 if lead == "l" else 1
        for marker in ITEMS[item][: draw(st.integers(2, 4))]:
            holds = draw(st.integers(0, 5)) == 0
            words = (
                ("次に掲げるもの" if said is NOUNS else "次に掲げるものとする。")
                if holds
                else draw(st.sampled_from(said))
            )
            writer.write(marker + words, items)
            writer.meant.append((depth, "", words))
            for sign in ITEMS[inner][: draw(st.integers(2, 3)) if holds else 0]:
                noun = draw(st.sampled_from(NOUNS))
                writer.write(sign + noun, within)
                writer.meant.append((depth + 1, "", noun))
        if text == "l" and draw(st.booleans()):
            closing = draw(st.sampled_from(CLOSINGS))
            writer.write(closing, paragraphs)
            writer.meant.append((1, "", closing))
    return Written(
        lines=tuple(writer.lines),
        meant=tuple(writer.meant),
        sections=tuple(writer.sections),
        indent=paragraphs,
    )


def divided(lines: Sequence[Line]) -> Outline:
    """Divide a document of these lines."""
    return segment(Document(source=SOURCE, media_type="text/plain", sha256="", lines=tuple(lines)))


@given(policies())
@settings(max_examples=80, deadline=None)
def test_a_policy_is_divided_as_it_was_written(policy: Written) -> None:
    """Heading, text and depth of every clause."""
    depth: dict[str, int] = {}
    found = []
    for clause in divided(policy.lines).clauses:
        depth[clause.id] = depth[clause.parent] + 1 if clause.parent else 0
        found.append((depth[clause.id], clause.heading, clause.text))
    assert list(policy.meant) == found


@given(policies(), st.integers(0, 5), st.text("市町村広報発信返信", min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_a_new_paragraph_in_one_section_renames_nothing_in_the_others(
    policy: Written, section: int, words: str
) -> None:
    """It is written below the heading, where the section's text is."""
    assume(section < len(policy.sections))
    place = policy.sections[section] + 1
    new = Line(index=0, text=f"{words}を知らせます。", place=Place(), indent=float(policy.indent))
    edited = [*policy.lines[:place], new, *policy.lines[place:]]
    before = divided(policy.lines)
    after = divided([replace(line, index=index) for index, line in enumerate(edited)])
    own = [clause.id for clause in before.clauses if clause.parent is None][section]
    elsewhere = [
        [clause.id for clause in outline.clauses if clause.id != own and not clause.id.startswith(f"{own}.")]
        for outline in (before, after)
    ]
    assert elsewhere[0] == elsewhere[1]
