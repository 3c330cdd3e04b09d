"""Names that this audience may not read, typed somewhere in free text."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.composing.findings import Check, CheckInput, Finding
from briefing_app.composing.name_search import NameFound, NameSearch
from briefing_app.composing.places import PlacedLine, hidden_lines, placed_lines, quoted
from briefing_app.domain.levels import Level
from briefing_app.domain.records.people import Person


def run(given: CheckInput) -> Iterator[Finding]:
    """Report every line that names a person who may not be named to the audience, by the surname alone too."""
    audience = given.composed.audience
    persons = given.reader.all(Person)
    withheld = [each for each in persons if not each.named_to.visible_to(audience)]
    if not withheld:
        return
    search = NameSearch(withheld, others=[each for each in persons if each.named_to.visible_to(audience)])
    document = given.composed.document
    for line in (*placed_lines(document), *hidden_lines(document)):
        for found in search.find(line.text):
            yield _finding(found, line, audience)


def _finding(found: NameFound, line: PlacedLine, audience: Level) -> Finding:
    person = found.person
    instead = f"“{person.shown_as}”" if person.shown_as else "other words"
    message = f"{person.name} may not be named to {audience}."
    fix = f"Link the name to the person's record, write {instead}, or record why the person may be named."
    if found.surname:
        message = f"“{found.surname}” is the surname of {person.name}, who may not be named to {audience}."
        fix = f"Write {instead}. If somebody else is meant, add that person, and to whom they may be named."
    return Finding(
        check=CHECK.name,
        severity="error",
        where=line.where,
        quote=quoted(line.text),
        message=message,
        fix=fix,
        origin=line.origin,
    )


CHECK = Check(name="withheld-name", run=run)
