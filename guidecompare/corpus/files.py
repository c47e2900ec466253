"""Files of a corpus: their bytes, their names, and the faults of both as a user meets them."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from guidecompare.errors import GuidecompareError
from guidecompare.model import Problem

if TYPE_CHECKING:
    from guidecompare.model import Source


def read_bytes(source: Source) -> bytes:
    """Return the bytes of a source that is held.

    Raises:
        GuidecompareError: the file is gone, is a folder, or may not be read.
    """
    return read_file(Path(source.path or ""), shown=source.file or source.title)


def read_file(path: Path, *, shown: str) -> bytes:
    """Return the bytes of the file at ``path``; ``shown`` names it in the fault that is raised otherwise."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise GuidecompareError([Problem.of("file-missing", file=shown)]) from error
    except OSError as error:
        # Windows says of a folder that permission is denied
        folder = os.path.isdir(path)  # noqa: PTH112 -- Path.is_dir() raises where a folder above may not be entered
        code = "file-is-folder" if folder else "file-unreadable"
        raise GuidecompareError([Problem.of(code, file=shown, why=error.strerror or type(error).__name__)]) from error


def display(name: str) -> str:
    """Return a file name or relative path as a reader sees it: NFC, with "/", in valid Unicode whatever its bytes are.

    An archive made on an old Japanese system and unpacked elsewhere leaves names in CP932; they are read as such.
    """
    raw = os.fsencode(name)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        try:
            text = raw.decode("cp932")
        except UnicodeDecodeError:
            text = raw.decode("utf-8", errors="backslashreplace")
    return unicodedata.normalize("NFC", text.replace(os.sep, "/"))
