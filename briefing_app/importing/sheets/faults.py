"""What can be wrong with a cell, in words that say what is there, what was expected, and why it matters."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing_app.importing.sheets.model import column_letters

_SHOWN = 60


class FaultKind(StrEnum):
    """The kinds of fault; each stops the whole sheet."""

    COLUMN_MISSING = "column_missing"
    COLUMN_TWICE = "column_twice"
    REFERENCE_MISSING = "reference_missing"
    REFERENCE_UNKNOWN = "reference_unknown"
    REFERENCE_OTHER = "reference_other"
    ID_OF_ANOTHER_KIND = "id_of_another_kind"
    ID_OF_ANOTHER_TEXT = "id_of_another_text"
    SEVERAL_CALLS = "several_calls"
    DUPLICATE = "duplicate"
    PARAGRAPH_MALFORMED = "paragraph_malformed"
    PARAGRAPH_FRACTION = "paragraph_fraction"
    CLAUSE_MALFORMED = "clause_malformed"
    CLAUSE_WITHOUT_PARAGRAPH = "clause_without_paragraph"
    TEXT_EMPTY = "text_empty"
    TEXT_TOO_LONG = "text_too_long"
    WORD_TOO_LONG = "word_too_long"
    CONTROL_CHARACTER = "control_character"
    NUL = "nul"
    HALF_LETTER = "half_letter"
    NUMBER_FOR_WORDS = "number_for_words"
    DATE_FOR_WORDS = "date_for_words"
    PERCENT = "percent"
    TICK = "tick"
    ERROR_CELL = "error_cell"
    UNCOMPUTED = "uncomputed"
    MERGED = "merged"
    ADDRESSEE_UNKNOWN = "addressee_unknown"
    THEME_UNKNOWN = "theme_unknown"
    STATUS_UNKNOWN = "status_unknown"
    STATUS_WITHOUT_DATE = "status_without_date"
    DATE_WITHOUT_STATUS = "date_without_status"
    EVIDENCE_WITHOUT_STATUS = "evidence_without_status"
    DATE_UNREADABLE = "date_unreadable"
    DATE_IMPOSSIBLE = "date_impossible"
    DATE_AMBIGUOUS = "date_ambiguous"
    DATE_FUTURE = "date_future"
    DATE_BEFORE_ADOPTION = "date_before_adoption"
    GRADE_UNKNOWN = "grade_unknown"
    GRADE_CONTRADICTS = "grade_contradicts"
    CLAIM_UNKNOWN = "claim_unknown"
    CLAIM_MISSING = "claim_missing"
    CLAIMS_MIXED = "claims_mixed"
    SOURCE_UNKNOWN = "source_unknown"


MESSAGES = {
    FaultKind.COLUMN_MISSING: "The sheet has no column for this.",
    FaultKind.COLUMN_TWICE: "Two columns are read as the same thing.",
    FaultKind.REFERENCE_MISSING: "The row does not say of which text it speaks.",
    FaultKind.REFERENCE_UNKNOWN: "The library has no text of this reference.",
    FaultKind.REFERENCE_OTHER: "The row speaks of another text than the one that the sheet is read for.",
    FaultKind.ID_OF_ANOTHER_KIND: "The id belongs to something that is no recommendation.",
    FaultKind.ID_OF_ANOTHER_TEXT: "The id belongs to a recommendation of another text.",
    FaultKind.SEVERAL_CALLS: "Several recommendations of the library stand at this place.",
    FaultKind.DUPLICATE: "The sheet says the same of the same recommendation twice.",
    FaultKind.PARAGRAPH_MALFORMED: "This is no number of a paragraph.",
    FaultKind.PARAGRAPH_FRACTION: "It is a number with a fraction: 12.1 and 12.10 cannot be told apart.",
    FaultKind.CLAUSE_MALFORMED: "This is no letter of a clause.",
    FaultKind.CLAUSE_WITHOUT_PARAGRAPH: "A clause belongs to a paragraph, and the row names none.",
    FaultKind.TEXT_EMPTY: "The library does not know this recommendation, and the row has no words for it.",
    FaultKind.TEXT_TOO_LONG: "The text is too long for one cell.",
    FaultKind.WORD_TOO_LONG: "A word has no end; spaces may have been lost.",
    FaultKind.CONTROL_CHARACTER: "The cell holds a sign that can be neither shown nor printed.",
    FaultKind.NUL: "The cell holds an empty sign (NUL): the file may be damaged.",
    FaultKind.HALF_LETTER: "The cell holds half a letter: the file may be damaged, or cut.",
    FaultKind.NUMBER_FOR_WORDS: "A number stands where words belong.",
    FaultKind.DATE_FOR_WORDS: "A date stands where something else belongs; sheet programs turn 7-2 into one.",
    FaultKind.PERCENT: "A percentage says nothing that could be read as a status or as words.",
    FaultKind.TICK: "A tick (TRUE or FALSE) stands where words belong.",
    FaultKind.ERROR_CELL: "The cell is an error of a formula; its value is lost.",
    FaultKind.UNCOMPUTED: "The cell is a formula that was never computed.",
    FaultKind.MERGED: "The cell is merged with another: it is not certain whether that one's words hold here too.",
    FaultKind.ADDRESSEE_UNKNOWN: "The library has no addressee of this name.",
    FaultKind.THEME_UNKNOWN: "The library has no theme of this name.",
    FaultKind.STATUS_UNKNOWN: "This is no status.",
    FaultKind.STATUS_WITHOUT_DATE: "A status needs the date on which it was given.",
    FaultKind.DATE_WITHOUT_STATUS: "There is a date and no status.",
    FaultKind.EVIDENCE_WITHOUT_STATUS: "Evidence, grade or note belong to a status, and the row gives none.",
    FaultKind.DATE_UNREADABLE: "This is no date.",
    FaultKind.DATE_IMPOSSIBLE: "The calendar has no such day.",
    FaultKind.DATE_AMBIGUOUS: "Day and month cannot be told apart.",
    FaultKind.DATE_FUTURE: "The date lies in the future.",
    FaultKind.DATE_BEFORE_ADOPTION: "The date lies before the text was adopted.",
    FaultKind.GRADE_UNKNOWN: "The chosen scale has no such grade.",
    FaultKind.GRADE_CONTRADICTS: "Grade and status contradict each other.",
    FaultKind.CLAIM_UNKNOWN: "Nobody is known by this name.",
    FaultKind.CLAIM_MISSING: "Nobody says whose word this status is.",
    FaultKind.CLAIMS_MIXED: "A sheet is the word of one; this row is somebody else's.",
    FaultKind.SOURCE_UNKNOWN: "The library has no source of this title.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFault:
    """What is wrong in one place. ``row`` is the sheet's own, from 1; ``column`` its letters; "" for the whole row."""

    kind: FaultKind
    row: int
    column: str
    heading: str
    found: str
    expected: str
    message: str

    @property
    def place(self) -> str:
        """Where it is, in words."""
        heading = f" ({self.heading})" if self.heading else ""
        return f"row {self.row}, column {self.column}{heading}" if self.column else f"row {self.row}{heading}"

    def __str__(self) -> str:
        """One line for a list."""
        found = f" Found: “{self.found}”." if self.found else ""
        return f"{self.place}: {self.message}{found} Expected: {self.expected}."


def fault(kind: FaultKind, *, row: int, column: int | None, heading: str, found: str, expected: str) -> SheetFault:
    """Return the fault of a kind; what was found is shortened, and signs that cannot be shown are named."""
    return SheetFault(
        kind=kind,
        row=row,
        column="" if column is None else column_letters(column),
        heading=heading,
        found=_shown(found),
        expected=expected,
        message=MESSAGES[kind],
    )


def _shown(words: str) -> str:
    visible = "".join(sign if sign.isprintable() else f"[U+{ord(sign):04X}]" for sign in words[: _SHOWN + 1])
    return visible if len(words) <= _SHOWN else visible[:_SHOWN] + "…"
