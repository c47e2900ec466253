"""The one exception that a user can act on. A bug raises anything else and shows its traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guidecompare.model import Problem


class GuidecompareError(Exception):
    """Stops the run: wrong use, or a corpus or taxonomy at fault. Carries every fault found, not the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Take the faults; their sentences are made by ``messages`` in the language of the reader."""
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{p.code} {dict(p.arguments)}" for p in self.problems))
