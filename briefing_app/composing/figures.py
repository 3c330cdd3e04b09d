"""The door of figures: numbers over all counted rows, closed ones included; rows as far as they may be seen."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

from briefing_app.composing.claimants import claimant_words
from briefing_app.composing.figure_words import describe
from briefing_app.composing.live_figures import resolve
from briefing_app.composing.local_words import LocalReader
from briefing_app.composing.reading import NotingReader
from briefing_app.composing.rows import CountedRows, Perspective
from briefing_app.domain.claims import Claimant
from briefing_app.domain.counts import Counts
from briefing_app.domain.figures import FigureKind, FigureQuery
from briefing_app.domain.ids import AddresseeId, InstrumentId, PackId, ThemeId
from briefing_app.domain.language import Language
from briefing_app.domain.levels import Level
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.mission import Mission
from briefing_app.domain.records.office import OFFICE_SCALE, StatusScale
from briefing_app.domain.records.pack import Pack
from briefing_app.domain.records.recommendation import (
    Assessment,
    Measure,
    Recommendation,
    StatedCount,
    Theme,
)
from briefing_app.domain.scale_words import ScaleWords
from briefing_app.domain.status import StatusCode, Trend, trend_of
from briefing_app.domain.timeline import moved
from briefing_app.domain.valuation import claims_at, code_at, disputing, history_of
from briefing_app.domain.view import MovedRow, Moves, StatedFigure, StatusRow

__all__ = ["CountedFigures", "Perspective", "describe", "resolve_now"]

_MOVES = (Trend.BETTER, Trend.WORSE, Trend.REVERSED, Trend.SAME, None)


class CountedFigures:
    """Satisfies ``domain.view.Figures``. A closed row gives a total its status code and nothing else."""

    def __init__(self, reader: Reader, perspective: Perspective) -> None:
        self._rows = CountedRows(reader, perspective)
        self._seen_from = perspective
        self.scale = ScaleWords(scale=reader.get(StatusScale, OFFICE_SCALE), language=perspective.language)

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
        rows = self._rows.of(instrument, addressee)
        codes = self._rows.codes(rows, self._rows.claimant(instrument, claimant), as_of or self._seen_from.as_of)
        return self._rows.count(instrument, codes)

    def rows(
        self, instrument: InstrumentId, addressee: AddresseeId | None, *, claimant: Claimant | None = None
    ) -> tuple[StatusRow, ...]:
        """The counted rows that the audience may see."""
        followed = self._rows.claimant(instrument, claimant)
        shown = [self._rows.visible(row) for row in self._rows.of(instrument, addressee)]
        seen = [row for row in shown if row is not None]
        assessments = self._rows.assessments(seen)
        return tuple(self._row(row, assessments[row.id], followed) for row in seen)

    def not_shown(self, instrument: InstrumentId, addressee: AddresseeId | None) -> int:
        """How many counted rows the audience may not see."""
        return sum(self._rows.visible(row) is None for row in self._rows.of(instrument, addressee))

    def hidden_existence(self, instrument: InstrumentId) -> bool:
        """Whether the text has a row that does not even count for this audience."""
        return self._rows.hides(instrument)

    def by_theme(
        self, instrument: InstrumentId, addressee: AddresseeId | None
    ) -> tuple[tuple[Theme | None, Counts], ...]:
        """Counts by the first theme that the audience may see; a closed row's theme is closed, so it comes last."""
        followed = self._rows.claimant(instrument, None)
        rows = self._rows.of(instrument, addressee)
        codes = self._rows.codes(rows, followed, self._seen_from.as_of)
        grouped: dict[ThemeId | None, list[StatusCode]] = defaultdict(list)
        shown = [theme for theme in map(self._rows.visible, self._rows.reader.all(Theme)) if theme is not None]
        known = {theme.id for theme in shown}
        for row, code in zip(rows, codes, strict=True):
            seen = self._rows.visible(row)
            themes = seen.themes if seen is not None else ()
            grouped[next((theme for theme in themes if theme in known), None)].append(code)
        ordered: tuple[Theme | None, ...] = (*shown, None)
        keyed = ((theme, grouped.get(theme.id if theme is not None else None)) for theme in ordered)
        return tuple((theme, self._rows.count(instrument, group)) for theme, group in keyed if group)

    def stated(self, instrument: InstrumentId, addressee: AddresseeId | None) -> tuple[StatedFigure, ...]:
        """Visible stated counts, each with its difference from the count computed for the same addressee."""
        shown = map(self._rows.visible, self._rows.reader.where(StatedCount, "instrument", instrument))
        wanted = (each for each in shown if each is not None and addressee in (None, each.addressee))
        return tuple(self._stated(each) for each in wanted)

    def headline(
        self, instrument: InstrumentId, addressee: AddresseeId | None, *, claimant: Claimant | None = None
    ) -> str:
        """The computed headline sentence."""
        kind = FigureKind.HEADLINE
        return self.resolve(FigureQuery(kind=kind, instrument=instrument, addressee=addressee, claimant=claimant))

    def moves(
        self,
        instrument: InstrumentId,
        addressee: AddresseeId | None,
        *,
        since: date,
        claimant: Claimant | None = None,
    ) -> Moves:
        """What moved from a date to the view's: numbers over all counted rows, rows as far as they may be seen."""
        followed = self._rows.claimant(instrument, claimant)
        counted = self._rows.of(instrument, addressee)
        assessments = self._rows.assessments(counted)
        made = [(row, self._moved(row, assessments[row.id], followed, since=since)) for row in counted]
        tally = Counter(each.trend for _, each in made)
        return Moves(
            since=since,
            numbers={trend: tally[trend] for trend in _MOVES},
            rows=tuple(each for row, each in made if self._rows.visible(row) is not None),
        )

    def claimant_words(self, claimant: Claimant | None) -> str:
        """Who says so: the organisation or source where it may be named, else its kind; empty for nobody."""
        return claimant_words(claimant, self._rows)

    def resolve(self, query: FigureQuery) -> str:
        """A live figure as words."""
        return resolve(query, self._rows, self.scale)

    def _moved(
        self, row: Recommendation, assessments: list[Assessment], claimant: Claimant | None, *, since: date
    ) -> MovedRow:
        until = self._seen_from.as_of
        held = claims_at(assessments, until).get(claimant) if claimant is not None else None
        return MovedRow(
            recommendation=self._rows.visible(row) or row,
            before=code_at(assessments, since, claimant),
            after=code_at(assessments, until, claimant),
            trend=moved(assessments, since=since, until=until, claimant=claimant),
            counted=self._rows.visible(held) if held is not None else None,
        )

    def _row(self, row: Recommendation, assessments: list[Assessment], claimant: Claimant | None) -> StatusRow:
        as_of = self._seen_from.as_of
        held = claims_at(assessments, as_of).get(claimant) if claimant is not None else None
        counted = self._rows.visible(held) if held is not None else None
        shown = [each for each in map(self._rows.visible, assessments) if each is not None]
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
                (each.measure, each.number - self._measured(computed, each.measure)) for each in stated.numbers
            ),
            total_difference=stated.total - computed.total,
        )

    def _measured(self, counts: Counts, measure: Measure) -> int:
        if measure is Measure.IMPLEMENTED:
            return counts.implemented(substantial=self.scale.substantial_counts)
        return counts.by_code[StatusCode(measure)]


def resolve_now(
    reader: Reader, query: FigureQuery, *, as_of: date, language: Language, pack: PackId | None = None
) -> str:
    """Return a live figure's present value as staff sees it; ``pack`` says whose last mission and country are meant."""
    noting = NotingReader(reader)
    found = noting.get(Pack, pack) if pack is not None else None
    mission = noting.get(Mission, found.mission) if found is not None else None
    seen_from = Perspective(audience=Level.STAFF, language=language, as_of=as_of, mission=mission)
    local = LocalReader(noting, language=language.code, audience=Level.STAFF)
    return CountedFigures(local, seen_from).resolve(query)
