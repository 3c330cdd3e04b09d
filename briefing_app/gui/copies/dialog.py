"""Copies for Members…: who gets one, by which recipe, under which name, in which folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QWidget,
)

from briefing_app.domain.ids import RecipeId
from briefing_app.domain.records.pack import Pack, Recipe
from briefing_app.gui.copies.members_table import MembersTable
from briefing_app.gui.copies.ticking import ways_to_tick
from briefing_app.gui.dialog_parts import answer_buttons, dialog_layout, folder_row, form_layout
from briefing_app.gui.export_dialog import keep_narrow
from briefing_app.gui.words import heading, labelled, plain, size_for
from briefing_app.services.building import Format
from briefing_app.services.copy_names import PATTERN
from briefing_app.services.copy_plan import CopiesRequest, Plan, Rule
from briefing_app.services.recipients import Choice, Delegation

_FORMATS = {Format.PDF: "PDF", Format.DOCX: "Word (DOCX)"}


class CopiesDialog(QDialog):
    """``plan_asked`` wants ``request`` to be planned, and the plan shown. ``request`` holds the answer at the end."""

    plan_asked = Signal()

    def __init__(
        self, parent: QWidget | None, pack: Pack, recipes: Sequence[Recipe], delegation: Delegation, *, folder: str
    ) -> None:
        """Offer a copy for everybody by the pack's usual recipe."""
        super().__init__(parent)
        self.setWindowTitle("Copies for Members")
        self._pack = pack
        self._delegation = delegation
        self.asked = 0
        """How often was asked: a plan that answers an earlier question is none."""
        self.table = MembersTable(delegation.members, recipes)
        self.ticking, self.recipes, self.formats = QComboBox(), QComboBox(), QComboBox()
        for words, choice in ways_to_tick(delegation):
            self.ticking.addItem(words, choice)
        for recipe in recipes:
            self.recipes.addItem(recipe.name, recipe.id)
        for form, words in _FORMATS.items():
            self.formats.addItem(words, form.value)
        self.pattern, self.folder = QLineEdit(PATTERN), QLineEdit(folder)
        self.encrypt = QCheckBox("Give each file a &password of its own (AES-256)")
        self.print_plan = QCheckBox("Add a print &plan: how many of which to print, and a row to tick for each copy")
        self.said = plain("")
        self.buttons = answer_buttons(self, "&Make the copies")
        self._lay_out()
        self._connect()

    @property
    def request(self) -> CopiesRequest:
        """What is chosen now."""
        recipe = self.recipes.currentData()
        return CopiesRequest(
            pack=self._pack.id,
            recipe=RecipeId(recipe) if recipe else None,
            choice=Choice(people=self.table.ticked),
            rules=tuple(
                Rule(choice=Choice(people=people), recipe=recipe) for recipe, people in self.table.by_recipe.items()
            ),
            format=Format(self.formats.currentData()),
            pattern=self.pattern.text(),
            encrypt=self.encrypt.isChecked(),
            print_plan=self.print_plan.isChecked(),
            out=Path(self.folder.text().strip()).expanduser(),
        )

    def check(self) -> None:
        """Ask for a plan of what is chosen, or say what is missing."""
        self.asked += 1
        pdf = Format(self.formats.currentData()) is Format.PDF
        self.encrypt.setEnabled(pdf)
        if not pdf:
            self.encrypt.setChecked(False)
        if not self.table.ticked:
            self.show_problem("Tick at least one Member." if self.table.rowCount() else _NOBODY)
        elif not self.folder.text().strip():
            self.show_problem("Choose a folder.")
        else:
            self.plan_asked.emit()

    def show_plan(self, plan: Plan) -> None:
        """Say which file each copy will be; where one cannot be made, none is."""
        self.table.show_files(
            {
                copy.recipient.person.id: f"Cannot be made: {copy.refusal}" if copy.refusal else copy.file
                for copy in plan.copies
            }
        )
        refused = [f"{copy.name} {copy.refusal}" for copy in plan.copies if copy.refusal]
        if refused:
            self._say(f"{' '.join(refused)} Untick whom that concerns, or choose another recipe.", problem=True)
        else:
            count = "1 copy" if len(plan.copies) == 1 else f"{len(plan.copies)} copies"
            beside = f"the list “{plan.manifest}”"
            if plan.print_plan:
                beside += f" and the plan “{plan.print_plan}”"
            self._say(f"{count}, {'with' if plan.print_plan else 'and'} {beside}.", problem=False)

    def show_problem(self, words: str) -> None:
        """Say why no copy can be made."""
        self.table.show_files({})
        self._say(words, problem=True)

    def _say(self, words: str, *, problem: bool) -> None:
        self.said.setText(words)
        self.said.setProperty("role", "problem" if problem else "faint")
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not problem)

    def _lay_out(self) -> None:
        form = form_layout()
        for box in (self.ticking, self.recipes, self.formats):
            keep_narrow(box)
        labelled(form, "&Tick", self.ticking)
        labelled(form, "&Recipe", self.recipes)
        labelled(form, "F&orm", self.formats)
        labelled(form, "File &names", self.pattern)
        self.pattern.setToolTip("Places: {pack}, {number}, {name}, {audience}")
        folder_row(form, self.folder, "Folder for the copies")
        form.addRow("", self.encrypt)
        form.addRow("", self.print_plan)
        layout = dialog_layout(self)
        layout.addWidget(heading(self._pack.name))
        layout.addLayout(form)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.said)
        layout.addWidget(self.buttons)
        size_for(self, 150, 90)

    def _connect(self) -> None:
        self.ticking.activated.connect(
            lambda _index: self.table.tick(
                member.person.id for member in self._delegation.chosen(self.ticking.currentData())
            )
        )
        self.table.changed.connect(self.check)
        for box in (self.recipes, self.formats):
            box.currentIndexChanged.connect(lambda _index: self.check())
        self.print_plan.clicked.connect(lambda _checked: self.check())
        for line in (self.pattern, self.folder):
            line.textChanged.connect(lambda _words: self.check())


_NOBODY = "Nobody is in the delegation yet: add its Members in the pack\u2019s section Delegation."
