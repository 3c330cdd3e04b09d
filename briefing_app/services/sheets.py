"""Partners' sheets: read from a file, set against a library, taken in as one step; and written to be filled in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from briefing_app.composing.name_search import NameSearch
from briefing_app.domain.claims import Claimant
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import AddresseeId, InstrumentId
from briefing_app.domain.levels import Level
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.office import SheetColumn, SheetLayout
from briefing_app.domain.records.people import Person
from briefing_app.domain.records.recommendation import Instrument
from briefing_app.domain.scales import MAPPINGS, GradeMapping, mapping_named
from briefing_app.editing.command import Command
from briefing_app.errors import InputError
from briefing_app.importing.sheets.columns import fold_heading, guess, layout_for, layout_of
from briefing_app.importing.sheets.known import Known
from briefing_app.importing.sheets.limits import MAX_FILE_BYTES, too_large
from briefing_app.importing.sheets.model import Sheet
from briefing_app.importing.sheets.opening import open_sheet
from briefing_app.importing.sheets.partner_sheet import HEADINGS, SheetRequest, sheet_rows, write_csv, write_workbook
from briefing_app.importing.sheets.proposal import Proposal, propose
from briefing_app.services.apart import file_data, never, read_apart


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetImport:
    """A sheet with all that a person has settled about it; ``proposal`` and ``command`` come of it at any time."""

    sheet: Sheet
    columns: tuple[SheetColumn, ...]
    today: date
    mapping: GradeMapping | None = None
    claimant: Claimant | None = None
    instrument: InstrumentId | None = None
    assessed_on: PartialDate | None = None
    day_first: bool | None = None
    language: str = "en"
    level: Level = Level.MEMBERS
    remembered: bool = False
    """Whether the columns are those with which the office has read the same headings before."""

    def proposal(self, reader: Reader) -> Proposal:
        """Set the sheet against one state of a library."""
        return propose(
            self.sheet,
            self.columns,
            reader=reader,
            today=self.today,
            mapping=self.mapping,
            claimant=self.claimant,
            instrument=self.instrument,
            assessed_on=self.assessed_on,
            day_first=self.day_first,
            language=self.language,
            level=self.level,
            layout=self._layout(),
        )

    def command(self, *, take: Collection[int] = ()) -> Command:
        """Return the command that takes the sheet in, against the library as it is when it runs.

        ``take`` names the conflicting rows whose values a person has chosen over the library's. The command raises
        ``InputError`` if the sheet has a fault.
        """
        return lambda reader: self.proposal(reader).change_set(take=take)

    def _layout(self) -> SheetLayout:
        return layout_of(
            self.sheet.headings,
            self.columns,
            name=self.sheet.name,
            mapping=self.mapping.name if self.mapping is not None else "",
            claimant=self.claimant,
        )


def read_sheet_file(
    path: Path,
    *,
    encoding: str | None = None,
    sheet: str | None = None,
    heading_row: int | None = None,
    cancelled: Callable[[], bool] = never,
) -> Sheet:
    """Read a sheet from a file, apart from the program.

    Raises:
        NeedsEncodingError: if a person must choose the letters of a CSV file.
        InputError: if it cannot be opened, or is no sheet that can be read.
        CancelledError: at once after ``cancelled`` says so.
    """
    data = file_data(path, most=MAX_FILE_BYTES, what="sheet")
    if len(data) > MAX_FILE_BYTES:
        raise too_large(f"{path.name} has more than {MAX_FILE_BYTES // 1_000_000} MB.")
    read = partial(open_sheet, name=path.name, encoding=encoding, sheet=sheet, heading_row=heading_row)
    return read_apart(read, data, name=path.name, cancelled=cancelled)


def prepare(reader: Reader, sheet: Sheet, *, today: date) -> SheetImport:
    """Return what is to be confirmed of a sheet: columns, scale and claimant as they were the last time, or guessed."""
    layouts = reader.all(SheetLayout)
    layout = layout_for(sheet.headings, layouts)
    return SheetImport(
        sheet=sheet,
        columns=guess(sheet.headings, layouts),
        today=today,
        mapping=mapping_named(layout.mapping) if layout is not None and layout.mapping else None,
        claimant=layout.claimant if layout is not None else None,
        remembered=layout is not None,
    )


def with_mapped(
    columns: Sequence[SheetColumn], headings: Sequence[str], mapped: Mapping[str, SheetColumn]
) -> tuple[SheetColumn, ...]:
    """Return the columns with what a person says of headings; a heading may be given by its words or its letter.

    Raises:
        InputError: if the sheet has no such heading.
    """
    folded = [fold_heading(heading) for heading in headings]
    changed = list(columns)
    for heading, column in mapped.items():
        if fold_heading(heading) not in folded:
            raise InputError(
                "There is no such heading",
                f"The sheet has no column “{heading}”.",
                f"It has: {', '.join(each for each in headings if each)}.",
            )
        for at, each in enumerate(folded):
            if each == fold_heading(heading):
                changed[at] = column
            elif changed[at] is column and column is not SheetColumn.IGNORE:
                # What was only guessed gives way to what was said.
                changed[at] = SheetColumn.IGNORE
    return tuple(changed)


def scale_named(words: str) -> GradeMapping:
    """Return the scale of a name.

    Raises:
        InputError: if no scale is called so.
    """
    found = mapping_named(words)
    if found is None:
        raise InputError(
            "The scale is not known", f"No scale of grades is called {words!r}.", f"Known: {', '.join(MAPPINGS)}."
        )
    return found


def instrument_named(reader: Reader, words: str) -> Instrument:
    """Return the instrument of a reference, title or id.

    Raises:
        InputError: if there is none.
    """
    found = Known(reader).instrument(words)
    if found is None:
        names = ", ".join(each.reference or each.short_title or each.title for each in reader.all(Instrument))
        raise InputError("There is no such text", f"No instrument is called {words!r}.", f"The library has: {names}.")
    return found


def addressee_named(reader: Reader, words: str) -> AddresseeId:
    """Return the addressee of a name or an alias.

    Raises:
        InputError: if there is none.
    """
    known = Known(reader)
    found = known.addressees(words)
    if found is None or len(found) > 1:
        raise InputError(
            "There is no such addressee",
            f"No addressee is called {words!r}.",
            f"The library has: {', '.join(known.addressee_names)}.",
        )
    return found[0]


def partner_file(reader: Reader, request: SheetRequest, *, as_csv: bool = False) -> bytes:
    """Return a sheet for partners to fill in, after a search for names that its audience may not read.

    Raises:
        InputError: if the audience may not know of the text, there is nothing to fill in, or a name would leak.
    """
    _refuse_withheld_names(reader, request)
    return write_csv(reader, request) if as_csv else write_workbook(reader, request)


def _refuse_withheld_names(reader: Reader, request: SheetRequest) -> None:
    persons = reader.all(Person)
    withheld = [each for each in persons if not each.named_to.visible_to(request.audience)]
    if not withheld:
        return
    search = NameSearch(withheld, others=[each for each in persons if each.named_to.visible_to(request.audience)])
    for number, row in enumerate(sheet_rows(reader, request), start=2):
        for heading, words in zip(HEADINGS.values(), row, strict=True):
            for found in search.find(words):
                raise InputError(
                    "The sheet would name somebody who may not be named",
                    f"{found.person.name} may not be named to {request.audience}, and stands in row {number} under"
                    f" {heading}.",
                    "Link the name to the person's record, write other words, or choose another audience.",
                )
