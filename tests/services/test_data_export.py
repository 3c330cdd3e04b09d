"""A library as JSON: what whoever counts reads first, and everything behind it."""

from __future__ import annotations

import json
from base64 import b64decode
from dataclasses import replace
from datetime import date

import pytest

from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.ids import AnnexFileId
from briefing_app.domain.records.annex import FilePart
from briefing_app.domain.records.recommendation import CallKind
from briefing_app.domain.status import StatusCode
from briefing_app.importing.exchange import read_exchange
from briefing_app.services.data_export import library_as_json, recommendation_rows, reference_of
from tests.builders import (
    NGO,
    STATE,
    InMemoryReader,
    a_library_of_records,
    addressee,
    assessment,
    instrument,
    recommendation,
    theme,
)

DAY = date(2020, 2, 17)


@pytest.fixture
def reader() -> InMemoryReader:
    return InMemoryReader(a_library_of_records())


def test_there_is_one_row_for_each_call_in_the_order_of_its_text(reader: InMemoryReader) -> None:
    rows = list(recommendation_rows(reader, as_of=DAY))
    assert [row["id"] for row in rows] == [f"recommendation-{number}" for number in range(1, 21)]
    assert [row["status"] for row in rows] == ["partial"] * 2 + ["none"] * 18
    assert rows[0]["addressee"] == "Kazakhstan"
    assert rows[0]["theme"] == "Assembly"


@pytest.mark.parametrize(
    ("day", "status"), [(date(2020, 2, 16), "unassessed"), (date(2020, 2, 17), "none"), (date(2021, 1, 1), "full")]
)
def test_a_row_says_the_status_of_its_day(reader: InMemoryReader, day: date, status: str) -> None:
    reader.put(assessment(3, StatusCode.FULL, on="2020-06-01", sequence=90))
    row = next(row for row in recommendation_rows(reader, as_of=day) if row["id"] == "recommendation-3")
    assert row["status"] == status


def test_another_claimants_word_changes_no_row(reader: InMemoryReader) -> None:
    reader.put(assessment(3, StatusCode.FULL, claimant=STATE, sequence=90))
    assert next(row for row in recommendation_rows(reader, as_of=DAY) if row["id"] == "recommendation-3")["status"] == (
        "none"
    )


def test_a_text_that_follows_nobody_counts_ones_own_assessments(reader: InMemoryReader) -> None:
    own = Claimant(kind=ClaimantKind.OWN)
    reader.put(instrument(claimant=None), assessment(3, StatusCode.FULL, claimant=own, sequence=90))
    statuses = {row["id"]: row["status"] for row in recommendation_rows(reader, as_of=DAY)}
    assert statuses["recommendation-3"] == "full"
    assert statuses["recommendation-1"] == "unassessed"


def test_several_addressees_and_themes_stand_beside_each_other_and_lost_ones_by_id(reader: InMemoryReader) -> None:
    reader.put(
        addressee("Еуропа Одағы", key="addressee-2"),
        theme("Тіл", key="theme-2"),
        recommendation(3, addressees=("addressee-1", "addressee-2", "gone"), themes=("theme-2", "theme-1")),
    )
    row = next(row for row in recommendation_rows(reader, as_of=DAY) if row["id"] == "recommendation-3")
    assert (row["addressee"], row["theme"]) == ("Kazakhstan; Еуропа Одағы; gone", "Тіл; Assembly")


def test_what_is_no_call_is_there_and_marked_as_not_counted(reader: InMemoryReader) -> None:
    reader.put(replace(recommendation(3), call_kind=CallKind.APPRAISAL))
    row = next(row for row in recommendation_rows(reader, as_of=DAY) if row["id"] == "recommendation-3")
    assert (row["kind"], row["counted"]) == ("appraisal", False)


@pytest.mark.parametrize(
    ("paragraph", "clause", "reference", "printed"),
    [
        ("4", "b", "2019/2610(RSP)", "2019/2610(RSP), 4(b)"),
        ("4", "(b)", "2019/2610(RSP)", "2019/2610(RSP), 4(b)"),
        ("4", "", "2019/2610(RSP)", "2019/2610(RSP), 4"),
        (None, "b", "2019/2610(RSP)", "2019/2610(RSP), paragraph not verified, (b)"),
        (None, "", "", "the resolution, paragraph not verified"),
    ],
)
def test_a_call_is_cited_as_it_is_printed_and_an_unverified_paragraph_says_so(
    paragraph: str | None, clause: str, reference: str, printed: str
) -> None:
    row = replace(recommendation(3), paragraph=paragraph, clause=clause)
    assert reference_of(row, replace(instrument(), reference=reference)) == printed


def test_the_whole_library_comes_back_from_its_file(reader: InMemoryReader) -> None:
    data = library_as_json(reader, as_of=DAY)
    assert data.endswith(b"\n")
    whole = json.loads(data)
    assert next(iter(whole)) == "recommendations"
    assert "\\u" not in data.decode()
    back = InMemoryReader.of(read_exchange(data))
    assert {ref: replace(record, rev=0) for ref, record in back.records.items()} == {
        ref: replace(record, rev=0) for ref, record in reader.records.items()
    }
    assert next(iter(back.records.values())).KIND in {record.KIND for record in reader.records.values()}
    assert NGO.kind.value in data.decode()


def test_an_empty_library_is_a_file_too() -> None:
    assert json.loads(library_as_json(InMemoryReader(), as_of=DAY))["recommendations"] == []


def test_the_pages_of_annexes_stand_behind_the_records_and_are_not_taken_over_unread(reader: InMemoryReader) -> None:
    def fetch(file: AnnexFileId, part: FilePart, page: int) -> bytes | None:
        return b"%PDF of the annex" if (file, part, page) == ("file-1", FilePart.PDF, 0) else None

    data = library_as_json(reader, as_of=DAY, fetch=fetch)
    assert b64decode(json.loads(data)["files"]["file-1"]) == b"%PDF of the annex"
    assert InMemoryReader.of(read_exchange(data)).records == reader.records
    assert "files" not in json.loads(library_as_json(reader, as_of=DAY))
