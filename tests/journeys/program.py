"""Runs the real program, and tells a test on standard output where things stand on the screen.

It answers questions only. Whatever is done to the program is done with the mouse and the keyboard.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget

from briefing_app.bootstrap import make_services
from briefing_app.document.words import words
from briefing_app.gui.application import make_application, run
from briefing_app.gui.main_window import MainWindow
from briefing_app.paths import standard_paths


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
            "row": row,
            "status": status,
            "pages": pages,
            "say": say,
        }
        try:
            answer = answers[question](argument)
        except (AssertionError, AttributeError, StopIteration):
            answer = None
        print(json.dumps(answer), flush=True)  # noqa: T201  (the channel to the test)


def window() -> MainWindow:
    """The main window."""
    return next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow))


def middle(widget: QWidget, area: QRect | None = None) -> list[int]:
    """The point on the screen in the middle of a widget, or of an area of it."""
    point: QPoint = widget.mapToGlobal((area or widget.rect()).center())
    return [point.x(), point.y()]


def control(name: str) -> object:
    """Where the visible control with this name or text is, and what it holds."""
    asking = QApplication.activeModalWidget()  # behind a question nothing can be clicked
    for widget in asking.findChildren(QWidget) if asking else QApplication.allWidgets():
        words_of = widget.text().replace("&", "") if isinstance(widget, (QAbstractButton, QLabel)) else ""
        if name in (widget.accessibleName(), words_of) and widget.isVisible():
            held = widget.text() if isinstance(widget, (QLineEdit, QLabel)) else ""
            held = widget.currentText() if isinstance(widget, QComboBox) else held
            return {"at": middle(widget), "holds": held, "enabled": widget.isEnabled(), "focus": widget.hasFocus()}
    return None


def row(title: str) -> object:
    """Where the line of the tree with this title is."""
    opened = window().open_library
    assert opened is not None
    tree, model = opened.workspace.panel.tree, opened.workspace.panel.model
    for entry in model.entries:
        for held in (entry, *entry.children):
            index = model.find(held.ref, entry.ref.id)
            if held.title == title and not tree.visualRect(index).isEmpty():
                area = tree.visualRect(index)
                return {"at": middle(tree.viewport(), area)}
    return None


def status(title: str) -> object:
    """The status box of the recommendation with this title."""
    opened = window().open_library
    assert opened is not None
    statuses = opened.workspace.editor.statuses
    line = next(number for number, held in enumerate(statuses.lines) if held.title.startswith(title))
    return {"at": middle(statuses.combo(line)), "holds": statuses.combo(line).currentText()}


def pages(_argument: str) -> object:
    """The words of the pages in the preview, once they are on the screen."""
    opened = window().open_library
    assert opened is not None
    preview = opened.workspace.pages.preview
    assert preview is not None
    view = opened.workspace.pages.view
    if not view.is_fresh(view.current_page):
        return None
    return " ".join(words(preview.composed.document))


def say(_argument: str) -> object:
    """What the status bar, the Edit menu and the title say."""
    held = window()
    return {
        "saved": held.status.saved.text(),
        "message": held.status.currentMessage(),
        "undo": held.menus.actions["undo"].text(),
        "title": held.windowTitle(),
    }


def main() -> int:
    """Run the program with the probe beside it."""
    make_application()
    probe = Probe()
    threading.Thread(target=probe.listen, daemon=True).start()
    services = make_services(standard_paths())
    try:
        return run(services, None)
    finally:
        services.close()


if __name__ == "__main__":
    sys.exit(main())
