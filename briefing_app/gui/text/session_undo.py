"""Undo belongs to the session: no field takes a step back on its own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget


class SessionUndo(QObject):
    """Hands the keys of undo and redo up: to the menu where there is one, else as signals."""

    undo_requested = Signal()
    redo_requested = Signal()

    def watch(self, widget: QWidget) -> None:
        """Take undo and redo away from ``widget``."""
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let a menu's shortcut have the keys first; a field would claim them for itself."""
        if not isinstance(event, QKeyEvent):
            return False
        undo, redo = event.matches(QKeySequence.StandardKey.Undo), event.matches(QKeySequence.StandardKey.Redo)
        if not undo and not redo:
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.ignore()
        elif event.type() is QEvent.Type.KeyPress:
            (self.undo_requested if undo else self.redo_requested).emit()
        return True
