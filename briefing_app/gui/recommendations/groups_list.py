"""The groups of the list with their totals; choosing one narrows the list to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from briefing_app.domain.status_words import StatusWords
from briefing_app.gui.recommendations.query import GROUP_WORDS, Group, Query, Result
from briefing_app.gui.recommendations.words import calls_words

_KEY = Qt.ItemDataRole.UserRole
_Row = tuple[str | None, str, str]
"""Key, words and tip of a group."""


class GroupsList(QListWidget):
    """Tells the ``group_chosen`` by its key; ``None``: all of them."""

    group_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setAccessibleName("Groups")
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self._filling = False
        self._shown: tuple[_Row, ...] = ()
        self._names: dict[str, str] = {}
        self.currentItemChanged.connect(self._chosen)

    def show_result(self, result: Result) -> None:
        """Show the groups of what was found, and which one is chosen."""
        query = result.query
        if query.by is None:
            return
        self.setAccessibleName(f"Groups by {GROUP_WORDS[query.by].lower()}")
        rows = [(None, "All groups", ""), *(_row(group, result.scale) for group in result.groups)]
        self._names.update({group.key: group.words for group in result.groups})
        chosen = query.group
        if chosen is not None and chosen not in [group.key for group in result.groups]:
            # A filter has emptied it: it stays to be seen, since the list is still narrowed to it.
            rows.append((chosen, f"{self._names.get(chosen, chosen)}  (0)", ""))
        self._filling = True
        if tuple(rows) != self._shown:
            self._fill(tuple(rows))
        self._mark(query)
        self._filling = False

    def _fill(self, rows: tuple[_Row, ...]) -> None:
        self._shown = rows
        self.clear()
        for key, words, tip in rows:
            item = QListWidgetItem(words)
            item.setData(_KEY, key)
            item.setToolTip(tip or words)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, tip)
            self.addItem(item)

    def _mark(self, query: Query) -> None:
        keys = [key for key, _words, _tip in self._shown]
        self.setCurrentRow(keys.index(query.group) if query.group in keys else 0)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None and not self._filling:
            self.group_chosen.emit(item.data(_KEY))


def _row(group: Group, scale: StatusWords) -> _Row:
    total = group.total
    parts = [f"{number:,} {scale.inside(code)}" for code, number in total.counts.by_code.items() if number]
    tip = f"{group.words}: {calls_words(total.rows, total.uncounted)}"
    return group.key, f"{group.words}  ({total.rows:,})", f"{tip}. Counted: {', '.join(parts)}" if parts else tip
