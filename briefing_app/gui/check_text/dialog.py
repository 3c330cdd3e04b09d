"""The window in which a text is checked: the text at the left, its counts at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QWidget,
)

from briefing_app.composing.guard import language_codes
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.fields import DateField
from briefing_app.errors import UserError
from briefing_app.gui.adopted_text.source_view import SourceView
from briefing_app.gui.check_text.words import in_order, line_of, places, report
from briefing_app.gui.dialog_parts import LIST_STYLE, dialog_layout, make_primary
from briefing_app.gui.flow_layout import FlowLayout
from briefing_app.gui.folders import first_look
from briefing_app.gui.forms.field_editor import Help
from briefing_app.gui.forms.short_editors import DateEditor
from briefing_app.gui.text.session_undo import SessionUndo
from briefing_app.gui.words import faint, size_for
from briefing_app.services.text_check import Judged, tally

_FILTER = "Texts (*.txt *.docx *.html *.htm *.pdf);;All files (*)"
_LANGUAGES = {"en": "English", "fr": "French"}
_HELP = "Paste a text or open a file. Each count in it is compared with the assessments in this library."


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be checked, and how; ``pages`` of one text are one."""

    pages: tuple[str, ...]
    as_of: date
    language: str | None


Check = Callable[[Asked, Callable[[Sequence[Judged]], None], Callable[[UserError], None]], None]
Read = Callable[[Path, Callable[[tuple[str, ...], str], None], Callable[[UserError], None]], None]


class CheckTextDialog(QDialog):
    """Checks as often as one asks; nothing in the library changes."""

    def __init__(self, *, as_of: date, check: Check, read: Read, parent: QWidget | None = None) -> None:
        """Check with ``check``, and read files with ``read``; both answer later."""
        super().__init__(parent)
        self.setWindowTitle("Check a text")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._check, self._read = check, read
        self._today = as_of
        self._pages: tuple[str, ...] = ()
        self._read_words = ""
        self._asked = self._reading = 0
        self._checked: Asked | None = None
        self.found: tuple[Judged, ...] = ()
        self.text = SourceView()
        self.text.setReadOnly(False)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextEditorInteraction)
        self.text.setAccessibleName("Text to check")
        self.text.setPlaceholderText("Paste the text here")
        self.findings = QListWidget()
        self.findings.setAccessibleName("Counts found")
        self.findings.setWordWrap(True)
        self.findings.setStyleSheet(LIST_STYLE)
        self.findings.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.day = DateEditor(DateField(name="as_of", label="As of"), Help(undo=SessionUndo(self)))
        self.day.set_value(PartialDate.of(as_of))
        self.language = QComboBox()
        self.language.setAccessibleName("Language of the text")
        self.language.addItem("Told by its words", None)
        for code in language_codes():
            self.language.addItem(_LANGUAGES.get(code, code), code)
        self.open_file = QPushButton("&Open a file…")
        self.check = QPushButton()
        self.copy = QPushButton("Copy the &report")
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setAccessibleName("Result")
        self._lay_out()
        self._connect()
        size_for(self, 170, 96)
        self.text.setFocus()

    @property
    def as_of(self) -> date:
        """The date as of which the rows are asked."""
        value = self.day.value()
        return value.first_day if isinstance(value, PartialDate) else self._today

    def start(self) -> None:
        """Check what stands in the window."""
        words = self.text.toPlainText()
        if not words.strip():
            self.said.setText("There is nothing to check yet.")
            return
        pages = self._pages if words == self._read_words else (words,)
        self._asked += 1
        number = self._asked
        asked = Asked(pages=pages, as_of=self.as_of, language=self.language.currentData())
        self.said.setText("Checking…")

        def done(found: Sequence[Judged]) -> None:
            if number == self._asked:
                self._checked = asked
                self.show_found(found)

        def failed(error: UserError) -> None:
            if number == self._asked:
                self._fail(error)

        self._check(asked, done, failed)

    def show_found(self, found: Sequence[Judged]) -> None:
        """Show what was found, and mark its sentences in the text."""
        self.found = in_order(found)
        self.findings.clear()
        for each in self.found:
            item = QListWidgetItem(line_of(each))
            item.setToolTip(f"“{each.quote}”")
            self.findings.addItem(item)
        self.text.mark_places(places(self.text.toPlainText(), [each.quote for each in self.found]))
        self.said.setText(tally(found))
        self.copy.setEnabled(bool(found))
        if found:
            self.findings.setCurrentRow(0)
            if not self.text.hasFocus():  # whoever is writing goes on writing
                self.findings.setFocus()

    def read_file(self, path: Path) -> None:
        """Show the words of a file, and check them."""
        self._reading += 1
        number = self._reading
        self.said.setText(f"Reading {path.name}…")

        def done(pages: tuple[str, ...], note: str) -> None:
            if number == self._reading:
                self._pages = tuple(page.replace("\r\n", "\n").replace("\r", "\n") for page in pages)
                self.text.setPlainText("\n".join(self._pages))
                self._read_words = self.text.toPlainText()  # it shows some spaces as others
                self._note.setText(note or _HELP)
                self.start()

        def failed(error: UserError) -> None:
            if number == self._reading:
                self._fail(error)

        self._read(path, done, failed)

    def _lay_out(self) -> None:
        make_primary(self.check, "&Check (Ctrl+Enter)")
        self.copy.setEnabled(False)
        self._note = faint(_HELP)
        row = QWidget()
        flow = FlowLayout(row, gap=8)
        for words, widget in (("&As of:", self.day), ("&Language:", self.language)):
            label = QLabel(words)
            label.setBuddy(widget)
            pair = QWidget()
            cells = QHBoxLayout(pair)
            cells.setContentsMargins(0, 0, 0, 0)
            cells.addWidget(label)
            cells.addWidget(widget)
            flow.addWidget(pair)
        for button in (self.open_file, self.check):
            flow.addWidget(button)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.text)
        splitter.addWidget(self.findings)
        splitter.setSizes([3000, 2000])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        foot.addWidget(buttons)
        layout = dialog_layout(self)
        layout.setSpacing(8)
        layout.addWidget(self._note)
        layout.addWidget(row)
        layout.addWidget(splitter, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.check.clicked.connect(self.start)
        self.open_file.clicked.connect(self._browse)
        self.copy.clicked.connect(self._copy)
        self.findings.currentRowChanged.connect(self.text.choose)
        self.text.place_clicked.connect(self.findings.setCurrentRow)
        self.text.textChanged.connect(self._text_changed)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.start)

    def _browse(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Choose a text to check", first_look(), _FILTER)
        if name:
            self.read_file(Path(name))

    def _copy(self) -> None:
        as_of = self._checked.as_of if self._checked is not None else self.as_of
        QApplication.clipboard().setText(report(self.found, as_of=as_of))
        self.said.setText(f"{tally(self.found)} The report is copied.")

    def _text_changed(self) -> None:
        """What was found, or not found, belongs to the words that were checked."""
        self._asked += 1  # what is still being asked was asked of other words
        if self.said.text():
            self.said.setText("The text has changed: check it again.")
        if self.found:
            self.found = ()
            self.text.mark_places(())  # first: a line that is chosen while they go would move the caret to its place
            self.findings.clear()
            self.copy.setEnabled(False)

    def _fail(self, error: UserError) -> None:
        self.said.setText(f"▲ {error.title}. {error.message} {error.hint}".strip())
