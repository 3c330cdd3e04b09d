"""What a list shows of each recommendation beside the record itself; read for the rows of one page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TypeVar

from sqlalchemy import Connection

from briefing_app.domain.claims import Claimant
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.record import Record
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.recommendation import Addressee, Assessment, Instrument, Recommendation, Theme
from briefing_app.domain.status import StatusCode, Trend
from briefing_app.domain.timeline import timeline
from briefing_app.domain.valuation import claims_at
from briefing_app.store.reader import StoreReader

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationRow:
    """A row of a list.

    ``status``, ``since`` (the day of the assessment that says so), ``trend`` and ``next_review`` are those of the
    newest assessment by ``claimant``, the one that is counted; ``disputed``: another one says something else later.
    ``last_assessed`` is the newest assessment by anybody.
    """

    recommendation: Recommendation
    reference: str
    instrument: Instrument | None
    addressees: tuple[str, ...]
    themes: tuple[str, ...]
    status: StatusCode
    since: PartialDate | None
    trend: Trend | None
    claimant: Claimant | None
    claimant_name: str
    disputed: bool
    next_review: PartialDate | None
    last_assessed: PartialDate | None


class RowReader:
    """Reads what belongs to some recommendations in a handful of questions."""

    def __init__(self, connection: Connection) -> None:
        """Read in the transaction of ``connection``."""
        self._reader = StoreReader(connection)

    def rows(self, found: Sequence[tuple[Recommendation, StatusCode, bool]]) -> tuple[RecommendationRow, ...]:
        """Return the rows for recommendations with their status and whether it is disputed."""
        calls = [call for call, _, _ in found]
        instruments = self._by_id(Instrument, (call.instrument for call in calls))
        addressees = self._by_id(Addressee, (one for call in calls for one in call.addressees))
        themes = self._by_id(Theme, (one for call in calls for one in call.themes))
        names = self._names(instruments.values())
        assessed = self._reader.assessments([call.id for call in calls])
        judged = {key: list(group) for key, group in groupby(assessed, key=lambda one: one.recommendation)}
        rows = []
        for call, status, disputed in found:
            instrument = instruments.get(call.instrument)
            claimant = instrument.claimant if instrument is not None else None
            mine = judged.get(call.id, [])
            held = claims_at(mine, date.max).get(claimant) if claimant is not None else None
            rows.append(
                RecommendationRow(
                    recommendation=call,
                    reference=reference_words(call, instrument),
                    instrument=instrument,
                    addressees=tuple(addressees[one].name for one in call.addressees if one in addressees),
                    themes=tuple(themes[one].name for one in call.themes if one in themes),
                    status=status,
                    since=held.date if held is not None else None,
                    trend=_trend(mine, held),
                    claimant=claimant,
                    claimant_name=names.get(claimant, "") if claimant is not None else "",
                    disputed=disputed,
                    next_review=held.next_review if held is not None else None,
                    last_assessed=mine[-1].date if mine else None,
                )
            )
        return tuple(rows)

    def _by_id(self, kind: type[R], wanted: Iterable[str]) -> dict[str, R]:
        return {record.id: record for record in self._reader.many(kind, dict.fromkeys(wanted))}

    def _names(self, instruments: Iterable[Instrument]) -> dict[Claimant, str]:
        """The organisation or source that each counted claimant is, by name; its kind alone has none."""
        names = {}
        for claimant in {one.claimant for one in instruments if one.claimant is not None}:
            by = claimant.by
            record = self._reader.get(CLASSES[by.kind], by.id) if by is not None else None
            names[claimant] = str(getattr(record, "name", "") or getattr(record, "title", ""))
        return names


def reference_words(call: Recommendation, instrument: Instrument | None) -> str:
    """Return where a recommendation stands: the instrument's short title, paragraph, clause."""
    name = (instrument.short_title or instrument.reference or instrument.title) if instrument is not None else ""
    place = call.paragraph or ""
    if call.clause:
        place = f"{place} ({call.clause.strip('()')})".strip()
    return ", ".join(part for part in (name, place) if part)


def _trend(assessments: Sequence[Assessment], held: Assessment | None) -> Trend | None:
    if held is None:
        return None
    return next(entry.trend for entry in timeline(assessments) if entry.assessment.id == held.id)
