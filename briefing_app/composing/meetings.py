"""What all handouts for a meeting share: which meeting, who takes part, and how each may be named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing_app.composing.handout import HandoutInput
from briefing_app.document.origin import Origin
from briefing_app.domain.fields import ChoiceField
from briefing_app.domain.ids import PersonId
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records.mission import Mission, ProgrammeItem
from briefing_app.domain.records.pack import Pack
from briefing_app.domain.records.people import Person
from briefing_app.domain.view import View
from briefing_app.sections.base.prose import origin_of
from briefing_app.sections.delegation import group_of

ABOUT = "mission or meeting"
SUITS = ("delegation", "programme")
_ALL, _OURS, _MET = "all", "delegation", "met"
PEOPLE = ChoiceField(
    name="people", label="People",
    help="Those of the delegation who travel, those of the programme whom it meets, or both.",
    choices=((_OURS, "The delegation"), (_MET, "Whom it meets"), (_ALL, "Both")),
    default=_OURS,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """Somebody at a meeting, in the form that the audience may read; nothing is told of who may not be named."""

    name: str
    role: str
    group: str
    origin: Origin

    @property
    def function(self) -> str:
        """What stands below the name, or beside it."""
        return " · ".join(filter(None, (self.group, self.role)))


def missions_and_meetings(reader: Reader, pack: Pack) -> tuple[Record, ...]:
    """Return the pack's mission, then the meetings of its programme."""
    mission = reader.get(Mission, pack.mission)
    meetings = reader.where(ProgrammeItem, "mission", pack.mission)
    return (*((mission,) if mission is not None else ()), *meetings)


def attending(given: HandoutInput) -> tuple[Attendee, ...]:
    """Return who takes part, the delegation first, everybody once."""
    view, people = given.view, given.option("people")
    found: dict[PersonId, str] = {}
    if people in (_ALL, _OURS):
        found.update({member.person: member.role for member in view.mission.delegation if member.travels})
    if people in (_ALL, _MET):
        for person in _met(given):
            found.setdefault(person, "")
    attendees = (_attendee(person, role, view) for person, role in found.items())
    return tuple(attendee for attendee in attendees if attendee is not None)


def _met(given: HandoutInput) -> Iterator[PersonId]:
    subject, records = given.subject, given.view.records
    items = (
        (subject,)
        if isinstance(subject, ProgrammeItem)
        else records.where(ProgrammeItem, "mission", given.view.mission.id)
    )
    for item in items:
        yield from item.people
        if item.lead is not None:
            yield item.lead


def _attendee(person_id: PersonId, role: str, view: View) -> Attendee | None:
    person = view.records.get(Person, person_id)
    name = view.records.person_name(person_id)
    if person is None or name is None:
        return None
    if not view.records.may_name(person_id):
        return Attendee(name=name, role="", group="", origin=origin_of(person))
    group = group_of(person, view, with_short=False)
    return Attendee(
        name=name, role=role or ("" if group else person.description), group=group, origin=origin_of(person)
    )
