"""Sections that wait for a text: they show its calls, and none is chosen in them yet."""

from __future__ import annotations

from typing import TypeGuard

from briefing_app.domain.changes import Change, replaced
from briefing_app.domain.ids import InstrumentId, PackId
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records.pack import Section
from briefing_app.editing.fields import with_field
from briefing_app.sections.base.calls import first_call
from briefing_app.sections.registry import section_types, title_of

_TEXT = "instrument"


def give_text(reader: Reader, pack: PackId, text: InstrumentId) -> tuple[Change, ...]:
    """Return the changes by which each section of a pack that waits for a text shows this one."""
    waiting = (section for section in reader.where(Section, "pack", pack) if _shows_a_text(section))
    return tuple(replaced(each, with_field(each, _TEXT, text)) for each in waiting if not each.chosen(_TEXT))


def titles_given(records: tuple[Record, ...]) -> tuple[str, ...]:
    """Return the titles of the sections that a step has given a text, of all that it changed."""
    return tuple(title_of(record) for record in records if _shows_a_text(record) and record.chosen(_TEXT))


def _shows_a_text(record: Record) -> TypeGuard[Section]:
    declared = section_types().get(record.section_type) if isinstance(record, Section) else None
    return declared is not None and declared.first_step is first_call
