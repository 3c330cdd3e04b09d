"""What the window says when something went wrong: a person's errors calmly, bugs with what a report needs."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from briefing_app.errors import UserError
from briefing_app.gui.words import heading, plain

_log = logging.getLogger(__name__)


def show_error(parent: QWidget | None, error: BaseException) -> None:
    """Show a failure: a ``UserError`` with its three parts, anything else as a bug.

    While one bug is shown the next are in the log alone: a fault that comes again and again would bury the window.
    """
    if isinstance(error, UserError):
        user_error_box(parent, error).exec()
        return
    _log.error("unexpected failure", exc_info=error)
    if not any(isinstance(each, BugDialog) and each.isVisible() for each in QApplication.topLevelWidgets()):
        BugDialog(parent, error).exec()


def user_error_box(parent: QWidget | None, error: UserError) -> QMessageBox:
    """Return the box that says what happened, what it means and what to do.

    What happened stands in the box and not in its frame, where a window manager would cut it.
    """
    box = QMessageBox(QMessageBox.Icon.Warning, "Briefing Pack Builder", error.title, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    label = box.findChild(QLabel, "qt_msgbox_label")
    if label is not None:
        label.setProperty("role", "heading")  # no width of its own: the box lets it wrap by its need for room
    box.setInformativeText("\n\n".join(part for part in (error.message, error.hint) if part))
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    return box


class BugDialog(QDialog):
    """A fault of the program: the work is safe, and here is what a report needs."""

    def __init__(self, parent: QWidget | None, error: BaseException) -> None:
        """Lay out the words and the traceback of ``error``."""
        super().__init__(parent)
        self.setWindowTitle("A fault in the program")
        self.report = "".join(traceback.format_exception(error))
        layout = QVBoxLayout(self)
        layout.addWidget(heading("Something went wrong in the program."))
        layout.addWidget(
            plain(
                "Everything that was saved is safe, and you can go on working. If it happens again, send the "
                "report below to those who look after the program. Read it first: it may quote a few words of yours."
            )
        )
        details = QPlainTextEdit(self.report)
        details.setReadOnly(True)
        details.setAccessibleName("Report of the fault")
        layout.addWidget(details, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton("Copy the report", QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self._said = QLabel()
        layout.addWidget(self._said)
        self.resize(640, 420)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.report)
        self._said.setText("Copied.")


def install_hooks(show: Callable[[BaseException], None]) -> None:
    """Send what nobody caught, on any thread, to ``show``."""

    def on_main(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            QApplication.quit()
            return
        show(error)

    def on_thread(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None and not isinstance(arguments.exc_value, SystemExit):
            show(arguments.exc_value)

    sys.excepthook = on_main
    threading.excepthook = on_thread
