"""Where the named places of a PDF lie, and how many pages it has."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium


def named_places(data: bytes) -> tuple[int, dict[str, int]]:
    """Return the number of pages, and the page of each named place, from 1. For the page thread alone."""
    document = pypdfium2.PdfDocument(data)
    try:
        return len(document), dict(_places(document))
    finally:
        document.close()


def _places(document: pypdfium2.PdfDocument) -> Iterator[tuple[str, int]]:
    for index in range(pdfium.FPDF_CountNamedDests(document)):
        length = ctypes.c_long(0)
        pdfium.FPDF_GetNamedDest(document, index, None, length)
        if length.value <= 0:
            continue
        name = ctypes.create_string_buffer(length.value)
        place = pdfium.FPDF_GetNamedDest(document, index, name, length)
        page = pdfium.FPDFDest_GetDestPageIndex(document, place) if place else -1
        if page >= 0:
            yield name.raw.decode("utf-16-le").rstrip("\0"), page + 1
