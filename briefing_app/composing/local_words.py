"""A reader whose records speak the document's language: titles, names and roles in it, where they are written in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from briefing_app.domain.ids import RecommendationId
from briefing_app.domain.levels import Level
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records.recommendation import Assessment
from briefing_app.domain.records.written import WrittenText
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.short_words import short_words, with_short_words

R = TypeVar("R", bound=Record)


class LocalReader:
    """Satisfies ``domain.reader.Reader`` over another reader. Records in the document's language cost nothing more."""

    def __init__(self, reader: Reader, *, language: str, audience: Level) -> None:
        """Give words in ``language``, as far as ``audience`` may read that version."""
        self._reader = reader
        self._language = language
        self._audience = audience
        self._borrowed: dict[tuple[RecordRef, str], str] = {}

    @property
    def borrowed(self) -> dict[tuple[RecordRef, str], str]:
        """Words that were given in another language for want of the document's: that language by owner and field."""
        return dict(self._borrowed)

    def get(self, kind: type[R], record_id: str, /) -> R | None:
        """The record with this id, or ``None``."""
        found = self._reader.get(kind, record_id)
        return self.spoken(found) if found is not None else None

    def many(self, kind: type[R], ids: Iterable[str], /) -> tuple[R, ...]:
        """The records with these ids, in the order given."""
        return self._local(self._reader.many(kind, ids))

    def where(self, kind: type[R], field: str, value: str, /) -> tuple[R, ...]:
        """Records whose relation ``field`` is ``value``."""
        return self._local(self._reader.where(kind, field, value))

    def all(self, kind: type[R], /) -> tuple[R, ...]:
        """Every record of a kind."""
        return self._local(self._reader.all(kind))

    def spoken(self, record: R) -> R:
        """A record that was read already, in the document's language."""
        return self._local((record,))[0]

    def texts(self, owners: Iterable[str], /) -> tuple[WrittenText, ...]:
        """All texts of these owners."""
        return self._reader.texts(owners)

    def assessments(self, recommendations: Iterable[RecommendationId], /) -> tuple[Assessment, ...]:
        """Assessments of these recommendations."""
        return self._local(self._reader.assessments(recommendations))

    def _local(self, records: tuple[R, ...]) -> tuple[R, ...]:
        foreign = {each.id for each in records if each.words_in != self._language and short_words(each)}
        if not foreign:
            return records
        written: dict[RecordRef, dict[str, str]] = {}
        for text in self._reader.texts(foreign):
            if text.language == self._language and text.level.visible_to(self._audience) and not text.tree.empty:
                written.setdefault(text.owner, {})[text.field] = text.tree.plain
        return tuple(self._one(each, written.get(each.ref, {})) if each.id in foreign else each for each in records)

    def _one(self, record: R, written: dict[str, str]) -> R:
        for name in short_words(record):
            if name not in written:
                self._borrowed[record.ref, name] = record.words_in
        return with_short_words(record, written)
