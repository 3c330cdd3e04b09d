"""The four faces of FiraGO: Latin, Greek, Cyrillic with Kazakh letters, Georgian. Their licence allows embedding."""

from __future__ import annotations

from enum import IntEnum
from importlib import import_module

from briefing_app.rendering.fonts.unpacked import kept


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


_DIGESTS = {
    FaceName.REGULAR: "495901c0c608ea265f4c31aa2a4c7a313e5cc2a3dd610da78a447fe8e07454a2",
    FaceName.BOLD: "ab720753c39073556260ebbaee7e7af89f9ca202a7c7abc257d935db590a1e35",
    FaceName.ITALIC: "36713ecac376845daa58738d2c2ba797cf6f6477b8c5bb4fa79721dc970e8081",
    FaceName.BOLD_ITALIC: "51ad0da400568385e038ccb962a692f145dfbd9071d7fe5cb0903fd2a8912ccd",
}
"""The SHA-256 of each face's file, as the data package holds it."""


def face_data(name: FaceName) -> bytes:
    """Return a face as a TrueType file.

    The data package holds it packed: unpacking takes 14 ms of every start, reading what was unpacked before 1 ms.
    """

    def unpack() -> bytes:
        data: bytes = import_module(f"pymupdf_fonts.{FACES[name]}").fontbuffer
        return data

    return kept(f"{FACES[name]}.ttf", _DIGESTS[name], unpack=unpack)
