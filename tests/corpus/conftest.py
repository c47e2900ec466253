"""What the tests of the corpus share: small collections and folders, and problems as users read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guidecompare import messages
from guidecompare.errors import GuidecompareError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


@pytest.fixture
def fill(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Path]:
    """Return a function that fills a folder with files and returns it."""

    def fill(files: Mapping[str, str | bytes]) -> Path:
        root = tmp_path / "corpus"
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return root

    return fill


@pytest.fixture
def faults() -> Callable[[Callable[[], object]], list[tuple[str, str]]]:
    """Return a function that calls another and returns the (code, place) of the faults that it raises."""

    def faults(call: Callable[[], object]) -> list[tuple[str, str]]:
        with pytest.raises(GuidecompareError) as caught:
            call()
        for problem in caught.value.problems:
            for lang in ("ja", "en"):  # a missing argument would raise here
                assert messages.sentence(problem, lang)
                assert messages.hint(problem, lang)
        return [(problem.code, problem.place or "") for problem in caught.value.problems]

    return faults
