"""Characters that our faces cannot draw: they would be printed as nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from briefing_app.composing.findings import Check, CheckInput, Finding
from briefing_app.composing.places import placed_lines, quoted


def run(given: CheckInput) -> Iterator[Finding]:
    """Report each character once a line, by its name and place."""
    for line in placed_lines(given.composed.document):
        for character in sorted(given.missing(line.text)):
            at = line.text.find(character)
            name = unicodedata.name(character, "a character without a name")
            yield Finding(
                check=CHECK.name,
                severity="error",
                where=line.where,
                quote=quoted(line.text, at, at + 1),
                message=f"The character “{character}” (U+{ord(character):04X}, {name}) cannot be printed.",
                fix="Write it in other letters.",
                origin=line.origin,
            )


CHECK = Check(name="missing-glyph", run=run)
