"""The sample's library, counted by staff on its day, for the tests of the guard."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from briefing_app.composing.guard import CountFinding, GuardText, Tracked, compare, tracked
from briefing_app.importing.sample import sample_change_set
from tests.builders import InMemoryReader
from tests.composing.packs import figures_for

ASSETS = Path(__file__).parents[3] / "assets" / "sample"


@cache
def sample() -> InMemoryReader:
    return InMemoryReader.of(sample_change_set(ASSETS))


@cache
def counted() -> tuple[Tracked, ...]:
    return tracked(sample(), figures_for(sample()))


def found_in(text: str, language: str = "en") -> list[CountFinding]:
    return list(compare([GuardText(text=text)], counted(), language))


def told(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(found.said, found.actual) for found in found_in(text, language)]
