"""How many of how many, and how many of each status: each mark narrows the list to its status."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from briefing_app.domain.status import StatusCode
from briefing_app.domain.status_words import HOUSE_WORDS
from briefing_app.gui.flow_layout import FlowLayout
from briefing_app.gui.recommendations.marks import status_icon
from briefing_app.gui.recommendations.query import Result
from briefing_app.gui.recommendations.words import calls_words, count_words

CODES = tuple(StatusCode)
_WHICH = (
    "The list holds all calls. A pack\u2019s figures take the counted ones only: no appraisals, no instructions, and "
    "no call that was taken out of the count."
)


class CountsStrip(QWidget):
    """Says the counts. ``statuses_chosen`` tells by which statuses the list is narrowed now."""

    statuses_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with nothing counted."""
        super().__init__(parent)
        self.line = QLabel()
        self.line.setAccessibleName("How many calls are listed")
        self.line.setToolTip(_WHICH)
        self._scale = HOUSE_WORDS
        self.chosen = QLabel()
        self.chosen.setProperty("role", "faint")
        self.buttons: dict[StatusCode, QToolButton] = {code: self._button(code) for code in CODES}
        flow = FlowLayout(gap=4)
        flow.addWidget(self.line)
        for button in self.buttons.values():
            flow.addWidget(button)
        flow.addWidget(self.chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 4)
        layout.addLayout(flow)

    def show_result(self, result: Result) -> None:
        """Say what was found."""
        if result.scale != self._scale:
            self._scale = result.scale
            self._draw()
        found, every = result.positions.count, result.everything
        narrowed = result.query.asks
        self.line.setText(calls_words(found, result.uncounted, of=every if narrowed else None))
        self._show_counts(result.by_status, result.query.filters.statuses)

    def show_chosen(self, count: int) -> None:
        """Say how many rows are chosen."""
        self.chosen.setText(f"{count:,} chosen" if count > 1 else "")

    def _show_counts(self, counts: Mapping[StatusCode, int], statuses: tuple[StatusCode, ...]) -> None:
        for code, button in self.buttons.items():
            count = counts.get(code, 0)
            button.setText(f"{count:,} {self._scale.inside(code)}")
            button.setVisible(bool(count) or code in statuses)
            button.setChecked(code in statuses)
            name = f"{self._scale.label(code)}: {count_words(count, 'call', 'calls')}"
            button.setAccessibleName(name)
            button.setToolTip(f"{name}. Click to list these only, or to add them.")
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the marks in the colours of another look."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._draw()

    def _draw(self) -> None:
        side = self.fontMetrics().ascent()
        for code, button in self.buttons.items():
            button.setIcon(status_icon(code, self._scale.colour(code)))
            button.setIconSize(QSize(side, side))

    def _button(self, code: StatusCode) -> QToolButton:
        button = QToolButton()
        button.setIcon(status_icon(code))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAccessibleName(self._scale.label(code))
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda _on: self._tell())
        button.hide()
        return button

    def _tell(self) -> None:
        self.statuses_chosen.emit(tuple(code for code in CODES if self.buttons[code].isChecked()))
