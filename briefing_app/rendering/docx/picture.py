"""A chart as a picture: bare pixels, drawn at twice the size that print needs."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from briefing_app.document.blocks import Chart
from briefing_app.rendering.docx.inline import STATUS_SIGNS
from briefing_app.rendering.fonts import FaceName, face_data

_SCALE = 4
"""Pixels a point: 288 dots an inch."""
_ROW, _LABEL, _FIGURE, _BAR = 20, 150, 30, 11
"""Height of a row, width of labels, room for the figure, thickness of a bar; in points."""


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
        colour = f"#{STATUS_SIGNS.get(bar.code, ('', '52606D'))[1]}"
        draw.text((0, middle), bar.label, font=face, fill="#1F2933", anchor="lm")
        left = _LABEL * _SCALE
        right = left + int(room * bar.value / greatest)
        half = _BAR * _SCALE // 2
        draw.rectangle((left, middle - half, max(right, left + _SCALE), middle + half), fill=colour)
        draw.text((max(right, left) + 6 * _SCALE, middle), str(bar.value), font=face, fill="#1F2933", anchor="lm")
    out = BytesIO()
    image.quantize(64).save(out, "PNG", optimize=False)
    return out.getvalue(), height
