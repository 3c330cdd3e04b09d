"""A line in which one types a few letters, and chooses among the records that are found, by keys or mouse."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from briefing_app.domain.kinds import Kind
from briefing_app.editing.records import NEW
from briefing_app.gui.forms.choices import MOST, Choice, Find, Found
from briefing_app.gui.forms.making import Maker
from briefing_app.gui.icons import icon
from briefing_app.gui.still_there import while_there

_REST = 80
"""Milliseconds of rest after a letter before a search starts."""
_ROWS = 8
_KEYS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _ROWS, Qt.Key.Key_PageUp: -_ROWS}
_NOTHING_FOUND = "Nothing found. Esc takes back what was typed."
_MORE = f"The first {MOST}. Type more letters to find others."
_CHOICE = Qt.ItemDataRole.UserRole
_WORDS = Qt.ItemDataRole.UserRole + 1


class SearchLine(QLineEdit):
    """Tells which record was ``chosen`` (``None``: none of them), or that it was ``left`` without a choice.

    Words that no record bears may become one: the last row offers it, and ``made`` tells the record.
    """

    chosen = Signal(object)
    made = Signal(object)
    left = Signal()

    def __init__(
        self,
        kind: Kind,
        find: Find,
        *,
        none: str = "",
        maker: Maker | None = None,
        field: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Search records of ``kind`` with ``find``; ``none`` is the choice of no record; empty: not offered.

        ``maker`` makes records for ``field``; without one, none can be made here.
        """
        super().__init__(parent)
        self._maker = maker
        self._field = field
        self.none = none
        self.held = ""
        """The id of the record that is chosen already: the list opens there."""
        self.popup = QListWidget(self)
        self.popup.setWindowFlags(Qt.WindowType.ToolTip)
        self.popup.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.popup.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.popup.setUniformItemSizes(True)
        self.popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.popup.setStyleSheet("QListWidget { border: 1px solid palette(mid); } QListWidget::item { padding: 3px; }")
        self.popup.itemClicked.connect(self._take)
        self._kind = kind
        self._find = find
        self._asked = 0
        self._enter = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._search)
        self._above: list[QWidget] = []
        self.textEdited.connect(lambda _words: self._rest.start())

    def search_among(self, kind: Kind) -> None:
        """Search records of another kind from now on; what was typed is searched anew by whoever wants it."""
        self._let_go()
        self._kind = kind

    def search(self) -> None:
        """Show everything that may be chosen, as far as it goes."""
        self.setFocus()
        self.selectAll()
        self._search("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose, Enter takes, Esc lets go; everything else is typed."""
        key = Qt.Key(event.key())
        if key in _KEYS:
            self._step(_KEYS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (self.popup.isVisible() or self.isModified()):
            self._press_enter()
        elif key is Qt.Key.Key_Escape and (self.popup.isVisible() or self.isModified()):
            self._let_go()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens the list, the words marked so that typing replaces them."""
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self.popup.isVisible() and not self.isModified():
            self.search()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever leaves without a choice has not chosen."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._let_go()

    def hideEvent(self, event: QHideEvent) -> None:
        """The list goes with its line."""
        self._close()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list does not stay behind where something above the line moves."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.WindowDeactivate):
            self._close()
        return super().eventFilter(watched, event)

    # --- searching

    def _search(self, typed: str | None = None) -> None:
        self._asked += 1
        asked = self._asked
        words = self.text() if typed is None else typed
        self._find(self._kind, words, lambda found: self._show(found, asked, " ".join(words.split())))

    def _show(self, found: Found, asked: int, words: str) -> None:
        if asked != self._asked or not self.hasFocus():
            return
        self.popup.clear()
        if not words and self.none:
            self._add(self.none, None)
        for choice in found.choices:
            self._add(choice.label, choice)
        made_here = words and self._maker is not None and self._maker.offers(self._kind) and not _bears(found, words)
        if made_here and not found.choices:
            self._offer(words)  # first, since the list is cut where there is little room
        if found.more or not found.choices:
            self._say(_MORE if found.more else _NOTHING_FOUND)
        if made_here and found.choices:
            self._offer(words)
        self.popup.setCurrentRow(self._row_of_held() if not words else 0 if found.choices else -1)
        self._open()
        if self._enter:
            self._enter = False
            self._press_enter()

    def _row_of_held(self) -> int:
        """Return the row at which a list opens of what nobody typed: Enter must not take away what is chosen."""
        items = (self.popup.item(row).data(_CHOICE) for row in range(self.popup.count()))
        ids = [(held[0].id if held[0] is not None else "") if held is not None else None for held in items]
        return ids.index(self.held) if self.held in ids else -1

    def _add(self, words: str, choice: Choice | None) -> None:
        item = QListWidgetItem(words)
        item.setData(_CHOICE, (choice,))
        item.setToolTip(words)
        self.popup.addItem(item)

    def _offer(self, words: str) -> None:
        item = QListWidgetItem(icon("add"), f"New {NEW[self._kind].noun}: “{words}”")
        item.setData(_WORDS, words)
        item.setToolTip(item.text())
        self.popup.addItem(item)

    def _say(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.popup.addItem(item)

    # --- choosing

    def _step(self, by: int) -> None:
        if not self.popup.isVisible():
            self._search("" if not self.isModified() else None)
            return
        items = (self.popup.item(row) for row in range(self.popup.count()))
        rows = [row for row, item in enumerate(items) if item.flags() & Qt.ItemFlag.ItemIsEnabled]
        if not rows:
            return
        now = self.popup.currentRow()
        at = rows.index(now) if now in rows else -1
        if by == -1 and at <= 0 and self.popup.item(rows[-1]).data(_WORDS):
            at = len(rows)  # from the top round to the row that makes a new one: one key, however many are found
        self.popup.setCurrentRow(rows[max(0, min(at + by, len(rows) - 1))])

    def _press_enter(self) -> None:
        if self._rest.isActive() or not self.popup.isVisible():
            self._rest.stop()
            self._enter = True  # what is found for the words as they stand is taken when it comes
            self._search()
            return
        item = self.popup.currentItem()
        if item is not None:
            self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        held, words = item.data(_CHOICE), item.data(_WORDS)
        if words and self._maker is not None:
            self._close()
            self.setModified(False)
            self.selectAll()
            self._maker.make(self._kind, words, self._field, while_there(self, self.made.emit))
        elif held is not None:
            self._close()
            self.setModified(False)
            self.chosen.emit(held[0])

    def _let_go(self) -> None:
        self._close()
        self.setModified(False)
        self.left.emit()

    def _open(self) -> None:
        line = self.popup.sizeHintForRow(0)
        self.popup.setFixedHeight(line * max(1, min(self.popup.count(), _ROWS)) + 4)
        letter = self.fontMetrics().averageCharWidth()
        words = self.popup.sizeHintForColumn(0) + self.popup.verticalScrollBar().sizeHint().width() + 4
        self.popup.setFixedWidth(max(self.width(), letter * 30, min(words, letter * 70)))
        place = self.mapToGlobal(QPoint(0, self.height()))
        room = self.screen().availableGeometry()
        if place.y() + self.popup.height() > room.bottom():
            place.setY(place.y() - self.height() - self.popup.height())
        place.setX(max(room.left(), min(place.x(), room.right() - self.popup.width())))
        self.popup.move(place)
        self.popup.show()
        self._watch()

    def _watch(self) -> None:
        widget = self.parentWidget()
        while widget is not None and widget not in self._above:
            widget.installEventFilter(self)
            self._above.append(widget)
            widget = None if widget.isWindow() else widget.parentWidget()

    def _close(self) -> None:
        self._rest.stop()
        self._asked += 1
        self._enter = False
        self.popup.hide()
        for widget in self._above:
            widget.removeEventFilter(self)
        self._above.clear()


def _bears(found: Found, words: str) -> bool:
    return any(" ".join(choice.label.split()).casefold() == words.casefold() for choice in found.choices)
