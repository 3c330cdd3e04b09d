"""What was found in a text, in words for the list and for a report, and where it stands in the text as it is shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from briefing_app.composing.guard import CountFinding


def line_of(found: CountFinding) -> str:
    """Return a finding for the list."""
    head = f"▲ Said: {found.said} · The rows say: {found.actual}"
    place = f"{found.where}: " if found.where else ""
    return "\n".join(part for part in (head, f"{place}{found.message}", found.fix) if part)


def report(found: Sequence[CountFinding], *, as_of: date) -> str:
    """Return all findings as plain text, to be sent to whoever wrote the text."""
    parts = [f"Counts that differ from the recorded assessments, as of {as_of.isoformat()}: {len(found)}"]
    for number, each in enumerate(found, start=1):
        parts.append(
            f"{number}. {each.where}\n   “{each.quote}”\n   Said: {each.said}. The rows say: {each.actual}.\n"
            f"   {each.message}\n   {each.fix}"
        )
    return "\n\n".join(parts) + "\n"


def counted(number: int) -> str:
    """Say how many sentences differ."""
    if not number:
        return "No count in this text differs from the rows."
    return "1 count differs from the rows." if number == 1 else f"{number} counts differ from the rows."


def places(text: str, quotes: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return where each quote stands in a text whose lines may be broken inside it; 0 to 0 where it does not.

    The same quote a second time is the next one in the text.
    """
    found: list[tuple[int, int]] = []
    after: dict[str, int] = {}
    for quote in quotes:
        match = _pattern(quote).search(text, after.get(quote, 0))
        if match is None:
            match = _pattern(quote).search(text)
        found.append((match.start(), match.end()) if match else (0, 0))
        if match is not None:
            after[quote] = match.start() if quotes.count(quote) < 2 else match.end()
    return tuple(found)


def _pattern(quote: str) -> re.Pattern[str]:
    """Spaces may be line breaks, and a word may be parted at the end of a line."""
    words = (r"(?:[-\u00ad\ufffe\u0002]\r?\n)?".join(map(re.escape, word)) for word in quote.split())
    return re.compile(r"\s+".join(words))
