"""References from one value to a record."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.domain.kinds import Kind


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class RecordRef:
    """Names a record by kind and id."""

    kind: Kind
    id: str
