"""The review of an adopted text: its words at the left, what would be taken over at the right, each to be confirmed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from briefing_app.errors import UserError
from briefing_app.gui.adopted_text.addressee_dialog import AddresseeDialog
from briefing_app.gui.adopted_text.by_hand import ByHand
from briefing_app.gui.adopted_text.drafts_table import DraftsTable
from briefing_app.gui.adopted_text.fields import InstrumentForm, Known
from briefing_app.gui.adopted_text.model import LEGEND
from briefing_app.gui.adopted_text.rows import Decision
from briefing_app.gui.adopted_text.source_view import SourceView
from briefing_app.gui.dialog_parts import answer_buttons, dialog_layout
from briefing_app.gui.forms.choices import Find
from briefing_app.gui.forms.making import Maker
from briefing_app.gui.messages import user_error_box
from briefing_app.gui.still_there import while_there
from briefing_app.gui.words import faint, heading, size_for
from briefing_app.importing.adopted_text.languages import language_of
from briefing_app.importing.adopted_text.model import Draft
from briefing_app.services.reading_texts import InstrumentFields, ReadText

AskKnown = Callable[[Sequence[Draft], InstrumentFields, Callable[[Sequence[bool]], None]], None]
"""Asks which of these drafts the library has already; the answer comes later."""
_REST = 150
_MOST_REMARKS = 4
_SIDE_BY_SIDE = 130
"""Letters of width that text and drafts need to stand side by side."""


class ReviewDialog(QDialog):
    """Accepted once every draft is confirmed or left out; ``fields`` and ``confirmed`` say what is to be taken in."""

    known_shown = Signal()
    """What the library has already is marked."""

    def __init__(
        self,
        read: ReadText,
        proposed: InstrumentFields,
        *,
        known: Known,
        find: Find,
        maker: Maker | None = None,
        ask_known: AskKnown,
        parent: QWidget | None = None,
    ) -> None:
        """Show what was read."""
        super().__init__(parent)
        self.setWindowTitle("Read in an adopted text")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._ask_known = ask_known
        self.source = SourceView()
        self.source.show_text(read.adopted.words, [(draft.start, draft.end) for draft in read.drafts])
        self.table = DraftsTable(read.drafts, known.addressees, known.countries)
        self.by_hand = ByHand(read.adopted, known.addressees, source=self.source, table=self.table, say=self._say)
        self.form = InstrumentForm(proposed, known, find, maker=maker)
        self.title = heading(proposed.title)
        self.language = faint(f"The text was read as {language_of(read.adopted.language).name}.")
        self.counts = QLabel(self.table.drafts.words())
        self.counts.setAccessibleName("What would be taken over")
        self.counts.setWordWrap(True)
        self.problem = QLabel()
        self.problem.setProperty("role", "problem")
        self.problem.setWordWrap(True)
        self.confirm = QPushButton("Confirm or leave &out (Space)")
        self.rest = QPushButton("&Confirm the rest")
        self.new_addressee = QPushButton("&New addressee…")
        for button in (self.confirm, self.rest, self.new_addressee):
            button.setAutoDefault(False)
        self.tabs = QTabWidget()
        self.splitter = QSplitter()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._lay_out(read.adopted.remarks)
        self._connect()
        size_for(self, 190, 105)
        self._look_known()
        self.table.choose(0)
        self.table.setFocus()

    @property
    def fields(self) -> InstrumentFields:
        """What is said of the text itself."""
        return self.form.fields

    @property
    def confirmed(self) -> tuple[Draft, ...]:
        """The drafts that are to be taken in."""
        return self.table.drafts.confirmed()

    def accept(self) -> None:
        """Close when everything is decided; else say what is not, and go there."""
        waiting = self.table.drafts.waiting()
        if self.form.problem:
            self.tabs.setCurrentIndex(1)
            self._say(self.form.problem)
        elif waiting:
            self.tabs.setCurrentIndex(0)
            self.table.choose(waiting[0])
            self.table.setFocus()
            some = "1 draft waits" if len(waiting) == 1 else f"{len(waiting)} drafts wait"
            self._say(f"{some} for you: confirm or leave out each (Space), or “Confirm the rest”.")
        elif not self.confirmed:
            self._say("Nothing is confirmed, so there is nothing to take over.")
        else:
            super().accept()

    def reject(self) -> None:
        """Close; what was decided already is not thrown away without a question."""
        decided = sum(row.decision is not Decision.OPEN for row in self.table.drafts.rows)
        if not decided or self._leaves(decided):
            super().reject()

    def _leaves(self, decided: int) -> bool:
        what = "1 decision" if decided == 1 else f"{decided} decisions"
        error = UserError("Leave the review?", f"Your {what} would be lost. Nothing has been taken over yet.")
        box = user_error_box(self, error)
        box.setStandardButtons(QMessageBox.StandardButton.Cancel)
        leave = box.addButton("Leave", QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is leave

    # --- building

    def _lay_out(self, remarks: Sequence[str]) -> None:
        drafts = QWidget()
        column = QVBoxLayout(drafts)
        column.setContentsMargins(8, 8, 8, 8)
        if remarks:
            column.addWidget(_remarks(remarks))
        column.addWidget(self.table, 1)
        column.addWidget(faint(LEGEND))
        row = QHBoxLayout()
        for button in (self.confirm, self.rest, self.new_addressee):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.by_hand)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(self.form)
        self.tabs.addTab(drafts, "&Drafts")
        self.tabs.addTab(scroll, "&About the text")
        self.splitter.addWidget(self.source)
        self.splitter.addWidget(self.tabs)
        self.splitter.setChildrenCollapsible(False)
        layout = dialog_layout(self)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addWidget(self.language)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self.problem)
        foot = QHBoxLayout()
        foot.addWidget(self.counts, 1)
        self.buttons = answer_buttons(self, "&Take over")
        foot.addWidget(self.buttons)
        layout.addLayout(foot)
        self.take_over = self.buttons.button(QDialogButtonBox.StandardButton.Ok)

    def _connect(self) -> None:
        self.table.row_chosen.connect(self._show_row)
        self.table.refused.connect(self._say)
        self.table.drafts.counted.connect(self.counts.setText)
        self.table.drafts.mended.connect(self._timer.start)
        self.source.place_clicked.connect(self.table.choose)
        self.form.edited.connect(self._form_edited)
        self.confirm.clicked.connect(self.table.toggle)
        self.rest.clicked.connect(self.table.confirm_rest)
        self.new_addressee.clicked.connect(self._add_addressee)
        self._timer.timeout.connect(self._look_known)

    def _show_row(self, row: int) -> None:
        self.source.choose(row)
        if row >= 0:
            held = self.table.drafts.rows[row]
            self._say(held.problem if held.waits else "")

    def _say(self, words: str) -> None:
        self.problem.setText(f"▲ {words}" if words else "")

    def _form_edited(self) -> None:
        self.title.setText(self.fields.title)
        self._timer.start()

    def _look_known(self) -> None:
        drafts = tuple(row.draft for row in self.table.drafts.rows)

        def show(known: Sequence[bool]) -> None:
            if drafts == tuple(row.draft for row in self.table.drafts.rows):
                self.table.drafts.show_known(known)
                self.known_shown.emit()

        self._ask_known(drafts, self.fields, while_there(self, show))

    def _add_addressee(self) -> None:
        dialog = AddresseeDialog(self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.table.offer(dialog.found)
        dialog.deleteLater()
        self.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand text and drafts side by side, or one above the other where large letters leave too little room."""
        super().resizeEvent(event)
        narrow = self.width() < self.fontMetrics().averageCharWidth() * _SIDE_BY_SIDE
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self.splitter.orientation() is not wanted or not event.oldSize().isValid():
            self.splitter.setOrientation(wanted)
            self.splitter.setSizes([2000, 3000])


def _remarks(remarks: Sequence[str]) -> QPlainTextEdit:
    """What the reading leaves to a person, in a few lines that scroll."""
    shown = QPlainTextEdit("\n".join(f"▲ {remark}" for remark in remarks))
    shown.setReadOnly(True)
    shown.setTabChangesFocus(True)
    shown.setAccessibleName("What to look at in this text")
    lines = min(len(remarks), _MOST_REMARKS)
    shown.setFixedHeight(shown.fontMetrics().lineSpacing() * lines + 16)
    return shown
