"""A form made of declared fields; it knows values and names, not where they are kept."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QWidget

from briefing_app.domain.fields import Field
from briefing_app.domain.record import Record
from briefing_app.domain.text import Text
from briefing_app.gui.flow_layout import FlowLayout
from briefing_app.gui.forms.closed_fields import ONLY, ClosedFieldsButton
from briefing_app.gui.forms.field_editor import FieldEditor, Help
from briefing_app.gui.forms.made_up import DIAMOND, ILLUSTRATIVE, MadeUpButton
from briefing_app.gui.forms.plain_editors import TextFieldEditor
from briefing_app.gui.forms.registry import editor_for
from briefing_app.gui.forms.version_line import Version

_LINES = """
QLineEdit, QTextEdit { border: 1px solid palette(mid); border-radius: 2px; padding: 2px; }
QLineEdit:focus, QTextEdit:focus { border: 2px solid palette(highlight); padding: 1px; }
"""
"""Frames that show on dark grounds too; the one with the keyboard stands out by more than its colour."""


class QuietWheel(QObject):
    """Keeps the wheel for scrolling: a value changes by it only where the keyboard is."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand the wheel on to the form behind a control that has not the keyboard."""
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


class FieldForm(QWidget):
    """Labels and editors, one below the other."""

    field_edited = Signal(str, object)
    text_edited = Signal(str, object)
    begin_asked = Signal(str)
    checked_asked = Signal(str)
    facts_asked = Signal(object)
    level_asked = Signal(str, object)
    own_asked = Signal(str)

    def __init__(self, fields: tuple[Field, ...], helper: Help, parent: QWidget | None = None) -> None:
        """Build the editors of ``fields``."""
        super().__init__(parent)
        self.setStyleSheet(_LINES)
        self.editors: dict[str, FieldEditor] = {}
        self._labels: dict[str, QLabel] = {}
        self._titles = {declared.name: declared.label for declared in fields}
        layout = QFormLayout(self)
        layout.setContentsMargins(16, 8, 16, 16)
        layout.setVerticalSpacing(8)
        layout.setHorizontalSpacing(12)
        layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.made_up = MadeUpButton()
        self.made_up.facts_asked.connect(self.facts_asked)
        self.closed = ClosedFieldsButton()
        self.closed.level_asked.connect(self.level_asked)
        self._of_fields = QWidget()
        side_by_side = FlowLayout(self._of_fields, gap=8)
        side_by_side.addWidget(self.made_up)
        side_by_side.addWidget(self.closed)
        self._of_fields.hide()
        layout.addRow(self._of_fields)
        for declared in fields:
            self._add(declared, helper, layout)
        wheel = QuietWheel(self)
        for combo in self.findChildren(QComboBox):
            combo.installEventFilter(wheel)
            combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show values by name; fields that are not named stay as they are."""
        for name, value in values.items():
            if name in self.editors:
                self.editors[name].set_value(value)

    def show_words(self, titles: Mapping[str, str], placeholders: Mapping[str, str]) -> None:
        """Learn the words of the records that are named, and what stands in a pack in the place of empty fields."""
        for name, editor in self.editors.items():
            editor.set_titles(titles)
            editor.set_placeholder(placeholders.get(name, ""))

    def show_versions(self, versions: Mapping[str, Version]) -> None:
        """Say below each text that is kept in several languages how far this version has come."""
        for editor in self.editors.values():
            editor.show_versions(versions)

    def show_marks(self, record: Record) -> None:
        """Mark the fields whose content is made up or closed by itself, and tell texts how open their field is."""
        illustrative = {name: title for name, title in self._titles.items() if record.is_illustrative(name)}
        self.made_up.show_fields(illustrative)
        self.closed.show_record(record, self._titles)
        self._of_fields.setHidden(self.made_up.isHidden() and self.closed.isHidden())
        for name, label in self._labels.items():
            level = record.level_of(name)
            only = ONLY[level] if level is not record.level else ""
            about = [
                *([f"For {only}."] if only else []),
                *([ILLUSTRATIVE] if name in illustrative else []),
            ]
            marks = [*([f"({only})"] if only else []), *([DIAMOND] if name in illustrative else [])]
            label.setText(" ".join((self._titles[name], *marks)))
            label.setToolTip(" ".join(about))
            label.setAccessibleDescription(" ".join(about))
            editor = self.editors[name]
            if isinstance(editor, TextFieldEditor):
                editor.editor.set_container(level)

    def focus_field(self, name: str, block: int | None = None, position: int = 0) -> bool:
        """Put the keyboard into a field, in a text before a character; tell whether there is one."""
        editor = self.editors.get(name)
        if editor is None:
            return False
        editor.setFocus()
        if isinstance(editor, TextFieldEditor) and block is not None:
            editor.editor.place_caret(block, position)
        return True

    def _add(self, declared: Field, helper: Help, layout: QFormLayout) -> None:
        editor = editor_for(declared, helper)
        self.editors[declared.name] = editor
        if isinstance(editor, TextFieldEditor):
            self._labels[declared.name] = editor.editor.label
            layout.addRow(editor)
        else:
            label = QLabel(declared.label)
            label.setWordWrap(True)
            label.setBuddy(editor)
            self._labels[declared.name] = label
            layout.addRow(label, editor)
        editor.edited.connect(self._edited)
        editor.begin_asked.connect(self.begin_asked)
        editor.checked_asked.connect(self.checked_asked)
        editor.own_asked.connect(self.own_asked)

    def _edited(self, name: str, value: object) -> None:
        if isinstance(value, Text):
            self.text_edited.emit(name, value)
        else:
            self.field_edited.emit(name, value)


def form_for(fields: tuple[Field, ...], helper: Help | None = None) -> FieldForm:
    """Return a form for declared fields."""
    return FieldForm(fields, helper or Help())
