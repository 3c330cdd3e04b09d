"""A call added by hand stands at the end of its text; without words or a text there is none."""

from __future__ import annotations

import pytest

from briefing_app.domain.ids import InstrumentId, RecommendationId
from briefing_app.domain.records.recommendation import Instrument, Recommendation
from briefing_app.editing.calls import add_call
from briefing_app.errors import InputError
from tests.builders import INSTRUMENT, InMemoryReader, a_library_of_records

CALL = RecommendationId("new")


@pytest.mark.parametrize("title", ["Free them", "  Ерікті   тыйым\tсалу ", "გაათავისუფლეთ", "x" * 2000])
def test_a_call_stands_behind_the_others_of_its_text(title: str) -> None:
    reader = InMemoryReader(a_library_of_records())
    reader.apply(add_call(title, call=CALL, text=InstrumentId(INSTRUMENT), paragraph=" 14 ")(reader))
    last = reader.where(Recommendation, "instrument", INSTRUMENT)[-1]
    assert last.id == CALL
    assert last.title == " ".join(title.split())
    assert last.paragraph == "14"
    assert last.counts


def test_a_new_text_comes_with_its_first_call_and_run_anew_it_is_the_same_one() -> None:
    reader = InMemoryReader()
    command = add_call("Free them", call=CALL, new_text="A text")
    assert command(reader) == command(reader)
    reader.apply(command(reader))
    (text,) = reader.all(Instrument)
    (call,) = reader.all(Recommendation)
    assert (text.title, call.instrument, call.paragraph) == ("A text", text.id, None)


def test_a_text_that_is_there_is_taken_before_a_new_one() -> None:
    reader = InMemoryReader(a_library_of_records())
    change = add_call("Free them", call=CALL, text=InstrumentId(INSTRUMENT), new_text="Another")(reader)
    assert len(change.changes) == 1


@pytest.mark.parametrize(
    ("title", "text", "new_text"),
    [
        ("", INSTRUMENT, ""),
        (" \t", INSTRUMENT, ""),
        ("Free them", None, ""),
        ("Free them", None, "  "),
        ("x", "gone", ""),
    ],
)
def test_a_call_without_words_or_text_is_refused(title: str, text: str | None, new_text: str) -> None:
    reader = InMemoryReader(a_library_of_records())
    command = add_call(title, call=CALL, text=InstrumentId(text) if text else None, new_text=new_text)
    with pytest.raises(InputError):
        command(reader)
