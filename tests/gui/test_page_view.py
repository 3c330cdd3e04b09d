"""Pages are asked for as they come into sight, the newest win, and a click knows its point."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from pytestqt.qtbot import QtBot

from briefing_app.gui.bridge import Bridge
from briefing_app.gui.page_view import GAP, PageView
from briefing_app.rendering.raster import RasterImage


class Paper:
    """Pages whose pictures come when the test says so."""

    def __init__(self, count: int, colour: int) -> None:
        self.sizes = ((595.0, 842.0),) * count
        self.colour = colour
        self.asked: list[tuple[int, Future[RasterImage]]] = []

    def picture(self, page: int, scale: float, /) -> Future[RasterImage]:
        future: Future[RasterImage] = Future()
        self.asked.append((page, future))
        return future

    def answer(self) -> None:
        for _page, future in self.asked:
            future.set_result(RasterImage(width=2, height=2, stride=6, data=bytes([self.colour] * 12)))


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[PageView]:
    bridge = Bridge(None, lambda error: pytest.fail(str(error)))
    view = PageView(bridge)
    qtbot.addWidget(view)
    view.resize(620, 700)
    view.show()
    yield view
    bridge.release()


def test_only_pages_in_sight_are_asked_for_and_others_when_they_are_scrolled_to(view: PageView) -> None:
    paper = Paper(50, 10)
    view.show_pages(paper)
    assert {page for page, _ in paper.asked} == {1}
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert max(page for page, _ in paper.asked) == 50
    assert len(paper.asked) <= 4
    assert view.current_page >= 49


def test_a_picture_of_former_pages_that_comes_late_is_dropped(qtbot: QtBot, view: PageView) -> None:
    old, new = Paper(1, 10), Paper(1, 200)
    view.show_pages(old)
    view.show_pages(new)
    new.answer()
    qtbot.waitUntil(lambda: view.is_fresh(1))
    old.answer()
    qtbot.wait(20)
    assert view.viewport().grab().toImage().pixelColor(300, 300).red() == 200


def test_the_place_that_is_read_stays_when_new_pages_come(view: PageView) -> None:
    view.show_pages(Paper(10, 10))
    view.verticalScrollBar().setValue(3000)
    view.show_pages(Paper(10, 20))
    assert view.verticalScrollBar().value() == 3000


def test_a_click_tells_the_point_of_the_page_in_points(qtbot: QtBot, view: PageView) -> None:
    view.show_pages(Paper(3, 10))
    view.set_scale(0.5)
    told: list[tuple[int, float, float]] = []
    view.clicked.connect(lambda *where: told.append(where))
    left = (view.viewport().width() - 595 * 0.5) / 2
    point = QPoint(round(left + 50), round(GAP + 842 * 0.5 + GAP + 100))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    (page, x, y) = told[0]
    assert page == 2
    assert abs(x - 100) < 2
    assert abs(y - 200) < 2


def test_a_marked_place_far_away_is_brought_into_sight(view: PageView) -> None:
    view.show_pages(Paper(10, 10))
    view.lead_to(8, QRectF(50, 100, 200, 20))
    assert view.current_page == 8


def test_zoom_ends_the_fit_and_fit_takes_it_up_again(view: PageView) -> None:
    view.show_pages(Paper(2, 10))
    view.fit()
    fitted = view.scale
    view.zoom(2)
    assert view.scale == pytest.approx(fitted * 2)
    assert not view.fit_width
    view.fit()
    assert view.scale == pytest.approx(fitted)
