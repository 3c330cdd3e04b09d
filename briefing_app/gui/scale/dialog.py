"""The office's status scale, and the scales of others that can be read."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QGridLayout,
    QLabel,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.records.office import OFFICE_SCALE, ScaleEntry, StatusScale
from briefing_app.domain.scales import GENERAL_MAPPINGS, GradeMapping
from briefing_app.domain.status import StatusCode
from briefing_app.domain.status_words import StatusWords
from briefing_app.gui.dialog_parts import answer_buttons, dialog_layout
from briefing_app.gui.scale.grades import GradesTree
from briefing_app.gui.scale.row import ScaleRow
from briefing_app.gui.words import faint, labelled, size_for

LANGUAGES = {
    "en": "English",
    "fr": "French",
    "de": "German",
    "es": "Spanish",
    "it": "Italian",
    "pl": "Polish",
    "ru": "Russian",
    "kk": "Kazakh",
    "ka": "Georgian",
}
"""Languages in which an office may have words of its own; others that it has are kept."""
_HEADS = ("Status", "The office's words", "Colour", "", "Offered")
_SUBSTANTIAL = "“Largely implemented” counts as implemented"
_HELP = "An empty field keeps the house's words and colour. A row that has a status which is not offered keeps it."
_OTHERS = "How grades of other scales are read. The words of the grade are always kept beside the status."


class ScaleDialog(QDialog):
    """``entries`` and ``substantial_counts`` are what was settled, over what was ``seen``."""

    def __init__(
        self,
        scale: StatusScale | None,
        parent: QWidget | None = None,
        *,
        mappings: tuple[GradeMapping, ...] = GENERAL_MAPPINGS,
    ) -> None:
        """Show the scale of the library, or the house's where it has none."""
        super().__init__(parent)
        self.setWindowTitle("Status scale")
        self.seen = held = scale or StatusScale(id=OFFICE_SCALE)
        self.rows = {code: ScaleRow(code, held.entry(code), self) for code in StatusCode}
        self.grades = GradesTree(mappings, self)
        for row in self.rows.values():
            row.edited.connect(self._show_read_as)
        self._show_read_as()
        self.language = QComboBox()
        used = {language for entry in held.entries for language in entry.labels}
        for code in (*LANGUAGES, *sorted(used - LANGUAGES.keys())):
            self.language.addItem(LANGUAGES.get(code, code), code)
        self.language.currentIndexChanged.connect(self._show_language)
        self.substantial = QCheckBox(_SUBSTANTIAL)
        self.substantial.setChecked(held.substantial_counts)
        self.substantial.setToolTip("Each headline and each count of what is implemented follows this.")
        self.problem = QLabel()
        self.problem.setProperty("role", "problem")
        self.problem.setWordWrap(True)
        self.tabs = QTabWidget()
        self.tabs.addTab(self._own(), "&Our scale")
        self.tabs.addTab(self._others(), "Scales of o&thers")
        layout = dialog_layout(self)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.problem)
        layout.addWidget(answer_buttons(self, "Settle"))
        size_for(self, 124, 108)

    @property
    def entries(self) -> tuple[ScaleEntry, ...]:
        """What is said of each status."""
        return tuple(row.entry for row in self.rows.values())

    @property
    def substantial_counts(self) -> bool:
        """Whether largely implemented counts as implemented."""
        return self.substantial.isChecked()

    def show_failure(self, words: str) -> None:
        """Say why the scale cannot be kept."""
        self.tabs.setCurrentIndex(0)
        self.problem.setText(f"▲ {words}")

    def _own(self) -> QWidget:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for column, head in enumerate(_HEADS):
            grid.addWidget(QLabel(head), 0, column)
        for number, row in enumerate(self.rows.values()):
            for column, widget in enumerate(row.widgets()):
                grid.addWidget(widget, 2 * number + 1, column)
            grid.addWidget(row.warning, 2 * number + 2, 1, 1, 4)
        form = QFormLayout()
        labelled(form, "Words in", self.language)
        inside = QWidget()
        column_of = QVBoxLayout(inside)
        column_of.addWidget(faint(_HELP))
        column_of.addLayout(form)
        column_of.addWidget(self.substantial)
        column_of.addLayout(grid)
        column_of.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(inside)
        return scroll

    def _show_language(self, _index: int) -> None:
        for row in self.rows.values():
            row.show_language(self.language.currentData())

    def _show_read_as(self) -> None:
        self.grades.show_words(StatusWords(scale=StatusScale(id=OFFICE_SCALE, entries=self.entries)))

    def _others(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.addWidget(faint(_OTHERS))
        layout.addWidget(self.grades, 1)
        return page
