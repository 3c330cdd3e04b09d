"""The office's letterhead, with the logo as covers will show it."""

from __future__ import annotations

from base64 import b64decode

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import (
    QColorDialog,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from briefing_app.domain.colours import LEAST_CONTRAST, contrast_on_white, is_colour, readable
from briefing_app.domain.records.letterhead import OFFICE_LETTERHEAD, Letterhead
from briefing_app.gui.dialog_parts import answer_buttons, dialog_layout, form_layout, letters_wide
from briefing_app.gui.folders import first_look
from briefing_app.gui.words import faint, labelled

_FILTER = "Pictures (*.png *.jpg *.jpeg *.tif *.tiff *.webp)"
_HELP = "Stands on the cover of every pack, whoever it is for. Nothing of the picture's file is kept but what is seen."
_SHOWN = (260, 96)
"""Pixels that the logo is shown in."""


class LetterheadDialog(QDialog):
    """``letterhead`` is what is written now; ``logo_asked`` wants a picture's file to be read."""

    logo_asked = Signal(str)

    def __init__(self, held: Letterhead | None, parent: QWidget | None = None) -> None:
        """Show the letterhead of the library, or an empty one."""
        super().__init__(parent)
        self.setWindowTitle("Letterhead")
        shown = held or Letterhead(id=OFFICE_LETTERHEAD)
        self.name, self.colour, self.alt = QLineEdit(shown.name), QLineEdit(shown.colour), QLineEdit(shown.logo_alt)
        self.address = QPlainTextEdit(shown.address)
        self.address.setTabChangesFocus(True)
        self.address.setFixedHeight(5 * self.address.fontMetrics().lineSpacing())
        self.logo = shown.logo
        self.picture = QLabel()
        self.choose, self.remove = QPushButton("&Choose a picture…"), QPushButton("&No logo")
        self.pick = QPushButton("&Pick…")
        self.warning = QLabel()
        self.warning.setWordWrap(True)
        self.problem = QLabel()
        self.problem.setProperty("role", "problem")
        self.problem.setWordWrap(True)
        self._build()
        self._connect()
        self.show_logo(shown.logo)
        self._show_colour(shown.colour)

    @property
    def letterhead(self) -> Letterhead:
        """What is written now."""
        return Letterhead(
            id=OFFICE_LETTERHEAD,
            name=self.name.text(),
            address=self.address.toPlainText(),
            colour=self.colour.text(),
            logo=self.logo,
            logo_alt=self.alt.text(),
        )

    def show_failure(self, words: str) -> None:
        """Say why something cannot be taken."""
        self.choose.setEnabled(True)
        self.problem.setText(f"▲ {words}")

    def show_logo(self, logo: str) -> None:
        """Show a logo as a record keeps it; none for an empty one."""
        self.logo = logo
        self.problem.clear()
        self.choose.setEnabled(True)
        self.remove.setEnabled(bool(logo))
        self.alt.setEnabled(bool(logo))
        pixmap = QPixmap()
        if logo and pixmap.loadFromData(QByteArray(b64decode(logo)), "PNG"):
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.picture.setPixmap(pixmap.scaled(*_SHOWN, keep, smooth))
        else:
            self.picture.setText("None")

    def _build(self) -> None:
        form = form_layout()
        labelled(form, "Office", self.name)
        labelled(form, "Address", self.address)
        colour, logo = QHBoxLayout(), QHBoxLayout()
        self.colour.setPlaceholderText("#rrggbb; empty: dark blue")
        self.colour.setAccessibleName("Colour")
        self.picture.setAccessibleName("Logo")
        self.picture.setFixedHeight(_SHOWN[1])
        self.picture.setStyleSheet("background: white; color: black; padding: 6px")
        colour.addWidget(self.colour, 1)
        colour.addWidget(self.pick)
        for button in (self.choose, self.remove):
            logo.addWidget(button)
        logo.addStretch(1)
        form.addRow("Colour:", colour)
        form.addRow("", self.warning)
        form.addRow("Logo:", self.picture)
        form.addRow("", logo)
        labelled(form, "What it shows", self.alt)
        self.alt.setPlaceholderText("Read out to those who do not see it; empty: the office's name")
        layout = dialog_layout(self)
        layout.addWidget(faint(_HELP))
        layout.addLayout(form)
        layout.addWidget(self.problem)
        layout.addStretch(1)
        layout.addWidget(answer_buttons(self, "Settle"))
        self.setMinimumWidth(letters_wide(self, 90))

    def _connect(self) -> None:
        self.colour.textChanged.connect(self._show_colour)
        self.pick.clicked.connect(self._pick)
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(lambda: self.show_logo(""))

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Choose a logo", first_look(), _FILTER)
        if name:
            self.choose.setEnabled(False)
            self.problem.setText("Reading the picture…")
            self.logo_asked.emit(name)

    def _pick(self) -> None:
        held = self.colour.text().strip()
        chosen = QColorDialog.getColor(QColor(held if is_colour(held) else "#1b365d"), self, "Colour")
        if chosen.isValid():
            self.colour.setText(chosen.name())

    def _show_colour(self, words: str) -> None:
        said = _warning(words.strip())
        self.warning.setText(said)
        self.warning.setVisible(bool(said))
        self.colour.setAccessibleDescription(said)


def _warning(colour: str) -> str:
    if not colour:
        return ""
    if not is_colour(colour):
        return "▲ Write a colour as #rrggbb, such as #1a4f7b, or leave it empty."
    contrast = contrast_on_white(colour)
    if contrast >= LEAST_CONTRAST:
        return ""
    return (
        f"▲ Too pale for titles on white paper (contrast {contrast:.1f}, at least {LEAST_CONTRAST} is needed): "
        f"packs print {readable(colour)} instead."
    )
