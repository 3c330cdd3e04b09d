"""Asks which words of a pack are in its language already, though they are noted as another: once, for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTreeWidget, QTreeWidgetItem, QWidget

from briefing_app.composing.languages import language_name
from briefing_app.domain.record import Record
from briefing_app.domain.records.pack import Pack
from briefing_app.domain.reference import RecordRef
from briefing_app.editing.words_in import note_words_as
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.dialog_parts import dialog_layout, letters_wide, make_primary
from briefing_app.gui.outline import kind_words, record_title
from briefing_app.gui.words import faint, heading, plain
from briefing_app.services.clock import Clock
from briefing_app.services.pack_words import PackWords, words_noted_otherwise

if TYPE_CHECKING:
    from briefing_app.services.session import Session

_REF = Qt.ItemDataRole.UserRole


class WordsLanguageDialog(QDialog):
    """Lists the entries by their kinds, each with a tick. Enter changes nothing: the answer has to be chosen."""

    def __init__(self, parent: QWidget | None, found: PackWords) -> None:
        """Ask about what was found in a pack."""
        super().__init__(parent)
        own, noted = language_name(found.pack.language), language_name(found.noted)
        self.setWindowTitle("Language of the words")
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(f"Entries that are in {own} already")
        self._items: list[QTreeWidgetItem] = []
        for words, records in groupby(found.records, lambda record: kind_words(record.ref)):
            self._add_group(words, tuple(records), found.likely)
        buttons = QDialogButtonBox()
        self.answer = buttons.addButton(f"What is ticked is in {own} already", QDialogButtonBox.ButtonRole.AcceptRole)
        self.answer.setAutoDefault(False)
        leave = buttons.addButton("&Leave it as it is", QDialogButtonBox.ButtonRole.RejectRole)
        make_primary(leave, "&Leave it as it is")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.tree.itemChanged.connect(lambda _item, _column: self.answer.setEnabled(bool(self.chosen)))
        layout = dialog_layout(self)
        layout.addWidget(heading("In which language are these words?"))
        layout.addWidget(
            plain(
                f"The pack is in {own}. The words of these entries are noted as {noted}, and none of them has a {own} "
                f"version. Where they are in {own} already, leave the tick. What is really {noted} keeps none: it "
                f"stands in the pack as it is until it is written in {own}, and the check names it."
            )
        )
        layout.addWidget(self.tree, 1)
        layout.addWidget(faint("No word is changed. One Ctrl+Z takes it back."))
        layout.addWidget(buttons)
        self.answer.setEnabled(bool(self.chosen))
        self.resize(letters_wide(self, 80), min(560, self.screen().availableGeometry().height() - 60))

    @property
    def chosen(self) -> tuple[RecordRef, ...]:
        """The entries with a tick."""
        return tuple(item.data(0, _REF) for item in self._items if item.checkState(0) is Qt.CheckState.Checked)

    def _add_group(self, words: str, records: tuple[Record, ...], likely: Iterable[RecordRef]) -> None:
        group = QTreeWidgetItem(self.tree, [f"{words} ({len(records)})"])
        for record in records:
            item = QTreeWidgetItem(group, [record_title(record)])
            self._items.append(item)
            item.setData(0, _REF, record.ref)
            item.setToolTip(0, record_title(record))
            item.setCheckState(0, Qt.CheckState.Checked if record.ref in likely else Qt.CheckState.Unchecked)
        # After its rows: a group is ticked, half or not at all as they are.
        group.setFlags(group.flags() | Qt.ItemFlag.ItemIsAutoTristate | Qt.ItemFlag.ItemIsUserCheckable)
        group.setExpanded(len(records) <= 12)


class WordsLanguage(QObject):
    """Asks when a pack's language has been changed in its form, and whenever somebody wants to be asked."""

    said = Signal(str)

    def __init__(self, session: Session, bridge: Bridge, *, clock: Clock, window: QWidget) -> None:
        """Look into ``session``; ``window`` is the parent of the question."""
        super().__init__(window)
        self._session = session
        self._bridge = bridge
        self._clock = clock
        self._window = window
        self._before: Pack | None = None

    def remember(self, pack: Pack) -> None:
        """Know a pack as it is before its form is opened."""
        self._before = pack

    def form_closed(self) -> None:
        """Ask where the remembered pack has another language by now, and no other pack uses its words as they are."""
        before, self._before = self._before, None
        if before is None or self._session.reading_only is not None:
            return

        def look(found: PackWords | None) -> None:
            if found is not None and not found.shared:
                self._ask(found)

        self._bridge.then(self._session.commit(), lambda _done: self._find(before, look, noted=before.language))

    def ask(self, pack: Pack) -> None:
        """Ask about a pack, or say that there is nothing to ask."""
        if self._session.reading_only is not None:
            self.said.emit(self._session.reading_only)
            return

        def look(found: PackWords | None) -> None:
            if found is not None:
                self._ask(found)
            else:
                own = language_name(pack.language)
                self.said.emit(f"All words of this pack are noted as {own}, or have a {own} version.")

        self._bridge.then(self._session.commit(), lambda _done: self._find(pack, look))

    def _find(self, pack: Pack, look: Callable[[PackWords | None], None], *, noted: str = "") -> None:
        clock = self._clock
        self._bridge.then(
            self._session.ask(lambda reader: words_noted_otherwise(reader, pack.id, clock=clock, noted=noted)), look
        )

    def _ask(self, found: PackWords) -> None:
        dialog = WordsLanguageDialog(self._window, found)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        chosen = dialog.chosen
        dialog.deleteLater()
        if accepted:
            own = language_name(found.pack.language)
            command = note_words_as((*chosen, *found.wordless), found.pack.language, before=found.noted)
            words = f"{len(chosen)} noted as {own}. Ctrl+Z takes it back."
            self._bridge.then(self._session.do(command), lambda _applied: self.said.emit(words))
