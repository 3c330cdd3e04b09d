"""Atoms where they stand in an editable document: under the mouse, or selected."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from briefing_app.domain.figures import FigureQuery
from briefing_app.gui.text.marks import ATOM
from briefing_app.gui.text.walker import selected


def figure_in(cursor: QTextCursor) -> FigureQuery | None:
    """Return the live figure that is selected, if there is nothing beside it."""
    runs = [run for block in selected(cursor).blocks for run in block.runs]
    return runs[0].figure if len(runs) == 1 else None


def atom_at(area: QTextEdit, point: QPoint) -> QTextCursor | None:
    """Return the atom under a point of the viewport, selected; ``None`` where there is none."""
    at = area.cursorForPosition(point).position()
    for start in (at, at - 1):
        cursor = QTextCursor(area.document())
        cursor.setPosition(max(start, 0))
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
        if cursor.selectedText() == ATOM and _covers(area, cursor, point):
            return cursor
    return None


def _covers(area: QTextEdit, atom: QTextCursor, point: QPoint) -> bool:
    begin, end = QTextCursor(area.document()), QTextCursor(area.document())
    begin.setPosition(atom.selectionStart())
    end.setPosition(atom.selectionEnd())
    left, right = area.cursorRect(begin), area.cursorRect(end)
    ends_its_line = right.top() > left.top()
    return left.left() <= point.x() and (ends_its_line or point.x() <= right.right())
