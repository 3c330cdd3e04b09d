"""The rows that count for an audience, and their codes: what every number is counted from.

A closed row gives a total its status code; a row whose very existence is closed gives nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from briefing_app.composing.closing import visible
from briefing_app.composing.names import short_name
from briefing_app.domain.claims import Claimant
from briefing_app.domain.counts import Counts, count_codes, fold
from briefing_app.domain.ids import AddresseeId, InstrumentId, RecommendationId, ThemeId
from briefing_app.domain.language import Language
from briefing_app.domain.levels import Level
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records.mission import Mission
from briefing_app.domain.records.recommendation import Assessment, Instrument, Recommendation
from briefing_app.domain.status import StatusCode
from briefing_app.domain.valuation import code_at

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class Perspective:
    """From where the numbers are seen: audience, language, the date at which they hold, and the pack's mission."""

    audience: Level
    language: Language
    as_of: date
    mission: Mission | None = None


class CountedRows:
    """Finds the rows of one or of all texts that count for an audience, and what status they have."""

    def __init__(self, reader: Reader, perspective: Perspective) -> None:
        self.reader = reader
        self.seen_from = perspective

    def of(
        self, instrument: InstrumentId, addressee: AddresseeId | None, *, theme: ThemeId | None = None
    ) -> tuple[Recommendation, ...]:
        """The counted rows of one text. A closed row's theme is closed: it belongs to none."""
        return tuple(
            row
            for row in self.reader.where(Recommendation, "instrument", instrument)
            if row.counts
            and self.is_known(row)
            and (addressee is None or addressee in row.addressees)
            and (theme is None or self._has_theme(row, theme))
        )

    def texts(self) -> tuple[Instrument, ...]:
        """The texts that a total over several is taken over: those on the mission's country, adopted by the date.

        A text that the audience may not know of is left out; one that names no country, or no date, is in.
        """
        country = self.seen_from.mission.country if self.seen_from.mission is not None else None
        shown = (self.visible(text) for text in self.reader.all(Instrument))
        return tuple(
            text
            for text in shown
            if text is not None
            and (country is None or not text.countries or country in text.countries)
            and (text.adopted is None or text.adopted.first_day <= self.seen_from.as_of)
        )

    def newest(
        self, addressee: AddresseeId | None, *, theme: ThemeId | None = None
    ) -> dict[InstrumentId, tuple[Recommendation, ...]]:
        """The counted rows of all texts, by text: a call that a newer one repeats stands in the newest text only."""
        texts = self.texts()
        rows = {text.id: self.of(text.id, addressee, theme=theme) for text in texts}
        order = {text.id: (text.adopted.first_day if text.adopted else date.min, text.order_key) for text in texts}
        every = sorted((row for found in rows.values() for row in found), key=lambda row: order[row.instrument])
        repeated: set[RecommendationId] = set()
        for row in reversed(every):
            if row.id not in repeated:
                repeated.update(self._earlier(row))
        return {text: tuple(row for row in found if row.id not in repeated) for text, found in rows.items()}

    def assessments(self, rows: Iterable[Recommendation]) -> dict[RecommendationId, list[Assessment]]:
        """Every assessment of these rows, by row."""
        ids = [row.id for row in rows]
        grouped: dict[RecommendationId, list[Assessment]] = {each: [] for each in ids}
        for assessment in self.reader.assessments(ids):
            grouped[assessment.recommendation].append(assessment)
        return grouped

    def codes(self, rows: Iterable[Recommendation], claimant: Claimant | None, as_of: date) -> list[StatusCode]:
        """The code of each row at a date."""
        counted = tuple(rows)
        assessments = self.assessments(counted)
        return [code_at(assessments[row.id], as_of, claimant) for row in counted]

    def count(self, instrument: InstrumentId, codes: Iterable[StatusCode]) -> Counts:
        """Count codes in the way of the instrument's office."""
        counts = count_codes(codes)
        found = self.reader.get(Instrument, instrument)
        return fold(counts) if found is not None and found.fold else counts

    def claimant(self, instrument: InstrumentId, claimant: Claimant | None) -> Claimant | None:
        """The claimant whose word is followed: the one given, else the instrument's."""
        if claimant is not None:
            return claimant
        found = self.reader.get(Instrument, instrument)
        return found.claimant if found is not None else None

    def hides(self, instrument: InstrumentId) -> bool:
        """Whether the text has a row that does not even count for this audience."""
        return not all(map(self.is_known, self.reader.where(Recommendation, "instrument", instrument)))

    def is_known(self, row: Recommendation) -> bool:
        """Whether the audience may know that the row is tracked at all."""
        return row.existence.visible_to(self.seen_from.audience)

    def name(self, kind: type[Record], record_id: str | None) -> str:
        """A record's short name; empty for none, and for one that is closed."""
        found = self.reader.get(kind, record_id) if record_id else None
        seen = self.visible(found) if found is not None else None
        return short_name(seen, self.seen_from.as_of) if seen is not None else ""

    def visible(self, record: R) -> R | None:
        """What the audience may see of a record."""
        return visible(record, self.seen_from.audience)

    def _has_theme(self, row: Recommendation, theme: ThemeId) -> bool:
        seen = self.visible(row)
        return seen is not None and theme in seen.themes

    def _earlier(self, row: Recommendation) -> set[RecommendationId]:
        """The calls that this one repeats, back to the first; a closed call does not tell what it repeats."""
        found: set[RecommendationId] = set()
        seen = self.visible(row)
        while seen is not None and seen.predecessor is not None and seen.predecessor not in (*found, row.id):
            found.add(seen.predecessor)
            before = self.reader.get(Recommendation, seen.predecessor)
            seen = self.visible(before) if before is not None else None
        return found


def last_mission(reader: Reader, perspective: Perspective) -> Mission | None:
    """Return the mission before the pack's, by its first day: to the same country, or of the same body without one.

    A mission that the audience may not know of is passed over.
    """
    own = perspective.mission
    if own is None or (own.country is None and own.body is None):
        return None
    before = own.start.first_day if own.start is not None else perspective.as_of
    found: Mission | None = None
    for each in reader.all(Mission):
        if each.id == own.id or each.start is None or each.start.first_day >= before:
            continue
        same = each.country == own.country if own.country is not None else each.body == own.body
        if same and visible(each, perspective.audience) is not None and (found is None or _later(each, found)):
            found = each
    return found


def _later(one: Mission, other: Mission) -> bool:
    assert one.start is not None
    assert other.start is not None
    return (one.start.first_day, one.id) > (other.start.first_day, other.id)
