"""What reviewers wrote down: the files ``review/<reviewer>.toml`` of a city, or beside the documents of a plain folder.

In: a folder. Out: its Corrections, file by file, and every fault with file and key path. ``append`` adds one.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING, Final

from guidecompare.corpus import files
from guidecompare.corpus.tomlfile import read_table
from guidecompare.errors import GuidecompareError
from guidecompare.model import Action, Correction, Problem, Stance

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from guidecompare.corpus.tomlfile import Table

FOLDER: Final = "review"
SUFFIX: Final = ".toml"

_KEYS: Final = ("clause", "digest", "topic", "action", "stance", "main", "by", "on", "note")
_SHA256: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)
_CLAUSE: Final = re.compile(r"[^#\s]+#[^#\s]+")
_NO_NAME: Final = re.compile(r'[\s\\/:*?"<>|.\x00-\x1f\x7f]+')  # what some system allows in no name of a file


def read(home: Path, *, shown: str, within: str) -> tuple[list[Correction], list[Problem]]:
    """Read every file of the folder ``review`` in ``home``, by name.

    Args:
        home: the folder of a city, or a plain folder.
        shown: its name in faults.
        within: its path relative to the corpus, as outputs may show it; empty for the corpus itself.
    """
    corrections: list[Correction] = []
    faults: list[Problem] = []
    for file in paths(home):
        name = f"{FOLDER}/{files.display(file.name)}"
        top = read_table(file, shown=f"{shown}/{name}")
        top.known(("correction",))
        place = f"{within}/{name}" if within else name
        corrections += [_correction(table, f"{place}: {table.path}") for table in top.tables("correction")]
        faults += top.faults
    return corrections, faults


def paths(home: Path) -> Sequence[Path]:
    """Return the files of the reviewers of ``home``, by name."""
    found = (file for file in (home / FOLDER).glob(f"*{SUFFIX}") if not file.name.startswith("."))
    return sorted(found, key=lambda file: file.name)


def append(home: Path, correction: Correction) -> Path:
    """Write ``correction`` at the end of its reviewer's file in ``home``, which is made if need be; return the file.

    The file is replaced in one step, so that a run that is cut off leaves the old one.

    Raises:
        GuidecompareError: the file cannot be written.
    """
    name = _NO_NAME.sub("-", unicodedata.normalize("NFC", correction.by)).strip("-")
    file = home / FOLDER / f"{name or 'reviewer'}{SUFFIX}"
    new = file.with_name(f".{file.name}.new")
    try:
        file.parent.mkdir(exist_ok=True)
        before = file.read_bytes() if file.exists() else b""
        gap = b"" if not before else b"\n" if before.endswith(b"\n") else b"\n\n"
        new.write_bytes(before + gap + block(correction).encode())
        new.replace(file)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise GuidecompareError([Problem.of("review-not-written", file=files.display(str(file)), why=why)]) from error
    return file


def block(correction: Correction) -> str:
    """Return ``correction`` as a block of a reviewer's file."""
    values: dict[str, str | bool] = {
        "clause": correction.clause,
        "digest": correction.digest,
        "topic": correction.label,
        "action": correction.action,
        "stance": correction.stance or "",
        "main": correction.main,
        "by": correction.by,
        "on": correction.on,
        "note": correction.note,
    }
    lines = [f"{key} = {_toml(value)}" for key, value in values.items() if value]
    return "\n".join(["[[correction]]", *lines, ""])


def _correction(table: Table, place: str) -> Correction:
    table.known(_KEYS)
    action = table.choice("action", Action, None)  # what hangs on it is no news where it is at fault
    label = table.text("topic", required=action not in {None, Action.NOTE})
    stance = table.choice("stance", Stance, None) if "stance" in table.values else None
    main = table.flag("main")
    for key in ("stance", "main"):
        if key in table.values and action not in {None, Action.ACCEPT, Action.ADD}:
            table.fault("review-key-without-label", key, key=key)
    clause = table.text("clause", required=True)
    if clause and not _CLAUSE.fullmatch(clause):
        table.fault("review-clause-form", "clause", clause=clause)
    digest = table.text("digest", required=True)
    if digest and not _SHA256.fullmatch(digest):
        table.fault("review-digest-form", "digest")
    note = table.text("note", required=action is Action.NOTE)
    return Correction(
        clause=clause,
        digest=digest,
        label=label,
        action=action or Action.NOTE,
        by=table.text("by", required=True),
        on=table.date("on", required=True) or "",
        stance=stance,
        main=main,
        note=note,
        place=place,
    )


def _toml(value: str | bool) -> str:  # noqa: FBT001 -- a value of the file, not a switch
    """Return a value as TOML: its strings are those of JSON, but for DEL and half pairs of surrogates."""
    whole = value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007f")
