"""The line below a note to speak from: how long it takes, against its slot and against each of its versions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing_app.domain.record import Record
from briefing_app.domain.records.mission import NoteUse, SpeakerNote
from briefing_app.domain.speaking import SpeakingTime, heard_words, rate_of
from briefing_app.domain.text import VERSIONS, Run, Text
from briefing_app.gui.words import faint, plain

_REST = 200
"""Milliseconds of rest after a key before the words are counted: a long text takes some."""


class SpeakingLine(QWidget):
    """Says how long what is typed takes to be spoken; unseen beside all that nobody speaks from."""

    def __init__(self, texts: Callable[[], tuple[Text, ...]], said: Callable[[Run], str]) -> None:
        """Take ``texts`` as what is spoken, as it stands now; ``said`` are the words of a live figure."""
        super().__init__()
        self._texts = texts
        self._said = said
        self._note: SpeakerNote | None = None
        self.whole, self.versions = plain(""), faint("")
        self.whole.setAccessibleName("Time to speak")
        self.versions.setAccessibleName("Time to speak the versions")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(2)
        layout.addWidget(self.whole)
        layout.addWidget(self.versions)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.count)
        self.hide()

    def show_record(self, record: Record | None) -> None:
        """Measure the texts of a note to speak from by its language and slot; nothing else is measured."""
        speaks = isinstance(record, SpeakerNote) and record.use is NoteUse.SPEAK
        self._note = record if speaks and isinstance(record, SpeakerNote) else None
        self.setVisible(speaks)
        if speaks:
            self.count()

    def typed(self) -> None:
        """Count anew once the keys rest."""
        if self._note is not None:
            self._rest.start()

    def count(self) -> None:
        """Say how long what stands there takes."""
        note = self._note
        if note is None:
            return
        texts = self._texts()

        def time(version: int | None) -> SpeakingTime:
            words = sum(heard_words(text, version=version, said=self._said) for text in texts)
            slot = version or note.minutes
            return SpeakingTime.of(words, slot, note.language, interpreted=note.interpreted)

        rate = rate_of(note.language)
        pace = rate.interpreted if note.interpreted else rate.alone
        about = f"At {pace} words a minute{', as interpreters ask for' if note.interpreted else ''}."
        if rate.estimated:
            about += " No rate is known for this language: it is estimated."
        self.whole.setText(f"To speak: {time(None).told}{'' if note.minutes else '; no minutes are set'}")
        self.versions.setText(" · ".join(time(each).told_of_version for each in VERSIONS))
        for label in (self.whole, self.versions):
            label.setToolTip(about)
            label.setAccessibleDescription(f"{label.text()}. {about}")
