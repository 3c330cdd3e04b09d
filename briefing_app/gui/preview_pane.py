"""The preview at the right: the real pages of the whole pack; a click finds the sentence that stands there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QStackedLayout, QToolBar, QToolButton, QVBoxLayout, QWidget

from briefing_app.document.origin import Origin
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.icons import icon
from briefing_app.gui.page_view import PageView
from briefing_app.gui.words import plain

if TYPE_CHECKING:
    from briefing_app.rendering.pdf import Place
    from briefing_app.services.preview import Preview

_ZOOM = 1.15


class PreviewPane(QWidget):
    """Shows the newest preview. ``origin_clicked`` names what stands where the mouse was pressed."""

    origin_clicked = Signal(object)
    answered = Signal()
    """The button below the words that stand in the place of pages was pressed."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        """Start empty, with the words that say what will stand here."""
        super().__init__(parent)
        self.preview: Preview | None = None
        self.view = PageView(bridge, self)
        self.view.clicked.connect(self._clicked)
        self.view.page_changed.connect(self._show_page)
        self.view.scale_changed.connect(self._show_scale)
        self._revealed = ("", "")
        self._buttons: dict[str, QToolButton] = {}
        self._page = QLabel("No pages yet")
        self._page.setAccessibleName("Page of the preview")
        self._percent = QLabel("100 %")
        self._percent.setAccessibleName("Zoom of the preview")
        self._empty = QLabel("The pages appear here as soon as they are laid out.")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setObjectName("instead")
        self._empty.setWordWrap(True)
        pages = QWidget()
        self._stack = QStackedLayout(pages)
        self.answer = QPushButton("What to do")
        self.answer.clicked.connect(self.answered)
        self.answer.hide()
        instead = QWidget()
        column = QVBoxLayout(instead)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(self._empty)
        column.addWidget(self.answer, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._instead = instead
        self._stack.addWidget(instead)
        self._stack.addWidget(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.note = plain("")
        self.note.setContentsMargins(12, 4, 12, 8)
        self.note.hide()
        layout.addWidget(self._tool_bar())
        layout.addWidget(self.note)
        layout.addWidget(pages, 1)

    def show_preview(self, preview: Preview) -> None:
        """Show a new preview; the place that is read stays."""
        self.preview = preview
        self.view.show_pages(preview)
        self._stack.setCurrentWidget(self.view)
        self._show_page(self.view.current_page)

    def show_problem(self, title: str, message: str, *, answer: str = "") -> None:
        """Say why there are no pages, in their place: older ones would pass for what was asked for.

        ``answer`` are the words of a button that helps; empty: there is none.
        """
        self.preview = None
        self._empty.setText(f"{title}\n\n{message}")
        self.answer.setText(answer)
        self.answer.setVisible(bool(answer))
        self._stack.setCurrentWidget(self._instead)
        self._page.setText("No pages")

    def show_note(self, words: str) -> None:
        """Say above the pages what they do not show; nothing: take it away."""
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def reveal(self, *, section: str, record: str = "") -> None:
        """Mark what a section, or one record in it, has become on the pages."""
        self._revealed = (section, record)
        if self.preview is None:
            return
        boxes: dict[int, QRectF] = {}
        for place in self.preview.pdf.places:
            if _belongs(place.origin, section, record):
                boxes[place.page] = boxes.get(place.page, QRectF()).united(_box(place))
        self.view.mark(tuple(sorted(boxes.items(), key=lambda item: item[0])))

    def lead_to(self, *, field: str = "", block: int | None = None) -> None:
        """Bring what is marked into view: one field of it, or a paragraph of that, where these stand on a page."""
        if self.preview is None or not self.view.marked:
            return
        inside = [
            place
            for place in self.preview.pdf.places
            if field and place.origin.field == field and _belongs(place.origin, *self._revealed)
        ]
        exact = [place for place in inside if place.origin.block == block] or inside
        first = min(exact, key=lambda one: (one.page, one.y0), default=None)
        if first is None:
            self.view.lead_to(*self.view.marked[0])
        else:
            self.view.lead_to(first.page, _box(first))

    def lead_back(self) -> None:
        """Bring what is marked into view, unless some of it is: who reads there is not led away."""
        if not any(self.view.shows(page, box) for page, box in self.view.marked):
            self.lead_to()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons in the colours of a new palette."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            for name, button in self._buttons.items():
                button.setIcon(icon(name))

    def _tool_bar(self) -> QToolBar:
        bar = QToolBar("Preview")
        bar.addWidget(self._page)
        stretch = QWidget()
        stretch.setSizePolicy(stretch.sizePolicy().Policy.Expanding, stretch.sizePolicy().Policy.Preferred)
        bar.addWidget(stretch)
        for name, text, call in (
            ("zoom-out", "Zoom out", lambda: self.view.zoom(1 / _ZOOM)),
            ("zoom-in", "Zoom in", lambda: self.view.zoom(_ZOOM)),
            ("fit-width", "Fit the width", self.view.fit),
        ):
            button = QToolButton()
            button.setIcon(icon(name))
            button.setToolTip(text)
            button.setAccessibleName(text)
            button.clicked.connect(call)
            bar.addWidget(button)
            self._buttons[name] = button
            if name == "zoom-out":
                bar.addWidget(self._percent)
        return bar

    def _clicked(self, page: int, x: float, y: float) -> None:
        if self.preview is None:
            return
        place = place_at(self.preview.pdf.places, page=page, x=x, y=y)
        if place is not None:
            self.origin_clicked.emit(place.origin)

    def _show_page(self, page: int) -> None:
        self._page.setText(f"Page {page} of {self.view.page_count}" if self.view.page_count else "No pages yet")

    def _show_scale(self, scale: float) -> None:
        self._percent.setText(f"{round(scale * 100 * 72 / 96)} %")


def place_at(places: Iterable[Place], *, page: int, x: float, y: float) -> Place | None:
    """Return the smallest place under a point; else the nearest line of that page above or below it."""
    here = [place for place in places if place.page == page and (place.origin.section or place.origin.id)]
    under = [place for place in here if place.x0 <= x <= place.x1 and place.y0 <= y <= place.y1]
    if under:
        return min(under, key=lambda place: (place.x1 - place.x0) * (place.y1 - place.y0))
    return min(here, key=lambda place: max(place.y0 - y, y - place.y1, 0.0), default=None)


def _belongs(origin: Origin, section: str, record: str) -> bool:
    if record:
        return origin.id == record and (not section or origin.section == section)
    return bool(section) and origin.section == section


def _box(place: Place) -> QRectF:
    return QRectF(place.x0, place.y0, place.x1 - place.x0, place.y1 - place.y0)
