"""Reading the marker in front of a line: 第３条の２, (1), ⑴, ア, ①, ・, Q1, 【見出し】 ...

In: raw text (folding would turn ① into 1). Out: every way the beginning can be read as a marker, likeliest first;
which of them is meant, and whether any is, only the neighbours can tell (``numbering``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from guidecompare.model import Marker, MarkerKind
from guidecompare.segment import ordinals
from guidecompare.segment.wording import closes_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One way to read the beginning of a line."""

    marker: Marker
    rest: str  # what stands behind the marker and its separator
    style: str  # tells numberings of one kind apart: "(1)", "1)", "1-1", "・"
    firm: bool = True  # False: it is a marker only where it continues a numbering ("2 年" after an item 1)


_ABSURD: Final = 1000  # no guideline has as many articles
_DIGIT: Final = "[0-9０-９]"
_KANJI: Final = "[〇一二三四五六七八九十百]"
_N: Final = rf"(?:{_DIGIT}{{1,3}}|{_KANJI}{{1,5}})"
_GAP: Final = r"(?:\s+|$)"
_SPACES: Final = re.compile(r"\s+")
_HYPHEN: Final = "[-‐‑–−－ー]"

# 日, 月, 人 ... behind a bare number make it a quantity, not a marker: 1月, 2項, 100人.
_COUNTER: Final = re.compile(
    r"[年月日時分秒週回人名件個枚台点号条項章節款編部期次位番級種類倍割％%歳才階世代字円万億千百通度校団泊名頁秒]|本(?![市町村県区方規要公ペアサガポ])"
    r"|[つかカヵケヶ](?:[月所国年])?|[-:：/／,，~〜～→＋+×]|[°℃㎞㎡]|(?:km|cm|mm|kg|[GMK]B|GHz|px|bit)\b"
)
_BULLETS: Final = "・･•‣◦●○◯〇■□◆◇▲△▼▽★☆◎→⇒➡►▶▷✓✔☑☐❏✦✳×✕☓✗✘➢➤"
_DASHES: Final = "-‐–—−－*＊+"
_GLUED_DASH: Final = re.compile(r".[ぁ-んァ-ヴ一-龥々「『].*[^-‐–—−－―～~]$")  # －語を選ぶ, not －副題－
NOTE: Final = "※"
_PLACEHOLDER: Final = re.compile(r"(.)\1|[○◯〇][年月日]")  # ○○市, ○月
_MAYBE_PLACEHOLDER: Final = re.compile(r"[○◯〇][市区町村県都府課]")  # ○市は; but also ○市政に関する情報


def _tight(text: str) -> str:
    return _SPACES.sub("", text)


def _numbered(kind: MarkerKind, raw: str, values: list[int | None]) -> Marker | None:
    """Make the marker, if every value could be read and none is 0 or absurd."""
    known = tuple(
        value
        for place, value in enumerate(values)
        if value is not None and (0 if place == 0 and len(values) > 1 else 1) <= value < _ABSURD  # 0-1
    )
    return Marker(kind=kind, raw=_tight(raw), ordinal=known) if len(known) == len(values) else None


def _found(match: re.Match[str], marker: Marker | None, style: str, *, firm: bool = True) -> Found | None:
    if marker is None:
        return None
    return Found(marker=marker, rest=match.string[match.end() :].strip(), style=style, firm=firm)


# --- 第n条 and its like -------------------------------------------------------------------------------------------

_DAI: Final = re.compile(
    rf"第\s*(?P<n>{_N})(?P<space>\s*)(?P<unit>[部編章節款条])?(?P<branch>(?:\s*の\s*{_N})*)(?P<gap>\s*[.．:：]?\s*)"
)
_BARE_DAI: Final = re.compile(rf"第\s*(?P<n>{_N})(?P<gap>\s*[.．:：]\s*|{_GAP})")
_UNITS: Final = {
    "部": MarkerKind.PART,
    "編": MarkerKind.PART,
    "章": MarkerKind.CHAPTER,
    "節": MarkerKind.SECTION,
    "款": MarkerKind.SECTION,
    "条": MarkerKind.ARTICLE,
}
# Behind 第3条 without a space these say that the article is only mentioned: 第3条の規定により, 第3条第2項, 第3条は.
_MENTION: Final = re.compile(
    r"[第のはがをにともでへや、。・）)」各中以前]|及び|又は|若しくは|並びに|から|まで|より|ただし"
)


_UNCOUNTED: Final = re.compile(rf"(?:序\s*章|終\s*章|補\s*章|序){_GAP}")


def _dai(text: str) -> Iterator[Found | None]:
    match = _UNCOUNTED.match(text)
    if match:
        yield _found(match, Marker(kind=MarkerKind.CHAPTER, raw=_tight(match.group())), "序")
        return
    match = _DAI.match(text)
    if match and match["unit"]:
        rest, gap, unit = text[match.end() :], match["gap"], match["unit"]
        mentioned = _MENTION.match(rest) or match["space"]  # 第1 部局の長 is no 部
        if not rest or gap or rest.startswith(("（", "(")) or not mentioned:
            numerals = [match["n"], *re.findall(_N, match["branch"])]
            raw = match.group().rstrip(" \t　.．:：")
            yield _found(match, _numbered(_UNITS[unit], raw, [ordinals.number(n) for n in numerals]), "第" + unit)
            return
    match = _BARE_DAI.match(text)
    if match:
        raw = match.group().rstrip(" \t　.．:：")
        yield _found(match, _numbered(MarkerKind.DAI, raw, [ordinals.number(match["n"])]), "第")


# --- 附則, 別表 ---------------------------------------------------------------------------------------------------

_END: Final = r"(?=[\s（(]|$)"
_IN_BRACKETS: Final = re.compile(
    r"[（(〔［【]\s*(?P<inner>[^（）()〔〕［］【】]{1,12})\s*[）)〕］】](?:\s+|$)"
)  # （別紙）
_SUPPLEMENT: Final = re.compile(rf"[附付]\s*[則記]{_END}\s*")
_ANNEX: Final = re.compile(
    rf"(?:別\s*表|別\s*紙|別\s*記|別\s*添|別記様式|様式|[附付]\s*録)(?:\s*第?\s*(?P<n>{_N})\s*号?)?(?:様式)?{_END}\s*"
    rf"|第\s*(?P<m>{_N})\s*号\s*様式{_END}\s*"
)


def _captioned(text: str) -> Iterator[Found | None]:
    """Read the article in （目的）第1条 on one line; its caption is given back as if it stood behind the number."""
    end = closes_at(text) if text[:1] in ("（", "(") else 0
    for one in _dai(text[end:].strip()) if end else ():
        if one is not None and one.marker.kind is MarkerKind.ARTICLE:
            yield replace(one, rest=text[:end] + one.rest)


def _closing(text: str) -> Iterator[Found | None]:
    match = _SUPPLEMENT.match(text)
    if match:
        yield _found(match, Marker(kind=MarkerKind.SUPPLEMENT, raw=_tight(match.group())), "附則")
    bracketed = _IN_BRACKETS.match(text)
    match = _ANNEX.match(f"{bracketed['inner']}\u3000{text[bracketed.end() :]}" if bracketed else text)
    if match:
        value = ordinals.number(match["n"] or match["m"] or "")
        marker = Marker(kind=MarkerKind.ANNEX, raw=_tight(match.group()), ordinal=() if value is None else (value,))
        yield _found(match, marker, "様式" if "様式" in marker.raw else marker.raw[:2])


# --- questions and answers ----------------------------------------------------------------------------------------

_SERIES: Final = rf"{_N}(?:{_HYPHEN}{_DIGIT}+)*"
_QUESTION: Final = re.compile(
    rf"(?:問|質問|Q|Ｑ)\s*(?P<n>{_SERIES})(?:\s*[.．:：、)）]\s*|\s+|$)|(?:[QＱ]|質問|問)(?:[.．:：]\s*|\s+)"
)
_ANSWER: Final = re.compile(rf"(?:答|回答|A|Ａ)\s*(?P<n>{_SERIES})?(?:\s*[.．:：、)）]\s*|\s+|$)")
# 【問１】, （答）; not (A), which is a letter of a list.
_TURN: Final = re.compile(
    rf"[【\[［〔]\s*(?P<square>(?:問|質問|答|回答|[QＱAＡ])\s*(?:{_SERIES})?)\s*[】\]］〕]\s*"
    rf"|[（(]\s*(?P<round>(?:問|質問|答|回答)\s*(?:{_SERIES})?|[QＱAＡ]\s*{_SERIES})\s*[）)]\s*"
)


def _dialogue(text: str) -> Iterator[Found | None]:
    turn = _TURN.match(text)
    if turn:
        text = f"{turn['square'] or turn['round']}\u3000{text[turn.end() :]}"
    for pattern, kind, style in ((_QUESTION, MarkerKind.QUESTION, "問"), (_ANSWER, MarkerKind.ANSWER, "答")):
        match = pattern.match(text)
        if match:
            numerals = re.findall(_N, match["n"] or "")
            raw = match.group().strip(" \t　.．:：、【】[]［］")
            marker = _numbered(kind, raw, [ordinals.number(n) for n in numerals])
            yield _found(match, marker, style, firm=kind is MarkerKind.QUESTION)


# --- numbers ------------------------------------------------------------------------------------------------------

# １－（１）
_MIXED_NUMBER: Final = re.compile(rf"(?P<n>{_DIGIT}{{1,2}}{_HYPHEN}[（(]{_DIGIT}{{1,2}}[）)])(?P<stop>)(?P<gap>\s*)")
_NUMBER: Final = re.compile(
    rf"(?P<n>{_DIGIT}{{1,3}}(?:(?:{_HYPHEN}|[.．]){_DIGIT}{{1,2}}){{0,4}})(?P<stop>[.．、。]?)(?P<gap>\s*)"
)
_HEADING_START: Final = re.compile(r"[一-龥々ァ-ヴー「『【（(Ａ-Ｚ#＃]|[ぁ-ん]{2}")


def _number(text: str) -> Iterator[Found | None]:
    match = _MIXED_NUMBER.match(text) or _NUMBER.match(text)
    if match is None or re.match("[0０](?![-－][1-9１-９])", match["n"]):
        return
    rest = text[match.end() :]
    numerals = re.findall(f"{_DIGIT}+", match["n"])
    quantity = bool(_COUNTER.match(rest))
    if match["stop"]:
        firm = not re.match(_DIGIT, rest)
    elif match["gap"] or not rest:
        # A single space before 年 or 人 may be the layout's own: 3 月 1 日.
        firm = not (quantity and match["gap"] == " ")
    elif quantity or not _HEADING_START.match(rest):  # also 3D, 5G
        return
    else:
        firm = False
    marker = _numbered(MarkerKind.NUMBER, match["n"], [ordinals.arabic(n) for n in numerals])
    style = "1-(1)" if match.re is _MIXED_NUMBER else "-".join("1" * len(numerals))
    yield _found(match, marker, style, firm=firm or match.re is _MIXED_NUMBER)


# --- signs in brackets --------------------------------------------------------------------------------------------

_BRACKETED: Final = re.compile(
    rf"[(（]\s*(?P<sign>[^()（）\s]{{1,4}})\s*[)）](?:の\s?(?P<branch>{_N}){_GAP})?[\s.．、]*"  # (1)の2
)
_SQUARE: Final = re.compile(rf"[\[［〔【<＜《]\s*(?P<n>{_DIGIT}{{1,2}})\s*[\]］〕】>＞》]\s*")
_HALF: Final = re.compile(r"(?P<sign>[0-9０-９]{1,2}|[ア-ンｱ-ﾝa-zａ-ｚ]|[ⅰ-ⅻ]|[ivx]{1,4})\s*[)）]\s*")

# Directly behind a number in brackets or a circle these say that it is only mentioned: (3)の情報は, ①及び②.
_REFERENCE: Final = re.compile(r"[のはがをにとも、]|又は|及び|から|まで|並びに|若しくは|以外|[~〜～]")


def _is_label(match: re.Match[str]) -> bool:
    """Whether a sign stands in front of its clause, rather than in a sentence that mentions it."""
    return match.group()[-1].isspace() or not _REFERENCE.match(match.string, match.end())


def _bracketed(text: str) -> Iterator[Found | None]:
    match = _BRACKETED.match(text)
    if match:
        sign = match["sign"]
        raw = f"({sign})" if match.group().startswith("(") else f"（{sign}）"
        branch = [ordinals.number(match["branch"])] if match["branch"] else []
        raw += f"の{match['branch']}" if branch else ""
        readings = (
            (MarkerKind.PAREN, ordinals.arabic(sign), "(1)"),
            (MarkerKind.PAREN_KANJI, ordinals.kanji(sign), "(一)"),
            (MarkerKind.PAREN_KANA, ordinals.place_in(ordinals.GOJUON, sign), "(ア)"),
            (MarkerKind.IROHA, ordinals.place_in(ordinals.IROHA, sign), "(イ)"),
            (
                MarkerKind.ROMAN,
                ordinals.roman(sign) if len(sign) > 1 or sign in "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹi" else None,
                "(i)",
            ),
            (MarkerKind.ALPHA, ordinals.letter(sign), "(a)"),
        )
        for kind, value, style in readings:
            if value is not None:
                yield _found(match, _numbered(kind, raw, [value, *branch]), style, firm=_is_label(match))
    match = _SQUARE.match(text)
    if match:
        raw = match.group()
        yield _found(match, _numbered(MarkerKind.PAREN, raw, [ordinals.arabic(match["n"])]), f"{raw[0]}1")
    match = _HALF.match(text)
    if match:
        sign = match["sign"]
        raw = match.group()
        yield _found(match, _numbered(MarkerKind.PAREN, raw, [ordinals.arabic(sign)]), "1)", firm=False)
        yield _found(match, _numbered(MarkerKind.KANA, raw, [ordinals.place_in(ordinals.GOJUON, sign)]), "ア)")
        yield _found(match, _numbered(MarkerKind.ALPHA, raw, [ordinals.letter(sign)]), "a)", firm=False)
        if len(sign) > 1 or sign in "iⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅺⅻ" or sign in "vx":
            yield _found(match, _numbered(MarkerKind.ROMAN, raw, [ordinals.roman(sign)]), "i)", firm=False)


# --- signs of one character ---------------------------------------------------------------------------------------

_SIGNS: Final = (
    (MarkerKind.CIRCLED, ordinals.CIRCLED, "①"),
    (MarkerKind.CIRCLED, ordinals.DARK_CIRCLED, "❶"),
    (MarkerKind.PAREN, ordinals.PARENTHESISED, "(1)"),
    (MarkerKind.NUMBER, ordinals.DOTTED, "1"),
    (MarkerKind.PAREN_KANA, ordinals.CIRCLED_KANA, "㋐"),
)
_SIGN: Final = re.compile(rf"[{''.join(order for _, order, _ in _SIGNS)}]\s*")
_KANA: Final = re.compile(rf"(?P<sign>[ア-ンｱ-ﾝヰヱ])(?:[.．、:：]\s*|{_GAP})")
_KANJI_NUMBER: Final = re.compile(rf"(?P<n>{_KANJI}{{1,5}})(?:(?P<stop>[.．、])\s*|{_GAP})")
_ROMAN: Final = re.compile(
    r"(?P<n>[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ]{1,3}|[IVXＩＶＸ]{1,5}|[ⅰ-ⅻ]|[ivx]{1,4}(?=[.．、]))(?P<stop>[.．、]?)(?P<gap>\s*)"
)
_GLUED_LETTER: Final = re.compile(r"(?P<sign>[a-zａ-ｚ])(?=[^\x00-\x7fａ-ｚ])")  # a PDF may lose the space behind
_GLUED_KANA: Final = re.compile(r"(?P<sign>[ア-ンヰヱ])(?=[一-龥「（])")
_LETTER: Final = re.compile(rf"(?P<sign>[A-Za-zＡ-Ｚａ-ｚ])(?:[.．、]\s*|{_GAP})")


def _sign(text: str) -> Iterator[Found | None]:
    match = _SIGN.match(text)
    if match:
        for kind, order, style in _SIGNS:
            if text[0] in order:
                one = Marker(kind=kind, raw=text[0], ordinal=(order.index(text[0]) + 1,))
                yield _found(match, one, style, firm=_is_label(match))
        return
    match = _KANA.match(text) or _GLUED_KANA.match(text)
    if match:
        sign, firm = match["sign"], match.re is _KANA
        for kind, order, style in ((MarkerKind.KANA, ordinals.GOJUON, "ア"), (MarkerKind.IROHA, ordinals.IROHA, "イ")):
            yield _found(match, _numbered(kind, sign, [ordinals.place_in(order, sign)]), style, firm=firm)
    match = _KANJI_NUMBER.match(text)
    if match:
        marker = _numbered(MarkerKind.KANJI, match["n"], [ordinals.kanji(match["n"])])
        yield _found(match, marker, "一", firm=not match["stop"])
    match = _ROMAN.match(text)
    if match and (
        match["stop"] or match["gap"] or (not match["n"].isascii() and match["n"][0] in "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ")
    ):
        marker = _numbered(MarkerKind.ROMAN, match["n"], [ordinals.roman(match["n"])])
        yield _found(
            match, marker, "ⅰ" if match["n"][0] in "ivxⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅺⅻ" else "Ⅰ", firm="Ⅰ" <= match["n"][0] <= "ⅿ"
        )
    match = _LETTER.match(text) or _GLUED_LETTER.match(text)
    if match:
        marker = _numbered(MarkerKind.ALPHA, match["sign"], [ordinals.letter(match["sign"])])
        style = "A" if match["sign"].isupper() else "a"
        yield _found(match, marker, style, firm=False)


# --- bullets, labels, brackets ------------------------------------------------------------------------------------

_NOTE_MARK: Final = re.compile(rf"{NOTE}{_DIGIT}?\s*")
_LABEL: Final = re.compile(
    rf"(?P<word>(?!第)[一-龥々ぁ-んァ-ヴーA-Za-zＡ-Ｚａ-ｚ]{{1,8}})\s?(?P<n>{_N})(?:\s*[.．:：]\s*|{_GAP})"
)
_BRACKET: Final = re.compile(
    r"【\s*(?P<name>[^【】]{1,40})\s*】\s*"
    r"|[\[［](?P<label>(?!\s*[0-9０-９]+\s*[\]］])[^\[\]［］]{1,15})[\]］]\s*(?=\S)"  # [名称] 見本市公式
    r"|[＜<〈《≪［\[]\s*(?P<whole>[^＜＞<>〈〉《》≪≫［］\[\]]{1,40})\s*[＞>〉》≫］\]]$"
)


def _bullet(text: str) -> Iterator[Found | None]:
    match = _NOTE_MARK.match(text)
    if match:
        yield _found(match, Marker(kind=MarkerKind.BULLET, raw=_tight(match.group())), NOTE)
    elif text[:1] and text[0] in _BULLETS and not _PLACEHOLDER.match(text):
        marker = Marker(kind=MarkerKind.BULLET, raw=text[0])
        firm = (text[0] not in "→⇒" or text[1:2].isspace()) and not _MAYBE_PLACEHOLDER.match(text)
        yield Found(marker=marker, rest=text[1:].strip(), style=text[0], firm=firm)
    elif text[:1] and text[0] in _DASHES and (not text[1:2].strip() or _GLUED_DASH.match(text)):
        marker = Marker(kind=MarkerKind.BULLET, raw=text[0])
        yield Found(marker=marker, rest=text[1:].strip(), style=text[0], firm=not text[1:2].strip())


def _label(text: str) -> Iterator[Found | None]:
    match = _LABEL.match(text)
    if match:
        marker = _numbered(MarkerKind.LABEL, match["word"] + match["n"], [ordinals.number(match["n"])])
        yield _found(match, marker, match["word"], firm=False)


# 【１　基本の心構え】
_NUMBER_INSIDE: Final = re.compile(
    rf"[【〔《〈＜<［\[]\s*(?P<n>{_DIGIT}{{1,2}})(?:\s+|\s*[.．、]\s*)(?P<name>[^【】〔〕《》〈〉＜＞<>［］\[\]]{{1,40}})[】〕》〉＞>］\]]$"
)


def _bracket(text: str) -> Iterator[Found | None]:
    match = _NUMBER_INSIDE.match(text)
    if match:
        marker = _numbered(MarkerKind.BRACKET, match["n"], [ordinals.arabic(match["n"])])
        if marker:
            yield Found(marker=marker, rest=match["name"].strip(), style=f"{text[0]}1 ")
        return
    match = _BRACKET.match(text)
    if match:
        yield _found(match, Marker(kind=MarkerKind.BRACKET, raw=""), text[0], firm=match["label"] is None)


# --- what is deleted together ------------------------------------------------------------------------------------

_MEMBER: Final = rf"(?:第\s*{_N}\s*[章節款条項号]?(?:の{_N})*|[(（]{_N}[)）]|{_N})"
_DELETED: Final = re.compile(
    rf"(?P<first>{_MEMBER})\s*(?:から|及び|並びに|・|、|[-~～〜―–—－])\s*{_MEMBER}(?:まで)?(?:、{_MEMBER})*\s*"
    r"(?P<rest>[（(〔]?\s*削\s*除\s*[）)〕]?。?)$"
)


def _deleted(text: str) -> tuple[Found, ...]:
    """Read 第２条から第４条まで　削除: the first of them is the number, all of them the marker."""
    match = _DELETED.match(text)
    if match is None:
        return ()
    raw = _tight(text[: match.start("rest")])
    return tuple(
        replace(one, marker=replace(one.marker, raw=raw), rest=match["rest"], firm=True)
        for one in _read(f"{match['first']}\u3000")
        if one.marker.ordinal
    )


_NEVER_INNER: Final = frozenset({MarkerKind.BULLET, MarkerKind.BRACKET, MarkerKind.ARTICLE})
_READERS: Final[tuple[Callable[[str], Iterator[Found | None]], ...]] = (
    _dai,
    _captioned,
    _closing,
    _dialogue,
    _bracketed,
    _sign,
    _number,
    _bullet,
    _label,
    _bracket,
)


_DOUBLE: Final = re.compile(rf"[{_BULLETS}{re.escape(_DASHES)}]\s")  # a second bullet behind the first


def _read(text: str) -> tuple[Found, ...]:
    stripped = text.strip()
    deleted = _deleted(stripped)
    if deleted:
        return deleted
    return tuple(one for reader in _READERS for one in reader(stripped) if one is not None)


def read(text: str) -> tuple[Found, ...]:
    """Return every reading of the beginning of ``text`` as a marker, likeliest first.

    Two markers on one item (・(1), - ア.) are one marker: the inner, which says more.
    """
    found = _read(text)
    if found and found[0].marker.kind is MarkerKind.BULLET and found[0].style != NOTE:
        rest = found[0].rest
        if _DOUBLE.match(rest):
            return read(rest)
        return tuple(one for one in _read(rest) if one.firm and one.marker.kind not in _NEVER_INNER) or found
    return found
