"""What of a page comes in: every key that draws, and no other.

Names follow ISO 32000-2. A key that is not here (actions, links, forms, files, scripts, metadata, private data of some
program) is left outside, wherever it stands.
"""

from __future__ import annotations

PAGE = ("/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/Group")
INHERITED = frozenset({"/MediaBox", "/CropBox", "/Rotate", "/Resources"})
NAMED = frozenset(
    {"/Font", "/XObject", "/ColorSpace", "/ExtGState", "/Pattern", "/Shading", "/CharProcs", "/Colorants", "/Process"}
)
"""Their entries are named by whoever made the file: each is copied."""

_RESOURCES = "Font XObject ColorSpace ExtGState Pattern Shading ProcSet"
_FORM = "Type Subtype FormType BBox Matrix Resources Group S CS I K"
_IMAGE = (
    "Width Height ColorSpace BitsPerComponent Decode DecodeParms Filter ImageMask Mask SMask Interpolate Intent"
    " SMaskInData Matte Predictor Colors Columns EarlyChange EndOfLine EncodedByteAlign Rows EndOfBlock BlackIs1"
    " DamagedRowsBeforeError JBIG2Globals ColorTransform"
)
_FONT = (
    "BaseFont Encoding BaseEncoding Differences ToUnicode FirstChar LastChar Widths FontDescriptor DescendantFonts"
    " CIDSystemInfo Registry Ordering Supplement DW W DW2 W2 CIDToGIDMap FontMatrix FontBBox CharProcs FontName"
    " FontFamily FontStretch FontWeight Flags ItalicAngle Ascent Descent Leading CapHeight XHeight StemV StemH AvgWidth"
    " MaxWidth MissingWidth FontFile FontFile2 FontFile3 CharSet CIDSet Style Lang Name Length1 Length2 Length3"
    " CMapName WMode UseCMap"
)
_COLOUR = "N Alternate Range WhitePoint BlackPoint Gamma Colorants Process Components Solidities MixingHints"
_STATE = "LW LC LJ ML D RI OP op OPM Font BG BG2 UCR UCR2 TR TR2 HT FL SM SA BM SMask CA ca AIS TK G BC"
_PATTERN = (
    "PatternType PaintType TilingType XStep YStep Shading ShadingType Background AntiAlias Domain Coords Extend"
    " Function BitsPerCoordinate BitsPerFlag VerticesPerRow ExtGState"
)
_FUNCTION = "FunctionType BitsPerSample Order Encode Size C0 C1 Functions Bounds"
DRAWING = frozenset(
    f"/{name}"
    for names in (_RESOURCES, _FORM, _IMAGE, _FONT, _COLOUR, _STATE, _PATTERN, _FUNCTION)
    for name in names.split()
)
"""What may stand in anything that a page draws with."""
