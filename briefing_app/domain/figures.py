"""Live figures: typed queries inside text, resolved while composing in the document's language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing_app.domain.claims import Claimant
from briefing_app.domain.ids import AddresseeId, InstrumentId, ThemeId
from briefing_app.domain.status import StatusCode


class FigureKind(StrEnum):
    """What a live figure says: the number of rows with a code, of all rows, the headline sentence, or the date."""

    COUNT = "count"
    TOTAL = "total"
    HEADLINE = "headline"
    AS_OF = "as_of"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureQuery:
    """A question to the rows, always as of the pack's date.

    ``code`` belongs to ``COUNT``; ``claimant`` of ``None`` is the one that the instrument names.
    """

    kind: FigureKind
    instrument: InstrumentId | None = None
    addressee: AddresseeId | None = None
    theme: ThemeId | None = None
    code: StatusCode | None = None
    claimant: Claimant | None = None
