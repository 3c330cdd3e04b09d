"""About: version, where the library lies, licences."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from briefing_app import __version__
from briefing_app.gui.words import faint, heading, plain, title
from briefing_app.paths import ASSETS


class AboutDialog(QDialog):
    """What program this is."""

    def __init__(self, parent: QWidget | None, *, library: Path | None) -> None:
        """Show the version, and where ``library`` lies."""
        super().__init__(parent)
        self.setWindowTitle("About Briefing Pack Builder")
        layout = QVBoxLayout(self)
        layout.addWidget(title("Briefing Pack Builder"))
        layout.addWidget(plain(f"Version {__version__}"))
        layout.addWidget(faint("Nothing is sent anywhere: the program works on this computer alone."))
        place = plain(str(library) if library else "No library is open.")
        place.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        place.setAccessibleName("Place of the library")
        layout.addWidget(heading("Library"))
        layout.addWidget(place)
        layout.addWidget(heading("Licences"))
        licences = QPlainTextEdit(licence_text())
        licences.setReadOnly(True)
        licences.setAccessibleName("Licences")
        layout.addWidget(licences, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.resize(620, 520)


def licence_text() -> str:
    """Return the program's licence and the notices of what it is made with."""
    parts = [
        path.read_text(encoding="utf-8")
        for path in (ASSETS.parent / "LICENSE", ASSETS.parent / "NOTICE")
        if path.is_file()
    ]
    return "\n\n".join(parts)
