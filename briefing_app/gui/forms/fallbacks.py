"""What stands in a pack where a field is left empty: shown faintly in the empty field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace

from briefing_app.domain.fields import Field
from briefing_app.domain.levels import Level
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records.mission import SpeakerNote
from briefing_app.domain.records.pack import Pack, Section
from briefing_app.domain.records.people import Person
from briefing_app.domain.records.recommendation import Instrument
from briefing_app.domain.short_words import short_words
from briefing_app.sections.registry import title_of

_EMPTY = "Empty:"
"""How the help of a field begins that says what an empty one means."""


def value_of(record: Record, name: str) -> object:
    """Return a field's value; of a section also an option."""
    if name in {entry.name for entry in fields(record)}:
        return getattr(record, name)
    return record.option(name) if isinstance(record, Section) else None


def placeholders(record: Record, declared: tuple[Field, ...], reader: Reader) -> dict[str, str]:
    """Return by name of field what stands in its place when it is empty; fields that leave nothing are not named."""
    said = {entry.name: _said(entry.help) for entry in declared if entry.help.startswith(_EMPTY)}
    computed = _COMPUTED.get(type(record))
    found = computed(record, reader) if computed is not None else {}
    names = {entry.name for entry in declared}
    return {**said, **{name: words for name, words in found.items() if name in names and words}}


def foreign_words(record: Record, language: str) -> dict[str, str]:
    """Return the words that a record holds in another language: they stand in a pack until there is a version."""
    return short_words(record) if record.words_in != language else {}


def _said(words: str) -> str:
    """Return what a help says of an empty field, as a sentence of its own."""
    first = words.removeprefix(_EMPTY).strip().split(". ")[0].rstrip(".")
    return first[:1].upper() + first[1:]


def _of_section(record: Record, reader: Reader) -> Mapping[str, str]:
    assert isinstance(record, Section)
    if record.section_type != "cover":
        return {"title": title_of(replace(record, title=""))}
    pack = reader.get(Pack, record.pack)
    return {"title": pack.name if pack is not None else "", "subtitle": "Nothing is printed"}


def _of_instrument(record: Record, _reader: Reader) -> Mapping[str, str]:
    assert isinstance(record, Instrument)
    return {"short_title": record.title, "reference": record.short_title or record.title}


def _of_person(record: Record, _reader: Reader) -> Mapping[str, str]:
    assert isinstance(record, Person)
    open_to_all = record.named_to is Level.PUBLIC
    return {"shown_as": "Everybody may read the name" if open_to_all else "Left out where the name may not be read"}


def _of_note(record: Record, reader: Reader) -> Mapping[str, str]:
    assert isinstance(record, SpeakerNote)
    speaker = reader.get(Person, record.speaker) if record.speaker is not None else None
    return {"role": speaker.name if speaker is not None else "", "minutes": "no slot is known"}


_COMPUTED: Mapping[type[Record], Callable[[Record, Reader], Mapping[str, str]]] = {
    Section: _of_section,
    Instrument: _of_instrument,
    Person: _of_person,
    SpeakerNote: _of_note,
}
