"""When another window has changed what is being typed: both versions beside each other, and the choice between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QFont, QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records.pack import Section
from briefing_app.domain.records.written import WrittenText
from briefing_app.gui.outline import record_by, record_title
from briefing_app.gui.text.differences import Piece, pieces
from briefing_app.gui.words import heading, plain, size_for
from briefing_app.sections.record_forms import FORMS
from briefing_app.sections.registry import section_types

if TYPE_CHECKING:
    from briefing_app.store.conflict import ConflictError

DELETED = "(deleted)"
_SAME_WORDS = "The words are the same; style, level, links or sources differ."
_INNER = frozenset({"rev", "id", "order_key", "marks"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Both versions in words; ``where`` says of what."""

    where: str
    mine: str
    theirs: str

    @property
    def note(self) -> str:
        """What to know where the words alone do not show the difference."""
        return _SAME_WORDS if self.mine == self.theirs else ""


def conflict_of(reader: Reader, error: ConflictError) -> Conflict:
    """Put a conflict into words."""
    mine, theirs = error.mine, error.theirs
    held = mine or theirs
    if isinstance(held, WrittenText):
        owner = record_by(reader, held.owner)
        labels = _labels(owner) if owner is not None else {}
        title = record_title(owner) if owner is not None else "A text"
        label = labels.get(held.field, held.field.replace("_", " ").capitalize())
        return Conflict(where=f"“{title}”, {label}", mine=_text(mine), theirs=_text(theirs))
    title = record_title(held) if held is not None else "A record"
    names = _differing(mine, theirs)
    return Conflict(where=f"“{title}”", mine=_fields(mine, names), theirs=_fields(theirs, names))


def _text(record: Record | None) -> str:
    return record.tree.plain if isinstance(record, WrittenText) else DELETED


def _labels(record: Record) -> Mapping[str, str]:
    if isinstance(record, Section):
        kind = section_types().get(record.section_type)
        declared = kind.fields if kind is not None else ()
    else:
        declared = FORMS.get(record.KIND, ())
    return {"level": "May be read by", **{field.name: field.label for field in declared}}


def _values(record: Record) -> dict[str, object]:
    values = {one.name: getattr(record, one.name) for one in fields(record) if one.name not in _INNER}
    options = values.pop("options", {})
    return {**values, **options}


def _differing(mine: Record | None, theirs: Record | None) -> tuple[str, ...]:
    one, other = (_values(record) if record is not None else {} for record in (mine, theirs))
    return tuple(name for name in {**one, **other} if one.get(name) != other.get(name))


def _fields(record: Record | None, names: tuple[str, ...]) -> str:
    if record is None:
        return DELETED
    labels, values = _labels(record), _values(record)
    return "\n".join(f"{labels.get(name, name.replace('_', ' '))}: {_word(values.get(name))}" for name in names)


def _word(value: object) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, (tuple, list, frozenset)):
        return "1 entry" if len(value) == 1 else f"{len(value)} entries"
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


class ConflictDialog(QDialog):
    """Mine at the left, theirs at the right; what differs is underlined and bold, on a ground of its own."""

    mine_kept = Signal()
    theirs_taken = Signal()

    def __init__(self, parent: QWidget | None, conflict: Conflict) -> None:
        """Show both versions."""
        super().__init__(parent)
        self.setWindowTitle("Changed in two places")
        mine, theirs = pieces(conflict.mine, conflict.theirs)
        self.mine = self._version("My version", mine)
        self.theirs = self._version("Their version", theirs)
        self.keep, self.take = QPushButton("Keep &mine"), QPushButton("Take &theirs")
        self.keep.clicked.connect(self._keep)
        self.take.clicked.connect(self._take)
        sides = QGridLayout()
        for column, (words, shown, button) in enumerate(
            (("Mine: typed here", self.mine, self.keep), ("Theirs: saved meanwhile", self.theirs, self.take))
        ):
            sides.addWidget(heading(words), 0, column)
            sides.addWidget(shown, 1, column)
            sides.addLayout(self._row(button, shown), 2, column)
            sides.setColumnStretch(column, 1)
        sides.setRowStretch(1, 1)
        later = QDialogButtonBox()
        later.addButton("&Decide later", QDialogButtonBox.ButtonRole.RejectRole)
        later.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(heading(f"{conflict.where} was changed in another window or by somebody else."))
        layout.addWidget(
            plain(
                "What you typed is not saved yet. Choose one version; the other one can be copied first. "
                "What differs is bold and underlined."
            )
        )
        if conflict.note:
            layout.addWidget(plain(conflict.note))
        layout.addLayout(sides, 1)
        layout.addWidget(later)
        size_for(self, 110, 64)
        # It may come up while one types: no key of a word may choose, so the keyboard begins in a text that only reads.
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
            button.setDefault(False)
        self.mine.setFocus()

    def _row(self, button: QPushButton, shown: QTextEdit) -> QHBoxLayout:
        copy = QPushButton("Copy")
        copy.setAccessibleName(f"Copy {shown.accessibleName().lower()}")
        copy.clicked.connect(lambda: QApplication.clipboard().setText(shown.toPlainText()))
        row = QHBoxLayout()
        row.addWidget(button)
        row.addWidget(copy)
        row.addStretch(1)
        return row

    def _version(self, name: str, held: tuple[Piece, ...]) -> QTextEdit:
        shown = QTextEdit()
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setAccessibleName(name)
        cursor = QTextCursor(shown.document())
        for piece in held:
            cursor.insertText(piece.words, self._differing() if piece.differs else QTextCharFormat())
        shown.moveCursor(QTextCursor.MoveOperation.Start)
        return shown

    def _differing(self) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFontUnderline(True)
        form.setFontWeight(QFont.Weight.Bold)
        ground = QColor(self.palette().color(QPalette.ColorRole.Highlight))
        ground.setAlpha(60)
        form.setBackground(ground)
        return form

    def _keep(self) -> None:
        self.mine_kept.emit()
        self.accept()

    def _take(self) -> None:
        self.theirs_taken.emit()
        self.accept()
