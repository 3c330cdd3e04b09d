"""Backups of a library: one when it is opened, kept more thinly the older they are."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from briefing_app.paths import private_folder
from briefing_app.services.clock import Clock
from briefing_app.services.session import Session

_log = logging.getLogger(__name__)
_STAMP = "%Y%m%dT%H%M%S%f"
_DAYS, _WEEKS, _MONTHS = 7, 4, 12


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
        home = private_folder(self.home_of(session.path))
        library = session.path
        taken = session.backup(home / f"{self._clock.now().strftime(_STAMP)}.briefings")
        taken.add_done_callback(lambda done: self._thin_out(library, done))
        return taken

    def _thin_out(self, library: Path, done: Future[None]) -> None:
        error = done.exception()
        if error is not None:
            _log.warning("no backup was taken: %s", type(error).__name__)
            return
        for superfluous in to_delete(self.backups(library), now=self._clock.now()):
            superfluous.path.unlink(missing_ok=True)

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


def to_delete(backups: Iterable[Backup], *, now: datetime) -> tuple[Backup, ...]:
    """Return the backups that are not kept: all of today, the last of 7 days, 4 weeks and 12 months stay.

    The newest one stays in any case, and so does one from the future of a clock that was set back.
    """
    known = sorted(backups)
    keep = set(known[-1:]) | {backup for backup in known if backup.taken.date() >= now.date()}
    for count, length in ((_DAYS, 1), (_WEEKS, 7), (_MONTHS, 30)):
        spans: dict[int, Backup] = {}
        for backup in known:
            age = (now.date() - backup.taken.date()) // timedelta(days=length)
            if age <= count:
                spans[age] = backup  # the last of the span wins
        keep.update(spans.values())
    return tuple(backup for backup in known if backup not in keep)
