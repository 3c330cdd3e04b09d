"""What all handouts for those who speak share: the notes, the versions, the names with how they are said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from briefing_app.composing.handout import HandoutInput
from briefing_app.document.blocks import Block, Paragraph, ParagraphStyle
from briefing_app.document.inline import Citation, IllustrativeMark, Inline, Pronounced, Words
from briefing_app.document.tree import Furniture
from briefing_app.document.walk import rebuild
from briefing_app.domain.fields import ChoiceField
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records.mission import NoteUse, ProgrammeItem, SpeakerNote
from briefing_app.domain.records.pack import Pack
from briefing_app.domain.records.people import Person
from briefing_app.domain.speaking import SPOKEN
from briefing_app.domain.view import View
from briefing_app.sections.speaker_notes import VERSION_CHOICES, time_words, version_of

VERSION = ChoiceField(
    name="version", label="Version", help="What of the note: all of it, or what belongs to so many minutes.",
    choices=VERSION_CHOICES,
)  # fmt: skip


def letters_field(default: int, sizes: Iterable[int]) -> ChoiceField:
    """Return the choice of how large the letters are."""
    return ChoiceField(
        name="letters", label="Letters", choices=tuple((str(size), f"{size} points") for size in sizes),
        default=str(default),
    )  # fmt: skip


def notes_to_speak_from(reader: Reader, pack: Pack) -> tuple[Record, ...]:
    """Return the notes of the pack's mission that somebody speaks from."""
    notes = reader.where(SpeakerNote, "mission", pack.mission)
    return tuple(note for note in notes if note.use is NoteUse.SPEAK)


def note_of(given: HandoutInput) -> SpeakerNote:
    """Return the note that a handout is made from."""
    assert isinstance(given.subject, SpeakerNote)  # it is one of those that were offered
    return given.subject


def language_of(_pack: Pack, subject: Record | None) -> str:
    """Return the language in which a note is spoken."""
    return subject.language if isinstance(subject, SpeakerNote) else ""


def version_asked(given: HandoutInput) -> int | None:
    """Return the minutes of the version that is asked for."""
    return version_of(given.option("version"))


def counted(furniture: Furniture, given: HandoutInput) -> Furniture:
    """Return the furniture of loose pages: which of how many, and what comes next."""
    say = given.view.language.say
    return replace(furniture, page_of=say("{page} of {pages}"), turn=say("→ next: {words}"))


def facts_line(note: SpeakerNote, view: View, *, version: int | None) -> Paragraph:
    """Return the line over a note: who speaks, where, how long; marked where its text is made up."""
    occasion = view.records.get(ProgrammeItem, note.occasion)
    facts = (
        view.records.person_name(note.speaker) or note.role,
        occasion.title if occasion is not None else "",
        time_words(note, view, version=version),
    )
    made_up = any(note.is_illustrative(field) for field in ("title", *SPOKEN))
    mark = (IllustrativeMark(),) if made_up else ()
    words = " · ".join(filter(None, facts)) or note.title
    return Paragraph(children=(Words(text=words), *mark), style=ParagraphStyle.NOTE)


def aloud(blocks: Iterable[Block], view: View) -> tuple[Block, ...]:
    """Return blocks as they are spoken: no numbers of sources, and under each name how it is said."""
    said = _pronunciations(view)
    names = _pattern(said)

    def changed(node: object) -> object:
        if isinstance(node, Paragraph) and node.style is not ParagraphStyle.CUE:
            return replace(node, children=_aloud(node.children, said, names))
        return node

    return tuple(rebuild(block, changed) for block in blocks)


def without_sources(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks as they are spoken: no numbers of sources."""
    return tuple(rebuild(block, _without_sources) for block in blocks)


def _without_sources(node: object) -> object:
    if isinstance(node, Paragraph) and node.style is not ParagraphStyle.CUE:
        return replace(node, children=_aloud(node.children, {}, None))
    return node


def persons_named(text: str, view: View) -> tuple[Person, ...]:
    """Return the persons that a text names and the audience may read of, in the order of their names."""
    return tuple(
        person
        for person in view.records.all(Person)
        if view.records.may_name(person.id) and any(_occurs(form, text) for form in _forms(person))
    )


def _occurs(form: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) is not None


def _forms(person: Person) -> Iterable[str]:
    yield from person.spellings
    surname = person.name.split()[-1] if person.name.split() else ""
    if len(surname) > 2:
        yield surname


def _pronunciations(view: View) -> Mapping[str, str]:
    """Return how each name that the audience may read is said; a surname alone where its part of that is plain."""
    said: dict[str, str] = {}
    for person in view.records.all(Person):
        if not person.pronunciation or not view.records.may_name(person.id):
            continue
        names, sounds = person.name.split(), person.pronunciation.split()
        said.update(dict.fromkeys(person.spellings, person.pronunciation))
        if len(names) == len(sounds) > 1 and len(names[-1]) > 2:
            said.setdefault(names[-1], sounds[-1])
    return said


def _pattern(said: Mapping[str, str]) -> re.Pattern[str] | None:
    longest_first = sorted(said, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)") if said else None


def _aloud(children: Sequence[Inline], said: Mapping[str, str], names: re.Pattern[str] | None) -> tuple[Inline, ...]:
    nodes: list[Inline] = []
    for node in children:
        if isinstance(node, Citation):
            _close_up(nodes)
        elif isinstance(node, Words) and names is not None:
            nodes.extend(_named(node, said, names))
        else:
            nodes.append(node)
    return tuple(nodes)


def _close_up(nodes: list[Inline]) -> None:
    """Let no space stand where the number of a source is left out."""
    last: Any = nodes[-1] if nodes else None
    if isinstance(last, Words):
        nodes[-1] = replace(last, text=last.text.rstrip(" \u00a0"))


def _named(node: Words, said: Mapping[str, str], names: re.Pattern[str]) -> Iterable[Inline]:
    at = 0
    for found in names.finditer(node.text):
        if found.start() > at:
            yield replace(node, text=node.text[at : found.start()])
        name = found.group()
        yield Pronounced(text=name, said=said[name], strong=node.strong, emphasis=node.emphasis)
        at = found.end()
    if at < len(node.text):
        yield replace(node, text=node.text[at:])
