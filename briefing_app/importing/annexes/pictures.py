"""Pictures as pages: nothing of their files but the pixels."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from briefing_app.importing.annexes.limits import MAX_ALL_PIXELS, MAX_PAGES, MAX_PIXELS, refused, too_large

_KINDS = ("PNG", "JPEG", "TIFF", "WEBP")
_QUALITY = 92
_USUAL_DOTS = 150
_PAGE = (595.0, 842.0)
"""Points of A4: a picture is made no larger than that."""


def is_picture(data: bytes) -> bool:
    """Tell by its content whether a file is a picture that can be an annex."""
    return data.startswith((b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*")) or (
        data.startswith(b"RIFF") and data[8:12] == b"WEBP"
    )


def picture_pages(data: bytes) -> bytes:
    """Return a PDF with a page for each picture of a file, upright, on white, at most as large as A4.

    Raises:
        InputError: if it is damaged, or beyond the limits.
    """
    try:
        with Image.open(BytesIO(data), formats=_KINDS) as opened:
            pages: list[Image.Image] = []
            left = MAX_ALL_PIXELS
            for frame in ImageSequence.Iterator(opened):
                left -= _checked(frame.size)
                if left < 0 or len(pages) == MAX_PAGES:
                    raise too_large("Its pictures have too many pixels together.")
                pages.append(upright(frame))
    except Image.DecompressionBombError as error:
        raise too_large(f"It has far more than {MAX_PIXELS // 1_000_000} million pixels.") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise refused("The picture is damaged, or was not saved completely.", "Save it again as PNG.") from error
    return _written(pages)


def _written(pages: list[Image.Image]) -> bytes:
    saving: dict[str, int] = {}
    if any(page.mode != "1" for page in pages):
        pages = [page.convert("RGB") if page.mode == "1" else page for page in pages]
        saving["quality"] = _QUALITY
    sides = (72 * side / most for page in pages for side, most in zip(sorted(page.size), _PAGE, strict=True))
    out = BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=max(_USUAL_DOTS, *sides), **saving)
    return out.getvalue()


def _checked(size: tuple[int, int]) -> int:
    pixels = size[0] * size[1]
    if pixels > MAX_PIXELS:
        raise too_large(
            f"It has {size[0]:,} by {size[1]:,} pixels; at most {MAX_PIXELS // 1_000_000} million are read."
        )
    return pixels


def upright(frame: Image.Image) -> Image.Image:
    """Return a new picture of the same points on white, so that nothing else can come along with them."""
    ImageOps.exif_transpose(frame, in_place=True)
    mode = "1" if frame.mode == "1" else "RGB"
    made = Image.new(mode, frame.size, "white")
    if frame.has_transparency_data:
        seen = frame if frame.mode == "RGBA" else frame.convert("RGBA")
        made.paste(seen, mask=seen.getchannel("A"))
    else:
        made.paste(frame.convert(mode))
    return made
