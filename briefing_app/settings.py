"""Settings of one person on one machine: typed values in one JSON file. Nothing of a library's content is in it."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, cast

from briefing_app.errors import UserError
from briefing_app.events import Event

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_log = logging.getLogger(__name__)
_MOST_RECENT = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportChoices:
    """What was chosen at the last export, to be offered again."""

    formats: tuple[str, ...] = ("pdf", "docx")
    recipe: str = ""
    audience: str = ""
    style: str = ""
    folder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintChoices:
    """What was chosen at the last print, to be offered again."""

    printer: str = ""
    recipe: str = ""
    copies: int = 1
    duplex: str = "none"
    imposition: str = "none"
    collate: bool = True
    to_file: bool = False
    """Whether the pages went into a PDF file, and to no printer."""
    folder: str = ""
    """Where that file was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting. ``name`` and ``initials`` stand in the history as who; they are never written into a pack."""

    name: str = ""
    initials: str = ""
    recent: tuple[str, ...] = ()
    last_library: str = ""
    geometry: str = ""
    """Place and size of the window, as the window's toolkit writes them (base 64)."""
    splitters: Mapping[str, str] = field(default_factory=dict)
    recommendation_columns: tuple[str, ...] = ()
    """Names of the columns that are shown of the recommendations; none: the usual ones."""
    export: ExportChoices = field(default_factory=ExportChoices)
    printing: PrintChoices = field(default_factory=PrintChoices)
    backup_folder: str = ""
    backup_asked: bool = False
    theme: str = "system"
    text_size: int = 100

    def with_recent(self, library: Path) -> Settings:
        """Return the settings with ``library`` as the last and the first of the recent ones."""
        path = str(library)
        others = tuple(known for known in self.recent if known != path)
        return replace(self, recent=(path, *others)[:_MOST_RECENT], last_library=path)


class SettingsFile:
    """The settings and their file. ``write`` puts bytes under a name whole or not at all."""

    def __init__(self, path: Path, *, write: Callable[[Path, bytes], None]) -> None:
        """Read the file; where there is none, or it makes no sense, the settings are those of a first start."""
        self.path = path
        self.changed: Event[Settings] = Event()
        self._write = write
        self._lock = Lock()
        self._current = read_settings(path)

    @property
    def current(self) -> Settings:
        """The settings as they are now."""
        return self._current

    def change(self, **changes: object) -> Settings:
        """Change some settings by name and keep them; return all of them."""
        return self._keep(lambda current: replace(current, **cast("dict[str, Any]", changes)))

    def remember_library(self, library: Path) -> Settings:
        """Note that ``library`` was opened."""
        return self._keep(lambda current: current.with_recent(library))

    def _keep(self, change: Callable[[Settings], Settings]) -> Settings:
        with self._lock:
            settings = change(self._current)
            if settings == self._current:
                return settings
            self._current = settings
            self._put(settings)
        self.changed.emit(settings)  # outside of the lock: whoever listens may change a setting in turn
        return settings

    def _put(self, settings: Settings) -> None:
        try:
            self._write(self.path, json.dumps(asdict(settings), ensure_ascii=False, indent=1).encode())
        except (OSError, UserError, UnicodeEncodeError) as error:
            # Settings are a convenience: a full disk must not stand between a person and the library.
            _log.warning("settings were not kept: %s", type(error).__name__)


def read_settings(path: Path) -> Settings:
    """Read settings from a file; each value that has the wrong shape takes its default."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as error:
        _log.warning("settings cannot be read: %s", type(error).__name__)
        return Settings()
    return cast("Settings", _filled(Settings(), found))


def _filled(usual: DataclassInstance, found: object) -> object:
    """Fill a dataclass from JSON, value by value, where the kind of value is that of the default."""
    values: dict[str, Any] = {}
    for entry in fields(usual):
        value, default = found.get(entry.name) if isinstance(found, dict) else None, getattr(usual, entry.name)
        if isinstance(default, (ExportChoices, PrintChoices)):
            values[entry.name] = _filled(default, value)
        elif isinstance(default, tuple) and isinstance(value, list):
            values[entry.name] = tuple(part for part in value if isinstance(part, str))
        elif isinstance(default, dict) and isinstance(value, dict):
            values[entry.name] = {str(key): str(part) for key, part in value.items()}
        elif type(value) is type(default):
            values[entry.name] = value
    return replace(usual, **values)
