"""Put something into a section, or take it out: what the section lists, not its own options. One undo step each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from briefing_app.domain.changes import Change, ChangeSet, deleted, replaced
from briefing_app.domain.ids import SectionId, ThemeId, new_id
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.mission import Mission
from briefing_app.domain.records.pack import Pack, Section
from briefing_app.domain.records.people import Person
from briefing_app.domain.records.recommendation import Theme
from briefing_app.domain.reference import RecordRef
from briefing_app.editing.command import Command, needed, unchanged
from briefing_app.editing.fields import with_field
from briefing_app.editing.naming import naming, without
from briefing_app.editing.records import DELEGATION, GENERAL, add_record, with_record
from briefing_app.errors import InputError
from briefing_app.sections.base.section_type import SectionType
from briefing_app.sections.registry import section_types, title_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What comes into a section: ``existing`` names a record that is there, else one is made of ``words``.

    ``values`` are fields of the new record; ``theme`` is the name of its theme, which is made where there is none.
    """

    words: str = ""
    existing: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    theme: str = ""
    general: str = GENERAL
    """What the theme of a fact that has none is called, where it is made."""


def add_to_section(section: SectionId, addition: Addition, *, record: str = "") -> Command:
    """Add to what a section lists; ``record`` is the id that a new record gets.

    Raises:
        InputError: when it runs, if nothing can be added to a section of this type, or the new record has no words.
    """
    new_record, new_theme = record or new_id(), ThemeId(new_id())

    def command(reader: Reader) -> ChangeSet:
        found = needed(reader, Section, section)
        kind = _type_of(found)
        if kind is None or kind.adds is None:
            raise InputError("Nothing was added", f"“{title_of(found)}” lists nothing that is added to it.")
        changes: list[Change] = []
        if not addition.existing:
            theme, made = _theme(reader, kind, addition.theme, new_theme, where=found.ref)
            changes.extend(made)
            added = add_record(
                kind.adds, addition.words, record=new_record, where=found.ref, theme=theme, general=addition.general
            )
            changes.extend(_with_values(change, new_record, addition.values) for change in added(reader).changes)
            changes.extend(_shown_too(found, theme))
        changes.extend(_listed(reader, found, kind, addition.existing or new_record, new=not addition.existing))
        what = addition.words or _words(reader, kind.adds, addition.existing)
        label = f"Add {what} to {title_of(found)}"
        return ChangeSet(label=label, changes=tuple(changes)) if changes else unchanged(label)

    return command


def remove_from_section(section: SectionId, ref: RecordRef) -> Command:
    """Take a record out of what a section lists; one that no list holds is deleted with its texts.

    What names a record that is deleted stays, and names it no longer: one step brings both back.

    Raises:
        InputError: when it runs, if the section does not list it, or would list every other one without it.
    """

    def command(reader: Reader) -> ChangeSet:
        found = needed(reader, Section, section)
        kind = _type_of(found)
        if kind is None or kind.adds is not ref.kind or ref not in kind.contained(found, reader):
            raise InputError("Nothing was removed", f"“{title_of(found)}” does not list it by itself.")
        label = f"Remove {_words(reader, ref.kind, ref.id)} from {title_of(found)}"
        if ref.kind is Kind.PERSON:
            mission = _mission(reader, found)
            others = tuple(member for member in mission.delegation if member.person != ref.id)
            return ChangeSet(label=label, changes=(replaced(mission, replace(mission, delegation=others)),))
        if kind.lists and found.chosen(kind.lists):
            left = tuple(each for each in found.chosen(kind.lists) if each != ref.id)
            if not left:
                raise InputError(
                    "It was not taken out",
                    "It is the last one that is chosen here, and without any the section shows every one.",
                    "Choose another one first, or remove the section.",
                )
            return ChangeSet(label=label, changes=(replaced(found, with_field(found, kind.lists, left)),))
        record = needed(reader, CLASSES[ref.kind], ref.id)
        texts = tuple(deleted(text) for text in reader.texts([ref.id]))
        unlinked = tuple(replaced(each, without(each, ref)) for each in naming(reader, ref))
        return ChangeSet(label=label, changes=(*unlinked, *texts, deleted(record)))

    return command


def stays_in_library(section: Section, kind: Kind) -> bool:
    """Whether what is removed from a section stays in the library: it is taken out of a list then, not deleted."""
    declared = _type_of(section)
    listed = declared is not None and bool(declared.lists and section.chosen(declared.lists))
    return kind is Kind.PERSON or listed


def _type_of(section: Section) -> SectionType | None:
    return section_types().get(section.section_type)


def _mission(reader: Reader, section: Section) -> Mission:
    return needed(reader, Mission, needed(reader, Pack, section.pack).mission)


def _words(reader: Reader, kind: Kind, record: str) -> str:
    found = reader.get(CLASSES[kind], record)
    return str(getattr(found, "title", "") or getattr(found, "name", "")) or kind.value.replace("_", " ")


def _theme(
    reader: Reader, kind: SectionType, words: str, new: ThemeId, *, where: RecordRef
) -> tuple[ThemeId | None, tuple[Change, ...]]:
    name = " ".join(words.split())
    if kind.adds is not Kind.SITUATION_ENTRY or not name:
        return None, ()
    known = next((each for each in reader.all(Theme) if each.name.casefold() == name.casefold()), None)
    if known is not None:
        return known.id, ()
    return new, add_record(Kind.THEME, name, record=new, where=where)(reader).changes


def _shown_too(section: Section, theme: ThemeId | None) -> tuple[Change, ...]:
    """Let a section that shows some themes only show that of its new fact too."""
    chosen = section.chosen("themes")
    if theme is None or not chosen or theme in chosen:
        return ()
    return (replaced(section, with_field(section, "themes", (*chosen, theme))),)


def _with_values(change: Change, record: str, values: Mapping[str, object]) -> Change:
    made = change.after
    if made is None or made.id != record:
        return change
    for name, value in values.items():
        made = with_field(made, name, value)
    return replace(change, after=made)


def _listed(reader: Reader, section: Section, kind: SectionType, record: str, *, new: bool) -> tuple[Change, ...]:
    """Return the change of the list that holds the section's records; nothing where the records tell by themselves."""
    holder: Record = section
    if kind.adds is Kind.PERSON:
        holder = _mission(reader, section)
        if not new:
            needed(reader, Person, record)
        after = with_record(holder, DELEGATION, record)
    elif kind.lists and (section.chosen(kind.lists) or not new):
        shown = section.chosen(kind.lists) or tuple(ref.id for ref in kind.contained(section, reader))
        after = with_field(section, kind.lists, tuple(dict.fromkeys((*shown, record))))
    else:
        return ()
    return (replaced(holder, after),) if after != holder else ()
