"""Live figures over random histories: what a sentence says is what the rows hold, in every language that is shipped."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.composing.figures import CountedFigures, Perspective
from briefing_app.composing.languages import LOCALE_FOLDER, language_for
from briefing_app.domain.claims import Claimant
from briefing_app.domain.figures import FigureKind, FigureQuery
from briefing_app.domain.levels import Level
from briefing_app.domain.records.recommendation import Assessment, Recommendation
from briefing_app.domain.status import StatusCode
from tests.builders import (
    ADDRESSEE,
    INSTRUMENT,
    NGO,
    STATE,
    InMemoryReader,
    a_library_of_records,
    assessment,
    recommendation,
)

LANGUAGES = ("en", *sorted(each.name for each in Path(LOCALE_FOLDER).iterdir() if each.is_dir()))
DAY = date(2020, 1, 10)
said_of_a_call = st.lists(
    st.tuples(
        st.dates(min_value=date(2020, 1, 1), max_value=date(2020, 1, 20)),
        st.sampled_from(StatusCode),
        st.sampled_from((NGO, STATE)),
    ),
    max_size=4,
)
Said = list[list[tuple[date, StatusCode, Claimant]]]


def test_more_than_one_language_is_shipped() -> None:
    assert len(LANGUAGES) > 1


@pytest.mark.parametrize("language", LANGUAGES)
@given(said=st.lists(said_of_a_call, min_size=1, max_size=12))
def test_figures_equal_the_rows_whatever_was_said_and_later_words_change_nothing(language: str, said: Said) -> None:
    reader, codes = _library(said)
    figures = CountedFigures(
        reader, Perspective(audience=Level.STAFF, language=language_for(language), as_of=DAY, mission=None)
    )
    total = sum(codes.values()) - codes[StatusCode.OVERTAKEN]
    assert figures.resolve(_query(FigureKind.TOTAL)) == str(total)
    for code in StatusCode:
        assert figures.resolve(_query(FigureKind.COUNT, code)) == str(codes[code])
    share = figures.resolve(_query(FigureKind.SHARE, StatusCode.FULL))
    if total and codes[StatusCode.FULL] in (0, total):
        assert re.findall(r"\d+", share) == ["100" if codes[StatusCode.FULL] else "0"]
    headline = figures.resolve(_query(FigureKind.HEADLINE))
    for code in set(codes) - {StatusCode.OVERTAKEN} if total else ():
        assert codes[code] == 0 or str(codes[code]) in headline


def _query(kind: FigureKind, code: StatusCode | None = None) -> FigureQuery:
    return FigureQuery(kind=kind, code=code, instrument=INSTRUMENT, addressee=ADDRESSEE)


def _library(said: Said) -> tuple[InMemoryReader, Counter[StatusCode]]:
    """Return a library with a call for each history, and how many have each code for the NGO on the day."""
    others = (each for each in a_library_of_records() if not isinstance(each, Recommendation | Assessment))
    reader = InMemoryReader(others)
    codes: Counter[StatusCode] = Counter()
    sequence = 0
    for number, history in enumerate(said, start=1):
        reader.put(recommendation(number))
        holds = (date.min, StatusCode.UNASSESSED)
        for on, code, claimant in history:
            sequence += 1
            reader.put(assessment(number, code, on=on.isoformat(), claimant=claimant, sequence=sequence))
            if claimant == NGO and holds[0] <= on <= DAY:
                holds = (on, code)
        codes[holds[1]] += 1
    return reader, codes
