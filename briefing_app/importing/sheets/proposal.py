"""What a sheet would change in the library, row by row: nothing is changed by proposing it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from briefing_app.domain.changes import Change, ChangeSet
from briefing_app.domain.claims import Claimant
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import InstrumentId, RecommendationId
from briefing_app.domain.levels import Level
from briefing_app.domain.ordering import keys_in_order
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.office import SheetColumn, SheetLayout
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.scales import GradeMapping
from briefing_app.errors import InputError
from briefing_app.importing.sheets.faults import FaultKind, SheetFault
from briefing_app.importing.sheets.known import Known
from briefing_app.importing.sheets.limits import MAX_FAULTS
from briefing_app.importing.sheets.matching import Calls, Target
from briefing_app.importing.sheets.model import Sheet, column_letters
from briefing_app.importing.sheets.row_changes import Difference, RowChanges, RowComparison
from briefing_app.importing.sheets.row_reading import Options, ReadRow, RowReader

_KEYS = (SheetColumn.ID, SheetColumn.PARAGRAPH, SheetColumn.TEXT, SheetColumn.TITLE)


class RowState(StrEnum):
    """How a row stands to the library."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    CONFLICTING = "conflicting"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedRow:
    """One row: ``differences`` are taken in; ``conflicts`` only where a person has chosen the row."""

    row: int
    state: RowState
    recommendation: RecommendationId
    title: str
    differences: tuple[Difference, ...] = ()
    conflicts: tuple[Difference, ...] = ()
    changes: tuple[Change, ...] = ()
    chosen_changes: tuple[Change, ...] = ()
    """All that the row says, conflicts included: what is taken instead of ``changes`` if a person chooses the row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A sheet against the library. With one fault nothing of it can be taken in."""

    name: str
    rows: tuple[ProposedRow, ...]
    faults: tuple[SheetFault, ...]
    warnings: tuple[str, ...] = ()
    layout: tuple[Change, ...] = ()

    @property
    def new(self) -> tuple[ProposedRow, ...]:
        """Rows of recommendations that the library does not have."""
        return self._in_state(RowState.NEW)

    @property
    def changed(self) -> tuple[ProposedRow, ...]:
        """Rows that say more or something else, of which nobody has said anything since."""
        return self._in_state(RowState.CHANGED)

    @property
    def same(self) -> tuple[ProposedRow, ...]:
        """Rows that say what the library says."""
        return self._in_state(RowState.SAME)

    @property
    def conflicting(self) -> tuple[ProposedRow, ...]:
        """Rows whose value somebody has changed since, or that contradict each other: a person chooses."""
        return self._in_state(RowState.CONFLICTING)

    def change_set(self, *, take: Collection[int] = ()) -> ChangeSet:
        """Return all of it as one step; of conflicting rows what is beyond dispute, or all if ``take`` names the row.

        Raises:
            InputError: if the sheet has a fault; then nothing is taken.
        """
        if self.faults:
            raise InputError(
                "The sheet cannot be read in",
                f"{len(self.faults)} cells are wrong, so nothing was taken: {self.faults[0]}",
                "Mend them in the sheet and read it again.",
            )
        merged: dict[RecordRef, Change] = {}
        for row in self.rows:
            for change in row.chosen_changes if row.row in take else row.changes:
                earlier = merged.get(change.ref)
                merged[change.ref] = change if earlier is None else Change(before=earlier.before, after=change.after)
        # A layout alone is not worth a step: it is kept with the sheet that it first read something from.
        layout = self.layout if merged else ()
        return ChangeSet(label=f"Read in {self.name}", changes=(*layout, *merged.values()))

    def _in_state(self, state: RowState) -> tuple[ProposedRow, ...]:
        return tuple(row for row in self.rows if row.state is state)


def propose(
    sheet: Sheet,
    columns: Sequence[SheetColumn],
    *,
    reader: Reader,
    today: date,
    mapping: GradeMapping | None = None,
    claimant: Claimant | None = None,
    instrument: InstrumentId | None = None,
    assessed_on: PartialDate | None = None,
    day_first: bool | None = None,
    language: str = "en",
    level: Level = Level.MEMBERS,
    layout: SheetLayout | None = None,
) -> Proposal:
    """Compare a sheet with the library. ``columns`` say what each of its columns is, ``layout`` remembers that.

    ``claimant`` is whose word its statuses are; ``instrument`` the text it speaks of, else its reference column says.
    ``assessed_on`` dates statuses that have no date of their own; ``day_first`` answers what 03/04/2020 means.
    """
    options = Options(
        today=today,
        mapping=mapping,
        claimant=claimant,
        instrument=instrument,
        assessed_on=assessed_on,
        day_first=day_first,
        language=language,
        level=level,
    )
    return _Proposing(sheet, columns, reader=reader, options=options).proposal(layout)


class _Proposing:
    """Reads every row, finds what each speaks of, and compares."""

    def __init__(self, sheet: Sheet, columns: Sequence[SheetColumn], *, reader: Reader, options: Options) -> None:
        self._sheet = sheet
        self._columns = columns
        self._reader = reader
        self._options = options
        self._rows = RowReader(columns, sheet.headings, known=Known(reader), options=options)
        self._by_number = {row.number: row for row in sheet.rows}
        self._calls: dict[InstrumentId, Calls] = {}
        self._comparison = RowComparison(reader, options=options)

    def proposal(self, layout: SheetLayout | None) -> Proposal:
        self._check_columns()
        read = list(self._read()) if not self._rows.faults else []
        targets = [(row, self._target(row)) for row in read]
        for row, target in targets:
            self._check_target(row, target)
        rows = () if self._rows.faults else tuple(self._proposed(targets))
        faults = tuple(sorted(self._rows.faults, key=lambda each: (each.row, len(each.column), each.column)))
        return Proposal(
            name=self._sheet.name,
            rows=rows if not faults else (),
            faults=faults,
            warnings=tuple(self._warnings()),
            layout=() if layout is None else _layout_change(self._reader, layout),
        )

    def _read(self) -> Iterator[ReadRow]:
        for row in self._sheet.rows:
            if all(self._is_left_out(at) or cell.empty for at, cell in enumerate(row.cells)):
                continue
            read = self._rows.read(row)
            if read is not None:
                yield read
            if len(self._rows.faults) >= MAX_FAULTS:
                return

    def _is_left_out(self, at: int) -> bool:
        return at >= len(self._columns) or self._columns[at] is SheetColumn.IGNORE

    def _check_columns(self) -> None:
        heading_row = self._sheet.heading_row
        used = [column for column in self._columns if column is not SheetColumn.IGNORE]
        for column in sorted({column for column in used if used.count(column) > 1}):
            expected = f"one column for {column.replace('_', ' ')}; leave the other out"
            self._rows.fault(FaultKind.COLUMN_TWICE, column, expected=expected, row=heading_row)
        if not set(used) & set(_KEYS):
            expected = "a paragraph, a text, a title or an id, to tell of what each row speaks"
            self._rows.fault(FaultKind.COLUMN_MISSING, None, expected=expected, row=heading_row)
        if self._options.instrument is None and SheetColumn.REFERENCE not in used:
            expected = "a reference, or the choice of one text for the whole sheet"
            self._rows.fault(FaultKind.COLUMN_MISSING, None, expected=expected, row=heading_row)

    def _target(self, row: ReadRow) -> Target:
        return self._calls_of(row).target(row)

    def _calls_of(self, row: ReadRow) -> Calls:
        key = row.instrument.id
        if key not in self._calls:
            self._calls[key] = Calls(self._reader, key)
        return self._calls[key]

    def _check_target(self, row: ReadRow, target: Target) -> None:
        if target.fault is not None:
            self._rows.fault(target.fault, None, expected=target.expected, row=row.row)
        elif target.known is None and not (row.text or row.title):
            self._rows.fault(FaultKind.TEXT_EMPTY, None, expected="the words of the recommendation", row=row.row)

    def _proposed(self, targets: Sequence[tuple[ReadRow, Target]]) -> Iterator[ProposedRow]:
        groups: dict[RecommendationId, list[ReadRow]] = defaultdict(list)
        for row, target in targets:
            groups[target.id].append(row)
        new = dict.fromkeys(target.id for _, target in targets if target.known is None)
        keys = dict(zip(new, keys_in_order(len(new)), strict=True))
        for row, target in targets:
            calls = self._calls_of(row)
            compared = self._comparison.compare(row, target, calls=calls, order_key=keys.get(target.id, ""))
            self._rows.turn_to(self._by_number[row.row])
            for kind, column, expected in compared.faults:
                self._rows.fault(kind, column, expected=expected)
            others = groups[target.id]
            contradiction = _contradiction(row, others) if len(others) > 1 else None
            if contradiction == "":
                expected = f"one row; row {others[0].row} says the same"
                self._rows.fault(FaultKind.DUPLICATE, None, expected=expected, row=row.row)
            yield _proposed_row(row, target, compared, contradiction or "")

    def _warnings(self) -> Iterator[str]:
        yield from self._sheet.remarks
        rows = self._rows.formula_like
        if rows:
            yield f"Cells that begin with “=” are read as words, never computed: row {_listed(rows)}."
        for at, heading in enumerate(self._sheet.headings):
            rows = [row.number for row in self._sheet.rows if not row.cell(at).empty]
            if rows and not heading.strip() and self._is_left_out(at):
                yield f"Column {column_letters(at)} has no heading: what it says is left out, in row {_listed(rows)}."
        if len(self._rows.faults) >= MAX_FAULTS:
            yield f"The first {len(self._rows.faults)} faults are listed; the sheet was not looked through any further."


def _listed(rows: Sequence[int]) -> str:
    return ", ".join(str(row) for row in rows[:8]) + (" …" if len(rows) > 8 else "")


def _contradiction(row: ReadRow, others: Sequence[ReadRow]) -> str | None:
    """Tell in which words a row and another of the same recommendation disagree; ``""``: they are the same twice."""
    for other in others:
        if other.row == row.row:
            continue
        if (row.title, row.text, row.addressees, row.themes) != (
            other.title, other.text, other.addressees, other.themes,
        ):  # fmt: skip
            return f"row {other.row} describes the same recommendation otherwise"
        mine, theirs = row.verdict, other.verdict
        if mine == theirs and other.row < row.row:
            return ""
        same_day = mine is not None and theirs is not None and mine.date.first_day == theirs.date.first_day
        if same_day and mine != theirs:
            return f"row {other.row} says otherwise of the same day"
    return None


def _proposed_row(row: ReadRow, target: Target, compared: RowChanges, contradiction: str) -> ProposedRow:
    everything = (*compared.changes, *compared.disputed)
    conflicts = compared.conflicts
    differences = compared.differences
    if contradiction:
        conflicts = (*conflicts, *(_with_reason(each, contradiction) for each in differences))
        conflicts = conflicts or (Difference(field="row", before="", after="", reason=contradiction),)
        differences = ()
    if conflicts:
        state = RowState.CONFLICTING
    elif target.known is None:
        state = RowState.NEW
    else:
        state = RowState.CHANGED if differences else RowState.SAME
    return ProposedRow(
        row=row.row,
        state=state,
        recommendation=target.id,
        title=compared.title,
        differences=differences,
        conflicts=conflicts,
        changes=() if contradiction else compared.changes,
        chosen_changes=everything,
    )


def _with_reason(difference: Difference, reason: str) -> Difference:
    return Difference(field=difference.field, before=difference.before, after=difference.after, reason=reason)


def _layout_change(reader: Reader, layout: SheetLayout) -> tuple[Change, ...]:
    before = reader.get(SheetLayout, layout.id)
    if before is None:
        return (Change(before=None, after=layout),)
    said = (before.columns, before.mapping, before.claimant)
    if said == (layout.columns, layout.mapping, layout.claimant):
        return ()
    return (Change(before=before, after=_at_rev(layout, before)),)


def _at_rev(layout: SheetLayout, before: SheetLayout) -> SheetLayout:
    return SheetLayout(
        id=before.id,
        rev=before.rev,
        level=before.level,
        name=layout.name,
        headings=layout.headings,
        columns=layout.columns,
        mapping=layout.mapping,
        claimant=layout.claimant,
    )
