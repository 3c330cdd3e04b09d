"""Passages of a script that runs to the left: names are set in their order, longer ones are not made into lines."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.composing.findings import Check, CheckInput, Finding
from briefing_app.composing.places import placed_lines, quoted
from briefing_app.document.right_to_left import runs_left, split

_LONGEST = 60
"""Letters that surely fit a line of a page."""


def run(given: CheckInput) -> Iterator[Finding]:
    """Report each passage that may be longer than a line."""
    for line in placed_lines(given.composed.document):
        if not runs_left(line.text):
            continue
        for part, to_the_left in split(line.text):
            if to_the_left and len(part) > _LONGEST:
                yield Finding(
                    check=CHECK.name,
                    severity="error",
                    where=line.where,
                    quote=quoted(part),
                    message="Letters that run from right to left go on for longer than a line; "
                    "the PDF would break them in the wrong order.",
                    fix=f"Keep such passages to {_LONGEST} letters, as names are, or write it in other letters.",
                    origin=line.origin,
                )


CHECK = Check(name="right-to-left", run=run)
