"""Coverage: which calls are raised at which meeting and in which note of the mission, and which nobody raises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from string import ascii_uppercase

from briefing_app.document.blocks import (
    Align,
    Block,
    Cell,
    Column,
    Layout,
    Pair,
    Pairs,
    Panel,
    Paragraph,
    ParagraphStyle,
    Row,
    Table,
)
from briefing_app.domain.fields import OneOfField, TextField
from briefing_app.domain.ids import RecommendationId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.records.mission import NoteUse, ProgrammeItem, SpeakerNote
from briefing_app.domain.records.pack import Section
from briefing_app.domain.view import StatusRow, View
from briefing_app.sections.base.calls import chosen_calls, contained_calls, first_call
from briefing_app.sections.base.prose import field_line, line, mark_for, origin_of, prose
from briefing_app.sections.base.section_type import SectionContent, SectionType
from briefing_app.sections.base.status_marks import not_shown_words
from briefing_app.sections.base.status_tables import marked_status, reference_of
from briefing_app.sections.base.tables import group_row, paragraph

_WIDE = 8
"""Notes side by side in one table; more go into further tables, each with the calls that are raised again."""
_RAISED, _NOBODY = "\u25cf", "\u00d7"
"""A full dot and a cross; the word always stands beside them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Note:
    """A note that raises calls: its letter, the words that explain it, and what it raises."""

    letter: str
    title: str
    meeting: ProgrammeItem | None
    raises: frozenset[RecommendationId]


def compose(section: Section, view: View) -> SectionContent:
    """Compose the count, what the letters mean, and the matrix; without a call there is nothing to say."""
    chosen = chosen_calls(section, view)
    if chosen is None:
        return SectionContent(children=())
    instrument, addressee = chosen
    rows = view.figures.rows(instrument.id, addressee)
    if not rows:
        return SectionContent(children=())
    notes = _notes(rows, view)
    missing = not_shown_words(view.figures.not_shown(instrument.id, addressee), view)
    children = (
        *prose(view, section, "introduction"),
        _sentence(rows, notes, section, view),
        *_letters(notes, section, view),
        *_silent_meetings(notes, view),
        *_matrices(rows, notes, section, view),
        *paragraph(missing, ParagraphStyle.NOTE),
    )
    return SectionContent(children=children, layout=Layout.LANDSCAPE)


def _notes(rows: Sequence[StatusRow], view: View) -> tuple[_Note, ...]:
    """The mission's notes that raise one of these calls, in the programme's order, each with a letter."""
    wanted = {row.recommendation.id for row in rows}
    meetings = view.records.where(ProgrammeItem, "mission", view.mission.id)
    place = {meeting.id: index for index, meeting in enumerate(meetings)}
    notes = [
        note for note in view.records.where(SpeakerNote, "mission", view.mission.id) if wanted & {*note.recommendations}
    ]
    ordered = sorted(notes, key=lambda note: place.get(note.occasion, len(place)) if note.occasion else len(place))
    return tuple(
        _Note(
            letter=_letter(index),
            title=_title(note, view),
            meeting=view.records.get(ProgrammeItem, note.occasion),
            raises=frozenset(note.recommendations) & wanted,
        )
        for index, note in enumerate(ordered)
    )


def _letter(index: int) -> str:
    """A to Z, then AA, AB."""
    before, place = divmod(index, len(ascii_uppercase))
    return (_letter(before - 1) if before else "") + ascii_uppercase[place]


def _title(note: SpeakerNote, view: View) -> str:
    if note.use is not NoteUse.HEARD:
        return note.title
    name = view.records.person_name(note.speaker) or note.title
    return view.language.say("{name} (to be heard)", name=name)


def _occasion(meeting: ProgrammeItem | None, view: View) -> str:
    if meeting is None:
        return view.language.say("no meeting named")
    return meeting.title if meeting.date is None else f"{meeting.title}, {view.language.day(meeting.date)}"


def _sentence(rows: Sequence[StatusRow], notes: tuple[_Note, ...], section: Section, view: View) -> Block:
    raised = {call for note in notes for call in note.raises}
    language = view.language
    total = language.say_number("{n} call shown here", "{n} calls shown here", len(rows))
    silent = len(rows) - len(raised)
    if not raised:
        words = language.say("Of {total}, none is raised in a note for this mission.", total=total)
    elif not silent:
        words = language.say("Of {total}, every one is raised in a note for this mission.", total=total)
    else:
        words = language.say(
            "Of {total}, {raised} in a note for this mission; {silent}.",
            total=total,
            raised=language.say_number("{n} is raised", "{n} are raised", len(raised)),
            silent=language.say_number("nobody raises {n}", "nobody raises {n}", silent),
        )
    children = (*line(words), *mark_for((row.recommendation for row in rows), "title"))
    sentence = Paragraph(children=children, style=ParagraphStyle.KEY_FIGURE, origin=origin_of(section))
    return Panel(children=(sentence,), origin=origin_of(section))


def _letters(notes: tuple[_Note, ...], section: Section, view: View) -> tuple[Block, ...]:
    """Say what the letters over the columns mean."""
    if not notes:
        return ()
    pairs = tuple(
        Pair(
            label=note.letter,
            children=paragraph((*line(note.title, strong=True), *line(f" \u00b7 {_occasion(note.meeting, view)}"))),
        )
        for note in notes
    )
    return (Pairs(pairs=pairs, origin=origin_of(section)),)


def _silent_meetings(notes: tuple[_Note, ...], view: View) -> tuple[Block, ...]:
    """Name the meetings at which none of the calls is raised."""
    raising = {note.meeting.id for note in notes if note.meeting is not None}
    meetings = view.records.where(ProgrammeItem, "mission", view.mission.id)
    titles = [meeting.title for meeting in meetings if meeting.id not in raising]
    if not titles:
        return ()
    say = view.language.say
    words = say("No note raises any of them at: {meetings}.", meetings=say("; ").join(titles))
    return paragraph(line(words), ParagraphStyle.NOTE)


def _matrices(rows: Sequence[StatusRow], notes: tuple[_Note, ...], section: Section, view: View) -> tuple[Block, ...]:
    """A table for each few notes, all about as wide; what nobody raises stands in the first, before all others."""
    tables = max(1, ceil(len(notes) / _WIDE))
    wide = ceil(len(notes) / tables)
    parts = [notes[wide * number : wide * (number + 1)] for number in range(tables)]
    return tuple(_matrix(rows, part, notes, section=section, view=view) for part in parts)


def _matrix(
    rows: Sequence[StatusRow], part: tuple[_Note, ...], notes: tuple[_Note, ...], *, section: Section, view: View
) -> Table:
    say = view.language.say
    number = {row.recommendation.id: sum(row.recommendation.id in note.raises for note in notes) for row in rows}
    heads = (say("Reference"), say("Call"), say("Status"), *(note.letter for note in part), say("Raised by"))
    shown = f" ({part[0].letter}\u2013{part[-1].letter})" if len(part) < len(notes) else ""
    body: list[Row] = []
    for label, wanted in (("Raised by nobody", False), ("Raised", True)):
        found = [row for row in rows if bool(number[row.recommendation.id]) is wanted]
        if found and (wanted or part == notes[: len(part)]):
            body.append(group_row(say(label), len(heads)))
            body.extend(_row(row, part, number[row.recommendation.id], view=view) for row in found)
    return Table(
        columns=(
            Column(weight=17),
            Column(weight=32),
            Column(weight=18),
            *(Column(weight=9, align=Align.CENTRE) for _ in part),
            Column(weight=11),
        ),
        head=(Row(cells=tuple(Cell(children=paragraph(line(head)), header=True) for head in heads)),),
        rows=tuple(body),
        caption=line(say("Which call is raised where") + shown),
        summary=say("Every call, and in which note it is raised."),
        anchor=f"coverage-{section.id}-{part[0].letter if part else 'none'}",
        origin=origin_of(section),
    )


def _row(row: StatusRow, part: tuple[_Note, ...], number: int, *, view: View) -> Row:
    call, say = row.recommendation, view.language.say
    raised = paragraph(line(f"{_RAISED} {say('raised')}"), ParagraphStyle.SMALL)
    by = view.language.say_number("{n} note", "{n} notes", number) if number else f"{_NOBODY} {say('nobody')}"
    cells = (
        Cell(children=paragraph(line(reference_of(call, view)), ParagraphStyle.SMALL), header=True),
        Cell(children=paragraph(field_line(call, "title", call.title)), origin=origin_of(call, "title")),
        Cell(children=paragraph(marked_status(row, view), ParagraphStyle.SMALL)),
        *(Cell(children=raised if call.id in note.raises else ()) for note in part),
        Cell(children=paragraph(line(by, strong=not number), ParagraphStyle.SMALL)),
    )
    return Row(cells=cells, origin=origin_of(call))


SECTION_TYPE = SectionType(
    name="coverage",
    label="Coverage",
    help="Which calls the notes of the mission raise, at which meeting, and which nobody raises.",
    fields=(
        OneOfField(name="instrument", label="Text", help="The resolution or other text.", kind=Kind.INSTRUMENT),
        OneOfField(name="addressee", label="Addressed to", kind=Kind.ADDRESSEE),
        TextField(name="introduction", label="Introduction", rows=3),
    ),
    compose=compose,
    contained=contained_calls,
    first_step=first_call,
    order=64,
)
