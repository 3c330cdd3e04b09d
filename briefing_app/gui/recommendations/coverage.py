"""Which meetings and notes of a pack raise which calls, and which calls nobody raises. Read on a worker."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.ids import PackId, RecommendationId, SpeakerNoteId
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.mission import NoteUse, ProgrammeItem, SpeakerNote
from briefing_app.domain.records.pack import Pack, Section
from briefing_app.domain.records.recommendation import Assessment, Instrument, Recommendation
from briefing_app.domain.status import StatusCode
from briefing_app.domain.status_words import HOUSE_WORDS, StatusWords, status_words
from briefing_app.domain.valuation import code_at
from briefing_app.editing.command import Command, needed
from briefing_app.editing.fields import set_field
from briefing_app.gui.recommendations.detail import shows
from briefing_app.gui.recommendations.texts import name_of
from briefing_app.gui.recommendations.words import day_words, place_words

MOST = 2000
"""Calls that are laid out against the notes: more are no list that a delegation raises."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteColumn:
    """A note: what it is called, at which meeting it is used, and whether it is one to speak from."""

    id: SpeakerNoteId
    words: str
    meeting: str
    spoken: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRow:
    """A call that the pack shows, and the notes that raise it."""

    id: RecommendationId
    place: str
    words: str
    status: StatusCode
    notes: frozenset[SpeakerNoteId]
    scale: StatusWords = HOUSE_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageTable:
    """Calls against notes. ``more`` is how many calls were left out."""

    pack: str
    columns: tuple[NoteColumn, ...]
    rows: tuple[CallRow, ...]
    more: int = 0

    @property
    def missed(self) -> int:
        """How many calls nobody raises."""
        return sum(1 for row in self.rows if not row.notes)


def read_coverage(reader: Reader, pack_id: PackId) -> CoverageTable | None:
    """Return calls against notes of a pack; ``None`` where it is gone."""
    pack = reader.get(Pack, pack_id)
    if pack is None:
        return None
    notes = reader.where(SpeakerNote, "mission", pack.mission)
    calls = _calls(reader, pack, notes)
    shown = calls[:MOST]
    texts = {text.id: text for text in reader.many(Instrument, {call.instrument for call in shown})}
    by_call: dict[str, list[Assessment]] = {call.id: [] for call in shown}
    for each in reader.assessments([call.id for call in shown]):
        by_call[each.recommendation].append(each)
    as_of = pack.as_of.first_day if pack.as_of is not None else date.max
    scale, rows = status_words(reader), []
    for call in shown:
        text = texts.get(call.instrument)
        rows.append(
            CallRow(
                id=call.id,
                place=f"{name_of(text)}, {place_words(call)}" if text is not None else place_words(call),
                words=call.title,
                status=code_at(by_call[call.id], as_of, text.claimant if text is not None else None),
                notes=frozenset(note.id for note in notes if call.id in note.recommendations),
                scale=scale,
            )
        )
    return CoverageTable(
        pack=pack.name,
        columns=tuple(_column(reader, note) for note in notes),
        rows=tuple(rows),
        more=len(calls) - len(shown),
    )


def toggle_raised(note: SpeakerNoteId, call: RecommendationId) -> Command:
    """Link a call to a note, or take the link away."""

    def command(reader: Reader) -> ChangeSet:
        held = needed(reader, SpeakerNote, note)
        raised = held.recommendations
        wanted = tuple(each for each in raised if each != call) if call in raised else (*raised, call)
        return set_field(held.ref, "recommendations", wanted)(reader)

    return command


def _calls(reader: Reader, pack: Pack, notes: tuple[SpeakerNote, ...]) -> list[Recommendation]:
    """Return the calls that the pack's sections are about, in their order, then those that only a note raises."""
    sections = reader.where(Section, "pack", pack.id)
    texts = dict.fromkeys(text for section in sections for text in section.chosen("instrument"))
    found: dict[str, Recommendation] = {}
    for text in texts:
        for call in reader.where(Recommendation, "instrument", text):
            if call.counts and any(shows(section, call) for section in sections):
                found[call.id] = call
    raised = [call for note in notes for call in note.recommendations if call not in found]
    found.update({call.id: call for call in reader.many(Recommendation, raised)})
    return list(found.values())


def _column(reader: Reader, note: SpeakerNote) -> NoteColumn:
    item = reader.get(ProgrammeItem, note.occasion) if note.occasion is not None else None
    meeting = ", ".join(part for part in (item.title, day_words(item.date)) if part) if item is not None else ""
    return NoteColumn(id=note.id, words=note.title, meeting=meeting, spoken=note.use is NoteUse.SPEAK)
