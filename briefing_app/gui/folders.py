"""Where a file lies, and where one looks for it first: never where the program happens to have been started."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from briefing_app.paths import Paths
from briefing_app.store.places import shared_folder


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


def libraries_folder(paths: Paths) -> Path:
    """Return where new libraries lie: among the documents, where a person finds them again.

    In the home where the documents leave this computer (OneDrive, a network drive) or are not there; among the
    program's own files where the home does too, and where all of the program lies below one folder.
    """
    known = () if paths.apart else (_documents(), Path.home())
    own = (folder / "Briefing packs" for folder in known if folder.is_dir())
    return next((folder for folder in own if not shared_folder(folder / "library")), paths.libraries)


def first_look(wanted: Path | None = None, *, name: str = "") -> str:
    """Return where a question for a file begins: in ``wanted`` where that is there, else among the documents.

    ``name`` is a file that is suggested there. A system without a folder for documents has the home.
    """
    folders = (*([wanted] if wanted is not None else []), _documents(), Path.home())
    return str(next((folder for folder in folders if folder.is_dir()), Path.home()) / name)


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
