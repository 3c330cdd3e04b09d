"""Records as canonical JSON and back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.domain.codec import decode, encode
from briefing_app.domain.ids import ThemeId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.recommendation import Theme
from briefing_app.errors import InputError
from tests import builders
from tests.domain.strategies import records_of


@pytest.mark.parametrize("kind", list(Kind))
@settings(max_examples=25)
@given(data=st.data())
def test_every_kind_comes_back_from_json_as_it_was(kind: Kind, data: st.DataObject) -> None:
    record = data.draw(records_of(CLASSES[kind]))
    written = encode(record)
    assert decode(kind, written) == record
    assert encode(decode(kind, written)) == written


def test_every_kind_has_its_class_and_says_so() -> None:
    assert set(CLASSES) == set(Kind)
    assert all(record_class.KIND is kind for kind, record_class in CLASSES.items())


def test_what_stands_at_its_default_is_left_out() -> None:
    assert json.loads(encode(Theme(id=ThemeId("t"), name="Assembly"))) == {"id": "t", "name": "Assembly"}


def test_dates_are_written_as_they_are_known() -> None:
    assert json.loads(encode(builders.assessment(on="2020-02")))["date"] == "2020-02"


def test_every_fault_of_a_value_is_named() -> None:
    with pytest.raises(InputError) as caught:
        decode(Kind.THEME, '{"id": "t", "nmae": "x"}')
    assert "name: Field required" in caught.value.message
    assert "nmae" in caught.value.message


@pytest.mark.parametrize("text", ["", "[]", '{"id": "t", "name": 7}', '{"id": "t", "name": "x", "level": "secret"}'])
def test_what_is_no_such_record_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        decode(Kind.THEME, text)


def test_a_value_of_an_older_version_is_raised_step_by_step() -> None:
    def named(value: dict[str, Any]) -> dict[str, Any]:
        return {"id": value["id"], "name": value["title"]}

    older = '{"id": "t", "title": "Assembly"}'
    assert decode(Kind.THEME, older, version=0, upcasts={(Kind.THEME, 0): named}) == Theme(
        id=ThemeId("t"), name="Assembly"
    )


def test_a_version_without_a_way_up_is_refused_by_name() -> None:
    with pytest.raises(InputError, match="version 0"):
        decode(Kind.THEME, '{"id": "t"}', version=0, upcasts={})
