"""The door of figures: numbers over all counted rows, closed ones included; rows as far as they may be seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from briefing_app.composing.closing import visible
from briefing_app.composing.headline import ASSESSORS, HeadlineWords, headline
from briefing_app.composing.names import short_name
from briefing_app.domain.claims import Claimant
from briefing_app.domain.counts import Counts, count_codes, fold
from briefing_app.domain.figures import FigureKind, FigureQuery
from briefing_app.domain.ids import AddresseeId, InstrumentId, RecommendationId, ThemeId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.language import Language
from briefing_app.domain.levels import Level
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.recommendation import (
    Addressee,
    Assessment,
    Instrument,
    Measure,
    Recommendation,
    StatedCount,
    Theme,
)
from briefing_app.domain.status import StatusCode, trend_of
from briefing_app.domain.valuation import claims_at, code_at, disputing, history_of
from briefing_app.domain.view import StatedFigure, StatusRow

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class Perspective:
    """From where the numbers are seen: audience, language and the date at which they hold."""

    audience: Level
    language: Language
    as_of: date


class CountedFigures:
    """Satisfies ``domain.view.Figures``. A closed row gives a total its status code and nothing else."""

    def __init__(self, reader: Reader, perspective: Perspective) -> None:
        self._reader = reader
        self._seen_from = perspective

    @property
    def as_of(self) -> date:
        """The date at which the numbers hold, where no other is asked for."""
        return self._seen_from.as_of

    def counts(
        self,
        instrument: InstrumentId,
        addressee: AddresseeId | None,
        *,
        claimant: Claimant | None = None,
        as_of: date | None = None,
    ) -> Counts:
        """Rows by code as of a date."""
        rows = self._counted(instrument, addressee)
        codes = self._codes(rows, self._claimant(instrument, claimant), as_of or self._seen_from.as_of)
        return self._count(instrument, codes)

    def rows(
        self, instrument: InstrumentId, addressee: AddresseeId | None, *, claimant: Claimant | None = None
    ) -> tuple[StatusRow, ...]:
        """The counted rows that the audience may see."""
        followed = self._claimant(instrument, claimant)
        shown = [self._visible(row) for row in self._counted(instrument, addressee)]
        seen = [row for row in shown if row is not None]
        assessments = self._assessments(seen)
        return tuple(self._row(row, assessments[row.id], followed) for row in seen)

    def not_shown(self, instrument: InstrumentId, addressee: AddresseeId | None) -> int:
        """How many counted rows the audience may not see."""
        return sum(self._visible(row) is None for row in self._counted(instrument, addressee))

    def hidden_existence(self, instrument: InstrumentId) -> bool:
        """Whether the text has a row that does not even count for this audience."""
        rows = self._reader.where(Recommendation, "instrument", instrument)
        return not all(self._is_known(row) for row in rows)

    def by_theme(
        self, instrument: InstrumentId, addressee: AddresseeId | None
    ) -> tuple[tuple[Theme | None, Counts], ...]:
        """Counts by the first theme that the audience may see; a closed row's theme is closed, so it comes last."""
        followed = self._claimant(instrument, None)
        rows = self._counted(instrument, addressee)
        codes = self._codes(rows, followed, self._seen_from.as_of)
        grouped: dict[ThemeId | None, list[StatusCode]] = defaultdict(list)
        shown = [theme for theme in map(self._visible, self._reader.all(Theme)) if theme is not None]
        known = {theme.id for theme in shown}
        for row, code in zip(rows, codes, strict=True):
            seen = self._visible(row)
            themes = seen.themes if seen is not None else ()
            grouped[next((theme for theme in themes if theme in known), None)].append(code)
        ordered: tuple[Theme | None, ...] = (*shown, None)
        keyed = ((theme, grouped.get(theme.id if theme is not None else None)) for theme in ordered)
        return tuple((theme, self._count(instrument, group)) for theme, group in keyed if group)

    def stated(self, instrument: InstrumentId, addressee: AddresseeId | None) -> tuple[StatedFigure, ...]:
        """Visible stated counts, each with its difference from the count computed for the same addressee."""
        shown = map(self._visible, self._reader.where(StatedCount, "instrument", instrument))
        wanted = (each for each in shown if each is not None and addressee in (None, each.addressee))
        return tuple(self._stated(each) for each in wanted)

    def headline(
        self, instrument: InstrumentId, addressee: AddresseeId | None, *, claimant: Claimant | None = None
    ) -> str:
        """The computed headline sentence."""
        about = HeadlineWords(
            instrument=self._name(Instrument, instrument) or self._seen_from.language.say("the instrument"),
            addressee=self._name(Addressee, addressee),
            claimant=self._assessor(self._claimant(instrument, claimant)),
            as_of=self._seen_from.as_of,
            tracked_here=self.hidden_existence(instrument),
        )
        return headline(self.counts(instrument, addressee, claimant=claimant), about, self._seen_from.language)

    def claimant_words(self, claimant: Claimant | None) -> str:
        """Who says so: the organisation or source where it may be named, else its kind; empty for nobody."""
        if claimant is None:
            return ""
        named = self._name(CLASSES[claimant.by.kind], claimant.by.id) if claimant.by is not None else ""
        return named or self._seen_from.language.say(ASSESSORS[claimant.kind])

    def _assessor(self, claimant: Claimant | None) -> str:
        """Who assessed, as a sentence says it: a source does not assess, its authors do."""
        words = self.claimant_words(claimant)
        if claimant is None or claimant.by is None or claimant.by.kind is not Kind.SOURCE:
            return words
        named = words != self._seen_from.language.say(ASSESSORS[claimant.kind])
        return self._seen_from.language.say("the authors of “{title}”", title=words) if named else words

    def resolve(self, query: FigureQuery) -> str:
        """A live figure as words."""
        language = self._seen_from.language
        if query.kind is FigureKind.AS_OF:
            return language.day(self._seen_from.as_of)
        if query.instrument is None:
            return language.say("not known")
        if query.kind is FigureKind.HEADLINE:
            return self.headline(query.instrument, query.addressee, claimant=query.claimant)
        counts = self._count_of(query, query.instrument)
        if query.kind is FigureKind.COUNT and query.code is not None:
            return language.number(counts.by_code[query.code])
        return language.number(counts.total)

    def _count_of(self, query: FigureQuery, instrument: InstrumentId) -> Counts:
        if query.theme is None:
            return self.counts(instrument, query.addressee, claimant=query.claimant)
        rows = [row for row in self._counted(instrument, query.addressee) if self._has_theme(row, query.theme)]
        codes = self._codes(rows, self._claimant(instrument, query.claimant), self._seen_from.as_of)
        return self._count(instrument, codes)

    def _count(self, instrument: InstrumentId, codes: Iterable[StatusCode]) -> Counts:
        """Count codes in the way of the instrument's office."""
        counts = count_codes(codes)
        found = self._reader.get(Instrument, instrument)
        return fold(counts) if found is not None and found.fold else counts

    def _has_theme(self, row: Recommendation, theme: ThemeId) -> bool:
        seen = self._visible(row)
        return seen is not None and theme in seen.themes

    def _counted(self, instrument: InstrumentId, addressee: AddresseeId | None) -> tuple[Recommendation, ...]:
        """Rows that count for this audience: a row whose existence is closed to it does not."""
        return tuple(
            row
            for row in self._reader.where(Recommendation, "instrument", instrument)
            if row.counts and self._is_known(row) and (addressee is None or addressee in row.addressees)
        )

    def _is_known(self, row: Recommendation) -> bool:
        return row.existence.visible_to(self._seen_from.audience)

    def _assessments(self, rows: Iterable[Recommendation]) -> dict[RecommendationId, list[Assessment]]:
        ids = [row.id for row in rows]
        grouped: dict[RecommendationId, list[Assessment]] = {each: [] for each in ids}
        for assessment in self._reader.assessments(ids):
            grouped[assessment.recommendation].append(assessment)
        return grouped

    def _codes(self, rows: Iterable[Recommendation], claimant: Claimant | None, as_of: date) -> list[StatusCode]:
        counted = tuple(rows)
        assessments = self._assessments(counted)
        return [code_at(assessments[row.id], as_of, claimant) for row in counted]

    def _row(self, row: Recommendation, assessments: list[Assessment], claimant: Claimant | None) -> StatusRow:
        as_of = self._seen_from.as_of
        held = claims_at(assessments, as_of).get(claimant) if claimant is not None else None
        counted = self._visible(held) if held is not None else None
        shown = [each for each in map(self._visible, assessments) if each is not None]
        claims = claims_at(shown, as_of)
        trend = None
        if counted is not None and claimant is not None:
            trend = counted.trend_override or trend_of(history_of(shown, as_of, claimant))
        return StatusRow(
            recommendation=row,
            code=held.status if held is not None else StatusCode.UNASSESSED,
            counted=counted,
            claims=tuple(claims.values()),
            disputed_by=disputing(claims, claimant) if counted is not None else (),
            trend=trend,
        )

    def _stated(self, stated: StatedCount) -> StatedFigure:
        computed = self.counts(stated.instrument, stated.addressee)
        return StatedFigure(
            stated=stated,
            differences=tuple(
                (each.measure, each.number - _measured(computed, each.measure)) for each in stated.numbers
            ),
            total_difference=stated.total - computed.total,
        )

    def _claimant(self, instrument: InstrumentId, claimant: Claimant | None) -> Claimant | None:
        if claimant is not None:
            return claimant
        found = self._reader.get(Instrument, instrument)
        return found.claimant if found is not None else None

    def _name(self, kind: type[Record], record_id: str | None) -> str:
        found = self._reader.get(kind, record_id) if record_id else None
        seen = self._visible(found) if found is not None else None
        return short_name(seen, self._seen_from.as_of) if seen is not None else ""

    def _visible(self, record: R) -> R | None:
        return visible(record, self._seen_from.audience)


def _measured(counts: Counts, measure: Measure) -> int:
    return counts.implemented() if measure is Measure.IMPLEMENTED else counts.by_code[StatusCode(measure)]
