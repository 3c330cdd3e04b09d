"""Holds still what cannot be changed: words can be read, chosen and copied, and the reason stands at every control."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QListWidget, QTextEdit, QWidget

READS = "reads"
"""The property of a button that changes nothing, and stays as it is."""
_READ = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


def hold_still(widget: QWidget, reason: str) -> None:
    """Let nothing inside of ``widget`` be changed any more; ``reason`` is a sentence for the person who tries."""
    for shortcut in widget.findChildren(QShortcut):
        shortcut.setEnabled(False)
    for area in widget.findChildren(QTextEdit):
        area.setReadOnly(True)
        area.setTextInteractionFlags(_READ)
        area.setToolTip(reason)
    for line in widget.findChildren(QLineEdit):
        if type(line) is QLineEdit:
            line.setReadOnly(True)
        else:  # a line that offers what may be chosen is no words to be copied
            line.setEnabled(False)
        line.setToolTip(reason)
    for kind in (QAbstractButton, QComboBox, QListWidget):
        for control in widget.findChildren(kind):
            if not control.property(READS):
                control.setEnabled(False)
                control.setToolTip(reason)
