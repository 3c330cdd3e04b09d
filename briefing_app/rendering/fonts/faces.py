"""The four faces of FiraGO: Latin, Greek, Cyrillic with Kazakh letters, Georgian. Their licence allows embedding."""

from __future__ import annotations

from enum import IntEnum
from importlib import import_module


class FaceName(IntEnum):
    """A face: upright or slanted, regular or bold."""

    REGULAR = 0
    BOLD = 1
    ITALIC = 2
    BOLD_ITALIC = 3


FACES = {
    FaceName.REGULAR: "FiraGO_Regular",
    FaceName.BOLD: "FiraGO_Bold",
    FaceName.ITALIC: "FiraGO_Italic",
    FaceName.BOLD_ITALIC: "FiraGO_BoldItalic",
}
"""Each face's module in the data package; its PostScript name is the same with a hyphen."""


def face_data(name: FaceName) -> bytes:
    """Return a face as a TrueType file.

    A face's module is imported when the face is first used: unpacking each takes about 20 ms, and most documents need
    two of the four.
    """
    data: bytes = import_module(f"pymupdf_fonts.{FACES[name]}").fontbuffer
    return data
