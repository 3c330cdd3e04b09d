"""The form of one record of an open library: shows it, and hands on what is typed as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from briefing_app.domain.reference import RecordRef
from briefing_app.domain.short_words import one_line, own_rows, versions_in_rows
from briefing_app.domain.speaking import SPOKEN
from briefing_app.domain.text import Run, SourceReference, Text
from briefing_app.editing.command import Command
from briefing_app.editing.fields import (
    begin_version,
    confirm_text,
    set_field,
    set_illustrative,
    set_level_of_field,
    with_field,
)
from briefing_app.editing.rows import arrange_rows
from briefing_app.errors import InputError
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.forms.choices import RecordFinder
from briefing_app.gui.forms.field_editor import Help
from briefing_app.gui.forms.form import FieldForm, form_for
from briefing_app.gui.forms.making import LaterMaker, Place, RecordMaker
from briefing_app.gui.forms.plain_editors import TextFieldEditor
from briefing_app.gui.forms.reading import Shown, read_shown
from briefing_app.gui.forms.rows_editor import RowsEditor
from briefing_app.gui.forms.source_dialog import SourceDialog
from briefing_app.gui.forms.speaking_line import SpeakingLine
from briefing_app.gui.outline import kind_words
from briefing_app.gui.reading_only import hold_still
from briefing_app.gui.text.chips import describe_atom
from briefing_app.gui.text.figures import Figures
from briefing_app.gui.text.session_undo import SessionUndo
from briefing_app.gui.words import faint

if TYPE_CHECKING:
    from briefing_app.services.session import Changed, Session

_REST = 150
"""Milliseconds of rest after a change before the record is read again."""
_NOTHING = "Choose a section or a record at the left."
_GONE = "This is no longer in the library."
_NO_FORM = "There is nothing to fill in here."


class RecordForm(QWidget):
    """Shows one record at a time; all changes go to the session."""

    field_edited = Signal(str, object)
    text_edited = Signal(str, object)
    undo_requested = Signal()
    redo_requested = Signal()
    open_asked = Signal(object, str)
    """Another record, which a field names, is to be opened; with the words by which staff know it."""
    shown = Signal(object)
    """The record whose values stand in the form now."""

    def __init__(
        self,
        session: Session,
        bridge: Bridge,
        *,
        language: str = "en",
        figures: Figures | None = None,
        only: frozenset[str] = frozenset(),
        adding: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Edit records of ``session``; texts of records in ``language``, those of a section in its pack's.

        ``only`` names the fields that are shown; empty: all of them. ``adding``: rows have a line that adds one.
        """
        super().__init__(parent)
        self._session = session
        self._bridge = bridge
        self._language = language
        self._figures = figures
        self._only = only
        self._adding = adding
        self._ref: RecordRef | None = None
        self._shown: Shown | None = None
        self._finder = RecordFinder(session, bridge)
        self._titles: dict[str, str] = {}
        self._typed = 0
        self._arranging = 0
        self._wanted: tuple[str, int | None, int, bool] | None = None
        self._undo = SessionUndo(self)
        if session.reading_only is None:
            self._undo.undo_requested.connect(self.undo_requested)
            self._undo.redo_requested.connect(self.redo_requested)
        self.form: FieldForm | None = None
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        # Through the bridge: it is silent once the library is closed.
        self._rest.timeout.connect(lambda: bridge.post(self._read))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        self.speaking = SpeakingLine(self._spoken, self._said)
        layout.addWidget(self.speaking)
        if figures is not None:
            figures.changed.connect(self.speaking.typed)
        self._say(_NOTHING)
        bridge.listen(session.changed, self._changed)

    def show_record(self, ref: RecordRef) -> None:
        """Show another record; what is being typed in the one before is kept first."""
        if self._typed and self._ref != ref:
            self._bridge.then(self._session.commit())
        self._ref = ref
        self._shown = None
        self._typed = 0
        self._wanted = None
        self._read()

    def set_language(self, language: str) -> None:
        """Show and take texts in this language; those of a section are always in its pack's."""
        if language != self._language:
            self._language = language
            if self._ref is not None:
                self.show_record(self._ref)

    def focus_field(self, field: str, block: int | None = None, position: int = 0, *, choices: bool = False) -> None:
        """Put the keyboard into a field, as soon as it is there; in a text before a character of a block.

        ``choices``: show what may be chosen in it.
        """
        self._wanted = (field, block, position, choices)
        self._focus_wanted()

    # --- reading

    def _read(self) -> None:
        ref, typed, language, only = self._ref, self._typed, self._language, self._only
        if ref is not None:
            self._bridge.then(
                self._session.ask(lambda reader: read_shown(reader, ref, language, only=only)),
                lambda shown: self._show(shown, ref, typed),
            )

    def _show(self, shown: Shown | None, ref: RecordRef, typed: int) -> None:
        if ref != self._ref:
            return
        if typed != self._typed or self._arranging:
            self._rest.start()  # what was read is older than what has been typed since
        elif shown is None:
            self._shown = None
            self._say(_GONE)
        elif not shown.fields:
            self._shown = None
            self._say(_NO_FORM)
        else:
            self._fill(shown)

    def _fill(self, shown: Shown) -> None:
        known = self._shown
        self._shown = shown
        if known is None or self.form is None or known.fields != shown.fields:
            self._build(shown)
        assert self.form is not None
        for name, editor in self.form.editors.items():
            editor.set_optional(name in shown.optional)
        self._titles.update(shown.titles)
        self.form.show_words(shown.titles, shown.placeholders)
        self.form.show_values(shown.values)
        self.form.show_versions(shown.versions)
        record = shown.record
        self.form.show_marks(record)
        self.speaking.show_record(record)
        self._focus_wanted()
        self.shown.emit(record.ref)

    def _build(self, shown: Shown) -> None:
        helper = Help(
            find=self._finder.find,
            maker=RecordMaker(self._session, self._bridge, place=self._place),
            adding=self._adding,
            open=self.open_asked.emit,
            describe=self._describe,
            choose_source=self._choose_source,
            figures=self._figures,
            undo=self._undo,
        )
        self.form = form_for(shown.fields, helper)
        self.form.field_edited.connect(self._type_field)
        self.form.text_edited.connect(self._type_text)
        self.form.begin_asked.connect(lambda name: self._version(begin_version, name))
        self.form.facts_asked.connect(lambda names: self._mark(set_illustrative, names, illustrative=False))
        self.form.level_asked.connect(lambda name, level: self._mark(set_level_of_field, name, level))
        self.form.checked_asked.connect(lambda name: self._version(confirm_text, name))
        self.form.own_asked.connect(lambda _name: self._take_as_own())
        for editor in self.form.editors.values():
            if isinstance(editor, RowsEditor):
                editor.arranged.connect(self._arrange)
        if self._session.reading_only is not None:
            hold_still(self.form, self._session.reading_only)
        self._scroll.setWidget(self.form)
        first = next(iter(self.form.editors.values()))
        self.setFocusProxy(first)

    def _say(self, words: str) -> None:
        self.form = None
        self.speaking.show_record(None)
        self.setFocusProxy(self._scroll)
        label = faint(words)
        label.setContentsMargins(16, 16, 16, 16)
        self._scroll.setWidget(label)

    def _changed(self, changed: Changed) -> None:
        if self._ref is None:
            return
        mine = self._shown.refs if self._shown is not None else frozenset({self._ref})
        if not changed.refs or changed.refs & mine:
            self._rest.start()

    # --- typing

    def _type_field(self, name: str, value: object) -> None:
        if self._shown is None or self.form is None or self._session.reading_only is not None:
            return
        if name in self._shown.foreign:
            value = self._type_version(self._shown, name, value)
            if value is None:
                return
        try:
            with_field(self._shown.record, name, value)
        except InputError as error:
            self.form.editors[name].set_problem(error.message)
            return
        self._typed += 1
        self._session.type_field(self._shown.record.ref, name, value, seen=self._shown.record.rev)
        self.field_edited.emit(name, value)

    def _type_version(self, shown: Shown, name: str, value: object) -> object:
        """Take what is typed into a version of the record's words; return what is to be kept in the record itself."""
        if isinstance(value, str):
            self._type_text(name, one_line(value))
            return None
        rows = value if isinstance(value, tuple) else ()
        said = versions_in_rows(shown.record, shown.spoken, name, rows)
        for words, each in said.items():
            self._type_text(words, one_line(each))
        own = own_rows(shown.record, shown.spoken, name, rows, in_place=True)
        same = bool(said) and with_field(shown.record, name, own) == shown.record
        return None if same else own

    def _arrange(self, name: str, seen: object, wanted: object) -> None:
        """Rows that are added, moved or taken out are a step each, however fast one follows the other."""
        if self._shown is not None and self._session.reading_only is None:
            if name in self._shown.foreign:
                record, spoken = self._shown.record, self._shown.spoken
                seen, wanted = (
                    own_rows(record, spoken, name, each) if isinstance(each, tuple) else each for each in (seen, wanted)
                )
            ref, label = self._shown.record.ref, f"Change {name} of {kind_words(self._shown.record.ref).lower()}"
            self._typed += 1
            self._arranging += 1  # what is read meanwhile may be older than the rows that are shown
            command = arrange_rows(ref, name, seen=seen, wanted=wanted, label=label)
            self._bridge.then(self._session.do(command), lambda _applied: self._arranged(), failed=self._not_arranged)

    def _arranged(self) -> None:
        self._arranging -= 1
        self._rest.start()

    def _not_arranged(self, error: BaseException) -> None:
        self._arranged()
        self._bridge.report(error)

    def _type_text(self, name: str, text: Text) -> None:
        if self._shown is None or self._session.reading_only is not None:
            return
        self._typed += 1
        shown = self._shown
        self._session.type_text(shown.record.ref, name, shown.language, text, seen=shown.revs.get(name, 0))
        self.speaking.typed()
        self.text_edited.emit(name, text)

    def _spoken(self) -> tuple[Text, ...]:
        """What is spoken of the note that is shown, as it stands in the form."""
        editors = self.form.editors if self.form is not None else {}
        spoken = (editors[name] for name in SPOKEN if name in editors)
        return tuple(editor.editor.text() for editor in spoken if isinstance(editor, TextFieldEditor))

    def _said(self, run: Run) -> str:
        return self._figures.value(run.figure) if self._figures is not None and run.figure is not None else ""

    def _version(self, command: Callable[..., Command], name: str) -> None:
        """Begin a version of a text, or mark it as checked, once what is typed in it is kept."""
        shown = self._shown
        if shown is None or self._session.reading_only is not None:
            return
        self._bridge.then(self._session.commit())
        self._bridge.then(self._session.do(command(shown.record.ref, name, language=shown.language)))

    def _mark(self, command: Callable[..., Command], *said: object, **more: object) -> None:
        """Change the marks of fields, once what is typed there is kept."""
        if self._shown is not None and self._session.reading_only is None:
            self._bridge.then(self._session.do(command(self._shown.record.ref, *said, **more)))

    def _take_as_own(self) -> None:
        """Note that the record's own words are in the language of the form: they are shown, and nothing is missing."""
        shown = self._shown
        if shown is not None and self._session.reading_only is None:
            self._bridge.then(self._session.commit())
            self._bridge.then(self._session.do(set_field(shown.record.ref, "words_in", shown.language)))

    def _focus_wanted(self) -> None:
        if self._wanted is None or self.form is None or self._shown is None:
            return
        field, block, position, choices = self._wanted
        self._wanted = None
        if self.form.focus_field(field, block, position):
            self._scroll.ensureWidgetVisible(self.form.editors[field])
            if choices:
                self.form.editors[field].show_choices()

    def _place(self) -> Place | None:
        shown = self._shown
        return (shown.record.ref, shown.makeable, shown.language) if shown is not None else None

    # --- sources

    def _describe(self, run: Run) -> str:
        if run.source is None:
            return describe_atom(run)
        title = self._titles.get(run.source.source, "Source")
        if not run.source.locator:
            return title
        return f"{title[:24].rstrip()}…, {run.source.locator}" if len(title) > 25 else f"{title}, {run.source.locator}"

    def _choose_source(self) -> SourceReference | None:
        maker = LaterMaker(self._session, self._bridge)
        dialog = SourceDialog(self._finder.find, self, maker=maker)
        accepted = dialog.exec()
        dialog.deleteLater()
        if not accepted or dialog.source is None:
            return None
        maker.keep(dialog.source.id)
        self._titles[dialog.source.id] = dialog.source.label
        return dialog.reference()
