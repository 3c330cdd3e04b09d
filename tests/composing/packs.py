"""A library in memory and how its pack is composed, for the tests of this room."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

from briefing_app.composing.checks import run_checks
from briefing_app.composing.compose import Composed, compose
from briefing_app.composing.figures import CountedFigures, Perspective
from briefing_app.composing.findings import Finding
from briefing_app.composing.languages import language_for
from briefing_app.composing.records import VisibleRecords
from briefing_app.domain.ids import SectionId
from briefing_app.domain.levels import Level
from briefing_app.domain.record import Record
from briefing_app.domain.records.pack import Recipe
from briefing_app.domain.text import Block, Run, Text
from tests.builders import PACK, InMemoryReader, a_library_of_records

DAY = date(2020, 2, 17)
NOW = datetime(2020, 2, 17, 14, 2, tzinfo=UTC)
ENGLISH = language_for("en")


def library(*more: Record) -> InMemoryReader:
    """The small whole library, with some records more or in place of its own."""
    reader = InMemoryReader(a_library_of_records())
    reader.put(*more)
    return reader


def composed(
    reader: InMemoryReader,
    audience: Level | None = None,
    *,
    as_of: date | None = None,
    section: str | None = None,
    recipe: Recipe | None = None,
) -> Composed:
    return compose(
        reader,
        PACK,
        recipe=recipe,
        audience=audience,
        as_of=as_of,
        today=DAY,
        now=NOW,
        section=SectionId(section) if section else None,
    )


def findings(reader: InMemoryReader, audience: Level | None = None, *, undrawn: str = "") -> list[Finding]:
    result = composed(reader, audience)
    return list(run_checks(reader, result, PACK, covers=lambda text: set(text) & set(undrawn)))


def of(found: Iterable[Finding], check: str) -> list[Finding]:
    return [finding for finding in found if finding.check == check]


def seen_by(reader: InMemoryReader, audience: Level, *, language: str = "en") -> VisibleRecords:
    figures = figures_for(reader, audience)
    return VisibleRecords(reader, audience=audience, language=language, day=DAY, figure=figures.resolve)


def figures_for(reader: InMemoryReader, audience: Level = Level.STAFF, *, as_of: date = DAY) -> CountedFigures:
    return CountedFigures(reader, Perspective(audience=audience, language=ENGLISH, as_of=as_of))


def runs(*parts: Run | str) -> Text:
    return Text(blocks=(Block(runs=tuple(Run(text=part) if isinstance(part, str) else part for part in parts)),))
