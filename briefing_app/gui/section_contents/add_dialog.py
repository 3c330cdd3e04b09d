"""Asks what comes into a section: the words of a new record, or one that is there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QDialog, QDialogButtonBox, QLineEdit, QWidget

from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.records.people import Ground
from briefing_app.editing.section_content import Addition
from briefing_app.gui.dialog_parts import answer_buttons, dialog_layout, form_layout, letters_wide
from briefing_app.gui.forms.field_editor import FieldEditor, Help
from briefing_app.gui.forms.making import general_in
from briefing_app.gui.forms.registry import editor_for
from briefing_app.gui.section_contents.offer import Offer
from briefing_app.gui.section_contents.words import ASKED
from briefing_app.gui.words import faint, heading, labelled

_MOST_LETTERS = 2000


class AddDialog(QDialog):
    """One line for the words, which also finds what is there; below it what is known from the start."""

    def __init__(self, parent: QWidget | None, offer: Offer) -> None:
        """Ask for what ``offer`` says can be added."""
        super().__init__(parent)
        self._offer = offer
        asked = ASKED[offer.kind]
        self.setWindowTitle(f"Add a {asked.noun}")
        self._folded = {words.casefold(): found for words, found in offer.existing.items()}
        words_box, self.words = _line(tuple(offer.existing), example=asked.example)
        theme_box, self.theme = _line(offer.themes, example="Type a new one")
        self.editors: dict[str, FieldEditor] = {field.name: editor_for(field, Help()) for field in asked.fields}
        self._note = faint("")
        layout = dialog_layout(self)
        layout.addWidget(heading(f"Add to “{offer.title}”"))
        form = form_layout()
        labelled(form, asked.words, words_box, control=self.words)
        if offer.kind is Kind.SITUATION_ENTRY:
            labelled(form, "Theme", theme_box, control=self.theme)
        for field in asked.fields:
            self.editors[field.name].set_value(None)
            labelled(form, field.label, self.editors[field.name], control=self.editors[field.name].focusProxy())
        if offer.kind is Kind.PROGRAMME_ITEM:
            self.editors["date"].set_value(offer.begins)
        layout.addLayout(form)
        layout.addWidget(self._note)
        self._buttons = answer_buttons(self, "Add")
        layout.addWidget(self._buttons)
        for editor in self.editors.values():
            editor.problem_changed.connect(self._check)
        for line in (self.words, self.theme):
            line.textChanged.connect(lambda _words: self._check())
        self.setMinimumWidth(letters_wide(self, 64))
        self._check()
        self.words.setFocus()

    @property
    def addition(self) -> Addition:
        """What is to be added."""
        existing = self._existing()
        if existing:
            return Addition(existing=existing)
        values = {name: editor.value() for name, editor in self.editors.items()}
        if values.pop("office", False):
            values |= {"named_to": Level.PUBLIC, "ground": Ground.OFFICE}
        general = general_in(self._offer.language)
        return Addition(words=_typed(self.words), theme=_typed(self.theme), general=general, values=values)

    def _existing(self) -> str:
        return self._folded.get(_typed(self.words).casefold(), "")

    def _check(self) -> None:
        words, existing = _typed(self.words), self._existing()
        themed = self._offer.kind is not Kind.SITUATION_ENTRY or bool(_typed(self.theme))
        usable = bool(existing) or not any(editor.has_problem for editor in self.editors.values())
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(words) and themed and usable)
        for editor in self.editors.values():
            editor.setEnabled(not existing)
        self._note.setText(self._said(words, existing))

    def _said(self, words: str, existing: str) -> str:
        if existing:
            return "It is in the library already, and is added as it stands."
        if self._offer.existing:
            return "Type a few letters to find what is in the library; any other words make a new one."
        return "Its form opens next, for everything else."


def _line(offered: tuple[str, ...], *, example: str) -> tuple[QWidget, QLineEdit]:
    """Return a line to type in, and what holds it: with a list of what is offered, where anything is."""
    if not offered:
        line = QLineEdit()
        line.setMaxLength(_MOST_LETTERS)
        line.setPlaceholderText(example)
        return line, line
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.addItems(list(offered))
    box.setCurrentIndex(-1)
    box.setMinimumContentsLength(24)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    edit, completer = box.lineEdit(), box.completer()
    assert edit is not None
    assert completer is not None
    edit.setMaxLength(_MOST_LETTERS)
    edit.setPlaceholderText(f"{example}, or choose one")
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return box, edit


def _typed(line: QLineEdit) -> str:
    return " ".join(line.text().split())
