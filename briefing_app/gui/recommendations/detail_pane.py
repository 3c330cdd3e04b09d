"""One call beside the list: its words, its facts, who claims what, and how its status came to be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from briefing_app.domain.kinds import Kind
from briefing_app.domain.records.recommendation import Assessment
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.short_words import short_words
from briefing_app.domain.status import StatusCode
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.dialog_parts import form_layout
from briefing_app.gui.flow_layout import FlowLayout
from briefing_app.gui.recommendations.claim_cards import ClaimCard
from briefing_app.gui.recommendations.detail import Detail, read_detail
from briefing_app.gui.recommendations.many_actions import ManyActions
from briefing_app.gui.recommendations.timeline_table import TimelineTable
from briefing_app.gui.words import faint, heading, plain

if TYPE_CHECKING:
    from briefing_app.services.session import Session

_REST = 90
"""Milliseconds of rest on a row before it is read: whoever runs down the list wants the last one."""
_NOTHING = "Choose a call in the list."
_GONE = "This call is no longer in the library."


class DetailPane(QScrollArea):
    """Shows one call. ``call_asked`` wants another one shown, ``spot_asked`` a place in a pack."""

    call_asked = Signal(str)
    spot_asked = Signal(object)
    shown = Signal()

    def __init__(self, session: Session, bridge: Bridge, act: ManyActions, *, today: Callable[[], date]) -> None:
        """Show calls of ``session``; ``act`` does what is asked of them."""
        super().__init__()
        self._session = session
        self._bridge = bridge
        self._act = act
        self._today = today
        self._call = ""
        self.detail: Detail | None = None
        self.timeline = TimelineTable()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(260)
        self.setAccessibleName("The chosen call")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(lambda: bridge.post(self._read))
        bridge.listen(session.changed, lambda _changed: self._rest.start())
        self._say(_NOTHING)

    def show_call(self, call: str) -> None:
        """Show another call; "" for none."""
        self._call = call
        if call:
            self._rest.start()
        else:
            self.detail = None
            self._say(_NOTHING)

    def refresh(self) -> None:
        """Read what is shown again: in another language it has other words."""
        self._rest.start()

    def _read(self) -> None:
        call, language = self._call, self._act.language
        if call:
            self._bridge.then(
                self._session.ask(lambda reader: read_detail(reader, call, language=language)),
                lambda found: self._show(call, found),
            )

    def _show(self, call: str, detail: Detail | None) -> None:
        if call != self._call or (detail is not None and detail == self.detail):
            return
        same = detail is not None and self.detail is not None and detail.call.id == self.detail.call.id
        place = self.verticalScrollBar().value() if same else 0
        self.detail = detail
        if detail is None:
            self._say(_GONE)
        else:
            self._fill(detail)
            self.verticalScrollBar().setValue(place)
        self.shown.emit()

    def _say(self, words: str) -> None:
        label = faint(words)
        label.setContentsMargins(16, 16, 16, 16)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(label)

    # --- the parts, from the top

    def _fill(self, detail: Detail) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        column.addWidget(faint(detail.reference))
        column.addWidget(_readable(heading(detail.call.title)))
        column.addWidget(self._buttons(detail))
        for label, words in detail.words:
            column.addWidget(_label(label))
            column.addWidget(_readable(plain(words)))
        self._add_claims(column, detail)
        self._add_timeline(column, detail)
        self._add_facts(column, detail)
        self._add_links(column, detail)
        column.addStretch(1)
        self.setWidget(inner)

    def _buttons(self, detail: Detail) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row)
        held = detail.counted
        status = held.assessment.status if held is not None else StatusCode.UNASSESSED
        call = detail.call.id
        for words, pressed in (
            ("Ass&ess…", lambda: self._act.ask_assessment(call, status)),
            ("&Edit…", lambda: self._act.edit(RecordRef(kind=Kind.RECOMMENDATION, id=call), title="A call")),
        ):
            button = QPushButton(words)
            button.clicked.connect(lambda _on=False, run=pressed: run())
            self._hold(button)
            flow.addWidget(button)
        return row

    def _hold(self, button: QPushButton) -> None:
        """Offer no change where the library is only read, and say why."""
        if self._act.held is not None:
            button.setEnabled(False)
            button.setToolTip(self._act.held)

    def _add_claims(self, column: QVBoxLayout, detail: Detail) -> None:
        column.addWidget(_label("Who says what"))
        if not detail.claims:
            column.addWidget(faint("Nobody has assessed this call yet."))
            return
        row = QWidget()
        flow = FlowLayout(row, gap=8)
        for claim in detail.claims:
            card = ClaimCard(claim, detail.scale)
            card.take_over_asked.connect(lambda _on=False, taken=claim: self._act.ask_settlement(detail.call.id, taken))
            if card.take_over is not None:
                self._hold(card.take_over)
            flow.addWidget(card)
        column.addWidget(row)

    def _add_timeline(self, column: QVBoxLayout, detail: Detail) -> None:
        if not detail.moments:
            return
        column.addWidget(_label("How it came to be"))
        self.timeline = TimelineTable()
        self.timeline.show_moments(detail.moments, detail.scale)
        column.addWidget(self.timeline)
        correct = QPushButton("Co&rrect…")
        correct.setToolTip("Put the chosen assessment right; the wrong one stays to be seen, struck through")
        correct.setEnabled(self.timeline.correctable() is not None)
        self.timeline.currentCellChanged.connect(
            lambda *_cells: correct.setEnabled(self.timeline.correctable() is not None and self._act.held is None)
        )
        self._hold(correct)
        correct.clicked.connect(self._correct)
        other = QPushButton("In another &language…")
        other.setToolTip("Give the evidence and note of the chosen assessment in another language; what was said stays")
        other.setEnabled(self._sayable() is not None)
        self.timeline.currentCellChanged.connect(
            lambda *_cells: other.setEnabled(self._sayable() is not None and self._act.held is None)
        )
        self._hold(other)
        other.clicked.connect(self._say_again)
        row = QWidget()
        flow = FlowLayout(row)
        flow.addWidget(correct)
        flow.addWidget(other)
        column.addWidget(row)

    def _sayable(self) -> Assessment | None:
        """The chosen assessment, where it says anything and nothing has replaced it."""
        moment = self.timeline.correctable()
        held = moment.entry.assessment if moment is not None else None
        return held if held is not None and short_words(held) else None

    def _say_again(self) -> None:
        held = self._sayable()
        if held is not None:
            self._act.ask_other_words(held)

    def _correct(self) -> None:
        moment = self.timeline.correctable()
        if moment is not None:
            self._act.ask_correction(moment.entry.assessment, moment.source)

    def _add_facts(self, column: QVBoxLayout, detail: Detail) -> None:
        column.addWidget(_label("Facts"))
        form = form_layout()
        for label, words in detail.facts:
            form.addRow(f"{label}:", _readable(plain(words)))
        column.addLayout(form)

    def _add_links(self, column: QVBoxLayout, detail: Detail) -> None:
        for label, links in (("It repeats", detail.before), ("Repeated by", detail.after)):
            if links:
                column.addWidget(_label(label))
            for link in links:
                column.addWidget(_link(link.words, partial(self.call_asked.emit, link.call)))
        column.addWidget(_label("Packs and notes that raise it"))
        if not detail.uses:
            column.addWidget(faint("No note and no section of a pack raises it."))
        for use in detail.uses:
            column.addWidget(_link(use.words, partial(self.spot_asked.emit, use.spot)))


def _label(words: str) -> QLabel:
    label = QLabel(words)
    label.setContentsMargins(0, 8, 0, 0)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label


def _readable(label: QLabel) -> QLabel:
    """Let its words be chosen and copied."""
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return label


def _link(words: str, pressed: Callable[[], object]) -> QPushButton:
    """A line that leads somewhere: a button with its words at the left, cut where there is no room."""
    button = QPushButton(f"→ {words}".replace("&", "&&"))
    button.setFlat(True)
    button.setStyleSheet("text-align: left; padding: 3px;")
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.setMinimumWidth(80)
    button.clicked.connect(lambda _on=False: pressed())
    return button
