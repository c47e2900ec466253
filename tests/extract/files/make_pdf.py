"""Makes the PDFs of this folder anew: ``python tests/extract/files/make_pdf.py``.

Needs LibreOffice (``soffice``), Chromium, the Noto CJK fonts and python-docx. Their texts are of our own making.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.text.paragraph import Paragraph

HERE: Final = Path(__file__).resolve().parent
FONT: Final = "Noto Serif CJK JP"
DUTY: Final = "市は、市民に市の情報を正しく伝える。"
REPLY: Final = "市民の声には原則として返信しない。ただし、市の情報に誤りがあるときは、市民に正しい情報を伝える。"

PRINT: Final = """<!DOCTYPE html><meta charset="utf-8"><title>青浜市の方針</title>
<style>body { font-family: "Noto Serif CJK JP" } .mark { position: fixed; top: 40%; transform: rotate(-40deg);
font-size: 90px; opacity: .2 }</style><div class="mark">見本</div>
<h1>青浜市の方針</h1><h2>1 目的</h2><p><ruby>青浜市<rt>あおはまし</rt></ruby>は、市の情報を正しく伝える。</p>
<ul><li>市の情報</li><li>市の方針</li></ul>
<table border="1"><tr><th>市</th><th>情報</th><th>方針</th></tr>
<tr><td>青浜市</td><td>市の情報</td><td>市の方針</td></tr></table>
"""

WHITE: Final = f"""<!DOCTYPE html><meta charset="utf-8"><title>青浜市の方針</title>
<style>body {{ font-family: "Noto Serif CJK JP"; print-color-adjust: exact }} .white {{ color: white }}
th {{ background: #234; color: white; white-space: nowrap }} .cut {{ height: 0; overflow: hidden }}</style>
<h1>青浜市の方針</h1><p>{DUTY}</p><p class="white">見えない文字</p><div class="cut">切れた文字</div>
<table border="1"><tr><th>目的</th><td>{DUTY}</td></tr><tr><th>返信</th><td>{REPLY}</td></tr></table>
"""


def word(*, width: float = 14.8, height: float = 10.5) -> Word:
    """Return an empty document on a small page, in the type of a usual one."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name = FONT
    style.font.size = Pt(10.5)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after = Pt(0)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(width), Cm(height)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(1.5)
    return document


def add(document: Word, text: str, *, indent: float = 0, first: float = 0) -> Paragraph:
    """Add a paragraph, indented by so many characters."""
    paragraph = document.add_paragraph(text)
    paragraph.paragraph_format.left_indent = Pt(10.5 * indent)
    paragraph.paragraph_format.first_line_indent = Pt(10.5 * first)
    return paragraph


def centred(document: Word, text: str) -> None:
    """Add a title."""
    paragraph = add(document, text)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.runs[0].bold = True
    paragraph.runs[0].font.size = Pt(14)


def two_columns() -> Word:
    """Return a title over two columns, their articles with hanging indents, lists one step deeper."""
    document = word()
    centred(document, "青浜市の方針")
    columns = document.add_section(WD_SECTION.CONTINUOUS)._sectPr.xpath("./w:cols")[0]  # noqa: SLF001 -- no other way
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:space"), "425")
    for number in range(1, 5):
        add(document, f"第{number}条　{DUTY}{REPLY}", indent=1, first=-1)
        add(document, "(1) 市の情報", indent=2, first=-1)
    return document


def table_over_page_break() -> Word:
    """Return a table of labels with their values, whose head is repeated and whose second value takes two pages."""
    document = word()
    table = document.add_table(rows=1, cols=2)
    table.style = "Table Grid"
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(head)  # noqa: SLF001 -- no other way
    for cell, text in zip(table.rows[0].cells, ("項　目", "内　容"), strict=True):
        cell.text = text
    for label, value in (("目的", DUTY), ("返信", REPLY * 4), ("情報", "・市の情報\n・市の方針")):
        cells = table.add_row().cells
        cells[0].text = label
        first, *rest = value.split("\n")
        cells[1].text = first
        for text in rest:
            cells[1].add_paragraph(text)
    return document


def running_titles_and_contents() -> Word:
    """Return pages with a running title, numbers of the form 1/3 and a table of contents with dot leaders."""
    document = word()
    section = document.sections[0]
    section.header.paragraphs[0].text = "青浜市の方針"
    section.different_first_page_header_footer = True
    for footer in (section.footer, section.first_page_footer):
        paragraph = footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for code in ("PAGE", "/", "NUMPAGES"):
            field(paragraph, code)
    centred(document, "青浜市の方針")
    add(document, "目　次")
    for number, heading in enumerate(("目的", "返信"), 1):
        add(document, f"{number}　{heading}{'…' * 15}{number + 1}")
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    for number, heading in enumerate(("目　的", "返　信"), 1):
        add(document, f"{number}　{heading}")
        for _ in range(3):
            add(document, REPLY, first=1).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        add(document, f"（１）{DUTY}{DUTY}", indent=3, first=-3)
    return document


def field(paragraph: Paragraph, code: str) -> None:
    """Add a field of the program, or a sign as it stands."""
    if not code.isalpha():
        paragraph.add_run(code)
        return
    for part in ("begin", code, "end"):
        run = paragraph.add_run()
        element = OxmlElement("w:instrText" if part == code else "w:fldChar")
        if part == code:
            element.text = code
        else:
            element.set(qn("w:fldCharType"), part)
        run._r.append(element)  # noqa: SLF001 -- no other way


def vertical_writing() -> Word:
    """Return text set downwards in lines from right to left, Latin letters among it."""
    document = word()
    direction = OxmlElement("w:textDirection")
    direction.set(qn("w:val"), "tbRl")
    document.sections[0]._sectPr.append(direction)  # noqa: SLF001 -- no other way
    for numeral in "一二":
        add(document, f"第{numeral}条　{REPLY}SNSも、7日までに「市の情報」を正しく伝える。")
    return document


def saved(document: Word, name: str, options: str = "") -> None:
    """Turn a document into ``name``.pdf."""
    with tempfile.TemporaryDirectory() as folder:
        document.save(f"{folder}/{name}.docx")
        target = f"pdf:writer_pdf_Export:{options}" if options else "pdf"
        command = ("soffice", "--headless", "--convert-to", target, "--outdir", str(HERE), f"{folder}/{name}.docx")
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 -- our own command


def printed(page: str, name: str) -> None:
    """Print a page from the browser."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(page, encoding="utf-8")
        options = ("--headless", "--no-sandbox", "--no-pdf-header-footer")
        command = ("chromium", *options, f"--print-to-pdf={HERE / name}.pdf", source.as_uri())
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 -- our own command


def main() -> None:
    """Make them all."""
    saved(two_columns(), "two-columns")
    saved(table_over_page_break(), "table-over-page-break")
    saved(running_titles_and_contents(), "running-titles-and-contents")
    saved(vertical_writing(), "vertical-writing")
    locked = {
        "EncryptFile": {"type": "boolean", "value": "true"},
        "DocumentOpenPassword": {"type": "string", "value": "geheim"},
    }
    short = word()
    add(short, DUTY)
    saved(short, "password", json.dumps(locked))
    printed(PRINT, "browser-print")
    printed(WHITE, "white-text")


if __name__ == "__main__":
    main()
