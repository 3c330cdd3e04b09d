"""Pages as pictures, by PDFium."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2


@dataclass(frozen=True, slots=True, kw_only=True)
class RasterImage:
    """A picture: three bytes a pixel (red, green, blue), ``stride`` bytes a row, from the top."""

    width: int
    height: int
    stride: int
    data: bytes


class PageRaster:
    """The pages of one file. PDFium is not safe for threads: use all rasters of a process on one thread."""

    def __init__(self, data: bytes) -> None:
        self._document = pypdfium2.PdfDocument(data)

    @property
    def pages(self) -> int:
        """The number of pages."""
        return len(self._document)

    def size(self, page: int) -> tuple[float, float]:
        """Return the width and height of a page (from 1) in points."""
        width, height = self._document.get_page_size(page - 1)
        return float(width), float(height)

    def picture(self, page: int, scale: float) -> RasterImage:
        """Draw a page (from 1); a scale of 1 gives 72 pixels an inch."""
        opened = self._document[page - 1]
        bitmap = opened.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
        image = RasterImage(width=bitmap.width, height=bitmap.height, stride=bitmap.stride, data=bytes(bitmap.buffer))
        opened.close()
        return image

    def close(self) -> None:
        """Let go of the file."""
        self._document.close()
