"""Progress of an export, with Cancel; then its files, with Open and Show in folder."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QProgressBar, QPushButton, QWidget

from briefing_app.composing.findings import Finding
from briefing_app.document.origin import Origin
from briefing_app.gui.dialog_parts import LIST_STYLE, dialog_layout, letters_wide, make_primary
from briefing_app.gui.findings_list import FindingsList
from briefing_app.gui.folders import copy_path, open_by_system
from briefing_app.gui.words import faint, heading, plain

_ROWS = 12
"""Files that are shown at once; more of them scroll."""


class ProgressDialog(QDialog):
    """Closing it stops what still runs. ``go_asked`` names the place of a finding that a person wants to see."""

    advanced = Signal(float, str)
    """May be emitted on any thread: how far (0 to 1), and what is being done."""
    go_asked = Signal(object)

    def __init__(self, parent: QWidget | None, *, title: str) -> None:
        """Start at nothing done."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.cancelled = threading.Event()
        self._said = heading("Laying out the pages…")
        self._bar = QProgressBar()
        self._bar.setAccessibleName("Progress")
        self._bar.setRange(0, 100)
        self._folder = faint("")
        self._folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.files = QListWidget()
        self.files.setAccessibleName("Files")
        self.files.setStyleSheet(LIST_STYLE)
        self.findings = FindingsList()
        self._open, self._show = QPushButton("&Open"), QPushButton("Show in &folder")
        self._copy = QPushButton("Copy &path")
        self.remarks = plain("")
        self.remarks.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.remarks.hide()
        self.told = plain("")
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.told.hide()
        self.close_button = QPushButton("Cancel")
        for widget in (self._folder, self.files, self._open, self._show, self._copy):
            widget.hide()
        self._lay_out()
        self.advanced.connect(self._advance)
        self.findings.go_asked.connect(self._leave_for)
        self._open.clicked.connect(lambda: self._visit(open_by_system))
        self._show.clicked.connect(lambda: self._visit(lambda path: open_by_system(path.parent)))
        self._copy.clicked.connect(lambda: self._visit(copy_path))
        self.files.itemActivated.connect(lambda _item: self._visit(open_by_system))
        self.close_button.clicked.connect(self.reject)

    def finish(
        self, files: Sequence[Path], *, words: str, remarks: Sequence[str] = (), findings: Sequence[Finding] = ()
    ) -> None:
        """Show what was made, what is to be known of it, and what the checks found in it."""
        self._said.setText(words)
        self.remarks.setText("\n".join(remarks))
        self.remarks.setVisible(bool(remarks))
        self._bar.hide()
        for path in files:
            item = QListWidgetItem(path.name)
            item.setToolTip(str(path))
            item.setData(Qt.ItemDataRole.UserRole, str(path))
            self.files.addItem(item)
        self.files.setCurrentRow(0)
        self.files.setFixedHeight(self.files.sizeHintForRow(0) * min(_ROWS, max(1, len(files))) + 4)
        self._folder.setText(f"In {files[0].parent}" if files else "")
        for widget in (self._folder, self.files, self._open, self._show, self._copy):
            widget.setVisible(bool(files))
        self.findings.show_findings(findings)
        make_primary(self._open, "&Open")
        self._open.setFocus()
        self.close_button.setText("&Close")
        self.adjustSize()

    def done(self, result: int) -> None:
        """Close, and stop what is still running."""
        self.cancelled.set()
        super().done(result)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in (self._open, self._show, self._copy, self.close_button):
            row.addWidget(button)
        layout = dialog_layout(self)
        layout.setSpacing(8)
        for widget in (self._said, self._bar, self._folder, self.files, self.told, self.remarks, self.findings):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addSpacing(8)
        layout.addLayout(row)
        self.setMinimumWidth(letters_wide(self, 88))

    def _leave_for(self, origin: Origin) -> None:
        self.reject()
        self.go_asked.emit(origin)

    def _advance(self, done: float, words: str) -> None:
        self._bar.setValue(round(done * 100))
        if words:
            self._said.setText(f"{words}…" if done < 1 else words)

    def _visit(self, call: Callable[[Path], str]) -> None:
        """Do something with the chosen file, and say what came of it: a system without a file manager is silent."""
        item = self.files.currentItem()
        if item is not None:
            self.told.setText(call(Path(item.data(Qt.ItemDataRole.UserRole))))
            self.told.setVisible(bool(self.told.text()))
            self.adjustSize()
