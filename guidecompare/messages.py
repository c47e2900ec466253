"""Every sentence a user reads about a fault, in Japanese and English.

Problems travel as code and arguments; only ``cli`` and ``report`` turn them into sentences, here. A message says what
is wrong; its hint says what to do. The words stand in ``messages.toml``.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from guidecompare.model import Text2

if TYPE_CHECKING:
    from collections.abc import Mapping

    from guidecompare.model import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What is wrong, and what to do about it; ``{name}`` is filled from the problem's arguments."""

    text: Text2
    hint: Text2


@cache
def catalogue() -> Mapping[str, Message]:
    """Return every message by the code of its problem."""
    text = resources.files("guidecompare").joinpath("messages.toml").read_text(encoding="utf-8")
    return {
        code: Message(text=Text2(ja=words["ja"], en=words["en"]), hint=Text2(**words["hint"]))
        for code, words in tomllib.loads(text).items()
    }


def sentence(problem: Problem, lang: str) -> str:
    """Return what is wrong, in ``lang`` (``ja`` or ``en``), with its place where one is known."""
    said = catalogue()[problem.code].text[lang].format(**dict(problem.arguments))
    return f"{problem.place}: {said}" if problem.place else said


def hint(problem: Problem, lang: str) -> str:
    """Return what to do about it, in ``lang``."""
    return catalogue()[problem.code].hint[lang].format(**dict(problem.arguments))
