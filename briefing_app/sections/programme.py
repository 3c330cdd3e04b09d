"""The programme by day: time, title, place, who; what is not known says so."""

from __future__ import annotations

from datetime import time

from briefing_app.document.blocks import Block, Cell, Column, Heading, Paragraph, ParagraphStyle, Row, Table
from briefing_app.document.inline import Inline, Words
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.fields import TextField
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.mission import Press, ProgrammeItem, SpeakerNote
from briefing_app.domain.records.pack import Pack, Section
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.view import View
from briefing_app.sections.base.grouping import grouped
from briefing_app.sections.base.prose import citations, field_line, line, origin_of, prose
from briefing_app.sections.base.section_type import SectionContent, SectionType

_PRESS = {Press.OPEN: "Open to the press", Press.CLOSED: "Closed to the press"}


def compose(section: Section, view: View) -> SectionContent:
    """Compose a table a day; days that are not known come last, and within a day times that are not known."""
    items = view.records.where(ProgrammeItem, "mission", view.mission.id)
    notes = grouped(view.records.where(SpeakerNote, "mission", view.mission.id), lambda note: note.occasion)
    blocks: list[Block] = []
    by_day = grouped(items, lambda item: item.date)
    for day in sorted(by_day, key=_day_order):
        rows = tuple(_row(item, notes.get(item.id, []), view) for item in sorted(by_day[day], key=_time_order))
        blocks.append(Heading(level=2, children=line(day_words(day, view)), origin=origin_of(section)))
        blocks.append(_table(rows, view))
    if not blocks:
        return SectionContent(children=())
    note = prose(view, view.mission, "dates_note", style=ParagraphStyle.NOTE)
    return SectionContent(children=(*prose(view, section, "introduction"), *note, *blocks))


def _day_order(day: PartialDate | None) -> tuple[bool, str]:
    return (day is None, str(day))


def _time_order(item: ProgrammeItem) -> tuple[bool, time]:
    return (item.start is None, item.start or time.min)


def day_words(day: PartialDate | None, view: View) -> str:
    """Return a day with its weekday, as far as it is known."""
    if day is None:
        return view.language.say("Day not stated")
    return view.language.weekday(day.first_day) if day.exact else view.language.day(day)


def _table(rows: tuple[Row, ...], view: View) -> Table:
    say = view.language.say
    heads = tuple(
        Cell(children=(Paragraph(children=line(say(word))),), header=True) for word in ("Time", "What", "Who")
    )
    return Table(
        columns=(Column(weight=20), Column(weight=50), Column(weight=30)),
        head=(Row(cells=heads),),
        rows=rows,
        summary=say("Programme of the day: time, what, who."),
    )


def _row(item: ProgrammeItem, notes: list[SpeakerNote], view: View) -> Row:
    origin = origin_of(item)
    what: list[Block] = [
        Paragraph(
            children=(*field_line(item, "title", item.title, strong=True), *citations(item.sources, view)),
            origin=origin_of(item, "title"),
        )
    ]
    facts = [item.place, view.language.say(_PRESS[item.press]) if item.press in _PRESS else "", item.language]
    if any(facts):
        what.append(Paragraph(children=line(", ".join(fact for fact in facts if fact)), style=ParagraphStyle.SMALL))
    what.extend(prose(view, item, "detail", style=ParagraphStyle.SMALL))
    if notes:
        linked = view.language.say("Notes: {titles}", titles=view.language.say("; ").join(note.title for note in notes))
        what.append(Paragraph(children=line(linked), style=ParagraphStyle.SMALL))
    return Row(
        cells=(
            Cell(children=(Paragraph(children=time_of(item, view)),)),
            Cell(children=tuple(what)),
            Cell(children=_people(item, view)),
        ),
        origin=origin,
    )


def time_of(item: ProgrammeItem, view: View) -> tuple[Inline, ...]:
    """Return from when to when a meeting is, with its zone."""
    if item.start is None:
        return (Words(text=view.language.say("time to be confirmed"), emphasis=True),)
    span = view.language.clock(item.start)
    if item.end is not None:
        span += "\u2013" + view.language.clock(item.end)
        if item.end < item.start:
            span += " " + view.language.say("the next day")
    zone = item.zone.rpartition("/")[2].replace("_", " ")
    return line(f"{span} ({zone})" if zone else span)


def _people(item: ProgrammeItem, view: View) -> tuple[Block, ...]:
    names = [view.records.person_name(person) for person in item.people]
    lead = view.records.person_name(item.lead)
    lines = [name for name in names if name]
    if lead:
        lines.append(view.language.say("Lead: {name}", name=lead))
    return tuple(Paragraph(children=line(name)) for name in lines)


def contained(section: Section, reader: Reader) -> tuple[RecordRef, ...]:
    """The items of the pack's mission."""
    pack = reader.get(Pack, section.pack)
    items = reader.where(ProgrammeItem, "mission", pack.mission) if pack is not None else ()
    return tuple(item.ref for item in items)


SECTION_TYPE = SectionType(
    name="programme",
    label="Programme",
    help="The mission's programme by day.",
    fields=(TextField(name="introduction", label="Introduction", rows=3),),
    compose=compose,
    contained=contained,
    adds=Kind.PROGRAMME_ITEM,
    order=30,
)
