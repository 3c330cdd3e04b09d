"""Persons who are named beyond the own staff although nobody has said why they may be.

Some who stand in these papers can be arrested for it: a public office, a published source or consent comes first.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.composing.findings import Check, CheckInput, Finding
from briefing_app.composing.places import placed_lines, quoted
from briefing_app.document.origin import Origin
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.records.people import Ground, Person


def run(given: CheckInput) -> Iterator[Finding]:
    """Report each person without a ground whose name stands in a paper for others than staff, at its first place."""
    if given.composed.audience is Level.STAFF:
        return
    read = sorted(ref.id for ref in given.composed.reads if ref.kind is Kind.PERSON)
    bare = [person for person in given.reader.many(Person, read) if person.ground is Ground.NONE]
    lines = [line for line in placed_lines(given.composed.document) if line.text] if bare else []
    for person in bare:
        place = next((line for line in lines if person.name and person.name in line.text), None)
        if place is None:
            continue
        start = place.text.index(person.name)
        yield Finding(
            check=CHECK.name,
            severity="warning",
            where=place.where,
            quote=quoted(place.text, start, start + len(person.name)),
            message=f"{person.name} is named here, and no ground is given why that may be.",
            fix="Give the ground in the person's form, or let the name be read by staff only.",
            origin=Origin(kind=Kind.PERSON, id=person.id, field="ground"),
        )


CHECK = Check(name="named-without-ground", run=run)
