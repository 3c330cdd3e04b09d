"""The area in which one types: Qt's own, held to what a stored text can be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from briefing_app.domain.levels import Level, narrowest
from briefing_app.domain.text import MAX_BLOCK_CHARACTERS, MAX_DEPTH, Block, BlockKind, Run, Text
from briefing_app.gui.text import pasting
from briefing_app.gui.text.atoms import atom_at, figure_in
from briefing_app.gui.text.chips import Chips, Describe
from briefing_app.gui.text.marks import ATOM, CHIP, block_of, run_format, run_of
from briefing_app.gui.text.walker import put_block, put_runs, restyle, selected

TOO_LONG_WORD = "This holds a word of over 500 letters, which no page can bear. It was not taken."
FULL_BLOCK = "This paragraph is full (20,000 letters). Press Enter to begin a new one."


class TextArea(QTextEdit):
    """Edits one document; what was refused is said through ``refused``."""

    refused = Signal(str)
    figure_activated = Signal()
    """The live figure that is selected now shall be changed."""

    def __init__(self, describe: Describe, parent: QWidget | None = None) -> None:
        """Show atoms by the words of ``describe``."""
        super().__init__(parent)
        self.container = Level.MEMBERS
        self.says = describe
        self.explain: Callable[[Run], str] = lambda _run: ""
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self._chips = Chips(self, describe)
        self.document().documentLayout().registerHandler(CHIP, self._chips)

    # --- what is marked

    def change_blocks(self, change: Callable[[Block], Block]) -> None:
        """Give every block that the selection touches another kind, depth or level."""

        def restyle_all() -> None:
            for block in list(self._touched()):
                restyle(block, change(block_of(block.blockFormat())))

        self._in_one_step(restyle_all)

    def change_runs(self, change: Callable[[Run], Run]) -> None:
        """Give the selected words, or those typed next, other marks."""
        cursor = self.textCursor()
        kind = block_of(cursor.blockFormat()).kind
        if not cursor.hasSelection():
            self.setCurrentCharFormat(run_format(change(run_of(cursor.charFormat(), "")), kind))
            return
        held = selected(cursor)
        changed = replace(held, blocks=tuple(_with_runs(block, change) for block in held.blocks))
        self._in_one_step(lambda: self._rewrite(cursor, changed))

    def _rewrite(self, cursor: QTextCursor, text: Text) -> None:
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        for block, wanted in zip(list(self._touched()), text.blocks, strict=False):
            part = QTextCursor(block)
            part.setPosition(max(start, block.position()))
            part.setPosition(min(end, block.position() + block.length() - 1), QTextCursor.MoveMode.KeepAnchor)
            put_runs(part, wanted.runs, wanted.kind)
        whole = self.textCursor()
        whole.setPosition(start)
        whole.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(whole)

    def insert_text(self, text: Text) -> None:
        """Put a text in place of the selection; its first block joins the one at the caret."""
        self._in_one_step(lambda: self._insert(text))

    def _insert(self, text: Text) -> None:
        cursor = self.textCursor()
        cursor.removeSelectedText()
        here = block_of(cursor.blockFormat())
        rest = text.blocks
        if rest and (cursor.block().length() > 1 or len(rest) == 1 or here.level is not None):
            put_runs(cursor, pasting.into_runs(rest[0]), here.kind)
            rest = rest[1:]
        elif rest:
            put_block(cursor, rest[0])
            rest = rest[1:]
        for block in rest:
            cursor.insertBlock()
            put_block(cursor, _closed_by(block, here.level))
        self.setTextCursor(cursor)

    # --- atoms

    def refresh_atoms(self) -> None:
        """Lay the text out anew: atoms say something else now, and may be wider."""
        self.document().markContentsDirty(0, self.document().characterCount())
        self.viewport().update()

    # --- what Qt asks

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a live figure."""
        atom = atom_at(self, event.position().toPoint())
        if atom is None:
            super().mouseDoubleClickEvent(event)
            return
        self.setTextCursor(atom)
        if figure_in(atom) is not None:
            self.figure_activated.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        """Say in a tip what an atom asks."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            atom = atom_at(self, event.pos())
            words = self.explain(run_of(atom.charFormat(), ATOM)) if atom is not None else ""
            if words:
                QToolTip.showText(event.globalPos(), words, self)
                return True
        return super().viewportEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Put our own form beside HTML. Qt's own object drops a run's marks, and hides every form that is added."""
        mime = QMimeData()
        mime.setHtml(pasting.said_in_html(self.textCursor().selection(), self.says))
        pasting.offer(mime, selected(self.textCursor()), container=self.container, says=self.says)
        return mime

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take words, never pictures or files."""
        return source.hasText() or source.hasHtml() or source.hasFormat(pasting.MIME)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert what was pasted or dropped."""
        if self.isReadOnly():
            return
        place = run_of(self.textCursor().charFormat(), "").level
        text = pasting.take(source, container=self.container, place=place)
        if pasting.has_long_word(text.plain):
            self.refused.emit(TOO_LONG_WORD)
        elif text.blocks:
            self.insert_text(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep lists and marks as a person expects them; refuse what no page can bear."""
        words = event.text()
        if self.isReadOnly():
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._new_block(event)
        elif self._backspace_leaves(event) or (words and words.isprintable() and not self._fits(words)):
            event.accept()
        else:
            if words and words.isprintable():
                self._type_without_ending_marks()
            super().keyPressEvent(event)

    def indent(self, by: int) -> None:
        """Move list items in or out."""
        self.change_blocks(lambda block: replace(block, depth=max(0, min(block.depth + by, MAX_DEPTH))))

    def _new_block(self, event: QKeyEvent) -> None:
        if self._leave_item(empty_only=True):
            return
        super().keyPressEvent(event)
        here = block_of(self.textCursor().blockFormat())
        if here.kind is BlockKind.HEADING and self.textCursor().block().length() == 1:
            self.change_blocks(lambda block: replace(block, kind=BlockKind.PARAGRAPH))
            self.change_runs(lambda run: run)

    def _backspace_leaves(self, event: QKeyEvent) -> bool:
        plain = event.key() == Qt.Key.Key_Backspace and not event.modifiers()
        return plain and self._leave_item(empty_only=False)

    def _leave_item(self, *, empty_only: bool) -> bool:
        cursor = self.textCursor()
        block = block_of(cursor.blockFormat())
        empty = cursor.block().length() == 1
        if block.kind is BlockKind.PARAGRAPH or cursor.hasSelection() or not cursor.atBlockStart():
            return False
        if empty_only and not (empty and block.kind.is_item):
            return False
        if block.kind.is_item and block.depth:
            self.indent(-1)
        else:
            self.change_blocks(lambda held: replace(held, kind=BlockKind.PARAGRAPH, depth=0))
        return True

    def _fits(self, words: str) -> bool:
        cursor = self.textCursor()
        if cursor.hasSelection():
            return True
        line, at = cursor.block().text(), cursor.positionInBlock()
        if cursor.block().length() + len(words) > MAX_BLOCK_CHARACTERS:
            self.refused.emit(FULL_BLOCK)
            return False
        around = line[max(0, at - 600) : at] + words + line[at : at + 600]
        if pasting.has_long_word(around):
            self.refused.emit(TOO_LONG_WORD)
            return False
        return True

    def _type_without_ending_marks(self) -> None:
        """Words behind a name, a link or an atom do not belong to it; a level goes on."""
        cursor = self.textCursor()
        held = run_of(cursor.charFormat(), "")
        kind = block_of(cursor.blockFormat()).kind
        after = QTextCursor(cursor)
        after.setPosition(cursor.selectionEnd())
        inside = after.movePosition(QTextCursor.MoveOperation.NextCharacter) and not after.atBlockStart()
        follows = run_of(after.charFormat(), "") if inside else Run()
        kept = replace(
            held,
            record=held.record if held.record == follows.record else None,
            link=held.link if held.link == follows.link else None,
        )
        wanted = run_format(kept, kind)
        if wanted != self.currentCharFormat():
            self.setCurrentCharFormat(wanted)

    def _touched(self) -> Iterator[QTextBlock]:
        cursor = self.textCursor()
        block = self.document().findBlock(cursor.selectionStart())
        while block.isValid() and block.position() <= cursor.selectionEnd():
            yield block
            block = block.next()

    def _in_one_step(self, change: Callable[[], object]) -> None:
        cursor = self.textCursor()
        cursor.beginEditBlock()
        try:
            change()
        finally:
            cursor.endEditBlock()


def _with_runs(block: Block, change: Callable[[Run], Run]) -> Block:
    return replace(block, runs=tuple(change(run) for run in block.runs))


def _closed_by(block: Block, level: Level | None) -> Block:
    return block if level is None else replace(block, level=narrowest(block.level, level))
