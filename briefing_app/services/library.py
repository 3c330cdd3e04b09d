"""Ways to an open library: an existing file, a new one, the sample, a first pack."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefing_app.composing.languages import language_for
from briefing_app.domain.dates import PartialDate
from briefing_app.editing.first_pack import start_pack
from briefing_app.errors import InputError, UserError
from briefing_app.importing.sample import sample_change_set
from briefing_app.paths import ASSETS, Paths
from briefing_app.services.backups import Backup, BackupService
from briefing_app.services.clock import Clock
from briefing_app.services.session import Session
from briefing_app.services.writing import FileWriter, told
from briefing_app.settings import SettingsFile
from briefing_app.store.alone import put_aside, remove_library
from briefing_app.store.folder_lock import OpenElsewhereError
from briefing_app.store.library import Library
from briefing_app.store.who import Who

SAMPLE = ASSETS / "sample"
"""The folder of the shipped sample."""
_UNNAMED = Who(name="Not named", initials="")
_SHIPPED = Who(name="The sample", initials="")
"""Who made the sample: so that nobody's Undo takes it back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryService:
    """Opens libraries. Every method takes its time, and belongs on a worker."""

    paths: Paths
    settings: SettingsFile
    writer: FileWriter
    clock: Clock

    def open(self, path: Path, *, take_over: bool = False) -> Session:
        """Open a library, remember it, and take a backup in the background.

        Raises:
            InputError: if there is none, or it is damaged, foreign or of a newer release; the file stays as it is.
            OpenElsewhereError: if it is open elsewhere in a shared folder; ``take_over`` opens it all the same.
        """
        session = self.session(path, take_over=take_over)
        self.settings.remember_library(session.path)
        session.first_backup = session.back_up()
        session.thin_history(after=session.first_backup)
        return session

    def session(self, path: Path, *, take_over: bool = False) -> Session:
        """Open a library without remembering it: the way of the command line.

        Raises:
            InputError, OpenElsewhereError: as ``open`` does.
        """
        library = Library.open(path.absolute(), take_over=take_over)
        return Session(library, who=self.who(), clock=self.clock, back_up=self.backups().take)

    def follow(self, path: Path) -> Session:
        """Open a library for reading only that is open elsewhere, and remember it.

        Raises:
            InputError: as ``open`` does.
        """
        session = Session(Library.follow(path.absolute()), who=self.who(), clock=self.clock)
        self.settings.remember_library(session.path)
        return session

    def create(self, path: Path) -> Session:
        """Make an empty library, and open it.

        Raises:
            InputError: if something lies at ``path``.
            UserError: if nothing can be written there.
        """
        with told(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        Library.create(path).close()
        return self.open(path)

    def create_sample(self, path: Path) -> Session:
        """Make a new library that holds the sample, whole or not at all, and open it without remembering it.

        Raises:
            InputError: if something lies at ``path``.
        """
        with told(path):
            taken = path.exists()
        if taken:
            raise InputError(
                f"{path.name} is there already", "The sample is written to a new library only.", "Choose another name."
            )
        with self.writer.passing(path) as part:
            library = Library.create(part)
            try:
                library.apply(sample_change_set(SAMPLE), who=_SHIPPED)
            finally:
                library.close()
        return self.session(path)

    def sample_working_copy(self, *, afresh: bool = False) -> Session:
        """Open the working copy of the sample, the same one each time; ``afresh`` backs it up and makes a new one.

        One that cannot be opened or backed up any more is put aside, under a name that says so.

        Raises:
            UserError: if another window has it open while it is to be started afresh; it then stays.
        """
        path = self.paths.sample_file
        if afresh and path.exists():
            try:
                if self._backed_up(path):
                    remove_library(path)
                else:
                    self._put_aside(path)
            except OpenElsewhereError as error:
                raise UserError(
                    "The sample is open in another window",
                    "What is written there would be lost with its file.",
                    "Close it there first.",
                ) from error
        if not path.exists():
            self.create_sample(path).close()
        return self.open(path)

    def _backed_up(self, path: Path) -> bool:
        try:
            with self.session(path) as former:
                self.backups().take(former).result()
        except InputError:  # damaged, or no library; a full disk is told as what it is
            return False
        return True

    def _put_aside(self, path: Path) -> None:
        aside = path.with_name(f"{path.stem} damaged {self.clock.now():%Y-%m-%d %H%M%S %f}{path.suffix}")
        with told(path):
            put_aside(path, aside)

    def restore(self, backup: Path, path: Path) -> Session:
        """Make a library of a backup under a new name, whole or not at all, and open it; the backup stays as it is.

        Raises:
            InputError: if something lies at ``path``, or the backup is none, damaged or of a newer release.
        """
        if path.exists():
            raise InputError(
                f"{path.name} is there already", "A backup is restored to a new library only.", "Choose another name."
            )
        if not backup.is_file():
            raise InputError(f"There is no {backup.name}", f"Looked in {backup.parent}.", "Choose another backup.")
        with self.writer.passing(path) as part:
            # The copy is opened, never the backup: opening brings a library of an older release up to date.
            for ending in ("", "-wal"):
                held = backup.with_name(backup.name + ending)
                if held.exists():
                    shutil.copyfile(held, part.with_name(part.name + ending))
            Library.open(part).close()
        return self.open(path)

    def start_first_pack(
        self, path: Path, country: str, *, start: date | None = None, end: date | None = None, language: str = "en"
    ) -> Session:
        """Make a library with a mission to a country, its pack, recipes and sections in a language, and open it.

        Raises:
            InputError: if something lies at ``path``, or country or dates make no sense.
        """
        command = start_pack(country, start=_partial(start), end=_partial(end), language=language_for(language))
        session = self.create(path)
        session.do(command).result()
        return session

    def recent(self) -> tuple[Path, ...]:
        """The libraries that were opened last and are still there, the last one first."""
        return tuple(path for path in map(Path, self.settings.current.recent) if path.exists())

    def backups(self) -> BackupService:
        """The backups, in the folder that was chosen."""
        chosen = self.settings.current.backup_folder
        return BackupService(Path(chosen) if chosen else self.paths.backups, clock=self.clock)

    def backups_of(self, library: Path) -> tuple[Backup, ...]:
        """Every backup of a library, oldest first: in the folder that was chosen, and in the usual one."""
        usual = BackupService(self.paths.backups, clock=self.clock)
        return tuple(sorted({*self.backups().backups(library), *usual.backups(library)}))

    def who(self) -> Who:
        """Who works here, for the history."""
        settings = self.settings.current
        return Who(name=settings.name, initials=settings.initials) if settings.name else _UNNAMED


def _partial(day: date | None) -> PartialDate | None:
    return PartialDate.of(day) if day is not None else None
