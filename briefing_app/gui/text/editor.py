"""The editor of one text: its label, a small toolbar while one types in it, and who may read what at the side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from briefing_app.domain.figures import FigureQuery
from briefing_app.domain.levels import Level
from briefing_app.domain.text import Block, Run, SourceReference, Text, normalise
from briefing_app.gui.text.area import TextArea
from briefing_app.gui.text.atoms import figure_in
from briefing_app.gui.text.chips import Describe, describe_atom
from briefing_app.gui.text.differences import first_difference
from briefing_app.gui.text.figures import Figures
from briefing_app.gui.text.level_bar import LevelBar
from briefing_app.gui.text.marks import run_of
from briefing_app.gui.text.session_undo import SessionUndo
from briefing_app.gui.text.toolbar import TextToolbar
from briefing_app.gui.text.walker import from_qt, to_qt, units

_LABEL_LETTERS = 16
_MOST_LINES = 22
_CHANGES = "A double click changes it."


class TextEditor(QWidget):
    """Shows and edits a ``Text``; every edit is told by ``text_changed`` as a new value."""

    text_changed = Signal(object)
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(
        self,
        title: str = "",
        *,
        rows: int = 5,
        describe: Describe = describe_atom,
        choose_source: Callable[[], SourceReference | None] | None = None,
        figures: Figures | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Name the text ``title``; ``choose_source`` asks for a source to refer to, ``figures`` knows live figures."""
        super().__init__(parent)
        self._rows = rows
        self._text = Text()
        self._loading = False
        self._is_new = True
        self._choose_source = choose_source
        self._figures = figures
        self.area = TextArea(describe if figures is None else _with_values(describe, figures), self)
        self.area.setAccessibleName(title or "Text")
        self.bar = LevelBar(self.area)
        self.toolbar = TextToolbar(self.area, self)
        self.label = QLabel(title)
        self.label.setBuddy(self.area)
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._undo = SessionUndo(self)
        self._undo.watch(self.area)
        self.setFocusProxy(self.area)
        self._lay_out()
        self._connect()
        self.set_text(Text())

    def set_text(self, text: Text) -> None:
        """Show ``text``; the caret stays where it is if nothing differs, else it goes to what does."""
        wanted = normalise(text)
        if wanted == self._text and not self._is_new:
            return
        place = first_difference(self._text, wanted)
        self._loading = True
        try:
            to_qt(wanted, self.area.document())
        finally:
            self._loading = False
        self._text = wanted
        self._is_new = False
        self.place_caret(*place)
        self._fit()
        self.set_problem("")
        self.toolbar.show_place()

    def text(self) -> Text:
        """The text as it stands."""
        return self._text

    def set_container(self, level: Level) -> None:
        """Say how open the record and field are that this text belongs to."""
        self.area.container = level

    def set_problem(self, words: str) -> None:
        """Say below the text what is wrong; empty: nothing."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        self.area.setAccessibleDescription(words)

    def place_caret(self, block: int, position: int = 0) -> None:
        """Put the caret before the character ``position`` of a block, both counted from 0."""
        found = self.area.document().findBlockByNumber(min(block, self.area.document().blockCount() - 1))
        blocks = self._text.blocks
        words = blocks[block].plain if block < len(blocks) else ""
        cursor = QTextCursor(found)
        cursor.setPosition(found.position() + min(units(words[:position]), found.length() - 1))
        self.area.setTextCursor(cursor)
        self.area.ensureCursorVisible()

    def select(self, block: int, position: int, length: int) -> None:
        """Select words of a block; the keyboard stays where it is."""
        self.place_caret(block, position)
        cursor = self.area.textCursor()
        words = self._text.blocks[block].plain[position : position + length] if block < len(self._text.blocks) else ""
        end = min(cursor.position() + units(words), cursor.block().position() + cursor.block().length() - 1)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.area.setTextCursor(cursor)
        self.area.ensureCursorVisible()

    def insert_source(self, source: SourceReference) -> None:
        """Put a reference to a source at the caret."""
        self._insert_atom(Run(source=source))

    def insert_figure(self, query: FigureQuery) -> None:
        """Put a live figure at the caret, or in the place of the one that is selected."""
        if figure_in(self.area.textCursor()) is not None:
            self.area.change_runs(lambda run: replace(run, figure=query))
            self.area.setFocus()
        else:
            self._insert_atom(Run(figure=query))

    def ask_figure(self) -> None:
        """Ask which live figure to insert, or change the one that is selected."""
        if self._figures is not None and not self.area.isReadOnly():
            self._figures.choose(figure_in(self.area.textCursor()), self.insert_figure, parent=self.window())

    def ask_source(self) -> None:
        """Ask for a source, and put a reference to it at the caret; the keyboard is in the text again in any case."""
        source = self._choose_source() if self._choose_source and not self.area.isReadOnly() else None
        if source is not None:
            self.insert_source(source)
        self.area.setFocus()

    def _insert_atom(self, atom: Run) -> None:
        """Insert an atom for those who may read the words around it."""
        level = run_of(self.area.currentCharFormat(), "").level
        self.area.insert_text(Text(blocks=(Block(runs=(replace(atom, level=level),)),)))
        self.area.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and not self._is_new:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height of another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.label, 1)
        head.addWidget(self.toolbar)
        # The toolbar's room is kept while it is away: nothing jumps when one clicks, and no word of a label is covered.
        room = self.toolbar.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.toolbar.setSizePolicy(room)
        self.label.setWordWrap(True)
        self.toolbar.hide()
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.bar)
        body.addWidget(self.area, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addLayout(body)
        layout.addWidget(self.problem)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        # Shift+Tab out of the text reaches the toolbar.
        QWidget.setTabOrder(self.toolbar.source, self.area)

    def _connect(self) -> None:
        self.area.textChanged.connect(self._edited)
        self.area.refused.connect(self.set_problem)
        self.area.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self.toolbar.source_requested.connect(self.ask_source)
        self.toolbar.figure_requested.connect(self.ask_figure)
        self.toolbar.source.setVisible(self._choose_source is not None)
        self.toolbar.figure.setVisible(self._figures is not None)
        self.area.figure_activated.connect(self.ask_figure)
        if self._figures is not None:
            self._figures.changed.connect(self.area.refresh_atoms)
            self.area.explain = _questions(self._figures)
        self._undo.undo_requested.connect(self.undo_requested)
        self._undo.redo_requested.connect(self.redo_requested)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _edited(self) -> None:
        if self._loading:
            return
        text = from_qt(self.area.document())
        if text != self._text:
            self._text = text
            self.set_problem("")
            self.text_changed.emit(text)

    def _focus_moved(self, _old: QObject | None, new: QObject | None) -> None:
        # A list that pops up from the toolbar is a window of its own; the toolbar stays with it.
        if isinstance(new, QWidget) and new.window() is self.window():
            self.toolbar.setVisible(self.isAncestorOf(new))

    def _fit(self) -> None:
        # Short labels stay on one line beside the toolbar, whose lists give way, and so does a mark behind them.
        metrics = self.label.fontMetrics()
        letter = metrics.averageCharWidth()
        self.label.setMinimumWidth(
            min(metrics.horizontalAdvance(self.label.text()) + 3 * letter, _LABEL_LETTERS * letter)
        )
        line = self.area.fontMetrics().lineSpacing()
        self.area.document().setIndentWidth(line * 1.4)
        frame = 2 * (self.area.frameWidth() + int(self.area.document().documentMargin())) + 2
        needed = int(self.area.document().size().height()) + 2 * self.area.frameWidth()
        least, most = line * self._rows + frame, line * _MOST_LINES + frame
        height = max(least, min(needed, most))
        if self.area.minimumHeight() != height:
            self.area.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        """As wide as a line of the printed page, as high as its text; in a narrow pane the tools lie in two lines."""
        height = max(super().sizeHint().height(), self.heightForWidth(self.width()))
        return QSize(self.fontMetrics().averageCharWidth() * 60, height)


def in_text(widget: QWidget | None, ask: Callable[[TextEditor], object]) -> bool:
    """Ask something of the text that has the keyboard; ``False`` where none has it, or it is only read."""
    while widget is not None and not isinstance(widget, TextEditor):
        widget = widget.parentWidget()
    if widget is None or widget.area.isReadOnly():
        return False
    ask(widget)
    return True


def _with_values(describe: Describe, figures: Figures) -> Describe:
    """Let a live figure say what it says now."""
    return lambda run: figures.value(run.figure) if run.figure is not None else describe(run)


def _questions(figures: Figures) -> Callable[[Run], str]:
    def asked(run: Run) -> str:
        words = figures.asked(run.figure) if run.figure is not None else ""
        return f"{words}\n{_CHANGES}" if words else ""

    return asked
