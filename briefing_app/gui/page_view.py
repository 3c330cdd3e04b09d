"""Real pages under each other: pictures from a worker, as many as can be seen, the newest ones only."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget

from briefing_app.gui.bridge import Bridge

if TYPE_CHECKING:
    from briefing_app.rendering.raster import RasterImage

GAP = 14
"""Pixels around each page."""
_NEAREST, _FARTHEST = 0.2, 4.0
_LEAD, _LOWEST = 40, 60
"""Pixels above a place that one was led to, and how near to the lower edge it may stand without being moved."""


class Pages(Protocol):
    """Pages that can be looked at: those of the preview, or of a file about to be printed."""

    @property
    def sizes(self) -> tuple[tuple[float, float], ...]:
        """Width and height of each page in points."""
        ...

    def picture(self, page: int, scale: float, /) -> Future[RasterImage]:
        """A page (from 1) as a picture, drawn on a worker."""
        ...


class PageView(QAbstractScrollArea):
    """Shows pages, scrolls and zooms. A click tells the page and the point (in points) under the mouse."""

    clicked = Signal(int, float, float)
    page_changed = Signal(int)
    scale_changed = Signal(float)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        """Start without a page, at the width of the view."""
        super().__init__(parent)
        self._bridge = bridge
        self._pages: Pages | None = None
        self._tops: list[float] = []
        self._pictures: dict[int, QImage] = {}
        self._fresh: set[int] = set()
        self._asked: set[int] = set()
        self._generation = 0
        self.marked: tuple[tuple[int, QRectF], ...] = ()
        self._led: int | None = None
        self._leading = False
        self.fit_width = True
        self.scale = 1.0
        self.setAccessibleName("Preview of the pages")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # A bar that comes and goes would change the fitted width, and with it the need for the bar.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    # --- what is shown

    def show_pages(self, pages: Pages) -> None:
        """Show these pages in the place of the former ones; what is read stays where it was."""
        keep = set(range(1, len(pages.sizes) + 1))
        self._pictures = {page: picture for page, picture in self._pictures.items() if page in keep}
        self._pages = pages
        self.marked = ()
        self._led = None
        self._refresh()

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._pages.sizes) if self._pages else 0

    @property
    def current_page(self) -> int:
        """The page that is read, from 1: where one was led to, until one scrolls; else the one at the top."""
        if self._led is not None:
            return self._led
        middle = self.verticalScrollBar().value() + self.viewport().height() / 3
        return max(1, bisect_right(self._tops, middle))

    def is_fresh(self, page: int) -> bool:
        """Whether the newest picture of this page is on the screen."""
        return page in self._fresh

    def mark(self, boxes: tuple[tuple[int, QRectF], ...]) -> None:
        """Mark boxes (page, points)."""
        self.marked = boxes
        self.viewport().update()

    def lead_to(self, page: int, box: QRectF) -> None:
        """Bring a box (points) of a page into view, if it is not, and take that page for the one that is read."""
        if not 1 <= page <= self.page_count:
            return
        top = self._tops[page - 1] + box.top() * self.scale_of(page)
        bar = self.verticalScrollBar()
        self._leading = True
        if not bar.value() <= top <= bar.value() + self.viewport().height() - _LOWEST:
            bar.setValue(int(top - _LEAD))
        self._leading = False
        self._led = page
        self.page_changed.emit(page)

    def shows(self, page: int, box: QRectF) -> bool:
        """Whether some of a box (points) of a page is in view, and more than its edge."""
        if not 1 <= page <= self.page_count:
            return False
        top, scale, above = self._tops[page - 1], self.scale_of(page), self.verticalScrollBar().value()
        below = above + self.viewport().height()
        return top + box.top() * scale <= below - _LOWEST and top + box.bottom() * scale >= above + _LEAD

    # --- zoom

    def set_scale(self, scale: float) -> None:
        """Show the pages at this many pixels a point."""
        self.fit_width = False
        self._rescale(scale)
        self._refresh()

    def zoom(self, factor: float) -> None:
        """Make the pages larger or smaller."""
        self.set_scale(self.scale * factor)

    def fit(self) -> None:
        """Make each page as wide as the view, now and when it is resized."""
        self.fit_width = True
        self._rescale(_fitting(self.viewport().width(), self._pages))
        self._refresh()

    def scale_of(self, page: int) -> float:
        """Pixels a point of one page: where the width is fitted, a page wider than the others is drawn smaller."""
        width = self._pages.sizes[page - 1][0] if self._pages else 1.0
        return self.scale * min(1.0, _usual_width(self._pages) / width) if self.fit_width else self.scale

    def _rescale(self, scale: float) -> None:
        scale = max(_NEAREST, min(scale, _FARTHEST))
        if abs(scale - self.scale) < 0.001:
            return
        ratio = scale / self.scale
        bar = self.verticalScrollBar()
        value = bar.value()
        self.scale = scale
        self._refresh()
        bar.setValue(int(value * ratio))
        self.scale_changed.emit(scale)

    # --- layout and pictures

    def _refresh(self) -> None:
        self._generation += 1
        self._fresh.clear()
        self._asked.clear()
        top = float(GAP)
        self._tops = []
        widest = 0.0
        for page, (width, height) in enumerate(self._pages.sizes if self._pages else (), start=1):
            self._tops.append(top)
            top += height * self.scale_of(page) + GAP
            widest = max(widest, width * self.scale_of(page))
        _set_bar(self.verticalScrollBar(), int(top), self.viewport().height())
        _set_bar(self.horizontalScrollBar(), int(widest) + GAP, self.viewport().width())
        self._ask_for_visible()
        self.viewport().update()

    def _box(self, page: int) -> QRectF:
        assert self._pages is not None
        width, height = (length * self.scale_of(page) for length in self._pages.sizes[page - 1])
        left = max(float(GAP), (self.viewport().width() - width) / 2) - self.horizontalScrollBar().value()
        return QRectF(left, self._tops[page - 1] - self.verticalScrollBar().value(), width, height)

    def _visible(self) -> range:
        top = self.verticalScrollBar().value()
        first = max(1, bisect_right(self._tops, top))
        last = max(first, bisect_right(self._tops, top + self.viewport().height()))
        return range(first, min(last, self.page_count) + 1)

    def _ask_for_visible(self) -> None:
        if self._pages is None:
            return
        for page in self._visible():
            if page not in self._asked:
                self._asked.add(page)
                future = self._pages.picture(page, self.scale_of(page) * self.devicePixelRatioF())
                self._bridge.then(future, self._taker(page), failed=lambda _error: None)

    def _taker(self, page: int) -> Callable[[RasterImage], None]:
        generation = self._generation

        def take(picture: RasterImage) -> None:
            if generation != self._generation:
                return
            image = QImage(
                picture.data, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB888
            ).copy()
            self._pictures[page] = image
            self._fresh.add(page)
            self.viewport().update()

        return take

    def _scrolled(self) -> None:
        self._ask_for_visible()
        if not self._leading:
            self._led = None
        self.page_changed.emit(self.current_page)

    # --- Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what can be seen; an older picture stands until the new one has come."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Mid).darker(105))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self._visible() if self._pages else ():
            box = self._box(page)
            painter.fillRect(box, Qt.GlobalColor.white)
            picture = self._pictures.get(page)
            if picture is not None:
                painter.drawImage(box, picture)
            painter.setPen(QColor(0, 0, 0, 60))
            painter.drawRect(box)
            self._paint_marks(painter, page, box)

    def _paint_marks(self, painter: QPainter, page: int, box: QRectF) -> None:
        colour, scale = QColor("#1f4e8c"), self.scale_of(page)
        for marked, area in self.marked:
            if marked == page:
                left = box.left() + max(area.left() - 8, 4) * scale
                strip = QRectF(left, box.top() + area.top() * scale, 2.5, area.height() * scale)
                painter.fillRect(strip, colour)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the width of the page that of the view, where that was asked for."""
        super().resizeEvent(event)
        if self.fit_width:
            self._rescale(_fitting(self.viewport().width(), self._pages))
        self._refresh()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell where a page was clicked."""
        if event.button() is Qt.MouseButton.LeftButton and self._pages is not None:
            self._click(event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.1 if event.angleDelta().y() > 0 else 1 / 1.1)
            return
        super().wheelEvent(event)

    def _click(self, point: QPointF) -> None:
        for page in self._visible():
            box = self._box(page)
            if box.contains(point):
                x = (point.x() - box.left()) / self.scale_of(page)
                y = (point.y() - box.top()) / self.scale_of(page)
                self._led = page
                self.page_changed.emit(page)
                self.clicked.emit(page, x, y)
                return


def _fitting(width: int, pages: Pages | None) -> float:
    return (width - 2 * GAP) / _usual_width(pages)


def _usual_width(pages: Pages | None) -> float:
    widths = sorted(width for width, _ in pages.sizes) if pages else []
    return max(widths, key=widths.count, default=595.0)


def _set_bar(bar: QScrollBar, length: int, shown: int) -> None:
    bar.setPageStep(shown)
    bar.setSingleStep(40)
    bar.setRange(0, max(0, length - shown))
