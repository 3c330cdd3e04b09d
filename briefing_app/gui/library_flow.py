"""Ways to a library: the sample, a first pack, a new one, one from a file, a recent one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from briefing_app.errors import UserError
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.first_run import FirstPackDialog, WhoDialog
from briefing_app.gui.folders import first_look, libraries_folder
from briefing_app.gui.messages import user_error_box
from briefing_app.gui.restore_dialog import Restorable, RestoreDialog
from briefing_app.gui.start_page import RecentLibrary, StartPage
from briefing_app.paths import private_folder
from briefing_app.store.folder_lock import OpenElsewhereError
from briefing_app.store.places import shared_folder

if TYPE_CHECKING:
    from briefing_app.services.services import Services
    from briefing_app.services.session import Session

_FILTER = "Libraries (*.briefings)"
_ENDING = ".briefings"


class LibraryFlow(QObject):
    """Asks, opens on a worker, and hands the session on."""

    opened = Signal(object)
    said = Signal(str)
    forgotten = Signal()
    backups_settled = Signal()

    def __init__(self, services: Services, bridge: Bridge, *, window: QWidget) -> None:
        """Ask in front of ``window``."""
        super().__init__(window)
        self._services = services
        self._bridge = bridge
        self._window = window
        self._opening = False

    def ensure_who(self) -> bool:
        """Ask for name and initials once; ``False`` where a person would rather not say yet."""
        settings = self._services.settings
        if settings.current.name and settings.current.initials:
            return True
        dialog = WhoDialog(self._window, name=settings.current.name, initials=settings.current.initials)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return False
        settings.change(name=dialog.name.text().strip(), initials=dialog.initials.text().strip())
        return True

    def change_who(self, session: Session | None) -> None:
        """Ask for another name and initials; the history of ``session`` names it from now on, and keeps what it has."""
        current = self._services.settings.current
        dialog = WhoDialog(self._window, name=current.name, initials=current.initials, title="Your name")
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        self._services.settings.change(name=dialog.name.text().strip(), initials=dialog.initials.text().strip())
        words = "What you change from now on bears this name. What was done before keeps the former one."
        if session is None:
            self.said.emit(words)
        else:
            self._bridge.then(session.work_as(self._services.library.who()), lambda _done: self.said.emit(words))

    def serve(self, page: StartPage) -> None:
        """Do what the start page asks for."""
        page.sample_asked.connect(self.open_sample)
        page.first_pack_asked.connect(self.start_first_pack)
        page.new_asked.connect(self.create)
        page.open_asked.connect(self.choose_and_open)
        page.restore_asked.connect(self.restore)
        page.recent_asked.connect(self.open_path)
        page.missing_asked.connect(self.look_for)
        page.forget_asked.connect(self.forget)
        page.backup_folder_asked.connect(self.choose_backup_folder)
        page.backups_left.connect(lambda: self._settle_backups(self._services.settings.current.backup_folder))
        self.backups_settled.connect(lambda: page.ask_for_backups(None))
        settled = self._services.settings.current.backup_asked
        page.ask_for_backups(None if settled else self._services.paths.backups)

    def choose_backup_folder(self) -> None:
        """Ask for the folder where backups lie from now on."""
        settings, usual = self._services.settings, self._services.paths.backups
        now = Path(settings.current.backup_folder) if settings.current.backup_folder else usual
        name = QFileDialog.getExistingDirectory(self._window, "Folder for backups", first_look(now))
        if name:
            self._settle_backups("" if Path(name) == usual else name)
            shared = shared_folder(Path(name) / "backup")
            leaving = f" It is {shared}: what lies there leaves this computer." if shared else ""
            self.said.emit(f"Backups are kept in {name} from the next one on.{leaving}")

    def _settle_backups(self, folder: str) -> None:
        self._services.settings.change(backup_folder=folder, backup_asked=True)
        self.backups_settled.emit()

    def open_sample(self) -> None:
        """Open the working copy of the sample."""
        self._open(self._services.library.sample_working_copy)

    def start_sample_afresh(self) -> None:
        """Open the sample as it was shipped; the former copy goes."""
        self._open(lambda: self._services.library.sample_working_copy(afresh=True))

    def open_path(self, path: Path) -> None:
        """Open a library; where somebody else has it open in a shared folder, ask how."""
        self._open(lambda: self._services.library.open(path), path=path)

    def choose_and_open(self) -> None:
        """Ask for a file, and open it."""
        begin = first_look(self._last_folder() or libraries_folder(self._services.paths))
        name, _ = QFileDialog.getOpenFileName(self._window, "Open a library", begin, _FILTER)
        if name:
            self.open_path(Path(name))

    def create(self) -> None:
        """Ask for a new file, and make an empty library."""
        path = self._ask_new("New library", "office")
        if path is not None:
            self._open(lambda: self._services.library.create(path))

    def start_first_pack(self) -> None:
        """Ask for country, dates and language, and make a library with a pack."""
        dialog = FirstPackDialog(self._window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        country, start, end, language = dialog.country, dialog.start, dialog.end, dialog.language
        path = self._ask_new("Where to keep the library", country)
        if path is not None:
            library = self._services.library
            self._open(lambda: library.start_first_pack(path, country, start=start, end=end, language=language))

    def list_recent(self, answer: Callable[[tuple[RecentLibrary, ...]], object]) -> None:
        """Hand the recent libraries on, with those whose file is gone; files are looked for on a worker."""
        known = tuple(map(Path, self._services.settings.current.recent))
        self._bridge.work(lambda: tuple(RecentLibrary(path=path, there=path.exists()) for path in known), answer)

    def forget(self, path: Path) -> None:
        """Take a library off the list of recent ones; its file stays."""
        settings = self._services.settings
        settings.change(recent=tuple(known for known in settings.current.recent if known != str(path)))
        self.forgotten.emit()
        self.said.emit(f"{path.stem} was taken off the list. The file stays where it is.")

    def look_for(self, path: Path) -> None:
        """Say that a recent library is not where it was, and offer the ways on."""
        error = UserError(
            f"{path.stem} is not where it was",
            f"It was opened as {path}. The file was moved, renamed or deleted, or its disk is not connected.",
            "Look for it, or take it off the list. A backup of it may be there to be restored.",
        )
        box = user_error_box(self._window, error)
        box.setStandardButtons(QMessageBox.StandardButton.Cancel)
        look = box.addButton("&Look for it…", QMessageBox.ButtonRole.AcceptRole)
        off = box.addButton("Take it &off the list", QMessageBox.ButtonRole.DestructiveRole)
        restore = box.addButton("&Restore a backup…", QMessageBox.ButtonRole.ActionRole)
        box.setDefaultButton(look)
        box.exec()
        answers = {look: self.choose_and_open, off: lambda: self.forget(path), restore: self.restore}
        for button, call in answers.items():
            if box.clickedButton() is button:
                call()

    def restore(self) -> None:
        """Ask for a backup and for a new name, and open what comes of it."""
        self._bridge.work(self._restorable, self._ask_backup)

    def _restorable(self) -> list[Restorable]:
        kept = self._services.library.backups_of
        libraries = map(Path, self._services.settings.current.recent)
        return [
            Restorable(library=library.stem, taken=backup.taken, path=backup.path)
            for library in libraries
            for backup in kept(library)
        ]

    def _ask_backup(self, backups: list[Restorable]) -> None:
        dialog = RestoreDialog(self._window, backups, file_filter=_FILTER)
        if dialog.exec() != QDialog.DialogCode.Accepted or dialog.chosen is None:
            return
        backup = dialog.chosen
        name = next((each.library for each in backups if each.path == backup), backup.stem)
        path = self._ask_new("Restore the backup as", f"{name} restored")
        if path is not None:
            self._open(lambda: self._services.library.restore(backup, path))

    def back_up(self, session: Session) -> None:
        """Ask for a file, and write a checked copy of the library to it."""
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            "Back up the library",
            first_look(session.path.parent, name=f"{session.path.stem} backup{_ENDING}"),
            _FILTER,
        )
        if name:
            path = Path(name)
            self._bridge.then(session.backup(path), lambda _done: self.said.emit(f"Backed up to {path}."))

    def _ask_new(self, title: str, name: str) -> Path | None:
        folder = libraries_folder(self._services.paths)
        with suppress(OSError):
            private_folder(folder)  # for the first of them
        suggested = first_look(folder, name=f"{name}{_ENDING}")
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, suggested, _FILTER)
        if not chosen:
            with suppress(OSError):
                folder.rmdir()  # it is left as it was found: there is nothing in it
            return None
        path = Path(chosen)
        return path if path.suffix == _ENDING else path.with_name(path.name + _ENDING)

    def _last_folder(self) -> Path | None:
        """Return where the library lies that was opened last; the sample lies where nobody looks for a library."""
        recent = map(Path, self._services.settings.current.recent)
        return next((path.parent for path in recent if path != self._services.paths.sample_file), None)

    def _no_backup(self, error: BaseException) -> None:
        why = error.message if isinstance(error, UserError) else "The log names the place."
        self.said.emit(f"No backup was taken. {why} Settings, Folder for backups, names another one.")

    def _ask_elsewhere(self, error: OpenElsewhereError, path: Path) -> None:
        box = user_error_box(self._window, error)
        box.setStandardButtons(QMessageBox.StandardButton.Cancel)
        read = box.addButton("&Read only", QMessageBox.ButtonRole.AcceptRole)
        over = box.addButton("&Take over", QMessageBox.ButtonRole.DestructiveRole) if error.can_take_over else None
        box.setDefaultButton(read)
        box.exec()
        clicked = box.clickedButton()
        if clicked is read:
            self._open(lambda: self._services.library.follow(path))
        elif over is not None and clicked is over:
            self._open(lambda: self._services.library.open(path, take_over=True))

    def _open(self, call: Callable[[], Session], *, path: Path | None = None) -> None:
        if self._opening or not self.ensure_who():
            return
        self._opening = True
        self.said.emit("Opening…")

        def done(session: Session) -> None:
            self._opening = False
            self.opened.emit(session)
            self._bridge.then(session.first_backup, failed=self._no_backup)

        def failed(error: BaseException) -> None:
            self._opening = False
            self.said.emit("")
            if isinstance(error, OpenElsewhereError) and path is not None:
                self._ask_elsewhere(error, path)
            else:
                self._bridge.report(error)

        self._bridge.work(call, done, failed=failed)
