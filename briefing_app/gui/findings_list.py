"""What the checks found: where it stands, what is wrong, how to mend it, and the way there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefing_app.composing.findings import Finding
from briefing_app.document.origin import NOWHERE, Origin
from briefing_app.gui.dialog_parts import LIST_STYLE, dialog_layout, make_primary
from briefing_app.gui.findings_groups import TYPED_COUNT, in_order, words_of
from briefing_app.gui.words import faint, heading, plain

_HELD = Qt.ItemDataRole.UserRole
_WHOLE = Qt.ItemDataRole.UserRole + 1
_GROUP = Qt.ItemDataRole.UserRole + 2
_ROWS = 6
_WORDS = {"error": "Error", "warning": "Warning"}


class FindingsList(QWidget):
    """Findings with their places. ``go_asked`` names the place that a person wants to see."""

    go_asked = Signal(object)
    figure_asked = Signal(object)
    """This finding's typed count shall give way to a live figure."""
    keep_asked = Signal(object)
    """The sentence of this finding shall be kept, with a reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty, and unseen."""
        super().__init__(parent)
        self._said = plain("")
        self.list = QListWidget()
        self.list.setAccessibleName("What the checks found")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setStyleSheet(LIST_STYLE)
        self.go = QPushButton("&Go there")
        self.go.setAutoDefault(False)
        self.go.clicked.connect(self._go)
        self.list.currentItemChanged.connect(lambda *_: self._enable())
        self.list.itemActivated.connect(lambda _item: self._activate())
        self.each = QPushButton()
        """Shows the findings of a line that stands for many, or hides them again."""
        self.each.clicked.connect(self._show_each)
        self._groups: list[tuple[Finding, ...]] = []
        self._opened: set[str] = set()
        self.figure, self.keep = QPushButton("Replace with live &figure…"), QPushButton("&Keep with a reason…")
        self.figure.clicked.connect(lambda: self._mend(self.figure_asked))
        self.keep.clicked.connect(lambda: self._mend(self.keep_asked))
        foot = QHBoxLayout()
        foot.addWidget(self.go)
        for button in (self.each, self.figure, self.keep):
            button.setAutoDefault(False)
            button.hide()
            foot.addWidget(button)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._said)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these, errors first, many warnings of a kind in one line; nothing at all where there are none."""
        self._groups, self._opened = in_order(findings), set()
        self._fill(0)
        self._said.setText(counted([found for group in self._groups for found in group]))
        self.setVisible(bool(findings))
        self.figure.hide()
        self.keep.hide()
        self._fit()
        self._enable()

    def offer_mending(self) -> None:
        """Offer what can be done about typed counts here, where there are some."""
        items = (self.list.item(row) for row in range(self.list.count()))
        some = any(isinstance(held := item.data(_WHOLE), Finding) and held.check == TYPED_COUNT for item in items)
        self.figure.setVisible(some)
        self.keep.setVisible(some)
        self._enable()

    def _fill(self, row: int) -> None:
        self.list.clear()
        for group in self._groups:
            if len(group) > 1:
                self.list.addItem(_many(group))
            if len(group) == 1 or group[0].check in self._opened:
                for found in group:
                    self.list.addItem(_item(found))
        self.list.setCurrentRow(row)

    def _show_each(self) -> None:
        """Show what a line stands for below it, or no longer; the keyboard stays on the line."""
        row, item = self.list.currentRow(), self.list.currentItem()
        if self.list.count() and item.data(_GROUP):
            self._opened ^= {item.data(_GROUP)}
            self._fill(row)
            self._fit()
            self._enable()

    def _activate(self) -> None:
        item = self.list.currentItem()
        if self.list.count() and item.data(_GROUP):
            self._show_each()
        else:
            self._go()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the words break anew."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the lines whole in another size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.list.doItemsLayout()
        items = (self.list.item(row) for row in range(min(self.list.count(), _ROWS)))
        heights = [self.list.visualItemRect(item).height() for item in items]
        room = self.fontMetrics().lineSpacing() * _ROWS * 2
        self.list.setMinimumHeight(min(sum(heights) + 8, room))

    def _enable(self) -> None:
        self.go.setEnabled(self._origin() is not None)
        item = self.list.currentItem() if self.list.count() else None
        kind = item.data(_GROUP) if item is not None else None
        self.each.setVisible(bool(kind))
        self.each.setText("Show them together" if kind in self._opened else "Show each")
        finding = self._finding()
        typed = finding is not None and finding.check == TYPED_COUNT
        self.figure.setEnabled(typed)
        self.keep.setEnabled(typed)

    def _origin(self) -> Origin | None:
        item = self.list.currentItem() if self.list.count() else None
        origin = item.data(_HELD) if item is not None else None
        return origin if isinstance(origin, Origin) and origin != NOWHERE else None

    def _finding(self) -> Finding | None:
        item = self.list.currentItem() if self.list.count() else None
        finding = item.data(_WHOLE) if item is not None else None
        return finding if isinstance(finding, Finding) else None

    def _mend(self, asked: SignalInstance) -> None:
        finding = self._finding()
        if finding is not None:
            asked.emit(finding)

    def _go(self) -> None:
        origin = self._origin()
        if origin is not None:
            self.go_asked.emit(origin)


class RefusedDialog(QDialog):
    """Nothing went out, and this is why. ``go_to`` holds the place to be shown once the dialog is closed."""

    def __init__(
        self, parent: QWidget | None, findings: Sequence[Finding], *, done: str, allow: str = "", mendable: bool = True
    ) -> None:
        """Say what was not ``done``; ``allow`` are the words of going on all the same, where that is possible.

        ``mendable`` says whether typed counts may be mended from here.
        """
        super().__init__(parent)
        self.setWindowTitle(done)
        self.go_to: Origin | None = None
        self.mend: tuple[Finding, bool] | None = None
        """A typed count that shall be mended, and whether by a live figure; else it is kept with a reason."""
        self.allowed = False
        self.findings = FindingsList()
        self.findings.show_findings(findings)
        self.findings.go_asked.connect(self._leave_for)
        if mendable:
            self.findings.offer_mending()
        self.findings.figure_asked.connect(lambda found: self._leave_to_mend(found, by_figure=True))
        self.findings.keep_asked.connect(lambda found: self._leave_to_mend(found, by_figure=False))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        if allow:
            buttons.addButton(allow, QDialogButtonBox.ButtonRole.AcceptRole).setAutoDefault(False)
            buttons.accepted.connect(self._allow)
        make_primary(self.findings.go, self.findings.go.text())
        layout = dialog_layout(self)
        layout.addWidget(heading(f"{done}."))
        layout.addWidget(faint("What stands here must be mended first. Choose a line, and go to its place."))
        layout.addWidget(self.findings, 1)
        layout.addWidget(buttons)
        self.findings.list.setFocus()
        self.resize(self.fontMetrics().averageCharWidth() * 90, self.fontMetrics().height() * 28)

    def _leave_for(self, origin: Origin) -> None:
        self.go_to = origin
        self.reject()

    def _leave_to_mend(self, finding: Finding, *, by_figure: bool) -> None:
        self.mend = (finding, by_figure)
        self.reject()

    def _allow(self) -> None:
        self.allowed = True
        self.accept()


def counted(findings: Sequence[Finding]) -> str:
    """Say how many there are of each: "1 error, 3 warnings"."""
    parts = []
    for severity, words in _WORDS.items():
        number = sum(found.severity == severity for found in findings)
        if number:
            parts.append(f"{number} {words.lower()}{'' if number == 1 else 's'}")
    return ", ".join(parts)


def _many(group: Sequence[Finding]) -> QListWidgetItem:
    item = QListWidgetItem(words_of(group))
    item.setData(_GROUP, group[0].check)
    item.setToolTip("\n".join(f"{found.where}: {found.message}" for found in group))
    return item


def _item(found: Finding) -> QListWidgetItem:
    head = f"▲ {_WORDS[found.severity]} · {found.where}"
    item = QListWidgetItem("\n".join(part for part in (head, found.message, found.fix) if part))
    item.setData(_HELD, found.origin)
    item.setData(_WHOLE, found)
    item.setToolTip(f"“{found.quote}”" if found.quote else "")
    return item
