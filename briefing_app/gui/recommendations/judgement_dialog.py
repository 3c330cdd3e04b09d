"""Assess, correct, or set the status of many: one form for what a person judges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget

from briefing_app.domain.dates import PartialDate
from briefing_app.domain.fields import DateField, LineField, OneOfField
from briefing_app.domain.ids import SourceId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.records.recommendation import Assessment
from briefing_app.domain.scales import GENERAL_MAPPINGS, GradeMapping, mapping_named
from briefing_app.domain.status import StatusCode
from briefing_app.domain.status_words import HOUSE_WORDS, StatusWords
from briefing_app.editing.assess import Judgement
from briefing_app.gui.boxes import ShortBox
from briefing_app.gui.claimant_choices import ClaimantChoice, claimant_key, claimant_of
from briefing_app.gui.dialog_parts import answer_buttons, dialog_layout, form_layout, letters_wide
from briefing_app.gui.forms.choices import Find
from briefing_app.gui.forms.field_editor import FieldEditor, Help
from briefing_app.gui.forms.making import Maker
from briefing_app.gui.forms.plain_editors import LineEditor
from briefing_app.gui.forms.record_choosers import OneOfEditor
from briefing_app.gui.forms.short_editors import DateEditor
from briefing_app.gui.recommendations.further_fields import FurtherFields
from briefing_app.gui.recommendations.marks import status_icon
from briefing_app.gui.recommendations.words import LEVELS, day_words
from briefing_app.gui.words import faint, heading, labelled

_FOLLOWED = "The one that its text follows"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the form is for: its title, its answer, and what stands in it at the beginning.

    ``correcting`` names the assessment that is put right: its date and claimant stay. ``as_of`` is the date of the
    pack that is open beside.
    """

    title: str
    answer: str
    today: date
    claimants: tuple[ClaimantChoice, ...] = ()
    status: StatusCode = StatusCode.UNASSESSED
    correcting: Assessment | None = None
    source: str = ""
    as_of: date | None = None
    assessor: str = ""
    scale: StatusWords = HOUSE_WORDS
    mappings: tuple[GradeMapping, ...] = GENERAL_MAPPINGS


class JudgementDialog(QDialog):
    """Asks for a judgement; ``judgement`` is what was said."""

    def __init__(self, parent: QWidget | None, asked: Asked, find: Find, *, maker: Maker | None = None) -> None:
        """Begin with what is asked about; a source that is not found is made by ``maker``."""
        super().__init__(parent)
        self.setWindowTitle(asked.title)
        self._asked = asked
        self._helper = Help(find=find, maker=maker)
        self.status = QComboBox()
        self.status.setIconSize(QSize(self.fontMetrics().ascent(), self.fontMetrics().ascent()))
        for number, code in asked.scale.numbered():
            self._add_status(number, code)
        self.claimant = ShortBox(24)
        self.claimant.addItem(_FOLLOWED, "")
        for choice in asked.claimants:
            self.claimant.addItem(choice.words, choice.key)
        self.scale = ShortBox(24)
        self.scale.addItem("No scale", "")
        for mapping in asked.mappings:
            self.scale.addItem(mapping.title, mapping.reference)
        self.level = ShortBox(24)
        for level, words in LEVELS.items():
            self.level.addItem(words, level)
        self.date = DateEditor(DateField(name="date", label="Date", help="The day for which this holds."), self._helper)
        self.lines: dict[str, LineEditor] = {name: self._line(name, *words) for name, words in _LINES.items()}
        self.source = OneOfEditor(OneOfField(name="source", label="Source", kind=Kind.SOURCE), self._helper)
        self.source.set_optional(True)
        self.review = DateEditor(
            DateField(name="next_review", label="Next review", help="When it is to be looked at again."), self._helper
        )
        self.further = FurtherFields(self._helper)
        self.hint = faint("")
        self.buttons = answer_buttons(self, asked.answer)
        self._fill()
        self._lay_out()
        self._connect()

    @property
    def judgement(self) -> Judgement:
        """What is said now."""
        asked = self._asked
        day = self.date.value()
        review = self.review.value()
        source = self.source.value()
        named = claimant_of(asked.claimants, str(self.claimant.currentData() or ""))
        said = Judgement(
            status=StatusCode(self.status.currentData()),
            date=day if isinstance(day, PartialDate) else PartialDate.of(asked.today),
            claimant=asked.correcting.claimant if asked.correcting is not None else named,
            original_grade=self._says("original_grade"),
            scale=str(self.scale.currentData() or "") if self._says("original_grade") else "",
            note=self._says("note"),
            evidence=self._says("evidence"),
            evidence_source=SourceId(source) if source else None,
            assessor=self._says("assessor"),
            why_changed=self._says("why_changed"),
            next_review=review if isinstance(review, PartialDate) else None,
            level=Level(self.level.currentData()),
        )
        return self.further.taken_into(said)

    def _says(self, name: str) -> str:
        return str(self.lines[name].value() or "").strip()

    def _add_status(self, number: int, code: StatusCode) -> None:
        scale = self._asked.scale
        icon = status_icon(code, scale.colour(code))
        self.status.addItem(icon, f"{number}  {scale.label(code)}", code)

    def _choose(self, code: StatusCode) -> None:
        """Choose a status; one that the office hides is offered where the call or its grade has it."""
        if self.status.findData(code) < 0:
            self._add_status(tuple(StatusCode).index(code) + 1, code)
        self.status.setCurrentIndex(self.status.findData(code))

    def _line(self, name: str, label: str, words: str) -> LineEditor:
        return LineEditor(LineField(name=name, label=label, help=words), self._helper)

    def _fill(self) -> None:
        asked, held = self._asked, self._asked.correcting
        self._choose(held.status if held is not None else asked.status)
        self.level.setCurrentIndex(self.level.findData(held.level if held is not None else Level.MEMBERS))
        self.date.set_value(held.date if held is not None else PartialDate.of(asked.today))
        self.lines["assessor"].set_value(asked.assessor)
        if held is None:
            return
        if self.scale.findData(held.scale) < 0:
            known = mapping_named(held.scale)  # one that is not offered, or not even known, is kept all the same
            self.scale.addItem(known.title if known is not None else held.scale, held.scale)
        self.scale.setCurrentIndex(self.scale.findData(held.scale))
        self.claimant.setCurrentIndex(max(self.claimant.findData(claimant_key(held.claimant)), 0))
        for name in ("original_grade", "note", "evidence"):
            self.lines[name].set_value(getattr(held, name))
        self.source.set_titles({held.evidence_source or "": asked.source})
        self.source.set_value(held.evidence_source)
        self.review.set_value(held.next_review)
        self.further.follow_claimant(held.claimant)
        self.further.show_held(held)
        for fixed in (self.date, self.claimant):
            fixed.setEnabled(False)

    def _lay_out(self) -> None:
        form = form_layout()
        labelled(form, "&Status", self.status)
        _row(form, "&Date", self.date)
        if self._asked.as_of is not None and self._asked.correcting is None:
            form.addRow("", self._as_of_button(self._asked.as_of))
        labelled(form, "&Whose word", self.claimant)
        _row(form, "&Grade in its own words", self.lines["original_grade"])
        labelled(form, "S&cale of the grade", self.scale)
        form.addRow("", self.hint)
        self.hint.hide()
        _row(form, "&Evidence or quotation", self.lines["evidence"])
        _row(form, "So&urce", self.source)
        _row(form, "&Note", self.lines["note"])
        _row(form, "Wh&y it changed", self.lines["why_changed"])
        _row(form, "Next &review", self.review)
        _row(form, "Assess&or", self.lines["assessor"])
        self.further.lay_out(form)
        labelled(form, "&May be read by", self.level)
        inner = QWidget()
        inner.setLayout(form)
        scroll = QScrollArea()
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        layout = dialog_layout(self)
        layout.addWidget(heading(self._asked.title))
        layout.addWidget(scroll, 1)
        layout.addWidget(self.buttons)
        room = self.screen().availableGeometry()
        self.resize(letters_wide(self, 76), min(inner.sizeHint().height() + 170, room.height() - 60))

    def _as_of_button(self, as_of: date) -> QWidget:
        button = QPushButton(f"Take the pack's date, {day_words(PartialDate.of(as_of))}")
        button.clicked.connect(lambda: self.date.set_value(PartialDate.of(as_of)))
        return button

    def _connect(self) -> None:
        self.lines["original_grade"].edited.connect(lambda _name, _value: self._read_grade())
        self.scale.activated.connect(lambda _index: self._read_grade())
        self.status.currentIndexChanged.connect(lambda _index: self.further.follow_status())
        self.claimant.currentIndexChanged.connect(lambda _index: self._follow_claimant())
        if self._asked.correcting is None:
            self._follow_claimant()

    def _follow_claimant(self) -> None:
        key = str(self.claimant.currentData() or "")
        self.further.follow_claimant(claimant_of(self._asked.claimants, key))

    def _read_grade(self) -> None:
        """Say, and choose, which status a grade of a known scale means."""
        words, scale = self._says("original_grade"), str(self.scale.currentData() or "")
        mapping = mapping_named(scale) if scale else None
        if mapping is None or not words:
            self.hint.hide()
            return
        code = mapping.code_of(words)
        if code is None:
            grades = ", ".join(dict.fromkeys(grade.mark for grade in mapping.grades))
            self.hint.setText(f"“{words}” is no grade of this scale. It has: {grades}.")
        else:
            self._choose(code)
            self.hint.setText(f"“{words}” means: {self._asked.scale.inside(code)}.")
        self.hint.show()

    def accept(self) -> None:
        """Take the answer where the dates can be read."""
        wrong = [each for each in (self.date, self.review) if _unread(each)]
        if wrong or self.date.value() is None:
            first = wrong[0] if wrong else self.date
            first.set_problem(DateEditor.problem)
            first.setFocus()
            return
        missing = self.further.problem()
        if missing is not None:
            missing.setFocus()
            return
        super().accept()


_LINES: Mapping[str, tuple[str, str]] = {
    "original_grade": ("Grade in its own words", "As the source grades it: B2, “only partially”."),
    "evidence": ("Evidence or quotation", "The words that show it, with the place where they stand."),
    "note": ("Note", ""),
    "why_changed": ("Why it changed", "What happened since the assessment before."),
    "assessor": ("Assessor", "Who judged; read by your own staff only."),
}


def _row(form: QFormLayout, label: str, editor: FieldEditor) -> None:
    words = QLabel(f"{label}:")
    words.setBuddy(editor)
    form.addRow(words, editor)


def _unread(editor: DateEditor) -> bool:
    """Whether something is written that is no date."""
    line = editor.focusProxy()
    return isinstance(line, QLineEdit) and bool(line.text().strip()) and editor.value() is None
