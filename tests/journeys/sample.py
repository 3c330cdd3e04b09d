"""The sample's packs as finished documents, at a moment that stands still."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from briefing_app.composing.compose import compose
from briefing_app.document.tree import Document
from briefing_app.domain.levels import Level
from briefing_app.domain.records.pack import Pack
from briefing_app.importing.sample import sample_change_set
from tests.builders import InMemoryReader

SAMPLE = Path(__file__).parents[2] / "assets" / "sample"
NOW = datetime(2020, 2, 17, 14, 2, tzinfo=UTC)


def sample_library() -> InMemoryReader:
    """Return the sample's records."""
    return InMemoryReader.of(sample_change_set(SAMPLE))


def sample_document(reader: InMemoryReader, pack: Pack, audience: Level | None = None) -> Document:
    """Return a pack as composed for an audience; without one, for that of its first recipe."""
    composed = compose(reader, pack.id, recipe=None, audience=audience, as_of=None, today=date(2020, 3, 1), now=NOW)
    return composed.document


def sample_pack(index: int, audience: Level | None = None) -> Document:
    """Return the delegation pack (0) or the handout (1) of the sample."""
    reader = sample_library()
    return sample_document(reader, reader.all(Pack)[index], audience)
