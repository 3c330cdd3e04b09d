"""A chart is a picture that is read without colour and without eyes."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from briefing_app.document.blocks import Bar, Chart
from briefing_app.document.inline import Words
from briefing_app.domain.status import LABELS
from briefing_app.rendering.docx.picture import chart_picture
from tests.document.samples import document, part
from tests.rendering.docx.opened import opened_blocks, parts


def chart(*values: int, code: str = "none") -> Chart:
    return Chart(bars=tuple(Bar(code=code, label="Calls", value=value) for value in values), alt="18 of 20")


def picture(whole: Chart, width: float = 400.0) -> Image.Image:
    return Image.open(BytesIO(chart_picture(whole, width)[0])).convert("RGB")


def bar_length(image: Image.Image, row: int) -> int:
    """Return how far a bar reaches, in pixels: what is not white, right of the labels, in the bar's upper edge."""
    line = int((row + 0.5) * 80) + 8 - 15
    return sum(image.getpixel((column, line)) != (255, 255, 255) for column in range(610, image.width - 130))


def test_bars_are_as_long_as_their_values() -> None:
    image = picture(chart(20, 10, 5, 0))
    lengths = [bar_length(image, row) for row in range(4)]
    assert lengths[0] == pytest.approx(2 * lengths[1], abs=20)
    assert lengths[1] == pytest.approx(2 * lengths[2], abs=20)
    assert lengths[3] < 10


def test_a_chart_of_nothing_but_zeros_is_drawn_too() -> None:
    assert bar_length(picture(chart(0, 0)), 0) < 10


@pytest.mark.parametrize("bars", [0, 1, 9])
def test_the_picture_is_as_high_as_its_rows(bars: int) -> None:
    data, height = chart_picture(chart(*[1] * bars), 300.0)
    assert height == 20 * bars + 4
    with Image.open(BytesIO(data)) as image:
        assert image.size == (1200, int(height * 4))


def test_two_statuses_are_told_apart_in_black_and_white() -> None:
    marks = {}
    for code in LABELS:
        grey = picture(chart(0, code=code)).convert("L").point(lambda light: 255 if light > 200 else 0)
        marks[code] = grey.crop((0, 0, 40, grey.height)).tobytes()
    assert len(set(marks.values())) == len(LABELS)


def test_the_same_chart_is_the_same_picture() -> None:
    assert chart_picture(chart(3, 4), 300.0) == chart_picture(chart(3, 4), 300.0)


def test_the_picture_says_in_words_what_it_shows_and_nothing_of_who_made_it() -> None:
    word = opened_blocks(chart(18), chart(2))
    assert word.element.body.xpath(".//wp:docPr/@descr") == ["18 of 20", "18 of 20"]
    assert len(set(word.element.body.xpath(".//wp:docPr/@id"))) == 2
    assert not Image.open(BytesIO(chart_picture(chart(1), 300.0)[0])).info


def test_a_caption_stands_above_the_picture_and_stays_with_it() -> None:
    captioned = Chart(bars=chart(1).bars, alt="x", caption=(Words(text="Calls by status"),))
    caption, holder = opened_blocks(captioned).paragraphs[-2:]
    assert caption.style is not None
    assert (caption.style.name, caption.text) == ("Caption", "Calls by status")
    assert holder._p.xpath(".//wp:inline")


def test_equal_charts_share_one_picture_in_the_file() -> None:
    from briefing_app.domain.paper import Paper  # noqa: PLC0415
    from briefing_app.rendering.docx import write_docx  # noqa: PLC0415

    names = parts(write_docx(document(part(chart(1), chart(1), chart(2))), paper=Paper.A4))
    assert len([name for name in names if name.endswith(".png")]) == 2
