"""Texts whose original has changed since they were made from it: they may say what nobody says any more."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.composing.findings import Check, CheckInput, Finding
from briefing_app.composing.languages import language_name
from briefing_app.composing.names import field_place
from briefing_app.composing.places import Said, placed_lines
from briefing_app.document.origin import Origin
from briefing_app.domain.kinds import Kind
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.written import TextState, WrittenText
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.short_words import is_short, versions_of
from briefing_app.domain.text_versions import source_of, state_in


def run(given: CheckInput) -> Iterator[Finding]:
    """Report each text, title, name or role in the document's language that no longer follows its original."""
    language = given.composed.document.meta.language
    for ref, field in dict.fromkeys((*_shown(given), *_said(given, language))):
        record = given.reader.get(CLASSES[ref.kind], ref.id)
        if record is None:
            continue
        versions = versions_of(record, field, given.reader.texts((ref.id,)))
        own = next((text for text in versions if text.language == language), None)
        if own is None or state_in(language, versions) is not TextState.OUTDATED:
            continue
        source, written = _source(own, versions), language_name(language)
        yield Finding(
            check=CHECK.name,
            severity="warning",
            where=field_place(record, field, ref.id, given.composed.as_of, given.reader),
            quote=own.tree.plain if is_short(type(record), field) else "",
            message=f"The {source} text has changed since this {written} one followed it.",
            fix="Compare the two below the text, mend it, and mark it as checked.",
            origin=Origin(kind=ref.kind, id=ref.id, field=field.partition(".")[0]),
        )


def _said(given: CheckInput, language: str) -> Iterator[tuple[RecordRef, str]]:
    """Yield the titles, names and roles that the document says in a version that was made from another."""
    said = Said(given.composed.document)
    read = given.reader.many(WrittenText, sorted(ref.id for ref in given.composed.reads if ref.kind is Kind.TEXT))
    for text in read:
        made = text.language == language and bool(text.source_language)
        if made and is_short(CLASSES[text.owner.kind], text.field) and said.holds(text.tree.plain):
            yield text.owner, text.field


def _shown(given: CheckInput) -> Iterator[tuple[RecordRef, str]]:
    for line in placed_lines(given.composed.document):
        if line.origin.kind and line.origin.field:
            yield RecordRef(kind=Kind(line.origin.kind), id=line.origin.id), line.origin.field


def _source(own: WrittenText, versions: list[WrittenText]) -> str:
    source = source_of(own, versions)
    return language_name(source.language) if source is not None else "other"


CHECK = Check(name="outdated-text", run=run)
