"""Editors of values that one writes or ticks: lines, choices, flags, texts."""

from __future__ import annotations

import re
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
)

from briefing_app.domain.fields import (
    ChoiceField,
    FlagField,
    LineField,
    TextField,
    WordsField,
)
from briefing_app.domain.text import MAX_WORD_CHARACTERS, Text
from briefing_app.gui.forms.field_editor import FieldEditor, Help
from briefing_app.gui.forms.version_line import Version, VersionLine
from briefing_app.gui.text.editor import TextEditor
from briefing_app.gui.text.pasting import has_long_word
from briefing_app.gui.words import faint

NOT_SET = "Not set"
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ufffc\u2028\u2029]")
_BRIEF = 48
"""Letters of help that may stand beside a tick; longer words stand below it, where they can wrap."""


_COMES_BACK = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class _Line(QLineEdit):
    """Shows where its words begin once the keyboard has gone on; a menu or window in front leaves the caret alone."""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Go back to the beginning."""
        super().focusOutEvent(event)
        if event.reason() not in _COMES_BACK:
            self.setCursorPosition(0)


class LineEditor(FieldEditor):
    """One line of words."""

    def __init__(self, declared: LineField, helper: Help) -> None:
        """Edit the line that is declared so."""
        super().__init__(declared)
        self._required = declared.required
        self._of_another = False
        self.version: VersionLine | None = None
        """Made when there is something to say of versions: most lines never have one."""
        self._line = _Line()
        self._line.setMaxLength(2000)
        self._line.textEdited.connect(self._typed)
        helper.undo.watch(self._line)
        self._hold(self._line)

    def set_value(self, value: object) -> None:
        """Show the words, the caret where it was."""
        words = "" if value is None else str(value)
        if words != self._line.text():
            at = self._line.cursorPosition()
            self._line.setText(words)
            self._line.setCursorPosition(min(at, len(words)) if self._line.hasFocus() else 0)
        self.set_problem("")

    def set_placeholder(self, words: str) -> None:
        """Show the words in the empty line."""
        self._line.setPlaceholderText(words)

    def show_version(self, version: Version | None) -> None:
        """Say below the line how far this version has come; an empty one leaves its original in the pack."""
        self._of_another = version is not None and bool(version.source)
        if self.version is None and version is not None:
            self.version = self._version_line()
            self._layout.insertWidget(1, self.version)
        if self.version is not None:
            self.version.show_version(version)

    def value(self) -> str:
        """The words."""
        return _CONTROLS.sub("", self._line.text())

    def _typed(self, _words: str) -> None:
        words = self.value()
        if self._required and not self._of_another and not words.strip():
            self.set_problem("This must not be empty.")
        elif has_long_word(words):
            self.set_problem(f"A word of over {MAX_WORD_CHARACTERS} letters cannot be printed.")
        else:
            self.set_problem("")
            self._tell(words)


class WordsEditor(FieldEditor):
    """Words or short phrases in one line, parted by semicolons."""

    def __init__(self, declared: WordsField, helper: Help) -> None:
        """Edit the words that are declared so."""
        super().__init__(declared)
        self._line = _Line()
        self._line.setMaxLength(2000)
        self._line.textEdited.connect(self._typed)
        helper.undo.watch(self._line)
        self._hold(self._line)

    def set_value(self, value: object) -> None:
        """Show the words; what is being typed stays as it is where it says the same."""
        words = tuple(str(each) for each in value) if isinstance(value, (tuple, list)) else ()
        if words != self.value():
            self._line.setText("; ".join(words))
            self._line.setCursorPosition(0)
        self.set_problem("")

    def value(self) -> tuple[str, ...]:
        """The words, without those that are empty."""
        parts = (" ".join(part.split()) for part in _CONTROLS.sub("", self._line.text()).split(";"))
        return tuple(part for part in parts if part)

    def _typed(self, words: str) -> None:
        if has_long_word(words):
            self.set_problem(f"A word of over {MAX_WORD_CHARACTERS} letters cannot be printed.")
        else:
            self.set_problem("")
            self._tell(self.value())


class ChoiceEditor(FieldEditor):
    """One of a closed set."""

    def __init__(self, declared: ChoiceField, _helper: Help) -> None:
        """Offer the choices that are declared."""
        super().__init__(declared)
        self._default = declared.default
        self._combo = QComboBox()
        for value, label in declared.choices:
            self._combo.addItem(label, value)
        self._combo.activated.connect(lambda _index: self._tell(self.value()))
        self._combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._combo.setMinimumWidth(self._combo.fontMetrics().averageCharWidth() * 8)
        self._hold(self._combo)
        self._layout.setAlignment(self._combo, Qt.AlignmentFlag.AlignLeft)

    def set_optional(self, optional: bool) -> None:
        """Offer "not set" where the record takes it and there is no default."""
        offered = self._combo.findData("") >= 0
        if optional and not self._default and not offered:
            self._combo.insertItem(0, NOT_SET, "")

    def set_value(self, value: object) -> None:
        """Show the choice; none shows the default."""
        wanted = value.value if isinstance(value, StrEnum) else str(value or self._default)
        self._combo.setCurrentIndex(self._combo.findData(wanted))
        self.set_problem("")

    def value(self) -> str | None:
        """The chosen value."""
        return self._combo.currentData() or None


class FlagEditor(FieldEditor):
    """Yes or no."""

    def __init__(self, declared: FlagField, _helper: Help) -> None:
        """Offer a tick."""
        super().__init__(declared)
        self._default = declared.default
        brief = len(declared.help) <= _BRIEF
        self._box = QCheckBox((brief and declared.help) or "Yes")
        self._box.clicked.connect(self._tell)
        self._hold(self._box, *([] if brief else [faint(declared.help)]))

    def set_value(self, value: object) -> None:
        """Show the tick; none shows the default."""
        self._box.setChecked(self._default if value is None else bool(value))
        self.set_problem("")

    def value(self) -> bool:
        """Whether it is ticked."""
        return self._box.isChecked()


class TextFieldEditor(FieldEditor):
    """A text of blocks and runs."""

    def __init__(self, declared: TextField, helper: Help) -> None:
        """Edit the text; its label stands above it, beside its toolbar."""
        super().__init__(declared)
        self.editor = TextEditor(
            declared.label,
            rows=declared.rows,
            describe=helper.describe,
            choose_source=helper.choose_source,
            figures=helper.figures,
        )
        self.editor.area.setPlaceholderText(declared.help)
        self.editor.toolbar.versions.setVisible(declared.versioned)
        self.editor.text_changed.connect(self._tell)
        self.editor.undo_requested.connect(helper.undo.undo_requested)
        self.editor.redo_requested.connect(helper.undo.redo_requested)
        self.version = self._version_line()
        self._hold(self.editor, self.version)

    def show_version(self, version: Version | None) -> None:
        """Say below the text how far this version has come."""
        self.version.show_version(version)

    def set_value(self, value: object) -> None:
        """Show the text."""
        self.editor.set_text(value if isinstance(value, Text) else Text())

    def value(self) -> Text:
        """The text as it stands."""
        return self.editor.text()

    def set_problem(self, words: str) -> None:
        """Say below the text what is wrong."""
        self.editor.set_problem(words)
