"""Writing the report: only what changed, each file whole or not at all, and nothing of anybody else deleted."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from guidecompare.errors import GuidecompareError
from guidecompare.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MANIFEST: Final = "data/manifest.json"  # lists the files of this build; the next build may delete no others
GENERATOR: Final = "guidecompare"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a build did to its folder."""

    written: int
    unchanged: int
    removed: int


def write_files(folder: Path, files: Iterable[tuple[str, bytes]], manifest: dict[str, Any]) -> Written:
    """Write ``files`` (paths relative to ``folder``, with ``/``) and the manifest that lists them.

    A file of the last manifest that is not written any more is deleted, unless somebody changed it since.

    Raises:
        GuidecompareError: if the folder cannot be written to.
    """
    try:
        return _write_files(folder, files, manifest)
    except OSError as error:
        name = os.path.relpath(error.filename, folder) if error.filename else "."
        problem = Problem.of("output-not-writable", place=folder.name, file=name, why=error.strerror or error)
        raise GuidecompareError([problem]) from error


def write_file(path: Path, data: bytes) -> None:
    """Write one file of the user's choice.

    Raises:
        GuidecompareError: if it cannot be written.
    """
    try:
        _write(path, data)
    except OSError as error:
        problem = Problem.of("output-not-writable", file=path.name, why=error.strerror or error)
        raise GuidecompareError([problem]) from error


def _write_files(folder: Path, files: Iterable[tuple[str, bytes]], manifest: dict[str, Any]) -> Written:
    before = _last_manifest(folder)
    digests: dict[str, str] = {}
    written = 0
    for name, data in files:
        digests[name] = hashlib.sha256(data).hexdigest()
        written += _write(folder / name, data)
    listed = {"generator": GENERATOR} | manifest | {"files": dict(sorted(digests.items()))}
    text = json.dumps(listed, ensure_ascii=False, indent=1) + "\n"
    written += _write(folder / MANIFEST, text.encode("utf-8", "backslashreplace"))
    stale = [name for name in sorted(before) if name not in digests]
    removed = sum(_remove(folder, name, before[name]) for name in stale)
    return Written(written=written, unchanged=len(digests) + 1 - written, removed=removed)


def _write(path: Path, data: bytes) -> bool:
    """Write ``data`` unless it is there already; a reader never meets half a file."""
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.part")
    try:
        unfinished.write_bytes(data)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return True


def _last_manifest(folder: Path) -> dict[str, str]:
    """Return the files that the last build wrote, by digest; none where there is no manifest of ours."""
    try:
        listed = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return {}
    if (
        not isinstance(listed, dict)
        or listed.get("generator") != GENERATOR
        or not isinstance(listed.get("files"), dict)
    ):
        return {}
    return {name: str(digest) for name, digest in listed["files"].items() if _is_inside(name)}


def _is_inside(name: str) -> bool:
    """Tell whether ``name`` stays in the folder: a manifest is a file that anybody may have edited."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name and ":" not in name


def _remove(folder: Path, name: str, digest: str) -> bool:
    path = folder / name
    if path.is_symlink() or not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
        return False
    path.unlink()
    for parent in path.parents:
        if parent == folder or any(parent.iterdir()):
            break
        parent.rmdir()
    return True
