"""Writing the report: only what changed, each file whole or not at all, and nothing of anybody else touched."""

from __future__ import annotations

import hashlib
import json
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from guidecompare.errors import GuidecompareError
from guidecompare.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

MANIFEST: Final = "data/manifest.json"  # lists the files of this build; the next build may touch no others
GENERATOR: Final = "guidecompare"
_NAMED: Final = 3  # files that a message names
_NONE: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a build did to its folder."""

    written: int
    unchanged: int
    removed: int


def write_files(folder: Path, files: Iterable[tuple[str, bytes]], manifest: dict[str, Any]) -> Written:
    """Write ``files`` (paths relative to ``folder``, with ``/``) and the manifest that lists them.

    A file of the last manifest that is not written any more is deleted, unless somebody changed it since. All targets
    are looked at before the first is touched.

    Raises:
        GuidecompareError: if the folder cannot be written to, or a file is in the way that is not ours.
    """
    with _telling(folder):
        folder.mkdir(parents=True, exist_ok=True)
    planned = dict(files)
    digests = {name: _digest(data) for name, data in sorted(planned.items())}
    known = _last_manifest(folder)
    _refuse_foreign(folder, digests, known)
    listed = {"generator": GENERATOR} | manifest | {"files": digests}
    was_listed = _holds(folder / MANIFEST, _json(listed))
    changed = [name for name, data in planned.items() if not _holds(folder / name, data)]
    if changed:  # a run that is cut off here is known by this manifest, and the next one finishes it
        _write(folder / MANIFEST, _json(listed | {"before": {name: sorted(known[name]) for name in sorted(known)}}))
    for name in changed:
        _write(folder / name, planned[name])
    removed = sum(_remove(folder, name, known[name]) for name in sorted(known) if name not in digests)
    _write(folder / MANIFEST, _json(listed))
    written = len(changed) + (not was_listed)
    return Written(written=written, unchanged=len(digests) + 1 - written, removed=removed)


def write_file(path: Path, data: bytes) -> None:
    """Write one file of the user's choice.

    Raises:
        GuidecompareError: if it cannot be written.
    """
    _write(path, data)


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    """Turn a fault of the file system into a problem that names ``path`` as the user wrote it."""
    try:
        yield
    except OSError as error:
        problem = Problem.of("output-not-writable", file=path, why=error.strerror or error)
        raise GuidecompareError([problem]) from error


def _refuse_foreign(folder: Path, digests: Mapping[str, str], known: Mapping[str, frozenset[str]]) -> None:
    """Stop where a target is not as we wrote it: it is somebody's work."""
    above = {str(parent) for name in (*digests, MANIFEST) for parent in PurePosixPath(name).parents}
    foreign = [name for name in sorted(above) if (folder / name).exists() and not (folder / name).is_dir()]
    foreign += [name for name in digests if _is_foreign(folder / name, known.get(name, _NONE) | {digests[name]})]
    if (folder / MANIFEST).exists() and _listed(folder) is None:
        foreign.append(MANIFEST)
    if foreign:
        named = ", ".join(foreign[:_NAMED]) + (", …" if len(foreign) > _NAMED else "")
        raise GuidecompareError([Problem.of("output-not-ours", folder=folder, files=named, count=len(foreign))])


def _is_foreign(path: Path, ours: frozenset[str]) -> bool:
    with _telling(path):
        return path.exists() and not (path.is_file() and _digest(path.read_bytes()) in ours)


def _holds(path: Path, data: bytes) -> bool:
    with _telling(path):
        return path.is_file() and path.read_bytes() == data


def _write(path: Path, data: bytes) -> bool:
    """Write ``data`` unless it is there already; a reader never meets half a file."""
    if _holds(path, data):
        return False
    unfinished = path.with_name(f".{path.name}.part")
    with _telling(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            unfinished.write_bytes(data)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    return True


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _json(listed: dict[str, Any]) -> bytes:
    return (json.dumps(listed, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def _listed(folder: Path) -> dict[str, Any] | None:
    """Return the manifest in ``folder``, or None where there is none of ours."""
    try:
        listed = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return None
    ours = isinstance(listed, dict) and listed.get("generator") == GENERATOR and isinstance(listed.get("files"), dict)
    return listed if ours else None


def _last_manifest(folder: Path) -> dict[str, frozenset[str]]:
    """Return the files of the last build with the digests that are ours; two or more where it was cut off."""
    listed = _listed(folder) or {}
    known = {name: frozenset({str(digest)}) for name, digest in listed.get("files", {}).items() if _is_inside(name)}
    before = listed.get("before")
    for name, digests in before.items() if isinstance(before, dict) else ():
        if _is_inside(name) and isinstance(digests, list):
            known[name] = known.get(name, _NONE) | frozenset(map(str, digests))
    return known


def _is_inside(name: str) -> bool:
    """Tell whether ``name`` stays in the folder: a manifest is a file that anybody may have edited."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name and ":" not in name


def _remove(folder: Path, name: str, ours: frozenset[str]) -> bool:
    path = folder / name
    with _telling(path):
        if path.is_symlink() or not path.is_file() or _digest(path.read_bytes()) not in ours:
            return False
        path.unlink()
        for parent in path.parents:
            if parent == folder or any(parent.iterdir()):
                break
            parent.rmdir()
    return True
