"""Where the program keeps its own files, on each system; ``BRIEFING_HOME`` moves all of them below one folder."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = "briefing-pack-builder"
ASSETS = Path(__file__).resolve().parent.parent / "assets"
"""What the program brings along: fonts, icons, catalogues, the sample."""

_PRIVATE = 0o700
_ABANDONED_AFTER = 2 * 24 * 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """The program's folders. ``apart``: all of them lie below one folder that somebody named."""

    data: Path
    config: Path
    cache: Path
    apart: bool = False

    @property
    def settings_file(self) -> Path:
        """The file that holds the settings."""
        return self.config / "settings.json"

    @property
    def log_file(self) -> Path:
        """The log that is written to now."""
        return self.data / "logs" / "program.log"

    @property
    def ledger_file(self) -> Path:
        """The list of the files that the program wrote."""
        return self.data / "written-files.json"

    @property
    def sample_file(self) -> Path:
        """The working copy of the sample."""
        return self.data / "sample.briefings"

    @property
    def libraries(self) -> Path:
        """Where new libraries lie where no folder that a person knows is this computer's alone."""
        return self.data / "libraries"

    @property
    def backups(self) -> Path:
        """Where backups lie until a person chooses a folder."""
        return self.data / "backups"

    @property
    def temporary(self) -> Path:
        """The program's own folder for passing files, for its owner alone."""
        return self.cache / "temporary"

    def prepare(self) -> None:
        """Make the folders for their owner alone, and sweep what earlier runs left in the temporary one."""
        for folder in (self.data, self.config, self.cache, self.temporary, self.backups):
            private_folder(folder)
        sweep(self.temporary, older_than=_ABANDONED_AFTER)

    def new_temporary_folder(self) -> Path:
        """Make a fresh folder for passing files; whoever asks removes it."""
        return private_folder(self.temporary / secrets.token_hex(8))


def private_folder(path: Path) -> Path:
    """Make a folder with its parents, open to its owner alone, and return it."""
    path.mkdir(parents=True, exist_ok=True, mode=_PRIVATE)
    path.chmod(_PRIVATE)
    return path


def sweep(folder: Path, *, older_than: float) -> int:
    """Remove what lies in ``folder`` for more than so many seconds; return how many things went.

    Younger things may belong to another window of the program that runs now.
    """
    removed = 0
    for entry in folder.iterdir() if folder.is_dir() else ():
        try:
            if time.time() - entry.stat().st_mtime < older_than:
                continue
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            else:
                entry.unlink()
        except OSError:
            continue  # in use, or gone already: the next start looks again
        removed += 1
    return removed


def standard_paths(
    environment: Mapping[str, str] = os.environ, *, system: str = sys.platform, home: Path | None = None
) -> Paths:
    """Return the folders that this system sets aside for programs."""
    own = environment.get("BRIEFING_HOME")
    if own:
        return Paths(data=Path(own) / "data", config=Path(own) / "config", cache=Path(own) / "cache", apart=True)
    house = home or Path.home()
    if system == "win32":
        local = Path(environment.get("LOCALAPPDATA") or house / "AppData" / "Local") / FOLDER
        return Paths(data=local / "data", config=local / "config", cache=local / "cache")
    if system == "darwin":
        library = house / "Library"
        support = library / "Application Support" / FOLDER
        return Paths(data=support / "data", config=support / "config", cache=library / "Caches" / FOLDER)
    return Paths(
        data=_xdg(environment, "XDG_DATA_HOME", house / ".local" / "share"),
        config=_xdg(environment, "XDG_CONFIG_HOME", house / ".config"),
        cache=_xdg(environment, "XDG_CACHE_HOME", house / ".cache"),
    )


def _xdg(environment: Mapping[str, str], name: str, usual: Path) -> Path:
    given = environment.get(name, "")
    return (Path(given) if Path(given).is_absolute() else usual) / FOLDER
