"""The delegation list: name, role, country, political group as of the event's date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from briefing_app.document.blocks import Block, Cell, Column, Heading, Paragraph, ParagraphStyle, Row, Table
from briefing_app.document.inline import Inline, Words
from briefing_app.domain.fields import TextField
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.mission import DelegationMember, Mission
from briefing_app.domain.records.pack import Pack, Section
from briefing_app.domain.records.people import Person
from briefing_app.domain.records.place import Country, name_on
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.view import View
from briefing_app.sections.base.prose import citations, line, origin_of, prose
from briefing_app.sections.base.section_type import SectionContent, SectionType

_GROUP = "Political group"
_COLUMNS = (("Name", 30), ("Country", 18), (_GROUP, 22), ("Role", 30))
"""The heads of the columns, and their shares of the width."""


def compose(section: Section, view: View) -> SectionContent:
    """Compose the Members who travel, then those who are met or follow from Brussels."""
    members = view.mission.delegation
    parted = {
        travels: tuple(row for member in members if member.travels is travels for row in _row(member, view))
        for travels in (True, False)
    }
    every = parted[True] + parted[False]
    if not every:
        return SectionContent(children=())
    # The same columns in both tables: what nobody has takes no room.
    used = tuple(at for at in range(len(_COLUMNS)) if any(row.cells[at].children for row in every))
    blocks: list[Block] = []
    for label, rows in (("Travelling", parted[True]), ("Not travelling", parted[False])):
        if rows:
            title = line(view.language.say(label))
            blocks.append(Heading(level=2, children=title, origin=origin_of(view.mission, "delegation")))
            blocks.append(_table(rows, used, view))
    if any(_COLUMNS[at][0] == _GROUP for at in used):
        note = view.language.say("Political groups as of {day}.", day=view.language.day(_day(view)))
        blocks.append(Paragraph(children=line(note), style=ParagraphStyle.NOTE))
    return SectionContent(children=(*prose(view, section, "introduction"), *blocks))


def _table(rows: tuple[Row, ...], used: tuple[int, ...], view: View) -> Table:
    say = view.language.say
    heads = [say(word) for word, _ in _COLUMNS]
    return Table(
        columns=tuple(Column(weight=_COLUMNS[at][1]) for at in used),
        head=(Row(cells=tuple(Cell(children=(Paragraph(children=line(heads[at])),), header=True) for at in used)),),
        rows=tuple(replace(row, cells=tuple(row.cells[at] for at in used)) for row in rows),
        summary=say("Members of the delegation: {columns}.", columns=", ".join(heads[at].lower() for at in used)),
    )


def _row(member: DelegationMember, view: View) -> tuple[Row, ...]:
    person = view.records.get(Person, member.person)
    name = view.records.person_name(member.person)
    if person is None or name is None:
        return ()
    named = view.records.may_name(member.person)
    country = view.records.get(Country, person.country) if named else None
    group = group_of(person, view) if named else ""
    more = _more(person, view) if named else ""
    about = (
        *((Paragraph(children=line(member.role)),) if named and member.role else ()),
        *((Paragraph(children=line(more), style=ParagraphStyle.SMALL),) if more else ()),
    )
    cells: tuple[tuple[Inline, ...], ...] = (
        (Words(text=name, strong=True), *(citations(person.sources, view) if named else ())),
        line(country.name if country else ""),
        line(group),
    )
    filled = (Cell(children=(Paragraph(children=cell),) if cell else ()) for cell in cells)
    return (Row(cells=(*filled, Cell(children=about)), origin=origin_of(person)),)


def _more(person: Person, view: View) -> str:
    """Say in which committees a Member sits, and which languages the Member speaks."""
    languages = view.language.say("speaks {languages}", languages=", ".join(person.languages))
    return view.language.say("; ").join(
        part for part in (", ".join(person.committees), languages if person.languages else "") if part
    )


def group_of(person: Person, view: View, *, with_short: bool = True) -> str:
    """Return the political group of a Member at the mission's date; ``with_short``: as EP files call it too."""
    group = name_on(person.groups, _day(view))
    if group is None:
        return ""
    if not with_short or not group.short or group.short == group.name:
        return group.name
    return view.language.say("{name} (in EP files: {short})", name=group.name, short=group.short)


def _day(view: View) -> date:
    return view.mission.start.first_day if view.mission.start is not None else view.as_of


def contained(section: Section, reader: Reader) -> tuple[RecordRef, ...]:
    """The mission, which holds the list, and its persons."""
    pack = reader.get(Pack, section.pack)
    mission = reader.get(Mission, pack.mission) if pack is not None else None
    if mission is None:
        return ()
    people = reader.many(Person, (member.person for member in mission.delegation))
    return (mission.ref, *(person.ref for person in people))


SECTION_TYPE = SectionType(
    name="delegation",
    label="Delegation",
    help="The Members of the delegation, with their groups as of the mission's date.",
    fields=(TextField(name="introduction", label="Introduction", rows=3),),
    compose=compose,
    contained=contained,
    adds=Kind.PERSON,
    order=40,
)
