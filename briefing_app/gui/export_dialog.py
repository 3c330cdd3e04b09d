"""Export…: what goes out, in which form, to which folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.levels import Level
from briefing_app.domain.paper import PAGE_STYLE_LABELS, PageStyle
from briefing_app.domain.records.pack import Recipe
from briefing_app.gui.dialog_parts import answer_buttons, dialog_layout, folder_row, form_layout, letters_wide
from briefing_app.gui.outline import Entry, Outline
from briefing_app.gui.words import faint, heading, labelled, plain
from briefing_app.settings import ExportChoices

AUDIENCE_LABELS = {
    Level.STAFF: "Staff: everything",
    Level.MEMBERS: "Members: the delegation",
    Level.PUBLIC: "Public: handouts",
}
"""Audiences as a person chooses them."""


class RecipeChooser(QObject):
    """Recipe, audience and page style, as rows of a form; choosing a recipe takes its audience and style."""

    changed = Signal()

    def __init__(
        self, outline: Outline, form: QFormLayout, *, recipe: str, audience: str = "", style: str = ""
    ) -> None:
        """Offer the pack's recipes in ``form``."""
        super().__init__(form)
        self._recipes = outline.recipes
        self.recipes, self.audiences, self.styles = QComboBox(), QComboBox(), QComboBox()
        for held in outline.recipes:
            self.recipes.addItem(held.name, held.id)
        for level, label in AUDIENCE_LABELS.items():
            self.audiences.addItem(label, level.value)
        for page_style, label in PAGE_STYLE_LABELS.items():
            self.styles.addItem(label, page_style.value)
        for box in (self.recipes, self.audiences, self.styles):
            keep_narrow(box)
        labelled(form, "Recipe", self.recipes)
        labelled(form, "Audience", self.audiences)
        labelled(form, "Page style", self.styles)
        self.recipes.currentIndexChanged.connect(self._take_recipe)
        self.audiences.currentIndexChanged.connect(self.changed)
        self.styles.currentIndexChanged.connect(self.changed)
        self.recipes.setCurrentIndex(max(0, self.recipes.findData(recipe)))
        self._take_recipe()
        if self.recipes.findData(recipe) < 0:
            return  # what was chosen for another pack is not chosen for this one
        for box, chosen in ((self.audiences, audience), (self.styles, style)):
            if chosen:
                box.setCurrentIndex(max(0, box.findData(chosen)))

    @property
    def recipe(self) -> Recipe | None:
        """The chosen recipe."""
        index = self.recipes.currentIndex()
        return self._recipes[index] if 0 <= index < len(self._recipes) else None

    @property
    def audience(self) -> Level:
        """The chosen audience."""
        return Level(self.audiences.currentData())

    @property
    def style(self) -> PageStyle:
        """The chosen page style."""
        return PageStyle(self.styles.currentData())

    def _take_recipe(self) -> None:
        recipe = self.recipe
        if recipe is not None:
            self.audiences.setCurrentIndex(self.audiences.findData(recipe.audience.value))
            self.styles.setCurrentIndex(self.styles.findData(recipe.style.value))
        self.changed.emit()


class ExportDialog(QDialog):
    """Asks what to export. ``choices`` holds the answer when it is accepted."""

    def __init__(
        self, parent: QWidget | None, outline: Outline, choices: ExportChoices, *, section: Entry | None
    ) -> None:
        """Offer what was chosen the last time; ``section`` may go out alone."""
        super().__init__(parent)
        self.setWindowTitle("Export")
        self._pack = outline.pack.name
        self._names = outline.names
        self._section = section.ref.id if section is not None else ""
        self._form = form_layout()
        self.chooser = RecipeChooser(
            outline, self._form, recipe=choices.recipe, audience=choices.audience, style=choices.style
        )
        self.pdf, self.docx = QCheckBox("&PDF, for reading and print"), QCheckBox("&Word (DOCX), for editing")
        self.pdf.setChecked("pdf" in choices.formats)
        self.docx.setChecked("docx" in choices.formats)
        self.what = what_box(section.title if section is not None else "")
        self.folder = QLineEdit(choices.folder or str(Path.home()))
        self._files = faint("")
        self._missing = plain("")
        self._missing.setProperty("role", "problem")
        self.buttons = answer_buttons(self, "&Export")
        self._lay_out()
        for box in (self.pdf, self.docx):
            box.toggled.connect(self._check)
        self.folder.textChanged.connect(self._check)
        self.what.currentIndexChanged.connect(self._check)
        self.chooser.changed.connect(self._check)
        self._check()

    @property
    def choices(self) -> ExportChoices:
        """What is chosen now."""
        recipe = self.chooser.recipe
        return ExportChoices(
            recipe=recipe.id if recipe else "",
            audience=self.chooser.audience.value,
            style=self.chooser.style.value,
            formats=tuple(name for name, box in (("pdf", self.pdf), ("docx", self.docx)) if box.isChecked()),
            folder=self.folder.text().strip(),
        )

    @property
    def only_section(self) -> bool:
        """Whether the section goes out alone."""
        return self.what.currentIndex() == 1

    @property
    def file_names(self) -> tuple[str, ...]:
        """The names that the files will have."""
        chosen = self.choices
        section = self._section if self.only_section else ""
        return tuple(
            self._names.file(recipe=chosen.recipe, section=section, audience=chosen.audience, suffix=form)
            for form in chosen.formats
        )

    def _lay_out(self) -> None:
        labelled(self._form, "What", self.what)
        formats = QVBoxLayout()
        formats.setSpacing(4)
        formats.addWidget(self.pdf)
        formats.addWidget(self.docx)
        formats.setContentsMargins(0, 0, 0, 8)
        self._form.addRow("Form:", formats)
        folder_row(self._form, self.folder, "Folder for the files")
        self._form.addRow("Files:", self._files)
        self._form.addRow("", self._missing)
        layout = dialog_layout(self)
        layout.addWidget(heading(self._pack))
        layout.addLayout(self._form)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(letters_wide(self, 96))

    def _check(self) -> None:
        missing = ""
        if not (self.pdf.isChecked() or self.docx.isChecked()):
            missing = "Choose PDF, Word, or both."
        elif not self.folder.text().strip():
            missing = "Choose a folder."
        self._missing.setText(missing)
        self._files.setText("\n".join(self.file_names))
        self._form.setRowVisible(self._missing, bool(missing))
        self._form.setRowVisible(self._files, not missing)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not missing)


def keep_narrow(box: QComboBox) -> None:
    """Let a box be narrower than its longest line."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)


def what_box(section_title: str) -> QComboBox:
    """Return the choice between the whole pack and one section, where there is one."""
    box = QComboBox()
    keep_narrow(box)
    box.addItem("The whole pack")
    if section_title:
        box.addItem(f"Only the section “{section_title}”")
    return box
