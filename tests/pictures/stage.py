"""The real window on a real screen, and what photographs it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

from PIL import Image
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QDialog

from briefing_app.domain.reference import RecordRef
from briefing_app.gui.main_window import MainWindow
from briefing_app.gui.open_library import OpenLibrary
from briefing_app.gui.outline import Entry
from tests.pictures.pages import save

D = TypeVar("D", bound=QDialog)
FAILURES = (AssertionError, AttributeError, LookupError, TimeoutError, StopIteration)
"""What it means that something is not where it is looked for."""
_PATIENCE = 40.0
_REST = 700


class Stage:
    """Acts on the window and takes pictures; what could not be shown is kept in ``missing``."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        """Photograph ``window`` into ``folder``."""
        self.window = window
        self.missing: list[str] = []
        self._folder = folder

    def rest(self, milliseconds: int = _REST) -> None:
        """Let the window and its workers come to rest; Qt's own waiting for tests would not let workers run."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def until(self, test: Callable[[], object], what: str) -> None:
        """Wait until something is so."""
        end = time.monotonic() + _PATIENCE
        while not test():
            if time.monotonic() > end:
                raise TimeoutError(f"waited in vain: {what}")
            self.rest(50)

    def shoot(self, name: str, *, after: int = _REST) -> None:
        """Write what the screen shows where the window is, after so many milliseconds."""
        self.rest(after)
        area = self.window.frameGeometry().intersected(self.window.screen().geometry())
        held = QGuiApplication.primaryScreen().grabWindow(0, *cast("tuple[int, int, int, int]", area.getRect()))
        save(_pillow(held.toImage()), self._folder / f"{name}.png")

    def front(self, act: Callable[[], object], kind: type[D], then: Callable[[D], object]) -> None:
        """Do what opens a question of some kind, act on it with ``then``, and let it go."""
        met: list[bool] = []
        end = time.monotonic() + _PATIENCE

        def meet() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, kind):
                if time.monotonic() < end:
                    QTimer.singleShot(100, meet)
                return
            try:
                self.rest()
                then(dialog)
            except FAILURES as error:
                self.missing.append(f"{kind.__name__}: {error!r}")
            finally:
                met.append(True)
                if dialog.isVisible():
                    dialog.done(0)

        QTimer.singleShot(300, meet)
        act()
        self.until(lambda: met, kind.__name__)
        self.rest(300)

    def attempt(self, walk: Callable[[Stage], object]) -> None:
        """Walk; where that fails the next walk is begun all the same."""
        try:
            walk(self)
        except FAILURES as error:
            self.missing.append(f"{walk.__name__}: {error!r}")

    # --- what is open

    def do(self, action: str) -> None:
        """Choose an entry of the menus by its name in the program."""
        self.window.menus.actions[action].trigger()

    @property
    def library(self) -> OpenLibrary:
        """The library that is open."""
        assert self.window.open_library is not None
        return self.window.open_library

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The lines of the tree."""
        return self.library.workspace.panel.model.entries

    def open_sample(self) -> None:
        """Open the sample, and wait for its pages."""
        self.window.start_page.sample_asked.emit()
        self.wait_for_pages()

    def wait_for_pages(self) -> None:
        """Wait until the preview shows pages that are the newest."""
        self.until(lambda: self.window.open_library is not None, "a library")
        pages = self.library.workspace.pages
        self.until(lambda: pages.preview is not None, "pages")
        self.rest(1000)

    def section(self, title: str) -> Entry:
        """The section with this title."""
        return next(entry for entry in self.entries if entry.title == title)

    def choose(self, ref: RecordRef, section: str = "") -> None:
        """Choose a line of the tree, and wait for its form and its page."""
        self.library.workspace.panel.tree.collapseAll()
        assert self.library.workspace.panel.tree.select(ref, section), ref
        self.rest(900)


def _pillow(image: QImage) -> Image.Image:
    held = image.convertToFormat(QImage.Format.Format_RGB888)
    size = (held.width(), held.height())
    return Image.frombytes("RGB", size, bytes(held.constBits()), "raw", "RGB", held.bytesPerLine())
