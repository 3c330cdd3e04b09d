"""The small toolbar of a text: what the paragraph is, and who may read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import QToolButton, QWidget

from briefing_app.domain.levels import Level
from briefing_app.domain.text import BlockKind
from briefing_app.gui.boxes import ShortBox
from briefing_app.gui.flow_layout import FlowLayout
from briefing_app.gui.text.area import TextArea
from briefing_app.gui.text.marks import block_of, run_of

KINDS = {
    BlockKind.PARAGRAPH: "Paragraph",
    BlockKind.HEADING: "Heading",
    BlockKind.BULLET: "List",
    BlockKind.NUMBER: "Numbered list",
    BlockKind.QUOTATION: "Quotation",
    BlockKind.CUE: "Cue for the speaker",
}
VERSIONED = {None: "In each version", 3: "From 3 minutes", 5: "From 5 minutes"}
"""To which versions of a note a paragraph belongs, by the shortest of them."""
_SHORT_KINDS = ("Text", "Heading", "List", "Numbers", "Quote", "Cue")
_SHORT_VERSIONS = ("Each", "From 3", "From 5")
_SHORT_LEVELS = ("Record", "Staff", "Members", "Public")
LEVELS = {None: "As the record", Level.STAFF: "S  Staff", Level.MEMBERS: "M  Members", Level.PUBLIC: "P  Public"}

KEYS = {
    "Bold": "Ctrl+B",
    "Italic": "Ctrl+I",
    "List": "Ctrl+Shift+L",
    "Move a list item in": "Ctrl+]",
    "Move a list item out": "Ctrl+[",
    "Insert a source reference": "Ctrl+Alt+F",
    "Insert a live figure": "Ctrl+Shift+G",
    "For own staff only": "Ctrl+Shift+M",
}
"""What can be done by keys while one types in a text."""


class TextToolbar(QWidget):
    """Changes the text of one area and shows what stands at its caret."""

    source_requested = Signal()
    figure_requested = Signal()

    def __init__(self, area: TextArea, parent: QWidget | None = None) -> None:
        """Work on ``area``."""
        super().__init__(parent)
        self._area = area
        self.kinds = self._combo("Paragraph style", list(KINDS.values()), _SHORT_KINDS, letters=8)
        self.levels = self._combo("Who may read this", list(LEVELS.values()), _SHORT_LEVELS, letters=11)
        self.levels.setToolTip("Who may read the selected words, or the paragraph")
        self.versions = self._combo("Versions that hold this", list(VERSIONED.values()), _SHORT_VERSIONS, letters=11)
        self.versions.setToolTip("The shortest version of the note that holds this paragraph")
        self.versions.hide()
        self.strong = self._button("B", "Bold", self.toggle_strong)
        self.emphasis = self._button("I", "Italic", self.toggle_emphasis)
        self.bullets = self._button("•", "List", self.toggle_list)
        self.source = self._button("Source…", "Insert a source reference", self.source_requested.emit)
        self.figure = self._button("#", "Insert a live figure", self.figure_requested.emit)
        for button in (self.strong, self.emphasis, self.bullets):
            button.setCheckable(True)
        _style(self.strong, bold=True)
        _style(self.emphasis, bold=False)
        self._keys(KEYS["Move a list item in"], lambda: area.indent(1))
        self._keys(KEYS["Move a list item out"], lambda: area.indent(-1))
        self._keys(KEYS["For own staff only"], lambda: self.set_level(Level.STAFF))
        self.kinds.activated.connect(lambda index: self.set_kind(tuple(KINDS)[index]))
        self.levels.activated.connect(lambda index: self.set_level(tuple(LEVELS)[index]))
        self.versions.activated.connect(lambda index: self.set_minutes(tuple(VERSIONED)[index]))
        layout = FlowLayout(self, gap=2, narrowing=True)
        marking = (self.kinds, self.strong, self.emphasis, self.bullets, self.levels, self.versions)
        for widget in (*marking, self.source, self.figure):
            layout.addWidget(widget)
        area.cursorPositionChanged.connect(self.show_place)

    def show_place(self) -> None:
        """Show the marks at the caret."""
        block = block_of(self._area.textCursor().blockFormat())
        run = run_of(self._area.currentCharFormat(), "")
        self.kinds.setCurrentIndex(tuple(KINDS).index(block.kind))
        self.levels.setCurrentIndex(tuple(LEVELS).index(run.level or block.level))
        self.versions.setCurrentIndex(tuple(VERSIONED).index(block.minutes if block.minutes in VERSIONED else None))
        self.strong.setChecked(run.strong)
        self.emphasis.setChecked(run.emphasis)
        self.bullets.setChecked(block.kind is BlockKind.BULLET)

    def set_kind(self, kind: BlockKind) -> None:
        """Make the touched paragraphs of another kind."""
        self._area.change_blocks(lambda block: replace(block, kind=kind, depth=block.depth if kind.is_item else 0))
        self._done()

    def set_level(self, level: Level | None) -> None:
        """Mark the selected words, or the paragraph where nothing is selected."""
        if self._area.textCursor().hasSelection():
            self._area.change_runs(lambda run: replace(run, level=level))
        else:
            self._area.change_blocks(lambda block: replace(block, level=level))
        self._done()

    def set_minutes(self, minutes: int | None) -> None:
        """Let the touched paragraphs belong to versions of so many minutes and more; ``None``: to each."""
        self._area.change_blocks(lambda block: replace(block, minutes=minutes))
        self._done()

    def toggle_strong(self) -> None:
        """Make the words bold, or no longer."""
        wanted = not run_of(self._area.currentCharFormat(), "").strong
        self._area.change_runs(lambda run: replace(run, strong=wanted))
        self._done()

    def toggle_emphasis(self) -> None:
        """Make the words italic, or no longer."""
        wanted = not run_of(self._area.currentCharFormat(), "").emphasis
        self._area.change_runs(lambda run: replace(run, emphasis=wanted))
        self._done()

    def toggle_list(self) -> None:
        """Make a list of the paragraphs, or paragraphs of the list."""
        listed = block_of(self._area.textCursor().blockFormat()).kind is BlockKind.BULLET
        self.set_kind(BlockKind.PARAGRAPH if listed else BlockKind.BULLET)

    def _done(self) -> None:
        self.show_place()
        self._area.setFocus()

    def _combo(self, name: str, words: list[str], short: tuple[str, ...], *, letters: int) -> ShortBox:
        combo = ShortBox(letters, short=short)
        combo.addItems(words)
        combo.setAccessibleName(name)
        combo.setToolTip(name)
        return combo

    def _button(self, words: str, name: str, pressed: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({KEYS[name]})")
        button.clicked.connect(lambda _checked: pressed())
        self._keys(KEYS[name], pressed)
        return button

    def _keys(self, keys: str, pressed: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self._area)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(pressed)


def _style(button: QToolButton, *, bold: bool) -> None:
    font = QFont(button.font())
    font.setBold(bold)
    font.setItalic(not bold)
    button.setFont(font)
