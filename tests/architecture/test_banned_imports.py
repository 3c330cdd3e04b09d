"""What the program never imports, and what its outermost files may know."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.architecture.source import PACKAGE, ROOT, SourceFile, breaches, source_files

if TYPE_CHECKING:
    from pathlib import Path

NETWORK = (
    "socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "imaplib", "poplib", "socketserver", "xmlrpc",
    "requests", "httpx", "aiohttp", "PySide6.QtNetwork",
)  # fmt: skip
QT_BEYOND_ESSENTIALS = (
    "PySide6.QtPdf", "PySide6.QtPdfWidgets", "PySide6.QtCharts", "PySide6.QtWebEngineCore",
    "PySide6.QtWebEngineWidgets", "PySide6.QtMultimedia",
)  # fmt: skip
GROUND = ("errors", "events", "settings", "paths", "i18n", "log")


def test_the_program_never_reaches_for_the_network() -> None:
    assert breaches(source_files(PACKAGE), NETWORK) == []


def test_the_window_uses_no_part_of_qt_that_is_not_installed_with_the_program() -> None:
    assert breaches(source_files(PACKAGE), QT_BEYOND_ESSENTIALS) == []


@pytest.mark.parametrize(
    ("line", "banned"),
    [
        ("import socket", NETWORK),
        ("from urllib import request", NETWORK),
        ("from urllib.request import urlopen", NETWORK),
        ("import http.client as client", NETWORK),
        ("def later():\n    import smtplib", NETWORK),
        ("from PySide6 import QtNetwork", NETWORK),
        ("from PySide6.QtPdf import QPdfDocument", QT_BEYOND_ESSENTIALS),
        ("from PySide6 import QtPdfWidgets", QT_BEYOND_ESSENTIALS),
    ],
)
def test_a_planted_import_is_found(tmp_path: Path, line: str, banned: tuple[str, ...]) -> None:
    path = tmp_path / "planted.py"
    path.write_text(line + "\n", encoding="utf-8")

    assert len(breaches([SourceFile(path)], banned)) == 1


def test_neighbours_of_what_is_banned_are_free(tmp_path: Path) -> None:
    path = tmp_path / "free.py"
    path.write_text(
        "from urllib.parse import quote\nfrom html import escape\nimport sockets_of_ours\n", encoding="utf-8"
    )

    assert breaches([SourceFile(path)], NETWORK) == []


def outside_of(file: SourceFile, allowed: tuple[str, ...]) -> list[str]:
    """Return imports that are neither the standard library's nor among the allowed."""
    return [
        f"{file.path.name}:{line} imports {name}"
        for name, line in file.imports()
        if name.partition(".")[0] not in {*sys.stdlib_module_names, *allowed}
    ]


def test_the_ground_floor_needs_the_standard_library_only() -> None:
    files = [file for name in GROUND for file in source_files(PACKAGE / name)]
    files += [SourceFile(path) for name in GROUND if (path := PACKAGE / f"{name}.py").exists()]

    assert [line for file in files for line in outside_of(file, ("briefing_app", "_typeshed"))] == []


def test_dev_can_be_started_by_a_plain_python() -> None:
    assert outside_of(SourceFile(ROOT / "dev.py"), ()) == []


def test_the_program_knows_nothing_of_the_files_that_start_it() -> None:
    assert breaches(source_files(PACKAGE), ("main", "dev", "bench", "tests")) == []


def test_main_only_starts_the_program() -> None:
    main = ROOT / "main.py"
    files = [SourceFile(main)] if main.exists() else []

    assert [line for file in files for line in outside_of(file, ("briefing_app", "_typeshed"))] == []
