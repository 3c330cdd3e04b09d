"""The review of a partner's sheet: what its columns mean, what it would change, what is wrong in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from briefing_app.gui.dialog_parts import answer_buttons, dialog_layout
from briefing_app.gui.forms.choices import Find
from briefing_app.gui.forms.making import Maker
from briefing_app.gui.sheets.columns_table import ColumnsTable
from briefing_app.gui.sheets.models import FaultsModel, RowsModel, TableModel
from briefing_app.gui.sheets.reading_choice import ReadingChoice
from briefing_app.gui.sheets.settings import Known, SheetSettings
from briefing_app.gui.still_there import while_there
from briefing_app.gui.words import faint, heading, plain, size_for
from briefing_app.importing.sheets.proposal import Proposal
from briefing_app.services.sheets import SheetImport

Reread = Callable[[str, int, Callable[[SheetImport], None], Callable[[BaseException], None]], None]
"""Reads another sheet, or headings in another row (0: where they are found); answer or refusal come later."""
Propose = Callable[[SheetImport, Callable[[Proposal], None]], None]
"""Sets a sheet against the library; the answer comes later."""
_REST = 200
_ROW_LETTERS = (7, 6, 14, 40)
_FAULT_LETTERS = (6, 20, 22, 32)
_COLUMNS, _ROWS, _FAULTS = range(3)
_GUESSED = "The meaning of each column was guessed from its heading. Look whether it is right."
_REMEMBERED = "These headings are known: the columns are read as the last time."


class SheetDialog(QDialog):
    """Accepted only without faults; ``chosen`` and ``taken`` say what is to be taken in."""

    proposed = Signal()
    """The dry run stands in the window."""

    def __init__(
        self,
        prepared: SheetImport,
        *,
        known: Known,
        find: Find,
        maker: Maker | None = None,
        propose: Propose,
        reread: Reread,
        parent: QWidget | None = None,
    ) -> None:
        """Show what was prepared, and what would come of it."""
        super().__init__(parent)
        self.setWindowTitle("Read in a sheet")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._prepared = prepared
        self._propose = propose
        self._reread = reread
        self._asked: tuple[str, int] | None = None
        self._proposal: Proposal | None = None
        self.settings = SheetSettings(prepared, known, find, maker=maker)
        self.reading = ReadingChoice(prepared.sheet)
        self.columns = ColumnsTable(prepared.sheet, prepared.columns)
        self.note = faint("")
        self.rows, self.faults = RowsModel(self), FaultsModel(self)
        self.said = QLabel("Comparing…")
        self.said.setWordWrap(True)
        self.said.setAccessibleName("What would be taken over")
        self.warnings = plain("")
        self.copy = QPushButton("&Copy the faults")
        self.copy.setAutoDefault(False)
        self.tabs = QTabWidget()
        self.buttons = answer_buttons(self, "&Take over")
        self.take_over = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._compare)
        self._lay_out()
        self.columns.changed.connect(self._changed)
        self.reading.asked.connect(self._read_again)
        self.settings.edited.connect(self._changed)
        self.copy.clicked.connect(self._copy)
        size_for(self, 170, 105)
        self._changed()

    @property
    def chosen(self) -> SheetImport:
        """The sheet with all that was settled about it."""
        return replace(self.settings.apply(self._prepared), columns=self.columns.columns)

    @property
    def taken(self) -> frozenset[int]:
        """The conflicting rows whose values are taken from the sheet."""
        return frozenset(self.rows.taken)

    def accept(self) -> None:
        """Close only with a dry run that has no fault."""
        if self.take_over.isEnabled():
            super().accept()

    def _read_again(self, name: str, heading_row: int) -> None:
        """Have the file read otherwise; what a person has settled of the sheet as a whole stays."""
        self._rest.stop()
        self._asked = asked = (name, heading_row)
        self.take_over.setEnabled(False)
        self.said.setText("Reading…")

        def show(prepared: SheetImport) -> None:
            if asked is self._asked:
                self._asked = None
                self._show_reading(prepared)

        def refused(_error: BaseException) -> None:
            if asked is self._asked:
                self._asked = None
                self.reading.show_sheet(self._prepared.sheet)
                self._changed()

        self._reread(name, heading_row, while_there(self, show), while_there(self, refused))

    def _show_reading(self, prepared: SheetImport) -> None:
        old, self._prepared = self.columns, prepared
        self.columns = ColumnsTable(prepared.sheet, prepared.columns)
        self.columns.changed.connect(self._changed)
        self._columns_page.replaceWidget(old, self.columns)
        old.hide()
        old.deleteLater()
        self.reading.show_sheet(prepared.sheet)
        self.note.setText(_REMEMBERED if prepared.remembered else _GUESSED)
        self.rows.taken.clear()
        self._changed()

    def _changed(self) -> None:
        self._proposal = None
        self.take_over.setEnabled(False)
        self.said.setText("Comparing…")
        self._rest.start()

    def _compare(self) -> None:
        asked = self.chosen

        def show(proposal: Proposal) -> None:
            if asked == self.chosen and self._asked is None:
                self._show(proposal)

        self._propose(asked, while_there(self, show))

    def _show(self, proposal: Proposal) -> None:
        self._proposal = proposal
        self.rows.show_rows(proposal.rows)
        self.faults.show_faults(proposal.faults)
        self.tabs.setTabText(_ROWS, f"&Rows ({len(proposal.rows)})")
        self.tabs.setTabText(_FAULTS, f"&Faults ({len(proposal.faults)})")
        remarks = (*self._prepared.sheet.remarks, *proposal.warnings)
        self.warnings.setText("\n".join(f"▲ {remark}" for remark in dict.fromkeys(remarks)))
        self.warnings.setVisible(bool(remarks))
        self.said.setText(counted_words(proposal))
        self.copy.setEnabled(bool(proposal.faults))
        brings = bool(proposal.new or proposal.changed or proposal.conflicting)
        self.take_over.setEnabled(brings and not proposal.faults)
        self.proposed.emit()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.faults.as_text())
        self.said.setText("The faults are copied. Send them to whoever wrote the sheet.")

    def _lay_out(self) -> None:
        page = QWidget()
        self._columns_page = QVBoxLayout(page)
        self._columns_page.setContentsMargins(0, 0, 0, 0)
        self._columns_page.addWidget(self.reading)
        self._columns_page.addWidget(self.columns, 1)
        self.tabs.addTab(page, "Co&lumns")
        self.tabs.addTab(_table(self.rows, "What each row would change", _ROW_LETTERS), "&Rows")
        faults = QWidget()
        column = QVBoxLayout(faults)
        column.addWidget(_table(self.faults, "Faults", _FAULT_LETTERS), 1)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addStretch(1)
        column.addLayout(row)
        self.tabs.addTab(faults, "&Faults")
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        foot.addWidget(self.buttons)
        layout = dialog_layout(self)
        layout.setSpacing(8)
        layout.addWidget(heading(self._prepared.sheet.name))
        self.note.setText(_REMEMBERED if self._prepared.remembered else _GUESSED)
        layout.addWidget(self.note)
        layout.addWidget(self.settings)
        layout.addWidget(self.warnings)
        layout.addWidget(self.tabs, 1)
        layout.addLayout(foot)


def counted_words(proposal: Proposal, *, taken: int | None = None) -> str:
    """Say what would come of a sheet, or why nothing can; or what came of it, with ``taken`` conflicting rows."""
    faults = len(proposal.faults)
    if faults:
        wrong = "1 fault" if faults == 1 else f"{faults} faults"
        return f"▲ {wrong}: nothing can be taken over. Mend the sheet and read it again, or change the columns."
    parts = [
        f"{len(rows):,} {words}"
        for rows, words in (
            (proposal.new, "new"),
            (proposal.changed, "changed"),
            (proposal.same, "the same"),
            (proposal.conflicting, "in conflict"),
        )
        if rows
    ]
    if not parts:
        return "No row of the sheet says anything."
    if not proposal.conflicting:
        return f"{', '.join(parts)}."
    if taken is None:
        return f"{', '.join(parts)}. Of rows in conflict the library's value stays unless you tick them."
    stays = len(proposal.conflicting) - taken
    return f"{', '.join(parts)}: of {taken:,} the sheet's value, of {stays:,} the library's."


def _table(model: TableModel, name: str, letters: tuple[int, ...]) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.setAlternatingRowColors(True)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().lineSpacing() + 8)
    letter = table.fontMetrics().averageCharWidth()
    for column, count in enumerate(letters):
        table.setColumnWidth(column, letter * count)
    table.horizontalHeader().setStretchLastSection(True)
    return table
