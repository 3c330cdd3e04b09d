"""Data for other programs."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from briefing_app.domain.records.recommendation import CallKind
from briefing_app.domain.status import StatusCode
from briefing_app.importing.export_data import export_data
from tests import builders
from tests.builders import InMemoryReader, a_library_of_records

AS_OF = date(2020, 2, 17)


def test_a_recommendation_has_the_agreed_shape() -> None:
    first = export_data(InMemoryReader(a_library_of_records()), AS_OF)["recommendations"][0]
    assert first == {
        "id": "recommendation-1",
        "reference": "2019/2610(RSP)",
        "instrument": "Resolution of 14 March 2019",
        "paragraph": None,
        "clause": "",
        "addressee": "Kazakhstan",
        "theme": "Assembly",
        "kind": "call",
        "counted": True,
        "status": "partial",
    }


def test_the_status_is_the_one_that_holds_at_the_date() -> None:
    reader = InMemoryReader(a_library_of_records())
    reader.put(builders.assessment(1, StatusCode.FULL, on="2020-03-01", sequence=50))
    statuses = [
        export_data(reader, day)["recommendations"][0]["status"] for day in (date(2020, 2, 16), AS_OF, date(2020, 3, 2))
    ]
    assert statuses == ["unassessed", "partial", "full"]


def test_the_status_is_that_of_the_instruments_claimant() -> None:
    reader = InMemoryReader(a_library_of_records())
    reader.put(builders.assessment(1, StatusCode.FULL, on="2020-02-17", claimant=builders.STATE, sequence=50))
    assert export_data(reader, AS_OF)["recommendations"][0]["status"] == "partial"
    reader.put(builders.instrument(claimant=builders.STATE))
    assert export_data(reader, AS_OF)["recommendations"][0]["status"] == "full"


def test_an_appraisal_is_written_and_not_counted() -> None:
    reader = InMemoryReader(a_library_of_records())
    reader.put(replace(builders.recommendation(1), call_kind=CallKind.APPRAISAL))
    first = export_data(reader, AS_OF)["recommendations"][0]
    assert (first["kind"], first["counted"]) == ("appraisal", False)


def test_several_addressees_and_themes_stand_in_their_own_order() -> None:
    reader = InMemoryReader(a_library_of_records())
    reader.put(builders.addressee("EU", key="addressee-2"), builders.theme("Expression", key="theme-2"))
    reader.put(
        builders.recommendation(1, addressees=("addressee-2", builders.ADDRESSEE), themes=("theme-2", builders.THEME))
    )
    first = export_data(reader, AS_OF)["recommendations"][0]
    assert (first["addressee"], first["theme"]) == ("EU; Kazakhstan", "Expression; Assembly")


def test_the_other_kinds_stand_beside_them_and_all_of_it_is_json() -> None:
    data = json.loads(json.dumps(export_data(InMemoryReader(a_library_of_records()), AS_OF)))
    assert data["as_of"] == "2020-02-17"
    assert {"countries", "bodies", "situation_entries", "assessments", "stated_counts", "persons", "packs"} <= set(data)
    assert len(data["assessments"]) == len(data["recommendations"]) == 20
    assert "texts" not in data
