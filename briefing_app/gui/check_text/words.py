"""What was found in a text, in words for the list and for a report, and where it stands in the text as it is shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from briefing_app.composing.guard import CountFinding, CountNote
from briefing_app.services.text_check import Judged


def in_order(judged: Sequence[Judged]) -> tuple[Judged, ...]:
    """Return what differs first, then what could not be compared, then what agrees; each in the order of the text."""
    return tuple(sorted(judged, key=lambda each: 0 if isinstance(each, CountFinding) else 1 + each.agrees))


def line_of(judged: Judged) -> str:
    """Return a count for the list."""
    place = f"{judged.where}: " if judged.where else ""
    if isinstance(judged, CountNote):
        head = f"✓ Agrees: {judged.said}" if judged.agrees else f"○ Not compared: {judged.said}"
        return f"{head}\n{place}{judged.message}"
    head = f"▲ Said: {judged.said} · The rows say: {judged.actual}"
    return "\n".join(part for part in (head, f"{place}{judged.message}", judged.fix) if part)


def report(judged: Sequence[Judged], *, as_of: date) -> str:
    """Return all counts as plain text, to be sent to whoever wrote the text."""
    found = [each for each in judged if isinstance(each, CountFinding)]
    parts = [f"Counts that differ from the recorded assessments, as of {as_of.isoformat()}: {len(found)}"]
    for number, each in enumerate(found, start=1):
        parts.append(
            f"{number}. {each.where}\n   “{each.quote}”\n   Said: {each.said}. The rows say: {each.actual}.\n"
            f"   {each.message}\n   {each.fix}"
        )
    notes = [each for each in judged if isinstance(each, CountNote)]
    for heading, agrees in (("Counts that could not be compared", False), ("Counts that agree", True)):
        chosen = [each for each in notes if each.agrees is agrees]
        if chosen:
            lines = (f"- {each.where}: “{each.quote}”\n  {each.message}" for each in chosen)
            parts.append("\n".join((f"{heading}: {len(chosen)}", *lines)))
    return "\n\n".join(parts) + "\n"


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
