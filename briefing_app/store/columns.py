"""Records as rows of their tables, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from briefing_app.domain.claims import Claimant
from briefing_app.domain.codec import decode, encode
from briefing_app.domain.kinds import Kind
from briefing_app.domain.record import Record
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.recommendation import Assessment, Instrument, Recommendation
from briefing_app.domain.records.written import WrittenText
from briefing_app.domain.status import StatusCode
from briefing_app.store.folding import fold
from briefing_app.store.schema import NO_DAY, has_order_key

_NAMES = ("name", "title", "reference", "original_script", "short")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A value as it lies in the file: JSON of a schema version, and its rev."""

    rev: int
    version: int
    data: str

    def record(self, kind: Kind) -> Record:
        """The value itself."""
        return decode(kind, self.data, version=self.version)


def row_of(record: Record) -> dict[str, Any]:
    """Return the row that keeps ``record``."""
    row: dict[str, Any] = {
        "id": record.id,
        "rev": record.rev,
        "level": record.level.value,
        "version": record.SCHEMA_VERSION,
        "data": encode(record),
    }
    row.update({name: getattr(record, name) for name in record.RELATIONS})
    if has_order_key(type(record)):
        row["order_key"] = record.order_key  # type: ignore[attr-defined]
    row.update(_extra(record))
    return row


def claimant_columns(claimant: Claimant | None) -> tuple[str | None, str | None]:
    """Return a claimant's kind and source as they stand in columns; an own word has an empty source."""
    if claimant is None:
        return None, None
    return claimant.kind.value, f"{claimant.by.kind}:{claimant.by.id}" if claimant.by else ""


def _extra(record: Record) -> Mapping[str, Any]:
    if isinstance(record, Recommendation):
        deadline = record.deadline.first_day.isoformat() if record.deadline else NO_DAY
        computed = {
            "reference_key": "",
            "code": StatusCode.UNASSESSED.value,
            "code_since": "",
        }  # written by ``computed``
        return {"title_key": fold(record.title), "deadline": deadline, "counts": record.counts, **computed}
    if isinstance(record, Instrument):
        kind, by = claimant_columns(record.claimant)
        return {"claimant_kind": kind, "claimant_by": by}
    if isinstance(record, Assessment):
        kind, by = claimant_columns(record.claimant)
        return {
            "claimant_kind": kind,
            "claimant_by": by,
            "first_day": record.date.first_day.isoformat(),
            "sequence": record.sequence,
            "code": record.status.value,
        }
    if isinstance(record, WrittenText):
        return {
            "owner_kind": record.owner.kind.value,
            "field": record.field,
            "language": record.language,
            "state": record.state.value,
            "search_key": fold(record.tree.plain),
        }
    return {}


def has_words(kind: Kind) -> bool:
    """Whether records of this kind are found by words of their own or of their texts."""
    cls = CLASSES[kind]
    return bool(cls.TEXTS) or any(field.name in _NAMES for field in fields(cls))


def words_of(record: Record) -> str:
    """Return the words by which a record itself is found, beside its texts."""
    names = (getattr(record, name, "") for name in _NAMES)
    return "\n".join(name for name in names if name)
