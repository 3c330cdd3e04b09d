"""Speaking notes that do not fit their minutes, or have more points than a listener keeps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing_app.composing.findings import Check, CheckInput, Finding
from briefing_app.document.blocks import Item, ItemList, ListStyle, Paragraph, ParagraphStyle
from briefing_app.document.origin import Origin
from briefing_app.document.spoken import said_aloud
from briefing_app.document.walk import walk
from briefing_app.domain.kinds import Kind
from briefing_app.domain.records.mission import NoteUse, SpeakerNote
from briefing_app.domain.records.pack import Section
from briefing_app.domain.speaking import MAX_POINTS, SPOKEN, clock_words, minutes_for, spoken_words, words_over
from briefing_app.sections.speaker_notes import version_of


def run(given: CheckInput) -> Iterator[Finding]:
    """Report notes that are read in this document, as this audience hears them: live figures count as their words."""
    for (note_id, section), heard in _measured(given).items():
        note = given.reader.get(SpeakerNote, note_id)
        if note is None or note.use is not NoteUse.SPEAK:
            continue
        origin = Origin(kind=Kind.SPEAKER_NOTE, id=note.id, field="points", section=section)
        yield from _too_long(note, heard.words, origin, version=_version(given, section))
        if heard.points > MAX_POINTS:
            yield Finding(
                check=CHECK.name,
                severity="warning",
                where=note.title,
                quote="",
                message=f"{heard.points} points; listeners keep {MAX_POINTS} at most.",
                fix="Join points or leave some out.",
                origin=origin,
            )


@dataclass(slots=True, kw_only=True)
class _Heard:
    words: int = 0
    points: int = 0


def _version(given: CheckInput, section: str) -> int | None:
    """Return the minutes of the version that stands there; ``None`` where the whole does."""
    if given.composed.version is not None or not section:
        return given.composed.version
    found = given.reader.get(Section, section)
    return version_of(found.option("version")) if found is not None else None


def _too_long(note: SpeakerNote, words: int, origin: Origin, *, version: int | None) -> Iterator[Finding]:
    slot = version or note.minutes
    if slot is None:
        return
    more = words_over(words, slot, note.language, interpreted=note.interpreted)
    if not more:
        return
    takes = minutes_for(words, note.language, interpreted=note.interpreted)
    what = f"The {slot:g}-minute version" if version else "The note"
    yield Finding(
        check=CHECK.name,
        severity="warning",
        where=note.title,
        quote="",
        message=f"{what} takes about {clock_words(takes)}; the slot is {clock_words(slot)}.",
        fix=f"Cut about {more} {'word' if more == 1 else 'words'}.",
        origin=origin,
    )


def _measured(given: CheckInput) -> dict[tuple[str, str], _Heard]:
    """Return what is heard of each note in each section."""
    heard: dict[tuple[str, str], _Heard] = {}
    for node in walk(given.composed.document):
        origin = getattr(node, "origin", None)
        if not isinstance(origin, Origin) or origin.kind != Kind.SPEAKER_NOTE or origin.field not in SPOKEN:
            continue
        of_note = heard.setdefault((origin.id, origin.section), _Heard())
        if isinstance(node, Paragraph) and node.style is not ParagraphStyle.CUE:
            of_note.words += spoken_words(said_aloud(node.children))
        if isinstance(node, ItemList) and node.style is ListStyle.POINTS:
            of_note.points += sum(not _is_cue(item) for item in node.items)
    return heard


def _is_cue(item: Item) -> bool:
    first = item.children[0] if item.children else None
    return isinstance(first, Paragraph) and first.style is ParagraphStyle.CUE


CHECK = Check(name="speaking-time", run=run)
