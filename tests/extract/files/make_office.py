"""Makes the documents of older office programs and the scans of this folder anew.

``python tests/extract/files/make_office.py`` needs LibreOffice (``soffice``), the Noto CJK fonts, python-docx and
Pillow, which comes with pdfplumber. Their texts are of our own making.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import Final

import pypdfium2
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

HERE: Final = Path(__file__).resolve().parent
FONT: Final = "Noto Serif CJK JP"
LINES: Final = (
    "青浜市ＳＮＳ運用方針",
    "１　目的",
    "市の情報を早く正しく伝えるために運用する。",
    "２　返信",
    "市民の声には原則として返信しない。ただし、市の情報に誤りがあるときは、正しい情報を伝える。",
)
FORMATS: Final = {"doc": "doc:MS Word 97", "rtf": "rtf:Rich Text Format", "odt": "odt:writer8"}


def word(folder: Path, *, down: bool = False) -> Path:
    """Write a short policy with a numbered list of Word's own as DOCX."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name = FONT
    style.font.size = Pt(12)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(14.8), Cm(10.5)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(1.2)
    for line in LINES:
        document.add_paragraph(line)
    if down:
        direction = OxmlElement("w:textDirection")
        direction.set(qn("w:val"), "tbRl")
        section._sectPr.append(direction)  # noqa: SLF001 -- no other way
    else:
        for item in ("市の催し", "市の防災"):
            document.add_paragraph(item, style="List Number")
    target = folder / "policy.docx"
    document.save(str(target))
    return target


def converted(source: Path, form: str, folder: Path) -> Path:
    """Have LibreOffice write ``source`` in another format."""
    command = ("soffice", "--headless", "--convert-to", form, "--outdir", str(folder), str(source))
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 -- our own command
    return folder / f"{source.stem}.{form.partition(':')[0]}"


def scanned(source: Path, target: Path) -> None:
    """Write the pages of a PDF as pictures, as a scanner does."""
    document = pypdfium2.PdfDocument(source.read_bytes())
    pages = (document[index] for index in range(len(document)))
    pictures = [page.render(scale=150 / 72, grayscale=True).to_pil() for page in pages]
    pictures[0].save(target, "PDF", resolution=150, save_all=True, append_images=pictures[1:])


def main() -> None:
    """Make them all."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        policy = word(folder)
        for ending, form in FORMATS.items():
            converted(policy, form, folder).replace(HERE / f"old-format.{ending}")
        scanned(converted(policy, "pdf", folder), HERE / "scan.pdf")
        scanned(converted(word(folder, down=True), "pdf", folder), HERE / "scan-vertical-writing.pdf")


if __name__ == "__main__":
    main()
