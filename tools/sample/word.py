"""Builds a Word document from an outline: headings, automatic numbering, tables, running header and footer.

The outline begins with fields (``header: …``), up to a line ``---``; then one paragraph a line:

    # title        @ right-aligned        ^ centred        ## heading        ### lower heading
    [2] numbered by Word on level 2 (also after ## and ###)        - bullet        | cell | cell
    === page break        anything else: a paragraph as it stands

The field ``levels`` describes the automatic numbering: ``decimal 第%1; decimal %2; decimal (%3)``.
"""  # noqa: INP001 - a script beside its data, no package

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_LINE: Final = re.compile(r"(?P<sign>#{1,3}|[@^|-]|===)?(?(sign) ?)(?:\[(?P<level>\d)\][ 　]*)?(?P<text>.*)")
_ALIGNED: Final = {"@": WD_ALIGN_PARAGRAPH.RIGHT, "^": WD_ALIGN_PARAGRAPH.CENTER}
_STYLES: Final = {"#": "Title", "##": "Heading 1", "###": "Heading 2", "-": "List Bullet"}
_NUMBERING: Final = "77"  # an id that python-docx's own template does not use


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paragraph:
    sign: str
    level: int  # of the automatic numbering, from 1; 0 = none
    text: str


def document(source: str) -> bytes:
    """Return the outline as the bytes of a DOCX file."""
    head, body = source.split("\n---\n", 1)
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    made = docx.Document()
    _dress(made, fields)
    for table, group in groupby(_paragraphs(body), key=lambda paragraph: paragraph.sign == "|"):
        if table:
            _add_table(made, [paragraph.text for paragraph in group])
        else:
            for paragraph in group:
                _add(made, paragraph)
    buffer = io.BytesIO()
    made.save(buffer)
    return _still(buffer.getvalue())


def _paragraphs(body: str) -> list[_Paragraph]:
    found = (_LINE.fullmatch(line) for line in body.splitlines() if line)
    return [
        _Paragraph(sign=match["sign"] or "", level=int(match["level"] or 0), text=match["text"])
        for match in found
        if match
    ]


def _add(made: Document, paragraph: _Paragraph) -> None:
    if paragraph.sign == "===":
        made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        return
    added = made.add_paragraph(paragraph.text, style=_STYLES.get(paragraph.sign))
    if paragraph.sign in _ALIGNED:
        added.alignment = _ALIGNED[paragraph.sign]
    if paragraph.level:
        properties = added._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no other way to numbering
        level = f'<w:ilvl w:val="{paragraph.level - 1}"/><w:numId w:val="{_NUMBERING}"/>'
        properties.append(parse_xml(f"<w:numPr {nsdecls('w')}>{level}</w:numPr>"))


def _add_table(made: Document, rows: list[str]) -> None:
    cells = [[cell.strip() for cell in row.strip(" |").split("|")] for row in rows]
    table = made.add_table(rows=0, cols=len(cells[0]), style="Table Grid")
    for texts in cells:
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text


def _dress(made: Document, fields: dict[str, str]) -> None:
    """Set paper, fonts, styles, numbering, running header and footer."""
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    for name, size in {"Normal": 10.5, "Title": 15, "Heading 1": 12, "Heading 2": 10.5}.items():
        style = made.styles[name]
        style.font.size = Pt(size)
        style.font.name = fields["font"]
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), fields["font"])
    made.styles.element.find(f".//{qn('w:lang')}").set(qn("w:eastAsia"), "ja-JP")
    made.styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    made.styles["Normal"].paragraph_format.space_after = Pt(3)
    made.core_properties.title = fields.get("title", "")
    made.core_properties.author = fields.get("author", "")
    if "levels" in fields:
        _add_numbering(made, fields["levels"].split("; "))
    section.header.paragraphs[0].text = fields.get("header", "")
    section.header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, _, after = fields.get("footer", "").partition("{page}")
    footer.add_run(before)
    if "{page}" in fields.get("footer", ""):
        _add_page_number(footer)
    footer.add_run(after)


def _add_page_number(footer: Paragraph) -> None:
    footer._p.append(  # noqa: SLF001 - python-docx has no fields
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )


def _add_numbering(made: Document, levels: list[str]) -> None:
    numbering = made.part.numbering_part.element
    inner = ""
    for index, level in enumerate(levels):
        number_format, text = level.split(" ", 1)
        inner += (
            f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/><w:suff w:val="space"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{index * 240}" w:firstLine="0"/></w:pPr></w:lvl>'
        )
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{_NUMBERING}">'
        f'<w:multiLevelType w:val="multilevel"/>{inner}</w:abstractNum>'
    )
    numbering.insert(0, abstract)  # Word wants every abstractNum before the first num
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{_NUMBERING}"><w:abstractNumId w:val="{_NUMBERING}"/></w:num>')
    )


def _still(archive: bytes) -> bytes:
    """Write the archive again without the clock in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, date_time=(2026, 4, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return buffer.getvalue()
