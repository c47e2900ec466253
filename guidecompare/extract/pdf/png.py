"""PNG files of pages, small: sixteen greys are enough to read by, and few programs write less than 256 of them."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from guidecompare.extract.pdf.shapes import Raster

_GREYS: Final = bytes(value >> 4 for value in range(256))
_HEADER: Final = ">IIBBBBB"
_BITS: Final = 4
_GREY: Final = 0  # the type of picture: no colour, no transparency


def png(raster: Raster) -> bytes:
    """Return the dots of a page as a PNG."""
    lines = (raster.grey[start : start + raster.width] for start in range(0, len(raster.grey), raster.width))
    # Each line begins with its filter, of which 0 is none.
    packed = b"".join(b"\0" + _packed(line.translate(_GREYS)) for line in lines)
    header = struct.pack(_HEADER, raster.width, raster.height, _BITS, _GREY, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(packed, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _packed(line: bytes) -> bytes:
    """Return a line of values below 16 with two of them in a byte, all at once: as one large number each."""
    first, second = line[::2], line[1::2].ljust((len(line) + 1) // 2, b"\0")
    return (int.from_bytes(first) << _BITS | int.from_bytes(second)).to_bytes(len(first))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
