"""Records made from the words that somebody typed where none was found: off the window's thread, each in one step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeAlias

from briefing_app.composing.languages import language_for
from briefing_app.domain.ids import new_id
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reference import RecordRef
from briefing_app.editing.records import GENERAL, NEW, add_record
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.forms.choices import Choice
from briefing_app.services.typed import whole_letters

if TYPE_CHECKING:
    from briefing_app.services.session import Session

Place: TypeAlias = tuple[RecordRef, frozenset[Kind], str]
"""The record whose form is open, the kinds of which it tells enough, and the language in which one writes there."""


def general_in(language: str) -> str:
    """Return what the theme of facts that have none is called in a language."""
    return language_for(language).say(GENERAL)


class Maker(Protocol):
    """Makes records where a form asks for some."""

    places: bool
    """Whether what is made is put into its field in the same step; else the field does it."""

    def offers(self, kind: Kind, /) -> bool:
        """Whether records of this kind can be made here, from words alone."""
        ...

    def make(self, kind: Kind, words: str, field: str, answer: Callable[[Choice], None], /) -> None:
        """Make a record for a field; the answer comes later, on the window's thread. A failure has none."""
        ...


class RecordMaker:
    """Makes records of one open library; none where it is open for reading only."""

    def __init__(self, session: Session, bridge: Bridge, *, place: Callable[[], Place | None] | None = None) -> None:
        """Put what is made into the form's record that ``place`` tells; without it, into the library alone."""
        self.places = place is not None
        self._session = session
        self._bridge = bridge
        self._place = place

    def offers(self, kind: Kind, /) -> bool:
        """Whether the kind needs no more than what is known here."""
        if self._session.reading_only is not None or kind not in NEW:
            return False
        if self._place is None:
            return not NEW[kind].needs
        place = self._place()
        return place is not None and kind in place[1]

    def make(self, kind: Kind, words: str, field: str, answer: Callable[[Choice], None], /) -> None:
        """Make a record, and put it into the field where there is a place; one step of the history."""
        place = self._place() if self._place is not None else None
        record, typed = new_id(), " ".join(whole_letters(words).split())
        command = add_record(
            kind,
            typed,
            record=record,
            where=place[0] if place else None,
            field=field if place else "",
            language=place[2] if place else "",
            general=general_in(place[2]) if place else GENERAL,
        )
        made = Choice(id=record, label=typed)
        self._bridge.then(self._session.do(command), lambda _applied: answer(made))


class LaterMaker:
    """Makes records once a dialog is answered: whoever cancels it has made nothing."""

    places = False

    def __init__(self, session: Session, bridge: Bridge, *, language: str = "") -> None:
        """Make records of ``session`` once they are to be kept; one writes in ``language`` there."""
        self._language = language
        self._session = session
        self._bridge = bridge
        self._held: dict[str, tuple[Kind, str]] = {}
        self._now = RecordMaker(session, bridge)

    def offers(self, kind: Kind, /) -> bool:
        """Whether the kind needs no more than its words."""
        return self._now.offers(kind)

    def make(self, kind: Kind, words: str, field: str, answer: Callable[[Choice], None], /) -> None:
        """Remember the words, and answer with the record that they will be."""
        record, typed = new_id(), " ".join(whole_letters(words).split())
        self._held[record] = (kind, typed)
        answer(Choice(id=record, label=typed))

    def keep(self, *records: str | None) -> None:
        """Make those of the records that were remembered; what the session does next finds them in the library."""
        for record in records:
            if record in self._held:
                kind, words = self._held.pop(record)
                self._bridge.then(self._session.do(add_record(kind, words, record=record, language=self._language)))
