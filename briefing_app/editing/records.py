"""Make a record from the words that somebody typed, and put it where it is wanted. One undo step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from briefing_app.domain.changes import Change, ChangeSet, created, replaced
from briefing_app.domain.fields import AnyOfField, Field, ManyOfField
from briefing_app.domain.ids import PersonId, ThemeId, new_id
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.mission import (
    Commitment,
    DelegationMember,
    Mission,
    NoteUse,
    ProgrammeItem,
    Source,
    SpeakerNote,
)
from briefing_app.domain.records.pack import Recipe, Section
from briefing_app.domain.records.people import Body, Ground, Organisation, Person
from briefing_app.domain.records.place import Country
from briefing_app.domain.records.recommendation import Addressee, Instrument, Theme
from briefing_app.domain.records.situation import SituationEntry
from briefing_app.domain.reference import RecordRef
from briefing_app.editing.around import Around, around_of
from briefing_app.editing.command import Command, behind, needed, unchanged
from briefing_app.editing.fields import with_field
from briefing_app.errors import InputError
from briefing_app.sections.record_forms import form_of
from briefing_app.sections.registry import section_types

GENERAL = "General"
"""The theme of a fact for which none is chosen; it is made with the first such fact."""
DELEGATION = "delegation"
"""The field of a mission that takes persons, each as a Member of its delegation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class New:
    """What a kind takes to be made: the ``words`` field gets what was typed, ``takes`` comes from around.

    A record needs each of ``needs``; order keys run among those that have the same ``among``, else among all.
    """

    record: type[Record]
    noun: str
    words: str
    takes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    among: str = ""


NEW: Mapping[Kind, New] = {
    Kind.COUNTRY: New(record=Country, noun="country", words="name"),
    Kind.PERSON: New(record=Person, noun="person", words="name"),
    Kind.ORGANISATION: New(record=Organisation, noun="organisation", words="name"),
    Kind.BODY: New(record=Body, noun="body", words="code"),
    Kind.ADDRESSEE: New(record=Addressee, noun="addressee", words="name"),
    Kind.THEME: New(record=Theme, noun="theme", words="name"),
    Kind.INSTRUMENT: New(record=Instrument, noun="text", words="title"),
    Kind.SOURCE: New(record=Source, noun="source", words="title"),
    Kind.RECIPE: New(record=Recipe, noun="recipe", words="name"),
    Kind.PROGRAMME_ITEM: New(
        record=ProgrammeItem,
        noun="programme item",
        words="title",
        takes=("mission",),
        needs=("mission",),
        among="mission",
    ),
    Kind.SPEAKER_NOTE: New(
        record=SpeakerNote,
        noun="speaker note",
        words="title",
        takes=("mission", "use"),
        needs=("mission",),
        among="mission",
    ),
    Kind.COMMITMENT: New(
        record=Commitment, noun="commitment", words="title", takes=("mission",), needs=("mission",), among="mission"
    ),
    Kind.SITUATION_ENTRY: New(
        record=SituationEntry,
        noun="fact",
        words="title",
        takes=("country", "theme"),
        needs=("country",),
        among="country",
    ),
}
"""The kinds that can be made from a few words, and what each takes."""


def add_record(
    kind: Kind,
    words: str,
    *,
    record: str = "",
    where: RecordRef | None = None,
    field: str = "",
    theme: ThemeId | None = None,
    use: NoteUse | None = None,
    language: str = "",
    general: str = GENERAL,
) -> Command:
    """Make a record of ``kind`` from ``words``; ``record`` is the id it gets (empty: a fresh one).

    ``where`` is the record whose form is open, a section, or the pack: mission, country and the like are taken from
    it, ``theme``, ``use`` and the ``language`` of the words before them. ``general`` is the theme that is made for a
    fact that has none. With ``field`` the new record is also put into that field of ``where``: in the place of what
    stood there, or behind the others.

    Raises:
        InputError: if the kind is made elsewhere, the words are empty, or the place does not tell what it needs.
    """
    new_record, new_theme = record or new_id(), ThemeId(new_id())

    def command(reader: Reader) -> ChangeSet:
        new = _new(kind)
        typed = " ".join(words.split())
        if not typed:
            raise InputError(f"The {new.noun} was not added", "It has no words yet.", "Type its name or title.")
        around = around_of(reader, where)
        around = replace(
            around, theme=theme or around.theme, use=use or around.use, language=language or around.language
        )
        changes: list[Change] = []
        if "theme" in new.takes and around.theme is None:
            around, made = _with_general(reader, around, new_theme, general)
            changes.extend(made)
        added = _made(reader, new, typed, new_record, around)
        if isinstance(added, Person) and field == DELEGATION:
            # Who travels in a delegation of Members is in public office; without it no Member's pack would name them.
            added = replace(added, named_to=Level.PUBLIC, ground=Ground.OFFICE)
        changes.append(created(added))
        if where is not None and field:
            holder = needed(reader, CLASSES[where.kind], where.id)
            changes.append(replaced(holder, with_record(holder, field, new_record, kind=kind)))
        return ChangeSet(label=f"Add the {new.noun} {_short(typed)}", changes=tuple(changes))

    return command


def put_record(where: RecordRef, field: str, record: str) -> Command:
    """Put a record that is there already into a field of ``where``, as ``add_record`` does with a new one."""

    def command(reader: Reader) -> ChangeSet:
        before = needed(reader, CLASSES[where.kind], where.id)
        after = with_record(before, field, record)
        label = f"Add to {field.replace('_', ' ')}"
        return unchanged(label) if after == before else ChangeSet(label=label, changes=(replaced(before, after),))

    return command


def makeable(reader: Reader, where: RecordRef | None = None) -> frozenset[Kind]:
    """Return the kinds that can be made at a place: it tells what they need."""
    around = around_of(reader, where)
    return frozenset(kind for kind, new in NEW.items() if not _missing(new, around))


def with_record(holder: Record, field: str, record: str, *, kind: Kind | None = None) -> Record:
    """Return ``holder`` with a record in its field, behind the others where it takes many; ``kind`` is the record's.

    Raises:
        InputError: if the holder has no such field.
    """
    if isinstance(holder, Mission) and field == DELEGATION:
        if any(member.person == record for member in holder.delegation):
            return holder
        return replace(holder, delegation=(*holder.delegation, DelegationMember(person=PersonId(record))))
    declared = next((entry for entry in _fields_of(holder) if entry.name == field), None)
    if isinstance(declared, AnyOfField) and kind is not None:
        there = getattr(holder, field)
        return with_field(holder, field, tuple(dict.fromkeys((*there, RecordRef(kind=kind, id=record)))))
    if not isinstance(declared, ManyOfField):
        return with_field(holder, field, record)
    held = holder.chosen(field) if isinstance(holder, Section) else getattr(holder, field)
    return with_field(holder, field, tuple(dict.fromkeys((*held, record))))


def _new(kind: Kind) -> New:
    new = NEW.get(kind)
    if new is None:
        raise InputError("Nothing was added", f"A {kind.replace('_', ' ')} is not made from a few words.")
    return new


def _made(reader: Reader, new: New, typed: str, record: str, around: Around) -> Record:
    missing = _missing(new, around)
    if missing:
        raise InputError(
            f"The {new.noun} was not added",
            f"It belongs to a {missing[0]}, and there is none here.",
            f"Choose the {missing[0]} first.",
        )
    names = {entry.name for entry in fields(new.record)}
    values: dict[str, Any] = {
        new.words: typed,
        "words_in": around.language,
        **{name: getattr(around, name) for name in new.takes},
    }
    if new.record is Body:
        values["names"] = ()
    if new.record is SpeakerNote:
        values["language"] = around.language
    if "order_key" in names:
        values["order_key"] = behind(
            reader.where(new.record, new.among, getattr(around, new.among)) if new.among else reader.all(new.record)
        )
    return new.record(id=record, **values)


def _missing(new: New, around: Around) -> list[str]:
    return [name for name in new.needs if getattr(around, name) is None]


def _with_general(reader: Reader, around: Around, new_theme: ThemeId, name: str) -> tuple[Around, tuple[Change, ...]]:
    themes = reader.all(Theme)
    known = next((theme for theme in themes if theme.name.casefold() == name.casefold()), None)
    if known is not None:
        return replace(around, theme=known.id), ()
    made = Theme(id=new_theme, name=name, words_in=around.language, order_key=behind(themes))
    return replace(around, theme=made.id), (created(made),)


def _fields_of(holder: Record) -> tuple[Field, ...]:
    if not isinstance(holder, Section):
        return form_of(holder)
    kind = section_types().get(holder.section_type)
    return kind.fields if kind is not None else ()


def _short(words: str) -> str:
    return words if len(words) <= 40 else words[:39].rstrip() + "…"
