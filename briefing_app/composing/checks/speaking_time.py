"""Speaking notes that do not fit their minutes, or have more points than a listener keeps."""

from __future__ import annotations

import math
from collections.abc import Iterator

from briefing_app.composing.findings import Check, CheckInput, Finding
from briefing_app.document.blocks import Item, ItemList, ListStyle, Paragraph, ParagraphStyle
from briefing_app.document.origin import Origin
from briefing_app.document.spoken import plain_words
from briefing_app.document.walk import walk
from briefing_app.domain.kinds import Kind
from briefing_app.domain.records.mission import NoteUse, SpeakerNote
from briefing_app.domain.speaking import MAX_POINTS, minutes_for, rate_of, spoken_words

_SPOKEN_FIELDS = frozenset({"opening", "points", "close"})


def run(given: CheckInput) -> Iterator[Finding]:
    """Report notes that are read in this document, as this audience hears them: live figures count as their words."""
    spoken, points = _measured(given)
    for note_id, words in spoken.items():
        note = given.reader.get(SpeakerNote, note_id)
        if note is None or note.use is not NoteUse.SPEAK:
            continue
        origin = Origin(kind=Kind.SPEAKER_NOTE, id=note.id, field="points")
        yield from _too_long(note, words, origin)
        if points.get(note_id, 0) > MAX_POINTS:
            yield Finding(
                check=CHECK.name,
                severity="warning",
                where=note.title,
                quote="",
                message=f"{points[note_id]} points; listeners keep {MAX_POINTS} at most.",
                fix="Join points or leave some out.",
                origin=origin,
            )


def _too_long(note: SpeakerNote, words: int, origin: Origin) -> Iterator[Finding]:
    if note.minutes is None:
        return
    takes = minutes_for(words, note.language, interpreted=note.interpreted)
    if takes <= note.minutes:
        return
    rate = rate_of(note.language)
    fitting = math.floor(note.minutes * (rate.interpreted if note.interpreted else rate.alone))
    yield Finding(
        check=CHECK.name,
        severity="warning",
        where=note.title,
        quote="",
        message=f"The note takes about {takes:.1f} minutes; the slot is {note.minutes:g}.",
        fix=f"Cut about {words - fitting} {'word' if words - fitting == 1 else 'words'}.",
        origin=origin,
    )


def _measured(given: CheckInput) -> tuple[dict[str, int], dict[str, int]]:
    """Return, by note, the words that are spoken and the number of points."""
    spoken: dict[str, int] = {}
    points: dict[str, int] = {}
    for node in walk(given.composed.document):
        origin = getattr(node, "origin", None)
        if not isinstance(origin, Origin) or origin.kind != Kind.SPEAKER_NOTE or origin.field not in _SPOKEN_FIELDS:
            continue
        if isinstance(node, Paragraph) and node.style is not ParagraphStyle.CUE:
            spoken[origin.id] = spoken.get(origin.id, 0) + spoken_words(plain_words(node.children))
        if isinstance(node, ItemList) and node.style is ListStyle.POINTS:
            points[origin.id] = sum(not _is_cue(item) for item in node.items)
    return spoken, points


def _is_cue(item: Item) -> bool:
    first = item.children[0] if item.children else None
    return isinstance(first, Paragraph) and first.style is ParagraphStyle.CUE


CHECK = Check(name="speaking-time", run=run)
