"""A call added by hand stands at the end of its text; without words or a text there is none."""

from __future__ import annotations

import pytest

from briefing_app.domain.ids import AddresseeId, InstrumentId, RecommendationId
from briefing_app.domain.records.recommendation import Recommendation
from briefing_app.editing.calls import add_call
from briefing_app.errors import InputError
from tests.builders import ADDRESSEE, INSTRUMENT, InMemoryReader, a_library_of_records, addressee

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


def test_a_call_is_addressed_to_each_once_in_their_order() -> None:
    reader = InMemoryReader([*a_library_of_records(), addressee("Other", key="other")])
    wanted = (AddresseeId("other"), AddresseeId(ADDRESSEE), AddresseeId("other"))
    reader.apply(add_call("Free them", call=CALL, text=InstrumentId(INSTRUMENT), addressees=wanted)(reader))
    assert reader.where(Recommendation, "instrument", INSTRUMENT)[-1].addressees == wanted[:2]


@pytest.mark.parametrize(
    ("title", "text", "whom"),
    [("", INSTRUMENT, ()), (" \t", INSTRUMENT, ()), ("x", "gone", ()), ("x", INSTRUMENT, ("gone",))],
)
def test_a_call_without_words_text_or_whom_it_names_is_refused(title: str, text: str, whom: tuple[str, ...]) -> None:
    reader = InMemoryReader(a_library_of_records())
    addressees = tuple(AddresseeId(each) for each in whom)
    command = add_call(title, call=CALL, text=InstrumentId(text), addressees=addressees)
    with pytest.raises(InputError):
        command(reader)
