"""The questions before something is done to many calls: which themes, which addressees; and a new call's words."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from briefing_app.domain.fields import LineField, ManyOfField, OneOfField
from briefing_app.domain.kinds import Kind
from briefing_app.gui.dialog_parts import answer_buttons, dialog_layout, form_layout, letters_wide
from briefing_app.gui.forms.choices import Find
from briefing_app.gui.forms.field_editor import FieldEditor, Help
from briefing_app.gui.forms.making import Maker
from briefing_app.gui.forms.plain_editors import LineEditor
from briefing_app.gui.forms.record_choosers import ManyOfEditor, OneOfEditor
from briefing_app.gui.words import faint, heading, labelled


class ChooseRecordsDialog(QDialog):
    """Asks for records of a kind, and what is done with them: ``ways`` are values and their words."""

    def __init__(
        self,
        parent: QWidget | None,
        *,
        title: str,
        kind: Kind,
        ways: tuple[tuple[str, str], ...],
        find: Find,
        maker: Maker | None = None,
    ) -> None:
        """Ask for records of ``kind``; those that are not found are made by ``maker``."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.way = QComboBox()
        for value, words in ways:
            self.way.addItem(words, value)
        self.records = ManyOfEditor(ManyOfField(name="records", label=title, kind=kind), Help(find=find, maker=maker))
        self.buttons = answer_buttons(self, "Change")
        form = form_layout()
        labelled(form, "What to do", self.way)
        layout = dialog_layout(self)
        layout.addWidget(heading(title))
        layout.addLayout(form)
        layout.addWidget(self.records)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(letters_wide(self, 60))
        self._ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setEnabled(False)
        self.records.edited.connect(lambda _name, _value: self._enable())
        self.way.activated.connect(lambda _index: self._enable())

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids that were chosen."""
        return tuple(str(each) for each in self.records.value())

    def _enable(self) -> None:
        self._ok.setEnabled(bool(self.chosen) or self.way.currentData() == "set")


class AddCallDialog(QDialog):
    """Asks for a new call: the text that makes it, where it stands there, what it asks for, and of whom."""

    def __init__(self, parent: QWidget | None, *, find: Find, maker: Maker | None = None) -> None:
        """Ask for all that a call needs; a text or an addressee that is not found is made by ``maker``."""
        super().__init__(parent)
        self.setWindowTitle("Add a call")
        helper = Help(find=find, maker=maker)
        self.text = OneOfEditor(OneOfField(name="text", label="Text", kind=Kind.INSTRUMENT), helper)
        self.call = _line("title", "What it asks for", helper)
        self.paragraph = _line("paragraph", "Paragraph", helper)
        self.addressees = ManyOfEditor(
            ManyOfField(name="addressees", label="Addressed to", kind=Kind.ADDRESSEE), helper
        )
        self.buttons = answer_buttons(self, "Add")
        layout = dialog_layout(self)
        layout.addWidget(heading("Add a call"))
        layout.addWidget(
            faint(
                "The text that makes it, what it asks for, and of whom. A text or addressee that is new is made here."
            )
        )
        fields = QVBoxLayout()
        for label, editor in (
            ("&Text", self.text),
            ("&What it asks for", self.call),
            ("&Paragraph, where it is known", self.paragraph),
            ("&Addressed to", self.addressees),
        ):
            fields.addWidget(_label(label, editor))
            fields.addWidget(editor)
        layout.addLayout(fields)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(letters_wide(self, 64))
        self._ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        for each in (self.text, self.call):
            each.edited.connect(lambda _name, _value: self._enable())
        self._enable()

    def says(self, editor: LineEditor) -> str:
        """What is written in one of the lines."""
        return str(editor.value() or "").strip()

    def _enable(self) -> None:
        self._ok.setEnabled(bool(self.text.value()) and bool(self.says(self.call)))


def _line(name: str, label: str, helper: Help) -> LineEditor:
    return LineEditor(LineField(name=name, label=label), helper)


def _label(words: str, editor: FieldEditor) -> QLabel:
    label = QLabel(f"{words}:")
    label.setBuddy(editor)
    return label
