"""One row of a sheet, cell by cell: what it says of which recommendation, or what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from briefing_app.domain.claims import Claimant
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import AddresseeId, InstrumentId, SourceId, ThemeId
from briefing_app.domain.levels import Level
from briefing_app.domain.records.office import SheetColumn
from briefing_app.domain.records.recommendation import Instrument
from briefing_app.domain.scales import GradeMapping
from briefing_app.domain.status import StatusCode
from briefing_app.importing.sheets.cell_checks import wrong_with
from briefing_app.importing.sheets.dates import NoDate, read_date
from briefing_app.importing.sheets.faults import FaultKind, SheetFault, fault
from briefing_app.importing.sheets.known import Claim, Known
from briefing_app.importing.sheets.model import Cell, CellKind, Row
from briefing_app.importing.sheets.shown import split_id

_Id = TypeVar("_Id", AddresseeId, ThemeId)
_PARAGRAPH = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,4}){0,3}[a-z]{0,3}(?:\s?\((?:[a-z0-9]{1,5}|[^\W\d_])\)){0,3}", re.I)
_PARAGRAPH_WORDS = re.compile(r"^(?:paragraphs?|paragraphe|para|par|point|§|¶|№|no|nr|п|пункт|abs(?:atz)?)\.?\s*", re.I)
_CLAUSE = re.compile(r"\(?([a-z0-9]{1,5}|[^\W\d_])\)?(?:\s?\(([a-z0-9]{1,5})\))?", re.IGNORECASE)
_NOT_VERIFIED = frozenset({"", "-", "–", "—", "n/a", "not verified", "?"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a person has settled for the whole sheet. ``assessed_on`` dates statuses that have no date of their own."""

    today: date
    mapping: GradeMapping | None = None
    claimant: Claimant | None = None
    instrument: InstrumentId | None = None
    assessed_on: PartialDate | None = None
    day_first: bool | None = None
    language: str = "en"
    level: Level = Level.MEMBERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a row says of the state of implementation. ``claim`` is its claim cell's, the sheet's where it is empty."""

    status: StatusCode
    date: PartialDate
    claim: Claim | None
    original_grade: str = ""
    scale: str = ""
    evidence: str = ""
    sources: tuple[SourceId, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """A row without a fault of its own. Empty cells say nothing."""

    row: int
    instrument: Instrument
    own_id: str = ""
    mark: str = ""
    paragraph: str | None = None
    clause: str = ""
    title: str = ""
    text: str = ""
    addressees: tuple[AddresseeId, ...] = ()
    themes: tuple[ThemeId, ...] = ()
    verdict: Verdict | None = None


class RowReader:
    """Reads rows by the meaning of their columns; what is wrong is gathered in ``faults``, never raised."""

    def __init__(
        self, columns: Sequence[SheetColumn], headings: Sequence[str], *, known: Known, options: Options
    ) -> None:
        """Remember which column is which."""
        self._at: Mapping[SheetColumn, int] = {
            column: number for number, column in reversed(tuple(enumerate(columns))) if column is not SheetColumn.IGNORE
        }
        self._headings = headings
        self._known = known
        self._options = options
        self.faults: list[SheetFault] = []
        self.formula_like: list[int] = []
        self._row = Row(number=0, cells=())

    def has(self, column: SheetColumn) -> bool:
        """Whether a column of the sheet has this meaning."""
        return column in self._at

    def read(self, row: Row) -> ReadRow | None:
        """Read one row; ``None`` where something in it is wrong."""
        self._row = row
        before = len(self.faults)
        self._check_cells()
        if len(self.faults) > before:
            return None
        instrument = self._instrument()
        paragraph, clause = self._place()
        own_id, mark = split_id(self._words(SheetColumn.ID))
        verdict = self._verdict(instrument)
        addressees = self._named(SheetColumn.ADDRESSEE, self._known.addressees, self._known.addressee_names)
        themes = self._named(SheetColumn.THEME, self._known.themes, self._known.theme_names)
        if instrument is None or len(self.faults) > before:
            return None
        return ReadRow(
            row=row.number,
            instrument=instrument,
            own_id=own_id,
            mark=mark,
            paragraph=paragraph,
            clause=clause,
            title=" ".join(self._words(SheetColumn.TITLE).split()),
            text=self._words(SheetColumn.TEXT),
            addressees=addressees,
            themes=themes,
            verdict=verdict,
        )

    def turn_to(self, row: Row) -> None:
        """Let the next faults be of this row."""
        self._row = row

    def fault(self, kind: FaultKind, column: SheetColumn | None, *, expected: str, row: int | None = None) -> None:
        """Note a fault in a column's cell, or in the row as a whole."""
        at = self._at.get(column) if column is not None else None
        self.faults.append(
            fault(
                kind,
                row=self._row.number if row is None else row,
                column=at,
                heading=self._headings[at] if at is not None else "",
                found=self._row.cell(at).words if at is not None and row is None else "",
                expected=expected,
            )
        )

    # --- what may stand in any cell ---

    def _cell(self, column: SheetColumn) -> Cell:
        return self._row.cell(self._at[column]) if column in self._at else Cell()

    def _words(self, column: SheetColumn) -> str:
        words = self._cell(column).words.replace("\r\n", "\n").replace("\r", "\n").strip()
        return unicodedata.normalize("NFC", words)

    def _check_cells(self) -> None:
        for column, at in sorted(self._at.items(), key=lambda pair: pair[1]):
            cell = self._row.cell(at)
            if cell.words.lstrip().startswith("=") and self._row.number not in self.formula_like:
                self.formula_like.append(self._row.number)
            found = wrong_with(column, cell)
            if found is not None:
                self.fault(found[0], column, expected=found[1])

    # --- which recommendation ---

    def _instrument(self) -> Instrument | None:
        chosen = next((each for each in self._known.instruments if each.id == self._options.instrument), None)
        words = self._words(SheetColumn.REFERENCE)
        if not words:
            if chosen is None:
                self.fault(FaultKind.REFERENCE_MISSING, SheetColumn.REFERENCE, expected="the reference of a text")
            return chosen
        found = self._known.instrument(words)
        if found is None:
            self.fault(
                FaultKind.REFERENCE_UNKNOWN, SheetColumn.REFERENCE, expected="the reference of a text known here"
            )
        elif chosen is not None and found.id != chosen.id:
            name = chosen.reference or chosen.short_title or chosen.title
            self.fault(FaultKind.REFERENCE_OTHER, SheetColumn.REFERENCE, expected=name)
        return found

    def _place(self) -> tuple[str | None, str]:
        paragraph = self._paragraph()
        words = self._words(SheetColumn.CLAUSE)
        if words.casefold() in _NOT_VERIFIED:
            return paragraph, ""
        match = _CLAUSE.fullmatch(words.rstrip("."))
        if match is None:
            self.fault(FaultKind.CLAUSE_MALFORMED, SheetColumn.CLAUSE, expected="a letter such as b or (b)")
            return paragraph, ""
        if not self._words(SheetColumn.PARAGRAPH):
            self.fault(FaultKind.CLAUSE_WITHOUT_PARAGRAPH, SheetColumn.CLAUSE, expected="a paragraph in the same row")
        return paragraph, match[1] + (f"({match[2]})" if match[2] else "")

    def _paragraph(self) -> str | None:
        cell, words = self._cell(SheetColumn.PARAGRAPH), self._words(SheetColumn.PARAGRAPH)
        if words.casefold() in _NOT_VERIFIED:
            return None
        if cell.kind is CellKind.NUMBER and not words.isdigit():
            self.fault(FaultKind.PARAGRAPH_FRACTION, SheetColumn.PARAGRAPH, expected="the paragraph typed as text")
            return None
        plain = _PARAGRAPH_WORDS.sub("", words).rstrip(".").strip()
        if not _PARAGRAPH.fullmatch(plain):
            self.fault(
                FaultKind.PARAGRAPH_MALFORMED, SheetColumn.PARAGRAPH, expected="a number such as 7, 12(b) or 96.21"
            )
            return None
        return plain.replace(" ", "")

    def _named(
        self, column: SheetColumn, find: Callable[[str], tuple[_Id, ...] | None], names: Sequence[str]
    ) -> tuple[_Id, ...]:
        words = self._words(column)
        if not words:
            return ()
        found = find(words)
        if found is None:
            kind = FaultKind.ADDRESSEE_UNKNOWN if column is SheetColumn.ADDRESSEE else FaultKind.THEME_UNKNOWN
            self.fault(kind, column, expected=_one_of(names) or "a name that was added to the library first")
        return found or ()

    # --- what it says of the status ---

    def _verdict(self, instrument: Instrument | None) -> Verdict | None:
        status, grade, scale = self._status()
        if status is None or status is StatusCode.UNASSESSED:
            self._check_nothing_is_lost(graded=bool(grade), refused=status is None and self._has_status_words())
            return None
        day = self._date(instrument)
        claim = self._claim()
        sources = self._sources()
        if day is None:
            return None
        return Verdict(
            status=status,
            date=day,
            claim=claim,
            original_grade=grade,
            scale=scale,
            evidence=self._words(SheetColumn.EVIDENCE),
            sources=sources,
            note=self._words(SheetColumn.NOTE),
        )

    def _has_status_words(self) -> bool:
        return bool(self._words(SheetColumn.STATUS))

    def _status(self) -> tuple[StatusCode | None, str, str]:
        """Return the status, the grade in its own words, and the scale by which these were read."""
        words, grade = self._words(SheetColumn.STATUS), self._words(SheetColumn.ORIGINAL_GRADE)
        mapping = self._options.mapping
        graded = mapping.code_of(grade) if mapping is not None and grade else None
        if mapping is not None and grade and graded is None:
            expected = _one_of([f"{each.mark} ({each.words})" for each in mapping.grades])
            self.fault(FaultKind.GRADE_UNKNOWN, SheetColumn.ORIGINAL_GRADE, expected=expected)
            return None, grade, ""
        scale = mapping.reference if mapping is not None and graded is not None else ""
        if not words:
            return graded, grade, scale
        status = self._known.status(words)
        if status is None and mapping is not None and (status := mapping.code_of(words)) is not None:
            grade, scale = grade or words, mapping.reference
        if status is None:
            self._refuse_status(mapping)
        elif graded is not None and graded is not status:
            self.fault(
                FaultKind.GRADE_CONTRADICTS, SheetColumn.STATUS, expected=f"what “{grade}” means: {graded.value}"
            )
        return status, grade, scale

    def _refuse_status(self, mapping: GradeMapping | None) -> None:
        number = self._cell(SheetColumn.STATUS).kind is CellKind.NUMBER
        kind = FaultKind.NUMBER_FOR_WORDS if number else FaultKind.STATUS_UNKNOWN
        words = list(self._known.status_words) + [each.mark for each in (mapping.grades if mapping else ())]
        self.fault(kind, SheetColumn.STATUS, expected=_one_of(words))

    def _check_nothing_is_lost(self, *, graded: bool, refused: bool) -> None:
        if refused:
            return
        if self._words(SheetColumn.ASSESSED_ON) and self.has(SheetColumn.STATUS):
            self.fault(FaultKind.DATE_WITHOUT_STATUS, SheetColumn.ASSESSED_ON, expected="a status in the same row")
        for column in (SheetColumn.EVIDENCE, SheetColumn.NOTE, SheetColumn.ORIGINAL_GRADE):
            if self._words(column) and not (column is SheetColumn.ORIGINAL_GRADE and self._options.mapping):
                self.fault(FaultKind.EVIDENCE_WITHOUT_STATUS, column, expected="a status in the same row")
                return
        if graded and self._options.mapping is None and not self.has(SheetColumn.STATUS):
            self.fault(FaultKind.EVIDENCE_WITHOUT_STATUS, SheetColumn.ORIGINAL_GRADE, expected="a scale to read it by")

    def _date(self, instrument: Instrument | None) -> PartialDate | None:
        words = self._words(SheetColumn.ASSESSED_ON)
        if not words:
            if self._options.assessed_on is None:
                self.fault(FaultKind.STATUS_WITHOUT_DATE, SheetColumn.ASSESSED_ON, expected="a date such as 2020-02-17")
            return self._options.assessed_on
        found = read_date(words, day_first=self._options.day_first)
        if isinstance(found, NoDate):
            self.fault(found.kind, SheetColumn.ASSESSED_ON, expected=found.expected)
            return None
        adopted = instrument.adopted if instrument is not None else None
        if found.first_day > self._options.today:
            self.fault(FaultKind.DATE_FUTURE, SheetColumn.ASSESSED_ON, expected=f"at the latest {self._options.today}")
        elif adopted is not None and _last_day(found) < adopted.first_day.isoformat():
            self.fault(FaultKind.DATE_BEFORE_ADOPTION, SheetColumn.ASSESSED_ON, expected=f"{adopted} or later")
        return found

    def _claim(self) -> Claim | None:
        words = self._words(SheetColumn.CLAIM)
        if not words:
            return None
        found = self._known.claim(words)
        if found is None:
            expected = "state, ngo, third party, own, or the name of an organisation or source known here"
            self.fault(FaultKind.CLAIM_UNKNOWN, SheetColumn.CLAIM, expected=expected)
        return found

    def _sources(self) -> tuple[SourceId, ...]:
        words = self._words(SheetColumn.SOURCE)
        found = self._known.sources(words) if words else ()
        if words and not found:
            expected = "the title or reference of a source that was added to the library first"
            self.fault(FaultKind.SOURCE_UNKNOWN, SheetColumn.SOURCE, expected=expected)
        return found


def _last_day(day: PartialDate) -> str:
    """Return the last day, as words that sort, that a date can mean: a year may lie on both sides of an adoption."""
    return f"{day.year:04}-{day.month or 12:02}-{day.day or 31:02}"


def _one_of(words: Sequence[str]) -> str:
    few = ", ".join(words[:12])
    return few if len(words) <= 12 else f"{few} and {len(words) - 12} more"
