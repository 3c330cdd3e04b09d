"""The table of drafts with its keys: Space confirms, Del leaves out, F2 changes a cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QTableView, QWidget

from briefing_app.domain.records.recommendation import Addressee, AddresseeKind
from briefing_app.gui.adopted_text.delegate import DraftDelegate
from briefing_app.gui.adopted_text.model import ADDRESSEE, COUNTED, KIND, TAKE, WORDS, DraftsModel
from briefing_app.gui.adopted_text.nobody_dialog import NobodyDialog
from briefing_app.importing.adopted_text.model import Draft, FoundAddressee

_LETTERS = (8, 7, 8, 12, 22, 12, 10)
"""The widths of the columns before the text's."""
_LEAST_WORDS = 24
_TOUCH = QAbstractItemView.EditTrigger


class DraftsTable(QTableView):
    """Shows the drafts. ``refused`` says why a draft cannot be confirmed; ``row_chosen`` which one is looked at."""

    refused = Signal(str)
    row_chosen = Signal(int)

    def __init__(
        self,
        drafts: Iterable[Draft],
        known: Iterable[Addressee],
        countries: Iterable[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Offer the addressees that are ``known``, the States by ``countries``' names, and those that drafts name."""
        super().__init__(parent)
        held = tuple(drafts)
        self.drafts = DraftsModel(held, self)
        self.addressees = _offered(held, known, countries)
        self.setModel(self.drafts)
        self.setItemDelegate(DraftDelegate(self.addressees, self.marked_with, self))
        self.setAccessibleName("Drafts of calls")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(_TOUCH.EditKeyPressed | _TOUCH.DoubleClicked)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self.row_chosen.emit(now.row()))
        self._fit()

    def marked_rows(self) -> tuple[int, ...]:
        """The rows that are marked, from the top."""
        return tuple(sorted({index.row() for index in self.selectionModel().selectedRows()}))

    def marked_with(self, row: int) -> tuple[int, ...]:
        """The rows that a change in ``row`` is for: all marked ones if it is one of them."""
        marked = self.marked_rows()
        return marked if row in marked else (row,)

    def choose(self, row: int) -> None:
        """Go to a row."""
        self.selectRow(row)
        self.setCurrentIndex(self.drafts.index(row, TAKE))
        self.scrollTo(self.currentIndex())

    def offer(self, found: FoundAddressee) -> None:
        """Offer an addressee that somebody has just written, and address the marked drafts to it."""
        same = (each for each in self.addressees if each.name.casefold() == found.name.casefold())
        known = next(same, None)
        if known is None:
            self.addressees.append(found)
        self.drafts.set_addressee(self.marked_rows(), known or found)

    def offer_those_of(self, drafts: Iterable[Draft]) -> None:
        """Offer the addressees whom new drafts name too."""
        names = {each.name.casefold() for each in self.addressees}
        for found in (each for draft in drafts for each in draft.addressees):
            if found.name.casefold() not in names:
                self.addressees.append(found)
                names.add(found.name.casefold())

    def toggle(self) -> None:
        """Confirm the marked rows, or leave them out if they are confirmed; a single one leads on to the next."""
        marked = self.marked_rows()
        if not marked:
            return
        if len(marked) > 1 and not self._settled(marked):
            return
        refused = self.drafts.toggle(marked)
        self.refused.emit(refused)
        row = marked[0]
        if len(marked) == 1 and not refused and row in self._taken() and row + 1 < len(self.drafts.rows):
            self.choose(row + 1)

    def confirm_rest(self) -> None:
        """Confirm every draft that waits, once it is settled whom those are for that are addressed to nobody."""
        if self._settled(self.drafts.waiting()):
            self.refused.emit(self.drafts.confirm_rest())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decide by keys."""
        if event.key() == Qt.Key.Key_Space:
            self.toggle()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.drafts.leave_out(self.marked_rows())
        elif event.key() == Qt.Key.Key_F2:
            self._edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the sign of a row decides it."""
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        if index.isValid() and index.column() == TAKE and event.button() is Qt.MouseButton.LeftButton:
            self.refused.emit(self.drafts.toggle((index.row(),)))

    def changeEvent(self, event: QEvent) -> None:
        """Keep room for the words in another size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _edit(self, index: QModelIndex) -> None:
        """Change the cell, or the first one of its row that can be changed."""
        column = index.column() if index.column() in (ADDRESSEE, KIND, COUNTED) else ADDRESSEE
        cell = index.siblingAtColumn(column)
        self.selectionModel().setCurrentIndex(cell, QItemSelectionModel.SelectionFlag.NoUpdate)  # the marks stay
        self.edit(cell)

    def _settled(self, numbers: Sequence[int]) -> bool:
        """Ask about calls that are addressed to nobody before they are taken together; False: a person looks first."""
        nobody = self.drafts.to_nobody(numbers)
        if not nobody:
            return True
        dialog = NobodyDialog([self.drafts.rows[number].draft for number in nobody], self.addressees, self)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        if accepted and dialog.found is not None:
            self.drafts.set_addressee(nobody, dialog.found)
        dialog.deleteLater()
        if not accepted:
            self.choose(nobody[0])
        self.setFocus()
        return accepted

    def _taken(self) -> frozenset[int]:
        return frozenset(number for number, row in enumerate(self.drafts.rows) if not row.waits)

    def _fit(self) -> None:
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        header = self.horizontalHeader()
        for column, letters in enumerate(_LETTERS):
            header.resizeSection(column, letter * letters)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(letter * 4)
        header.resizeSection(WORDS, letter * _LEAST_WORDS)
        self.verticalHeader().setDefaultSectionSize(line + 8)


def _offered(drafts: tuple[Draft, ...], known: Iterable[Addressee], countries: Iterable[str]) -> list[FoundAddressee]:
    """Return the library's addressees, its countries, then those that only the drafts name; each once."""
    there = tuple(known)
    held = [FoundAddressee(name=each.name, kind=each.addressee_kind, id=each.id) for each in there]
    ids = {each.id for each in there}
    names = {name.casefold() for each in there for name in (each.name, *each.aliases)}
    states = (FoundAddressee(name=name, kind=AddresseeKind.STATE_AUTHORITY) for name in countries)
    for found in (*states, *(each for draft in drafts for each in draft.addressees)):
        if found.id not in ids and found.name.casefold() not in names:
            held.append(found)
            names.add(found.name.casefold())
    return held
