"""Find in pack: a bar below the panes, and the way from each hit to its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QTextEdit, QToolButton, QWidget

from briefing_app.gui.bridge import Bridge
from briefing_app.gui.spots import Spot
from briefing_app.gui.workspace import Workspace
from briefing_app.services.search import MOST_HITS, Hit, find_in_pack

if TYPE_CHECKING:
    from briefing_app.services.session import Session

_REST = 150
"""Milliseconds of rest after which what was typed is looked for."""
_MOST_CHOSEN = 80
"""Letters up to which chosen words are what is looked for."""


class FindBar(QWidget):
    """A line for words, how many places there are, and the way to the next and the one before."""

    typed = Signal(str)
    step_asked = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setAccessibleName("Find in pack")
        self.line.setPlaceholderText("Words in any field or text; capitals and accents do not matter")
        self.line.setClearButtonEnabled(True)
        for clear in self.line.findChildren(QToolButton):
            clear.setAccessibleName("Clear")
        self.count = QLabel()
        self.count.setAccessibleName("Places found")
        label = QLabel("&Find:")
        label.setBuddy(self.line)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.addWidget(label)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.count)
        self.previous = self._button("&Previous", "Previous place (Shift+F3)", lambda: self.step_asked.emit(-1))
        self.next = self._button("&Next", "Next place (F3)", lambda: self.step_asked.emit(1))
        self.close_button = self._button("Cl&ose", "Close (Escape)", self.closed.emit)
        for button in (self.previous, self.next, self.close_button):
            layout.addWidget(button)
        self.line.textChanged.connect(self.typed)

    def show_count(self, words: str, *, any_found: bool) -> None:
        """Say how many places there are; the way to them is open where there is one."""
        self.count.setText(words)
        self.previous.setEnabled(any_found)
        self.next.setEnabled(any_found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, with Shift back; Escape closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step_asked.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _button(self, words: str, tip: str, pressed: object) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setToolTip(tip)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(pressed)
        return button


class Finder(QObject):
    """Looks for what is typed, off the window's thread, and leads from place to place."""

    def __init__(self, session: Session, bridge: Bridge, workspace: Workspace) -> None:
        """Put the bar below the panes of ``workspace``, out of sight until it is asked for."""
        super().__init__(workspace)
        self.bar = FindBar()
        self.hits: tuple[Hit, ...] = ()
        self.current = -1
        self._session = session
        self._bridge = bridge
        self._workspace = workspace
        self._wanted_step = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._look)
        self.bar.typed.connect(lambda _words: self._rest.start())
        self.bar.step_asked.connect(self.step)
        self.bar.closed.connect(self.close)
        bridge.listen(session.changed, lambda _changed: self._look_again())
        workspace.add_below(self.bar)
        self.bar.hide()

    def open(self) -> None:
        """Show the bar; words that are chosen in a text are looked for at once."""
        chosen = _chosen_words(QApplication.focusWidget())
        if chosen:
            self.bar.line.setText(chosen)
        self.bar.show()
        self.bar.line.setFocus()
        self.bar.line.selectAll()
        self._rest.start()

    def close(self) -> None:
        """Hide the bar, and put the caret where the last hit is."""
        self.bar.hide()
        if 0 <= self.current < len(self.hits):
            self._workspace.go_to_spot(_spot(self.hits[self.current]))
        else:
            self._workspace.focus_editor()

    def step(self, by: int) -> None:
        """Go to the next place, or to the one before; behind the last comes the first."""
        if not self.bar.isVisible():
            self.open()
        if self._rest.isActive():
            self._wanted_step = by
            self._rest.stop()
            self._look()
        elif self.hits:
            first = 0 if by > 0 else len(self.hits) - 1
            self.current = (self.current + by) % len(self.hits) if self.current >= 0 else first
            self._workspace.go_to_spot(_spot(self.hits[self.current]), keyboard=False)
            self._say()

    def _look_again(self) -> None:
        if self.bar.isVisible():
            self._rest.start()

    def _look(self) -> None:
        outline, words = self._workspace.outline, self.bar.line.text()
        if outline is None:
            return
        pack = outline.pack.id
        self._bridge.then(
            self._session.ask(lambda reader: find_in_pack(reader, pack, words)), lambda hits: self._show(hits, words)
        )

    def _show(self, hits: tuple[Hit, ...], words: str) -> None:
        if words != self.bar.line.text():
            return
        held = self.hits[self.current] if 0 <= self.current < len(self.hits) else None
        self.hits = hits
        self.current = hits.index(held) if held in hits else -1
        self._say()
        step, self._wanted_step = self._wanted_step, 0
        if step:
            self.step(step)

    def _say(self) -> None:
        found = len(self.hits)
        if not self.bar.line.text().strip():
            words = ""
        elif not found:
            words = "Nothing found"
        elif self.current >= 0:
            words = f"{self.current + 1} of {found}"
        else:
            words = "1 place" if found == 1 else f"{found} places"
        self.bar.show_count(f"{words} or more" if found == MOST_HITS else words, any_found=bool(found))


def _spot(hit: Hit) -> Spot:
    return Spot(
        ref=hit.ref, section=hit.section, field=hit.field, block=hit.block, position=hit.position, length=hit.length
    )


def _chosen_words(widget: QWidget | None) -> str:
    if isinstance(widget, QTextEdit):
        words = widget.textCursor().selectedText()
    elif isinstance(widget, QLineEdit):
        words = widget.selectedText()
    else:
        return ""
    return words if len(words) <= _MOST_CHOSEN and "\u2029" not in words and "\ufffc" not in words else ""
