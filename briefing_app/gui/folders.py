"""Where a file lies: shown by the system's file manager where there is one, and always to be copied."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
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
