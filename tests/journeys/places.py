"""Where tabs, lines of menus and cells of tables stand on the screen, and what they say: for the program's probe."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QMenuBar, QTabBar, QTableView, QWidget

_ROWS = 400
"""Rows of a table that are told at most."""


def middle(widget: QWidget, area: QRect | None = None) -> list[int]:
    """The point on the screen in the middle of a widget, or of an area of it."""
    point: QPoint = widget.mapToGlobal((area or widget.rect()).center())
    return [point.x(), point.y()]


def in_front() -> list[QWidget]:
    """Every widget that can be reached, seen or not: behind a question nothing can be clicked.

    Keep the list while they are asked: to us the parts of a file dialog are gone when the dialog itself is let go of.
    """
    asking = QApplication.activeModalWidget()
    return [asking, *asking.findChildren(QWidget)] if asking else QApplication.allWidgets()


def called(widget: QWidget, name: str) -> bool:
    """Whether a widget that is seen has this name, or these words."""
    words = bare(widget.text()) if isinstance(widget, (QAbstractButton, QLabel)) else ""
    return name in (widget.accessibleName(), words, widget.objectName()) and widget.isVisible()


def bare(words: str) -> str:
    """Words of a control without the marks of its keys."""
    return words.replace("&", "")


def tab(words: str) -> object:
    """Where the tab is whose words begin so, what it says in full, and whether it is in front."""
    for bar in in_front():
        if isinstance(bar, QTabBar) and bar.isVisible():
            for index in range(bar.count()):
                if bare(bar.tabText(index)).startswith(words) and bar.isTabVisible(index):
                    full = bare(bar.tabText(index))
                    return {"at": middle(bar, bar.tabRect(index)), "holds": full, "chosen": bar.currentIndex() == index}
    return None


def menu_line(words: str) -> object:
    """Where the menu, or the line of an open menu, is whose words begin so."""
    for menu in QApplication.allWidgets():
        if isinstance(menu, (QMenuBar, QMenu)) and menu.isVisible():
            action = next((held for held in menu.actions() if _called(held, words)), None)
            if action is not None:
                area = menu.actionGeometry(action)
                return {"at": middle(menu, area), "enabled": action.isEnabled(), "holds": bare(action.text())}
    return None


def table(name: str) -> object:
    """The words of the cells of a table, row by row; the first row are its heads."""
    held = next(_tables(name))
    model = held.model()
    columns = [column for column in range(model.columnCount()) if not held.isColumnHidden(column)]
    heads = [str(model.headerData(column, Qt.Orientation.Horizontal) or "") for column in columns]
    rows = range(min(model.rowCount(), _ROWS))
    return [heads, *([str(model.index(row, column).data() or "") for column in columns] for row in rows)]


def cell(asked: str) -> object:
    """Where the cell ``NAME|row|column`` of a table is (from 0, columns as the model has them)."""
    name, row, column = asked.rsplit("|", 2)
    held = next(_tables(name))
    index = held.model().index(int(row), int(column))
    area = held.visualRect(index).intersected(held.viewport().rect())
    return {"at": middle(held.viewport(), area), "holds": str(index.data() or "")} if not area.isEmpty() else None


def _tables(name: str) -> Iterator[QTableView]:
    return (held for held in in_front() if isinstance(held, QTableView) and called(held, name))


def _called(action: QAction, words: str) -> bool:
    return action.isVisible() and bare(action.text()).startswith(words)
