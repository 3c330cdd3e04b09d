"""What a section lists, above its form: open one, add one, remove one; and what to do where there is nothing yet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from briefing_app.domain.kinds import Kind
from briefing_app.domain.reference import RecordRef
from briefing_app.gui.outline import Entry
from briefing_app.gui.section_contents.words import ASKED
from briefing_app.gui.words import plain
from briefing_app.sections.base.section_type import FirstStep
from briefing_app.sections.registry import section_types

_MOST_ROWS = 6


class SectionContents(QWidget):
    """Tells which record is to be opened or removed, and that one is to be added."""

    open_asked = Signal(object)
    add_asked = Signal()
    remove_asked = Signal(object)
    step_asked = Signal(object)
    """The first step of a section that shows nothing yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self._kind: Kind | None = None
        self._entries: tuple[Entry, ...] = ()
        self._reason = ""
        self._step: FirstStep | None = None
        self.hint = plain("")
        self.list = QListWidget()
        self.list.setAccessibleName("In this section")
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setStyleSheet(
            "QListWidget { border: 1px solid palette(mid); } QListWidget::item { padding: 2px 3px; }"
        )
        self.list.itemActivated.connect(lambda _item: self._open())
        self.list.currentRowChanged.connect(lambda _row: self._enable())
        self.add, self.open, self.remove = QPushButton("Add…"), QPushButton("Open"), QPushButton("Remove")
        self.open.setToolTip("Open its form (Return)")
        self.remove.setToolTip("Remove from this section (Del)")
        self.add.clicked.connect(self._add)
        self.open.clicked.connect(self._open)
        self.remove.clicked.connect(self._remove)
        delete = QShortcut(QKeySequence("Del"), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        for button in (self.add, self.open, self.remove):
            button.setAutoDefault(False)
            tools.addWidget(button)
        tools.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 8)
        layout.setSpacing(8)
        layout.addWidget(self.hint)
        layout.addWidget(self.list)
        layout.addLayout(tools)
        self.hide()

    def hold_still(self, reason: str) -> None:
        """Let nothing be added or removed, and say why; what is listed can still be opened."""
        self._reason = reason
        for button in (self.add, self.remove):
            button.setEnabled(False)
            button.setToolTip(reason)

    def show_entry(self, entry: Entry) -> None:
        """Show what a section lists, or its first step; anything that has neither hides this."""
        declared = section_types().get(entry.section_type)
        kind = declared.adds if declared is not None else None
        entries = tuple(child for child in entry.children if child.ref.kind is kind)
        self._step = entry.first_step if kind is None else None
        if self._step is not None:
            self._show_step(self._step)
        elif kind is not None and (kind is not self._kind or entries != self._entries):
            self._show(kind, entries)
        self.setVisible(kind is not None or self._step is not None)

    def focus(self) -> None:
        """Put the keyboard into the list, or on the button that adds the first one."""
        (self.list if self.list.isVisible() else self.add).setFocus()

    def _show(self, kind: Kind, entries: tuple[Entry, ...]) -> None:
        chosen = self._chosen()
        self._kind, self._entries = kind, entries
        asked = ASKED[kind]
        self.add.setText(f"Add a {asked.noun}…")
        self.add.show()
        self.hint.setText(f"{asked.empty} Until then the pack leaves this section out.")
        self.hint.setVisible(not entries)
        # The Members have a list of their own below, with what each does there.
        listed = bool(entries) and kind is not Kind.PERSON
        for widget in (self.list, self.open, self.remove):
            widget.setVisible(listed)
        self.list.clear()
        for entry in entries:
            item = QListWidgetItem(entry.title)
            item.setToolTip(entry.title)
            self.list.addItem(item)
        refs = [entry.ref for entry in entries]
        self.list.setCurrentRow(refs.index(chosen) if chosen in refs else min(0, len(refs) - 1))
        line = self.list.sizeHintForRow(0) if entries else 0
        self.list.setFixedHeight(line * min(len(entries), _MOST_ROWS) + 2 * self.list.frameWidth() + 2)
        self._enable()

    def _show_step(self, step: FirstStep) -> None:
        self._kind, self._entries = None, ()
        self.hint.setText(step.words)
        self.hint.show()
        self.add.setText(step.answer)
        self.add.setVisible(bool(step.answer))
        for widget in (self.list, self.open, self.remove):
            widget.hide()

    def _add(self) -> None:
        if self._step is not None:
            self.step_asked.emit(self._step)
        else:
            self.add_asked.emit()

    def _chosen(self) -> RecordRef | None:
        row = self.list.currentRow()
        return self._entries[row].ref if 0 <= row < len(self._entries) else None

    def _enable(self) -> None:
        chosen = self._chosen() is not None
        self.open.setEnabled(chosen)
        self.remove.setEnabled(chosen and not self._reason)

    def _open(self) -> None:
        ref = self._chosen()
        if ref is not None:
            self.open_asked.emit(ref)

    def _remove(self) -> None:
        row = self.list.currentRow()
        if row >= 0 and not self._reason:
            self.remove_asked.emit(self._entries[row])
