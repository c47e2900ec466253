"""The words of the pages, in Japanese and English: data in ``wording.toml``, looked up by ``section.key``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Final

LANGUAGES: Final = ("ja", "en")


@cache
def table() -> dict[str, dict[str, str]]:
    """Return every wording by ``section.key``, in each language."""
    text = resources.files("guidecompare.report").joinpath("wording.toml").read_text(encoding="utf-8")
    sections = tomllib.loads(text)
    return {f"{section}.{key}": words for section, keys in sections.items() for key, words in keys.items()}


class Words:
    """The wordings of one language. An unknown key is a bug and raises."""

    def __init__(self, lang: str) -> None:
        """Take the language of the reader: ``ja`` or ``en``."""
        self.lang = lang

    def __call__(self, key: str, **arguments: object) -> str:
        """Return the words of ``key`` with ``arguments`` filled in.

        English words that differ for one and many hold both, as ``one|many``; ``n`` decides.
        """
        words = table()[key][self.lang]
        one, many, *_ = (*words.split("|"), words) if "|" in words else (words, words)
        return (one if arguments.get("n") == 1 else many).format(**arguments)

    def has(self, key: str) -> bool:
        """Tell whether there are words for ``key``."""
        return key in table()

    def listed(self, items: list[str]) -> str:
        """Return ``items`` as a list inside a sentence."""
        return ("、" if self.lang == "ja" else ", ").join(items)
