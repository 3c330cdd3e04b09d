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
_TEMPLATES = "Word files (*.dotx *.docx *.dotm *.docm)"
_TEMPLATE_HELP = "Its styles, margins and the logo of its head are taken for Word files. Nothing else of it is kept."
_SHOWN = (260, 96)
"""Pixels that the logo is shown in."""


class LetterheadDialog(QDialog):
    """``letterhead`` is what is written now; ``logo_asked`` and ``template_asked`` want a file to be read."""

    logo_asked = Signal(str)
    template_asked = Signal(str)

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
        self.template = shown.word_template
        self.template_name = QLabel()
        self.template_name.setTextFormat(Qt.TextFormat.PlainText)
        self.choose_template, self.remove_template = QPushButton("Choose a &Word file…"), QPushButton("No &template")
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
        self.show_template(shown.word_template, shown.word_template_name)

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
            word_template=self.template,
            word_template_name=self.template_name.text() if self.template else "",
        )

    def show_failure(self, words: str) -> None:
        """Say why something cannot be taken."""
        self.choose.setEnabled(True)
        self.choose_template.setEnabled(True)
        self.problem.setText(f"▲ {words}")

    def show_template(self, template: str, name: str) -> None:
        """Show which Word template is kept, by the name of its file; none for an empty one."""
        self.template = template
        self.problem.clear()
        self.choose_template.setEnabled(True)
        self.remove_template.setEnabled(bool(template))
        self.template_name.setText(name if template else "None: Word files look like the PDF")

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
        template = QHBoxLayout()
        for button in (self.choose_template, self.remove_template):
            template.addWidget(button)
        template.addStretch(1)
        self.template_name.setAccessibleName("Word template")
        form.addRow("Word template:", self.template_name)
        form.addRow("", template)
        form.addRow("", faint(_TEMPLATE_HELP))
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
        self.choose_template.clicked.connect(self._choose_template)
        self.remove_template.clicked.connect(lambda: self.show_template("", ""))

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Choose a logo", first_look(), _FILTER)
        if name:
            self.choose.setEnabled(False)
            self.problem.setText("Reading the picture…")
            self.logo_asked.emit(name)

    def _choose_template(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Choose a Word template", first_look(), _TEMPLATES)
        if name:
            self.choose_template.setEnabled(False)
            self.problem.setText("Reading the template…")
            self.template_asked.emit(name)

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
