"""An office's own colour reaches every format; the shape stays, since nothing is told by colour alone."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from briefing_app.document.blocks import Bar, Chart
from briefing_app.document.inline import StatusMark
from briefing_app.domain.status import StatusCode
from briefing_app.rendering.docx.inline import InlineWriter
from briefing_app.rendering.docx.picture import chart_picture
from briefing_app.rendering.marks import STATUS_MARKS, status_shape

VIOLET = "#6a1b9a"


@pytest.mark.parametrize("code", list(StatusCode))
def test_an_offices_colour_changes_the_colour_of_a_mark_and_never_its_shape(code: StatusCode) -> None:
    house, own = status_shape(code), status_shape(code, VIOLET)
    assert house is STATUS_MARKS[code]
    assert own.colour == (0x6A, 0x1B, 0x9A)
    assert (own.filled, own.drawn) == (house.filled, house.drawn)


def test_a_docx_writes_shape_and_word_in_the_offices_colour() -> None:
    own = InlineWriter({}).visit(StatusMark(code="none", label="Not done", colour=VIOLET))
    house = InlineWriter({}).visit(StatusMark(code="none", label="Not done"))
    assert own.count('w:val="6A1B9A"') == house.count('w:val="B02A20"') == 2


def test_the_bars_of_a_docx_chart_are_drawn_in_the_offices_colour() -> None:
    chart = Chart(bars=(Bar(code="none", label="Not done", value=3, colour=VIOLET),), alt="3 not done")
    data, _ = chart_picture(chart, 400)
    colours = {colour for _, colour in Image.open(BytesIO(data)).convert("RGB").getcolors(100_000) or ()}
    assert (0x6A, 0x1B, 0x9A) in colours
    assert STATUS_MARKS["none"].colour not in colours
