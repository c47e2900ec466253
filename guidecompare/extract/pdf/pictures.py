"""Pages as pictures, for a person who compares them with what was read of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidecompare.extract.pdf.pages import Unopened, render
from guidecompare.extract.pdf.png import png
from guidecompare.model import PagePicture

if TYPE_CHECKING:
    from collections.abc import Iterable

_RESOLUTION: Final = 100.0  # dots an inch: small type can just be read
_LONGEST: Final = 1800  # dots: A3 has 1654


def pictures(data: bytes, numbers: Iterable[int]) -> tuple[PagePicture, ...]:
    """Return the pages ``numbers`` of a PDF as pictures; those that cannot be drawn are left out."""
    try:
        rasters = render(data, numbers, resolution=_RESOLUTION, longest=_LONGEST)
        return tuple(PagePicture(page=one.number, box=one.box, png=png(one)) for one in rasters)
    except Unopened:
        return ()
