"""What a person does to a pack in the tree: each is one command, one step of the history, one undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from briefing_app.composing.languages import language_for
from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import AnnexId, PackId, RecommendationId, SectionId, new_id
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.pack import Pack, Section
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.status import StatusCode
from briefing_app.editing.annexes import move_annex, remove_annex
from briefing_app.editing.assess import Judgement, assess
from briefing_app.editing.command import Command
from briefing_app.editing.first_pack import start_pack
from briefing_app.editing.naming import naming
from briefing_app.editing.section_content import add_to_section, remove_from_section, stays_in_library
from briefing_app.editing.sections import (
    add_section,
    copy_section,
    duplicate_section,
    move_section,
    remove_section,
    rename_section,
)
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.first_run import FirstPackDialog
from briefing_app.gui.outline import Entry, Outline
from briefing_app.gui.section_contents.add_dialog import AddDialog
from briefing_app.gui.section_contents.delete_dialog import may_delete, named_words
from briefing_app.gui.section_contents.offer import Offer, read_offer
from briefing_app.gui.section_contents.words import ASKED
from briefing_app.gui.section_dialog import ChooseDialog
from briefing_app.gui.spots import Spot
from briefing_app.gui.whose_word import KEPT_AS_OURS, Ours, WhoseWord
from briefing_app.sections.registry import section_types

if TYPE_CHECKING:
    from briefing_app.services.session import Session


class PackActions(QObject):
    """Asks the session for commands. ``made`` names a record to choose when it has arrived."""

    made = Signal(object)
    added = Signal(object)
    """The spot of a record that a section lists now."""
    said = Signal(str)

    def __init__(self, session: Session, bridge: Bridge, *, whose: WhoseWord, window: QWidget) -> None:
        """Work on ``session``; ``whose`` knows whose word a status is, ``window`` is the parent of questions."""
        super().__init__(window)
        self._session = session
        self._bridge = bridge
        self._whose = whose
        self._window = window

    def add(self, outline: Outline, after: Entry | None) -> None:
        """Ask for a type, and add a section of it behind the chosen one."""
        if self.held_still():
            return
        dialog = ChooseDialog(
            self._window,
            question="Add a section",
            answer="Add",
            choices=[(kind.name, kind.label, kind.help) for kind in section_types().values()],
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            index = _position(outline, after) + 1 if after is not None else None
            self.add_type(outline.pack.id, dialog.value, index=index)

    def add_content(self, section: Entry) -> None:
        """Ask what comes into a section, and add it; a section that lists nothing by hand says so."""
        if self.held_still():
            return
        declared = section_types().get(section.section_type)
        if declared is None or declared.adds is None:
            self.said.emit(f"Nothing is added to “{section.title}” by hand: its form says what it shows.")
            return
        section_id = SectionId(section.ref.id)
        self._bridge.then(self._session.ask(lambda reader: read_offer(reader, section_id)), self._add_offered)

    def _add_offered(self, offer: Offer | None) -> None:
        if offer is None:
            return
        dialog = AddDialog(self._window, offer)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if not accepted:
            return
        addition, record = dialog.addition, new_id()
        shown = RecordRef(kind=offer.kind, id=addition.existing or record)
        field = "" if addition.existing else ASKED[offer.kind].first
        spot = Spot(ref=shown, section=offer.section, field=field)
        self._do(add_to_section(offer.section, addition, record=record), lambda: self.added.emit(spot))

    def take_out(self, section: Entry, entry: Entry) -> None:
        """Remove a record from what a section lists; what others name is asked about before it is deleted."""
        section_id, ref = SectionId(section.ref.id), entry.ref

        def stays(reader: Reader) -> tuple[bool, tuple[str, ...]]:
            held = reader.get(Section, section_id)
            kept = held is not None and stays_in_library(held, ref.kind)
            return kept, () if kept else tuple(named_words(each) for each in naming(reader, ref))

        def remove(found: tuple[bool, tuple[str, ...]]) -> None:
            kept, names = found
            if names and not may_delete(self._window, entry.title, names):
                return
            done = "taken out; it stays in the library" if kept else "deleted from the library"
            words = f"“{entry.title}” was {done}. Ctrl+Z brings it back."
            self._do(remove_from_section(section_id, ref), lambda: self.said.emit(words))

        if not self.held_still():
            self._bridge.then(self._session.ask(stays), remove)

    def add_type(self, pack: PackId, section_type: str, *, index: int | None = None) -> None:
        """Add a section of a type, and choose it."""
        section = SectionId(new_id())
        self._do(
            add_section(pack, section_type, section=section, index=index),
            lambda: self.made.emit(RecordRef(kind=Kind.SECTION, id=section)),
        )

    def start_pack(self, pack: PackId, done: Callable[[], None], *, language: str = "") -> None:
        """Ask for country, dates and language (``language`` is offered), and make a pack with the usual sections."""
        if self.held_still():
            return
        dialog = FirstPackDialog(self._window, title="Start a pack", language=language)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            start, end = PartialDate.of(dialog.start), PartialDate.of(dialog.end)
            spoken = language_for(dialog.language)
            self._do(start_pack(dialog.country, start=start, end=end, pack=pack, language=spoken), done)

    def duplicate(self, entry: Entry) -> None:
        """Put a copy behind a section, and choose it."""
        copy = SectionId(new_id())
        self._do(
            duplicate_section(SectionId(entry.ref.id), copy=copy),
            lambda: self.made.emit(RecordRef(kind=Kind.SECTION, id=copy)),
        )

    def copy_to(self, entry: Entry, packs: tuple[Pack, ...], outline: Outline) -> None:
        """Ask for another pack, and put a copy of a section at its end."""
        if self.held_still():
            return
        others = [pack for pack in packs if pack.id != outline.pack.id]
        if not others:
            self.said.emit("There is no other pack in this library to copy to.")
            return
        dialog = ChooseDialog(
            self._window,
            question=f"Copy “{entry.title}” to",
            answer="Copy",
            choices=[(pack.id, pack.name, "") for pack in others],
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            name = next(pack.name for pack in others if pack.id == dialog.value)
            command = copy_section(SectionId(entry.ref.id), PackId(dialog.value))
            self._do(command, lambda: self.said.emit(f"Copied to {name}."))

    def move(self, entry: Entry, index: int) -> None:
        """Move a section to a place in its pack."""
        self._do(move_section(SectionId(entry.ref.id), index))

    def nudge(self, outline: Outline, entry: Entry, by: int) -> None:
        """Move a section up or down by one."""
        index = _position(outline, entry) + by
        if 0 <= index < len(outline.entries):
            self.move(entry, index)
        else:
            self.said.emit("It stands at the end already." if by > 0 else "It stands at the top already.")

    def move_annex(self, annex: RecordRef, index: int) -> None:
        """Move an annex to a place among those of its section."""
        self._do(move_annex(AnnexId(annex.id), index))

    def nudge_annex(self, section: Entry, annex: RecordRef, by: int) -> None:
        """Move an annex up or down by one among those of its section."""
        annexes = [child.ref for child in section.children if child.ref.kind is Kind.ANNEX]
        index = annexes.index(annex) + by
        if 0 <= index < len(annexes):
            self.move_annex(annex, index)
        else:
            self.said.emit(f"It is the {'last' if by > 0 else 'first'} annex of its section already.")

    def rename(self, ref: RecordRef, title: str) -> None:
        """Give a section another title."""
        self._do(rename_section(SectionId(ref.id), title))

    def remove(self, entry: Entry) -> None:
        """Remove a section; nothing is asked, since one step brings it back."""
        words = f"“{entry.title}” was removed. Ctrl+Z brings it back."
        self._do(remove_section(SectionId(entry.ref.id)), lambda: self.said.emit(words))

    def remove_annex(self, entry: Entry) -> None:
        """Remove an annex; nothing is asked, since one step brings it back."""
        words = f"“{entry.title}” was removed. Ctrl+Z brings it back."
        self._do(remove_annex(AnnexId(entry.ref.id)), lambda: self.said.emit(words))

    def assess(self, recommendation: str, status: StatusCode, date: PartialDate) -> None:
        """Add an assessment of a recommendation, dated as the pack is; whose word it is may be asked first."""
        if self.held_still():
            return
        call = RecommendationId(recommendation)

        def add(ours: Ours) -> None:
            claimant = Claimant(kind=ClaimantKind.OWN) if ours else None
            said = Judgement(status=status, date=date, claimant=claimant)
            self._do(assess(call, said), lambda: self.said.emit(KEPT_AS_OURS) if ours else None)

        self._whose.settle((call,), add)

    def held_still(self) -> bool:
        """Say why nothing can be changed, where nothing can."""
        reason = self._session.reading_only
        if reason is not None:
            self.said.emit(reason)
        return reason is not None

    def _do(self, command: Command, done: Callable[[], None] | None = None) -> None:
        if self.held_still():
            return
        self._bridge.then(self._session.do(command), lambda _applied: done() if done else None)


def _position(outline: Outline, entry: Entry) -> int:
    return next((row for row, held in enumerate(outline.entries) if held.ref == entry.ref), -1)
