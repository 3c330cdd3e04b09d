"""Composing one section of the small library, and reading what a person reads in it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from briefing_app.composing.compose import Composed, compose
from briefing_app.document.blocks import Heading, Table
from briefing_app.document.tree import Part
from briefing_app.document.walk import walk
from briefing_app.document.words import lines
from briefing_app.domain.levels import Level
from briefing_app.domain.record import Record
from briefing_app.domain.records.pack import Section
from tests.builders import PACK, InMemoryReader, a_library_of_records


def composed(reader: InMemoryReader, audience: Level = Level.MEMBERS) -> Composed:
    """Compose the pack of the small library."""
    return compose(
        reader,
        PACK,
        recipe=None,
        audience=audience,
        as_of=None,
        today=date(2020, 3, 1),
        now=datetime(2020, 2, 17, 14, 2, tzinfo=UTC),
    )


def part_of(*changed: Record, of: str, audience: Level = Level.MEMBERS, without: tuple[str, ...] = ()) -> Part | None:
    """Compose the small library with some records replaced or added, and return the part of one section."""
    reader = InMemoryReader(record for record in a_library_of_records() if record.id not in without)
    reader.put(*changed)
    wanted = next(each for each in reader.all(Section) if each.section_type == of)
    parts = composed(reader, audience).document.parts
    return next((part for part in parts if part.origin.section == wanted.id), None)


def words_of(part: Part | None) -> str:
    """Return every line of a part, with plain spaces."""
    assert part is not None
    return "\n".join(lines(part)).replace("\u00a0", " ")


def table_of(part: Part | None, index: int = -1) -> list[list[str]]:
    """Return the words of a table's body, by row and cell."""
    tables = [node for node in walk(part) if isinstance(node, Table)]
    return [[" ".join(lines(cell)).replace("\u00a0", " ") for cell in row.cells] for row in tables[index].rows]


def titles_of(part: Part | None, level: int) -> list[str]:
    """Return the headings of one level, in order."""
    found = [node for node in walk(part) if isinstance(node, Heading) and node.level == level]
    return [" ".join(lines(node)).replace("\u00a0", " ") for node in found]
