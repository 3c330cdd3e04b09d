"""Every kind of bad cell has its name, its place and what was expected; with one of them nothing changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.domain.ids import RecommendationId
from briefing_app.domain.records.office import SheetColumn
from briefing_app.domain.records.recommendation import Instrument, Recommendation
from briefing_app.domain.scales import MAPPINGS
from briefing_app.errors import InputError
from briefing_app.importing.sheets.faults import MESSAGES, FaultKind, SheetFault
from briefing_app.importing.sheets.limits import MAX_FAULTS
from briefing_app.importing.sheets.model import Cell, CellKind, Sheet
from tests.builders import (
    INSTRUMENT,
    NGO,
    STATE,
    InMemoryReader,
    a_library_of_records,
    day,
    instrument,
    organisation,
    recommendation,
    source,
)
from tests.importing.sheets.files import GOOD, HEADINGS, good_row, proposed, sheet_of

DOCUMENTATION = Path(__file__).parents[3] / "docs" / "features" / "sheets.md"


@pytest.fixture
def library() -> InMemoryReader:
    reader = InMemoryReader(a_library_of_records())
    reader.put(instrument_adopted("2019-03-14"), instrument(key="other"), organisation("Freedom Now", key="ngo-2"))
    return reader


def instrument_adopted(on: str) -> Instrument:
    return replace(instrument(), adopted=day(on))


def the_fault(library: InMemoryReader, sheet: Sheet, **options: object) -> SheetFault:
    """Return the one fault of a sheet, after seeing that it lets nothing through."""
    proposal = proposed(library, sheet, **options)
    assert len(proposal.faults) == 1, [str(each) for each in proposal.faults]
    assert proposal.rows == ()
    with pytest.raises(InputError, match="nothing was taken"):
        proposal.change_set()
    return proposal.faults[0]


def test_the_good_row_has_no_fault(library: InMemoryReader) -> None:
    proposal = proposed(library, sheet_of([GOOD]))
    assert [str(each) for each in proposal.faults] == []
    assert len(proposal.new) == 1


BAD_CELLS: list[tuple[str, str | Cell, FaultKind, str]] = [
    ("paragraph", "seven", FaultKind.PARAGRAPH_MALFORMED, "12(b)"),
    ("paragraph", "7; 8", FaultKind.PARAGRAPH_MALFORMED, "96.21"),
    ("paragraph", "-7", FaultKind.PARAGRAPH_MALFORMED, "96.21"),
    ("paragraph", Cell(words="12.1", kind=CellKind.NUMBER), FaultKind.PARAGRAPH_FRACTION, "as text"),
    ("paragraph", Cell(words="2020-02-07", kind=CellKind.DATE), FaultKind.DATE_FOR_WORDS, "formatted as text"),
    ("paragraph", "", FaultKind.CLAUSE_WITHOUT_PARAGRAPH, "a paragraph"),
    ("clause", "second half", FaultKind.CLAUSE_MALFORMED, "(b)"),
    ("text", "", FaultKind.TEXT_EMPTY, "the words"),
    ("text", "word " * 4_001, FaultKind.TEXT_TOO_LONG, "20,000"),
    ("text", "a" * 501, FaultKind.WORD_TOO_LONG, "500"),
    ("text", "bell\x07", FaultKind.CONTROL_CHARACTER, "printed"),
    ("text", "place\ufffc", FaultKind.CONTROL_CHARACTER, "printed"),
    ("text", "cut\x00off", FaultKind.NUL, "printed"),
    ("text", "half \ud83d", FaultKind.HALF_LETTER, "whole letters"),
    ("text", Cell(words="42", kind=CellKind.NUMBER), FaultKind.NUMBER_FOR_WORDS, "words"),
    ("text", Cell(words="2020-02-17", kind=CellKind.DATE), FaultKind.DATE_FOR_WORDS, "as text"),
    ("text", "40 %", FaultKind.PERCENT, "words"),
    ("text", Cell(kind=CellKind.ERROR), FaultKind.ERROR_CELL, "a value"),
    ("text", Cell(kind=CellKind.UNCOMPUTED), FaultKind.UNCOMPUTED, "save it once"),
    ("addressee", "Ruritania", FaultKind.ADDRESSEE_UNKNOWN, "Kazakhstan"),
    ("addressee", "Kazakhstan; Ruritania", FaultKind.ADDRESSEE_UNKNOWN, "Kazakhstan"),
    ("addressee", Cell(kind=CellKind.MERGED), FaultKind.MERGED, "of its own"),
    ("theme", "Fishing", FaultKind.THEME_UNKNOWN, "Assembly"),
    ("theme", Cell(words="TRUE", kind=CellKind.BOOLEAN), FaultKind.TICK, "words"),
    ("status", "nearly there", FaultKind.STATUS_UNKNOWN, "Not implemented"),
    ("status", "B", FaultKind.STATUS_UNKNOWN, "Not implemented"),
    ("status", Cell(words="0.5", kind=CellKind.NUMBER), FaultKind.NUMBER_FOR_WORDS, "Not implemented"),
    ("status", Cell(words="50%", kind=CellKind.PERCENT), FaultKind.PERCENT, "words"),
    ("status", Cell(words="TRUE", kind=CellKind.BOOLEAN), FaultKind.TICK, "words"),
    ("status", Cell(kind=CellKind.ERROR), FaultKind.ERROR_CELL, "a value"),
    ("assessed_on", "", FaultKind.STATUS_WITHOUT_DATE, "2020-02-17"),
    ("assessed_on", "soon", FaultKind.DATE_UNREADABLE, "2020-02"),
    ("assessed_on", "2020-02-30", FaultKind.DATE_IMPOSSIBLE, "calendar"),
    ("assessed_on", "31.06.2019", FaultKind.DATE_IMPOSSIBLE, "calendar"),
    ("assessed_on", "43878", FaultKind.DATE_UNREADABLE, "2020-02"),
    ("assessed_on", "0020-02-17", FaultKind.DATE_IMPOSSIBLE, "1900"),
    ("assessed_on", "03/04/2019", FaultKind.DATE_AMBIGUOUS, "2019-04-03 or 2019-03-04"),
    ("assessed_on", "3.4.19", FaultKind.DATE_AMBIGUOUS, "four figures"),
    ("assessed_on", "2020-03-03", FaultKind.DATE_FUTURE, "2020-03-02"),
    ("assessed_on", "2021", FaultKind.DATE_FUTURE, "2020-03-02"),
    ("assessed_on", "2019-03-13", FaultKind.DATE_BEFORE_ADOPTION, "2019-03-14"),
    ("assessed_on", "2018", FaultKind.DATE_BEFORE_ADOPTION, "2019-03-14"),
    ("source", "A report nobody has", FaultKind.SOURCE_UNKNOWN, "added to the library"),
]


@pytest.mark.parametrize(("column", "cell", "kind", "expected"), BAD_CELLS)
def test_a_bad_cell_is_named_by_kind_place_and_what_was_expected(
    library: InMemoryReader, column: str, cell: str | Cell, kind: FaultKind, expected: str
) -> None:
    fault = the_fault(library, sheet_of([good_row(**{column: cell})]))
    assert fault.kind is kind
    assert fault.row == 2
    assert expected in fault.expected
    assert fault.message == MESSAGES[kind]
    if kind not in (FaultKind.CLAUSE_WITHOUT_PARAGRAPH, FaultKind.TEXT_EMPTY):
        assert fault.heading == column.replace("_", " ").capitalize()
        assert fault.column == "ABCDEFGHI"[[each.lower() for each in HEADINGS].index(fault.heading.lower())]
        assert fault.place in str(fault)


@pytest.mark.parametrize("on", ["2019", "2019-03", "2019-03-14", "2020-03-02", "2020"])
def test_a_date_that_may_lie_between_adoption_and_today_is_no_fault(library: InMemoryReader, on: str) -> None:
    assert proposed(library, sheet_of([good_row(assessed_on=on)])).faults == ()


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ({"status": "", "evidence": "", "source": ""}, FaultKind.DATE_WITHOUT_STATUS),
        ({"status": "", "assessed_on": ""}, FaultKind.EVIDENCE_WITHOUT_STATUS),
    ],
)
def test_what_belongs_to_a_status_is_never_dropped_where_the_status_is_missing(
    library: InMemoryReader, cells: dict[str, str], kind: FaultKind
) -> None:
    assert the_fault(library, sheet_of([good_row(**cells)])).kind is kind


def with_column(heading: str, cell: str | Cell) -> Sheet:
    return sheet_of([(*GOOD, cell)], headings=(*HEADINGS, heading))


@pytest.mark.parametrize(
    ("heading", "cell", "options", "kind"),
    [
        ("Reference", "A/RES/99", {}, FaultKind.REFERENCE_UNKNOWN),
        ("Reference", "", {"instrument": None}, FaultKind.REFERENCE_MISSING),
        ("Reference", "other", {}, FaultKind.REFERENCE_OTHER),
        ("Claim", "Nobody in particular", {}, FaultKind.CLAIM_UNKNOWN),
        ("Claim", "ngo: Nobody", {}, FaultKind.CLAIM_UNKNOWN),
        ("Claim", "state", {}, FaultKind.CLAIMS_MIXED),
        ("Claim", "ngo: Freedom Now", {}, FaultKind.CLAIMS_MIXED),
        ("Claim", "", {"claimant": None}, FaultKind.CLAIM_MISSING),
        ("Claim", "Freedom Now", {"claimant": None}, FaultKind.CLAIM_MISSING),
        ("Original grade", "F", {"mapping": MAPPINGS["ccpr"]}, FaultKind.GRADE_UNKNOWN),
        ("Original grade", "A", {"mapping": MAPPINGS["ccpr"]}, FaultKind.GRADE_CONTRADICTS),
        ("ID", "addressee-1#00000000", {}, FaultKind.ID_OF_ANOTHER_KIND),
        ("ID", "call-of-another#00000000", {}, FaultKind.ID_OF_ANOTHER_TEXT),
    ],
)
def test_a_cell_that_fits_no_name_of_the_library_is_a_fault(
    library: InMemoryReader, heading: str, cell: str, options: dict[str, object], kind: FaultKind
) -> None:
    library.put(replace(recommendation(50, instrument="other"), id=RecommendationId("call-of-another")))
    fault = the_fault(library, with_column(heading, cell), **options)
    assert fault.kind is kind
    assert fault.row == 2


def test_one_sheet_with_thirty_kinds_of_bad_cell_names_each_and_lets_nothing_through(library: InMemoryReader) -> None:
    one_each: dict[FaultKind, dict[str, str | Cell]] = {
        kind: {column: cell} for column, cell, kind, _ in reversed(BAD_CELLS)
    }
    one_each[FaultKind.DATE_WITHOUT_STATUS] = {"status": "", "evidence": "", "source": ""}
    one_each[FaultKind.EVIDENCE_WITHOUT_STATUS] = {"status": "", "assessed_on": ""}
    own = {FaultKind.REFERENCE_UNKNOWN: ("A/RES/99", ""), FaultKind.REFERENCE_OTHER: ("other", "")}
    own |= {FaultKind.CLAIM_UNKNOWN: ("", "Nobody at all")}
    rows = [
        (*good_row(**{"paragraph": str(100 + number), **cells}), "", "")
        for number, cells in enumerate(one_each.values())
    ]
    rows += [(*good_row(paragraph=str(300 + number)), *cells) for number, cells in enumerate(own.values())]
    sheet = sheet_of(rows, headings=(*HEADINGS, "Reference", "Claim"))
    proposal = proposed(library, sheet)
    found = [(fault.row, fault.kind) for fault in proposal.faults]
    assert sorted(found) == [(row, kind) for row, kind in enumerate((*one_each, *own), start=2)]
    assert len(found) >= 30
    assert all(fault.expected for fault in proposal.faults)
    assert proposal.rows == ()
    with pytest.raises(InputError, match="nothing was taken"):
        proposal.change_set()


def test_a_title_that_two_sources_bear_asks_for_a_reference(library: InMemoryReader) -> None:
    library.put(source("A report", key="source-2"))
    fault = the_fault(library, sheet_of([GOOD]))
    assert (fault.kind, fault.found) == (FaultKind.SOURCE_UNKNOWN, "A report")
    assert "several have this title" in fault.expected
    assert proposed(library, sheet_of([good_row(source="source-2")])).faults == ()
    claimed = the_fault(
        library, sheet_of([(*good_row(source=""), "ngo: A report")], headings=(*HEADINGS, "Claim")), claimant=None
    )
    assert claimed.kind is FaultKind.CLAIM_MISSING


def test_two_headings_of_one_meaning_are_asked_about(library: InMemoryReader) -> None:
    fault = the_fault(library, sheet_of([(*GOOD, "full")], headings=(*HEADINGS, "Implementation status")))
    assert (fault.kind, fault.row) == (FaultKind.COLUMN_TWICE, 1)
    assert "leave the other out" in fault.expected


@pytest.mark.parametrize(
    ("headings", "options"), [(("Status", "Date"), {}), (("Paragraph", "Text"), {"instrument": None})]
)
def test_a_sheet_that_cannot_say_of_what_it_speaks_lacks_a_column(
    library: InMemoryReader, headings: tuple[str, str], options: dict[str, object]
) -> None:
    fault = the_fault(library, sheet_of([("7", "x")], headings=headings), **options)
    assert (fault.kind, fault.row, fault.column) == (FaultKind.COLUMN_MISSING, 1, "")


def test_the_same_row_twice_is_a_fault_that_names_the_first(library: InMemoryReader) -> None:
    fault = the_fault(library, sheet_of([GOOD, good_row(paragraph="8"), GOOD]))
    assert (fault.kind, fault.row) == (FaultKind.DUPLICATE, 4)
    assert "row 2" in fault.expected


def test_a_place_where_several_calls_stand_asks_for_the_addressee(library: InMemoryReader) -> None:
    for number, whom in ((31, ("addressee-1",)), (32, ("addressee-2",))):
        library.put(replace(recommendation(number, addressees=whom), paragraph="7", clause="(b)"))
    fault = the_fault(library, sheet_of([good_row(addressee="")]))
    assert fault.kind is FaultKind.SEVERAL_CALLS
    assert "addressee" in fault.expected
    assert proposed(library, sheet_of([GOOD])).faults == ()


def test_a_second_claimant_in_one_sheet_is_a_fault_in_its_own_row(library: InMemoryReader) -> None:
    rows = [(*GOOD, "ngo: A report"), (*good_row(paragraph="8"), "state")]
    fault = the_fault(library, sheet_of(rows, headings=(*HEADINGS, "Claim")), claimant=None)
    assert (fault.kind, fault.row, fault.found) == (FaultKind.CLAIMS_MIXED, 3, "state")


def test_every_fault_is_listed_at_once_and_each_in_its_place(library: InMemoryReader) -> None:
    rows = [good_row(status="?!"), GOOD, good_row(paragraph="x", theme="Fishing", assessed_on="never")]
    proposal = proposed(library, sheet_of(rows))
    assert [(each.row, each.column, each.kind) for each in proposal.faults] == [
        (2, "F", FaultKind.STATUS_UNKNOWN),
        (4, "A", FaultKind.PARAGRAPH_MALFORMED),
        (4, "E", FaultKind.THEME_UNKNOWN),
        (4, "G", FaultKind.DATE_UNREADABLE),
    ]


def test_a_sheet_full_of_faults_is_not_looked_through_to_its_end(library: InMemoryReader) -> None:
    proposal = proposed(library, sheet_of([good_row(status="?!")] * (MAX_FAULTS + 50)))
    assert len(proposal.faults) == MAX_FAULTS
    assert any("not looked through" in warning for warning in proposal.warnings)


def test_signs_that_cannot_be_shown_are_named_in_the_message(library: InMemoryReader) -> None:
    fault = the_fault(library, sheet_of([good_row(text="a\x07b")]))
    assert fault.found == "a[U+0007]b"
    long = the_fault(library, sheet_of([good_row(status="x" * 90)]))
    assert long.found == "x" * 60 + "…"


def test_a_text_that_looks_like_a_formula_is_read_as_words_and_said(library: InMemoryReader) -> None:
    proposal = proposed(library, sheet_of([good_row(text='=HYPERLINK("http://example.org")')]))
    assert proposal.faults == ()
    assert any("never computed: row 2" in warning for warning in proposal.warnings)
    calls = [each.after for each in proposal.change_set().changes if isinstance(each.after, Recommendation)]
    assert calls[0].title.startswith("=HYPERLINK")


@pytest.mark.parametrize("kind", [CellKind.NUMBER, CellKind.DATE, CellKind.PERCENT])
def test_evidence_may_be_a_number_or_a_date(library: InMemoryReader, kind: CellKind) -> None:
    assert proposed(library, sheet_of([good_row(evidence=Cell(words="12", kind=kind))])).faults == ()


@pytest.mark.parametrize("words", ["Имена с қазақ әріптері", "ქართული ასოები", "\u202bעברית\u202c", "a\u200db", "👧"])
def test_letters_of_every_script_and_invisible_joiners_are_no_fault(library: InMemoryReader, words: str) -> None:
    assert proposed(library, sheet_of([good_row(text=words)])).faults == ()


def test_an_ignored_column_may_hold_anything(library: InMemoryReader) -> None:
    sheet = with_column("Whatever", Cell(kind=CellKind.ERROR))
    assert proposed(library, sheet).faults == ()
    columns = (*[SheetColumn.IGNORE] * 2, SheetColumn.TEXT, *[SheetColumn.IGNORE] * 7)
    assert proposed(library, sheet_of([good_row(status="?!")]), columns=columns[:9]).faults == ()


def test_a_wholly_empty_row_is_passed_over(library: InMemoryReader) -> None:
    proposal = proposed(library, sheet_of([[""] * 9, GOOD, ["  "] * 9]))
    assert proposal.faults == ()
    assert [row.row for row in proposal.rows] == [3]


def test_every_kind_of_fault_has_its_words_and_is_documented() -> None:
    assert set(MESSAGES) == set(FaultKind)
    assert len(set(MESSAGES.values())) == len(FaultKind) > 30
    documented = DOCUMENTATION.read_text(encoding="utf-8")
    assert [kind for kind in FaultKind if f"`{kind}`" not in documented] == []


def test_the_claimants_of_the_good_row_are_two_where_two_say_it(library: InMemoryReader) -> None:
    assert proposed(library, with_column("Claim", "ngo")).faults == ()
    assert proposed(library, with_column("Claim", "State"), claimant=STATE).faults == ()
    assert proposed(library, with_column("Claim", "NGO: a report"), claimant=NGO, instrument=INSTRUMENT).faults == ()
