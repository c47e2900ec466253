"""Strict Open XML brought to the namespaces that everything else writes: Word saves it on request.

In: the bytes of a package. Out: the same with the usual names, which mean the same.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

_STRICT: Final = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_USUAL: Final = rb"http://schemas.openxmlformats.org/\1/2006/"
_ROOT: Final = "_rels/.rels"
_XML: Final = (".xml", ".rels")


def usual(data: bytes) -> bytes:
    """Return ``data`` with the usual namespaces; what has them already is returned as it is."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if not _STRICT.search(archive.read(_ROOT)):
            return data
        rewritten = io.BytesIO()
        with zipfile.ZipFile(rewritten, "w") as out:
            for info in archive.infolist():
                part = archive.read(info)
                out.writestr(info.filename, _STRICT.sub(_USUAL, part) if info.filename.endswith(_XML) else part)
        return rewritten.getvalue()
