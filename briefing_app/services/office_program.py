"""LibreOffice, where it is installed: turns files of a word processor into pages.

The one place that starts it. It gets a profile of its own for one file, in a folder that is removed afterwards: it
meets no window of the person's, keeps nothing of what it read, runs no macro, and fetches nothing that a file links to.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from briefing_app.errors import UserError
from briefing_app.paths import private_folder
from briefing_app.services.apart import never

SECONDS = 60
"""Seconds that one file may take."""
_MEMORY = 4_000_000_000
"""Bytes of address space, where the system can hold a process to it."""
_LOOK_EVERY = 0.05
_NAMES = ("soffice", "libreoffice")
_USUAL = {
    "win32": ("LibreOffice/program/soffice.com", "LibreOffice/program/soffice.exe"),
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
}
_NO_WINDOW = 0
if sys.platform == "win32":
    _NO_WINDOW = subprocess.CREATE_NO_WINDOW


class OfficeKind(StrEnum):
    """The kinds of files that are turned into pages; each is the suffix of its files too."""

    DOCX = "docx"
    DOC = "doc"
    ODT = "odt"
    RTF = "rtf"


class OfficeError(UserError):
    """LibreOffice is not here, or made no pages of a file."""


class OfficeProgram:
    """Asks LibreOffice for pages. ``new_folder`` makes a fresh folder of the program's own, for its owner alone."""

    def __init__(self, new_folder: Callable[[], Path], *, find: Callable[[], Path | None] | None = None) -> None:
        """Look for the program only when it is asked for: it may be installed meanwhile."""
        self._new_folder = new_folder
        self._find = find or find_office

    @property
    def is_there(self) -> bool:
        """Whether this computer has LibreOffice."""
        return self._find() is not None

    def pdf(
        self,
        data: bytes,
        *,
        kind: OfficeKind,
        name: str,
        cancelled: Callable[[], bool] = never,
        seconds: float = SECONDS,
    ) -> bytes:
        """Return a file as PDF, its bookmarks as named places; ``name`` is for the words about it. It waits.

        Raises:
            OfficeError: if LibreOffice is not here, takes longer than ``seconds``, or makes nothing of the file.
            CancelledError: soon after ``cancelled`` says so.
        """
        program = self._find()
        if program is None:
            raise OfficeError(
                "LibreOffice is not installed",
                f"So no pages can be made of {name} here.",
                "Install LibreOffice, or save the file as PDF in the program that made it.",
            )
        folder = self._new_folder()
        try:
            given = folder / f"pages.{kind}"
            given.write_bytes(data)
            made = _converted(program, given, name=name, cancelled=cancelled, seconds=seconds)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        if not made.startswith(b"%PDF"):
            raise OfficeError(
                f"LibreOffice makes no pages of {name}",
                "It is protected or damaged, or not what its name says.",
                "Open it in a word processor, and save it as PDF there.",
            )
        return made


def find_office(environment: Mapping[str, str] = os.environ, *, system: str = sys.platform) -> Path | None:
    """Return where LibreOffice lies: on the path, else at the usual places of the system; ``None`` without one."""
    for name in _NAMES:
        if found := shutil.which(name, path=environment.get("PATH", "")):
            return Path(found)
    roots = [""]
    if system == "win32":
        roots = [environment[each] for each in ("ProgramFiles", "ProgramFiles(x86)") if environment.get(each)]
    usual = (Path(root) / place for root in roots for place in _USUAL.get(system, ()))
    return next((place for place in usual if place.is_file()), None)


def _converted(program: Path, given: Path, *, name: str, cancelled: Callable[[], bool], seconds: float) -> bytes:
    folder = given.parent
    _write_profile(folder / "profile")
    temporary = str(private_folder(folder / "temporary"))
    command = [
        str(program),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--convert-to", "pdf:writer_pdf_Export"),
        *("--outdir", str(folder), str(given)),
    ]
    child = subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **dict.fromkeys(("TMPDIR", "TMP", "TEMP"), temporary), "SAL_USE_VCLPLUGIN": "svp"},
        start_new_session=True,
        creationflags=_NO_WINDOW,
    )
    try:
        _limit(child.pid, seconds)
        end = time.monotonic() + seconds
        while child.poll() is None:
            if cancelled():
                raise CancelledError
            if time.monotonic() > end:
                raise OfficeError(
                    f"LibreOffice takes too long for {name}",
                    f"It was ended after {seconds:.0f} seconds.",
                    "Try a shorter file, or save it as PDF in the program that made it.",
                )
            time.sleep(_LOOK_EVERY)
    finally:
        _end(child)
    made = given.with_suffix(".pdf")
    return made.read_bytes() if made.is_file() else b""


def _limit(process: int, seconds: float) -> None:
    """Hold the process, and what it starts, to its limits even if this program is ended meanwhile."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415  (only some systems have it)

        time_of_processor = int(seconds) * 2 + 1
        with suppress(OSError, ValueError):
            resource.prlimit(process, resource.RLIMIT_AS, (_MEMORY, _MEMORY))
            resource.prlimit(process, resource.RLIMIT_CPU, (time_of_processor, time_of_processor))
            resource.prlimit(process, resource.RLIMIT_CORE, (0, 0))


def _end(child: subprocess.Popen[bytes]) -> None:
    """End the process with all that it has started; what has ended is let go of."""
    if sys.platform == "win32":
        if child.poll() is None:
            subprocess.run(["taskkill", "/T", "/F", "/PID", str(child.pid)], capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
    child.kill()
    child.wait()


_SETTINGS = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Filter/PDF/Export", "ExportBookmarksToPDFDestination", "true"),
    ("Common/Filter/PDF/Export", "ExportBookmarks", "true"),
    ("Writer/Content/Update", "Link", "0"),
    ("Calc/Content/Update", "Link", "1"),
)
"""Paths, names and values: nothing in a file is run or fetched, and bookmarks become places of the PDF."""
_PROXY = (("ooInetProxyType", "2"), ("ooInetHTTPProxyName", "127.0.0.1"), ("ooInetHTTPProxyPort", "9"))
"""Whatever asks for the net all the same finds nobody."""


def _write_profile(profile: Path) -> None:
    items = [(f"/org.openoffice.Office.{path}", name, value) for path, name, value in _SETTINGS]
    items += [("/org.openoffice.Inet/Settings", name, value) for name, value in _PROXY]
    items += [
        ("/org.openoffice.Inet/Settings", name.replace("HTTP", "HTTPS"), value)
        for name, value in _PROXY
        if "HTTP" in name
    ]
    written = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in items
    )
    private_folder(profile / "user")
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{written}</oor:items>\n",
        encoding="utf-8",
    )
