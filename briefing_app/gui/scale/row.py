"""One status in the window of the scale: its words in a language, its colour, whether it is offered."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QCheckBox, QColorDialog, QLabel, QLineEdit, QToolButton, QWidget

from briefing_app.domain.colours import LEAST_CONTRAST, contrast_on_white, is_colour, readable
from briefing_app.domain.records.office import ScaleEntry
from briefing_app.domain.status import LABELS, StatusCode

_LONGEST = 60
_HOUSE = "House colour"
_SWATCH = 14


class ScaleRow(QObject):
    """Edits one entry. ``edited`` tells that it says something else now."""

    edited = Signal()

    def __init__(self, code: StatusCode, entry: ScaleEntry, parent: QWidget) -> None:
        """Show ``entry`` in the first language."""
        super().__init__(parent)
        self.entry = entry
        self._language = "en"
        name = LABELS[code]
        self.name = QLabel(name)
        self.words = QLineEdit()
        self.words.setMaxLength(_LONGEST)
        self.words.setPlaceholderText(name)
        self.words.setAccessibleName(f"Words for “{name}”")
        self.name.setBuddy(self.words)
        self.colour = QLineEdit(entry.colour)
        self.colour.setMaxLength(7)
        self.colour.setPlaceholderText(_HOUSE)
        self.colour.setAccessibleName(f"Colour of “{name}”, as #rrggbb")
        self.pick = QToolButton()
        self.pick.setAccessibleName(f"Choose the colour of “{name}”")
        self.pick.setToolTip("Choose a colour")
        self.offered = QCheckBox()
        self.offered.setChecked(not entry.hidden)
        self.offered.setAccessibleName(f"Offer “{name}”")
        if code is StatusCode.UNASSESSED:
            self.offered.setEnabled(False)
            self.offered.setToolTip("Every call has this until it is assessed.")
        self.warning = QLabel()
        self.warning.setProperty("role", "problem")
        self.warning.setWordWrap(True)
        self.words.textEdited.connect(self._take_words)
        self.colour.textChanged.connect(self._take_colour)
        self.offered.clicked.connect(self._take_offered)
        self.pick.clicked.connect(self._pick)
        self.show_language("en")
        self._show_colour()

    def widgets(self) -> tuple[QWidget, ...]:
        """The cells of the row, from the left."""
        return (self.name, self.words, self.colour, self.pick, self.offered)

    def show_language(self, language: str) -> None:
        """Show the words of a language; those of the others are kept."""
        self._language = language
        self.words.setText(self.entry.labels.get(language, ""))

    def _take_words(self, words: str) -> None:
        labels = {**self.entry.labels, self._language: words}
        self.entry = replace(self.entry, labels={language: held for language, held in labels.items() if held.strip()})
        self.edited.emit()

    def _take_colour(self, words: str) -> None:
        self.entry = replace(self.entry, colour=words.strip().lower())
        self._show_colour()
        self.edited.emit()

    def _take_offered(self, on: bool) -> None:
        self.entry = replace(self.entry, hidden=not on)
        self.edited.emit()

    def _pick(self) -> None:
        held = QColor(self.entry.colour) if is_colour(self.entry.colour) else QColor("#1f4e8c")
        chosen = QColorDialog.getColor(held, self.pick, self.pick.accessibleName())
        if chosen.isValid():
            self.colour.setText(chosen.name())

    def _show_colour(self) -> None:
        colour = self.entry.colour
        swatch = QPixmap(_SWATCH, _SWATCH)
        swatch.fill(QColor(colour) if is_colour(colour) else self.pick.palette().mid().color())
        self.pick.setIcon(QIcon(swatch))
        self.warning.setText(_warning(colour))
        self.warning.setVisible(bool(self.warning.text()))
        self.colour.setAccessibleDescription(self.warning.text())


def _warning(colour: str) -> str:
    if not colour:
        return ""
    if not is_colour(colour):
        return "▲ Write a colour as #rrggbb, such as #1a7f4b, or leave it empty."
    contrast = contrast_on_white(colour)
    if contrast >= LEAST_CONTRAST:
        return ""
    return (
        f"▲ Too pale to be read on white paper (contrast {contrast:.1f}, at least {LEAST_CONTRAST} is needed): "
        f"packs print {readable(colour)} instead."
    )
