"""Texts whose original has changed since they were made from it: they may say what nobody says any more."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.composing.findings import Check, CheckInput, Finding
from briefing_app.composing.languages import language_name
from briefing_app.composing.names import short_name
from briefing_app.composing.places import PlacedLine, placed_lines
from briefing_app.document.origin import Origin
from briefing_app.domain.kinds import Kind
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.written import TextState, WrittenText
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text_versions import source_of, state_in


def run(given: CheckInput) -> Iterator[Finding]:
    """Report each text in the pack's language that no longer follows its original."""
    language = given.pack.language
    shown = dict.fromkeys((line.origin.kind, line.origin.id, line.origin.field) for line in _lines(given))
    for kind, record_id, field in shown:
        ref = RecordRef(kind=Kind(kind), id=record_id)
        versions = [text for text in given.reader.texts((record_id,)) if text.owner == ref and text.field == field]
        own = next((text for text in versions if text.language == language), None)
        if own is None or state_in(language, versions) is not TextState.OUTDATED:
            continue
        record = given.reader.get(CLASSES[ref.kind], ref.id)
        name = short_name(record, given.composed.as_of) if record is not None else ref.id
        source, written = _source(own, versions), language_name(language)
        yield Finding(
            check=CHECK.name,
            severity="warning",
            where=f"{name}, {field.replace('_', ' ')}",
            quote="",
            message=f"The {source} text has changed since this {written} one followed it.",
            fix="Compare the two below the text, mend it, and mark it as checked.",
            origin=Origin(kind=ref.kind, id=ref.id, field=field),
        )


def _lines(given: CheckInput) -> Iterator[PlacedLine]:
    yield from (line for line in placed_lines(given.composed.document) if line.origin.kind and line.origin.field)


def _source(own: WrittenText, versions: list[WrittenText]) -> str:
    source = source_of(own, versions)
    return language_name(source.language) if source is not None else "other"


CHECK = Check(name="outdated-text", run=run)
