"""Speaker notes, in two uses: speakers to be heard, and notes to speak from."""

from __future__ import annotations

from briefing_app.document.blocks import Block, Heading, Pair, Pairs, Paragraph, ParagraphStyle
from briefing_app.document.inline import Inline
from briefing_app.domain.fields import ChoiceField, ManyOfField, TextField
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.mission import NoteUse, ProgrammeItem, SpeakerNote
from briefing_app.domain.records.pack import Pack, Section
from briefing_app.domain.records.people import Person
from briefing_app.domain.records.recommendation import Recommendation
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.speaking import SPOKEN, clock_words, heard_words, minutes_for
from briefing_app.domain.view import View
from briefing_app.sections.base.prose import citations, field_line, line, marked, origin_of, points, prose
from briefing_app.sections.base.section_type import SectionContent, SectionType

VERSION_CHOICES = (("", "All of it"), ("1", "1 minute"), ("3", "3 minutes"), ("5", "5 minutes"))
"""The versions of a note, as a person chooses them."""
_USES = ((NoteUse.HEARD, "Speakers to be heard"), (NoteUse.SPEAK, "Notes to speak from"))


def compose(section: Section, view: View) -> SectionContent:
    """Compose the chosen notes, else every note of the mission with the section's use."""
    version = version_of(section.option("version"))
    blocks = [block for note in _notes(section, view) for block in _note(note, view, version)]
    if not blocks:
        return SectionContent(children=())
    return SectionContent(children=(*prose(view, section, "introduction"), *blocks))


def _notes(section: Section, view: View) -> tuple[SpeakerNote, ...]:
    chosen = section.chosen("notes")
    if chosen:
        return view.records.many(SpeakerNote, chosen)
    use = section.option("use", NoteUse.SPEAK.value)
    notes = view.records.where(SpeakerNote, "mission", view.mission.id)
    return tuple(note for note in notes if note.use == use)


def _note(note: SpeakerNote, view: View, version: int | None) -> list[Block]:
    body = _heard(note, view) if note.use is NoteUse.HEARD else spoken_blocks(note, view, version=version)
    if not body:
        return []
    name = view.records.person_name(note.speaker)
    words = name if note.use is NoteUse.HEARD and name else note.title
    title = Heading(
        level=2,
        children=field_line(note, "title", words),
        anchor=f"note-{note.id}",
        together=True,
        origin=origin_of(note, "title"),
    )
    return [title, *_facts(note, view, version), *body]


def _heard(note: SpeakerNote, view: View) -> list[Block]:
    blocks: list[Block] = []
    for field, label in (("message", "Message"), ("ask", "What to ask")):
        body = prose(view, note, field)
        if body:
            title = line(view.language.say(label))
            blocks.extend((Heading(level=3, children=title, origin=origin_of(note, field)), *body))
    return blocks


def version_of(option: object) -> int | None:
    """Return the minutes of a version from the option that chooses it; ``None`` is the whole."""
    return int(option) if isinstance(option, str) and option.isascii() and option.isdigit() else None


def spoken_blocks(note: SpeakerNote, view: View, *, version: int | None) -> list[Block]:
    """Return what is spoken: opening, points, close, or what of them the version of so many minutes holds."""
    listed = points(view, note, "points", version=version)
    return [
        *_unmarked(note, view, "opening", style=ParagraphStyle.OPENING, version=version),
        *((listed,) if listed is not None else ()),
        *_unmarked(note, view, "close", style=ParagraphStyle.CLOSE, version=version),
    ]


def _unmarked(
    note: SpeakerNote, view: View, field: str, *, style: ParagraphStyle, version: int | None
) -> tuple[Block, ...]:
    """Return a text to be spoken: the mark never stands in it, but after the note's title."""
    return prose(view, note, field, style=style, mark=False, version=version)


def _facts(note: SpeakerNote, view: View, version: int | None) -> tuple[Block, ...]:
    say = view.language.say
    occasion = view.records.get(ProgrammeItem, note.occasion)
    raised = view.records.many(Recommendation, note.recommendations)
    person = view.records.get(Person, note.speaker)
    named = view.records.may_name(note.speaker)
    rows = (
        (say("Who"), line(person.description) if person is not None and named else ()),
        (say("Speaker"), _speaker(note, view)),
        (say("Occasion"), line(occasion.title) if occasion is not None else ()),
        (say("Time"), line(time_words(note, view, version=version))),
        (say("Raises"), line(say("; ").join(item.title for item in raised))),
        (say("Sources"), tuple(citations(note.sources, view)[1:])),
    )
    pairs = tuple(Pair(label=label, children=(Paragraph(children=value),)) for label, value in rows if value)
    return (Pairs(pairs=pairs, origin=origin_of(note)),) if pairs else ()


def _speaker(note: SpeakerNote, view: View) -> tuple[Inline, ...]:
    if note.use is NoteUse.HEARD:
        return ()
    return marked(note, "role", line(view.records.person_name(note.speaker) or note.role))


def time_words(note: SpeakerNote, view: View, *, version: int | None) -> str:
    """Say the slot and what the words take at the language's rate; nothing where there is no slot.

    A version for some minutes has these for its slot.
    """
    slot = version or note.minutes
    if note.use is NoteUse.HEARD or slot is None:
        return ""
    words = sum(heard_words(view.records.text(note, field), version=version) for field in SPOKEN)
    needed = minutes_for(words, note.language, interpreted=note.interpreted)
    return view.language.say(
        "slot {slot}, as written about {needed}", slot=clock_words(slot), needed=clock_words(needed)
    )


def contained(section: Section, reader: Reader) -> tuple[RecordRef, ...]:
    """The chosen notes, else those of the mission with the section's use."""
    chosen = section.chosen("notes")
    if chosen:
        return tuple(note.ref for note in reader.many(SpeakerNote, chosen))
    pack = reader.get(Pack, section.pack)
    notes = reader.where(SpeakerNote, "mission", pack.mission) if pack is not None else ()
    use = section.option("use", NoteUse.SPEAK.value)
    return tuple(note.ref for note in notes if note.use == use)


SECTION_TYPE = SectionType(
    name="speaker_notes",
    label="Speaker notes",
    help="Speakers to be heard, or notes to speak from.",
    fields=(
        ChoiceField(
            name="use",
            label="Use",
            choices=tuple((use.value, label) for use, label in _USES),
            default=NoteUse.SPEAK.value,
        ),
        ManyOfField(
            name="notes",
            label="Only these notes",
            help="None chosen: every note of the mission.",
            kind=Kind.SPEAKER_NOTE,
            narrows=True,
        ),
        ChoiceField(
            name="version",
            label="Version",
            help="What of each note to speak from stands here: its paragraphs bear the minutes from which they belong.",
            choices=VERSION_CHOICES,
        ),
        TextField(name="introduction", label="Introduction", rows=3),
    ),
    compose=compose,
    contained=contained,
    adds=Kind.SPEAKER_NOTE,
    lists="notes",
    order=50,
)
