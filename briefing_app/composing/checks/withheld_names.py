"""Names that this audience may not read, typed somewhere in free text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_app.composing.findings import Check, CheckInput, Finding
from briefing_app.composing.folding import folded
from briefing_app.composing.places import hidden_lines, placed_lines, quoted
from briefing_app.domain.records.people import Person


def run(given: CheckInput) -> Iterator[Finding]:
    """Report every line that holds a spelling of a person who may not be named to the audience."""
    audience = given.composed.audience
    withheld = [each for each in given.reader.all(Person) if not each.named_to.visible_to(audience)]
    spellings = {folded(spelling): person for person in withheld for spelling in person.spellings if folded(spelling)}
    if not spellings:
        return
    ordered = sorted(spellings, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")
    document = given.composed.document
    for line in (*placed_lines(document), *hidden_lines(document)):
        for name in sorted(set(pattern.findall(folded(line.text)))):
            person = spellings[name]
            instead = f"“{person.shown_as}”" if person.shown_as else "other words"
            yield Finding(
                check=CHECK.name,
                severity="error",
                where=line.where,
                quote=quoted(line.text),
                message=f"{person.name} may not be named to {audience}.",
                fix=f"Link the name to the person's record, write {instead}, or record why the person may be named.",
                origin=line.origin,
            )


CHECK = Check(name="withheld-name", run=run)
