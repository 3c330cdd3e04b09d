"""What may be asked of a library. The store answers it, and so does anything laid over the store."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from briefing_app.domain.ids import RecommendationId
from briefing_app.domain.record import Record
from briefing_app.domain.records.recommendation import Assessment
from briefing_app.domain.records.written import WrittenText

R = TypeVar("R", bound=Record)


class Reader(Protocol):
    """One consistent state of a library, read on the caller's thread. Order is always stated and stable."""

    def get(self, kind: type[R], record_id: str, /) -> R | None:
        """The record with this id, or ``None``."""
        ...

    def many(self, kind: type[R], ids: Iterable[str], /) -> tuple[R, ...]:
        """The records with these ids, in the order given; ids that are not there are passed over."""
        ...

    def where(self, kind: type[R], field: str, value: str, /) -> tuple[R, ...]:
        """Records whose relation ``field`` (one of ``kind.RELATIONS``) is ``value``, by order key, then id."""
        ...

    def all(self, kind: type[R], /) -> tuple[R, ...]:
        """Every record of a kind, by order key where it has one, then id. Not for kinds that may be many."""
        ...

    def texts(self, owners: Iterable[str], /) -> tuple[WrittenText, ...]:
        """All texts that belong to the records with these ids, by owner, field, language."""
        ...

    def assessments(self, recommendations: Iterable[RecommendationId], /) -> tuple[Assessment, ...]:
        """Assessments of these recommendations, by recommendation, date, sequence."""
        ...
