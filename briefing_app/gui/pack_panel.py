"""The left pane: which pack, built by which recipe, and its sections."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from briefing_app.domain.records.pack import Pack
from briefing_app.gui.boxes import ShortBox
from briefing_app.gui.empty_state import EmptyState
from briefing_app.gui.outline import Outline
from briefing_app.gui.pack_tree import PackTreeModel, PackTreeView
from briefing_app.gui.reading_only import hold_still
from briefing_app.gui.words import labelled


class PackPanel(QWidget):
    """Chooses pack and recipe, and holds the tree."""

    pack_chosen = Signal(str)
    recipe_chosen = Signal(str)
    pack_settings_asked = Signal()
    recipe_settings_asked = Signal()
    section_asked = Signal()
    pack_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.model = PackTreeModel(self)
        self.tree = PackTreeView(self.model)
        self.packs, self.recipes = ShortBox(12), ShortBox(12)
        self.packs.activated.connect(lambda _index: self.pack_chosen.emit(self.packs.currentData()))
        self.recipes.activated.connect(lambda _index: self.recipe_chosen.emit(self.recipes.currentData()))
        head = QFormLayout()
        head.setContentsMargins(12, 12, 12, 8)
        head.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._settings = [
            self._beside(head, "Pack", self.packs, "Pack settings: name, language, date", self.pack_settings_asked),
            self._beside(
                head, "Recipe", self.recipes, "Recipe settings: audience, sections", self.recipe_settings_asked
            ),
        ]
        self._empty = EmptyState(
            "A section is a part of a pack: the cover, notes to speak from, the status of recommendations. Ctrl+N adds "
            "one too.",
            "This pack has no sections yet.",
            answer="Add a &section…",
        )
        self._no_pack = EmptyState(
            "A library holds packs, and everything that they share: persons, sources, recommendations.",
            "There is no pack in this library yet.",
            answer="Start a &pack…",
        )
        self._empty.asked.connect(self.section_asked)
        self._no_pack.asked.connect(self.pack_asked)
        middle = QWidget()
        self._stack = QStackedLayout(middle)
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._no_pack)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(head)
        layout.addWidget(middle, 1)

    def _beside(self, form: QFormLayout, label: str, box: ShortBox, tip: str, asked: SignalInstance) -> QToolButton:
        """Put a box into the form with the button that opens the settings of what is chosen in it."""
        row = QWidget()
        cells = QHBoxLayout(row)
        cells.setContentsMargins(0, 0, 0, 0)
        cells.setSpacing(4)
        button = QToolButton()
        button.setText("…")
        button.setAccessibleName(tip)
        button.setToolTip(tip)
        button.clicked.connect(lambda _checked: asked.emit())
        cells.addWidget(box, 1)
        cells.addWidget(button)
        labelled(form, label, row, control=box)
        return button

    def hold_still(self, reason: str) -> None:
        """Offer nothing that would change the pack, and say why."""
        self.tree.hold_still(reason)
        hold_still(self._empty, reason)
        hold_still(self._no_pack, reason)

    @property
    def recipe(self) -> str:
        """The id of the chosen recipe."""
        return str(self.recipes.currentData() or "")

    def show_packs(self, packs: tuple[Pack, ...], current: str | None) -> None:
        """Offer these packs."""
        self.packs.clear()
        for pack in packs:
            self.packs.addItem(pack.name, pack.id)
        self.packs.setCurrentIndex(self.packs.findData(current))
        for widget in (self.packs, self.recipes, *self._settings):
            widget.setEnabled(bool(packs))
        if not packs:
            self.recipes.clear()
            self._stack.setCurrentWidget(self._no_pack)

    def show_outline(self, outline: Outline) -> None:
        """Show a pack's sections, and offer its recipes."""
        chosen = outline.recipe(self.recipe)
        self.recipes.clear()
        for recipe in outline.recipes:
            self.recipes.addItem(recipe.name, recipe.id)
        self.recipes.setCurrentIndex(self.recipes.findData(chosen.id) if chosen else -1)
        self.model.show_entries(outline.entries)
        self._stack.setCurrentWidget(self.tree if outline.entries else self._empty)
