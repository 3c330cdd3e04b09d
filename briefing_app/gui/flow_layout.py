"""A row of controls that goes on in the next line where there is no more room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

_GAP = 6


class FlowLayout(QLayout):
    """Lays out from left to right, then below."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = _GAP, narrowing: bool = False) -> None:
        """Start empty. ``narrowing``: items become as narrow as they may be before any goes to the next line."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._narrowing = narrowing
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        """Take another item."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """The item with this number."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Take an item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        """It takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that this width needs."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """As small as it may be; one line of all, where its items would rather be narrowed than lie in two."""
        if not self._narrowing:
            return self.minimumSize()
        shown = [size for _item, size in self._sizes(narrowed=False)]
        width = sum(size.width() + self._gap for size in shown) - self._gap
        return QSize(max(width, 0), max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802
        """Room for the widest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        left, top = rect.x() + margins.left(), rect.y() + margins.top()
        right = rect.right() - margins.right()
        y, room = top, right - left + 1
        for row in self._rows(room):
            high = max(size.height() for _item, size in row)
            x = left
            for item, size in row:
                if move:
                    place = QPoint(x, y + (high - size.height()) // 2)
                    item.setGeometry(QRect(place, QSize(min(size.width(), room), size.height())))
                x += size.width() + self._gap
            y += high + self._gap
        return max(y - self._gap, top) - rect.y() + margins.bottom()

    def _rows(self, room: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Part the items that are shown into lines of this width."""
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item, size in self._sizes(narrowed=self._narrowing and self.sizeHint().width() > room):
            if not rows or used + size.width() > room:
                rows.append([])
                used = 0
            rows[-1].append((item, size))
            used += size.width() + self._gap
        return rows

    def _sizes(self, *, narrowed: bool) -> list[tuple[QLayoutItem, QSize]]:
        """The items that are shown, each with the size that it would have, or with the least."""
        shown = [item for item in self._items if (widget := item.widget()) is None or not widget.isHidden()]
        return [(i, i.minimumSize() if narrowed else i.sizeHint().expandedTo(i.minimumSize())) for i in shown]
