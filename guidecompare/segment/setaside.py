"""What is no clause: title, dates and issuer above the text, the table of contents, 以上, 中略, amendment notes.

In: the blocks of a document. Out: its title, the blocks that are left, and the removed lines with their reasons.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from guidecompare.language import fold
from guidecompare.model import Alignment, LineKind, Removal, Removed
from guidecompare.segment.blocks import Block
from guidecompare.segment.wording import bare, ends_sentence, is_omission, names_document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidecompare.model import Document

_TITLE_LENGTH: Final = 80
_TELLING: Final = 8  # characters by which a title is known again
_NOTE_LENGTH: Final = 120
_ENTRY_END: Final = 60  # characters at the end of a line in which its page and the dots before it stand
_CIRCLES: Final = ("○", "◯", "〇", "●")
_CAPTION: Final = re.compile(r"[（(].*[）)]")
_LARGE: Final = 1.15
_ERA: Final = r"(?:令和|平成|昭和|大正|西暦|R|H|S)?"
_NUMERAL: Final = r"[0-9０-９〇一二三四五六七八九十百元]++"
# Of a draft the day, or all of it, is still to be filled in: 平成28年10月　日.
_DAY: Final = (
    rf"(?:{_ERA}{_NUMERAL}(?:年度?|[./．])(?:(?:{_NUMERAL})?(?:月|[./．]))?(?:{_NUMERAL}日?|日)?|(?:令和|平成)年月日)"
)
_ACT: Final = (
    r"(?:制定|策定|施行|実施|適用|決定|決裁|公布|公表|公示|告示|作成|改定|改正|一部改正|全部改正|最終改正|改訂|更新|掲載|発行|運用開始|開始|"
    r"現在|付け|から|より|版|案|第|初版|訓令|規則|規程|要綱|条例|甲|乙|教育委員会|議会|企業|消防本部|消防組合|病院|水道|管理|号|達|内規)"
)
# 令和5年4月1日 制定, 平成30年3月1日訓令第4号, 最終改正 令和6年2月1日, 訓令第12号
_DATE_LINE: Final = re.compile(
    rf"[（(〔\[]?(?:{_ACT}|[:：・、日])*{_DAY}(?:{_ACT}|{_NUMERAL}|{_DAY}|[:：・、（）()])*[）)〕\]]?"
)
_NUMBER_LINE: Final = re.compile(rf"[（(]?[^、。（）()\s]{{0,20}}第{_NUMERAL}号(?:の{_NUMERAL})?[）)]?")
_AMENDMENT: Final = re.compile(
    rf"[（(〔\[](?=[^（(]*{_NUMERAL})[^。]{{0,80}}(?:改正|追加|全改|繰上|繰下|旧第[^。]{{1,12}}条)[^。]{{0,12}}[）)〕\]]"
    # the numbers of the amending acts alone: (令4訓令14), (平31規則3・令4規則9)
    rf"|[（(〔\[](?:[令平昭]{_NUMERAL}[^。、（）()年月]{{1,10}}{_NUMERAL}[・、]?)+[）)〕\]]"
)
_ADDRESSEE: Final = re.compile(r"[^。、「」はがをにで:：]{1,30}(?:様|殿|御中|宛て?|あて)(?:[（(][^（）()]{1,20}[)）])?")
_ISSUER: Final = re.compile(
    r"[^。、「」はがをにで:：]{1,30}(?:部|局|課|室|係|班|所|館|署|院|会|市|町|村|県|都|府|区|センター|議会|本部|組合|連合|企業団|市長|町長|村長|知事|区長|"
    r"教育長|管理者|決定|決裁|作成|編)(?:[（(][^（）()]{1,20}[）)])?"
)
_SUBTITLE: Final = re.compile(r"[（(〔【].{1,30}[）)〕】]|[-―—–~～〜].{1,40}[-―—–~～〜]")
_CONTENTS: Final = re.compile(r"[【〔［<＜]?(?:目次|もくじ)[】〕］>＞]?")
_LEADERS: Final = re.compile(r"[…‥]{2,}|[・.．･]{4,}|[-─―—ー]{5,}")
_PAGE_AT_END: Final = re.compile(r"[\s…‥・.．･─―—-]+[-－]?[0-9０-９]{1,3}[-－]?$|^[0-9０-９]{1,3}$")
_RANGE_AT_END: Final = re.compile(r"[（(]\s*第[^（）()]*条[^（）()]*[）)]$")
_END: Final = frozenset({"以上", "記", "-以上-"})
_LABEL: Final = re.compile(r"^[^:：\d]{1,6}[:：]")  # 登録日：
_WORDS: Final = re.compile(r"[\s／/]+")
_FRONT: Final = 12  # lines above the text: more than this is no front matter


@dataclass(frozen=True, slots=True, kw_only=True)
class Remains:
    """What is left of a document, and what is not."""

    title: str
    blocks: tuple[Block, ...]
    removed: tuple[Removed, ...]


def _is_marked(block: Block) -> bool:
    return any(found.firm for found in block.readings)


def _known_title(text: str, names: Sequence[str]) -> bool:
    folded = fold(text).strip("".join(_CIRCLES))
    return len(folded) > 3 and any(folded == name or (len(folded) > 8 and folded in name) for name in names)  # noqa: PLR2004 - a title of three characters says nothing; a part of one has words


def _only_heading_of_its_level(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether a page that has no h1 uses this heading as its title."""
    levels = [other.first.level for other in blocks if other.kind is LineKind.HEADING]
    outermost = min(levels) == block.first.level and levels.count(block.first.level) == 1
    return outermost and (len(levels) > 1 or names_document(block.text))


def _looks_like_title(index: int, blocks: Sequence[Block]) -> bool:
    block = blocks[index]
    if block.text[:1] in _CIRCLES and not block.text.endswith("。"):  # 例規: ○題名
        return not any(other.text[:1] in _CIRCLES for other in blocks if other is not block)
    if block.kind is LineKind.HEADING:
        return _only_heading_of_its_level(block, blocks)
    if not _is_phrase(block) or block.first.alignment is Alignment.END or _CAPTION.fullmatch(block.text):
        return False
    if any(_dates(other) for other in blocks[index + 1 : index + 2]):
        return True
    others = [other for other in blocks if other is not block and fold(other.text) not in _END]
    alike = [other for other in others if _look(other) == _look(block)]
    stands_out = block.bold or block.first.size >= _LARGE
    return not alike or (not stands_out and not any(other.bold or other.first.size >= _LARGE for other in blocks))


def _look(block: Block) -> tuple[LineKind, bool, float, Alignment]:
    return block.kind, block.bold, block.first.size, block.first.alignment


def _is_date(block: Block) -> bool:
    text = fold(block.text)
    return len(text) <= _TITLE_LENGTH and bool(_DATE_LINE.fullmatch(text) or _NUMBER_LINE.fullmatch(text))


def _is_phrase(block: Block) -> bool:
    """Whether a block is a few words that neither number nor sentence, as stand beside a title."""
    plain = block.kind is LineKind.PARAGRAPH and not _is_marked(block)
    return plain and len(block.text) <= _TITLE_LENGTH and "。" not in block.text


def _dates(block: Block) -> bool:
    """Whether a line gives the date of the document, maybe beside the name of an office."""
    if _is_date(block):
        return True
    words = [_LABEL.sub("", fold(word)) for word in _WORDS.split(bare(block.text)) if word]
    return _is_phrase(block) and any(_DATE_LINE.fullmatch(word) for word in words)


def _issues(block: Block) -> bool:
    """Whether a line by its wording names who issued the document."""
    words = [fold(word) for word in _WORDS.split(bare(block.text)) if word]
    return _is_phrase(block) and all(_ISSUER.fullmatch(word) for word in words)


def _colophon(index: int, blocks: Sequence[Block]) -> Removal | None:
    """Return what a line between the title and the text says of the document: its date, or who issued it."""
    block = blocks[index]
    if _dates(block):
        return Removal.DATE
    beside = [*blocks[max(index - 1, 0) : index], *blocks[index + 1 : index + 2]]
    if _is_phrase(block) and (block.first.alignment is Alignment.END or _ADDRESSEE.fullmatch(fold(block.text))):
        return Removal.ISSUER
    return Removal.ISSUER if (_issues(block) and any(_dates(other) for other in beside)) else None


def _above_title(blocks: Sequence[Block]) -> dict[int, Removal]:
    """Return what a page has above its own title, where none of it is a sentence: crumbs of the way to the page."""
    for index, block in enumerate(blocks[:_FRONT]):
        if block.kind is LineKind.TITLE:
            return dict.fromkeys(range(index), Removal.NAVIGATION)
        if block.text.endswith("。") or block.kind is LineKind.HEADING:
            break
    return {}


def _front(blocks: Sequence[Block], names: Sequence[str]) -> dict[int, Removal]:
    """Return which of the blocks above the text are set aside, and why."""
    reasons = _above_title(blocks)
    for index, block in enumerate(blocks[: _FRONT + len(reasons)]):
        if index in reasons:
            continue
        text = fold(block.text)
        titled = Removal.TITLE in reasons.values()
        if block.kind is LineKind.TITLE or _known_title(block.text, names):
            reasons[index] = Removal.TITLE
        elif _is_date(block):
            reasons[index] = Removal.DATE
        elif _is_amendment(text):
            reasons[index] = Removal.AMENDMENT
        elif titled and _repeats_title(
            index, blocks, [blocks[at].text for at in reasons if reasons[at] is Removal.TITLE]
        ):
            reasons[index] = Removal.TITLE
        elif (said := _colophon(index, blocks)) and (titled or _is_letter(blocks)):
            reasons[index] = said
        elif _is_subtitle(index, blocks) if titled else _looks_like_title(index, blocks):
            reasons[index] = Removal.TITLE
        else:
            break
    return reasons


def _repeats_title(index: int, blocks: Sequence[Block], titles: Sequence[str]) -> bool:
    """Whether a line below the title of a page is the title once more, or that of the one document on the page."""
    block = blocks[index]
    if _is_marked(block) or block.kind not in (LineKind.PARAGRAPH, LineKind.HEADING) or len(block.text) > _TITLE_LENGTH:
        return False
    folded = fold(block.text)
    if len(folded) >= _TELLING and any(folded in fold(title) for title in titles):
        return not ends_sentence(block.text)
    if not names_document(block.text) or any(names_document(other.text) for other in blocks[index + 1 :]):
        return False
    if any(len(fold(title)) >= _TELLING and fold(title) in folded for title in titles):
        return True
    begins = index + 1 < len(blocks) and not ends_sentence(blocks[index + 1].text)
    return begins and (block.kind is LineKind.PARAGRAPH or _only_heading_of_its_level(block, blocks))


def _is_letter(blocks: Sequence[Block]) -> bool:
    """Whether the document begins as an official letter does, with its number and date on the right."""
    return blocks[0].first.alignment is Alignment.END


def _is_subtitle(index: int, blocks: Sequence[Block]) -> bool:
    """Whether a short line below the title goes with it: right above the date, or centred and in brackets."""
    block = blocks[index]
    centred = block.first.alignment is Alignment.CENTRE and bool(_SUBTITLE.fullmatch(block.text))
    above_date = any(_dates(other) for other in blocks[index + 1 : index + 2])
    return _is_phrase(block) and (centred or above_date)


def _back(blocks: Sequence[Block]) -> dict[int, Removal]:
    """Return the lines set to the right below the text that name who issued it; a date there is the date of effect."""
    reasons: dict[int, Removal] = {}
    for index in range(len(blocks) - 1, 0, -1):
        said = _colophon(index, blocks) if blocks[index].first.alignment is Alignment.END else None
        if said is None:
            break
        if said is Removal.ISSUER:
            reasons[index] = said
    return reasons


def _is_amendment(text: str) -> bool:
    return len(text) <= _NOTE_LENGTH and bool(_AMENDMENT.fullmatch(text))


def _entry_of_contents(block: Block, later: frozenset[str]) -> bool:
    end = block.text.strip()[-_ENTRY_END:]
    return bool(_LEADERS.search(end) or _PAGE_AT_END.search(end) or _RANGE_AT_END.search(end)) or (
        fold(block.text) in later
    )


def _leads_to_page(block: Block) -> bool:
    end = block.text[-_ENTRY_END:]
    return bool(_LEADERS.search(end) and _PAGE_AT_END.search(end))


def _contents(blocks: Sequence[Block]) -> set[int]:
    """Return the blocks of a table of contents: below its heading, or three lines with dot leaders in a row."""
    found: set[int] = set()
    folded = [fold(block.text) for block in blocks]
    for index, block in enumerate(blocks):
        if index in found:
            continue
        if _CONTENTS.fullmatch(folded[index]):
            end = index + 1
            while end < len(blocks) and _entry_of_contents(blocks[end], frozenset(folded[end + 1 :])):
                end += 1
            if end > index + 1:
                found.update(range(index, end))
        elif _leads_to_page(block):
            end = index
            while end < len(blocks) and _leads_to_page(blocks[end]):
                end += 1
            if end - index >= 3:  # noqa: PLR2004 - two may be a form to fill in
                found.update(range(index, end))
    return found


def set_aside(blocks: Sequence[Block], document: Document) -> Remains:
    """Divide ``blocks`` into those that may be clauses and those that are none."""
    names = [fold(name) for name in (document.title, document.source.title) if name]
    reasons: dict[int, Removal] = dict.fromkeys(_contents(blocks), Removal.CONTENTS)
    reasons.update(_back(blocks) | _front(blocks, names))
    for index, block in enumerate(blocks):
        text = fold(block.text)
        if text in _END:
            reasons[index] = Removal.END
        elif _is_amendment(text):
            reasons.setdefault(index, Removal.AMENDMENT)
        elif is_omission(block.text):
            reasons.setdefault(index, Removal.OMISSION)
    titles = [blocks[index].text for index, reason in sorted(reasons.items()) if reason is Removal.TITLE]
    return Remains(
        title="　".join(title.lstrip("".join(_CIRCLES)).strip() for title in titles),
        blocks=tuple(block for index, block in enumerate(blocks) if index not in reasons),
        removed=tuple(
            Removed(line=line, reason=reasons[index])
            for index, block in enumerate(blocks)
            if index in reasons
            for line in block.lines
        ),
    )
