from __future__ import annotations

import pytest

from briefing_app.domain.records.recommendation import CallKind
from briefing_app.importing.adopted_text.drafts import drafts
from briefing_app.importing.adopted_text.model import AdoptedText
from briefing_app.importing.adopted_text.structure import structure
from tests.importing.adopted_text.plans import Expected, Plan, plan
from tests.importing.adopted_text.wordings import WORDINGS
from tests.importing.adopted_text.written import WAYS


def _found(adopted: AdoptedText) -> list[Expected]:
    return [
        Expected(
            draft.paragraph or "",
            draft.clause,
            draft.kind or CallKind.CALL,
            draft.addressees[0].name if draft.addressees else "",
            draft.text,
        )
        for draft in drafts(adopted)
    ]


def _check(planned: Plan, adopted: AdoptedText) -> None:
    assert adopted.title == planned.title
    assert adopted.reference == planned.reference
    assert set(planned.others) <= set(adopted.other_references)
    assert list(adopted.citations) == planned.citations
    assert [(recital.number, recital.text) for recital in adopted.recitals] == planned.recitals
    assert [paragraph.number for paragraph in adopted.paragraphs] == planned.numbers
    assert list(adopted.headings) == planned.headings
    assert set(planned.cited) <= set(adopted.cited)
    assert adopted.remarks == ()
    in_order = sorted(planned.drafts, key=lambda each: int(each.paragraph))
    by_place = sorted(_found(adopted), key=lambda each: int(each.paragraph))
    assert sorted(map(str, by_place)) == sorted(map(str, in_order))


def _read_all(seed: int, language: str) -> None:
    planned = plan(seed, language)
    read = {way: structure(reader(planned)) for way, reader in WAYS.items()}
    for way, adopted in read.items():
        try:
            assert adopted.language == language
            _check(planned, adopted)
        except AssertionError as error:
            raise AssertionError(f"resolution {seed}, {language}, {way}") from error
        for draft in drafts(adopted):
            assert draft.text.endswith(adopted.words[draft.start : draft.end].replace("\n", " "))


@pytest.mark.parametrize("language", WORDINGS)
@pytest.mark.parametrize("seed", range(40))
def test_a_resolution_reads_the_same_from_each_file_it_comes_in(seed: int, language: str) -> None:
    _read_all(seed, language)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(40, 500))
def test_five_hundred_resolutions_read_the_same_from_each_file(seed: int) -> None:
    _read_all(seed, "en")


@pytest.mark.long
@pytest.mark.parametrize("seed", range(500, 600))
@pytest.mark.parametrize("language", [each for each in WORDINGS if each != "en"])
def test_a_hundred_more_in_each_other_language_read_the_same_from_each_file(seed: int, language: str) -> None:
    _read_all(seed, language)
