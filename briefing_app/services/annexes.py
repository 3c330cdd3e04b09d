"""Annexes: pages of foreign files, read apart from the program, to be bound into a pack."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path

from PIL import Image

from briefing_app.importing.annexes.limits import MAX_FILE_BYTES, MAX_PIXELS, refused, too_large
from briefing_app.importing.annexes.pages import clean_pages
from briefing_app.importing.annexes.pictures import is_picture, picture_pages
from briefing_app.rendering.raster import PageRaster, page_words
from briefing_app.services.apart import Limits, file_data, never, read_apart

_LIMITS = Limits(memory=500_000_000)
_DOTS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexPage:
    """A page as it is seen: width and height in points, its words, and whether it brings all of its fonts along."""

    width: float
    height: float
    words: str
    fonts_embedded: bool

    @property
    def scanned(self) -> bool:
        """Whether nothing can be read or found on it but by eye."""
        return not self.words.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """Pages that draw and do nothing else, as a PDF, with what is known of each."""

    data: bytes
    pages: tuple[AnnexPage, ...]


def read_annex(
    path: Path, *, pages: tuple[int, int] | None = None, turn: int = 0, cancelled: Callable[[], bool] = never
) -> Annex:
    """Read a PDF or a picture: its pages from first to last (from 1), turned to the right by ``turn`` degrees.

    Raises:
        InputError: if it cannot be opened, or cannot be an annex; the words say why.
        CancelledError: at once after ``cancelled`` says so.
    """
    data = file_data(path, most=MAX_FILE_BYTES)
    if len(data) > MAX_FILE_BYTES:
        raise too_large(f"{path.name} has more than {MAX_FILE_BYTES // 1_000_000} MB.")
    read = partial(_read, pages=pages, turn=turn)
    return read_apart(read, data, name=path.name, cancelled=cancelled, limits=_LIMITS)


def page_picture(annex: Annex, page: int, *, cancelled: Callable[[], bool] = never) -> bytes:
    """Return a page (from 1) as a PNG of 300 dots an inch, fewer where it is larger than A2.

    Raises:
        InputError: if drawing it meets a limit.
        CancelledError: at once after ``cancelled`` says so.
    """
    draw = partial(_picture, page=page)
    return read_apart(draw, annex.data, name=f"Page {page} of the annex", cancelled=cancelled, limits=_LIMITS)


def _read(data: bytes, *, pages: tuple[int, int] | None, turn: int) -> Annex:
    if is_picture(data):
        data = picture_pages(data)
    elif not data.startswith(b"%PDF"):
        raise refused("It is no PDF and no picture (PNG, JPEG, TIFF, WebP).", "Save it as a PDF, and choose that.")
    clean = clean_pages(data, pages=pages, turn=turn)
    words = page_words(clean.data)
    if words is None:
        raise refused("Its pages cannot be shown.")
    raster = PageRaster(clean.data)
    sizes = [raster.size(number) for number in range(1, raster.pages + 1)]
    raster.close()
    return Annex(
        data=clean.data,
        pages=tuple(
            AnnexPage(width=width, height=height, words=each, fonts_embedded=embedded)
            for (width, height), each, embedded in zip(sizes, words, clean.fonts_embedded, strict=True)
        ),
    )


def _picture(data: bytes, *, page: int) -> bytes:
    raster = PageRaster(data)
    width, height = raster.size(page)
    drawn = raster.picture(page, min(_DOTS / 72, math.sqrt(MAX_PIXELS / (width * height))))
    raster.close()
    picture = Image.frombuffer("RGB", (drawn.width, drawn.height), drawn.data, "raw", "RGB", drawn.stride, 1)
    out = BytesIO()
    picture.save(out, "PNG", dpi=(_DOTS, _DOTS))
    return out.getvalue()
