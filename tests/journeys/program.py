"""Runs the real program, and tells a test on standard output where things stand on the screen.

It answers questions only. Whatever is done to the program is done with the mouse and the keyboard.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from briefing_app.bootstrap import make_services
from briefing_app.document.words import words
from briefing_app.gui.application import make_application, run
from briefing_app.gui.main_window import MainWindow
from briefing_app.gui.workspace import Workspace
from briefing_app.paths import standard_paths
from tests.journeys.places import called, cell, in_front, menu_line, middle, tab, table


class Probe(QObject):
    """Answers one question a line, on the window's thread."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.asked.connect(self.answer, Qt.ConnectionType.QueuedConnection)

    def listen(self) -> None:
        """Pass questions on; the end of them is the end of the listening."""
        for line in sys.stdin:
            self.asked.emit(line)

    def answer(self, line: str) -> None:
        """Print the answer as one line of JSON; ``null`` where the thing is not there yet."""
        question, _, argument = line.strip().partition(" ")
        answers: Mapping[str, Callable[[str], object]] = {
            "control": control,
            "question": asked_in_front,
            "row": row,
            "sections": sections,
            "pages": pages,
            "picture": picture,
            "say": say,
            "tab": tab,
            "entry": menu_line,
            "table": table,
            "cell": cell,
        }
        try:
            answer = answers[question](argument)
        except (AssertionError, AttributeError, StopIteration):
            answer = None
        print(json.dumps(answer), flush=True)  # noqa: T201  (the channel to the test)


def window() -> MainWindow:
    """The main window."""
    return next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow))


def workspace() -> Workspace:
    """What shows the open library."""
    opened = window().open_library
    assert opened is not None
    return opened.workspace


def control(name: str) -> object:
    """Where the visible control with this name or text is, and what it holds."""
    for widget in sorted(in_front(), key=lambda held: isinstance(held, QLabel)):  # what a label names before the label
        if called(widget, name):
            items = [widget.itemText(index) for index in range(widget.count())] if isinstance(widget, QComboBox) else []
            ticked = isinstance(widget, QCheckBox)
            return {
                "at": middle(widget, QRect(0, 0, 20, widget.height()) if ticked else None),
                "holds": held_by(widget),
                "items": items,
                "enabled": widget.isEnabled(),
                "focus": widget.hasFocus(),
            }
    return None


def held_by(widget: QWidget) -> str:
    """What a control holds, as words."""
    if isinstance(widget, (QLineEdit, QLabel, QAbstractSpinBox)):
        return widget.text()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QCheckBox):
        return "yes" if widget.isChecked() else "no"
    if isinstance(widget, (QPlainTextEdit, QTextEdit)):
        return widget.toPlainText()
    if isinstance(widget, QListWidget):
        return "\n".join(widget.item(line).text() for line in range(widget.count()))
    return ""


def asked_in_front(_argument: str) -> object:
    """The title and the words of the question in front of the window."""
    asking = QApplication.activeModalWidget()
    if asking is None:
        return None
    labels = [label.text() for label in asking.findChildren(QLabel) if label.isVisible() and label.text()]
    return {"title": asking.windowTitle(), "words": labels}


def row(title: str) -> object:
    """Where the line of the tree with this title is, with its upper edge and its height."""
    tree, model = workspace().panel.tree, workspace().panel.model
    for entry in model.entries:
        for held in (entry, *entry.children):
            index = model.find(held.ref, entry.ref.id)
            area = tree.visualRect(index)
            if held.title == title and not area.isEmpty():
                top = tree.viewport().mapToGlobal(area.topLeft()).y()
                chosen = tree.currentIndex() == index
                return {"at": middle(tree.viewport(), area), "top": top, "height": area.height(), "chosen": chosen}
    return None


def sections(_argument: str) -> object:
    """The titles of the pack's sections, in the tree's order."""
    return [entry.title for entry in workspace().panel.model.entries]


def pages(_argument: str) -> object:
    """The words of the pages in the preview, once they are on the screen."""
    preview, view = workspace().pages.preview, workspace().pages.view
    assert preview is not None
    if not all(view.is_fresh(page) for page in view._visible()):
        return None
    return " ".join(words(preview.composed.document))


def picture(path: str) -> object:
    """Write what the screen shows where the preview is, as PNG."""
    viewport = workspace().pages.view.viewport()
    corner = viewport.mapToGlobal(QPoint(0, 0))
    held = QGuiApplication.primaryScreen().grabWindow(0, corner.x(), corner.y(), viewport.width(), viewport.height())
    return held.save(path, "PNG")


def say(_argument: str) -> object:
    """What the status bar, the Edit menu and the title say."""
    held = window()
    return {
        "saved": held.status.saved.text(),
        "message": held.status.currentMessage(),
        "undo": held.menus.actions["undo"].text(),
        "title": held.windowTitle(),
        "start_page": held.open_library is None,
    }


def main() -> int:
    """Run the program with the probe beside it, on the library that is named."""
    library = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    make_application()
    probe = Probe()
    threading.Thread(target=probe.listen, daemon=True).start()
    services = make_services(standard_paths())
    try:
        return run(services, library)
    finally:
        services.close()


if __name__ == "__main__":
    sys.exit(main())
