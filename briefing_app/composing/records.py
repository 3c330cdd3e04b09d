"""The door of records: what one audience may see, in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from briefing_app.composing.closing import visible
from briefing_app.composing.names import short_name
from briefing_app.composing.texts import choose_language, readable
from briefing_app.domain.figures import FigureQuery
from briefing_app.domain.ids import PersonId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level, narrowest
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.people import Person
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import EMPTY, Text

R = TypeVar("R", bound=Record)


class VisibleRecords:
    """Satisfies ``domain.view.Records``. What it has not let through, no section can print."""

    def __init__(
        self, reader: Reader, *, audience: Level, language: str, day: date, figure: Callable[[FigureQuery], str]
    ) -> None:
        self._reader = reader
        self._audience = audience
        self._language = language
        self._day = day
        self._figure = figure
        self._borrowed: dict[tuple[RecordRef, str], str] = {}

    @property
    def borrowed(self) -> dict[tuple[RecordRef, str], str]:
        """Texts that were shown in another language for want of the document's: that language by owner and field."""
        return dict(self._borrowed)

    def get(self, kind: type[R], record_id: str | None, /) -> R | None:
        """The record, or ``None`` where there is none or it is closed."""
        found = self._reader.get(kind, record_id) if record_id else None
        return visible(found, self._audience) if found is not None else None

    def many(self, kind: type[R], ids: Iterable[str], /) -> tuple[R, ...]:
        """The visible ones of these."""
        return self._visible(self._reader.many(kind, ids))

    def where(self, kind: type[R], field: str, value: str, /) -> tuple[R, ...]:
        """The visible records whose relation is ``value``, and whose relation is not itself closed."""
        found = self._visible(self._reader.where(kind, field, value))
        return tuple(record for record in found if self.shows(record, field))

    def all(self, kind: type[R], /) -> tuple[R, ...]:
        """Every visible record of a kind."""
        return self._visible(self._reader.all(kind))

    def text(self, owner: Record, field: str, /) -> Text:
        """The visible part of a text, in the document's language where it is written in it, else in another."""
        if not self.shows(owner, field) or self._withheld(owner):
            return EMPTY
        versions = (text for text in self._reader.texts((owner.id,)) if text.owner == owner.ref and text.field == field)
        allowed = [text for text in versions if text.level.visible_to(self._audience)]
        chosen = choose_language(allowed, self._language)
        if chosen is None:
            return EMPTY
        if chosen.language != self._language:
            self._borrowed[owner.ref, field] = chosen.language
        return readable(
            chosen.tree,
            container=narrowest(owner.level_of(field), chosen.level),
            audience=self._audience,
            naming=self._named,
            figure=self._figure,
        )

    def shows(self, record: Record, field: str, /) -> bool:
        """Whether the audience may see this field."""
        return record.level_of(field).visible_to(self._audience)

    def person_name(self, person: PersonId | None, /) -> str | None:
        """The form in which the audience reads of a person. Its rule is ``named_to`` alone, not the record's level."""
        found = self._reader.get(Person, person) if person else None
        return found.name_for(self._audience) if found is not None else None

    def may_name(self, person: PersonId | None, /) -> bool:
        """Whether the audience reads the person's own name."""
        found = self._reader.get(Person, person) if person else None
        return found is not None and found.named_to.visible_to(self._audience)

    def name_of(self, ref: RecordRef | None, /) -> str | None:
        """A short name of any record that the audience may see."""
        if ref is None:
            return None
        if ref.kind is Kind.PERSON:
            return self.person_name(PersonId(ref.id))
        found = self.get(CLASSES[ref.kind], ref.id)
        return (short_name(found, self._day) or None) if found is not None else None

    def _withheld(self, owner: Record) -> bool:
        """Whether the owner is a person who may not be named: then what is told of them would name them too."""
        return isinstance(owner, Person) and not owner.named_to.visible_to(self._audience)

    def _visible(self, records: Iterable[R]) -> tuple[R, ...]:
        shown = (visible(record, self._audience) for record in records)
        return tuple(record for record in shown if record is not None)

    def _named(self, ref: RecordRef, words: str) -> str | None:
        """The words as typed where the audience may read them; a person's other form; nothing for what is closed."""
        if ref.kind is not Kind.PERSON:
            found = self._reader.get(CLASSES[ref.kind], ref.id)
            return words if found is None or visible(found, self._audience) is not None else None
        person = self._reader.get(Person, ref.id)
        if person is None:
            return words if self._audience is Level.STAFF else None
        return words if person.named_to.visible_to(self._audience) else person.shown_as or None
