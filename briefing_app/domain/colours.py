"""Colours that an office gives to a status: how they are written, and whether they can be read on white paper.

Source of the contrast: Web Content Accessibility Guidelines 2.2, success criterion 1.4.3.
"""

from __future__ import annotations

import re

LEAST_CONTRAST = 4.5
"""Text and marks need this much against the white of the page."""

_FORM = re.compile(r"#[0-9a-fA-F]{6}")


def is_colour(written: str) -> bool:
    """Tell whether it has the form ``#rrggbb``."""
    return _FORM.fullmatch(written) is not None


def contrast_on_white(colour: str) -> float:
    """Return the contrast of a colour against white: 1 for white itself, 21 for black.

    Raises:
        ValueError: if it has another form than ``#rrggbb``.
    """
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def readable(colour: str) -> str:
    """Return the colour, darkened as little as it must be to be read on white; its hue stays.

    Raises:
        ValueError: if it has another form than ``#rrggbb``.
    """
    parts = _parts(colour)
    for step in range(100, -1, -1):
        darker = "#" + "".join(f"{part * step // 100:02x}" for part in parts)
        if contrast_on_white(darker) >= LEAST_CONTRAST:
            return darker
    raise AssertionError("black can be read on white")


def _parts(colour: str) -> tuple[int, int, int]:
    if not is_colour(colour):
        raise ValueError(f"not a colour: {colour!r} (expected #rrggbb)")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
