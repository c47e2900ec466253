"""What the style sheets inside a page draw before its text: numbers that counters make, styles of lists, Q and A.

In: the tree of a page. Out: the same tree with these in it. Sheets in files of their own are not at hand; of those in
the page only what numbers the text is read, by selectors of tags, classes and ids.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from guidecompare.extract.html.elements import whole_number
from guidecompare.extract.html.signs import asks_or_answers
from guidecompare.extract.html.styles import LIST_STYLE, declarations
from guidecompare.extract.numbering import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guidecompare.extract.html.elements import Element

_COMMENT: Final = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_BRACE: Final = re.compile(r"[{}]")
_BEFORE: Final = re.compile(r"::?before$")
_COMPOUND: Final = re.compile(r"(?P<tag>[a-z][a-z0-9]*|\*)?(?P<names>(?:[.#][\w-]+)*)", re.IGNORECASE)
_TOKEN: Final = re.compile(
    r"""(?P<quote>["'])(?P<text>(?:\\.|(?!(?P=quote)).)*)(?P=quote)|"""
    r"counters?\(\s*(?P<name>[\w-]+)\s*(?:,[^),]*)??(?:,\s*(?P<style>[\w-]+)\s*)?\)"
)
_ESCAPE: Final = re.compile(r"\\([0-9a-f]{1,6})\s?|\\(.)", re.IGNORECASE)
_COUNTED: Final = re.compile(r"([\w-]+)(?:\s+(-?\d{1,6}))?")
_NUMBERING: Final = ("counter-reset", "counter-increment", "content", "list-style", "list-style-type")


_MOST: Final = 100  # rules that are read

_Look = tuple[str, frozenset[str]]  # the tag of an element or of a part of a selector; its "#id" and ".class"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """A selector, its compounds from the inside out, and what it says."""

    compounds: tuple[_Look, ...]
    before: bool
    said: dict[str, str]

    def holds(self, look: _Look, above: Sequence[_Look]) -> bool:
        """Tell whether the rule is about an element of this ``look`` in ``above``, the outermost first."""
        (first, *rest) = self.compounds
        if not _fits(first, look):
            return False
        outer = list(above)
        for compound in rest:  # a child combinator is read as any depth
            while outer and not _fits(compound, outer[-1]):
                outer.pop()
            if not outer:
                return False
            outer.pop()
        return True


def _look(element: Element) -> _Look:
    classes = (f".{name}" for name in element.get("class").split())
    return element.tag, frozenset((*classes, f"#{element.get('id')}"))


def _fits(compound: _Look, look: _Look) -> bool:
    return compound[0] in {"", "*", look[0]} and compound[1] <= look[1]


def _written(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and bodies of the rules that hold for every medium."""
    depth, start, selectors = 0, 0, ""
    for brace in _BRACE.finditer(sheet):
        piece, start = sheet[start : brace.start()], brace.end()
        if brace[0] == "{":
            selectors = piece.rpartition(";")[2].strip() if not depth else selectors
            depth += 1
            continue
        if depth == 1 and not selectors.startswith("@"):
            yield selectors, piece
        depth = max(depth - 1, 0)


def _rules(root: Element) -> Iterator[_Rule]:
    """Yield the rules that number something."""
    sheets = [style.children for style in root.walk() if style.tag == "style"]
    text = "\n".join(child for sheet in sheets for child in sheet if isinstance(child, str))
    for selectors, body in _written(_COMMENT.sub("", text)):
        said = {name: value for name, value in declarations(body).items() if name in _NUMBERING}
        if not (_style(said) or "counter" in body or _asks(said.get("content", ""))):
            continue
        for selector in selectors.split(","):
            before = bool(_BEFORE.search(selector.strip()))
            parts = _BEFORE.sub("", selector.strip()).replace(">", " ").split()
            matches = [_COMPOUND.fullmatch(part) for part in reversed(parts)]
            compounds = [
                ((match["tag"] or "").lower(), frozenset(re.findall(r"[.#][\w-]+", match["names"])))
                for match in matches
                if match
            ]
            if compounds and len(compounds) == len(matches):
                yield _Rule(compounds=tuple(compounds), before=before, said=said)


def _style(said: dict[str, str]) -> str:
    """Return the style of a list; a list without signs often has pictures for them, so that none says nothing."""
    found = LIST_STYLE.search(said.get("list-style-type", "") or said.get("list-style", ""))
    return found[0] if found and found[0] != "none" else ""


def _asks(content: str) -> bool:
    return any(asks_or_answers(_unescaped(token["text"] or "")) for token in _TOKEN.finditer(content))


def _unescaped(text: str) -> str:
    def character(found: re.Match[str]) -> str:
        code = int(found[1], 16) if found[1] else 0
        return chr(code) if 0 < code < 0xD800 else found[2] or ""  # noqa: PLR2004 - where the surrogates begin

    return _ESCAPE.sub(character, text)


class _Page:
    """Goes through a page once and counts as its style sheets say."""

    def __init__(self, rules: Sequence[_Rule]) -> None:
        self._rules = rules
        self._counters: dict[str, int] = {}

    def visit(self, element: Element, above: tuple[_Look, ...] = ()) -> dict[str, int]:
        """Draw what belongs before ``element`` and all below it; return the counters that it hides from now on."""
        own: dict[str, str] = {}
        before: dict[str, str] = {}
        look = _look(element)
        for rule in self._rules:
            if rule.holds(look, above):
                (before if rule.before else own).update(rule.said)
        hidden = self._count(own)
        style = _style(own)
        if style:
            element.attributes["style"] = f"list-style-type:{style};{element.get('style')}"
        inside = self._count(before)
        self._draw(element, before.get("content", ""))
        for child in list(element.elements()):
            inside = self.visit(child, (*above, look)) | inside
        self._counters |= inside  # what was reset inside is over
        return hidden

    def _count(self, said: dict[str, str]) -> dict[str, int]:
        """Reset and increment counters; return those that were reset as they stood."""
        hidden: dict[str, int] = {}
        for name, value in _COUNTED.findall(said.get("counter-reset", "")):
            hidden[name] = self._counters.get(name, 0)
            self._counters[name] = whole_number(value) or 0
        for name, value in _COUNTED.findall(said.get("counter-increment", "")):
            step = whole_number(value)
            self._counters[name] = self._counters.get(name, 0) + (1 if step is None else step)
        return hidden

    def _draw(self, element: Element, content: str) -> None:
        text, counted = "", False
        for token in _TOKEN.finditer(content):
            counted = counted or bool(token["name"])
            text += (
                written(self._counters.get(token["name"], 0), token["style"] or "decimal")
                if token["name"]
                else _unescaped(token["text"])
            )
        if not text.strip() or not (counted or asks_or_answers(text)):
            return
        if element.tag == "li":
            element.drawn = text.strip()
        else:
            element.children.insert(0, f"{text.rstrip()}\u3000")


def draw(root: Element) -> None:
    """Put into a page what its own style sheets draw before its text."""
    rules = list(islice(_rules(root), _MOST))
    if rules:
        _Page(rules).visit(root)
