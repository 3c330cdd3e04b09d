"""What ``export-data`` writes is an exchange file too, with the status of each recommendation beside the records."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from briefing_app.domain.records.recommendation import CallKind
from briefing_app.domain.status import StatusCode
from briefing_app.importing.exchange import read_exchange
from briefing_app.services.data_export import library_as_json
from tests import builders
from tests.builders import InMemoryReader, a_library_of_records

AS_OF = date(2020, 2, 17)


def first_row(reader: InMemoryReader, as_of: date = AS_OF) -> dict[str, object]:
    rows: list[dict[str, object]] = json.loads(library_as_json(reader, as_of=as_of))["recommendations"]
    return rows[0]


def test_it_is_read_back_whole() -> None:
    reader = InMemoryReader(a_library_of_records())
    assert InMemoryReader.of(read_exchange(library_as_json(reader, as_of=AS_OF))).records == reader.records


def test_a_recommendation_has_the_agreed_shape() -> None:
    row = first_row(InMemoryReader(a_library_of_records()))
    assert {
        "id": "recommendation-1",
        "paragraph": None,
        "clause": "",
        "addressee": "Kazakhstan",
        "theme": "Assembly",
        "kind": "call",
        "counted": True,
        "status": "partial",
    }.items() <= row.items()
    assert {"reference", "instrument"} <= set(row)


def test_the_status_is_the_one_that_holds_at_the_date() -> None:
    reader = InMemoryReader(a_library_of_records())
    reader.put(builders.assessment(1, StatusCode.FULL, on="2020-03-01", sequence=50))
    statuses = [first_row(reader, day)["status"] for day in (date(2020, 2, 16), AS_OF, date(2020, 3, 2))]
    assert statuses == ["unassessed", "partial", "full"]


def test_the_status_is_that_of_the_instruments_claimant() -> None:
    reader = InMemoryReader(a_library_of_records())
    reader.put(builders.assessment(1, StatusCode.FULL, claimant=builders.STATE, sequence=50))
    assert first_row(reader)["status"] == "partial"
    reader.put(builders.instrument(claimant=builders.STATE))
    assert first_row(reader)["status"] == "full"


def test_an_appraisal_is_written_and_not_counted() -> None:
    reader = InMemoryReader(a_library_of_records())
    reader.put(replace(builders.recommendation(1), call_kind=CallKind.APPRAISAL))
    row = first_row(reader)
    assert (row["kind"], row["counted"]) == ("appraisal", False)
