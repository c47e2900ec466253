"""Functions of pdfium that are called for every character or object of a page, made cheap to call.

pypdfium2 hands out pointers as Python objects, and to make and pass them takes longer than what most of these functions
do. Here they are numbers, 0 or None for none. They hold as long as the page is open.
"""

from __future__ import annotations

import ctypes
from ctypes import POINTER, c_char_p, c_double, c_float, c_int, c_uint, c_ulong, c_void_p
from typing import TYPE_CHECKING, Any, Final

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Callable


class Pointer(c_void_p):
    """An address that stays one when a function returns it."""


def address(thing: Any) -> c_void_p:  # noqa: ANN401 -- a pointer of pypdfium2's
    """Return where a page, or the text of one, lies."""
    return ctypes.cast(thing, c_void_p)


def _direct(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:  # noqa: ANN401 -- types of C
    """Return a function; without types of its arguments it is cheaper still, but takes no address as a number."""
    return ctypes.PYFUNCTYPE(result, *arguments)(address(getattr(pdfium, name)).value or 0)


# Of the text of a page (as ``address`` gives it) and the number of a character; then references to what is filled in.
text_object: Final = _direct("FPDFText_GetTextObject", c_void_p)
unicode_of: Final = _direct("FPDFText_GetUnicode", c_uint)
is_generated: Final = _direct("FPDFText_IsGenerated", c_int)
is_unmapped: Final = _direct("FPDFText_HasUnicodeMapError", c_int)
loose_box: Final = _direct("FPDFText_GetLooseCharBox", c_int)
origin: Final = _direct("FPDFText_GetCharOrigin", c_int)
matrix_of: Final = _direct("FPDFText_GetMatrix", c_int)
angle_of: Final = _direct("FPDFText_GetCharAngle", c_float)
size_of: Final = _direct("FPDFText_GetFontSize", c_double)
count_chars: Final = _direct("FPDFText_CountChars", c_int)

_FLOATS: Final = (POINTER(c_float),) * 4

# Of a page, and of the objects on it or in a form.
count_objects: Final = _direct("FPDFPage_CountObjects", c_int, c_void_p)
object_at: Final = _direct("FPDFPage_GetObject", c_void_p, c_void_p, c_int)
count_held: Final = _direct("FPDFFormObj_CountObjects", c_int, c_void_p)
held_at: Final = _direct("FPDFFormObj_GetObject", c_void_p, c_void_p, c_ulong)
kind_of: Final = _direct("FPDFPageObj_GetType", c_int, c_void_p)
bounds_of: Final = _direct("FPDFPageObj_GetBounds", c_int, c_void_p, *_FLOATS)
placing_of: Final = _direct("FPDFPageObj_GetMatrix", c_int, c_void_p, POINTER(pdfium.FS_MATRIX))
is_transparent: Final = _direct("FPDFPageObj_HasTransparency", c_int, c_void_p)
activate: Final = _direct("FPDFPageObj_SetIsActive", c_int, c_void_p, c_int)
font_name: Final = _direct("FPDFFont_GetBaseFontName", c_ulong, c_void_p, c_char_p, c_ulong)

# Of a text object (as ``Pointer`` of its address), as cheap as those above.
font_of: Final = _direct("FPDFTextObj_GetFont", c_void_p)
render_mode: Final = _direct("FPDFTextObj_GetTextRenderMode", c_int)
fill_colour: Final = _direct("FPDFPageObj_GetFillColor", c_int)
clip_of: Final = _direct("FPDFPageObj_GetClipPath", Pointer)
count_clips: Final = _direct("FPDFClipPath_CountPaths", c_int)

# Of a path, and of the path that clips an object.
draw_mode: Final = _direct("FPDFPath_GetDrawMode", c_int, c_void_p, POINTER(c_int), POINTER(c_int))
count_segments: Final = _direct("FPDFPath_CountSegments", c_int, c_void_p)
segment_at: Final = _direct("FPDFPath_GetPathSegment", c_void_p, c_void_p, c_int)
count_clip_segments: Final = _direct("FPDFClipPath_CountPathSegments", c_int, c_void_p, c_int)
clip_segment_at: Final = _direct("FPDFClipPath_GetPathSegment", c_void_p, c_void_p, c_int, c_int)
segment_kind: Final = _direct("FPDFPathSegment_GetType", c_int, c_void_p)
segment_point: Final = _direct("FPDFPathSegment_GetPoint", c_int, c_void_p, POINTER(c_float), POINTER(c_float))
segment_closes: Final = _direct("FPDFPathSegment_GetClose", c_int, c_void_p)
