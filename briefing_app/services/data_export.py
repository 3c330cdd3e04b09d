"""A library as JSON: everything in it, and a plain table of its recommendations in front for whoever counts."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.ids import AddresseeId, AnnexFileId, InstrumentId, RecommendationId, ThemeId
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.annex import AnnexFile, FilePart
from briefing_app.domain.records.recommendation import Addressee, Assessment, Instrument, Recommendation, Theme
from briefing_app.domain.status import StatusCode
from briefing_app.domain.valuation import code_at
from briefing_app.errors import InputError
from briefing_app.importing.exchange import FILES, write_exchange
from briefing_app.importing.sheets.partner_sheet import rows_as_csv
from briefing_app.services.file_pages import Fetch
from briefing_app.services.sheets import addressee_named, instrument_named


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which recommendations a table holds; what is empty asks nothing."""

    instrument: InstrumentId | None = None
    addressee: AddresseeId | None = None
    theme: ThemeId | None = None
    status: tuple[StatusCode, ...] = ()
    counted: bool = False

    def take(self, row: Recommendation) -> bool:
        """Whether a recommendation goes in, whatever its status."""
        return (
            (self.addressee is None or self.addressee in row.addressees)
            and (self.theme is None or self.theme in row.themes)
            and (row.counts or not self.counted)
        )


NO_FILTERS = Filters()


def _no_bytes(_file: AnnexFileId, _part: FilePart, _page: int) -> bytes | None:
    return None


def library_as_json(reader: Reader, *, as_of: date, fetch: Fetch = _no_bytes) -> bytes:
    """Return the library as an exchange file, with the table of recommendations as their status is at ``as_of``.

    ``fetch`` has the pages of annexes, which stand behind the records: each file's as a PDF, in base64 by its id.
    """
    whole: dict[str, Any] = json.loads(write_exchange(reader))
    pages = ((file.id, fetch(file.id, FilePart.PDF, 0)) for file in reader.all(AnnexFile))
    files = {file: b64encode(data).decode("ascii") for file, data in pages if data is not None}
    if files:
        whole[FILES] = files
    table = {"recommendations": list(recommendation_rows(reader, as_of=as_of))}
    return (json.dumps({**table, **whole}, ensure_ascii=False, indent=1) + "\n").encode()


def filters_named(
    reader: Reader,
    *,
    instrument: str | None = None,
    addressee: str | None = None,
    theme: str | None = None,
    status: Iterable[StatusCode] = (),
    counted: bool = False,
) -> Filters:
    """Return the filters that are named in words.

    Raises:
        InputError: if one of them names nothing in the library.
    """
    return Filters(
        instrument=instrument_named(reader, instrument).id if instrument else None,
        addressee=addressee_named(reader, addressee) if addressee else None,
        theme=_theme_named(reader, theme) if theme else None,
        status=tuple(status),
        counted=counted,
    )


def _theme_named(reader: Reader, words: str) -> ThemeId:
    known = reader.all(Theme)
    wanted = words.strip().casefold()
    found = next((each for each in known if wanted in (each.name.casefold(), each.id.casefold())), None)
    if found is None:
        names = ", ".join(each.name for each in known) or "none"
        raise InputError("There is no such theme", f"No theme is called {words!r}.", f"The library has: {names}.")
    return found.id


_HEADINGS = {
    "id": "Id",
    "reference": "Reference",
    "instrument": "Text",
    "paragraph": "Paragraph",
    "clause": "Clause",
    "title": "Call",
    "addressee": "Addressed to",
    "theme": "Theme",
    "kind": "Kind",
    "counted": "Counted",
    "status": "Status",
}


def recommendations_as_sheet(reader: Reader, *, as_of: date, filters: Filters = NO_FILTERS, as_csv: bool) -> bytes:
    """Return the table of recommendations as CSV or as a workbook: for the office's own staff, words never formulas."""
    rows = [
        [_cell(row[name]) for name in _HEADINGS] for row in recommendation_rows(reader, as_of=as_of, filters=filters)
    ]
    headings = tuple(_HEADINGS.values())
    if as_csv:
        return rows_as_csv(headings, rows)
    from briefing_app.importing.sheets.workbook import write_rows  # noqa: PLC0415  (heavy: for who writes XLSX)

    return write_rows(headings, rows, "Recommendations")


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def recommendation_rows(reader: Reader, *, as_of: date, filters: Filters = NO_FILTERS) -> Iterator[dict[str, object]]:
    """Yield one object for each recommendation that the filters take, by instrument and order."""
    addressees = {record.id: record.name for record in reader.all(Addressee)}
    themes = {record.id: record.name for record in reader.all(Theme)}
    for instrument in reader.all(Instrument):
        if filters.instrument not in (None, instrument.id):
            continue
        rows = [row for row in reader.where(Recommendation, "instrument", instrument.id) if filters.take(row)]
        judged = _by_recommendation(reader.assessments([row.id for row in rows]))
        claimant = instrument.claimant or Claimant(kind=ClaimantKind.OWN)
        for row in rows:
            status = code_at(judged.get(row.id, ()), as_of, claimant)
            if filters.status and status not in filters.status:
                continue
            yield {
                "id": row.id,
                "reference": reference_of(row, instrument),
                "instrument": instrument.reference or instrument.short_title or instrument.title,
                "paragraph": row.paragraph,
                "clause": row.clause,
                "title": row.title,
                "addressee": "; ".join(addressees.get(each, each) for each in row.addressees),
                "theme": "; ".join(themes.get(each, each) for each in row.themes),
                "kind": row.call_kind.value,
                "counted": row.counts,
                "status": status.value,
            }


def reference_of(row: Recommendation, instrument: Instrument) -> str:
    """Return how a recommendation is cited: instrument, paragraph, clause; a paragraph may be not verified."""
    name = instrument.reference or instrument.short_title or instrument.title
    clause = f"({row.clause.strip('()')})" if row.clause else ""
    if row.paragraph is None:
        return f"{name}, paragraph not verified{f', {clause}' if clause else ''}"
    return f"{name}, {row.paragraph}{clause}"


def _by_recommendation(assessments: Iterable[Assessment]) -> dict[RecommendationId, list[Assessment]]:
    found: dict[RecommendationId, list[Assessment]] = {}
    for assessment in assessments:
        found.setdefault(assessment.recommendation, []).append(assessment)
    return found
