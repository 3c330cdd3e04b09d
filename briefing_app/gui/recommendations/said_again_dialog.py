"""The evidence and note of an assessment in another language than its own: what was said stays as it is."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QWidget

from briefing_app.composing.languages import language_name
from briefing_app.domain.records.recommendation import Assessment
from briefing_app.domain.short_words import short_words
from briefing_app.gui.dialog_parts import answer_buttons, dialog_layout, letters_wide
from briefing_app.gui.words import faint, heading, plain

_OFFERED = ("en", "fr")


class SaidAgainDialog(QDialog):
    """Asks for the words in a language; ``words`` are by field, ``language`` is the one that was chosen."""

    def __init__(
        self, parent: QWidget | None, held: Assessment, written: Mapping[tuple[str, str], str], *, language: str
    ) -> None:
        """Begin with ``language``, where it is not the assessment's own; ``written`` is by language and field."""
        super().__init__(parent)
        self.setWindowTitle("In another language")
        self._written = written
        offered = dict.fromkeys((language, *_OFFERED))
        self.choice = QComboBox()
        for code in offered:
            if code != held.words_in:
                self.choice.addItem(language_name(code), code)
        self.choice.setAccessibleName("Language")
        layout = dialog_layout(self)
        layout.addWidget(heading(f"What was said in {language_name(held.words_in)}, in another language"))
        layout.addWidget(plain("What was said stays as it is. Packs in the other language print these words instead."))
        label = QLabel("&Language:")
        label.setBuddy(self.choice)
        layout.addWidget(label)
        layout.addWidget(self.choice)
        self.lines: dict[str, QLineEdit] = {}
        for field, said in short_words(held).items():
            line = self.lines[field] = QLineEdit()
            line.setAccessibleName(field.capitalize())
            name = QLabel(f"&{field.capitalize()}:")
            name.setBuddy(line)
            layout.addWidget(name)
            layout.addWidget(faint(said))
            layout.addWidget(line)
        layout.addWidget(answer_buttons(self, "Keep these words"))
        self.setMinimumWidth(letters_wide(self, 60))
        self.choice.currentIndexChanged.connect(lambda _index: self._fill())
        self._fill()

    @property
    def language(self) -> str:
        """The BCP 47 code of the language."""
        return str(self.choice.currentData())

    @property
    def words(self) -> dict[str, str]:
        """The words by field."""
        return {field: line.text().strip() for field, line in self.lines.items()}

    def _fill(self) -> None:
        for field, line in self.lines.items():
            line.setText(self._written.get((self.language, field), ""))
