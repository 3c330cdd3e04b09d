"""The start page: recent libraries, the sample, a first pack, a new library, another one, a backup."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefing_app.gui.dialog_parts import LIST_STYLE
from briefing_app.gui.icons import icon
from briefing_app.gui.words import faint, heading, title

_LETTERS = 116
"""The longest line, in letters: wider lines are hard to read."""
_ROWS = 5
_HELD = Qt.ItemDataRole.UserRole
_NO_RECENT = (
    "Libraries that you open appear here; none has been opened yet. A library is one file that holds everything your "
    "office knows; its packs share it."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentLibrary:
    """A library that was opened before, and whether its file is still there."""

    path: Path
    there: bool = True


class RecentList(QListWidget):
    """Recent libraries, newest first. Enter opens one, Del takes it off the list."""

    chosen = Signal(object)
    forget_asked = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setAccessibleName("Recent libraries")
        self.setIconSize(QSize(20, 20))
        self.setStyleSheet(LIST_STYLE)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(lambda item: self.chosen.emit(item.data(_HELD)))

    def show_libraries(self, libraries: tuple[RecentLibrary, ...]) -> None:
        """Show these libraries, the chosen line where it was."""
        row = self.currentRow()
        self.clear()
        for library in libraries:
            self.addItem(self._item(library))
        self.setCurrentRow(min(max(row, 0), self.count() - 1))
        line = self.sizeHintForRow(0) if self.count() else 0
        self.setFixedHeight(line * min(self.count(), _ROWS) + 2 * self.frameWidth() + 2)

    @property
    def current(self) -> RecentLibrary | None:
        """The chosen library."""
        item = self.currentItem() if self.count() else None
        held = item.data(_HELD) if item is not None else None
        return held if isinstance(held, RecentLibrary) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter on every platform; take off the list with Del."""
        held = self.current
        if held is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(held)
        elif held is not None and event.key() == Qt.Key.Key_Delete:
            self.forget_asked.emit(held.path)
        else:
            super().keyPressEvent(event)

    def _item(self, library: RecentLibrary) -> QListWidgetItem:
        path = library.path
        place = str(path.parent) if library.there else f"Not found in {path.parent}"
        item = QListWidgetItem(icon("library"), f"{path.stem}\n{place}")
        item.setData(_HELD, library)
        item.setToolTip(str(path) if library.there else f"{path}\nThe file was moved, renamed or deleted.")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{path.stem}, {'in ' if library.there else ''}{place}")
        if not library.there:
            item.setForeground(self.palette().brush(QPalette.ColorRole.PlaceholderText))
        return item


class StartPage(QWidget):
    """What a person sees first."""

    sample_asked = Signal()
    first_pack_asked = Signal()
    new_asked = Signal()
    open_asked = Signal()
    restore_asked = Signal()
    recent_asked = Signal(Path)
    missing_asked = Signal(Path)
    forget_asked = Signal(Path)
    backup_folder_asked = Signal()
    backups_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out the page."""
        super().__init__(parent)
        self.recent = RecentList()
        self.recent.chosen.connect(self._chosen)
        self.recent.forget_asked.connect(self.forget_asked)
        self._no_recent = faint(_NO_RECENT)
        self._keys = faint("Enter opens a library. Del takes it off this list; the file stays.")
        self._where = faint("")
        self._backups = self._question()
        self._middle = QWidget()
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(32, 48, 32, 32)
        column.setSpacing(8)
        column.addWidget(title("Briefing Pack Builder"))
        column.addWidget(
            faint("Speaker notes, country summaries and the status of recommendations, as packs on paper and screen.")
        )
        column.addSpacing(24)
        column.addLayout(self._choices())
        column.addSpacing(24)
        column.addWidget(heading("Recent libraries"))
        for widget in (self._no_recent, self.recent, self._keys):
            column.addWidget(widget)
        column.addWidget(self._backups)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.addStretch(1)
        row.addWidget(self._middle, 8)
        row.addStretch(1)
        area.setWidget(holder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the length of lines in another size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self._middle.setMaximumWidth(self.fontMetrics().averageCharWidth() * _LETTERS + 64)

    def show_recent(self, libraries: tuple[RecentLibrary, ...]) -> None:
        """Show the recent libraries, or say that there are none yet."""
        had_focus = self.recent.hasFocus()
        self.recent.show_libraries(libraries)
        self.recent.setVisible(bool(libraries))
        self._keys.setVisible(bool(libraries))
        self._no_recent.setVisible(not libraries)
        if had_focus and not libraries:
            self._first.setFocus()

    def ask_for_backups(self, folder: Path | None) -> None:
        """Ask once where backups shall lie, which now lie in ``folder``; ``None``: it is settled."""
        self._backups.setVisible(folder is not None)
        self._where.setText(
            f"A copy of each library is kept in {folder}. A second disk is safer: what happens to this one then leaves "
            "the copies."
        )

    def _question(self) -> QWidget:
        question = QWidget()
        column = QVBoxLayout(question)
        column.setContentsMargins(0, 24, 0, 0)
        column.addWidget(heading("Backups"))
        column.addWidget(self._where)
        row = QHBoxLayout()
        for text, help_text, signal in (
            ("Choose a fol&der…", "Where copies of each library are kept from now on.", self.backup_folder_asked),
            ("&Leave them there", "Keeps them in the folder that is named.", self.backups_left),
        ):
            button = QPushButton(text)
            button.setAccessibleDescription(help_text)
            button.setAutoDefault(True)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        question.hide()
        return question

    def _chosen(self, library: RecentLibrary) -> None:
        (self.recent_asked if library.there else self.missing_asked).emit(library.path)

    def _choices(self) -> QGridLayout:
        rows = QGridLayout()
        rows.setHorizontalSpacing(16)
        rows.setVerticalSpacing(8)
        rows.setColumnStretch(1, 1)
        for row, (text, help_text, signal) in enumerate((
            ("Open the &sample", "A delegation pack on Kazakhstan, to look at and to try things with. "
             "Your changes to it stay until you start it afresh.", self.sample_asked),
            ("Start my &first pack…", "Country, dates and language are enough; the rest can wait.",
             self.first_pack_asked),
            ("&New library…", "An empty file, for an office that begins from nothing.", self.new_asked),
            ("&Open a library…", "A file that ends in .briefings.", self.open_asked),
            ("&Restore a backup…", "As a library under a new name; nothing that is there now is replaced.",
             self.restore_asked),
        )):  # fmt: skip
            button = QPushButton(text)
            button.setMinimumHeight(button.fontMetrics().height() + 16)
            button.setAccessibleDescription(help_text)
            button.setAutoDefault(True)
            button.clicked.connect(signal)
            if row == 0:
                button.setProperty("role", "primary")
                button.setDefault(True)
                self._first = button
            rows.addWidget(button, row, 0)
            rows.addWidget(faint(help_text), row, 1)
        return rows
