"""What Markdown means: the marks in a line that its reader does not see, numbers that it counts, headings underlined.

In: the lines of a text. Out: whether it is Markdown, and its lines as they are shown. A plain text is left as it is.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

HEADING: Final = re.compile(r"(#{1,6})\s+(\S.*?)\s*#*")
_FENCE: Final = re.compile(r"\s*(?:```|~~~).*")
_LINK: Final = re.compile(r"(?<!!)\[([^\[\]]+)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)")
_REFERENCE: Final = re.compile(r"\[([^\[\]^]+)\]\[[^\[\]]*\]")
_PICTURE: Final = re.compile(r"!\[([^\[\]]*)\]\([^()]*\)")
_AUTOMATIC: Final = re.compile(r"<((?:https?|mailto):[^<>\s]+)>")
STRONG: Final = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS: Final = re.compile(
    r"(?<![\\*\w])\*(?=[^\s*])([^*]+?)(?<=[^\s*\\])\*(?![*\w])|(?<!\\)\*(?=[^\s*])([^*\s]+)(?<!\\)\*"
)
_CODE: Final = re.compile(r"`([^`]+)`")
_ESCAPE: Final = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_ORDERED: Final = re.compile(r"(\s*)(\d{1,3})([.)]\s+\S.*)")
_ITEM: Final = re.compile(r"\s*[-*+]\s")
_UNDERLINE: Final = re.compile(r"={3,}|-{3,}")
_DEFINITION: Final = re.compile(r"\s*\[[^\[\]^]+\]:\s+\S+(?:\s+[\"'(].*)?")
_BARE_RULE: Final = re.compile(r"\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+")
_HEADING_MOST: Final = 40  # characters of a heading that is underlined
_COMMENT: Final = "<!--"
_COMMENT_END: Final = "-->"


def is_markdown(lines: Sequence[str]) -> bool:
    """Tell whether a text has marks that nothing but Markdown has."""
    return any(HEADING.fullmatch(line.strip()) or _LINK.search(line) or _FENCE.fullmatch(line) for line in lines)


def front_matter(lines: Sequence[str]) -> int:
    """Return how many lines the data for a site's program takes that a text begins with, 0 where it has none."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    end = next((place for place, line in enumerate(lines[1:], 1) if line.rstrip() in {"---", "..."}), 0)
    inside = [line for line in lines[1:end] if line.strip()]
    named = all(re.match(r"[\w-]+\s*:|\s+\S|-\s|#", line) for line in inside)
    return end + 1 if end and inside and named else 0


def title_of(data: Sequence[str]) -> str:
    """Return the title that such data gives."""
    found = (re.fullmatch(r"title\s*:\s*[\"']?(.+?)[\"']?\s*", line, re.IGNORECASE) for line in data)
    return next((match[1] for match in found if match), "")


def without_comments(text: str) -> tuple[str, list[str]]:
    """Return ``text`` without the comments that nobody is shown, its lines kept in their places, and the comments."""
    kept, comments, end = [], [], 0
    start = text.find(_COMMENT)
    while start >= 0:
        close = text.find(_COMMENT_END, start)
        if close < 0:
            break
        kept += [text[end:start], "\n" * text.count("\n", start, close)]
        end = close + len(_COMMENT_END)
        comments.append(" ".join(text[start:end].split()))
        start = text.find(_COMMENT, end)
    return "".join([*kept, text[end:]]), comments


def underlined(lines: Sequence[str]) -> dict[int, int]:
    """Return the headings that a line of = or - stands below, with their levels."""
    found = {}
    for place, (line, below) in enumerate(pairwise(lines)):
        text = line.strip()
        above = lines[place - 1].strip() if place else ""
        alone = not above or bool(_UNDERLINE.fullmatch(above))
        short = 0 < len(text) <= _HEADING_MOST and not text.endswith(("。", "．", "、", ":", "："))
        plain = not _UNDERLINE.fullmatch(text) and not _ITEM.match(line)
        if alone and short and plain and _UNDERLINE.fullmatch(below.strip()):
            found[place] = 1 if below.strip()[0] == "=" else 2
    return found


def rendered(lines: Sequence[str]) -> list[str]:
    """Return lines of Markdown as their reader sees them; headings keep their marks, and so do lines that are bold."""
    return [_shown(line) for line in _counted(_barred(lines))]


def definitions(lines: Sequence[str]) -> list[str]:
    """Return the lines that say where links lead."""
    return [line for line in lines if _DEFINITION.fullmatch(line)]


def _barred(lines: Sequence[str]) -> list[str]:
    """Return the lines with the outer bars of tables that are written without."""
    found = list(lines)
    for place, line in enumerate(lines):
        if _BARE_RULE.fullmatch(line) and place and "|" in lines[place - 1]:
            row = place - 1
            while row < len(lines) and "|" in lines[row]:
                found[row] = f"| {lines[row].strip()} |"
                row += 1
    return found


def _shown(line: str) -> str:
    if STRONG.fullmatch(line.strip()):
        return line
    if _FENCE.fullmatch(line) or _DEFINITION.fullmatch(line):
        return ""
    text = _PICTURE.sub("", line)
    for pattern in (_LINK, _REFERENCE, _AUTOMATIC, _CODE):
        text = pattern.sub(r"\1", text)
    text = STRONG.sub(r"\2", text)
    head = _ITEM.match(text)
    start = head.end() if head else 0
    text = text[:start] + _EMPHASIS.sub(lambda found: found[1] or found[2], text[start:])
    return _ESCAPE.sub(r"\1", text.removesuffix("\\"))


def _counted(lines: Sequence[str]) -> list[str]:
    """Return the lines with the numbers that lists show: an author may write 1. before every item."""
    counts: dict[int, tuple[int, int]] = {}  # indent -> the number that was written last, and the one shown
    found = []
    for line in lines:
        item = _ORDERED.fullmatch(line)
        if item:
            indent, written = len(item[1].expandtabs(4)), int(item[2])
            counts = {known: number for known, number in counts.items() if known <= indent}
            before = counts.get(indent)
            number = before[1] + 1 if before and before[0] == written else written
            counts[indent] = written, number
            found.append(f"{item[1]}{number}{item[3]}")
            continue
        if line.strip() and not line.startswith((" ", "\t", "　")) and not _ITEM.match(line):
            counts = {}
        found.append(line)
    return found
