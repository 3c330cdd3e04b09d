"""The strip beside a text that shows, with a letter and a colour, who may read each paragraph."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QTextBlock
from PySide6.QtWidgets import QTextEdit, QWidget

from briefing_app.domain.levels import Level, narrowest
from briefing_app.gui.text.marks import LETTERS, TINTS
from briefing_app.gui.text.walker import block_at, blocks_of

_BAR = 4


class LevelBar(QWidget):
    """Paints a bar and a letter beside each paragraph that has a level, or holds words that have one."""

    def __init__(self, area: QTextEdit) -> None:
        """Stand beside ``area`` and follow it."""
        super().__init__(area.parentWidget())
        self._area = area
        area.verticalScrollBar().valueChanged.connect(lambda _value: self.update())
        area.document().contentsChanged.connect(self.update)
        area.document().documentLayout().documentSizeChanged.connect(lambda _size: self.update())

    def sizeHint(self) -> QSize:
        """Wide enough for the bar and its letter."""
        return QSize(self.fontMetrics().horizontalAdvance("M") + _BAR + 6, 0)

    def levels(self) -> tuple[Level | None, ...]:
        """The most closed level that each paragraph or a part of it has of its own."""
        return tuple(_level(block) for block in blocks_of(self._area.document()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what lies beside the visible part of the text."""
        painter = QPainter(self)
        scrolled = self._area.verticalScrollBar().value()
        top = self._area.viewport().mapTo(self._area, self._area.viewport().rect().topLeft()).y()
        layout = self._area.document().documentLayout()
        for block in blocks_of(self._area.document()):
            level = _level(block)
            if level is None:
                continue
            box = layout.blockBoundingRect(block).translated(QPointF(0, top - scrolled))
            if box.bottom() < 0 or box.top() > self.height():
                continue
            painter.fillRect(QRectF(self.width() - _BAR, box.top(), _BAR, box.height() - 2), TINTS[level])
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            words = QRectF(0, box.top(), self.width() - _BAR - 2, self.fontMetrics().height())
            painter.drawText(words, Qt.AlignmentFlag.AlignRight, LETTERS[level])
        painter.end()


def _level(block: QTextBlock) -> Level | None:
    held = block_at(block)
    given = [level for level in (held.level, *(run.level for run in held.runs)) if level is not None]
    return narrowest(*given) if given else None
