"""The faces as other programs get them inside a file: every letter of the scripts of packs, and no features."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from briefing_app.rendering.fonts.faces import FACES, FaceName, face_data
from briefing_app.rendering.fonts.unpacked import kept

_SCRIPTS = (
    (0x0020, 0x007E),
    (0x00A0, 0x024F),  # Latin, with Polish, Romanian, Azerbaijani
    (0x0300, 0x036F),  # accents that stand alone
    (0x0370, 0x052F),  # Greek, Cyrillic with Kazakh
    (0x10A0, 0x10FF),  # Georgian
    (0x1E00, 0x1EFF),
    (0x2010, 0x203A),  # dashes and quotation marks
    (0x20A0, 0x20BF),  # currencies
    (0x2190, 0x2193),
)
_FEATURES = ("GSUB", "GPOS", "GDEF", "kern", "DSIG")
_DIGESTS = {
    FaceName.REGULAR: "83eb7c11a2dfcc6d5807946f0ad9928b77ce047a6a0d689e148401c6c43c9bf1",
    FaceName.BOLD: "67697587521d32b13ff1492c83e900d3b51fcb7f0e82675e00f51344ded45eb1",
    FaceName.ITALIC: "8434d48fbf653bb7f57ac87a35a4d0a178dd41686942903e5e9e75e9d95e372b",
    FaceName.BOLD_ITALIC: "3e1536d3827b37c28ed5169cd1321b8bb74a5148a623b70d8bb388f620884508",
}
"""The SHA-256 of each as the locked fontTools makes it; made by another one it is as good, but not kept."""


@cache
def embeddable_face(name: FaceName) -> bytes:
    """Return a face with the letters of the scripts that packs are written in, the same bytes each time.

    Made once and kept: to make the four takes 0.4 s of every Word file, to read them 2 ms.
    """
    return kept(f"{FACES[name]}-embeddable.ttf", _DIGESTS[name], unpack=lambda: _made(name))


def _made(name: FaceName) -> bytes:
    from fontTools import subset  # type: ignore[import-untyped]  # noqa: PLC0415  (0.1 s, for the first Word file of all)

    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.drop_tables += _FEATURES
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = ["*"]  # with the licence
    font = subset.load_font(BytesIO(face_data(name)), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[letter for first, last in _SCRIPTS for letter in range(first, last + 1)])
    subsetter.subset(font)
    made = BytesIO()
    font.save(made)
    return made.getvalue()
