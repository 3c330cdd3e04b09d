"""A box to choose from that is narrower than its words: they are cut in the middle, and whole in its list and tip."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QToolTip, QWidget

_MARGIN = 4
"""Pixels that the style keeps free beside the words."""


class ShortBox(QComboBox):
    """A combo box of a few letters' width at least; it takes the room that there is."""

    def __init__(self, letters: int, parent: QWidget | None = None, *, short: Sequence[str] = ()) -> None:
        """Be wide enough for ``letters``; ``short`` says each line in one short word, for where the room is less."""
        super().__init__(parent)
        self._short = tuple(short)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(letters)

    @property
    def shown_words(self) -> str:
        """What can be read of the chosen words."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        width, words = max(room.width() - _MARGIN, 0), self.currentText()
        shown = self._elided(words, width)
        return self._elided(self._short[self.currentIndex()], width) if self._short and shown != words else shown

    def _elided(self, words: str, width: int) -> str:
        return self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, width)

    def minimumSizeHint(self) -> QSize:
        """Room for the longest of the short words, where there are any."""
        if not self._short:
            return super().minimumSizeHint()
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        metrics = self.fontMetrics()
        words = QSize(max(map(metrics.horizontalAdvance, self._short)) + _MARGIN, metrics.height())
        return self.style().sizeFromContents(QStyle.ContentsType.CT_ComboBox, option, words, self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box as the style does, but with the middle of its words left out."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self.shown_words
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def showPopup(self) -> None:  # noqa: N802
        """Give the list the width of its longest line."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 2 * _MARGIN)
        super().showPopup()

    def event(self, event: QEvent) -> bool:
        """Show the whole words as a tip where they are cut."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            cut = self.shown_words != self.currentText()
            words = [self.currentText() if cut else "", self.toolTip()]
            QToolTip.showText(event.globalPos(), "\n".join(word for word in words if word), self)
            return True
        return super().event(event)
