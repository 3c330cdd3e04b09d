"""What a section may see: the library as one audience sees it, in one language, as of one date.

A section asks a view and nothing else, and knows nothing of levels: what it is not given, it cannot print. The view has
two doors: records (what the audience may see) and figures (numbers over all counted rows, the closed ones included).
It notes what was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from briefing_app.domain.claims import Claimant
from briefing_app.domain.counts import Counts
from briefing_app.domain.figures import FigureQuery
from briefing_app.domain.ids import AddresseeId, InstrumentId, PersonId, RecommendationId, SourceId
from briefing_app.domain.language import Language
from briefing_app.domain.levels import Level
from briefing_app.domain.record import Record
from briefing_app.domain.records.mission import Mission
from briefing_app.domain.records.pack import Pack, Recipe, Section
from briefing_app.domain.records.recommendation import Assessment, Recommendation, StatedCount, Theme
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.scale_words import ScaleWords
from briefing_app.domain.status import StatusCode, Trend
from briefing_app.domain.text import Text

R = TypeVar("R", bound=Record)


class Records(Protocol):
    """The records that the audience may see. Lists come in the library's own order."""

    def get(self, kind: type[R], record_id: str | None, /) -> R | None:
        """The record, or ``None`` where there is none or it is closed to the audience."""
        ...

    def many(self, kind: type[R], ids: Iterable[str], /) -> tuple[R, ...]:
        """The visible ones of these, in the order given."""
        ...

    def where(self, kind: type[R], field: str, value: str, /) -> tuple[R, ...]:
        """The visible records whose relation ``field`` is ``value``."""
        ...

    def all(self, kind: type[R], /) -> tuple[R, ...]:
        """Every visible record of a kind (for kinds that are few: themes, addressees, bodies)."""
        ...

    def text(self, owner: Record, field: str, /) -> Text:
        """The visible part of a text in the document's language; empty where there is none.

        Closed blocks and runs are gone, persons stand in the form that the audience may read, live figures are
        resolved into words. Source references stay, since numbering comes later.
        """
        ...

    def shows(self, record: Record, field: str, /) -> bool:
        """Whether the audience may see this field of a record that it may see."""
        ...

    def person_name(self, person: PersonId | None, /) -> str | None:
        """The form in which this audience reads of a person; ``None``: not at all."""
        ...

    def may_name(self, person: PersonId | None, /) -> bool:
        """Whether this audience reads the person's own name; else nothing may stand beside it that says who it is."""
        ...

    def name_of(self, ref: RecordRef | None, /) -> str | None:
        """A short name of any record for running text (persons in the form that the audience may read)."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusRow:
    """A counted recommendation that the audience may see, with what holds at the date.

    ``claims`` holds each claimant's visible assessment. ``counted`` is the one that the counts follow, or ``None``
    where there is none or it is closed (``code`` stands all the same).
    """

    recommendation: Recommendation
    code: StatusCode
    counted: Assessment | None
    claims: tuple[Assessment, ...]
    disputed_by: tuple[Assessment, ...]
    trend: Trend | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedFigure:
    """A stated count beside the computed one. ``difference`` is stated minus computed, by measure in stated order."""

    stated: StatedCount
    differences: tuple[tuple[str, int], ...]
    total_difference: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedRow:
    """A counted recommendation that the audience may see, at two dates. ``trend`` of ``None``: not comparable.

    ``counted`` is the assessment that holds now, or ``None`` where there is none or it is closed.
    """

    recommendation: Recommendation
    before: StatusCode
    after: StatusCode
    trend: Trend | None
    counted: Assessment | None

    @property
    def changed(self) -> bool:
        """Whether its code is another one now."""
        return self.before is not self.after


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """What moved since a date: numbers over all counted rows, which add up, and the rows that may be seen.

    ``numbers`` has an entry for better, worse, reversed and same, and one for rows that cannot be compared (``None``).
    ``total`` counts every row, the overtaken ones included.
    """

    since: date
    numbers: Mapping[Trend | None, int]
    rows: tuple[MovedRow, ...]

    @property
    def total(self) -> int:
        """All counted rows."""
        return sum(self.numbers.values())


class Figures(Protocol):
    """Numbers over all counted rows of an instrument. ``claimant`` of ``None`` is the one that the instrument names."""

    def counts(
        self,
        instrument: InstrumentId,
        addressee: AddresseeId | None,
        *,
        claimant: Claimant | None = None,
        as_of: date | None = None,
    ) -> Counts:
        """Rows by code as of a date (``None``: the view's)."""
        ...

    def rows(
        self, instrument: InstrumentId, addressee: AddresseeId | None, *, claimant: Claimant | None = None
    ) -> tuple[StatusRow, ...]:
        """The counted rows that the audience may see."""
        ...

    def not_shown(self, instrument: InstrumentId, addressee: AddresseeId | None) -> int:
        """How many counted rows the audience may not see ("2 further assessed, not shown here")."""
        ...

    def hidden_existence(self, instrument: InstrumentId) -> bool:
        """Whether the instrument has a row that does not even count for this audience: "of the N tracked here".

        Nothing of such a row is told, not even to whom it is addressed.
        """
        ...

    def by_theme(
        self, instrument: InstrumentId, addressee: AddresseeId | None
    ) -> tuple[tuple[Theme | None, Counts], ...]:
        """Counts by the first theme of each row, in the order of themes; rows without a theme come last."""
        ...

    def stated(self, instrument: InstrumentId, addressee: AddresseeId | None) -> tuple[StatedFigure, ...]:
        """Visible stated counts, each with its difference from the computed count."""
        ...

    def headline(
        self, instrument: InstrumentId, addressee: AddresseeId | None, *, claimant: Claimant | None = None
    ) -> str:
        """The computed headline sentence."""
        ...

    def moves(
        self,
        instrument: InstrumentId,
        addressee: AddresseeId | None,
        *,
        since: date,
        claimant: Claimant | None = None,
    ) -> Moves:
        """What moved from a date to the view's."""
        ...

    def resolve(self, query: FigureQuery) -> str:
        """A live figure as words."""
        ...


class View(Protocol):
    """The library for one pack, audience, language and date."""

    @property
    def pack(self) -> Pack:
        """The pack that is composed."""
        ...

    @property
    def recipe(self) -> Recipe:
        """The recipe by which it is built, its audience being this view's."""
        ...

    @property
    def mission(self) -> Mission:
        """The pack's mission."""
        ...

    @property
    def audience(self) -> Level:
        """For whom the pack is built."""
        ...

    @property
    def language(self) -> Language:
        """The document's language."""
        ...

    @property
    def scale(self) -> ScaleWords:
        """The office's status scale in the document's language: words and colours of every status."""
        ...

    @property
    def as_of(self) -> date:
        """The date at which statuses hold."""
        ...

    @property
    def sections(self) -> Sequence[Section]:
        """The sections of the pack that the audience may see and the recipe takes, in order."""
        ...

    @property
    def last_mission(self) -> Mission | None:
        """The mission before this one to the same country (or of the same body, where no country is known).

        ``None`` where there is none that the audience may know of.
        """
        ...

    @property
    def records(self) -> Records:
        """What the audience may see."""
        ...

    @property
    def figures(self) -> Figures:
        """Numbers over all counted rows."""
        ...

    def cited_sources(self) -> tuple[SourceId, ...]:
        """Sources that the pack's other sections cite, in order of first citation (known when these are composed)."""
        ...

    def holds_illustrative(self) -> bool:
        """Whether any other section of the pack holds an illustrative mark (known when the cover is composed)."""
        ...

    def linked_notes(self, recommendation: RecommendationId) -> tuple[str, ...]:
        """Titles of this mission's visible notes that raise the recommendation."""
        ...
