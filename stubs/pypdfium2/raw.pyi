# ruff: noqa: N801 -- the names are those of the library
# What guidecompare uses of pdfium's C interface by name; it looks up functions itself, to call them by address.

from ctypes import Structure

FPDF_ERR_PASSWORD: int
FPDF_ERR_SECURITY: int
FPDF_PAGEOBJ_FORM: int
FPDF_PAGEOBJ_IMAGE: int
FPDF_PAGEOBJ_PATH: int
FPDF_PAGEOBJ_TEXT: int
FPDF_SEGMENT_LINETO: int
FPDF_SEGMENT_MOVETO: int
FPDF_TEXTRENDERMODE_FILL_STROKE: int
FPDF_TEXTRENDERMODE_INVISIBLE: int
FPDF_TEXTRENDERMODE_STROKE: int

class FS_MATRIX(Structure):
    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

class FS_RECTF(Structure):
    left: float
    top: float
    right: float
    bottom: float
