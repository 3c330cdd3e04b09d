"""Set one field of a record, one option of a section, or one text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from pydantic import ValidationError

from briefing_app.domain.changes import ChangeSet, created, replaced
from briefing_app.domain.codec import adapter
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level, narrowest
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import NEVER_CLOSED, FieldMark, Record
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.pack import Section
from briefing_app.domain.records.written import TextState, WrittenText, text_id
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.short_words import is_short, one_line, versions_of
from briefing_app.domain.text import Text, normalise
from briefing_app.domain.text_versions import mark_of, original_of, source_of
from briefing_app.editing.command import Command, needed, unchanged
from briefing_app.errors import InputError
from briefing_app.sections.registry import title_of

_FIXED = frozenset({"id", "rev", "sequence"})


def set_field(ref: RecordRef, field: str, value: object) -> Command:
    """Set a field of a record to ``value``. A section's name that is no field of its own is an option of its type."""

    def command(reader: Reader) -> ChangeSet:
        before = needed(reader, CLASSES[ref.kind], ref.id)
        after = with_field(before, field, value)
        label = f"Change {_words(field)} of {_owner_words(before)}"
        return unchanged(label) if after == before else ChangeSet(label=label, changes=(replaced(before, after),))

    return command


def set_illustrative(ref: RecordRef, names: Sequence[str], *, illustrative: bool) -> Command:
    """Mark the content of these fields as made up, or take their marks away."""

    def command(reader: Reader) -> ChangeSet:
        before = needed(reader, CLASSES[ref.kind], ref.id)
        marks = {mark.field: mark for mark in before.marks}
        for name in names:
            marks[name] = replace(marks.get(name, FieldMark(field=name)), illustrative=illustrative)
        kept = tuple(mark for mark in marks.values() if mark.illustrative or mark.level is not None)
        what = f"{', '.join(map(_words, names))} of {_owner_words(before)}"
        label = f"Mark {what}" if illustrative else f"Take the mark from {what}"
        after = replace(before, marks=kept)
        return unchanged(label) if after == before else ChangeSet(label=label, changes=(replaced(before, after),))

    return command


def set_level_of_field(ref: RecordRef, name: str, level: Level | None) -> Command:
    """Close one field of a record to a wider audience than ``level``; ``None``: it is as open as the record again.

    The command raises ``InputError`` where the level would be wider than the record's own or the field's least one,
    and where the field is none that can be closed by itself.
    """

    def command(reader: Reader) -> ChangeSet:
        before = needed(reader, CLASSES[ref.kind], ref.id)
        if name in NEVER_CLOSED or name not in {*(field.name for field in fields(before)), *before.TEXTS}:
            raise InputError("There is no such field", f"A {_words(before.KIND)} has no field {name!r} to close.")
        widest = narrowest(before.level, before.FIELD_LEVELS.get(name))
        if level is not None and level.openness > widest.openness:
            why = f"{_words(name).capitalize()} of this {_words(before.KIND)} is closed further than that already."
            raise InputError("A field cannot be more open than its record", why, "Open the record first, if it may be.")
        marks = {mark.field: mark for mark in before.marks}
        marks[name] = replace(marks.get(name, FieldMark(field=name)), level=level)
        kept = tuple(mark for mark in marks.values() if mark.illustrative or mark.level is not None)
        label = f"{'Open' if level is None else 'Close'} {_words(name)} of {_owner_words(before)}"
        after = replace(before, marks=kept)
        return unchanged(label) if after == before else ChangeSet(label=label, changes=(replaced(before, after),))

    return command


def set_text(owner: RecordRef, field: str, *, language: str, tree: Text) -> Command:
    """Set the text that a record's field has in a language; it is made where there is none."""

    def command(reader: Reader) -> ChangeSet:
        record = needed(reader, CLASSES[owner.kind], owner.id)
        label = f"Edit {_words(field)} of {_owner_words(record)}"
        before = reader.get(WrittenText, text_id(owner, field, language))
        wanted = one_line(tree.plain) if is_short(type(record), field) else normalise(tree)
        if before is not None:
            after = replace(before, tree=wanted, state=TextState.DRAFT)
            return (
                unchanged(label)
                if before.tree == wanted
                else ChangeSet(label=label, changes=(replaced(before, after),))
            )
        if wanted.empty:
            return unchanged(label)
        made = WrittenText(id=text_id(owner, field, language), owner=owner, field=field, language=language, tree=wanted)
        source = original_of(_versions(reader, record, field), beside=language)
        return ChangeSet(label=label, changes=(created(_made_from(made, source)),))

    return command


def begin_version(owner: RecordRef, field: str, *, language: str) -> Command:
    """Begin the version of a text in a language with the words of the original: a draft to translate.

    Raises:
        InputError: if there is nothing to begin with, or the version has words already.
    """

    def command(reader: Reader) -> ChangeSet:
        record = needed(reader, CLASSES[owner.kind], owner.id)
        label = f"Begin {_words(field)} of {_owner_words(record)}"
        source = original_of(_versions(reader, record, field), beside=language)
        before = reader.get(WrittenText, text_id(owner, field, language))
        if source is None or (before is not None and not before.tree.empty):
            raise InputError("Nothing was begun", "There is no other text to begin with, or this one has words.")
        known = before or WrittenText(id=text_id(owner, field, language), owner=owner, field=field, language=language)
        after = _made_from(replace(known, tree=source.tree, state=TextState.DRAFT), source)
        return ChangeSet(label=label, changes=(replaced(before, after) if before is not None else created(after),))

    return command


def confirm_text(owner: RecordRef, field: str, *, language: str) -> Command:
    """Mark a text in a language as checked, as it stands and against its source as that stands.

    Raises:
        InputError: if there is no such text.
    """

    def command(reader: Reader) -> ChangeSet:
        record = needed(reader, CLASSES[owner.kind], owner.id)
        label = f"Mark {_words(field)} of {_owner_words(record)} as checked"
        before = reader.get(WrittenText, text_id(owner, field, language))
        if before is None or before.tree.empty:
            raise InputError("Nothing was marked", "There is no text in this language yet.", "Write it first.")
        source = source_of(before, _versions(reader, record, field))
        after = replace(before, state=TextState.CHECKED)
        after = _made_from(after, source) if source is not None else after
        return unchanged(label) if after == before else ChangeSet(label=label, changes=(replaced(before, after),))

    return command


def _made_from(text: WrittenText, source: WrittenText | None) -> WrittenText:
    if source is None:
        return replace(text, source_language="", source_mark="")
    return replace(text, source_language=source.language, source_mark=mark_of(source.tree))


def _versions(reader: Reader, owner: Record, field: str) -> list[WrittenText]:
    return versions_of(owner, field, reader.texts((owner.id,)))


def with_field(record: Record, field: str, value: object) -> Record:
    """Return the record with one value changed, checked as an import's values are.

    Raises:
        InputError: if the record has no such field, or the value does not fit it.
    """
    names = {entry.name for entry in fields(record)}
    if field in _FIXED or (field not in names and not isinstance(record, Section)):
        raise InputError("There is no such field", f"A {_words(record.KIND)} has no field {field!r} to change.")
    if field not in names and isinstance(record, Section):
        field, value = "options", _with_option(record.options, field, value)
    values = {name: getattr(record, name) for name in names} | {field: value}
    try:
        checked = adapter(record.KIND).validate_python(values)
    except ValidationError as error:
        faults = "; ".join(str(fault["msg"]) for fault in error.errors())
        raise InputError("This cannot be kept", f"{_words(field).capitalize()}: {faults}") from error
    assert isinstance(checked, Record)
    return checked


def _with_option(options: Mapping[str, Any], name: str, value: object) -> dict[str, Any]:
    others = {key: known for key, known in options.items() if key != name}
    if value is None:
        return others
    return {**others, name: str(value) if isinstance(value, PartialDate) else value}


def _owner_words(record: Record) -> str:
    """Return whose field it is: a section by its title, for a pack has many of them."""
    return title_of(record) if isinstance(record, Section) else _words(record.KIND)


def _words(name: str | Kind) -> str:
    return str(name).partition(":")[0].replace(".", ", ").replace("_", " ")
