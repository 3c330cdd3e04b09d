"""Which scales of others are offered in a library: one by which a single text was graded, only where that text is."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.domain.reader import Reader
from briefing_app.domain.records.recommendation import Instrument
from briefing_app.domain.references import same_reference
from briefing_app.domain.scales import MAPPINGS, GradeMapping


def offered_mappings(reader: Reader) -> tuple[GradeMapping, ...]:
    """Return the scales that a person may choose from; an import that names another is read by it all the same."""
    references = tuple(_references(reader))
    return tuple(
        mapping
        for mapping in MAPPINGS.values()
        if not mapping.of_text or any(same_reference(mapping.of_text, each) for each in references)
    )


def _references(reader: Reader) -> Iterator[str]:
    for text in reader.all(Instrument):
        yield from (text.reference, *text.other_references)
