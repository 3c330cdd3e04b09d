"""What every editor of a field offers to the form around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from briefing_app.domain.fields import Field
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import Run, SourceReference
from briefing_app.gui.forms.choices import Find, no_find
from briefing_app.gui.forms.making import Maker
from briefing_app.gui.forms.version_line import Version, VersionLine
from briefing_app.gui.text.chips import describe_atom
from briefing_app.gui.text.figures import Figures
from briefing_app.gui.text.session_undo import SessionUndo
from briefing_app.gui.words import WholeWords


def _no_source() -> SourceReference | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """What editors ask of the window around them."""

    find: Find = no_find
    maker: Maker | None = None
    """Makes the records that are not found; without one, none are made."""
    adding: bool = True
    """Whether rows have a line that adds one; a section has a button for what it lists."""
    open: Callable[[RecordRef, str], None] | None = None
    """Shows the form of a record that a field names, with its words; without it, none are opened."""
    describe: Callable[[Run], str] = describe_atom
    choose_source: Callable[[], SourceReference | None] = _no_source
    figures: Figures | None = None
    undo: SessionUndo = field(default_factory=SessionUndo)


class FieldEditor(QWidget):
    """Edits the value of one field. ``edited`` tells the name and the new value, which is always a usable one."""

    edited = Signal(str, object)
    problem_changed = Signal()
    """What is typed can be used now, or cannot any more."""
    begin_asked = Signal(str)
    """A version in this language is to be begun with the original."""
    checked_asked = Signal(str)
    """The version is to be marked as checked."""
    own_asked = Signal(str)
    """The words are in this language already: nothing is missing."""

    def __init__(self, declared: Field, parent: QWidget | None = None) -> None:
        """Edit the field that is declared so."""
        super().__init__(parent)
        self.name = declared.name
        self.title = declared.label
        self._help = declared.help
        self._problem = WholeWords("problem")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def set_value(self, value: object) -> None:
        """Show ``value``; nothing is emitted."""
        raise NotImplementedError

    def value(self) -> object:
        """The value as it stands."""
        raise NotImplementedError

    def set_optional(self, optional: bool) -> None:
        """Say whether the record takes "none" here."""

    def set_placeholder(self, words: str) -> None:
        """Show, where the field is empty, what stands in the pack then."""

    def show_version(self, version: Version | None) -> None:
        """Say how far the version of what is written here has come; ``None``: it is kept in one language."""

    def show_versions(self, versions: Mapping[str, Version]) -> None:
        """Say how far each version of what is written here has come, by their places in the form."""
        self.show_version(versions.get(self.name))

    def set_titles(self, titles: Mapping[str, str]) -> None:
        """Learn the words of records by their ids, before their ids are shown."""

    def show_choices(self) -> None:
        """Show what may be chosen here, where the field has choices."""

    def set_problem(self, words: str) -> None:
        """Say below the field what is wrong; empty: nothing."""
        changed = bool(words) is not self.has_problem
        self._problem.say(f"▲ {words}" if words else "")
        control = self.focusProxy()
        if control is not None:
            control.setAccessibleDescription(words or self._help)
        if changed:
            self.problem_changed.emit()

    @property
    def has_problem(self) -> bool:
        """Whether what is typed cannot be used."""
        return bool(self._problem.text())

    def _hold(self, control: QWidget, *more: QWidget) -> None:
        """Lay out the control that has the keyboard first, what belongs to it, and the words of a problem."""
        control.setAccessibleName(self.title)
        control.setAccessibleDescription(self._help)
        if self._help:
            control.setToolTip(self._help)
        self.setFocusProxy(control)
        for widget in (control, *more, self._problem):
            self._layout.addWidget(widget)

    def _version_line(self) -> VersionLine:
        """Make the line that says how far a version has come, and hands on what is asked of it."""
        line = VersionLine()
        line.begin_asked.connect(lambda: self.begin_asked.emit(self.name))
        line.checked_asked.connect(lambda: self.checked_asked.emit(self.name))
        line.own_asked.connect(lambda: self.own_asked.emit(self.name))
        return line

    def _tell(self, value: object) -> None:
        self.edited.emit(self.name, value)
