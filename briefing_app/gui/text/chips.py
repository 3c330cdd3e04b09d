"""Draws atoms (live figures and source references) as small boxes in the line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPalette, QPyTextObject, QTextDocument, QTextFormat
from PySide6.QtWidgets import QApplication

from briefing_app.domain.text import Run
from briefing_app.gui.text.marks import ATOM, run_of

Describe = Callable[[Run], str]
"""Says in a few words what an atom stands for."""
_LONGEST = 40


def describe_atom(run: Run) -> str:
    """Say what an atom stands for where nobody knows the titles of records."""
    if run.source is not None:
        return f"Source, {run.source.locator}" if run.source.locator else "Source"
    if run.figure is not None:
        code = f" {run.figure.code.value}" if run.figure.code else ""
        return f"{run.figure.kind.value.replace('_', ' ').capitalize()}{code}"
    return ""


class Chips(QPyTextObject):
    """The handler of atoms in one document."""

    def __init__(self, parent: QObject, describe: Describe) -> None:
        """Ask ``describe`` for the words of each atom."""
        super().__init__(parent)
        self._describe = describe

    def intrinsicSize(self, doc: QTextDocument, pos_in_document: int, form: QTextFormat) -> QSizeF:  # noqa: N802
        """The room that an atom takes in its line."""
        metrics = QFontMetricsF(doc.defaultFont())
        return QSizeF(metrics.horizontalAdvance(self._words(form)) + metrics.averageCharWidth() * 1.6, metrics.ascent())

    def drawObject(  # noqa: N802
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        pos_in_document: int,
        form: QTextFormat,
    ) -> None:
        """Draw the box and its words in the palette's colours."""
        palette = QApplication.palette()
        metrics = QFontMetricsF(doc.defaultFont())
        box = QRectF(rect).adjusted(1, 0, -1, metrics.descent() * 0.8)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(palette.color(QPalette.ColorRole.Link))
        painter.setBrush(palette.color(QPalette.ColorRole.AlternateBase))
        painter.drawRoundedRect(box, 3, 3)
        painter.setFont(doc.defaultFont())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._words(form))
        painter.restore()

    def _words(self, form: QTextFormat) -> str:
        words = self._describe(run_of(form.toCharFormat(), ATOM))
        return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
