"""Dates, headings and names, as people write them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.kinds import Kind
from briefing_app.domain.records.office import OFFICE_SCALE, ScaleEntry, SheetColumn, SheetLayout, StatusScale
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.status import LABELS, StatusCode
from briefing_app.importing.sheets.columns import (
    fold_heading,
    folded_headings,
    guess,
    layout_for,
    layout_of,
    meaning_of,
)
from briefing_app.importing.sheets.dates import NoDate, read_date
from briefing_app.importing.sheets.faults import FaultKind
from briefing_app.importing.sheets.known import Known
from tests.builders import NGO, InMemoryReader, a_library_of_records, addressee, day, instrument, organisation
from tests.importing.sheets.files import HEADINGS

# --- dates ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2020-02-17", "2020-02-17"),
        ("2020-2-7", "2020-02-07"),
        ("2020-02", "2020-02"),
        ("2020", "2020"),
        ("2020-02-17 00:00:00", "2020-02-17"),
        ("2020-02-17T00:00:00.000", "2020-02-17"),
        ("17.02.2020", "2020-02-17"),
        ("3.4.2020", "2020-04-03"),
        ("17/02/2020", "2020-02-17"),
        ("02/17/2020", "2020-02-17"),
        ("05/05/2020", "2020-05-05"),
        ("17-02-2020", "2020-02-17"),
        ("02/2020", "2020-02"),
        ("17 February 2020", "2020-02-17"),
        ("17th Feb. 2020", "2020-02-17"),
        ("February 17, 2020", "2020-02-17"),
        ("Feb 2020", "2020-02"),
        ("1er février 2020", "2020-02-01"),
        ("17 août 2019", "2019-08-17"),
        ("17. März 2020", "2020-03-17"),
        ("17 февраля 2020 г.", "2020-02-17"),
        ("май 2019", "2019-05"),
        ("  17   Sept  2019 ", "2019-09-17"),
        ("29.02.2020", "2020-02-29"),
    ],
)
def test_a_date_is_read_as_far_as_it_is_known(words: str, expected: str) -> None:
    assert read_date(words) == day(expected)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("03/04/2020", FaultKind.DATE_AMBIGUOUS),
        ("3-4-2020", FaultKind.DATE_AMBIGUOUS),
        ("03/04/20", FaultKind.DATE_AMBIGUOUS),
        ("29.02.2019", FaultKind.DATE_IMPOSSIBLE),
        ("2020-13-01", FaultKind.DATE_IMPOSSIBLE),
        ("2020-00", FaultKind.DATE_IMPOSSIBLE),
        ("31/31/2020", FaultKind.DATE_IMPOSSIBLE),
        ("31 April 2020", FaultKind.DATE_IMPOSSIBLE),
        ("1066", FaultKind.DATE_IMPOSSIBLE),
        ("9999-12-31", FaultKind.DATE_IMPOSSIBLE),
        ("17 Smarch 2020", FaultKind.DATE_UNREADABLE),
        ("17/02/2020 or so", FaultKind.DATE_UNREADABLE),
        ("17.02/2020", FaultKind.DATE_UNREADABLE),
        ("2020-02-17 14:30", FaultKind.DATE_UNREADABLE),
        ("yesterday", FaultKind.DATE_UNREADABLE),
        ("43878", FaultKind.DATE_UNREADABLE),
        ("²020", FaultKind.DATE_UNREADABLE),
    ],
)
def test_what_is_no_certain_date_is_never_taken_for_one(words: str, kind: FaultKind) -> None:
    found = read_date(words)
    assert isinstance(found, NoDate)
    assert found.kind is kind


def test_one_answer_decides_for_the_whole_sheet_which_is_the_day() -> None:
    assert read_date("03/04/2020", day_first=True) == day("2020-04-03")
    assert read_date("03/04/2020", day_first=False) == day("2020-03-04")
    assert read_date("03.04.2020", day_first=False) == day("2020-04-03")
    against = read_date("17/02/2020", day_first=False)
    assert isinstance(against, NoDate)


# --- headings ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headings", "meanings"),
    [
        (("Réf. :", "Paragraphe", "Recommandation", "Destinataire", "État de mise en œuvre", "Date d’évaluation"),
         "reference paragraph text addressee status assessed_on"),
        (("№", "Рекомендация", "Адресат", "Тема", "Статус выполнения", "Дата", "Источник", "Примечание"),
         "paragraph text addressee theme status assessed_on source note"),
        (("Absatz", "Empfehlung", "Thema", "Umsetzungsstand", "Stand vom", "Quelle", "Belege", "Anmerkung"),
         "paragraph text theme status assessed_on source evidence note"),
        (("PARA", "  CLAUSE ", "Sub-paragraph", "Grade", "Claimant", "UID", "Whatever", ""),
         "paragraph clause clause original_grade claim id ignore ignore"),
        (("Тармақ", "Ұсыным", "Мәртебе", "Ескерту"), "paragraph text status note"),
        (("§", "Wording", "Assessed by", "As of"), "paragraph text claim assessed_on"),
    ],
)  # fmt: skip
def test_headings_are_known_in_the_languages_of_partners(headings: tuple[str, ...], meanings: str) -> None:
    assert guess(headings) == tuple(SheetColumn(each) for each in meanings.split())


def test_headings_of_one_meaning_stay_two_so_that_a_person_is_asked() -> None:
    assert guess(("Status", "Progress")) == (SheetColumn.STATUS, SheetColumn.STATUS)


@pytest.mark.parametrize(
    ("one", "other"), [("Réf.", "ref"), ("Größe", "GROSSE"), ("Пункт №", "пункт №"), ("  A\nB ", "a b"), ("N°", "n")]
)
def test_headings_are_compared_without_case_marks_and_signs(one: str, other: str) -> None:
    assert fold_heading(one) == fold_heading(other)
    assert meaning_of("no such heading at all") is None


def test_the_office_is_remembered_by_the_same_headings_however_written() -> None:
    columns = (SheetColumn.TEXT, SheetColumn.IGNORE, SheetColumn.STATUS)
    layout = layout_of(("Forderung", "Status", "Ampel"), columns, name="a.csv", mapping="ccpr", claimant=NGO)
    assert guess((" FORDERUNG:", "status", "Ampel"), [layout]) == columns
    assert layout_for(("Forderung", "Ampel", "Status"), [layout]) is None
    assert guess(("Forderung", "Ampel", "Status"), [layout])[0] is SheetColumn.IGNORE
    again = layout_of(("forderung", "STATUS", "ampel"), columns, name="b.csv", mapping="", claimant=None)
    assert again.id == layout.id
    assert (layout.mapping, layout.claimant) == ("ccpr", NGO)


def test_headings_that_are_empty_or_the_same_are_kept_apart() -> None:
    assert folded_headings(("Note", "", "note", "", "NOTE")) == ("note", "column 2", "note (2)", "column 4", "note (3)")
    columns = (SheetColumn.NOTE, SheetColumn.IGNORE, SheetColumn.EVIDENCE)
    layout = layout_of(("Note", "", "Note"), columns, name="", mapping="", claimant=None)
    assert guess(("Note", "", "Note"), [layout]) == columns


def test_a_layout_that_knows_less_than_the_sheet_leaves_the_rest_out() -> None:
    layout = SheetLayout(id=layout_of((), (), name="", mapping="", claimant=None).id, headings=("a", "b"), columns={})
    assert guess(("A", "B"), [layout]) == (SheetColumn.IGNORE, SheetColumn.IGNORE)


# --- names ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def library() -> InMemoryReader:
    reader = InMemoryReader(a_library_of_records())
    reader.put(
        organisation("Freedom: Now; and Then", key="ngo-2"),
        replace(addressee("Parliament; Senate", key="addressee-2"), aliases=("The Mäjilis",)),
        replace(instrument(), reference="P8_TA(2019)0203", other_references=("2019/2610(RSP)",)),
    )
    return reader


@pytest.mark.parametrize(
    "words",
    ["P8_TA(2019)0203", "p8_ta(2019)0203", "2019/2610(RSP)", "T8-0203/2019", "the resolution", " The  Resolution "],
)
def test_a_text_is_found_however_its_reference_is_written(library: InMemoryReader, words: str) -> None:
    found = Known(library).instrument(words)
    assert found is not None
    assert Known(library).instrument("P8_TA(2019)0204") is None


def test_addressees_are_found_by_alias_and_several_in_a_cell_and_with_semicolons_of_their_own(
    library: InMemoryReader,
) -> None:
    known = Known(library)
    assert known.addressees("the MÄJILIS; kazakhstan") == ("addressee-2", "addressee-1")
    assert known.addressees("Parliament; Senate") == ("addressee-2",)
    assert known.addressees("Kazakhstan;") == ("addressee-1",)
    assert known.addressees("Kazakhstan; Kazakhstan") == ("addressee-1",)
    assert known.addressees("Kazakhstan; Narnia") is None
    assert known.addressees(";") is None
    assert known.themes("assembly") == ("theme-1",)


@pytest.mark.parametrize(
    ("words", "kind", "by"),
    [
        ("ngo", "ngo", None),
        ("ONG", "ngo", None),
        ("Third Party", "third_party", None),
        ("правительство", None, None),
        ("государство", "state", None),
        ("A report", None, "source-1"),
        ("Freedom: Now; and Then", None, "ngo-2"),
        ("ngo: Freedom: Now; and Then", "ngo", "ngo-2"),
        ("own:", "own", None),
    ],
)
def test_a_claim_cell_names_a_kind_or_somebody_or_both(
    library: InMemoryReader, words: str, kind: str | None, by: str | None
) -> None:
    claim = Known(library).claim(words)
    if kind is None and by is None:
        assert claim is None
        return
    assert claim is not None
    assert (claim.kind, [each.id for each in claim.by]) == (kind, [by] if by else [])


def test_a_claim_agrees_with_a_claimant_only_as_far_as_it_says(library: InMemoryReader) -> None:
    known = Known(library)
    other = Claimant(kind=ClaimantKind.NGO, by=RecordRef(kind=Kind.ORGANISATION, id="ngo-2"))
    ngo, report = known.claim("ngo"), known.claim("ngo: A report")
    assert ngo is not None
    assert report is not None
    assert ngo.agrees(NGO)
    assert ngo.agrees(other)
    assert report.agrees(NGO)
    assert not report.agrees(other)
    assert not ngo.agrees(Claimant(kind=ClaimantKind.STATE))


@pytest.mark.parametrize("code", list(StatusCode))
def test_a_status_is_known_by_its_label_and_its_code(library: InMemoryReader, code: StatusCode) -> None:
    known = Known(library)
    assert known.status(f"  {LABELS[code].upper()} ") is code
    assert known.status(code.value) is code
    assert known.status(code.value.replace("_", " ")) is code


def test_the_words_that_an_office_gave_a_status_go_before_the_houses_own(library: InMemoryReader) -> None:
    scale = StatusScale(
        id=OFFICE_SCALE,
        entries=(
            ScaleEntry(code=StatusCode.STARTED, labels={"en": "Partially implemented", "fr": "En cours"}),
            ScaleEntry(code=StatusCode.PARTIAL, labels={"en": "Half done"}),
        ),
    )
    library.put(scale)
    known = Known(library)
    assert known.status("Partially implemented") is StatusCode.STARTED
    assert known.status("en cours") is StatusCode.STARTED
    assert known.status("half done") is StatusCode.PARTIAL
    assert known.status("partial") is StatusCode.PARTIAL
    assert "Half done" in known.status_words
    assert HEADINGS[5] == "Status"
