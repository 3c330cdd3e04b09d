"""The window of the UN's index: countries of a file, what would come, the taking in with its progress."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QWidget,
)

from briefing_app.composing.folding import folded
from briefing_app.errors import UserError
from briefing_app.gui.dialog_parts import LIST_STYLE, dialog_layout, make_primary
from briefing_app.gui.uhri.words import progress_words, result_words
from briefing_app.gui.words import faint, heading, plain, size_for
from briefing_app.services.uhri import UhriProgress, UhriResult

_HELP = "Choose countries, look what would come, then take it in. The file stays as it is; nothing is fetched."
_NAME = Qt.ItemDataRole.UserRole


class UhriDialog(QDialog):
    """Shows what whoever opened it does. ``wanted`` asks for a run over countries: a dry one, or the taking in."""

    wanted = Signal(object, bool)
    advanced = Signal(object)
    """How far a run is; may be emitted on any thread."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Begin with the counting of the countries of the file ``name``."""
        super().__init__(parent)
        self.setWindowTitle("Read in the UN's index")
        self.cancelled = threading.Event()
        self._running = True
        self._tried: tuple[str, ...] = ()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Find a country")
        self.filter.setAccessibleName("Find a country")
        self.filter.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName("Countries in the file")
        self.list.setStyleSheet(LIST_STYLE)
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Progress")
        self.bar.setRange(0, 1000)
        self.said = plain("Counting the countries…")
        self.said.setAccessibleName("Result")
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.look, self.take, self.leave = QPushButton("&Look what would come"), QPushButton(), QPushButton("Cancel")
        make_primary(self.take, "&Take in")
        self._lay_out(name)
        self.advanced.connect(self._advance)
        self.filter.textChanged.connect(self._filter)
        self.list.itemChanged.connect(lambda _item: self._enable())
        self.look.clicked.connect(lambda: self._run(dry=True))
        self.take.clicked.connect(lambda: self._run(dry=False))
        self.leave.clicked.connect(self.reject)
        self._enable()
        size_for(self, 96, 92)

    @property
    def countries(self) -> tuple[str, ...]:
        """The names of the chosen countries."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(item.data(_NAME) for item in items if item.checkState() is Qt.CheckState.Checked)

    def show_countries(self, counted: Sequence[tuple[str, int]], liked: Sequence[str] = ()) -> None:
        """Offer the countries of the file; those that the library has already stand first, and ticked."""
        wanted = {folded(name) for name in liked}
        for name, number in sorted(counted, key=lambda each: (folded(each[0]) not in wanted, folded(each[0]))):
            item = QListWidgetItem(f"{name}   {number:,}")
            item.setData(_NAME, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = folded(name) in wanted
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._stop(f"{len(counted)} countries.")
        self.filter.setFocus()

    def show_result(self, result: UhriResult) -> None:
        """Say what would come, or what came; after that there is nothing left to do."""
        self._tried = self.countries
        self._stop(result_words(result))
        if result.taken:
            for widget in (self.look, self.take, self.filter, self.list):
                widget.setEnabled(False)
            self.leave.setText("&Close")
            self.leave.setFocus()

    def show_failure(self, error: UserError) -> None:
        """Say why nothing came; other countries can be chosen."""
        self._stop(" ".join(part for part in (f"▲ {error.title}.", error.message, error.hint) if part))

    def done(self, result: int) -> None:
        """Stop what runs, and close."""
        self.cancelled.set()
        super().done(result)

    def _run(self, *, dry: bool) -> None:
        countries = self.countries
        if self._running or not countries:
            return
        self._running = True
        self.bar.setValue(0)
        self.bar.show()
        self._enable()
        self.wanted.emit(countries, dry)

    def _stop(self, words: str) -> None:
        self._running = False
        self.bar.hide()
        self.said.setText(words)
        self._enable()

    def _enable(self) -> None:
        ready = not self._running and bool(self.countries)
        self.look.setEnabled(ready)
        self.take.setEnabled(ready and self._tried == self.countries)
        self.take.setToolTip("" if self.take.isEnabled() else "Look first what would come.")
        for widget in (self.filter, self.list):
            widget.setEnabled(not self._running)

    def _advance(self, progress: UhriProgress) -> None:
        if self._running:
            self.bar.setValue(1000 * progress.read // max(progress.size, 1))
            self.said.setText(progress_words(progress) if self.list.count() else "Counting the countries…")

    def _filter(self, typed: str) -> None:
        words = folded(typed).split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            name = folded(item.data(_NAME))
            item.setHidden(not all(word in name for word in words))

    def _lay_out(self, name: str) -> None:
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.look, self.take, self.leave):
            button.setAutoDefault(False)
            row.addWidget(button)
        layout = dialog_layout(self)
        layout.setSpacing(8)
        layout.addWidget(heading(name))
        layout.addWidget(faint(_HELP))
        layout.addWidget(self.filter)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.bar)
        layout.addWidget(self.said)
        layout.addLayout(row)
