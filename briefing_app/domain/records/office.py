"""What an office settles once for all its packs: its status scale, sentences that it keeps, layouts of its sheets.

Settings, not content: none of it is printed as such, so their level decides nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from briefing_app.domain.claims import Claimant
from briefing_app.domain.colours import is_colour, readable
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import InstrumentId, KeptCountId, ScaleId, SheetLayoutId, stable_id
from briefing_app.domain.kinds import Kind
from briefing_app.domain.record import Record
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.status import StatusCode

OFFICE_SCALE = ScaleId(stable_id(Kind.SCALE, "office"))
"""The one scale of a library; without the record everything is called and coloured as the house does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleEntry:
    """What an office does with one code: its words by language, its colour (``#rrggbb``), whether it is offered.

    A language without words takes the house's; a row whose code is hidden is shown all the same.
    """

    code: StatusCode
    labels: Mapping[str, str] = field(default_factory=dict)
    colour: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusScale(Record):
    """The office's status scale. ``version`` rises with each change; codes without an entry are the house's own.

    ``substantial_counts`` says whether largely implemented counts as implemented; partial never does.
    """

    KIND: ClassVar[Kind] = Kind.SCALE

    id: ScaleId
    version: int = 1
    entries: tuple[ScaleEntry, ...] = ()
    substantial_counts: bool = False

    def entry(self, code: StatusCode) -> ScaleEntry:
        """What the office does with a code."""
        return next((entry for entry in self.entries if entry.code is code), ScaleEntry(code=code))

    def own_label(self, code: StatusCode, language: str) -> str:
        """The office's own words for a code in a language (``fr`` serves ``fr-BE`` too); empty: the house's."""
        labels = self.entry(code).labels
        return labels.get(language, "").strip() or labels.get(language.partition("-")[0], "").strip()

    def colour(self, code: StatusCode) -> str:
        """The office's colour for a code as ``#rrggbb``, dark enough for white paper; empty for the house's."""
        colour = self.entry(code).colour
        return readable(colour) if is_colour(colour) else ""

    def offered(self) -> tuple[StatusCode, ...]:
        """The codes that a person is offered, in order; a row that has a hidden one is shown all the same."""
        return tuple(code for code in StatusCode if not self.entry(code).hidden)


HOUSE_SCALE = StatusScale(id=OFFICE_SCALE)
"""The scale of an office that has settled nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCount(Record):
    """A sentence that differs from the rows and that a person keeps, with the reason.

    It holds as long as the sentence in that place reads exactly so, and the rows say the same.
    """

    KIND: ClassVar[Kind] = Kind.KEPT_COUNT

    id: KeptCountId
    owner: RecordRef
    field: str
    language: str
    quote: str
    said: str
    actual: str
    reason: str
    instrument: InstrumentId | None = None
    kept_by: str = ""
    kept_on: PartialDate | None = None


class SheetColumn(StrEnum):
    """What a column of a partner's sheet holds."""

    ID = "id"
    REFERENCE = "reference"
    PARAGRAPH = "paragraph"
    CLAUSE = "clause"
    TITLE = "title"
    TEXT = "text"
    ADDRESSEE = "addressee"
    THEME = "theme"
    STATUS = "status"
    ORIGINAL_GRADE = "original_grade"
    CLAIM = "claim"
    ASSESSED_ON = "assessed_on"
    EVIDENCE = "evidence"
    SOURCE = "source"
    NOTE = "note"
    IGNORE = "ignore"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLayout(Record):
    """Which heading of a sheet is which column; a sheet with the same headings is read the same way again.

    ``headings`` are folded, in the sheet's order. ``mapping`` names the scale of its grades ("" for our own codes);
    ``claimant`` is whose word its statuses are.
    """

    KIND: ClassVar[Kind] = Kind.SHEET_LAYOUT

    id: SheetLayoutId
    name: str = ""
    headings: tuple[str, ...] = ()
    columns: Mapping[str, SheetColumn] = field(default_factory=dict)
    mapping: str = ""
    claimant: Claimant | None = None
