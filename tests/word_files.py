"""DOCX files as text: what the tests of their reader are written with."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from guidecompare.extract.common import Extraction

_MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES: Final = (
    f'xmlns:w="{_MAIN}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:r="{_RELATION}"'
)
_STRICT: Final = "http://purl.oclc.org/ooxml"


def package(body: str, *, strict: bool = False, beside: Mapping[str, bytes] | None = None, **parts: str) -> bytes:
    """Return a DOCX file.

    Args:
        body: what the body holds, as XML.
        strict: write it with the names of Strict Open XML.
        beside: parts by the word that their relationship ends with, which is also its id.
        parts: further parts (``numbering``, ``styles``, ``footnotes``), given as XML.
    """
    types, relations, file = [], [], io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:

        def write(name: str, xml: str) -> None:
            usual = (
                (_MAIN, f"{_STRICT}/wordprocessingml/main"),
                (_RELATION, f"{_STRICT}/officeDocument/relationships"),
            )
            for old, new in usual if strict else ():
                xml = xml.replace(old, new)
            archive.writestr(name, xml)

        for number, (part, xml) in enumerate(parts.items()):
            types.append(f'<Override PartName="/word/{part}.xml" ContentType="{_TYPE}.{part}+xml"/>')
            relations.append(f'<Relationship Id="r{number}" Type="{_RELATION}/{part}" Target="{part}.xml"/>')
            write(f"word/{part}.xml", f"<w:{part} {_SPACES}>{xml}</w:{part}>")
        for kind, data in (beside or {}).items():
            relations.append(f'<Relationship Id="{kind}" Type="{_RELATION}/{kind}" Target="{kind}.bin"/>')
            archive.writestr(f"word/{kind}.bin", data)
        write(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="bin" ContentType="application/octet-stream"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
            f"{''.join(types)}</Types>",
        )
        opening = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        main = f'<Relationship Id="m" Type="{_RELATION}/officeDocument" Target="word/document.xml"/>'
        write("_rels/.rels", f"{opening}{main}</Relationships>")
        write("word/_rels/document.xml.rels", f"{opening}{''.join(relations)}</Relationships>")
        write("word/document.xml", f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>")
    return file.getvalue()


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """Return a paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def numbered(text: str, level: int = 0, key: int = 1) -> str:
    """Return a paragraph of a list."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr>')


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of cells given as paragraphs."""
    filled = "".join("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    return f"<w:tbl>{filled}</w:tbl>"


def level(place: int, style: str, text: str, further: str = "") -> str:
    """Return the definition of a level of a list."""
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{further}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*levels: str, overrides: str = "") -> str:
    """Return numbering definitions: list 1, and list 2 of the same definition with overrides."""
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{overrides}</w:num>'
    )


def ordinals(found: Extraction) -> list[str]:
    """Return the numbers before the lines."""
    return [line.ordinal for line in found.lines]
