"""The cells of a draft that can be changed: to whom it is addressed, what it is, whether it counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QTimer
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefing_app.domain.records.recommendation import CallKind
from briefing_app.gui.adopted_text.model import ADDRESSEE, COUNTED, KIND, NOBODY, DraftsModel
from briefing_app.gui.adopted_text.rows import KINDS
from briefing_app.importing.adopted_text.model import FoundAddressee

Index = QModelIndex | QPersistentModelIndex
_CHOSEN = "chosen"


class DraftDelegate(QStyledItemDelegate):
    """Offers choices in a cell; what is chosen holds for all marked rows."""

    def __init__(
        self, addressees: list[FoundAddressee], marked: Callable[[int], Sequence[int]], parent: QWidget
    ) -> None:
        """Offer ``addressees``; ``marked`` says which rows a choice in one row is for."""
        super().__init__(parent)
        self._addressees = addressees
        self._marked = marked

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the list of choices of a cell."""
        box = QComboBox(parent)
        box.setAccessibleName({ADDRESSEE: "Addressee", KIND: "Kind", COUNTED: "Counted"}[index.column()])
        for words, value in self._choices(index.column()):
            box.addItem(words, value)
        box.activated.connect(lambda _index: self._done(box))
        QTimer.singleShot(0, box, lambda: box.showPopup() if box.isVisible() else None)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin at what holds; where that is none of the choices, at none."""
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(editor.findText(str(index.data())))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take what was chosen, for all marked rows; a list that was only looked at changes nothing."""
        assert isinstance(editor, QComboBox)
        assert isinstance(model, DraftsModel)
        if not editor.property(_CHOSEN):
            return
        rows, value = self._marked(index.row()), editor.currentData()
        if editor.currentText() == str(index.data()) and len(rows) == 1:
            return
        if index.column() == ADDRESSEE:
            model.set_addressee(rows, value)
        elif index.column() == KIND:
            model.set_kind(rows, value)
        else:
            model.set_counted(rows, bool(value))

    def _choices(self, column: int) -> list[tuple[str, object]]:
        if column == ADDRESSEE:
            return [(NOBODY, None), *((each.name, each) for each in self._addressees)]
        if column == KIND:
            return [(KINDS[kind], kind) for kind in CallKind]
        return [("yes", True), ("no", False)]

    def _done(self, box: QComboBox) -> None:
        box.setProperty(_CHOSEN, True)
        self.commitData.emit(box)
        self.closeEditor.emit(box)
