"""Made-up entries in a paper that goes to the public."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.composing.findings import Check, CheckInput, Finding
from briefing_app.composing.places import part_words
from briefing_app.document.inline import IllustrativeMark
from briefing_app.document.walk import walk
from briefing_app.domain.levels import Level


def run(given: CheckInput) -> Iterator[Finding]:
    """Report each part of a public document that holds entries marked as illustrative, each entry once.

    Those behind a count are among them, also where the part shows no more than the count.
    """
    if given.composed.audience is not Level.PUBLIC:
        return
    for part in given.composed.document.parts:
        marks = [node for node in walk(part) if isinstance(node, IllustrativeMark)]
        count = len({entry for mark in marks for entry in mark.made_up}) + sum(not mark.made_up for mark in marks)
        if count:
            entries = "1 illustrative entry is" if count == 1 else f"{count} illustrative entries are"
            yield Finding(
                check=CHECK.name,
                severity="warning",
                where=part_words(part),
                quote="",
                message=f"{entries} shown or counted in a paper for the public.",
                fix="Put facts in their place, or leave them out.",
                origin=part.origin,
            )


CHECK = Check(name="illustrative-content", run=run)
