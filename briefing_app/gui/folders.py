"""Where a file lies, and where one looks for it first: never where the program happens to have been started."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication


def open_by_system(path: Path) -> str:
    """Let the system open a file or folder; return what to tell a person, which is nothing where it went well."""
    if not path.exists():
        return f"This is no longer there: {path}"
    if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        return ""
    what = "folder" if path.is_dir() else "file"
    return f"No program on this computer opened the {what}. It is at: {path}"


def copy_path(path: Path) -> str:
    """Put a path on the clipboard; return what to tell a person."""
    QApplication.clipboard().setText(str(path))
    return f"Copied: {path}"


def first_look(wanted: Path | None = None, *, name: str = "") -> str:
    """Return where a question for a file begins: in ``wanted`` where that is there, else among the documents.

    ``name`` is a file that is suggested there. A system without a folder for documents has the home.
    """
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folders = (*([wanted] if wanted is not None else []), Path(documents), Path.home())
    return str(next((folder for folder in folders if folder.is_dir()), Path.home()) / name)
