"""Documents of older office programs, by way of LibreOffice. The only module that knows it.

In: the bytes of a Word file of old (.doc), of RTF or of OpenDocument text. Out: what the DOCX reader finds after
LibreOffice made a DOCX of them. That runs in a profile and folder of its own, which is gone afterwards, without
macros, without following links, and not longer than a limit. 一太郎 (.jtd) is a format that LibreOffice does not know:
it is only told by name, so that its user learns what to do.
"""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Final

from guidecompare.extract import programs, sniff
from guidecompare.extract.common import Extraction
from guidecompare.extract.docx import read_docx
from guidecompare.model import Health, Problem, Severity, Unread

_WORD_HEAD: Final = re.compile(rb"\xec\xa5.{8}(..)", re.DOTALL)  # how the text of a Word file begins: mark and flags
_SECTOR: Final = 512  # bytes: streams begin at multiples of it
_LOCKED: Final = 0x0100  # the flag of a document that a password protects
_LOCKED_PART: Final = b"encryption-data"

_SECONDS: Final = 120.0
_NAMES: Final = ("soffice", "libreoffice")
_PLACES: Final = (
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
# Nothing of a document is run, and nothing outside of it is asked for: a proxy that is not there takes every call.
_SETTINGS: Final = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
_SETTING: Final = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)


def read_office(data: bytes) -> Extraction:
    """Return what is read of a document after LibreOffice made a DOCX of it; problems say what hindered that."""
    if sniff.is_jtd(data):
        return _unread("office-ichitaro", Unread.UNSUPPORTED)
    if _is_locked(data):
        return _unread("office-encrypted", Unread.ENCRYPTED)
    program = programs.find(_NAMES, _PLACES)
    if program is None:
        return _unread("office-missing", Unread.UNSUPPORTED)
    converted = _converted(program, data)
    if converted is None:
        return _unread("office-not-converted", Unread.FAILED)
    found = read_docx(converted)
    return replace(found, problems=(*found.problems, Problem.of("office-converted", Severity.NOTE)))


def _unread(code: str, unread: Unread) -> Extraction:
    return Extraction(health=Health(unread=unread), problems=(Problem.of(code),))


def _is_locked(data: bytes) -> bool:
    """Tell whether a password protects the document, which LibreOffice would ask a person for."""
    if sniff.is_doc(data):
        heads = (_WORD_HEAD.match(data, place) for place in range(_SECTOR, len(data), _SECTOR))
        return any(int.from_bytes(head[1], "little") & _LOCKED for head in heads if head)
    if not sniff.is_odt(data):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _LOCKED_PART in archive.read("META-INF/manifest.xml")
    except Exception:  # noqa: BLE001 -- a damaged archive raises whatever it gives rise to; LibreOffice judges it
        return False


def _converted(program: str, data: bytes) -> bytes | None:
    """Return ``data`` as a DOCX, or None where LibreOffice makes none."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_profile(), encoding="utf-8")
        (folder / "document").write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        switches = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard")
        command = (program, profile, *switches, "--convert-to", "docx:MS Word 2007 XML", "--outdir", "made", "document")
        made = folder / "made" / "document.docx"
        done = programs.run(
            command, folder=folder, seconds=_SECONDS, environment={"SAL_USE_VCLPLUGIN": "svp", "LC_ALL": "C.UTF-8"}
        )
        return made.read_bytes() if done is not None and made.is_file() else None


def _profile() -> str:
    items = "".join(_SETTING.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema">{items}</oor:items>\n'
    )
