"""Whose word a status is, where a text's counts follow another than our office: asked once for a text, then known.

Nobody's judgement may be printed as another's. So a status that is set by a click or a key is kept as our own, or as
what those whom the counts follow have said, as the person answers.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QRadioButton, QVBoxLayout, QWidget

from briefing_app.domain.claims import Claimant, ClaimantKind, is_anothers
from briefing_app.domain.ids import InstrumentId, RecommendationId
from briefing_app.domain.reader import Reader
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.mission import Source
from briefing_app.domain.records.recommendation import Instrument, Recommendation
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.dialog_parts import answer_buttons, dialog_layout, letters_wide
from briefing_app.gui.outline import record_title
from briefing_app.gui.words import faint, heading, plain
from briefing_app.services.session import Session

Ours: TypeAlias = frozenset[InstrumentId]
"""The texts whose statuses are set as our own judgement; those of all others are the word that the counts follow."""
KEPT_AS_OURS = "Kept as our own judgement, beside the word that the counts follow: they stay as they are."
_KINDS = {
    ClaimantKind.STATE: "the State",
    ClaimantKind.NGO: "civil society",
    ClaimantKind.THIRD_PARTY: "a third party",
    ClaimantKind.OWN: "our own office",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A text whose counts follow another than our office: its title, and in words whom."""

    instrument: InstrumentId
    title: str
    claimant: str


def claimant_words(reader: Reader, claimant: Claimant | None) -> str:
    """Return in words whom counts follow; our own office where they follow nobody."""
    if claimant is None:
        return _KINDS[ClaimantKind.OWN]
    named = reader.get(CLASSES[claimant.by.kind], claimant.by.id) if claimant.by else None
    if named is None:
        return _KINDS[claimant.kind]
    title = record_title(named)
    return f"the authors of \u201c{title}\u201d" if isinstance(named, Source) else title


def read_followed(reader: Reader, recommendations: Collection[RecommendationId]) -> tuple[Followed, ...]:
    """Return the texts of these recommendations whose counts follow another than our office."""
    texts = dict.fromkeys(held.instrument for held in reader.many(Recommendation, recommendations))
    found = reader.many(Instrument, texts)
    return tuple(
        Followed(instrument=each.id, title=record_title(each), claimant=claimant_words(reader, each.claimant))
        for each in found
        if is_anothers(each.claimant)
    )


class WhoseWordDialog(QDialog):
    """Asks whose word a status is; ``ours`` is the answer once the dialog was accepted."""

    def __init__(self, parent: QWidget | None, texts: Sequence[Followed]) -> None:
        """Ask for these texts; nothing is chosen at first."""
        super().__init__(parent)
        self.setWindowTitle("Whose word is it?")
        whom = _listed([each.claimant for each in texts])
        self._own = QRadioButton("It is &our own judgement")
        self._theirs = QRadioButton("&They have said so themselves")
        self._group = QButtonGroup(self)
        choices = QVBoxLayout()
        choices.setSpacing(4)
        for button, words in (
            (self._own, "Kept beside theirs, and named as ours in print. The counts stay as they are."),
            (self._theirs, f"Printed as the word of {whom}. The counts change."),
        ):
            self._group.addButton(button)
            button.setAccessibleDescription(words)
            told = faint(words)
            told.setIndent(24)
            choices.addWidget(button)
            choices.addWidget(told)
            choices.addSpacing(8)
        self.buttons = answer_buttons(self, "Set the status")
        ok = self.buttons.button(self.buttons.StandardButton.Ok)
        ok.setEnabled(False)
        self._group.buttonClicked.connect(lambda _button: ok.setEnabled(True))
        layout = dialog_layout(self)
        layout.addWidget(heading("Whose word is this status?"))
        named = _listed([f"\u201c{each.title}\u201d" for each in texts])
        layout.addWidget(plain(f"The counts of {named} follow the word of {whom}, and not that of our office."))
        layout.addLayout(choices)
        layout.addWidget(faint("The answer holds for this text until the library is closed."))
        layout.addWidget(self.buttons)
        self.setMinimumWidth(letters_wide(self, 64))

    @property
    def ours(self) -> bool:
        """Whether it is our own judgement."""
        return self._own.isChecked()


class WhoseWord(QObject):
    """Asks, and knows what was answered. ``answered`` tells that answers changed."""

    answered = Signal()

    def __init__(self, session: Session, bridge: Bridge, *, window: QWidget) -> None:
        """Ask in front of ``window``; nothing is known yet."""
        super().__init__(window)
        self._session = session
        self._bridge = bridge
        self._window = window
        self._answers: dict[InstrumentId, bool] = {}

    def answer(self, instrument: InstrumentId | None) -> bool | None:
        """Whether statuses of this text are our own judgement; ``None``: nobody has answered yet."""
        return self._answers.get(instrument) if instrument is not None else None

    def take(self, instruments: Iterable[InstrumentId], *, ours: bool) -> None:
        """Know from now on whose word the statuses of these texts are."""
        self._answers.update(dict.fromkeys(instruments, ours))
        self.answered.emit()

    def forget(self) -> None:
        """Ask again the next time."""
        self._answers.clear()
        self.answered.emit()

    def settle(self, recommendations: Collection[RecommendationId], then: Callable[[Ours], object]) -> None:
        """Call ``then`` with the texts for which our own judgement is set; nothing where the person turns back."""

        def ask(texts: tuple[Followed, ...]) -> None:
            open_ones = [each for each in texts if each.instrument not in self._answers]
            if open_ones and not self._asked(open_ones):
                return
            then(frozenset(each.instrument for each in texts if self._answers[each.instrument]))

        self._bridge.then(self._session.ask(lambda reader: read_followed(reader, recommendations)), ask)

    def _asked(self, texts: Sequence[Followed]) -> bool:
        dialog = WhoseWordDialog(self._window, texts)
        taken = dialog.exec() == QDialog.DialogCode.Accepted
        if taken:
            self.take((each.instrument for each in texts), ours=dialog.ours)
        dialog.deleteLater()
        return taken


def _listed(words: Sequence[str]) -> str:
    """Return words once each, as a sentence has them."""
    *others, last = dict.fromkeys(words)
    return f"{', '.join(others)} and {last}" if others else last
