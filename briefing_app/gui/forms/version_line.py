"""The line below a text that is kept in several languages: how far this version has come, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefing_app.composing.languages import language_name
from briefing_app.domain.records.written import TextState
from briefing_app.gui.words import faint


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One language version of a text among others."""

    language: str
    state: TextState
    field: str = ""
    """The name by which the text is kept."""
    source: str
    """The language that it is made from, or would be; empty: it is an original."""
    source_words: str
    others: tuple[tuple[str, TextState], ...] = ()
    """The other languages in which it is written, with their states."""
    may_be_own: bool = False
    """Whether the words of the record may be in this language already, so that one can say so."""


def place_in_rows(rows: str, field: str, row: int) -> str:
    """Return the name of a place in a form: the field of one row."""
    return f"{rows}.{field}@{row}"


class VersionLine(QWidget):
    """Says the state in words; buttons begin a version, show what it was made from, and mark it as checked."""

    begin_asked = Signal()
    checked_asked = Signal()
    own_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Be hidden until there is more than one language."""
        super().__init__(parent)
        self.said = faint("")
        self.said.setWordWrap(True)
        self.begin = self._button("Begin with the original", self.begin_asked.emit)
        self.show_source = self._button("Show the original", self._toggle)
        self.show_source.setCheckable(True)
        self.checked = self._button("Mark as checked", self.checked_asked.emit)
        self.own = self._button("This is the language already", self.own_asked.emit)
        self.source = QLabel()
        self.source.setWordWrap(True)
        self.source.setTextFormat(Qt.TextFormat.PlainText)
        self.source.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.source.setFrameShape(QFrame.Shape.StyledPanel)
        self.source.setContentsMargins(6, 4, 6, 4)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.begin, self.show_source, self.checked, self.own):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.said)
        layout.addLayout(buttons)
        layout.addWidget(self.source)
        self.source.hide()
        self.hide()

    def show_version(self, version: Version | None) -> None:
        """Show the state of a version; ``None``: the text is kept in one language, and nothing is to be said."""
        self.setVisible(version is not None)
        if version is None:
            return
        self.said.setText(_words(version))
        name = language_name(version.source) if version.source else ""
        self.begin.setText(f"Begin with the {name} text")
        self.begin.setVisible(version.state is TextState.MISSING)
        self.show_source.setText(f"Show the {name} text")
        self.show_source.setVisible(bool(name))
        self.checked.setVisible(version.state in (TextState.DRAFT, TextState.OUTDATED))
        self.own.setText(f"They are {language_name(version.language)} already")
        self.own.setToolTip("The titles, names and roles of this entry were written in this language from the start.")
        self.own.setVisible(version.may_be_own and version.state is TextState.MISSING)
        self.source.setText(version.source_words)
        self.source.setAccessibleName(f"The {name} text")
        self._toggle()

    def _toggle(self) -> None:
        # Asked of what is meant to be shown: the line itself may stand in a form that is not on the screen yet.
        self.source.setVisible(self.show_source.isChecked() and not self.show_source.isHidden())

    def _button(self, words: str, pressed: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked: pressed())
        return button


def _words(version: Version) -> str:
    own, source = language_name(version.language), language_name(version.source) if version.source else ""
    if version.state is TextState.MISSING:
        return f"▲ Not written in {own} yet. Until it is, the {source} text stands in the pack."
    if version.state is TextState.OUTDATED:
        return f"▲ The {source} text has changed since this {own} one followed it."
    if source:
        state = "Checked against" if version.state is TextState.CHECKED else "A draft, made from"
        return f"{own}. {state} the {source} text."
    return f"{own}, the original{_checked(version)}. Also in {_others(version)}."


def _checked(version: Version) -> str:
    return ", checked" if version.state is TextState.CHECKED else ""


def _others(version: Version) -> str:
    return ", ".join(
        language_name(code) + (" (outdated)" if state is TextState.OUTDATED else "") for code, state in version.others
    )
