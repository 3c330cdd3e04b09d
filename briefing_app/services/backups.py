"""Backups of a library: one when it is opened, kept more thinly the older they are."""

from __future__ import annotations

import errno
import hashlib
import logging
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefing_app.errors import UserError
from briefing_app.paths import private_folder
from briefing_app.services.clock import Clock
from briefing_app.services.session import Session
from briefing_app.store.backup import backups_to_delete

_log = logging.getLogger(__name__)
_STAMP = "%Y%m%dT%H%M%S%f"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Backup:
    """A backup and the moment that it holds."""

    taken: datetime
    path: Path


class BackupService:
    """Keeps backups of every library in a folder each."""

    def __init__(self, folder: Path, *, clock: Clock) -> None:
        """Keep them below ``folder``."""
        self._folder = folder
        self._clock = clock

    def take(self, session: Session) -> Future[None]:
        """Back the session's library up in the background, then thin out; a failure is logged, and work goes on."""
        library = session.path
        taken = self._begun(session, self.home_of(library))
        taken.add_done_callback(lambda done: self._thin_out(library, done))
        return taken

    def _begun(self, session: Session, home: Path) -> Future[None]:
        try:
            if not self._folder.is_dir():  # a disk that is not there must not become a folder on this one
                raise FileNotFoundError(errno.ENOENT, "It is not there")
            private_folder(home)
        except OSError as error:  # a disk that is not there today keeps nobody from the work
            failed: Future[None] = Future()
            why = f"{home.parent} cannot be used: {error.strerror or type(error).__name__}."
            failed.set_exception(UserError("No backup was taken", why, "Choose another folder for backups."))
            return failed
        return session.backup(home / f"{self._clock.now().strftime(_STAMP)}.briefings")

    def _thin_out(self, library: Path, done: Future[None]) -> None:
        error = done.exception()
        if error is not None:
            _log.warning("no backup was taken: %s", type(error).__name__)
            return
        backups = self.backups(library)
        old = backups_to_delete(((each.path, each.taken) for each in backups), today=self._clock.today())
        for path in old:
            path.unlink(missing_ok=True)

    def home_of(self, library: Path) -> Path:
        """The folder of one library's backups."""
        place = hashlib.sha256(str(library.resolve()).encode()).hexdigest()[:12]
        return self._folder / f"{library.stem}-{place}"

    def backups(self, library: Path) -> tuple[Backup, ...]:
        """Every backup of a library, oldest first."""
        zone = self._clock.now().tzinfo
        found: list[Backup] = []
        for path in self.home_of(library).glob("*.briefings"):
            try:
                taken = datetime.strptime(path.stem, _STAMP).replace(tzinfo=zone)
            except ValueError:
                continue  # put there by a person: none of ours to count or delete
            found.append(Backup(taken=taken, path=path))
        return tuple(sorted(found))
