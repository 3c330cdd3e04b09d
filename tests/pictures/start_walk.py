"""The start: before anything was opened, the first question, an empty library, what cannot be opened."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtWidgets import QMessageBox

from briefing_app.gui.first_run import WhoDialog
from briefing_app.gui.restore_dialog import RestoreDialog
from tests.pictures.stage import Stage


def first_start(stage: Stage) -> None:
    """The start page of a fresh machine, and the first question."""
    stage.shoot("start-first")

    def introduce(dialog: WhoDialog) -> None:
        stage.shoot("first-run")
        dialog.name.setText("Anna Kowalska")
        dialog.initials.setText("ak")
        dialog.accept()

    stage.front(stage.window.start_page.sample_asked.emit, WhoDialog, introduce)
    stage.wait_for_pages()


def empty_library(stage: Stage) -> None:
    """A library without a pack, then the start page with what was opened."""
    home = Path(os.environ["BRIEFING_HOME"])
    services = stage.window._services
    services.library.create(home / "Office.briefings").close()
    stage.window.open_path(home / "Office.briefings")
    stage.until(lambda: stage.window.windowTitle().startswith("Office"), "the empty library")
    stage.rest(1500)
    stage.shoot("empty-library")
    stage.window.show_start_page()
    stage.shoot("start")
    no_library = home / "Minutes.briefings"
    no_library.write_bytes(b"PK\x03\x04 no library at all" * 40)
    stage.front(lambda: stage.window.open_path(no_library), QMessageBox, lambda _box: stage.shoot("error"))


def restore(stage: Stage) -> None:
    """Backups to restore."""

    stage.front(stage.window.start_page.restore_asked.emit, RestoreDialog, lambda _dialog: stage.shoot("restore"))


WALKS = (first_start, empty_library, restore)
