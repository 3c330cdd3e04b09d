"""Notes that name no item of the programme, where others of the mission do: nobody sees when they are wanted."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.composing.findings import Check, CheckInput, Finding
from briefing_app.document.origin import Origin
from briefing_app.document.walk import walk
from briefing_app.domain.kinds import Kind
from briefing_app.domain.records.mission import ProgrammeItem, SpeakerNote


def run(given: CheckInput) -> Iterator[Finding]:
    """Report each note of this document whose occasion is no longer there, or not set where those of others are."""
    items = {item.id for item in given.reader.where(ProgrammeItem, "mission", given.pack.mission)}
    notes = given.reader.where(SpeakerNote, "mission", given.pack.mission)
    linked = any(note.occasion in items for note in notes)
    for note_id, section in _notes(given).items():
        note = given.reader.get(SpeakerNote, note_id)
        if note is None or note.occasion in items or (note.occasion is None and not linked):
            continue
        yield Finding(
            check=CHECK.name,
            severity="warning",
            where=note.title,
            quote="",
            message="The note belongs to no item of the programme.",
            fix="Choose its occasion in its form.",
            origin=Origin(kind=Kind.SPEAKER_NOTE, id=note.id, field="occasion", section=section),
        )


def _notes(given: CheckInput) -> dict[str, str]:
    """Return the notes that stand in the document, each with the first section that shows it."""
    notes: dict[str, str] = {}
    for node in walk(given.composed.document):
        origin = getattr(node, "origin", None)
        if isinstance(origin, Origin) and origin.kind == Kind.SPEAKER_NOTE:
            notes.setdefault(origin.id, origin.section)
    return notes


CHECK = Check(name="note-without-item", run=run)
