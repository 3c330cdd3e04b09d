"""Asks what a live figure shall say; its present value stands below while one chooses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QScrollArea, QWidget

from briefing_app.domain.dates import PartialDate
from briefing_app.domain.fields import ChoiceField, DateField, Field, FlagField, OneOfField
from briefing_app.domain.figures import FigureKind, FigureQuery
from briefing_app.domain.ids import AddresseeId, InstrumentId, ThemeId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.recommendation import Addressee, Instrument, Theme
from briefing_app.domain.status import StatusCode, Trend
from briefing_app.domain.status_words import StatusWords, status_words
from briefing_app.gui.claimant_choices import ClaimantChoice, claimant_key, claimant_of, read_claimants
from briefing_app.gui.dialog_parts import answer_buttons, dialog_layout
from briefing_app.gui.forms.choices import Find
from briefing_app.gui.forms.field_editor import Help
from briefing_app.gui.forms.form import form_for
from briefing_app.gui.live_figures.values import WAITING, FigureWords
from briefing_app.gui.outline import record_title
from briefing_app.gui.still_there import while_there
from briefing_app.gui.text.session_undo import SessionUndo
from briefing_app.gui.words import faint, size_for

KINDS = {
    FigureKind.COUNT: "How many counted calls have a status",
    FigureKind.TOTAL: "How many calls are counted",
    FigureKind.SHARE: "The share of a status, in percent",
    FigureKind.HEADLINE: "The headline sentence",
    FigureKind.MOVED: "How many counted calls moved",
    FigureKind.AS_OF: "The date at which the statuses hold",
}
MOVEMENTS = {
    "": "Better or worse",
    Trend.BETTER.value: "Better",
    Trend.WORSE.value: "Worse",
    Trend.REVERSED.value: "Better, then worse again",
    Trend.SAME.value: "As before",
}
_MISSION, _DAY = "mission", "day"
SINCE = {_MISSION: "The last mission before this pack's", _DAY: "A date"}
_ROWS = {"instrument", "addressee", "theme", "claimant"}
_SHOWN: dict[FigureKind, set[str]] = {
    FigureKind.COUNT: {"code", "in_words"} | _ROWS,
    FigureKind.TOTAL: {"in_words"} | _ROWS,
    FigureKind.SHARE: {"code", "in_words"} | _ROWS,
    FigureKind.HEADLINE: _ROWS,
    FigureKind.MOVED: {"movement", "since_what", "since", "in_words"} | _ROWS,
    FigureKind.AS_OF: set(),
}
"""Which fields belong to which kind."""
_REST = 120
NO_DATE = "Write the date since when the movement counts."

Ask = Callable[[FigureQuery, Callable[[FigureWords], None]], None]
"""Asks what a figure says now; the answer comes later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChoices:
    """What can be asked about in a library, with the words of its records."""

    claimants: tuple[ClaimantChoice, ...]
    scale: StatusWords
    titles: dict[str, str]
    only_text: InstrumentId | None


def read_choices(reader: Reader) -> FigureChoices:
    """Read claimants, the office's words for statuses, and the words of texts, addressees and themes."""
    texts = reader.all(Instrument)
    named = (*texts, *reader.all(Addressee), *reader.all(Theme))
    return FigureChoices(
        claimants=read_claimants(reader),
        scale=status_words(reader),
        titles={str(record.id): record_title(record) for record in named},
        only_text=texts[0].id if len(texts) == 1 else None,
    )


class FigureDialog(QDialog):
    """``query`` is what was chosen."""

    def __init__(
        self,
        choices: FigureChoices,
        *,
        find: Find,
        ask: Ask,
        query: FigureQuery | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Begin with ``query``, or with a count in the library's only text."""
        super().__init__(parent)
        self.setWindowTitle("Live figure")
        self._ask = ask
        self._claimants = choices.claimants
        self.query = query or FigureQuery(kind=FigureKind.COUNT, instrument=choices.only_text)
        self._by_mission = self.query.since_last_mission or self.query.since is None
        self.form = form_for(_declared(choices, self.query.code), Help(find=find, undo=SessionUndo(self)))
        for name in ("instrument", "addressee", "theme"):
            self.form.editors[name].set_optional(True)
        self.form.show_words(choices.titles, {"instrument": "All texts", "addressee": "Anybody", "theme": "Any"})
        self.form.show_values(self._values())
        self.form.field_edited.connect(self._take)
        self.now = QLabel()
        self.now.setWordWrap(True)
        self.now.setTextFormat(Qt.TextFormat.PlainText)
        self.now.setAccessibleName("What it says now")
        self.asked = faint("")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._preview)
        self.buttons = answer_buttons(self, "Change" if query else "Insert")
        self._lay_out()
        self._show_fields()
        self._preview()

    @property
    def problem(self) -> str:
        """What is missing in the question, in words; empty: nothing."""
        held = self.asked_for
        undated = held.since is None and not held.since_last_mission
        return NO_DATE if held.kind is FigureKind.MOVED and undated else ""

    @property
    def asked_for(self) -> FigureQuery:
        """The question as it would be inserted: nothing that is hidden belongs to it."""
        shown = _SHOWN[self.query.kind]
        moved = self.query.kind is FigureKind.MOVED
        blank = FigureQuery(kind=self.query.kind)
        gone = {name: getattr(blank, name) for name in (*_ROWS, "code", "movement", "in_words") if name not in shown}
        since = self.query.since if moved and not self._by_mission else None
        return replace(self.query, since=since, since_last_mission=moved and self._by_mission, **gone)

    def _lay_out(self) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(self.form)
        layout = dialog_layout(self)
        layout.addWidget(scroll, 1)
        layout.addWidget(self.now)
        layout.addWidget(self.asked)
        layout.addWidget(self.buttons)
        size_for(self, 96, 76)

    def _values(self) -> dict[str, object]:
        held = self.query
        return {
            "kind": held.kind,
            "code": held.code or "",
            "movement": held.movement or "",
            "instrument": held.instrument,
            "addressee": held.addressee,
            "theme": held.theme,
            "claimant": claimant_key(held.claimant),
            "since_what": _MISSION if self._by_mission else _DAY,
            "since": held.since,
            "in_words": held.in_words,
        }

    def _take(self, name: str, value: object) -> None:
        word = str(value or "")
        if name == "since_what":
            self._by_mission = word == _MISSION
        taken: dict[str, Callable[[FigureQuery], FigureQuery]] = {
            "kind": lambda held: replace(held, kind=FigureKind(word)),
            "code": lambda held: replace(held, code=StatusCode(word) if word else None),
            "movement": lambda held: replace(held, movement=Trend(word) if word else None),
            "instrument": lambda held: replace(held, instrument=InstrumentId(word) if word else None),
            "addressee": lambda held: replace(held, addressee=AddresseeId(word) if word else None),
            "theme": lambda held: replace(held, theme=ThemeId(word) if word else None),
            "claimant": lambda held: replace(held, claimant=claimant_of(self._claimants, word)),
            "since": lambda held: replace(held, since=value if isinstance(value, PartialDate) else None),
            "in_words": lambda held: replace(held, in_words=bool(value)),
        }
        if name in taken:
            self.query = taken[name](self.query)
        self._show_fields()
        self._rest.start()

    def _show_fields(self) -> None:
        """Show what belongs to the kind."""
        shown = {"kind", *_SHOWN[self.query.kind]} - ({"since"} if self._by_mission else set())
        layout = self.form.layout()
        assert isinstance(layout, QFormLayout)
        for name, editor in self.form.editors.items():
            layout.setRowVisible(editor, name in shown)
        self._say()

    def accept(self) -> None:
        """Close with what was asked."""
        if not self.problem:
            self.query = self.asked_for
            super().accept()

    def _say(self, words: FigureWords | None = None) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not self.problem)
        value = words.value if words is not None else WAITING
        self.now.setText(f"▲ {self.problem}" if self.problem else f"It says now: {value}")
        self.asked.setText(words.asked if words is not None and not self.problem else "")

    def _preview(self) -> None:
        asked = self.asked_for
        if not self.problem:

            def show(words: FigureWords) -> None:
                if asked == self.asked_for:
                    self._say(words)

            self._ask(asked, while_there(self, show))


def _declared(choices: FigureChoices, held: StatusCode | None) -> tuple[Field, ...]:
    offered = ((code.value, choices.scale.label(code)) for _number, code in choices.scale.numbered(held))
    codes = (("", "Implemented, as the office counts it"), *offered)
    claimants = (("", "As each text says"), *((each.key, each.words) for each in choices.claimants))
    kinds = tuple((kind.value, words) for kind, words in KINDS.items())
    return (
        ChoiceField(name="kind", label="It says", choices=kinds),
        ChoiceField(name="code", label="Status", choices=codes),
        ChoiceField(name="movement", label="Which way", choices=tuple(MOVEMENTS.items())),
        ChoiceField(name="since_what", label="Since", choices=tuple(SINCE.items())),
        DateField(name="since", label="Date"),
        OneOfField(name="instrument", label="Text", kind=Kind.INSTRUMENT),
        OneOfField(name="addressee", label="Addressed to", kind=Kind.ADDRESSEE),
        OneOfField(name="theme", label="Theme", kind=Kind.THEME),
        ChoiceField(name="claimant", label="Whose word", choices=claimants),
        FlagField(name="in_words", label="As a phrase", help="“2 of 20”, and “none” for 0"),
    )
