"""A library with some values laid over it: what the library will be once the open edit is committed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import TypeVar

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.ids import RecommendationId
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records.recommendation import Assessment
from briefing_app.domain.records.written import WrittenText
from briefing_app.domain.reference import RecordRef

R = TypeVar("R", bound=Record)


class OverlayReader:
    """Answers from ``changed`` where it has a value (``None``: deleted there), else from ``base``."""

    def __init__(self, base: Reader, changed: Mapping[RecordRef, Record | None]) -> None:
        """Lay ``changed`` over ``base``."""
        self._base = base
        self._changed = changed

    def get(self, kind: type[R], record_id: str, /) -> R | None:
        """The record with this id, or ``None``."""
        ref = RecordRef(kind=kind.KIND, id=record_id)
        if ref in self._changed:
            laid = self._changed[ref]
            return laid if isinstance(laid, kind) else None
        return self._base.get(kind, record_id)

    def many(self, kind: type[R], ids: Iterable[str], /) -> tuple[R, ...]:
        """The records with these ids, in the order given."""
        wanted = tuple(ids)
        if not any(ref.kind is kind.KIND for ref in self._changed):
            return self._base.many(kind, wanted)
        found = (self.get(kind, record_id) for record_id in wanted)
        return tuple(record for record in found if record is not None)

    def where(self, kind: type[R], field: str, value: str, /) -> tuple[R, ...]:
        """Records whose relation ``field`` is ``value``, by order key, then id."""
        base = self._base.where(kind, field, value)
        return self._merged(kind, base, [one for one in self._laid(kind) if getattr(one, field) == value])

    def all(self, kind: type[R], /) -> tuple[R, ...]:
        """Every record of a kind, by order key where it has one, then id."""
        return self._merged(kind, self._base.all(kind), self._laid(kind))

    def texts(self, owners: Iterable[str], /) -> tuple[WrittenText, ...]:
        """All texts that belong to the records with these ids, by owner, field, language."""
        wanted = tuple(owners)
        laid = [text for text in self._laid(WrittenText) if text.owner_id in set(wanted)]
        base = self._base.texts(wanted)
        if not self._touches(base, laid):
            return base
        kept = [text for text in base if text.ref not in self._changed]
        return tuple(sorted([*kept, *laid], key=attrgetter("owner_id", "field", "language")))

    def assessments(self, recommendations: Iterable[RecommendationId], /) -> tuple[Assessment, ...]:
        """Assessments of these recommendations, by recommendation, date, sequence."""
        wanted = tuple(recommendations)
        laid = [one for one in self._laid(Assessment) if one.recommendation in set(wanted)]
        base = self._base.assessments(wanted)
        if not self._touches(base, laid):
            return base
        kept = [one for one in base if one.ref not in self._changed]
        return tuple(sorted([*kept, *laid], key=_assessment_order))

    def _laid(self, kind: type[R]) -> list[R]:
        return [record for record in self._changed.values() if isinstance(record, kind)]

    def _touches(self, base: tuple[R, ...], laid: list[R]) -> bool:
        return bool(laid) or any(record.ref in self._changed for record in base)

    def _merged(self, kind: type[R], base: tuple[R, ...], laid: list[R]) -> tuple[R, ...]:
        if not self._touches(base, laid):
            return base
        kept = [record for record in base if record.ref not in self._changed]
        return tuple(sorted([*kept, *laid], key=lambda record: (getattr(record, "order_key", ""), record.id)))


def laid_over(base: Reader, change_set: ChangeSet) -> OverlayReader:
    """Return ``base`` as it will be with the change set applied."""
    return OverlayReader(base, {change.ref: change.after for change in change_set.changes})


def _assessment_order(assessment: Assessment) -> tuple[str, object, int]:
    return (assessment.recommendation, assessment.date.first_day, assessment.sequence)
