"""The editor in the centre: the form of the chosen section or record, and the statuses of its recommendations."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QSplitter, QVBoxLayout, QWidget

from briefing_app.domain.kinds import Kind
from briefing_app.domain.reference import RecordRef
from briefing_app.gui.forms.field_editor import FieldEditor
from briefing_app.gui.forms.plain_editors import TextFieldEditor
from briefing_app.gui.outline import Entry
from briefing_app.gui.section_contents.panel import SectionContents
from briefing_app.gui.spots import Spot
from briefing_app.gui.status_basis import StatusBasis
from briefing_app.gui.status_list import StatusLine, StatusList
from briefing_app.gui.whose_word import WhoseWord
from briefing_app.gui.words import faint, heading

if TYPE_CHECKING:
    from briefing_app.gui.forms.record_form import RecordForm

STATUS_SECTION = "recommendation_status"
DELEGATION_SECTION = "delegation"


class EditorPane(QWidget):
    """Shows one section or record at a time."""

    assess_asked = Signal(str, object)

    def __init__(
        self, form: RecordForm, members: RecordForm, parent: QWidget | None = None, *, whose: WhoseWord
    ) -> None:
        """Show ``form`` below a title; ``members`` is the form of a mission's delegation, above that of its section.

        ``whose`` knows whose word a status is.
        """
        super().__init__(parent)
        self.form = form
        self.entry: Entry | None = None
        self._in_form: RecordRef | None = None
        self._pointed: Spot | None = None
        self._marked = ""
        form.shown.connect(self._form_shown)
        self._title = heading("")
        self._title.setWordWrap(True)
        self._where = faint("")
        self.basis = StatusBasis(whose)
        self.statuses = StatusList()
        self.statuses.assess_asked.connect(self.assess_asked)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self.contents = SectionContents()
        self.members = members
        members.hide()
        for part, stretch in ((self.statuses, 3), (members, 3), (form, 2)):
            self._split.addWidget(part)
            self._split.setStretchFactor(self._split.indexOf(part), stretch)
        self._split.setChildrenCollapsible(False)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.setSpacing(2)
        head.addWidget(self._where)
        head.addWidget(self._title)
        head.addWidget(self.basis)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.contents)
        layout.addWidget(self._split, 1)
        self.statuses.hide()

    @property
    def recommendations(self) -> tuple[RecordRef, ...]:
        """The recommendations whose status can be set here."""
        if self.entry is None:
            return ()
        if self.entry.ref.kind is Kind.RECOMMENDATION:
            return (self.entry.ref,)
        if self.entry.section_type == STATUS_SECTION:
            return tuple(child.ref for child in self.entry.children if child.ref.kind is Kind.RECOMMENDATION)
        return ()

    def show_entry(self, entry: Entry, section: Entry) -> None:
        """Show the form of an entry; choosing the same one again changes words only."""
        same = self.entry is not None and self.entry.ref == entry.ref
        self.entry = entry
        self._title.setText(entry.title)
        self._where.setText(section.title if section.ref != entry.ref else entry.hint)
        self._where.setVisible(self._where.text() != entry.title)
        if not same:
            self._in_form = self._pointed = None
            self._marked = ""
            self.statuses.setVisible(bool(self.recommendations))
            self.basis.setVisible(bool(self.recommendations))
            self.form.show_record(entry.ref)
            self._show_members(entry)
        self.contents.show_entry(entry)

    def _show_members(self, entry: Entry) -> None:
        missions = [child.ref for child in entry.children if child.ref.kind is Kind.MISSION]
        shown = entry.section_type == DELEGATION_SECTION and bool(missions)
        if shown:
            self.members.show_record(missions[0])
        self.members.setVisible(shown)

    def show_statuses(self, lines: tuple[StatusLine, ...], as_of: date) -> None:
        """Show the statuses of the recommendations here, and whose word a new one is, as of when."""
        self.basis.show_for(lines, as_of)
        self.statuses.show_lines(lines)
        self.statuses.setVisible(bool(lines))
        single = len(lines) == 1
        self.statuses.setMaximumHeight(self.statuses.sizeHint().height() // 2 if single else 16777215)

    def place_caret(self, spot: Spot) -> None:
        """Put the keyboard into a field of what is shown, in a text before a letter."""
        if spot.field:
            self.form.focus_field(spot.field, spot.block, spot.position, choices=spot.choices)
        elif self.statuses.isVisible():
            self.statuses.setFocus()

    def choose_status(self, ref: RecordRef) -> bool:
        """Choose a recommendation in the list of statuses, if it stands there; tell whether it does."""
        if ref not in self.recommendations or not self.statuses.choose(ref.id):
            return False
        self.statuses.setFocus()
        return True

    def point_out(self, spot: Spot) -> None:
        """Select words in the form as soon as it is there; the keyboard stays where it is."""
        self._pointed = spot
        self._point_out()

    def _form_shown(self, ref: RecordRef) -> None:
        self._in_form = ref
        self._point_out()

    def _point_out(self) -> None:
        spot, fields = self._pointed, self.form.form
        if spot is None or fields is None or self._in_form != spot.ref:
            return
        self._pointed = None
        editor = fields.editors.get(spot.field)
        if editor is None:
            return
        former, self._marked = fields.editors.get(self._marked), spot.field
        if former is not None:
            _select(former, Spot(ref=spot.ref))
        _select(editor, spot)
        scroll = self.form.findChild(QScrollArea)
        if scroll is not None:
            scroll.ensureWidgetVisible(editor)

    def focus(self) -> None:
        """Put the keyboard into the first field, or into the list of what the section holds."""
        if self.statuses.isVisible():
            self.statuses.setFocus()
        elif self.contents.isVisible():
            self.contents.focus()
        else:
            self.form.setFocus()


def _select(editor: FieldEditor, spot: Spot) -> None:
    """Select the words of a spot in its field; without a length, none any more."""
    control = editor.focusProxy()
    if isinstance(editor, TextFieldEditor):
        editor.editor.select(spot.block or 0, spot.position, spot.length)
    elif isinstance(control, QLineEdit):
        control.setSelection(spot.position, spot.length)
