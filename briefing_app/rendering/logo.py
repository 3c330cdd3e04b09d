"""The pixels of a logo, as both writers take them.

A logo is re-encoded before a library keeps it; but a library may come from elsewhere. So its size is looked at before
anything is unpacked, and what is no such picture is left out of the page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO

_MOST = 2_000
"""Pixels of a side; no logo that the program makes has more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pixels:
    """Width and height, and each pixel as red, green, blue."""

    width: int
    height: int
    colours: bytes = field(repr=False)

    def size(self, room: tuple[float, float]) -> tuple[float, float]:
        """Return width and height in points, in a room of so many; a small picture is not blown up."""
        points = min(room[0] / self.width, room[1] / self.height, 72 / _LEAST_DOTS)
        return self.width * points, self.height * points


_LEAST_DOTS = 150
"""Dots an inch that a logo has at least."""


@lru_cache(maxsize=4)
def logo_pixels(data: bytes) -> Pixels | None:
    """Return a PNG's pixels; ``None`` for what is none, is damaged, or has far more pixels than a logo."""
    from PIL import Image  # noqa: PLC0415  (heavy: loaded for those who have a logo)

    try:
        with Image.open(BytesIO(data), formats=("PNG",)) as picture:
            if max(picture.size) > _MOST:
                return None
            colours = picture.convert("RGB").tobytes()
            return Pixels(width=picture.width, height=picture.height, colours=colours)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
