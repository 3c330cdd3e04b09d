"""A chart as a picture: bare pixels, drawn at twice the size that print needs; each bar has shape, word and figure."""

from __future__ import annotations

import zlib
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from briefing_app.document.blocks import Chart
from briefing_app.rendering.fonts import FaceName, face_data
from briefing_app.rendering.marks import MarkShape, status_shape

_SCALE = 4
"""Pixels a point: 288 dots an inch."""
_ROW, _LABEL, _FIGURE, _BAR, _MARK = 20, 150, 30, 11, 8
"""Height of a row, width of labels, room for the figure, thickness of a bar, side of a mark; in points."""
_INK = (0x1F, 0x29, 0x33)
_SHADES = tuple(tuple(255 + (part - 255) * step // 31 for part in _INK) for step in range(32))
"""From white to ink: what the edges of letters are made of."""


def chart_picture(chart: Chart, width: float) -> tuple[bytes, float]:
    """Return the chart as PNG, ``width`` points wide, and its height in points."""
    height = _ROW * len(chart.bars) + 4
    image = Image.new("RGB", (int(width * _SCALE), int(height * _SCALE)), "white")
    draw = ImageDraw.Draw(image)
    face = ImageFont.truetype(BytesIO(face_data(FaceName.REGULAR)), 10 * _SCALE)
    greatest = max((bar.value for bar in chart.bars), default=0) or 1
    room = (width - _LABEL - _FIGURE) * _SCALE
    for index, bar in enumerate(chart.bars):
        middle = int((index + 0.5) * _ROW * _SCALE) + 2 * _SCALE
        shape = status_shape(bar.code, bar.colour)
        _draw_mark(draw, shape, middle)
        draw.text((_MARK * 1.75 * _SCALE, middle), bar.label, font=face, fill=_INK, anchor="lm")
        left = _LABEL * _SCALE
        right = left + int(room * bar.value / greatest)
        half = _BAR * _SCALE // 2
        draw.rectangle((left, middle - half, max(right, left + _SCALE), middle + half), fill=shape.colour)
        draw.text((max(right, left) + 6 * _SCALE, middle), str(bar.value), font=face, fill=_INK, anchor="lm")
    out = BytesIO()
    # Packed fast: the file packs it once more, and is no larger for it.
    image.quantize(palette=_palette(chart), dither=Image.Dither.NONE).save(out, "PNG", compress_type=zlib.Z_RLE)
    return out.getvalue(), height


def _palette(chart: Chart) -> Image.Image:
    """Return the colours of a chart: to look for the best sixty in its pixels takes thirty times longer."""
    colours = dict.fromkeys((*_SHADES, *(status_shape(bar.code, bar.colour).colour for bar in chart.bars)))
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in colours for part in colour])
    return palette


def _draw_mark(draw: ImageDraw.ImageDraw, shape: MarkShape, middle: int) -> None:
    """Draw a mark at the left, its middle at this height."""
    side, low = _MARK * _SCALE, middle + _MARK * _SCALE // 2
    for outline in shape.filled:
        draw.polygon([(x * side, low - y * side) for x, y in outline], fill=shape.colour)
    for outline in shape.drawn:
        draw.line([(x * side, low - y * side) for x, y in outline], fill=shape.colour, width=_SCALE, joint="curve")
