"""What the window shows of a library besides pages: packs, sections, records. Read off the window's thread."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.composing.local_words import LocalReader
from briefing_app.domain.ids import PackId
from briefing_app.domain.levels import Level
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.mission import Mission
from briefing_app.domain.records.pack import Pack, Recipe, Section
from briefing_app.domain.records.people import Body
from briefing_app.domain.reference import RecordRef
from briefing_app.sections.base.section_type import FirstStep
from briefing_app.sections.registry import contained_in, section_types, title_of
from briefing_app.services.export_names import ExportNames, export_names


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the tree: a section, or a record that a section shows."""

    ref: RecordRef
    title: str
    hint: str = ""
    section_type: str = ""
    level: Level = Level.PUBLIC
    children: tuple[Entry, ...] = ()
    first_step: FirstStep | None = None
    """What to do first in a section that shows nothing yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One pack as the window shows it, with what can be chosen for it."""

    pack: Pack
    mission: Mission | None
    recipes: tuple[Recipe, ...]
    entries: tuple[Entry, ...]
    names: ExportNames

    def recipe(self, recipe_id: str) -> Recipe | None:
        """The recipe with this id, else the usual one."""
        found = next((recipe for recipe in self.recipes if recipe.id == recipe_id), None)
        return found or next(iter(self.recipes), None)

    def section_of(self, ref: RecordRef, liked: Entry | None = None) -> str:
        """The id of the first section that is ``ref`` or shows it, ``liked`` before others; empty for none."""
        first = (liked,) if liked is not None else ()
        for entry in first + self.entries:
            if ref == entry.ref or any(child.ref == ref for child in entry.children):
                return entry.ref.id
        return ""


def read_packs(reader: Reader) -> tuple[Pack, ...]:
    """Return the packs of a library, the fullest first: that is the one to begin with."""
    packs = reader.all(Pack)
    return tuple(sorted(packs, key=lambda pack: -len(reader.where(Section, "pack", pack.id))))


def read_outline(reader: Reader, pack_id: PackId) -> Outline | None:
    """Return a pack's outline, or ``None`` where the pack is gone."""
    pack = reader.get(Pack, pack_id)
    if pack is None:
        return None
    local = LocalReader(reader, language=pack.language, audience=Level.STAFF)
    recipes = reader.many(Recipe, pack.recipes) or reader.all(Recipe)
    sections = local.where(Section, "pack", pack.id)
    return Outline(
        pack=pack,
        mission=reader.get(Mission, pack.mission),
        recipes=recipes,
        entries=tuple(_section_entry(section, local) for section in sections),
        names=export_names(reader, pack),
    )


def record_by(reader: Reader, ref: RecordRef) -> Record | None:
    """Return the record that a reference names."""
    return reader.get(CLASSES[ref.kind], ref.id)


def record_title(record: Record) -> str:
    """Return the words by which staff know a record."""
    if isinstance(record, Section):
        return title_of(record)
    if isinstance(record, Body):
        return record.names[-1].name if record.names else record.code
    words = getattr(record, "title", "") or getattr(record, "name", "")
    return str(words) or kind_words(record.ref)


def kind_words(ref: RecordRef) -> str:
    """Return the kind of a record in plain words."""
    return ref.kind.value.replace("_", " ").capitalize()


def _section_entry(section: Section, reader: Reader) -> Entry:
    kind = section_types().get(section.section_type)
    shown = contained_in(section, reader)
    found = ((ref, record_by(reader, ref)) for ref in shown)
    return Entry(
        ref=section.ref,
        title=title_of(section),
        hint=kind.label if kind is not None else "",
        section_type=section.section_type,
        level=section.level,
        children=tuple(
            Entry(ref=ref, title=record_title(record), hint=kind_words(ref), level=record.level)
            for ref, record in found
            if record is not None
        ),
        first_step=kind.first_step(section, shown, reader) if kind is not None else None,
    )
