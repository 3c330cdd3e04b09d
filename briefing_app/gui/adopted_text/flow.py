"""From an adopted text to its calls in the library: the question, the reading on a worker, the review, one step."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from briefing_app.domain.records.recommendation import Recommendation
from briefing_app.editing.waiting_sections import titles_given
from briefing_app.errors import UserError
from briefing_app.gui.adopted_text.choose_dialog import ChooseTextDialog
from briefing_app.gui.adopted_text.fields import Known, read_known
from briefing_app.gui.adopted_text.review import ReviewDialog
from briefing_app.gui.open_library import OpenLibrary
from briefing_app.gui.still_there import while_there
from briefing_app.importing.adopted_text.model import Draft
from briefing_app.services.apart import never
from briefing_app.services.before_import import take_over, without_backup
from briefing_app.services.reading_texts import (
    InstrumentFields,
    ReadText,
    accept,
    known_drafts,
    proposed_fields,
    read_pasted_text,
    read_text_file,
)

if TYPE_CHECKING:
    from briefing_app.services.session import Session
    from briefing_app.store.library import Applied


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A text that was read, what it says of itself, and what the library knows."""

    text: ReadText
    fields: InstrumentFields
    known: Known


class AdoptedTextFlow(QObject):
    """Reads adopted texts in. ``said`` tells what came of it."""

    said = Signal(str)
    offered = Signal(str, str, object)
    """Words, the words of a way to what they tell of, and the call that goes there."""

    def __init__(self, window: QWidget) -> None:
        """Ask in front of ``window``."""
        super().__init__(window)
        self._window = window

    def read_in(self, opened: OpenLibrary) -> None:
        """Ask for a text, read it, have it reviewed, and take it over."""
        dialog = ChooseTextDialog(self._window)
        found: list[Read] = []
        left = threading.Event()

        def done(read: Read) -> None:
            found.append(read)
            dialog.done_reading()

        def failed(error: BaseException) -> None:
            if isinstance(error, UserError):
                dialog.show_failure(error)
            else:
                dialog.reject()
                opened.bridge.report(error)

        def read(source: object) -> None:
            opened.bridge.work(
                lambda: read_source(opened.session, source, cancelled=left.is_set),
                while_there(dialog, done),
                failed=while_there(dialog, failed),
            )

        dialog.read_asked.connect(read)
        dialog.rejected.connect(left.set)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if accepted and found:
            self.review(opened, found[0])

    def review(self, opened: OpenLibrary, read: Read) -> None:
        """Have what was read confirmed, and take it over."""

        def ask_known(
            drafts: Sequence[Draft], fields: InstrumentFields, answer: Callable[[Sequence[bool]], None]
        ) -> None:
            future = opened.session.ask(lambda reader: known_drafts(reader, drafts, fields=fields))
            opened.bridge.then(future, answer)

        dialog = ReviewDialog(
            read.text,
            read.fields,
            known=read.known,
            find=opened.find,
            maker=opened.maker,
            ask_known=ask_known,
            parent=self._window,
        )
        self._confirm(opened, read, dialog)

    def _confirm(self, opened: OpenLibrary, read: Read, dialog: ReviewDialog) -> None:
        """Show the review until it is left or taken over; where that fails, it comes back with all decisions."""
        if dialog.exec() != QDialog.DialogCode.Accepted:
            dialog.deleteLater()
            return
        words = dialog.counts.text()
        title = dialog.fields.short_title or dialog.fields.title

        def taken(applied: Applied) -> None:
            dialog.deleteLater()
            self._taken_over(opened, applied, title, words)

        def failed(error: BaseException) -> None:
            opened.bridge.report(error)
            if isValid(dialog) and isinstance(error, UserError):
                self._confirm(opened, read, dialog)
            else:
                dialog.deleteLater()

        outline = opened.workspace.outline
        pack = outline.pack.id if outline is not None else None
        command = accept(read.text.adopted, dialog.confirmed, fields=dialog.fields, pack=pack)
        opened.bridge.then(take_over(opened.session, command), taken, failed=failed)

    def _taken_over(self, opened: OpenLibrary, applied: Applied, title: str, words: str) -> None:
        """Say how many calls came and which sections show them, and offer the way to all of them, beside the packs."""
        calls = [record for record in applied.records if isinstance(record, Recommendation)]
        if not calls:
            self.said.emit("Nothing was added: the library has all of it already.")
            return

        def show() -> None:
            opened.show_recommendations()
            opened.recommendations.show_text(calls[0].instrument, title)

        sections = " and ".join(f"“{each}”" for each in titles_given(applied.records))
        chosen = f"Chosen in {sections}. " if sections else ""
        told = f"Taken over: {words}. {chosen}{without_backup(opened.session)}".strip()
        self.offered.emit(told, "Show them", show)


def read_source(session: Session, source: object, *, cancelled: Callable[[], bool] = never) -> Read:
    """Read a file or pasted words with what the library knows; takes its time.

    Raises:
        InputError: if it cannot be read, or is no adopted text.
        CancelledError: at once after ``cancelled`` says so.
    """
    known = session.read_now(read_known)
    if isinstance(source, Path):
        text = read_text_file(source, addressees=known.addressees, cancelled=cancelled)
    else:
        text = read_pasted_text(str(source), addressees=known.addressees)
    fields = session.read_now(lambda reader: proposed_fields(reader, text.adopted))
    return Read(text=text, fields=fields, known=known)
