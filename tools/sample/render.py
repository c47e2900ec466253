"""Renders the sample corpus: ``tools/sample/<code>-<slug>/`` -> ``corpus/sample/<code>-<slug>/``.

Every source is rendered by the ending of its name (``FORMS``); the sha256 of what came out is put into the
``city.toml`` beside it, whose other lines are written by hand. Needs LibreOffice (``soffice``), Chromium,
poppler-utils (``pdftoppm``), the Noto CJK fonts and python-docx.

    python tools/sample/render.py                  all of them
    python tools/sample/render.py 990019-kasumino  one city
"""  # noqa: INP001 - a script beside its data, no package

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Final

import reiki
import word

if TYPE_CHECKING:
    from collections.abc import Callable

HERE: Final = Path(__file__).resolve().parent
TARGET: Final = HERE.parent.parent / "corpus" / "sample"

# What programs write of the clock and of themselves is put to one value of the same length, so that offsets stay true.
_CLOCK: Final = re.compile(rb"(?<=Date\(D:)\d{14}|(?<=Date \(D:)\d{14}")
_FILE_ID: Final = re.compile(rb"(?<=/ID \[)[^\]]+(?=\])|(?<=/DocChecksum /)[0-9A-F]+")


def page(source: str) -> bytes:
    """Fill the frame that a page names with the page's fields and body; encode it as the page declares."""
    head, body = source.split("\n---\n", 1)
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    frame = Template((HERE / "frames" / fields["frame"]).read_text(encoding="utf-8"))
    charset = fields.setdefault("charset", "utf-8")
    codec = "cp932" if charset.lower() == "shift_jis" else charset
    return frame.substitute(fields, body=body.strip()).encode(codec)


def printed(source: str) -> bytes:
    """Print a page to PDF in the browser."""
    return _print(page(source))


def scanned(source: str) -> bytes:
    """Print a page, and print the pictures of its pages: a PDF without any text."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "page.pdf").write_bytes(printed(source))
        _run("pdftoppm", "-r", "96", "-gray", "-jpeg", "-jpegopt", "quality=55", work / "page.pdf", work / "scan")
        pictures = "".join(
            f'<img src="data:image/jpeg;base64,{base64.b64encode(file.read_bytes()).decode()}">'
            for file in sorted(work.glob("scan*.jpg"))
        )
    frame = (HERE / "frames" / "scan.html").read_text(encoding="utf-8")
    return _print(Template(frame).substitute(pictures=pictures).encode())


def word_printed(source: str) -> bytes:
    """Make a Word document and let the office suite write it as PDF."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "document.docx").write_bytes(word.document(source))
        profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
        _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", work, work / "document.docx")
        return _still((work / "document.pdf").read_bytes())


def text(source: str) -> bytes:
    """Write plain text as an office of that time saved it: CP932 with CRLF."""
    return source.replace("\n", "\r\n").encode("cp932")


FORMS: Final[dict[str, tuple[str, Callable[[str], bytes]]]] = {
    ".page.html": (".html", page),
    ".print.html": (".pdf", printed),
    ".scan.html": (".pdf", scanned),
    ".reiki.txt": (".html", reiki.page),
    ".word.txt": (".docx", word.document),
    ".wordpdf.txt": (".pdf", word_printed),
    ".plain.txt": (".txt", text),
}


def render(source: Path) -> Path:
    """Render one source into its place in the corpus and note its sha256 in ``city.toml``."""
    stem, ending = source.name.split(".", 1)
    suffix, form = FORMS[f".{ending}"]
    target = TARGET / source.parent.name / f"{stem}{suffix}"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(form(source.read_text(encoding="utf-8")))
    _note(target)
    return target


def _note(target: Path) -> None:
    """Put the sha256 of ``target`` on the line after the one that names it."""
    metadata = target.with_name("city.toml")
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    named = re.compile(rf'^(file = "{re.escape(target.name)}"\nsha256 = ")[^"]*', re.MULTILINE)
    noted, found = named.subn(rf"\g<1>{digest}", metadata.read_text(encoding="utf-8"))
    if found != 1:
        message = f'{metadata}: needs once: file = "{target.name}" and, on the next line, sha256 = ""'
        raise SystemExit(message)
    metadata.write_text(noted, encoding="utf-8", newline="\n")


def _print(html: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "page.html").write_bytes(html)
        options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={work}")
        _run("chromium", *options, f"--print-to-pdf={work / 'page.pdf'}", (work / "page.html").as_uri())
        return _still((work / "page.pdf").read_bytes())


def _still(pdf: bytes) -> bytes:
    pdf = _CLOCK.sub(b"20260401000000", pdf)
    return _FILE_ID.sub(lambda found: re.sub(rb"[0-9A-Fa-f]", b"0", found[0]), pdf)


def _run(program: str, *arguments: str | Path) -> None:
    path = shutil.which(program)
    if path is None:
        message = f"{program} is not installed"
        raise SystemExit(message)
    # The programs are those named above; the arguments are paths made here.
    subprocess.run([path, *arguments], check=True, capture_output=True, timeout=180)  # noqa: S603


def main() -> None:
    """Render the cities named on the command line, or all of them."""
    cities = sys.argv[1:] or sorted(path.name for path in HERE.glob("99????-*"))
    for city in cities:
        for source in sorted((HERE / city).iterdir()):
            target = render(source)
            sys.stdout.write(f"{target.relative_to(TARGET)}  {target.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
