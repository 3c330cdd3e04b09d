from datetime import date

import pytest

from briefing_app.composing.status import status_results
from briefing_app.domain.status import StatusCode
from briefing_app.errors import InputError
from tests.builders import STATE, InMemoryReader, addressee, assessment
from tests.composing.packs import DAY, ENGLISH, library


def test_a_result_holds_every_code_and_the_sentence() -> None:
    (result,) = status_results(library(), as_of=DAY, language=ENGLISH)
    assert set(result.counts.by_code) == set(StatusCode)
    assert (result.total, result.overtaken, result.claimant_name) == (20, 0, "A report")
    assert result.counts.by_code[StatusCode.NONE] == 18
    assert "none fully implemented, 2 partially implemented, 18 not implemented" in result.headline
    assert [(stated.source, stated.figure.differences[0][1]) for stated in result.stated] == [("A report", 2)]
    assert [(claim.name, claim.counts.total) for claim in result.claims] == [("A report", 20)]


@pytest.mark.parametrize("words", ["2019/2610(rsp)", "the resolution", "instrument-1"])
def test_an_instrument_is_found_by_any_of_its_names(words: str) -> None:
    assert len(status_results(library(), instrument=words, addressee="KAZAKHSTAN", as_of=DAY, language=ENGLISH)) == 1


def test_another_claimant_is_followed_by_kind_or_by_name() -> None:
    reader = library(assessment(1, StatusCode.FULL, claimant=STATE))
    (by_kind,) = status_results(reader, by="state", as_of=DAY, language=ENGLISH)
    assert (by_kind.counts.by_code[StatusCode.FULL], by_kind.counts.by_code[StatusCode.UNASSESSED]) == (1, 19)
    assert by_kind.headline.endswith("assessed by the State).")
    (by_name,) = status_results(reader, by="a report", as_of=DAY, language=ENGLISH)
    assert by_name.counts.by_code[StatusCode.FULL] == 0
    assert [claim.name for claim in by_name.claims] == ["A report", "the State"]


def test_what_is_not_known_is_refused_with_what_is() -> None:
    for instrument, addressed, by in (("X", None, None), (None, "X", None), (None, None, "X")):
        with pytest.raises(InputError, match="Known: "):
            status_results(library(), as_of=DAY, language=ENGLISH, instrument=instrument, addressee=addressed, by=by)


def test_addressees_without_rows_give_no_result() -> None:
    assert len(status_results(library(addressee("EU", key="addressee-2")), as_of=DAY, language=ENGLISH)) == 1
    assert status_results(InMemoryReader(), as_of=DAY, language=ENGLISH) == ()


def test_the_date_decides() -> None:
    (result,) = status_results(library(), as_of=date(2019, 1, 1), language=ENGLISH)
    assert result.counts.by_code[StatusCode.UNASSESSED] == 20
