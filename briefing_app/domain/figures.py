"""Live figures: typed queries inside text, resolved while composing in the document's language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing_app.domain.claims import Claimant
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import AddresseeId, InstrumentId, ThemeId
from briefing_app.domain.status import StatusCode, Trend


class FigureKind(StrEnum):
    """What a live figure says.

    The number of rows with a code or of all rows, the share of a code in whole percent, the headline sentence, the
    date, or how many rows moved since a date.
    """

    COUNT = "count"
    TOTAL = "total"
    HEADLINE = "headline"
    AS_OF = "as_of"
    SHARE = "share"
    MOVED = "moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureQuery:
    """A question to the rows, always as of the pack's date.

    ``instrument`` of ``None`` asks over all texts on the pack's country that the audience may know of: a call that a
    newer one repeats counts once, in the newest, and the answer says so. ``code`` belongs to ``COUNT`` and ``SHARE``:
    ``None`` means implemented, as the office's scale counts it. ``claimant`` of ``None`` is the one that the
    instrument names. ``movement`` belongs to ``MOVED`` (``None``: better or worse; reversed calls are among the worse
    ones), counted from ``since`` or, with ``since_last_mission``, from the first day of the mission before the pack's.
    ``in_words`` answers "none" for 0 and "2 of 20" for a count, and sets the rows beside a share.
    """

    kind: FigureKind
    instrument: InstrumentId | None = None
    addressee: AddresseeId | None = None
    theme: ThemeId | None = None
    code: StatusCode | None = None
    claimant: Claimant | None = None
    movement: Trend | None = None
    since: PartialDate | None = None
    since_last_mission: bool = False
    in_words: bool = False
