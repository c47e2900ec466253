"""What is compared: topics with their elements, in groups, and what a clause may say of one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Text2:
    """The same words in Japanese and English."""

    ja: str
    en: str

    def __getitem__(self, lang: str) -> str:
        """Return the words in ``lang`` (``ja`` or ``en``)."""
        return self.en if lang == "en" else self.ja


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """An individual provision inside a topic."""

    id: str
    label: Text2


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a clause is about. ``expected_in`` holds "<document kind>" and "<document kind>/<audience>" keys."""

    id: str
    group: str
    label: Text2
    short: Text2  # at most 8 Japanese characters
    question: Text2  # the question that a reader of the matrix asks
    why: Text2  # why a planner would want it
    core: bool
    expected_in: tuple[str, ...]
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group of topics, as a heading over columns."""

    id: str
    label: Text2


class Stance(StrEnum):
    """Whether a clause lays the matter down, rules it out, or leaves it to another document."""

    STATED = "stated"
    EXCLUDED = "excluded"
    DELEGATED = "delegated"
