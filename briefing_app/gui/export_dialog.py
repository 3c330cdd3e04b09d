"""Export…: what goes out, in which form, to which folder; then its progress, and the files."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.levels import Level
from briefing_app.domain.records.pack import Recipe
from briefing_app.gui.folders import copy_path, open_by_system
from briefing_app.gui.outline import Outline
from briefing_app.gui.words import faint, heading, labelled, plain
from briefing_app.settings import ExportChoices

AUDIENCE_LABELS = {
    Level.STAFF: "Staff: everything",
    Level.MEMBERS: "Members: the delegation",
    Level.PUBLIC: "Public: handouts",
}
"""Audiences as a person chooses them."""


class RecipeChooser(QWidget):
    """Recipe and audience; choosing a recipe takes its audience."""

    changed = Signal()

    def __init__(self, outline: Outline, *, recipe: str, audience: str) -> None:
        """Offer the pack's recipes."""
        super().__init__()
        self._recipes = outline.recipes
        self.recipes, self.audiences = QComboBox(), QComboBox()
        for held in outline.recipes:
            self.recipes.addItem(held.name, held.id)
        for level, label in AUDIENCE_LABELS.items():
            self.audiences.addItem(label, level.value)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        labelled(form, "Recipe", self.recipes)
        labelled(form, "Audience", self.audiences)
        self.recipes.currentIndexChanged.connect(self._take_audience)
        self.audiences.currentIndexChanged.connect(self.changed)
        self.recipes.setCurrentIndex(max(0, self.recipes.findData(recipe)))
        self._take_audience()
        if audience and self.recipes.findData(recipe) >= 0:  # an audience chosen for another pack is none for this one
            self.audiences.setCurrentIndex(max(0, self.audiences.findData(audience)))

    @property
    def recipe(self) -> Recipe | None:
        """The chosen recipe."""
        index = self.recipes.currentIndex()
        return self._recipes[index] if 0 <= index < len(self._recipes) else None

    @property
    def audience(self) -> Level:
        """The chosen audience."""
        return Level(self.audiences.currentData())

    def _take_audience(self) -> None:
        recipe = self.recipe
        if recipe is not None:
            self.audiences.setCurrentIndex(self.audiences.findData(recipe.audience.value))
        self.changed.emit()


class ExportDialog(QDialog):
    """Asks what to export. ``choices`` holds the answer when it is accepted."""

    def __init__(self, parent: QWidget | None, outline: Outline, choices: ExportChoices, *, section_title: str) -> None:
        """Offer what was chosen the last time; ``section_title`` is the section that may go out alone."""
        super().__init__(parent)
        self.setWindowTitle("Export")
        self.chooser = RecipeChooser(outline, recipe=choices.recipe, audience=choices.audience)
        self.pdf, self.docx = QCheckBox("&PDF, for reading and print"), QCheckBox("&Word (DOCX), for editing")
        self.pdf.setChecked("pdf" in choices.formats)
        self.docx.setChecked("docx" in choices.formats)
        self.what = QComboBox()
        self.what.addItem("The whole pack")
        if section_title:
            self.what.addItem(f"Only the section “{section_title}”")
        self.folder = QLineEdit(choices.folder or str(Path.home()))
        self._missing = plain("")
        self._lay_out(outline.pack.name)
        for box in (self.pdf, self.docx):
            box.toggled.connect(self._check)
        self.folder.textChanged.connect(self._check)
        self._check()

    @property
    def choices(self) -> ExportChoices:
        """What is chosen now."""
        recipe = self.chooser.recipe
        return ExportChoices(
            recipe=recipe.id if recipe else "",
            audience=self.chooser.audience.value,
            formats=tuple(name for name, box in (("pdf", self.pdf), ("docx", self.docx)) if box.isChecked()),
            folder=self.folder.text().strip(),
        )

    @property
    def only_section(self) -> bool:
        """Whether the section goes out alone."""
        return self.what.currentIndex() == 1

    def _lay_out(self, pack: str) -> None:
        layout = QVBoxLayout(self)
        layout.addWidget(heading(pack))
        layout.addWidget(self.chooser)
        form = QFormLayout()
        labelled(form, "What", self.what)
        forms = QVBoxLayout()
        forms.addWidget(self.pdf)
        forms.addWidget(self.docx)
        form.addRow("Form:", forms)
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        browse = QPushButton("&Choose…")
        browse.setAccessibleName("Choose the folder")
        browse.clicked.connect(self._browse)
        row.addWidget(browse)
        label = QLabel("&Folder:")
        label.setBuddy(self.folder)
        self.folder.setAccessibleName("Folder")
        form.addRow(label, row)
        layout.addLayout(form)
        layout.addWidget(self._missing)
        layout.addWidget(faint("The audience stands in the file’s name, on the cover and in each foot."))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText("&Export")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(520)

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Folder for the files", self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def _check(self) -> None:
        missing = ""
        if not (self.pdf.isChecked() or self.docx.isChecked()):
            missing = "Choose PDF, Word, or both."
        elif not self.folder.text().strip():
            missing = "Choose a folder."
        self._missing.setText(missing)
        self._missing.setVisible(bool(missing))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not missing)


class ProgressDialog(QDialog):
    """Progress of a job on a worker, with Cancel; then the files with Open and Show in folder."""

    advanced = Signal(float, str)
    """May be emitted on any thread: how far (0 to 1), and what is being done."""

    def __init__(self, parent: QWidget | None, *, title: str) -> None:
        """Start at nothing done."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.cancelled = threading.Event()
        self._said = heading("Laying out the pages…")
        self._detail = plain("")
        self._detail.hide()
        self._bar = QProgressBar()
        self._bar.setAccessibleName("Progress")
        self._bar.setRange(0, 100)
        self.files = QListWidget()
        self.files.setAccessibleName("Files")
        self.files.hide()
        self._open, self._show = QPushButton("&Open"), QPushButton("Show in &folder")
        self._copy = QPushButton("Copy &path")
        self.where = plain("")
        self.where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.where.hide()
        self.close_button = QPushButton("Cancel")
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self._open, self._show, self._copy, self.close_button):
            row.addWidget(button)
        for button in (self._open, self._show, self._copy):
            button.hide()
        layout = QVBoxLayout(self)
        for widget in (self._said, self._bar, self._detail, self.files, self.where):
            layout.addWidget(widget)
        layout.addLayout(row)
        self.setMinimumWidth(520)
        self.advanced.connect(self._advance)
        self._open.clicked.connect(lambda: self._visit(open_by_system))
        self._show.clicked.connect(lambda: self._visit(lambda path: open_by_system(path.parent)))
        self._copy.clicked.connect(lambda: self._visit(copy_path))
        self.files.itemActivated.connect(lambda _item: self._visit(open_by_system))
        self.close_button.clicked.connect(self.reject)

    def finish(self, files: Sequence[Path], *, words: str, notes: Sequence[str] = ()) -> None:
        """Show what was made."""
        self._said.setText(words)
        self._bar.hide()
        self._detail.setText("\n".join(notes))
        self._detail.setVisible(bool(notes))
        for path in files:
            item = QListWidgetItem(path.name)
            item.setToolTip(str(path))
            item.setData(Qt.ItemDataRole.UserRole, str(path))
            self.files.addItem(item)
        self.files.setVisible(bool(files))
        self.files.setCurrentRow(0)
        for button in (self._open, self._show, self._copy):
            button.setVisible(bool(files))
        self._open.setDefault(True)
        self.close_button.setText("&Close")

    def reject(self) -> None:
        """Close, and stop what is still running."""
        self.cancelled.set()
        super().reject()

    def _advance(self, done: float, words: str) -> None:
        self._bar.setValue(round(done * 100))
        if words:
            self._said.setText(words)

    def _visit(self, call: Callable[[Path], str]) -> None:
        """Do something with the chosen file, and say what came of it."""
        item = self.files.currentItem()
        if item is not None:
            self.where.setText(call(Path(item.data(Qt.ItemDataRole.UserRole))))
            self.where.setVisible(bool(self.where.text()))
