"""Pages as pictures, and how far two of them differ."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.rendering.raster import PageRaster, RasterImage

SCALE = 100 / 72
"""A hundred points an inch: each letter can be told from another."""


def pictures(data: bytes) -> Iterator[RasterImage]:
    """Draw every page of a file, one at a time."""
    raster = PageRaster(data)
    try:
        for page in range(1, raster.pages + 1):
            yield raster.picture(page, SCALE)
    finally:
        raster.close()


def dense(image: RasterImage) -> bytes:
    """Return the points of a picture without what fills its rows up."""
    width = 3 * image.width
    return b"".join(image.data[row * image.stride : row * image.stride + width] for row in range(image.height))


def difference(one: RasterImage, other: RasterImage) -> float:
    """Return the mean difference of two pictures of the same size, 0 to 255; more than 255 where the sizes differ."""
    if (one.width, one.height) != (other.width, other.height):
        return 256.0
    first, second = dense(one), dense(other)
    if first == second:
        return 0.0
    return sum(abs(left - right) for left, right in zip(first, second, strict=True)) / len(first)
