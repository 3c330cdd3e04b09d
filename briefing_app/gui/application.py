"""Starts the window."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from briefing_app import __version__
from briefing_app.errors import InputError
from briefing_app.gui.fonts import ensure_letters
from briefing_app.gui.left_words import show_left_words
from briefing_app.gui.main_window import MainWindow
from briefing_app.gui.messages import install_hooks
from briefing_app.gui.page_printer import QtPagePrinter
from briefing_app.gui.theme import Look, Theme
from briefing_app.gui.unused_memory import look_here_alone

if TYPE_CHECKING:
    from briefing_app.services.services import Services

_STEP = 50
"""Milliseconds between two looks at what is still open when the program is ended."""


def run(services: Services, library: Path | None) -> int:
    """Show the window until it is closed; ``library`` is opened at once. Return the exit code.

    Raises:
        InputError: if there is no screen to show it on.
    """
    refuse_without_screen(os.environ, sys.platform)
    services.pauses.keep_short()
    app = make_application()
    settings = services.settings.current
    theme = Theme(app)
    theme.apply(_look(settings.theme), settings.text_size)
    services.printing.page_printer = QtPagePrinter()
    window = MainWindow(services, theme)
    install_hooks(window.report)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: _end(window))
    look_here_alone(app)  # its timer also gives the interpreter a step in which it sees signals
    window.show()
    QTimer.singleShot(0, lambda: show_left_words(window, services.left_words))
    if library is not None:
        QTimer.singleShot(0, lambda: window.open_path(library))
    return app.exec()


def refuse_without_screen(environment: Mapping[str, str], system: str) -> None:
    """Say in words what Qt would end the whole process for.

    Raises:
        InputError: if the session has no screen; ``QT_QPA_PLATFORM`` may name one that needs none.
    """
    named = any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    if not named and system.startswith("linux"):
        raise InputError(
            "There is no screen here",
            "The program's window needs one.",
            "Start it where there is a screen, or use the command line: --help lists what it can do.",
        )


def _end(window: MainWindow) -> None:
    """Close for good: what is asked just now is not answered any more, and what was typed is kept."""
    if window.open_library is not None:
        window.open_library.conflicts.ending = True
    _close_all(window)


def _close_all(window: MainWindow) -> None:
    """Close menus and questions, also those that come up meanwhile, then the window.

    ``done`` and not ``reject``: a window that asks before it is left is not to ask now.
    """
    asking = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]
    if not asking and not window.isVisible():
        return
    QTimer.singleShot(_STEP, window, lambda: _close_all(window))
    menu = QApplication.activePopupWidget()
    if menu is not None:
        menu.close()
    for dialog in asking:
        dialog.done(QDialog.DialogCode.Rejected)
    if menu is None and not asking:
        window.close()


def make_application() -> QApplication:
    """Return the one application object with its names."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("briefing-pack-builder")
    app.setApplicationVersion(__version__)
    ensure_letters(app)
    return app


def _look(word: str) -> Look:
    try:
        return Look(word)
    except ValueError:
        return Look.SYSTEM
