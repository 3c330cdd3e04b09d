"""Markings of classified papers: such a paper may not be kept here, and none that is made here may claim to be one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_app.composing.findings import Check, CheckInput, Finding
from briefing_app.composing.places import hidden_lines, placed_lines, quoted

_MARKINGS = re.compile(
    r"""(?<!\w)(?:
        (?:RESTREINT|CONFIDENTIEL|(?:TR[ÈE]S\s)?SECRET)\s(?:UE|EU)
        | EU[\s-](?:RESTRICTED|CONFIDENTIAL|(?:TOP\s)?SECRET)
        | (?:R|C|S|TS)-UE\s?/\s?EU-(?:R|C|S|TS)
        | (?<!DATE\s)LIMITE
    )(?!\w)""",
    re.VERBOSE,
)


def run(given: CheckInput) -> Iterator[Finding]:
    """Report each line that bears a marking of EU classified information, or LIMITE."""
    document = given.composed.document
    for line in (*placed_lines(document), *hidden_lines(document)):
        found = _MARKINGS.search(line.text.replace("\u00a0", " "))
        if found is not None:
            yield Finding(
                check=CHECK.name,
                severity="error",
                where=line.where,
                quote=quoted(line.text, found.start(), found.end()),
                message=f"“{found.group()}” marks papers that only protected systems may hold; this program is none.",
                fix="Take out what such a paper says. To speak of the marking itself, write it in small letters.",
                origin=line.origin,
            )


CHECK = Check(name="classified-marking", run=run)
