"""A reader that notes what was read, and asks the library for the same thing once only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar, cast

from briefing_app.domain.ids import RecommendationId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records.recommendation import Assessment
from briefing_app.domain.records.written import WrittenText
from briefing_app.domain.reference import RecordRef

R = TypeVar("R", bound=Record)
_BATCH = 500
"""Owners whose texts are asked for at once."""


class NotingReader:
    """Satisfies ``domain.reader.Reader`` over another reader, for one composing. What is not there is noted too."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._records: dict[RecordRef, Record | None] = {}
        self._lists: dict[tuple[Kind, str, str], tuple[Record, ...]] = {}
        self._texts: dict[str, list[WrittenText]] = {}
        self._assessments: dict[RecommendationId, list[Assessment]] = {}
        self._reads: set[RecordRef] = set()

    @property
    def reads(self) -> frozenset[RecordRef]:
        """Everything that was read so far, texts among it, the closed records included."""
        return frozenset(self._reads)

    def get(self, kind: type[R], record_id: str, /) -> R | None:
        """The record with this id, or ``None``."""
        ref = RecordRef(kind=kind.KIND, id=record_id)
        if ref not in self._records:
            self._records[ref] = self._reader.get(kind, record_id)
            self._reads.add(ref)
        return cast("R | None", self._records[ref])

    def many(self, kind: type[R], ids: Iterable[str], /) -> tuple[R, ...]:
        """The records with these ids, in the order given."""
        wanted = tuple(ids)
        unknown = [each for each in wanted if RecordRef(kind=kind.KIND, id=each) not in self._records]
        if unknown:
            self._note(self._reader.many(kind, unknown))
            for each in unknown:
                ref = RecordRef(kind=kind.KIND, id=each)
                self._records.setdefault(ref, None)
                self._reads.add(ref)
        found = (self._records[RecordRef(kind=kind.KIND, id=each)] for each in wanted)
        return tuple(cast("R", record) for record in found if record is not None)

    def where(self, kind: type[R], field: str, value: str, /) -> tuple[R, ...]:
        """Records whose relation ``field`` is ``value``."""
        key = (kind.KIND, field, value)
        if key not in self._lists:
            self._lists[key] = self._note(self._reader.where(kind, field, value))
        return cast("tuple[R, ...]", self._lists[key])

    def all(self, kind: type[R], /) -> tuple[R, ...]:
        """Every record of a kind."""
        key = (kind.KIND, "", "")
        if key not in self._lists:
            self._lists[key] = self._note(self._reader.all(kind))
        return cast("tuple[R, ...]", self._lists[key])

    def texts(self, owners: Iterable[str], /) -> tuple[WrittenText, ...]:
        """All texts of these owners. Those of other records read so far come along in the same question."""
        wanted = tuple(owners)
        unknown = [owner for owner in wanted if owner not in self._texts]
        if unknown:
            near = (ref.id for ref, record in self._records.items() if record is not None and record.TEXTS)
            fresh = dict.fromkeys((*unknown, *(owner for owner in near if owner not in self._texts)))
            asked = list(fresh)[: max(_BATCH, len(unknown))]
            self._texts.update({owner: [] for owner in asked})
            for text in self._reader.texts(asked):
                self._texts[text.owner_id].append(text)
        found = tuple(text for owner in wanted for text in self._texts[owner])
        self._reads.update(text.ref for text in found)
        return found

    def assessments(self, recommendations: Iterable[RecommendationId], /) -> tuple[Assessment, ...]:
        """Assessments of these recommendations."""
        wanted = tuple(recommendations)
        unknown = [each for each in wanted if each not in self._assessments]
        if unknown:
            self._assessments.update({each: [] for each in unknown})
            for assessment in self._note(self._reader.assessments(unknown)):
                self._assessments[assessment.recommendation].append(assessment)
        return tuple(assessment for each in wanted for assessment in self._assessments[each])

    def _note(self, records: tuple[R, ...]) -> tuple[R, ...]:
        for record in records:
            self._records[record.ref] = record
            self._reads.add(record.ref)
        return records
