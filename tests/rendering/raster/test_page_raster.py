"""Pictures of pages."""

from __future__ import annotations

import pytest

from briefing_app.document.blocks import ParagraphStyle
from briefing_app.document.inline import StatusMark, TrendMark
from briefing_app.domain.paper import Paper
from briefing_app.domain.status import StatusCode, Trend
from briefing_app.rendering.marks import STATUS_MARKS, TREND_MARKS
from briefing_app.rendering.pdf import write_pdf
from briefing_app.rendering.raster import PageRaster, RasterImage
from tests.rendering.pdf.documents import document, paragraph, part


def raster(*children: StatusMark | TrendMark | str) -> PageRaster:
    block = paragraph(*children, style=ParagraphStyle.KEY_FIGURE)
    return PageRaster(write_pdf(document(part("One", block)), paper=Paper.A4).data)


def dark(image: RasterImage, rows: range, columns: range) -> list[bool]:
    """Tell which points are dark, in grey: what a black-and-white print keeps."""
    points = []
    for y in rows:
        for x in columns:
            at = y * image.stride + 3 * x
            points.append(sum(image.data[at : at + 3]) < 540)
    return points


def test_a_page_has_the_size_of_its_paper() -> None:
    assert raster("Text.").size(1) == pytest.approx((595.28, 841.89), abs=0.1)


def test_a_picture_is_three_bytes_a_point_and_as_large_as_asked() -> None:
    image = raster("Text.").picture(1, 1.5)
    assert (image.width, image.height) == (893, 1263)
    assert image.stride >= 3 * image.width
    assert len(image.data) == image.stride * image.height


def test_red_comes_before_blue() -> None:
    image = raster(StatusMark(code="contrary", label="")).picture(1, 3.0)
    colours = (
        {image.data[at : at + 3] for at in range(0, len(image.data) - 2, 3)}
        if image.stride == 3 * image.width
        else set()
    )
    assert bytes((122, 24, 60)) in colours


def test_the_number_of_pages_is_known() -> None:
    assert raster("Text.").pages == 1


def test_every_status_and_trend_has_a_shape() -> None:
    assert set(STATUS_MARKS) == {code.value for code in StatusCode}
    assert set(TREND_MARKS) == {trend.value for trend in Trend}


def test_the_shapes_of_all_statuses_differ_without_their_colours() -> None:
    pictures = {}
    for code in StatusCode:
        image = raster(StatusMark(code=code.value, label="")).picture(1, 4.0)
        left, top = (66 * 4), (120 * 4)
        pictures[code] = tuple(dark(image, range(top, top + 160), range(left, left + 80)))
        assert any(pictures[code]), code
    assert len(set(pictures.values())) == len(pictures)
