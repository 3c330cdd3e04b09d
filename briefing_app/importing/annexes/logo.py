"""A logo: a picture's pixels on white, made anew and small enough for every cover."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, UnidentifiedImageError

from briefing_app.importing.annexes.limits import MAX_PIXELS, refused, too_large
from briefing_app.importing.annexes.pictures import is_picture, upright

LARGEST = (900, 450)
"""Pixels of width and height that a logo keeps at most: 300 dots an inch at the size of a cover."""
_SMALLEST = 16
_COLOURS = 256
_MARGIN = 12
"""How far a pixel may be from white and still be margin, of 255."""


def bare_logo(data: bytes) -> bytes:
    """Return a picture as a PNG that holds pixels and nothing else, on white, without white margins.

    Raises:
        InputError: if it is no picture, damaged, empty, or beyond the limits.
    """
    if not is_picture(data):
        raise refused("It is no picture (PNG, JPEG, TIFF, WebP).", "Save the logo as PNG, and choose that.")
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG", "TIFF", "WEBP")) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                raise too_large(f"It has {opened.width:,} by {opened.height:,} pixels.")
            picture = upright(opened).convert("RGB")
    except Image.DecompressionBombError as error:
        raise too_large(f"It has far more than {MAX_PIXELS // 1_000_000} million pixels.") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise refused("The picture is damaged, or was not saved completely.", "Save it again as PNG.") from error
    shown = picture.convert("L").point(lambda light: 255 if light < 255 - _MARGIN else 0).getbbox()
    if shown is None:
        raise refused(
            "Nothing can be seen on it: it is white on white.", "Choose the logo that is made for white paper."
        )
    picture = picture.crop(shown)
    if min(picture.size) < _SMALLEST:
        raise refused(f"What is seen on it is less than {_SMALLEST} pixels.", "Choose a larger picture of the logo.")
    picture.thumbnail(LARGEST, Image.Resampling.LANCZOS)
    out = BytesIO()
    picture.quantize(_COLOURS).save(out, "PNG", optimize=True)
    return out.getvalue()
