"""The report of a build and the corpus that it is made of: each has its place, and a report is never read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from guidecompare.corpus import cityfile
from guidecompare.corpus.files import display
from guidecompare.errors import GuidecompareError
from guidecompare.model import Problem

if TYPE_CHECKING:
    from pathlib import Path

_MANIFEST: Final = "data/manifest.json"  # as ``report`` writes it
_GENERATOR: Final = "guidecompare"


def refuse_output(corpus: Path, output: Path) -> None:
    """Refuse to write a report to ``output`` where its files would come to lie among the documents of ``corpus``.

    Raises:
        GuidecompareError: it is the corpus, lies above it, or lies in the folder of one of its cities. Any other
            folder inside a corpus will do.
    """
    root, target = corpus.resolve(), output.resolve()
    if target == root or target in root.parents or _in_city(root, target):
        raise GuidecompareError([Problem.of("output-in-corpus", folder=display(str(output)))])


def _in_city(root: Path, target: Path) -> bool:
    below = [folder for folder in (target, *target.parents) if root in folder.parents]
    return any((folder / cityfile.NAME).is_file() for folder in below)


def report_files(folder: Path) -> frozenset[str]:
    """Return the files of a report written into ``folder``, as paths relative to it; none where there is no report."""
    try:
        listed = json.loads((folder / _MANIFEST).read_bytes())
    except (OSError, ValueError):
        return frozenset()
    if not (isinstance(listed, dict) and listed.get("generator") == _GENERATOR):
        return frozenset()
    files, before = (part if isinstance(part := listed.get(key), dict) else {} for key in ("files", "before"))
    return frozenset({_MANIFEST, *files, *before})
