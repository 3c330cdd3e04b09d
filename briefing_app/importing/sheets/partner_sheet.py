"""A sheet of an instrument's recommendations for partners to fill in, as far as its audience may know of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.ids import AddresseeId, InstrumentId
from briefing_app.domain.levels import Level
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.mission import Source
from briefing_app.domain.records.office import OFFICE_SCALE, SheetColumn, StatusScale
from briefing_app.domain.records.people import Organisation
from briefing_app.domain.records.recommendation import Assessment, Instrument, Recommendation
from briefing_app.domain.status import LABELS, StatusCode
from briefing_app.domain.valuation import claims_at
from briefing_app.errors import InputError
from briefing_app.importing.cleaning import cleaned
from briefing_app.importing.sheets.delimited import guarded
from briefing_app.importing.sheets.matching import Calls
from briefing_app.importing.sheets.shown import Shown, id_words

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

HEADINGS = {
    SheetColumn.ID: "ID",
    SheetColumn.REFERENCE: "Reference",
    SheetColumn.PARAGRAPH: "Paragraph",
    SheetColumn.CLAUSE: "Clause",
    SheetColumn.TEXT: "Text",
    SheetColumn.ADDRESSEE: "Addressee",
    SheetColumn.THEME: "Theme",
    SheetColumn.STATUS: "Status",
    SheetColumn.ORIGINAL_GRADE: "Original grade",
    SheetColumn.CLAIM: "Claim",
    SheetColumn.ASSESSED_ON: "Assessed on",
    SheetColumn.EVIDENCE: "Evidence",
    SheetColumn.SOURCE: "Source",
}
"""The columns of a partner's sheet, in order."""
EXPLANATIONS = {
    StatusCode.FULL: "Everything that was asked for has been done.",
    StatusCode.SUBSTANTIAL: "Nearly everything has been done; what is missing is small.",
    StatusCode.PARTIAL: "A part has been done. It does not count as implemented.",
    StatusCode.STARTED: "It was announced, or work on it has begun; nothing of it is in effect yet.",
    StatusCode.NONE: "Nothing has been done.",
    StatusCode.CONTRARY: "Something was done that goes against it.",
    StatusCode.NO_INFO: "It was looked into, and nothing could be learned.",
    StatusCode.OVERTAKEN: "Events have made it void; it is left out of the total.",
    StatusCode.UNASSESSED: "Nobody has looked into it yet. The same as an empty cell.",
}
"""What each status means, on the second sheet."""
_HOW_TO = (
    "Choose a status from the list, and give the date of the assessment: 2020-02-17, 2020-02 or 2020.",
    "Leave a cell empty if there is nothing to say; an empty cell takes nothing away.",
    "The grey column tells which row is which: please leave it as it is.",
)
_COLUMNS = tuple(HEADINGS)
_AS_TEXT = frozenset(_COLUMNS.index(each) for each in (SheetColumn.ID, SheetColumn.PARAGRAPH, SheetColumn.CLAUSE))


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRequest:
    """What a sheet is to hold. ``claimant`` of ``None``: whose word each instrument's counts follow."""

    instruments: tuple[InstrumentId, ...]
    audience: Level
    as_of: date
    addressee: AddresseeId | None = None
    claimant: Claimant | None = None
    language: str = "en"


def write_workbook(reader: Reader, request: SheetRequest) -> bytes:
    """Return the sheet as XLSX, with a list of statuses to choose from and a second sheet that explains them.

    Raises:
        InputError: if the audience may not know of the instrument, or there is nothing to fill in.
    """
    rows = list(sheet_rows(reader, request))
    _check_not_empty(rows)
    from briefing_app.importing.sheets.workbook import fill_sheet, new_book  # noqa: PLC0415  (heavy: for who writes XLSX)

    book = new_book()
    title = "Recommendations"
    fill_sheet(
        book.active_sheet,
        list(HEADINGS.values()),
        rows,
        title=title,
        text_columns=_AS_TEXT,
        locked_columns=frozenset({_COLUMNS.index(SheetColumn.ID)}),
    )
    statuses = _offered(reader, request.language)
    explained = book.add_sheet("Statuses")
    fill_sheet(
        explained,
        ["Status", "What it means"],
        [*statuses, ("", ""), *(("", line) for line in _HOW_TO)],
        title="Statuses",
    )
    _offer(book.active_sheet, statuses=len(statuses), rows=len(rows))
    return book.data()


def write_csv(reader: Reader, request: SheetRequest) -> bytes:
    """Return the sheet as CSV. What a program might take for a formula has an apostrophe before it.

    Raises:
        InputError: as ``write_workbook`` does.
    """
    rows = list(sheet_rows(reader, request))
    _check_not_empty(rows)
    return rows_as_csv(list(HEADINGS.values()), rows)


def rows_as_csv(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return rows as CSV in Unicode with a mark that Excel knows it by, every field quoted, formulas guarded."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in (headings, *rows):
        writer.writerow([_guard(str(cleaned(words))) for words in row])
    return out.getvalue().encode("utf-8-sig")


def sheet_rows(reader: Reader, request: SheetRequest) -> Iterator[tuple[str, ...]]:
    """Yield one row for each recommendation that the audience may know of, in the instruments' order."""
    shown = Shown(reader, language=request.language)
    labels = dict(_labels(reader, request.language))
    for instrument in reader.many(Instrument, request.instruments):
        if not instrument.level.visible_to(request.audience):
            raise InputError(
                "This text is closed to that audience",
                f"A sheet for {request.audience} cannot say anything of it.",
                "Choose another audience, or open the text to it.",
            )
        calls = Calls(reader, instrument.id)
        for record in calls.records:
            if _is_meant(record, request):
                yield _row(reader, record, instrument, request=request, calls=calls, shown=shown, labels=labels)


def _check_not_empty(rows: Sequence[object]) -> None:
    if not rows:
        raise InputError(
            "There is nothing to fill in",
            "No recommendation of this text is open to that audience and addressed so.",
            "Choose another audience, addressee or text.",
        )


def _is_meant(record: Recommendation, request: SheetRequest) -> bool:
    open_to = record.level.visible_to(request.audience) and record.existence.visible_to(request.audience)
    return open_to and record.counts and request.addressee in (None, *record.addressees)


def _row(
    reader: Reader,
    record: Recommendation,
    instrument: Instrument,
    *,
    request: SheetRequest,
    calls: Calls,
    shown: Shown,
    labels: dict[StatusCode, str],
) -> tuple[str, ...]:
    fields = shown.fields(record, calls.texts[record.id], audience=request.audience)
    paragraph, clause, text, addressees, themes = fields
    claimant = request.claimant or instrument.claimant or Claimant(kind=ClaimantKind.OWN)
    held = claims_at(calls.assessments[record.id], request.as_of).get(claimant)
    reference = instrument.reference or instrument.short_title or instrument.title
    place = (id_words(record, fields), reference, paragraph, clause, text, addressees, themes)
    if held is None or not _is_open(held, request.audience) or held.status is StatusCode.UNASSESSED:
        return (*place, "", "", "", "", "", "")
    return (*place, *_assessed(reader, held, audience=request.audience, label=labels[held.status]))


def _is_open(held: Assessment, audience: Level) -> bool:
    """A status of which a part is closed is not shown at all: half of it would be misread."""
    return all(held.level_of(field).visible_to(audience) for field in ("status", "date", "claimant"))


def _assessed(reader: Reader, held: Assessment, *, audience: Level, label: str) -> tuple[str, ...]:
    def visible(field: str, words: str) -> str:
        return words if held.level_of(field).visible_to(audience) else ""

    source = reader.get(Source, held.evidence_source) if held.evidence_source else None
    shown_source = source is not None and source.level.visible_to(audience)
    return (
        label,
        visible("original_grade", held.original_grade),
        _claim(reader, held.claimant, audience),
        str(held.date),
        visible("evidence", held.evidence),
        visible("evidence_source", source.title if source is not None and shown_source else ""),
    )


def _claim(reader: Reader, claimant: Claimant, audience: Level) -> str:
    kind = claimant.kind.replace("_", " ")
    if claimant.by is None:
        return kind
    organisation = reader.get(Organisation, claimant.by.id)
    source = reader.get(Source, claimant.by.id)
    if organisation is not None and organisation.level.visible_to(audience):
        return f"{kind}: {organisation.name}"
    if source is not None and source.level.visible_to(audience):
        return f"{kind}: {source.title}"
    return kind


def _labels(reader: Reader, language: str) -> Iterator[tuple[StatusCode, str]]:
    scale = reader.get(StatusScale, OFFICE_SCALE) or StatusScale(id=OFFICE_SCALE)
    for code in StatusCode:
        yield code, scale.own_label(code, language) or LABELS[code]


def _offered(reader: Reader, language: str) -> list[tuple[str, str]]:
    """Return the statuses that the office offers, each with what it means."""
    scale = reader.get(StatusScale, OFFICE_SCALE) or StatusScale(id=OFFICE_SCALE)
    return [(label, EXPLANATIONS[code]) for code, label in _labels(reader, language) if not scale.entry(code).hidden]


def _offer(sheet: Worksheet, *, statuses: int, rows: int) -> None:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[_COLUMNS.index(SheetColumn.STATUS)]
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415  (as above)

    choice = DataValidation(type="list", formula1=f"Statuses!$A$2:$A${statuses + 1}", allow_blank=True)
    choice.showErrorMessage = True
    choice.errorTitle = "Not a status"
    choice.error = "Choose a status from the list; the second sheet explains each."
    choice.add(f"{letters}2:{letters}{rows + 1}")
    sheet.add_data_validation(choice)


def _guard(words: str) -> str:
    # One is put before apostrophes of one's own too: when it is read, one is taken off.
    return f"'{words}" if guarded(words.lstrip("'")) else words
