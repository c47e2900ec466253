"""Small PDFs set by hand, for what no program writes on purpose. Points; places are told from the upper left corner."""

from __future__ import annotations

from typing import Final

WIDTH: Final = 595.0
HEIGHT: Final = 842.0
SIZE: Final = 10.0  # of the type that ``line`` sets
LEFT: Final = 50.0

SCAN: Final = f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /I Do Q\n".encode()  # a picture of the page's own size


def line(words: str, top: float, *, x: float = LEFT, mode: int = 0, fill: str = "0 g", known: bool = True) -> bytes:
    """Return the drawing of one line of Japanese type, each character as wide as its size.

    Where it is not ``known``, its characters are mere numbers of shapes.
    """
    codes = words.encode("utf-16-be").hex()
    font = "F" if known else "U"
    return f"q {fill} BT {mode} Tr /{font} {SIZE} Tf 1 0 0 1 {x} {HEIGHT - top} Tm <{codes}> Tj ET Q\n".encode()


def box(top: float, bottom: float, *, left: float = 40.0, right: float = 500.0, fill: str = "0 g") -> bytes:
    """Return the drawing of a filled box; one from ``top - SIZE`` to ``top + SIZE`` has a line at ``top`` in it."""
    return f"q {fill} {left} {HEIGHT - bottom} {right - left} {bottom - top} re f Q\n".encode()


def around(top: float, *, fill: str = "0 g") -> bytes:
    """Return the drawing of a filled box that a line at ``top`` stands in."""
    return box(top - 2 * SIZE, top + SIZE, fill=fill)


def framed(top: float, bottom: float, left: float, right: float) -> bytes:
    """Return the drawing of a box of rules."""
    return f"q 1 w {left} {HEIGHT - bottom} {right - left} {bottom - top} re S Q\n".encode()


def paper(*pages: bytes, rotate: int = 0, shown: str = "", form: bytes = b"") -> bytes:
    """Return a PDF of the drawings given, in a Japanese type that every reader of PDF knows by name.

    ``shown`` is what of each page is displayed (a CropBox), ``form`` a drawing that pages call for by ``/X Do``; they
    have a picture ``/I``, and ``/Marker gs`` paints as a marker pen does.
    """
    crop = f"/CropBox [{shown}]" if shown else ""
    kids = " ".join(f"{9 + 2 * index} 0 R" for index in range(len(pages)))
    fonts = "/Font << /F 3 0 R /U 7 0 R >>"
    resources = f"<< {fonts} /XObject << /I 5 0 R /X 6 0 R >> /ExtGState << /Marker << /BM /Multiply >> >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        *_font("UniJIS-UTF16-H", "Japan1", 4),
        _stream("/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", b"\xc0"),
        _stream(f"/Subtype /Form /BBox [0 0 {WIDTH} {HEIGHT}] /Resources << {fonts} >>", form),
        *_font("Identity-H", "Identity", 8),
    ]
    for index, drawing in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] {crop} /Rotate {rotate} "
            f"/Resources {resources} /Contents {10 + 2 * index} 0 R >>".encode()
        )
        objects.append(_stream("", drawing))
    body, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    size = len(objects) + 1
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return body + tail.encode() + f"startxref\n{len(body)}\n%%EOF\n".encode()


def _font(encoding: str, ordering: str, inner: int) -> tuple[bytes, bytes]:
    """Return a font and what it rests on, which is the object ``inner``."""
    outer = f"/Type /Font /Subtype /Type0 /BaseFont /HeiseiMin-W3 /Encoding /{encoding} /DescendantFonts [{inner} 0 R]"
    return f"<< {outer} >>".encode(), (
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiMin-W3 /DW 1000 "
        f"/CIDSystemInfo << /Registry (Adobe) /Ordering ({ordering}) /Supplement 2 >> "
        "/FontDescriptor << /Type /FontDescriptor /FontName /HeiseiMin-W3 /Flags 4 /FontBBox [0 -120 1000 880] "
        "/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> >>"
    ).encode()


def _stream(entries: str, data: bytes) -> bytes:
    return f"<< {entries} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"
