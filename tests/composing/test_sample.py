"""The sample that everybody sees first, composed whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_app.composing.checks import run_checks
from briefing_app.composing.compose import Composed, compose
from briefing_app.composing.status import status_results
from briefing_app.document.words import words
from briefing_app.domain.levels import Level
from briefing_app.domain.records.pack import Pack
from briefing_app.domain.status import StatusCode
from briefing_app.importing.sample import sample_change_set
from tests.builders import InMemoryReader
from tests.composing.packs import DAY, ENGLISH, NOW

SAMPLE = Path(__file__).parents[2] / "assets" / "sample"


@pytest.fixture(scope="module")
def reader() -> InMemoryReader:
    return InMemoryReader.of(sample_change_set(SAMPLE))


def built(reader: InMemoryReader, pack: Pack) -> Composed:
    return compose(reader, pack.id, recipe=None, audience=None, as_of=None, today=DAY, now=NOW)


def test_of_twenty_calls_none_is_fully_implemented_two_partially_and_eighteen_not(reader: InMemoryReader) -> None:
    (result,) = status_results(
        reader, instrument="P8_TA(2019)0203", addressee="Kazakhstan", as_of=DAY, language=ENGLISH
    )
    counted = {code: number for code, number in result.counts.by_code.items() if number}
    assert counted == {StatusCode.PARTIAL: 2, StatusCode.NONE: 18}
    assert result.headline.startswith(
        "Of 20 recommendations addressed to Kazakhstan in P8_TA(2019)0203, none fully implemented, "
        "2 partially implemented, 18 not implemented (as of 17 February 2020, assessed by "
    )
    assert len(result.stated) == 2


def test_the_packs_of_the_sample_have_no_errors(reader: InMemoryReader) -> None:
    for pack in reader.all(Pack):
        found = run_checks(reader, built(reader, pack), pack.id, covers=lambda _: set())
        assert [finding for finding in found if finding.severity == "error"] == []


def test_the_handout_is_public_and_names_nobody(reader: InMemoryReader) -> None:
    handouts = [built(reader, pack) for pack in reader.all(Pack)]
    (handout,) = [each for each in handouts if each.audience is Level.PUBLIC]
    text = words(handout.document)
    assert "Jardemalie" not in text
    assert "20" in text
