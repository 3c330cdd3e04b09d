"""What may be said of a judgement besides: who reviewed it, how sure it is, its trend, what the State answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel

from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.fields import LineField
from briefing_app.domain.records.recommendation import Assessment, Confidence, Position
from briefing_app.domain.status import Trend
from briefing_app.editing.assess import NO_REASON, Judgement
from briefing_app.gui.boxes import ShortBox
from briefing_app.gui.forms.field_editor import Help
from briefing_app.gui.forms.plain_editors import LineEditor
from briefing_app.gui.recommendations.words import CONFIDENCES, POSITIONS, TRENDS
from briefing_app.gui.words import labelled

_Value = TypeVar("_Value", bound=StrEnum)
_COMPUTED = "Computed from the last two"


class FurtherFields:
    """The rows of a form; ``taken_into`` puts what they say into a judgement."""

    def __init__(self, helper: Help) -> None:
        """Say nothing yet."""
        self.reviewer = _line("reviewer", "Reviewed by", "Who looked at it again; read by your own staff only.", helper)
        self.confidence = _box("Not said", CONFIDENCES)
        self.trend = _box(_COMPUTED, TRENDS)
        self.reason = _line("trend_reason", "Why this trend", "A trend that is not computed needs a reason.", helper)
        self.position = _box("None", POSITIONS)
        self.position.setToolTip("What the State answered to the call. It moves no count.")
        self.trend.currentIndexChanged.connect(lambda _index: self._show_reason())
        self._show_reason()

    def lay_out(self, form: QFormLayout) -> None:
        """Add the rows to a form."""
        labelled(form, "&Position of the State", self.position)
        labelled(form, "&Trend", self.trend)
        for label, editor in (("Why t&his trend", self.reason), ("Reviewed &by", self.reviewer)):
            words = QLabel(f"{label}:")
            words.setBuddy(editor)
            form.addRow(words, editor)
        labelled(form, "Con&fidence", self.confidence)

    def show_held(self, held: Assessment) -> None:
        """Begin with what an assessment says that is corrected; nobody has reviewed the correction yet."""
        self.confidence.setCurrentIndex(self.confidence.findData(held.confidence or ""))
        self.trend.setCurrentIndex(max(self.trend.findData(held.trend_override or ""), 0))
        self.reason.set_value(held.trend_reason)
        self.position.setCurrentIndex(self.position.findData(held.position or ""))

    def follow_claimant(self, claimant: Claimant | None) -> None:
        """Let a position be said where the word is the State's."""
        is_state = claimant is not None and claimant.kind is ClaimantKind.STATE
        self.position.setEnabled(is_state)
        if not is_state:
            self.position.setCurrentIndex(0)

    def follow_status(self) -> None:
        """Leave a trend behind that was said of another status."""
        self.trend.setCurrentIndex(0)

    def taken_into(self, judgement: Judgement) -> Judgement:
        """Return the judgement with what stands here."""
        trend = _chosen(self.trend, Trend)
        return replace(
            judgement,
            reviewer=_words(self.reviewer),
            confidence=_chosen(self.confidence, Confidence),
            trend=trend,
            trend_reason=_words(self.reason) if trend is not None else "",
            position=_chosen(self.position, Position),
        )

    def problem(self) -> LineEditor | None:
        """Return the field in which something is missing, which says so."""
        missing = bool(self.trend.currentData()) and not _words(self.reason)
        self.reason.set_problem(NO_REASON if missing else "")
        return self.reason if missing else None

    def _show_reason(self) -> None:
        computed = not self.trend.currentData()
        self.reason.setEnabled(not computed)
        if computed:
            self.reason.set_value("")
            self.reason.set_problem("")


def _line(name: str, label: str, words: str, helper: Help) -> LineEditor:
    return LineEditor(LineField(name=name, label=label, help=words), helper)


def _box(nothing: str, choices: Mapping[_Value, str]) -> QComboBox:
    box = ShortBox(24)
    box.addItem(nothing, "")
    for value, words in choices.items():
        box.addItem(words, value)
    return box


def _chosen(box: QComboBox, kind: type[_Value]) -> _Value | None:
    value = str(box.currentData() or "")
    return kind(value) if value else None


def _words(editor: LineEditor) -> str:
    return str(editor.value() or "").strip()
